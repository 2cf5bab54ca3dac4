"""Where a group hears alerts, who manages which channel, and how long those who left are remembered."""

from __future__ import annotations

from datetime import datetime

import aiosqlite

from bot.chat.desk import Channel
from bot.epoch import to_ms
from bot.store.database import Database
from bot.store.feedback import GIVEN_DAYS
from bot.store.subscribers import SubscriberTable, move_chat

DAY_MS = 24 * 3600 * 1000
GRACE_DAYS = 30  # a chat that blocked the bot or threw it out finds its settings again for so long
_CHUNK = 200


class GroupTable:
    """Topics and channels within one transaction; fulfils `bot.chat.desk.Groups`. `now` in milliseconds UTC."""

    def __init__(self, database: Database, connection: aiosqlite.Connection) -> None:
        self._database = database
        self._sql = database.queries.groups
        self._connection = connection

    async def topic(self, chat_id: int) -> int | None:
        """The topic that alerts go to; None for the general one."""
        thread_id: int | None = await self._sql.topic(self._connection, chat_id=chat_id)
        return thread_id

    async def set_topic(self, chat_id: int, thread_id: int | None) -> None:
        """Let alerts go to this topic; None for the general one."""
        if thread_id is None:
            await self._sql.clear_topic(self._connection, chat_id=chat_id)
        else:
            await self._sql.set_topic(self._connection, chat_id=chat_id, thread_id=thread_id)

    async def move(self, old_id: int, new_id: int) -> None:
        """Give everything of a group that became a supergroup its new id."""
        await move_chat(self._database, self._connection, old_id, new_id)

    async def add_channel(self, chat_id: int, title: str, user_id: int) -> None:
        """Keep a channel under this title, and that this person manages it."""
        await self._sql.add_channel(self._connection, chat_id=chat_id, title=title)
        await self._sql.add_manager(self._connection, user_id=user_id, channel_id=chat_id)

    async def drop_channel(self, chat_id: int) -> None:
        """The bot may not post there any more: nobody manages it."""
        await self._sql.drop_channel(self._connection, chat_id=chat_id)
        await self._sql.drop_managers(self._connection, chat_id=chat_id)
        await self._sql.forget_managing(self._connection, chat_id=chat_id)

    async def drop_manager(self, user_id: int, channel_id: int) -> None:
        """This person manages the channel no more."""
        await self._sql.drop_manager(self._connection, user_id=user_id, channel_id=channel_id)
        await self._sql.stop_managing(self._connection, user_id=user_id)

    async def title(self, channel_id: int) -> str | None:
        """What the channel is called; None where the bot may not post in it."""
        told: str | None = await self._sql.title(self._connection, chat_id=channel_id)
        return told

    async def channels(self, user_id: int) -> list[Channel]:
        """The channels that this person manages, by title."""
        rows = self._sql.channels(self._connection, user_id=user_id)
        return [Channel(row["chat_id"], row["title"]) async for row in rows]

    async def manage(self, user_id: int, channel_id: int | None, until: datetime) -> None:
        """Let the person's private chat speak for a channel until then; None: for itself again."""
        if channel_id is None:
            await self._sql.stop_managing(self._connection, user_id=user_id)
            return
        until_ms = to_ms(until)
        await self._sql.manage(self._connection, user_id=user_id, channel_id=channel_id, until=until_ms)


async def managed_by(database: Database, user_id: int, now: int) -> int | None:
    """The channel that a person's private chat speaks for at present. Reads beside any transaction."""
    channel_id: int | None = await database.queries.groups.managed(database.reader, user_id=user_id, now=now)
    return channel_id


async def purge_rooms(database: Database, now: int) -> int:
    """Forget the chats that have been gone for GRACE_DAYS, and mutes past their time; how many chats. Once a day."""
    groups, feedback = database.queries.groups, database.queries.feedback
    async with database.transaction() as connection:
        await groups.note_back(connection)
        await groups.note_gone(connection, now=now)
        await groups.purge_managing(connection, now=now)
        await feedback.purge_places(connection, before=now - DAY_MS)
        await feedback.purge_given(connection, before=now - GIVEN_DAYS * DAY_MS)
        await feedback.purge_stories(connection)
        await feedback.purge_feedback(connection)
    forgotten = 0
    while True:
        async with database.transaction() as connection:
            rows = groups.long_gone(connection, before=now - GRACE_DAYS * DAY_MS, limit=_CHUNK)
            chats = [row["chat_id"] async for row in rows]
            table = SubscriberTable(database, connection, now)
            for chat_id in chats:
                await table.forget(chat_id)
        forgotten += len(chats)
        if len(chats) < _CHUNK:
            break
    if forgotten:
        await database.truncate_log()
    return forgotten
