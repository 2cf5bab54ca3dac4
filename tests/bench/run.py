"""`make bench`: speeds as ratios against a baseline in the same run, on this machine as it is now.

Nothing here asserts: machines are noisy. A figure goes into a commit or a closing note with its baseline.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from bot.app import now_ms
from bot.courier import Courier
from bot.model import Chat, Place
from bot.pipeline import Pipeline
from bot.sandbox.server import Sandbox, User
from bot.store.database import Database
from bot.store.subscribers import SubscriberTable
from tests.journey.harness import TOKEN, Vigie, plain_item, towns, vigie
from tests.journey.process import Process

ITEMS = 200
POLL_S = 0.1


async def post_to_send(folder: Path) -> list[float]:
    """Seconds from the POST to the first message's arrival at the Bot API, item after item."""
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
    return seconds


def sends(sandbox: Sandbox, since: int) -> list[float]:
    """When messages arrived, of the calls after the first `since`."""
    return [at for at, _, method in sandbox.arrivals[since:] if method == "sendMessage"]


async def watchers(bot: Vigie, folder: Path, places: list[Place]) -> None:
    """One watcher a town, written beside the running bot."""
    store = await Database.open(folder / "vigie.db")
    async with store.transaction() as connection:
        table = SubscriberTable(store, connection, now_ms())
        for chat, place in enumerate(places, 5000):
            bot.sandbox.add_user(User(chat, "Somebody"), started=True)
            await table.save(Chat(chat, "en"))
            await table.watch(chat, place.id)
    await store.close()


@contextmanager
def polling() -> Iterator[None]:
    """The same bot where every walker looks at its queue each 100 ms instead of being woken."""

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
        patch.object(Courier, "_wait_for_work", wait_for_work),
    ):
        yield


async def process(folder: Path) -> tuple[float, int]:
    """Seconds from the process' start to a door that answers, and resident kilobytes at rest."""
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


def show(name: str, seconds: list[float]) -> float:
    """One row; its median in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100)
    print(f"  {name:42} p50 {cuts[49] * 1000:7.1f} ms   p99 {cuts[98] * 1000:7.1f} ms   n={len(seconds)}")
    return cuts[49]


def main() -> None:
    """Measure everything, a fresh folder each time."""

    def fresh() -> Path:
        return Path(tempfile.mkdtemp(prefix="vigie-bench-"))

    print("POST to first send, one item after the other, loopback")
    ours = show("woken by events", asyncio.run(post_to_send(fresh())))
    with polling():
        theirs = show("the same with 100 ms polling loops", asyncio.run(post_to_send(fresh())))
    print(f"  ratio of medians: {theirs / ours:.1f} times sooner")
    started = [asyncio.run(process(fresh())) for _ in range(5)]
    print(f"start to answering door: median {statistics.median(s for s, _ in started):.2f} s of 5")
    print(f"memory at rest: median {statistics.median(kb for _, kb in started) / 1024:.0f} MiB of 5")


if __name__ == "__main__":
    main()
