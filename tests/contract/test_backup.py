"""A backup is one moment of the database, whole; what waited in it waits for the operator's word after a restore."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import threading
from contextlib import closing

import pytest
from command_line import KAYES, config, jsonl, write
from household import announce, claim, deliveries, fan_out, incident, item, one_waiting, rows, subscribe

from bot.delivery.retry import Done
from bot.store import backup as module
from bot.store.backup import DROPPED, Waiting, back_up, release, waiting
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.notices import RESTORED
from bot.store.notices import waiting as noted
from bot.store.opening import StoreError
from bot.store.operations import forget, status
from bot.store.outbox import Outbox


@pytest.fixture
async def restored(tmp_path, database, clock):
    """Take a backup, and open it as the database it is put in place of."""
    taken = []

    async def restored():
        file = tmp_path / f"copy-{len(taken)}.db"
        await back_up(tmp_path / "vigie.db", file, clock.ms())
        taken.append(await Database.open(file))
        return taken[-1]

    yield restored
    for each in taken:
        await each.close()


async def test_what_waited_waits_for_the_operators_word(database, outbox, restored, clock):
    """Queued, held back and on its way alike: the service may have told it since."""
    await one_waiting(database, outbox)
    await subscribe(database, 2, "a")
    await announce(database, outbox, incident("i2"))
    await fan_out(outbox)
    (sending, *_) = await claim(outbox, 1)
    copy = await restored()
    box = Outbox(copy, clock.ms)
    try:
        await box.recover()
        assert await claim(box) == []
        assert await waiting(copy) == Waiting(deliveries=3)
        assert {state for _, _, state in await deliveries(copy)} == {"parked"}
        assert await release(copy, clock.ms()) == Waiting(deliveries=3)
        assert await waiting(copy) == Waiting()
        claimed = await claim(box)
        assert claimed
        assert all(each.maybe_sent for each in claimed), "each says that it may be a repeat"
        for each in claimed:
            await box.settle(each, Done(1))
    finally:
        await box.close()
    await outbox.settle(sending, Done(9))
    assert "parked" not in {state for _, _, state in await deliveries(database)}, "the original goes on"


async def test_what_is_dropped_is_never_sent(database, outbox, restored, clock):
    await one_waiting(database, outbox)
    copy = await restored()
    assert (await release(copy, clock.ms(), drop=True)).deliveries == 1
    box = Outbox(copy, clock.ms)
    try:
        assert await claim(box) == []
        assert await deliveries(copy, "state, reason") == [("dead", DROPPED)]
    finally:
        await box.close()


@pytest.mark.parametrize("drop", [False, True])
async def test_alerts_whose_readers_were_not_found_yet(database, outbox, restored, clock, drop):
    await subscribe(database, 1, "a")
    await announce(database, outbox, incident())
    copy = await restored()
    box = Outbox(copy, clock.ms)
    try:
        assert await fan_out(box) == 0
        assert await release(copy, clock.ms(), drop=drop) == Waiting(alerts=1)
        assert (await fan_out(box) > 0) is not drop
        assert len(await deliveries(copy)) == (0 if drop else 1)
    finally:
        await box.close()


async def test_of_two_revisions_the_newer_one_is_told(database, outbox, restored, clock):
    await subscribe(database, 1, "a")
    for revision in (1, 2):
        await announce(database, outbox, incident(revision=revision))
    await database._writer.execute("UPDATE alert SET fanned_out_at = NULL")
    copy = await restored()
    await release(copy, clock.ms())
    assert await rows(copy, "SELECT revision FROM alert WHERE fanned_out_at IS NULL") == [(2,)]


async def test_items_not_yet_read(database, restored, clock):
    inbox = Inbox(database, clock.ms)
    await inbox.accept(item("one"))
    await inbox.accept(item("two"))
    await inbox.lease(1)
    copy = await restored()
    again = Inbox(copy, clock.ms)
    try:
        assert await again.lease(9) == []
        assert await release(copy, clock.ms()) == Waiting(items=2)
        assert len(await again.lease(9)) == 2
    finally:
        await inbox.close()
        await again.close()


async def test_the_operator_is_told(database, outbox, restored, clock):
    await one_waiting(database, outbox)
    copy = await restored()
    (told,) = [each for each in await noted(copy) if each.kind == RESTORED]
    assert (told.about, told.count) == ("2026-03-01 12:00 GMT", 1)
    assert any(line.startswith("held back   1 ") for line in await status(copy))
    assert not any(line.startswith("held back") for line in await status(database))


async def test_nothing_is_told_where_nothing_waits(database, restored):
    assert await noted(await restored()) == []


async def test_one_moment_while_others_write(tmp_path, database, clock):
    """Each item is written with a chat of its number in one transaction: in every backup there are as many of both."""
    done, counts = threading.Event(), []

    def fill():
        with closing(sqlite3.connect(tmp_path / "vigie.db", isolation_level=None, timeout=20)) as writer:
            number = 0
            while not done.is_set():
                number += 1
                writer.execute("BEGIN IMMEDIATE")
                writer.execute("INSERT INTO channel (chat_id, title) VALUES (?, 'x')", (number,))
                writer.execute(
                    "INSERT INTO wanted (key, name, count, last_at) VALUES (?, ?, 1, 0)", (str(number), "y" * 2_000)
                )
                writer.execute("COMMIT")
                counts.append(number)

    filling = threading.Thread(target=fill)
    filling.start()
    try:
        for number in range(3):
            before = len(counts)
            while len(counts) < before + 50:
                await asyncio.sleep(0.001)
            least = len(counts)
            file = tmp_path / f"b{number}.db"
            await asyncio.to_thread(lambda file=file: asyncio.run(back_up(tmp_path / "vigie.db", file, clock.ms())))
            with closing(sqlite3.connect(file)) as copy:
                (channels,), (names,) = (
                    copy.execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608  our own words
                    for table in ("channel", "wanted")
                )
            assert channels == names >= least
    finally:
        done.set()
        filling.join()


async def test_it_is_its_owners_alone_and_holds_nobody_who_is_forgotten(tmp_path, database, clock):
    await subscribe(database, 5_123_456_789, "a")
    await subscribe(database, 5_123_456_790, "a")
    await forget(database, 5_123_456_789)
    file = tmp_path / "copy.db"
    old = os.umask(0)
    try:
        await back_up(tmp_path / "vigie.db", file, clock.ms())
    finally:
        os.umask(old)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    body = file.read_bytes()
    assert (5_123_456_790).to_bytes(6, "big") in body
    assert (5_123_456_789).to_bytes(6, "big") not in body
    assert sorted(each.name for each in tmp_path.glob("copy*")) == ["copy.db"]


async def test_a_backup_replaces_nothing(tmp_path, database, clock):
    file = tmp_path / "notes.txt"
    file.write_text("Call Awa.")
    with pytest.raises(StoreError, match="is there already"):
        await back_up(tmp_path / "vigie.db", file, clock.ms())
    assert file.read_text() == "Call Awa."


@pytest.mark.parametrize("where", ["nowhere/copy.db", "damaged.db"])
async def test_what_fails_leaves_nothing(tmp_path, database, clock, monkeypatch, where):
    if where == "damaged.db":
        monkeypatch.setattr(module, "_copy", lambda _, part: part.write_bytes(b"x" * 4_096))
    with pytest.raises(StoreError, match=r"copy\.db|damaged\.db"):
        await back_up(tmp_path / "vigie.db", tmp_path / where, clock.ms())
    assert sorted(each.name for each in tmp_path.glob("*") if not each.name.startswith("vigie.db")) == []


@pytest.mark.usefixtures("elsewhere")
def test_on_the_command_line(vigie, tmp_path):
    path = config()
    assert vigie("backup", "--config", path, "b.db")[0] == 2, "there is no database yet"
    vigie("publish", "--config", path, write("i.jsonl", jsonl(KAYES)))
    code, out, _ = vigie("backup", "--config", path, "b.db")
    assert (code, out.startswith("b.db: "), "1 are held back" in out) == (0, True, True)
    code, _, err = vigie("backup", "--config", path, "b.db")
    assert (code, "is there already" in err) == (2, True)
    other = config("restored.yaml", database="sqlite:///b.db")
    assert "held back   1 " in vigie("status", "--config", other)[1]
    assert vigie("release", "--config", other)[:2] == (0, "released: 0 messages, 0 alerts under way, 1 items\n")
    assert vigie("release", "--drop", "--config", other)[:2] == (
        0,
        "dropped: 0 messages, 0 alerts under way, 0 items\n",
    )
