"""What the courier has in hand: marked in the database as being sent, and not sent yet.

    claim      alerts for the next AHEAD_S, else edits
    open       while the courier waits: the next decision claims for it in its own commit
    put_back   what was not sent after all, as if it had not been claimed

Claimed means marked before anything is sent. If the process dies, the outcome of what was marked is unknown: each is
sent again, marked as a possible repeat. So no more is claimed than the next moment needs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import aiosqlite

from bot.store.outbox import Claim, Edit, Outbox
from bot.store.replies import Replies, Reply

# So many seconds of sending are claimed at once: one commit for all of them. What is claimed when the process dies
# counts as perhaps sent, so it is little.
AHEAD_S = 0.2
# A claim that waited longer, behind answers or a pause, is given back: something graver may have come.
STALE_S = 1.5
ANSWERS_AHEAD = 3
PRIVATE_PACE_MS, GROUP_PACE_MS = 1_020, 3_060  # one a second; twenty a minute in groups and channels


class InHand:
    """The messages that go next, in their order."""

    def __init__(self, outbox: Outbox, replies: Replies, monotonic: Callable[[], float]) -> None:
        self._outbox = outbox
        self._replies = replies
        self._monotonic = monotonic
        self._since = 0.0
        self.alerts: deque[Claim | Edit] = deque()
        self.answers: deque[Reply] = deque()

    def stale(self) -> bool:
        """Whether the alerts in hand were claimed too long ago."""
        return self._monotonic() > self._since + STALE_S

    def open(self, room: int) -> None:
        """Let the next decision claim up to `room` alerts, in its own commit. Until `close`."""
        self._outbox.open_hand(room, PRIVATE_PACE_MS, GROUP_PACE_MS)

    def close(self) -> None:
        """Take what was handed over."""
        if handed := self._outbox.take():
            self.alerts.extend(handed)
            self._since = self._monotonic()

    async def claim(self, room: int) -> None:
        """Claim the next alerts; where none is due, the next edits. What is in hand is given back first."""
        await self.put_back()
        self._outbox.filled.clear()
        self.close()  # a decision that was under way when the hand was closed
        try:
            if room > 0 and not self.alerts:
                self.alerts.extend(await self._outbox.claim(room, PRIVATE_PACE_MS, GROUP_PACE_MS))
            if room > 0 and not self.alerts:
                self.alerts.extend(await self._outbox.claim_edits(room, PRIVATE_PACE_MS, GROUP_PACE_MS))
        except aiosqlite.OperationalError:
            self._outbox.filled.set()
            raise
        self._since = self._monotonic()
        if self.alerts or room <= 0:
            self._outbox.filled.set()  # there may be more behind them

    async def next_answer(self) -> Reply | None:
        """The next answer to somebody; None where none waits."""
        if self._replies.filled.is_set() and not self.answers:
            self._replies.filled.clear()
            self.answers.extend(await self._replies.claim(ANSWERS_AHEAD))
        return self.answers.popleft() if self.answers else None

    async def put_back(self) -> None:
        """Unclaim the alerts in hand: as if they had not been claimed."""
        if self.alerts:
            await self._outbox.unclaim(self.alerts)
            self.alerts.clear()

    async def put_back_all(self) -> None:
        """Unclaim everything, at the end of the walk."""
        self.close()
        await self.put_back()
        await self._replies.unclaim(self.answers)
