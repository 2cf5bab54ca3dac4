"""What a text tells to have happened: its trigger words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.model import EventType
from bot.understand.tables import events as table
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Clause, Part, Prose


class Hit(NamedTuple):
    """One trigger word in the text."""

    start: int
    end: int
    trigger: table.Trigger
    clause: Clause


@dataclass(slots=True)
class Heard:
    """All trigger words, and how warm each clause (by its start) is with them."""

    hits: list[Hit] = field(default_factory=list)
    heat: dict[int, float] = field(default_factory=dict)
    undone: list[Hit] = field(default_factory=list)  # what is said not to have happened
    targets: dict[int, EventType | None] = field(default_factory=dict)  # whom the hit at an offset met, where known


_TRIGGERS = {PATTERNS.add(rf"(?<!\w)(?:{row.en})|(?<!\w)(?:{row.fr})"): row for row in table.TRIGGERS}
_UNDONE = PATTERNS.add(table.UNDONE)
_PROVOKED = PATTERNS.add(table.PROVOKED)
_ABSTRACT = re.compile(table.ABSTRACT)
_ACCUSED = PATTERNS.add(table.ACCUSED)
_BEFORE = 90  # characters in which what a court does may stand before what it was done for


def hear(prose: Prose) -> Heard:
    """Every trigger in the text, those undone by a "no" left out."""
    heard = Heard()
    found_by = prose.heard
    charges = bool(found_by.places(_ACCUSED))
    undone = {prose.clause_at(m.start()).start for m in found_by[_UNDONE]}
    heat: dict[int, float] = defaultdict(float)
    for row, all_found in found_by.of(_TRIGGERS):
        for found in all_found:
            clause = prose.clause_at(found.start())
            if (
                clause.part is Part.ASIDE
                or (row.why == "attack" and _ABSTRACT.match(prose.low, found.end()))
                or _of_a_year(prose.low, found.start(), found.end())
                or (charges and row.type is not EventType.OTHER and _is_charge(prose, clause, found.start()))
            ):
                continue
            if clause.start in undone and row.type is not EventType.OTHER:
                heard.undone.append(Hit(found.start(), found.end(), row, clause))
                continue
            heard.hits.append(Hit(found.start(), found.end(), row, clause))
            heat[clause.start] = max(heat[clause.start], row.weight)
    heard.heat = dict(heat)
    return _without_grievances(prose, heard)


def rows_told(heard: Heard, past: Collection[int]) -> set[str]:
    """Which rows of triggers tell of now, and which of them in front, as signs; `past` are clauses of other times."""
    found: set[str] = set()
    for hit in heard.hits:
        if hit.clause.start not in past:
            found.add(f"={hit.trigger.why}")
            if hit.clause.part is not Part.BODY:
                found.add(f"={hit.trigger.why}, in front")
    return found


def _is_charge(prose: Prose, clause: Clause, start: int) -> bool:
    """Say whether this is what somebody is accused of: "inmates convicted of kidnapping broke out"."""
    return prose.heard.any(_ACCUSED, max(clause.start, start - _BEFORE), start)


def grievances(prose: Prose, heard: Heard) -> list[tuple[int, int]]:
    """Stretches that tell what a protest was about: "… in reaction to the killing of a farmer"."""
    crowds = [hit for hit in heard.hits if hit.trigger.type is EventType.UNREST]
    spans = []
    for found in prose.heard[_PROVOKED] if crowds else ():
        clause = prose.clause_at(found.start())
        if any(
            hit.start < found.start() and (hit.clause.paragraph == clause.paragraph or hit.clause.part < Part.BODY)
            for hit in crowds
        ):
            spans.append((found.start(), prose.sentence_span(clause)[1]))
    return spans


def _without_grievances(prose: Prose, heard: Heard) -> Heard:
    spans = grievances(prose, heard)
    if spans:
        heard.hits = [
            hit
            for hit in heard.hits
            if hit.trigger.type is EventType.UNREST or not any(start <= hit.start < end for start, end in spans)
        ]
        warm = {hit.clause.start for hit in heard.hits}
        heard.heat = {start: heat for start, heat in heard.heat.items() if start in warm}
    return heard


_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d ")
_YEAR_AFTER = re.compile(r" (?:of|in|en|de)(?: [a-z]+)? (?:19|20)\d\d\b")
_YEAR_CHARS = 5


def _of_a_year(low: str, start: int, end: int) -> bool:
    """Say whether a year names it ("the 2023 coup", «l'attaque de juin 2016»): that is history."""
    return bool(_YEAR_BEFORE.match(low, max(0, start - _YEAR_CHARS), start) or _YEAR_AFTER.match(low, end))
