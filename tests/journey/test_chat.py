"""A person and the bot, over the real sandbox, in both languages: first minute, places, asking, privacy, care."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.server import Message, User
from tests.journey.harness import ANN, AWA, LANGUAGE, PATIENCE, Vigie, labels, settled_in, vigie

pytestmark = pytest.mark.usefixtures("talkative")

BOTH = pytest.mark.parametrize("chat", [AWA, ANN], ids=["fr", "en"])


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Vigie]:
    async with vigie(tmp_path) as running:
        for chat, language in LANGUAGE.items():
            running.sandbox.add_user(User(chat, "Somebody", language))
        yield running


def data_of(message: Message, label: str) -> str:
    return next(str(button["callback_data"]) for button in message.buttons if label in button["text"])


def attack(place: str, number: int = 1) -> dict[str, Any]:
    return {
        "id": f"attack-{number}",
        "source": "Radio du Fleuve",
        "url": f"https://radio.example/{number}",
        "published_at": datetime.now(UTC).isoformat(),
        "title": f"Mali : attaque à {place}",
        "text": f"La semaine avait été calme. Des hommes armés ont attaqué {place} à l'aube, selon l'armée.",
    }


# 1. The first minute


@BOTH
async def test_the_first_minute(bot: Vigie, chat: int) -> None:
    french = chat == AWA
    hello = await bot.says(chat, "/start")
    assert labels(hello)[0] == ("Français" if french else "English"), "the likely one first"
    asked = await bot.taps(chat, f"l:{LANGUAGE[chat]}")
    assert ("votre position" if french else "where you are") in asked.text
    (keys,) = bot.sandbox.state.chats[chat].keys["keyboard"]
    assert keys[0]["request_location"] is True
    done = await bot.says(chat, "diboli")
    assert ("Vous suivez" if french else "You now watch") in done.text
    assert ("à moins de 15" if french else "within 15") in done.text
    limits = bot.sandbox.bot_messages(chat)[-1]
    assert ("un danger reste possible" if french else "no alert does not mean no danger") in limits.text
    assert bot.sandbox.state.chats[chat].keys is None, "the button for the position has gone"
    assert labels(done) == (["Modifier", "Annuler"] if french else ["Change", "Undo"])
    card = await bot.taps(chat, data_of(done, labels(done)[0]))
    wider = await bot.taps(chat, data_of(card, "50"))
    assert "50\u00a0km" in wider.text.replace("50 km", "50\u00a0km")
    sample = await bot.says(chat, "/test")
    first = sample.text.splitlines()[0]
    assert first.startswith("TEST — ")
    assert "Diboli" in first
    assert not sample.silent


@BOTH
async def test_names_that_are_unclear_unknown_or_many(bot: Vigie, chat: int) -> None:
    french = chat == AWA
    await settled_in(bot, chat)
    which = await bot.says(chat, "Kayes")
    assert 2 <= len(which.buttons) <= 8
    assert all("(" in label for label in labels(which)), "each with its kind and what holds it"
    close = await bot.says(chat, "Diboly")
    assert labels(close)[0].startswith("Diboli")
    unknown = await bot.says(chat, "Xyzzyville")
    thanks = await bot.taps(chat, data_of(unknown, "le signaler" if french else "tell us"))
    assert "Xyzzyville" in thanks.text
    done = await bot.says(chat, "Loulo, Gogui")
    assert "Loulo" in done.text
    assert "Gogui" in done.text


# 2. Places


@BOTH
async def test_circles_positions_and_the_list(bot: Vigie, chat: int) -> None:
    french = chat == AWA
    await settled_in(bot, chat)
    circle = await bot.says(chat, "50 km autour de Gogui" if french else "Gogui 50 km")
    assert "50" in circle.text.splitlines()[1]
    known = len(bot.sandbox.bot_messages(chat))
    bot.sandbox.user_shares_location(chat, 14.5678, -11.2345)
    await bot.sandbox.wait_for(lambda: len(bot.sandbox.bot_messages(chat)) > known, PATIENCE)
    near = bot.sandbox.bot_messages(chat)[-1]
    assert ("pas gardé votre position" if french else "not kept your position") in near.text
    shown = await bot.says(chat, "/liste" if french else "/list")
    assert len(shown.buttons) == 3
    card = await bot.taps(chat, shown.buttons[1]["callback_data"])
    assert "Gogui" in card.text
    left = await bot.taps(chat, data_of(card, "Retirer" if french else "Remove"))
    assert len(left.buttons) == 3, "two that are left, and one to watch it again"


# 5. Asking


@BOTH
async def test_asking_about_an_alert(bot: Vigie, chat: int) -> None:
    french = chat == AWA
    await settled_in(bot, chat)
    assert await bot.post(attack("Diboli")) == 202
    await bot.service.idle()
    (alert,) = bot.alerts(chat)
    ref = alert.rpartition("#")[2][:4]
    why = await bot.says(chat, f"/why {ref}")
    assert "Des hommes armés ont attaqué Diboli à l'aube, selon l'armée." in why.text
    assert ("C’est là que c’est signalé" if french else "It was reported there") in why.text
    ours = await bot.says(chat, f"/verify #{ref.lower()}")
    assert ("vient bien de moi" if french else "an alert of mine") in ours.text
    assert "Diboli" in ours.text
    forged = await bot.says(chat, "/verify ZZZ9")
    assert ("se falsifie" if french else "easily forged") in forged.text
    status = await bot.says(chat, "/etat" if french else "/status")
    assert ("Radio du Fleuve\u00a0: à l’instant" if french else "Radio du Fleuve: just now") in status.text
    latest = await bot.says(chat, "/recent Diboli")
    assert ref in latest.text
    again = await bot.says(chat, "Diboli")
    assert f"#{ref}" in again.text, "who watches it is shown the last report"


# 7. Privacy


@BOTH
async def test_what_is_kept_can_be_seen(bot: Vigie, chat: int) -> None:
    await settled_in(bot, chat)
    await bot.says(chat, "/mute 8h")
    privacy = await bot.says(chat, "/privacy")
    assert ("vos réglages" if chat == AWA else "your settings") in privacy.text
    known = len(bot.sandbox.bot_messages(chat))
    bot.sandbox.user_says(chat, "/export")
    await bot.sandbox.wait_for(lambda: len(bot.sandbox.bot_messages(chat)) == known + 2, PATIENCE)
    record = json.loads(bot.sandbox.bot_messages(chat)[-1].text)
    assert record["chat"] == chat
    assert [each["place"] for each in record["watches"]] == ["ml-diboli"]
    assert record["settings"]["muted_until"] is not None


# 8. Care


@BOTH
async def test_nobody_is_met_with_silence(bot: Vigie, chat: int) -> None:
    words = ("nom d’une ville", "ville plus grande") if chat == AWA else ("name of a town", "larger town")
    for text in ("hello there", "bonjour, comment ça va ?", "🙏", "/nonsense", "lorem ipsum dolor"):
        answer = await bot.says(chat, text)
        assert any(each in answer.text for each in words), f"how to go on after {text}"
