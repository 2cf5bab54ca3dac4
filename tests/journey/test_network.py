"""Telegram goes away and comes back: items are taken in meanwhile, and everything is told once."""

from __future__ import annotations

import asyncio
from pathlib import Path

from aiohttp import web

from bot.sandbox.params import ApiError
from bot.sandbox.server import failure
from tests.journey.harness import vigie
from tests.journey.test_first_story import OWN_STORY


async def test_items_that_came_while_telegram_was_away_are_told_once(tmp_path: Path) -> None:
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", ["ml-kayes"])
        await bot.sandbox.__aexit__(None, None, None)  # nobody listens on its port any more
        assert await bot.post(OWN_STORY) == 202
        await bot.sandbox.__aenter__()
        await bot.sandbox.wait_for(lambda: bot.alerts(7), 20)
        await bot.service.idle()
        assert len(bot.alerts(7)) == 1


async def test_an_answer_lost_on_the_way_gives_one_marked_repeat_at_most(tmp_path: Path) -> None:
    """Telegram took the message, but its answer never came: the alert is sent once more and says so."""
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", ["ml-kayes"])
        lost = []

        async def lose(method, params):
            if method != "sendMessage" or lost:
                return None
            lost.append(params)
            await bot.sandbox.perform(method, params)
            return web.Response(text="<html>A page of the hotel's network</html>", content_type="text/html")

        bot.sandbox.intercept = lose
        assert await bot.post(OWN_STORY) == 202
        await bot.sandbox.wait_for(lambda: len(bot.alerts(7)) == 2, 60)
        await bot.service.idle()
        first, second = bot.alerts(7)
        assert "déjà parvenu" not in first
        assert "déjà parvenu" in second


async def test_a_refused_token_loses_nothing(tmp_path: Path) -> None:
    """401 for everything: sending pauses, the service says that it is not ready, the alert stays in the outbox."""
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", ["ml-kayes"])
        refused = []

        async def refuse(method, params):
            if method != "sendMessage":
                return None
            refused.append(params)
            return failure(ApiError(401, "Unauthorized"))

        bot.sandbox.intercept = refuse
        assert await bot.post(OWN_STORY) == 202
        await bot.sandbox.wait_for(lambda: refused, 20)
        url = f"{bot.service.ingest_url}/readyz"

        async def ready() -> int:
            async with bot.session.get(url) as answer:
                return answer.status

        async with asyncio.timeout(20):
            while await ready() != 503 or await bot.service.outbox.counts() != {"queued": 1}:
                await asyncio.sleep(0.02)
        assert bot.alerts(7) == []


async def test_one_who_blocks_the_bot_is_left_in_peace_and_hears_again_after_start(tmp_path: Path) -> None:
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", ["ml-kayes"])
        await bot.subscriber(8, "en", ["ml-kayes"])
        bot.sandbox.user_blocks(7)
        assert await bot.post(OWN_STORY) == 202
        await bot.service.idle()
        assert bot.alerts(7) == []
        assert len(bot.alerts(8)) == 1  # somebody else's block costs nobody anything
        await bot.says(7, "/start")  # on a phone this unblocks
        assert (
            await bot.post(
                OWN_STORY
                | {
                    "id": "own-2",
                    "title": "Explosion à Kayes : un mort, selon la mairie",
                    "text": "Un engin a explosé mercredi dernier à Kayes.",
                    "url": "https://radio.example/kayes-2",
                    "event_type": "abduction",
                }
            )
            == 202
        )
        await bot.service.idle()
        assert len(bot.alerts(7)) == 1
