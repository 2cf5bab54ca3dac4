"""A disk that is full for a while, a file that another process holds: nothing is given up for it (P10)."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot import carrier, courier, pipeline
from bot.pipeline import TRIES
from bot.store import inbox, opening
from bot.store.stories import Stories
from tests.journey.harness import vigie
from tests.journey.test_first_story import OWN_STORY


async def test_a_full_disk_does_not_use_up_an_items_tries(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(inbox, "LEASE_MS", 50)  # so that the test need not wait a minute for the next try
    save, failures = Stories.save, []

    async def full(self, *args, **kwargs):
        if len(failures) <= TRIES:
            failures.append(args)
            raise sqlite3.OperationalError("database or disk is full")
        return await save(self, *args, **kwargs)

    monkeypatch.setattr(Stories, "save", full)
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", ["ml-kayes"])
        assert await bot.post(OWN_STORY) == 202
        await bot.service.idle()
        assert len(failures) > TRIES
        assert len(bot.alerts(7)) == 1


@asynccontextmanager
async def held(path: Path) -> AsyncIterator[None]:
    """Another process writes, and takes its time. It waits for its turn without holding up the bot beside it."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        async with asyncio.timeout(20):
            while True:
                try:
                    connection.execute("BEGIN EXCLUSIVE")
                    break
                except sqlite3.OperationalError:
                    await asyncio.sleep(0.005)
        yield
        connection.execute("ROLLBACK")
    finally:
        connection.close()


async def ready(bot) -> int:
    async with bot.session.get(f"{bot.service.ingest_url}/readyz") as answer:
        return answer.status


async def until_ready(bot, status: int) -> None:
    async with asyncio.timeout(30):
        while await ready(bot) != status:
            await asyncio.sleep(0.02)


async def test_a_file_that_another_process_holds_ends_nothing(tmp_path: Path, monkeypatch) -> None:
    """Items are refused, the service says that it is not ready, and then goes on as if nothing had been."""
    monkeypatch.setattr(opening, "BUSY_TIMEOUT_MS", 50)
    monkeypatch.setattr(pipeline, "STORAGE_RETRY_S", 0.05)
    monkeypatch.setattr(courier, "STORAGE_RETRY_S", 0.05)
    monkeypatch.setattr(carrier, "STORAGE_RETRY_S", 0.05)
    monkeypatch.setattr(courier, "NET_S", 0.2)
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", ["ml-kayes"])
        assert await ready(bot) == 200
        async with held(tmp_path / "vigie.db"):
            assert await bot.post(OWN_STORY) == 503
            await until_ready(bot, 503)
        await until_ready(bot, 200)
        assert await bot.post(OWN_STORY) == 202
        await bot.service.idle()
        assert len(bot.alerts(7)) == 1


async def test_an_outcome_that_cannot_be_written_is_written_later_and_its_message_not_repeated(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_TIMEOUT_MS", 50)
    monkeypatch.setattr(courier, "STORAGE_RETRY_S", 0.05)
    monkeypatch.setattr(carrier, "STORAGE_RETRY_S", 0.05)
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", ["ml-kayes"])
        arrived, release = asyncio.Event(), asyncio.Event()

        async def slow(method, params):
            if method == "sendMessage":
                arrived.set()
                await release.wait()

        bot.sandbox.intercept = slow
        assert await bot.post(OWN_STORY) == 202
        await asyncio.wait_for(arrived.wait(), 20)
        async with held(tmp_path / "vigie.db"):
            release.set()
            await until_ready(bot, 503)
        await bot.service.idle()
        assert len(bot.alerts(7)) == 1
        assert await bot.service.outbox.counts() == {"sent": 1}
        assert not bot.service.failed.done()
