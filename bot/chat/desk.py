"""What a chat handler works with: one desk a Telegram update, inside that update's transaction.

The handlers declare here the little they need; the store fulfils it. Everything written through a desk,
the replies too, is committed together with the mark that the update was handled, or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.model import Chat, Incident
from bot.understand.gazetteer import Gazetteer


class Subscribers(Protocol):
    """Chats and what they watch."""

    async def get(self, chat_id: int) -> Chat | None:
        """The chat, or None if it was never seen or was forgotten."""

    async def save(self, chat: Chat) -> None:
        """Write the chat whole, known or not."""

    async def watch(self, chat_id: int, place_id: str) -> bool:
        """Add a watch; False where it was there already."""

    async def unwatch(self, chat_id: int, place_id: str) -> bool:
        """Remove a watch; False where there was none."""

    async def watches(self, chat_id: int) -> list[str]:
        """The watched place ids, oldest watch first."""

    async def forget(self, chat_id: int) -> None:
        """Remove the chat and everything that tells of it."""


class News(Protocol):
    """What was told already."""

    async def recent(self, place_ids: Sequence[str], limit: int) -> list[Incident]:
        """The newest incidents, latest first, at any of these places or in them; no ids: everywhere."""


class Outgoing(Protocol):
    """Where answers go: the durable lane ahead of all alerts."""

    async def call(self, chat_id: int, method: str, payload: dict[str, Any]) -> None:
        """Queue one Bot API call (sendMessage, editMessageText, answerCallbackQuery, …)."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One update's work place. `now` is UTC."""

    subscribers: Subscribers
    news: News
    outgoing: Outgoing
    gazetteer: Gazetteer
    now: datetime


# Set by the update loop around each update; PTB's dispatch runs in the same task and so sees it.
desk: ContextVar[Desk] = ContextVar("desk")
