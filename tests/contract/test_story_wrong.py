"""A story that was told wrongly: who hears its correction, and which messages are changed."""

import pytest
from household import DAY_S, PACE, announce, incident, rows, subscribe, unwatch
from telling import CORRECTION, ENDED, RETRACTION, UPDATE, Story, reasons

from bot.delivery.retry import Again, Dead, Done, Leave, NotSent, Throttled, next_step
from bot.store import fan_out as module
from bot.store.database import Database
from bot.store.outbox import Outbox
from bot.store.subscribers import SubscriberTable

# Corrections and retractions.


async def test_a_correction_reaches_who_heard_it_wrong_and_who_it_now_concerns(database, story, clock):
    """1 watched the wrong place, 2 no longer; 3 watches the right one, 4 both; 5 heard nothing."""
    await subscribe(database, 1, "a")
    await subscribe(database, 2, "a")
    await subscribe(database, 4, "a", "c")
    await story.tell("a")
    await unwatch(database, 2, "a")
    await subscribe(database, 3, "c")
    await subscribe(database, 5, "a")
    assert await story.tell("c", kind=CORRECTION) == [
        (1, "own", False, 101), (2, "own", False, 102), (3, "new", False, None), (4, "own", False, 103),
    ]  # fmt: skip
    watched = await rows(database, "SELECT chat_id, watched_id FROM delivery WHERE alert_id = 2 ORDER BY 1")
    assert watched == [(1, "a"), (2, ""), (3, "c"), (4, "c")], "nobody is told to watch what they do not"
    assert await story.edits() == [(1, 101, 2), (2, 102, 2), (4, 103, 2)]
    assert await story.edits() == []
    assert not await story.outbox.busy()


async def test_a_correction_takes_the_place_of_what_was_not_sent(database, story):
    """1 received nothing: to it the right word is the news. 2 watches only what was wrong: to it there is none."""
    await subscribe(database, 1, "a", "c")
    await subscribe(database, 2, "a")
    await story.tell("a", send=False)
    assert await story.tell("c", kind=CORRECTION) == [(1, "new", False, None)]
    assert await story.edits() == []


async def test_who_heard_only_what_was_right_is_not_corrected(database, outbox, story, clock):
    """The second revision was wrong, and reached 1 alone."""
    for chat_id in (1, 2):
        await subscribe(database, chat_id, "a")
    await story.tell("a")
    clock.forward(900)
    await story.tell("a", kind=UPDATE, send=False)
    (one,) = await outbox.claim(1, *PACE)
    await outbox.settle(one, Done(55))
    assert await story.tell("a", kind=CORRECTION, wrong_since=2) == [(1, "own", False, 55), (2, "update", False, 102)]
    assert await story.edits() == [(1, 55, 3)]


async def test_a_retraction_of_doubtful_and_unfinished_business(database, outbox, story, clock):
    """Sent, perhaps sent, on its way and then not sent, surely not sent, never tried."""
    for chat_id in range(1, 6):
        await subscribe(database, chat_id, "a")
    await story.tell("a", send=False)
    sent, perhaps, going, parked = await outbox.claim(4, *PACE)
    await outbox.settle(sent, Done(11))
    await outbox.settle(perhaps, Again(clock.ms(), "reset", 1, 1))
    await outbox.settle(parked, Again(clock.ms(), "no network", 0, 1))
    told = await story.tell("a", kind=RETRACTION)
    assert told == [(sent.chat_id, "own", False, 11), (perhaps.chat_id, "own", False, None)]
    await outbox.settle(going, next_step(NotSent("refused"), attempts=0, maybe_sent=0, now_ms=clock.ms()))
    assert await story.send() == [], "it never left: there is nothing to take back"
    assert await story.edits() == [(sent.chat_id, 11, 2)]
    assert not await outbox.busy()


async def test_a_wrong_word_on_its_way_is_taken_back_behind_it(database, outbox, story):
    await subscribe(database, 1, "a")
    await story.tell("a", send=False)
    (going,) = await outbox.claim(1, *PACE)
    assert await story.tell("a", kind=RETRACTION) == []
    assert await outbox.next_due() is None, "its outcome wakes what waits for it, no timer"
    await outbox.settle(going, Done(5))
    assert await story.send() == [(1, "own", False, 5)]
    assert await story.edits() == [(1, 5, 2)]


async def test_a_wrong_word_in_flight_at_a_crash_is_taken_back(database, outbox, clock, tmp_path):
    await subscribe(database, 1, "a")
    story = Story(database, outbox, clock)
    await story.tell("a", send=False)
    await outbox.claim(1, *PACE)
    await database.close()
    database = await Database.open(tmp_path / "vigie.db")
    story.database, story.outbox = database, Outbox(database, clock.ms)
    await story.outbox.recover()
    assert await story.tell("a", kind=RETRACTION) == [(1, "own", False, None)]
    assert (1, 1, "dead", "superseded") in await reasons(database)
    await database.close()


@pytest.mark.parametrize("kind", [UPDATE, ENDED, RETRACTION])
async def test_a_correction_that_still_waits_is_not_lost_to_what_comes_next(database, story, kind):
    """1 watches only the wrong place, so the update does not concern it: it is corrected all the same."""
    await subscribe(database, 1, "a")
    await story.tell("a")
    await story.tell("c", kind=CORRECTION, send=False)
    form = "own" if kind is RETRACTION else "correction"
    assert await story.tell("c", kind=kind, loud=False) == [(1, form, False, 101)]
    assert await story.edits() == [(1, 101, 3)]
    assert await story.tell("c", kind=UPDATE, loud=False) == [], "and after that it is left in peace"


async def test_a_correction_cut_off_in_its_fan_out_is_not_lost(database, outbox, story, monkeypatch):
    for chat_id in range(1, 8):
        await subscribe(database, chat_id, "a")
    await story.tell("a")
    monkeypatch.setattr(module, "CHUNK", 2)
    await announce(database, outbox, incident("i1", "c", revision=2), kind=CORRECTION, clock=story.clock)
    await outbox.fan_out([])
    story.revision = 2
    told = await story.tell("c", kind=UPDATE)
    assert [(chat, form) for chat, form, *_ in told] == [(chat, "correction") for chat in range(1, 8)]


async def test_only_stopping_and_leaving_end_a_correction(database, outbox, story):
    await subscribe(database, 1, "a")
    await subscribe(database, 2, "a")
    await subscribe(database, 3, "a")
    await story.tell("a")
    await story.tell("a", kind=RETRACTION, send=False)
    await subscribe(database, 1, state="stopped")
    async with database.transaction() as connection:
        await SubscriberTable(database, connection, 0).forget(2)
    assert await story.send() == [(3, "own", False, 103)]
    assert await story.edits() == [(3, 103, 2)]
    assert await rows(database, "SELECT COUNT(*) FROM edit") == [(0,)]


async def test_a_correction_does_not_end_with_the_day_of_the_alert(database, story, clock):
    await subscribe(database, 1, "a")
    await story.tell("a")
    clock.forward(2 * DAY_S)
    assert await story.tell("a", kind=CORRECTION) == [(1, "own", False, 101)]


# Edits.


async def corrected(database, story, *chats):
    for chat_id in chats:
        await subscribe(database, chat_id, "a")
    await story.tell("a")
    await story.tell("a", kind=RETRACTION)
    story.clock.forward(4)


async def test_an_edit_follows_its_reply_whatever_became_of_it(database, outbox, story):
    """1 takes the reply, 2 will never take it, 3 blocked us, 4 must wait with it."""
    for chat_id in (1, 2, 3, 4):
        await subscribe(database, chat_id, "a")
    await story.tell("a")
    await story.tell("a", kind=RETRACTION, send=False)
    story.clock.forward(2)
    assert await outbox.claim_edits(9, *PACE) == [], "the reply goes first"
    claims = {each.chat_id: each for each in await outbox.claim(9, *PACE)}
    await outbox.settle(claims[1], Done(201))
    await outbox.settle(claims[2], Dead("not enough rights"))
    await outbox.settle(claims[3], Leave("bot was blocked by the user"))
    await outbox.settle(claims[4], Again(story.clock.ms() + 60_000, "no network", 0, 1))
    assert [chat for chat, *_ in await story.edits()] == [1, 2]


async def test_an_edit_that_is_throttled_waits_and_one_that_is_refused_is_done_with(database, outbox, story, clock):
    await corrected(database, story, 1, 2)
    first, second = await outbox.claim_edits(9, *PACE)
    throttled = next_step(Throttled(30), attempts=0, maybe_sent=0, now_ms=clock.ms())
    await outbox.settle(first, throttled)
    await outbox.settle(second, Dead("message to edit not found"))
    assert await outbox.next_due() == clock.ms() + 30_000
    clock.forward(30)
    assert [each.chat_id for each in await outbox.claim_edits(9, *PACE)] == [first.chat_id]


async def test_edits_survive_a_restart_and_are_given_up_after_a_day(database, outbox, clock, tmp_path):
    story = Story(database, outbox, clock)
    await corrected(database, story, 1, 2)
    await outbox.claim_edits(1, *PACE)
    await database.close()
    database = await Database.open(tmp_path / "vigie.db")
    story.outbox = Outbox(database, clock.ms)
    await story.outbox.recover()
    clock.forward(2)
    assert [each.chat_id for each in await story.outbox.claim_edits(1, *PACE)] == [1]
    clock.forward(DAY_S)
    assert await story.outbox.claim_edits(9, *PACE) == []
    await database.close()


async def test_a_message_taken_back_twice_says_the_last(database, outbox, story, clock):
    """Corrected, and before its edit went, withdrawn."""
    await subscribe(database, 1, "a")
    await story.tell("a")
    await story.tell("a", kind=CORRECTION)
    clock.forward(4)
    (early,) = await outbox.claim_edits(9, *PACE)
    await story.tell("a", kind=RETRACTION)
    await outbox.settle(early, Done(None))
    assert await story.edits() == [(1, 101, 3), (1, 102, 3)]
