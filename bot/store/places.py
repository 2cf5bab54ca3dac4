"""The imported gazetteer in the database: the rows of each country's dump, and the index made of them all.

Both change in one transaction: whoever is stopped in the middle leaves the old gazetteer whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.store.database import Database
from bot.understand.gazetteer.index import IMPORTED


@dataclass(frozen=True, slots=True)
class StoredIndex:
    """The index as it was made: `stamp` by what, `made_at` when (ms)."""

    stamp: str
    made_at: int
    body: bytes


@dataclass(frozen=True, slots=True)
class StoredDump:
    """One country's rows, compressed."""

    row_count: int
    body: bytes


class PlaceStore:
    """The tables place_dump and place_index."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sql = database.queries.places

    async def dumps(self) -> dict[str, tuple[int, int]]:
        """Each imported country with when (ms) and how many rows."""
        rows = self._sql.dumps(self._database.reader)
        return {row["country"]: (int(row["imported_at"]), int(row["row_count"])) async for row in rows}

    async def bodies(self) -> dict[str, bytes]:
        """The compressed rows of each imported country."""
        rows = self._sql.dump_bodies(self._database.reader)
        return {row["country"]: bytes(row["body"]) async for row in rows}

    async def made(self) -> tuple[str, int] | None:
        """Stamp and time (ms) of the index; None where there is none."""
        row = await self._sql.index_made(self._database.reader)
        return (row["stamp"], int(row["made_at"])) if row else None

    async def index(self) -> StoredIndex | None:
        """The index itself; None where nothing was imported."""
        row = await self._sql.index_body(self._database.reader)
        return StoredIndex(row["stamp"], int(row["made_at"]), bytes(row["body"])) if row else None

    async def watched(self) -> list[str]:
        """Ids of the imported places that somebody watches."""
        rows = self._sql.watched(self._database.reader, prefix=IMPORTED)
        return [row["place_id"] async for row in rows]

    async def replace(
        self,
        before: Mapping[str, tuple[int, int]],
        dumps: Mapping[str, StoredDump],
        index: StoredIndex,
        stand_ins: Mapping[str, str],
    ) -> bool:
        """Put these countries' rows and the index of all in place of the old ones; False where `before` is out of date.

        `stand_ins` are ids under which a watched place is known no longer, with the id that stands for it now.
        """
        async with self._database.transaction() as connection:
            rows = self._sql.dumps(connection)
            if {row["country"]: (row["imported_at"], row["row_count"]) async for row in rows} != before:
                return False
            for country, dump in dumps.items():
                await self._sql.drop_dump(connection, country=country)
                await self._sql.add_dump(
                    connection, country=country, imported_at=index.made_at, row_count=dump.row_count, body=dump.body
                )
            await self._sql.drop_index(connection)
            await self._sql.add_index(connection, stamp=index.stamp, made_at=index.made_at, body=index.body)
            for old, new in stand_ins.items():
                await self._sql.watch_instead(connection, old=old, new=new)
                await self._sql.unwatch_old(connection, old=old)
        return True
