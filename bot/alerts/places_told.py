"""Which of a report's places an incident has not told yet, and whether anybody hears of them who has not heard of it.

a division that merely holds a told place     is not told
a told village on no map, by another spelling is not told again; with a point, it takes the place of one without
a village on no map, where its commune, what holds it, or its neighbour was told
is told, and wakes nobody else: it stands where they do
the commune of a told village                 likewise
"""

from __future__ import annotations

from bot.alerts.same_place import one_village
from bot.model import AffectedPlace, Incident, Kind, Report


def new_places(incident: Incident, report: Report) -> list[AffectedPlace]:
    """Places not told yet; a mere parent of a told place adds nothing, nor does another spelling."""
    told = {spot.place.id for spot in incident.places}
    holding = _holding(incident)
    return [
        spot
        for spot in report.places
        if spot.place.id not in told
        and not (spot.place.id in holding and spot.place.kind is not Kind.TOWN)
        and not any(one_village(spot, each) and not _nearer(spot, each) for each in incident.places)
    ]


def with_new(incident: Incident, report: Report) -> tuple[AffectedPlace, ...]:
    """The incident's places and the report's new ones, each village once."""
    new = new_places(incident, report)
    stay = [each for each in incident.places if not any(one_village(spot, each) for spot in new)]
    return (*stay, *new)


def reaches_further(incident: Incident, report: Report) -> bool:
    """Whether somebody hears of the new places who was not told of the incident."""
    told = {_stands_at(spot) for spot in incident.places}
    holding = _holding(incident)
    return any(
        at not in told and not (spot.somewhere_in and at in holding)
        for spot in new_places(incident, report)
        for at in (_stands_at(spot),)
    )


def _holding(incident: Incident) -> set[str]:
    return {parent for spot in incident.places for parent in spot.ancestors}


def _nearer(spot: AffectedPlace, told: AffectedPlace) -> bool:
    """It has a point, and what was told has none."""
    return bool(told.somewhere_in) and not spot.somewhere_in


def _stands_at(spot: AffectedPlace) -> str:
    """The id of the place whose watchers hear of it: of a village on no map, of what holds it."""
    return spot.ancestors[0] if spot.on_no_map and spot.ancestors else spot.place.id
