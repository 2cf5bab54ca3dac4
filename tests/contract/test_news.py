"""News on the real store: one story by its short name, a chat's own message, the sources, what is missing."""

from datetime import timedelta

import pytest
from household import START, announce, fan_out, incident, item, subscribe

from bot.model import Decision, DecisionKind
from bot.store.inbox import Inbox
from bot.store.news import MOST_WANTED, News, wanted
from bot.store.stories import Stories
from bot.store.subscribers import SubscriberTable


@pytest.fixture
def ask(database, clock):
    """Ask one question in a transaction of its own."""

    async def ask(method, *given):
        async with database.transaction() as connection:
            return await getattr(News(database, connection, clock.ms()), method)(*given)

    return ask


@pytest.fixture
async def keep(database):
    async def keep(news, *, public=True):
        async with database.transaction() as connection:
            await Stories(database).save(connection, news, public=public)

    return keep


async def test_the_newest_of_many_places_once_each(ask, keep):
    for n in range(4):
        await keep(incident(f"i{n}", "a" if n % 2 else "c", heard_at=START + timedelta(hours=n)))
    assert [each.id for each in await ask("recent", ["a", "c", "land"], 3)] == ["i3", "i2", "i1"]
    assert [each.id for each in await ask("recent", ["c"], 9)] == ["i2", "i0"]
    assert [each.id for each in await ask("recent", [], 2)] == ["i3", "i2"]


async def test_a_story_by_its_short_name(ask, keep, database, outbox):
    news = incident("i1", "a")
    await keep(news)
    number = await announce(database, outbox, news)
    story = await ask("find", news.ref)
    assert story.incident.id == "i1"
    assert story.public
    assert story.last is not None
    assert story.last.id == number
    assert story.first_told == story.last_told == START
    assert await ask("find", "ZZZZ") is None


async def test_an_exercise_is_known_as_one(ask, keep):
    news = incident("i1", "a")
    await keep(news, public=False)
    story = await ask("find", news.ref)
    assert not story.public
    assert story.last is None
    assert story.first_told == news.reported_at


async def test_what_the_sources_wrote(ask, keep, database, clock):
    inbox = Inbox(database, clock.ms)
    told = item("one", url="https://afp.example/1?utm_source=x", title="Attack", text="Gunmen came.")
    await inbox.accept(told)
    (held,) = await inbox.lease(1)
    news = incident("i1", "a")
    async with database.transaction() as connection:
        await inbox.done(connection, held, Decision(DecisionKind.NEW, "first_report", "i1"), "{}")
    await inbox.close()
    assert [each.text for each in await ask("writings", news, 5)] == ["Gunmen came."]
    assert await ask("writings", incident("i2", "a"), 5) == [], "of another story, though at the same address"


async def test_sources_newest_first(ask, database, clock):
    inbox = Inbox(database, clock.ms)
    for name in ("AFP", "Tamani"):
        await inbox.accept(item(name, source=name))
        clock.forward(60)
    await inbox.close()
    heard = [("Tamani", START + timedelta(seconds=60)), ("AFP", START)]
    assert await ask("last_heard", 5) == heard
    assert await ask("last_heard", 1) == heard[:1]


async def test_missing_names_are_counted_without_who_asked(ask, database):
    for name in ("Kouroumé", "kouroume", "<b>Évil</b> 12345678", "12345"):
        await ask("want", name)
    # letters alone: no markup, and no number that somebody sends with a name
    assert await wanted(database, 9) == [("Kouroumé", 2), ("bÉvilb", 1)]


async def test_missing_names_are_bounded(ask, database, monkeypatch):
    monkeypatch.setattr("bot.store.news.MOST_WANTED", 3)
    await ask("want", "Kept")
    await ask("want", "Kept")
    for n in range(9):
        await ask("want", f"Town {chr(65 + n)}")
    names = await wanted(database, 99)
    assert len(names) == 3
    assert names[0] == ("Kept", 2)
    assert MOST_WANTED == 1000


async def test_a_record_holds_all_that_is_kept(database, clock):
    await subscribe(database, 7, "a", "c", language="fr")
    async with database.transaction() as connection:
        table = SubscriberTable(database, connection, clock.ms())
        record = await table.record(7)
        assert await table.record(8) == {}
    assert record["chat"] == 7
    assert record["language"] == "fr"
    assert [each["place"] for each in record["watches"]] == ["a", "c"]
    assert record["settings"]["least_severity"] == "Minor"


async def test_a_message_of_ones_own(ask, keep, database, outbox):
    news = incident("i1", "a")
    await keep(news)
    await subscribe(database, 7, "a")
    number = await announce(database, outbox, news)
    await fan_out(outbox)
    async with database.transaction() as connection:
        await database.queries.outbox.sent(connection, alert_id=number, chat_id=7, message_id=99, reason=None, now=0)
    received = await ask("told", 7, 99)
    assert received.alert.id == number
    assert received.watched_id == "a"
    assert await ask("told", 8, 99) is None, "the same number in another chat is another message"
    assert await ask("told", 7, 98) is None


async def test_a_record_holds_what_was_said_against_alerts(database, keep, clock):
    news = incident("i1", "a")
    await keep(news)
    await subscribe(database, 7, "a")
    async with database.transaction() as connection:
        feedback, groups = database.queries.feedback, database.queries.groups
        await feedback.mute_story(connection, chat_id=7, incident_id="i1")
        await feedback.mute_place(connection, chat_id=7, place_id="a", until=clock.ms())
        await feedback.give(connection, chat_id=7, incident_id="i1", kind="false", now=clock.ms())
        await groups.add_channel(connection, chat_id=-100, title="Nouvelles")
        await groups.add_manager(connection, user_id=7, channel_id=-100)
        record = await SubscriberTable(database, connection, clock.ms()).record(7)
    at = START.isoformat(timespec="seconds")
    assert record["muted_events"] == [news.ref]
    assert record["muted_places"] == [{"place": "a", "until": at}]
    assert record["doubts"] == [{"alert": news.ref, "said": "false", "at": at}]
    assert record["channels"] == ["Nouvelles"]
