"""What an operator asks of the database: numbers, and to forget somebody."""

from __future__ import annotations

import time

from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.outbox import Outbox
from bot.store.subscribers import SubscriberTable

# A smaller number would tell of single people.
FEWEST = 10


async def status(database: Database) -> list[str]:
    """Lines of numbers: items, deliveries, how long the oldest waits, subscribers (never below ten)."""
    items = await Inbox(database, _now).counts()
    deliveries = await Outbox(database, _now).counts()
    oldest = await database.queries.outbox.oldest_queued(database.reader)
    totals = await database.queries.subscribers.totals(database.reader)
    waits = f", the oldest for {(_now() - oldest) // 1000} s" if oldest is not None else ""
    return [
        f"items       {_numbers(items)}",
        f"deliveries  {_numbers(deliveries)}{waits}",
        f"chats       {_rounded(totals['chats'])} active, {_rounded(totals['watches'])} watches",
    ]


async def forget(database: Database, chat_id: int) -> bool:
    """Remove a chat and everything that tells of it, from the log too; False where it was not known."""
    async with database.transaction() as connection:
        table = SubscriberTable(database, connection, _now())
        known = await table.get(chat_id) is not None
        await table.forget(chat_id)
    await database.truncate_log()
    return known


def _numbers(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {state}" for state, n in sorted(counts.items())) or "none"


def _rounded(number: int) -> str:
    return str(number) if number >= FEWEST else f"fewer than {FEWEST}"


def _now() -> int:
    return time.time_ns() // 1_000_000
