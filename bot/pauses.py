"""The end of a pause is said: nobody has to remember that they asked for silence.

each half minute: whose pause is over, and which place that was left out for a day?
    the pause is taken away and the word of it queued, in one transaction
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import Any

import aiosqlite

from bot.alerts.text import clean
from bot.i18n import Words, languages_of
from bot.store.database import Database
from bot.store.replies import Replies
from bot.understand.gazetteer.gazetteer import Gazetteer

LOG = logging.getLogger(__name__)

LOOK_S = 30.0
_NAMED = 5  # places in one message
_NAME_LETTERS = 40


class Pauses:
    """Ends pauses. Alerts come again by themselves, whether this ran or not; `clock_ms` is Unix time."""

    def __init__(
        self, database: Database, replies: Replies, words: Words, gazetteer: Gazetteer, clock_ms: Callable[[], int]
    ) -> None:
        self._database = database
        self._replies = replies
        self._words = words
        self._gazetteer = gazetteer
        self._clock_ms = clock_ms

    def use(self, gazetteer: Gazetteer) -> None:
        """Name places by this gazetteer from now on."""
        self._gazetteer = gazetteer

    async def run(self) -> None:
        """End pauses until cancelled. Trouble of the storage is waited out."""
        while True:
            try:
                await self.end(self._clock_ms())
            except aiosqlite.OperationalError as error:
                LOG.warning("pauses can't be ended now (%s); trying again", error)
            await asyncio.sleep(LOOK_S)

    async def end(self, now_ms: int) -> int:
        """End what is over at `now_ms` (milliseconds UTC) and say so; how many chats and places they were.

        A chat that is stopped or gone is told nothing.
        """
        sql, mutes = self._database.queries.subscribers, self._database.queries.feedback
        reader = self._database.reader
        dues = [await sql.next_pause_end(reader), await mutes.next_place_end(reader)]
        if all(due is None or due > now_ms for due in dues):
            return 0
        async with self._database.transaction() as connection:
            over = [row["id"] async for row in sql.end_pauses(connection, now=now_ms)]
            places: dict[int, list[str]] = {}
            async for row in mutes.end_places(connection, now=now_ms):
                places.setdefault(row["chat_id"], []).append(row["place_id"])
            for chat_id in over:
                await self._tell(connection, chat_id, self._all_again)
            for chat_id, ended in places.items():
                known = [each for each in sorted(ended) if self._gazetteer.get(each)]
                if known and chat_id not in over:  # who hears of all again need not hear of one
                    await self._tell(connection, chat_id, partial(self._place_again, known))
        self._replies.filled.set()
        return len(over) + sum(map(len, places.values()))

    def _all_again(self, language: str) -> str:
        return self._words(language, "chat.mute.over")

    def _place_again(self, place_ids: list[str], language: str) -> str:
        found = [place for each in place_ids if (place := self._gazetteer.get(each))]
        names = [clean(place.name_in(language))[:_NAME_LETTERS] for place in found[:_NAMED]]
        return self._words(
            language, "chat.mute.place_over", places=", ".join(names) + ("…" if len(found) > _NAMED else "")
        )

    async def _tell(self, connection: aiosqlite.Connection, chat_id: int, words: Callable[[str], str]) -> None:
        """Say it in the chat's language, where its alerts come; what came meanwhile stands in /recent."""
        chat = await self._database.queries.subscribers.where(connection, chat_id=chat_id)
        if chat is None or chat["state"] != "active":
            return
        lines = [
            text
            for language in languages_of(chat["language"])
            for text in (words(language), self._words(language, "chat.mute.meanwhile"))
        ]
        payload: dict[str, Any] = {"chat_id": chat_id, "text": "\n".join(lines)}
        if chat["thread_id"]:
            payload["message_thread_id"] = chat["thread_id"]
        await self._replies.add(connection, chat_id, "sendMessage", payload)
