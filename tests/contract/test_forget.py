"""Forgetting, down to the bytes: also what SQLite leaves in the slack of its pages."""

import os
import random
import subprocess
import sys

import pytest

from bot.model import Chat
from bot.store import database as module
from bot.store.database import Database, holds
from bot.store.news import News
from bot.store.operations import forget, status
from bot.store.subscribers import SubscriberTable

PEOPLE, GONE = 1500, 300


async def test_no_byte_of_a_number_stays(database, tmp_path):
    """So many rows that pages were split and joined: there secure_delete alone leaves some numbers in the slack."""
    chance = random.Random(1)
    people = chance.sample(range(5_000_000_000, 8_000_000_000), PEOPLE)
    gone = chance.sample(people, GONE)
    async with database.transaction() as connection:
        table = SubscriberTable(database, connection, 1)
        for person in people:
            await table.save(Chat(person, "fr"))
            for number in chance.sample(range(500), 3):
                await table.watch(person, f"ml-place-{number}")
    async with database.transaction() as connection:
        table = SubscriberTable(database, connection, 1)
        for person in gone:
            await table.forget(person)
    for person in gone:
        await database.scrub(person)
    file = database._file
    assert not any(holds(file, person) for person in gone)
    assert all(holds(file, person) for person in people if person not in gone)


@pytest.mark.parametrize("number", [5_123_456_789, -100_123, 7])
@pytest.mark.parametrize("at", [0, 1, 60, 61, 62, 63, 64, 100])
def test_a_number_is_found_wherever_it_stands(tmp_path, monkeypatch, number, at):
    """Also across the border of what is searched at once; and the file's handle is still open after it."""
    monkeypatch.setattr(module, "SEARCHED", 64)
    width = 8 if number > 1 << 31 else 4 if number < -128 else 1
    with (tmp_path / "file").open("w+b", buffering=0) as file:
        for written in (number.to_bytes(width, "big", signed=True), str(number).encode()):
            file.truncate(0)
            os.pwrite(file.fileno(), b"x" * 200, 0)
            assert not holds(file.fileno(), number)
            os.pwrite(file.fileno(), written, at)
            assert holds(file.fileno(), number)


LOOK = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); print(*c.execute('SELECT id FROM chat')); c.close()"


def seen_beside(path):
    """The chats that another process finds, as `vigie status` would; it closes the file like the last one out."""
    told = subprocess.run([sys.executable, "-c", LOOK, path], capture_output=True, text=True, check=True)
    return told.stdout.strip()


async def test_what_is_written_after_forgetting_is_there_for_everybody(tmp_path, close_files):
    """A handle on the file that is closed would drop our locks: the next who looks would remove the log under us."""
    database = await Database.open(tmp_path / "vigie.db")
    assert not await forget(database, 5_123_456_789)
    assert seen_beside(tmp_path / "vigie.db") == ""
    async with database.transaction() as connection:
        await SubscriberTable(database, connection, 1).save(Chat(7, "fr"))
    assert seen_beside(tmp_path / "vigie.db") == "(7,)"


async def test_a_fan_outs_place_in_the_row_is_no_trace(database):
    async with database.transaction() as connection:
        await connection.execute(
            "INSERT INTO alert (id, incident_id, revision, kind, loud, wrong_since, body, keys, plan, severity_rank,"
            " created_at, expires_at, step, chat_cursor, next_rank, chunks)"
            " VALUES (1, 'i', 1, 'new', 1, 1, '', '', '', 0, 0, 0, 0, 5123456789, 0, 0)"
        )
    assert not await forget(database, 5_123_456_789), "it was no subscriber"
    async with database.reader.execute("SELECT chat_cursor FROM alert") as cursor:
        assert [row[0] async for row in cursor] == [5_123_456_788]


async def test_the_operator_sees_what_is_missing(database):
    assert not any(line.startswith("missing") for line in await status(database))
    async with database.transaction() as connection:
        news = News(database, connection, 1)
        for name in ("Kouroumé", "Kouroumé", "Zed"):
            await news.want(name)
    assert "missing     Kouroumé (2), Zed (1)" in await status(database)
