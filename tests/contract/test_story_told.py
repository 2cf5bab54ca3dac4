"""A story that goes on: who is told which revision, in which words, with a sound or without."""

from household import PACE, announce, deliveries, fan_out, incident, rows, subscribe, unwatch
from telling import ENDED, RETRACTION, UPDATE, Story, reasons

from bot.delivery.retry import Again, Done, Move
from bot.delivery.telling import Form
from bot.model import Severity
from bot.store import fan_out as module
from bot.store.database import Database
from bot.store.outbox import Outbox

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
