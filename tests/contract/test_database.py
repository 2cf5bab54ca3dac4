"""A transaction is whole or never was, step by step and in one go; what the file is like beside it."""

import asyncio
import sqlite3
import stat
import threading

import pytest
from household import rows

from bot.store.database import Database
from bot.store.lock import alone
from bot.store.opening import StoreError

pytestmark = pytest.mark.usefixtures("close_files")

ADD = "INSERT INTO watch (chat_id, place_id, created_at) VALUES (?, ?, 0)"


async def watches(database):
    return await rows(database, "SELECT chat_id, place_id FROM watch ORDER BY 1, 2")


async def fill(connection, chat_id, count=3):
    for n in range(count):
        await connection.execute(ADD, (chat_id, f"p{n}"))


async def fails(database):
    async with database.transaction() as connection:
        await fill(connection, 1)
        raise ZeroDivisionError


async def fills_twice(database):
    async with database.transaction() as connection:
        await fill(connection, 1)
        await fill(connection, 1)


def test_one_service_for_one_file_by_whatever_name(tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to("v.db")
    with alone(tmp_path / "v.db"), pytest.raises(StoreError, match="another vigie"), alone(link):
        pass
    with alone(link):
        pass


async def test_a_transaction_is_committed(database):
    async with database.transaction() as connection:
        await fill(connection, 1)
    assert len(await watches(database)) == 3


async def test_an_error_rolls_back(database):
    with pytest.raises(ZeroDivisionError):
        await fails(database)
    assert await watches(database) == []
    async with database.transaction() as connection:  # the connection is fit for the next
        await fill(connection, 2, 1)
    assert await watches(database) == [(2, "p0")]


async def test_a_failed_statement_rolls_back_what_stood_before_it(database):
    with pytest.raises(sqlite3.IntegrityError):
        await fills_twice(database)
    assert await watches(database) == []


async def test_cancelled_at_any_step_it_is_whole_or_never_was(database):
    """The task is cancelled after n turns of the loop, for every n until it ends by itself first."""
    ended = False
    kept = lost = 0
    for turns in range(1, 500):
        chat_id = turns

        async def work(chat_id=chat_id):
            async with database.transaction() as connection:
                await fill(connection, chat_id)

        task = asyncio.create_task(work())
        for _ in range(turns):
            await asyncio.sleep(0)
        ended = task.done()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert not database._writer.in_transaction
        written = len(await rows(database, "SELECT 1 FROM watch WHERE chat_id = :id", id=chat_id))
        assert written in {0, 3}
        kept, lost = kept + (written == 3), lost + (written == 0)
        if ended:
            assert written == 3
            break
    assert lost > 0


@pytest.mark.parametrize("at", ["BEGIN IMMEDIATE", "INSERT", "COMMIT", "ROLLBACK"])
async def test_cancelled_while_a_statement_runs(database, monkeypatch, at):
    """The statement is held in the connection's thread while its task is cancelled, twice."""
    held, release = asyncio.Event(), asyncio.Event()
    real = type(database._writer)._execute

    async def slow(self, fn, *args, **kwargs):
        if args and isinstance(args[0], str) and args[0].startswith(at):
            held.set()
            result = await real(self, fn, *args, **kwargs)
            await release.wait()
            return result
        return await real(self, fn, *args, **kwargs)

    monkeypatch.setattr(type(database._writer), "_execute", slow)

    async def work():
        async with database.transaction() as connection:
            await fill(connection, 1)
            if at == "ROLLBACK":
                raise ZeroDivisionError

    task = asyncio.create_task(work())
    await held.wait()
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    release.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    monkeypatch.undo()
    assert not database._writer.in_transaction
    # Only a commit that had begun is carried through.
    assert len(await watches(database)) == (3 if at == "COMMIT" else 0)
    async with database.transaction() as connection:
        await fill(connection, 2, 1)


# `write`: the same in one go, in the writer's thread.


async def test_what_is_written_in_one_go_is_committed_and_its_result_returned(database):
    async def work(connection):
        await fill(connection, 1)
        cursor = await connection.execute("SELECT COUNT(*) FROM watch")
        (inside,) = await cursor.fetchone()
        await cursor.close()
        async with connection.execute("SELECT place_id FROM watch ORDER BY 1") as found:
            return inside, [row["place_id"] async for row in found], threading.get_ident()

    inside, places, thread = await database.write(work)
    assert (inside, places) == (3, ["p0", "p1", "p2"])
    assert thread != threading.get_ident(), "the event loop is free meanwhile"
    assert len(await watches(database)) == 3


async def test_the_named_statements_work_alike_in_one_go(database):
    """Each kind of them: one value, one row, rows, how many rows, many at once."""

    async def work(connection):
        inbox = database.queries.inbox
        await inbox.heard(connection, [{"name": name, "now": 5} for name in ("AFP", "Radio")])
        heard = [(row["name"], row["heard_at"]) async for row in inbox.last_heard(connection, limit=9)]
        nothing = await database.queries.fan_out.open_alert(connection)
        return heard, nothing, await inbox.last_seq(connection), await inbox.dead(connection, seq=1, reason="", now=0)

    assert await database.write(work) == ([("AFP", 5), ("Radio", 5)], None, 0, 0)


async def test_an_error_rolls_back_what_was_written_in_one_go(database):
    async def work(connection):
        await fill(connection, 1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.write(work)
    assert not database._writer.in_transaction
    assert await watches(database) == []
    await database.write(lambda connection: fill(connection, 2, 1))
    assert await watches(database) == [(2, "p0")]


async def test_in_one_go_nothing_else_may_be_waited_for(database):
    async def work(connection):
        await fill(connection, 1)
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="nothing but its statements"):
        await database.write(work)
    assert await watches(database) == []


async def test_cancelled_while_it_is_written_in_one_go_it_is_carried_through(database):
    """The cancellation comes while the work is under way in its thread, and is passed on at its end, twice or once."""
    begun, go_on = threading.Event(), threading.Event()

    async def work(connection):
        await fill(connection, 1, 1)
        begun.set()
        assert go_on.wait(20)
        await connection.execute(ADD, (1, "last"))

    task = asyncio.create_task(database.write(work))
    await asyncio.to_thread(begun.wait, 20)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    assert not task.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await watches(database) == [(1, "last"), (1, "p0")]


async def test_cancelled_while_it_waits_for_its_turn_nothing_is_written(database):
    async with database.transaction():
        task = asyncio.create_task(database.write(lambda connection: fill(connection, 1)))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert await watches(database) == []


async def test_in_one_go_and_step_by_step_never_share_a_transaction(database):
    counts = []

    async def counted(connection, chat_id):
        await fill(connection, chat_id)
        cursor = await connection.execute("SELECT COUNT(*) FROM watch")
        (count,) = await cursor.fetchone()
        await cursor.close()
        counts.append(count)

    async def step_by_step(chat_id):
        async with database.transaction() as connection:
            await counted(connection, chat_id)

    async def in_one_go(chat_id):
        await database.write(lambda connection: counted(connection, chat_id))

    await asyncio.gather(*((in_one_go if n % 2 else step_by_step)(n) for n in range(10)))
    assert counts == [3 * n for n in range(1, 11)]


async def test_trouble_is_known_until_something_is_written_again(database, tmp_path):
    """Another process holds the file for longer than we wait."""
    await database._writer.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(tmp_path / "vigie.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await database.write(lambda connection: fill(connection, 1))
    assert "locked" in database.trouble
    other.execute("ROLLBACK")
    other.close()

    async def looks(connection):
        await (await connection.execute("SELECT 1")).close()

    await database.write(looks)
    assert database.trouble, "a look proves nothing about the disk"
    await database.write(lambda connection: fill(connection, 1))
    assert not database.trouble


async def test_two_coroutines_never_share_a_transaction(database):
    """One fails half-way while the other writes: what the other wrote stays, whole."""
    inside = asyncio.Event()

    async def fails():
        async with database.transaction() as connection:
            await fill(connection, 1)
            inside.set()
            for _ in range(20):
                await asyncio.sleep(0)
            raise ZeroDivisionError

    async def writes():
        await inside.wait()
        async with database.transaction() as connection:
            await fill(connection, 2)

    results = await asyncio.gather(fails(), writes(), return_exceptions=True)
    assert [type(each) for each in results] == [ZeroDivisionError, type(None)]
    assert await watches(database) == [(2, "p0"), (2, "p1"), (2, "p2")]


async def test_a_reader_sees_only_what_is_committed(database):
    async with database.transaction() as connection:
        await fill(connection, 1)
        assert await watches(database) == []
    assert len(await watches(database)) == 3


async def test_the_reader_cannot_write(database):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await database.reader.execute(ADD, (1, "p"))


async def test_durability_settings(database):
    for connection in (database._writer, database.reader):
        answers = []
        for pragma in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout"):
            async with connection.execute(f"PRAGMA {pragma}") as cursor:
                answers.append((await cursor.fetchone())[0])
        assert answers == ["wal", 2, 1, 1, 10_000]  # 2 is FULL: the log is synced at each commit


async def test_the_files_are_private(tmp_path):
    database = await Database.open(tmp_path / "vigie.db")
    async with database.transaction() as connection:
        await fill(connection, 1)
    files = list(tmp_path.iterdir())
    assert {each.name for each in files} == {"vigie.db", "vigie.db-wal", "vigie.db-shm"}
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
    await database.close()


async def test_changed_elsewhere(database, tmp_path):
    before = await database.changed_elsewhere()
    async with database.transaction() as connection:
        await fill(connection, 1)
    assert await database.changed_elsewhere() == before, "our own writing is no change elsewhere"
    other = sqlite3.connect(tmp_path / "vigie.db")
    with other:
        other.execute(ADD, (9, "p"))
    other.close()
    assert await database.changed_elsewhere() != before


async def test_truncate_log_empties_the_log(database, tmp_path):
    async with database.transaction() as connection:
        await connection.execute(ADD, (1, "CANARY"))
    assert b"CANARY" in (tmp_path / "vigie.db-wal").read_bytes()
    async with database.transaction() as connection:
        await connection.execute("DELETE FROM watch")
    await database.truncate_log()
    assert (tmp_path / "vigie.db-wal").read_bytes() == b""
    assert b"CANARY" not in (tmp_path / "vigie.db").read_bytes()
