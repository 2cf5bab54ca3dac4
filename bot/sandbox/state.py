"""What the sandbox remembers: people, their chats and messages, the bot's profile, and the updates queue.

Plain data and the rules between them; no HTTP here. Message ids and update ids are one row each per bot,
as Telegram counts them for private chats. Everything lives in memory and dies with the sandbox.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from bot.sandbox.autolink import add_automatic
from bot.sandbox.markup import Entity, tidy
from bot.sandbox.photos import Photo

T = TypeVar("T")

# Sent unless a poller names its own: all but these; core.telegram.org/bots/api#getupdates
LEFT_OUT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True, slots=True)
class User:
    """A person with a phone. `language` is the phone's, as Telegram tells it to bots."""

    id: int
    first_name: str
    language: str = "en"
    last_name: str = ""
    username: str = ""

    def as_json(self) -> dict[str, Any]:
        """A Bot API User."""
        told = {"id": self.id, "is_bot": False, "first_name": self.first_name, "language_code": self.language}
        extra = {"last_name": self.last_name, "username": self.username}
        return told | {name: value for name, value in extra.items() if value}


@dataclass(slots=True)
class Chat:
    """A conversation. `started` is whether its person ever wrote: before that a bot may not."""

    id: int
    type: str = "private"
    title: str = ""
    user: User | None = None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    admins: dict[int, User] = field(default_factory=dict)  # of a group or channel, its creator first
    topics: set[int] = field(default_factory=set)  # of a forum: its topics beside the general one
    migrated_to: int = 0  # the supergroup that a group became
    keys: dict[str, Any] | None = None  # the reply keyboard in the place of the phone's own, with its message's id

    def as_json(self) -> dict[str, Any]:
        """A Bot API Chat."""
        told: dict[str, Any] = {"id": self.id, "type": self.type}
        if self.user is None:
            return told | {"title": self.title} | ({"is_forum": True} if self.topics else {})
        names = {"first_name": self.user.first_name, "last_name": self.user.last_name}
        return told | {k: v for k, v in (names | {"username": self.user.username}).items() if v}


@dataclass(slots=True)
class Message:
    """One bubble on the phone. `arrived` is time.monotonic(), `arrived_at` the wall clock in UTC."""

    chat_id: int
    message_id: int
    from_bot: bool
    text: str
    entities: list[Entity]
    arrived: float
    arrived_at: datetime
    reply_markup: dict[str, Any] | None = None
    reply_to: int | None = None
    silent: bool = False
    preview: dict[str, Any] | None = None
    location: tuple[float, float] | None = None
    photo: Photo | None = None  # then the text is its caption
    edited_at: datetime | None = None
    revision: int = 0  # counts the edits
    sender: User | None = None
    sender_chat: Chat | None = None  # an anonymous admin writes as the group, a channel as itself
    thread_id: int | None = None  # the topic of a forum
    automatic_forward: bool = False  # a channel's post in the group that is linked to it

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The inline buttons, row after row."""
        rows = (self.reply_markup or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]


@dataclass(slots=True)
class Callback:
    """A tap on an inline button, until the bot answers it."""

    id: str
    chat_id: int
    answered: bool = False
    text: str = ""
    alert: bool = False


class State:
    """Everything the sandbox knows. Every change ends in `changed()`, which wakes whoever waits."""

    def __init__(self, username: str, bot_id: int, name: str) -> None:
        self.bot_id = bot_id
        self.username = username
        self.name = name
        self.chats: dict[int, Chat] = {}
        self.by_chat: dict[int, dict[int, Message]] = {}
        self.callbacks: dict[str, Callback] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}  # (scope key, language)
        self.profile: dict[tuple[str, str], str] = {}  # (name | description | short_description, language)
        self.updates: deque[dict[str, Any]] = deque()
        self.allowed: set[str] | None = None
        self.version = 0
        self._message_ids = itertools.count(1)
        self._update_ids = itertools.count(1)
        self._callback_ids = itertools.count(1)
        self._change = asyncio.Event()

    def changed(self) -> None:
        """Wake every waiter; called after each change."""
        self.version += 1
        self._change.set()
        self._change = asyncio.Event()

    async def wait_for(self, predicate: Callable[[], T], seconds: float) -> T:
        """Return the first true value of `predicate`, asked anew after each change; TimeoutError otherwise."""
        async with asyncio.timeout(seconds):
            while not (value := predicate()):
                await self._change.wait()
        return value

    def bot_json(self) -> dict[str, Any]:
        """The bot as a Bot API User."""
        name = self.profile.get(("name", "")) or self.name
        return {"id": self.bot_id, "is_bot": True, "first_name": name, "username": self.username}

    def messages(self, chat_id: int) -> list[Message]:
        """What the chat shows, oldest first."""
        return list(self.by_chat.get(chat_id, {}).values())

    def message_json(self, message: Message, *, with_reply: bool = True) -> dict[str, Any]:
        """A Bot API Message."""
        chat = self.chats[message.chat_id]
        told: dict[str, Any] = {
            "message_id": message.message_id,
            "date": int(message.arrived_at.timestamp()),
            "chat": chat.as_json(),
            "from": self.bot_json() if message.from_bot or not message.sender else message.sender.as_json(),
        }
        if message.sender_chat:
            told["sender_chat"] = message.sender_chat.as_json()
        if message.automatic_forward:
            told["is_automatic_forward"] = True
        if message.thread_id:
            told |= {"message_thread_id": message.thread_id, "is_topic_message": True}
        told |= _content_json(message)
        if message.entities:
            told["caption_entities" if message.photo else "entities"] = message.entities
        if message.edited_at:
            told["edit_date"] = int(message.edited_at.timestamp())
        if message.reply_markup and "inline_keyboard" in message.reply_markup:
            told["reply_markup"] = message.reply_markup
        if message.preview:
            told["link_preview_options"] = message.preview
        answered = self.by_chat[message.chat_id].get(message.reply_to or 0)
        if answered and with_reply:
            told["reply_to_message"] = self.message_json(answered, with_reply=False)
        return told

    def add_message(self, chat_id: int, text: str, entities: list[Entity], **rest: Any) -> Message:
        """Put a bubble on the phone; `rest` are further fields of Message."""
        now = datetime.now(UTC)
        rest.setdefault("from_bot", False)
        message = Message(
            chat_id, next(self._message_ids), text=text, entities=entities, arrived=time.monotonic(),
            arrived_at=now, **rest,
        )  # fmt: skip
        self.by_chat.setdefault(chat_id, {})[message.message_id] = message
        self.changed()
        return message

    def show_keys(self, message: Message) -> None:
        """Put a message's reply keyboard in the place of the phone's own, or that one back."""
        markup = message.reply_markup or {}
        if "keyboard" in markup:
            self.chats[message.chat_id].keys = markup | {"message": message.message_id}
        elif "remove_keyboard" in markup:
            self.chats[message.chat_id].keys = None
        self.changed()

    def user_writes(self, chat: Chat, sender: User, text: str, **rest: Any) -> Message:
        """A person writes: the bubble, and the update for the bot."""
        plain, _ = tidy(text, [])
        message = self.add_message(chat.id, plain, add_automatic(plain, []), sender=sender, **rest)
        chat.started = True
        self.add_update("message", self.message_json(message))
        return message

    def user_taps(self, message: Message, sender: User, data: str) -> Callback:
        """A person taps a button: the update for the bot."""
        callback = Callback(f"{self.bot_id}{next(self._callback_ids):06d}", message.chat_id)
        self.callbacks[callback.id] = callback
        told = {"id": callback.id, "from": sender.as_json(), "chat_instance": str(message.chat_id), "data": data}
        self.add_update("callback_query", told | {"message": self.message_json(message)})
        return callback

    def user_membership(self, chat: Chat, sender: User, *, blocked: bool) -> None:
        """A person blocks the bot or lets it in again."""
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        words = ("member", "kicked") if blocked else ("kicked", "member")
        until = {"member": {}, "kicked": {"until_date": 0}}
        old, new = ({"user": self.bot_json(), "status": word, **until[word]} for word in words)
        told = {"chat": chat.as_json(), "from": sender.as_json(), "date": int(time.time())}
        self.add_update("my_chat_member", told | {"old_chat_member": old, "new_chat_member": new})

    def add_update(self, kind: str, body: dict[str, Any]) -> None:
        """Queue an update, unless the poller asked to be spared this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in LEFT_OUT_BY_DEFAULT
        if wanted:
            self.updates.append({"update_id": next(self._update_ids), kind: body})
        self.changed()

    def confirm(self, offset: int) -> None:
        """Forget all updates below `offset`; a negative one keeps only that many of the last."""
        while self.updates and (len(self.updates) > -offset if offset < 0 else self.updates[0]["update_id"] < offset):
            self.updates.popleft()

    def commands_for(self, chat: Chat) -> list[dict[str, str]]:
        """What the phone's menu shows: the narrowest scope that has any, the person's language first."""
        wide = "all_private_chats" if chat.type == "private" else "all_group_chats"
        language = (chat.user.language if chat.user else "")[:2]
        for scope in (f"chat:{chat.id}", wide, "default"):
            for code in (language, ""):
                if found := self.commands.get((scope, code)):
                    return found
        return []

    def text_for(self, name: str, language: str) -> str:
        """A profile text (name, description, short_description) as a phone of this language shows it."""
        return self.profile.get((name, language[:2])) or self.profile.get((name, ""), "")


def _content_json(message: Message) -> dict[str, Any]:
    """What a message says: a position, a picture with its caption, or a text; as fields of a Bot API Message."""
    if message.location:
        return {"location": {"latitude": message.location[0], "longitude": message.location[1]}}
    if message.photo is None:
        return {"text": message.text}
    photo = message.photo
    name = f"photo-{message.chat_id}-{message.message_id}"
    size = {"width": photo.width, "height": photo.height, "file_size": len(photo.body)}
    told: dict[str, Any] = {"photo": [{"file_id": name, "file_unique_id": name} | size]}
    return told | ({"caption": message.text} if message.text else {})
