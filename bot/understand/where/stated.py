"""Places that the source states itself, and places that no gazetteer has."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from bot.item import StatedPlace
from bot.model import AD_HOC, AffectedPlace, Kind, Place, Precision
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.text.prose import fold

STATED_KM = 60.0  # how far a stated point may lie from the gazetteer's town of that name


def affected_place(place: Place, gazetteer: Gazetteer, precision: Precision, score: float, why: str) -> AffectedPlace:
    """A place with everything that holds it."""
    holders = gazetteer.ancestors(place)
    names = tuple(dict.fromkeys(each.name for each in holders))
    return AffectedPlace(place, names, tuple(each.id for each in holders), precision, round(score, 2), why)


def adhoc_id(name: str, lat: float | None = None, lon: float | None = None) -> str:
    """A stable id for a place that no gazetteer has."""
    told = f"{fold(name)}|{lat}|{lon}"
    return AD_HOC + hashlib.sha256(told.encode()).hexdigest()[:12]


def stated(places: Collection[StatedPlace], gazetteer: Gazetteer, country: str) -> tuple[AffectedPlace, ...]:
    """The places that the source states, found in the gazetteer or made for this item."""
    answer = [
        affected_place(_stated(each, gazetteer, country), gazetteer, Precision.EXACT, 1.0, "stated by the source")
        for each in places
    ]
    return tuple({each.place.id: each for each in answer}.values())


def _stated(told: StatedPlace, gazetteer: Gazetteer, country: str) -> Place:
    known = gazetteer.named(told.name)
    if told.lat is None or told.lon is None:
        at_home = [place for place in known if place.country == country]
        if at_home or known:
            return (at_home or list(known))[0]
        return Place(adhoc_id(told.name), told.name, Kind.AREA, country, parents=_country_id(gazetteer, country))
    around = {place.id: place for _, place in gazetteer.near(told.lat, told.lon, STATED_KM)}
    same = next((place for place in known if place.id in around), None)
    if same is not None:
        return same
    nearest = next(iter(around.values()), None)
    return Place(
        adhoc_id(told.name, told.lat, told.lon),
        told.name,
        Kind.TOWN,
        nearest.country if nearest else country,
        told.lat,
        told.lon,
        nearest.parents if nearest else _country_id(gazetteer, country),
    )


def _country_id(gazetteer: Gazetteer, country: str) -> tuple[str, ...]:
    return (country.lower(),) if country and gazetteer.get(country.lower()) else ()
