"""One claim: what is in hand of a delivery, and of what is told in the same message."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import aiosqlite

from bot.delivery.telling import Form, Tell
from bot.store.library import Told
from bot.wishes import Quiet

# The reason kept with what was sent in one message with others, their number with it behind it: "one of 3".
TOGETHER = "one of "


@dataclass(frozen=True, slots=True)
class Claim:
    """One delivery in hand. Times in milliseconds UTC."""

    told: Told
    chat_id: int
    chat_kind: str
    language: str
    watched_id: str  # "" for testers and for those who are told of a mistake without a watch
    attempts: int  # counted before this one
    maybe_sent: int
    interrupted: int
    plain: bool
    queued_at: int
    reply_to: int | None
    form: Form = Form.OWN
    silent: bool = False
    wrong: tuple[tuple[int, int], ...] = ()  # revisions whose messages here are to say that they were wrong
    thread_id: int | None = None  # the topic of a forum
    reach_km: float = math.inf  # of the watch that brings it
    quiet: Quiet | None = None  # the hours whose end it waited for
    others: tuple[Claim, ...] = ()  # told in the same message, after this one

    @property
    def whole(self) -> tuple[Claim, ...]:
        """All that its message tells, gravest first."""
        return (self, *self.others)


def made(told: Told, row: aiosqlite.Row, answer: Tell, watched_id: str, reach_km: float, reply_to: int | None) -> Claim:
    """The claim on a row that is told as `answer` says, for this watch."""
    return Claim(
        told=told,
        chat_id=row["chat_id"],
        chat_kind=row["kind"],
        language=row["language"],
        watched_id=watched_id,
        attempts=row["attempts"],
        maybe_sent=row["maybe_sent"],
        interrupted=row["interrupted"],
        plain=bool(row["plain"]),
        queued_at=row["queued_at"],
        reply_to=reply_to,
        form=answer.form,
        silent=answer.silent,
        wrong=answer.wrong,
        thread_id=row["thread_id"],
        reach_km=reach_km,
        quiet=None if row["waited_from"] is None else Quiet(row["waited_from"], row["waited_to"]),
    )


def marks(claims: list[Claim]) -> list[dict[str, Any]]:
    """What is kept of a try, delivery by delivery."""
    return [
        {
            "alert_id": each.told.alert.id,
            "chat_id": each.chat_id,
            "watched_id": each.watched_id,
            "form": each.form,
            "silent": int(each.silent),
        }
        for claim in claims
        for each in claim.whole
    ]
