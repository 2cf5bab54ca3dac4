"""A transaction is whole or never was; a file is migrated whole or left as it was."""

import asyncio
import re
import sqlite3
import stat
import threading

import pytest
from household import rows

from bot.store import opening as module
from bot.store.database import Database, load_queries
from bot.store.opening import StoreError, migrations

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


# Migration.


async def test_from_nothing_and_again(tmp_path):
    path = tmp_path / "vigie.db"
    for _ in range(2):
        database = await Database.open(path)
        assert await rows(database, "SELECT version FROM schema_version") == [(v,) for v, _ in migrations()]
        await database.close()


async def test_two_at_once_make_one_schema(tmp_path):
    """A helper command and the service start together on a file that is not there yet."""
    opened = await asyncio.gather(*(Database.open(tmp_path / "vigie.db") for _ in range(3)))
    for database in opened:
        assert await rows(database, "SELECT COUNT(*) FROM schema_version") == [(len(migrations()),)]
        await database.close()


BROKEN = "CREATE TABLE fresh (id BIGINT); INSERT INTO fresh VALUES (1); INSERT INTO nowhere VALUES (1);"


@pytest.mark.parametrize("broken_at", [0, 1, 2])
async def test_a_failing_migration_leaves_the_file_as_it_was(tmp_path, monkeypatch, broken_at):
    """At the first step of three, and at the last one: nothing of the earlier ones stays either."""
    path = tmp_path / "vigie.db"
    known = migrations()
    newest = known[-1][0]
    if broken_at:
        await (await Database.open(path)).close()
    before = path.read_bytes() if path.exists() else b""
    extra = [(newest + 1, "CREATE TABLE more (id BIGINT);"), (newest + 2, "CREATE TABLE still_more (id BIGINT);")]
    steps = [*known, *extra]
    steps[broken_at] = (steps[broken_at][0], BROKEN)
    monkeypatch.setattr(module, "migrations", lambda: steps)
    with pytest.raises(StoreError, match="nowhere"):
        await Database.open(path)
    assert path.read_bytes() == before
    monkeypatch.undo()
    database = await Database.open(path)  # and it serves on
    assert await rows(database, "SELECT name FROM sqlite_master WHERE name IN ('fresh', 'more')") == []
    await database.close()


async def test_an_older_schema_is_brought_up_with_its_rows(tmp_path, monkeypatch):
    path = tmp_path / "vigie.db"
    database = await Database.open(path)
    async with database.transaction() as connection:
        await fill(connection, 1)
    await database.close()
    newest = migrations()[-1][0]
    steps = [*migrations(), (newest + 1, "ALTER TABLE watch ADD COLUMN muted BIGINT NOT NULL DEFAULT 0;")]
    monkeypatch.setattr(module, "migrations", lambda: steps)
    database = await Database.open(path)
    assert await rows(database, "SELECT chat_id, muted FROM watch") == [(1, 0)] * 3
    assert await rows(database, "SELECT MAX(version) FROM schema_version") == [(newest + 1,)]
    await database.close()


def stamp(path, version):
    """Give the file a version as if a newer vigie had; the change stays in the log, as after a crash."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    with connection:
        connection.execute("INSERT INTO schema_version (version) VALUES (?)", (version,))
    return connection


async def test_a_newer_schema_is_refused_untouched(tmp_path):
    path = tmp_path / "vigie.db"
    await (await Database.open(path)).close()
    holder = stamp(path, 9_999)  # kept open, so that its log is not folded in
    before = {each.name: each.read_bytes() for each in (path, tmp_path / "vigie.db-wal")}
    assert before["vigie.db-wal"]
    with pytest.raises(StoreError, match=r"vigie\.db: was written by a newer vigie \(schema 9999, this one"):
        await Database.open(path)
    assert {name: (tmp_path / name).read_bytes() for name in before} == before
    holder.close()


async def test_another_programs_database_is_refused_untouched(tmp_path):
    path = tmp_path / "contacts.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE contacts (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        await Database.open(path)
    assert path.read_bytes() == before


async def test_a_file_that_is_no_database_is_refused_untouched(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_bytes(b"Call Awa about the well." * 100)
    with pytest.raises(StoreError, match="not a database"):
        await Database.open(path)
    assert path.read_bytes() == b"Call Awa about the well." * 100


async def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match="can't be used"):
        await Database.open(tmp_path / "nowhere" / "vigie.db")


# The statements.


def statements():
    queries = load_queries()
    return [
        pytest.param(getattr(space, name).sql, id=f"{file}.{name}")
        for file, space in sorted(vars(queries).items())
        for name in sorted(space.available_queries)
        if not name.endswith("_cursor")
    ]


def test_there_are_statements():
    assert len(statements()) > 50


async def test_every_statement_fits_the_schema(database):
    """EXPLAIN prepares it: a wrong name of a table or column does not wait for its first use."""
    wrong = {}
    for each in statements():
        (sql,) = each.values
        try:
            assert await rows(database, f"EXPLAIN {sql}", **dict.fromkeys(re.findall(r":(\w+)", sql), 0))
        except sqlite3.Error as error:
            wrong[each.id] = str(error)
    assert wrong == {}


# What only SQLite knows, and what is said instead. Each is a word, or a word and its bracket.
ONLY_SQLITE = {
    r"\b(date|time|datetime|julianday|strftime|unixepoch|timediff)\s*\(": "times are integers, handed in",
    r"\b(ifnull|iif)\s*\(": "COALESCE, CASE",
    r"\bjson\w*\s*\(|->": "JSON is read in Python",
    r"\b(group_concat|total)\s*\(": "string_agg is PostgreSQL's, so neither",
    r"\b(last_insert_rowid|changes|total_changes)\s*\(": "RETURNING, row counts",
    r"\b(random|randomblob|hex|quote|typeof|instr|printf|format|glob|like|unicode|char|zeroblob)\s*\(": "in Python",
    r"\b(min|max)\s*\([^()]*,": "of two values: CASE; as an aggregate it takes one",
    r"\bINSERT\s+OR\b|\bREPLACE\s+INTO\b|\bUPDATE\s+OR\b": "ON CONFLICT",
    r"\bAUTOINCREMENT\b|\bWITHOUT\s+ROWID\b|\bSTRICT\b|\b_?rowid_?\b|\boid\b": "ids are ours",
    r"\bPRAGMA\b|\bsqlite_\w+": "only database.py speaks to SQLite as such",
    r"\b(GLOB|REGEXP|MATCH)\b|\bCOLLATE\b|\bINDEXED\s+BY\b": "other engines have other ones",
    r"==|`|\"|\[|\bISNULL\b|\bNOTNULL\b": "=, no quoting, IS NULL",
    r"\bLIMIT\s+\S+\s*,": "LIMIT … OFFSET …",
    r"\bIS\s+(NOT\s+)?(?!NULL\b|NOT\b|TRUE\b|FALSE\b|DISTINCT\b)[\w:.]+": "IS compares with NULL alone",
    r"\b(INTEGER|DATETIME|BLOB|NUMERIC|TINYINT|DOUBLE)\b": "BIGINT and TEXT; INTEGER is 32 bits in PostgreSQL",
}


def bare(sql):
    """Without comments and texts."""
    return re.sub(r"--[^\n]*|'[^']*'", " ", sql)


def foreign(sql):
    return [pattern for pattern in ONLY_SQLITE if re.search(pattern, bare(sql), re.IGNORECASE)]


@pytest.mark.parametrize("sql", [*statements(), *(pytest.param(s, id=f"schema {v}") for v, s in migrations())])
def test_every_statement_is_in_the_common_subset(sql):
    assert foreign(sql) == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT datetime('now')",
        "SELECT ifnull(a, 0) FROM t",
        "SELECT max(a, b) FROM t",
        "INSERT OR IGNORE INTO t VALUES (1)",
        "SELECT rowid FROM t",
        "SELECT a FROM t WHERE a == 1",
        "SELECT a FROM t WHERE a IS :b",
        "SELECT a FROM t LIMIT 1, 2",
        'SELECT "a" FROM t',
        "CREATE TABLE t (id INTEGER PRIMARY KEY)",
    ],
)
def test_the_check_finds_what_it_looks_for(sql):
    assert foreign(sql)


def test_the_check_leaves_common_words_alone():
    good = "SELECT MAX(a) FROM t WHERE b IS NOT NULL AND c IS NULL AND reason = 'max(a, b)' LIMIT 1 OFFSET 2 -- rowid"
    assert foreign(good) == []


async def test_of_one_chat_nothing_is_read_but_its_own(database):
    """No index by chat: each row of each fan-out would pay for it. A chat's deliveries are found all the same."""
    queries = database.queries
    for sql, parameters, index in (
        (queries.news.told.sql, {"chat_id": 1, "message_id": 1}, "delivery_message (chat_id=? AND message_id=?)"),
        (queries.outbox.bury_chat.sql, {"chat_id": 1, "reason": "", "now": 0}, "delivery_1 (alert_id=? AND chat_id=?)"),
        (queries.subscribers.deliveries.sql, {"chat_id": 1}, "delivery_1 (alert_id=? AND chat_id=?)"),
        (queries.subscribers.forget_deliveries.sql, {"chat_id": 1}, "delivery_1 (alert_id=? AND chat_id=?)"),
        (queries.subscribers.move_deliveries.sql, {"old_id": 1, "new_id": 2}, "delivery_1 (alert_id=? AND chat_id=?)"),
        (queries.subscribers.drop_told.sql, {"old_id": 1, "new_id": 2}, "delivery_1 (alert_id=? AND chat_id=?)"),
    ):
        plan = [row[3] for row in await rows(database, f"EXPLAIN QUERY PLAN {sql}", **parameters)]
        assert any(index in step for step in plan), plan
        assert not [step for step in plan if step.startswith("SCAN") and "delivery" in step], plan


async def test_the_queues_are_read_through_an_index(database):
    """What is asked at every claim must not read the table: it holds 30 days of deliveries."""
    for sql, parameters, index in (
        (database.queries.claims.due.sql, {"rank": 0, "alert_id": 1, "first": 0, "now": 0, "limit": 1}, "delivery_due"),
        (
            database.queries.claims.earlier.sql,
            {"rank": 0, "alert_id": 1, "chat_id": 1, "now": 0},
            "delivery_due (rank=? AND alert_id=? AND chat_id=?)",
        ),
        (database.queries.claims.next_rank.sql, {"rank": 0}, "delivery_due"),
        (database.queries.inbox.lease.sql, {"now": 0, "until": 0, "limit": 1}, "item_open"),
        (database.queries.fan_out.open_alert.sql, {}, "alert_open"),
        (
            database.queries.fan_out.chunk_end.sql,
            {"place_id": "a", "cursor": 0, "last": 1, "reach_km": 0},
            "COVERING INDEX watch_by_place",
        ),
    ):
        plan = await rows(database, f"EXPLAIN QUERY PLAN {sql}", **parameters)
        assert any(index in row[3] for row in plan), plan
