"""The far edge: what a send costs, and how close to Telegram's limit the sends come."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from telegram.ext import AIORateLimiter, ExtBot

from bot.clock import wall_ms as now_ms
from bot.courier import Courier
from bot.i18n import Words
from bot.metrics import Metrics
from bot.store.outbox import Outbox
from bot.store.replies import Replies
from bot.telegram.client import TelegramClient
from bot.understand.gazetteer.gazetteer import Gazetteer
from tests.bench.peer import TOKEN, Peer, peer
from tests.bench.row import Row
from tests.bench.stored import chunks, filled, told

SENDS, TASKS = 3_000, 50
WATCHERS, SECONDS = 600, 12
LIMIT = 30


async def in_parallel(send: Callable[[int], Awaitable[object]]) -> float:
    """CPU seconds of this process for SENDS sends from TASKS tasks."""
    numbers = iter(range(SENDS))

    async def worker() -> None:
        for number in numbers:
            await send(number)

    started = time.process_time()
    await asyncio.gather(*(worker() for _ in range(TASKS)))
    return time.process_time() - started


async def ours(at: Peer) -> float:
    """Through vigie's own client."""
    client = TelegramClient(TOKEN, at.url)
    await client.start()
    try:
        return await in_parallel(lambda number: client.send_alert(number, "x" * 300))
    finally:
        await client.close()


async def theirs(at: Peer) -> float:
    """Through python-telegram-bot's own httpx client."""
    bot: ExtBot[None] = ExtBot(TOKEN, base_url=f"{at.url}/bot")
    async with bot:
        return await in_parallel(lambda number: bot.send_message(number, "x" * 300, parse_mode="HTML"))


def cost() -> Row:
    """Sends per second of CPU."""
    with peer() as at:
        mine = SENDS / asyncio.run(ours(at))
        other = SENDS / asyncio.run(theirs(at))
    return Row("sends per CPU-second", f"{mine:,.0f}", f"{other:,.0f} (PTB's own httpx client)", mine / other, "≥ 4 ×")


async def courier(at: Peer, folder: Path) -> None:
    """The courier with more to send than SECONDS allow."""
    database = await filled(folder / "vigie.db", WATCHERS, WATCHERS)
    outbox, replies = Outbox(database, now_ms), Replies(database, now_ms)
    await told(database, outbox)
    await chunks(outbox)
    client = TelegramClient(TOKEN, at.url)
    await client.start()
    walk = Courier(
        outbox,
        replies,
        client,
        Gazetteer.builtin(),
        Words.load(),
        Metrics(),
        clock_ms=now_ms,
        monotonic=time.monotonic,
    )
    sending = asyncio.create_task(walk.run())
    await asyncio.sleep(SECONDS)
    walk.stop()
    await sending
    await client.close()
    for queue in (outbox, replies, database):
        await queue.close()


async def limiter(at: Peer) -> None:
    """PTB's AIORateLimiter, given the same to send for as long."""
    bot: ExtBot[int] = ExtBot(TOKEN, base_url=f"{at.url}/bot", rate_limiter=AIORateLimiter())
    async with bot:
        sends = [asyncio.create_task(bot.send_message(number, "x")) for number in range(WATCHERS)]
        _, late = await asyncio.wait(sends, timeout=SECONDS)
        for send in late:
            send.cancel()
        await asyncio.gather(*sends, return_exceptions=True)


def rate(folder: Path) -> Row:
    """Most arrivals in any second at the receiver, and how much of the limit is used while there is work."""
    with peer() as at:
        asyncio.run(courier(at, folder))
        mine = at.arrivals()
        asyncio.run(limiter(at))
        other = at.arrivals()
    goal = f"≤ {LIMIT} / ≥ 97 %"
    return Row(
        "most arrivals in any second / use of the limit", used(mine), f"{used(other)} (AIORateLimiter)", None, goal
    )


def used(times: list[float]) -> str:
    """Most arrivals in any one second, and the share of 30 a second over whole rounds of 30.

    The first round is left out: it may come as fast as it likes, and would lend its speed to the rest.
    """
    times = sorted(times)
    most, first = 0, 0
    for last, at in enumerate(times):
        while at - times[first] >= 1.0:
            first += 1
        most = max(most, last - first + 1)
    rounds = len(times) // LIMIT - 1
    share = rounds / (times[(rounds + 1) * LIMIT - 1] - times[LIMIT - 1]) if rounds > 0 else 0.0
    return f"{most} / {share:.0%}"
