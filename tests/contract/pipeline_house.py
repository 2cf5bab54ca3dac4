"""The pipeline in a house of its own: a real database, items that say what their tests state.

How an item is read is proven elsewhere (`reads` states it); everything after that is the real thing.
"""

from datetime import date, timedelta

from household import GAZETTEER, fan_out, item, report, rows

from bot.alerts.story import Rules
from bot.i18n import Words
from bot.metrics import Metrics
from bot.model import Severity
from bot.pipeline import Core, Pipeline
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.outbox import Outbox
from bot.store.stories import Stories

CORE = Core(GAZETTEER, Words.load(), Rules(), timedelta(hours=24))
TESTER = 99


def reads(told, _gazetteer, *, arrived_at=None):
    """Understand an item: it happened where its stated places say; its title can ask for more."""
    if "unreadable" in told.title:
        raise ValueError("secret words of the item")
    more = {}
    if told.title.startswith("day "):
        more = {"occurred_on": date(2026, 1, 1) + timedelta(days=int(told.title[4:]))}
    places = [place.name for place in told.places]
    return report(
        *places, item_id=told.key, incident=bool(places) or "somewhere" in told.title,
        published_at=told.published_at or arrived_at, severity=told.severity or Severity.SEVERE, **more,
    )  # fmt: skip


class House:
    """The pipeline and its rooms on one file; `restart` leaves it as a crash would."""

    def __init__(self, path, clock):
        self.path, self.clock, self.database = path, clock, None

    async def open(self):
        self.database = await Database.open(self.path)
        self.inbox, self.outbox = Inbox(self.database, self.clock.ms), Outbox(self.database, self.clock.ms)
        await self.inbox.recover()
        await self.outbox.recover()
        self.metrics = Metrics()
        self.pipeline = Pipeline(
            self.database, self.inbox, Stories(self.database), self.outbox, CORE, self.metrics, (TESTER,),
            self.clock.now,
        )  # fmt: skip
        return self

    async def restart(self):
        await self.database.close()
        return await self.open()

    async def read(self, *told):
        """Take items in and work off what is due."""
        for each in told:
            await self.inbox.accept(each)
        while held := await self.inbox.lease(20):
            for each in held:
                await self.pipeline.process(each)
        await fan_out(self.outbox, (TESTER,))

    async def rows(self, sql, **parameters):
        return await rows(self.database, sql, **parameters)

    async def told(self):
        return await self.rows("SELECT alert_id, chat_id FROM delivery ORDER BY 1, 2")


def at(id_, *places, **more):
    return item(id_, places=[{"name": place} for place in places], **more)
