"""`vigie places import`: dumps into the database.

    read every file                          a file that is no dump ends it here: nothing was changed
    the other countries' rows, as stored
    join each country to the built-in table
    pack all into one index
    in one transaction: rows and index in, the old ones out; watches follow places that changed their id

Whoever stops it before that transaction's end leaves the old gazetteer whole.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.places.dump import BadRowError, Dump, Row, read_row
from bot.places.entries import Skeletons
from bot.places.joining import Joined, join
from bot.places.packing import pack
from bot.store.database import Database
from bot.store.places import PlaceStore, StoredDump, StoredIndex
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.gazetteer.index import IMPORTED, MAGIC, PlaceIndex
from bot.understand.gazetteer.table import builtin_digest

# Raise it with every change of what is packed, or of how names are folded: older indexes are then made anew.
FORM = 5
TRIES = 5  # two imports at once: the slower one starts again

Told = Callable[[str], object]  # a country whose rows are being joined, then "" while all is packed


@dataclass(slots=True)
class Imported:
    """What an import did."""

    joined: dict[str, Joined] = field(default_factory=dict)  # the countries that were given
    kept_for_watchers: int = 0  # places that the new dump lacks and somebody watches
    moved_watches: dict[str, str] = field(default_factory=dict)
    size: int = 0  # of the index, in bytes


def stamp() -> str:
    """By what an index is made: an index with another stamp is out of date."""
    return f"{FORM} {MAGIC[:-2].decode()} {sys.byteorder} {builtin_digest()}"


async def import_dumps(
    database: Database, dumps: Iterable[Dump], built_in: Gazetteer, now_ms: int, told: Told = lambda _: None
) -> Imported:
    """Replace the countries of these dumps, all of them or none. Raises aiosqlite.Error where that can't be stored."""
    store = PlaceStore(database)
    new = _by_country(dumps)
    for _ in range(TRIES):
        before, bodies, watched = await store.dumps(), await store.bodies(), await store.watched()
        rows = {country: stored_rows(body) for country, body in bodies.items()}
        done = Imported()
        stored: dict[str, StoredDump] = {}
        for country, (fresh, lines) in new.items():
            missed = _missed(rows.get(country, {}), fresh, watched, bodies.get(country))
            done.kept_for_watchers += len(missed)
            rows[country] = fresh | {row.geonameid: row for row, _ in missed}
            every = [*lines.values(), *(line for _, line in missed)]
            stored[country] = StoredDump(len(every), zlib.compress(b"\n".join(every)))
        joined, body = build(rows, built_in, told)
        done.joined = {country: joined[country] for country in new}
        done.size = len(body)
        done.moved_watches = stand_ins(PlaceIndex(body), watched)
        index = StoredIndex(stamp(), max(now_ms, 1 + max((at for at, _ in before.values()), default=0)), body)
        if await store.replace(before, stored, index, done.moved_watches):
            return done
    raise TimeoutError("another import goes on at the same time")


def build(
    rows: Mapping[str, Mapping[int, Row]], built_in: Gazetteer, told: Told = lambda _: None
) -> tuple[dict[str, Joined], bytes]:
    """The index of the rows of all countries, and how each was joined."""
    joined, skeletons = {}, Skeletons()
    for country, each in sorted(rows.items()):
        told(country)
        joined[country] = join(country, list(each.values()), built_in, skeletons)
    told("")
    return joined, pack((entry for each in joined.values() for entry in each.entries), skeletons)


def rebuilt(bodies: Mapping[str, bytes]) -> bytes:
    """The index of stored rows, joined to the built-in table of this version."""
    rows = {country: stored_rows(body) for country, body in bodies.items()}
    return build(rows, Gazetteer.builtin())[1]


def _by_country(dumps: Iterable[Dump]) -> dict[str, tuple[dict[int, Row], dict[int, bytes]]]:
    """Rows and lines of each country by GeoNames' number; of two rows with one number the later counts."""
    countries: dict[str, tuple[dict[int, Row], dict[int, bytes]]] = {}
    for dump in dumps:
        rows, lines = countries.setdefault(dump.country, ({}, {}))
        for row, line in zip(dump.rows, dump.lines, strict=True):
            rows[row.geonameid], lines[row.geonameid] = row, line
    return countries


def stored_rows(body: bytes) -> dict[int, Row]:
    """Stored rows by GeoNames' number; one that a stricter version refuses is left out."""
    rows = {}
    for line in zlib.decompress(body).split(b"\n"):
        try:
            row = read_row(line)
        except BadRowError:
            continue
        rows[row.geonameid] = row
    return rows


def _missed(
    old: Mapping[int, Row], new: Mapping[int, Row], watched: Sequence[str], body: bytes | None
) -> list[tuple[Row, bytes]]:
    """Places that the new dump lacks though somebody watches them: they stay, or these people would hear nothing."""
    lacking = {number for number in map(_number, watched) if number in old and number not in new}
    if not lacking or body is None:
        return []
    lines = zlib.decompress(body).split(b"\n")
    return [(read_row(line), line) for line in lines if int(line.partition(b"\t")[0]) in lacking]


def _number(place_id: str) -> int:
    told = place_id.removeprefix(IMPORTED)
    return int(told) if told.isascii() and told.isdecimal() else 0


def stand_ins(index: PlaceIndex, watched: Iterable[str]) -> dict[str, str]:
    """Watched ids for which another place stands now, with that place's id."""
    moved = {}
    for place_id in watched:
        found = index.get(place_id)
        now = found if isinstance(found, str) or found is None else found.id
        if now is not None and now != place_id:
            moved[place_id] = now
    return moved
