"""Stretches of a text where a place's name is no place: datelines, signatures, groups, persons, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.understand.tables import masks as table
from bot.understand.tables.places import UNKNOWN
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Prose, fold

SHORTEST_SOURCE = 5  # characters of a source's name that may be looked for in its text
FIRST_LINES = 400  # a dateline stands within so many characters of the story's beginning


class Mask(NamedTuple):
    """A stretch of the text in which names are not where it happened, and why."""

    start: int
    end: int
    why: str


_DATELINE = re.compile(table.DATELINE)
_ARABIC_DATELINE = re.compile(table.ARABIC_DATELINE)
_FOREIGN_DATELINE = re.compile(table.FOREIGN_DATELINE)
_CORRESPONDENCE = re.compile(table.CORRESPONDENCE)
_ASIDE, _SIGNATURE = re.compile(table.ASIDE), re.compile(table.SIGNATURE)
_BODIES, _BODIES_BEHIND = PATTERNS.add(table.BODIES), PATTERNS.add(table.BODIES_BEHIND)
_PERSON = PATTERNS.add(rf"(?<!\w){table.TITLES}\.? ")
_OF_VILLAGE, _LOOK_BACK = re.compile(UNKNOWN), 24
_CAPITALISED = re.compile(r"(?:[A-ZÀ-Ý][\w'’-]*)(?: (?:Ag |Ould |Ben |El |Al )?[A-ZÀ-Ý][\w'’-]*){0,2}")


def masks(prose: Prose, source: str = "", *, foreign: bool = False) -> tuple[Mask, ...]:
    """Every masked stretch, in no order; `source` is who tells the item, `foreign` that it is in another language."""
    return (
        *_dateline(prose, foreign=foreign),
        *_lines(prose),
        *_own_name(prose, source),
        *_bodies(prose),
        *_persons(prose),
    )


def _own_name(prose: Prose, source: str) -> Iterator[Mask]:
    """A paper's own name in its story ("told the Gao Courier") is no place."""
    name = fold(source.strip())
    at = prose.low.find(name) if len(name) >= SHORTEST_SOURCE else -1
    while at >= 0:
        yield Mask(at, at + len(name), "name of the source")
        at = prose.low.find(name, at + len(name))


def masked(spans: tuple[Mask, ...], start: int, end: int) -> Mask | None:
    """The mask that covers these characters, or None."""
    return next((mask for mask in spans if mask.start <= start and end <= mask.end), None)


def _dateline(prose: Prose, *, foreign: bool) -> Iterator[Mask]:
    at = prose.body_at
    text, end = prose.text, at + FIRST_LINES
    found = _CORRESPONDENCE.match(text, at) or _DATELINE.match(text, at, end) or _ARABIC_DATELINE.match(text, at, end)
    found = found or (_FOREIGN_DATELINE.match(text, at, end) if foreign else None)
    if found:
        yield Mask(found.start(), found.end(), "dateline")


def _lines(prose: Prose) -> Iterator[Mask]:
    at = 0
    for line in prose.low.split("\n"):
        end = at + len(line)
        if _SIGNATURE.match(line):
            yield Mask(at, end, "signature")
        elif at > 0 and _ASIDE.match(line):
            yield Mask(at, end, "footer")
        at = end + 1
    for clause in prose.clauses:
        if clause.start >= prose.body_at and _ASIDE.match(prose.folded(clause)):
            yield Mask(clause.start, prose.sentence_span(clause)[1], "footer")


def _bodies(prose: Prose) -> Iterator[Mask]:
    for found in prose.heard[_BODIES]:
        yield Mask(found.start(), found.end(), "name of a group or body")
    for found in prose.heard[_BODIES_BEHIND]:
        start = prose.low.rfind(" ", 0, max(0, found.start() - 1)) + 1
        yield Mask(start, found.end(), "name of a group or body")


def _persons(prose: Prose) -> Iterator[Mask]:
    """A title or given name with the capitalised words after it."""
    for found in prose.heard[_PERSON]:
        if _OF_VILLAGE.search(prose.low, max(0, found.start() - _LOOK_BACK), found.start()):
            continue  # "the village of Moussa Wèrè" is called after somebody
        name = _CAPITALISED.match(prose.text, found.end())
        if name and prose.text[found.start()].isupper():
            yield Mask(found.start(), name.end(), "person")
        elif name:  # "imam", "president" in small letters
            yield Mask(found.start(), found.end() + len(name.group().split(" ")[0]), "person")
