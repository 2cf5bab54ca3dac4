"""The whole way: from a POST to the first phone, and how a process starts."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from bot.clock import wall_ms as now_ms
from bot.courier import Courier
from bot.delivery.throttle import WINDOW_S
from bot.model import Chat, Place
from bot.pipeline import Pipeline
from bot.sandbox.server import Sandbox, User
from bot.store import fan_out as fan_out_module
from bot.store.database import Database
from bot.store.subscribers import SubscriberTable
from tests.bench.row import Row
from tests.journey.harness import TOKEN, Vigie, plain_item, towns, vigie
from tests.journey.process import Process

ITEMS = 20
RECIPIENTS = 30
POLL_S = 0.1
STARTS = 5


async def post_to_send(folder: Path) -> list[float]:
    """Seconds from the POST to the first message's arrival at the Bot API, item after item."""
    folder.mkdir(parents=True)
    chosen = towns(ITEMS)
    seconds = []
    async with vigie(folder) as bot:
        await watchers(bot, folder, chosen)
        for number, place in enumerate(chosen):
            known = len(bot.sandbox.arrivals)
            started = time.monotonic()
            status = await bot.post(plain_item(number, place))
            assert status == 202, status
            arrived = await bot.sandbox.wait_for(partial(sends, bot.sandbox, known), 30)
            seconds.append(arrived[0] - started)
            await bot.service.idle()
            # What the limit of 30 a second adds is not the way's: the next item finds the window empty.
            await asyncio.sleep(WINDOW_S + 0.1)
    return seconds


def sends(sandbox: Sandbox, since: int) -> list[float]:
    """When messages arrived, of the calls after the first `since`."""
    return [at for at, _, method in sandbox.arrivals[since:] if method == "sendMessage"]


async def watchers(bot: Vigie, folder: Path, places: list[Place]) -> None:
    """RECIPIENTS who watch every one of the towns, written beside the running bot."""
    store = await Database.open(folder / "vigie.db")
    async with store.transaction() as connection:
        table = SubscriberTable(store, connection, now_ms())
        for number in range(RECIPIENTS * len(places)):
            chat, place = 5000 + number, places[number // RECIPIENTS]
            bot.sandbox.add_user(User(chat, "Somebody"), started=True)
            await table.save(Chat(chat, "en"))
            await table.watch(chat, place.id)
    await store.close()


@contextmanager
def polling() -> Iterator[None]:
    """The same bot where every walker looks at its queue each 100 ms: nobody is woken, nothing is handed over."""

    async def wait(_: Pipeline) -> None:
        await asyncio.sleep(POLL_S)

    async def fan_out(self: Pipeline) -> None:
        while True:
            while await self._outbox.fan_out(()):
                continue
            await asyncio.sleep(POLL_S)

    async def wait_for_work(self: Courier) -> None:
        await asyncio.sleep(POLL_S)
        self._outbox.filled.set()
        self._replies.filled.set()

    with (
        patch.object(Pipeline, "_wait", wait),
        patch.object(Pipeline, "_fan_out", fan_out),
        patch.object(fan_out_module, "FIRST", 0),
        patch.object(Courier, "_wait_for_work", wait_for_work),
    ):
        yield


async def process(folder: Path) -> tuple[float, int]:
    """Seconds from the process' start to a door that answers, and resident kilobytes at rest."""
    folder.mkdir(parents=True)
    async with Sandbox(TOKEN) as sandbox:
        bot = Process(folder, sandbox.url)
        try:
            started = time.monotonic()
            await bot.start()
            ready = time.monotonic() - started
            await sandbox.wait_for(lambda: any(m == "getUpdates" for *_, m in sandbox.arrivals), 20)
            status = Path(f"/proc/{bot.pid}/status").read_text()
            resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        finally:
            await bot.kill()
    return ready, resident


def latency(folder: Path) -> Row:
    """How soon the first of RECIPIENTS phones gets an alert."""
    ours = asyncio.run(post_to_send(folder / "events"))
    with polling():
        theirs = asyncio.run(post_to_send(folder / "polling"))
    ratio = statistics.median(theirs) / statistics.median(ours)
    name = f"POST → first send, p50, {RECIPIENTS} recipients"
    return Row(name, spread(ours), f"{spread(theirs)} (100 ms polling loops)", ratio, "≥ 15 × sooner")


def spread(seconds: list[float]) -> str:
    """The median and the 99th percentile in words."""
    cuts = statistics.quantiles(seconds, n=100)
    return f"{cuts[49] * 1000:.1f} ms (p99 {cuts[98] * 1000:.0f})"


def start(folder: Path) -> list[Row]:
    """A start to an answering door, and the memory at rest."""
    started = [asyncio.run(process(folder / str(number))) for number in range(STARTS)]
    ready = statistics.median(seconds for seconds, _ in started)
    memory = statistics.median(kilobytes for _, kilobytes in started) / 1024
    return [
        Row(f"start → answering door, median of {STARTS}", f"{ready:.2f} s", "", None, "≤ 1.5 s"),
        Row("memory at rest", f"{memory:.0f} MiB", "", None, "≤ 150 MB"),
    ]
