"""One country's rows of the built-in table, made ready to be asked which of them an imported row means."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.model import Kind, Place
from bot.places.dump import Row
from bot.places.entries import GENERIC, Entry, Skeletons
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.gazetteer.grid import KM_PER_DEGREE, haversine_km
from bot.understand.gazetteer.names import fold, skeleton

# How far apart two rows of one name may lie and be one place, in km: GeoNames' older points are rounded to arc
# minutes (2 km), and the built-in table may be off by 10.
SAME_NAME_KM = 15.0
ALSO_CALLED_KM = 10.0  # where the name is only an alternate one, or only sounds the same
NEIGHBOUR_KM = 60.0  # no built-in town within this: the cercle is not guessed
# A second cercle whose nearest town is less than this times as far away may be the right one too. Held against the
# rows of Burkina Faso that tell their province: the nearest alone is right for 80 %, with the second 84 %.
BORDER = 1.5

# A built-in town of a known cercle: where it lies, its divisions, all that holds it.
_Cercled = tuple[float, float, tuple[str, ...], frozenset[str]]


class BuiltIn:
    """One country's rows of the built-in table, made ready to be asked."""

    def __init__(self, country: str, built_in: Gazetteer, skeletons: Skeletons) -> None:
        self._built_in = built_in
        self._skeletons = skeletons
        places = [place for place in built_in if place.country == country]
        here = built_in.get(country.lower())
        self.country_id: tuple[str, ...] = (here.id,) if here else ()
        self._divisions = [place for place in places if place.kind in {Kind.REGION, Kind.CERCLE}]
        self._by_name = {
            kind: _by_name((place for place in self._divisions if place.kind is kind), bare=True)
            for kind in (Kind.REGION, Kind.CERCLE)
        }
        self._wide = _by_name(
            place for place in built_in if place.country in {country, ""} and place.kind is not Kind.TOWN
        )
        self._towns = [place for place in places if place.kind is Kind.TOWN and place.lat is not None]
        self._town_names = _by_name(self._towns)
        self._cercled: list[_Cercled] = [
            (place.lat, place.lon, parents, frozenset(each.id for each in built_in.ancestors(place)))
            for place in self._towns
            if place.lat is not None
            and place.lon is not None
            and (parents := self._above(place))
            and any(self._is(parent, Kind.CERCLE) for parent in parents)
        ]
        self._around: dict[tuple[int, int], list[_Cercled]] = {}

    def _is(self, place_id: str, kind: Kind) -> bool:
        place = self._built_in.get(place_id)
        return place is not None and place.kind is kind

    def _above(self, place: Place) -> tuple[str, ...]:
        """The divisions that directly hold a built-in place or the commune it lies in."""
        direct = tuple(each for each in place.parents if not self._is(each, Kind.TOWN))
        if direct:
            return direct
        holders = self._built_in.ancestors(place)
        return tuple(each.id for each in holders if each.kind is Kind.CERCLE)

    def division(self, entry: Entry) -> str:
        """The built-in division that a division row tells of; "" for none."""
        known = self._by_name[entry.kind]
        found = [place for key in entry.keys for place in known.get(key, ())]
        found = found or [place for name in entry.names for place in known.get("~" + self._skeletons[fold(name)], ())]
        return found[0].id if found else ""

    def parents(self, entry: Entry, divisions: Mapping[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
        """What directly holds a place: by its codes, else as the nearest built-in town has it."""
        admin = entry.row.admin
        for size in (4, 3, 2):
            if all(admin[:size]) and (found := divisions.get(admin[:size])):
                return found
        region = divisions.get(admin[:1], ()) if admin[0] else ()
        return self._neighbours(entry.row, region) or region or self.country_id

    def _neighbours(self, row: Row, region: tuple[str, ...]) -> tuple[str, ...]:
        """The cercle of the nearest built-in town, in the region told; near a border both that may be meant."""
        cell = math.floor(row.lat * 4), math.floor(row.lon * 4)
        around = self._around.get(cell)
        if around is None:
            around = self._around[cell] = self._reachable((cell[0] + 0.5) / 4, (cell[1] + 0.5) / 4)
        shrink = math.cos(math.radians(row.lat))
        found: dict[tuple[str, ...], float] = {}
        for lat, lon, parents, above in around:
            away = math.hypot(lat - row.lat, (lon - row.lon) * shrink)
            if away < found.get(parents, NEIGHBOUR_KM / KM_PER_DEGREE) and above.issuperset(region):
                found[parents] = away
        if not found:
            return ()
        reach = min(found.values()) * BORDER
        chosen = sorted((away, parents) for parents, away in found.items() if away <= reach)[:2]
        return tuple(dict.fromkeys(each for _, parents in chosen for each in parents))

    def _reachable(self, lat: float, lon: float) -> list[_Cercled]:
        reach = (NEIGHBOUR_KM + 20) / KM_PER_DEGREE  # and half a cell's diagonal
        return [
            town
            for town in self._cercled
            if abs(town[0] - lat) < reach and abs(town[1] - lon) * math.cos(math.radians(lat)) < reach
        ]

    def same_as(self, entry: Entry) -> str:
        """The built-in place that is this one: of its name and close by, or the area of its name; "" for none."""
        own, *others = entry.keys
        if entry.kind is Kind.AREA and (wide := self._wide.get(own)):
            return wide[0].id
        near = [(self._away(entry, place, SAME_NAME_KM), place) for place in self._town_names.get(own, ())]
        near += [
            (self._away(entry, place, ALSO_CALLED_KM), place)
            for key in others
            for place in self._town_names.get(key, ())
        ]
        if entry.importance:
            near += [
                (self._away(entry, place, ALSO_CALLED_KM), place)
                for place in self._town_names.get("~" + self._skeletons[own], ())
            ]
        found = sorted((away, place.id) for away, place in near if away < math.inf)
        return found[0][1] if found else ""

    @staticmethod
    def _away(entry: Entry, place: Place, limit: float) -> float:
        if place.lat is None or place.lon is None:
            return math.inf
        away = haversine_km(entry.row.lat, entry.row.lon, place.lat, place.lon)
        return away if away <= limit else math.inf


def _by_name(places: Iterable[Place], *, bare: bool = False) -> dict[str, list[Place]]:
    """Places by each folded name and, marked with a tilde, by each skeleton; `bare` of what divisions are called."""
    found: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for place in places:
        for told in (place.name, *(name for _, name in place.names), *place.variants):
            name = GENERIC.sub("", told) if bare else told
            for key in (fold(name), "~" + skeleton(name)):
                if key.strip("~"):
                    found[key][place.id] = place
    return {key: list(same.values()) for key, same in found.items()}
