"""Quiet hours over the real sandbox: nothing comes in them, and all that waited comes in one message."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.server import User
from tests.journey.harness import PATIENCE, Vigie, plain_item, towns, vigie

pytestmark = pytest.mark.usefixtures("talkative")

AWA, ANN = 101, 102
TOWNS = towns(3)
ALMOST_ALWAYS = "00:01-00:00"  # a night of all the day but one minute


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Vigie]:
    async with vigie(tmp_path) as running:
        for chat, language in ((AWA, "fr"), (ANN, "en")):
            running.sandbox.add_user(User(chat, "Somebody", language))
        yield running


@pytest.mark.parametrize("chat", [AWA, ANN], ids=["fr", "en"])
async def test_what_waited_comes_in_one_message(bot: Vigie, chat: int) -> None:
    french = chat == AWA
    await bot.subscriber(chat, "fr" if french else "en", [town.id for town in TOWNS])
    await bot.says(chat, f"/quiet {ALMOST_ALWAYS}")
    await bot.taps(chat, "q:through")
    for number, town in enumerate(TOWNS):
        assert await bot.post(plain_item(number, town)) == 202
    await bot.service.idle()
    assert await bot.service.outbox.counts() == {"held": 3}
    assert bot.alerts(chat) == []
    shown = len(bot.sandbox.bot_messages(chat))
    await bot.taps(chat, "q:off")
    await bot.sandbox.wait_for(lambda: len(bot.sandbox.bot_messages(chat)) > shown, PATIENCE)
    await bot.service.idle()
    (told,) = bot.sandbox.bot_messages(chat)[shown:]
    quiet = "Pendant le silence (00:01–00:00)\u00a0: " if french else "While it was quiet (00:01–00:00): "
    assert told.text.startswith(f"{quiet}3\u00a0{'alertes' if french else 'alerts'}\n")
    assert not told.buttons
    assert all(town.name in told.text for town in TOWNS)
    links = {entity["url"] for entity in told.entities if entity["type"] == "text_link"}
    assert links == {f"https://radio.example/{number}" for number in range(3)}
    assert await bot.service.outbox.counts() == {"sent": 3}
    which = await bot.says(chat, "/why")
    assert "/why" in which.text or "/pourquoi" in which.text
    ref = told.text.split("#")[1][:4]
    verified = await bot.says(chat, f"/verify {ref}")
    assert any(town.name in verified.text for town in TOWNS)
