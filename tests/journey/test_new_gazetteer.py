"""Villages imported beside a running bot: people find them, and are woken for them, without a restart."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import app
from bot.places.dump import read_dump
from bot.places.importing import import_dumps
from bot.store.database import Database
from bot.understand.gazetteer.gazetteer import Gazetteer
from tests.dumps import row, write
from tests.journey.harness import PATIENCE, vigie

ITEM = {
    "id": "own-9",
    "source": "Radio du Fleuve",
    "url": "https://radio.example/9",
    "published_at": datetime.now(UTC).isoformat(),
    "title": "Attaque contre le village de Djirafé-Test",
    "text": "Des hommes armés ont attaqué ce matin le village de Djirafé-Test, dans le cercle d'Ansongo au Mali. "
    "L'armée a confirmé l'attaque.",
}


async def test_a_village_imported_beside_the_running_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "IMPORT_LOOK_S", 0.05)
    village = row("Djirafé-Test", 15.4, 0.7, geonameid=5, admin1="09")
    async with vigie(tmp_path) as bot:
        await bot.subscriber(7, "fr", [])
        assert "Djirafé-Test" not in "".join(m.text for m in bot.sandbox.bot_messages(7))
        helper = await Database.open(tmp_path / "vigie.db")
        try:
            dump = read_dump(write(tmp_path / "ML.txt", [village]))
            await import_dumps(helper, [dump], Gazetteer.builtin(), 1)
        finally:
            await helper.close()
        async with asyncio.timeout(PATIENCE):
            while "Djirafé-Test" not in (await bot.says(7, "/start w_gn-5")).text:
                await asyncio.sleep(0.05)
        assert await bot.post(ITEM) == 202
        await bot.service.idle()
        await bot.sandbox.wait_for(lambda: bool(bot.alerts(7)), PATIENCE)
        (alert,) = bot.alerts(7)
        assert "Djirafé-Test" in alert.splitlines()[0]
