"""Which people are told together: "twelve soldiers and three civilians", "the mayor along with two guards".

The last link of a list has its "and"; what "including" or brackets tell is a part, not more.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate
from bot.understand.tables.people import PEOPLE, THINGS, Side
from bot.understand.tolls.groups import REACH, FateWord, Group, Sentence, is_source

JOINT = 12  # words between two groups joined by "and"
NAMES = 3  # words of a name
PART_REACH = 9  # words of "including the chief of the village and his"
OF_SO_MANY = 4  # words of "of six and"
COMMA_JOINT = 2  # … or by a comma alone
COMPLEMENT = 5  # … more where the first is told with his village: "the chief of Tin, his son and …"


def are_joined(sentence: Sentence, first: Group, second: Group, *, final: bool = False) -> bool:
    """Whether two groups are told together; the `final` link of a list has its "and"."""
    between = _between(sentence, first, second)
    if not between and first.single and second.single and sentence.tokens[second.start] in gr.POSSESSIVES:
        return not final  # «ma tante son mari et leurs trois enfants»
    if len(between) > JOINT or not any(t in gr.AND for t in between) or _is_cut(sentence, first, second, between):
        return False
    if any(t in gr.AND and t != "," for t in between):
        return True
    bare = sentence.headline and sentence.tokens[second.start] not in gr.ARTICLES
    if final and bare and between == [","] and first.single is second.single and not (first.bare or second.bare):
        return True  # "Bomb kills nurse, patient", "Six villagers, two hunters shot dead"
    # "the village chief of Tin, his brother and …": what tells whose he is does not part them.
    ends = between[-2] if between[-1] in gr.OWNERS and len(between) > 1 else between[-1]
    near = COMMA_JOINT + COMPLEMENT if between[0] in gr.OF and ends == "," else COMMA_JOINT
    return not final and len(between) <= near


def _between(sentence: Sentence, first: Group, second: Group) -> Sequence[str]:
    """What stands between two groups, without how old the first is, or how many children he had."""
    between = sentence.tokens[first.end : second.start]
    if first.single and between[:1] and between[0] in gr.OF:
        if between[-1] in {"and", "et"} and len(between) <= OF_SO_MANY:
            return between[-1:]  # "a father of six and his son", «un élève de 12 ans et son maître»
        if len(between) > 1 and between[1].startswith("‹"):
            return between[3 if between[2:3] == ["ans"] else 2 :]  # "a bride of nineteen, her aunt and …"
    if first.single and "," in between and (at := between.index(",")) <= COMPLEMENT:
        end = at + 3 if between[at + 2 : at + 3] == ["ans"] else at + 2
        if between[at + 1 : at + 2] and between[at + 1][0] == "‹" and between[end : end + 1] == [","]:
            return [*between[:at], *between[end + 1 :]]  # "a teacher, 34, and his pupil"
    comma = between.index(",") if "," in between[: NAMES + 1] else 0
    if first.single and comma and all(map(is_name, between[:comma])):
        return between[comma:]  # «l'imam Seyni Hama, le directeur et …»
    return between


def _is_cut(sentence: Sentence, first: Group, second: Group, between: Sequence[str]) -> bool:
    """Say whether a verb, a stop, a number or a "foot of" keeps them apart."""
    if second.single and between[-1] in gr.OF and between[-2] not in gr.THEN and len(between) > COMMA_JOINT:
        return True  # "killed two cyclists and tore off the foot of a third"
    if any(place in sentence.fate_at for place in range(first.end, second.start)):
        return True
    if _is_clause(between):
        return True  # "a woman was robbed and her husband killed"
    if not (gr.DONE_TO_PEOPLE | gr.LEFT).isdisjoint(between):
        return True  # "killed twelve and arrested thirty suspects", "killed four and leaving the driver without a leg"
    if between[-1] == "que" and "ainsi" not in between:
        return True  # "… and that thirteen assailants"
    return any(t in gr.STRONG or t in gr.SPEECH or t in gr.CUTS or t[0] == "‹" or t in gr.TAKEN for t in between)


def _is_clause(between: Sequence[str]) -> bool:
    """Say whether the first has a verb of its own, and not in a "who …" that tells who it is."""
    verb = next((at for at, each in enumerate(between) if each in gr.FINITE), None)
    return verb is not None and gr.RELATIVES.isdisjoint(between[:verb])


def joined_before(sentence: Sentence, last: Group, owned: set[int]) -> list[Group]:
    """The groups joined to `last` from the left."""
    joined = [last]
    if id(last) in owned:
        return joined
    for group in reversed(sentence.groups):
        if group.end > joined[-1].start:
            continue
        if not are_joined(sentence, group, joined[-1], final=len(joined) == 1) or group.used:
            break
        if gr.PART_OF.intersection(sentence.tokens[max(0, group.start - 2) : group.start]):
            break
        if sentence.tokens[group.end : group.end + 2] in _AMONG_THEM:
            break  # "four died, the driver among them, and eleven were hurt"
        joined.append(group)
        if id(group) in owned:
            joined.pop()
            break
    return joined[::-1]


def joined_behind(sentence: Sentence, first: Group, *, listed: bool = False, bodies: bool = False) -> list[Group]:
    """The groups joined to `first` from the right; a `listed` toll needs no "and": "killed: 2 VDP, 1 civilian".

    `bodies` of theirs were found: the verb is not the last one's own.
    """
    joined = [first]
    for group in sentence.groups:
        if group.start < joined[-1].end:
            continue
        if group.used or (not bodies and has_own_verb(sentence, group)):
            break
        if not are_joined(sentence, joined[-1], group):
            if group.single and group.start - joined[-1].end <= COMMA_JOINT:
                continue  # "the son, the mayor's, and his friend"
            break
        joined.append(group)
    goes_on = joined[-1].end + 1 in sentence.fate_at and sentence.at(joined[-1].end) in {"and", "et"}
    own = goes_on and sentence.tokens[joined[-1].start] in gr.POSSESSIVES  # "killed a man, his son and wounded two"
    while not (listed or own) and len(joined) > 1 and not are_joined(sentence, joined[-2], joined[-1], final=True):
        joined.pop()  # "four passengers, two of them teachers"
    return joined


def is_part(tokens: Sequence[str], group: Group, between: Sequence[str]) -> bool:
    """Whether the group only tells a part of one before it: "including 3 …", "(two farmers …)"."""
    if between[:2] in (["of", "whom"], ["of", "them"], ["of", "which"]) and "," not in between:
        return False
    if tokens[group.start + 1 : group.start + 3] in OF_THEM and tokens[group.start - 1] == "," and "," in between:
        return True  # "eighteen people, six of them officers, were hurt"
    if tokens[group.end : group.end + 2] in _AMONG_THEM:
        return True  # "four people, a fisherman among them, were wounded"
    before = tokens[max(0, group.start - PART_REACH) : group.start]
    for place in range(len(before) - 1, -1, -1):
        if before[place] in gr.PART_OF:
            inside = before[place + 1 :]
            # "18 dead, among them 7 women, and 22 wounded": what comes behind the comma is none of them
            goes_on = inside[-2:-1] == [","] and inside[-1] in gr.THEN
            return not goes_on and not any(t in gr.AUXILIARIES for t in inside)
        if before[place] == "(" and ")" in between:
            return True
    return False


_AMONG_THEM = (["among", "them"], ["among", "whom"], ["parmi", "eux"], ["parmi", "elles"])
OF_THEM = (["of", "them"], ["of", "whom"], ["d'", "entre"])


_PLUS = frozenset(("plus", "+"))
_AS_WAS = (["as", "was"], ["as", "were"])


def companions(sentence: Sentence, word: FateWord, groups: list[Group]) -> list[Group]:
    """Who is told beside the first: "… was kidnapped along with a catechist", «enlevé avec deux de ses gardes»."""
    tokens = sentence.tokens
    for group in sentence.groups:
        if group.start < max(word.end, groups[-1].end) or group.used or group in groups:
            continue
        between = range(max(word.end, groups[-1].end), group.start)
        if len(between) > REACH + JOINT or any(
            place in sentence.fate_at or tokens[place] in gr.STRONG or is_source(sentence, place) for place in between
        ):
            return []
        before = tokens[max(0, group.start - 4) : group.start]
        near = next((t for t in reversed(before) if t not in gr.HEDGES and t not in gr.ARTICLES), "")
        too = tokens[group.end : group.end + 1]
        joined = near in gr.WITH and (near != "que" or not {"ainsi", "meme"}.isdisjoint(before))
        joined = joined or not _PLUS.isdisjoint(before[-1:]) or before[-2:] in _AS_WAS or "company" in before
        joined = joined or (group.single and bool(too) and too[0] in gr.TOO)  # «…, son apprenti aussi»
        captors = word.fate is not Fate.KILLED and near in {"with", "avec"} and group.side is Side.ATTACKERS
        if not joined or captors:
            return []
        group.used = True
        more = near in gr.WITH or not _PLUS.isdisjoint(before[-1:])
        return [group, *(each for each in joined_behind(sentence, group)[1:] if more)]
    return []


def beside(sentence: Sentence, first: Group) -> list[Group]:
    """Who is told before them as one more of the same: "besides the bomber, four people died"."""
    last = next((each for each in reversed(sentence.groups) if each.end <= first.start), None)
    if sentence.at(first.start - 1) == "," and sentence.at(first.start - 2) in gr.ONE_OF_THEM:
        before = sentence.tokens[max(0, first.start - 5) : first.start - 2]
        if before and (before[-1] in gr.BESIDES or before[-2:] in gr.BESIDES_TWO):
            return [
                Group(first.start - 2, first.start - 1, 1, 1, Side.ATTACKERS, single=True)
            ]  # "besides her, nine died"
    if last is None or last.used or sentence.tokens[last.end : first.start] != [","]:
        return []
    before = sentence.tokens[max(0, last.start - 4) : last.start]
    if before and before[-1] in gr.ARTICLES | {"les"}:
        before = before[:-1]
    return [last] if before and (before[-1] in gr.BESIDES or before[-2:] in gr.BESIDES_TWO) else []


def then_others(sentence: Sentence, start: int) -> list[Group]:
    """Who is told one after the other: "they killed him, then his two sons, then a herder"."""
    others: list[Group] = []
    for group in sentence.groups:
        before = sentence.tokens[max(start, group.start - 2) : group.start]
        if group.start < start or group.used or not {"then", "puis"}.intersection(before):
            continue
        gap = range(start, group.start)
        if any(place in sentence.fate_at or sentence.tokens[place] in gr.STRONG for place in gap):
            break
        others.append(group)
    return others


def named(sentence: Sentence, first: Group, *, listed: bool = False) -> list[Group]:
    """Somebody told by name alone before those who are his: "Adama Keita and his two sons", "Adama, his wife and …"."""
    tokens, at = sentence.tokens, first.start - 1
    if sentence.at(at) in gr.HIS:
        at -= 1
    elif sentence.at(first.start) not in gr.HIS:
        return []
    comma = listed and sentence.at(at) == "," and sentence.at(at - 1) not in gr.NO_NAMES
    if not comma and sentence.at(at) not in {"and", "et"}:
        return []
    start = at
    while start > 0 and at - start < NAMES and start - 1 not in sentence.fate_at and is_name(tokens[start - 1]):
        start -= 1
    begins = start == 0 or start - 1 in sentence.fate_at or tokens[start - 1] in gr.STOPS
    if start == at or not begins or start in sentence.fate_at:
        return []
    return [Group(start, at, 1, 1, Side.CIVILIANS, single=True)]


def stranger(sentence: Sentence, first: Group, *, listed: bool) -> list[Group]:
    """Who begins a list of people, though no table has his trade: «le fossoyeur, deux veuves et un catéchiste tués»."""
    tokens, end = sentence.tokens, first.start - 1
    if sentence.at(end) not in ({"and", "et", ","} if listed else {"and", "et"}):
        return []
    start = end - 1
    while start > 0 and end - start <= NAMES and tokens[start] not in gr.ARTICLES and is_name(tokens[start]):
        start -= 1
    begins = start == 0 or tokens[start - 1] in gr.STOPS or tokens[start - 1][0] == "~"
    trade = start < end - 1 and all(map(is_name, tokens[start + 1 : end]))
    told = any(place in sentence.fate_at for place in range(start, end))
    if not (trade and begins and start >= 0 and tokens[start] in gr.ARTICLES) or told:
        return []
    return [Group(start, end, 1, 1, Side.CIVILIANS, single=True)]


def is_name(word: str) -> bool:
    """Whether an unknown word may be somebody's name."""
    known = word in PEOPLE or word in THINGS or word in gr.SMALL
    return word.isalpha() and not known and not word.endswith(("ly", "ment"))


def has_own_verb(sentence: Sentence, group: Group) -> bool:
    """Whether somebody joined to an object starts a clause of their own: "… and a resident saw it"."""
    tokens = sentence.tokens[group.end : group.end + 6]
    if tokens[:1] in (["who"], ["qui"]):
        return False  # "… and a trader who was waiting"
    near = tokens[: tokens.index(",")] if "," in tokens else tokens  # "hurt a tailor and his son, a nurse said"
    if gr.SPEECH.intersection(near[:2]):
        return True  # "killed a teacher, two aid workers told us"
    own = tokens[: next((at for at, each in enumerate(tokens) if each in gr.RELATIVES), len(tokens))]
    return group.single and not (gr.SPEECH.isdisjoint(near) and _OWN_VERB.isdisjoint(own))


_OWN_VERB = frozenset(("was", "were", "had", "has"))
