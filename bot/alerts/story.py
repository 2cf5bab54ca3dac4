"""Which incident a report belongs to, and what people are owed for it.

    refuse what may not be told (no incident, no place, stale, in the future)
    Cancel                    → retraction of the story it names, else none
    linked by updates, URL or content, or the same kind of event at the same place and time
                              → update if something matters, else same
    anything else             → new

Pure: candidates and the time are handed in. Reasons are fixed words: the log, the metric and the tests use them.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.item import Item
from bot.model import (
    AffectedPlace,
    Certainty,
    Count,
    Decision,
    DecisionKind,
    EventType,
    Incident,
    Kind,
    MsgType,
    Report,
    Severity,
    Status,
)


class Link(StrEnum):
    """What ties a report to an incident, strongest first."""

    UPDATES = "updates"
    CONTENT = "content"
    URL = "url"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident that a report may belong to, and why."""

    incident: Incident
    link: Link


@dataclass(frozen=True, slots=True)
class Rules:
    """What an operator can set. An item's age is judged by when it was published, never by its event's date."""

    max_age: timedelta | None = timedelta(hours=48)  # None: nothing is too old (replay)
    ahead: timedelta = timedelta(minutes=10)
    fresh: timedelta = timedelta(hours=36)

    @property
    def look_back(self) -> timedelta:
        """How far back candidates at a place are looked for: a day past fresh, for late reports of one same day."""
        return self.fresh + timedelta(days=1)


# Events that reporters take for one another: the same attack is a battle to one, an explosion to the next.
FAMILIES = (
    {EventType.BATTLE, EventType.EXPLOSION, EventType.VIOLENCE},
    {EventType.ABDUCTION, EventType.VIOLENCE},
    {EventType.ACCESS, EventType.BATTLE},
)

GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}
SURENESS = {certainty: rank for rank, certainty in enumerate(Certainty)}


def decide(item: Item, report: Report, candidates: Sequence[Candidate], *, now: datetime, rules: Rules) -> Decision:
    """What the bot owes its subscribers for this report, and the incident it belongs to (new: its own id)."""
    match = next((c for c in candidates if _belongs(report, c, now, rules)), None)
    if item.msg_type is MsgType.CANCEL:
        return _cancelled(match)
    if refused := _refusal(item, report, now, rules):
        return Decision(DecisionKind.NONE, refused)
    if match is None:
        return Decision(DecisionKind.NEW, "first_report", incident_id(item))
    if match.link is Link.CONTENT:
        return Decision(DecisionKind.SAME, "same_content", match.incident.id)
    if reason := _what_matters(match.incident, report):
        return Decision(DecisionKind.UPDATE, reason, match.incident.id)
    return Decision(DecisionKind.SAME, f"nothing_new_by_{match.link}", match.incident.id)


def _cancelled(match: Candidate | None) -> Decision:
    """A Cancel takes back only a story that it names: never one that merely happens to be near."""
    if match is None or match.link is Link.PLACE:
        return Decision(DecisionKind.NONE, "cancel_without_story")
    return Decision(DecisionKind.RETRACTION, "cancelled_by_source", match.incident.id)


def incident_id(item: Item) -> str:
    """The id of the incident that an item opens: the same whenever the item is read again."""
    return "i" + hashlib.sha256(item.key.encode()).hexdigest()[:15]


def open_incident(item: Item, report: Report, ref: str, now: datetime) -> Incident:
    """The incident that a first report opens, under the short name `ref`."""
    assert report.event_type is not None  # noqa: S101  a report without a type is no incident
    return Incident(
        id=incident_id(item),
        ref=ref,
        revision=1,
        event_type=report.event_type,
        severity=report.severity,
        certainty=report.certainty,
        places=report.places,
        sources=(report.source,),
        reported_at=report.published_at or now,
        killed=report.killed,
        injured=report.injured,
        abducted=report.abducted,
        toll_by=report.toll_by,
        confirmed_by=report.confirmed_by,
        occurred_on=report.occurred_on,
        part_of_day=report.part_of_day,
    )


def add_report(incident: Incident, report: Report, decision: Decision) -> Incident:
    """The incident with this report added: what it tells wins, what it leaves out stays.

    The revision rises where people are told. A retraction adds nothing but itself.
    """
    if decision.kind is DecisionKind.RETRACTION:
        return dataclasses.replace(incident, revision=incident.revision + 1)
    surer = SURENESS[report.certainty] < SURENESS[incident.certainty]
    toll_known = report.killed or report.injured or report.abducted
    heard = {(source.name, source.url) for source in incident.sources}
    source = () if (report.source.name, report.source.url) in heard else (report.source,)
    return dataclasses.replace(
        incident,
        revision=incident.revision + (decision.kind is DecisionKind.UPDATE),
        severity=min(incident.severity, report.severity, key=GRAVITY.__getitem__),
        certainty=report.certainty if surer else incident.certainty,
        confirmed_by=report.confirmed_by if surer else incident.confirmed_by or report.confirmed_by,
        places=incident.places + tuple(_new_places(incident, report)),
        sources=incident.sources + source,
        killed=report.killed or incident.killed,
        injured=report.injured or incident.injured,
        abducted=report.abducted or incident.abducted,
        toll_by=report.toll_by if toll_known else incident.toll_by,
        occurred_on=incident.occurred_on or report.occurred_on,
        part_of_day=incident.part_of_day or report.part_of_day,
    )


def _refusal(item: Item, report: Report, now: datetime, rules: Rules) -> str:
    """Why an item is kept but told to nobody; "" where it may be told."""
    # A test or exercise is no incident, but testers are to see it as one.
    if not report.incident and (audience_is_public(item) or report.event_type is None):
        return "not_an_incident"
    if rules.max_age is not None:
        if item.published_at and item.published_at > now + rules.ahead:
            return "dated_in_the_future"
        if item.published_at and item.published_at < now - rules.max_age:
            return "stale"
        if item.expires_at and item.expires_at <= now:
            return "expired"
    if not report.places:
        return "no_known_place"
    return ""


def _belongs(report: Report, candidate: Candidate, now: datetime, rules: Rules) -> bool:
    """Whether the report is of the candidate's event; a link by place alone needs kind and time to agree."""
    if candidate.link is not Link.PLACE:
        return True
    incident = candidate.incident
    kinds = {incident.event_type, report.event_type}
    if len(kinds) > 1 and not any(kinds <= family for family in FAMILIES):
        return False
    if report.occurred_on and incident.occurred_on:
        return report.occurred_on == incident.occurred_on
    return abs((report.published_at or now) - incident.reported_at) <= rules.fresh


def _what_matters(incident: Incident, report: Report) -> str:
    """The reason that deserves a sound; "" where the report adds nothing that matters."""
    if _new_places(incident, report):
        return "new_place"
    if GRAVITY[report.severity] < GRAVITY[incident.severity]:
        return "severity_up"
    if report.certainty is Certainty.OBSERVED and incident.certainty is not Certainty.OBSERVED:
        return "first_confirmation"
    for field in ("killed", "injured", "abducted"):
        told: Count | None = getattr(incident, field)
        now_told: Count | None = getattr(report, field)
        if now_told and now_told.max and told is None:
            return f"{field}_known"
        # A toll that rose by half, and by three at least, is news; smaller steps are noise.
        if told and now_told and now_told.max >= max(told.max * 1.5, told.max + 3):
            return f"{field}_jump"
    return ""


def _new_places(incident: Incident, report: Report) -> list[AffectedPlace]:
    """Places not told yet; a mere parent of a told place adds nothing."""
    told = {spot.place.id for spot in incident.places}
    holding = {parent for spot in incident.places for parent in spot.ancestors}
    return [
        spot
        for spot in report.places
        if spot.place.id not in told and not (spot.place.id in holding and spot.place.kind is not Kind.TOWN)
    ]


def audience_is_public(item: Item) -> bool:
    """Only what is Actual reaches the public; tests, exercises and drafts reach the testers."""
    return item.status is Status.ACTUAL
