"""The queue's contract: accept, lease, done, retry, dead. A broker's source will have to keep the same."""

import asyncio

import pytest
from household import item, rows

from bot.model import Decision, DecisionKind
from bot.store.database import Database
from bot.store.inbox import LEASE_MS, Accepted, Inbox


@pytest.fixture
async def inbox(database, clock):
    box = Inbox(database, clock.ms)
    yield box
    await box.close()


async def leased_ids(inbox, limit=10):
    return [each.item.id for each in await inbox.lease(limit)]


async def test_the_same_item_twice_is_known(inbox):
    assert await inbox.accept(item()) is Accepted.QUEUED
    assert await inbox.accept(item()) is Accepted.KNOWN
    assert await inbox.counts() == {"queued": 1}


async def test_the_same_id_with_another_body_is_a_conflict(inbox):
    await inbox.accept(item())
    assert await inbox.accept(item(text="Something else.")) is Accepted.CONFLICT
    (held,) = await inbox.lease(10)
    assert held.item == item(), "what was accepted first stays"


async def test_the_same_in_one_commit(inbox):
    """Racing submitters: one is queued, its repeat known, the other body refused."""
    results = await asyncio.gather(
        inbox.accept(item()), inbox.accept(item()), inbox.accept(item(title="Other")), inbox.accept(item("two"))
    )
    assert results == [Accepted.QUEUED, Accepted.KNOWN, Accepted.CONFLICT, Accepted.QUEUED]


async def test_known_while_in_hand_and_when_done(inbox, database):
    await inbox.accept(item())
    (held,) = await inbox.lease(1)
    assert await inbox.accept(item()) is Accepted.KNOWN
    async with database.transaction() as connection:
        await inbox.done(connection, held, Decision(DecisionKind.NONE, "stale"), "{}")
    assert await inbox.accept(item()) is Accepted.KNOWN
    assert await inbox.lease(1) == []


async def test_an_item_comes_out_as_it_went_in(inbox):
    sent = item(
        url="https://afp.example/é?a=1",
        published_at="2026-03-01T09:40:00+02:00",
        title="«\u00a0Attaque\u202f!\u00a0» 🔴",
        text="Deux lignes.\n\tEt la suite.",
        status="Test",
        severity="Severe",
        places=[{"name": "Adoua", "lat": 14, "lon": -10.5}],
    )
    await inbox.accept(sent)
    assert [each.item for each in await inbox.lease(1)] == [sent]


async def test_oldest_first_and_each_once(inbox):
    for n in range(5):
        await inbox.accept(item(f"n{n}"))
    assert await leased_ids(inbox, 2) == ["n0", "n1"]
    assert await leased_ids(inbox, 2) == ["n2", "n3"]
    assert await leased_ids(inbox, 9) == ["n4"]
    assert await leased_ids(inbox) == []


async def test_a_lease_ends(inbox, clock):
    await inbox.accept(item())
    (first,) = await inbox.lease(1)
    clock.forward(LEASE_MS / 1000 - 0.001)
    assert await inbox.lease(1) == []
    clock.forward(0.001)
    (again,) = await inbox.lease(1)
    assert again.seq == first.seq
    assert again.accepted_at == first.accepted_at


async def test_retry_waits_and_counts(inbox, clock):
    await inbox.accept(item("one"))
    await inbox.accept(item("two"))
    held = (await inbox.lease(1))[0]
    assert held.attempts == 0
    await inbox.retry(held, 5_000, "ValueError")
    assert await leased_ids(inbox) == ["two"], "the next is not held up"
    clock.forward(5)
    (again,) = await inbox.lease(1)
    assert (again.item.id, again.attempts) == ("one", 1)


async def test_dead_is_for_good_and_keeps_its_reason(inbox, database, clock):
    await inbox.accept(item())
    await inbox.dead((await inbox.lease(1))[0], "failed: ValueError")
    clock.forward(1e6)
    await inbox.recover()
    assert await inbox.lease(1) == []
    assert not await inbox.busy()
    assert await rows(database, "SELECT state, reason, settled_at IS NOT NULL FROM item") == [
        ("dead", "failed: ValueError", 1)
    ]


async def test_done_keeps_decision_reason_and_report(inbox, database):
    await inbox.accept(item())
    (held,) = await inbox.lease(1)
    async with database.transaction() as connection:
        await inbox.done(connection, held, Decision(DecisionKind.NEW, "first_report", "i1"), '{"id": "one"}')
    assert await rows(database, "SELECT state, decision, reason, incident_id, report FROM item") == [
        ("done", "new", "first_report", "i1", '{"id": "one"}')
    ]
    assert await inbox.next_due() is None


async def test_after_a_crash_what_was_leased_is_due_at_once(database, clock, tmp_path):
    """Nothing is settled, the connections close, another process opens the file. No try is counted for that."""
    inbox = Inbox(database, clock.ms)
    for n in range(3):
        await inbox.accept(item(f"n{n}"))
    await inbox.lease(2)
    await database.close()
    for _ in range(4):
        reopened = await Database.open(tmp_path / "vigie.db")
        inbox = Inbox(reopened, clock.ms)
        await inbox.recover()
        assert inbox.arrived.is_set()
        held = await inbox.lease(5)
        assert [(each.item.id, each.attempts) for each in held] == [("n0", 0), ("n1", 0), ("n2", 0)]
        await reopened.close()


@pytest.mark.parametrize("years", [-1, 1])
async def test_a_clock_that_jumped_freezes_nothing(inbox, clock, years):
    await inbox.accept(item("one"))
    await inbox.accept(item("two"))
    await inbox.retry((await inbox.lease(1))[0], 5_000, "ValueError")
    clock.jump(years * 365 * 86_400)
    await inbox.recover()
    assert await leased_ids(inbox) == ["one", "two"]


async def test_recover_leaves_a_retry_its_wait(inbox, clock):
    await inbox.accept(item())
    await inbox.retry((await inbox.lease(1))[0], 5_000, "ValueError")
    await inbox.recover()
    assert await inbox.lease(1) == []
    clock.forward(5)
    assert await leased_ids(inbox) == ["one"]


async def test_next_due(inbox, clock):
    assert await inbox.next_due() is None
    await inbox.accept(item("one"))
    assert await inbox.next_due() == clock.ms()
    (held,) = await inbox.lease(1)
    assert await inbox.next_due() == clock.ms() + LEASE_MS
    await inbox.retry(held, 5_000, "ValueError")
    assert await inbox.next_due() == clock.ms() + 5_000


async def test_an_arrival_wakes_the_reader(inbox):
    assert not inbox.arrived.is_set()
    await inbox.accept(item())
    assert inbox.arrived.is_set()
    inbox.arrived.clear()
    await inbox.accept(item())
    assert not inbox.arrived.is_set(), "a repeat is no work"


async def test_an_open_hand_gets_what_is_accepted(inbox, database):
    """Leased in the accept's own commit: nobody has to look into the queue."""
    inbox.open_hand(2)
    results = await asyncio.gather(*(inbox.accept(item(f"n{n}")) for n in range(3)), inbox.accept(item("n0")))
    assert results == [Accepted.QUEUED] * 3 + [Accepted.KNOWN]
    assert inbox.arrived.is_set()
    held = inbox.take()
    assert [(each.item, each.attempts) for each in held] == [(item("n0"), 0), (item("n1"), 0)]
    assert await leased_ids(inbox) == ["n2"], "what the hand had no room for waits in the queue"
    async with database.transaction() as connection:
        await inbox.done(connection, held[0], Decision(DecisionKind.NONE, "stale"), "{}")
    assert await inbox.counts() == {"done": 1, "leased": 2}


async def test_a_hand_is_open_once(inbox):
    inbox.open_hand(5)
    assert inbox.take() == []
    await inbox.accept(item())
    assert inbox.take() == []
    assert await leased_ids(inbox) == ["one"]


async def test_a_repeat_is_not_handed_over(inbox):
    await inbox.accept(item())
    inbox.open_hand(5)
    assert await inbox.accept(item()) is Accepted.KNOWN
    assert await inbox.accept(item(title="Other")) is Accepted.CONFLICT
    assert inbox.take() == []
    assert await inbox.counts() == {"queued": 1}


async def test_who_hands_in_and_gives_up_does_not_keep_it_from_the_reader(inbox, database):
    """The newsroom hangs up before the commit: the item is ours all the same, and is read now, not in a minute."""
    inbox.open_hand(1)
    async with database.transaction():
        accepting = asyncio.create_task(inbox.accept(item()))
        await asyncio.sleep(0)
        accepting.cancel()
        await asyncio.gather(accepting, return_exceptions=True)
    await inbox.close()
    assert inbox.arrived.is_set()
    assert [each.item for each in inbox.take()] == [item()]


async def test_what_was_handed_over_and_not_read_ends_its_lease(inbox, clock):
    inbox.open_hand(1)
    await inbox.accept(item())
    clock.forward(LEASE_MS / 1000)
    assert await leased_ids(inbox) == ["one"]


async def test_a_failed_commit_hands_nothing_over(inbox, database, monkeypatch):
    inbox.open_hand(1)
    monkeypatch.setattr(inbox, "_now", object)  # no value for a column
    with pytest.raises(Exception, match="type"):
        await inbox.accept(item())
    assert inbox.take() == []
    assert not inbox.arrived.is_set()


async def test_a_stored_body_that_no_longer_fits_is_set_aside(inbox, database):
    """Written by a version that allowed more; read by one that does not: the rest goes on."""
    for n in range(3):
        await inbox.accept(item(f"n{n}"))
    async with database.transaction() as connection:
        await connection.execute("""UPDATE item SET body = '{"id": "n1"}' WHERE id = 'n1'""")
    assert await leased_ids(inbox) == ["n0", "n2"]
    assert await rows(database, "SELECT id, reason FROM item WHERE state = 'dead'") == [("n1", "unreadable")]


async def test_close_waits_for_accepts(database, clock):
    inbox = Inbox(database, clock.ms)
    async with database.transaction():
        accepting = asyncio.create_task(inbox.accept(item()))
        await asyncio.sleep(0)
        closing = asyncio.create_task(inbox.close())
        await asyncio.sleep(0)
        assert not closing.done()
    await closing
    assert await inbox.counts() == {"queued": 1}
    assert await accepting is Accepted.QUEUED


async def test_when_each_source_was_last_heard(database, clock):
    """Its silence is not safety; a test is not the source's word."""
    inbox = Inbox(database, clock.ms)
    await inbox.accept(item("one", source="AFP"))
    clock.forward(60)
    await inbox.accept(item("two", source="Radio"))
    clock.forward(60)
    await inbox.accept(item("three", source="AFP", status="Test"))
    assert await inbox.last_heard(database.reader, 9) == [("Radio", clock.ms() - 60_000), ("AFP", clock.ms() - 120_000)]
    await inbox.accept(item("two", source="Radio"))
    assert (await inbox.last_heard(database.reader, 1)) == [("Radio", clock.ms())], "a repeat is a sign of life, too"
    await inbox.close()


async def test_an_accept_passes_what_else_waits_for_the_writer(database, inbox):
    """A newsroom waits for the transaction under way and for no other."""
    present = []

    async def other():
        async with database.transaction() as connection:
            cursor = await connection.execute("SELECT COUNT(*) FROM item")
            present.append((await cursor.fetchone())[0])

    async with database.turn():
        tasks = [asyncio.create_task(other()) for _ in range(3)]
        await asyncio.sleep(0)
        tasks += [asyncio.create_task(inbox.accept(item(name))) for name in ("a", "b")]
        for _ in range(3):  # until their collector waits, too
            await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    assert present == [2, 2, 2]
