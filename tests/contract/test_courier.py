"""From the outbox to the phones: how fast, in which order, and what follows from each answer.

Time is the clock's of these tests: whoever waits moves it. So hours pass in no time, and nothing is left to luck.
"""

import asyncio
import sqlite3
import time
from itertools import pairwise

import pytest
from household import (
    GAZETTEER,
    Phones,
    announce,
    deliveries,
    fan_out,
    incident,
    rows,
    subscribe,
)

from bot import carrier as carrier_module
from bot import courier as module
from bot.courier import Courier
from bot.delivery.retry import BotTrouble, Gone, Migrated, NotSent, Rejected, Sent, Throttled, Unknown
from bot.i18n import Words
from bot.in_hand import GROUP_PACE_MS, PRIVATE_PACE_MS
from bot.metrics import Metrics
from bot.model import Audience, DecisionKind, Severity
from bot.sandbox.server import Sandbox, User
from bot.store.database import Database
from bot.store.outbox import Outbox
from bot.store.replies import Replies
from bot.telegram.client import TelegramClient

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


@pytest.fixture
def replies(database, clock):
    return Replies(database, clock.ms)


@pytest.fixture
def phones(clock):
    return TimedPhones(clock)


@pytest.fixture
def make(outbox, replies, phones, clock, monkeypatch):
    real = asyncio.sleep

    async def sleep(seconds):
        clock.forward(max(seconds, SHORTEST_S))
        await real(0)

    def make(kind=Brisk, **other):
        for each in (module, carrier_module):
            monkeypatch.setattr(each, "asyncio", Asyncio(sleep))
        parts = {"outbox": outbox, "replies": replies, "sender": phones} | other
        made = kind(
            parts["outbox"], parts["replies"], parts["sender"], GAZETTEER, WORDS, Metrics(),
            clock_ms=clock.ms, monotonic=clock.monotonic,
        )  # fmt: skip
        made.clock = clock
        return made

    return make


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


# What is sent.


async def test_each_in_their_words(database, outbox, make, phones):
    await subscribe(database, 1, "a", language="fr")
    await subscribe(database, 2, "ring")
    await announce(database, outbox, incident("k7f2"))
    await fan_out(outbox)
    await deliver(make)
    assert await deliveries(database, "chat_id, state, message_id IS NOT NULL") == [(1, "sent", 1), (2, "sent", 1)]
    (french,), (english,) = phones.seen(1), phones.seen(2)
    assert french.startswith("fr a\n")
    assert "Vous suivez Adoua" in french
    assert "#K7F2" in french
    assert english.startswith("en a\n")
    assert "You watch Ring" in english


async def test_a_tester_and_a_language_never_chosen(database, outbox, make, phones):
    await subscribe(database, 1, language="")
    await announce(database, outbox, incident("k7f2"), audience=Audience.TESTERS)
    await fan_out(outbox, testers=[1])
    await deliver(make)
    (text,) = phones.seen(1)
    assert text.splitlines()[-1] == "#K7F2"


@pytest.mark.parametrize(
    ("severity", "kind", "silent"),
    [
        (Severity.EXTREME, DecisionKind.NEW, False),
        (Severity.SEVERE, DecisionKind.UPDATE, False),
        (Severity.MINOR, DecisionKind.NEW, True),
        (Severity.MINOR, DecisionKind.UPDATE, True),
    ],
)
async def test_who_is_woken_by_a_sound(database, outbox, make, phones, severity, kind, silent):
    await subscribe(database, 1, "a")
    await announce(database, outbox, incident(severity=severity), kind=kind)
    await fan_out(outbox)
    await deliver(make)
    assert [how["silent"] for _, _, how in phones.alerts] == [silent]


async def test_an_update_replies_to_the_message_it_updates(database, outbox, make, phones):
    await everybody(database, outbox, [1])
    await deliver(make)
    await announce(database, outbox, incident("i0", revision=2), kind=DecisionKind.UPDATE)
    await fan_out(outbox)
    await deliver(make)
    assert [how["reply_to"] for _, _, how in phones.alerts] == [None, 1]


async def test_words_that_cannot_be_put_together_stop_nobody_else(database, outbox, make, phones):
    """Its text is missing in the database: a fault of ours, and it ends where one can see it."""
    await everybody(database, outbox, [1, 2], alerts=2)
    async with database.transaction() as connection:
        await connection.execute("DELETE FROM alert_text WHERE alert_id = 1")
    await deliver(make)
    assert await deliveries(database, "alert_id, chat_id, state, reason") == [
        (1, 1, "dead", "unwritable: KeyError"), (1, 2, "dead", "unwritable: KeyError"),
        (2, 1, "sent", None), (2, 2, "sent", None),
    ]  # fmt: skip


# How fast.


async def test_the_bots_limit(database, outbox, make, phones):
    """At most 30 in any second, and no less than 97 % of it."""
    await everybody(database, outbox, range(1, 151))
    await deliver(make)
    times = [seconds for seconds, _ in phones.times]
    assert sorted(chat for _, chat in phones.times) == list(range(1, 151)), "each once"
    assert most_in(times) <= 30
    assert (len(times) - 30) / (times[-1] - times[29]) >= 29.1


async def test_a_chats_limits(database, outbox, make, phones):
    """One a second for a person, twenty a minute for a group; nobody waits for them."""
    for chat_id, kind in ((1, "private"), (-2, "supergroup"), (-3, "channel")):
        await subscribe(database, chat_id, "a", kind=kind)
    for n in range(25):
        await announce(database, outbox, incident(f"i{n}"))
    await fan_out(outbox)
    await deliver(make)
    assert len(phones.at(1)) == len(phones.at(-2)) == len(phones.at(-3)) == 25
    assert most_in(phones.at(1)) == 1
    assert most_in(phones.at(-2), 60.0) <= 20
    assert most_in(phones.at(-3), 60.0) <= 20
    assert phones.at(1)[-1] - phones.at(1)[0] < 26


async def test_answers_go_before_alerts(database, outbox, replies, make, phones):
    """A command comes while a hundred alerts wait: it is answered next."""
    await everybody(database, outbox, range(1, 101))
    written = []

    async def meanwhile():
        await say(database, replies, 999, "Adoua is watched.")
        written.append(len(phones.order))
        return Sent(1)

    phones.answers[10] = [meanwhile]
    await deliver(make)
    assert len(phones.alerts) == 100
    answered = phones.order.index(("sendMessage", 999))
    # What is on its way, or has its slot, while the answer is written and claimed comes before it.
    assert answered - written[0] <= 3
    assert answered < 30


async def test_answers_may_burst_and_then_keep_the_pace(database, replies, make, phones):
    await say(database, replies, 1, *(f"answer {n}" for n in range(6)))
    await say(database, replies, 1, "", "", method="answerCallbackQuery")
    await deliver(make)
    assert [payload["text"] for method, payload in phones.calls if method == "sendMessage"] == [
        f"answer {n}" for n in range(6)
    ]
    times = phones.at(1)[:6]
    assert times[2] - times[0] < 0.5
    # Level again one second each after the first: the fourth answer comes about a second after the third.
    assert min(later - earlier for earlier, later in pairwise(times[2:])) >= 0.95
    assert most_in(times[2:]) <= 2
    assert await rows(database, "SELECT COUNT(*) FROM reply") == [(0,)]


# What follows from an answer.


async def test_a_chats_429_parks_that_chat_alone(database, outbox, make, phones):
    """10,072 seconds for chat 1; the others' alerts all leave within their seconds."""
    await everybody(database, outbox, range(1, 11), alerts=3)
    phones.answers[1] = [Throttled(10_072)]
    await deliver(make)
    for chat_id in range(2, 11):
        assert phones.at(chat_id)[-1] - phones.times[0][0] < 5
        assert len(phones.at(chat_id)) == 3
    refused, *later = phones.at(1)
    assert len(later) == 3
    assert later[0] - refused >= 10_072 - 0.001  # the queue's clock counts milliseconds
    assert {state for _, state, _ in await ends(database)} == {"sent"}


async def test_one_message_that_passes_acquits_the_bot(database, outbox, make, phones):
    """Five flooded chats among healthy ones: their penalties are their own."""
    await everybody(database, outbox, range(1, 21))
    for chat_id in (2, 5, 8, 11, 14):
        phones.answers[chat_id] = [Throttled(500)]
    await deliver(make)
    healthy = [phones.at(chat)[0] for chat in range(1, 21) if chat not in {2, 5, 8, 11, 14}]
    assert healthy[-1] - healthy[0] < 2


async def test_several_chats_429_pause_the_bot(database, outbox, make, phones):
    """Three chats in a row are told 7 seconds: nobody is sent anything before that, and nothing is lost."""
    await everybody(database, outbox, range(1, 41))
    for chat_id in (4, 5, 6):
        phones.answers[chat_id] = [Throttled(7)]
    await deliver(make)
    refused = phones.at(6)[0]
    in_flight = [seconds for seconds, _ in phones.times if refused < seconds < refused + 6.8]
    assert len(in_flight) <= 3, "no more than were on their way"
    assert len(phones.times) == 43
    assert {state for _, state, _ in await ends(database)} == {"sent"}


async def test_a_bad_token_pauses_everything_loses_nothing_and_heals(database, outbox, replies, make, phones):
    await everybody(database, outbox, range(1, 31))
    await say(database, replies, 99, "hello")
    trouble = []

    async def refuse():
        trouble.append(courier.trouble)
        return BotTrouble("Unauthorized")

    # Whoever is asked in the first two minutes is refused.
    until = phones.clock.seconds + 120
    plain = phones._outcome

    async def outcome(chat_id):
        if phones.clock.seconds < until:
            phones.times.append((phones.clock.seconds, chat_id))
            return await refuse()
        return await plain(chat_id)

    phones._outcome = outcome
    courier = make()
    await asyncio.wait_for(courier.run(), 60)
    assert {state for _, state, _ in await ends(database)} == {"sent"}
    assert await deliveries(database, "DISTINCT maybe_sent") == [(0,)]
    passed = [chat for seconds, chat in phones.times if seconds >= until]
    assert sorted(passed) == [*range(1, 31), 99], "each once"
    assert 4 <= len(trouble) <= 20, "a few probes every half minute, no storm"
    assert "Unauthorized" in trouble
    assert courier.trouble == "", "sending goes on"
    assert courier._carrier._metrics.paused._value.get() == 0


async def test_a_formatting_error_is_told_in_plain_text(database, outbox, make, phones):
    await everybody(database, outbox, [1])
    phones.answers[1] = [Rejected("can't parse entities", formatting=True)]
    await deliver(make)
    assert [how["plain"] for _, _, how in phones.alerts] == [False, True]
    assert await ends(database) == [(1, "sent", None)]


async def test_a_chat_that_is_gone(database, outbox, make, phones):
    await everybody(database, outbox, [1, 2], alerts=3)
    phones.answers[1] = [Gone("bot was blocked by the user")]
    await deliver(make)
    assert len(phones.seen(1)) == 1
    assert len(phones.seen(2)) == 3
    assert [reason for chat, _, reason in await ends(database) if chat == 1] == ["bot was blocked by the user"] * 3


async def test_a_group_that_became_a_supergroup(database, outbox, make, phones):
    await subscribe(database, -5, "a", kind="group")
    for n in range(2):
        await announce(database, outbox, incident(f"i{n}"))
    await fan_out(outbox)
    phones.answers[-5] = [Migrated(-100_5)]
    await deliver(make)
    assert len(phones.seen(-5)) == 1
    assert len(phones.seen(-100_5)) == 2
    assert await ends(database) == [(-100_5, "sent", None)] * 2


async def test_the_answer_to_a_group_that_moved_goes_where_it_went(database, replies, make, phones):
    await subscribe(database, -5, "a", kind="group")
    await say(database, replies, -5, "hello")
    phones.answers[-5] = [Migrated(-100_5)]
    await deliver(make)
    assert [payload["chat_id"] for _, payload in phones.calls] == [-5, -100_5]


async def test_without_a_network_nothing_is_given_up_before_it_expires(database, outbox, make, phones):
    for chat_id in (1, 2):
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident(), expires_s=1800)
    await fan_out(outbox)
    phones.answers[1] = [NotSent("no network")] * 20
    phones.answers[2] = [NotSent("no network")] * 1000
    await deliver(make)
    assert await ends(database) == [(1, "sent", None), (2, "dead", "expired")]
    waits = [later - earlier for earlier, later in pairwise(phones.at(1))]
    assert waits[0] < 3
    assert max(waits) < 63


async def test_an_unknown_outcome_is_repeated_once(database, outbox, make, phones):
    await everybody(database, outbox, [1, 2, 3])
    phones.answers[1] = [Unknown("cut")]
    phones.answers[2] = [Unknown("cut"), Throttled(5), NotSent("refused"), Unknown("cut")]
    await deliver(make)
    assert await ends(database) == [(1, "sent", None), (2, "dead", "outcome unknown twice: cut"), (3, "sent", None)]
    first, second = phones.seen(1)
    assert first != second, "the second says that it may be a repeat"
    assert len(phones.seen(2)) == 4, "two of them may have arrived"


# Stories that go on.


async def test_who_was_told_wrong_is_corrected_and_then_the_old_message_says_so(database, outbox, make, phones):
    await subscribe(database, 1, "a", language="fr")
    await announce(database, outbox, incident("k7f2"))
    await fan_out(outbox)
    await deliver(make)
    await announce(database, outbox, incident("k7f2", "c", revision=2), kind=DecisionKind.CORRECTION)
    await fan_out(outbox)
    await deliver(make)
    assert [(chat, how["reply_to"], how["silent"]) for chat, _, how in phones.alerts] == [
        (1, None, False),
        (1, 1, False),
    ]
    ((method, edit),) = phones.calls
    assert method == "editMessageText"
    assert (edit["chat_id"], edit["message_id"], edit["parse_mode"]) == (1, 1, "HTML")
    before = phones.alerts[0][1]
    first, _, rest = before.partition("\n")
    assert edit["text"] == f"<b>CORRIGÉ</b> · <s>{first}</s>\n{rest}", "its other lines stay as they were"
    assert phones.order == [("alert", 1), ("alert", 1), ("editMessageText", 1)]
    assert phones.times[2][0] - phones.times[1][0] > 1, "an edit counts towards the chat's pace"


async def test_edits_wait_for_all_alerts_and_count_towards_the_limit(database, outbox, make, phones):
    await everybody(database, outbox, range(1, 61))
    await deliver(make)
    await announce(database, outbox, incident("i0", revision=2), kind=DecisionKind.RETRACTION)
    await announce(database, outbox, incident("other"))
    await fan_out(outbox)
    phones.times.clear()
    phones.order.clear()
    await deliver(make)
    kinds = [kind for kind, _ in phones.order]
    assert kinds.count("editMessageText") == 60
    assert "alert" not in kinds[kinds.index("editMessageText") :]
    assert most_in([seconds for seconds, _ in phones.times]) <= 30
    assert all("<b>WITHDRAWN</b>" in payload["text"] for _, payload in phones.calls)
    assert await rows(database, "SELECT COUNT(*) FROM edit") == [(0,)]


@pytest.mark.parametrize(
    "refusal",
    [
        Rejected("message to edit not found"),
        Rejected("message can't be edited"),
        Rejected("x", formatting=True),
        Sent(None),
    ],
)
async def test_an_edit_that_is_refused_is_settled_quietly(database, outbox, make, phones, refusal):
    await everybody(database, outbox, [1])
    await deliver(make)
    await announce(database, outbox, incident("i0", revision=2), kind=DecisionKind.RETRACTION)
    await fan_out(outbox)
    phones.answers[1] = [Sent(2), refusal]
    await deliver(make)
    assert len(phones.calls) == 1
    assert await rows(database, "SELECT COUNT(*) FROM edit") == [(0,)]
    assert {state for _, state, _ in await ends(database)} == {"sent"}


async def test_a_message_sent_as_plain_text_is_edited_as_plain_text(database, outbox, make, phones):
    await everybody(database, outbox, [1])
    phones.answers[1] = [Rejected("can't parse entities", formatting=True)]
    await deliver(make)
    await announce(database, outbox, incident("i0", revision=2), kind=DecisionKind.RETRACTION)
    await fan_out(outbox)
    await deliver(make)
    ((_, edit),) = phones.calls
    assert edit["text"].startswith("WITHDRAWN · en a\n")
    assert "parse_mode" not in edit


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


async def until(condition):
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.005)


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


# The real client, the sandbox's Telegram, the real clock.


async def test_a_journey_to_the_phones(database, outbox, replies):
    people = [User(1, "Awa"), User(2, "Moussa"), User(3, "Oumou")]
    async with Sandbox() as sandbox:
        for person in people:
            sandbox.add_user(person, started=True)
        client = TelegramClient(sandbox.token, sandbox.url)
        await client.start()
        courier = Courier(
            outbox, replies, client, GAZETTEER, WORDS, Metrics(), clock_ms=outbox._now, monotonic=time.monotonic
        )
        await everybody(database, outbox, [1, 2, 3])
        await say(database, replies, 1, "Adoua is watched.")
        sandbox.user_blocks(2)
        running = asyncio.create_task(courier.run())
        await sandbox.wait_for(lambda: sandbox.bot_messages(3) and len(sandbox.bot_messages(1)) == 2)
        courier.stop()
        await running
        await client.close()
        assert sandbox.bot_messages(1)[0].text == "Adoua is watched."
        assert sandbox.bot_messages(1)[1].text.startswith("en a\n")
        assert sandbox.bot_messages(2) == []
        ids = {row[0]: row[1:] for row in await deliveries(database, "chat_id, state, message_id")}
        assert ids[1] == ("sent", sandbox.bot_messages(1)[1].message_id)
        assert ids[2][0] == "dead"
