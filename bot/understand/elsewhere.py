"""Tolls in languages that are neither English nor French: a number, a few words, a word of fate, in either order.

    tongue  = the language of the table with most words of fate in the text
    numbers = digits and numerals, ages, days, distances and vehicles left out
    each word of fate takes the nearest free number before it, else behind it, and what "and" joins to that

Only the first sentences are read, where a toll is told: far from a whole grammar, far better than silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.understand.groups import MAX_PEOPLE
from bot.understand.prose import fold
from bot.understand.tables import elsewhere as table
from bot.understand.tables.fates import Fate

SENTENCES = 5  # the title and the first sentences
WORDS = 150  # of each: who tells a toll later than that tells another's
REACH = 6  # words between a number and its word of fate
_TOKEN = re.compile(r"\d+(?:[.,  ]\d{3})*(?![\d:])|[^\W\d_]+(?:['-][^\W\d_]+)*|[^\w\s]")
_STOPS = frozenset('.,;:!?()،؛؟«»"')
_YEARS = range(1900, 2101)
_TEN, _TWENTY, _HUNDRED = 10, 20, 100
_AND = frozenset(table.AND.split())
_ABOUT = frozenset(("kusan", "kimanin"))
_OF = frozenset(("de", "di", "."))
_WAW = "و"  # "and" in Arabic, written as one with the next word


@dataclass(frozen=True, slots=True)
class _Words:
    """One tongue, folded."""

    numerals: dict[str, int]
    joiners: frozenset[str]
    fates: dict[str, tuple[tuple[tuple[str, ...], Fate], ...]]  # by first word
    parts: dict[str, tuple[tuple[str, ...], ...]]
    things: frozenset[str]
    nobody: tuple[tuple[str, ...], tuple[str, ...]]
    noun_first: bool


@dataclass(slots=True)
class _Number:
    start: int
    end: int
    value: int
    joined: bool  # "and" stands before it
    used: bool = False


def told_elsewhere(sentences: Sequence[str]) -> tuple[dict[Fate, int], bool, bool]:
    """What the first folded sentences tell by fate, and whether nobody died, whether nobody was hurt."""
    lines = [_TOKEN.findall(each)[:WORDS] for each in sentences[:SENTENCES]]
    words = _tongue(lines)
    if words is None:
        return {}, False, False
    counts: dict[Fate, int] = {}
    for tokens in lines:
        for fate, count in _in_sentence(tokens, words):
            counts[fate] = max(count, counts.get(fate, 0))
    flat = " ".join(" ".join(tokens) for tokens in lines)
    dead, hurt = (any(phrase in flat for phrase in phrases) for phrases in words.nobody)
    return counts, dead, hurt


def _tongue(lines: Sequence[Sequence[str]]) -> _Words | None:
    """The tongue with most words of fate and numerals; None where no word of fate is known."""
    seen = {token for tokens in lines for token in tokens}
    best, most = None, 0
    for words in _tongues():
        fates = len(seen.intersection(words.fates))
        score = 2 * fates + len(seen.intersection(words.numerals)) if fates else 0
        denied = any(phrase in " ".join(tokens) for tokens in lines for side in words.nobody for phrase in side)
        if score + 2 * denied > most:
            best, most = words, score + 2 * denied
    return best


def _in_sentence(tokens: list[str], words: _Words) -> list[tuple[Fate, int]]:
    """Each word of fate that has a number, in order."""
    tokens = _without_parts(tokens, words)
    numbers = _numbers(tokens, words)
    fates = _fates(tokens, words)
    ends = {place for start, end, _ in fates for place in range(start, end)}
    told: list[tuple[Fate, int]] = []
    for start, end, fate in fates:
        found = _before(tokens, numbers, start) or _behind(tokens, numbers, end, fates)
        if found is None:
            continue
        found.used = True
        total = found.value + sum(each.value for each in _joined(tokens, numbers, found, ends))
        if total <= MAX_PEOPLE:
            told.append((fate, total))
    return told


def _without_parts(tokens: list[str], words: _Words) -> list[str]:
    """The sentence without what tells a part of a number before: «ستة أشخاص، بينهم امرأتان»."""
    kept: list[str] = []
    at = 0
    while at < len(tokens):
        phrase = next((p for p in words.parts.get(tokens[at], ()) if tuple(tokens[at : at + len(p)]) == p), None)
        number = _first_number(tokens, at + len(phrase), words) if phrase else None
        if phrase is None or number is None:
            kept.append(tokens[at])
            at += 1
            continue
        if kept and kept[-1] in _STOPS:
            kept.pop()
        at = number + 1
        at += at < len(tokens) and tokens[at] not in _STOPS  # its noun
        at += at < len(tokens) and tokens[at] in {",", "،"}
    return kept


def _first_number(tokens: list[str], start: int, words: _Words) -> int | None:
    """Where the next number stands, a few words on at most."""
    near = range(start, min(len(tokens), start + REACH))
    return next((place for place in near if _value(tokens[place], words)), None)


def _fates(tokens: list[str], words: _Words) -> list[tuple[int, int, Fate]]:
    found: list[tuple[int, int, Fate]] = []
    for at, token in enumerate(tokens):
        for phrase, fate in words.fates.get(token, ()):
            if tuple(tokens[at : at + len(phrase)]) == phrase:
                found.append((at, at + len(phrase), fate))
                break
    return found


def _value(token: str, words: _Words) -> int | None:
    """The number that one word makes."""
    if token[0].isdigit():
        number = int(re.sub(r"\D", "", token))
        return None if number in _YEARS else number
    return words.numerals.get(token)


def _numbers(tokens: list[str], words: _Words) -> list[_Number]:
    """Every number that may count people."""
    numbers: list[_Number] = []
    at = 0
    while at < len(tokens):
        here = tokens[at]
        bound = here.startswith(_WAW) and here[1:] in words.numerals
        value = _value(here[1:] if bound else here, words)
        if value is None:
            at += 1
            continue
        end = at + 1
        while (more := _more(tokens, end, value, words)) is not None:
            value, end = more
        if not _is_thing(tokens, at, end, words):
            numbers.append(_Number(at, end, value, bound or (at > 0 and tokens[at - 1] in _AND)))
        at = end
    return numbers


def _more(tokens: list[str], at: int, value: int, words: _Words) -> tuple[int, int] | None:
    """The number and its end with the next numeral added: "goma sha biyu", "treinta y cinco"."""
    joined = at < len(tokens) and tokens[at] in words.joiners
    place = at + joined
    if place >= len(tokens) or tokens[at - 1][0].isdigit():
        return None
    token = tokens[place]
    bound = token.startswith(_WAW) and token[1:] in words.numerals
    next_ = words.numerals.get(token[1:] if bound else token)
    if next_ is None:
        return None
    hundreds = next_ == _HUNDRED if value < _TEN else value == _HUNDRED and next_ < _TEN and words.noun_first
    if hundreds and not joined:
        return value * next_, place + 1  # in Hausa "hundred two"
    if next_ == _TEN and value < _TEN and not joined and not bound and token[0] > "\u0600":
        return value + _TEN, place + 1  # Arabic: "three ten"
    fits = (value % _TEN == 0 and next_ < _TEN and (joined or value != _TEN or not words.joiners)) or (
        value % _HUNDRED == 0 and next_ < _HUNDRED
    )
    if (fits and value >= _TEN and (joined or bound or not words.joiners)) or (
        bound and value < _TEN and next_ >= _TWENTY
    ):
        return value + next_, place + 1
    return None


def _is_thing(tokens: list[str], start: int, end: int, words: _Words) -> bool:
    after = tokens[end : end + 2]
    if after and (after[0] in words.things or (after[0] in _OF and len(after) > 1 and after[1] in words.things)):
        return True
    before = next((each for each in reversed(tokens[max(0, start - 2) : start]) if each not in _ABOUT), "")
    return words.noun_first and before in words.things


def _before(tokens: list[str], numbers: list[_Number], start: int) -> _Number | None:
    found = next((each for each in reversed(numbers) if each.end <= start), None)
    return found if found and not found.used and _near(tokens[found.end : start]) else None


def _behind(tokens: list[str], numbers: list[_Number], end: int, fates: list[tuple[int, int, Fate]]) -> _Number | None:
    found = next((each for each in numbers if each.start >= end), None)
    if found is None or found.used or (found.joined and any(start == found.end for start, _, _ in fates)):
        return None  # "… getötet und 43 verletzt"
    gap = tokens[end : found.start]
    return found if gap == [":"] or _near(gap) else None


def _near(gap: list[str]) -> bool:
    return len(gap) <= REACH and not _STOPS.intersection(gap)


def _joined(tokens: list[str], numbers: list[_Number], first: _Number, fates: set[int]) -> list[_Number]:
    """The numbers that "and" joins to the first and that have no word of fate of their own."""
    joined: list[_Number] = []
    place = numbers.index(first)
    for before, after in ((place - 1, place), (place, place + 1)):
        if before < 0 or after >= len(numbers):
            continue
        one, two = numbers[before], numbers[after]
        other = one if two is first else two
        gap = tokens[one.end : two.start]
        own = range(two.end, min(len(tokens), two.end + REACH + 1))
        if other.used or not two.joined or not _near(gap) or any(at in fates for at in range(one.end, two.start)):
            continue
        if other is two and any(at in fates and not _STOPS.intersection(tokens[two.end : at]) for at in own):
            continue
        other.used = True
        joined.append(other)
    return joined


def _phrases(words: str) -> list[tuple[str, ...]]:
    return [tuple(_TOKEN.findall(fold(each.replace("_", " ")))) for each in words.split()]


@cache
def _tongues() -> tuple[_Words, ...]:
    """The table's rows, folded; built when the first such text comes."""
    return tuple(_folded(each) for each in table.TONGUES)


def _folded(tongue: table.Tongue) -> _Words:
    fates: dict[str, list[tuple[tuple[str, ...], Fate]]] = {}
    for fate, words in ((Fate.KILLED, tongue.killed), (Fate.INJURED, tongue.injured), (Fate.ABDUCTED, tongue.taken)):
        for phrase in _phrases(words):
            fates.setdefault(phrase[0], []).append((phrase, fate))
    parts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _phrases(tongue.parts):
        parts.setdefault(phrase[0], []).append(phrase)
    return _Words(
        _numerals(tongue),
        frozenset(tongue.joiners.split()),
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in fates.items()},
        {first: tuple(rows) for first, rows in parts.items()},
        frozenset(fold(word) for word in f"{tongue.things} {table.MONTHS}".split()),
        (
            tuple(" ".join(phrase) for phrase in _phrases(tongue.nobody_dead)),
            tuple(" ".join(phrase) for phrase in _phrases(tongue.nobody_hurt)),
        ),
        tongue.noun_first,
    )


def _pairs(words: str) -> dict[str, int]:
    each = iter(words.split())
    return {fold(word): int(value) for word, value in zip(each, each, strict=True)}


def _numerals(tongue: table.Tongue) -> dict[str, int]:
    """The numerals, with those that a language writes as one word: "einundzwanzig", "ventitré"."""
    numerals = _pairs(tongue.numerals)
    tens = {word: value for word, value in numerals.items() if _TWENTY <= value < _HUNDRED and value % _TEN == 0}
    if tongue is table.GERMAN:
        for unit, one in _pairs(table.GERMAN_UNITS).items():
            numerals |= {f"{unit}und{word}": value + one for word, value in tens.items()}
    if tongue is table.ITALIAN:
        for unit, one in _pairs(table.ITALIAN_UNITS).items():
            numerals |= {f"{word[:-1] if unit[0] in 'uo' else word}{unit}": value + one for word, value in tens.items()}
    return numerals
