"""What the chat asks about what was told: the latest, one story by its short name, the message of somebody's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import aiosqlite
from pydantic import ValidationError

from bot.alerts.text import clean
from bot.chat.desk import Received, Story
from bot.epoch import from_ms
from bot.item import Item, canonical_url
from bot.model import Incident
from bot.store.database import Database
from bot.store.fan_out import ALERT
from bot.store.stories import INCIDENT
from bot.understand.gazetteer.names import fold

MOST_WANTED = 1000  # names kept; what is asked for least goes first
NAME_LIMIT = 40  # characters of one


class News:
    """News within one transaction; fulfils `bot.chat.desk.News`. `now` in milliseconds UTC."""

    def __init__(self, database: Database, connection: aiosqlite.Connection, now: int) -> None:
        self._sql = database.queries.news
        self._connection = connection
        self._now = now

    async def recent(self, place_ids: Sequence[str], limit: int) -> list[Incident]:
        """The newest incidents, latest first, at any of these places or in them; no ids: everywhere."""
        found: dict[str, int] = {}
        asked = [self._sql.newest_at(self._connection, place_id=each, limit=limit) for each in place_ids] or [
            self._sql.newest(self._connection, limit=limit)
        ]
        for rows in asked:
            found |= {row["id"]: row["last_report_at"] async for row in rows}
        newest = sorted(found, key=lambda name: (found[name], name), reverse=True)[:limit]
        bodies = [await self._sql.incident(self._connection, id=each) for each in newest]
        return [INCIDENT.validate_json(body) for body in bodies if body]

    async def find(self, ref: str) -> Story | None:
        """The story of this short name, written as it is shown; None for one that is not ours, or long past."""
        row = await self._sql.by_ref(self._connection, ref=ref)
        if row is None:
            return None
        incident = INCIDENT.validate_json(row["body"])
        last = await self._sql.last_alert(self._connection, incident_id=row["id"])
        first = await self._sql.first_told(self._connection, incident_id=row["id"])
        return Story(
            incident,
            ALERT.validate_json(last["body"]) if last else None,
            first_told=from_ms(first) if first else incident.reported_at,
            last_told=from_ms(last["created_at"]) if last else incident.reported_at,
            public=bool(row["public"]),
        )

    async def told(self, chat_id: int, message_id: int) -> Received | None:
        """What this message of ours told the chat; None where it told no alert, or several."""
        row = await self._sql.told(self._connection, chat_id=chat_id, message_id=message_id)
        return Received(ALERT.validate_json(row["body"]), row["watched_id"]) if row else None

    async def writings(self, incident: Incident, limit: int) -> list[Item]:
        """What the sources of an incident wrote, in their order, as far as it is kept."""
        items = []
        urls = dict.fromkeys(canonical_url(each.url) for each in incident.sources if each.url)
        for url in list(urls)[:limit]:
            body = await self._sql.item_at(self._connection, canonical_url=url, incident_id=incident.id)
            if body:
                try:
                    items.append(Item.model_validate_json(body))
                except ValidationError:  # stored by a version that took more
                    continue
        return items

    async def last_heard(self, limit: int) -> list[tuple[str, datetime]]:
        """The sources heard last, newest first, each with when that was."""
        rows = self._sql.last_heard(self._connection, limit=limit)
        return [(row["name"], from_ms(row["heard_at"])) async for row in rows]

    async def want(self, name: str) -> None:
        """Count a name that the gazetteer lacks, for the operator; not who asked for it."""
        shown = "".join(each for each in clean(name) if each.isalpha() or each in " -'’.")[:NAME_LIMIT].strip()
        if key := fold(shown):
            await self._sql.want(self._connection, key=key, name=shown, now=self._now)
            await self._sql.keep_wanted(self._connection, most=MOST_WANTED)


async def wanted(database: Database, limit: int) -> list[tuple[str, int]]:
    """The names asked for most, each with how often."""
    rows = database.queries.news.wanted(database.reader, limit=limit)
    return [(row["name"], row["count"]) async for row in rows]
