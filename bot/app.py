"""The wiring: one straight line from settings to a running service, torn down in reverse.

No room knows another but through what is handed to it here.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import web
from telegram.ext import Application

from bot.alerts.story import Rules
from bot.chat.commands import CHANGING
from bot.chat.handlers import register
from bot.chat.menus import publish_menus
from bot.clock import Clock, begin, watch_clock
from bot.courier import RESERVED, Courier
from bot.delivery.retry import BotTrouble, backoff
from bot.delivery.throttle import Lanes
from bot.digests import Digests
from bot.health import Watchman
from bot.i18n import Words
from bot.last_phone import LastPhone
from bot.last_send import LastSend
from bot.metrics import Metrics
from bot.operator import Habits, Operator
from bot.pauses import Pauses
from bot.pipeline import Core, Pipeline
from bot.places.imports import Imports
from bot.reading import Reading
from bot.settings import Settings
from bot.sources.http_api import HttpApi
from bot.store.database import Database
from bot.store.digests import DigestQueue
from bot.store.groups import managed_by, purge_rooms
from bot.store.inbox import Inbox
from bot.store.lock import alone
from bot.store.outbox import Outbox
from bot.store.replies import Replies
from bot.store.retention import purge
from bot.store.stories import Stories
from bot.telegram.client import TelegramClient
from bot.telegram.outcomes import classify
from bot.telegram.rights import Asker
from bot.telegram.updates import Updates
from bot.understand.gazetteer.gazetteer import Gazetteer

LOG = logging.getLogger(__name__)

IDLE_LOOK_S = 0.02
CONNECTIONS = 128  # to Telegram, where nothing is paid for
HOUSE_AFTER_S = 3600.0
IMPORT_LOOK_S = 2.0  # an import is another process: nothing but a look at the database's version tells of it
DAY_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Service:
    """A running vigie, as its owner sees it."""

    ingest_url: str
    inbox: Inbox
    outbox: Outbox
    replies: Replies
    metrics: Metrics
    failed: asyncio.Task[None]  # ends only if a walk does: then the service must not go on half alive

    async def idle(self) -> None:
        """Until every item is decided and every delivery settled. Asks the database: for demos and tests."""
        while await self.inbox.busy() or await self.outbox.busy():  # noqa: ASYNC110  its state is in the database
            await asyncio.sleep(IDLE_LOOK_S)

    async def answered(self) -> None:
        """Until everybody has the answers to what they said."""
        while await self.replies.busy():  # noqa: ASYNC110  its state is in the database
            await asyncio.sleep(IDLE_LOOK_S)


@asynccontextmanager
async def running(settings: Settings, folder: Path) -> AsyncIterator[Service]:
    """The whole service inside a `with`; `folder` is where a relative database path starts.

    Raises StoreError where the database can't be used, OSError where the door's address is taken.
    """
    words, metrics = Words.load(), Metrics()
    path = settings.database_path(folder)
    async with AsyncExitStack() as stack:
        lock = stack.enter_context(alone(path))
        database = await Database.open(path)
        stack.push_async_callback(database.close)
        clock = Clock()
        await begin(database, clock)
        imports = Imports(database, Gazetteer.builtin())
        gazetteer = await imports.load()
        inbox, stories = Inbox(database, clock.ms), Stories(database)
        outbox = Outbox(database, clock.ms, gap_ms=round(settings.alerts.sound_gap_minutes * 60_000))
        replies = Replies(database, clock.ms)
        for queue in (inbox, outbox, replies):
            await queue.recover()
            stack.push_async_callback(queue.close)

        paid = settings.telegram.paid_broadcast.messages_per_second
        client = TelegramClient(
            settings.telegram.token.get_secret_value(),
            settings.telegram.api_root,
            connections=max(CONNECTIONS, paid + RESERVED),
            read_timeout=settings.telegram.answer_within_seconds,
            paid=paid > 0,
        )
        await client.start()
        stack.push_async_callback(client.close)
        digests = Digests(DigestQueue(database), client, words, gazetteer, clock.now)
        courier = Courier(
            outbox, replies, client, gazetteer, words, metrics, clock_ms=clock.ms, monotonic=time.monotonic,
            lanes=Lanes(paid), paid=lambda: client.paid, last_send=LastSend(lock), digests=digests,
        )  # fmt: skip
        application: Application[Any, Any, Any, Any, Any, Any] = (
            Application.builder().bot(client.bot).updater(None).job_queue(None).build()
        )
        register(application, words)
        asker = Asker(client.bot, CHANGING, lambda user_id: managed_by(database, user_id, clock.ms()), time.monotonic)
        watchman = Watchman(
            lambda: {"token": courier.trouble, "network": updates.trouble, "storage": database.trouble},
            outbox.waiting,
            clock.now,
            courier.alerts_a_second,
        )
        updates = Updates(
            client, application, database, replies, gazetteer, metrics, clock.now, asker=asker, admins=settings.admins,
            health=watchman.health, ordered=digests.woken, words=words,
        )  # fmt: skip
        rules = Rules(
            max_age=timedelta(hours=settings.alerts.max_age_hours), fresh=timedelta(hours=settings.alerts.fresh_hours)
        )
        core = Core(gazetteer, words, rules, timedelta(hours=settings.alerts.expire_after_hours))
        reading = Reading(gazetteer, path)
        stack.push_async_callback(reading.close)
        pipeline = Pipeline(
            database, inbox, stories, outbox, core, metrics, settings.test_chats, clock.now, reading,
            LastPhone(outbox, courier.alerts_a_second),
        )  # fmt: skip

        def refused() -> str:
            return courier.trouble or updates.refused

        habits = Habits(settings.admins, settings.operator.silent_source_hours, settings.operator.every_minutes)
        operator = Operator(
            database, replies, words, habits, refused, lambda: updates.reached,
            clock_ms=clock.ms, monotonic=time.monotonic,
        )  # fmt: skip

        def wake() -> None:
            for event in (inbox.arrived, outbox.filled, outbox.announced, replies.filled, digests.woken):
                event.set()

        async def look() -> None:
            metrics.deliveries_waiting.set(await outbox.waiting())
            waiting, oldest_s = await inbox.backlog()
            metrics.items_waiting.set(waiting)
            metrics.oldest_item.set(oldest_s)

        api = HttpApi(
            settings.ingest.http, inbox, metrics,
            lambda: refused() or database.trouble or watchman.out_of_reach(), look=look,
        )  # fmt: skip
        pauses = Pauses(database, replies, words, gazetteer, clock.ms)
        walks = [
            asyncio.create_task(courier.run(), name="courier"),
            asyncio.create_task(pipeline.run(), name="pipeline"),
            asyncio.create_task(_talk(application, updates, words), name="updates"),
            asyncio.create_task(_keep_house(database, clock), name="housekeeping"),
            asyncio.create_task(operator.run(), name="operator"),
            asyncio.create_task(watch_clock(database, clock, wake), name="clock"),
            asyncio.create_task(pauses.run(), name="pauses"),
            asyncio.create_task(digests.run(), name="digests"),
            asyncio.create_task(watchman.run(), name="watchman"),
            asyncio.create_task(_follow(imports, pipeline, courier, updates, pauses, digests), name="gazetteer"),
            asyncio.create_task(metrics.sample_lag(), name="event loop lag"),
        ]
        stack.push_async_callback(_thaw, asyncio.create_task(_freeze(reading), name="freeze"))
        failed = asyncio.create_task(_first_failure(walks), name="watch over the walks")
        stack.push_async_callback(_end, walks[1:], failed, courier, walks[0])
        # The last to open is the first to close: whoever is told to stop takes nothing more in.
        url = await _serve(api.runner(), *settings.ingest.http.address, stack)
        yield Service(url, inbox, outbox, replies, metrics, failed)


async def _freeze(reading: Reading) -> None:
    """Keep what stays anyway (places, patterns, words) out of the garbage collector's rounds: each took 0.15 s."""
    await reading.warm.wait()
    gc.collect()
    gc.freeze()


async def _thaw(freezing: asyncio.Task[None]) -> None:
    freezing.cancel()
    gc.unfreeze()


async def _talk(application: Application[Any, Any, Any, Any, Any, Any], updates: Updates, words: Words) -> None:
    """Get to know ourselves at Telegram, publish the menus, then answer people. Waits while Telegram is away."""
    failures = 0
    while True:
        try:
            await application.initialize()  # getMe: commands may be addressed to our user name
            await publish_menus(application.bot, words)
        except Exception as error:  # noqa: BLE001  an answer that PTB can't make sense of must not end the service
            outcome = classify(error)
            updates.refused = outcome.reason if isinstance(outcome, BotTrouble) else ""
            updates.trouble = getattr(outcome, "reason", type(error).__name__)
            if failures == 0:
                LOG.warning("Telegram is out of reach (%s); items are taken in meanwhile", outcome)
            await asyncio.sleep(backoff(failures))
            failures += 1
        else:
            updates.refused = updates.trouble = ""
            break
    LOG.info("at Telegram as @%s", application.bot.username)
    await updates.run()


async def _follow(imports: Imports, *rooms: Pipeline | Courier | Updates | Pauses | Digests) -> None:
    """Hand a gazetteer that `vigie places` has put into the database to all who use one."""
    while True:
        await asyncio.sleep(IMPORT_LOOK_S)
        if gazetteer := await imports.newer():
            for room in rooms:
                room.use(gazetteer)


async def _keep_house(database: Database, clock: Clock) -> None:
    """Once a day, forget what is past its time. Never by a clock that nobody trusts yet: it would forget everything."""
    await asyncio.sleep(HOUSE_AFTER_S)  # a machine that has just started may be set right only now
    while True:
        if clock.stood_for(timedelta(days=1)):
            removed = {name: rows for name, rows in (await purge(database, clock.ms())).items() if rows}
            if gone := await purge_rooms(database, clock.ms()):
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
    """Stop the walks: readers at once, then the courier, after what they still hand over and what it has in flight."""
    failed.cancel()
    for walk in walks:
        walk.cancel()
    for task in (*walks, failed):
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await task
    courier.stop()
    with contextlib.suppress(asyncio.CancelledError, Exception):
        await sending
