"""What becomes of a delivery after its try, and of those in flight when the process ends or the clock is set."""

import asyncio

import pytest
from household import (
    DAY_S,
    announce,
    claim,
    claimed_one,
    deliveries,
    fan_out,
    incident,
    one_waiting,
    reasons,
    rows,
    subscribe,
)

from bot.delivery.retry import Again, Dead, Done, Leave, Move, Pause, Plain
from bot.store.database import Database
from bot.store.outbox import INTERRUPTED_MS, INTERRUPTIONS, Outbox

# Settle.


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
