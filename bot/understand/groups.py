"""A sentence's people and what became of them, found but not yet tied together.

    tokens = words, stops and numbers of a folded sentence with marked numbers (`numbers.mark`)
    words  = each word or phrase of fate (killed, «blessés», hostages), from tables/casualties
    groups = each number with whom it counts ("twelve soldiers"), and each single person told ("a herder")

What is no people is left out: ages, distances, vehicles, cattle, numbers of pages and roads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise, product
from typing import NamedTuple

from bot.understand.memo import Memo
from bot.understand.tables import grammar as gr
from bot.understand.tables.casualties import LOST, OUTCOMES, Fate, Form
from bot.understand.tables.people import PEOPLE, SIDE_OF, THINGS, Side

REACH = 16  # words between a subject and its verb
NOUN_REACH = 5  # words from a number to its noun
ONE_REACH = 3  # … where the object is one person told without a number
MAX_PEOPLE = 5_000  # a higher "toll" is a year's, a war's or a misreading


@dataclass(slots=True)
class Group:
    """People told together: tokens `start` to `end`, the least and the most, and whose side they are on."""

    start: int
    end: int
    low: int
    high: int
    side: Side
    single: bool = False  # one person, told without a number
    bare: bool = False  # a number without a noun
    used: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """So many people of these sides met this fate."""

    fate: Fate
    low: int
    high: int
    sides: frozenset[Side]
    at: int  # token
    single: bool = False
    added: bool = False  # shares the verb of the number before it: "six in Sokolo and three in Diabaly"


class FateWord(NamedTuple):
    """A word or phrase of fate, tokens `start` to `end`."""

    fate: Fate
    form: Form
    start: int
    end: int


_QUOTED = re.compile("‹[^› ]*(?: |$)")
TOKEN = re.compile(r"‹[^›]*›|[a-z0-9]+'(?![a-z]\b)(?=[a-z‹])|'s\b|[^\W_]+(?:-[^\W_]+)*|~+|[^\s\w]")


def _phrases() -> dict[str, list[tuple[tuple[str, ...], Fate, Form]]]:
    """Every word and phrase of fate by its first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Fate, Form]]] = {}
    for fate, form, english, french in OUTCOMES:
        for phrase in filter(None, (each.strip() for each in f"{english};{french}".split(";"))):
            words = re.sub(r"(\w')(?=\w)", r"\1 ", phrase).split()
            for one in product(*(word.split("|") for word in words)):
                table.setdefault(one[0], []).append((one, fate, form))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


_PHRASES = _phrases()
FIRST_WORDS = frozenset(_PHRASES) | LOST


_TOKENS: Memo[list[str]] = Memo(TOKEN.findall)


def tokens_of(marked: str) -> list[str]:
    """The tokens of a folded sentence with marked numbers; no token but a writer's own ‹quotation› holds a space."""
    if _QUOTED.search(marked):
        return TOKEN.findall(marked)
    return list(chain.from_iterable(map(_TOKENS.__getitem__, marked.split(" "))))


@dataclass(slots=True)
class Sentence:
    """A sentence's tokens, and what was found in them; `headline`: articles may be left out."""

    tokens: list[str]
    words: list[FateWord] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    fate_at: dict[int, FateWord] = field(default_factory=dict)
    headline: bool = False

    def at(self, place: int) -> str:
        """The token there; empty beyond either end."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else ""


def find_words(sentence: Sentence) -> None:
    """Every word of fate, the longest phrases first."""
    tokens, free = sentence.tokens, 0
    for at in [place for place, token in enumerate(tokens) if token in FIRST_WORDS]:
        if at < free:
            continue
        row = next(
            (row for row in _PHRASES.get(tokens[at], ()) if tuple(tokens[at : at + len(row[0])]) == row[0]), None
        )
        if row is not None:
            free = at + len(row[0])
            _add(sentence, FateWord(row[1], row[2], at, free))
        elif tokens[at] in LOST:
            _add(sentence, FateWord(Fate.KILLED, Form.DOES, at, at + 1))


def drop_dying(sentence: Sentence) -> None:
    """Leave out a word of wounds that only says who died: "five of the wounded died"."""
    tokens = sentence.tokens
    for first, second in pairwise(tuple(sentence.words)):
        near = second.start - first.end <= ONE_REACH and not any(
            t in gr.STOPS or t in gr.AND or t.startswith("‹") for t in tokens[first.end : second.start]
        )
        told = tokens[first.start - 1].startswith("‹") if first.start else False
        adjective = told and first.end < len(tokens) and tokens[first.end] in PEOPLE
        near = near or (adjective and not any(t.startswith("‹") for t in tokens[first.end : second.start]))
        of = tokens[first.end - 1] in gr.OF and tokens[first.end].startswith("‹")
        if of and first.fate is Fate.KILLED and second.fate is Fate.INJURED and second.start - first.end <= ONE_REACH:
            _drop(sentence, second)  # «le décès de deux blessés»
        elif first.fate is Fate.INJURED and second.fate is Fate.KILLED and second.form is Form.DONE and near:
            _drop(sentence, first)


def _drop(sentence: Sentence, word: FateWord) -> None:
    sentence.words.remove(word)
    for at in range(word.start, word.end):
        sentence.fate_at.pop(at, None)


def _add(sentence: Sentence, word: FateWord) -> None:
    sentence.words.append(word)
    for at in range(word.start, word.end):
        sentence.fate_at[at] = word


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
        elif here in gr.ARTICLES:
            group = _single(sentence, at, at + 1)
        elif here in PEOPLE and PEOPLE[here][1] and _may_stand_alone(sentence, at):
            group = _single(sentence, at, at)
        if here == "son" and group is None and _is_son(sentence, at):
            group = Group(at, at + 1, 1, 1, Side.CIVILIANS, single=True)
        if group is not None:
            sentence.groups.append(group)
            free = group.end


# One person is told with an article or alone; `PEOPLE` tells which of its words may be one.
_OPENS_GROUP = gr.ARTICLES | {word for word, (_, one) in PEOPLE.items() if one} | {"both", "son"}


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
    """A headline leaves out articles, and so does "shot dead officer Baba"; «personne n'a» is nobody."""
    if sentence.at(at + 1) in {"n'", "n"} or sentence.at(at - 1) in gr.NOBODY:
        return False
    if any(at - back in sentence.fate_at for back in (1, 2)) and at not in sentence.fate_at:
        return True
    return sentence.headline and (
        at == 0 or any(t in gr.STOPS or t in gr.AND for t in sentence.tokens[max(0, at - 2) : at]) or at <= ONE_REACH
    )


def _numbered(sentence: Sentence, at: int) -> Group | None:
    """The number at `at` with whom it counts; None where it counts no people."""
    tokens = sentence.tokens
    low, high = _bounds(tokens[at])
    if not 0 < low <= MAX_PEOPLE or _is_age(tokens, at) or sentence.at(at - 1) in gr.NO_COUNT:
        return None
    noun = 0
    for place in range(at + 1, min(len(tokens), at + 1 + NOUN_REACH)):
        here = tokens[place]
        if place in sentence.fate_at or _ends_number(here):
            break
        if here in PEOPLE:
            noun = place
            if sentence.at(place + 1) in THINGS and place + 1 not in sentence.fate_at:
                return None  # "three civilian vehicles"
            if sentence.at(place + 1) not in PEOPLE:
                break
        elif here in THINGS and not any(each in PEOPLE for each in tokens[place + 1 : place + 3]):
            return None
    side = _side(tokens, noun) if noun else _telling(tokens, at + 1)
    return Group(at, (noun or at) + 1, low, high, side, bare=not noun)


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
        return len(before) > 1 and not before[-2].startswith("‹") and before[-2] not in PEOPLE
    return (
        len(after) == len(("and", "40", "years"))
        and after[0] in {"et", "and", "a", "to", "ou", "or"}
        and after[1].startswith("‹")
        and after[2] in THINGS
    )


def _side(tokens: Sequence[str], place: int) -> Side:
    """Whose side the noun is on; "members" asks the words around it."""
    side = PEOPLE[tokens[place]][0]
    if side is Side.ANYBODY:
        return _telling(tokens, place + 1) if place + 1 < len(tokens) else side
    before = next((t for t in reversed(tokens[max(0, place - 2) : place]) if t != '"'), "")
    return SIDE_OF.get(before, side) if side is Side.CIVILIANS else side


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
    if sentence.at(first) == "autre" and sentence.at(start) in {"un", "une"} and first + 1 in sentence.fate_at:
        return Group(start, first + 1, 1, 1, Side.ANYBODY, single=True)
    if _is_kin(sentence, start, first):
        return Group(start, first + 1, 1, 1, Side.ANYBODY, single=True)
    for place in range(first, min(len(sentence.tokens), first + 4)):
        here, behind = sentence.tokens[place], sentence.at(place + 1)
        if place in sentence.fate_at or _ends_noun(here, inside=place > first):
            break
        if here == "couple" and behind not in gr.OF:
            return Group(start, place + 1, 2, 2, Side.CIVILIANS)
        noun = PEOPLE.get(here) or PEOPLE.get(here.partition("-")[0])
        if noun is not None and behind == "'s" and sentence.at(place + 2) in PEOPLE:
            continue  # "the driver's assistant"
        if noun is not None and not PEOPLE.get(behind, (None, False))[1]:
            one = noun[1] or (here in gr.CORPS and sentence.tokens[start] in {"un", "a", "one"})
            counts = one and behind not in THINGS and behind != "'s" and behind not in gr.SPEECH
            return Group(start, place + 1, 1, 1, noun[0], single=True) if counts else None
    return None


def _is_kin(sentence: Sentence, start: int, place: int) -> bool:
    """Say whether an unknown noun is a person for its "his": "two technicians and their interpreter were …"."""
    joined = sentence.at(start - 1) in gr.THEN | {"with", "avec"} and sentence.tokens[start] in gr.POSSESSIVES
    # "The driver and a trainee were …": a verb of several makes a second person of any noun.
    verb = sentence.at(place + 1)
    many = verb in gr.SEVERAL or (place + 1 in sentence.fate_at and verb.endswith("es"))
    several = many and sentence.at(start - 1) in {"and", "et"}
    joined = joined or (several and any(group.end <= start - 1 for group in sentence.groups[-1:]))
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
