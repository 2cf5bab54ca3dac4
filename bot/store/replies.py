"""The outbox of answers: ahead of all alerts, in order within a chat, gone once settled.

An answer is written in the transaction of its command's effect, so that neither is without the other.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import aiosqlite

from bot.delivery.retry import Again, Leave, Move, Pause, Plain, Step
from bot.store.collector import Collector
from bot.store.database import Database
from bot.store.subscribers import move_chat

LOG = logging.getLogger(__name__)

# An answer that could not be given for so long answers nothing any more.
KEPT_MS = 15 * 60_000


@dataclass(frozen=True, slots=True)
class Reply:
    """One Bot API call in hand."""

    id: int
    chat_id: int
    method: str
    payload: dict[str, Any]
    attempts: int
    maybe_sent: int


class Replies:
    """The durable lane for answers. `filled` is set whenever something may be due."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._sql = database.queries.replies
        self._now = now_ms
        self._settling: Collector[tuple[Reply, Step], None] = Collector(database, self._settle)
        self.filled = asyncio.Event()
        # Chats that were forgotten while their last answers wait: a trace of them that must go, too.
        self._leaving: set[int] = set()

    def leaving(self, chat_id: int) -> None:
        """A chat was forgotten. Once its last answers are settled, the log is emptied of them as well."""
        self._leaving.add(chat_id)

    async def add(self, connection: aiosqlite.Connection, chat_id: int, method: str, payload: dict[str, Any]) -> None:
        """Queue a call in the caller's transaction; the caller sets `filled` once it is committed."""
        await self._sql.add(connection, chat_id=chat_id, method=method, payload=json.dumps(payload), now=self._now())

    async def claim(self, limit: int) -> list[Reply]:
        """Mark up to `limit` answers as being sent, one a chat, oldest first."""
        rows = await self._database.write(lambda connection: self._claim(connection, limit))
        if len(rows) == limit:
            self.filled.set()  # there may be more behind them: they must not wait for the outcome of these
        return [
            Reply(
                row["id"],
                row["chat_id"],
                row["method"],
                json.loads(row["payload"]),
                row["attempts"],
                row["maybe_sent"],
            )
            for row in rows
        ]

    async def _claim(self, connection: aiosqlite.Connection, limit: int) -> list[aiosqlite.Row]:
        await self._sql.remove_old(connection, before=self._now() - KEPT_MS)
        rows = [row async for row in self._sql.due(connection, now=self._now(), limit=limit)]
        for row in rows:
            await self._sql.mark_sending(connection, id=row["id"])
        return rows

    async def settle(self, reply: Reply, step: Step) -> None:
        """Write what became of an answer; returns when it is committed."""
        await self._settling.submit((reply, step))
        self.filled.set()
        if reply.chat_id not in self._leaving:
            return
        if not await self._sql.waiting(self._database.reader, chat_id=reply.chat_id):
            try:
                await self._database.scrub(reply.chat_id)
            except aiosqlite.Error as error:  # a full disk; the rows are gone in any case
                LOG.warning("what was forgotten can't be scrubbed now: %s", error)
            self._leaving.discard(reply.chat_id)

    async def _settle(self, connection: aiosqlite.Connection, job: tuple[Reply, Step]) -> None:
        reply, step = job
        kept = {"id": reply.id, "maybe_sent": reply.maybe_sent, "attempts": reply.attempts}
        match step:
            case Again(at_ms, _, maybe_sent, attempts):
                counts = {"maybe_sent": maybe_sent, "attempts": attempts}
                await self._sql.again(connection, **(kept | counts), not_before=at_ms)
            case Pause():
                await self._sql.again(connection, **kept, not_before=self._now())
            case Move(chat_id):
                await self._sql.again(connection, **kept, not_before=self._now())
                await move_chat(self._database, connection, reply.chat_id, chat_id)
            case Leave():
                await self._sql.remove(connection, id=reply.id)
                await self._database.queries.outbox.chat_gone(connection, chat_id=reply.chat_id, state="gone")
            case Plain() | _:
                await self._sql.remove(connection, id=reply.id)

    async def unclaim(self, replies: Iterable[Reply]) -> None:
        """Put back what was claimed but never handed to the network."""
        for reply in replies:
            await self.settle(reply, Again(self._now(), "unclaimed", reply.maybe_sent, reply.attempts))

    async def recover(self) -> None:
        """At start: an answer that was in flight is given once more, but not twice."""
        async with self._database.transaction() as connection:
            await self._sql.bury_unknown(connection)
            await self._sql.requeue_unknown(connection, now=self._now())
            await self._sql.clamp(connection, now=self._now())
            self._leaving |= {row["chat_id"] async for row in self._sql.strangers(connection)}
        # Whoever was forgotten just before the process ended is in the log no longer.
        await self._database.truncate_log()
        self.filled.set()

    async def next_due(self) -> int | None:
        """When the next answer is due, in milliseconds UTC; None where none waits."""
        due: int | None = await self._sql.next_due(self._database.reader)
        return due

    async def busy(self) -> bool:
        """Whether any answer waits or is on its way."""
        return bool(await self._sql.any_waits(self._database.reader))

    async def close(self) -> None:
        """Wait until every outcome is written."""
        await self._settling.close()
