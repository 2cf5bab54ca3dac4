"""The gazetteer of a database: the built-in table and what was imported, as it is now.

The index in the database tells what it was made by. Where the built-in table or the index's form has changed
since, as after an upgrade, it is made anew of the stored rows. No fault in it stops a service: then the built-in table
alone is used, and the log says so.
"""

from __future__ import annotations

import asyncio
import logging
import zlib

import aiosqlite

from bot.places.importing import stamp, stand_ins
from bot.places.rebuild import rebuild
from bot.store.database import Database
from bot.store.places import PlaceStore, StoredIndex
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.gazetteer.index import PlaceIndex

LOG = logging.getLogger(__name__)


class Imports:
    """What this database has imported, and whether that has changed."""

    def __init__(self, database: Database, built_in: Gazetteer) -> None:
        self._database = database
        self._store = PlaceStore(database)
        self._built_in = built_in
        self._version = -1
        self._made: tuple[str, int] | None = None

    async def load(self) -> Gazetteer:
        """The gazetteer as it is in the database now; the built-in one itself where nothing was imported."""
        self._version = await self._database.changed_elsewhere()
        self._made = await self._store.made()
        if self._made is None:
            return self._built_in
        try:
            imported = await self._current()
        except (aiosqlite.Error, zlib.error, ValueError, KeyError, IndexError, TypeError):
            LOG.exception("the imported gazetteer can't be used, the built-in table alone is; import it again")
            return self._built_in
        return await asyncio.to_thread(self._built_in.with_imported, imported)

    async def newer(self) -> Gazetteer | None:
        """The gazetteer, where another process has imported one since it was last loaded."""
        try:
            if await self._database.changed_elsewhere() == self._version:
                return None
            if await self._store.made() == self._made:
                self._version = await self._database.changed_elsewhere()
                return None
            gazetteer = await self.load()
        except aiosqlite.Error as error:
            LOG.warning("can't see whether there is a new gazetteer (%s); looking again", error)
            return None
        LOG.info("a new gazetteer was imported: %d places", len(gazetteer))
        return gazetteer

    async def _current(self) -> PlaceIndex | None:
        """The index, made anew where it is out of date or can't be read."""
        index = await self._store.index()
        if index is None:
            return None
        if index.stamp == stamp():
            try:
                return await asyncio.to_thread(PlaceIndex, index.body)
            except (ValueError, KeyError, IndexError, TypeError) as error:
                LOG.warning("the index of the imported gazetteer is damaged (%s)", error)
        LOG.info("the index of the imported gazetteer is made anew, for this version's table of places")
        before, watched = await self._store.dumps(), await self._store.watched()
        body = await rebuild(await self._store.bodies())
        fresh = await asyncio.to_thread(PlaceIndex, body)
        try:
            # Where another process was faster, what it stored is as good.
            renewed = StoredIndex(stamp(), index.made_at + 1, body)
            if await self._store.replace(before, {}, renewed, stand_ins(fresh, watched)):
                self._made = renewed.stamp, renewed.made_at
        except aiosqlite.Error as error:
            LOG.warning("the new index can't be stored (%s); the next start makes it again", error)
        return fresh
