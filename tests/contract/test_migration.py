"""A file is migrated whole or left as it was."""

import asyncio
import sqlite3

import pytest
from household import rows

from bot.store import opening as module
from bot.store.database import Database
from bot.store.opening import StoreError, migrations

pytestmark = pytest.mark.usefixtures("close_files")


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
    at = broken_at and len(known) + broken_at - 1  # 0 is the first of all
    steps[at] = (steps[at][0], BROKEN)
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
        await connection.execute("INSERT INTO watch (chat_id, place_id, created_at) VALUES (1, 'a', 0)")
    await database.close()
    newest = migrations()[-1][0]
    steps = [*migrations(), (newest + 1, "ALTER TABLE watch ADD COLUMN muted BIGINT NOT NULL DEFAULT 0;")]
    monkeypatch.setattr(module, "migrations", lambda: steps)
    database = await Database.open(path)
    assert await rows(database, "SELECT chat_id, muted FROM watch") == [(1, 0)]
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
