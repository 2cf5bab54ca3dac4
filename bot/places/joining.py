"""Joining the rows of a dump to the built-in table: names, divisions, parents, and who stands for whom.

    for each country:
        divisions = its ADM1 and ADM2 rows, found in the built-in table by name, else places of their own
        for each other row that is kept:
            parents = the divisions its codes tell; where they tell no cercle, those of the nearest built-in town
            a built-in town of the same name close by stands for it
        of several rows with one name at one spot, the most important stands for the others

The built-in row wins because its names, parents and importance are chosen; the row's own names still lead to it.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.model import Kind, Place
from bot.places.dump import Row, visible
from bot.places.features import FEATURES, LEVELS, importance
from bot.understand.gazetteer import Gazetteer
from bot.understand.grid import KM_PER_DEGREE, haversine_km
from bot.understand.names import fold, skeleton
from bot.understand.place_index import PREFIX
from bot.understand.place_search import HOME

# How far apart two rows of one name may lie and be one place, in km: GeoNames' older points are rounded to arc
# minutes (2 km), and the built-in table may be off by 10.
SAME_NAME_KM = 15.0
ALSO_CALLED_KM = 10.0  # where the name is only an alternate one, or only sounds the same
TWICE_KM = 3.0  # two villages of one name further apart than this are two
COMMUNE_KM = 25.0  # from a commune's point to the village it is named after
NEIGHBOUR_KM = 60.0  # no built-in town within this: the cercle is not guessed
# A second cercle whose nearest town is less than this times as far away may be the right one too. Held against the
# rows of Burkina Faso that tell their province: the nearest alone is right for 80 %, with the second 84 %.
BORDER = 1.5

MAX_VARIANTS = 12
MAX_VARIANT = 60  # characters

# What a division is called besides its name, in the languages of the dumps.
_GENERIC = re.compile(
    r"^(?:cercle|province|d[eé]partement|r[eé]gion(?: administrative)?|pr[eé]fecture|sous-pr[eé]fecture|district"
    r"|wil[aā]yat?|moughataa|arrondissement|commune(?: urbaine| rurale)?|state)"
    r"(?: (?:de la|de l['’ʼ]|de|du|des|d['’ʼ]|of))? ?(?=\S)"
    r"| (?:cercle|province|department|d[eé]partement|region|prefecture|sub-prefecture|district|state|special zone)$",
    re.IGNORECASE,
)
# Codes and addresses among the alternate names.
_NO_NAME = re.compile(r"[A-Z]{3,4}|[IVXL]+|.*://.*|.*\d{3}.*|Number \d+", re.DOTALL)


@dataclass(slots=True)
class Entry:
    """One row that is kept, and what it is to be in the gazetteer."""

    row: Row
    division: str
    kind: Kind
    importance: int
    names: tuple[str, ...]  # the first is its name, the others are variants
    keys: tuple[str, ...]  # the folded names, the name's own first
    parents: tuple[str, ...] = ()
    stands_for: str = ""  # the id of what stands for it, "" where it stands for itself
    seat: str = ""

    @property
    def id(self) -> str:
        """Its id: stable as long as GeoNames keeps the number."""
        return f"{PREFIX}{self.row.geonameid}"

    @property
    def is_point(self) -> bool:
        """Whether its position tells where it is; a division's is only somewhere in it."""
        return self.kind not in {Kind.REGION, Kind.CERCLE}


@dataclass(slots=True)
class Joined:
    """The entries of one country, and what became of its rows."""

    country: str
    entries: list[Entry] = field(default_factory=list)
    built_in: int = 0  # rows that a built-in row stands for
    unmapped: list[str] = field(default_factory=list)  # divisions that the built-in table should know and does not


class Bones(dict[str, str]):
    """Skeletons of folded names, each made once: it is the dearest thing that is asked of a name."""

    def __missing__(self, key: str) -> str:
        return self.setdefault(key, skeleton(key))


def join(country: str, rows: Sequence[Row], built_in: Gazetteer, bones: Bones) -> Joined:
    """The entries of one country's dump."""
    home = _Home(country, built_in, bones)
    joined = Joined(country)
    divisions: dict[tuple[str, ...], tuple[str, ...]] = {}
    kept = [_entry(row) for row in rows if row.feature in FEATURES]
    for entry in sorted(kept, key=lambda each: each.row.feature):  # ADM1 before ADM2 before all else
        if entry.kind in {Kind.REGION, Kind.CERCLE}:
            _place_division(entry, home, divisions, joined)
    for entry in kept:
        if entry.is_point:
            entry.parents = home.parents(entry, divisions)
            entry.stands_for = home.same_as(entry)
            joined.built_in += bool(entry.stands_for)
            joined.entries.append(entry)
    _stand_for_each_other(joined.entries)
    _seats(joined.entries)
    return joined


def _entry(row: Row) -> Entry:
    feature = FEATURES[row.feature]
    levels = LEVELS.get(row.country, ("region", "district"))
    division = {Kind.REGION: levels[0], Kind.CERCLE: levels[1]}.get(feature.kind, feature.division)
    if row.feature.startswith("P.") and division == "village" and importance(feature, row.population) > 1:
        division = "town"
    names: dict[str, str] = {}
    for told in _told(row):
        name = _GENERIC.sub("", told) if row.feature.startswith("A.") else told
        if (key := fold(name)) and len(names) <= MAX_VARIANTS:
            names.setdefault(key, name)
    return Entry(
        row, division, feature.kind, importance(feature, row.population), tuple(names.values()), tuple(names)
    )  # fmt: skip


def _told(row: Row) -> Iterable[str]:
    """The row's names, its own first, then those in Latin letters."""
    yield row.name
    others = [name for each in dict.fromkeys(row.names) if each != row.name and _may_be_name(name := visible(each))]
    yield from sorted(others, key=lambda name: ord(max(name)) > 0x24F)  # noqa: PLR2004  the last of Latin Extended-B


def _may_be_name(name: str) -> bool:
    return 1 < len(name) <= MAX_VARIANT and any(map(str.isalpha, name)) and not _NO_NAME.fullmatch(name)


def _place_division(entry: Entry, home: _Home, divisions: dict[tuple[str, ...], tuple[str, ...]], to: Joined) -> None:
    """Find a division in the built-in table, or let it stand for itself where that table has none of its level."""
    row = entry.row
    code = row.admin[:1] if entry.kind is Kind.REGION else row.admin[:2]
    above = divisions.get(row.admin[:1], home.country_id) if entry.kind is Kind.CERCLE else home.country_id
    if known := home.division(entry):
        divisions.setdefault(code, (known,))
        return
    if row.country in HOME:
        to.unmapped.append(f"{row.country} {row.feature[2:]} {row.name}")
        return
    entry.parents = above
    divisions.setdefault(code, (entry.id,))
    to.entries.append(entry)


# A built-in town of a known cercle: where it lies, its divisions, all that holds it.
_Cercled = tuple[float, float, tuple[str, ...], frozenset[str]]


class _Home:
    """One country's rows of the built-in table, made ready to be asked."""

    def __init__(self, country: str, built_in: Gazetteer, bones: Bones) -> None:
        self._built_in = built_in
        self._bones = bones
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
        found = found or [place for name in entry.names for place in known.get("~" + self._bones[fold(name)], ())]
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
                for place in self._town_names.get("~" + self._bones[own], ())
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
            name = _GENERIC.sub("", told) if bare else told
            for key in (fold(name), "~" + skeleton(name)):
                if key.strip("~"):
                    found[key][place.id] = place
    return {key: list(same.values()) for key, same in found.items()}


def _stand_for_each_other(entries: list[Entry]) -> None:
    """Of rows with one name at one spot, let the most important one stand for the others."""
    named: defaultdict[tuple[str, bool], list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.stands_for:
            named[entry.keys[0], entry.is_point].append(entry)
    for same in named.values():
        if len(same) == 1:
            continue
        same.sort(key=_rank)
        for at, entry in enumerate(same):
            for first in same[:at]:
                if not first.stands_for and _away(first, entry) <= _reach(first, entry):
                    entry.stands_for = first.id
                    first.importance = max(first.importance, entry.importance)
                    break


def _rank(entry: Entry) -> tuple[bool, bool, int, int, int]:
    inhabited = entry.row.feature.startswith("P.") and entry.importance > 0
    return not inhabited, entry.kind is Kind.AREA, -entry.importance, -entry.row.population, entry.row.geonameid


def _reach(first: Entry, other: Entry) -> float:
    if not first.is_point or other.row.feature.startswith("A."):
        return COMMUNE_KM
    return TWICE_KM if first.importance and other.importance else SAME_NAME_KM


def _away(a: Entry, b: Entry) -> float:
    return haversine_km(a.row.lat, a.row.lon, b.row.lat, b.row.lon)


def _seats(entries: list[Entry]) -> None:
    """The chief town of each division: the seat of its level and codes."""
    level = {"P.PPLA": 1, "P.PPLA2": 2}
    seats = {
        entry.row.admin[: level[entry.row.feature]]: entry.stands_for or entry.id
        for entry in entries
        if entry.row.feature in level
    }
    for entry in entries:
        if not entry.is_point:
            entry.seat = seats.get(entry.row.admin[: 1 if entry.kind is Kind.REGION else 2], "")
