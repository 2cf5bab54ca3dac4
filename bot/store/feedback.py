"""What people do with an alert: mute its story or its place, and say that it is wrong.

Muting belongs to a chat and is forgotten with it. What is said against an alert is kept without its chat: counted
by story and kind, each chat once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import aiosqlite
from pydantic import TypeAdapter

from bot.chat.desk import Shown
from bot.delivery.muting import MUTED_EVENT, MUTED_PLACE, muted_by_place
from bot.epoch import from_ms, to_ms
from bot.model import Alert, Incident, WatchKey
from bot.store.database import Database

_ALERT = TypeAdapter(Alert)
GIVEN_DAYS = 7  # so long a "wrong place" or "false" button works, and so long it is known who pressed it


class FeedbackTable:
    """Presses on alerts within one transaction; fulfils `bot.chat.desk.Feedback`. `now` in milliseconds UTC."""

    def __init__(self, database: Database, connection: aiosqlite.Connection, now: int) -> None:
        self._sql = database.queries.feedback
        self._connection = connection
        self._now = now

    async def shown(self, alert_id: int) -> Shown | None:
        """The alert; None where its story is past its time."""
        row = await self._sql.alert(self._connection, alert_id=alert_id)
        if row is None:
            return None
        return Shown(_ALERT.validate_json(row["body"]), from_ms(row["created_at"]))

    async def mute_story(self, chat_id: int, incident_id: str) -> None:
        """Tell this chat no more of a story, for as long as the story is kept."""
        await self._sql.mute_story(self._connection, chat_id=chat_id, incident_id=incident_id)

    async def hear_story(self, chat_id: int, incident_id: str) -> None:
        """Tell it again."""
        await self._sql.hear_story(self._connection, chat_id=chat_id, incident_id=incident_id)

    async def mute_place(self, chat_id: int, place_id: str, until: datetime) -> None:
        """Tell this chat nothing that happens at a place, until then."""
        until_ms = to_ms(until)
        await self._sql.mute_place(self._connection, chat_id=chat_id, place_id=place_id, until=until_ms)

    async def hear_place(self, chat_id: int, place_id: str) -> None:
        """Tell it again."""
        await self._sql.hear_place(self._connection, chat_id=chat_id, place_id=place_id)

    async def report(self, chat_id: int, incident_id: str, kind: str, place_id: str) -> int:
        """Count what a chat says against a story; how many chats said so now, 0 where this one had before."""
        about = {"incident_id": incident_id, "kind": kind, "now": self._now}
        if not await self._sql.give(self._connection, chat_id=chat_id, **about):
            return 0
        chats: int = await self._sql.count(self._connection, place_id=place_id, **about)
        return chats


async def why_muted(
    database: Database,
    connection: aiosqlite.Connection,
    incident: Incident,
    keys: Iterable[WatchKey],
    chat_id: int,
    now: int,
) -> str:
    """The named reason why a chat must not be sent what its alert tells, "" where it has muted none of it.

    `keys` are the alert's, `now` is in milliseconds UTC. Not asked for what sets a mistake right: that is owed,
    whatever is muted.
    """
    sql = database.queries.feedback
    rows = sql.mutes(connection, chat_id=chat_id, incident_id=incident.id, now=now)
    muted = {row["place_id"] async for row in rows}
    if "" in muted:
        return MUTED_EVENT
    if not muted:
        return ""
    watched = {row["place_id"] async for row in sql.watched(connection, chat_id=chat_id)}
    return MUTED_PLACE if muted_by_place(keys, incident.places, watched, muted) else ""


async def doubted(database: Database) -> dict[str, int]:
    """How many stories people say are false, or told for a wrong place, in words for the operator."""
    rows: Any = database.queries.feedback.totals(database.reader)
    return {row["kind"].replace("_", " "): row["stories"] async for row in rows}
