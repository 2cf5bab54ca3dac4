"""Who is told in a sentence: each number with whom it counts ("twelve soldiers"), each single person ("a herder").

What is no people is left out: ages, distances, vehicles, cattle, numbers of pages and roads.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.understand.groups import MAX_PEOPLE, NOUN_REACH, ONE_REACH, Group, Sentence
from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tables.outcomes import LOST
from bot.understand.tables.people import GROUPS, NATIONS, NOT_ONE, PEOPLE, SIDE_OF, THINGS, Side

OLDEST = 110  # years; a higher number behind a noun is no age


def find_groups(sentence: Sentence) -> None:
    """Everybody who is told with a number, and every single person; words of fate must have been found."""
    tokens, free = sentence.tokens, 0
    for at in [place for place, token in enumerate(tokens) if token in _OPENS_GROUP or token[0] == "‹"]:
        if at < free:
            continue
        here = tokens[at]
        group = None
        if here == "both":
            group = _both(sentence, at)
        elif here.startswith("‹"):
            group = _numbered(sentence, at)
        elif here in gr.ARTICLES or (here == "les" and sentence.at(at + 1) in gr.OFFICES):
            group = _single(sentence, at, at + 1)
        elif here in PEOPLE and PEOPLE[here][1] and _may_stand_alone(sentence, at):
            group = _single(sentence, at, at)
        if here == "son" and group is None and _is_son(sentence, at):
            group = Group(at, at + 1, 1, 1, Side.CIVILIANS, single=True)
        if group is not None:
            sentence.groups.append(group)
            free = group.end


# One person is told with an article or alone; `PEOPLE` tells which of its words may be one.
_OPENS_GROUP = gr.ARTICLES | {"les"} | {word for word, (_, one) in PEOPLE.items() if one} | {"both", "son"}


def _is_son(sentence: Sentence, at: int) -> bool:
    """Say whether "son" is a man's, not French for "his": "Father and son shot dead"."""
    ends = at + 1 in sentence.fate_at or sentence.at(at + 1) in gr.AUXILIARIES | gr.STOPS
    return ends and (sentence.headline or sentence.at(at - 1) == "and")


def _both(sentence: Sentence, at: int) -> Group | None:
    """The two of "both men were killed", "both were killed"."""
    behind = sentence.at(at + 1)
    if behind in PEOPLE and not PEOPLE[behind][1]:
        return Group(at, at + 2, 2, 2, Side.ANYBODY)
    return Group(at, at + 1, 2, 2, Side.ANYBODY) if behind in gr.AUXILIARIES else None


def _may_stand_alone(sentence: Sentence, at: int) -> bool:
    """A headline leaves out articles, and so does "shot dead officer Baba"; «tué personne» is nobody."""
    if sentence.tokens[at] == "personne" or sentence.at(at + 1) in {"n'", "n"} or sentence.at(at - 1) in gr.NOBODY:
        return False
    if sentence.at(at - 1) in gr.THEIR_MANY:
        return False
    if sentence.at(at - 1) in {"and", "et"} and sentence.at(at - 3) in gr.POSSESSIVES:
        return True  # "its driver and apprentice died"
    if any(at - back in sentence.fate_at for back in (1, 2)) and at not in sentence.fate_at:
        return True
    return sentence.headline and (
        at == 0 or any(t in gr.STOPS or t in gr.AND for t in sentence.tokens[max(0, at - 2) : at]) or at <= ONE_REACH
    )


def _numbered(sentence: Sentence, at: int) -> Group | None:
    """The number at `at` with whom it counts; None where it counts no people."""
    tokens = sentence.tokens
    low, high = _bounds(tokens[at])
    numeral = sentence.at(at - 1) == "(" and sentence.at(at + 1) == ")"  # of a list
    nobody = high == 1 and sentence.at(at - 1) in gr.NOT  # "not one man was injured"
    if nobody or numeral or not 0 < low <= MAX_PEOPLE or _is_age(tokens, at) or sentence.at(at - 1) in gr.NO_COUNT:
        return None
    if (whole := _whole_of(sentence, at)) is not None:
        return Group(at, whole.end, low, high, whole.side, bare=whole.bare, out_of=whole)
    noun = 0
    for place in range(at + 1, min(len(tokens), at + 1 + NOUN_REACH)):
        here = tokens[place]
        if place in sentence.fate_at or _ends_number(here):
            break
        if here in PEOPLE or (place == at + 1 and here.partition("-")[0] in GROUPS):
            noun = place
            if sentence.at(place + 1) in THINGS - gr.LEFT_HOME and place + 1 not in sentence.fate_at:
                return None  # "three civilian vehicles"
            if sentence.at(place + 1) not in PEOPLE:
                break
        elif here in THINGS and not any(each in PEOPLE for each in tokens[place + 1 : place + 3]):
            return None
    if not noun and sentence.at(at + 1) in NATIONS and _ends_here(sentence, at + 2):
        return Group(at, at + 2, low, high, Side.CIVILIANS)
    side = _side(tokens, noun) if noun else _telling(tokens, at + 1)
    return Group(at, (noun or at) + 1, low, high, side, bare=not noun)


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


def _bounds(marker: str) -> tuple[int, int]:
    low, _, high = marker.strip("‹›").partition("-")
    return int(low), int(high or low)


def _is_age(tokens: Sequence[str], at: int) -> bool:
    before = tokens[max(0, at - 3) : at]
    after = tokens[at + 1 : at + 4]
    child = len(before) > 1 and before[-1] in gr.OF and PEOPLE.get(before[-2], (None, False))[1]
    if child or gr.AGED.intersection(before) or (after and after[0].startswith(("-year", "year-old"))):
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


def _side(tokens: Sequence[str], place: int) -> Side:
    """Whose side the noun is on; "members" asks the words around it."""
    side, _ = PEOPLE.get(tokens[place]) or (SIDE_OF.get(tokens[place], Side.ANYBODY), False)
    if side is Side.ANYBODY:
        return _telling(tokens, place + 1) if place + 1 < len(tokens) else side
    before = next((t for t in reversed(tokens[max(0, place - 2) : place]) if t != '"'), "")
    told = SIDE_OF.get(before, side)
    ours = side is Side.ATTACKERS and told is Side.FORCES  # "VDP fighters"
    return told if ours or side is Side.CIVILIANS else side


def _telling(tokens: Sequence[str], start: int) -> Side:
    for token in tokens[start : start + 4]:
        if token in gr.STOPS or token in gr.AND:
            break
        if token in SIDE_OF:
            return SIDE_OF[token]
        if token in PEOPLE and PEOPLE[token][0] is not Side.ANYBODY:
            return PEOPLE[token][0]
    return Side.ANYBODY


def _single(sentence: Sentence, start: int, first: int) -> Group | None:  # noqa: PLR0911  one kind of person a line
    """One person told without a number: an article, a few words, a noun of one person."""
    if sentence.at(start - 1) in gr.OF and sentence.at(start - 2) in PEOPLE and start - 2 not in sentence.fate_at:
        return None  # "the son of the mayor" is one
    if first in sentence.fate_at:
        return _one_counted(sentence, start, first)
    if (group := _told_otherwise(sentence, start, first)) is not None:
        return group
    for place in range(first, min(len(sentence.tokens), first + 4)):
        here, behind = sentence.tokens[place], sentence.at(place + 1)
        if place in sentence.fate_at or _ends_noun(here, inside=place > first):
            break
        noun = PEOPLE.get(here) or PEOPLE.get(here.partition("-")[0])
        if behind in gr.OF and (here in THINGS or (place == first and noun is None)):
            return None  # «un poste de VDP», «la caisse du percepteur»
        if here == "couple" and behind not in gr.OF:
            return Group(start, place + 1, 2, 2, Side.CIVILIANS)
        if noun is not None and noun[1] and behind in _HIS_OR_HER and sentence.at(place + 2) in PEOPLE:
            return Group(start, place + 1, 1, 1, noun[0], single=True)  # «ma tante son mari et …»
        if noun is not None and behind == "'s" and sentence.at(place + 2) in PEOPLE:
            continue  # "the driver's assistant"
        if noun is not None and not PEOPLE.get(behind, (None, False))[1]:
            one = noun[1] or (here in gr.CORPS and sentence.tokens[start] in {"un", "a", "one"})
            counts = one and behind not in THINGS and behind != "'s" and behind not in gr.SPEECH
            return Group(start, place + 1, 1, 1, noun[0], single=True) if counts else None
    return _aged(sentence, start, first)


_HIS_OR_HER = frozenset("son sa leur his her".split())


def _aged(sentence: Sentence, start: int, first: int) -> Group | None:
    """Somebody whom his age makes a person, whatever his trade: "a pump attendant, 22, was struck"."""
    end = first
    while end < first + ONE_REACH and sentence.at(end).isalpha() and not _ends_noun(sentence.at(end), inside=end > first):
        end += 1
    after = sentence.tokens[end : end + 3]
    if end == first or sentence.tokens[end - 1] in THINGS or len(after) < len((",", "22", ",")):
        return None
    age = after[1].startswith("‹") and 0 < _bounds(after[1])[0] < OLDEST
    told = (after[0] == "," == after[2]) or (after[0] == "de" and after[2] == "ans")
    aged = after[0] in gr.AGED or (after[0] == "," and after[1] in gr.AGED)
    return Group(start, end, 1, 1, Side.CIVILIANS, single=True) if (age and told) or aged else None


def _told_otherwise(sentence: Sentence, start: int, first: int) -> Group | None:  # noqa: PLR0911  one kind a line
    """Somebody whom no noun of the tables counts, but an office, kin, or what was done to them."""
    noun = sentence.at(first)
    if noun == "autre" and sentence.at(start) in {"un", "une"} and first + 1 in sentence.fate_at:
        return Group(start, first + 1, 1, 1, Side.ANYBODY, single=True)
    if noun in gr.OTHER and sentence.at(start) in gr.THE and first + 1 in sentence.fate_at:
        return Group(start, first + 1, 1, 1, Side.ANYBODY, single=True)  # "one was killed, the other wounded"
    if sentence.at(start) == "l'" and noun in {"un", "une"} and sentence.at(first + 1) in gr.OF | {"des"}:
        return Group(start, first + 1, 1, 1, Side.ANYBODY, single=True)  # «l'un des chauffeurs»
    if noun in NATIONS and sentence.at(start) in gr.ONE_PART and _ends_here(sentence, first + 1):
        return Group(start, first + 1, 1, 1, Side.CIVILIANS, single=True)
    if noun in gr.OFFICES:
        return _of_two_places(sentence, start, first)
    if noun in gr.HEADS and sentence.at(first + 1) in gr.OF:  # "the head of the health centre"
        return Group(start, first + 1, 1, 1, Side.CIVILIANS, single=True)
    if _is_kin(sentence, start, first):
        return Group(start, first + 1, 1, 1, Side.ANYBODY, single=True)
    if _is_object(sentence, start, first):
        return Group(start, first + 1, 1, 1, Side.CIVILIANS, single=True)
    return None


def _ends_here(sentence: Sentence, at: int) -> bool:
    """Say whether no noun comes that the word before only describes: "a German was …", not "a German lorry"."""
    after = sentence.at(at)
    told = at in sentence.fate_at or after in _KIN_ENDS or after in gr.PLACED or after in gr.OF or after in gr.AND
    return not after or told or after.startswith(("~", "‹"))


def _is_object(sentence: Sentence, start: int, place: int) -> bool:
    """Say whether an unknown noun is a person because it was killed or kidnapped: "killed a miller, his wife and …"."""
    verb = sentence.fate_at.get(start - 1)
    if verb is None or verb.fate not in {Fate.KILLED, Fate.ABDUCTED} or verb.form is Form.COUNTS:
        return False
    if sentence.at(start) not in gr.ONE_PART or sentence.tokens[verb.start] in gr.OF_THINGS_TOO | gr.GRABBED | LOST:
        return False
    words = sentence.tokens[verb.start : verb.end]
    if sentence.at(start) == "a" and not any(each.endswith(("ed", "ing")) or each in gr.ENGLISH for each in words):
        return False  # «tué à Sokolo»
    noun = sentence.at(place)
    known = noun in PEOPLE or noun in THINGS or noun in gr.SMALL or noun in NOT_ONE or place in sentence.fate_at
    sure = bool(gr.OF_PEOPLE.intersection(words))
    return noun.isalpha() and not known and (sure or sentence.at(place + 1) in {",", "and", "et", "."})


def _of_two_places(sentence: Sentence, start: int, place: int) -> Group | None:
    """Who holds one office in each of two places: "the chiefs of Tin and Boura"."""
    after = [t for t in sentence.tokens[place + 1 : place + 6] if t not in gr.OF]
    two = sentence.at(place + 1) in gr.OF and after[1:2] in (["and"], ["et"]) and len(after) > len(("tin", "and"))
    names = two and all(t.isalpha() and t not in PEOPLE and t not in gr.SMALL for t in (after[0], after[2]))
    return Group(start, place + 1, 2, 2, Side.CIVILIANS) if names else None


def _is_kin(sentence: Sentence, start: int, place: int) -> bool:
    """Say whether an unknown noun is a person for its "his": "two technicians and their interpreter were …"."""
    joined = sentence.at(start - 1) in gr.THEN | {"with", "avec"} and sentence.tokens[start] in gr.POSSESSIVES
    # "The driver and a phone repairman were …": adjectives stand before the noun.
    verbs = (n for n in range(1, 4) if sentence.at(place + n) in gr.SEVERAL or place + n in sentence.fate_at)
    words = next(verbs, 1)
    if all(each.isalpha() or "-" in each for each in sentence.tokens[place : place + words]):
        place += words - 1
    # "The driver and a trainee were …": a verb of several makes a second person of any noun.
    verb = sentence.at(place + 1)
    many = verb in gr.SEVERAL or (place + 1 in sentence.fate_at and verb.endswith("es"))
    several = many and sentence.at(start - 1) in {"and", "et"}
    last = sentence.groups[-1].end if sentence.groups else start
    # "Three teachers and a radio stringer abducted": so does a participle right behind.
    fate = sentence.fate_at.get(place + 1)
    several = several or (fate is not None and fate.form in {Form.DONE, Form.EITHER} and last == start - 1)
    joined = joined or (several and sentence.at(start - 1) in {"and", "et"} and last <= start - 1)
    noun = sentence.at(place)
    ends = verb in _KIN_ENDS or place + 1 in sentence.fate_at
    return joined and ends and noun.isalpha() and not (noun in THINGS or noun in PEOPLE or noun in gr.AUXILIARIES)


_KIN_ENDS = gr.AUXILIARIES | gr.STOPS | gr.SEVERAL


def _one_counted(sentence: Sentence, start: int, place: int) -> Group | None:
    """The one of "one dead", «un blessé»."""
    one = sentence.tokens[start] in {"un", "une", "one", "another"} and sentence.fate_at[place].form is not Form.DOES
    counts = one and sentence.tokens[place] in gr.ONE_COUNTED
    if sentence.tokens[start] == "a" and sentence.tokens[place] in gr.BODY:
        counts = bool(gr.FOUND.intersection(sentence.tokens[place + 1 : place + 5]))  # "a body was found"

    return Group(start, start + 1, 1, 1, Side.ANYBODY, bare=True) if counts else None


def _ends_noun(word: str, *, inside: bool) -> bool:
    """Say whether a noun and its adjectives can't go on over this word; `inside`: some of it has been read."""
    if word.startswith("‹") or word in gr.STOPS or word in gr.AND or word in gr.PLACED:
        return True
    return (word in gr.AUXILIARIES and word not in {"a", "plus"}) or (
        inside and word != "son" and (word in gr.ARTICLES or word in gr.SPEECH)
    )
