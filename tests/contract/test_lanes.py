"""The bot's windows as the courier keeps them: over a restart, and where alerts are paid for."""

import asyncio
import time

import pytest
from brisk import everybody, most_in, say
from household import announce, fan_out, incident

from bot.delivery.retry import Sent, Throttled
from bot.delivery.throttle import FREE_A_SECOND, Lanes
from bot.in_hand import ANSWERS_AHEAD
from bot.last_send import LastSend
from bot.model import DecisionKind
from bot.store.operations import status


async def deliver(courier):
    await asyncio.wait_for(courier.run(), 60)


def arrived(phones, *chats):
    return [seconds for seconds, chat in phones.times if not chats or chat in chats]


async def test_a_restart_does_not_begin_a_window_anew(database, outbox, phones, make, tmp_path):
    """The next process starts the moment the last one ended, and waits until that one's last window is over."""
    await everybody(database, outbox, range(1, 101))
    with (tmp_path / "lock").open("w+b") as lock:
        last_send = LastSend(lock.fileno())
        first = make(last_send=last_send)

        async def stop():
            first.stop()
            return Sent(1)

        phones.answers[30] = [stop]
        await deliver(first)
        before = len(phones.times)
        assert 30 <= before < 40
        left = last_send.read()
        await deliver(make(last_send=last_send))
    assert sorted(chat for _, chat in phones.times) == list(range(1, 101))
    assert most_in(arrived(phones)) <= 30
    assert arrived(phones)[before] - left > 1.0


def test_the_last_send_is_read_by_the_next_process(tmp_path):
    with (tmp_path / "lock").open("w+b") as file:
        ours = LastSend(file.fileno())
        assert ours.read() is None
        ours.note(12.5)
        ours.note(13.25)
        with (tmp_path / "lock").open("r+b") as again:
            assert LastSend(again.fileno()).read() == 13.25


async def test_alerts_that_are_paid_for_have_a_window_of_their_own(database, outbox, replies, phones, make):
    """300 a second for alerts; 60 answers meanwhile keep to the free 30, and neither waits for the other."""
    alerts, answers = range(1, 901), range(10_001, 10_061)
    await everybody(database, outbox, alerts)
    for chat in answers:
        await say(database, replies, chat, "hello")
    await deliver(make(lanes=Lanes(300)))
    told, said = arrived(phones, *alerts), arrived(phones, *answers)
    assert (len(told), len(said)) == (900, 60)
    assert 250 < most_in(told) <= 300
    assert most_in(said) <= 30
    assert said[-1] - said[0] < 2, "no answer waits for the broadcast"
    assert told[-1] - told[0] < 900 / 300 / 0.9


async def test_how_fast_alerts_leave_is_told_as_it_is(database, outbox, replies, phones, make):
    """By the service as it answers and pays, by `vigie status` as the commands of the last minute and the price say."""
    for chat in range(1, 31):
        await say(database, replies, chat, "hello")
    free, bought = make(lanes=Lanes()), make(lanes=Lanes(300))
    assert free.alerts_a_second() == FREE_A_SECOND
    await deliver(free)
    assert free.alerts_a_second() == pytest.approx(FREE_A_SECOND - 0.5)
    assert bought.alerts_a_second() == pytest.approx(297, abs=1)
    await everybody(database, outbox, range(1, 3_001))
    lines = await status(database), await status(database, 300)
    assert ["the last sent in about 0:01:40" in lines[0][1], "the last sent in about 0:00:09" in lines[1][1]] == [
        True
    ] * 2
    async with database.transaction() as connection:
        for number in range(600):
            await database.queries.updates.done(connection, update_id=number, now=time.time_ns() // 1_000_000)
    assert "the last sent in about 0:02:31" in (await status(database))[1]


async def test_edits_are_never_paid_for(database, outbox, phones, make):
    people = range(1, 91)
    await everybody(database, outbox, people)
    await deliver(make(lanes=Lanes(300)))
    phones.times.clear()
    phones.order.clear()
    await announce(database, outbox, incident("i0", revision=2), kind=DecisionKind.RETRACTION)
    await fan_out(outbox)
    await deliver(make(lanes=Lanes(300)))
    kinds = [kind for kind, _ in phones.order]
    edits = [at for (at, _), kind in zip(phones.times, kinds, strict=True) if kind == "editMessageText"]
    assert len(edits) == 90
    assert most_in(edits, 0.95) <= 30  # here a message is noted up to the courier's lead after its slot


async def test_where_payment_ends_alerts_fall_back_to_the_free_window(database, outbox, phones, make):
    people = range(1, 201)
    await everybody(database, outbox, people)
    paid = [True]

    async def refused():
        paid[0] = False
        return Sent(1)

    phones.answers[50] = [refused]
    await deliver(make(lanes=Lanes(300), paid=lambda: paid[0]))
    ended = next(seconds for seconds, chat in phones.times if chat == 50)
    assert most_in([at for at in arrived(phones) if at > ended]) <= 30 + ANSWERS_AHEAD


async def test_the_bots_429_pauses_both_windows(database, outbox, phones, make):
    people = range(1, 301)
    await everybody(database, outbox, people)
    for chat in (40, 41, 42):
        phones.answers[chat] = [Throttled(7)]

    await deliver(make(lanes=Lanes(300)))
    refused = next(seconds for seconds, chat in phones.times if chat == 42)
    assert [at for at in arrived(phones) if refused + 0.1 < at < refused + 6.8] == []
    assert len(arrived(phones)) == 303
    assert most_in(arrived(phones)) <= 300, "no stampede at its end"
