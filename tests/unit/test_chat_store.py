"""The chat on the real store: a whole subscriber's life, each update in a transaction of its own."""

import json
from contextlib import asynccontextmanager

import pytest
from chat_harness import Phone, application
from chat_world import NOW, Store

from bot.chat.desk import Desk
from bot.store.database import Database
from bot.store.subscribers import SubscriberTable

NOW_MS = int(NOW.timestamp() * 1000)


class RealStore(Store):
    """Subscribers in the database; answers are noted and written to the replies' table."""

    def __init__(self, database):
        super().__init__()
        self.database = database

    @asynccontextmanager
    async def desk(self, gazetteer):
        async with self.database.transaction() as self.connection:
            subscribers = SubscriberTable(self.database, self.connection, NOW_MS)
            yield Desk(subscribers, self, self, gazetteer, NOW)

    async def call(self, chat_id, method, payload):
        await super().call(chat_id, method, payload)
        queue = self.database.queries.replies.add
        await queue(self.connection, chat_id=chat_id, method=method, payload=json.dumps(payload), now=NOW_MS)

    async def rows(self, sql):
        async with self.database.reader.execute(sql) as cursor:
            return [tuple(row) async for row in cursor]


@pytest.fixture
async def store(tmp_path):
    database = await Database.open(tmp_path / "vigie.db")
    yield RealStore(database)
    await database.close()


async def test_a_subscribers_life(store):
    async with application() as app:
        phone = Phone(app, store=store)
        await phone.say("/start")
        assert await store.rows("SELECT id FROM chat") == []
        await phone.press("Français")
        assert await store.rows("SELECT id, kind, language, state FROM chat") == [(1001, "private", "fr", "active")]
        await phone.say("Diboli, Gogui")
        watches = "SELECT chat_id, place_id FROM watch ORDER BY place_id"
        assert await store.rows(watches) == [(1001, "ml-diboli"), (1001, "ml-gogui")]
        await phone.say("Diboli")
        await phone.say("/unwatch Gogui")
        assert await store.rows(watches) == [(1001, "ml-diboli")]
        await phone.say("/stop")
        assert await store.rows("SELECT state FROM chat") == [("stopped",)]
        await phone.say("/start")
        assert await store.rows("SELECT state FROM chat") == [("active",)]
        await phone.say("/deleteme")
        await phone.press("Oui")
    assert await store.rows("SELECT id FROM chat") == []
    assert await store.rows(watches) == []
    waiting = await store.rows("SELECT method, payload FROM reply ORDER BY id")
    assert [method for method, _ in waiting] == ["answerCallbackQuery", "editMessageText"]
    assert "Diboli" not in str(waiting), "the last words hold nothing of what was forgotten"
