"""Digests: due at their hour, sent once or skipped, never twice; behind everything else."""

import asyncio
import io
from datetime import UTC, datetime, timedelta

import pytest
from household import GAZETTEER, START, Phones, announce, incident, rows, subscribe
from PIL import Image

from bot.courier import Courier
from bot.delivery.retry import Gone, Migrated, NotSent, Rejected, Sent, Throttled, Unknown
from bot.digest.schedule import Digest
from bot.digests import AHEAD, Digests
from bot.i18n import Words
from bot.metrics import Metrics
from bot.model import Count, EventType, Severity, Standing
from bot.store.database import Database
from bot.store.digests import DigestQueue, DigestTable
from bot.store.replies import Replies
from bot.store.stories import Stories
from bot.store.subscribers import SubscriberTable, move_chat
from bot.wishes import Quiet, Wishes

WORDS = Words.load()
DAILY = Digest(18 * 60)  # START is a Sunday noon
DUE = START.replace(hour=18)
DAY_S = 86_400


class Post(Phones):
    """Telegram, with digests."""

    def __init__(self):
        super().__init__()
        self.digests = []

    async def send_digest(self, chat_id, text, picture, *, silent=False, thread_id=None):
        self.order.append(("digest", chat_id))
        self.digests.append((chat_id, text, picture, silent, thread_id))
        return await self._outcome(chat_id)


@pytest.fixture
def post():
    return Post()


@pytest.fixture
async def queue(database):
    return DigestQueue(database)


@pytest.fixture
def walk(queue, post, clock):
    return Digests(queue, post, WORDS, GAZETTEER, clock.now)


async def order(database, chat_id, digest=DAILY, due=DUE):
    async with database.transaction() as connection:
        await DigestTable(database, connection).order(chat_id, digest, due)


async def tell(database, outbox, clock, name="i1", *places, **more):
    """A story that people were told now."""
    told = incident(name, *places, reported_at=clock.now(), **more)
    async with database.transaction() as connection:
        await Stories(database).save(connection, told, public=True)
    await announce(database, outbox, told, clock=clock)
    return told


async def go(walk, post, clock):
    """Make what is due and send it, as the courier would; what was sent."""
    known = len(post.digests)
    while await walk.step() == 0 or walk.ready.is_set():
        while letter := walk.take():
            await deliver(walk, letter, clock)
    return post.digests[known:]


async def deliver(walk, letter, clock):
    outcome = await walk.send(letter)
    if outcome is not None:
        await walk.settle(letter, step_of(outcome, letter, clock))


def step_of(outcome, letter, clock):
    from bot.delivery.retry import REPEATS, next_step

    return next_step(outcome, attempts=letter.order.attempts, maybe_sent=REPEATS, now_ms=clock.ms())


async def test_it_comes_at_its_hour_once_and_tells_of_the_day(database, outbox, clock, walk, post):
    await subscribe(database, 1, "a", language="fr")
    await order(database, 1)
    await tell(database, outbox, clock, killed=Count(3, 3))
    assert await go(walk, post, clock) == []
    clock.forward(6 * 3600)
    ((chat_id, text, picture, silent, thread_id),) = await go(walk, post, clock)
    assert (chat_id, silent, thread_id) == (1, False, None)
    assert "1 événement signalé" in text
    assert "#I1" in text
    assert "3 morts" in text
    assert Image.open(io.BytesIO(picture)).size == (1080, 1280)
    assert await go(walk, post, clock) == []
    clock.forward(DAY_S)
    ((_, text, picture, *_),) = await go(walk, post, clock)
    assert "Rien n’a été signalé" in text, "what was told yesterday is not told again"
    assert "pas de danger" in text, "silence is not safety"
    assert picture is None, "a picture of nothing costs data and says nothing"


async def test_what_happened_elsewhere_is_not_told(database, outbox, clock, walk, post):
    await subscribe(database, 1, "c", language="en")
    await subscribe(database, 2, "ring", language="en")
    await subscribe(database, 3, "b", language="en")
    for chat_id in (1, 2, 3):
        await order(database, chat_id, Digest(18 * 60, picture=False))
    await tell(database, outbox, clock)
    clock.forward(6 * 3600)
    said = {chat_id: text for chat_id, text, *_ in await go(walk, post, clock)}
    assert "Nothing was reported" in said[1]
    assert "#I1" in said[2], "whoever watches the cercle hears of its towns"
    assert "#I1" in said[3], "and so does a town 12 km away"


async def test_text_alone_where_it_is_wanted(database, outbox, clock, walk, post):
    await subscribe(database, 1, "a")
    await order(database, 1, Digest(18 * 60, picture=False))
    await tell(database, outbox, clock)
    clock.forward(6 * 3600)
    ((_, _, picture, *_),) = await go(walk, post, clock)
    assert picture is None


async def test_one_picture_for_all_who_watch_the_same(database, outbox, clock, walk, post):
    for chat_id in range(1, 9):
        await subscribe(database, chat_id, "a")
        await order(database, chat_id)
    await subscribe(database, 9, "a", "c")
    await order(database, 9)
    await tell(database, outbox, clock)
    clock.forward(6 * 3600)
    pictures = {chat_id: picture for chat_id, _, picture, *_ in await go(walk, post, clock)}
    assert len(pictures) == 9
    assert len({id(pictures[chat_id]) for chat_id in range(1, 9)}) == 1
    assert pictures[9] is not pictures[1]


async def test_a_picture_that_cannot_be_drawn_holds_no_words_back(database, outbox, clock, walk, post, monkeypatch):
    monkeypatch.setattr("bot.digest.picture.draw", lambda *_: 1 / 0)
    await subscribe(database, 1, "a")
    await order(database, 1)
    await tell(database, outbox, clock)
    clock.forward(6 * 3600)
    ((_, text, picture, *_),) = await go(walk, post, clock)
    assert "#I1" in text
    assert picture is None


async def test_who_is_stopped_gone_or_watches_nothing_gets_none(database, clock, walk, post):
    await subscribe(database, 1, "a", state="stopped")
    await subscribe(database, 2, "a", state="gone")
    await subscribe(database, 3)
    for chat_id in (1, 2, 3):
        await order(database, chat_id)
    clock.forward(6 * 3600)
    assert await go(walk, post, clock) == []
    dues = await rows(database, "SELECT DISTINCT due_at FROM digest")
    assert dues == [(clock.ms() + DAY_S * 1000,)], "their hour passes"


async def test_in_quiet_hours_and_pauses_it_comes_without_a_sound(database, clock, walk, post):
    wishes = {1: Wishes(quiet=Quiet(17 * 60, 20 * 60)), 2: Wishes(muted_until=DUE + timedelta(hours=1)), 3: Wishes()}
    for chat_id, wish in wishes.items():
        await subscribe(database, chat_id, "a")
        async with database.transaction() as connection:
            await SubscriberTable(database, connection, clock.ms()).save_wishes(chat_id, wish)
        await order(database, chat_id)
    clock.forward(6 * 3600)
    assert {chat_id: silent for chat_id, _, _, silent, _ in await go(walk, post, clock)} == {1: True, 2: True, 3: False}


async def test_after_days_away_there_is_one_and_it_tells_of_all(database, outbox, clock, walk, post):
    """The service was down over three hours that it was due: not three messages, and nothing left out."""
    await subscribe(database, 1, "a")
    await order(database, 1)
    clock.forward(6 * 3600)
    await go(walk, post, clock)
    for name in ("i1", "i2"):
        clock.forward(DAY_S)
        await tell(database, outbox, clock, name)
    clock.forward(DAY_S + 5000)
    ((_, text, *_),) = await go(walk, post, clock)
    assert "#I1" in text
    assert "#I2" in text
    assert "the last 4 days" in text
    assert await go(walk, post, clock) == []
    clock.forward(DAY_S - 5000)
    ((_, text, *_),) = await go(walk, post, clock)
    assert "Nothing was reported" in text
    assert "the last 24 hours" in text


async def test_in_flight_at_a_crash_it_is_not_sent_again_and_the_next_tells_of_both(
    database, outbox, clock, walk, post, tmp_path
):
    await subscribe(database, 1, "a")
    await order(database, 1)
    await tell(database, outbox, clock)
    clock.forward(6 * 3600)
    await walk.step()
    assert await walk.send(walk.take()) == Sent(1)  # and the process dies before it is settled
    await database.close()
    database = await Database.open(tmp_path / "vigie.db")
    walk = Digests(DigestQueue(database), post, WORDS, GAZETTEER, clock.now)
    assert await DigestQueue(database).recover(clock.now()) == 1
    assert await go(walk, post, clock) == []
    clock.forward(DAY_S)
    ((_, text, *_),) = await go(walk, post, clock)
    assert "#I1" in text
    await database.close()


async def test_made_but_not_begun_at_a_crash_it_is_sent_by_the_next_run(database, clock, walk, post):
    await subscribe(database, 1, "a")
    await order(database, 1)
    clock.forward(6 * 3600)
    await walk.step()
    assert walk.ready.is_set()
    again = Digests(DigestQueue(database), post, WORDS, GAZETTEER, clock.now)
    assert len(await go(again, post, clock)) == 1
    await deliver(walk, walk.take(), clock)
    assert len(post.digests) == 1, "what was made before is not wanted any more"


OUTCOMES = [
    # what Telegram answered, how often it is sent in all, why
    (Unknown("cut"), 1, "perhaps it arrived: never twice"),
    (Rejected("chat restricted"), 1, "it will never be taken"),
    (NotSent("no connection"), 2, "surely not sent: again when the network is back"),
    (Throttled(120.0), 2, "too fast: again when it may be"),
]


@pytest.mark.parametrize(("outcome", "sends", "_why"), OUTCOMES, ids=[why for *_, why in OUTCOMES])
async def test_each_outcome(database, clock, walk, post, outcome, sends, _why):
    await subscribe(database, 1, "a")
    await order(database, 1)
    clock.forward(6 * 3600)
    post.answers[1] = [outcome]
    await go(walk, post, clock)
    for _ in range(20):
        clock.forward(30)
        await go(walk, post, clock)
    assert len(post.digests) == sends
    assert await rows(database, "SELECT state, due_at FROM digest") == [
        ("waiting", round((DUE + timedelta(days=1)).timestamp() * 1000))
    ]


async def test_who_blocked_the_bot_is_gone(database, clock, walk, post):
    await subscribe(database, 1, "a")
    await order(database, 1)
    clock.forward(6 * 3600)
    post.answers[1] = [Gone("bot was blocked by the user")]
    await go(walk, post, clock)
    assert await rows(database, "SELECT state FROM chat") == [("gone",)]


async def test_a_group_that_moved_gets_it_under_its_new_number(database, clock, walk, post):
    await subscribe(database, -5, "a", kind="group")
    await order(database, -5)
    clock.forward(6 * 3600)
    post.answers[-5] = [Migrated(-100)]
    assert [chat_id for chat_id, *_ in await go(walk, post, clock)] == [-5, -100]
    assert await rows(database, "SELECT chat_id, state FROM digest") == [(-100, "waiting")]


async def test_called_off_after_it_was_made(database, clock, walk, post):
    await subscribe(database, 1, "a")
    await order(database, 1)
    clock.forward(6 * 3600)
    await walk.step()
    async with database.transaction() as connection:
        await DigestTable(database, connection).cancel(1)
    await deliver(walk, walk.take(), clock)
    assert post.digests == []


async def test_forgotten_after_it_was_made(database, clock, walk, post):
    await subscribe(database, 1, "a")
    await order(database, 1)
    clock.forward(6 * 3600)
    await walk.step()
    async with database.transaction() as connection:
        await SubscriberTable(database, connection, clock.ms()).forget(1)
    await deliver(walk, walk.take(), clock)
    assert post.digests == []
    assert await rows(database, "SELECT * FROM digest") == []


async def test_few_are_made_ahead(database, clock, walk):
    """What waits behind alerts for an hour must not be an hour old."""
    for chat_id in range(1, 12):
        await subscribe(database, chat_id, "a")
        await order(database, chat_id)
    clock.forward(6 * 3600)
    assert await walk.step() > 0
    made = 0
    while walk.take():
        made += 1
    assert made == AHEAD


JUMPS = [
    # the clock is set by so many days, how many digests then come within two days
    (365, 3),  # at once, and at its two hours
    (-365, 2),  # at its two hours of the new time
]


@pytest.mark.parametrize(("days", "wanted"), JUMPS)
async def test_a_clock_that_is_set_neither_loses_nor_repeats(database, clock, walk, post, days, wanted):
    await subscribe(database, 1, "a")
    await order(database, 1)
    clock.forward(7 * 3600)
    await go(walk, post, clock)
    clock.jump(days * DAY_S)
    known = len(post.digests)
    for _ in range(48):
        await go(walk, post, clock)
        clock.forward(3600)
    assert len(post.digests) - known == wanted


async def test_the_hour_follows_the_clock_that_one_chooses(database, clock, queue):
    await subscribe(database, 1, "a")
    await order(database, 1)
    async with database.transaction() as connection:
        await SubscriberTable(database, connection, clock.ms()).save_wishes(1, Wishes(zone="Africa/Niamey"))
    assert await queue.next_due() == DUE - timedelta(hours=1)
    async with database.transaction() as connection:
        await SubscriberTable(database, connection, clock.ms()).save_wishes(1, Wishes(zone="Africa/Niamey", quiet=None))
    assert await queue.next_due() == DUE - timedelta(hours=1)


async def test_the_record_and_a_supergroup_know_of_it(database, clock):
    await subscribe(database, -5, "a", kind="group")
    await order(database, -5, Digest(420, 0, picture=False))
    async with database.transaction() as connection:
        told = (await SubscriberTable(database, connection, clock.ms()).record(-5))["digest"]
        assert told == {"weekday": 0, "minute": 420, "picture": False, "next": DUE.isoformat()}
        await move_chat(database, connection, -5, -100)
    assert await rows(database, "SELECT chat_id, weekday, minute, picture FROM digest") == [(-100, 0, 420, 0)]


async def test_tests_and_what_was_taken_back_do_not_count(database, outbox, clock, walk, post):
    await subscribe(database, 1, "a")
    await order(database, 1)
    exercise = incident("x1", reported_at=clock.now())
    async with database.transaction() as connection:
        await Stories(database).save(connection, exercise, public=False)
    await tell(database, outbox, clock, "w1", standing=Standing.WITHDRAWN)
    clock.forward(6 * 3600)
    ((_, text, *_),) = await go(walk, post, clock)
    assert "Nothing was reported" in text
    assert "#W1" in text
    assert "X1" not in text


async def test_a_digest_goes_behind_answers_and_alerts(database, outbox, clock, post, tmp_path):
    """The courier itself: what waits at the same moment goes first, whoever made it ready first."""
    for chat_id in (1, 2, 3):
        await subscribe(database, chat_id, "a")
    await order(database, 1)
    clock.forward(6 * 3600)
    replies = Replies(database, clock.ms)
    walk = Digests(DigestQueue(database), post, WORDS, GAZETTEER, clock.now)
    await walk.step()
    assert walk.ready.is_set()
    told = await tell(database, outbox, clock, severity=Severity.EXTREME, event_type=EventType.BATTLE)
    assert told
    while await outbox.fan_out(()):
        pass
    async with database.transaction() as connection:
        await replies.add(connection, 3, "sendMessage", {"chat_id": 3, "text": "here"})
    replies.filled.set()
    loop = asyncio.get_running_loop()
    courier = Courier(
        outbox, replies, post, GAZETTEER, WORDS, Metrics(), clock_ms=clock.ms, monotonic=loop.time, digests=walk
    )
    running = asyncio.create_task(courier.run())
    async with asyncio.timeout(10):
        while len(post.order) < 5:
            await asyncio.sleep(0.01)
    courier.stop()
    await running
    await replies.close()
    assert post.order[-1] == ("digest", 1)
    assert sorted(post.order[:-1]) == [("alert", 1), ("alert", 2), ("alert", 3), ("sendMessage", 3)]
    assert await rows(database, "SELECT state FROM digest") == [("waiting",)]


def test_the_moment_of_these_tests():
    assert datetime(2026, 3, 1, 12, tzinfo=UTC) == START
    assert START.weekday() == 6
