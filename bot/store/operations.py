"""What an operator asks of the database: numbers, and to forget somebody."""

from __future__ import annotations

from datetime import timedelta

from bot.clock import wall_ms
from bot.delivery.throttle import FREE_A_SECOND, LATELY_S, WINDOW_S, seconds_for
from bot.store.backup import waiting
from bot.store.database import Database
from bot.store.feedback import doubted
from bot.store.inbox import Inbox
from bot.store.news import wanted
from bot.store.outbox import Outbox
from bot.store.subscribers import SubscriberTable

# A smaller number would tell of single people.
FEWEST = 10
MISSING = 10  # names of places that people missed most; never who


async def status(database: Database, paid_a_second: int = 0) -> list[str]:
    """Lines of numbers: items, deliveries, how long the oldest waits, subscribers (never below ten)."""
    inbox = Inbox(database, wall_ms)
    items = await inbox.counts()
    undecided, since_s = await inbox.backlog()
    behind = f", the oldest undecided for {since_s:.0f} s" if undecided else ""
    deliveries = await Outbox(database, wall_ms).counts()
    oldest = await database.queries.outbox.oldest_queued(database.reader)
    totals = await database.queries.subscribers.totals(database.reader)
    missing = await wanted(database, MISSING)
    doubts = await doubted(database)
    # An answer or so for each command; the service itself knows better, and tells its log.
    commands = await database.queries.updates.handled_since(database.reader, since=wall_ms() - round(LATELY_S * 1000))
    a_second = paid_a_second / WINDOW_S or max(FREE_A_SECOND - commands / LATELY_S, 1.0)
    last = timedelta(seconds=round(seconds_for(deliveries.get("queued", 0), a_second)))
    waits = (
        f", the oldest for {(wall_ms() - oldest) // 1000} s, the last sent in about {last}"
        if oldest is not None
        else ""
    )
    held_back = (await waiting(database)).all
    return [
        f"items       {_numbers(items)}{behind}",
        f"deliveries  {_numbers(deliveries)}{waits}",
        f"chats       {_rounded(totals['chats'])} active, {_rounded(totals['watches'])} watches",
        *([f"held back   {held_back} by a backup, until `vigie release`"] if held_back else []),
        *([f"doubted     {', '.join(f'{stories} as {kind}' for kind, stories in doubts.items())}"] if doubts else []),
        *([f"missing     {', '.join(f'{name} ({count})' for name, count in missing)}"] if missing else []),
    ]


async def forget(database: Database, chat_id: int) -> bool:
    """Remove a chat and everything that tells of it, from the log too; False where it was not known."""
    async with database.transaction() as connection:
        table = SubscriberTable(database, connection, wall_ms())
        known = await table.get(chat_id) is not None
        await table.forget(chat_id)
    await database.scrub(chat_id)
    return known


def _numbers(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {state}" for state, n in sorted(counts.items())) or "none"


def _rounded(number: int) -> str:
    return str(number) if number >= FEWEST else f"fewer than {FEWEST}"
