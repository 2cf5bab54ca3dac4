"""Where a siege or a ban spreads to: "since Sunday the same ban applies to Kalé", «Kalé coupé à son tour».

A bulletin tells the siege that is known first, with its first day; a town it has reached since is named in passing
and by a later day, so that it looks like another matter. The words that tie the two together decide: those before the
name are a row of `tables/places.py` (their role is REACHED), those behind it stand in `tables/sieges.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.model import AffectedPlace, Kind, Precision
from bot.understand.gazetteer.gazetteer import Gazetteer, distance_km
from bot.understand.tables import sieges as table
from bot.understand.tables.places import Role
from bot.understand.text.prose import Part, Prose
from bot.understand.where.geoparse import Where
from bot.understand.where.mentions import Named
from bot.understand.where.stated import affected_place

REACH_KM = 200.0  # from what is besieged already
SCORE = 0.7
_LOOK = 110  # characters behind a name, of its sentence
_LOOK_FAR = 200  # characters of a bulletin's entry that is headed NEW

_BEHIND, _NEW = re.compile(table.REACHED_BEHIND), re.compile(table.NEW)


def with_reached(
    where: Where, prose: Prose, named: Sequence[Named], past: Mapping[int, str], gazetteer: Gazetteer
) -> Where:
    """Where a siege is, with the towns that it has reached since; `past` are the clauses of other times."""
    towns = [each.place for each in where.places if each.place.kind is Kind.TOWN]
    known = {town.id for town in towns}
    found: dict[str, AffectedPlace] = {}
    for each in _reached(prose, named, past):
        place = each.place
        if place and place.id not in known and any(distance_km(place, town) <= REACH_KM for town in towns):
            known.add(place.id)
            found[each.text] = affected_place(place, gazetteer, Precision.EXACT, SCORE, "the siege spreads there")
    if not found:
        return where
    background = tuple(each for each in where.background if each.name not in found)
    return replace(where, places=(*where.places, *found.values()), background=background)


def _headed_new(prose: Prose, sentence: int, before: int, at: int) -> bool:
    """Whether a name is the first of a sentence or line that is headed NEW; the name `before` it ends there."""
    line = max(prose.low.rfind("\n", 0, at) + 1, at - _LOOK_FAR)
    return any(before <= start < at and _NEW.match(prose.low, start, at) for start in (sentence, line))


def _reached(prose: Prose, named: Sequence[Named], past: Mapping[int, str]) -> Iterator[Named]:
    headed = -1
    for index, each in enumerate(named):
        if each.place is None or each.place.kind is not Kind.TOWN or each.masked or each.clause.part is Part.ASIDE:
            continue
        if past.get(each.clause.start, "").startswith("past anchor"):
            continue
        start, end = prose.sentence_span(each.clause)
        before = named[index - 1].end if index else 0
        if _headed_new(prose, start, before, each.start) or (0 <= each.follows == headed):
            headed = index
            yield each
            continue
        behind = named[index + 1].start if index + 1 < len(named) else len(prose.low)
        right = prose.low[each.end : min(end, behind, each.end + _LOOK)]
        if each.role is Role.REACHED or _BEHIND.match(right):
            yield each
