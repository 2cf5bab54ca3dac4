"""One writer, one reader, and a transaction that is whole or never was.

Rules of this file
- Every write goes through `Database.transaction()` or `Database.write()`: one connection, one turn each (turns.py),
  BEGIN IMMEDIATE … COMMIT. On a shared connection two coroutines would land in each other's transaction.
- `write` is for what somebody waits for: it runs in one go in the writer's thread (inline.py).
- Cancellation inside a transaction rolls it back; the commit itself can't be cancelled half-way.
- WAL with synchronous=FULL: when commit returns, the pages of the log are on the disk.
- Statements stand in sql/*.sql by name; this file knows none of them but the schema's.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from importlib import resources
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self, TypeVar

import aiosql
import aiosqlite

from bot.store.inline import Work, carry_out
from bot.store.opening import StoreError, connect, keep_a_log, migrate, refuse_what_is_not_ours
from bot.store.turns import Turns

CHECKPOINTS, CHECKPOINT_AGAIN_S = 100, 0.05  # tries to empty the log while somebody reads
SEARCHED = 1 << 20  # bytes that are searched at once

T = TypeVar("T")


def load_queries() -> Any:
    """The named statements, one namespace a file: queries.inbox.lease(connection, …)."""
    folder = resources.files("bot") / "store" / "sql"
    files = {entry.name.removesuffix(".sql"): entry.read_text("utf-8") for entry in folder.iterdir()}
    return SimpleNamespace(**{name: aiosql.from_str(text, "aiosqlite") for name, text in files.items()})


class Database:
    """The store's two connections. Make it with `await Database.open(path)`, end it with `await close()`."""

    def __init__(
        self, writer: aiosqlite.Connection, reader: aiosqlite.Connection, file: int, opened: AsyncExitStack
    ) -> None:
        self._writer = writer
        self._file = file
        self._opened = opened
        self._turns = Turns()
        self.reader = reader
        self.trouble = ""  # why nothing can be written, from a failure until the next change that is committed
        self.queries: Any = load_queries()

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open or create the file, bring its schema up to date.

        Raises StoreError where the file is no database, can't be written or was written by a newer vigie.
        """
        async with AsyncExitStack() as stack:
            try:
                # Made here with its final rights, before SQLite would make it with the umask's. The last to be closed:
                # with any handle of a file that a process closes, the system drops all its locks on that file.
                file = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
                stack.callback(os.close, file)
                await refuse_what_is_not_ours(path)
                writer = await connect(path)
                stack.push_async_callback(writer.close)
                await migrate(writer)
                # After the migration: it writes the file's head, and a refused file stays as it was.
                await keep_a_log(writer)
                reader = await connect(path)
                stack.push_async_callback(reader.close)
                await reader.execute("PRAGMA query_only = ON")
            except (OSError, aiosqlite.Error) as error:
                raise StoreError(f"{path}: the database can't be used: {error}") from error
            return cls(writer, reader, file, stack.pop_all())

    async def close(self) -> None:
        """Wait for the transaction under way, then close all connections."""
        async with self._turns.turn():
            await self._opened.aclose()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """The writing connection for one transaction: committed at the end, rolled back on any error."""
        async with self._turns.turn():
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
        async with self._turns.turn():
            return await self.write_in_turn(work)

    def turn(self, *, ahead: bool = False) -> AbstractAsyncContextManager[None]:
        """The writer is ours within the block: for `write_in_turn`, and for nothing else. See turns.py."""
        return self._turns.turn(ahead=ahead)

    async def write_in_turn(self, work: Work[T]) -> T:
        """As `write`, by whom has the turn."""
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
            async with self._turns.turn(), self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)") as cursor:
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
        await self.truncate_log()
        if not await asyncio.to_thread(holds, self._file, chat_id):
            return
        for tries in range(CHECKPOINTS):
            try:
                async with self._turns.turn(), self._writer.execute("VACUUM"):
                    break
            except aiosqlite.OperationalError:  # a statement is being read, by us or by another process
                if tries == CHECKPOINTS - 1:
                    raise
                await asyncio.sleep(CHECKPOINT_AGAIN_S)
        await self.truncate_log()


def holds(file: int, number: int) -> bool:
    """Whether a file has the number: in digits, or as SQLite writes it, big-endian in as few bytes as it needs.

    `file` is an open handle, and stays open; see `Database.open`.
    """
    width = next(each for each in (1, 2, 3, 4, 6, 8) if -(1 << 8 * each - 1) <= number < 1 << 8 * each - 1)
    wanted = (number.to_bytes(width, "big", signed=True), b"%d" % number)
    overlap = max(map(len, wanted)) - 1
    at, tail = 0, b""
    while block := os.pread(file, SEARCHED, at):
        at, body = at + len(block), tail + block
        if any(each in body for each in wanted):
            return True
        tail = body[-overlap:]
    return False


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
