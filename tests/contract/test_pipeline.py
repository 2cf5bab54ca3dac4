"""From the inbox to the outbox, on a real database.

What an item says is stated by the test (`reads`), because how it is read is proven elsewhere; everything after
that is the real thing. At the end, a machine that makes up histories and holds them against a model (promise P2).
"""

import asyncio
import json
import os
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from household import GAZETTEER, Clock, fan_out, item, report, rows, subscribe, unwatch
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot import pipeline as module
from bot import reading
from bot.alerts.match import watch_keys
from bot.alerts.story import Rules
from bot.delivery.retry import Done, NotSent, Sent, Throttled, Unknown, next_step
from bot.i18n import Words
from bot.metrics import Metrics
from bot.model import Severity
from bot.pipeline import Pipeline, Reader
from bot.store import fan_out as fan_out_module
from bot.store.database import Database
from bot.store.inbox import Accepted, Inbox
from bot.store.library import Library
from bot.store.outbox import INTERRUPTIONS, Outbox
from bot.store.stories import Stories

READER = Reader(GAZETTEER, Words.load(), Rules(), timedelta(hours=24))
TESTER = 99
PACE = (1_020, 3_060)


def reads(told, _gazetteer, *, arrived_at=None):
    """Understand an item: it happened where its stated places say; its title can ask for more."""
    if "unreadable" in told.title:
        raise ValueError("secret words of the item")
    more = {}
    if told.title.startswith("day "):
        more = {"occurred_on": date(2026, 1, 1) + timedelta(days=int(told.title[4:]))}
    places = [place.name for place in told.places]
    return report(
        *places, item_id=told.key, incident=bool(places), published_at=told.published_at or arrived_at,
        severity=told.severity or Severity.SEVERE, **more,
    )  # fmt: skip


class House:
    """The pipeline and its rooms on one file; `restart` leaves it as a crash would."""

    def __init__(self, path, clock):
        self.path, self.clock, self.database = path, clock, None

    async def open(self):
        self.database = await Database.open(self.path)
        self.inbox, self.outbox = Inbox(self.database, self.clock.ms), Outbox(self.database, self.clock.ms)
        await self.inbox.recover()
        await self.outbox.recover()
        self.metrics = Metrics()
        self.pipeline = Pipeline(
            self.database, self.inbox, Stories(self.database), self.outbox, READER, self.metrics, (TESTER,),
            self.clock.now,
        )  # fmt: skip
        return self

    async def restart(self):
        await self.database.close()
        return await self.open()

    async def read(self, *told):
        """Take items in and work off what is due."""
        for each in told:
            await self.inbox.accept(each)
        while held := await self.inbox.lease(20):
            for each in held:
                await self.pipeline.process(each)
        await fan_out(self.outbox, (TESTER,))

    async def rows(self, sql, **parameters):
        return await rows(self.database, sql, **parameters)

    async def told(self):
        return await self.rows("SELECT alert_id, chat_id FROM delivery ORDER BY 1, 2")


@pytest.fixture
async def house(tmp_path, clock, monkeypatch, close_files):
    monkeypatch.setattr(reading, "understand", reads)
    made = await House(tmp_path / "vigie.db", clock).open()
    yield made
    await made.database.close()


@pytest.fixture
async def commits(house):
    """Counts the commits of the writer."""
    seen = []
    await house.database._writer.set_trace_callback(lambda sql: seen.append(sql) if sql == "COMMIT" else None)
    yield seen
    if house.database._writer._connection:  # a restart has closed it
        await house.database._writer.set_trace_callback(None)


def at(id_, *places, **more):
    return item(id_, places=[{"name": place} for place in places], **more)


async def test_decision_reason_and_report_are_kept(house):
    await subscribe(house.database, 1, "a")
    await house.read(at("one", "a"), at("two"), at("three", "c", published_at="2026-02-01T00:00:00Z"))
    kept = await house.rows(
        "SELECT id, state, decision, reason, incident_id IS NOT NULL, report FROM item ORDER BY seq"
    )
    assert [row[:5] for row in kept] == [
        ("one", "done", "new", "first_report", 1),
        ("two", "done", "none", "not_an_incident", 0),
        ("three", "done", "none", "stale", 0),
    ]
    assert json.loads(kept[0][5])["places"][0]["id"] == "a"
    assert json.loads(kept[1][5])["incident"] is False
    assert await house.told() == [(1, 1)]
    (alert,) = await house.rows("SELECT body, revision FROM alert")
    assert json.loads(alert[0])["reason"] == "first_report"
    assert house.metrics.decisions.labels("none", "stale")._value.get() == 1


async def test_words_in_both_languages_for_each_leading_place(house):
    await house.read(at("one", "a", "c"))
    texts = await house.rows("SELECT language, lead_id, body FROM alert_text ORDER BY 1, 2")
    assert [row[:2] for row in texts] == [("en", "a"), ("en", "c"), ("fr", "a"), ("fr", "c")]
    bodies = {row[:2]: row[2] for row in texts}
    for (_, lead), body in bodies.items():
        first, second = ("Adoua", "Cissa") if lead == "a" else ("Cissa", "Adoua")
        line = body.splitlines()[0]
        assert line.index(first) < line.index(second), "the reader's own place comes first"


async def test_an_item_that_cannot_be_read_is_set_aside_and_its_neighbours_are_told(house, clock, caplog):
    await subscribe(house.database, 1, "a", "c")
    await house.read(at("one", "a"), at("bad", "a", title="unreadable"), at("two", "c"))
    assert [chat for _, chat in await house.told()] == [1, 1], "at once, not after the bad one's tries"
    assert await house.rows("SELECT state, reason, attempts FROM item WHERE id = 'bad'") == [
        ("queued", "ValueError", 1)
    ]
    clock.forward(5)
    await house.read()
    assert await house.rows("SELECT state, attempts FROM item WHERE id = 'bad'") == [("queued", 2)]
    clock.forward(10)
    await house.read(at("three", "ring"))
    assert await house.rows("SELECT state, reason FROM item WHERE id = 'bad'") == [("dead", "failed: ValueError")]
    assert not await house.inbox.busy()
    assert house.metrics.decisions.labels("dead", "failed")._value.get() == 1
    assert "try 3" in caplog.text


async def test_a_failure_half_way_leaves_nothing_half_done(house, clock, monkeypatch):
    """The words fail once, after the incident was written: neither stays, and the next try tells everything once."""
    await subscribe(house.database, 1, "a")
    real = module.alert_texts

    def fails(*_):
        monkeypatch.setattr(module, "alert_texts", real)
        raise KeyError("words")

    monkeypatch.setattr(module, "alert_texts", fails)
    await house.read(at("one", "a"))
    for table in ("incident", "incident_place", "alert", "alert_text", "delivery"):
        assert await house.rows(f"SELECT COUNT(*) FROM {table}") == [(0,)], table  # noqa: S608  our own words
    clock.forward(5)
    await house.read()
    assert await house.told() == [(1, 1)]
    assert await house.rows("SELECT state, decision FROM item") == [("done", "new")]


async def test_an_item_in_hand_at_a_crash_is_read_again_and_told_once(house):
    await subscribe(house.database, 1, "a")
    await house.inbox.accept(at("one", "a"))
    await house.inbox.lease(1)
    await house.restart()
    await house.read()
    await house.restart()
    await house.read()
    assert await house.told() == [(1, 1)]


async def test_an_item_leased_by_its_accept_at_a_crash_is_read_and_told_once(house):
    """The reader waits with an open hand, so the accept's own commit leases it; the process dies before it is read."""
    await subscribe(house.database, 1, "a")
    house.inbox.open_hand(1)
    assert await house.inbox.accept(at("one", "a")) is Accepted.QUEUED
    assert await house.rows("SELECT state FROM item") == [("leased",)]
    await house.restart()
    assert house.inbox.take() == [], "the queue alone tells what waits"
    await house.read()
    assert await house.told() == [(1, 1)]


async def test_a_small_alert_is_fanned_out_with_its_decision(house, commits):
    """One commit for the decision and its deliveries; a crash after it finds both."""
    for chat_id in range(1, 31):
        await subscribe(house.database, chat_id, "a" if chat_id % 2 else "ring")
    await house.inbox.accept(at("one", "a"))
    (held,) = await house.inbox.lease(1)
    house.outbox.filled.clear()
    before = len(commits)
    await house.pipeline.process(held)
    assert len(commits) - before == 1
    assert house.outbox.filled.is_set(), "the courier is woken"
    assert not house.outbox.announced.is_set() or await house.outbox.fan_out((TESTER,)) is None
    await house.restart()
    assert await house.outbox.fan_out((TESTER,)) is None
    assert await house.told() == [(1, chat_id) for chat_id in range(1, 31)]


async def decide(house, *told):
    """Accept items, and decide them one after the other."""
    for each in told:
        await house.inbox.accept(each)
        for held in await house.inbox.lease(1):
            await house.pipeline.process(held)


async def test_into_an_open_hand_the_decision_claims_what_is_sent_first(house, commits):
    for chat_id in range(1, 9):
        await subscribe(house.database, chat_id, "a" if chat_id > 4 else "ring")
    house.outbox.open_hand(3, *PACE)
    await house.inbox.accept(at("one", "a"))
    (held,) = await house.inbox.lease(1)
    before = len(commits)
    await house.pipeline.process(held)
    assert len(commits) - before == 1
    claims = house.outbox.take()
    assert [claim.chat_id for claim in claims] == [5, 6, 7], "the nearest first, as many as the hand has room for"
    assert await house.rows("SELECT chat_id FROM delivery WHERE state = 'sending'") == [(5,), (6,), (7,)]
    stored = await Library(house.database).load(house.database.reader, 1)
    assert {id(claim.told): claim.told for claim in claims} == {id(claims[0].told): stored}, "told as it is stored"
    assert [claim.chat_id for claim in await house.outbox.claim(2, *PACE)] == [8, 1]


async def test_a_hand_is_filled_once(house):
    await subscribe(house.database, 1, "a", "c")
    await subscribe(house.database, 2, "c")
    house.outbox.open_hand(1, *PACE)
    await decide(house, at("one", "a"), at("two", "c"))
    assert [claim.chat_id for claim in house.outbox.take()] == [1]
    assert house.outbox.take() == []


async def test_a_decision_that_fails_hands_nothing_over_and_leaves_no_words_behind(house, clock, monkeypatch):
    """The next alert gets the number of the one that never was: not its words."""
    await subscribe(house.database, 1, "a", "c")
    with monkeypatch.context() as patch:
        patch.setattr(house.inbox, "done", None)
        house.outbox.open_hand(5, *PACE)
        await decide(house, at("one", "a"))
    assert house.outbox.take() == []
    assert await house.told() == []
    house.outbox.open_hand(5, *PACE)
    await decide(house, at("two", "c"))
    (claim,) = house.outbox.take()
    assert claim.told.alert.id == 1
    assert "Cissa" in claim.told.body(claim.form, "en", "c")[0]


async def test_what_a_decision_claimed_is_handed_over_whoever_gives_up(house, monkeypatch):
    """At the end of the service the reader may be cancelled while its decision is written."""
    await subscribe(house.database, 1, "a")
    house.outbox.open_hand(5, *PACE)
    await house.inbox.accept(at("one", "a"))
    (held,) = await house.inbox.lease(1)
    loop, done = asyncio.get_running_loop(), house.inbox.done

    async def cancelled(*told):
        loop.call_soon_threadsafe(deciding.cancel)
        await done(*told)

    monkeypatch.setattr(house.inbox, "done", cancelled)
    deciding = asyncio.create_task(house.pipeline.process(held))
    await asyncio.gather(deciding, return_exceptions=True)
    assert await house.rows("SELECT state FROM delivery") == [("sending",)]
    assert [claim.chat_id for claim in house.outbox.take()] == [1]


async def test_decided_but_not_fanned_out_at_a_crash(house, monkeypatch):
    """Of an alert to many only the first deliveries stand in the decision's commit."""
    monkeypatch.setattr(fan_out_module, "FIRST", 2)
    for chat_id in range(1, 6):
        await subscribe(house.database, chat_id, "a")
    await house.inbox.accept(at("one", "a"))
    house.outbox.announced.clear()
    await house.pipeline.process((await house.inbox.lease(1))[0])
    assert await house.told() == [(1, 1), (1, 2)]
    assert house.outbox.announced.is_set(), "the rest is fanned out at once"
    await house.restart()
    await house.read()
    assert await house.told() == [(1, chat_id) for chat_id in range(1, 6)]


@pytest.mark.parametrize("status", ["Test", "Exercise", "System", "Draft"])
async def test_what_is_not_actual_reaches_testers_only(house, status):
    """And then, in earnest and in the same words, everybody."""
    await subscribe(house.database, 1, "a")
    await subscribe(house.database, TESTER)
    await house.read(at("drill", "a", status=status, url="https://afp.example/1"))
    assert await house.told() == [(1, TESTER)]
    drill = at("drill", "a", url="https://afp.example/1")
    await house.read(drill.model_copy(update={"id": "real"}))
    assert await house.told() == [(1, TESTER), (2, 1)]


async def test_a_second_report_is_silent_and_a_new_place_is_not(house):
    await subscribe(house.database, 1, "a")
    await subscribe(house.database, 2, "c")
    await house.read(at("one", "a"))
    await house.read(at("two", "a"))
    assert await house.told() == [(1, 1)]
    await house.read(at("three", "a", "c"))
    assert await house.told() == [(1, 1), (2, 1), (2, 2)]
    assert await house.rows("SELECT decision, reason FROM item ORDER BY seq") == [
        ("new", "first_report"), ("same", "nothing_new_by_place"), ("update", "new_place"),
    ]  # fmt: skip
    assert await house.rows("SELECT revision FROM incident") == [(2,)]
    assert await house.rows("SELECT DISTINCT incident_id FROM item") == await house.rows("SELECT id FROM incident")


async def test_a_cancelled_story_is_taken_back_from_those_who_heard_it(house):
    await subscribe(house.database, 1, "a")
    await house.read(at("one", "a"))
    (claimed,) = await house.outbox.claim(1, 0, 0)
    await house.outbox.settle(claimed, next_step(Sent(7), attempts=0, maybe_sent=0, now_ms=house.clock.ms()))
    await subscribe(house.database, 2, "a")
    await house.read(at("two", "a", msg_type="Cancel", updates="one", title="It did not happen"))
    assert await house.told() == [(1, 1), (2, 1)]
    await house.read(at("three", "a", msg_type="Cancel", updates="nobody", title="Neither did this"))
    assert await house.rows("SELECT decision, reason FROM item ORDER BY seq") == [
        ("new", "first_report"), ("retraction", "cancelled_by_source"), ("none", "cancel_without_story"),
    ]  # fmt: skip


@pytest.mark.parametrize(("expires", "hours"), [(None, 24), ("2026-03-01T15:00:00Z", 3), ("2026-03-09T00:00:00Z", 24)])
async def test_an_alert_expires_with_its_item_or_after_a_day(house, clock, expires, hours):
    await house.read(at("one", "a", expires_at=expires))
    assert await house.rows("SELECT expires_at FROM alert") == [(clock.ms() + hours * 3_600_000,)]


async def test_it_runs_by_itself(house):
    """An item wakes the reader, the announcement the fan-out, the fan-out the courier. No timer is needed."""
    await subscribe(house.database, 1, "a")
    house.outbox.filled.clear()
    running = asyncio.create_task(house.pipeline.run())
    await house.inbox.accept(at("one", "a"))
    await asyncio.wait_for(house.outbox.filled.wait(), 10)
    assert await house.told() == [(1, 1)]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def until(condition):
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.005)


async def test_two_commits_from_the_door_to_the_first_send(house, commits):
    """The accept leases the item to the reader that waits, the decision claims for the courier that does."""
    await subscribe(house.database, 1, "a")
    running = asyncio.create_task(house.pipeline.run())
    # Its first look at the database finds another version than none, and leases once more: only then it waits.
    await until(lambda: house.pipeline._seen_elsewhere and house.inbox._room)
    house.outbox.filled.clear()
    house.outbox.open_hand(5, *PACE)
    commits.clear()
    await house.inbox.accept(at("one", "a"))
    await asyncio.wait_for(house.outbox.filled.wait(), 20)
    assert len(commits) == 2
    assert [claim.chat_id for claim in house.outbox.take()] == [1]
    assert await house.rows("SELECT chat_id, state FROM delivery") == [(1, "sending")]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_whenever_an_item_comes_the_reader_gets_it(house, monkeypatch):
    """At any turn of its walk, also many at once. The clock stands still: no lease ends."""
    monkeypatch.setattr(module, "LEASED_AT_ONCE", 3)
    running = asyncio.create_task(house.pipeline.run())
    number = 0
    for turns in range(30):
        for _ in range(turns):
            await asyncio.sleep(0)
        batch = [at(f"n{number + n}") for n in range(1 + turns % 5)]
        number += len(batch)
        await asyncio.gather(*(house.inbox.accept(each) for each in batch))
    async with asyncio.timeout(20):
        while await house.inbox.busy():
            await asyncio.sleep(0.01)
    assert await house.inbox.counts() == {"done": number}
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_it_sees_what_another_process_puts_in(house, monkeypatch):
    monkeypatch.setattr(module, "NET_S", 0.02)
    await subscribe(house.database, 1, "a")
    house.outbox.filled.clear()
    running = asyncio.create_task(house.pipeline.run())
    other = await Database.open(house.path)
    inbox = Inbox(other, house.clock.ms)
    assert await inbox.accept(at("one", "a")) is Accepted.QUEUED
    await inbox.close()
    await other.close()
    await asyncio.wait_for(house.outbox.filled.wait(), 10)
    assert await house.told() == [(1, 1)]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_cancelled_in_the_middle_of_an_item(house):
    """At whatever turn of the loop the walk is stopped, the next life tells the item once."""
    await subscribe(house.database, 1, "a")
    for turns in range(1, 60, 3):
        running = asyncio.create_task(house.pipeline.run())
        day = turns
        await house.inbox.accept(at(f"n{turns}", "a", title=f"day {day}"))
        for _ in range(turns):
            await asyncio.sleep(0)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await house.inbox.recover()
        await house.read()
        assert len(await house.told()) == (turns + 2) // 3
    assert {state for (state,) in await house.rows("SELECT state FROM item")} == {"done"}


# Promise P2, and the half of P4 that a database can keep: made-up histories against a model.

CHATS, TOWNS = (1, 2, -3), ("a", "b", "c", "land")
FATES = {
    "sent": Sent(1),
    "throttled": Throttled(5),
    "not sent": NotSent("no network"),
    "lost": Unknown("cut"),  # nobody knows, and it did not arrive
    "arrived": Unknown("cut"),  # nobody knows, and it did
}
REASONS = {"unwatched", "stopped", "expired", "interrupted", "outcome unknown twice: cut"}


class Histories(RuleBasedStateMachine):
    """Accept, watch, unwatch, stop, send, crash, time: then compare the database with a dictionary."""

    def __init__(self):
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(reading, "understand", reads)
        self.patch.setattr(fan_out_module, "CHUNK", 2)
        self.patch.setattr(fan_out_module, "FIRST", 1)
        self.clock = Clock()
        self.house = House(Path(self.folder.name) / "vigie.db", self.clock)
        self.watched = {chat: set() for chat in CHATS}
        self.active = dict.fromkeys(CHATS, True)
        self.items = 0
        self.owed = {}  # (alert, chat) → the places whose watchers hear of it
        self.expires = {}
        self.arrived = Counter()  # copies on the phone
        self.doubts = Counter()  # outcomes that nobody knew
        self.crashes = Counter()  # deaths of the process with it in hand
        self.may_end = {}  # (alert, chat) → reasons that would be right

    def run(self, work):
        return self.runner.run(work)

    async def quick(self):
        # These crashes kill connections, not the machine: the page cache survives, so no sync is waited for.
        await self.house.database._writer.execute("PRAGMA synchronous = OFF")

    async def restart(self):
        await self.house.restart()
        await self.quick()

    @initialize()
    def begin(self):
        async def begin():
            await self.house.open()
            await self.quick()
            for chat in CHATS:
                self.watched[chat].add("a")
                await subscribe(self.house.database, chat, "a", kind="private" if chat > 0 else "group")

        self.run(begin())

    def teardown(self):
        try:
            if self.house.database:
                self.settle_down()
        finally:
            if self.house.database:
                self.run(self.house.database.close())
            self.patch.undo()
            self.runner.close()
            self.folder.cleanup()

    # What people do.

    @rule(chat=st.sampled_from(CHATS), town=st.sampled_from(TOWNS))
    def watch(self, chat, town):
        self.watched[chat].add(town)
        self.run(subscribe(self.house.database, chat, town, state="active" if self.active[chat] else "stopped"))

    @rule(chat=st.sampled_from(CHATS), town=st.sampled_from(TOWNS))
    def unwatch(self, chat, town):
        self.watched[chat].discard(town)
        self.run(unwatch(self.house.database, chat, town))

    @rule(chat=st.sampled_from(CHATS))
    def stop_or_start(self, chat):
        self.active[chat] = not self.active[chat]
        self.run(subscribe(self.house.database, chat, state="active" if self.active[chat] else "stopped"))

    # What happens.

    @rule(
        town=st.sampled_from(("a", "b", "c")),
        crash_after=st.sampled_from(["accept", "lease at once", "lease", "decision", "one chunk", None, None]),
        twice=st.booleans(),
        room=st.sampled_from([0, 1, 3]),
    )
    def accept(self, town, crash_after, twice, room):
        """An item comes; where the courier has `room`, the decision claims for it."""
        self.items += 1
        told = at(f"n{self.items}", town, title=f"day {self.items}")
        keys = [key.place_id for key in watch_keys(reads(told, None).places, Severity.SEVERE, GAZETTEER)]
        for chat in CHATS:
            if self.active[chat] and self.watched[chat] & set(keys):
                self.owed[self.items, chat] = set(keys)
        self.expires[self.items] = self.clock.ms() + 24 * 3_600_000

        async def work():
            if room:
                self.house.outbox.open_hand(room, *PACE)
            await self.get_as_far_as(crash_after, told)
            if crash_after:
                for each in self.met(self.house.outbox.take()):  # handed over, and not sent yet
                    self.crashes[each.told.alert.id, each.chat_id] += 1
                await self.restart()
            if twice:
                assert await self.house.inbox.accept(told) is Accepted.KNOWN
            await self.house.read()
            for each in self.met(self.house.outbox.take()):
                self.arrived[each.told.alert.id, each.chat_id] += 1
                await self.house.outbox.settle(each, Done(1))

        self.run(work())

    async def get_as_far_as(self, step, told):
        """Take an item in, and carry it on to this step of its way."""
        house = self.house
        if step == "lease at once":
            house.inbox.open_hand(1)
        assert await house.inbox.accept(told) is Accepted.QUEUED
        if step in {"lease", "decision", "one chunk"}:
            held = await house.inbox.lease(5)
            if step != "lease":
                await house.pipeline.process(held[0])
            if step == "one chunk":
                await house.outbox.fan_out(())

    @rule(fates=st.lists(st.sampled_from(sorted(FATES)), min_size=4, max_size=4))
    def send(self, fates):
        async def work():
            for each, fate in zip(await self.claim(), fates, strict=False):
                pair = (each.told.alert.id, each.chat_id)
                self.arrived[pair] += fate in {"sent", "arrived"}
                self.doubts[pair] += fate in {"lost", "arrived"}
                counts = {"attempts": each.attempts, "maybe_sent": each.maybe_sent}
                step = next_step(FATES[fate], **counts, now_ms=self.clock.ms())
                await self.house.outbox.settle(each, step)

        self.run(work())

    @rule(on_the_way=st.lists(st.booleans(), min_size=4, max_size=4))
    def send_and_crash(self, on_the_way):
        """What was claimed had arrived already, or had not."""

        async def work():
            for each, there in zip(await self.claim(), on_the_way, strict=False):
                pair = (each.told.alert.id, each.chat_id)
                self.arrived[pair] += there
                self.crashes[pair] += 1
            await self.restart()

        self.run(work())

    async def claim(self):
        """Up to four, after the pace of every chat and the wait of every retry."""
        self.clock.forward(6)
        return self.met(await self.house.outbox.claim(4, *PACE))

    def met(self, claimed):
        """Claims, each of which must be allowed."""
        for each in claimed:
            pair = (each.told.alert.id, each.chat_id)
            assert self.active[each.chat_id]
            assert each.watched_id in self.watched[each.chat_id] & self.owed[pair]
            assert self.clock.ms() < self.expires[pair[0]]
            assert each.maybe_sent == self.doubts[pair] <= 1
            assert each.interrupted == self.crashes[pair] <= INTERRUPTIONS
        return claimed

    @rule(hours=st.sampled_from([1, 13, 25]))
    def hours_pass(self, hours):
        self.clock.forward(hours * 3_600)

    # What must be true at any time.

    @invariant()
    def each_matching_chat_has_one_delivery(self):
        if not self.house.database:
            return
        found = self.run(
            self.house.rows("SELECT alert_id, chat_id, state, reason, maybe_sent, message_id FROM delivery")
        )
        assert Counter(row[:2] for row in found) == dict.fromkeys(self.owed, 1)
        for alert, chat, state, reason, _, message_id in found:
            pair = (alert, chat)
            assert state in {"queued", "sent", "dead"}
            # One more copy at most for each time that its fate was not known.
            assert self.arrived[pair] <= 1 + min(self.doubts[pair], 1) + self.crashes[pair]
            if state == "sent":
                assert self.arrived[pair] >= 1
                assert message_id is not None
            if state == "dead":
                self.check_reason(pair, reason)

    def check_reason(self, pair, reason):
        assert reason in REASONS
        # Once it is dead, nothing about it changes: what was right at that moment is kept.
        if pair in self.may_end:
            assert self.may_end[pair] == reason
            return
        self.may_end[pair] = reason
        match reason:
            case "stopped":
                assert not self.active[pair[1]]
            case "unwatched":
                assert not self.watched[pair[1]] & self.owed[pair]
            case "expired":
                assert self.clock.ms() >= self.expires[pair[0]]
            case "interrupted":
                assert self.crashes[pair] > INTERRUPTIONS
            case _:
                assert self.doubts[pair] == 2

    def settle_down(self):
        """In the end everything is answered: then each delivery is sent, or dead with its reason."""
        for _ in range(200):
            if not self.run(self.house.outbox.busy()):
                break
            self.send(["sent"] * 4)
            self.each_matching_chat_has_one_delivery()
        ends = self.run(self.house.rows("SELECT state, reason IS NOT NULL FROM delivery"))
        assert set(ends) <= {("sent", 0), ("dead", 1)}
        assert set(self.run(self.house.rows("SELECT state FROM item"))) <= {("done",)}


FULL = os.environ.get("VIGIE_HYPOTHESIS") == "full"
TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=400 if FULL else 40,
    stateful_step_count=60 if FULL else 20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
