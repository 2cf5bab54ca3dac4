"""Which incident a report belongs to, and what people are owed for it.

    the story it names (links.py: updates, the same content, the same page), else the one it fits best (same_event.fit)
    Cancel                    → retraction, or ended where it says so; only of a story that it names, and
                                merely disputed where a source withdraws what others tell as well
    refuse what may not be told (no incident, no place, stale, in the future)
    no story                  → new; a denial, an end of what was never told → none
    says it did not happen    → retraction, or merely disputed where others stand against it
    says it is over           → ended; or sounds so, of a story that is known and open
    says something was wrong  → correction of what a revision told, of the first that told it
    something that matters    → update
    anything else             → same

Pure: candidates and the time are handed in. Reasons are fixed words: the log, the metric and the tests use them.

A withdrawn story stays withdrawn, whoever repeats the rumour; only an authority's word that it happened after
all opens it again, as an update. Two sources that are each merely Likely do not confirm one another: they are
counted in words ("2 independent sources"), and the first authority or the first witnesses are the confirmation.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts import same_event
from bot.alerts.links import Candidate, Link, named
from bot.alerts.merge import TOLD, add_report, incident_id, more_died, open_incident
from bot.alerts.sources import others_stand
from bot.alerts.worth_telling import what_matters
from bot.item import Item
from bot.model import (
    HARMFUL,
    TOLLS,
    Bearing,
    Certainty,
    Count,
    Decision,
    DecisionKind,
    Incident,
    MsgType,
    Report,
    Standing,
    Status,
    Telling,
    Voice,
)

__all__ = [
    "TOLD",
    "Candidate",
    "Link",
    "Rules",
    "add_report",
    "audience_is_public",
    "decide",
    "incident_id",
    "open_incident",
]


@dataclass(frozen=True, slots=True)
class Rules:
    """What an operator can set. An item's age is judged by when it was published, never by its event's date."""

    max_age: timedelta | None = timedelta(hours=48)  # None: nothing is too old (replay)
    ahead: timedelta = timedelta(minutes=10)
    fresh: timedelta = same_event.FRESH


# Voices whose denial alone takes a confirmed story back: they are no party to the fight.
_JUDGES = frozenset({Voice.ARMY, Voice.GOVERNMENT, Voice.LOCAL_AUTHORITY, Voice.POLICE, Voice.HEALTH})
_STATED = frozenset({Certainty.OBSERVED, Certainty.LIKELY})  # no rumour
NO_PLACE, FUTURE = "no_known_place", "dated_in_the_future"  # incidents nobody can be told of: the operator is
_OF_AN_END = frozenset({"new_place", "first_confirmation"})  # what an end may tell that no word calls one
MANY = 2  # independent sources that stand against a denial
_COUNTS = frozenset(f"{name}_{news}" for name in TOLLS for news in ("known", "jump"))


def decide(item: Item, report: Report, candidates: Sequence[Candidate], *, now: datetime, rules: Rules) -> Decision:
    """What the bot owes its subscribers for this report, and the incident it belongs to (new: its own id)."""
    match = _match(item, report, candidates, now, rules)
    if item.msg_type is MsgType.CANCEL:
        return _cancelled(report, match)
    if refused := _refusal(item, report, match, now, rules):
        return Decision(DecisionKind.NONE, refused)
    if match is None:
        return _unknown(item, report)
    return _known(report, match)


def _known(report: Report, match: Candidate) -> Decision:
    """What the report does to a story that people were told of."""
    if match.link is Link.CONTENT:
        return _same("same_content", match.incident)
    if match.incident.standing is Standing.WITHDRAWN:
        return _reopened(report, match)
    if report.bearing is Bearing.DENIES:
        return _denied(report, match)
    return _correction(report, match) or _told_further(report, match)


def _match(
    item: Item, report: Report, candidates: Sequence[Candidate], now: datetime, rules: Rules
) -> Candidate | None:
    """The story that the item names, else the one that its facts fit best."""
    if found := named(item, report, candidates, now=now, fresh=rules.fresh):
        return found
    fits = ((same_event.fit(report, each.incident, now=now, fresh=rules.fresh), each.incident) for each in candidates)
    best = same_event.best(fits)
    return Candidate(best, Link.PLACE) if best is not None else None


def _same(reason: str, incident: Incident) -> Decision:
    return Decision(DecisionKind.SAME, reason, incident.id)


def _cancelled(report: Report, match: Candidate | None) -> Decision:
    """A Cancel takes back only a story that it names, never one that merely happens to be near; it may end either."""
    if match is None or (match.link is Link.PLACE and report.bearing is not Bearing.ENDS):
        return Decision(DecisionKind.NONE, "cancel_without_story")
    incident = match.incident
    if incident.standing is Standing.WITHDRAWN:
        return Decision(DecisionKind.NONE, "already_withdrawn", incident.id)
    if report.bearing is Bearing.ENDS:
        if incident.standing is Standing.OVER:
            return Decision(DecisionKind.NONE, "already_over", incident.id)
        return Decision(DecisionKind.ENDED, "ended_by_source", incident.id, loud=False)
    if others_stand(incident.hearings, report):
        return _same("disputed", incident)
    return Decision(DecisionKind.RETRACTION, "cancelled_by_source", incident.id)


def _unknown(item: Item, report: Report) -> Decision:
    """A story that nobody was told of. What takes it back, or says that it is over, owes nobody anything."""
    if report.bearing is Bearing.DENIES:
        return Decision(DecisionKind.NONE, "denies_what_was_not_told")
    # What may have hurt people is news though it is over.
    if report.bearing is Bearing.ENDS and report.event_type not in HARMFUL:
        return Decision(DecisionKind.NONE, "ends_what_was_not_told")
    return Decision(DecisionKind.NEW, "first_report", incident_id(item))


def _reopened(report: Report, match: Candidate) -> Decision:
    """It did happen after all: on an authority's word that counts victims, or names the story; else the denial stands.

    Papers go on telling of a rumour and its denial for days, and quote authorities on it.
    """
    incident = match.incident
    if report.bearing is Bearing.DENIES:
        return _same("already_withdrawn", incident)
    victims = any(count and count.max for count in (report.killed, report.injured, report.abducted))
    sure = report.certainty is Certainty.OBSERVED and report.bearing is Bearing.NEWS
    if sure and (victims or match.link is not Link.PLACE):
        return Decision(DecisionKind.UPDATE, "reopened", incident.id)
    return _same("withdrawn_stays", incident)


def _denied(report: Report, match: Candidate) -> Decision:
    """A denial takes a story back, but not against several sources that count the dead.

    One by nobody who could know, not against an authority or any several sources either.
    """
    incident = match.incident
    own = match.link is not Link.PLACE or report.source.name in {each.name for each in incident.sources}
    judge = report.confirmed_by in _JUDGES
    dead = incident.killed is not None and incident.killed.max > 0
    several = incident.certainty in _STATED and incident.independent >= MANY
    held = (several and dead) if judge else several or incident.certainty is Certainty.OBSERVED
    if held and (not own or others_stand(incident.hearings, report)):
        return _same("disputed", incident)
    return Decision(DecisionKind.RETRACTION, "denied_by_source" if own else "denied", incident.id)


def _correction(report: Report, match: Candidate) -> Decision | None:
    """Something that a revision told is put right: said so in words, or by the source that told it."""
    incident = match.incident
    says_so = report.bearing is Bearing.CORRECTS
    if not says_so and match.link is Link.PLACE:
        return None
    holders = {holder for spot in incident.places for holder in spot.ancestors}
    found = [(_wrong(told, report, holders, says_so=says_so), told) for told in incident.tellings]
    wrong = [pair for pair in found if pair[0]]
    if wrong and found[-1][0]:
        reason, first = wrong[0]
        return Decision(DecisionKind.CORRECTION, reason, incident.id, wrong_since=first.revision)
    beside = set(what_matters(incident, report))  # what its own source corrects is a count, whatever was told of it
    if not says_so or beside - (_COUNTS if match.link is not Link.PLACE else set()):
        return None
    if wrong or any(told.corrected for told in incident.tellings):
        return _same("already_corrected", incident)
    return Decision(DecisionKind.CORRECTION, "corrected", incident.id)


def _wrong(word: Telling, report: Report, holders: Collection[str], *, says_so: bool) -> str:
    """What of a revision's word the report contradicts; "" for nothing. `holders`: what holds the incident's places."""
    told = set(word.places)
    hit = {spot.place.id for spot in report.places}
    inside = told & {holder for spot in report.places for holder in spot.ancestors}
    moved = told & {spot.place.id for spot in report.instead_of}
    if moved and hit and not hit & moved:
        return "place_corrected"
    if hit and not says_so and not report.follows and not hit & (told | set(holders)) and not inside:
        return "place_corrected"
    for name in TOLLS:
        before: Count | None = getattr(word, name)
        now: Count | None = getattr(report, name)
        if before and now and now.max < before.min and not (name == "injured" and more_died(word.killed, report)):
            return f"{name}_corrected"
    if says_so and report.event_type and not same_event.related(report.event_type, word.event_type):
        return "kind_corrected"
    if says_so and report.occurred_on and word.occurred_on and report.occurred_on != word.occurred_on:
        return "day_corrected"
    return ""


def _told_further(report: Report, match: Candidate) -> Decision:
    incident = match.incident
    reasons = what_matters(incident, report)
    ends = report.bearing is Bearing.ENDS and not set(reasons) & {"killed_known", "killed_jump"}
    if ends or (report.sounds_over and incident.standing is Standing.OPEN and set(reasons) <= _OF_AN_END):
        if incident.standing is Standing.OVER:
            return _same("already_over", incident)
        return Decision(DecisionKind.ENDED, "over", incident.id, loud=False)
    if not reasons:
        return _same(f"nothing_new_by_{match.link}", incident)
    # Those who heard of it before need no sound for a place that is not theirs.
    return Decision(DecisionKind.UPDATE, reasons[0], incident.id, loud=reasons != ["new_place"])


def _refusal(item: Item, report: Report, match: Candidate | None, now: datetime, rules: Rules) -> str:
    """Why an item is kept but told to nobody; "" where it may be told."""
    # What takes a told story back, or ends it, need tell no incident of its own. Testers see everything.
    refers = match is not None and report.bearing is not Bearing.NEWS
    if not report.incident and not refers and (audience_is_public(item) or report.event_type is None):
        return "not_an_incident"
    if rules.max_age is not None:
        if item.published_at and item.published_at > now + rules.ahead:
            return FUTURE
        if item.published_at and item.published_at < now - rules.max_age:
            return "stale"
        if item.expires_at and item.expires_at <= now:
            return "expired"
    if not report.places and match is None:
        return NO_PLACE
    return ""


def audience_is_public(item: Item) -> bool:
    """Only what is Actual reaches the public; tests, exercises and drafts reach the testers."""
    return item.status is Status.ACTUAL
