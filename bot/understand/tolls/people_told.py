"""Who is told in a sentence: each number with whom it counts ("twelve soldiers"), each single person ("a herder").

What is no people is left out: ages, distances, vehicles, cattle, numbers of pages and roads.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Form
from bot.understand.tables.frames import LIMB
from bot.understand.tables.people import GROUPS, NATIONS, PEOPLE, SIDE_OF, THINGS, Side
from bot.understand.text.memo import Memo
from bot.understand.tolls.groups import MAX_PEOPLE, NOUN_REACH, ONE_REACH, Group, Sentence, bounds
from bot.understand.tolls.persons import ends_here, single


def find_groups(sentence: Sentence) -> None:
    """Everybody who is told with a number, and every single person; words of fate must have been found."""
    tokens, free = sentence.tokens, 0
    for at in compress(count(), map(_MAY_OPEN.__getitem__, tokens)):
        here = tokens[at]
        if at < free or (here in gr.ARTICLES and at in sentence.fate_at):
            continue  # the "a" of «coûté la vie à un berger»
        if tokens[max(0, at - 2) : at] in _OF_THEM and here[0] != "‹" and tokens[at - 3] in {"one", "‹1›", "une", "un"}:
            continue  # "three people, one of them a nurse, were hurt"
        group = None
        if here == "both":
            group = _both(sentence, at)
        elif here[0] == "‹":
            group = _numbered(sentence, at)
        elif here in gr.ARTICLES or (here == "les" and sentence.at(at + 1) in gr.OFFICES):
            group = single(sentence, at, at + 1)
        elif _may_stand_alone(sentence, at):
            group = _alone(sentence, at)
        if here == "son" and group is None and _is_son(sentence, at):
            group = Group(at, at + 1, 1, 1, Side.CIVILIANS, single=True)
        if group is not None:
            sentence.groups.append(group)
            free = group.end


_OF_THEM = (["of", "them"], ["of", "whom"], ["entre", "eux"], ["entre", "elles"])
# One person is told with an article or alone; `PEOPLE` tells which of its words may be one.
_OPENS_GROUP = gr.ARTICLES | NATIONS | {"les"} | {word for word, (_, one) in PEOPLE.items() if one} | {"both", "son"}
_MAY_OPEN: Memo[bool] = Memo(lambda token: token in _OPENS_GROUP or token[0] == "‹")


def _is_son(sentence: Sentence, at: int) -> bool:
    """Say whether "son" is a man's, not French for "his": "Father and son shot dead"."""
    ends = at + 1 in sentence.fate_at or sentence.at(at + 1) in gr.AUXILIARIES | gr.STOPS
    return ends and (sentence.headline or sentence.at(at - 1) == "and")


def _both(sentence: Sentence, at: int) -> Group | None:
    """The two of "both men were killed", "both were killed"."""
    behind = sentence.at(at + 1)
    if sentence.at(at - 1) == "," and any(each.end == at - 1 and each.high > 1 for each in sentence.groups):
        return None  # "the couple, both citizens of Austria, and the cook"
    if behind in PEOPLE and not PEOPLE[behind][1]:
        return Group(at, at + 2, 2, 2, Side.ANYBODY)
    return Group(at, at + 1, 2, 2, Side.ANYBODY) if behind in gr.AUXILIARIES else None


def _alone(sentence: Sentence, at: int) -> Group | None:
    """One person told without an article; by a nation alone only as an object: "Gunmen abduct Frenchman"."""
    here = sentence.tokens[at]
    if here in PEOPLE:
        return single(sentence, at, at) if PEOPLE[here][1] else None
    object_ = here in NATIONS and sentence.headline and at - 1 in sentence.fate_at and ends_here(sentence, at + 1)
    return Group(at, at + 1, 1, 1, Side.CIVILIANS, single=True) if object_ else None


def _may_stand_alone(sentence: Sentence, at: int) -> bool:
    """A headline leaves out articles, and so does "shot dead officer Baba"; «tué personne» is nobody."""
    if sentence.tokens[at] == "personne" or sentence.at(at + 1) in {"n'", "n"} or sentence.at(at - 1) in gr.NOBODY:
        return False
    if sentence.at(at - 1) in gr.THEIR_MANY:
        return False
    if sentence.at(at - 1) == ":" and sentence.at(at + 1) in gr.OF:
        return True  # "Event: imam of Tin and two of his sons taken away"
    if sentence.at(at - 1) in {"and", "et"} and sentence.at(at - 3) in gr.POSSESSIVES:
        return True  # "its driver and apprentice died"
    if any(at - back in sentence.fate_at for back in (1, 2)) and at not in sentence.fate_at:
        return True
    return sentence.headline and (
        at == 0 or any(t in gr.STOPS or t in gr.AND for t in sentence.tokens[max(0, at - 2) : at]) or at <= ONE_REACH
    )


def _numbered(sentence: Sentence, at: int) -> Group | None:  # noqa: PLR0911  one kind of number a line
    """The number at `at` with whom it counts; None where it counts no people."""
    tokens = sentence.tokens
    low, high = bounds(tokens[at])
    if sentence.at(at - 1) == "(" and sentence.at(at + 1) == ")":  # of a list, or «un (01) civil»
        return single(sentence, at - 2, at + 2) if high == 1 and sentence.at(at - 2) in gr.ONE_PART else None
    if (
        _is_compared(tokens, at)
        or _is_complement(sentence, at)
        or _is_of_each(sentence, at)
        or _is_of_whom(sentence, at)
    ):
        return None
    if sentence.at(at - 1) in {"or", "ou"} and sentence.at(at - 2) == ",":
        return None  # "ten million, or three coffins"
    limbs = sentence.at(at + 1) in LIMB or (at + 1 in sentence.fate_at and sentence.at(at + 2) in LIMB)
    if limbs and sentence.at(at - 1) in gr.PLACED | gr.ARTICLES:
        return None  # "survived with two broken legs"
    nobody = high == 1 and sentence.at(at - 1) in gr.NOT  # "not one man was injured"
    if nobody or not 0 < low <= MAX_PEOPLE or _is_age(tokens, at) or sentence.at(at - 1) in gr.NO_COUNT:
        return None
    if (whole := _whole_of(sentence, at)) is not None:
        return Group(at, whole.end, low, high, whole.side, bare=whole.bare, out_of=whole)
    noun = _noun(sentence, at)
    if noun is None or (noun == at and _is_name_of_thing(sentence, at)):
        return None
    if noun == at and tokens[at + 1 : at + 4] in gr.AMONG_THEM:
        return Group(at, at + 4, low, high, Side.ANYBODY)
    if noun == at and sentence.at(at + 1) in NATIONS and ends_here(sentence, at + 2):
        return Group(at, at + 2, low, high, Side.CIVILIANS)
    side = _side(tokens, noun) if noun > at else _telling(tokens, at + 1)
    return Group(at, noun + 1, low, high, side, bare=noun == at)


def _is_compared(tokens: Sequence[str], at: int) -> bool:
    """Say whether it only tells by how many they are more: "eleven fishermen, three more than first said, were …"."""
    return tokens[at + 1 : at + 3] in _COMPARED or tokens[at + 1 : at + 4] in _COMPARED


_COMPARED = (["more", "than"], ["fewer", "than"], ["less", "than"], ["de", "plus", "que"], ["de", "moins", "que"])


def _is_name_of_thing(sentence: Sentence, at: int) -> bool:
    """Say whether the number tells which of one's things it is: "our lorry 21 was shot at"."""
    ours = sentence.at(at - 1) in THINGS and sentence.at(at - 2) in gr.POSSESSIVES
    return ours and sentence.at(at - 3) not in gr.PLACED


def _is_complement(sentence: Sentence, at: int) -> bool:
    """Say whether the number only tells whose they are: "seven members of two families", «… des deux familles»."""
    last = sentence.groups[-1] if sentence.groups else None
    if last is None or last.single or last.bare or last.end == at or last.end < at - len(("of", "the")):
        return False
    return sentence.tokens[last.end] in gr.OUT_OF | gr.OF and sentence.at(at - 1) in gr.OUT_OF | gr.OF | gr.OWNERS


def _is_of_whom(sentence: Sentence, at: int) -> bool:
    """Say whether it is the whole of which parts are told: "of the twelve on the truck, nine are dead"."""
    if sentence.tokens[0] not in gr.OUT_OF or at > len(("of", "the")) or "," not in sentence.tokens[at:]:
        return False
    comma = sentence.tokens.index(",", at)
    told = any(place in sentence.fate_at for place in range(at, comma))  # "of the twelve seized on Monday, nine …"
    return not told and any(each[0] == "‹" for each in sentence.tokens[comma:])


def _is_of_each(sentence: Sentence, at: int) -> bool:
    """Say whether the number is told once more of every place: "eight died, four at each post"."""
    after = sentence.tokens[at + 1 : at + 4]
    return bool(after) and (after[0] in gr.EACH or (after[0] in gr.PLACED and after[1:2] != [] and after[1] in gr.EACH))


def _noun(sentence: Sentence, at: int) -> int | None:
    """Where the noun of the number at `at` stands; `at` where it has none, None where it counts things."""
    noun = at
    for place in range(at + 1, min(len(sentence.tokens), at + 1 + NOUN_REACH)):
        here, behind = sentence.tokens[place], sentence.at(place + 1)
        if place in sentence.fate_at or _ends_number(here):
            fate = sentence.fate_at.get(at + 1)  # "four seized weapons"
            return None if fate and fate.form is Form.EITHER and sentence.at(fate.end) in THINGS else noun
        if here in gr.THE_HURT and place <= at + len(("of", "the", "wounded")):
            return place  # «deux des sept blessés de l'attaque sont décédés»
        if here in PEOPLE or (place == at + 1 and here.partition("-")[0] in GROUPS):
            noun = place
            if behind in THINGS and behind not in gr.LEFT_HOME and place + 1 not in sentence.fate_at:
                return None  # "three civilian vehicles"
            if behind not in PEOPLE:
                break
        elif here in THINGS and behind not in PEOPLE and sentence.at(place + 2) not in PEOPLE:
            return None
    return noun


def _whole_of(sentence: Sentence, at: int) -> Group | None:
    """Of whom the number tells a part: "two of the five passengers", «deux des cinq passagers» are two."""
    if sentence.at(at + 1) not in gr.OUT_OF:
        return None
    for place in range(at + 2, at + 2 + ONE_REACH):
        if sentence.at(place).startswith("‹"):
            return _numbered(sentence, place)
        if sentence.at(place) not in gr.OWNERS:
            return None
    return None


def _ends_number(word: str) -> bool:
    """Say whether the noun of a number can't stand behind this word."""
    return word.startswith("‹") or word in _ENDS


# '21 "terrorists"' is one with its noun.
_ENDS = (gr.STOPS - frozenset('"«»')) | gr.AUXILIARIES | gr.AND | (gr.PLACED - {"en"})


def _is_age(tokens: Sequence[str], at: int) -> bool:
    before = tokens[max(0, at - 3) : at]
    after = tokens[at + 1 : at + 4]
    child = len(before) > 1 and before[-1] in gr.OF and PEOPLE.get(before[-2], (None, False))[1]
    if child or gr.AGED.intersection(before) or (after and after[0].startswith(("-year", "year-old"))):
        return True
    if _is_of_ages(tokens, at):
        return True
    if before and after and before[-1] == "," == after[0] and not (len(after) > 1 and after[1].startswith("‹")):
        # "the nun, 83, was", but "three soldiers, 12, …" goes on with its list.
        return len(before) > 1 and not before[-2].startswith("‹") and PEOPLE.get(before[-2], (None, True))[1]
    return (
        len(after) == len(("and", "40", "years"))
        and after[0] in {"et", "and", "a", "to", "ou", "or"}
        and after[1].startswith("‹")
        and after[2] in THINGS
    )


def _is_of_ages(tokens: Sequence[str], at: int) -> bool:
    """Say whether it is one of two ages: "two sisters, 8 and 11, stepped on a shell"."""
    for start in (at - 1, at - 3):
        if start < 1 or tokens[start] != "," or len(tokens) < start + AGES:
            continue
        ages = tokens[start : start + AGES]
        if ages[4] == "," and ages[2] in {"and", "et"} and ages[1][0] == "‹" == ages[3][0]:
            return tokens[start - 1] in PEOPLE
    return False


AGES = len((",", "8", "and", "11", ","))


def _side(tokens: Sequence[str], place: int) -> Side:
    """Whose side the noun is on; "members" asks the words around it."""
    side, _ = PEOPLE.get(tokens[place]) or (SIDE_OF.get(tokens[place], Side.ANYBODY), False)
    if tokens[place] in gr.THEIR_MEN and tokens[place - 1] in gr.OWNED and gr.LABEL_FORCES.intersection(tokens):
        return Side.FORCES
    if side is Side.ATTACKERS and _is_of_state(tokens, place + 1):
        return Side.FORCES  # "eight fighters on the government side"
    if side is Side.ANYBODY:
        return _telling(tokens, place + 1) if place + 1 < len(tokens) else side
    before = next((t for t in reversed(tokens[max(0, place - 2) : place]) if t != '"'), "")
    told = SIDE_OF.get(before, side)
    ours = side is Side.ATTACKERS and told is Side.FORCES  # "VDP fighters"
    return told if ours or side is Side.CIVILIANS else side


def _is_of_state(tokens: Sequence[str], start: int) -> bool:
    after = tokens[start : start + NOUN_REACH]
    end = next((at for at, each in enumerate(after) if each in gr.STOPS or each in gr.AND), len(after))
    return not gr.OF_STATE.isdisjoint(after[:end])


def _telling(tokens: Sequence[str], start: int) -> Side:
    for token in tokens[start : start + 4]:
        if token in gr.STOPS or token in gr.AND or token in gr.SUBORDINATE:
            break
        if token in SIDE_OF:
            return SIDE_OF[token]
        if token in PEOPLE and PEOPLE[token][0] is not Side.ANYBODY:
            return PEOPLE[token][0]
    return Side.ANYBODY
