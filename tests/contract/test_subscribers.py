"""Chats and what they watch; forgetting is real."""

import pytest
from household import announce, deliveries, fan_out, incident, rows, subscribe

from bot.model import Chat
from bot.store import operations
from bot.store.replies import Replies
from bot.store.subscribers import SubscriberTable, move_chat


@pytest.fixture
async def table(database, clock):
    async with database.transaction() as connection:
        yield SubscriberTable(database, connection, clock.ms())


async def test_a_chat_is_kept_whole(table):
    assert await table.get(7) is None
    chat = Chat(7, "fr", "supergroup", "stopped")
    await table.save(chat)
    assert await table.get(7) == chat
    await table.save(Chat(7, "en"))
    assert await table.get(7) == Chat(7, "en", "private", "active")


async def test_the_largest_ids(table):
    """Telegram: at most 52 significant bits; below zero for groups."""
    for chat_id in (2**52 - 1, -1_002_000_000_000, -(2**52)):
        await table.save(Chat(chat_id, "fr"))
        assert await table.watch(chat_id, "a")
        assert (await table.get(chat_id)).id == chat_id


async def test_watching(database):
    for n, place_id in enumerate(("c", "a", "b")):
        async with database.transaction() as connection:
            table = SubscriberTable(database, connection, n)
            assert await table.watch(7, place_id)
            assert not await table.watch(7, place_id), "it was there already"
    async with database.transaction() as connection:
        table = SubscriberTable(database, connection, 9)
        assert await table.watches(7) == ["c", "a", "b"], "oldest first"
        assert await table.unwatch(7, "a")
        assert not await table.unwatch(7, "a")
        assert await table.watches(7) == ["c", "b"]
        assert await table.watches(8) == []


async def test_saving_a_chat_keeps_its_park(database, clock):
    """/lang must not lift Telegram's penalty."""
    await subscribe(database, 7, "a")
    async with database.transaction() as connection:
        await database.queries.outbox.pace_chat(connection, chat_id=7, not_before=clock.ms() + 99_000)
    await subscribe(database, 7, language="fr")
    assert await rows(database, "SELECT not_before FROM chat") == [(clock.ms() + 99_000,)]


async def fill(database, outbox, replies, chat_id):
    await subscribe(database, chat_id, "a", "b")
    await announce(database, outbox, incident(f"i{chat_id}"))
    await fan_out(outbox)
    async with database.transaction() as connection:
        await replies.add(connection, chat_id, "sendMessage", {"chat_id": chat_id, "text": "Adoua"})


async def test_forgetting_leaves_nothing_and_touches_nobody_else(database, outbox, clock):
    replies = Replies(database, clock.ms)
    await fill(database, outbox, replies, 888_777_666)
    await fill(database, outbox, replies, 5)
    assert await operations.forget(database, 888_777_666)
    for table in ("chat", "watch", "delivery", "reply"):
        column = "id" if table == "chat" else "chat_id"
        assert {row[0] for row in await rows(database, f"SELECT {column} FROM {table}")} == {5}  # noqa: S608  our own words
    assert not await operations.forget(database, 888_777_666)


async def test_forgetting_leaves_nothing_in_the_files(database, outbox, clock, tmp_path):
    """Raw bytes, of the file and its log: the id as text and as SQLite's big-endian integer, and the town."""
    chat_id = 0x5EC7_1234_ABCD
    replies = Replies(database, clock.ms)
    await subscribe(database, 5, "a")
    await subscribe(database, chat_id, "Xyloton-forgotten")
    async with database.transaction() as connection:
        payload = {"chat_id": chat_id, "text": "You watch Xyloton-forgotten"}
        await replies.add(connection, chat_id, "sendMessage", payload)
    traces = (str(chat_id).encode(), chat_id.to_bytes(6, "big"), b"Xyloton-forgotten")

    def found():
        files = [path.read_bytes() for path in tmp_path.iterdir()]
        return [trace for trace in traces if any(trace in data for data in files)]

    assert found() == list(traces), "or the search would prove nothing"
    await operations.forget(database, chat_id)
    assert found() == []


async def test_moving_merges(database, outbox, clock):
    replies = Replies(database, clock.ms)
    await fill(database, outbox, replies, -5)
    await subscribe(database, -100, "b", "c", kind="supergroup", language="fr")
    async with database.transaction() as connection:
        await move_chat(database, connection, -5, -100)
    assert await rows(database, "SELECT id, language FROM chat") == [(-100, "fr")], "what was there is kept"
    assert await rows(database, "SELECT chat_id, place_id FROM watch ORDER BY 2") == [
        (-100, "a"), (-100, "b"), (-100, "c"),
    ]  # fmt: skip
    assert await deliveries(database, "chat_id") == [(-100,)]
    assert await rows(database, "SELECT chat_id FROM reply") == [(-100,)]


async def test_moving_a_chat_that_was_forgotten_meanwhile(database):
    async with database.transaction() as connection:
        await move_chat(database, connection, -5, -100)
    assert await rows(database, "SELECT id FROM chat") == []


async def test_an_operator_sees_no_single_people(database, outbox):
    assert (await operations.status(database))[-1] == "chats       fewer than 10 active, fewer than 10 watches"
    for chat_id in range(12):
        await subscribe(database, chat_id, "a", state="active" if chat_id else "stopped")
    assert (await operations.status(database))[-1] == "chats       11 active, 12 watches"
    await announce(database, outbox, incident())
    await fan_out(outbox)
    items, waiting, _ = await operations.status(database)
    assert items == "items       none"
    assert waiting.startswith("deliveries  11 queued, the oldest for ")
