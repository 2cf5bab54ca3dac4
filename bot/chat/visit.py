"""One update of one chat: who it is, in which language, and the three ways to answer.

Nothing here goes to the network: every answer is queued at the desk, in the update's own transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.alerts.text import harmless
from bot.chat.desk import Desk
from bot.chat.keyboards import Button, Markup, own, stacked
from bot.chat.say import Say
from bot.i18n import BOTH, Words
from bot.model import Chat
from bot.wishes import Wishes

TITLE_LIMIT = 40  # characters shown of a channel's name


def guess_language(language_code: str | None) -> str:
    """English for an English telephone, French for every other one.

    French is what people of these countries read whose telephone speaks Arabic, Hausa or nothing we know.
    """
    return "en" if (language_code or "").lower().partition("-")[0] == "en" else "fr"


@dataclass(frozen=True, slots=True)
class Pressed:
    """The button press that this update is. `undoable` are the place ids of the message's other undo buttons."""

    query_id: str
    message_id: int
    undoable: tuple[str, ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()  # the message's buttons


@dataclass(frozen=True, slots=True)
class Replied:
    """The message that somebody's message answers, as far as Telegram tells it."""

    message_id: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody speaks from, where that is not simply a private chat about itself.

    In a group, answers refer to the message (`reply_to`) and stay in its topic (`thread_id`). For a channel its
    admin speaks from private: then `Visit.chat_id` is the channel, `talk_id` the private chat that gets the answers,
    in the language that its owner `speaks`.
    """

    kind: str = "private"  # of the chat that the visit is about
    title: str = ""
    sender_id: int = 0
    reply_to: int | None = None
    thread_id: int | None = None
    forum: bool = False
    talk_id: int = 0
    speaks: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A chat at the desk. `chat` is None as long as nothing is kept about it."""

    desk: Desk
    words: Words
    chat_id: int
    chat: Chat | None
    guess: str
    pressed: Pressed | None = None
    in_group: bool = False
    replied: Replied | None = None
    seat: Seat = Seat()

    @classmethod
    async def open(
        cls,
        desk: Desk,
        words: Words,
        chat_id: int,
        language_code: str | None,
        *,
        pressed: Pressed | None = None,
        in_group: bool = False,
        replied: Replied | None = None,
    ) -> Visit:
        """Look the chat up and guess its language for the case that it never chose one."""
        chat = await desk.subscribers.get(chat_id)
        return cls(desk, words, chat_id, chat, guess_language(language_code), pressed, in_group, replied)

    @property
    def language(self) -> str:
        """What the chat chose; what its telephone speaks until then, or in a chat that reads both."""
        chosen = self.seat.speaks or (self.chat.language if self.chat else "")
        return self.guess if chosen in {"", BOTH} else chosen

    @property
    def say(self) -> Say:
        """The texts in the chat's language."""
        return Say(self.words, self.language, self.desk.gazetteer, group=self.in_group)

    @property
    def paused(self) -> bool:
        """Whether the chat is known and gets no alerts at present."""
        return self.chat is not None and self.chat.state != "active"

    @staticmethod
    def zone(wishes: Wishes) -> ZoneInfo:
        """The clock that the chat's hours go by; UTC, which is Mali's, where none is known."""
        return ZoneInfo(wishes.zone or "UTC")

    async def keep(self, *, language: str = "", state: str = "") -> Visit:
        """Save the chat, with what is given changed, and go on with it. A guessed language is kept, too."""
        known = self.chat or Chat(self.chat_id, "", self.seat.kind)
        spoken = language or known.language or self.language
        chat = replace(known, language=spoken, state=state or known.state)
        if chat != self.chat:
            await self.desk.subscribers.save(chat)
        return replace(self, chat=chat)

    def without_press(self) -> Visit:
        """The same chat, to be answered with messages of their own from here on."""
        return replace(self, pressed=None)

    @property
    def alone(self) -> bool:
        """Whether this is somebody's private chat, about itself."""
        return not self.in_group and not self.seat.talk_id

    async def answer(self, text: str, *rows: Sequence[Button], keys: Markup | None = None) -> None:
        """Send a message, with rows of buttons under it; in a group as a reply, in its topic.

        `keys` is what is to stand in the place of the phone's own keyboard, in a private chat about itself.
        """
        payload = self._message(text, rows) | ({"reply_markup": keys} if keys and self.alone else {})
        if self.seat.reply_to:
            payload["reply_parameters"] = {"message_id": self.seat.reply_to, "allow_sending_without_reply": True}
        if self.seat.thread_id:
            payload["message_thread_id"] = self.seat.thread_id
        await self.desk.outgoing.call(self.talk_id, "sendMessage", payload)

    async def show(self, text: str, *rows: Sequence[Button]) -> None:
        """Put the text in the place of the pressed message; send it where nothing was pressed.

        Old buttons go with the old text, so that nothing can be pressed twice.
        """
        if self.pressed is None:
            await self.answer(text, *rows)
            return
        payload = self._message(text, rows) | {"message_id": self.pressed.message_id}
        await self.desk.outgoing.call(self.talk_id, "editMessageText", payload)

    async def toast(self, text: str = "") -> None:
        """Answer the press itself, in plain text: it ends the waiting circle on the button."""
        if self.pressed is not None:
            payload = {"callback_query_id": self.pressed.query_id} | ({"text": text} if text else {})
            await self.desk.outgoing.call(self.talk_id, "answerCallbackQuery", payload)

    @property
    def talk_id(self) -> int:
        """The chat that gets the answers: the visit's own, or the private one that speaks for a channel."""
        return self.seat.talk_id or self.chat_id

    def _message(self, text: str, rows: Sequence[Sequence[Button]]) -> dict[str, Any]:
        if self.seat.talk_id:
            text = f"{self.say('channel.header', title=harmless(self.seat.title, TITLE_LIMIT))}\n\n{text}"
            rows = (*rows, [own(self.say("button.own"), self.chat_id)])
        markup = stacked(*rows)
        payload: dict[str, Any] = {
            "chat_id": self.talk_id,
            "text": text,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        return payload | ({"reply_markup": markup} if markup["inline_keyboard"] else {})
