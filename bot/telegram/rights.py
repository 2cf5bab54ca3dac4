"""Asks Telegram who administers a group or channel, before an update's transaction begins.

A yes is never remembered: it is asked afresh at each change. A no is, for a few seconds, so that somebody who presses
a button again and again does not make us ask each time.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from typing import Any, Protocol

from telegram import ChatMember, ChatMemberAdministrator
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.chat.desk import Rights, Standing
from bot.chat.rights import Question, question, sender_of

LOG = logging.getLogger(__name__)

PATIENCE_S = 4.0  # a person waits for the answer, and so do the commands behind theirs
NO_HOLDS_S = 5.0
_REMEMBERED = 1_000


class Telegram(Protocol):
    """What is asked of the Bot API."""

    @property
    def username(self) -> str:
        """The bot's own name."""

    async def get_chat_administrators(self, chat_id: int) -> tuple[ChatMember, ...]:
        """Everybody who administers a chat. Unlike getChatMember it needs no rights of the bot's own in a group."""


class Asker:
    """Answers the questions of `bot.chat.rights`.

    `changing` are the commands that only a group's admins may give, `managed` finds the channel that a person's
    private chat speaks for, `monotonic` is in seconds.
    """

    def __init__(
        self,
        bot: Telegram,
        changing: Collection[str],
        managed: Callable[[int], Any],
        monotonic: Callable[[], float],
    ) -> None:
        self._bot = bot
        self._changing = changing
        self._managed = managed
        self._monotonic = monotonic
        self._refused: dict[tuple[int, int], float] = {}

    @property
    def username(self) -> str:
        """The bot's own name; "" as long as Telegram has not told it."""
        try:
            return self._bot.username
        except RuntimeError:
            return ""

    async def rights(self, raw: dict[str, Any]) -> Rights | None:
        """What Telegram says of who sent a raw update; None where it need not be known. Never raises for Telegram."""
        person = sender_of(raw)
        managed = await self._managed(person) if person else None
        asked = question(raw, self._changing, self.username, managed)
        if asked is None:
            return None
        return Rights(asked.chat_id, asked.known or await self._standing(asked))

    async def _standing(self, asked: Question) -> Standing:
        pair, now = (asked.chat_id, asked.user_id), self._monotonic()
        if self._refused.get(pair, 0.0) > now:
            return Standing.MEMBER
        standing = await self._ask(asked)
        if standing is Standing.MEMBER:
            if len(self._refused) >= _REMEMBERED:
                self._refused.clear()
            self._refused[pair] = now + NO_HOLDS_S
        return standing

    async def _ask(self, asked: Question) -> Standing:
        try:
            async with asyncio.timeout(PATIENCE_S):
                admins = await self._bot.get_chat_administrators(asked.chat_id)
        except ChatMigrated:
            return Standing.UNKNOWN
        except (Forbidden, BadRequest):  # we are not there, or may not see: then nobody changes anything
            return Standing.MEMBER
        except (TelegramError, TimeoutError) as error:
            LOG.warning("Telegram does not tell who the admins are (%s)", type(error).__name__)
            return Standing.UNKNOWN
        mine = next((each for each in admins if each.user.id == asked.user_id), None)
        return Standing.ADMIN if mine is not None and _may_change(mine) else Standing.MEMBER


def _may_change(member: ChatMember) -> bool:
    """The creator; an admin, who in a channel must be one that may post: Telegram tells that right only there."""
    if member.status == ChatMemberStatus.OWNER:
        return True
    return isinstance(member, ChatMemberAdministrator) and member.can_post_messages is not False
