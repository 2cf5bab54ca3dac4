"""What a word of fate does in its sentence: it takes an object, it has a subject, or it counts.

"Gunmen killed nine" and "nine killed" are told apart by what stands around the verb; so are «a tué deux hommes»
and «deux hommes tués».
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tables.outcomes import LOST
from bot.understand.tables.people import PEOPLE, SIDE_OF, THINGS, Side
from bot.understand.tolls.carried import carried_off
from bot.understand.tolls.groups import ONE_REACH, FateWord, Group, Sentence, ends_noun
from bot.understand.tolls.idle import is_idle
from bot.understand.tolls.joints import NAMES, is_name, joined_behind
from bot.understand.tolls.sides import has_takers

DOING_REACH = 15  # words back to an auxiliary that two participles share
OBJECT_REACH = 7  # words between a verb and its object
SHARED_REACH = 8  # words between two verbs of one subject
FALL_REACH = 5  # words in which it is told into what somebody fell


def form_here(sentence: Sentence, word: FateWord) -> Form | None:
    """What the word does in this sentence: takes an object, has a subject, or counts; None where neither."""
    tokens = sentence.tokens
    before = sentence.at(word.start - 1)
    first = tokens[word.start]
    near = near_auxiliary(tokens, word.start)
    form: Form | None = word.form
    if is_idle(sentence, word):
        form = None
    elif first in gr.FELL:
        form = Form.DONE if _fell(sentence, word) else None
    elif near in gr.PASSIVE and (first in gr.DEAD_WORDS or first in gr.PUT):
        form = Form.DONE
    elif word.form is Form.EITHER and first in gr.WENT and near not in gr.PASSIVE:
        # "Walked free, or from a wreck"; who drove off was not driven.
        form = Form.DOES if first == "drove" and _object_follows(sentence, word) else None
    elif first == "driven" and before in _HAVE:
        form = Form.DOES  # "the troops had driven off in 74 vehicles"
    elif object_pronoun(sentence, word) is not None:
        form = Form.DOES  # «trois hommes l'ont emmenée»
    elif word.form is Form.EITHER:
        more = before in gr.MORE and sentence.at(word.start - 2).startswith("‹")  # "4 further wounded"
        counted = (
            more or before.startswith("‹") or any(each.end == word.start and each.bare for each in sentence.groups)
        )
        if near in gr.PASSIVE or counted:
            form = Form.DONE
        elif (near in gr.HAVE and near != "have") or _goes_on_doing(sentence, word) or _hits_one(sentence, word):
            form = Form.DOES
        else:
            form = Form.DOES if _object_follows(sentence, word) else Form.DONE
    return Form.DOES if form is Form.DONE and _has_done(sentence, word, near) else form


_HAVE = frozenset(("have", "has", "had"))


def _has_done(sentence: Sentence, word: FateWord, near: str) -> bool:
    """Say whether a participle that tells what was done to people tells it of others: «ont roué de coups un berger»."""
    if near not in gr.PASSIVE and _goes_on_doing(sentence, word):
        return True  # «a tué un berger et grièvement brûlé son fils»
    behind = direct_object(sentence, word) if near in gr.HAVE and near != "have" else None
    return behind is not None and behind.start == word.end


def _goes_on_doing(sentence: Sentence, word: FateWord) -> bool:
    """Say whether a participle shares the auxiliary of one before: «ont pillé six cases, blessé un gardien et …»."""
    if sentence.at(word.start - 1) not in {",", "et"} or sentence.tokens[word.end - 1].endswith(("s", "ed")):
        return False
    before = sentence.tokens[max(0, word.start - DOING_REACH) : word.start]
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at] in gr.AUXILIARIES | gr.STRONG), None)
    has = at is not None and before[at] in gr.HAVE and before[at + 1] not in gr.AUXILIARIES
    return has and direct_object(sentence, word) is not None


def _fell(sentence: Sentence, word: FateWord) -> bool:
    """People who fall are dead («huit soldats sont tombés»), but not who falls into an ambush, ill, or from a cart."""
    if word.end - word.start > 1:
        return True  # «tombés au champ d'honneur»
    if sentence.at(word.start - 1) in gr.THE_FALLEN:
        return False
    after = sentence.tokens[word.end : word.end + FALL_REACH]
    if next((each for each in after if each not in gr.WHEN and each[0] != "~"), "") in gr.UPON:
        return False  # «sont tombés lundi matin sur un barrage»
    if (after[:1] and after[0] in gr.FELL_OTHERWISE) or gr.FELL_INTO.intersection(after):
        return False
    last = next((each for each in reversed(sentence.groups) if each.end <= word.start), None)
    if last is None or last.side is Side.ATTACKERS:
        return False
    # Shells fall too: "a fourth fell in a field", "six rounds, two of which fell", «deux objets tombés».
    gap = sentence.tokens[last.end : word.start]
    noun = len(gap) == 1 and gap[0].isalpha() and gap[0] not in SIDE_OF  # "four military fallen"
    things = "which" in gap or noun if gap else sentence.tokens[word.start] == "fell"
    return not (last.bare and things) and sentence.tokens[last.end - 1] not in gr.ORDINALS


def near_auxiliary(tokens: Sequence[str], start: int) -> str:
    """The auxiliary of a verb, adverbs between them left out; empty where there is none."""
    for place in range(start - 1, max(-1, start - ONE_REACH - 1), -1):
        word = tokens[place]
        if word in gr.PASSIVE or (word in gr.HAVE and word != "en"):
            return word
        if not word.endswith(("ly", "ment")) and word not in gr.ADVERBS and word not in _QUOTES:
            break
    return ""


_QUOTES = frozenset('"«»')  # 'have "neutralised" nine men'


def _object_follows(sentence: Sentence, word: FateWord) -> bool:  # noqa: PLR0911  one kind of token a line
    """Say whether somebody is told right behind the verb."""
    tokens = sentence.tokens
    english = any(each.endswith("ed") or each in gr.ENGLISH for each in tokens[word.start : word.end])
    for place in range(word.end, min(len(tokens), word.end + ONE_REACH + 1)):
        here = tokens[place]
        if here == "pres" and not any(each.startswith("‹") for each in tokens[place + 1 : place + 4]):
            return False  # «enlevé près de Tin»
        another = here in gr.ANOTHER and ends_noun(sentence.at(place + 1))  # "wounded another in the market"
        if (here == "a" and not english) or (here == "d'" and not gr.IN_HAND.isdisjoint(tokens[place : place + 3])):
            return False  # «blessé à la main», «tué d'une balle»
        if here in _QUOTES or (
            here in gr.HEDGES and here not in gr.VAGUE and not another and not _leads_away(sentence, place)
        ):
            continue
        if (here.startswith("‹") or here in {"a", "an"}) and sentence.at(place + 1) in gr.SPANS:
            return False  # "seized a month ago"
        if here.startswith("‹") or another:
            return True
        if here in gr.STOPS or here in gr.PLACED or here in gr.AND or here in gr.PART_OF or here in gr.FINITE:
            return False  # "most of the wounded were under twenty" tells no object
        if here in gr.OBJECTS or here in PEOPLE or here in gr.HEADS:
            return True
        if place == word.end and _is_name(here):
            return True
    return False


def _hits_one(sentence: Sentence, word: FateWord) -> bool:
    """Say whether one person stands right behind: "killed the miller, his wife and …"."""
    return any(each.start == word.end and each.single for each in sentence.groups)


def _leads_away(sentence: Sentence, place: int) -> bool:
    """Say whether "at" or "to" begins a place, not a number: "killed at the market", "killed at least nine"."""
    after = sentence.at(place + 1)
    return sentence.tokens[place] in {"at", "to"} and after not in gr.HEDGES and not after.startswith("‹")


def _is_name(word: str) -> bool:
    """Say whether an unknown word may be whom the verb hit: a name, a thing, no adverb."""
    known = word in gr.WHEN or word in gr.AUXILIARIES or word.endswith(("ly", "ment"))
    return word.isalpha() and not known


def _is_aside(gap: Sequence[str]) -> bool:
    """Say whether only a time and a place stand there: «dimanche, au bord du lac,»."""
    begins = next((place for place, each in enumerate(gap) if each == ","), None)
    if begins is None or begins > 1 or gap[-1] != "," or len(gap) - begins < len([",", "a", "b", ","]):
        return False
    inside = gap[begins + 1 : -1]
    return inside[0] in gr.PLACED and not any(each in gr.STRONG or each[0] == "‹" or each in PEOPLE for each in inside)


def _is_name_of(sentence: Sentence, group: Group, gap: Sequence[str]) -> bool:
    """Say whether only somebody's name stands there, who he was behind it: "killed Oumar Seck, a teacher"."""
    told = group.single and sentence.tokens[group.start] in gr.ONE_PART and gap[-1:] == [","]
    return told and 1 < len(gap) <= 1 + NAMES and all(map(is_name, gap[:-1]))


def direct_object(sentence: Sentence, word: FateWord) -> Group | None:
    """The nearest people behind the verb, where nothing else stands between."""
    group = next((each for each in sentence.groups if each.start >= word.end), None)
    if group is None:
        return None
    gap = sentence.tokens[word.end : group.start]
    if gap == [":"]:
        return group  # «ils ont tué : le chef de terre, son frère et …»
    if word.fate is Fate.ABDUCTED and len(gap) > ONE_REACH and gap[-1] in {"and", "et"} and THINGS.intersection(gap):
        gap = gap[-1:]  # «emporté 200 bœufs et une commerçante»
    if gap[:1] == ["a"] and len(gap) <= OBJECT_REACH and gr.IN_HAND.intersection(gap):
        gap = []  # «blessé à la machette un gardien»
    if _is_aside(gap) or _is_name_of(sentence, group, gap):
        gap = []  # «ont abattu dimanche, au bord du lac, cinq pêcheurs»
    if any(each.startswith("‹") for each in gap) and gap[-1] not in {"and", "et"}:
        return None  # "the seizure of 1,200 detonators and the arrest of four"
    joint = next((at for at in range(len(gap) - 2, -1, -1) if gap[at] in {"and", "et"}), None)
    if joint is not None and not gr.SMALL.issuperset(gap[joint + 1 :]):
        return None  # "shot up the post and let 34 inmates out"
    too_far = len(gap) > (ONE_REACH if group.single else OBJECT_REACH)
    cut = any(each in gr.STOPS and each not in '"«»' for each in gap)
    other_verb = any(place in sentence.fate_at for place in range(word.end, group.start))
    placed = any(each in gr.PLACED and each not in gr.LEADS_ON for each in gap) and not gr.LEAST.intersection(gap)
    return None if too_far or cut or other_verb or placed else group


def may_be_victim(sentence: Sentence, word: FateWord, first: Group) -> bool:
    """Verbs of many uses count only where their object is people: lost, took, seized, shot."""
    tokens, verb = sentence.tokens, sentence.tokens[word.start]
    alone = word.end - word.start == 1
    if word.fate is Fate.ABDUCTED and alone and carried_off(tokens, word.start):
        return True
    carries = verb in LOST or verb in gr.GRABBED or verb in gr.OF_GOODS_TOO
    if first.bare and (carries or tokens[word.end - 1] in {"with", "avec"}):
        return False  # "left with one Land Cruiser"
    if (verb in gr.HOLDS or tokens[word.end - 1] in {"with", "avec"}) and not has_takers(tokens[: word.start]):
        return False  # «il est parti avec deux amis»
    after = tokens[first.end : first.end + 6]
    if alone and verb in gr.MADE_TO_GO:
        return bool(gr.AWAY.intersection(after[:1]) or gr.FOLLOW.intersection(after[:4])) or (
            bool(gr.INTO.intersection(after[:3])) and bool(gr.WHITHER.intersection(after))
        )
    if alone and verb in gr.TOOK and word.fate is Fate.ABDUCTED and not gr.AWAY.intersection(after):
        whither = gr.BROUGHT if verb in gr.ENGLISH | {"taking"} else gr.BROUGHT | {"a"}
        brought = whither.intersection(after)
        begins = word.start == 0 or tokens[word.start - 1] in gr.STRONG  # "Took a bride and her maids."
        takers = (begins or has_takers(tokens[: word.start])) and not brought
        away = after[:1] != ["en"] and after[:2] not in _AIMED_AT
        return takers and away and first.side is Side.CIVILIANS
    dead = "dead" in tokens[first.end : first.end + SHARED_REACH]
    # Who alone was shot may live.
    return dead or not (alone and verb == "shot" and first.single and len(joined_behind(sentence, first)) == 1)


_AIMED_AT = (["pour", "cible"], ["pour", "cibles"])


def is_of_weapon(sentence: Sentence, word: FateWord) -> bool:
    """Say whether a weapon took them, so that they are dead: "the mine took a mother", «les tirs ont emporté»."""
    if sentence.tokens[word.start] not in gr.CARRIED_OFF or gr.CAPTIVE.intersection(sentence.tokens[word.end :]):
        return False
    for back in range(word.start - 1, -1, -1):
        here = sentence.tokens[back]
        if here in gr.STRONG or here in gr.TAKERS or (here in PEOPLE and here not in gr.BOMBERS):
            return False
        if here in gr.WEAPONS or here in gr.BOMBERS:
            return True
    return False


def is_him(sentence: Sentence, word: FateWord) -> bool:
    """Say whether a French pronoun is the object: «ils l'ont emmené»."""
    before = sentence.tokens[max(0, word.start - 3) : word.start]
    verb = sentence.tokens[word.start]
    pronoun = before[-2:-1] == ["l'"] or before[-3:-1] == ["l", "'"]
    return pronoun and before[-1] in gr.HAVE and verb not in gr.GRABBED and not verb.endswith("s")


def object_pronoun(sentence: Sentence, word: FateWord) -> int | None:
    """Where the object of a French verb stands before its auxiliary: «l'ont enlevée», «les avaient abattus»."""
    at = word.start - 1
    while at > 0 and sentence.tokens[at] in gr.ADVERBS:
        at -= 1
    return at - 1 if sentence.at(at) in gr.HAVE and sentence.at(at - 1) in {"l'", "les"} else None


def goes_on(sentence: Sentence, at: int) -> bool:
    """Say whether a noun may follow: "killed her" has an end, "killed her son" has not."""
    if at >= len(sentence.tokens):
        return False
    return sentence.tokens[at] not in gr.STOPS | gr.PLACED | gr.AND
