"""A transaction that runs whole in the writer's thread: one change of threads instead of one a statement.

    BEGIN IMMEDIATE
    work(connection)      the caller's coroutine; each statement is over when it is asked for
    COMMIT                or ROLLBACK, whatever the work raised

A change of threads costs a tenth of a millisecond and more, most statements a hundredth. So what people wait for is
written like this: the same coroutines over the same named statements, driven here without an event loop. They may
await nothing but their statements; on PostgreSQL the same work will run in an ordinary transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterable
from typing import Any, Self, TypeVar, cast

import aiosqlite

T = TypeVar("T")
Work = Callable[[aiosqlite.Connection], Coroutine[Any, Any, T]]


def carry_out(connection: sqlite3.Connection, work: Work[T]) -> tuple[T, bool]:
    """One transaction: what the work returns, and whether it changed anything. Raises what the work raises."""
    connection.execute("BEGIN IMMEDIATE")
    before = connection.total_changes
    try:
        result = _driven(work(cast(aiosqlite.Connection, _Inline(connection))))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result, connection.total_changes != before


def _driven(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end. RuntimeError where it waits for anything that is not over at once."""
    try:
        work.send(None)
    except StopIteration as end:
        return cast(T, end.value)
    work.close()
    raise RuntimeError("a transaction in the writer's thread may await nothing but its statements")


class _Inline:
    """What the named statements use of a connection, carried out on the spot."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, sql: str, parameters: Any = ()) -> _Answer:
        return _Answer(self._connection.execute(sql, parameters))

    def executemany(self, sql: str, parameters: Iterable[Any]) -> _Answer:
        return _Answer(self._connection.executemany(sql, parameters))


class _Answer:
    """A cursor, as `await` and `async with` find it in aiosqlite."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    def __await__(self) -> Generator[None, None, Self]:
        return self
        yield  # makes this a generator, as `await` asks; it never gets here

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._cursor.close()

    async def __aiter__(self) -> AsyncIterator[Any]:
        for row in self._cursor:
            yield row

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    async def fetchone(self) -> Any:
        return self._cursor.fetchone()

    async def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()

    async def close(self) -> None:
        self._cursor.close()
