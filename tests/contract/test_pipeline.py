"""From the inbox to the outbox, on a real database: decisions, crashes, what is handed on, who hears of it."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from household import PACE, subscribe, until
from pipeline_house import TESTER, House, at, reads

from bot import pipeline as module
from bot import reading
from bot.delivery.retry import Sent, next_step
from bot.model import AffectedPlace, Kind, Place, Precision
from bot.store import fan_out as fan_out_module
from bot.store.database import Database
from bot.store.inbox import Accepted, Inbox
from bot.store.library import Library
from bot.store.notices import DATED_AHEAD, UNPLACED, waiting


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


async def test_an_incident_at_no_known_place_is_kept_and_the_operator_hears_of_it(house):
    drill = at("drill", title="attack somewhere", status="Exercise")
    await house.read(at("one", title="attack somewhere"), at("two", title="elections"), drill)
    assert await house.rows("SELECT id, decision, reason FROM item WHERE id = 'one'") == [
        ("one", "none", "no_known_place")
    ]
    noted = [(each.kind, each.about, each.count) for each in await waiting(house.database)]
    assert noted == [(UNPLACED, "AFP: attack somewhere", 1)]


async def test_of_an_incident_dated_in_the_future_the_operator_hears(house):
    """A desk that writes its local time with a Z would be told 202 for each alert that reaches nobody."""
    ahead = {"published_at": (house.clock.now() + timedelta(hours=1)).isoformat()}
    drill = at("drill", "a", title="attack", status="Exercise", **ahead)
    await house.read(at("one", "a", title="attack at a", **ahead), at("two", title="elections", **ahead), drill)
    assert await house.rows("SELECT decision, reason FROM item WHERE id = 'one'") == [("none", "dated_in_the_future")]
    noted = [(each.kind, each.about, each.count) for each in await waiting(house.database)]
    assert noted == [(DATED_AHEAD, "AFP: attack at a", 1)]


async def test_of_a_village_anywhere_in_a_country_the_operator_hears_as_well(house, monkeypatch):
    def somewhere(*told, **more):
        village = Place("x-lost", "Nowhere", Kind.TOWN, "ML", parents=("land",))
        spot = AffectedPlace(village, ("Sahelland",), ("land",), Precision.AREA)
        return replace(reads(*told, **more), places=(spot,))

    monkeypatch.setattr(reading, "understand", somewhere)
    await house.read(at("one", title="attack somewhere"))
    assert await house.rows("SELECT decision, reason FROM item") == [("new", "first_report")]
    noted = [(each.kind, each.about, each.count) for each in await waiting(house.database)]
    assert noted == [(UNPLACED, "AFP: attack somewhere", 1)]


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
