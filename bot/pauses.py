"""The end of a pause is said: nobody has to remember that they asked for silence.

each half minute: whose pause is over?
    their pause is taken away and the word of it queued, in one transaction
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import aiosqlite

from bot.i18n import Words, languages_of
from bot.store.database import Database
from bot.store.replies import Replies

LOG = logging.getLogger(__name__)

LOOK_S = 30.0


async def end_pauses(database: Database, replies: Replies, words: Words, now_ms: int) -> int:
    """End the pauses that are over at `now_ms` (milliseconds UTC) and say so; how many they were.

    A chat that is stopped or gone is told nothing. Alerts come again by themselves, whether this ran or not.
    """
    sql = database.queries.subscribers
    due = await sql.next_pause_end(database.reader)
    if due is None or due > now_ms:
        return 0
    async with database.transaction() as connection:
        over = [row async for row in sql.end_pauses(connection, now=now_ms)]
        for row in over:
            if row["state"] == "active":
                text = "\n".join(words(language, "chat.mute.over") for language in languages_of(row["language"]))
                await replies.add(connection, row["id"], "sendMessage", {"chat_id": row["id"], "text": text})
    replies.filled.set()
    return len(over)


async def watch_pauses(database: Database, replies: Replies, words: Words, now_ms: Callable[[], int]) -> None:
    """End pauses until cancelled. Trouble of the storage is waited out."""
    while True:
        try:
            await end_pauses(database, replies, words, now_ms())
        except aiosqlite.OperationalError as error:
            LOG.warning("pauses can't be ended now (%s); trying again", error)
        await asyncio.sleep(LOOK_S)
