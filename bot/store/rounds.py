"""The deliveries of one rank in their order: one of each alert in turn, from the alert after the one served last.

Read as they are asked for. At one rank a thousand alerts may wait for a few chats each, or one for a hundred thousand:
a claim of six reads as many either way, and holds the writer as briefly.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from typing import Any

import aiosqlite


class Rounds:
    """The due deliveries at `rank`, as of `now` (milliseconds UTC), `ahead` of each alert read at once."""

    def __init__(
        self, sql: Any, connection: aiosqlite.Connection, *, rank: int, last: int, now: int, ahead: int
    ) -> None:
        self._sql = sql
        self._connection = connection
        self._rank = rank
        self._last = last
        self._due = {"rank": rank, "now": now}
        self._ahead = ahead
        self._alert = last  # how far the first round has come
        self._turned = False  # whether it began anew at the oldest alert
        self._whole = False  # whether it is over
        self._later: deque[tuple[int, deque[aiosqlite.Row]]] = deque()  # alerts that have more, in their order
        self._alerts = 0
        self._oldest: int | None = None

    @property
    def alone(self) -> bool:
        """Whether no more than one alert waits at this rank: it has nobody to take turns with."""
        return self._whole and self._alerts <= 1

    async def next(self, served: Collection[int]) -> aiosqlite.Row | None:
        """The next delivery, to none of the chats that were `served`; None where nothing more is due."""
        while (alert_id := await self._next_alert()) is not None:
            self._alerts += 1
            due = self._sql.due(self._connection, **self._due, alert_id=alert_id, first=_LOWEST, limit=self._ahead)
            if row := self._first(alert_id, deque([each async for each in due]), served):
                return row
        while self._later:
            if row := self._first(*self._later.popleft(), served):
                return row
        return None

    async def instead_of(self, row: aiosqlite.Row) -> aiosqlite.Row:
        """The oldest alert that is due for the same chat: one after the other, whoever's turn it is."""
        if self._oldest is None:
            self._oldest = await self._sql.next_alert(self._connection, rank=self._rank, alert_id=0)
        if row["alert_id"] == self._oldest:
            return row
        chat_id, now = row["chat_id"], self._due["now"]
        named = {"rank": self._rank, "alert_id": row["alert_id"], "chat_id": chat_id, "now": now}
        older = await self._sql.earlier(self._connection, **named)
        if older is None:
            return row
        due = self._sql.due(self._connection, **self._due, alert_id=older, first=chat_id, limit=1)
        found = [each async for each in due]
        return found[0] if found and found[0]["chat_id"] == chat_id else row

    async def _next_alert(self) -> int | None:
        """The alert that comes next in the first round; None where it is over."""
        if self._whole:
            return None
        found: int | None = await self._sql.next_alert(self._connection, rank=self._rank, alert_id=self._alert)
        if found is None and not self._turned:
            self._turned = True
            found = await self._sql.next_alert(self._connection, rank=self._rank, alert_id=0)
        if found is None or (self._turned and found > self._last):
            self._whole = True
            return None
        self._alert = found
        return found

    def _first(self, alert_id: int, rows: deque[aiosqlite.Row], served: Collection[int]) -> aiosqlite.Row | None:
        """The first to another chat; what is behind it is for a later round."""
        while rows:
            row = rows.popleft()
            if row["chat_id"] not in served:
                self._later.append((alert_id, rows))
                return row
        return None


_LOWEST = -(2**63)
