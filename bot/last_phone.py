"""When the last phone will have an alert, for the log: as far as the bot's limit decides."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import timedelta

from bot.delivery.throttle import FREE_A_SECOND, seconds_for
from bot.store.outbox import FannedOut, Outbox

LOG = logging.getLogger(__name__)

# How long the number of those who wait is good for the log.
COUNTED_S = 2.0
_UNCOUNTED = (0, 0.0, 0)  # a rank, until when it counts as counted, and how many wait up to it


class LastPhone:
    """Counts who waits. `a_second` is how many alerts leave, answers and all else considered."""

    def __init__(self, outbox: Outbox, a_second: Callable[[], float] = lambda: FREE_A_SECOND) -> None:
        self._outbox = outbox
        self._a_second = a_second
        self._counted = _UNCOUNTED

    def more_to_come(self) -> None:
        """A fan-out is under way: what was counted is no longer true."""
        self._counted = _UNCOUNTED

    async def tell(self, done: FannedOut) -> None:
        """An alert is fanned out."""
        now = time.monotonic()
        rank, until, waiting = self._counted
        if rank == done.rank and now < until:  # to count a hundred thousand rows for every item would be too much
            waiting += done.rows
            self._counted = rank, until, waiting
        else:
            waiting = await self._outbox.waiting(done.rank)
            self._counted = done.rank, now + COUNTED_S, waiting
        LOG.info(
            "alert %d: fanned out; %d deliveries wait up to its last, the last phone in about %s",
            done.alert_id,
            waiting,
            timedelta(seconds=round(seconds_for(waiting, self._a_second()))),
        )
