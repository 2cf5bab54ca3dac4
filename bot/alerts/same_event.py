"""Same event or not: how well a report fits an incident, from what both say, in points.

    place    the town itself, close by, a division that holds it; two exact towns apart are two events (`same_place.py`)
    kind     the same type, or one that reporters take for it
    time     the same day; unknown on one side: news of the incident not silent for longer than it stays fresh
    toll     an equal or a rising count speaks for it, a falling one against
    besides  armed groups, part of the day, "a second attack", and, in support only, the text itself

Facts are compared, so that two languages make no difference. FITS is what the town, the type and a day not
told add up to: with less than that, a report opens a story of its own. Doubt does, too: an alert too many is
looked away from, an alert that was swallowed costs more. Any one fact may be misread: a day, a kind, a town that
differs is outweighed where the others agree better than chance. How much each is worth follows from how often it
agrees in reports of one event of the tests' corpora and in reports of two that were moved to one town; there are
more of the latter in the Sahel than in a corpus, so that what speaks against weighs more than it was measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.same_place import CHAIN, place, same_road
from bot.alerts.same_toll import toll
from bot.alerts.sources import copied_from
from bot.model import (
    Bearing,
    EventType,
    Incident,
    Kind,
    PartOfDay,
    Report,
    Standing,
)
from bot.understand.actors import at_odds, groups
from bot.understand.fingerprint import COPIED

FITS = 5.0
FRESH = timedelta(hours=36)  # of silence: so long a story takes in whatever fits by place, type and time
BREAKING = timedelta(hours=6)  # what is published so soon after one another is most often one event
FINDABLE = timedelta(days=90)  # so long it is found by what refers back to it: as long as stories are kept

# Events that reporters take for one another: the same attack is a battle to one, an explosion to the next.
FAMILIES = (
    {EventType.BATTLE, EventType.EXPLOSION, EventType.VIOLENCE},
    {EventType.ABDUCTION, EventType.VIOLENCE},
    {EventType.ACCESS, EventType.BATTLE},
)
# … and what may be one event where both of two places are told: tankers burnt on a road, their drivers killed.
ON_THE_ROAD = {EventType.ACCESS, EventType.VIOLENCE}
AFTERMATH = {EventType.ACCESS, EventType.UNREST}  # a riot's curfew is lifted
CITY = 4  # a place's importance from regional seats on
# Events that last: they stay fresh for as long as they are findable.
LASTING = frozenset({EventType.ACCESS, EventType.ABDUCTION})
# … but after such a silence another curfew or siege of one town is as likely as the old one, unless the text refers
# to what was told.
DROWSY = timedelta(days=45)

# A night has two days, and days are misread: by how many, and what speaks against one event then.
MISREAD = 5
FAR_OFF = -2.0  # … by more, where the text goes on with a story: the day of who speaks may be taken for the event's
ONE_NIGHT = -0.5  # … where both tell a night and differ by one: the night from the 4th to the 5th is either's
_NIGHT = {PartOfDay.NIGHT, PartOfDay.BEFORE_DAWN}
_APART = (2.0, -1.0, -1.5, -2.0, -2.0, -2.0)
OVER_BY = 30  # days after which even the last curfew after a riot is over
MISTAKEN_DAYS = 2  # how far a day may lie from that of what a correction puts right or a denial takes back

_ADJACENT = {
    frozenset({PartOfDay.NIGHT, PartOfDay.BEFORE_DAWN}),
    frozenset({PartOfDay.NIGHT, PartOfDay.EVENING}),
    frozenset({PartOfDay.BEFORE_DAWN, PartOfDay.MORNING}),
    frozenset({PartOfDay.AFTERNOON, PartOfDay.EVENING}),
}


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a report fits an incident; `points` is -inf where they can't be one."""

    points: float
    why: str

    @property
    def fits(self) -> bool:
        """Whether the report is of that incident."""
        return self.points >= FITS


APART = float("-inf")


def fit(report: Report, incident: Incident, *, now: datetime, fresh: timedelta = FRESH) -> Fit:
    """How well a report fits an incident by its facts alone; named links are the caller's. `now`: its arrival."""
    evidence = (
        ("place", place(report, incident)),
        ("kind", _kind(report, incident)),
        ("time", _time(report, incident, now, fresh)),
    )
    for name, points in evidence:
        if points is None:
            return Fit(APART, f"{name} apart")
    told = [(name, points or 0.0) for name, points in evidence]
    told += [
        ("toll", toll(report, incident)),
        ("actors", _actors(report, incident)),
        ("hour", _hour(report, incident)),
        ("another", _another(report, incident)),
        ("refers", _refers(report, incident)),
        ("text", _text(report, incident)),
    ]
    why = ", ".join(f"{name} {points:+g}" for name, points in told if points)
    return Fit(sum(points for _, points in told), why)


def timely(report: Report, incident: Incident, *, now: datetime, fresh: timedelta = FRESH) -> bool:
    """Whether the two may be of one time."""
    return _time(report, incident, now, fresh) is not None


def meets(report: Report, incident: Incident) -> bool:
    """Whether any place of the one may be one of the other."""
    return place(report, incident) is not None


def related(one: EventType | None, other: EventType | None) -> bool:
    """Whether the two types may be told of one event."""
    return one is other or any({one, other} <= family for family in FAMILIES)


def _kind(report: Report, incident: Incident) -> float | None:
    if report.event_type is incident.event_type:
        return 1.5
    if related(report.event_type, incident.event_type):
        return 0.5
    if _says_nothing(report, {report.event_type, incident.event_type}, incident):
        return 0.0
    misread = _misread_kind(report, incident)
    if report.event_type is None or (report.bearing is Bearing.NEWS and not report.follows):
        return misread
    return -0.5 if misread is None else max(misread + 0.5, -0.5)  # who denies, ends or goes on may call it anything


def _says_nothing(report: Report, kinds: set[EventType | None], incident: Incident) -> bool:
    """Whether the two kinds speak neither for one event nor against it."""
    if report.bearing is not Bearing.NEWS and report.event_type in {None, EventType.OTHER}:
        return True  # the catch-all of a text without an event's words
    if kinds == ON_THE_ROAD:
        return same_road(report, incident)
    return report.bearing is Bearing.ENDS and kinds == AFTERMATH


def _misread_kind(report: Report, incident: Incident) -> float | None:
    """Two things on one day are two in a city; in a village they may be one, misread, if something else agrees."""
    if report.event_type is None or report.occurred_on is None or report.occurred_on != incident.occurred_on:
        return None
    city = _in_a_city(report, incident)
    return None if city is None else -1.0 if city else -0.5


def _in_a_city(report: Report, incident: Incident) -> bool | None:
    """Whether the largest town that both tell is one where many things happen; None where they share none."""
    told = {each.place.id for each in incident.places[:CHAIN]}
    shared = [each.place.importance for each in report.places if each.place.kind is Kind.TOWN and each.place.id in told]
    return max(shared) >= CITY if shared else None


def _time(report: Report, incident: Incident, now: datetime, fresh: timedelta) -> float | None:
    told_at = report.published_at or now
    silence = told_at - (incident.heard_at or incident.reported_at)
    early = incident.reported_at - told_at
    if silence > FINDABLE or early > FINDABLE:
        return None
    asleep = incident.event_type is EventType.ACCESS and silence > DROWSY
    awake = (silence <= fresh and early <= fresh) or (lasts(incident) and not asleep)
    if report.occurred_on and incident.occurred_on:
        apart = (report.occurred_on - incident.occurred_on).days
        return _days(apart, report, incident, awake=awake)
    if awake:
        return 1.5 if max(silence, early) <= BREAKING else 1.0 if silence <= fresh else 0.5
    return 0.5 if report.bearing is not Bearing.NEWS or report.follows else None


def _days(apart: int, report: Report, incident: Incident, *, awake: bool) -> float | None:
    """Points for days that differ by so many; positive where the report's is the later one."""
    if apart == 0:
        return _APART[0]
    if report.bearing is Bearing.ENDS and (lasts(incident) or 0 < apart <= OVER_BY):
        return 0.5 if apart > 0 else 0.0  # an end may be told with its own day; the first one may be misread
    if apart > 0 and awake and incident.event_type is EventType.ACCESS:
        return 0.75  # a siege goes on, its later days are told
    refers = report.bearing is not Bearing.NEWS or report.follows
    if report.bearing in {Bearing.CORRECTS, Bearing.DENIES} and abs(apart) <= MISTAKEN_DAYS:
        return -0.5
    if abs(apart) > MISREAD or not (awake or refers):
        return FAR_OFF if apart > 0 and report.bearing is Bearing.NEWS and report.follows else None
    one_night = abs(apart) == 1 and {report.part_of_day, incident.part_of_day} <= _NIGHT
    return ONE_NIGHT if one_night else _APART[abs(apart)]


def lasts(incident: Incident) -> bool:
    """Whether it goes on until somebody tells its end."""
    return incident.event_type in LASTING and incident.standing is Standing.OPEN


def _actors(report: Report, incident: Incident) -> float:
    if at_odds(report.actors, incident.actors):
        return -1.0
    return 0.5 if groups(report.actors) & groups(incident.actors) else 0.0


def _hour(report: Report, incident: Incident) -> float:
    """Two parts of one day are two events, unless one runs into the other."""
    one, other = report.part_of_day, incident.part_of_day
    if one is None or other is None or report.occurred_on != incident.occurred_on or lasts(incident):
        return 0.0
    if one is other:
        return 0.5
    return 0.0 if frozenset({one, other}) in _ADJACENT else -1.75


def _another(report: Report, incident: Incident) -> float:
    if not report.another:
        return 0.0
    return 0.5 if incident.another else -2.5


def _refers(report: Report, incident: Incident) -> float:
    """Who takes something back, corrects or ends it speaks of what was told; what is closed is not meant again.

    But a rumour is denied by one after the other. What tells of no incident itself must fit by its facts alone.
    """
    if report.bearing is not Bearing.NEWS and report.incident:
        again = report.bearing is Bearing.DENIES and incident.standing is Standing.WITHDRAWN
        return 1.5 if again or incident.standing is Standing.OPEN else 0.5
    return 0.75 if report.follows and report.incident else 0.0


def _text(report: Report, incident: Incident) -> float:
    alike = max((copied_from(report, each) for each in incident.hearings), default=0.0)
    return 2.5 if alike >= COPIED else 0.5 if alike >= COPIED / 2 else 0.0


def best(fits: Iterable[tuple[Fit, Incident]]) -> Incident | None:
    """The incident that fits best and well enough; of two alike the one that was heard of last."""
    good = [pair for pair in fits if pair[0].fits]
    if not good:
        return None
    return max(good, key=lambda pair: (pair[0].points, pair[1].heard_at or pair[1].reported_at, pair[1].id))[1]
