"""A disk that is full for a while: nothing accepted is given up for it (P10, its first part)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bot.pipeline import TRIES
from bot.store import inbox
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
