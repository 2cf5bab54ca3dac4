"""Group commit: whatever waits while the writer is busy shares the next transaction.

    submit(job) ─▶ waiting ─▶ [one transaction: job, job, job …] ─▶ each submitter its own result

Nothing waits to fill a batch: a lone job is written at once. One bad job never fails its neighbours: if any
job raises, the batch is rolled back and written again with a savepoint around each.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any, Generic, TypeVar

import aiosqlite

from bot.store.database import Database

Job = TypeVar("Job")
Result = TypeVar("Result")

# Bounds how long one transaction holds the writer: about 10 ms of statements.
LARGEST_BATCH = 200


class Collector(Generic[Job, Result]):
    """Turns single writes into shared commits.

    `write(connection, job)` carries one job out inside the shared transaction, and awaits nothing but its
    statements; what it returns or raises reaches the submitter once the commit is on the disk. Where many jobs are
    cheaper in one go, `write_many(connection, jobs)` does them, and returns their results in order. `committed` hears
    all results of a commit before the submitters do, also those whose submitter has given up. With `ahead`, the
    batches pass others who wait for the writer (turns.py).
    """

    def __init__(
        self,
        database: Database,
        write: Callable[[aiosqlite.Connection, Job], Coroutine[Any, Any, Result]],
        write_many: Callable[[aiosqlite.Connection, Sequence[Job]], Coroutine[Any, Any, list[Result]]] | None = None,
        committed: Callable[[Iterable[Result]], None] | None = None,
        *,
        ahead: bool = False,
    ) -> None:
        self._database = database
        self._write = write
        self._write_many = write_many or self._one_after_the_other
        self._committed = committed
        self._ahead = ahead
        self._waiting: list[tuple[Job, asyncio.Future[Result]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def submit(self, job: Job) -> Result:
        """Write the job durably; returns when it is committed, raises what its write raised."""
        done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((job, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._drain(), name=f"collector {self._write.__name__}")
        return await done

    async def close(self) -> None:
        """Wait until everything submitted is written."""
        if self._writing:
            await asyncio.shield(self._writing)

    async def _drain(self) -> None:
        while self._waiting:
            async with self._database.turn(ahead=self._ahead):
                # Taken now and not before: whatever came while we waited for our turn shares it.
                batch, self._waiting = self._waiting[:LARGEST_BATCH], self._waiting[LARGEST_BATCH:]
                results = await self._results([job for job, _ in batch])
            if self._committed:
                self._committed(result for result in results if not isinstance(result, Exception))
            for (_, done), result in zip(batch, results, strict=True):
                if done.done():  # its submitter was cancelled
                    continue
                if isinstance(result, Exception):
                    done.set_exception(result)
                else:
                    done.set_result(result)

    async def _results(self, jobs: Sequence[Job]) -> Sequence[Result | Exception]:
        try:
            return await self._together(jobs)
        except Exception as error:  # noqa: BLE001  told to every submitter
            return [error] * len(jobs)

    async def _together(self, jobs: Sequence[Job]) -> Sequence[Result | Exception]:
        try:
            return await self._database.write_in_turn(lambda connection: self._write_many(connection, jobs))
        except Exception:
            if len(jobs) == 1:
                raise
        return await self._database.write_in_turn(lambda connection: self._all_apart(connection, jobs))

    async def _one_after_the_other(self, connection: aiosqlite.Connection, jobs: Sequence[Job]) -> list[Result]:
        return [await self._write(connection, job) for job in jobs]

    async def _all_apart(self, connection: aiosqlite.Connection, jobs: Sequence[Job]) -> list[Result | Exception]:
        return [await self._apart(connection, job) for job in jobs]

    async def _apart(self, connection: aiosqlite.Connection, job: Job) -> Result | Exception:
        await connection.execute("SAVEPOINT job")
        try:
            result: Result | Exception = await self._write(connection, job)
        except Exception as error:  # noqa: BLE001  told to this job's submitter alone
            await connection.execute("ROLLBACK TO job")
            result = error
        await connection.execute("RELEASE job")
        return result
