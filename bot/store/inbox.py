"""The queue of items: accept, lease, done, retry, dead. What it accepted it holds through kill -9.

Where its reader waits with an open hand, what is accepted is leased to it in the commit of the accept itself, and
laid into that hand: no further commit, no look at the queue. A lease that is lost with the process is released at
the next start, as any other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import aiosqlite
from pydantic import ValidationError

from bot.item import Item, canonical_url
from bot.model import Decision, Status
from bot.store.collector import Collector
from bot.store.database import Database
from bot.store.notices import DEAD_ITEM, note

# A lease outlives any sane reading of an item; after a crash leases are released at start.
LEASE_MS = 60_000


class Accepted(StrEnum):
    """What became of an item at the door."""

    QUEUED = "queued"  # committed and on the disk
    KNOWN = "known"  # the same id with the same body was here before
    CONFLICT = "conflict"  # the same id with another body


@dataclass(frozen=True, slots=True)
class Leased:
    """An item in hand. Times in milliseconds UTC."""

    seq: int
    item: Item
    accepted_at: int
    attempts: int  # tries that failed before this one; a crash is not counted against an item


class Inbox:
    """The durable queue in front of the pipeline. `arrived` is set whenever something is due or was handed over."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._sql = database.queries.inbox
        self._now = now_ms
        self._accepts: Collector[Item, Accepted | Leased] = Collector(
            database, self._add, self._add_many, self._committed, ahead=True
        )
        self._room = 0  # how many items the reader's open hand takes
        self._handed: list[Leased] = []
        self.arrived = asyncio.Event()

    async def accept(self, item: Item) -> Accepted:
        """Store an item; when this returns QUEUED it is committed and synced to the disk."""
        result = await self._accepts.submit(item)
        return result if isinstance(result, Accepted) else Accepted.QUEUED

    def _committed(self, results: Iterable[Accepted | Leased]) -> None:
        """Whatever became of who handed it in: what was leased at once must reach the reader."""
        for result in results:
            if isinstance(result, Leased):
                self._handed.append(result)
            if result not in (Accepted.KNOWN, Accepted.CONFLICT):
                self.arrived.set()

    def open_hand(self, room: int) -> None:
        """The one reader waits: up to `room` items of each commit are leased to it at once. Until `take`."""
        self._room = room

    def take(self) -> list[Leased]:
        """What was handed over; the hand is closed."""
        self._room = 0
        handed, self._handed = self._handed, []
        return handed

    async def _add(self, connection: aiosqlite.Connection, item: Item) -> Accepted | Leased:
        (result,) = await self._add_many(connection, [item])
        return result

    async def _add_many(self, connection: aiosqlite.Connection, items: Sequence[Item]) -> list[Accepted | Leased]:
        """A few statements, however many the items."""
        before = await self._sql.last_seq(connection)
        now, room = self._now(), self._room
        await self._sql.add(connection, [_row(item, now, leased=n < room) for n, item in enumerate(items)])
        sources = {item.source for item in items if item.status is Status.ACTUAL}
        await self._sql.heard(connection, [{"name": name, "now": now} for name in sorted(sources)])
        added = {row["id"]: row async for row in self._sql.after(connection, seq=before)}
        results: list[Accepted | Leased] = []
        for item in items:
            if row := added.pop(item.key, None):  # the same item once more in one batch is known
                leased = row["state"] == "leased"
                results.append(Leased(row["seq"], item, now, 0) if leased else Accepted.QUEUED)
                continue
            known = await self._sql.known_hash(connection, id=item.key)
            results.append(Accepted.KNOWN if known == item.body_hash else Accepted.CONFLICT)
        return results

    async def lease(self, limit: int) -> list[Leased]:
        """Up to `limit` items that are due, oldest first, ours until LEASE_MS from now."""
        return await self._database.write(lambda connection: self._lease(connection, limit))

    async def _lease(self, connection: aiosqlite.Connection, limit: int) -> list[Leased]:
        now = self._now()
        rows = [row async for row in self._sql.lease(connection, now=now, until=now + LEASE_MS, limit=limit)]
        leased = []
        for row in sorted(rows, key=lambda row: row["seq"]):
            try:
                item = Item.model_validate_json(row["body"])
            except ValidationError:  # stored by a version that took more; it must not hold up the rest
                await self._sql.dead(connection, seq=row["seq"], reason="unreadable", now=now)
                await note(self._database, connection, DEAD_ITEM, "unreadable", now)
            else:
                leased.append(Leased(row["seq"], item, row["accepted_at"], row["attempts"]))
        return leased

    async def done(self, connection: aiosqlite.Connection, leased: Leased, decision: Decision, report: str) -> None:
        """Settle an item inside the transaction that carries its effect."""
        await self._sql.done(
            connection,
            seq=leased.seq,
            decision=decision.kind,
            reason=decision.reason,
            incident_id=decision.incident_id,
            report=report,
            now=self._now(),
        )

    async def retry(self, leased: Leased, delay_ms: int, reason: str) -> None:
        """Give an item back to be read again later."""
        async with self._database.transaction() as connection:
            await self._sql.retry(connection, seq=leased.seq, not_before=self._now() + delay_ms, reason=reason)

    async def dead(self, leased: Leased, reason: str) -> None:
        """Set an item aside for good, with the reason."""
        async with self._database.transaction() as connection:
            await self._sql.dead(connection, seq=leased.seq, reason=reason, now=self._now())
            await note(self._database, connection, DEAD_ITEM, reason, self._now())

    async def recover(self) -> None:
        """At start: release the leases of a process that is gone, forgive a clock that jumped."""
        async with self._database.transaction() as connection:
            await self._sql.release(connection, now=self._now())
            await self._sql.clamp(connection, now=self._now())
        self._handed.clear()
        self.arrived.set()

    async def close(self) -> None:
        """Wait until every accept is written."""
        await self._accepts.close()

    async def next_due(self) -> int | None:
        """When the next item is due, in milliseconds UTC; None where nothing waits."""
        due: int | None = await self._sql.next_due(self._database.reader)
        return due

    async def busy(self) -> bool:
        """Whether any item waits or is in hand."""
        return await self.next_due() is not None

    async def last_heard(self, connection: aiosqlite.Connection, limit: int) -> list[tuple[str, int]]:
        """The sources heard last, newest first, each with when that was in milliseconds UTC."""
        rows = self._sql.last_heard(connection, limit=limit)
        return [(row["name"], row["heard_at"]) async for row in rows]

    async def backlog(self) -> tuple[int, float]:
        """How many items are not decided yet, and for how many seconds the oldest of them has waited."""
        row = await self._sql.backlog(self._database.reader)
        return row["n"], max(self._now() - row["since"], 0) / 1000 if row["n"] else 0.0

    async def counts(self) -> dict[str, int]:
        """How many items there are in each state."""
        return {row["state"]: row["n"] async for row in self._sql.counts(self._database.reader)}


def _row(item: Item, now: int, *, leased: bool) -> dict[str, Any]:
    return {
        "id": item.key,
        "body_hash": item.body_hash,
        "content_hash": item.content_hash,
        "canonical_url": canonical_url(item.url or ""),
        "body": item.model_dump_json(exclude_defaults=True),
        "now": now,
        "state": "leased" if leased else "queued",
        "not_before": now + LEASE_MS if leased else now,
    }
