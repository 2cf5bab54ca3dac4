"""What the courier has in hand: sends that hang, what a decision hands over, and the end of a service."""

import asyncio
import sqlite3

import pytest
from brisk import Awake, Patient, deliver, ends, everybody, say
from household import (
    announce,
    deliveries,
    incident,
    rows,
    until,
)

from bot import courier as module
from bot.courier import Courier
from bot.delivery.retry import Sent
from bot.in_hand import GROUP_PACE_MS, PRIVATE_PACE_MS
from bot.store.database import Database
from bot.store.outbox import Outbox
from bot.store.replies import Replies

# Alerts that hang.


async def test_a_hundred_alerts_that_hang_do_not_hold_up_an_answer(database, outbox, replies, make, phones):
    await everybody(database, outbox, range(1, module.IN_FLIGHT + 31))
    released, hanging = asyncio.Event(), []

    async def hangs():
        hanging.append(1)
        if len(hanging) == module.IN_FLIGHT:
            await say(database, replies, 999, "Adoua is watched.")
        await released.wait()
        return Sent(1)

    async def answered():
        released.set()
        return Sent(1)

    phones.answers = {chat: [hangs] for chat in range(1, module.IN_FLIGHT + 31)} | {999: [answered]}
    await deliver(make, kind=Patient)
    assert phones.order.index(("sendMessage", 999)) == module.IN_FLIGHT
    assert len(phones.alerts) == module.IN_FLIGHT + 30


# Handed over with the decision.


async def test_who_waits_is_handed_what_goes_first(database, outbox, make, phones, monkeypatch):
    """No claim of its own lies between the decision and the first messages; the rest is claimed as ever."""
    await everybody(database, outbox, range(1, 9), alerts=0)
    walks, claim = [], outbox.claim

    async def counted(*asked):
        walks.append(len(phones.alerts))
        return await claim(*asked)

    courier = make(Awake)
    running = asyncio.create_task(courier.run())
    await until(lambda: outbox._hand)
    monkeypatch.setattr(outbox, "claim", counted)
    await announce(database, outbox, incident(), begins=True)
    await until(lambda: len(phones.alerts) == 8)
    courier.stop()
    await running
    assert walks[0] > 0, "what was handed over goes before anything is claimed"
    assert [chat for chat, *_ in phones.alerts] == list(range(1, 9))
    assert await deliveries(database, "state, attempts") == [("sent", 1)] * 8


async def test_what_is_handed_over_at_the_end_is_put_back(database, outbox, make, phones):
    await everybody(database, outbox, range(1, 9), alerts=0)
    outbox.open_hand(5, PRIVATE_PACE_MS, GROUP_PACE_MS)
    await announce(database, outbox, incident(), begins=True)
    courier = make(Courier)
    courier.stop()
    await courier.run()
    assert phones.alerts == []
    assert await deliveries(database, "state, attempts, interrupted") == [("queued", 0, 0)] * 8


async def test_what_was_handed_over_late_goes_before_more_is_claimed(database, outbox, make, phones):
    """The courier was woken by something else, and closed its hand, while the decision was being written."""
    await everybody(database, outbox, range(1, 9), alerts=0)
    outbox.open_hand(5, PRIVATE_PACE_MS, GROUP_PACE_MS)
    await announce(database, outbox, incident(), begins=True)
    await deliver(make)
    assert [chat for chat, *_ in phones.alerts] == list(range(1, 9))
    assert await deliveries(database, "state, attempts") == [("sent", 1)] * 8


# Stopping.


async def test_stop_finishes_what_is_in_flight_and_leaves_the_rest_unmarked(database, outbox, make, phones):
    await everybody(database, outbox, range(1, 31))
    answer, on_the_way = asyncio.Event(), []

    async def slow():
        on_the_way.append(1)
        if len(on_the_way) == 5:
            courier.stop()
            answer.set()
        await answer.wait()
        return Sent(1)

    phones.answers = {chat: [slow] for chat in range(1, 31)}
    courier = make()
    await asyncio.wait_for(courier.run(), 60)
    states = await deliveries(database, "state, attempts, maybe_sent")
    sent = [each for each in states if each[0] == "sent"]
    assert len(sent) == len(on_the_way) >= 5
    assert set(states) - set(sent) == {("queued", 0, 0)}
    await outbox.recover()
    phones.answers = {}
    await deliver(make)
    assert sorted(chat for chat, *_ in phones.alerts) == list(range(1, 31)), "a clean restart repeats nothing"


async def test_stop_while_the_bot_is_paused(database, outbox, replies, make, phones):
    """Nothing is held back by the throttle for longer than the stop takes."""
    await everybody(database, outbox, [1, 2])
    await say(database, replies, 9, "hello")
    courier = make(Courier)
    courier._throttle.pause(phones.clock.seconds + 3600)
    running = asyncio.create_task(courier.run())
    await asyncio.sleep(0)
    courier.stop()
    await asyncio.wait_for(running, 5)
    assert phones.order == []
    assert await deliveries(database, "state, maybe_sent") == [("queued", 0), ("queued", 0)]
    assert await rows(database, "SELECT state FROM reply") == [("queued",)]


async def test_who_does_not_answer_within_the_grace_is_left_as_unknown(database, outbox, make, phones, monkeypatch):
    monkeypatch.setattr(module, "STOP_GRACE_S", 0.01)
    await everybody(database, outbox, [1])
    reached = asyncio.Event()

    async def never():
        reached.set()
        await asyncio.Event().wait()

    phones.answers[1] = [never]
    courier = make(Courier)
    running = asyncio.create_task(courier.run())
    await reached.wait()
    courier.stop()
    await asyncio.wait_for(running, 5)
    assert [state for _, state, _ in await ends(database)] == ["sending"]
    await outbox.recover()
    assert await deliveries(database, "state, interrupted") == [("queued", 1)]


async def test_a_disk_that_is_full_for_a_while(database, outbox, make, phones, monkeypatch):
    """Outcomes are written once it can be; meanwhile nothing more is sent, and nothing is sent twice."""
    await everybody(database, outbox, range(1, 41))
    real, at_fault = outbox.settle, []

    async def settle(claim, *steps):
        if len(phones.order) >= 5 and len(at_fault) < 40:
            at_fault.append(len(phones.order))
            raise sqlite3.OperationalError("database or disk is full")
        return await real(claim, *steps)

    monkeypatch.setattr(outbox, "settle", settle)
    await deliver(make)
    assert len(at_fault) == 40
    assert at_fault[-1] - at_fault[0] <= 3, "no more than had their slot when it failed first"
    assert sorted(chat for chat, *_ in phones.alerts) == list(range(1, 41))
    assert {state for _, state, _ in await ends(database)} == {"sent"}


async def test_a_file_that_another_process_holds_ends_nothing(database, outbox, make, phones, monkeypatch, caplog):
    await everybody(database, outbox, [1, 2])
    real, failures = outbox.claim, []

    async def claim(*args):
        if len(failures) < 3:
            failures.append(phones.clock.seconds)
            raise sqlite3.OperationalError("database is locked")
        return await real(*args)

    monkeypatch.setattr(outbox, "claim", claim)
    await deliver(make)
    assert failures[2] - failures[0] >= 2, "left alone in between"
    assert len(phones.alerts) == 2
    assert "database is locked" in caplog.text


async def test_an_outcome_that_cannot_be_written_ends_the_walk(database, outbox, make, phones):
    """Half alive it would hold that message until somebody restarts it, and tell nobody."""
    await everybody(database, outbox, range(1, 4))
    phones.answers[1] = [Sent(object())]  # nothing that SQLite can keep
    with pytest.raises(Exception, match=r"[Bb]ind|supported"):
        await deliver(make)


async def test_sent_and_killed_before_it_is_written(database, outbox, make, phones, clock, tmp_path):
    """The next life repeats what was in flight, once, and nothing else."""
    await everybody(database, outbox, range(1, 6))
    reached = asyncio.Event()

    async def dies():
        reached.set()
        await asyncio.Event().wait()

    phones.answers[3] = [dies]
    running = asyncio.create_task(make().run())
    await reached.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await outbox.close()
    in_flight = {chat for chat, state, _ in await ends(database) if state == "sending"}
    assert 3 in in_flight
    again = await Database.open(tmp_path / "vigie.db")
    box, lane = Outbox(again, clock.ms), Replies(again, clock.ms)
    await box.recover()
    await deliver(make, outbox=box, replies=lane)
    told = [chat for chat, *_ in phones.alerts]
    assert set(told) == set(range(1, 6))
    assert {chat for chat in told if told.count(chat) > 1} <= in_flight
    assert max(told.count(chat) for chat in told) == 2
    await again.close()
