"""One writer, one reader, and a transaction that is whole or never was.

Rules of this file
- Every write goes through `Database.transaction()` or `Database.write()`: one connection, one lock,
  BEGIN IMMEDIATE … COMMIT. On a shared connection two coroutines would land in each other's transaction.
- `write` is for what somebody waits for: it runs in one go in the writer's thread (inline.py).
- Cancellation inside a transaction rolls it back; the commit itself can't be cancelled half-way.
- WAL with synchronous=FULL: when commit returns, the pages of the log are on the disk.
- Statements stand in sql/*.sql by name; this file knows none of them but the schema's.
"""

from __future__ import annotations

import asyncio
import logging
import mmap
import os
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self, TypeVar

import aiosql
import aiosqlite

from bot.store.inline import Work, carry_out

# At DEBUG aiosqlite logs every statement with its values: chats beside their towns, people's own words.
logging.getLogger("aiosqlite").setLevel(logging.WARNING)

# A helper command that writes beside the running service waits this long for its turn.
BUSY_TIMEOUT_MS = 10_000
CHECKPOINTS, CHECKPOINT_AGAIN_S = 100, 0.05  # tries to empty the log while somebody reads
LOCKED_LOOK_MS = 50
STATEMENTS = 512  # kept prepared: all that there are, twice over

T = TypeVar("T")


class StoreError(Exception):
    """The database can't be used; the text names the file and the remedy."""


def load_queries() -> Any:
    """The named statements, one namespace a file: queries.inbox.lease(connection, …)."""
    folder = resources.files("bot") / "store" / "sql"
    files = {entry.name.removesuffix(".sql"): entry.read_text("utf-8") for entry in folder.iterdir()}
    return SimpleNamespace(**{name: aiosql.from_str(text, "aiosqlite") for name, text in files.items()})


def migrations() -> list[tuple[int, str]]:
    """(version, script) in order."""
    folder = resources.files("bot") / "store" / "schema"
    scripts = [entry for entry in folder.iterdir() if entry.name.endswith(".sql")]
    return sorted((int(entry.name.removesuffix(".sql")), entry.read_text("utf-8")) for entry in scripts)


class Database:
    """The store's two connections. Make it with `await Database.open(path)`, end it with `await close()`."""

    def __init__(self, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self._writer = writer
        self._lock = asyncio.Lock()
        self.reader = reader
        self.trouble = ""  # why nothing can be written, from a failure until the next change that is committed
        self.queries: Any = load_queries()

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open or create the file, bring its schema up to date.

        Raises StoreError where the file is no database, can't be written or was written by a newer vigie.
        """
        try:
            # Made here with its final rights, before SQLite would make it with the umask's.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            await _refuse_what_is_not_ours(path)
            writer = await _connect(path)
        except (OSError, aiosqlite.Error) as error:
            raise StoreError(f"{path}: the database can't be opened: {error}") from error
        try:
            await _migrate(writer)
            # After the migration: it writes the file's head, and a refused file stays as it was.
            await _keep_a_log(writer)
            reader = await _connect(path)
            await reader.execute("PRAGMA query_only = ON")
        except aiosqlite.Error as error:
            await writer.close()
            raise StoreError(f"{path}: the database can't be used: {error}") from error
        except BaseException:
            await writer.close()
            raise
        return cls(writer, reader)

    async def close(self) -> None:
        """Wait for the transaction under way, then close both connections."""
        async with self._lock:
            await self.reader.close()
            await self._writer.close()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """The writing connection for one transaction: committed at the end, rolled back on any error."""
        async with self._lock:
            try:
                await whole(self._writer.execute("BEGIN IMMEDIATE"))
                before = self._writer.total_changes
                yield self._writer
                await whole(self._writer.execute("COMMIT"))
                if self._writer.total_changes != before:
                    self.trouble = ""
            except BaseException as error:
                if isinstance(error, aiosqlite.OperationalError):
                    self.trouble = f"the database can't be written: {error}"
                if self._writer.in_transaction:
                    await whole(self._writer.execute("ROLLBACK"))
                raise

    async def write(self, work: Work[T]) -> T:
        """One transaction in one go: what `work(connection)` returns, once it is committed.

        The work may await nothing but statements on its connection, and runs in the writer's thread. Once begun it
        is carried out: a cancellation is passed on at its end, when it is committed or rolled back.
        """
        async with self._lock:
            writer: Any = self._writer
            try:
                # aiosqlite has no public way to run a function of one's own in its connection's thread.
                done: tuple[T, bool] = await whole(writer._execute(carry_out, writer._conn, work))  # noqa: SLF001
            except aiosqlite.OperationalError as error:
                self.trouble = f"the database can't be written: {error}"
                raise
            result, changed = done
            if changed:
                self.trouble = ""
            return result

    async def probe(self) -> None:
        """Write a page that says nothing new: whether the disk takes it. Raises aiosqlite's errors."""
        async with self.transaction() as connection:
            await connection.execute("UPDATE schema_version SET version = version")

    async def changed_elsewhere(self) -> int:
        """A number that changes when another process has written (PRAGMA data_version)."""
        # Asked of the writer: to the reader our own commits are another connection's.
        async with self._writer.execute("PRAGMA data_version") as cursor:
            row = await cursor.fetchone()
        return int(row[0]) if row else 0

    async def truncate_log(self) -> None:
        """Fold the write-ahead log into the file and empty it, so that nothing forgotten stays in it.

        A reader at work, ours or another process', keeps SQLite from it, and SQLite only says so: it is asked again.
        Raises aiosqlite.OperationalError where that goes on for long.
        """
        for _ in range(CHECKPOINTS):
            async with self._lock, self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)") as cursor:
                row = await cursor.fetchone()
            if row is None or row[0] == 0:
                return
            await asyncio.sleep(CHECKPOINT_AGAIN_S)
        raise aiosqlite.OperationalError("a reader keeps the log from being emptied")

    async def scrub(self, chat_id: int) -> None:
        """Leave no byte of a chat that was forgotten: empty the log and, where need be, write the file anew.

        `secure_delete` overwrites what is deleted, but not the copies that SQLite leaves in the slack of a page when
        it moves rows between pages: about one chat in a hundred. So the file is searched, and vacuumed only where it
        still holds the number. Raises aiosqlite's errors.
        """
        async with self._writer.execute("PRAGMA database_list") as cursor:
            row = await cursor.fetchone()
        path = Path(row["file"]) if row else Path()
        await self.truncate_log()
        if not await asyncio.to_thread(_holds, path, chat_id):
            return
        for tries in range(CHECKPOINTS):
            try:
                async with self._lock, self._writer.execute("VACUUM"):
                    break
            except aiosqlite.OperationalError:  # a statement is being read, by us or by another process
                if tries == CHECKPOINTS - 1:
                    raise
                await asyncio.sleep(CHECKPOINT_AGAIN_S)
        await self.truncate_log()


def _holds(path: Path, number: int) -> bool:
    """Whether the file has the number: in digits, or as SQLite writes it, big-endian in as few bytes as it needs."""
    width = next(each for each in (1, 2, 3, 4, 6, 8) if -(1 << 8 * each - 1) <= number < 1 << 8 * each - 1)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as body:
        return any(body.find(each) >= 0 for each in (number.to_bytes(width, "big", signed=True), b"%d" % number))


async def _connect(path: Path) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, isolation_level=None, cached_statements=STATEMENTS)
    connection.row_factory = aiosqlite.Row
    try:
        for pragma in (
            f"busy_timeout = {BUSY_TIMEOUT_MS}",
            "synchronous = FULL",
            "secure_delete = ON",
            "foreign_keys = ON",
        ):
            await connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        await connection.close()
        raise
    return connection


async def _refuse_what_is_not_ours(path: Path) -> None:
    """Raise StoreError where the file is of a newer vigie or of another program; read-only, so untouched by us."""
    async with aiosqlite.connect(_read_only(path), uri=True) as connection:
        await connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        # In this order: whoever makes the file at this moment commits its tables and its version together.
        tables = await _value(connection, "SELECT COUNT(*) FROM sqlite_master")
        present, newest = await _version(connection), migrations()[-1][0]
        if present > newest:
            raise StoreError(
                f"{path}: was written by a newer vigie (schema {present}, this one knows {newest}); "
                "install that version or restore an older backup. Nothing was changed."
            )
        if tables and not present:
            raise StoreError(f"{path}: is the database of another program; name another file. Nothing was changed.")


def _read_only(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


async def _version(connection: aiosqlite.Connection) -> int:
    """The schema's version; 0 for a file without any."""
    if not await _value(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_version'"):
        return 0
    return await _value(connection, "SELECT MAX(version) FROM schema_version")


async def _value(connection: aiosqlite.Connection, question: str) -> int:
    async with connection.execute(question) as cursor:
        row = await cursor.fetchone()
    return int(row[0] or 0) if row else 0


async def _migrate(connection: aiosqlite.Connection) -> None:
    """Run the scripts that the file has not seen, all in one transaction: migrated whole, or as it was."""
    present = await _version(connection)
    steps = [
        f"{script}\nINSERT INTO schema_version (version) VALUES ({version});"
        for version, script in migrations()
        if version > present
    ]
    if not steps:
        return
    if not present:
        steps.insert(0, "CREATE TABLE schema_version (version BIGINT NOT NULL PRIMARY KEY);")
    try:
        await connection.executescript("\n".join(["BEGIN IMMEDIATE;", *steps, "COMMIT;"]))
    except BaseException:
        if connection.in_transaction:
            await connection.execute("ROLLBACK")
        if await _version(connection) == present:
            raise
        await _migrate(connection)  # another process was faster; what it left may still be older than we are


async def _keep_a_log(connection: aiosqlite.Connection) -> None:
    """Switch the file to write-ahead logging. Here SQLite ignores its busy timeout, so the wait is ours."""
    for left in reversed(range(BUSY_TIMEOUT_MS // LOCKED_LOOK_MS)):
        try:
            # Its cursor is closed at once: an answer that is not fetched keeps the file locked.
            async with connection.execute("PRAGMA journal_mode = WAL"):
                return
        except aiosqlite.OperationalError:
            if not left:
                raise
            await asyncio.sleep(LOCKED_LOOK_MS / 1000)


async def whole(work: Awaitable[T]) -> T:
    """Let a statement end even if we are cancelled meanwhile; only then pass the cancellation on. Its result.

    The connection's thread carries the statement out in any case: leaving early would lose track of
    whether a transaction is open.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
        except Exception:  # noqa: BLE001  raised again below, by result()
            break
    result = task.result()
    if cancelled:
        raise cancelled
    return result
