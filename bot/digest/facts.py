"""What a digest tells one chat: the stories of its period that its watches stand for, counted honestly.

Pure. A story counts where it was first told within the period and has not been taken back; one taken back within the
period is named as such, whenever it was told. Rumours and what is disputed count as events, but nobody in them counts
as dead: the sums are read as "at least".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property

from bot.alerts.match import nearest_reached, reach_keys
from bot.digest.schedule import DAY, Period
from bot.model import HARMFUL, AffectedPlace, Certainty, Count, EventType, Incident, Place, Severity, Standing, WatchKey
from bot.understand.gazetteer.gazetteer import Gazetteer

USUAL_KM = 15  # of a watch on a town that was neither narrowed nor widened
FEWEST_DAYS, MOST_DAYS = 7, 14  # in the row of bars
_HALF_DAY = timedelta(hours=12)
_GRAVEST_FIRST = {severity: rank for rank, severity in enumerate(Severity)}
_UNSURE = frozenset({Certainty.POSSIBLE, Certainty.UNLIKELY})


class Told:
    """A story as the store has it: when people were first told of it, and when last. Shared by many chats' digests."""

    def __init__(self, incident: Incident, first: datetime, last: datetime) -> None:
        self.incident, self.first, self.last = incident, first, last
        self._keys: list[WatchKey] | None = None

    def keys(self, gazetteer: Gazetteer, circles: Iterable[Place] = ()) -> list[WatchKey]:
        """Who is concerned, by the rule that wakes people; without circles worked out once."""
        places, severity = self.incident.places, self.incident.severity
        if circles := list(circles):
            return reach_keys(places, severity, gazetteer, circles)
        if self._keys is None:
            self._keys = reach_keys(places, severity, gazetteer)
        return self._keys


@dataclass(frozen=True, slots=True)
class Event:
    """A story that concerns a chat: `lead` is the affected place nearest to what it watches."""

    incident: Incident
    lead: AffectedPlace
    at: datetime  # when people were first told


@dataclass(frozen=True)
class Facts:
    """All that one digest says. `events` gravest first, then newest first; `days` oldest first."""

    period: Period
    events: tuple[Event, ...]
    withdrawn: tuple[Event, ...]
    days: tuple[tuple[date, int], ...]
    watched: tuple[tuple[str, int], ...]  # place ids with their reach in kilometres
    quiet: int  # watched places of which nothing was reported

    @cached_property
    def kinds(self) -> tuple[tuple[EventType, int], ...]:
        """How many of each kind, the most frequent first."""
        order = list(EventType)
        counted = Counter(event.incident.event_type for event in self.events)
        return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], order.index(pair[0]))))

    def at_least(self, what: str) -> int:
        """So many killed, injured or abducted at least, by what is not just rumour."""
        return sum(count.min for each in self._sure if (count := _count(each, what)) is not None)

    @cached_property
    def tolls_unknown(self) -> int:
        """Of how many events in which people get hurt no number of dead is known."""
        return sum(event.incident.killed is None and event.incident.event_type in HARMFUL for event in self.events)

    @property
    def _sure(self) -> Iterable[Incident]:
        return (event.incident for event in self.events if event.incident.certainty not in _UNSURE)


def gather(
    stories: Iterable[Told], watched: Mapping[str, int], when: Period, zone: tzinfo, gazetteer: Gazetteer
) -> Facts:
    """The facts for these watches (place id → kilometres); `stories` may tell of more than the period."""
    places = {each: place for each in watched if (place := gazetteer.get(each))}
    circles = [place for each, place in places.items() if watched[each] > USUAL_KM]
    slices = _days(when, zone)
    counts = [0] * len(slices)
    events, withdrawn, spoken_of = [], [], set()
    for told in stories:
        keys = told.keys(gazetteer, circles)
        nearest = nearest_reached(keys, watched)
        if nearest is None:
            continue
        lead = next((each for each in told.incident.places if each.place.id == nearest.lead_id), None)
        event = Event(told.incident, lead or told.incident.places[0], told.first)
        if told.incident.standing is Standing.WITHDRAWN:
            if told.last in when:
                withdrawn.append(event)
            continue
        for n, (_, each) in enumerate(slices):
            counts[n] += told.first in each
        if told.first in when:
            events.append(event)
            spoken_of |= {key.place_id for key in keys if watched.get(key.place_id, -1) >= key.distance_km}
    return Facts(
        when,
        tuple(sorted(events, key=_order)),
        tuple(sorted(withdrawn, key=_order)),
        tuple((day, count) for (day, _), count in zip(slices, counts, strict=True)),
        tuple(watched.items()),
        len(watched) - len(spoken_of),
    )


def first_needed(when: Period) -> datetime:
    """From when on stories are needed: the bars show a week, though a daily digest tells of a day."""
    return min(when.start, when.end - FEWEST_DAYS * DAY)


def _days(when: Period, zone: tzinfo) -> list[tuple[date, Period]]:
    """The last days up to the period's end, oldest first: 24 hours each, under the date that most of them have."""
    number = -(-(when.end - when.start) // DAY)
    ends = [when.end - n * DAY for n in reversed(range(max(FEWEST_DAYS, min(number, MOST_DAYS))))]
    return [((end - _HALF_DAY).astimezone(zone).date(), Period(end - DAY, end)) for end in ends]


def _order(event: Event) -> tuple[int, int, float, str]:
    """Gravest first; then the deadliest, the newest."""
    incident = event.incident
    dead = incident.killed.min if incident.killed else 0
    return _GRAVEST_FIRST[incident.severity], -dead, -event.at.timestamp(), incident.id


def _count(incident: Incident, what: str) -> Count | None:
    found: Count | None = getattr(incident, what)
    return found
