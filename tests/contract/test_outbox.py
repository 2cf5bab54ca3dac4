"""Alerts on their way: each matching chat once, nothing lost by a crash, nothing told that must not be."""

import asyncio
import random
from collections import Counter

import pytest
from household import (
    DAY_S,
    announce,
    deliveries,
    fan_out,
    incident,
    rows,
    subscribe,
    unwatch,
)

from bot.delivery.retry import Again, Dead, Done, Leave, Move, Pause, Plain
from bot.model import Audience, Chat, DecisionKind, Severity
from bot.store import fan_out as module
from bot.store.database import Database
from bot.store.outbox import INTERRUPTED_MS, INTERRUPTIONS, Outbox
from bot.store.subscribers import SubscriberTable

PACE = (1_020, 3_060)


async def claim(outbox, limit=50):
    return await outbox.claim(limit, *PACE)


async def reasons(database):
    return await rows(database, "SELECT chat_id, state, reason FROM delivery ORDER BY alert_id, chat_id")


# Fan-out.


async def test_each_chat_once_with_its_nearest_watch(database, outbox):
    await subscribe(database, 1, "a", "ring", "land")
    await subscribe(database, 2, "ring", "b")  # b lies around a: nearer than the ring
    await subscribe(database, 3, "land")
    await subscribe(database, 4, "c")  # far away
    await announce(database, outbox, incident())
    await fan_out(outbox)
    assert await deliveries(database, "chat_id, watched_id, state") == [
        (1, "a", "queued"), (2, "b", "queued"), (3, "land", "queued"),
    ]  # fmt: skip
    assert not await outbox.fan_out([]), "nothing is left"


async def test_only_who_is_active(database, outbox):
    await subscribe(database, 1, "a")
    await subscribe(database, 2, "a", state="stopped")
    await subscribe(database, 3, "a", state="gone")
    await announce(database, outbox, incident())
    await fan_out(outbox)
    assert await deliveries(database, "chat_id") == [(1,)]


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 100])
async def test_chunk_by_chunk(database, outbox, monkeypatch, chunk):
    """Chats over several keys, stopped ones among them, negative ids of groups: each once, whatever the chunk."""
    monkeypatch.setattr(module, "CHUNK", chunk)
    active = set()
    for n in range(-6, 7):
        state = "stopped" if n % 5 == 0 else "active"
        await subscribe(database, n, *(["a", "ring"] if n % 2 else ["b"]), state=state)
        active |= {n} if state == "active" else set()
    await announce(database, outbox, incident())
    chunks = 0
    before = 0
    while await outbox.fan_out([]):
        chunks += 1
        written = len(await deliveries(database))
        assert written - before <= chunk
        before = written
    assert {chat for (chat,) in await deliveries(database, "chat_id")} == active
    assert before == len(active)
    assert chunks >= len(active) / chunk


async def test_a_fan_out_resumes_after_a_crash(database, clock, monkeypatch, tmp_path):
    """After every single chunk the process dies; the next goes on where it stood."""
    monkeypatch.setattr(module, "CHUNK", 2)
    await subscribe(database, 1, "a")
    for n in range(2, 12):
        await subscribe(database, n, "a", "land")
    await announce(database, Outbox(database, clock.ms), incident())
    await database.close()
    lives = 0
    while True:
        database = await Database.open(tmp_path / "vigie.db")
        outbox = Outbox(database, clock.ms)
        await outbox.recover()
        assert outbox.announced.is_set(), "the pipeline looks for unfinished fan-outs at start"
        going_on = await outbox.fan_out([])
        written = await deliveries(database, "chat_id")
        await database.close()
        if not going_on:
            break
        lives += 1
    assert written == [(n,) for n in range(1, 12)]
    assert lives >= 6


async def test_who_comes_while_it_is_fanned_out_is_told_if_their_turn_is_still_to_come(database, outbox, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 1)
    await subscribe(database, 5, "a")
    await subscribe(database, 6, "a")
    await announce(database, outbox, incident())
    await outbox.fan_out([])
    await subscribe(database, 4, "a")  # behind the cursor
    await subscribe(database, 7, "a")
    await fan_out(outbox)
    assert await deliveries(database, "chat_id") == [(5,), (6,), (7,)]


async def test_tests_reach_testers_only(database, outbox):
    for chat_id in (1, 2):
        await subscribe(database, chat_id, "a")
    await subscribe(database, 3, state="stopped")
    await announce(database, outbox, incident(), audience=Audience.TESTERS)
    await fan_out(outbox, testers=[2, 3, 99])  # stopped, and never seen
    assert await deliveries(database, "chat_id, watched_id") == [(2, "")]
    (claimed,) = await claim(outbox)
    assert claimed.chat_id == 2, "a tester needs no watch"


async def test_a_retraction_tells_only_those_who_were_told(database, outbox, clock, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 2)
    for chat_id in range(1, 9):
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident())
    await fan_out(outbox)
    steps = {
        1: Done(11),
        2: Again(clock.ms(), "reset", 1, 1),  # perhaps told
        3: Dead("rejected"),
        4: Again(clock.ms(), "throttled", 0, 0),  # surely not
        5: Leave("blocked"),
        6: Done(16),
        7: Done(17),
    }
    on_the_way = {each.chat_id: each for each in await claim(outbox)}
    for chat_id, step in steps.items():
        await outbox.settle(on_the_way[chat_id], step)
    await unwatch(database, 1, "a")  # a wrong word is taken back all the same
    await subscribe(database, 9, "a")  # came later
    taken_back = await announce(database, outbox, incident(revision=2), kind=DecisionKind.RETRACTION)
    await fan_out(outbox)
    told = {chat for alert, chat, _ in await deliveries(database) if alert == taken_back}
    assert told == {1, 2, 6, 7, 8}, "8 is being sent at this moment"
    clock.forward(60)
    claims = {each.chat_id: each.reply_to for each in await claim(outbox)}
    assert claims == {1: 11, 2: None, 6: 16, 7: 17}
    assert await claim(outbox) == [], "to 8 the wrong word is still on its way: it is taken back behind it"
    await outbox.settle(on_the_way[8], Done(18))
    clock.forward(2)
    assert {each.chat_id: each.reply_to for each in await claim(outbox)} == {8: 18}


# Claim.


async def one_waiting(database, outbox, *watches, **alert):
    await subscribe(database, 1, *(watches or ("a",)))
    number = await announce(database, outbox, incident(), **alert)
    await fan_out(outbox)
    return number


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


# Settle.


async def claimed_one(database, outbox):
    await one_waiting(database, outbox)
    (claimed,) = await claim(outbox)
    return claimed


async def test_sent_keeps_the_message_id(database, outbox, clock):
    await outbox.settle(await claimed_one(database, outbox), Done(8812))
    assert await deliveries(database, "state, message_id, settled_at") == [("sent", 8812, clock.ms())]
    assert not await outbox.busy()


async def test_dead_keeps_its_reason(database, outbox):
    await outbox.settle(await claimed_one(database, outbox), Dead("Message is too long"))
    assert await reasons(database) == [(1, "dead", "Message is too long")]


async def test_again_waits_with_its_counts(database, outbox, clock):
    await outbox.settle(await claimed_one(database, outbox), Again(clock.ms() + 7_000, "cut", 1, 1))
    assert await outbox.next_due() == clock.ms() + 7_000
    clock.forward(6.999)
    assert await claim(outbox) == []
    clock.forward(0.001)
    (again,) = await claim(outbox)
    assert (again.attempts, again.maybe_sent) == (1, 1)


async def test_a_chats_throttle_parks_all_its_alerts_and_nobody_elses(database, outbox, clock):
    """10,072 seconds, as Telegram has asked for: kept in the database, past a restart."""
    await subscribe(database, 1, "a")
    await subscribe(database, 2, "a")
    await announce(database, outbox, incident("i1"))
    await announce(database, outbox, incident("i2"))
    await fan_out(outbox)
    one, two = await claim(outbox)
    await outbox.settle(one, Again(clock.ms() + 10_072_000, "throttled", 0, 0))
    await outbox.settle(two, Done(1))
    clock.forward(2)
    assert [each.chat_id for each in await claim(outbox)] == [2]
    await outbox.recover()
    clock.forward(10_000)
    assert {each.chat_id for each in await claim(outbox)} == {2}, "its second copy, after the restart"
    clock.forward(70)
    (parked,) = await claim(outbox)
    assert (parked.chat_id, parked.told.alert.id) == (1, 1)


async def test_plain_is_remembered(database, outbox, clock):
    await outbox.settle(await claimed_one(database, outbox), Plain("can't parse entities"))
    clock.forward(2)
    (again,) = await claim(outbox)
    assert again.plain
    assert again.attempts == 0


@pytest.mark.parametrize("step", [Pause("Unauthorized"), Plain("can't parse entities"), Move(77)])
async def test_a_pause_a_rewording_and_a_move_leave_the_counts(database, outbox, clock, step):
    await outbox.settle(await claimed_one(database, outbox), Again(clock.ms(), "cut", 1, 4))
    clock.forward(2)
    (first,) = await claim(outbox)
    assert (first.attempts, first.maybe_sent) == (4, 1)
    await outbox.settle(first, step)
    clock.forward(2)
    (again,) = await claim(outbox)
    assert (again.attempts, again.maybe_sent) == (4, 1), "or it would be told a third time"


async def test_a_gone_chat_gets_nothing_more(database, outbox, clock):
    await subscribe(database, 1, "a")
    await announce(database, outbox, incident("i1"))
    await announce(database, outbox, incident("i2"))
    await fan_out(outbox)
    (first,) = await claim(outbox)
    await outbox.settle(first, Leave("bot was blocked by the user"))
    reason = "bot was blocked by the user"
    assert await reasons(database) == [(1, "dead", reason), (1, "dead", reason)]
    await announce(database, outbox, incident("i3"))
    await fan_out(outbox)
    assert len(await deliveries(database)) == 2
    assert await rows(database, "SELECT state FROM chat") == [("gone",)]
    assert await rows(database, "SELECT place_id FROM watch") == [("a",)], "a chat that comes back finds its towns"


async def test_a_group_that_moved_takes_everything_along(database, outbox, clock):
    await subscribe(database, -5, "a", "b", kind="group", language="fr")
    await announce(database, outbox, incident("i1"))
    await announce(database, outbox, incident("i2"))
    await fan_out(outbox)
    (first,) = await claim(outbox)
    await outbox.settle(first, Move(-100_5))
    clock.forward(10)
    (again,) = await claim(outbox)
    assert (again.chat_id, again.chat_kind, again.language) == (-100_5, "supergroup", "fr")
    assert (again.told.alert.id, again.attempts) == (1, 0)
    assert await deliveries(database, "DISTINCT chat_id") == [(-100_5,)]
    assert await rows(database, "SELECT DISTINCT chat_id FROM watch") == [(-100_5,)]
    assert await rows(database, "SELECT id, state FROM chat") == [(-100_5, "active")]


async def test_a_group_that_moved_to_a_chat_we_know(database, outbox, clock):
    """Both had the same alert waiting: one of the two is told, once."""
    await subscribe(database, -5, "a", kind="group")
    await subscribe(database, -100_5, "b", kind="supergroup")
    await announce(database, outbox, incident())
    await fan_out(outbox)
    claims = {each.chat_id: each for each in await claim(outbox)}
    await outbox.settle(claims[-100_5], Done(3))
    await outbox.settle(claims[-5], Move(-100_5))
    clock.forward(10)
    assert await claim(outbox) == []
    assert await deliveries(database) == [(1, -100_5, "sent")]
    assert await rows(database, "SELECT place_id FROM watch ORDER BY 1") == [("a",), ("b",)]


async def test_unclaim_is_as_if_it_had_not_been_claimed(database, outbox, clock):
    first = await claimed_one(database, outbox)
    await outbox.unclaim([first])
    clock.forward(2)
    (again,) = await claim(outbox)
    assert (again.attempts, again.maybe_sent) == (0, 0)


async def test_outcomes_that_wait_together_share_a_commit_and_one_bad_one_fails_alone(database, outbox, monkeypatch):
    for chat_id in range(1, 6):
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident())
    await fan_out(outbox)
    claims = await claim(outbox)
    async with database.transaction():
        tasks = [
            asyncio.create_task(outbox.settle(each, Done(object() if each.chat_id == 3 else each.chat_id)))
            for each in claims
        ]
        await asyncio.sleep(0)
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(each).__name__ for each in results].count("NoneType") == 4
    assert [state for _, _, state in await deliveries(database)] == ["sent", "sent", "sending", "sent", "sent"]


# Restart.


async def crash(database, clock, tmp_path):
    """The connections end without another word; a new process opens the file."""
    await database.close()
    reopened = await Database.open(tmp_path / "vigie.db")
    outbox = Outbox(reopened, clock.ms)
    await outbox.recover()
    return reopened, outbox


async def test_what_was_in_flight_is_sent_again_and_marked(database, outbox, clock, tmp_path):
    """It may never have left: a second crash in the wrong moment must not lose it, and only a tenth buries it."""
    await one_waiting(database, outbox)
    for crashes in range(INTERRUPTIONS + 1):
        (claimed,) = await claim(outbox)
        assert (claimed.interrupted, claimed.maybe_sent) == (crashes, 0)
        database, outbox = await crash(database, clock, tmp_path)
        clock.forward(2 + INTERRUPTED_MS / 1000 * crashes**2)
    assert await claim(outbox) == []
    assert await reasons(database) == [(1, "dead", "interrupted")]
    await database.close()


async def test_a_process_that_keeps_dying_does_not_bury_the_head_of_the_queue(database, outbox, clock, tmp_path):
    """It dies of something else, two seconds after each start, with whatever it claimed first in flight."""
    for chat_id in range(1, 9):
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident())
    await fan_out(outbox)
    met = []
    for _ in range(20):
        met += [each.chat_id for each in await claim(outbox, 2)]
        database, outbox = await crash(database, clock, tmp_path)
        clock.forward(2)
    assert set(met) == set(range(1, 9)), "everybody had a try"
    assert await rows(database, "SELECT 1 FROM delivery WHERE state = 'dead'") == []
    await database.close()


async def test_what_only_waited_is_not_marked_by_a_crash(database, outbox, clock, tmp_path):
    await one_waiting(database, outbox)
    for _ in range(3):
        database, outbox = await crash(database, clock, tmp_path)
    (claimed,) = await claim(outbox)
    assert (claimed.attempts, claimed.interrupted) == (0, 0)
    await database.close()


@pytest.mark.parametrize("jump_s", [-365 * DAY_S, -3 * 3600])
async def test_a_clock_set_back_freezes_nothing(database, outbox, clock, jump_s):
    """One waits in its chat's pace, one for a retry; chat 2 is only unlucky."""
    await subscribe(database, 1, "a")
    await subscribe(database, 2, "a")
    await announce(database, outbox, incident("i1"))
    await announce(database, outbox, incident("i2"))
    await fan_out(outbox)
    one, two = await claim(outbox)
    await outbox.settle(one, Done(1))
    await outbox.settle(two, Again(clock.ms() + 60_000, "no network", 0, 3))
    clock.jump(jump_s)
    await outbox.recover()
    assert sorted(each.chat_id for each in await claim(outbox)) == [1, 2]


async def test_a_clock_set_forward_by_an_hour_loses_nothing(database, outbox, clock):
    await one_waiting(database, outbox)
    clock.jump(3600)
    await outbox.recover()
    assert len(await claim(outbox)) == 1


async def test_a_restart_leaves_a_park_in_force(database, outbox, clock):
    first = await claimed_one(database, outbox)
    await outbox.settle(first, Again(clock.ms() + 20 * 3_600_000, "throttled", 0, 0))
    clock.forward(1)
    await outbox.recover()
    clock.forward(19 * 3600)
    assert await claim(outbox) == []
    clock.forward(3600)
    assert len(await claim(outbox)) == 1


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
