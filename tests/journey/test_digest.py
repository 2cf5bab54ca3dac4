"""A digest from its order to the phone, in both languages, by the whole service."""

from __future__ import annotations

import asyncio
import io
import sqlite3
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.sandbox.server import Message, User
from bot.sandbox.state import Chat
from tests.journey.harness import ANN, AWA, LANGUAGE, PATIENCE, Vigie, settled_in, vigie

pytestmark = pytest.mark.usefixtures("talkative")

BOTH = pytest.mark.parametrize("chat", [AWA, ANN], ids=["fr", "en"])


@pytest.fixture
async def bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Vigie]:
    monkeypatch.setattr("bot.digests.LOOK_S", 0.2)  # the hour is changed behind the service's back
    async with vigie(tmp_path) as running:
        for chat, language in LANGUAGE.items():
            running.sandbox.add_user(User(chat, "Somebody", language))
        yield running


def attack(number: int = 1, place: str = "Diboli") -> dict[str, Any]:
    return {
        "id": f"attack-{number}",
        "source": "Radio du Fleuve",
        "url": f"https://radio.example/{number}",
        "published_at": datetime.now(UTC).isoformat(),
        "title": f"Attack on {place}",
        "text": f"Gunmen attacked {place} this morning and killed four people, the army said.",
    }


async def digest(bot: Vigie, chat: int, known: int = 0) -> Message:
    """The bot's newest digest there."""

    def there() -> list[Message]:
        return [m for m in bot.sandbox.bot_messages(chat) if m.text.startswith(("Vos lieux", "Your places"))]

    return (await bot.sandbox.wait_for(lambda: there()[known:], PATIENCE))[0]


def come_due(folder: Path) -> None:
    """The hour that was chosen is now: what a night of waiting would bring about."""
    now = time.time_ns() // 1_000_000
    database = sqlite3.connect(folder / "vigie.db", timeout=10, isolation_level=None)
    database.execute("UPDATE digest SET due_at = ?, next_at = ?", (now, now))
    database.close()


@BOTH
async def test_ordered_received_called_off(bot: Vigie, chat: int, tmp_path: Path) -> None:
    french = chat == AWA
    await settled_in(bot, chat)
    asked = await bot.says(chat, "/resume" if french else "/digest")
    assert asked.buttons[0]["text"] == ("Chaque lundi à 07:00" if french else "Every Monday, 07:00")
    told = await bot.taps(chat, "g:0-420")
    assert ("Chaque lundi à 07:00" if french else "on Monday at 07:00") in told.text
    assert await bot.post(attack()) == 202
    await bot.sandbox.wait_for(lambda: bot.alerts(chat), PATIENCE)
    await asyncio.to_thread(come_due, tmp_path)  # the bot runs in this loop, and may be writing
    message = await digest(bot, chat)
    assert message.photo is not None
    assert Image.open(io.BytesIO(message.photo.body)).size == (1080, 1280)
    assert ("1 événement signalé" if french else "1 event reported") in message.text
    assert ("Au moins 4 morts" if french else "At least 4 killed") in message.text
    assert "Diboli" in message.text
    assert len(message.text) <= 1024
    told = await bot.says(chat, "/resume arrêt" if french else "/digest off")
    assert ("pas de résumé" if french else "no digest") in told.text
    await asyncio.to_thread(come_due, tmp_path)  # the bot runs in this loop, and may be writing
    shown = len(bot.sandbox.bot_messages(chat))
    await asyncio.sleep(0.6)  # three looks
    assert len(bot.sandbox.bot_messages(chat)) == shown


@BOTH
async def test_one_now_as_text_alone(bot: Vigie, chat: int) -> None:
    await settled_in(bot, chat)
    await bot.says(chat, "/resume chaque jour 7h texte" if chat == AWA else "/digest daily 7:00 text")
    began = time.monotonic()
    await bot.says(chat, "/resume maintenant" if chat == AWA else "/digest now")
    message = await digest(bot, chat)
    assert time.monotonic() - began < 5, "whoever asks for one now looks at the screen"
    assert message.photo is None
    assert ("pas de danger" if chat == AWA else "no danger") in message.text


async def test_a_picture_that_telegram_refuses_leaves_the_words(bot: Vigie) -> None:
    from bot.sandbox.params import ApiError, Params
    from bot.sandbox.server import failure

    async def no_pictures(method: str, _params: Params) -> Any:
        fault = ApiError(400, "Bad Request: not enough rights to send photos to the chat")
        return failure(fault) if method == "sendPhoto" else None

    await settled_in(bot, ANN)
    await bot.post(attack())
    await bot.sandbox.wait_for(lambda: bot.alerts(ANN), PATIENCE)
    bot.sandbox.intercept = no_pictures
    await bot.says(ANN, "/digest daily")
    await bot.says(ANN, "/digest now")
    message = await digest(bot, ANN)
    assert message.photo is None
    assert "1 event reported" in message.text


async def test_a_bilingual_group_has_one_in_its_topic_ordered_by_an_admin(bot: Vigie) -> None:
    admin, member = User(201, "Admin", "fr"), User(202, "Member", "fr")
    group = Chat(-1001, "supergroup", title="Kayes", admins={admin.id: admin}, topics={7})
    bot.sandbox.add_chat(group)

    async def say(who: User, text: str, answered: str) -> None:
        def answers() -> list[Message]:
            return [m for m in bot.sandbox.bot_messages(group.id)[known:] if answered in m.text]

        known = len(bot.sandbox.bot_messages(group.id))
        bot.sandbox.user_says(group.id, text, sender=who, thread_id=7)
        await bot.sandbox.wait_for(answers, PATIENCE)

    await say(admin, "/suivre Diboli", "Diboli")
    await say(admin, "/langue les deux", "en français et en anglais")
    await say(member, "/digest daily", "Seuls les administrateurs")
    await say(admin, "/digest daily", "Chaque jour à 07:00")
    await bot.post(attack())
    await bot.sandbox.wait_for(lambda: bot.alerts(group.id), PATIENCE)
    await say(admin, "/digest now", "Il arrive")
    message = await digest(bot, group.id)
    assert message.thread_id == 7
    assert message.photo is not None
    assert message.text.index("Vos lieux") < message.text.index("Your places")
    assert len(message.text) <= 1024


async def test_it_survives_a_restart_and_comes_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.digests.LOOK_S", 0.2)
    async with vigie(tmp_path) as first:
        first.sandbox.add_user(User(ANN, "Ann", "en"))
        await settled_in(first, ANN)
        await first.says(ANN, "/digest daily")
    await asyncio.to_thread(come_due, tmp_path)  # the bot runs in this loop, and may be writing
    async with vigie(tmp_path) as second:
        second.sandbox.add_user(User(ANN, "Ann", "en"), started=True)
        await digest(second, ANN)
        await asyncio.sleep(0.6)  # three looks
        assert len(second.sandbox.bot_messages(ANN)) == 1
