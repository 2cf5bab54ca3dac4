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

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.model import Kind
from bot.places.built_in import SAME_NAME_KM, BuiltIn
from bot.places.dump import Row
from bot.places.entries import Entry, Skeletons, entry_of
from bot.places.features import FEATURES
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.gazetteer.grid import haversine_km
from bot.understand.gazetteer.search import HOME

TWICE_KM = 3.0  # two villages of one name further apart than this are two
COMMUNE_KM = 25.0  # from a commune's point to the village it is named after


@dataclass(slots=True)
class Joined:
    """The entries of one country, and what became of its rows."""

    country: str
    entries: list[Entry] = field(default_factory=list)
    built_in: int = 0  # rows that a built-in row stands for
    unmapped: list[str] = field(default_factory=list)  # divisions that the built-in table should know and does not


def join(country: str, rows: Sequence[Row], built_in: Gazetteer, skeletons: Skeletons) -> Joined:
    """The entries of one country's dump."""
    home = BuiltIn(country, built_in, skeletons)
    joined = Joined(country)
    divisions: dict[tuple[str, ...], tuple[str, ...]] = {}
    kept = [entry_of(row) for row in rows if row.feature in FEATURES]
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


def _place_division(entry: Entry, home: BuiltIn, divisions: dict[tuple[str, ...], tuple[str, ...]], to: Joined) -> None:
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
