"""What the contract tests of the store and the two walks share: a clock to set, a small country, its people."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.alerts.match import watch_keys
from bot.delivery.retry import Sent
from bot.delivery.telling import forms
from bot.item import Item
from bot.model import (
    AffectedPlace,
    Alert,
    Audience,
    Certainty,
    Chat,
    DecisionKind,
    EventType,
    Incident,
    Kind,
    Place,
    Report,
    Severity,
    Source,
)
from bot.store.subscribers import SubscriberTable
from bot.understand.gazetteer.gazetteer import Gazetteer

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
DAY_S = 86_400


class Clock:
    """A clock that stands still until it is moved. `monotonic` never goes back, as the real one."""

    def __init__(self):
        self.moment = START
        self.seconds = 1000.0

    def now(self):
        return self.moment

    def ms(self):
        return round(self.moment.timestamp() * 1000)

    def monotonic(self):
        return self.seconds

    def forward(self, seconds):
        """Time passes."""
        self.moment += timedelta(seconds=seconds)
        self.seconds += seconds

    def jump(self, seconds):
        """Somebody sets the wall clock."""
        self.moment += timedelta(seconds=seconds)


# Towns a and b lie 12 km apart in the ring, c lies far away.
PLACES = {
    each.id: each
    for each in (
        Place("land", "Sahelland", Kind.COUNTRY, "ML", importance=5),
        Place("ring", "Ring", Kind.CERCLE, "ML", parents=("land",)),
        Place("a", "Adoua", Kind.TOWN, "ML", lat=14.0, lon=-10.0, parents=("ring",), importance=4),
        Place("b", "Berou", Kind.TOWN, "ML", lat=14.108, lon=-10.0, parents=("ring",), importance=4),
        Place("c", "Cissa", Kind.TOWN, "ML", lat=16.0, lon=-5.0, parents=("land",), importance=4),
    )
}
GAZETTEER = Gazetteer(PLACES.values())


def spot(place_id):
    where = PLACES[place_id]
    holders = GAZETTEER.ancestors(where)
    return AffectedPlace(where, tuple(each.name for each in holders), tuple(each.id for each in holders))


def incident(name="i1", *places, revision=1, severity=Severity.SEVERE, **more):
    told = {
        "event_type": EventType.BATTLE,
        "certainty": Certainty.LIKELY,
        "sources": (Source("AFP", "https://afp.example/1", "en"),),
        "reported_at": START,
    } | more
    where = tuple(spot(each) for each in places or ("a",))
    return Incident(name, name.upper(), revision, severity=severity, places=where, **told)


def report(*places, **more):
    told = {
        "item_id": "one",
        "language": "en",
        "incident": True,
        "source": Source("AFP", "https://afp.example/1", "en"),
        "published_at": START,
        "event_type": EventType.BATTLE,
        "severity": Severity.SEVERE,
        "certainty": Certainty.LIKELY,
        "places": tuple(spot(each) for each in places),
    }
    return Report(**(told | more))


def item(id_="one", **more):
    told = {"source": "AFP", "title": f"Attack in Adoua ({id_})", "text": "Gunmen attacked Adoua.", "id": id_}
    return Item.model_validate(told | more)


async def subscribe(database, chat_id, *places, language="en", kind="private", state="active"):
    async with database.transaction() as connection:
        table = SubscriberTable(database, connection, 0)
        await table.save(Chat(chat_id, language, kind, state))
        for place_id in places:
            await table.watch(chat_id, place_id)


async def unwatch(database, chat_id, place_id):
    async with database.transaction() as connection:
        return await SubscriberTable(database, connection, 0).unwatch(chat_id, place_id)


async def rows(database, sql, **parameters):
    async with database.reader.execute(sql, parameters) as cursor:
        return [tuple(row) async for row in cursor]


async def announce(
    database,
    outbox,
    told,
    *,
    kind=DecisionKind.NEW,
    audience=Audience.PUBLIC,
    clock=None,
    expires_s=DAY_S,
    loud=True,
    wrong_since=1,
    begins=False,
):
    """Write an alert with its plan; its id. Its words name their form, language and leading place.

    `begins`: with its first deliveries, which are handed over.
    """
    keys = watch_keys(told.places, told.severity, GAZETTEER)
    leads = [each.place.id for each in told.places]
    texts = {(language, lead): f"{language} {lead}" for language in ("en", "fr") for lead in leads}
    now = clock.ms() if clock else round(START.timestamp() * 1000)
    async with database.transaction() as connection:
        number = await outbox.next_id(connection)
        alert = Alert(number, kind, "test", told, audience, loud=loud, wrong_since=wrong_since)
        earlier = await outbox.chapters(connection, told.id)
        others = {form: {where: f"{form} {text}" for where, text in texts.items()} for form in forms(kind, earlier)}
        written = await outbox.announce(connection, alert, keys, texts, now + expires_s * 1000, others)
        begun = await outbox.begin(connection, written, ()) if begins else None
    if begun:
        outbox.hand_over(begun)
    return number


async def fan_out(outbox, testers=()):
    """Until there is nothing left; how many chunks it took."""
    chunks = 0
    while await outbox.fan_out(testers):
        chunks += 1
    return chunks


async def deliveries(database, columns="alert_id, chat_id, state"):
    return await rows(database, f"SELECT {columns} FROM delivery ORDER BY alert_id, chat_id")  # noqa: S608  our own words


class Phones:
    """The far edge: notes what was sent to whom; `answers` are taken first, then everything is sent."""

    def __init__(self):
        self.alerts, self.calls, self.order = [], [], []
        self.answers = {}  # chat id → outcomes to come

    def seen(self, chat_id):
        return [text for chat, text, _ in self.alerts if chat == chat_id]

    async def _outcome(self, chat_id):
        waiting = self.answers.get(chat_id, [])
        if waiting:
            outcome = waiting.pop(0)
            return await outcome() if callable(outcome) else outcome
        return Sent(len(self.order))

    async def send_alert(self, chat_id, text, *, silent=False, reply_to=None, plain=False, **_more):
        self.order.append(("alert", chat_id))
        self.alerts.append((chat_id, text, {"silent": silent, "reply_to": reply_to, "plain": plain}))
        return await self._outcome(chat_id)

    async def call(self, method, payload):
        self.order.append((method, payload.get("chat_id")))
        self.calls.append((method, payload))
        return await self._outcome(payload.get("chat_id"))


async def until(condition):
    """Wait for what another task does."""
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.005)


# The outbox.

PACE = (1_020, 3_060)  # milliseconds between two messages to a private chat, and to a group


async def claim(outbox, limit=50):
    return await outbox.claim(limit, *PACE)


async def reasons(database):
    return await rows(database, "SELECT chat_id, state, reason FROM delivery ORDER BY alert_id, chat_id")


async def one_waiting(database, outbox, *watches, **alert):
    await subscribe(database, 1, *(watches or ("a",)))
    number = await announce(database, outbox, incident(), **alert)
    await fan_out(outbox)
    return number


async def claimed_one(database, outbox):
    await one_waiting(database, outbox)
    (claimed,) = await claim(outbox)
    return claimed
