"""Answers to people: in order, once, and gone when they are settled."""

import pytest
from household import rows, subscribe

from bot.delivery.retry import Again, Dead, Done, Leave, Move, Pause, Plain
from bot.store.database import Database
from bot.store.replies import KEPT_MS, Replies


async def say(database, replies, chat_id, *texts):
    async with database.transaction() as connection:
        for text in texts:
            await replies.add(connection, chat_id, "sendMessage", {"chat_id": chat_id, "text": text})


async def claimed(replies, limit=10):
    return [(each.chat_id, each.payload["text"]) for each in await replies.claim(limit)]


async def test_a_rollback_takes_its_answers_along(database, replies):
    with pytest.raises(ZeroDivisionError):
        await fails_after_saying(database, replies)
    assert await replies.claim(9) == []


async def fails_after_saying(database, replies):
    async with database.transaction() as connection:
        await replies.add(connection, 1, "sendMessage", {"text": "done!"})
        raise ZeroDivisionError


async def test_in_order_within_a_chat_one_at_a_time(database, replies):
    await say(database, replies, 1, "one", "two", "three")
    await say(database, replies, 2, "uno", "due")
    first = await replies.claim(10)
    assert [each.payload["text"] for each in first] == ["one", "uno"]
    assert await claimed(replies) == []
    await replies.settle(first[0], Done(1))
    assert await claimed(replies) == [(1, "two")]
    await replies.settle(first[1], Done(2))
    assert await claimed(replies) == [(2, "due")]


async def test_no_answer_waits_for_the_outcome_of_anothers(database, replies):
    """Claimed three at a time, none settled: Telegram may take its time over each."""
    for chat_id in range(1, 9):
        await say(database, replies, chat_id, "hello")
    replies.filled.set()
    told = []
    while replies.filled.is_set():
        replies.filled.clear()
        told += [chat_id for chat_id, _ in await claimed(replies, 3)]
    assert told == [*range(1, 9)]


async def test_nothing_of_a_talk_is_kept(database, replies):
    for step in (Done(1), Dead("query is too old"), Plain("can't parse entities")):
        await say(database, replies, 1, "secret")
        (reply,) = await replies.claim(1)
        await replies.settle(reply, step)
        assert await rows(database, "SELECT * FROM reply") == []


async def test_an_answer_that_waits_holds_up_only_its_own_chat(database, replies, clock):
    await say(database, replies, 1, "one", "two")
    (reply,) = await replies.claim(1)
    await replies.settle(reply, Again(clock.ms() + 60_000, "throttled", 0, 0))
    await say(database, replies, 2, "uno")
    assert await claimed(replies) == [(2, "uno")]
    clock.forward(60)
    assert await claimed(replies) == [(1, "one")]


async def test_next_due_is_when_something_can_be_claimed(database, replies, clock):
    """Or the courier would ask again and again, as fast as it can."""
    assert await replies.next_due() is None
    await say(database, replies, 1, "one", "two")
    assert await replies.next_due() == clock.ms()
    (reply,) = await replies.claim(1)
    assert await replies.next_due() is None, "the second waits for the first, which is on its way"
    await replies.settle(reply, Again(clock.ms() + 60_000, "throttled", 0, 0))
    assert await replies.next_due() == clock.ms() + 60_000


async def test_too_late_is_not_said_at_all(database, replies, clock):
    await say(database, replies, 1, "one")
    clock.forward(KEPT_MS / 1000 + 1)
    await say(database, replies, 1, "two")
    assert await claimed(replies) == [(1, "two")]


async def test_counts_are_kept_and_a_pause_leaves_no_trace(database, replies, clock):
    await say(database, replies, 1, "one")
    (reply,) = await replies.claim(1)
    await replies.settle(reply, Again(clock.ms(), "cut", 1, 1))
    (reply,) = await replies.claim(1)
    assert (reply.maybe_sent, reply.attempts) == (1, 1)
    await replies.settle(reply, Pause("Unauthorized"))
    (reply,) = await replies.claim(1)
    assert (reply.maybe_sent, reply.attempts) == (1, 1)


async def test_a_gone_chat(database, replies):
    await subscribe(database, 1, "a")
    await say(database, replies, 1, "one")
    (reply,) = await replies.claim(1)
    await replies.settle(reply, Leave("bot was blocked by the user"))
    assert await rows(database, "SELECT state FROM chat") == [("gone",)]


async def test_a_group_that_moved(database, replies, clock):
    await subscribe(database, -5, "a", kind="group")
    await say(database, replies, -5, "one", "two")
    (reply,) = await replies.claim(1)
    await replies.settle(reply, Move(-100))
    assert [(each.chat_id, each.payload["text"]) for each in await replies.claim(9)] == [(-100, "one")]
    assert await rows(database, "SELECT id FROM chat") == [(-100,)]


async def test_unclaim(database, replies):
    await say(database, replies, 1, "one")
    held = await replies.claim(1)
    await replies.unclaim(held)
    assert await replies.claim(1) == held


async def test_in_flight_at_a_crash_is_said_once_more_and_not_twice(database, clock, tmp_path):
    replies = Replies(database, clock.ms)
    await say(database, replies, 1, "one", "two")
    for maybe_sent in (0, 1):
        (reply,) = await replies.claim(1)
        assert (reply.payload["text"], reply.maybe_sent) == ("one", maybe_sent)
        await database.close()
        database = await Database.open(tmp_path / "vigie.db")
        replies = Replies(database, clock.ms)
        await replies.recover()
        assert replies.filled.is_set()
    assert await claimed(replies) == [(1, "two")]
    await database.close()


async def test_a_clock_set_back_freezes_nothing(database, replies, clock):
    """The first of a chat's answers would hold back all that come after it."""
    await say(database, replies, 1, "one")
    (reply,) = await replies.claim(1)
    await replies.settle(reply, Again(clock.ms() + 30_000, "throttled", 0, 0))
    clock.jump(-365 * 86_400)
    await replies.recover()
    await say(database, replies, 1, "two")
    assert await claimed(replies) == [(1, "one")]
