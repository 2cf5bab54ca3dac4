"""How fast to send: the bot's window, each chat's pace, and whose limit a 429 was.

Pure: `now` is seconds of a monotonic clock, handed in. Nothing here waits; `delay` says how long the
caller has to, and `take` records that it sends. The limits are Telegram's, from its Bots FAQ ("My bot is
hitting limits"): about 30 messages a second over all chats, one a second in a chat with short bursts
forgiven, 20 a minute in a group.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import Literal

Lane = Literal["alert", "reply"]

# Telegram counts at its own door, where what left evenly arrives unevenly. What each send was late is known from
# its answer; this much on top of each second is for what no answer tells. 99 % of what is allowed is used.
WINDOW_S = 1.01
BOT_LIMIT = 30
FREE_A_SECOND = BOT_LIMIT / WINDOW_S
LATELY_S = 60.0  # the answers of so long tell how many there will be
# The gap between two sends, of each one's share of the window. What is over is slack: a send that is held up delays its
# own successor, a window later, and not all that come after it. At 0.9 a loop held up for 50 ms twice a second used
# 94 % of the limit.
SPREAD = 0.7
# Of so many of the last answers the fastest tells how long the way is when nothing holds anything up.
ANSWERS = 1_000
CHAT_GAP_S = 1.02
REPLY_BURST = 3
GROUP_LIMIT = 20
GROUP_WINDOW_S = 61.0

# The least wait that is told: a wait smaller than a clock's step would never end.
TICK_S = 1e-6


def _wait(until: float, now: float) -> float:
    return max(until - now, TICK_S) if until > now else 0.0


@dataclass(slots=True, eq=False)
class Grant:
    """One send: when it left, or as late as it may have arrived, both as if the way took no time."""

    left: float
    at: float


class Throttle:
    """A sliding window over the bot's sends, evenly filled: at most `limit` arrive in any `window` seconds.

    The window would bound departures; Telegram counts arrivals. What was held up on its way, by a busy event
    loop, a new connection, a pause of the other side, arrives later than it left, and the next second's sends
    meet it there: 31 to 60 in a second were measured at a receiver. So a grant is moved by what its answer
    tells: it cannot have arrived later than the answer came, less the way of the fastest answer known. A
    send without an answer counts as it left: one that hangs must not hold up the rest.

    Sends also keep a gap, somewhat less than their share of the window: thirty let go at once would all wait for
    connections and arrive late together, whatever the window.
    """

    def __init__(self, limit: int = BOT_LIMIT, window: float = WINDOW_S) -> None:
        if limit < 1 or window <= 0:
            raise ValueError("limit and window must be positive")
        self._limit = limit
        self._window = window
        self._gap = SPREAD * window / limit
        self._grants: list[Grant] = []  # by `at`; those of the last window
        self._newest = float("-inf")  # when the last one left
        self._ways: deque[float] = deque(maxlen=ANSWERS)
        self._paused_until = float("-inf")

    def delay(self, now: float) -> float:
        """Seconds until the next send may go; 0.0 means now."""
        until = max(self._paused_until, self._newest + self._gap)
        if len(self._grants) >= self._limit:
            until = max(until, self._grants[-self._limit].at + self._window)
        return _wait(until, now)

    def room(self, seconds: float) -> int:
        """How many sends fit into so many seconds, at full speed; one at least."""
        return max(1, math.floor(seconds * self._limit / self._window))

    def take(self, now: float) -> Grant:
        """Record a send. RuntimeError where `delay(now)` was not 0: the caller has a bug."""
        if self.delay(now) > 0:
            raise RuntimeError("sent faster than allowed")
        self._newest = now
        old = bisect_right(self._grants, now - self._window, key=_at)
        del self._grants[:old]
        grant = Grant(now, now)
        self._grants.insert(bisect_right(self._grants, now, key=_at), grant)
        return grant

    def answered(self, grant: Grant, now: float) -> None:
        """An answer to this send came at `now`: it is known how late it was at most."""
        way = max(now - grant.left, 0.0)
        self._ways.append(way)
        at = max(grant.left + way - min(self._ways), grant.at)
        if at > grant.at and grant in self._grants:
            self._grants.remove(grant)
            grant.at = at
            self._grants.insert(bisect_right(self._grants, at, key=_at), grant)

    def holds(self, grant: Grant) -> bool:
        """Whether this send is one of the last window's."""
        return grant in self._grants

    def pause(self, until: float) -> None:
        """Send nothing before `until`. A pause is never shortened: an answer still on its way is older."""
        self._paused_until = max(self._paused_until, until)

    def resume(self, last: float | None, now: float) -> None:
        """Heed an earlier process, whose last send was at `last` of the same clock: its window may have been full.

        None where there was none. A time that lies in the future is of another boot: nobody knows, so a window is
        waited out.
        """
        if last is not None:
            self.pause(min(last, now) + self._window)


class Lanes:
    """The bot's windows: one for alerts and answers alike, or, where broadcasts are paid for, one for each.

    Telegram takes up to 1,000 messages a second that are paid for, beside the free 30. Paid are alerts alone: an
    answer to a command costs nothing and waits for no broadcast.
    """

    def __init__(self, paid_per_second: int = 0) -> None:
        self._free = Throttle()
        self._paid = Throttle(paid_per_second) if paid_per_second else self._free
        self._paid_per_second = paid_per_second
        self._answers: deque[float] = deque()  # when those of the last minute left

    def of(self, lane: Lane, *, paid: bool = True) -> Throttle:
        """The window that a message of this lane needs; `paid` is whether Telegram takes payment at present."""
        return self._paid if lane == "alert" and paid else self._free

    def answer(self, now: float) -> None:
        """Note that an answer to somebody leaves."""
        self._answers.append(now)
        while self._answers[0] <= now - LATELY_S:
            self._answers.popleft()

    def alerts_a_second(self, now: float, *, paid: bool = True) -> float:
        """How many alerts leave in a second: what is paid for, or else what the answers of late leave over; not 0."""
        if self._paid_per_second and paid:
            return self._paid_per_second / WINDOW_S
        lately = sum(at > now - LATELY_S for at in self._answers)
        return max(FREE_A_SECOND - lately / LATELY_S, 1.0)

    def pause(self, until: float) -> None:
        """Send nothing at all before `until`."""
        self._free.pause(until)
        self._paid.pause(until)

    def resume(self, last: float | None, now: float) -> None:
        """Heed an earlier process in every lane; see `Throttle.resume`."""
        self._free.resume(last, now)
        self._paid.resume(last, now)

    def answered(self, grant: Grant, now: float) -> None:
        """An answer to this send came at `now`."""
        (self._paid if self._paid.holds(grant) else self._free).answered(grant, now)


def _at(grant: Grant) -> float:
    return grant.at


def seconds_for(messages: int, a_second: float = FREE_A_SECOND) -> float:
    """How long so many messages take, in seconds; those of the first second leave at once."""
    return max(messages / a_second - 1, 0.0)


@dataclass(slots=True)
class _Pace:
    """One chat's recent past: when it is level again, and, for a group, the sends of the last minute."""

    level_at: float = float("-inf")
    grants: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_LIMIT))

    def idle(self, now: float) -> bool:
        last = self.grants[-1] + GROUP_WINDOW_S if self.grants else float("-inf")
        return max(last, self.level_at) <= now


class ChatPace:
    """One send a second in a chat, 20 a minute in a group or channel; replies may burst.

    A reply is owed to somebody who is looking at the screen, so up to three go at once; the alerts of
    that chat then wait until the second-by-second pace is level again. Chats that are level are
    forgotten, so memory holds only those of the last minute. What Telegram says in a chat's own 429 is kept with
    its row in the outbox.
    """

    def __init__(self) -> None:
        self._paces: OrderedDict[int, _Pace] = OrderedDict()

    def __len__(self) -> int:
        """How many chats are remembered."""
        return len(self._paces)

    def delay(self, chat_id: int, kind: str, lane: Lane, now: float) -> float:
        """Seconds until this chat (`kind` as in `model.Chat`) may be sent to; 0.0 means now."""
        pace = self._paces.get(chat_id)
        if pace is None:
            return 0.0
        forgiven = (REPLY_BURST - 1) * CHAT_GAP_S if lane == "reply" else 0.0
        until = pace.level_at - forgiven
        if kind != "private" and len(pace.grants) == GROUP_LIMIT:
            until = max(until, pace.grants[0] + GROUP_WINDOW_S)
        return _wait(until, now)

    def take(self, chat_id: int, kind: str, lane: Lane, now: float) -> None:
        """Record a send. RuntimeError where `delay(…)` was not 0: the caller has a bug."""
        if self.delay(chat_id, kind, lane, now) > 0:
            raise RuntimeError("sent to a chat faster than allowed")
        pace = self._paces.setdefault(chat_id, _Pace())
        pace.level_at = max(pace.level_at, now) + CHAT_GAP_S
        if kind != "private":
            pace.grants.append(now)
        self._paces.move_to_end(chat_id)
        while next(iter(self._paces.values())).idle(now):  # ends: the chat just taken is not idle
            self._paces.popitem(last=False)


class Flood:
    """Tells the bot's 429 from a chat's: Telegram's answer is the same for both.

    Several chats refused within a few seconds with nothing sent in between: that is the bot. One send
    that passes acquits it, so three flooded chats among healthy ones stay three flooded chats. Where
    only flooded chats have mail the guess can be wrong; `longest` bounds what it then costs the others,
    and the price of a cap too short is `chats` refused sends every `longest` seconds.
    """

    def __init__(self, chats: int = 3, within: float = 5.0, longest: float = 60.0) -> None:
        self._chats = chats
        self._within = within
        self._longest = longest
        self._refused: OrderedDict[int, tuple[float, float]] = OrderedDict()  # chat → seen at, until

    def seen(self, chat_id: int, retry_after: float, now: float) -> float | None:
        """A 429 for this chat: seconds that the whole bot must pause, or None where it is the chat's own."""
        self._refused[chat_id] = (now, now + retry_after)
        self._refused.move_to_end(chat_id)
        while next(iter(self._refused.values()))[0] < now - self._within:
            self._refused.popitem(last=False)
        if len(self._refused) < self._chats:
            return None
        # The bot's own limit tells everybody the same; the least is right then, and mildest otherwise.
        soonest = min(until for _, until in self._refused.values())
        return min(max(soonest - now, 0.0), self._longest)

    def sent(self) -> None:
        """A message passed: the bot as a whole is not limited."""
        self._refused.clear()
