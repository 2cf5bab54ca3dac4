"""What became of one send, as a value, and what follows from it.

Here belong the outcomes and the one decision over them. Sorting Telegram's errors into outcomes is
`bot/telegram/outcomes.py`; carrying a step out is the courier's. The 24 hours after which an alert is
dead are checked at the claim, not here: `next_step` never gives up on a message that surely was not sent.

Why a message may be told twice: where the request was written and no readable answer came, nobody knows
whether people saw it. A missed alert is worse than a doubled one, so it is sent once more, and only once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import assert_never

# The first wait after a message that was surely not sent, and the longest: networks in the region come
# back within minutes, and an alert that waits a minute longer than its network is late for nothing.
BACKOFF_FIRST_S = 1.0
BACKOFF_LONGEST_S = 60.0

# How long to let the road clear before a message of unknown fate is repeated: a cut connection is
# replaced at once, a gateway that answers 502 is being restarted.
AFTER_CUT_S = 2.0
AFTER_GATEWAY_S = 30.0

# How often a message of unknown fate is repeated: the promise is "at most one more copy".
REPEATS = 1


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it. Without an id where the method gives none, or the wish was fulfilled already."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Throttled:
    """Not sent: too fast. `retry_after` in seconds; whose limit it was is for `throttle.Flood` to tell."""

    retry_after: float


@dataclass(frozen=True, slots=True)
class Migrated:
    """Not sent: the group is a supergroup now, under this id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Gone:
    """Not sent, and nothing will be until the chat speaks again: blocked, kicked, deleted."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Not sent: Telegram will never take this message. `formatting`: it may take it as plain text."""

    reason: str
    formatting: bool = False


@dataclass(frozen=True, slots=True)
class NotSent:
    """Surely not sent, through no fault of the message: no connection, or the server was not serving."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Perhaps sent. `wait` is how long, in seconds, the road needs to clear."""

    reason: str
    wait: float = AFTER_CUT_S


@dataclass(frozen=True, slots=True)
class BotTrouble:
    """Not sent, and no message would be: the token or the address is wrong."""

    reason: str


Outcome = Sent | Throttled | Migrated | Gone | Rejected | NotSent | Unknown | BotTrouble


@dataclass(frozen=True, slots=True)
class Done:
    """Settle as sent."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Again:
    """Try again at `at_ms` (Unix time, milliseconds), with these counts kept."""

    at_ms: int
    reason: str
    maybe_sent: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Dead:
    """Settle as dead; the operator can see why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Plain:
    """Try at once as plain text. That try has no formatting to reject."""

    reason: str


@dataclass(frozen=True, slots=True)
class Move:
    """Give everything of this chat the new id, then try at once."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Settle as dead, and stop telling this chat."""

    reason: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Put the message back untouched and stop sending until the operator, or a probe, says otherwise."""

    reason: str


Step = Done | Again | Dead | Plain | Move | Leave | Pause


def backoff(attempts: int) -> float:
    """Seconds to wait after so many earlier failures: doubling, up to the longest wait."""
    return min(BACKOFF_FIRST_S * 2.0 ** min(attempts, 30), BACKOFF_LONGEST_S)


def next_step(  # noqa: C901, PLR0911  one row for each outcome
    outcome: Outcome, *, attempts: int, maybe_sent: int, now_ms: int
) -> Step:
    """What to do about `outcome`.

    `attempts` is how many tries were counted before this one, `maybe_sent` how many of them are of
    unknown fate, `now_ms` Unix time in milliseconds. A throttled try is never counted: it says nothing
    about the message.
    """

    def again(seconds: float, reason: str, *, maybe: int = 0, counted: int = 1) -> Again:
        at_ms = now_ms + math.ceil(seconds * 1000)
        return Again(at_ms, reason, maybe_sent + maybe, attempts + counted)

    match outcome:
        case Sent(message_id):
            return Done(message_id)
        case Throttled(retry_after):
            return again(max(retry_after, 0.0), "throttled", counted=0)
        case Migrated(chat_id):
            return Move(chat_id)
        case Gone(reason):
            return Leave(reason)
        case Rejected(reason, formatting):
            return Plain(reason) if formatting else Dead(reason)
        case NotSent(reason):
            return again(backoff(attempts), reason)
        case Unknown(reason, wait):
            if maybe_sent >= REPEATS:
                return Dead(f"outcome unknown twice: {reason}")
            return again(wait, reason, maybe=1)
        case BotTrouble(reason):
            return Pause(reason)
    assert_never(outcome)
