"""What the tests of bot.chat play in: a few places, incidents there, and the store in memory.

The store stands for the three protocols of bot.chat.desk; what goes to Telegram is held against its limits.
"""

import re
from collections.abc import Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

from bot.chat.desk import Channel, Desk, Ordered
from bot.i18n import Words
from bot.model import AffectedPlace, Certainty, Chat, EventType, Incident, Kind, Place, Precision, Severity, Source
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.wishes import Wishes

NOW = datetime(2025, 7, 1, 12, 0, tzinfo=UTC)
WORDS = Words.load()


def place(id_, name, kind=Kind.TOWN, *parents, country="ML", at=(None, None), **more):
    return Place(id_, name, kind, country, lat=at[0], lon=at[1], parents=parents, **more)


GAZETTEER = Gazetteer(
    [
        place("ml", "Mali", Kind.COUNTRY, importance=5),
        place("ne", "Niger", Kind.COUNTRY, country="NE", importance=5),
        place("sn", "Senegal", Kind.COUNTRY, country="SN", names=(("fr", "Sénégal"),)),
        place("ml-r-kayes", "Kayes", Kind.REGION, "ml", division="region", importance=4),
        place("ml-r-nioro", "Nioro", Kind.REGION, "ml", division="region", importance=4),
        place("ml-c-kayes", "Kayes", Kind.CERCLE, "ml-r-kayes", division="cercle", importance=3),
        place(
            "ml-c-nioro", "Nioro", Kind.CERCLE, "ml-r-kayes", "ml-r-nioro",
            variants=("Nioro du Sahel",), division="cercle", importance=3,
        ),
        place("ml-kayes", "Kayes", Kind.TOWN, "ml-c-kayes", at=(14.45, -11.44), division="town", importance=4),
        place(
            "ml-nioro", "Nioro du Sahel", Kind.TOWN, "ml-c-nioro",
            at=(15.23, -9.59), variants=("Nioro",), division="town", importance=4,
        ),
        place("ml-diboli", "Diboli", Kind.TOWN, "ml-c-kayes", at=(14.47, -12.20), importance=2),
        place("ml-gogui", "Gogui", Kind.TOWN, "ml-c-nioro", at=(15.62, -9.35), division="commune", importance=2),
        place("ml-gakou", "Gakou", Kind.TOWN, "ml-c-kayes", at=(14.50, -11.40), division="village"),
        place("ml-rey", "Rey", Kind.TOWN, "ml-c-kayes", at=(12.1, -8.2), division="village"),
        place("sn-nioro", "Nioro du Rip", Kind.TOWN, "sn", country="SN", at=(13.75, -15.78), importance=3),
        place("bf-bobo", "Bobo-Dioulasso", Kind.TOWN, country="BF", at=(11.18, -4.29), importance=4),
        *(
            place(f"ml-madina-{n}", "Madina", Kind.TOWN, "ml-c-kayes", at=(13.0 + n / 10, -9.0), division="village")
            for n in range(9)
        ),
        *(place(f"ml-v{n}", f"Sanankoro {chr(65 + n // 26)}{chr(65 + n % 26)}", Kind.TOWN, "ml") for n in range(260)),
    ]
)  # fmt: skip


def affected(place_id, precision=Precision.EXACT):
    place = GAZETTEER.get(place_id)
    ancestors = tuple(each.id for each in GAZETTEER.ancestors(place))
    return AffectedPlace(place, GAZETTEER.within(place), ancestors, precision)


def incident(place_id="ml-gakou", ref="K7F2", hours_ago=3, *, precision=Precision.EXACT, **more):
    return Incident(
        id=f"i-{ref}",
        ref=ref,
        revision=1,
        event_type=EventType.BATTLE,
        severity=more.pop("severity", Severity.SEVERE),
        certainty=Certainty.LIKELY,
        places=(affected(place_id, precision),),
        sources=(Source("AFP", "https://example.org/1", "fr"),),
        reported_at=NOW - timedelta(hours=hours_ago),
        **more,
    )


class Rooms:
    """Topics and channels in memory."""

    def __init__(self):
        self.topics, self.titles, self.managers, self.speaking = {}, {}, set(), {}

    async def topic(self, chat_id):
        return self.topics.get(chat_id)

    async def set_topic(self, chat_id, thread_id):
        self.topics[chat_id] = thread_id

    async def add_channel(self, chat_id, title, user_id):
        self.titles[chat_id] = title
        self.managers.add((user_id, chat_id))

    async def drop_manager(self, user_id, channel_id):
        self.managers.discard((user_id, channel_id))
        self.speaking.pop(user_id, None)

    async def title(self, channel_id):
        return self.titles.get(channel_id)

    async def channels(self, user_id):
        return [Channel(id_, self.titles[id_]) for user, id_ in sorted(self.managers) if user == user_id]

    async def manage(self, user_id, channel_id, until):
        self.speaking[user_id] = channel_id, until


class Orders:
    """Digests in memory; `at_once` are those that somebody wanted now."""

    def __init__(self, store):
        self._store, self.of, self.at_once = store, {}, []

    async def get(self, chat_id):
        return self.of.get(chat_id)

    async def order(self, chat_id, digest, due):
        assert chat_id in self._store.chats, "the digest of a chat that is not kept"
        self.of[chat_id] = Ordered(digest, due)

    async def picture(self, chat_id, *, wanted):
        known = self.of[chat_id]
        self.of[chat_id] = replace(known, digest=replace(known.digest, picture=wanted))

    async def send_now(self, chat_id, now):
        self.at_once.append((chat_id, now))

    async def cancel(self, chat_id):
        self.of.pop(chat_id, None)


class Store:
    """Subscribers, News and Outgoing in memory, as one."""

    def __init__(self):
        self.chats, self.watched, self.incidents, self.calls = {}, {}, [], []
        self.wished, self.reached = {}, {}
        self.stories, self.deliveries, self.items, self.heard, self.missing = {}, {}, [], [], []
        self.slow = False
        self.rights, self.rooms, self.health = None, Rooms(), None
        self.orders = Orders(self)

    @asynccontextmanager
    async def desk(self, gazetteer):
        yield Desk(
            self, self, self, gazetteer, NOW, self.slow, rights=self.rights, groups=self.rooms, health=self.health,
            digests=self.orders,
        )  # fmt: skip

    async def get(self, chat_id):
        return self.chats.get(chat_id)

    async def save(self, chat: Chat):
        self.chats[chat.id] = chat

    async def wishes(self, chat_id):
        return self.wished.get(chat_id, Wishes())

    async def save_wishes(self, chat_id, wishes):
        assert chat_id in self.chats, "wishes of a chat that is not kept"
        self.wished[chat_id] = wishes

    async def reach(self, chat_id, place_id, reach_km):
        self.reached[chat_id, place_id] = reach_km
        return place_id in self.watched.get(chat_id, [])

    async def reaches(self, chat_id):
        return {each: self.reached.get((chat_id, each), 15) for each in self.watched.get(chat_id, ())}

    async def watch(self, chat_id, place_id, reach_km=15):
        mine = self.watched.setdefault(chat_id, [])
        if place_id not in mine:
            self.reached[chat_id, place_id] = reach_km
        return place_id not in mine and mine.append(place_id) is None

    async def unwatch(self, chat_id, place_id):
        mine = self.watched.get(chat_id, [])
        return place_id in mine and mine.remove(place_id) is None

    async def watches(self, chat_id):
        return list(self.watched.get(chat_id, ()))

    async def forget(self, chat_id):
        self.chats.pop(chat_id, None)
        self.watched.pop(chat_id, None)
        self.calls = [call for call in self.calls if call[0] != chat_id]

    async def recent(self, place_ids: Sequence[str], limit):
        def touches(incident):
            return any({each.place.id, *each.ancestors} & set(place_ids) for each in incident.places)

        told = [incident for incident in self.incidents if not place_ids or touches(incident)]
        return sorted(told, key=lambda incident: incident.reported_at, reverse=True)[:limit]

    async def find(self, ref):
        return self.stories.get(ref)

    async def told(self, chat_id, message_id):
        return self.deliveries.get((chat_id, message_id))

    async def writings(self, incident, limit):  # noqa: ARG002  the protocol's
        return self.items[:limit]

    async def last_heard(self, limit):
        return self.heard[:limit]

    async def want(self, name):
        self.missing.append(name)

    async def record(self, chat_id):
        chat = self.chats.get(chat_id)
        if chat is None:
            return {}
        watches = [{"place": each, "km": km} for each, km in (await self.reaches(chat_id)).items()]
        return {"chat": chat_id, "language": chat.language, "watches": watches, "alerts": []}

    async def call(self, chat_id, method, payload):
        check_payload(method, payload)
        self.calls.append((chat_id, method, payload))


def buttons(payload):
    """(text, data) of each button of a message."""
    rows = payload.get("reply_markup", {}).get("inline_keyboard", [])
    return [(button["text"], button["callback_data"]) for row in rows for button in row]


def check_payload(method, payload):
    """What Telegram would refuse, for every call of every test."""
    if method in {"setMyCommands", "deleteMyCommands"}:
        assert payload["scope"]["type"] == "chat"
        return
    if method == "answerCallbackQuery":
        assert payload["callback_query_id"]
        assert len(payload.get("text", "")) <= 200
        return
    assert payload["parse_mode"] == "HTML"
    assert payload["link_preview_options"] == {"is_disabled": True}
    assert 0 < len(check_html(payload["text"])) <= 4096
    pressed = buttons(payload)
    assert len(pressed) <= 100
    assert all(0 < len(text) <= 64 and 1 <= len(data.encode()) <= 64 for text, data in pressed), pressed


def check_html(markup):
    """The visible text; fails where a tag is unknown to Telegram, unclosed or crossed."""

    class Reader(HTMLParser):
        open, seen = [], ""

        def handle_starttag(self, tag, _attrs):
            assert tag in {"b", "i", "a", "code", "pre"}, tag
            self.open = [*self.open, tag]

        def handle_endtag(self, tag):
            assert self.open, tag
            assert self.open[-1] == tag
            self.open = self.open[:-1]

        def handle_data(self, data):
            self.seen += data

    assert not re.search(r"&(?!(lt|gt|amp|quot);)", markup), markup
    reader = Reader()
    reader.feed(markup)
    reader.close()
    assert not reader.open, markup
    return reader.seen
