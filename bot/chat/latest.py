"""The latest incidents that somebody's watches stand for: those that would have woken them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.alerts.match import TOWN_REACH_KM, watch_keys
from bot.chat.desk import Desk
from bot.model import AffectedPlace, Incident, Kind, Place
from bot.understand.gazetteer import Gazetteer

_LOOK_THROUGH = 30  # of what was told in the divisions around, most of it elsewhere


async def latest(desk: Desk, watched: Sequence[str], limit: int) -> list[tuple[Incident, AffectedPlace]]:
    """At most `limit` incidents, newest first, each with the affected place that concerns these watches.

    Without watches: everywhere. What counts is `watch_keys`, the rule that wakes people, asked the other
    way round: first whatever may fit is fetched, then each incident is asked whom it wakes. What happened
    at a watched place is always found; what happened around it, if it is among the latest of its division.
    """
    if not watched:
        told = await desk.news.recent([], limit)
        return [(incident, incident.places[0]) for incident in told if incident.places]
    found = {each.id: each for each in await desk.news.recent(watched, limit)}
    if around := _divisions_around(desk.gazetteer, watched):
        found |= {each.id: each for each in await desk.news.recent(around, _LOOK_THROUGH)}
    fitting = [(incident, lead) for incident in found.values() if (lead := _lead(desk.gazetteer, incident, watched))]
    fitting.sort(key=lambda pair: (pair[0].reported_at, pair[0].id), reverse=True)
    return fitting[:limit]


def _divisions_around(gazetteer: Gazetteer, watched: Sequence[str]) -> list[str]:
    """Ids of the divisions that hold the watched towns or a town in their reach: few, however many the towns."""
    around: dict[str, None] = {}
    for place in filter(None, map(gazetteer.get, watched)):
        around.update((each.id, None) for each in gazetteer.ancestors(place) if each.kind is not Kind.COUNTRY)
        for town in _in_reach(gazetteer, place):
            around.update((each.id, None) for each in gazetteer.ancestors(town) if each.kind is Kind.CERCLE)
    return [each for each in around if each not in watched]


def _in_reach(gazetteer: Gazetteer, place: Place) -> list[Place]:
    if place.kind is not Kind.TOWN or place.lat is None or place.lon is None:
        return []
    return [town for _, town in gazetteer.near(place.lat, place.lon, TOWN_REACH_KM)]


def _lead(gazetteer: Gazetteer, incident: Incident, watched: Sequence[str]) -> AffectedPlace | None:
    keys = watch_keys(incident.places, incident.severity, gazetteer)
    lead_id = next((key.lead_id for key in keys if key.place_id in watched), None)
    return next((each for each in incident.places if each.place.id == lead_id), None)
