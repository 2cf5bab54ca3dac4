"""P11: the wall clock jumps, and nothing that waits is lost or frozen by it."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest
from household import announce, fan_out, incident, item, rows, subscribe

from bot import clock as module
from bot.clock import JUMP_MS, Clock, begin, watch_clock
from bot.delivery.retry import Again, Done, NotSent, Throttled, next_step
from bot.model import DecisionKind
from bot.store.inbox import Inbox
from bot.store.notices import CLOCK, waiting
from bot.store.outbox import Outbox
from bot.store.replies import Replies

YEAR_MS = 365 * 86_400_000
T0 = 1_770_000_000_000
JUMPS = [YEAR_MS, -YEAR_MS]


class Machine:
    """A machine whose wall clock anybody can set."""

    def __init__(self):
        self.wall, self.steady = T0, 5_000

    def passes(self, seconds):
        self.wall += round(seconds * 1000)
        self.steady += round(seconds * 1000)

    def clock(self):
        return Clock(lambda: self.wall, lambda: self.steady)


@pytest.fixture
def machine(monkeypatch):
    monkeypatch.setattr(module, "boot_id", lambda: "this life")
    monkeypatch.setattr(module, "LOOK_S", 0.001)
    return Machine()


def test_the_service_time_does_not_jump_by_itself(machine):
    clock = machine.clock()
    machine.wall += YEAR_MS
    machine.passes(1)
    assert clock.ms() == T0 + 1000
    assert clock.gap() == YEAR_MS
    assert clock.stood_for(timedelta(days=1))
    clock.follow()
    assert clock.ms() == T0 + 1000 + YEAR_MS
    assert not clock.stood_for(timedelta(days=1))
    machine.passes(86_400)
    assert clock.stood_for(timedelta(days=1))


def test_a_clock_that_is_trimmed_is_followed(machine):
    clock = machine.clock()
    machine.wall += JUMP_MS - 1
    clock.follow()
    assert clock.ms() == T0 + JUMP_MS - 1
    assert clock.stood_for(timedelta(days=1)), "that was no jump"


class House:
    """The durable queues on one clock, with something waiting in each."""

    def __init__(self, database, clock):
        self.database, self.clock = database, clock
        self.inbox, self.outbox = Inbox(database, clock.ms), Outbox(database, clock.ms)
        self.replies = Replies(database, clock.ms)

    async def close(self):
        for each in (self.inbox, self.outbox, self.replies):
            await each.close()

    async def fill(self):
        """Chat 1 waits for the network, chat 2 is parked, chat 3 is due; an item is given back, an answer waits."""
        for chat_id in (1, 2, 3):
            await subscribe(self.database, chat_id, "a")
        await announce(self.database, self.outbox, incident(), clock=self.clock, expires_s=600)
        await fan_out(self.outbox)
        for claim in await self.outbox.claim(2, 0, 0):
            outcome = NotSent("no network") if claim.chat_id == 1 else Throttled(20)
            step = next_step(outcome, attempts=0, maybe_sent=0, now_ms=self.clock.ms())
            await self.outbox.settle(claim, step)
        await self.inbox.accept(item())
        (leased,) = await self.inbox.lease(1)
        await self.inbox.retry(leased, 5_000, "x")
        async with self.database.transaction() as connection:
            await self.replies.add(connection, 9, "sendMessage", {"chat_id": 9, "text": "hello"})
        (reply,) = await self.replies.claim(1)
        await self.replies.settle(reply, Again(self.clock.ms() + 2_000, "x", 0, 1))

    async def due(self):
        """Who is due now: chats of alerts, items, answers. Late is how long each alert says that it waited."""
        claims = await self.outbox.claim(9, 0, 0)
        late = {claim.chat_id: self.clock.ms() - claim.queued_at for claim in claims}
        for claim in claims:
            await self.outbox.settle(claim, Done(1))
        items = [each.item.key for each in await self.inbox.lease(9)]
        answers = [each.chat_id for each in await self.replies.claim(9)]
        return late, items, answers


async def expect_nothing_lost_or_frozen(house, machine):
    """As if nobody had touched the clock."""
    assert await house.due() == ({3: 0}, [], [])
    machine.passes(2)
    assert await house.due() == ({1: 2_000}, [], [9])
    machine.passes(3)
    assert await house.due() == ({}, ["one"], [])
    machine.passes(14)
    assert await house.due() == ({}, [], [])
    machine.passes(1)
    assert await house.due() == ({2: 20_000}, [], [])
    assert await rows(house.database, "SELECT state, COUNT(*) FROM delivery GROUP BY state") == [("sent", 3)]


@pytest.mark.parametrize("by", JUMPS)
async def test_a_jump_while_it_runs(database, machine, caplog, by):
    clock = machine.clock()
    await begin(database, clock)
    house = House(database, clock)
    await house.fill()
    woken = asyncio.Event()
    with caplog.at_level(logging.WARNING, "bot"):
        watch = asyncio.create_task(watch_clock(database, clock, woken.set))
        machine.wall += by
        assert clock.ms() == T0, "until what waits has moved with it, no time has passed"
        await asyncio.wait_for(woken.wait(), 5)
    watch.cancel()
    assert clock.ms() == T0 + by
    await expect_nothing_lost_or_frozen(house, machine)
    assert "the machine's clock was set by" in caplog.text
    (noted,) = await waiting(database)
    assert noted.kind == CLOCK
    await house.close()


@pytest.mark.parametrize("by", JUMPS)
async def test_a_jump_between_two_runs(database, machine, by):
    before = machine.clock()
    await begin(database, before)
    house = House(database, before)
    await house.fill()
    await house.close()
    machine.wall += by
    after = machine.clock()
    await begin(database, after)
    again = House(database, after)
    for queue in (again.inbox, again.outbox, again.replies):
        await queue.recover()
    await expect_nothing_lost_or_frozen(again, machine)
    await again.close()


async def test_a_machine_that_started_anew_says_nothing_about_its_old_clock(database, machine, monkeypatch):
    """Its steady clock begins again: what it was ahead by then means nothing, and nothing is moved."""
    await begin(database, machine.clock())
    monkeypatch.setattr(module, "boot_id", lambda: "another life")
    machine.steady = 0
    machine.wall += 3_600_000
    await begin(database, machine.clock())
    assert await waiting(database) == []
    assert await rows(database, "SELECT boot, offset_ms FROM clock") == [("another life", T0 + 3_600_000)]


async def test_a_clock_that_creeps_is_kept_and_moves_nothing(database, machine):
    clock = machine.clock()
    await begin(database, clock)
    watch = asyncio.create_task(watch_clock(database, clock, lambda: None))
    for _ in range(20):
        machine.wall += 2_000
        async with asyncio.timeout(5):
            while clock.gap():
                await asyncio.sleep(0.001)
    async with asyncio.timeout(5):
        while (await rows(database, "SELECT offset_ms FROM clock"))[0][0] < T0 - 5_000 + 35_000:
            await asyncio.sleep(0.001)
    watch.cancel()
    assert await waiting(database) == []


@pytest.mark.parametrize("by", JUMPS)
async def test_a_pause_lasts_as_long_as_was_asked_for(database, machine, by):
    clock = machine.clock()
    await begin(database, clock)
    await subscribe(database, 1, "a")
    async with database.transaction() as connection:
        await connection.execute("UPDATE chat SET muted_until = ?", [T0 + 3_600_000])
    machine.wall += by
    await begin(database, machine.clock())
    assert await rows(database, "SELECT muted_until FROM chat") == [(T0 + 3_600_000 + by,)]


async def test_a_sound_in_the_future_holds_nothing(database, machine):
    """A story sounded in a chat, then the clock was set back: its update does not wait for a year."""
    clock = machine.clock()
    await begin(database, clock)
    house = House(database, clock)
    await subscribe(database, 1, "a")
    await announce(database, house.outbox, incident(), clock=clock)
    await fan_out(house.outbox)
    assert list((await house.due())[0]) == [1]
    machine.wall -= YEAR_MS
    after = machine.clock()
    await begin(database, after)
    again = House(database, after)
    await announce(database, again.outbox, incident(revision=2), clock=after, kind=DecisionKind.UPDATE)
    await fan_out(again.outbox)
    assert list((await again.due())[0]) == [1]
    for each in (house, again):
        await each.close()
