"""Alerts on their way: who is still to be told at their turn, in which order, and what an update does to what waits."""

import random
from collections import Counter

import pytest
from household import (
    DAY_S,
    announce,
    claim,
    deliveries,
    fan_out,
    incident,
    one_waiting,
    reasons,
    subscribe,
    unwatch,
)

from bot.delivery.retry import Again, Done
from bot.model import Chat, DecisionKind, Severity
from bot.store import fan_out as module
from bot.store.subscribers import SubscriberTable

# Claim.


async def test_unwatched_before_its_turn(database, outbox):
    await one_waiting(database, outbox)
    await unwatch(database, 1, "a")
    assert await claim(outbox) == []
    assert await reasons(database) == [(1, "dead", "unwatched")]


async def test_unwatched_but_another_watch_still_matches(database, outbox):
    """The nearest of those that are left names the watch line."""
    await one_waiting(database, outbox, "a", "land", "b")
    await unwatch(database, 1, "a")
    (claimed,) = await claim(outbox)
    assert claimed.watched_id == "b"
    assert await deliveries(database, "watched_id, state") == [("b", "sending")]


async def test_unwatched_and_another_watch_that_does_not_match(database, outbox):
    await one_waiting(database, outbox, "a", "c")
    await unwatch(database, 1, "a")
    assert await claim(outbox) == []
    assert await reasons(database) == [(1, "dead", "unwatched")]


@pytest.mark.parametrize("state", ["stopped", "gone"])
async def test_stopped_before_its_turn(database, outbox, state):
    await one_waiting(database, outbox)
    await subscribe(database, 1, state=state)
    assert await claim(outbox) == []
    assert await reasons(database) == [(1, "dead", state)]


async def test_expired_before_its_turn(database, outbox, clock):
    await one_waiting(database, outbox)
    clock.forward(DAY_S - 2)
    assert len(await claim(outbox)) == 1
    clock.forward(2)
    await outbox.recover()
    assert await claim(outbox) == []
    assert await reasons(database) == [(1, "dead", "expired")]


async def test_forgotten_while_it_is_sent(database, outbox):
    await one_waiting(database, outbox)
    (claimed,) = await claim(outbox)
    async with database.transaction() as connection:
        await SubscriberTable(database, connection, 0).forget(1)
    await outbox.settle(claimed, Done(5))
    assert await deliveries(database) == [], "nothing comes back"
    assert not await outbox.busy()


async def test_one_alert_a_chat_at_a_time_paced(database, outbox, clock):
    """A person's next alert a second later, a group's three seconds later; others do not wait with them."""
    await subscribe(database, 1, "a")
    await subscribe(database, -2, "a", kind="supergroup")
    for n in range(3):
        await announce(database, outbox, incident(f"i{n}"))
    await fan_out(outbox)
    assert [each.chat_id for each in await claim(outbox)] == [-2, 1]
    assert await claim(outbox) == []
    clock.forward(1.019)
    assert await claim(outbox) == []
    assert await outbox.next_due() == clock.ms() + 1
    clock.forward(0.001)
    assert [each.chat_id for each in await claim(outbox)] == [1]
    clock.forward(2.04)
    assert sorted(each.chat_id for each in await claim(outbox)) == [-2, 1]


async def test_a_chat_with_a_long_queue_does_not_hide_the_others(database, outbox, clock):
    """The first hundred due rows all belong to one chat."""
    await subscribe(database, 1, "a", "c")
    for n in range(100):
        await announce(database, outbox, incident(f"i{n:03}", "c", severity=Severity.EXTREME))
    await fan_out(outbox)
    await subscribe(database, 2, "a")
    await announce(database, outbox, incident("late", severity=Severity.MINOR))
    await fan_out(outbox)
    first = await claim(outbox, 8)
    second = await claim(outbox, 8)
    assert [each.chat_id for each in first + second] == [1, 2]


async def test_the_limit_is_kept(database, outbox):
    for chat_id in range(1, 8):
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident())
    await fan_out(outbox)
    assert [each.chat_id for each in await claim(outbox, 3)] == [1, 2, 3]
    assert [each.chat_id for each in await claim(outbox, 3)] == [4, 5, 6]
    assert Counter(state for _, _, state in await deliveries(database)) == {"sending": 6, "queued": 1}


async def test_gravest_then_nearest_then_oldest(database, outbox):
    """Fanned out in the wrong order on purpose: the claim sorts."""
    await subscribe(database, 1, "land")
    await subscribe(database, 2, "a")
    await subscribe(database, 3, "a")
    await subscribe(database, 4, "c")
    await subscribe(database, 5, "c")
    minor = await announce(database, outbox, incident("minor", "c", severity=Severity.MINOR))
    await fan_out(outbox)
    await unwatch(database, 4, "c")
    await subscribe(database, 4, "a")
    severe = await announce(database, outbox, incident("severe", "a"))
    await fan_out(outbox)
    later = await announce(database, outbox, incident("later", "c"))
    await fan_out(outbox)
    extreme = await announce(database, outbox, incident("extreme", "c", severity=Severity.EXTREME))
    await unwatch(database, 5, "c")
    await subscribe(database, 6, "c")
    await fan_out(outbox)
    order = [(each.told.alert.id, each.chat_id) for each in await claim(outbox)]
    # 6 and 1 by the gravest; then 2, 3, 4 who are in the severe one's town. 5 watches nothing any more.
    assert order == [(extreme, 6), (extreme, 1), (severe, 2), (severe, 3), (severe, 4)]
    assert minor < severe < later


async def test_the_gravest_is_fanned_out_first(database, outbox, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 1)
    for chat_id in (1, 2):
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident("minor", severity=Severity.MINOR))
    grave = await announce(database, outbox, incident("extreme", severity=Severity.EXTREME))
    await outbox.fan_out([])
    await outbox.fan_out([])
    assert await deliveries(database, "alert_id, chat_id") == [(grave, 1), (grave, 2)]


# Revisions.


async def test_an_update_supersedes_what_waits_and_replies_to_what_was_sent(database, outbox, clock):
    for chat_id in (1, 2):
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident())
    await fan_out(outbox)
    (first,) = await claim(outbox, 1)
    await outbox.settle(first, Done(77))
    await announce(database, outbox, incident(revision=2), kind=DecisionKind.UPDATE)
    assert await reasons(database) == [(1, "sent", None), (2, "dead", "superseded")]
    await fan_out(outbox)
    clock.forward(5)
    assert {each.chat_id: each.reply_to for each in await claim(outbox)} == {2: None}
    clock.forward(595)  # no two sounds of one story within ten minutes
    assert {each.chat_id: each.reply_to for each in await claim(outbox)} == {1: 77}


async def test_an_update_ends_the_fan_out_of_its_predecessor(database, outbox, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 1)
    for chat_id in (1, 2, 3):
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident())
    await outbox.fan_out([])
    second = await announce(database, outbox, incident(revision=2), kind=DecisionKind.UPDATE)
    await fan_out(outbox)
    assert [(alert, chat) for alert, chat, _ in await deliveries(database)] == [
        (1, 1), (second, 1), (second, 2), (second, 3),
    ]  # fmt: skip


@pytest.mark.parametrize("maybe_sent", [0, 1])
async def test_what_was_in_flight_when_its_successor_came_is_not_tried_again(database, outbox, clock, maybe_sent):
    """A chat's 429 of hours must not bring yesterday's revision after today's."""
    await subscribe(database, 1, "a")
    await announce(database, outbox, incident())
    await fan_out(outbox)
    (first,) = await claim(outbox)
    second = await announce(database, outbox, incident(revision=2), kind=DecisionKind.UPDATE)
    await fan_out(outbox)
    await outbox.settle(first, Again(clock.ms(), "reset", maybe_sent, 1))
    clock.forward(5)
    assert [each.told.alert.id for each in await claim(outbox)] == [second]
    assert (1, "dead", "superseded") in await reasons(database)


async def test_other_incidents_are_left_alone(database, outbox):
    await subscribe(database, 1, "a")
    await announce(database, outbox, incident("i1"))
    await announce(database, outbox, incident("i2"))
    await fan_out(outbox)
    await announce(database, outbox, incident("i1", revision=2), kind=DecisionKind.UPDATE)
    assert [state for _, _, state in await deliveries(database)] == ["dead", "queued"]


# Counting.


async def test_busy_from_the_announcement_to_the_last_outcome(database, outbox):
    assert not await outbox.busy()
    await subscribe(database, 1, "a")
    await announce(database, outbox, incident())
    assert await outbox.busy()
    await fan_out(outbox)
    assert await outbox.busy()
    assert outbox.filled.is_set()
    (claimed,) = await claim(outbox)
    assert await outbox.busy()
    await outbox.settle(claimed, Done(1))
    assert not await outbox.busy()
    assert await outbox.counts() == {"sent": 1}


async def test_texts_and_keys_come_along(database, outbox):
    """More alerts than are kept in memory: each claim still has its own words."""
    for n in range(120):
        await subscribe(database, n, "a")
        await announce(database, outbox, incident(f"i{n}"))
        await fan_out(outbox)
        async with database.transaction() as connection:
            await SubscriberTable(database, connection, 0).save(Chat(n, "en", state="stopped"))
    async with database.transaction() as connection:
        await connection.execute("UPDATE chat SET state = 'active'")
    order = list(await claim(outbox, 200))
    random.Random(1).shuffle(order)
    for each in order:
        assert each.told.alert.incident.id == f"i{each.chat_id}"
        assert each.told.texts["fr", "a"] == "fr a"
        assert each.told.key("b").place_id == "b"
    assert len(order) == 120
