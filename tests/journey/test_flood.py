"""Whoever floods the bot costs the others nothing; every chat keeps its real pace here."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from pathlib import Path

from prometheus_client import generate_latest

from bot.chat.flood import BURST, PER_SECOND
from bot.sandbox.server import User
from tests.journey.harness import PATIENCE, vigie

FLOODER, NEIGHBOUR = 103, 104


def _waiting(folder: Path) -> list[str]:
    """The answers that wait for their chat's turn."""
    with sqlite3.connect(f"file:{folder / 'vigie.db'}?mode=ro", uri=True) as connection:
        return [str(row[0]) for row in connection.execute("SELECT payload FROM reply")]


async def test_a_flood_costs_the_others_nothing(tmp_path: Path) -> None:
    """A hundred messages at once from one chat: the neighbour is answered as fast, the flooder hears one word."""
    async with vigie(tmp_path) as bot:
        for chat in (FLOODER, NEIGHBOUR):
            bot.sandbox.add_user(User(chat, "Somebody", "en"))
        await bot.says(NEIGHBOUR, "/start")
        known = len(bot.sandbox.bot_messages(NEIGHBOUR))
        began = time.monotonic()
        for _ in range(100):
            bot.sandbox.user_says(FLOODER, "Diboli")
        bot.sandbox.user_says(NEIGHBOUR, "/help")
        await bot.sandbox.wait_for(lambda: len(bot.sandbox.bot_messages(NEIGHBOUR)) > known, PATIENCE)
        waited = time.monotonic() - began
        assert waited < PATIENCE / 4
        dropped = (
            generate_latest(bot.service.metrics.registry)
            .decode()
            .partition('vigie_updates_total{result="dropped"} ')[2]
        )
        assert float(dropped.split()[0]) >= 100 - BURST - PER_SECOND * waited - 1
        warned = [row for row in await asyncio.to_thread(_waiting, tmp_path) if "wait ten seconds" in row]
        heard = [each.text for each in bot.sandbox.bot_messages(FLOODER) if "wait ten seconds" in each.text]
        assert len(warned) + len(heard) == 1
