"""Digests that chats ordered: when each is due, what it told last, and that none is sent twice.

    waiting ─▶ sending ─▶ waiting, due at its next hour
                  └─ the process died: perhaps sent, so not again; the next one tells of that time, too

A digest is no alert: one that comes twice teaches people to look away, one that is missed is made good by the next.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import aiosqlite

from bot.chat.desk import Ordered
from bot.delivery.retry import Again, Leave, Move, Pause, Step
from bot.digest.facts import Told
from bot.digest.schedule import Digest, Period, period
from bot.epoch import from_ms, to_ms
from bot.store.database import Database
from bot.store.stories import INCIDENT
from bot.store.subscribers import move_chat, read_wishes
from bot.wishes import Wishes

# A story's last report may be older than the first word of it: by its greatest age, and a day for the clocks.
BEFORE = timedelta(days=3)
# No digest is due later than a week from now; one that is was appointed by another clock.
FARTHEST = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Order:
    """A digest whose hour has come."""

    chat_id: int
    kind: str
    language: str
    state: str  # of the chat: active, stopped, gone
    digest: Digest
    wishes: Wishes
    told_to: datetime | None
    due_at: int  # milliseconds UTC; names this digest among the chat's
    attempts: int
    thread_id: int | None

    @property
    def zone(self) -> ZoneInfo:
        """The clock that the chat's hours go by."""
        return zone(self.wishes.zone)


class DigestTable:
    """A chat's digest within one transaction; fulfils `bot.chat.desk.Digests`."""

    def __init__(self, database: Database, connection: aiosqlite.Connection) -> None:
        self._sql = database.queries.digests
        self._connection = connection
        self.changed = False  # whether something may be due earlier than before

    async def get(self, chat_id: int) -> Ordered | None:
        """What the chat ordered, and when it is due next."""
        row = await self._sql.get(self._connection, chat_id=chat_id)
        return Ordered(_digest(row), from_ms(row["next_at"])) if row else None

    async def order(self, chat_id: int, digest: Digest, due: datetime) -> None:
        """Write the order of a known chat; its first is due then."""
        await self._sql.order(
            self._connection,
            chat_id=chat_id,
            weekday=digest.weekday,
            minute=digest.minute,
            picture=int(digest.picture),
            due_at=to_ms(due),
        )
        self.changed = True

    async def picture(self, chat_id: int, *, wanted: bool) -> None:
        """With the picture or without, when it is due stays."""
        await self._sql.set_picture(self._connection, chat_id=chat_id, picture=int(wanted))

    async def send_now(self, chat_id: int, now: datetime) -> None:
        """Let the next one be due now; the one after it comes at its hour."""
        await self._sql.due_now(self._connection, chat_id=chat_id, due_at=to_ms(now))
        self.changed = True

    async def cancel(self, chat_id: int) -> None:
        """No digest any more."""
        await self._sql.cancel(self._connection, chat_id=chat_id)


class DigestQueue:
    """The orders of all chats, for the walk that fulfils them. Moments are UTC, as the service's clock has them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sql = database.queries.digests

    async def recover(self, now: datetime) -> int:
        """At start: what was on its way when the process died was perhaps sent. It is not sent again; how many."""
        async with self._database.transaction() as connection:
            rows = [row async for row in self._sql.sending(connection)]
            for row in rows:
                digest = Digest(row["minute"], row["weekday"])
                # So that the next one tells of this one's time, too.
                lost = period(digest.length, from_ms(row["due_at"]), _moment(row["told_to"]))
                await self._sql.told(
                    connection,
                    chat_id=row["chat_id"],
                    due_at=row["due_at"],
                    told_to=to_ms(lost.start),
                    next_at=to_ms(digest.next_after(now, zone(row["zone"]))),
                )
        return len(rows)

    async def heed_clock(self, now: datetime) -> int:
        """Appoint anew what lies farther off than any digest can, since the clock was set back; how many."""
        after = to_ms(now + FARTHEST)
        if not [row async for row in self._sql.far_off(self._database.reader, after=after)]:
            return 0
        async with self._database.transaction() as connection:
            rows = [row async for row in self._sql.far_off(connection, after=after)]
            for row in rows:
                at = Digest(row["minute"], row["weekday"]).next_after(now, zone(row["zone"]))
                await self._sql.appoint(connection, chat_id=row["chat_id"], at=to_ms(at))
        return len(rows)

    async def next_due(self) -> datetime | None:
        """When the next one is due; None where nobody ordered any."""
        return _moment(await self._sql.next_due(self._database.reader))

    async def due(self, now: datetime, limit: int) -> list[Order]:
        """The orders whose hour has come, the longest waiting first. Nothing is marked: `begin` does that."""
        rows = self._sql.due(self._database.reader, now=to_ms(now), limit=limit)
        return [
            Order(
                row["chat_id"],
                row["kind"],
                row["language"],
                row["chat_state"],
                _digest(row),
                read_wishes(row),
                _moment(row["told_to"]),
                row["due_at"],
                row["attempts"],
                row["thread_id"],
            )
            async for row in rows
        ]

    async def watched(self, chat_id: int) -> dict[str, int]:
        """The chat's places with their reach in kilometres."""
        rows = self._database.queries.subscribers.watches(self._database.reader, chat_id=chat_id)
        return {row["place_id"]: row["reach_km"] async for row in rows}

    async def stories(self, since: datetime) -> list[Told]:
        """The stories that may have been told, or taken back, since then."""
        rows = self._sql.stories(self._database.reader, since=to_ms(since - BEFORE))
        bodies = [(row["body"], row["first_told"], row["last_told"]) async for row in rows]
        # A month of a bad year is thousands of them: read where nothing waits for it.
        return await asyncio.to_thread(lambda: [_told(*each) for each in bodies])

    async def begin(self, order: Order) -> bool:
        """Mark as being sent; False where it was called off, changed or sent meanwhile."""
        async with self._database.transaction() as connection:
            found = await self._sql.begin(connection, chat_id=order.chat_id, due_at=order.due_at)
        return found is not None

    async def skip(self, order: Order, now: datetime) -> None:
        """Let its hour pass unsent, for a chat that gets nothing at present."""
        async with self._database.transaction() as connection:
            await self._told(connection, order, None, now)

    async def settle(self, order: Order, told: Period, step: Step, now: datetime) -> None:
        """Write what became of a send; `told` is the time that it told of."""
        async with self._database.transaction() as connection:
            match step:
                case Again(at_ms, _, _, attempts):
                    await self._again(connection, order, at_ms, attempts)
                case Pause():
                    await self._again(connection, order, to_ms(now), order.attempts)
                case Move(chat_id):
                    await self._again(connection, order, to_ms(now), order.attempts)
                    await move_chat(self._database, connection, order.chat_id, chat_id)
                case Leave():
                    await self._told(connection, order, told.end, now)
                    gone = self._database.queries.outbox.chat_gone
                    await gone(connection, chat_id=order.chat_id, state="gone")
                case _:  # done, or never to be taken: nothing of it is tried again
                    await self._told(connection, order, told.end, now)

    async def _again(self, connection: aiosqlite.Connection, order: Order, at_ms: int, attempts: int) -> None:
        await self._sql.again(connection, chat_id=order.chat_id, due_at=order.due_at, next_at=at_ms, attempts=attempts)

    async def _told(
        self, connection: aiosqlite.Connection, order: Order, told_to: datetime | None, now: datetime
    ) -> None:
        await self._sql.told(
            connection,
            chat_id=order.chat_id,
            due_at=order.due_at,
            told_to=None if told_to is None else to_ms(told_to),
            next_at=to_ms(order.digest.next_after(max(now, from_ms(order.due_at)), order.zone)),
        )


def zone(name: str) -> ZoneInfo:
    """The clock of this name; UTC, which is Mali's, where none is chosen or the name is known no more."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _moment(at: int | None) -> datetime | None:
    return None if at is None else from_ms(at)


def _digest(row: Any) -> Digest:
    return Digest(row["minute"], row["weekday"], picture=bool(row["picture"]))


def _told(body: str, first: int | None, last: int | None) -> Told:
    incident = INCIDENT.validate_json(body)
    # One that came too late for an alert was never told; the digest tells it all the same.
    return Told(incident, _moment(first) or incident.reported_at, _moment(last) or incident.reported_at)
