"""Compare the built-in table of places with GeoNames country dumps, where somebody has them.

    python tests/corpus/check_places.py REFERENCE_DIR

REFERENCE_DIR holds `XX.txt` files from https://download.geonames.org/export/dump/ (CC BY 4.0). A town is
held against the nearest reference feature of a matching name in its country, of whatever class; a division
against the matching first- or second-level division, whose point lies anywhere in it, and so generously.

A name alone proves little where half of all names are borne by several villages. So the divisions that the
reference gives for the matching feature are compared with the row's parents, where both can be told; and a
town all of whose nearest neighbours in the table lie in other divisions is told too. Both lists are for a
person to read: boundaries are drawn coarsely in the reference, and seats often stand near a border.
Exit 1 when a place is off by more than its limit, 0 when all is well or when there is no reference.
"""

# ruff: noqa: T201  a script prints
from __future__ import annotations

import heapq
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer, haversine_km
from bot.understand.gazetteer.names import fold, skeleton

TOWN_LIMIT_KM = 10.0
DIVISION_LIMIT_KM = 350.0  # from the seat to the point that stands for all of it: Tombouctou's lies in the desert

# Rows that the reference cannot judge: it knows only other places of the same name.
HOMONYMS_ONLY = {
    "bf-dakola": "the post on the road to Paga in Ghana, not the village north-west of Koudougou",
    "bf-soro-yatenga": "the village beside Nondin, near Thiou",
    "bf-yalgo": "the town on the road from Kaya to Dori, not the village near Pibaoré",
    "bf-zimtenga": "the commune's seat north-east of Kongoussi, by Kargo, not Sabsin, which bears the name too",
    "bf-foube": "between Barsalogho and Dablo; the reference has it under no spelling",
    "ml-banankabougou": "a quarter of Bamako",
    "ml-beguene": "near Bla, to about 20 km; the reference knows only Baguini near Fana",
    "ml-dioro": "the town on the Niger below Ségou, not the village near Fana",
    "ml-torokorobougou": "a quarter of Bamako",
    "ne-n-guelbely": "the commune's seat west of Foulatari, not the well far to its north",
    "mr-ghabou": "the town on the Senegal, not the lake in Tagant",
    "mr-r-tiris-zemmour": "the wilaya is 800 km long, its seat stands at its southern end",
    "bf-koualou": "the disputed strip on the border of Benin",
    "ml-heremakono": "the border post on the road from Sikasso to Koloko, to about 5 km",
    "ml-marebougou": "the village of the Dozos' camp near Djenné, not those near Barouéli",
    "ml-negela": "the railway town north-west of Kati",
    "ml-sebougou": "the commune on the Niger west of Ségou",
    "ml-syama": "the gold mine",
}

_GENERIC = re.compile(
    r"^(cercle|province|departement|region|prefecture|arrondissement|district|wilaya)( (de|du|des|d|la|l))*"
    r"|(cercle|province|department|region|prefecture)$"
)

Point = tuple[float, float]

NEIGHBOURS = 7  # of these at least one should lie in the same second-level division
SQUARE_DEGREES = 1.0  # around a town, in which its nearest are looked for first
ENOUGH = 4  # towns a division must have in the table before its neighbourhood says anything


@dataclass
class Reference:
    """One country's names: every feature, and its divisions by themselves."""

    features: defaultdict[str, list[Point]]
    divisions: defaultdict[str, list[Point]]
    # A feature's point → the codes of its first- and second-level division, "" where they are not given.
    codes: dict[Point, tuple[str, str]]
    # Such a code, alone or with the second → the plain folded names of that division.
    named: dict[tuple[str, str], set[str]]


def read(path: Path) -> Reference:
    """The names of one country dump, by fold and, marked with a tilde, by skeleton."""
    found = Reference(defaultdict(list), defaultdict(list), {}, {})
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        point = float(cells[4]), float(cells[5])
        names = {cells[1], cells[2], *cells[3].split(",")} - {""}
        for key in {key for name in names for key in keys(name)}:
            found.features[key].append(point)
        if cells[6] in {"P", "S", "L"}:
            found.codes[point] = cells[10], cells[11]
        if cells[7] in {"ADM1", "ADM2"}:
            plain = {_GENERIC.sub("", fold(name)).strip() for name in names} - {""}
            code = (cells[10], cells[11] if cells[7] == "ADM2" else "")
            found.named.setdefault(code, set()).update(plain)
            for key in {key for name in plain for key in keys(name)}:
                found.divisions[key].append(point)
    return found


def keys(name: str) -> tuple[str, str]:
    """What two spellings of one name share."""
    return fold(name), "~" + skeleton(name)


def nearest_km(place: Place, lat: float, lon: float, points: dict[str, list[Point]]) -> float | None:
    """Kilometres to the nearest reference point of any of the place's names; None where it knows none."""
    names = (place.name, *(name for _, name in place.names), *place.variants)
    return min(
        (haversine_km(lat, lon, *point) for name in names for key in keys(name) for point in points.get(key, ())),
        default=None,
    )


def nearest(place: Place, lat: float, lon: float, reference: Reference) -> Point | None:
    """The reference point of the place's name that is nearest to it, within the limit for towns."""
    names = (place.name, *(name for _, name in place.names), *place.variants)
    points = {point for name in names for key in keys(name) for point in reference.features.get(key, ())}
    near = [point for point in points if haversine_km(lat, lon, *point) <= TOWN_LIMIT_KM and point in reference.codes]
    return min(near, key=lambda point: haversine_km(lat, lon, *point), default=None)


def called(places: Iterable[Place], kind: Kind) -> set[str]:
    """How the divisions of one kind among the places are spelled, by skeleton."""
    return {skeleton(name) for each in places if each.kind is kind for name in (each.name, *each.variants)}


def other_division(place: Place, reference: Reference, gazetteer: Gazetteer, known: dict[Kind, set[str]]) -> str:
    """The division that the reference names where the row has another of that level; "" where they agree.

    `known` are the spellings of every division of the table: a name that is not there says nothing.
    """
    assert place.lat is not None
    assert place.lon is not None
    point = nearest(place, place.lat, place.lon, reference)
    first, second = reference.codes[point] if point else ("", "")
    above = gazetteer.ancestors(place)
    for kind, code in ((Kind.REGION, (first, "")), (Kind.CERCLE, (first, second))):
        names = reference.named.get(code, set()) if code[1] or kind is Kind.REGION else set()
        said = {skeleton(name) for name in names} & known[kind]
        ours = called(above, kind)
        if said and ours and not said & ours:
            return min(name for name in names if skeleton(name) in said)
    return ""


def alone(place: Place, towns: list[Place]) -> bool:
    """Whether none of the nearest towns of its country shares a second-level division with this one."""
    mine = set(place.parents)
    if sum(bool(mine & set(each.parents)) for each in towns) <= ENOUGH:
        return False
    assert place.lat is not None
    assert place.lon is not None
    around = [each for each in towns if each.id != place.id and is_close(place, each)]
    others = heapq.nsmallest(
        NEIGHBOURS,
        (
            (haversine_km(place.lat, place.lon, each.lat, each.lon), each.id, set(each.parents))
            for each in (around if len(around) >= NEIGHBOURS else towns)
            if each.id != place.id and each.lat is not None and each.lon is not None
        ),
    )
    return not any(mine & parents for _, _, parents in others)


def is_close(place: Place, other: Place) -> bool:
    """Whether two places lie in one square of a degree or so: most distances need not be measured."""
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(place.lat - other.lat) <= SQUARE_DEGREES and abs(place.lon - other.lon) <= SQUARE_DEGREES


def main(arguments: list[str]) -> int:
    """Check every row; tell what is off and what is unknown."""
    folder = Path(arguments[0]) if arguments else None
    if folder is None or not folder.is_dir():
        print("no reference directory: nothing compared")
        return 0
    gazetteer = Gazetteer.builtin()
    references = {path.stem: read(path) for path in sorted(folder.glob("[A-Z][A-Z].txt"))}
    off, unknown, agreed = [], [], 0
    elsewhere: list[str] = []
    known = {kind: called(gazetteer, kind) for kind in (Kind.REGION, Kind.CERCLE)}
    for place in gazetteer:
        reference = references.get(place.country)
        town = place.kind is Kind.TOWN
        at = place if town else gazetteer.get(place.seat)
        if reference is None or at is None or at.lat is None or at.lon is None or place.kind is Kind.COUNTRY:
            continue
        away = nearest_km(place, at.lat, at.lon, reference.features if town else reference.divisions)
        if away is None or place.id in HOMONYMS_ONLY:
            unknown.append(f"{place.id} {place.name} {HOMONYMS_ONLY.get(place.id, '')}".rstrip())
        elif away > (TOWN_LIMIT_KM if town else DIVISION_LIMIT_KM):
            off.append(f"{place.id} {place.name}: {away:.0f} km")
        else:
            agreed += 1
            if town and (other := other_division(place, reference, gazetteer, known)):
                elsewhere.append(f"{place.id} {place.name}: {other}")
    lonely = []
    for country in ("ML", "BF", "NE"):
        towns = [place for place in gazetteer if place.kind is Kind.TOWN and place.country == country]
        lonely += [f"{place.id} {place.name}" for place in towns if alone(place, towns)]
    print(
        f"{agreed} agree with the reference, {len(off)} are off, {len(unknown)} are unknown to it; "
        f"{len(elsewhere)} in another division there, {len(lonely)} far from their own division's towns"
    )
    for title, rows in (
        ("off", off),
        ("in another division of the reference", elsewhere),
        ("far from the towns of their division", lonely),
        ("unknown", unknown),
    ):
        if rows:
            print(f"\n{title}:", *rows, sep="\n  ")
    return 1 if off else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
