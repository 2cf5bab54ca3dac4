"""Whose account of the dead a stretch of a sentence is, and whether the accounts of a text contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bot.understand.tables import accounts as table
from bot.understand.tolls.lines import TOLL_PATTERNS, Line, Lines


class Teller(StrEnum):
    """Whose word a number is."""

    WRITER = "writer"  # nobody is named
    STATE = "state"
    FOES = "foes"
    OTHERS = "others"


class Stretch(NamedTuple):
    """A part of a line that is one voice's; `against`: whose words the one before it holds to be wrong."""

    start: int
    end: int
    against: bool


_TURN, _AGAINST = re.compile(table.TURN), re.compile(table.AGAINST)
_ANOTHER, _REJECTED = map(TOLL_PATTERNS.add, (table.ANOTHER, table.REJECTED))  # without which there is neither
_FOES, _STATE, _SAYS = map(TOLL_PATTERNS.add, (table.FOES, table.STATE, table.SAYS))
_CONTEST, _STRIKE, _FALSE = map(TOLL_PATTERNS.add, (table.CONTEST, table.STRIKE, table.FALSE))
_VOICES = ((_FOES, Teller.FOES), (_STATE, Teller.STATE), (_SAYS, Teller.OTHERS))
_SAME, _NAMED = re.compile(table.SAME), re.compile(table.NAMED)


def stretches(lines: Lines, line: Line) -> Iterator[Stretch]:
    """The parts of a line, each one voice's."""
    start, held = line.start, False
    for end, after, against in (*_turns(lines, line), (line.end, line.end, False)):
        yield Stretch(start, end, held)
        start, held = after, against


def teller_of(lines: Lines, stretch: Stretch, before: Stretch | None) -> Teller:
    """Whose word it is; "it said" goes on in the words of whom the stretch before names."""
    if stretch.against:
        return Teller.OTHERS
    if before and _SAME.match(lines.text, stretch.start, stretch.end):
        return teller_of(lines, before, None)
    named = _NAMED.match(lines.text, stretch.start, stretch.end) if before else None
    if named:
        return Teller.STATE if named["state"] else Teller.FOES
    for key, who in _VOICES:
        if lines.heard.any(key, stretch.start, stretch.end):
            return who
    return Teller.WRITER


def _turns(lines: Lines, line: Line) -> list[tuple[int, int, bool]]:
    """Where another's words begin, and whether they are held against the first one's; each has a number to tell."""
    text, start, end = lines.text, line.start, line.end
    turns: list[tuple[int, int, bool]] = []
    if lines.heard.any(_ANOTHER, start, end) or "; " in text[start:end]:
        turns += ((turn.start(), turn.end(), False) for turn in _TURN.finditer(text, start, end))
    if lines.heard.any(_REJECTED, start, end):
        against = _AGAINST.search(text, start, end)
        if against and "‹" in text[start : against.start()]:
            turns.append((against.start(), against.end(), True))
    return sorted(turns)


def is_claimed(lines: Lines, line: Line) -> bool:
    """Whether a line tells what an armed group says."""
    return lines.heard.any(_FOES, line.start, line.end)


def contested(lines: Lines) -> bool:
    """Whether the text says that its accounts contradict each other."""
    return bool(lines.heard.first(_CONTEST))


def struck(lines: Lines) -> bool:
    """Whether it tells of a strike from the air, of which those who fired and those who were hit tell two stories."""
    return bool(lines.heard.first(_STRIKE))


def untrue(lines: Lines) -> set[int]:
    """The lines that tell what is not so: they say it themselves, or a next one that tells no number."""
    false = {lines.number_at(found.start()) for found in lines.heard[_FALSE]}
    return false | {number - 1 for number in false if "‹" not in lines.words(lines.all[number])}
