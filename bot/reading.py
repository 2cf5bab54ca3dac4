"""Who reads the items: a thread while they come one by one, a process of its own while many wait.

    little to read   the thread: an item is read the moment it comes, and nothing else is in memory
    much to read     the worker: the event loop and the database's thread keep the interpreter to themselves

Python runs one thread at a time. A thread that reads for ten milliseconds makes every statement of every command and
every answer at the door wait for its turn: at 50 items a second commands waited for seconds. A process costs 40 MB and
a second to start, so it is there only while it is needed. Where it fails, the thread reads on.

What the two say to each other stands in reading_worker.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import pickle
import sys
from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from bot.epoch import from_ms
from bot.item import Item
from bot.model import Report
from bot.reading_worker import LENGTH
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand

LOG = logging.getLogger(__name__)

BUSY = 10  # items at once: the thread needs a tenth of a second for them, and the worker a second to start
IDLE_S = 120.0  # without work for so long the worker ends
AGAIN_S = 60.0  # one that failed is not started again before
CLOSE_S = 5.0

WARM_UP = Item(
    id="warm-up", source="vigie", title="Attack near Bamako", text="Une attaque a été signalée. Two were hurt."
)


class Waiting(Protocol):
    """An item in hand, as it is leased."""

    @property
    def seq(self) -> int:
        """Its number."""

    @property
    def item(self) -> Item:
        """What is to be read."""

    @property
    def accepted_at(self) -> int:
        """Milliseconds UTC."""


class Reading:
    """Reads items, in a thread or in a worker. `database` is where the worker finds an imported gazetteer.

    Without a database there is no worker.
    """

    def __init__(self, gazetteer: Gazetteer, database: Path | None = None, *, busy: int = BUSY) -> None:
        self._gazetteer = gazetteer
        self._database = database
        self._busy = busy
        self._asked: dict[int, asyncio.Future[Report]] = {}
        self._worker: _Worker | None = None
        self._hiring: asyncio.Task[None] | None = None
        self._not_before = float("-inf")
        self.warm = asyncio.Event()

    @property
    def worker_pid(self) -> int | None:
        """The worker's process id; None where none is at work."""
        return self._worker.pid if self._worker else None

    async def warm_up(self) -> None:
        """The first reading compiles patterns and loads language profiles, half a second of it."""
        await asyncio.to_thread(understand, WARM_UP, self._gazetteer)
        self.warm.set()

    def use(self, gazetteer: Gazetteer) -> None:
        """Read with this gazetteer from the next item on; a worker that knows another one ends."""
        self._gazetteer = gazetteer
        self._worker = None
        self._dismiss()

    def ahead(self, batch: Sequence[Waiting]) -> None:
        """Told of what is in hand: a worker reads it in order, before it is asked for."""
        worker = self._worker
        if worker is None or worker.lost:
            if len(batch) >= self._busy:
                self._hire()
            return
        for each in batch:
            self._asked[each.seq] = worker.ask(each.item, from_ms(each.accepted_at))

    async def read(self, leased: Waiting) -> Report:
        """What an item says. Raises what `understand` raises."""
        if asked := self._asked.pop(leased.seq, None):
            try:
                return await asked
            except _WorkerLost:
                LOG.warning("item %d: its reader ended; it is read again", leased.seq)
        return await asyncio.to_thread(understand, leased.item, self._gazetteer, arrived_at=from_ms(leased.accepted_at))

    async def close(self) -> None:
        """End the worker; what it was asked is read by the thread."""
        self._dismiss()
        if self._hiring:
            await asyncio.wait((self._hiring,))

    def _dismiss(self) -> None:
        """Let the worker end; once: a second cancellation would cut its end short."""
        if self._hiring and not self._hiring.cancelling():
            self._hiring.cancel()

    def _hire(self) -> None:
        now = asyncio.get_running_loop().time()
        if self._database is None or now < self._not_before or (self._hiring and not self._hiring.done()):
            return
        self._not_before = now + AGAIN_S
        self._hiring = asyncio.create_task(self._employ(self._database), name="reading: worker")

    async def _employ(self, database: Path) -> None:
        """Start a worker, let it read while there is anything to, and end it."""
        worker = _Worker()
        try:
            await worker.start(None if self._gazetteer is Gazetteer.builtin() else database)
            LOG.info("many items wait: a second process reads them")
            self._worker = worker
            await worker.idle(IDLE_S)
        except (OSError, _WorkerLost) as error:
            LOG.warning("the second process that reads items failed (%s); they are read in this one", error)
        finally:
            if self._worker is worker:
                self._worker = None
            await worker.close()


class _WorkerLost(Exception):  # noqa: N818  not a fault of the item
    """The worker ended before it answered."""


class _Worker:
    """The process, and what it was asked."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._waiting: deque[asyncio.Future[Any]] = deque()
        self._answers: asyncio.Task[None] | None = None
        self._used = asyncio.Event()
        self.lost = False

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    async def start(self, database: Path | None) -> None:
        """Start the process and wait until it has read its first item. Raises OSError, _WorkerLost."""
        own = str(Path(__file__).parent.parent)
        self._process = await asyncio.create_subprocess_exec(
            # -P and the path: our own package, whatever folder we were started in.
            *(sys.executable, "-P", "-m", "bot.reading_worker", *([str(database)] if database else [])),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": own},
            start_new_session=True,  # an interrupt at the terminal is for us to hear
        )
        self._answers = asyncio.create_task(self._listen(self._process), name="reading: answers")
        await self.ask(WARM_UP, datetime.now(UTC))

    def ask(self, item: Item, arrived_at: datetime) -> asyncio.Future[Report]:
        """Its report, or what reading it raised."""
        answer: asyncio.Future[Report] = asyncio.get_running_loop().create_future()
        if self.lost or self._process is None or self._process.stdin is None:
            _fail(answer, _WorkerLost("it ended"))
            return answer
        self._waiting.append(answer)
        self._used.set()
        asked = pickle.dumps((item, arrived_at))
        self._process.stdin.write(LENGTH.pack(len(asked)) + asked)
        return answer

    async def idle(self, seconds: float) -> None:
        """Until nothing was asked for so long. Raises _WorkerLost where it ends before."""
        while not self.lost:
            self._used.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._used.wait()
            except TimeoutError:
                if not self._waiting:
                    return
        raise _WorkerLost("it ended")

    async def close(self) -> None:
        """End the process."""
        if self._process is None:
            return
        if self._process.stdin:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(CLOSE_S):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        if self._answers:
            await asyncio.wait((self._answers,))

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while (stream := process.stdout) is not None:
                (length,) = LENGTH.unpack(await stream.readexactly(LENGTH.size))
                told = pickle.loads(await stream.readexactly(length))  # noqa: S301  our own process wrote it
                answer = self._waiting.popleft()
                if answer.done():  # who asked was cancelled
                    continue
                if isinstance(told, Exception):
                    _fail(answer, told)
                else:
                    answer.set_result(told)
        self.lost = True
        self._used.set()
        for answer in self._waiting:
            if not answer.done():
                _fail(answer, _WorkerLost("it ended"))


def _fail(answer: asyncio.Future[Any], error: Exception) -> None:
    answer.set_exception(error)
    answer.exception()  # it may never be asked for: that is no fault
