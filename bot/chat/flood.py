"""Who writes faster than anybody can read: answered for a while, told once, then left alone until it slows down.

Pure: the time (seconds of any steady clock) is an argument. Kept in memory only, and for so many people at most.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

BURST = 20  # updates that somebody may send at once: a hasty thumb on toggle buttons stays well below
PER_SECOND = 2.0  # and so many more each second
PEOPLE = 10_000  # remembered at once


class Verdict(StrEnum):
    """What becomes of an update."""

    ANSWER = "answer"
    WARN = "warn"  # the one word to slow down
    DROP = "drop"


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    warned: bool = False


class Flood:
    """A bucket of updates for each sender."""

    def __init__(self, burst: int = BURST, per_second: float = PER_SECOND, people: int = PEOPLE) -> None:
        self._burst, self._rate, self._people = burst, per_second, people
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def verdict(self, sender: int, now: float) -> Verdict:
        """Whether to answer somebody's update that came at `now`."""
        bucket = self._buckets.get(sender)
        if bucket is None:
            bucket = self._buckets[sender] = _Bucket(float(self._burst), now)
            if len(self._buckets) > self._people:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(sender)
        bucket.left = min(float(self._burst), bucket.left + max(0.0, now - bucket.at) * self._rate)
        bucket.at = now
        if bucket.left >= self._burst / 2:
            bucket.warned = False
        if bucket.left >= 1:
            # Who was warned pays for what is dropped too, or a steady flood would be answered at the rate for ever.
            bucket.left -= 1
            return Verdict.ANSWER if not bucket.warned else Verdict.DROP
        if bucket.warned:
            return Verdict.DROP
        bucket.warned = True
        return Verdict.WARN


def sender_of(raw: dict[str, Any]) -> int | None:
    """Who sent a raw update that asks for an answer; None for one that only tells of a change."""
    for kind in ("message", "edited_message", "callback_query"):
        if isinstance(told := raw.get(kind), dict):
            # All anonymous admins have one account of Telegram's, all channels another: the chat tells them apart.
            who = told.get("sender_chat") or told.get("from") or told.get("chat")
            number = who.get("id") if isinstance(who, dict) else None
            return number if isinstance(number, int) else None
    return None
