"""What stands between an alert and its reader, for those who ask: now, and in the hours before.

Whoever reads the answer proves by it that messages arrive again. So what is over is remembered for a while: alerts of
that time came late.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from bot.chat.desk import Health, Trouble
from bot.delivery.throttle import FREE_A_SECOND

LOOK_S = 10.0
REMEMBERED = timedelta(hours=12)
BRIEF = timedelta(minutes=1)  # trouble that was over so soon made nothing late that anybody would notice
_KEPT = 3


class Watchman:
    """Remembers trouble. `now` tells why each kind of it lasts, "" where there is none; `waiting` counts alerts.

    `a_second` of them leave.
    """

    def __init__(
        self,
        now: Callable[[], Mapping[str, str]],
        waiting: Callable[[], Awaitable[int]],
        clock: Callable[[], datetime],
        a_second: Callable[[], float] = lambda: FREE_A_SECOND,
    ) -> None:
        self._now = now
        self._waiting = waiting
        self._clock = clock
        self._a_second = a_second
        self._open: dict[str, datetime] = {}  # kind → since when
        self._over: list[Trouble] = []

    async def run(self) -> None:
        """Look around until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(LOOK_S)

    def look(self) -> None:
        """Note what trouble there is now, and what has ended."""
        at = self._clock()
        lasting = {kind for kind, why in self._now().items() if why}
        for kind in lasting - self._open.keys():
            self._open[kind] = at
        for kind in self._open.keys() - lasting:
            since = self._open.pop(kind)
            if at - since >= BRIEF:
                self._over.append(Trouble(kind, since, at))
        self._over = [each for each in self._over if each.until and each.until > at - REMEMBERED][-_KEPT:]

    def out_of_reach(self) -> str:
        """Since when Telegram can't be reached, so that no alert leaves; "" where it can, or for a moment only."""
        self.look()
        since = self._open.get("network")
        if since is None or self._clock() - since < BRIEF:
            return ""
        return f"Telegram is out of reach since {since:%Y-%m-%d %H:%M} GMT; items are taken in meanwhile"

    async def health(self) -> Health:
        """How things are, as of now."""
        self.look()
        lasting = [Trouble(kind, since) for kind, since in sorted(self._open.items())]
        minutes = math.ceil(await self._waiting() / (60 * self._a_second()))
        return Health((*lasting, *self._over), minutes)
