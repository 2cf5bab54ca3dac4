"""What is past its time goes, what is not stays; nothing is left pointing at nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from household import incident

from bot.epoch import from_ms
from bot.model import EventType, Standing
from bot.store import retention
from bot.store.database import Database
from bot.store.retention import DAY_MS, purge
from bot.store.stories import Stories

NOW = 1_800_000_000_000

ROWS = {
    "item": (
        "INSERT INTO item (seq, id, body_hash, content_hash, canonical_url, body, accepted_at, state, not_before,"
        " attempts, settled_at) VALUES ({n}, 'id{n}', '', '', '', '{{}}', {at}, '{state}', 0, 1, {at})"
    ),
    "incident": (
        "INSERT INTO incident (id, ref, revision, body, last_report_at, closes_at)"
        " VALUES ('i{n}', 'R{n}', 1, '{{}}', {at}, {at})"
    ),
    "incident_place": (
        "INSERT INTO incident_place (place_id, last_report_at, incident_id, affected) VALUES ('ml', {at}, 'i{n}', 0)"
    ),
    "story_key": "INSERT INTO story_key (key, heard_at, incident_id) VALUES ('at:ml', {at}, 'i{n}')",
    "alert": (
        "INSERT INTO alert (id, incident_id, revision, kind, loud, wrong_since, body, keys, plan, severity_rank,"
        " created_at, expires_at, step, chat_cursor, next_rank, chunks, fanned_out_at)"
        " VALUES ({n}, 'i{n}', 1, 'new', 1, 1, '{{}}', '[]', '[]', 0, {at}, {at}, 0, 0, 0, 0, {at})"
    ),
    "alert_text": (
        "INSERT INTO alert_text (alert_id, form, language, lead_id, body) VALUES ({n}, 'own', 'fr', 'ml', '')"
    ),
    "delivery": (
        "INSERT INTO delivery (alert_id, chat_id, watched_id, rank, state, not_before, attempts, maybe_sent,"
        " interrupted, plain, queued_at) VALUES ({n}, 7, 'ml', 0, 'sent', 0, 1, 0, 0, 0, {at})"
    ),
    "handled_update": "INSERT INTO handled_update (update_id, failures, done, at) VALUES ({n}, 0, 1, {at})",
}


@pytest.mark.parametrize(
    ("age_days", "left"),
    [
        (6, set(ROWS)),  # all is fresh
        (29, set(ROWS) - {"handled_update"}),
        (31, set(ROWS) - {"handled_update", "delivery", "alert_text"}),
        (91, set()),
    ],
)
async def test_each_table_has_its_time(tmp_path: Path, age_days: int, left: set[str], monkeypatch) -> None:
    monkeypatch.setattr(retention, "CHUNK", 2)  # several chunks, the last one short
    database = await Database.open(tmp_path / "vigie.db")
    try:
        async with database.transaction() as connection:
            for n in range(1, 6):
                for row in ROWS.values():
                    await connection.execute(row.format(n=n, at=NOW - age_days * DAY_MS, state="done"))
        await purge(database, NOW)
        kept = set()
        for table in ROWS:
            async with database.reader.execute(f"SELECT COUNT(*) FROM {table}") as cursor:  # noqa: S608  our own names
                count = (await cursor.fetchone())[0]
            assert count in (0, 5), table
            kept |= {table} if count else set()
        assert kept == left
    finally:
        await database.close()


async def test_what_still_waits_is_never_purged(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "vigie.db")
    try:
        async with database.transaction() as connection:
            await connection.execute(ROWS["item"].format(n=1, at=NOW - 999 * DAY_MS, state="queued"))
        assert (await purge(database, NOW))["items"] == 0
    finally:
        await database.close()


@pytest.mark.parametrize(
    ("kind", "standing", "days", "told"),
    [
        (EventType.BATTLE, Standing.OPEN, 31, 0),
        (EventType.ACCESS, Standing.OPEN, 31, 1),
        (EventType.ABDUCTION, Standing.OPEN, 89, 1),
        (EventType.ACCESS, Standing.OPEN, 91, 0),
        (EventType.ACCESS, Standing.OVER, 31, 0),
    ],
)
async def test_who_was_told_of_a_siege_is_known_until_its_end(
    tmp_path: Path, kind: EventType, standing: Standing, days: int, told: int
) -> None:
    database = await Database.open(tmp_path / "vigie.db")
    heard_at = from_ms(NOW - days * DAY_MS)
    try:
        async with database.transaction() as connection:
            siege = incident("i1", event_type=kind, standing=standing, heard_at=heard_at)
            await Stories(database).save(connection, siege, public=True)
            for row in ("alert", "delivery"):
                await connection.execute(ROWS[row].format(n=1, at=NOW - days * DAY_MS))
        await purge(database, NOW)
        async with database.reader.execute("SELECT COUNT(*) FROM delivery") as cursor:
            assert (await cursor.fetchone())[0] == told
    finally:
        await database.close()
