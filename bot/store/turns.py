"""Whose turn it is at the one writer.

    first come, first served; but who comes `ahead` passes all others who wait
    after one who passed, whoever has waited longest

So somebody who hands news in waits for one other at most, and nobody waits for ever behind many of those.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """A lock with two queues. Safe to be cancelled at any moment."""

    def __init__(self) -> None:
        self._taken = False
        self._passed = False  # whether the last turn went to one who passed others
        self._ahead: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def turn(self, *, ahead: bool = False) -> AsyncIterator[None]:
        """Wait for a turn; it ends with the block."""
        await self._take(self._ahead if ahead else self._others)
        try:
            yield
        finally:
            self._give()

    async def _take(self, queue: deque[asyncio.Future[None]]) -> None:
        if not self._taken:
            self._taken = True
            return
        given = asyncio.get_running_loop().create_future()
        queue.append(given)
        try:
            await given
        except asyncio.CancelledError:
            if not given.cancelled():  # it was ours already: hand it on
                self._give()
            raise

    def _give(self) -> None:
        """Hand the turn to the next; it is never free between two, so nobody can slip in."""
        for queue in (self._ahead, self._others):
            while queue and queue[0].done():  # cancelled while it waited
                queue.popleft()
        self._passed = bool(self._ahead and self._others) and not self._passed
        queue = self._ahead if self._passed or not self._others else self._others
        self._taken = bool(queue)
        if queue:
            queue.popleft().set_result(None)
