"""Which of several events a stretch of a text tells of: the entries of a list, "the first … the second", two places.

Their tolls are added, where nothing stands above them (`tally.py`).
"""

from __future__ import annotations

import re

from bot.understand.tables import accounts as table
from bot.understand.text.prose import Part
from bot.understand.tolls.accounts import stretches
from bot.understand.tolls.lines import TOLL_PATTERNS, Line, Lines

ENTRY_LINES = 2  # … of an entry of a list, behind the one that begins it

_ROUND_UP, _FIRST = TOLL_PATTERNS.add(table.ROUND_UP), TOLL_PATTERNS.add(table.FIRST)
_ENTRY, _ONE_OF_THEM = re.compile(table.ENTRY), re.compile(table.ONE_OF_THEM)
_DATE, _ENDS_HEAD = "~~", (":", " - ", " – ")  # in the head of an entry: a date as it was blanked, and what ends it
_NEXT, _PLACED = re.compile(table.NEXT), re.compile(table.PLACED)


def entries_of(lines: Lines) -> dict[int, int]:
    """The event that each stretch tells of, by where it begins; none where there is one alone, or what announces it."""
    listed = _listed(lines)
    if any(listed):
        return {
            stretch.start: entry
            for line, entry in zip(lines.all, listed, strict=True)
            for stretch in (stretches(lines, line) if entry else ())
        }
    return _first_and_second(lines) or _of_two_places(lines)


def _listed(lines: Lines) -> list[int]:
    """Of each line, which entry of a list of events it belongs to; 0 of none, as what announces it."""
    told_first = [line for line in lines.begun(_ROUND_UP) if line.part is not Part.BODY]
    announcing = {line for line in told_first if lines.heard.any(_ROUND_UP, line.start, line.end)}
    begun: list[int] = []
    entries: list[int] = []
    for number, line in enumerate(lines.all):
        if line not in announcing and _begins_entry(lines, line, one_of_them=bool(announcing)):
            begun.append(number)
        entries.append(len(begun) if begun and number - begun[-1] <= ENTRY_LINES else 0)
    return entries


def _begins_entry(lines: Lines, line: Line, *, one_of_them: bool) -> bool:
    """Whether a line tells a new event, by its date, or as `one_of_them` that were announced."""
    words = lines.words(line)
    if _DATE in words and any(end in words for end in _ENDS_HEAD) and _ENTRY.match(words):
        return True
    return one_of_them and _ONE_OF_THEM.match(lines.text, line.start, line.end) is not None


def _first_and_second(lines: Lines) -> dict[int, int]:
    """The stretches of "the first mine …", "the second, an hour later, …"."""
    if not lines.heard.first(_FIRST):
        return {}
    event, last = 0, 0
    entries: dict[int, int] = {}
    for number, line in enumerate(lines.all):
        for stretch in stretches(lines, line):
            begins = event and _NEXT.match(lines.text, stretch.start, stretch.end)
            if begins or (not event and lines.heard.any(_FIRST, stretch.start, stretch.end)):
                event, last = event + 1, number
            if event and number - last <= ENTRY_LINES:
                entries[stretch.start] = event
    return entries if event > 1 else {}


def _of_two_places(lines: Lines) -> dict[int, int]:
    """The parts of a sentence of which each has its place: "at Tin, three dead; at Bara, two dead"."""
    for line in lines.all:
        if "; " not in lines.text[line.start : line.end]:
            continue
        told = list(stretches(lines, line))
        if len(told) > 1 and all(_PLACED.match(lines.text, each.start, each.end) for each in told):
            return {each.start: number for number, each in enumerate(told, 1)}
    return {}
