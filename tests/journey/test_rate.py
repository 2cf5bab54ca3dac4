"""P7 where it counts: at the receiver, in a process of its own, through a kill, the next start and the bot's own 429.

A receiver that is held up itself sees late what came in time. So it tells two times of each message, between which it
arrived, and only a second that surely held too many is a fault: on a calm machine the two are milliseconds apart.
"""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

from bot.delivery.throttle import BOT_LIMIT
from bot.model import Chat
from bot.store.database import Database
from bot.store.subscribers import SubscriberTable
from tests.bench.peer import Peer, peer
from tests.journey.harness import plain_item, towns
from tests.journey.process import Process
from tests.journey.test_crash import deliver

PEOPLE = 100
SECOND = 0.999  # two processes' clocks and their loops: 0.99988 s was once seen on a machine that did much else
RETRY_AFTER_S = 1


async def until(receiver: Peer, spans: list[tuple[float, float]], number: int) -> None:
    """Wait until so many messages have arrived."""
    async with asyncio.timeout(60):
        while True:
            spans += receiver.spans()
            if len(spans) >= number:
                return
            await asyncio.sleep(0.02)


def surely_too_many(spans: list[tuple[float, float]]) -> list[float]:
    """Lengths of those stretches, shorter than a second, in which more than the limit arrived."""
    spans = sorted(spans, key=lambda span: span[1])
    return [
        later - earlier
        for (earlier, _), (_, later) in zip(spans, spans[BOT_LIMIT:], strict=False)
        if later - earlier < SECOND
    ]


async def test_never_more_than_30_in_a_second_through_a_crash_and_a_429(tmp_path: Path) -> None:
    place = towns(1)[0]
    store = await Database.open(tmp_path / "vigie.db")
    async with store.transaction() as connection:
        table = SubscriberTable(store, connection, 0)
        for chat in range(1000, 1000 + PEOPLE):
            await table.save(Chat(chat, "fr"))
            await table.watch(chat, place.id)
    await store.close()
    spans: list[tuple[float, float]] = []
    with peer() as receiver:
        bot = Process(tmp_path, receiver.url)
        try:
            await bot.start()
            await deliver(bot.url, plain_item(1, place))
            await until(receiver, spans, 35)
            await bot.kill()
            await bot.start()
            receiver.refuse(3, RETRY_AFTER_S)  # three chats in a row: the bot's own limit
            await bot.settled(150)
            await until(receiver, spans, PEOPLE + 3)
            assert await bot.end(signal.SIGTERM) == 0
        finally:
            await bot.kill()
    assert bot.rows("SELECT state, COUNT(*) FROM delivery GROUP BY state") == [("sent", PEOPLE)]
    assert surely_too_many(spans) == []


def test_the_measure_sees_a_flood() -> None:
    """Thirty-one in 0.99 s are seen, thirty are not, nor thirty-one that may have been spread over a second."""
    assert surely_too_many([(n * 0.033, n * 0.033) for n in range(31)])
    assert surely_too_many([(n * 0.033, n * 0.033) for n in range(30)]) == []
    assert surely_too_many([(n * 0.033 - 0.1, n * 0.033) for n in range(31)]) == []
