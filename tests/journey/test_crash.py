"""kill -9 while it sends: nothing accepted is lost, and a repeat is rare, marked and single (P1, P3, P4).

VIGIE_CRASHES sets how often it is killed; the suite's short run kills a few times.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp

from bot.model import Chat
from bot.sandbox.server import Sandbox, User
from bot.store.database import Database
from bot.store.subscribers import SubscriberTable
from tests.journey.harness import TOKEN
from tests.journey.process import KEY, Process

CRASHES = int(os.environ.get("VIGIE_CRASHES", "4"))
WATCHERS = 8
TOWNS = {
    "ml-kayes": "Kayes, au Mali",
    "ml-gao": "Gao, au Mali",
    "bf-djibo": "Djibo, au Burkina Faso",
    "bf-dori": "Dori, au Burkina Faso",
    "ne-tera": "Téra, au Niger",
    "ne-diffa": "Diffa, au Niger",
}


def story(number: int, town: str) -> dict[str, Any]:
    return {
        "id": f"crash-{number}",
        "source": "Radio du Fleuve",
        "url": f"https://radio.example/{number}",
        "published_at": datetime.now(UTC).isoformat(),
        "title": f"Attaque contre un poste de l'armée à {TOWNS[town]}",
        "text": f"Des hommes armés ont attaqué ce matin un poste de l'armée à {TOWNS[town]}, a indiqué l'état-major.",
    }


async def subscribe(database: Path, sandbox: Sandbox) -> dict[int, str]:
    """Who watches which town; written straight into the store, the talk is not what is tried here."""
    watchers = {1000 + n: town for n, town in enumerate(town for town in TOWNS for _ in range(WATCHERS))}
    store = await Database.open(database)
    async with store.transaction() as connection:
        table = SubscriberTable(store, connection, 0)
        for chat, town in watchers.items():
            sandbox.add_user(User(chat, "Somebody", "fr"), started=True)
            await table.save(Chat(chat, "fr"))
            assert await table.watch(chat, town)
    await store.close()
    return watchers


async def deliver(url: str, item: dict[str, Any]) -> None:
    """Hand an item in as the contract says: no answer, or a bad one, means again with the same id."""
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {KEY}"}) as session:
        while True:
            try:
                async with session.post(f"{url}/v1/incidents", json=item) as answer:
                    if answer.status in (200, 202):
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.05)


async def test_kill_9_while_it_sends_loses_nothing(tmp_path: Path) -> None:
    chance = random.Random(20251122)
    async with Sandbox(TOKEN) as sandbox:
        watchers = await subscribe(tmp_path / "vigie.db", sandbox)
        bot = Process(tmp_path, sandbox.url)
        try:
            await bot.start()
            posts = [asyncio.create_task(deliver(bot.url, story(n, town))) for n, town in enumerate(TOWNS)]
            kills = 0
            while kills < CRASHES:
                await asyncio.sleep(chance.uniform(0.05, 0.6))  # the moment of the crash is what is drawn
                await bot.kill()
                kills += 1
                await bot.start()
                if kills % len(TOWNS) == 0:  # a long run needs news to send
                    posts += [
                        asyncio.create_task(deliver(bot.url, story(kills * 100 + n, town)))
                        for n, town in enumerate(TOWNS)
                    ]
            await asyncio.gather(*posts)
            await bot.settled(90)
            assert await bot.end(signal.SIGTERM) == 0
        finally:
            await bot.kill()

        ended = bot.rows("SELECT alert_id, chat_id, state, reason FROM delivery")
        alerts = bot.rows("SELECT COUNT(*) FROM alert")[0][0]
        assert bot.rows("SELECT COUNT(*) FROM item WHERE state = 'done'") == [(len(posts),)]
        assert {row[2] for row in ended} <= {"sent", "dead"}
        copies = Counter({chat: len(sandbox.bot_messages(chat)) for chat in watchers})
        told = Counter(row[1] for row in ended if row[2] == "sent")
        assert set(told) == set(watchers), "somebody heard nothing"
        for chat in watchers:
            assert copies[chat] >= told[chat], "settled as sent, yet it never arrived"
        repeats = sum(copies.values()) - len(ended)
        # At most what was in flight at each kill may come twice: a few, at 30 a second and some milliseconds each.
        assert repeats <= CRASHES * 4, (repeats, alerts)
        marked = sum("déjà parvenu" in m.text for chat in watchers for m in sandbox.bot_messages(chat))
        assert marked >= repeats, "a repeat must say that it may be one"


async def test_a_clean_restart_repeats_and_loses_nothing(tmp_path: Path) -> None:
    async with Sandbox(TOKEN) as sandbox:
        watchers = await subscribe(tmp_path / "vigie.db", sandbox)
        bot = Process(tmp_path, sandbox.url)
        try:
            await bot.start()
            await asyncio.gather(*(deliver(bot.url, story(n, town)) for n, town in enumerate(TOWNS)))
            some = len(watchers) // 3
            await sandbox.wait_for(lambda: sum(len(sandbox.bot_messages(c)) for c in watchers) >= some, 20)
            assert await bot.end(signal.SIGTERM) == 0
            await bot.start()
            await bot.settled(60)
            assert await bot.end(signal.SIGTERM) == 0
        finally:
            await bot.kill()
        assert {chat: len(sandbox.bot_messages(chat)) for chat in watchers} == dict.fromkeys(watchers, 1)
