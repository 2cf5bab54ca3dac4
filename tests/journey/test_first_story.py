"""The main job: one posted item reaches the phones of those who watch its towns, and nobody else's."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from babel.dates import format_date

from tests.journey.harness import vigie

pytestmark = pytest.mark.usefixtures("talkative")

WOKEN = {
    "ml-kayes": "Kayes",
    "ml-nioro": "Nioro du Sahel",
    "ml-sandare": "Sandaré",
    "ml-gogui": "Gogui",
    "ml-diboli": "Diboli",
    "ml-r-kayes": "",
    "ml": "",
}
LEFT_ASLEEP = ("ml-tombouctou", "sn")

NOW = datetime.now(UTC)

OWN_STORY = {
    "id": "own-1",
    "source": "Radio du Fleuve",
    "url": "https://radio.example/ouest",
    "published_at": NOW.isoformat(),
    "title": "Mali : attaques simultanées contre l'armée à Kayes et dans quatre autres localités",
    "text": (
        "Des hommes armés ont attaqué cette nuit des positions de l'armée à Kayes, Nioro du Sahel, Sandaré, Gogui "
        "et Diboli, a annoncé l'état-major. Aucun bilan n'est disponible. Diboli se trouve près de la frontière du "
        "Sénégal. Début juin, le camp de Tombouctou avait déjà été attaqué."
    ),
}


def moved_to_now(item: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The corpus' first story, as if it were told today: its Tuesday, July 1, becomes today."""
    today = {
        r"\bJuly 1\b": format_date(now, "MMMM d", locale="en"),
        r"\bTuesday\b": format_date(now, "EEEE", locale="en"),
        r"\bearly June\b": "early " + format_date(now - timedelta(days=26), "MMMM", locale="en"),
    }
    text = item["text"]
    for pattern, word in today.items():
        text = re.sub(pattern, word, text)
    return item | {"text": text, "published_at": now.isoformat()}


def stories() -> list[Any]:
    """Our own story always; the first one of a corpus where VIGIE_CORPUS names its file."""
    found = [pytest.param(OWN_STORY, id="own")]
    if name := os.environ.get("VIGIE_CORPUS"):
        with Path(name).open(encoding="utf-8") as corpus:
            item = json.loads(corpus.readline())["item"]
        found.append(pytest.param(moved_to_now(item, NOW), id="corpus"))
    return found


@pytest.mark.parametrize("item", stories())
async def test_watchers_of_the_towns_are_woken_once_and_nobody_else(tmp_path: Path, item: dict[str, Any]) -> None:
    async with vigie(tmp_path) as bot:
        watchers = {100 + n: place for n, place in enumerate((*WOKEN, *LEFT_ASLEEP))}
        for chat, place in watchers.items():
            await bot.subscriber(chat, "fr" if chat % 2 else "en", [place])
        assert await bot.post(item) == 202
        assert await bot.post(item) == 200  # the same item again is known, and told no second time
        await bot.service.idle()
        for chat, place in watchers.items():
            alerts = bot.alerts(chat)
            if place in LEFT_ASLEEP:
                assert alerts == [], place
                continue
            assert len(alerts) == 1, place
            first_line = alerts[0].splitlines()[0]
            assert WOKEN[place] in first_line  # the reader's own place stands in line 1
            assert ("ATTAQUE" if chat % 2 else "ATTACK") in first_line
            assert "Tombouctou" not in alerts[0]
            assert "Timbuktu" not in alerts[0]
            assert item["source"] in alerts[0]


async def test_one_who_watches_town_region_and_country_is_told_once(tmp_path: Path) -> None:
    """Three watches match the same alert; the nearest one names it."""
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", ["ml", "ml-r-kayes", "ml-gogui"])
        assert await bot.post(OWN_STORY) == 202
        await bot.service.idle()
        (alert,) = bot.alerts(7)
        assert alert.splitlines()[-1].startswith("Vous suivez Gogui")


async def test_a_test_item_reaches_the_testers_only(tmp_path: Path) -> None:
    async with vigie(tmp_path, testers=[8]) as bot:
        await bot.subscriber(7, "fr", ["ml-kayes"])
        await bot.subscriber(8, "fr", [])
        assert await bot.post(OWN_STORY | {"status": "Test"}) == 202
        await bot.service.idle()
        assert bot.alerts(7) == []
        (alert,) = bot.alerts(8)
        assert alert.startswith("TEST")


async def test_old_news_is_kept_and_wakes_nobody(tmp_path: Path) -> None:
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", ["ml-kayes"])
        old = (NOW - timedelta(hours=49)).isoformat()
        assert await bot.post(OWN_STORY | {"published_at": old}) == 202
        await bot.service.idle()
        assert bot.alerts(7) == []
