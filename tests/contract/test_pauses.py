"""A pause ends by itself and says so, once."""

from datetime import timedelta

import pytest
from household import GAZETTEER, announce, fan_out, incident, rows, subscribe

from bot.i18n import Words
from bot.model import EventType, Severity
from bot.pauses import Pauses
from bot.store.feedback import FeedbackTable
from bot.store.subscribers import SubscriberTable
from bot.wishes import Quiet, Wishes

WORDS = Words.load()


async def wish(database, chat_id, **wishes):
    async with database.transaction() as connection:
        await SubscriberTable(database, connection, 0).save_wishes(chat_id, Wishes(**wishes))


@pytest.fixture
def pauses(database, clock, replies):
    return Pauses(database, replies, WORDS, GAZETTEER, clock.ms)


async def test_the_end_of_a_pause_is_said_once(database, clock, replies, pauses):
    for chat_id, language, state in (
        (1, "fr", "active"),
        (2, "en", "active"),
        (3, "en", "stopped"),
        (4, "both", "active"),
    ):
        await subscribe(database, chat_id, "a", language=language, state=state)
    for chat_id, hours in ((1, 1), (2, 9), (3, 1), (4, 1)):
        await wish(database, chat_id, muted_until=clock.now() + timedelta(hours=hours))
    assert await pauses.end(clock.ms()) == 0
    clock.forward(3600)
    assert await pauses.end(clock.ms()) == 3
    told = {each.chat_id: each.payload["text"] for each in await replies.claim(9)}
    assert told == {
        1: "Vos alertes sont de nouveau actives.\nCe qui a été signalé entre-temps\u00a0: /recent",
        4: "Vos alertes sont de nouveau actives.\nCe qui a été signalé entre-temps\u00a0: /recent\n"
        "Your alerts are on again.\nWhat was reported meanwhile: /recent",
    }, "who stopped is left in peace"
    assert await pauses.end(clock.ms()) == 0
    assert (await rows(database, "SELECT id FROM chat WHERE muted_until > 0")) == [(2,)]


async def test_the_end_of_a_day_without_a_place_is_said_once(database, clock, replies, pauses):
    await subscribe(database, 1, "a", language="fr")
    await subscribe(database, 2, "a", state="gone")
    await subscribe(database, -3, "a", kind="supergroup")
    await subscribe(database, 4, "a")
    async with database.transaction() as connection:
        table = FeedbackTable(database, connection, clock.ms())
        day = clock.now() + timedelta(hours=24)
        for chat_id, place_id, until in (
            (1, "a", day),
            (1, "b", day),
            (1, "c", day + timedelta(hours=1)),
            (2, "a", day),
            (-3, "a", day),
            (4, "a", day),
            (4, "lost", day + timedelta(hours=2)),
        ):
            await table.mute_place(chat_id, place_id, until)
        await database.queries.groups.set_topic(connection, chat_id=-3, thread_id=9)
    await wish(database, 4, muted_until=clock.now() + timedelta(hours=24))
    assert await pauses.end(clock.ms()) == 0
    clock.forward(24 * 3600)
    assert await pauses.end(clock.ms()) == 6
    told = {each.chat_id: each.payload for each in await replies.claim(9)}
    assert told == {
        1: {
            "chat_id": 1,
            "text": "Adoua, Berou\u00a0: les 24 heures sont passées, je vous alerte de nouveau.\n"
            "Ce qui a été signalé entre-temps\u00a0: /recent",
        },
        -3: {
            "chat_id": -3,
            "text": "Adoua: I alert you of it again, the 24 hours are over.\nWhat was reported meanwhile: /recent",
            "message_thread_id": 9,
        },
        4: {"chat_id": 4, "text": "Your alerts are on again.\nWhat was reported meanwhile: /recent"},
    }, "once for a chat whose pause ends with it; nothing to who is gone"
    assert await pauses.end(clock.ms()) == 0
    clock.forward(2 * 3600)
    assert await pauses.end(clock.ms()) == 2
    texts = [each.payload["text"].partition("\n")[0] for each in await replies.claim(9)]
    assert texts == ["Cissa\u00a0: les 24 heures sont passées, je vous alerte de nouveau."], "no word of a lost place"
    assert await rows(database, "SELECT * FROM muted_place") == []


async def test_what_is_not_wanted_is_not_sent(database, outbox, clock):
    """Kinds, severity and pauses are looked at when it is sent; quiet hours hold it until they end."""
    for chat_id in (1, 2, 3, 4, 5, 6):
        await subscribe(database, chat_id, "a")
    await wish(database, 1, types=frozenset(EventType) - {EventType.BATTLE})
    await wish(database, 2, least=Severity.EXTREME)
    await wish(database, 3, muted_until=clock.now() + timedelta(hours=1))
    await wish(database, 4, quiet=Quiet(11 * 60, 13 * 60), breaks_through=False)  # it is noon
    await wish(database, 5, quiet=Quiet(11 * 60, 13 * 60))  # an attack breaks through
    await announce(database, outbox, incident(), clock=clock)
    await fan_out(outbox)
    assert {each.chat_id for each in await outbox.claim(9, 0, 0)} == {5, 6}
    assert await rows(database, "SELECT chat_id, state, reason FROM delivery WHERE chat_id < 5 ORDER BY chat_id") == [
        (1, "dead", "type_unwanted"),
        (2, "dead", "severity_unwanted"),
        (3, "dead", "muted"),
        (4, "held", None),
    ]
    clock.forward(3600)
    assert {each.chat_id for each in await outbox.claim(9, 0, 0)} == {4}


async def test_narrow_and_wide_watches(database, outbox, clock):
    """Towns a and b lie 12 km apart: who narrowed b to itself is not told of a, who widened it is."""
    await subscribe(database, 1, "b")
    await subscribe(database, 2, "b")
    await subscribe(database, 3, "b")
    async with database.transaction() as connection:
        table = SubscriberTable(database, connection, 0)
        await table.reach(1, "b", 0)
        await table.reach(2, "b", 50)
    await announce(database, outbox, incident(), clock=clock)
    await fan_out(outbox)
    assert {each.chat_id for each in await outbox.claim(9, 0, 0)} == {2, 3}
