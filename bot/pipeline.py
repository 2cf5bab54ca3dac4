"""The first walk: from the inbox to the outbox.

    for each leased item:                                    waiting with an open hand, leased by its accept
        report    = understand(item)
        in one transaction:
            candidates = stories that the report may belong to
            decision   = story.decide(report, candidates, now)
            incident   = opened, or with the report added
            if people are owed a word:
                keys   = match.reach_keys(incident)          who watches these places?
                texts  = render(alert, language, place)      once a language and leading place
                outbox.announce(alert, keys, texts)
                outbox.begin(alert)                          watches → deliveries: a first few hundred, often all;
            an incident that reaches nobody near, for its    noted: the operator hears of it
              place or its date?
            inbox.done(item, decision, reason)               claimed as far as the courier waits for them
        hand over to the courier
    meanwhile, chunk by chunk:
        outbox.fan_out()                                     the rest; wakes the courier

Waiting is for events; a slow timer is the safety net. An item that can't be read three times is set aside
with its reason, and never holds up the next.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import aiosqlite

from bot.alerts import story
from bot.alerts.match import reach_keys
from bot.alerts.render import render_body
from bot.delivery.telling import KIND_OF, forms
from bot.epoch import to_ms
from bot.i18n import LANGUAGES, Words
from bot.last_phone import LastPhone
from bot.metrics import Metrics
from bot.model import Alert, Audience, Decision, DecisionKind, Incident, Report, WatchKey
from bot.reading import Reading
from bot.store.database import Database, whole
from bot.store.inbox import Inbox, Leased
from bot.store.notices import note, unheard_of
from bot.store.outbox import Begun, Outbox, Told
from bot.store.stories import Stories
from bot.store.subscribers import circle_centres
from bot.understand.as_json import report_json
from bot.understand.gazetteer.gazetteer import Gazetteer

LOG = logging.getLogger(__name__)

LEASED_AT_ONCE = 20
TRIES = 3
RETRY_MS = 5_000
# The safety net under the events: also how soon an item is seen that another process put in.
NET_S = 1.0
# How long a full disk or a locked file is left alone.
STORAGE_RETRY_S = 1.0


@dataclass(frozen=True, slots=True)
class Core:
    """What the pure core needs to read, decide and word: handed in once, the same for the service and replay."""

    gazetteer: Gazetteer
    words: Words
    rules: story.Rules
    expire_after: timedelta


class Pipeline:
    """Leases items and turns them into deliveries until it is cancelled."""

    def __init__(
        self,
        database: Database,
        inbox: Inbox,
        stories: Stories,
        outbox: Outbox,
        core: Core,
        metrics: Metrics,
        testers: tuple[int, ...],
        clock: Callable[[], datetime],
        reading: Reading | None = None,
        last_phone: LastPhone | None = None,
    ) -> None:
        self._database = database
        self._inbox = inbox
        self._stories = stories
        self._outbox = outbox
        self._core = core
        self._metrics = metrics
        self._testers = testers
        self._clock = clock
        self._reading = reading or Reading(core.gazetteer)
        self._seen_elsewhere = 0
        self._last_phone = last_phone or LastPhone(outbox)

    def use(self, gazetteer: Gazetteer) -> None:
        """Read with this gazetteer from the next item on."""
        self._core = replace(self._core, gazetteer=gazetteer)
        self._reading.use(gazetteer)

    async def run(self) -> None:
        """Walk until cancelled. What is in hand when that happens is leased again at the next start."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._read_items(), name="pipeline: read items")
            tasks.create_task(self._fan_out(), name="pipeline: fan out")

    async def _read_items(self) -> None:
        await self._reading.warm_up()  # not on an alert's time
        while True:
            try:
                self._inbox.arrived.clear()
                handed = self._inbox.take()
                leased = handed or await self._inbox.lease(LEASED_AT_ONCE)
                self._reading.ahead(leased)
                for item in leased:
                    await self.process(item)
                # What was handed over came while nothing waited: unless more has arrived since, nothing does now.
                if handed or not leased:
                    await self._wait()
            except aiosqlite.OperationalError as error:
                await self._storage_failed(error)

    async def _wait(self) -> None:
        """Until an item arrives here, comes due, or another process writes one. What arrives is handed over."""
        if not self._inbox.arrived.is_set():
            self._inbox.open_hand(LEASED_AT_ONCE)
        while not self._inbox.arrived.is_set():
            seen = await self._database.changed_elsewhere()
            due = await self._inbox.next_due()
            if seen != self._seen_elsewhere or (due is not None and due <= to_ms(self._clock())):
                self._seen_elsewhere = seen
                return
            try:
                async with asyncio.timeout(NET_S):
                    await self._inbox.arrived.wait()
            except TimeoutError:
                continue

    async def process(self, leased: Leased) -> None:
        """One item from lease to decision; a fault of ours gives it back or sets it aside, and is logged."""
        try:
            decision = await self._decide(leased, await self._reading.read(leased))
        except aiosqlite.OperationalError as error:
            # The disk's fault, not the item's: a full disk must not use up its tries. Its lease runs out by itself.
            LOG.warning("item %s: can't be stored now (%s); it is tried again", leased.seq, error)
            return
        except Exception as error:
            tries = leased.attempts + 1
            LOG.exception("item %s: reading failed (try %d)", leased.seq, tries)
            if tries >= TRIES:
                await self._inbox.dead(leased, f"failed: {type(error).__name__}")
                self._metrics.decisions.labels("dead", "failed").inc()
            else:
                await self._inbox.retry(leased, RETRY_MS * tries, type(error).__name__)
            return
        self._metrics.decisions.labels(decision.kind, decision.reason).inc()
        LOG.info(
            "item %s: %s (%s) incident=%s",
            leased.seq,
            decision.kind,
            decision.reason,
            decision.incident_id or "-",
        )

    async def _decide(self, leased: Leased, report: Report) -> Decision:
        """Everything that follows from one report, in one transaction; once begun it ends, and is handed over."""
        decision, begun = await whole(self._carry_out(leased, report))
        if begun:
            if begun.fanned_out.finished:
                await self._last_phone.tell(begun.fanned_out)
            else:
                self._last_phone.more_to_come()
                self._outbox.announced.set()
        return decision

    async def _carry_out(self, leased: Leased, report: Report) -> tuple[Decision, Begun | None]:
        decision, begun = await self._database.write(lambda c: self._follow(c, leased, report))
        if begun:
            self._outbox.hand_over(begun)
        return decision, begun

    async def _follow(
        self, connection: aiosqlite.Connection, leased: Leased, report: Report
    ) -> tuple[Decision, Begun | None]:
        begun = None
        now = self._clock()
        item, public = leased.item, story.audience_is_public(leased.item)
        candidates = []
        if public:
            fresh = self._core.rules.fresh
            candidates = await self._stories.candidates(connection, item, report, now, fresh)
        decision = story.decide(item, report, candidates, now=now, rules=self._core.rules)
        if decision.kind is not DecisionKind.NONE and decision.incident_id:
            known = next((c.incident for c in candidates if c.incident.id == decision.incident_id), None)
            if known and decision.kind is not DecisionKind.NEW:
                incident = story.add_report(known, report, decision, now)
            else:
                name = await self._stories.free_id(connection, item)
                ref = await self._stories.free_ref(connection, name)
                decision = replace(decision, incident_id=name)
                incident = story.open_incident(item, report, ref, now, id_=name)
            await self._stories.save(connection, incident, public=public)
            if decision.kind in story.TOLD:
                told = await self._announce(connection, leased, incident, decision, now)
                begun = await self._outbox.begin(connection, told, self._testers)
        if public and (unheard := unheard_of(item, report, decision)):
            await note(self._database, connection, *unheard, to_ms(now))
        text = json.dumps(report_json(report), ensure_ascii=False)
        await self._inbox.done(connection, leased, decision, text)
        return decision, begun

    async def _announce(
        self,
        connection: aiosqlite.Connection,
        leased: Leased,
        incident: Incident,
        decision: Decision,
        now: datetime,
    ) -> Told:
        alert = Alert(
            id=await self._outbox.next_id(connection),
            kind=decision.kind,
            reason=decision.reason,
            incident=incident,
            audience=Audience.PUBLIC if story.audience_is_public(leased.item) else Audience.TESTERS,
            status=leased.item.status,
            loud=decision.loud,
            wrong_since=decision.wrong_since,
        )
        gazetteer = self._core.gazetteer
        centres = [place for each in await circle_centres(self._database, connection) if (place := gazetteer.get(each))]
        keys = reach_keys(incident.places, incident.severity, gazetteer, centres)
        texts = alert_texts(alert, keys, self._core)
        # In which other words it reaches who missed revisions: rendered once each, as its own.
        earlier = await self._outbox.chapters(connection, incident.id)
        others = {
            form: alert_texts(replace(alert, kind=KIND_OF[form]), keys, self._core)
            for form in forms(alert.kind, earlier)
        }
        expires = to_ms(now + self._core.expire_after)
        # What takes a wrong word back does not end with the news it came with.
        if leased.item.expires_at and alert.kind in (DecisionKind.NEW, DecisionKind.UPDATE):
            expires = min(expires, to_ms(leased.item.expires_at))
        return await self._outbox.announce(connection, alert, keys, texts, expires, others)

    async def _fan_out(self) -> None:
        while True:
            self._outbox.announced.clear()
            try:
                # The writer's lock is first come, first served: others come between two chunks.
                while done := await self._outbox.fan_out(self._testers):
                    if done.finished:
                        await self._last_phone.tell(done)
                    else:
                        self._last_phone.more_to_come()
            except aiosqlite.OperationalError as error:
                await self._storage_failed(error)
                self._outbox.announced.set()
            await self._outbox.announced.wait()

    async def _storage_failed(self, error: aiosqlite.OperationalError) -> None:
        """A full disk or a locked file is waited out; /readyz says so meanwhile."""
        LOG.warning("the database can't be written now (%s); trying again", error)
        await asyncio.sleep(STORAGE_RETRY_S)


def alert_texts(alert: Alert, keys: list[WatchKey], core: Core) -> dict[tuple[str, str], str]:
    """The words of an alert, once for each language and each place that leads somebody's first line."""
    leads = {key.lead_id for key in keys} or {alert.incident.places[0].place.id}
    affected = {spot.place.id: spot for spot in alert.incident.places}
    return {
        (language, lead): render_body(
            alert, language, affected[lead], core.words, core.gazetteer.zone(affected[lead].place.country)
        )
        for language in LANGUAGES
        for lead in sorted(leads)
    }
