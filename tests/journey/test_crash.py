"""kill -9 while it sends: nothing accepted is lost, and a repeat is rare, marked and single (P1, P3, P4).

VIGIE_CRASHES sets how often it is killed; the suite's short run kills a few times.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
from pathlib import Path
from typing import Any

import aiohttp

from bot.model import Chat, Place
from bot.sandbox.server import Sandbox, User
from bot.store.database import Database
from bot.store.subscribers import SubscriberTable
from tests.journey.harness import TOKEN, plain_item, towns
from tests.journey.process import KEY, Process

CRASHES = int(os.environ.get("VIGIE_CRASHES", "4"))
KILLS_A_ROUND = 3  # what one round of news takes to send
ROUNDS = CRASHES // KILLS_A_ROUND + 1
TOWNS_A_ROUND = 6
WATCHERS = 8


async def subscribe(database: Path, sandbox: Sandbox, places: list[Place]) -> list[int]:
    """So many watchers of each town; written straight into the store, the talk is not what is tried here."""
    chats = []
    store = await Database.open(database)
    async with store.transaction() as connection:
        table = SubscriberTable(store, connection, 0)
        for place in places:
            for _ in range(WATCHERS):
                chats.append(1000 + len(chats))
                sandbox.add_user(User(chats[-1], "Somebody", "fr"), started=True)
                await table.save(Chat(chats[-1], "fr"))
                assert await table.watch(chats[-1], place.id)
    await store.close()
    return chats


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
    """Each round brings news of other towns, so that there is something to send at every kill."""
    chance = random.Random(20251122)
    places = towns(ROUNDS * TOWNS_A_ROUND)
    waiting = [plain_item(number, place) for number, place in enumerate(places)]
    async with Sandbox(TOKEN) as sandbox:
        chats = await subscribe(tmp_path / "vigie.db", sandbox, places)
        bot = Process(tmp_path, sandbox.url)

        def arrived() -> int:
            return sum(len(sandbox.bot_messages(chat)) for chat in chats)

        try:
            await bot.start()
            posts = []
            for kill in range(CRASHES):
                if kill % KILLS_A_ROUND == 0:
                    news, waiting = waiting[:TOWNS_A_ROUND], waiting[TOWNS_A_ROUND:]
                    posts += [asyncio.create_task(deliver(bot.url, item)) for item in news]
                known = arrived()
                # Not before it sends: a slow machine would be killed at its start each time. (At the end all is sent.)
                with contextlib.suppress(TimeoutError):
                    await sandbox.wait_for(lambda known=known: arrived() > known, 5)
                await asyncio.sleep(chance.uniform(0.0, 0.5))  # the moment of the crash is what is drawn
                await bot.kill()
                await bot.start()
            posts += [asyncio.create_task(deliver(bot.url, item)) for item in waiting]
            await asyncio.gather(*posts)
            await bot.settled(90)
            assert await bot.end(signal.SIGTERM) == 0
        finally:
            await bot.kill()

        assert bot.rows("SELECT COUNT(*) FROM item WHERE state = 'done'") == [(len(places),)]
        assert bot.rows("SELECT state, COUNT(*) FROM delivery GROUP BY state") == [("sent", len(chats))]
        copies = {chat: len(sandbox.bot_messages(chat)) for chat in chats}
        assert min(copies.values()) >= 1, "settled as sent, yet it never arrived"
        repeats = sum(copies.values()) - len(chats)
        # At most what was in flight at each kill may come twice: a few, at 30 a second and some milliseconds each.
        assert repeats <= CRASHES * 4
        marked = sum("déjà parvenu" in message.text for chat in chats for message in sandbox.bot_messages(chat))
        assert marked >= repeats, "a repeat must say that it may be one"


async def test_sigterm_takes_nothing_more_and_finishes_what_is_in_flight(tmp_path: Path) -> None:
    """Telegram is slow: messages are on their way when it comes. Their answers are waited for, and none is repeated."""
    places = towns(2)
    async with Sandbox(TOKEN) as sandbox:
        chats = await subscribe(tmp_path / "vigie.db", sandbox, places)
        bot = Process(tmp_path, sandbox.url)
        slow, in_flight = asyncio.Event(), []

        async def answers_late(method: str, params: Any) -> Any:
            if method != "sendMessage" or slow.is_set():
                return None
            answer = await sandbox.perform(method, params)  # it is on the phone already
            in_flight.append(params.integer("chat_id"))
            await slow.wait()
            return answer

        sandbox.intercept = answers_late
        try:
            await bot.start()
            await asyncio.gather(*(deliver(bot.url, plain_item(n, place)) for n, place in enumerate(places)))
            async with asyncio.timeout(20):
                while len(in_flight) < 5:
                    await asyncio.sleep(0.01)
            ending = asyncio.create_task(bot.end(signal.SIGTERM))
            async with asyncio.timeout(5):
                while await taken(bot.url):
                    await asyncio.sleep(0.02)
            assert not ending.done(), "it waits for the answers"
            slow.set()
            assert await asyncio.wait_for(ending, 5) == 0
            assert bot.rows("SELECT COUNT(*) FROM delivery WHERE state = 'sending' OR interrupted > 0") == [(0,)]
            await bot.start()
            await bot.settled(60)
            assert await bot.end(signal.SIGTERM) == 0
        finally:
            slow.set()
            await bot.kill()
        assert {chat: len(sandbox.bot_messages(chat)) for chat in chats} == dict.fromkeys(chats, 1)


async def taken(url: str) -> bool:
    """Whether the door still takes anything."""
    try:
        async with aiohttp.ClientSession() as session, session.get(f"{url}/livez"):
            return True
    except aiohttp.ClientError:
        return False


async def test_a_clean_restart_repeats_and_loses_nothing(tmp_path: Path) -> None:
    places = towns(TOWNS_A_ROUND)
    async with Sandbox(TOKEN) as sandbox:
        chats = await subscribe(tmp_path / "vigie.db", sandbox, places)
        bot = Process(tmp_path, sandbox.url)
        try:
            await bot.start()
            await asyncio.gather(*(deliver(bot.url, plain_item(n, place)) for n, place in enumerate(places)))
            some = len(chats) // 3
            await sandbox.wait_for(lambda: sum(len(sandbox.bot_messages(c)) for c in chats) >= some, 20)
            assert await bot.end(signal.SIGTERM) == 0
            await bot.start()
            await bot.settled(60)
            assert await bot.end(signal.SIGTERM) == 0
        finally:
            await bot.kill()
        assert {chat: len(sandbox.bot_messages(chat)) for chat in chats} == dict.fromkeys(chats, 1)
