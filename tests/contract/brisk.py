"""Couriers in a world where waiting takes no time, and what their tests say again and again.

Time is the clock's of these tests: whoever waits moves it. So hours pass in no time, and nothing is left to luck.
"""

import asyncio

from household import (
    Phones,
    announce,
    deliveries,
    fan_out,
    incident,
    subscribe,
)

from bot.courier import Courier
from bot.i18n import Words

WORDS = Words.load()
SHORTEST_S = 1e-6  # no wait is shorter in the real world either


class TimedPhones(Phones):
    """Notes when each message was sent."""

    def __init__(self, clock):
        super().__init__()
        self.clock, self.times = clock, []

    async def _outcome(self, chat_id):
        self.times.append((self.clock.seconds, chat_id))
        return await super()._outcome(chat_id)

    def at(self, chat_id):
        return [seconds for seconds, chat in self.times if chat == chat_id]


class Brisk(Courier):
    """The courier in a world where waiting takes no time: it moves the clock instead."""

    clock = None

    async def _sleep(self, seconds):
        self.clock.forward(max(seconds, SHORTEST_S))
        await asyncio.sleep(0)

    async def _wait_for_work(self):
        if self._in_flight:
            await asyncio.wait(self._in_flight, return_when=asyncio.FIRST_COMPLETED)
            return
        dues = [await self._outbox.next_due(), await self._replies.next_due()]
        due = min((each for each in dues if each is not None), default=None)
        if due is not None:
            self.clock.forward(max(due - self.clock.ms(), 0) / 1000)
            self._outbox.filled.set()
            self._replies.filled.set()
        elif not self._outbox.filled.is_set() and not self._replies.filled.is_set():
            self.stop()


class Awake(Brisk):
    """Waits for work as the real one does."""

    _wait_for_work = Courier._wait_for_work


class Patient(Brisk):
    """Waits for work as the real one does: here the alerts end only when something else is done."""

    async def _wait_for_work(self):
        if self._full():
            await Courier._wait_for_work(self)
        else:
            await super()._wait_for_work()


class Asyncio:
    """asyncio as the courier sees it: all of it, but for a sleep that moves the test's clock."""

    def __init__(self, sleep):
        self.sleep = sleep

    def __getattr__(self, name):
        return getattr(asyncio, name)


async def deliver(make, **other):
    """Run until nothing is left to do."""
    courier = make(**other)
    await asyncio.wait_for(courier.run(), 60)
    return courier


async def everybody(database, outbox, chats, alerts=1, place="a", **more):
    for chat_id in chats:
        await subscribe(database, chat_id, place)
    for n in range(alerts):
        await announce(database, outbox, incident(f"i{n}", place, **more))
    await fan_out(outbox)


async def say(database, replies, chat_id, *texts, method="sendMessage"):
    async with database.transaction() as connection:
        for text in texts:
            await replies.add(connection, chat_id, method, {"chat_id": chat_id, "text": text})
    replies.filled.set()


async def ends(database):
    return await deliveries(database, "chat_id, state, reason")


def most_in(times, window=1.0):
    return max(sum(start <= each < start + window for each in times) for start in times)
