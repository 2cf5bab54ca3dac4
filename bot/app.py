"""The wiring: one straight line from settings to a running service, torn down in reverse.

No room knows another but through what is handed to it here.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import logging
import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web
from telegram.error import TelegramError
from telegram.ext import Application

from bot.alerts.story import Rules
from bot.chat.commands import CHANGING
from bot.chat.handlers import register
from bot.chat.menus import publish_menus
from bot.config import Settings
from bot.courier import Courier
from bot.delivery.retry import backoff
from bot.i18n import Words
from bot.metrics import Metrics
from bot.pauses import watch_pauses
from bot.pipeline import Pipeline, Reader
from bot.places.imports import Imports
from bot.sources.http_api import HttpApi
from bot.store.database import Database, StoreError
from bot.store.groups import managed_by, purge_rooms
from bot.store.inbox import Inbox
from bot.store.outbox import Outbox
from bot.store.replies import Replies
from bot.store.retention import purge
from bot.store.stories import Stories
from bot.telegram.client import TelegramClient
from bot.telegram.outcomes import classify
from bot.telegram.rights import Asker
from bot.telegram.updates import Updates
from bot.understand.gazetteer import Gazetteer

LOG = logging.getLogger(__name__)

IDLE_LOOK_S = 0.02
IMPORT_LOOK_S = 2.0  # an import is another process: nothing but a look at the database's version tells of it
DAY_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Service:
    """A running vigie, as its owner sees it."""

    ingest_url: str
    inbox: Inbox
    outbox: Outbox
    metrics: Metrics
    failed: asyncio.Task[None]  # ends only if a walk does: then the service must not go on half alive

    async def idle(self) -> None:
        """Until every item is decided and every delivery settled. Asks the database: for demos and tests."""
        while await self.inbox.busy() or await self.outbox.busy():  # noqa: ASYNC110  its state is in the database
            await asyncio.sleep(IDLE_LOOK_S)


def now() -> datetime:
    """The service's clock."""
    return datetime.now(UTC)


def now_ms() -> int:
    """The same in milliseconds."""
    return time.time_ns() // 1_000_000


@asynccontextmanager
async def running(settings: Settings, folder: Path) -> AsyncIterator[Service]:
    """The whole service inside a `with`; `folder` is where a relative database path starts.

    Raises StoreError where the database can't be used, OSError where the door's address is taken.
    """
    words, metrics = Words.load(), Metrics()
    path = settings.database_path(folder)
    async with AsyncExitStack() as stack:
        stack.enter_context(_alone(path))
        database = await Database.open(path)
        stack.push_async_callback(database.close)
        imports = Imports(database, Gazetteer.builtin())
        gazetteer = await imports.load()
        inbox, stories = Inbox(database, now_ms), Stories(database)
        outbox = Outbox(database, now_ms, gap_ms=round(settings.alerts.sound_gap_minutes * 60_000))
        replies = Replies(database, now_ms)
        for queue in (inbox, outbox, replies):
            await queue.recover()
            stack.push_async_callback(queue.close)

        token = settings.telegram.token.get_secret_value()
        client = TelegramClient(token, settings.telegram.api_root)
        await client.start()
        stack.push_async_callback(client.close)
        courier = Courier(outbox, replies, client, gazetteer, words, metrics, clock_ms=now_ms, monotonic=time.monotonic)
        application: Application[Any, Any, Any, Any, Any, Any] = (
            Application.builder().bot(client.bot).updater(None).job_queue(None).build()
        )
        register(application, words)
        asker = Asker(client.bot, CHANGING, lambda user_id: managed_by(database, user_id, now_ms()), time.monotonic)
        updates = Updates(
            client, application, database, replies, gazetteer, metrics, now, asker=asker, admins=settings.admins
        )
        alerts = settings.alerts
        rules = Rules(max_age=timedelta(hours=alerts.max_age_hours), fresh=timedelta(hours=alerts.fresh_hours))
        reader = Reader(gazetteer, words, rules, timedelta(hours=settings.alerts.expire_after_hours))
        pipeline = Pipeline(database, inbox, stories, outbox, reader, metrics, settings.test_chats, now)

        api = HttpApi(settings.ingest.http, inbox, metrics, lambda: courier.trouble or database.trouble)
        url = await _serve(api.runner(), *settings.ingest.http.address, stack)

        walks = [
            asyncio.create_task(courier.run(), name="courier"),
            asyncio.create_task(pipeline.run(), name="pipeline"),
            asyncio.create_task(_talk(application, updates, words), name="updates"),
            asyncio.create_task(_keep_house(database), name="housekeeping"),
            asyncio.create_task(watch_pauses(database, replies, words, now_ms), name="pauses"),
            asyncio.create_task(_follow(imports, pipeline, courier, updates), name="gazetteer"),
        ]
        failed = asyncio.create_task(_first_failure(walks), name="watch over the walks")
        stack.push_async_callback(_end, walks[1:], failed, courier, walks[0])
        yield Service(url, inbox, outbox, metrics, failed)


async def _talk(application: Application[Any, Any, Any, Any, Any, Any], updates: Updates, words: Words) -> None:
    """Get to know ourselves at Telegram, publish the menus, then answer people. Waits while Telegram is away."""
    failures = 0
    while True:
        try:
            await application.initialize()  # getMe: commands may be addressed to our user name
            await publish_menus(application.bot, words)
        except TelegramError as error:
            if failures == 0:
                LOG.warning("Telegram is out of reach (%s); items are taken in meanwhile", classify(error))
            await asyncio.sleep(backoff(failures))
            failures += 1
        else:
            break
    LOG.info("at Telegram as @%s", application.bot.username)
    await updates.run()


async def _follow(imports: Imports, *rooms: Pipeline | Courier | Updates) -> None:
    """Hand a gazetteer that `vigie places` has put into the database to all who use one."""
    while True:
        await asyncio.sleep(IMPORT_LOOK_S)
        if gazetteer := await imports.newer():
            for room in rooms:
                room.use(gazetteer)


async def _keep_house(database: Database) -> None:
    """Once a day, forget what is past its time."""
    while True:
        removed = {name: rows for name, rows in (await purge(database, now_ms())).items() if rows}
        if gone := await purge_rooms(database, now_ms()):
            removed["chats gone for long"] = gone
        if removed:
            LOG.info("past their time and removed: %s", removed)
        await asyncio.sleep(DAY_S)


async def _serve(runner: web.AppRunner, host: str, port: int, stack: AsyncExitStack) -> str:
    """Open the HTTP door; the address it really has (port 0 takes a free one)."""
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, host, port).start()
    bound = runner.addresses[0]
    shown = f"[{bound[0]}]" if ":" in bound[0] else bound[0]
    return f"http://{shown}:{bound[1]}"


async def _first_failure(walks: list[asyncio.Task[None]]) -> None:
    """Wait for a walk that ends though nobody asked it to, and raise its error."""
    done, _ = await asyncio.wait(walks, return_when=asyncio.FIRST_COMPLETED)
    for walk in done:
        walk.result()


async def _end(
    walks: list[asyncio.Task[None]], failed: asyncio.Task[None], courier: Courier, sending: asyncio.Task[None]
) -> None:
    """Stop the walks: readers at once, the courier after what it has in flight."""
    failed.cancel()
    for walk in walks:
        walk.cancel()
    courier.stop()
    for task in (*walks, sending, failed):
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await task


@contextmanager
def _alone(database: Path) -> Iterator[None]:
    """Hold the lock that lets only one service run on a database: two would send everything twice."""
    path = database.with_name(database.name + ".lock")
    try:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise StoreError(f"{database}: its folder can't be written: {error}") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise StoreError(f"{database}: another vigie runs on this database; stop it first") from None
    try:
        yield
    finally:
        os.close(handle)
