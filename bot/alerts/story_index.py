"""Where a story is filed, and where a report looks for it: one index by area and time, asked the same way everywhere.

A story is filed under a few keys; a report asks for a few keys, each from a time on and the newest so many only.
So what one report costs follows from how many keys it asks for, not from how many stories there are. The store
keeps the index in a table, replay in memory.

    at:<place>              the place itself                         fresh stories of any kind
    at:<place>:<class>      the same, one class of event             90 days, for what refers back
    on:<place>:<day>        the place or a holder, one day           90 days, for a stated date and neighbours
    named:<name>            a village on no map, by its name         90 days
    in:<holder>             any place that it holds                  fresh stories
    cell:<row>:<column>     half a degree square                     fresh stories close by
    cell:…:<class>, in:…:<class>   only what lasts: sieges and captives stay fresh for longer
"""

from __future__ import annotations

import bisect
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.same_event import FINDABLE, LASTING, lasts, related
from bot.alerts.same_place import FAR_KM
from bot.epoch import to_ms
from bot.model import AffectedPlace, Bearing, EventType, Incident, Kind, Report
from bot.understand.gazetteer.grid import CELL_DEGREES, KM_PER_DEGREE

NEWEST = 12  # stories that one key answers with
CANDIDATES = 48  # stories that one report is held against
HOLDERS = 6  # of a place: cercle, regions old and new, country
PLACES = 8  # of a report that are looked for; a wave over twenty towns is found by the first
KEPT_TOLD = timedelta(days=30)  # who was told of a story, after it closed (store/retention.py)
MILLISECOND = timedelta(milliseconds=1)
MARGIN = timedelta(hours=12)  # reports of one event do not arrive in the order of their publication


@dataclass(frozen=True, slots=True)
class Question:
    """One key, and from when on (milliseconds UTC) its stories are wanted."""

    key: str
    since: int


def keys_of(incident: Incident) -> tuple[str, ...]:
    """Everything that an incident is filed under, each once."""
    found: dict[str, None] = {}
    kind, day = _class(incident.event_type), incident.occurred_on
    lasting = incident.event_type in LASTING
    for spot in incident.places:
        found[f"at:{spot.place.id}"] = found[f"at:{spot.place.id}:{kind}"] = None
        for holder in spot.ancestors[:HOLDERS]:
            found[f"in:{holder}"] = None
            if lasting:
                found[f"in:{holder}:{kind}"] = None
        if day:
            found.update(dict.fromkeys(f"on:{name}:{day}" for name in (spot.place.id, *spot.ancestors[:HOLDERS])))
        if (cell := _cell(spot)) is not None:
            found[f"cell:{cell[0]}:{cell[1]}"] = None
            if lasting:
                found[f"cell:{cell[0]}:{cell[1]}:{kind}"] = None
    found.update(dict.fromkeys(f"named:{name}" for name in incident.strangers))
    return tuple(found)


def questions(report: Report, *, now: datetime, fresh: timedelta) -> tuple[Question, ...]:
    """What a report asks the index for, each key once; `now` is when it arrived."""
    told_at = report.published_at or now
    lately, ever = told_at - fresh - MARGIN, told_at - FINDABLE
    kinds = _kinds(report)
    found: dict[str, datetime] = {}
    for spot in (*report.places, *report.instead_of, *report.named)[:PLACES]:
        for key, since in _of_place(spot, report, kinds, lately, ever):
            found[key] = min(since, found.get(key, since))
    found.update(dict.fromkeys((f"named:{name}" for name in report.strangers), ever))
    return tuple(Question(key, to_ms(since)) for key, since in found.items())


def _of_place(
    spot: AffectedPlace, report: Report, kinds: tuple[str, ...], lately: datetime, ever: datetime
) -> Iterator[tuple[str, datetime]]:
    name, holders = spot.place.id, spot.ancestors[:HOLDERS]
    yield f"at:{name}", lately
    yield from ((f"at:{name}:{kind}", ever) for kind in kinds)
    yield from ((f"at:{holder}", lately) for holder in holders)
    if report.occurred_on:
        yield from ((f"on:{each}:{report.occurred_on}", ever) for each in (name, *holders))
    lasting = [kind for kind in kinds if kind in _LASTING_KINDS]
    wide = spot.somewhere_in if spot.place.kind is Kind.TOWN else name
    if wide:
        yield f"in:{wide}", lately
        yield from ((f"in:{wide}:{kind}", ever) for kind in lasting)
    for row, column in _cells_around(spot):
        yield f"cell:{row}:{column}", lately
        yield from ((f"cell:{row}:{column}:{kind}", ever) for kind in lasting)


def _class(kind: EventType) -> str:
    """Events that are taken for one another by nearly everybody share a class."""
    return "attack" if kind in {EventType.BATTLE, EventType.EXPLOSION, EventType.VIOLENCE} else kind.value


_LASTING_KINDS = frozenset(map(_class, LASTING))


def _kinds(report: Report) -> tuple[str, ...]:
    """The classes a report may be of; all of them where it takes back, ends or goes on with a story."""
    anything = report.bearing is not Bearing.NEWS or report.follows or report.event_type is None
    return tuple(dict.fromkeys(_class(kind) for kind in EventType if anything or related(kind, report.event_type)))


def _cell(spot: AffectedPlace) -> tuple[int, int] | None:
    place = spot.place
    if place.kind is not Kind.TOWN or place.lat is None or place.lon is None:
        return None
    return math.floor(place.lat / CELL_DEGREES), math.floor(place.lon / CELL_DEGREES)


def _cells_around(spot: AffectedPlace) -> Iterator[tuple[int, int]]:
    """The cells within reach of a town, at most nine."""
    place = spot.place
    if place.kind is not Kind.TOWN or place.lat is None or place.lon is None:
        return
    north = min(FAR_KM / KM_PER_DEGREE, CELL_DEGREES)
    east = min(north / max(0.2, math.cos(math.radians(place.lat))), CELL_DEGREES)
    rows = range(math.floor((place.lat - north) / CELL_DEGREES), math.floor((place.lat + north) / CELL_DEGREES) + 1)
    columns = range(math.floor((place.lon - east) / CELL_DEGREES), math.floor((place.lon + east) / CELL_DEGREES) + 1)
    yield from ((row, column) for row in rows for column in columns)


class MemoryIndex:
    """The index in memory, for replay; answers as the store does: the newest first, of two alike the higher id."""

    def __init__(self) -> None:
        self._filed: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._known: dict[str, tuple[int, tuple[str, ...]]] = {}

    def file(self, incident: Incident) -> None:
        """File an incident under its keys, and under no others, as of when it was last heard of."""
        self._forget(incident.id)
        at, keys = heard_at(incident), keys_of(incident)
        for key in keys:
            bisect.insort(self._filed[key], (at, incident.id))
        self._known[incident.id] = (at, keys)

    def _forget(self, incident_id: str) -> None:
        at, keys = self._known.pop(incident_id, (0, ()))
        for key in keys:
            row = self._filed[key]
            del row[bisect.bisect_left(row, (at, incident_id))]

    def newest(self, question: Question) -> list[tuple[int, str]]:
        """When each story was last heard of, and its id."""
        row = self._filed.get(question.key, [])
        return [each for each in reversed(row[-NEWEST:]) if each[0] >= question.since]


def choose(answers: Iterable[tuple[int, str]]) -> list[str]:
    """The ids that a report is held against, of all answers the newest, each once."""
    return [name for _, name in sorted(set(answers), reverse=True)[:CANDIDATES]]


def heard_at(incident: Incident) -> int:
    """When an incident was last heard of, milliseconds UTC."""
    return to_ms(incident.heard_at or incident.reported_at)


def closes_at(incident: Incident) -> int:
    """When its story is closed, milliseconds UTC; KEPT_TOLD later nobody knows any more who was told of it.

    With its last report; what lasts, until its end is told, so late that this is kept for as long as the story.
    """
    return heard_at(incident) + ((FINDABLE - KEPT_TOLD) // MILLISECOND if lasts(incident) else 0)
