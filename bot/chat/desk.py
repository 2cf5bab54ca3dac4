"""What a chat handler works with: one desk a Telegram update, inside that update's transaction.

The handlers declare here the little they need; the store fulfils it. Everything written through a desk,
the replies too, is committed together with the mark that the update was handled, or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from bot.digest.schedule import Digest
from bot.item import Item
from bot.model import Alert, Chat, Incident
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Story:
    """An incident as it stands, and what people were told of it. `public` is False for a test or an exercise."""

    incident: Incident
    last: Alert | None  # the newest word of it; None where it is past its time
    first_told: datetime
    last_told: datetime
    public: bool = True


@dataclass(frozen=True, slots=True)
class Received:
    """What one message told a chat. `watched_id` is "" where no watch brought it."""

    alert: Alert
    watched_id: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An alert that somebody has before them, and when it was announced."""

    alert: Alert
    at: datetime


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that the bot may post in."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """A chat's digest, and when it is due next."""

    digest: Digest
    due: datetime


class Standing(StrEnum):
    """What Telegram says of who sent an update."""

    ADMIN = "admin"
    MEMBER = "member"  # or nobody in that chat at all
    AS_CHANNEL = "as_channel"  # who it is stays hidden behind a channel
    UNKNOWN = "unknown"  # Telegram could not be asked


@dataclass(frozen=True, slots=True)
class Rights:
    """Whether who sent this update may change what `chat_id` (a group or channel) hears, as asked just before it."""

    chat_id: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that kept, or keeps, alerts from people: "token", "network" or "storage". It lasts without `until`."""

    kind: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """How the bot is. `late_minutes` is how long the last of the alerts that wait now will have waited."""

    troubles: tuple[Trouble, ...] = ()
    late_minutes: int = 0


class Subscribers(Protocol):
    """Chats and what they watch."""

    async def get(self, chat_id: int) -> Chat | None:
        """The chat, or None if it was never seen or was forgotten."""

    async def save(self, chat: Chat) -> None:
        """Write the chat whole, known or not."""

    async def wishes(self, chat_id: int) -> Wishes:
        """What the chat wants to hear; everybody's defaults for one that is not known."""

    async def save_wishes(self, chat_id: int, wishes: Wishes) -> None:
        """Write what a known chat wants to hear."""

    async def watch(self, chat_id: int, place_id: str, reach_km: int = 15) -> bool:
        """Add a watch; False where it was there already. `reach_km` counts for towns alone."""

    async def reach(self, chat_id: int, place_id: str, reach_km: int) -> bool:
        """Narrow or widen a watch; False where there is none."""

    async def reaches(self, chat_id: int) -> dict[str, int]:
        """How far each watch reaches, in kilometres, oldest watch first."""

    async def unwatch(self, chat_id: int, place_id: str) -> bool:
        """Remove a watch; False where there was none."""

    async def watches(self, chat_id: int) -> list[str]:
        """The watched place ids, oldest watch first."""

    async def record(self, chat_id: int) -> dict[str, Any]:
        """Everything that is kept of the chat, as JSON-able values; {} for one that is not known."""

    async def forget(self, chat_id: int) -> None:
        """Remove the chat and everything that tells of it."""


class News(Protocol):
    """What was told already."""

    async def recent(self, place_ids: Sequence[str], limit: int) -> list[Incident]:
        """The newest incidents, latest first, at any of these places or in them; no ids: everywhere."""

    async def find(self, ref: str) -> Story | None:
        """The story of this short name, written as it is shown; None for one that is not ours, or long past."""

    async def told(self, chat_id: int, message_id: int) -> Received | None:
        """What this message of ours told the chat; None where it told no alert, or several."""

    async def writings(self, incident: Incident, limit: int) -> list[Item]:
        """What the sources of an incident wrote, in their order, as far as it is kept."""

    async def last_heard(self, limit: int) -> list[tuple[str, datetime]]:
        """The sources heard last, newest first, each with when that was."""

    async def want(self, name: str) -> None:
        """Count a name that the gazetteer lacks, for the operator; not who asked for it."""


class Feedback(Protocol):
    """What people do with an alert."""

    async def shown(self, alert_id: int) -> Shown | None:
        """The alert; None where its story is past its time."""

    async def mute_story(self, chat_id: int, incident_id: str) -> None:
        """Tell this chat no more of a story, for as long as the story is kept."""

    async def hear_story(self, chat_id: int, incident_id: str) -> None:
        """Tell it again."""

    async def mute_place(self, chat_id: int, place_id: str, until: datetime) -> None:
        """Tell this chat nothing that happens at a place, until then."""

    async def hear_place(self, chat_id: int, place_id: str) -> None:
        """Tell it again."""

    async def report(self, chat_id: int, incident_id: str, kind: str, place_id: str) -> int:
        """Count what a chat says against a story; how many chats said so now, 0 where this one had before."""


class Groups(Protocol):
    """Groups' topics, and who manages which channel."""

    async def topic(self, chat_id: int) -> int | None:
        """The topic that alerts go to; None for the general one."""

    async def set_topic(self, chat_id: int, thread_id: int | None) -> None:
        """Let alerts go to this topic; None for the general one."""

    async def move(self, old_id: int, new_id: int) -> None:
        """Give everything of a group that became a supergroup its new id."""

    async def add_channel(self, chat_id: int, title: str, user_id: int) -> None:
        """Keep a channel under this title, and that this person manages it."""

    async def drop_channel(self, chat_id: int) -> None:
        """The bot may not post there any more: nobody manages it."""

    async def drop_manager(self, user_id: int, channel_id: int) -> None:
        """This person manages the channel no more."""

    async def title(self, channel_id: int) -> str | None:
        """What the channel is called; None where the bot may not post in it."""

    async def channels(self, user_id: int) -> list[Channel]:
        """The channels that this person manages, by title."""

    async def manage(self, user_id: int, channel_id: int | None, until: datetime) -> None:
        """Let the person's private chat speak for a channel until then; None: for itself again."""


class Digests(Protocol):
    """Digests that chats ordered."""

    async def get(self, chat_id: int) -> Ordered | None:
        """What the chat ordered; None where it gets no digest."""

    async def order(self, chat_id: int, digest: Digest, due: datetime) -> None:
        """Write the order of a known chat; its first is due then."""

    async def picture(self, chat_id: int, *, wanted: bool) -> None:
        """With the picture or without; when it is due stays."""

    async def send_now(self, chat_id: int, now: datetime) -> None:
        """Let the next one be due now; the one after it comes at its hour."""

    async def cancel(self, chat_id: int) -> None:
        """No digest any more."""


class Outgoing(Protocol):
    """Where answers go: the durable lane ahead of all alerts."""

    async def call(self, chat_id: int, method: str, payload: dict[str, Any]) -> None:
        """Queue one Bot API call (sendMessage, editMessageText, answerCallbackQuery, …)."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One update's work place. `now` is UTC. `slow` where the sender writes faster than anybody can read."""

    subscribers: Subscribers
    news: News
    outgoing: Outgoing
    gazetteer: Gazetteer
    now: datetime
    slow: bool = False
    rights: Rights | None = None  # None where nothing was asked: nobody may change a group or channel then
    feedback: Feedback | None = None
    groups: Groups | None = None
    admins: tuple[int, ...] = ()  # the operator's own chats
    username: str = ""  # the bot's own at Telegram, for links to it
    digests: Digests | None = None
    health: Health | None = None


# Set by the update loop around each update; PTB's dispatch runs in the same task and so sees it.
desk: ContextVar[Desk] = ContextVar("desk")
