"""What an answer of the Bot API means, in PTB's error types and a few that a sender needs beside them."""

from __future__ import annotations

import json
import re
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

# Where a 429 tells no time: long enough for a one-second window to pass, several times over.
DEFAULT_RETRY_AFTER_S = 5.0

_RETRY_AFTER = re.compile(r"retry after (\d+)", re.IGNORECASE)


class NotSentError(NetworkError):
    """Surely not sent: no connection, or a server that was not serving."""


class UnknownOutcomeError(TimedOut):
    """Perhaps sent: the request was written, and the answer is missing or unreadable."""


class GatewayError(UnknownOutcomeError):
    """Perhaps sent: something in front of Telegram, or Telegram in trouble, answered 5xx."""


class FloodError(TelegramError):
    """429. Stands for PTB's RetryAfter, which cannot be made without a deprecation warning in 22.8."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"Too many requests: retry after {retry_after:g} s")
        self.retry_after = retry_after


def envelope_of(payload: bytes) -> dict[str, Any] | None:
    """The Bot API's envelope, or None where the answer is not one."""
    try:
        value = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and isinstance(value.get("ok"), bool) else None


def refusal(status: int, payload: bytes, retry_after: str) -> TelegramError:  # noqa: PLR0911  a row a kind
    """The error for an answer that is not a success.

    What something else than Telegram says in a 4xx (a proxy, a firewall, a captive portal) is no verdict
    on message or chat: not sent, try again. A 401 or 404 is taken at its word from anybody, because a wrong
    `api_root` shows as just that.
    """
    envelope = envelope_of(payload) or {}
    description = str(envelope.get("description") or f"HTTP {status}")[:200]
    parameters = envelope.get("parameters")
    parameters = parameters if isinstance(parameters, dict) else {}
    moved = parameters.get("migrate_to_chat_id")
    if status in {420, 429}:
        return FloodError(_seconds(parameters.get("retry_after"), description, retry_after))
    if type(moved) is int:
        return ChatMigrated(moved)
    if status == 404 and "method not found" in description.lower():  # noqa: PLR2004  HTTP's number
        return EndPointNotFound(description)
    if status in {401, 404}:
        return InvalidToken(description)
    if status >= 500:  # noqa: PLR2004  HTTP's server errors
        # 503 says that the request was not taken on (RFC 9110, 15.6.4). Every other 5xx leaves it open:
        # a gateway's 502 or 504 may stand for a message that Telegram went on to deliver.
        return NotSentError(description) if status == 503 else GatewayError(description)  # noqa: PLR2004
    if status == 413:  # noqa: PLR2004  nginx refuses a body in HTML, and it will never be smaller
        return BadRequest(description)
    if not envelope or status < 400:  # noqa: PLR2004  a redirect, not followed
        return NotSentError(f"not Telegram's answer: HTTP {status}")
    kinds: dict[int, type[TelegramError]] = {403: Forbidden, 409: Conflict}
    return kinds.get(status, BadRequest)(description)


def _seconds(told: Any, description: str, header: str) -> float:
    """How long a 429 asks to wait: its parameter, else its text, else its header, else our default."""
    if isinstance(told, int | float) and not isinstance(told, bool) and 0 < told < float("inf"):
        return float(told)
    if found := _RETRY_AFTER.search(description):
        return float(found.group(1))
    return float(header) if header.isascii() and header.isdigit() else DEFAULT_RETRY_AFTER_S
