"""The operator's own phone: a dead letter, and a token that Telegram refused for a while."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot import app, carrier, health, operator
from bot.sandbox.params import ApiError
from bot.sandbox.server import User, failure
from bot.telegram import updates
from tests.journey.harness import PATIENCE, Vigie, plain_item, towns, vigie

pytestmark = pytest.mark.usefixtures("talkative")

ADMIN, READER = 901, 7


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look and probe at once instead of every half minute."""
    monkeypatch.setattr(operator, "LOOK_S", 0.05)
    monkeypatch.setattr(carrier, "TROUBLE_PROBE_S", 0.2)
    monkeypatch.setattr(updates, "TROUBLE_PAUSE_S", 0.2)


async def ready(bot: Vigie, status: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            async with bot.session.get(f"{bot.service.ingest_url}/readyz") as answer:
                if answer.status == status:
                    return
            await asyncio.sleep(0.02)


@pytest.mark.usefixtures("brisk")
async def test_the_operator_hears_of_dead_letters_and_of_a_pause_that_is_over(tmp_path: Path) -> None:
    first, second = towns(2)
    async with vigie(tmp_path, admins=[ADMIN], operator={"every_minutes": 0}) as bot:
        bot.sandbox.add_user(User(ADMIN, "Operator", "en"), started=True)
        await bot.subscriber(READER, "fr", [first.id, second.id])
        refusal = ApiError(400, "Bad Request: not enough rights to send text messages to the chat")

        async def refuse(method: str, params: Any) -> Any:
            return failure(refusal) if method == "sendMessage" and params.integer("chat_id") == READER else None

        bot.sandbox.intercept = refuse
        assert await bot.post(plain_item(1, first)) == 202
        await bot.sandbox.wait_for(lambda: bot.sandbox.bot_messages(ADMIN), PATIENCE)
        (told,) = bot.sandbox.bot_messages(ADMIN)
        assert "An alert could not be delivered: Not enough rights to send text messages to the chat" in told.text
        assert str(READER) not in told.text

        async def unauthorized(method: str, params: Any) -> Any:
            return failure(ApiError(401, "Unauthorized"))

        bot.sandbox.intercept = unauthorized
        assert await bot.post(plain_item(2, second)) == 202
        await ready(bot, 503)
        bot.sandbox.intercept = None
        await ready(bot, 200)
        await bot.sandbox.wait_for(lambda: len(bot.sandbox.bot_messages(ADMIN)) == 2, PATIENCE)
        assert "nothing could be sent. Telegram said: Unauthorized" in bot.sandbox.bot_messages(ADMIN)[-1].text
        await bot.service.idle()
        assert len(bot.alerts(READER)) == 1, "what waited is sent"


@pytest.mark.usefixtures("brisk")
async def test_telegram_out_of_reach_from_the_start_is_told_by_readyz_and_heals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The operator's own chat can't be reached either: only the machine can tell."""
    monkeypatch.setattr(app, "backoff", lambda _: 0.05)
    monkeypatch.setattr(health, "BRIEF", timedelta(0))

    async def away(method: str, params: Any) -> Any:
        return web.Response(status=502)

    async with vigie(tmp_path) as bot:
        bot.sandbox.intercept = away
        await ready(bot, 503)
        assert await bot.post(plain_item(1, towns(1)[0])) == 202, "items are taken in meanwhile"
        bot.sandbox.intercept = None
        await ready(bot, 200)


@pytest.mark.usefixtures("brisk")
async def test_a_token_refused_from_the_start_is_told_by_readyz_and_heals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing has to be sent for that: the bot could not introduce itself. An answer from nowhere ends nothing."""
    monkeypatch.setattr(app, "backoff", lambda _: 0.05)
    asked = []

    async def strange(method: str, params: Any) -> Any:
        asked.append(method)
        if len(asked) > 6:
            return None
        if len(asked) > 3:
            return failure(ApiError(404, "Not Found"))
        return web.json_response({"ok": True, "result": ["no user at all"]})

    async with vigie(tmp_path) as bot:
        bot.sandbox.intercept = strange
        await ready(bot, 503)
        await ready(bot, 200)
        assert not bot.service.failed.done()
