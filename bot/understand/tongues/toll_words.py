"""One tongue's words of tolls: its numerals, its words of fate, and what stands around a number, folded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.understand.tables.fates import Fate
from bot.understand.tables.people import Side
from bot.understand.tables.tongue import Tongue
from bot.understand.text.prose import fold
from bot.understand.tongues.spoken import Spoken, numbered

TOKEN = re.compile(r"\d+(?:[.,  ]\d{3})*(?![\d:])|[^\W\d_]+(?:['-][^\W\d_]+)*|[^\w\s]")
TEN, TWENTY, HUNDRED = 10, 20, 100


@dataclass(frozen=True, slots=True)
class TollWords:
    """One tongue, folded."""

    numerals: dict[str, int]
    joiners: frozenset[str]
    fates: dict[str, tuple[tuple[tuple[str, ...], Fate], ...]]  # by first word
    parts: dict[str, tuple[tuple[str, ...], ...]]
    things: frozenset[str]
    nobody: tuple[tuple[str, ...], tuple[str, ...]]
    noun_first: bool
    reach: int
    sides: dict[str, Side]
    han: re.Pattern[str] | None
    ones: frozenset[str]
    persons: frozenset[str]


def _phrases(words: str) -> list[tuple[str, ...]]:
    return [tuple(TOKEN.findall(fold(each.replace("_", " ")))) for each in words.split()]


@cache
def toll_words(spoken: Spoken) -> TollWords:
    """A tongue's rows, folded; made when the first such text comes."""
    tongue = spoken.tongue
    fates: dict[str, list[tuple[tuple[str, ...], Fate]]] = {}
    for fate, words in ((Fate.KILLED, tongue.killed), (Fate.INJURED, tongue.injured), (Fate.ABDUCTED, tongue.taken)):
        for phrase in _phrases(words):
            fates.setdefault(phrase[0], []).append((phrase, fate))
    parts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _phrases(tongue.parts):
        parts.setdefault(phrase[0], []).append(phrase)
    months = [fold(word).replace("_", " ") for word in numbered(tongue.months)]
    sides = dict.fromkeys(fold(tongue.forces).split(), Side.FORCES)
    sides |= dict.fromkeys(fold(tongue.people).split(), Side.CIVILIANS)
    return TollWords(
        _numerals(tongue),
        frozenset(tongue.joiners.split()),
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in fates.items()},
        {first: tuple(rows) for first, rows in parts.items()},
        frozenset((*fold(tongue.things).split(), *months)),
        (
            tuple(" ".join(phrase) for phrase in _phrases(tongue.nobody_dead)),
            tuple(" ".join(phrase) for phrase in _phrases(tongue.nobody_hurt)),
        ),
        tongue.noun_first,
        tongue.reach,
        sides,
        _signs_of(tongue) if spoken.han else None,
        frozenset(fold(tongue.ones).split()),
        frozenset(fold(f"{tongue.persons} {tongue.forces} {tongue.people}").split()),
    )


def _signs_of(tongue: Tongue) -> re.Pattern[str]:
    """How a row of signs is parted: the words of the tables, longest first, and single signs."""
    rows = (tongue.killed, tongue.injured, tongue.taken, tongue.parts, tongue.things, tongue.forces, tongue.people)
    known = sorted({word for row in rows for word in row.split()}, key=lambda word: (-len(word), word))
    return re.compile(f"{'|'.join(map(re.escape, known))}|.")


def _numerals(tongue: Tongue) -> dict[str, int]:
    """The numerals, with those that a language writes as one word: "einundzwanzig", "ventitré"."""
    numerals = numbered(tongue.numerals)
    tens = {word: value for word, value in numerals.items() if TWENTY <= value < HUNDRED and value % TEN == 0}
    for unit, one in numbered(tongue.units).items():
        for word, ten in tens.items():
            stem = word[:-1] if unit[0] in "uo" else word  # "ventuno"
            numerals[f"{unit}{tongue.glue}{word}" if tongue.glue else f"{stem}{unit}"] = ten + one
    return numerals
