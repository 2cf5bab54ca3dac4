"""A known story, and reports that may belong to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.alerts.merge import telling
from bot.alerts.story import Candidate, Link, Rules, add_report, decide, open_incident
from bot.item import Item
from bot.model import (
    AffectedPlace,
    Certainty,
    EventType,
    Kind,
    Place,
    Report,
    Severity,
    Source,
)

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
RULES = Rules()


def spot(place_id, kind=Kind.TOWN, *ancestors):
    return AffectedPlace(Place(place_id, place_id.title(), kind, "ML"), (), ancestors or ("ring", "land"))


def report(*places, **more):
    told = {
        "item_id": "r",
        "language": "en",
        "incident": True,
        "source": Source("AFP", "https://afp.example/1", "en"),
        "published_at": NOW - HOUR,
        "event_type": EventType.BATTLE,
        "severity": Severity.SEVERE,
        "certainty": Certainty.LIKELY,
        "places": tuple(each if isinstance(each, AffectedPlace) else spot(each) for each in places or ("a",)),
    }
    return Report(**(told | more))


def item(id_="r", **more):
    told = {"id": id_, "source": "AFP", "title": "Attack", "published_at": (NOW - HOUR).isoformat()}
    return Item.model_validate(told | more)


# The story that is known: a battle at a, an hour and a half ago, likely, no toll.
KNOWN = open_incident(item("first"), report(published_at=NOW - 1.5 * HOUR), "K7F2", NOW)


def told_as(**facts):
    """The known story with other facts, told to people as such."""
    known = replace(KNOWN, **facts)
    return replace(known, tellings=(telling(known),))


def decided(told, *, link=Link.PLACE, known=KNOWN, of=None, rules=RULES):
    candidates = [Candidate(known, link)] if known else []
    decision = decide(of or item(), told, candidates, now=NOW, rules=rules)
    return f"{decision.kind} {decision.reason}"


def added(told, known=KNOWN, link=Link.PLACE, of=None):
    decision = decide(of or item(), told, [Candidate(known, link)], now=NOW, rules=RULES)
    return add_report(known, told, decision, NOW)
