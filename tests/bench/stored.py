"""The store: fan-out, what it costs those who wait, commits that are shared."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import statistics
import time
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

from bot.clock import wall_ms as now_ms
from bot.delivery.retry import Done
from bot.item import Item
from bot.store.database import Database
from bot.store.fan_out import CHUNK
from bot.store.inbox import Inbox
from bot.store.outbox import Outbox
from tests.bench.row import Row
from tests.contract.household import announce, incident, item

MATCHES = 600_000
WATCHERS = 100
SMALL, LARGE = 10_000, 1_000_000
PRODUCERS, EACH = 100, 20
SETTLED = 2_000

CHAT_ROWS = """INSERT INTO chat (id, kind, language, state, not_before, created_at)
SELECT i, 'private', 'fr', 'active', 0, 0 FROM n"""
WATCH_ROWS = """INSERT INTO watch (chat_id, place_id, created_at)
SELECT i, CASE WHEN i <= :watchers THEN 'a' ELSE 'other-' || (i % 500) END, 0 FROM n"""


async def filled(path: Path, chats: int, watchers: int) -> Database:
    """A database with so many subscribers; the first `watchers` watch town a, each other one of 500 other places."""
    path.parent.mkdir(parents=True, exist_ok=True)
    database = await Database.open(path)
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :chats) "
    given = {"chats": chats, "watchers": watchers}
    async with database.transaction() as connection:
        # The columns that a row must have; all others have a default.
        await connection.execute(f"{numbers}{CHAT_ROWS}", given)
        await connection.execute(f"{numbers}{WATCH_ROWS}", given)
    # What was filled in is on the disk before anything is measured: it would be written back meanwhile.
    await database.truncate_log()
    await asyncio.to_thread(os.sync)
    return database


async def told(database: Database, outbox: Outbox, name: str = "i1") -> int:
    """An alert at town a, announced and not yet fanned out; its id."""
    return await announce(database, outbox, incident(name), clock=_Now())


class _Now:
    """The real clock, as the household asks for it."""

    def ms(self) -> int:
        return now_ms()


async def chunks(outbox: Outbox) -> None:
    """The whole fan-out, chunk by chunk."""
    while await outbox.fan_out(()):
        continue


async def one_statement(database: Database, alert_id: int) -> None:
    """The baseline: the same deliveries by one INSERT … SELECT."""
    async with database.transaction() as connection:
        await connection.execute(
            "INSERT INTO delivery (alert_id, chat_id, watched_id, rank, state, not_before, attempts, maybe_sent, "
            "interrupted, plain, queued_at) SELECT ?, w.chat_id, w.place_id, 10, 'queued', 0, 0, 0, 0, 0, 0 "
            "FROM watch w JOIN chat c ON c.id = w.chat_id WHERE w.place_id = 'a' AND c.state = 'active' "
            "ON CONFLICT DO NOTHING",
            (alert_id,),
        )


async def fetched(database: Database, alert_id: int) -> None:
    """The baseline: ids fetched, then inserted with executemany, 5,000 a transaction."""
    async with database.reader.execute(
        "SELECT w.chat_id FROM watch w JOIN chat c ON c.id = w.chat_id WHERE w.place_id = 'a' AND c.state = 'active'"
    ) as cursor:
        ids = [row[0] for row in await cursor.fetchall()]
    for first in range(0, len(ids), 5_000):
        async with database.transaction() as connection:
            await connection.executemany(
                "INSERT INTO delivery (alert_id, chat_id, watched_id, rank, state, not_before, attempts, maybe_sent, "
                "interrupted, plain, queued_at) VALUES (?, ?, 'a', 10, 'queued', 0, 0, 0, 0, 0, 0) "
                "ON CONFLICT DO NOTHING",
                [(alert_id, chat_id) for chat_id in ids[first : first + 5_000]],
            )


async def accepting(inbox: Inbox, until: asyncio.Task[Any]) -> list[float]:
    """The seconds of one accept after the other, while `until` runs."""
    seconds, number = [], 0
    while not until.done():
        started = time.monotonic()
        await inbox.accept(item(f"during-{id(until)}-{number}"))
        seconds.append(time.monotonic() - started)
        number += 1
        await asyncio.sleep(0.005)
    await until
    return seconds


async def fan_out(folder: Path) -> list[Row]:
    """Rows a second, and the worst accept meanwhile, against the two obvious ways."""
    took: dict[str, float] = {}
    worst: dict[str, float] = {}
    ways: dict[str, Callable[[Database, Outbox, int], Coroutine[Any, Any, None]]] = {
        "chunks": lambda _, outbox, __: chunks(outbox),
        "fetched": lambda database, _, alert_id: fetched(database, alert_id),
        "one": lambda database, _, alert_id: one_statement(database, alert_id),
    }
    for name, way in ways.items():
        database = await filled(folder / name / "vigie.db", MATCHES, MATCHES)
        outbox, inbox = Outbox(database, now_ms), Inbox(database, now_ms)
        alert_id = await told(database, outbox)
        started = time.monotonic()
        await way(database, outbox, alert_id)
        took[name] = time.monotonic() - started
        async with database.transaction() as connection:
            await connection.execute("DELETE FROM delivery")
        alert_id = await told(database, outbox, "i2")
        worst[name] = max(await accepting(inbox, asyncio.create_task(way(database, outbox, alert_id))))
        await inbox.close()
        await outbox.close()
        await database.close()
    rate = {name: MATCHES / seconds for name, seconds in took.items()}
    return [
        Row(
            f"fan-out rows/s, {MATCHES:,} matches",
            f"{rate['chunks']:,.0f}",
            f"{rate['fetched']:,.0f} (ids fetched, executemany)",
            rate["chunks"] / rate["fetched"],
            "≥ 2.5 ×",
        ),
        Row(
            f"worst accept during a {MATCHES:,}-row fan-out",
            f"{worst['chunks'] * 1000:.0f} ms",
            f"{worst['one'] * 1000:.0f} ms (one INSERT … SELECT)",
            worst["one"] / worst["chunks"],
            "≥ 20 × shorter",
        ),
    ]


async def steps(folder: Path, chats: int) -> int:
    """SQLite's VDBE steps for the fan-out of one alert to WATCHERS among so many subscribers."""
    database = await filled(folder / str(chats) / "vigie.db", chats, WATCHERS)
    outbox = Outbox(database, now_ms)
    await told(database, outbox)
    count = 0

    def tick() -> int:
        nonlocal count
        count += 1
        return 0

    async with database.transaction() as connection:
        await connection.set_progress_handler(tick, 1)
    await chunks(outbox)
    async with database.transaction() as connection:
        await connection.set_progress_handler(lambda: 0, 0)
    await outbox.close()
    await database.close()
    return count


async def matches_not_subscribers(folder: Path) -> Row:
    """The work for one town, whatever the number of all subscribers."""
    small, large = await steps(folder, SMALL), await steps(folder, LARGE)
    return Row(
        f"VDBE steps for a town with {WATCHERS} watchers, {LARGE:,} subscribers",
        f"{large:,}",
        f"{small:,} ({SMALL:,} subscribers)",
        large / small,
        "≤ 1.05 ×",
    )


async def accepts(folder: Path) -> Row:
    """Durable accepts a second from many producers at once, against the same one by one."""
    folder.mkdir(parents=True, exist_ok=True)
    database = await Database.open(folder / "vigie.db")
    inbox = Inbox(database, now_ms)

    async def producer(number: int) -> None:
        for each in range(EACH):
            await inbox.accept(item(f"group-{number}-{each}"))

    group = await timed(asyncio.gather(*(producer(number) for number in range(PRODUCERS))))
    alone: list[Item] = [item(f"alone-{number}") for number in range(PRODUCERS * EACH // 5)]

    async def one_by_one() -> None:
        for each in alone:
            await inbox.accept(each)

    single = await timed(one_by_one())
    await inbox.close()
    await database.close()
    ours, theirs = PRODUCERS * EACH / group, len(alone) / single
    name = f"durable accepts/s, {PRODUCERS} producers"
    return Row(name, f"{ours:,.0f}", f"{theirs:,.0f} (awaited one by one)", ours / theirs, "≥ 10 ×")


async def settles(folder: Path) -> Row:
    """Outcomes written a second under load, against row by row."""
    database = await filled(folder / "vigie.db", 2 * SETTLED, 2 * SETTLED)
    outbox = Outbox(database, now_ms)
    await told(database, outbox)
    await chunks(outbox)
    claims = []
    while len(claims) < 2 * SETTLED and (more := await outbox.claim(500, 0, 0)):
        claims += more
    together, apart = claims[: len(claims) // 2], claims[len(claims) // 2 :]
    group = await timed(asyncio.gather(*(outbox.settle(each, Done(1)) for each in together)))

    async def row_by_row() -> None:
        for each in apart:
            await outbox.settle(each, Done(1))

    single = await timed(row_by_row())
    await outbox.close()
    await database.close()
    ours, theirs = len(together) / group, len(apart) / single
    return Row("outcomes settled/s under load", f"{ours:,.0f}", f"{theirs:,.0f} (row by row)", ours / theirs, "≥ 5 ×")


async def timed(work: Awaitable[Any]) -> float:
    """Seconds that something takes."""
    started = time.monotonic()
    await work
    return time.monotonic() - started


async def million(folder: Path) -> Row:
    """A fan-out to a million: database time in all, and the longest chunk; beside it the bare INSERTs."""
    database = await filled(folder / "vigie.db", LARGE, LARGE)
    outbox = Outbox(database, now_ms)
    alert_id = await told(database, outbox)
    insert = database.queries.fan_out.watchers.sql
    seconds = []
    while True:
        started = time.monotonic()
        more = await outbox.fan_out(())
        seconds.append(time.monotonic() - started)
        if not more:
            break
    await outbox.close()
    await database.close()
    bare = await asyncio.to_thread(_bare, folder / "vigie.db", insert, alert_id + 1)
    longest, median = max(seconds) * 1000, statistics.median(seconds) * 1000
    shown = f"{sum(seconds):.1f} s, longest chunk {longest:.0f} ms, median {median:.0f}"
    theirs = f"{bare:.1f} s (the same INSERTs, 5,000 a commit, and nothing else)"
    return Row(f"fan-out to {LARGE:,} subscribers", shown, theirs, sum(seconds) / bare, "≤ 2 s")


def _bare(path: Path, insert: str, alert_id: int) -> float:
    """Seconds that SQLite alone takes for the rows of one more alert, in the order of the ids."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    started = time.monotonic()
    for first in range(0, LARGE, CHUNK):
        given = {"cursor": first, "end": first + CHUNK, "place_id": "a", "reach_km": 0}
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(insert, given | {"alert_id": alert_id, "rank": 10, "now": 0})
        connection.execute("COMMIT")
    took = time.monotonic() - started
    connection.close()
    return took
