"""A flood in small: an alert to two thousand chats while items come faster than they are read and people type.

What is proven here is the shape: nothing is refused or lost, commands are answered ahead of the broadcast, what waits
is told, memory stays. How fast it is on a quiet machine, `make load` measures.
"""

from __future__ import annotations

import asyncio
import signal
import time
from pathlib import Path

from tests.journey.harness import plain_item
from tests.journey.process import KEY, Process
from tests.load.far_end import FarEnd, far_end
from tests.load.gauges import LAG, measures, resident_mb
from tests.load.newsroom import Posts, post, stories
from tests.load.run import TYPED, Plan, fill, towns, vigie_status

PLAN = Plan(watchers=2_000, elsewhere=200)
BURST = 80  # items that come within a second: more than can be read in it
PATIENCE_S = 60.0


async def flood(bot: Process, telegram: FarEnd) -> Posts:
    """The alert, then everything else within a second or two; commands go on."""
    pairs = towns()
    first = await post(iter([plain_item(0, pairs[0][0])]), bot.url, KEY, 10.0, 0.1)
    typers = list(range(PLAN.watchers - 99, PLAN.watchers + 1))  # the alert reaches them last
    telegram.type(["/list", "/help", "/recent", "/status"], typers, 4.0)
    posts = await post(stories(pairs[1 + TYPED :]), bot.url, KEY, float(BURST), 1.0)
    posts.answers += first.answers
    posts.refused |= first.refused
    return posts


async def until_read(bot: Process) -> float:
    """Wait until nothing waits to be read; the longest queue that /metrics told of meanwhile."""
    longest = 0.0
    async with asyncio.timeout(PATIENCE_S):
        while True:
            told = await measures(bot.url)
            longest = max(longest, told["vigie_items_waiting", ()])
            if (
                not told["vigie_items_waiting", ()]
                and sum(value for (name, _), value in told.items() if name == "vigie_decisions_total") > BURST
            ):
                return longest
            await asyncio.sleep(0.05)


async def test_a_flood_is_taken_in_told_of_and_worked_off(tmp_path: Path) -> None:
    await fill(tmp_path / "vigie.db", PLAN, [place for place, _ in towns()])
    with far_end() as telegram:
        bot = Process(tmp_path, telegram.url)
        try:
            await bot.start()
            began, before = time.monotonic(), resident_mb(bot.pid)
            posts = await flood(bot, telegram)
            assert not posts.refused
            assert len(posts.answers) == BURST + 1, "each is answered 202, however many wait"
            assert await until_read(bot) > 1, "the queue was told of"
            status = await vigie_status(bot)
            telegram.type([], [1], 0.0)
            async with asyncio.timeout(PATIENCE_S):
                while (heard := telegram.heard()).unanswered:
                    await asyncio.sleep(0.05)
            lasted = time.monotonic() - began
            after = await measures(bot.url)
            grown = resident_mb(bot.pid) - before
            assert await bot.end(signal.SIGTERM) == 0
        finally:
            await bot.kill()

    assert heard.answers, "somebody typed"
    assert heard.alerts, "the broadcast goes on beside the answers"
    # Everybody typed behind 2,000 waiting alerts, more than a minute of sending.
    waits = PLAN.watchers / 30
    assert max(took for _, took in heard.answers) < waits / 2, "answered ahead of the broadcast"
    assert bot.rows("SELECT COUNT(*) FROM item WHERE state = 'done'") == [(BURST + 1,)], "nothing is lost"
    assert after[f"{LAG}_count", ()] > lasted / 2, "the event loop's lag is sampled all the time"
    assert "the last sent in about 0:0" in status
    assert grown < 100, "the second process that reads, and nothing that grows with the flood"
