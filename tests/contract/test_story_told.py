"""A story that goes on: who is told which revision, in which words, with a sound or without, and what is edited."""

import pytest
from household import DAY_S, PACE, announce, deliveries, fan_out, incident, rows, subscribe, unwatch

from bot.delivery.retry import Again, Dead, Done, Leave, Move, NotSent, Throttled, next_step
from bot.delivery.telling import Form
from bot.model import DecisionKind, Severity
from bot.store import fan_out as module
from bot.store.database import Database
from bot.store.outbox import Outbox
from bot.store.subscribers import SubscriberTable

UPDATE, CORRECTION, RETRACTION, ENDED = (
    DecisionKind.UPDATE, DecisionKind.CORRECTION, DecisionKind.RETRACTION, DecisionKind.ENDED,
)  # fmt: skip


class Story:
    """One incident through its revisions, on a real database."""

    def __init__(self, database, outbox, clock):
        self.database, self.outbox, self.clock = database, outbox, clock
        self.revision, self.messages = 0, 100

    async def tell(self, *places, kind=DecisionKind.NEW, send=True, **more):
        """Announce the next revision and fan it out; send all of it."""
        self.revision += 1
        told = incident("i1", *places, revision=self.revision, severity=more.pop("severity", Severity.SEVERE))
        number = await announce(self.database, self.outbox, told, kind=kind, clock=self.clock, **more)
        await fan_out(self.outbox)
        return await self.send() if send else number

    async def send(self):
        """Everything that is due: (chat, form, silent, message answered)."""
        sent = []
        self.clock.forward(4)
        while claims := await self.outbox.claim(50, *PACE):
            for each in claims:
                self.messages += 1
                sent.append((each.chat_id, str(each.form), each.silent, each.reply_to))
                await self.outbox.settle(each, Done(self.messages))
            self.clock.forward(4)
        return sorted(sent)

    async def edits(self):
        """Everything that is due to be edited: (chat, message, alert that says it was wrong)."""
        found = []
        self.clock.forward(4)
        while edits := await self.outbox.claim_edits(50, *PACE):
            for each in edits:
                found.append((each.chat_id, each.message_id, each.by.alert.id))
                await self.outbox.settle(each, Done(None))
            self.clock.forward(4)
        return sorted(found)


@pytest.fixture
def story(database, outbox, clock):
    return Story(database, outbox, clock)


async def reasons(database):
    return await rows(database, "SELECT alert_id, chat_id, state, reason FROM delivery ORDER BY 1, 2")


# Updates.


async def test_those_who_heard_of_it_get_a_reply_and_late_comers_the_news(database, story, clock):
    await subscribe(database, 1, "a")
    assert await story.tell("a") == [(1, "own", False, None)]
    await subscribe(database, 2, "a")
    clock.forward(900)
    assert await story.tell("a", kind=UPDATE) == [(1, "own", False, 101), (2, "new", False, None)]
    clock.forward(900)
    assert await story.tell("a", kind=UPDATE) == [(1, "own", False, 102), (2, "own", False, 103)]


async def test_a_new_place_is_new_to_those_who_watch_it_and_quiet_to_the_others(database, story, clock):
    """3 heard of it through another watch, and watches the new place too; to 4, far above, it is no other place."""
    await subscribe(database, 1, "a")
    await subscribe(database, 2, "c")
    await subscribe(database, 3, "a", "c")
    await subscribe(database, 4, "land")
    await story.tell("a")
    clock.forward(900)
    assert await story.tell("a", "c", kind=UPDATE, loud=False) == [
        (1, "own", True, 101), (2, "new", False, None), (3, "own", False, 102), (4, "own", True, 103),
    ]  # fmt: skip


async def test_a_town_told_as_near_is_told_again_when_it_is_hit_itself(database, story, clock):
    await subscribe(database, 1, "b")  # 12 km from a
    await story.tell("a")
    clock.forward(900)
    assert await story.tell("a", "b", kind=UPDATE, loud=False) == [(1, "own", False, 101)]


async def test_sounds_are_ten_minutes_apart_and_what_comes_between_is_told_at_once(database, story, clock):
    await subscribe(database, 1, "a")
    await story.tell("a")  # sounds at second 4
    assert await story.tell("a", kind=UPDATE) == []
    assert await story.tell("a", kind=UPDATE, loud=False) == [], "merged with the one that is held"
    assert (2, 1, "dead", "superseded") in await reasons(database)
    assert not await story.outbox.busy(), "what is held for its time keeps nobody waiting"
    assert await story.outbox.next_due() == clock.ms() + (604 - 16) * 1000
    clock.forward(560)
    assert await story.send() == []
    clock.forward(30)
    assert await story.send() == [(1, "own", False, 101)]
    assert [row[0] for row in await rows(database, "SELECT state FROM delivery ORDER BY alert_id")] == [
        "sent", "dead", "sent",
    ]  # fmt: skip


async def test_graver_news_does_not_wait(database, story):
    await subscribe(database, 1, "a")
    await story.tell("a")
    assert await story.tell("a", kind=UPDATE, severity=Severity.EXTREME) == [(1, "own", False, 101)]


async def test_a_quiet_update_does_not_wait(database, story):
    await subscribe(database, 1, "a")
    await story.tell("a")
    assert await story.tell("a", kind=UPDATE, loud=False) == [(1, "own", True, 101)]


async def test_what_is_held_survives_a_restart(database, outbox, clock, tmp_path):
    await subscribe(database, 1, "a")
    story = Story(database, outbox, clock)
    await story.tell("a")
    await story.tell("a", kind=UPDATE)
    await database.close()
    database = await Database.open(tmp_path / "vigie.db")
    story.outbox = Outbox(database, clock.ms)
    await story.outbox.recover()
    assert await story.send() == []
    clock.forward(600)
    assert await story.send() == [(1, "own", False, 101)]
    await database.close()


async def test_each_chat_waits_by_its_own_sound(database, outbox, story, clock):
    """1 was told eight minutes before 2."""
    await subscribe(database, 1, "a")
    await story.tell("a", send=False)
    (first,) = await outbox.claim(1, *PACE)
    await outbox.settle(first, Done(7))
    clock.forward(480)
    await subscribe(database, 2, "a")
    assert await story.tell("a", kind=UPDATE) == [(2, "new", False, None)]
    clock.forward(120)
    assert await story.tell("a", kind=UPDATE) == [(1, "own", False, 7)]
    clock.forward(480)
    assert await story.send() == [(2, "own", False, 101)]


async def test_thousands_that_are_held_do_not_hide_who_can_be_told(database, story, monkeypatch):
    """Held at the fan-out, not one by one at the claim: the first claim finds the late comer at once."""
    for chat_id in range(1, 60):
        await subscribe(database, chat_id, "a")
    await story.tell("a")
    await subscribe(database, 99, "ring")
    await story.tell("a", kind=UPDATE, send=False)
    states = await rows(database, "SELECT state, COUNT(*) FROM delivery WHERE alert_id = 2 GROUP BY 1")
    assert states == [("held", 59), ("queued", 1)]
    assert [each.chat_id for each in await story.outbox.claim(5, *PACE)] == [99]


async def test_an_update_in_the_middle_of_a_fan_out(database, outbox, story, monkeypatch):
    """Two of four were reached by the first revision, one of them is on its way: each is told once, the newest."""
    monkeypatch.setattr(module, "CHUNK", 2)
    for chat_id in (1, 2, 3, 4):
        await subscribe(database, chat_id, "a")
    story.revision = 1
    await announce(database, outbox, incident("i1"), clock=story.clock)
    await outbox.fan_out([])
    (one,) = await outbox.claim(1, *PACE)
    assert await story.tell("a", kind=UPDATE, loud=False) == [
        (2, "new", False, None), (3, "new", False, None), (4, "new", False, None),
    ]  # fmt: skip
    await outbox.settle(one, Done(9))
    assert await story.send() == [(1, "own", True, 9)]


async def test_more_to_supersede_than_one_chunk(database, outbox, story, monkeypatch):
    for chat_id in range(1, 12):
        await subscribe(database, chat_id, "a")
    await story.tell("a", send=False)
    monkeypatch.setattr(module, "CHUNK", 3)
    story.revision = 1
    await announce(database, outbox, incident("i1", revision=2), kind=UPDATE, clock=story.clock)
    assert await outbox.claim(1, *PACE) == [], "what waits of the old one is not sent meanwhile"
    await fan_out(outbox)
    assert await deliveries(database, "DISTINCT alert_id, state") == [(1, "dead"), (2, "queued")]


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


# Ends.


async def test_an_end_is_quiet_and_for_those_who_heard(database, story):
    """2 comes late, 3 no longer watches."""
    await subscribe(database, 1, "a")
    await subscribe(database, 3, "a")
    await story.tell("a")
    await subscribe(database, 2, "a")
    await unwatch(database, 3, "a")
    assert await story.tell("a", kind=ENDED) == [(1, "own", True, 101)]


async def test_an_end_before_it_was_told_is_no_news(database, story):
    await subscribe(database, 1, "a")
    await story.tell("a", send=False)
    assert await story.tell("a", kind=ENDED) == []
    assert not await story.outbox.busy()


# Chats that move.


async def test_a_group_that_moved_keeps_its_history_without_its_messages(database, outbox, story, clock):
    """In the supergroup the old ids stand for other messages: nothing is answered, nothing edited there."""
    await subscribe(database, -5, "a", kind="group")
    await story.tell("a")
    await story.tell("a", kind=RETRACTION, send=False)
    (claimed,) = await outbox.claim(1, *PACE)
    assert claimed.reply_to == 101
    await outbox.settle(claimed, Move(-100_5))
    assert await story.send() == [(-100_5, "own", False, None)]
    assert await story.edits() == []
    assert not await outbox.busy()


async def test_what_the_old_group_was_told_is_not_told_to_the_new_one_again(database, outbox, story):
    """Both watch; the old one was told first, and only then it is known that both are one."""
    await subscribe(database, -5, "a", kind="group")
    await subscribe(database, -100_5, "a", kind="supergroup")
    await story.tell("a", send=False)
    claims = {each.chat_id: each for each in await outbox.claim(9, *PACE)}
    await outbox.settle(claims[-5], Done(7))
    await outbox.settle(claims[-100_5], Again(story.clock.ms(), "no network", 0, 1))
    await announce(database, outbox, incident("i2", "a"), clock=story.clock)
    await fan_out(outbox)
    story.clock.forward(4)
    second = next(each for each in await outbox.claim(9, *PACE) if (each.chat_id, each.told.alert.id) == (-5, 2))
    async with database.transaction() as connection:
        await connection.execute("UPDATE delivery SET state = 'queued' WHERE state = 'sending' AND chat_id = -1005")
    await outbox.settle(second, Move(-100_5))
    assert await deliveries(database) == [(1, -100_5, "sent"), (2, -100_5, "queued")]


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


# Order.


async def test_two_alerts_of_one_rank_share_the_rate(database, outbox):
    """The second comes when the first, ten times as large, is half told: from then on they take turns."""
    for chat_id in range(1, 41):
        await subscribe(database, chat_id, "a")
    for chat_id in range(101, 105):
        await subscribe(database, chat_id, "c")
    first = await announce(database, outbox, incident("i1", "a"))
    await fan_out(outbox)
    await outbox.claim(20, *PACE)
    second = await announce(database, outbox, incident("i2", "c"))
    await fan_out(outbox)
    order = []
    for limit in (1, 1, 3, 1, 2, 9):  # whatever the size of a claim
        order += [each.told.alert.id for each in await outbox.claim(limit, *PACE)]
    assert order[:8] in ([first, second] * 4, [second, first] * 4)
    assert set(order[8:]) == {first}


async def test_fan_outs_of_one_rank_take_turns_and_a_graver_one_goes_first(database, outbox, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 2)
    for chat_id in range(1, 7):
        await subscribe(database, chat_id, "a", "c")
    await announce(database, outbox, incident("i1", "a"))
    await announce(database, outbox, incident("i2", "c"))
    done = [(await outbox.fan_out([])).alert_id for _ in range(3)]
    grave = await announce(database, outbox, incident("i3", "a", severity=Severity.EXTREME))
    done += [(await outbox.fan_out([])).alert_id for _ in range(3)]
    assert done == [1, 2, 1, grave, grave, grave]


async def test_the_town_is_told_before_the_country_while_the_fan_out_is_running(database, outbox, monkeypatch):
    """A large country alert is under way when a second alert comes: its town's watchers do not wait behind."""
    monkeypatch.setattr(module, "CHUNK", 5)
    for chat_id in range(1, 41):
        await subscribe(database, chat_id, "land")
    await subscribe(database, 99, "c")
    await announce(database, outbox, incident("i1", "a"))
    await outbox.fan_out([])
    await outbox.fan_out([])
    late = await announce(database, outbox, incident("i2", "c"))
    await outbox.fan_out([])
    (first,) = await outbox.claim(1, *PACE)
    assert (first.told.alert.id, first.chat_id) == (late, 99)


async def test_how_many_wait_before_the_last_of_an_alert(database, outbox):
    for chat_id in range(1, 6):
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident("i1", "a"))
    done = await outbox.fan_out([])
    assert (done.rows, done.finished) == (5, True)
    await announce(database, outbox, incident("i2", "a", severity=Severity.MINOR))
    await fan_out(outbox)
    assert (await outbox.waiting(done.rank), await outbox.waiting()) == (5, 10)


async def test_the_words_of_a_form_fall_back_to_the_alerts_own(database, outbox, story):
    """An alert whose other words were not rendered is told in its own rather than not at all."""
    await subscribe(database, 1, "a")
    await story.tell("a", send=False)
    (claimed,) = await outbox.claim(1, *PACE)
    assert claimed.told.body(Form.NEW, "en", "a")[0] == "en a"
