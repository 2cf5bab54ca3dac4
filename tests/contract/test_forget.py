"""Forgetting, down to the bytes: also what SQLite leaves in the slack of its pages."""

import random

from bot.model import Chat
from bot.store.database import _holds
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
    (file,) = (path for path in tmp_path.rglob("*.db"))
    assert not any(_holds(file, person) for person in gone)
    assert all(_holds(file, person) for person in people if person not in gone)


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
