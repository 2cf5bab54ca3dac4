"""What people type, from Telegram to its effect: our own poll loop.

    forever:
        updates = getUpdates(offset)                 a long poll; the offset confirms all before it
        for each update, in order:
            from somebody who floods?  dropped unread
            changes a group or channel?  ask Telegram for its admins, before the writer is held
            in one transaction:
                had its effect before?               a crash came between effect and confirmation: skip it
                parse, let PTB's Application dispatch it, the answers go into the outbox
                mark it as handled
            failed?  roll back; three failures set it aside, without its text, and its sender is told so;
                     a full disk is waited out
        offset = last + 1                            so Telegram forgets only what is committed

PTB's Updater confirms updates before they are handled, and polls one that can't be parsed for ever.
"""

from __future__ import annotations

import asyncio
import logging
import time
import traceback
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any, Protocol

import aiosqlite
from telegram import Update
from telegram.ext import Application

from bot.chat.desk import Desk, Health, Rights, desk
from bot.chat.flood import Flood, Verdict, sender_of
from bot.delivery.retry import BotTrouble, Throttled, backoff
from bot.epoch import to_ms
from bot.i18n import Words
from bot.metrics import Metrics
from bot.store.database import Database
from bot.store.digests import DigestTable
from bot.store.feedback import FeedbackTable
from bot.store.groups import GroupTable
from bot.store.news import News
from bot.store.replies import Replies
from bot.store.subscribers import SubscriberTable
from bot.telegram.apology import apologise
from bot.telegram.outcomes import classify
from bot.telegram.rights import Asker
from bot.understand.gazetteer.gazetteer import Gazetteer

LOG = logging.getLogger(__name__)

POLL_S = 30
TRIES = 3
TROUBLE_PAUSE_S = 30.0
FELT_S = 5.0  # so long it is told as it was
STORAGE_RETRY_S = 1.0
WANTED = ("message", "edited_message", "callback_query", "my_chat_member")


class Polling(Protocol):
    """The far edge: raw updates."""

    async def get_updates(
        self,
        offset: int | None,
        *,
        timeout: int,  # noqa: ASYNC109  the Bot API's own word
        limit: int = 100,
        allowed_updates: tuple[str, ...],
    ) -> list[dict[str, Any]]:
        """One long poll."""


class Updates:
    """Handles each update once, in order. `trouble` says why nothing can be fetched, "" while all is well."""

    def __init__(
        self,
        client: Polling,
        application: Application[Any, Any, Any, Any, Any, Any],
        database: Database,
        replies: Replies,
        gazetteer: Gazetteer,
        metrics: Metrics,
        clock: Callable[[], datetime],
        *,
        asker: Asker | None = None,
        admins: tuple[int, ...] = (),
        health: Callable[[], Awaitable[Health]] | None = None,
        ordered: asyncio.Event | None = None,
        words: Words | None = None,
    ) -> None:
        self._client = client
        self._application = application
        self._database = database
        self._sql = database.queries.updates
        self._replies = replies
        self._gazetteer = gazetteer
        self._metrics = metrics
        self._clock = clock
        self._flood = Flood()
        self._asker = asker
        self._admins = admins
        self._words = words  # to apologise in
        self._health = health
        self._felt: Health | None = None
        self._felt_until = float("-inf")
        self._ordered = ordered  # set where somebody ordered a digest
        self._new_digests = False
        self._error: Exception | None = None
        self.trouble = ""
        self.refused = ""  # why Telegram knows this bot no more; "" where it does, or can't be asked
        self.reached = False  # whether the last poll was answered
        application.add_error_handler(self._note_error)

    def use(self, gazetteer: Gazetteer) -> None:
        """Look places up in this gazetteer from the next update on."""
        self._gazetteer = gazetteer

    async def run(self) -> None:
        """Poll until cancelled. Network trouble is waited out; it never ends the loop."""
        offset: int | None = None
        failures = 0
        while True:
            try:
                # After a failure it is asked for an answer at once: a long poll would tell late that all is well again.
                timeout = 0 if failures else POLL_S
                updates = await self._client.get_updates(offset, timeout=timeout, allowed_updates=WANTED)
            except Exception as error:  # noqa: BLE001  sorted below
                failures, self.reached = failures + 1, False
                await self._wait_out(error, failures)
                continue
            failures, self.trouble, self.refused, self.reached = 0, "", "", True
            for raw in updates:
                await self.handle(raw)
                offset = int(raw["update_id"]) + 1

    async def handle(self, raw: dict[str, Any]) -> None:
        """Give one update its effect, or set it aside after TRIES failures. Returns when that is committed."""
        update_id = int(raw["update_id"])
        sender = sender_of(raw)
        verdict = Verdict.ANSWER if sender is None else self._flood.verdict(sender, time.monotonic())
        if verdict is Verdict.DROP:  # before anything is read or written: a flood must cost the others nothing
            self._metrics.updates.labels("dropped").inc()
            return
        while True:
            try:
                rights = await self._asker.rights(raw) if self._asker and verdict is Verdict.ANSWER else None
                health = await self._how_we_are()
                work = partial(self._effect, raw, rights, health, slow=verdict is Verdict.WARN)
                forgot = await self._database.write(work)
                if forgot is None:
                    return
            except aiosqlite.OperationalError as error:
                await self._wait_for_storage(error)
                continue
            except Exception as error:  # noqa: BLE001  whatever a handler raises is its update's own
                # Never the update itself, nor the error's words: they may hold a place, a name, a location.
                where = "".join(traceback.format_tb(error.__traceback__))
                LOG.error("update %d: handling failed: %s at\n%s", update_id, type(error).__name__, where)  # noqa: TRY400
                self._metrics.updates.labels("failed").inc()
                try:
                    await self._failed(raw, type(error).__name__)
                except aiosqlite.OperationalError as storage:
                    await self._wait_for_storage(storage)
                continue
            self._metrics.updates.labels("handled").inc()
            self._replies.filled.set()
            if self._new_digests and self._ordered is not None:
                self._ordered.set()
            if forgot:
                # Said again: an answer from before, settled while this was being committed, may have ended it.
                for chat_id in forgot:
                    self._replies.leaving(chat_id)
                await self._database.truncate_log()
            return

    async def _failed(self, raw: dict[str, Any], why: str) -> None:
        """Count a failure; the last one is told to who sent the update, and to the operator."""
        async with self._database.transaction() as connection:
            now, update_id = self._now_ms(), int(raw["update_id"])
            await self._sql.failed(connection, update_id=update_id, now=now)
            state = await self._sql.state(connection, update_id=update_id)
            if state["failures"] >= TRIES and self._words is not None:
                await apologise(self._database, connection, self._replies, self._words, raw, why, now)
        self._replies.filled.set()

    async def _how_we_are(self) -> Health | None:
        """As of the last seconds: what waits takes its time to be counted, and in an emergency everybody asks."""
        if self._health is None:
            return None
        if time.monotonic() >= self._felt_until:
            self._felt, self._felt_until = await self._health(), time.monotonic() + FELT_S
        return self._felt

    async def _effect(
        self,
        raw: dict[str, Any],
        rights: Rights | None,
        health: Health | None,
        connection: aiosqlite.Connection,
        *,
        slow: bool,
    ) -> tuple[int, ...] | None:
        """All that follows from one update, in one transaction: `_dispatch`'s answer; None where it had its effect.

        It runs in the writer's thread: a handler asks a dozen things, and each would cost two changes of threads
        while everything else that writes waits.
        """
        update_id = int(raw["update_id"])
        state = await self._sql.state(connection, update_id=update_id)
        if state and (state["done"] or state["failures"] >= TRIES):
            return None
        forgot = await self._dispatch(connection, raw, rights, health, slow=slow)
        await self._sql.done(connection, update_id=update_id, now=self._now_ms())
        return forgot

    async def _wait_for_storage(self, error: aiosqlite.OperationalError) -> None:
        """The disk's fault, not the update's: it uses up no try. Telegram keeps what comes meanwhile."""
        LOG.warning("a command can't be carried out now (%s); trying again", error)
        await asyncio.sleep(STORAGE_RETRY_S)

    async def _dispatch(
        self,
        connection: aiosqlite.Connection,
        raw: dict[str, Any],
        rights: Rights | None,
        health: Health | None,
        *,
        slow: bool = False,
    ) -> tuple[int, ...]:
        """Let PTB's handlers work at a desk inside this transaction; raise what they raised.

        The chats that were forgotten: the log must then be emptied of them too.
        """
        update = Update.de_json(raw, self._application.bot)
        subscribers = SubscriberTable(self._database, connection, self._now_ms())
        digests = DigestTable(self._database, connection)
        place = Desk(
            subscribers=subscribers,
            news=News(self._database, connection, self._now_ms()),
            outgoing=_Outgoing(self._replies, connection),
            gazetteer=self._gazetteer,
            now=self._clock(),
            slow=slow,
            rights=rights,
            feedback=FeedbackTable(self._database, connection, self._now_ms()),
            groups=GroupTable(self._database, connection),
            admins=self._admins,
            username=self._asker.username if self._asker else "",
            health=health,
            digests=digests,
        )
        token = desk.set(place)
        self._error = None
        try:
            await self._application.process_update(update)
        finally:
            desk.reset(token)
        if self._error:
            raise self._error
        self._new_digests = digests.changed
        for chat_id in subscribers.forgotten:
            self._replies.leaving(chat_id)
        return tuple(subscribers.forgotten)

    async def _note_error(self, _: object, context: Any) -> None:
        """PTB swallows what a handler raises; keep it for `_dispatch`."""
        self._error = context.error

    async def _wait_out(self, error: Exception, failures: int) -> None:
        outcome = classify(error)
        match outcome:
            case BotTrouble(reason):
                pause, self.refused = TROUBLE_PAUSE_S, reason
            case Throttled(seconds):
                reason, pause = "throttled", seconds
            case _:
                reason, pause = getattr(outcome, "reason", type(error).__name__), backoff(failures - 1)
        if reason != self.trouble:
            LOG.warning("commands can't be fetched (%s); trying again", reason)
        self.trouble = reason
        await asyncio.sleep(pause)

    def _now_ms(self) -> int:
        return to_ms(self._clock())


class _Outgoing:
    """`bot.chat.desk.Outgoing` inside a transaction."""

    def __init__(self, replies: Replies, connection: aiosqlite.Connection) -> None:
        self._replies = replies
        self._connection = connection

    async def call(self, chat_id: int, method: str, payload: dict[str, Any]) -> None:
        await self._replies.add(self._connection, chat_id, method, payload)
