"""P11 on a real process: its clock is set a year ahead while it runs, and two years back between two runs.

libfaketime stands between the bot and the wall clock; the steady clocks stay as they are. At each jump one chat waits
for the network and one is parked by its own 429. Both are told within seconds, once, as if nobody had touched it.
"""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from bot.model import Chat, Place
from bot.sandbox.params import ApiError
from bot.sandbox.server import Sandbox, User, failure
from bot.store.database import Database
from bot.store.subscribers import SubscriberTable
from tests.journey.harness import TOKEN, plain_item, towns
from tests.journey.process import Process
from tests.journey.test_crash import deliver

# Where Debian's package faketime puts it.
LIBRARY = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)
YEAR = 365
AWAY, PARKED = 7, 8


async def watch(folder: Path, sandbox: Sandbox, places: list[Place]) -> None:
    store = await Database.open(folder / "vigie.db")
    async with store.transaction() as connection:
        table = SubscriberTable(store, connection, 0)
        for chat in (AWAY, PARKED):
            sandbox.add_user(User(chat, "Somebody", "fr"), started=True)
            await table.save(Chat(chat, "fr"))
            for place in places:
                await table.watch(chat, place.id)
    await store.close()


class Story:
    """One process's life under a clock that can be set."""

    def __init__(self, bot: Process, sandbox: Sandbox, folder: Path) -> None:
        self.bot, self.sandbox = bot, sandbox
        self._clock = folder / "clock"
        self._refused: set[int] = set()
        self._told = 0
        self.set(0)

    def set(self, days: int) -> None:
        # Put in place whole: the bot may be reading it.
        made = self._clock.with_suffix(".new")
        made.write_text(f"{days * 86_400:+d}")
        made.rename(self._clock)

    async def start(self) -> None:
        """Start it under the library; without the last of these a thread of Python's waits for ever for its turn."""
        await self.bot.start(
            "env", f"LD_PRELOAD={LIBRARY}", f"FAKETIME_TIMESTAMP_FILE={self._clock}", "FAKETIME_CACHE_DURATION=1",
            "FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_FORCE_MONOTONIC_FIX=0",
        )  # fmt: skip

    async def _refuse(self, method: str, params: Any) -> Any:
        chat = params.integer("chat_id")
        if method != "sendMessage":
            return None
        self._refused.add(chat)
        if chat == PARKED:
            return failure(ApiError(429, "Too Many Requests: retry after 2", {"retry_after": 2}))
        return failure(ApiError(503, "Service Unavailable"))

    async def news(self, number: int, place: Place) -> None:
        """An alert that both chats are to hear, and neither can be told yet."""
        self._refused.clear()
        self.sandbox.intercept = self._refuse
        item = plain_item(number, place)
        del item["published_at"]  # what the newsroom's clock says is not what is tried here
        await deliver(self.bot.url, item)
        await self.sandbox.wait_for(lambda: self._refused == {AWAY, PARKED}, 30)

    async def jumped(self, days: int) -> None:
        """Wait until the bot has seen it."""
        async with asyncio.timeout(30):
            while abs(self._offset_days() - days) > 1:
                await asyncio.sleep(0.02)

    def _offset_days(self) -> float:
        ((offset,),) = self.bot.rows("SELECT offset_ms FROM clock")
        assert isinstance(offset, int)
        if not hasattr(self, "_first"):
            self._first = offset
        return (offset - self._first) / 86_400_000

    async def heard(self) -> None:
        """Both hear it within the seconds that they would have waited anyway, and only once."""
        self.sandbox.intercept = None
        self._told += 1
        for chat in (AWAY, PARKED):
            await self.sandbox.wait_for(lambda chat=chat: len(self.sandbox.bot_messages(chat)) == self._told, 30)
        await self.bot.settled(10)


async def test_a_clock_set_by_a_year_loses_and_freezes_nothing(tmp_path: Path) -> None:
    if LIBRARY is None:
        if os.environ.get("CI") == "true":
            pytest.fail("libfaketime is missing")
        pytest.skip("needs libfaketime")
    places = towns(2)
    async with Sandbox(TOKEN) as sandbox:
        await watch(tmp_path, sandbox, places)
        story = Story(Process(tmp_path, sandbox.url), sandbox, tmp_path)
        try:
            await story.start()
            await story.jumped(0)
            await story.news(1, places[0])
            story.set(YEAR)
            await story.jumped(YEAR)
            await story.heard()

            await story.news(2, places[1])
            assert await story.bot.end(signal.SIGTERM) == 0
            story.set(-YEAR)
            await story.start()
            await story.jumped(-YEAR)
            await story.heard()
            assert await story.bot.end(signal.SIGTERM) == 0
        finally:
            await story.bot.kill()
        assert story.bot.rows("SELECT state, COUNT(*) FROM delivery GROUP BY state") == [("sent", 4)]
        for chat in (AWAY, PARKED):
            for message in sandbox.bot_messages(chat):
                assert "déjà parvenu" not in message.text
                assert "retard" not in message.text, "nobody waited for longer than some seconds"
