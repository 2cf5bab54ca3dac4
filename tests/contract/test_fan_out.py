"""Each chat whose watches match gets its delivery, once: chunk by chunk, over crashes, and only who is to be told."""

import pytest
from household import (
    announce,
    claim,
    deliveries,
    fan_out,
    incident,
    subscribe,
    unwatch,
)

from bot.delivery.retry import Again, Dead, Done, Leave
from bot.model import Audience, DecisionKind
from bot.store import fan_out as module
from bot.store.database import Database
from bot.store.outbox import Outbox


async def test_each_chat_once_with_its_nearest_watch(database, outbox):
    await subscribe(database, 1, "a", "ring", "land")
    await subscribe(database, 2, "ring", "b")  # b lies around a: nearer than the ring
    await subscribe(database, 3, "land")
    await subscribe(database, 4, "c")  # far away
    await announce(database, outbox, incident())
    await fan_out(outbox)
    assert await deliveries(database, "chat_id, watched_id, state") == [
        (1, "a", "queued"), (2, "b", "queued"), (3, "land", "queued"),
    ]  # fmt: skip
    assert not await outbox.fan_out([]), "nothing is left"


async def test_only_who_is_active(database, outbox):
    await subscribe(database, 1, "a")
    await subscribe(database, 2, "a", state="stopped")
    await subscribe(database, 3, "a", state="gone")
    await announce(database, outbox, incident())
    await fan_out(outbox)
    assert await deliveries(database, "chat_id") == [(1,)]


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 100])
async def test_chunk_by_chunk(database, outbox, monkeypatch, chunk):
    """Chats over several keys, stopped ones among them, negative ids of groups: each once, whatever the chunk."""
    monkeypatch.setattr(module, "CHUNK", chunk)
    active = set()
    for n in range(-6, 7):
        state = "stopped" if n % 5 == 0 else "active"
        await subscribe(database, n, *(["a", "ring"] if n % 2 else ["b"]), state=state)
        active |= {n} if state == "active" else set()
    await announce(database, outbox, incident())
    chunks = 0
    before = 0
    while await outbox.fan_out([]):
        chunks += 1
        written = len(await deliveries(database))
        assert written - before <= chunk
        before = written
    assert {chat for (chat,) in await deliveries(database, "chat_id")} == active
    assert before == len(active)
    assert chunks >= len(active) / chunk


async def test_a_fan_out_resumes_after_a_crash(database, clock, monkeypatch, tmp_path):
    """After every single chunk the process dies; the next goes on where it stood."""
    monkeypatch.setattr(module, "CHUNK", 2)
    await subscribe(database, 1, "a")
    for n in range(2, 12):
        await subscribe(database, n, "a", "land")
    await announce(database, Outbox(database, clock.ms), incident())
    await database.close()
    lives = 0
    while True:
        database = await Database.open(tmp_path / "vigie.db")
        outbox = Outbox(database, clock.ms)
        await outbox.recover()
        assert outbox.announced.is_set(), "the pipeline looks for unfinished fan-outs at start"
        going_on = await outbox.fan_out([])
        written = await deliveries(database, "chat_id")
        await database.close()
        if not going_on:
            break
        lives += 1
    assert written == [(n,) for n in range(1, 12)]
    assert lives >= 6


async def test_who_comes_while_it_is_fanned_out_is_told_if_their_turn_is_still_to_come(database, outbox, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 1)
    await subscribe(database, 5, "a")
    await subscribe(database, 6, "a")
    await announce(database, outbox, incident())
    await outbox.fan_out([])
    await subscribe(database, 4, "a")  # behind the cursor
    await subscribe(database, 7, "a")
    await fan_out(outbox)
    assert await deliveries(database, "chat_id") == [(5,), (6,), (7,)]


async def test_tests_reach_testers_only(database, outbox):
    for chat_id in (1, 2):
        await subscribe(database, chat_id, "a")
    await subscribe(database, 3, state="stopped")
    await announce(database, outbox, incident(), audience=Audience.TESTERS)
    await fan_out(outbox, testers=[2, 3, 99])  # stopped, and never seen
    assert await deliveries(database, "chat_id, watched_id") == [(2, "")]
    (claimed,) = await claim(outbox)
    assert claimed.chat_id == 2, "a tester needs no watch"


async def test_a_retraction_tells_only_those_who_were_told(database, outbox, clock, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 2)
    for chat_id in range(1, 9):
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident())
    await fan_out(outbox)
    steps = {
        1: Done(11),
        2: Again(clock.ms(), "reset", 1, 1),  # perhaps told
        3: Dead("rejected"),
        4: Again(clock.ms(), "throttled", 0, 0),  # surely not
        5: Leave("blocked"),
        6: Done(16),
        7: Done(17),
    }
    on_the_way = {each.chat_id: each for each in await claim(outbox)}
    for chat_id, step in steps.items():
        await outbox.settle(on_the_way[chat_id], step)
    await unwatch(database, 1, "a")  # a wrong word is taken back all the same
    await subscribe(database, 9, "a")  # came later
    taken_back = await announce(database, outbox, incident(revision=2), kind=DecisionKind.RETRACTION)
    await fan_out(outbox)
    told = {chat for alert, chat, _ in await deliveries(database) if alert == taken_back}
    assert told == {1, 2, 6, 7, 8}, "8 is being sent at this moment"
    clock.forward(60)
    claims = {each.chat_id: each.reply_to for each in await claim(outbox)}
    assert claims == {1: 11, 2: None, 6: 16, 7: 17}
    assert await claim(outbox) == [], "to 8 the wrong word is still on its way: it is taken back behind it"
    await outbox.settle(on_the_way[8], Done(18))
    clock.forward(2)
    assert {each.chat_id: each.reply_to for each in await claim(outbox)} == {8: 18}
