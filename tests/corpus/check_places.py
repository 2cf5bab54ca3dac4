"""Compare the built-in table of places with GeoNames country dumps, where somebody has them.

    python tests/corpus/check_places.py REFERENCE_DIR

REFERENCE_DIR holds `XX.txt` files from https://download.geonames.org/export/dump/ (CC BY 4.0). A town is
held against the nearest reference feature of a matching name in its country, of whatever class; a division
against the matching first- or second-level division, whose point lies anywhere in it, and so generously.
Exit 1 when a place is off by more than its limit, 0 when all is well or when there is no reference.
"""

# ruff: noqa: T201  a script prints
from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from bot.model import Kind, Place
from bot.understand.gazetteer import Gazetteer, haversine_km
from bot.understand.names import fold, skeleton

TOWN_LIMIT_KM = 10.0
DIVISION_LIMIT_KM = 350.0  # from the seat to the point that stands for all of it: Tombouctou's lies in the desert

# Rows that the reference cannot judge: it knows only other places of the same name.
HOMONYMS_ONLY = {
    "bf-dakola": "the post on the road to Paga in Ghana, not the village north-west of Koudougou",
    "bf-koualou": "the disputed strip on the border of Benin",
    "ml-negela": "the railway town north-west of Kati",
    "ml-syama": "the gold mine",
}

_GENERIC = re.compile(
    r"^(cercle|province|departement|region|prefecture|arrondissement|district|wilaya)( (de|du|des|d|la|l))*"
    r"|(cercle|province|department|region|prefecture)$"
)

Point = tuple[float, float]


@dataclass
class Reference:
    """One country's names: every feature, and its divisions by themselves."""

    features: defaultdict[str, list[Point]]
    divisions: defaultdict[str, list[Point]]


def read(path: Path) -> Reference:
    """The names of one country dump, by fold and, marked with a tilde, by skeleton."""
    found = Reference(defaultdict(list), defaultdict(list))
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        point = float(cells[4]), float(cells[5])
        names = {cells[1], cells[2], *cells[3].split(",")} - {""}
        for key in {key for name in names for key in keys(name)}:
            found.features[key].append(point)
        if cells[7] in {"ADM1", "ADM2"}:
            plain = {_GENERIC.sub("", fold(name)).strip() for name in names} - {""}
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


def main(arguments: list[str]) -> int:
    """Check every row; tell what is off and what is unknown."""
    folder = Path(arguments[0]) if arguments else None
    if folder is None or not folder.is_dir():
        print("no reference directory: nothing compared")
        return 0
    gazetteer = Gazetteer.builtin()
    references = {path.stem: read(path) for path in sorted(folder.glob("[A-Z][A-Z].txt"))}
    off, unknown, agreed = [], [], 0
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
    print(f"{agreed} agree with the reference, {len(off)} are off, {len(unknown)} are unknown to it")
    for title, rows in (("off", off), ("unknown", unknown)):
        if rows:
            print(f"\n{title}:", *rows, sep="\n  ")
    return 1 if off else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
