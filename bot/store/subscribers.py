"""Chats and what they watch. The most dangerous table of all: nothing here is logged, and forgetting is real."""

from __future__ import annotations

import aiosqlite

from bot.model import Chat
from bot.store.database import Database


class SubscriberTable:
    """Subscribers within one transaction; fulfils `bot.chat.desk.Subscribers`. `now` in milliseconds UTC."""

    def __init__(self, database: Database, connection: aiosqlite.Connection, now: int) -> None:
        self._sql = database.queries.subscribers
        self._connection = connection
        self._now = now
        self.forgot = False  # whether anybody was forgotten here

    async def get(self, chat_id: int) -> Chat | None:
        """The chat, or None if it was never seen or was forgotten."""
        row = await self._sql.get(self._connection, chat_id=chat_id)
        return Chat(row["id"], row["language"], row["kind"], row["state"]) if row else None

    async def save(self, chat: Chat) -> None:
        """Write the chat whole, known or not."""
        await self._sql.save(
            self._connection,
            chat_id=chat.id,
            kind=chat.kind,
            language=chat.language,
            state=chat.state,
            now=self._now,
        )

    async def watch(self, chat_id: int, place_id: str) -> bool:
        """Add a watch; False where it was there already."""
        added: int = await self._sql.watch(self._connection, chat_id=chat_id, place_id=place_id, now=self._now)
        return added > 0

    async def unwatch(self, chat_id: int, place_id: str) -> bool:
        """Remove a watch; False where there was none."""
        removed: int = await self._sql.unwatch(self._connection, chat_id=chat_id, place_id=place_id)
        return removed > 0

    async def watches(self, chat_id: int) -> list[str]:
        """The watched place ids, oldest watch first."""
        return [row["place_id"] async for row in self._sql.watches(self._connection, chat_id=chat_id)]

    async def forget(self, chat_id: int) -> None:
        """Remove the chat, its watches, deliveries and waiting replies."""
        for statement in ("forget_watches", "forget_deliveries", "forget_replies", "forget_chat"):
            await getattr(self._sql, statement)(self._connection, chat_id=chat_id)
        self.forgot = True


async def move_chat(database: Database, connection: aiosqlite.Connection, old_id: int, new_id: int) -> None:
    """Give everything of a group that became a supergroup its new id; watches of both are merged."""
    sql = database.queries.subscribers
    for statement in ("move_chat", "move_watches", "move_deliveries", "move_replies"):
        await getattr(sql, statement)(connection, old_id=old_id, new_id=new_id)
    await SubscriberTable(database, connection, 0).forget(old_id)
