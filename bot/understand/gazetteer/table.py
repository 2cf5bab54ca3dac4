"""The built-in table of places, `bot/data/places.csv`, and the zones of its countries.

One row a place: `id,kind,division,country,name,name_en,name_fr,lat,lon,parents,variants,seat,importance`.
Names and parents are vigie's own choice; coordinates are facts to two decimals, compared with GeoNames
(https://www.geonames.org, CC BY 4.0) by `tests/corpus/check_places.py`.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Iterable, Mapping
from importlib import resources

from bot.model import Kind, Place

# IANA time zones by ISO 3166-1 code; the whole of each of these countries keeps one time.
ZONES: Mapping[str, str] = {
    "ML": "Africa/Bamako", "BF": "Africa/Ouagadougou", "NE": "Africa/Niamey",
    "MR": "Africa/Nouakchott", "SN": "Africa/Dakar", "GM": "Africa/Banjul", "GW": "Africa/Bissau",
    "GN": "Africa/Conakry", "SL": "Africa/Freetown", "LR": "Africa/Monrovia", "CI": "Africa/Abidjan",
    "GH": "Africa/Accra", "TG": "Africa/Lome", "BJ": "Africa/Porto-Novo", "NG": "Africa/Lagos",
    "DZ": "Africa/Algiers", "LY": "Africa/Tripoli", "TD": "Africa/Ndjamena", "CM": "Africa/Douala",
    "MA": "Africa/Casablanca", "TN": "Africa/Tunis", "CF": "Africa/Bangui", "CG": "Africa/Brazzaville",
}  # fmt: skip

_TABLE = resources.files("bot") / "data" / "places.csv"


def parse(lines: Iterable[str]) -> list[Place]:
    """The places of a table given line by line, its header first. Raises ValueError or KeyError on a bad row."""
    return [_place(row) for row in csv.DictReader(lines)]


def builtin_places() -> list[Place]:
    """The places of the table that comes with the package, in its order."""
    return parse(_TABLE.read_text(encoding="utf-8").splitlines())


def builtin_digest() -> str:
    """A text that changes with the built-in table: what was made of it can be told to be out of date."""
    return hashlib.sha256(_TABLE.read_bytes()).hexdigest()


def _place(row: Mapping[str, str]) -> Place:
    named = (("en", row["name_en"]), ("fr", row["name_fr"]))
    return Place(
        id=row["id"],
        name=row["name"],
        kind=Kind(row["kind"]),
        country=sys.intern(row["country"]),
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        parents=_several(row["parents"]),
        division=sys.intern(row["division"]),
        names=tuple((language, name) for language, name in named if name and name != row["name"]),
        variants=_several(row["variants"]),
        seat=row["seat"],
        importance=int(row["importance"]),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
