"""A backup in the database's place: what waited in it waits for the operator, what is new goes out at once."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import operator
from bot.clock import wall_ms
from bot.sandbox.params import ApiError
from bot.sandbox.server import User, failure
from bot.store.backup import back_up
from tests.journey.harness import PATIENCE, TOKEN, plain_item, towns, vigie

pytestmark = pytest.mark.usefixtures("talkative")

ADMIN, READER = 901, 7


def waits(file: Path) -> bool:
    """Whether an alert waits in a database."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as look:
        return look.execute("SELECT 1 FROM delivery WHERE state IN ('queued', 'sending')").fetchone() is not None


async def command(*words: str) -> str:
    """What a command prints; it must succeed."""
    run = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", *words, stdout=asyncio.subprocess.PIPE)
    out, _ = await run.communicate()
    assert run.returncode == 0
    return out.decode()


async def test_what_waited_goes_out_on_the_operators_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operator, "LOOK_S", 0.05)
    first, second = towns(2)
    folder = tmp_path / "restored"
    folder.mkdir()
    async with vigie(tmp_path) as bot:
        await bot.subscriber(READER, "en", [first.id, second.id])

        async def refuse(method: str, params: Any) -> Any:
            return failure(ApiError(401, "Unauthorized")) if method == "sendMessage" else None

        bot.sandbox.intercept = refuse
        assert await bot.post(plain_item(1, first)) == 202
        async with asyncio.timeout(PATIENCE):
            while not waits(tmp_path / "vigie.db"):
                await asyncio.sleep(0.01)
        await back_up(tmp_path / "vigie.db", folder / "vigie.db", wall_ms())
    with closing(sqlite3.connect(folder / "vigie.db")) as copy, copy:
        copy.execute("DELETE FROM handled_update")  # a fresh sandbox counts from one again, Telegram goes on
    config = folder / "config.yaml"
    config.write_text(yaml.safe_dump({"telegram": {"token": TOKEN}}))
    known = (User(READER, "Reader", "en"), User(ADMIN, "Operator", "en"))
    async with vigie(folder, known=known, admins=[ADMIN], operator={"every_minutes": 0}) as bot:
        await bot.says(READER, "/status")  # from the first answer on Telegram is known to be there
        await bot.sandbox.wait_for(lambda: bot.sandbox.bot_messages(ADMIN), PATIENCE)
        assert "One message that waited then waits for your word" in bot.sandbox.bot_messages(ADMIN)[0].text
        assert await bot.post(plain_item(2, second)) == 202
        await bot.sandbox.wait_for(lambda: bot.alerts(READER), PATIENCE)
        await bot.service.idle()
        (told,) = bot.alerts(READER)
        assert second.name in told, "what is new does not wait"
        assert "held back   1 " in await command("status", "--config", str(config))
        assert (await command("release", "--config", str(config))).startswith("released: 1 messages")
        await bot.sandbox.wait_for(lambda: len(bot.alerts(READER)) == 2, PATIENCE)
        assert first.name in bot.alerts(READER)[1]
