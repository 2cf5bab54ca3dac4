"""Stories that go on, told on phones: a correction, a withdrawal, an end, a late comer, and what is merged.

What an item means is stated by the item (its places, its type) or said in plain words; the decision is the bot's.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.journey.harness import Vigie, vigie

pytestmark = pytest.mark.usefixtures("talkative")

KAYES, NIORO = "ml-kayes", "ml-nioro"


def told(id_: str, title: str, text: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "source": more.pop("source", "Radio du Fleuve"),
        "url": f"https://radio.example/{id_}",
        "published_at": datetime.now(UTC).isoformat(),
        "title": title,
        "text": text,
    } | more


ATTACK = told(
    "one", "Attaque à Kayes", "Des hommes armés ont attaqué Kayes ce matin, selon l'armée.", places=[{"name": "Kayes"}]
)


def shown(bot: Vigie, chat_id: int) -> list[tuple[str, bool, int | None]]:
    """What the phone shows of alerts: the first line, whether it was silent, the message answered."""
    messages = [m for m in bot.sandbox.bot_messages(chat_id) if "📰" in m.text]
    return [(m.text.splitlines()[0], m.silent, m.reply_to) for m in messages]


async def post(bot: Vigie, item: dict[str, Any]) -> None:
    assert await bot.post(item) == 202
    await bot.service.idle()


async def test_a_story_taken_back_reaches_who_heard_it_and_the_old_message_says_so(tmp_path: Path) -> None:
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", [KAYES])
        await post(bot, ATTACK)
        await bot.subscriber(8, "fr", [KAYES])
        cancel = told("two", "Démenti", "L'attaque de Kayes n'a pas eu lieu.", msg_type="Cancel", updates="one")
        await post(bot, cancel)
        first, second = [m for m in bot.sandbox.bot_messages(7) if "📰" in m.text]
        assert second.reply_to == first.message_id
        assert not second.silent
        assert "DÉMENTI" in second.text.splitlines()[0]
        assert first.text.startswith("DÉMENTI · 🔴 ATTAQUE ARMÉE — Kayes")
        assert {"strikethrough", "bold"} <= {entity["type"] for entity in first.entities}
        assert first.edited_at is not None
        assert shown(bot, 8) == [], "a rumour that was never told is not denied"


async def test_who_unwatched_is_still_told_that_it_was_wrong_and_who_stopped_is_not(tmp_path: Path) -> None:
    async with vigie(tmp_path) as bot:
        for chat_id in (7, 8):
            await bot.subscriber(chat_id, "fr", [KAYES])
        await post(bot, ATTACK)
        pressable = [b.get("callback_data", "") for m in bot.sandbox.bot_messages(7) for b in m.buttons]
        await bot.taps(7, next(data for data in pressable if data.startswith("u:")))
        await bot.says(8, "/stop")
        await post(bot, told("two", "Démenti", "Rien de tel.", msg_type="Cancel", updates="one"))
        assert len(shown(bot, 7)) == 2
        assert len(shown(bot, 8)) == 1


async def test_a_toll_that_rises_replies_and_a_late_comer_hears_the_newest_only(tmp_path: Path) -> None:
    async with vigie(tmp_path, alerts={"sound_gap_minutes": 0}) as bot:
        await bot.subscriber(7, "fr", [KAYES])
        await post(bot, ATTACK)
        await bot.subscriber(8, "fr", [KAYES])
        rises = told(
            "two", "Le bilan de l'attaque de Kayes passe à douze morts",
            "Le bilan de l'attaque de Kayes ce matin est de douze morts, selon l'armée.",
            updates="one", msg_type="Update", places=[{"name": "Kayes"}],
        )  # fmt: skip
        await post(bot, rises)
        (_, _, none), (line, silent, answered) = shown(bot, 7)
        assert none is None
        assert answered is not None
        assert not silent
        assert "MISE À JOUR" in line
        ((late, silent, answered),) = shown(bot, 8)
        assert "MISE À JOUR" not in late
        assert not silent
        assert answered is None


async def test_what_comes_within_ten_minutes_is_held_for_one_message(tmp_path: Path) -> None:
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", [KAYES])
        await post(bot, ATTACK | {"severity": "Severe"})
        for number, dead in ((2, "quatre"), (3, "vingt")):
            rises = told(
                f"n{number}", f"Le bilan de l'attaque de Kayes passe à {dead} morts",
                f"Le bilan de l'attaque de Kayes ce matin est de {dead} morts, selon l'armée.",
                updates="one", msg_type="Update", places=[{"name": "Kayes"}], severity="Severe",
            )  # fmt: skip
            await post(bot, rises)
        assert len(shown(bot, 7)) == 1
        counts = await bot.service.outbox.counts()
        assert counts == {"sent": 1, "held": 1, "dead": 1}
