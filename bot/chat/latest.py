"""The latest incidents that somebody's watches stand for: those that would have woken them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.alerts.match import nearest_reached, reach_keys
from bot.chat.circles import USUAL_KM
from bot.chat.desk import Desk
from bot.model import AffectedPlace, Incident, Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer

_LOOK_THROUGH = 30  # of what was told in the divisions around, most of it elsewhere
_LOOK_EVERYWHERE = 100  # where a circle may lie over many divisions


async def latest(desk: Desk, watched: Mapping[str, int], limit: int) -> list[tuple[Incident, AffectedPlace]]:
    """At most `limit` incidents, newest first, each with the affected place that concerns these watches.

    `watched` are place ids with their reach in kilometres; none: everywhere. What counts is `reach_keys`, the rule
    that wakes people, asked the other way round: first whatever may fit is fetched, then each incident is asked whom
    it wakes. What happened at a watched place is always found; what happened around it, if it is among the latest of
    its division, or for a circle among the latest of all.
    """
    if not watched:
        told = await desk.news.recent([], limit)
        return [(incident, incident.places[0]) for incident in told if incident.places]
    places = {each: place for each in watched if (place := desk.gazetteer.get(each))}
    circles = [place for each, place in places.items() if watched[each] > USUAL_KM]
    found = {each.id: each for each in await desk.news.recent(list(watched), limit)}
    if circles:
        found |= {each.id: each for each in await desk.news.recent([], _LOOK_EVERYWHERE)}
    if around := _divisions_around(desk.gazetteer, watched):
        found |= {each.id: each for each in await desk.news.recent(around, _LOOK_THROUGH)}
    fitting = [
        (incident, lead) for incident in found.values() if (lead := _lead(desk.gazetteer, incident, watched, circles))
    ]
    fitting.sort(key=lambda pair: (pair[0].reported_at, pair[0].id), reverse=True)
    return fitting[:limit]


def _divisions_around(gazetteer: Gazetteer, watched: Mapping[str, int]) -> list[str]:
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
    return [town for _, town in gazetteer.near(place.lat, place.lon, USUAL_KM)]


def _lead(
    gazetteer: Gazetteer, incident: Incident, watched: Mapping[str, int], circles: list[Place]
) -> AffectedPlace | None:
    key = nearest_reached(reach_keys(incident.places, incident.severity, gazetteer, circles), watched)
    return next((each for each in incident.places if key and each.place.id == key.lead_id), None)
