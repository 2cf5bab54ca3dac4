"""One broken item, one flooded chat, one chat that hangs: none of them delays the others.

The same bot in one run, first among healthy neighbours, then among these. What is compared are the two medians, so that
a slow machine is slow on both sides.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from statistics import median
from typing import Any

from bot.model import Chat
from bot.sandbox.params import ApiError
from bot.sandbox.server import User, failure
from bot.store.subscribers import SubscriberTable
from tests.journey.harness import Vigie, plain_item, towns, vigie

ALERTS = 8  # on each side
HEALTHY, FLOODED, HANGING = 100, 200, 300
PENALTY_S = 10_072
# How much slower the neighbours' median may be. Without isolation it is the penalty, or the patience with a hang.
BOUND = 4.0
# Below this a ratio compares nothing but the machine's moods.
NOISE_S = 0.05

# Refused at the door: what a broken or hostile sender posts.
BROKEN = [
    b"{",
    b"[" * 200_000,
    b'{"source": NaN}',
    b'{"source": "x", "source": "y", "id": "1", "title": "t"}',
    b'{"source": "x", "id": "1", "title": "\\ud800"}',
    b'{"source": "x", "id": "1", "title": "t", "status": "Perhaps"}',
    b'{"source": "x", "id": "1", "title": "t", "places": [{"name": "Kayes", "lat": 1' + b"0" * 5_000 + b"}]}",
    b"\xff\xfe\x00",
    b" " * (257 * 1024),
]
# Accepted, and hard to read.
POISON = [
    "Attaque à Kayes " * 12_000,
    "attack " + "9" * 5_000 + " killed in Kayes",
    "(" * 20_000 + "Kayes" + ")" * 20_000,
    "\u202e\u200b".join("Kayes attacked " * 2_000),
    "<b>" * 20_000 + "@everyone /start kayes.ml",
]


def poison(number: int, text: str) -> dict[str, Any]:
    return {"id": f"poison-{number}", "source": "\u202eRadio <b>", "title": text[:500], "text": text}


async def latency(bot: Vigie, item: dict[str, Any], chat: int) -> float:
    """Seconds from the post to the phone."""
    known = len(bot.sandbox.bot_messages(chat))
    posted = time.monotonic()
    assert await bot.post(item) == 202
    await bot.sandbox.wait_for(lambda: len(bot.sandbox.bot_messages(chat)) > known, 30)
    return bot.sandbox.bot_messages(chat)[-1].arrived - posted


async def post_raw(bot: Vigie, body: bytes) -> int:
    headers = {"Authorization": f"Bearer {bot.key}", "Content-Type": "application/json"}
    async with bot.session.post(f"{bot.service.ingest_url}/v1/incidents", data=body, headers=headers) as answer:
        await answer.read()
        return answer.status


async def test_the_neighbours_of_what_is_broken_hear_as_soon(tmp_path: Path) -> None:
    places = towns(2 * ALERTS)
    async with vigie(tmp_path) as bot:
        for chat in (*range(HEALTHY, HEALTHY + 2 * ALERTS), FLOODED, HANGING):
            bot.sandbox.add_user(User(chat, "Somebody", "fr"), started=True)
        for number, place in enumerate(places):
            # One healthy watcher a town: its own pace of one a second must not be what is measured.
            await watch(bot, HEALTHY + number, place.id)
        for place in places[ALERTS:]:
            await watch(bot, FLOODED, place.id)
            await watch(bot, HANGING, place.id)

        alone = [
            await latency(bot, plain_item(number, place), HEALTHY + number)
            for number, place in enumerate(places[:ALERTS])
        ]

        refused, released = [], asyncio.Event()

        async def trouble(method: str, params: Any) -> Any:
            chat = params.integer("chat_id")
            if method == "sendMessage" and chat == FLOODED:
                refused.append(time.monotonic())
                told = f"Too Many Requests: retry after {PENALTY_S}"
                return failure(ApiError(429, told, {"retry_after": PENALTY_S}))
            if method == "sendMessage" and chat == HANGING:
                await released.wait()
            return None

        bot.sandbox.intercept = trouble
        beside = []
        for number, place in enumerate(places[ALERTS:], ALERTS):
            assert await post_raw(bot, BROKEN[number % len(BROKEN)]) in (400, 413)
            if number % 2:
                broken = number // 2 % len(POISON)
                assert await bot.post(poison(number, POISON[broken])) == 202
            beside.append(await latency(bot, plain_item(number, place), HEALTHY + number))
        counts = await bot.service.outbox.counts()
        released.set()
        assert median(beside) <= BOUND * max(median(alone), NOISE_S), (alone, beside)
        assert len(refused) == 1, "a penalty of hours is asked for once"
        assert counts["queued"] >= ALERTS - 1, "what the flooded chat is owed waits"
        assert "dead" not in counts
        assert not bot.service.failed.done()


async def watch(bot: Vigie, chat_id: int, place_id: str) -> None:
    """Straight into the store: how somebody subscribes is not what is tried here."""
    database = bot.service.inbox._database
    async with database.transaction() as connection:
        table = SubscriberTable(database, connection, 0)
        await table.save(Chat(chat_id, "fr"))
        await table.watch(chat_id, place_id)
