"""An incident out of its reports: opened by the first, and what each further one adds.

What a report tells wins where it is surer or newer; what it leaves out stays. The revision rises with every
word to people, and `tellings` keeps what each of them said, so that a correction finds those who were told wrong.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from bot.alerts import sources
from bot.alerts.places_told import with_new
from bot.alerts.same_event import related
from bot.item import Item
from bot.model import (
    GRAVITY,
    Bearing,
    Certainty,
    Count,
    Decision,
    DecisionKind,
    EventType,
    Incident,
    Report,
    Severity,
    Standing,
    Telling,
)

SURENESS = {certainty: rank for rank, certainty in enumerate(Certainty)}
MOST_STRANGERS = 8  # names of villages on no map
MOST_SOURCES = 40  # links kept of one incident; /why and the alert name a handful

# The decisions that people hear of; each raises the revision.
TOLD = frozenset(
    {
        DecisionKind.NEW,
        DecisionKind.UPDATE,
        DecisionKind.CORRECTION,
        DecisionKind.RETRACTION,
        DecisionKind.ENDED,
    }
)


def incident_id(item: Item, attempt: int = 0) -> str:
    """The id of the incident that an item opens: the same whenever the item is read again.

    `attempt` counts on where the id is taken: by a story that outlived its first item, sent again after the purge.
    """
    name = item.key if not attempt else f"{item.key}/{attempt}"
    return "i" + hashlib.sha256(name.encode()).hexdigest()[:15]


def open_incident(item: Item, report: Report, ref: str, now: datetime, *, id_: str | None = None) -> Incident:
    """The incident that a first report opens, under the short name `ref`; `id_` where its own id is taken."""
    opened = Incident(
        id=id_ or incident_id(item),
        ref=ref,
        revision=1,
        event_type=report.event_type or EventType.OTHER,
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
        disputed=report.certainty is Certainty.UNLIKELY,
        actors=report.actors,
        strangers=report.strangers,
        another=report.another,
        heard_at=report.published_at or now,
        hearings=(sources.hearing(report),),
    )
    return replace(opened, tellings=(telling(opened),))


def add_report(incident: Incident, report: Report, decision: Decision, now: datetime) -> Incident:
    """The incident with this report added, as the decision has it; the revision rises where people are told."""
    news = _heard(incident, report, now)
    match decision.kind:
        case DecisionKind.RETRACTION:
            news = replace(news, standing=Standing.WITHDRAWN)
        case DecisionKind.CORRECTION:
            news = _corrected(news, report, decision)
        case DecisionKind.ENDED:
            news = replace(_added(news, report), standing=Standing.OVER)
        case DecisionKind.UPDATE if decision.reason == "reopened":
            news = replace(_added(news, report), standing=Standing.OPEN, disputed=False)
        case _ if decision.reason == "disputed":
            news = replace(news, disputed=True)
        case _ if incident.standing is not Standing.WITHDRAWN and decision.reason not in _ADDS_NOTHING:
            news = _added(news, report)
    if decision.kind in TOLD:
        news = replace(news, revision=incident.revision + 1)
        told = replace(telling(news), corrected=decision.kind is DecisionKind.CORRECTION)
        news = replace(news, tellings=(*incident.tellings, told))
    return news


_ADDS_NOTHING = frozenset({"same_content", "older_toll"})


def telling(incident: Incident) -> Telling:
    """What the incident's present revision says."""
    return Telling(
        revision=incident.revision,
        event_type=incident.event_type,
        places=tuple(spot.place.id for spot in incident.places),
        killed=incident.killed,
        injured=incident.injured,
        abducted=incident.abducted,
        occurred_on=incident.occurred_on,
    )


def _heard(incident: Incident, report: Report, now: datetime) -> Incident:
    """The incident with one more voice, whatever that says."""
    known = {(source.name, source.url) for source in incident.sources}
    source = () if (report.source.name, report.source.url) in known else (report.source,)
    voices = sources.heard(incident.hearings, report)
    at = report.published_at or now
    return replace(
        incident,
        sources=(incident.sources + source)[:MOST_SOURCES],
        hearings=voices,
        independent=sources.independent(voices),
        heard_at=max(at, incident.heard_at or incident.reported_at),
    )


def _added(incident: Incident, report: Report) -> Incident:
    surer = SURENESS[report.certainty] < SURENESS[incident.certainty]
    news = replace(
        incident,
        event_type=_graver_kind(incident, report),
        severity=min(incident.severity, report.severity, key=GRAVITY.__getitem__),
        certainty=report.certainty if surer else incident.certainty,
        confirmed_by=report.confirmed_by if surer else incident.confirmed_by or report.confirmed_by,
        places=with_new(incident, report),
        killed=_higher(incident.killed, report.killed, surer=surer),
        injured=_higher(incident.injured, report.injured, surer=surer or more_died(incident.killed, report)),
        abducted=_higher(incident.abducted, report.abducted, surer=surer),
        occurred_on=incident.occurred_on or report.occurred_on,
        part_of_day=incident.part_of_day or report.part_of_day,
        actors=tuple(dict.fromkeys((*incident.actors, *report.actors))),
        strangers=tuple(dict.fromkeys((*incident.strangers, *report.strangers)))[:MOST_STRANGERS],
    )
    told = (news.killed, news.injured, news.abducted) != (incident.killed, incident.injured, incident.abducted)
    return replace(news, toll_by=report.toll_by) if told or incident.toll_by is None else news


def more_died(before: Count | None, report: Report) -> bool:
    """Whether the report tells of more dead than were known: some of the wounded may be among them."""
    return before is not None and report.killed is not None and report.killed.max > before.max


def _graver_kind(incident: Incident, report: Report) -> EventType:
    """A road closed turns out to be an attack: whatever else it is told as, it is told as the graver."""
    graver = GRAVITY[report.severity] < GRAVITY[incident.severity] and report.bearing is Bearing.NEWS
    if report.event_type and graver and not related(report.event_type, incident.event_type):
        return report.event_type
    return incident.event_type


def _higher(before: Count | None, now: Count | None, *, surer: bool) -> Count | None:
    """A toll rises; a lower one is an older one, unless whoever gives it is surer of the whole."""
    if before is None or now is None:
        return before or now
    return now if surer or now.max >= before.max else before


def _corrected(incident: Incident, report: Report, decision: Decision) -> Incident:
    """The corrected facts in place of the old ones: a toll told again, the right place, another kind or day."""
    kept = _moved(incident, report) if decision.reason == "place_corrected" else incident
    told = replace(
        _added(kept, report),
        severity=report.severity if report.severity is not Severity.UNKNOWN else incident.severity,
        killed=report.killed or incident.killed,
        injured=report.injured or incident.injured,
        abducted=report.abducted or incident.abducted,
        toll_by=report.toll_by or incident.toll_by,
    )
    if decision.reason == "kind_corrected" and report.event_type:
        return replace(told, event_type=report.event_type)
    if decision.reason == "day_corrected":
        return replace(told, occurred_on=report.occurred_on, part_of_day=report.part_of_day)
    return told


def _moved(incident: Incident, report: Report) -> Incident:
    """At the report's places; those that it names as wrong, or where it names none, all that it leaves out, go."""
    right = {spot.place.id for spot in report.places}
    named = {spot.place.id for spot in report.instead_of} & {spot.place.id for spot in incident.places}
    gone = tuple(
        spot for spot in incident.places if spot.place.id not in right and (not named or spot.place.id in named)
    )
    lost = {spot.place.id for spot in gone}
    stay = tuple(spot for spot in incident.places if spot.place.id not in lost | right)
    return replace(incident, places=(*report.places, *stay), not_at=(*incident.not_at, *gone))
