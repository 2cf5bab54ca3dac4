"""A word to whoever said what could not be handled: silence would pass for "done", and nobody is watched over by it."""

from __future__ import annotations

from typing import Any

import aiosqlite

from bot.chat.visit import guess_language
from bot.i18n import Words, languages_of
from bot.store.database import Database
from bot.store.notices import FAILED, note
from bot.store.replies import Replies
from bot.store.subscribers import SubscriberTable


async def apologise(
    database: Database,
    connection: aiosqlite.Connection,
    replies: Replies,
    words: Words,
    raw: dict[str, Any],
    why: str,
    now_ms: int,
) -> None:
    """Queue the word, in the caller's transaction, where `raw` was said or pressed in private; note it anyway.

    `why` is for the operator, and names nobody and nothing.
    """
    await note(database, connection, FAILED, why, now_ms)
    said = next((told for kind in ("message", "callback_query") if (told := _dict(raw, kind))), {})
    chat = _dict(said, "chat") or _dict(_dict(said, "message"), "chat")
    chat_id = chat.get("id")
    if chat.get("type") != "private" or not isinstance(chat_id, int):
        return
    known = await SubscriberTable(database, connection, now_ms).get(chat_id)
    code = _dict(said, "from").get("language_code")
    language = (known.language if known else "") or guess_language(code if isinstance(code, str) else None)
    text = "\n\n".join(words(each, "chat.failed") for each in languages_of(language))
    await replies.add(connection, chat_id, "sendMessage", {"chat_id": chat_id, "text": text, "parse_mode": "HTML"})


def _dict(parent: dict[str, Any], key: str) -> dict[str, Any]:
    """What stands there, if it is what it should be: the update may be why handling failed."""
    child = parent.get(key)
    return child if isinstance(child, dict) else {}
