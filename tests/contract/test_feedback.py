"""Mutes, doubts, topics and channels in the store: kept, forgotten, moved, purged."""

from datetime import timedelta

import pytest
from household import START, announce, incident, rows, subscribe

from bot.alerts.match import watch_keys
from bot.store.feedback import FeedbackTable, doubted, why_muted
from bot.store.groups import GRACE_DAYS, GroupTable, managed_by, purge_rooms
from bot.store.subscribers import SubscriberTable, move_chat

from household import GAZETTEER  # isort: skip

DAY_MS = 86_400_000
TABLES = ("topic", "channel_manager", "managing", "muted_story", "muted_place", "feedback_given", "gone")


@pytest.fixture
async def desk(database, clock):
    """Both tables at one desk, each call in a transaction of its own."""

    class Desk:
        async def __call__(self, name, *arguments):
            async with database.transaction() as connection:
                feedback = FeedbackTable(database, connection, clock.ms())
                table = feedback if hasattr(feedback, name) else GroupTable(database, connection)
                return await getattr(table, name)(*arguments)

    return Desk()


async def muted(database, clock, story, chat_id):
    keys = watch_keys(story.places, story.severity, GAZETTEER)
    return await why_muted(database, database.reader, story, keys, chat_id, clock.ms())


async def test_a_muted_story_is_kept_from_its_chat_alone(database, outbox, clock, desk):
    for chat_id in (1, 2):
        await subscribe(database, chat_id, "a")
    number = await announce(database, outbox, incident("i1", "a"))
    shown = await desk("shown", number)
    assert (shown.alert.incident.id, shown.at) == ("i1", START)
    await desk("mute_story", 1, "i1")
    await desk("mute_story", 1, "i1")
    assert await muted(database, clock, incident("i1", "a"), 1) == "muted_event"
    assert await muted(database, clock, incident("i1", "a"), 2) == ""
    assert await muted(database, clock, incident("i2", "a"), 1) == ""
    await desk("hear_story", 1, "i1")
    assert await muted(database, clock, incident("i1", "a"), 1) == ""


async def test_a_muted_place_comes_back_by_itself(database, clock, desk):
    await subscribe(database, 1, "a", "c")
    await desk("mute_place", 1, "a", clock.now() + timedelta(hours=24))
    assert await muted(database, clock, incident("i1", "a"), 1) == "muted_place"
    assert await muted(database, clock, incident("i2", "a", "c"), 1) == ""
    clock.forward(24 * 3600 - 1)
    assert await muted(database, clock, incident("i1", "a"), 1) == "muted_place"
    clock.forward(1)
    assert await muted(database, clock, incident("i1", "a"), 1) == ""


async def test_a_doubt_counts_once_a_chat_and_names_none(database, desk):
    assert [await desk("report", chat_id, "i1", "false", "a") for chat_id in (4711, 4711, 4712)] == [1, 0, 2]
    assert await desk("report", 4711, "i1", "wrong_place", "a") == 1
    assert await doubted(database) == {"false": 1, "wrong place": 1}
    assert await rows(database, "SELECT kind, chats FROM feedback ORDER BY kind") == [("false", 2), ("wrong_place", 1)]
    assert "4711" not in str(await rows(database, "SELECT * FROM feedback"))


async def test_an_alert_that_is_gone(desk):
    assert await desk("shown", 99) is None


async def everything_of(database, desk, chat_id, clock):
    """A chat with a row in every table of these rooms."""
    await subscribe(database, chat_id, "a", kind="supergroup", state="gone")
    await desk("mute_story", chat_id, "i1")
    await desk("mute_place", chat_id, "a", clock.now() + timedelta(days=100))
    await desk("report", chat_id, "i1", "false", "a")
    await desk("set_topic", chat_id, 5)
    await desk("add_channel", -1009, "Radio", chat_id)
    await desk("manage", chat_id, -1009, clock.now() + timedelta(days=100))
    async with database.transaction() as connection:
        await database.queries.groups.note_gone(connection, now=clock.ms())


async def rows_of(database, chat_id):
    told = {}
    for table in TABLES:
        column = "user_id" if table in {"channel_manager", "managing"} else "chat_id"
        ((told[table],),) = await rows(database, f"SELECT COUNT(*) FROM {table} WHERE {column} = {chat_id}")  # noqa: S608
    return told


async def test_forgetting_leaves_nothing(database, desk, clock):
    await everything_of(database, desk, 7, clock)
    assert await rows_of(database, 7) == dict.fromkeys(TABLES, 1)
    async with database.transaction() as connection:
        await SubscriberTable(database, connection, clock.ms()).forget(7)
    assert await rows_of(database, 7) == dict.fromkeys(TABLES, 0)
    assert await doubted(database) == {"false": 1}, "the count stays: it names nobody"


async def test_a_group_that_moves_takes_its_mutes_along(database, desk, clock):
    await everything_of(database, desk, -7, clock)
    async with database.transaction() as connection:
        await move_chat(database, connection, -7, -1007)
    moved = await rows_of(database, -1007)
    assert {table for table in TABLES if moved[table]} == {"topic", "muted_story", "muted_place", "feedback_given"}
    assert not any((await rows_of(database, -7)).values())
    assert await muted(database, clock, incident("i1", "a"), -1007) == "muted_event"


async def test_who_speaks_for_which_channel(database, desk, clock):
    await desk("add_channel", -1009, "Radio", 1)
    await desk("add_channel", -1009, "Radio du Fleuve", 2)
    await desk("add_channel", -1008, "Infos", 1)
    assert [(each.id, each.title) for each in await desk("channels", 1)] == [
        (-1008, "Infos"),
        (-1009, "Radio du Fleuve"),
    ]
    await desk("manage", 1, -1009, clock.now() + timedelta(minutes=30))
    assert await managed_by(database, 1, clock.ms()) == -1009
    assert await managed_by(database, 2, clock.ms()) is None
    clock.forward(1800)
    assert await managed_by(database, 1, clock.ms()) is None
    await desk("manage", 1, -1009, clock.now() + timedelta(minutes=30))
    await desk("drop_manager", 1, -1009)
    assert await managed_by(database, 1, clock.ms()) is None
    await desk("drop_channel", -1009)
    assert await desk("channels", 2) == []
    assert await desk("title", -1009) is None


async def test_who_left_is_remembered_for_a_while(database, clock, desk):
    """Thirty days after the bot was thrown out or blocked; who comes back meanwhile starts anew."""
    for chat_id, state in ((1, "gone"), (2, "gone"), (3, "stopped"), (4, "active")):
        await subscribe(database, chat_id, "a", state=state)
    assert await purge_rooms(database, clock.ms()) == 0
    clock.forward((GRACE_DAYS - 1) * 86_400)
    await subscribe(database, 2, state="active")
    assert await purge_rooms(database, clock.ms()) == 0
    await subscribe(database, 2, state="gone")
    clock.forward(2 * 86_400)
    assert await purge_rooms(database, clock.ms()) == 1
    assert await rows(database, "SELECT id FROM chat ORDER BY id") == [(2,), (3,), (4,)]
    assert await rows(database, "SELECT DISTINCT chat_id FROM watch WHERE chat_id = 1") == []


async def test_what_is_past_its_time_goes(database, outbox, clock, desk):
    await announce(database, outbox, incident("i1", "a"))
    await desk("mute_story", 1, "i1")
    await desk("mute_place", 1, "a", clock.now() + timedelta(hours=24))
    await desk("report", 1, "i1", "false", "a")
    await desk("manage", 1, -1009, clock.now() + timedelta(minutes=30))
    clock.forward(8 * 86_400)
    await purge_rooms(database, clock.ms())
    # No incident of that id was saved here: to the store its story is past its time.
    for table in ("muted_story", "muted_place", "feedback_given", "feedback", "managing"):
        assert await rows(database, f"SELECT * FROM {table}") == [], table  # noqa: S608  our own words
