"""One update of one chat: who it is, in which language, and the three ways to answer.

Nothing here goes to the network: every answer is queued at the desk, in the update's own transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.chat.desk import Desk
from bot.chat.keyboards import Button, Markup, stacked
from bot.chat.say import Say
from bot.i18n import Words
from bot.model import Chat


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
    ) -> Visit:
        """Look the chat up and guess its language for the case that it never chose one."""
        chat = await desk.subscribers.get(chat_id)
        return cls(desk, words, chat_id, chat, guess_language(language_code), pressed, in_group)

    @property
    def language(self) -> str:
        """What the chat chose; what its telephone speaks until then."""
        return (self.chat.language if self.chat else "") or self.guess

    @property
    def say(self) -> Say:
        """The texts in the chat's language."""
        return Say(self.words, self.language, self.desk.gazetteer)

    @property
    def paused(self) -> bool:
        """Whether the chat is known and gets no alerts at present."""
        return self.chat is not None and self.chat.state != "active"

    async def keep(self, *, language: str = "", state: str = "") -> Visit:
        """Save the chat, with what is given changed, and go on with it. A guessed language is kept, too."""
        known = self.chat or Chat(self.chat_id, "")
        chat = replace(known, language=language or self.language, state=state or known.state)
        if chat != self.chat:
            await self.desk.subscribers.save(chat)
        return replace(self, chat=chat)

    def without_press(self) -> Visit:
        """The same chat, to be answered with messages of their own from here on."""
        return replace(self, pressed=None)

    async def answer(self, text: str, *rows: Sequence[Button]) -> None:
        """Send a message, with rows of buttons under it."""
        await self.desk.outgoing.call(self.chat_id, "sendMessage", self._message(text, stacked(*rows)))

    async def show(self, text: str, *rows: Sequence[Button]) -> None:
        """Put the text in the place of the pressed message; send it where nothing was pressed.

        Old buttons go with the old text, so that nothing can be pressed twice.
        """
        if self.pressed is None:
            await self.answer(text, *rows)
            return
        payload = self._message(text, stacked(*rows)) | {"message_id": self.pressed.message_id}
        await self.desk.outgoing.call(self.chat_id, "editMessageText", payload)

    async def toast(self, text: str = "") -> None:
        """Answer the press itself, in plain text: it ends the waiting circle on the button."""
        if self.pressed is not None:
            payload = {"callback_query_id": self.pressed.query_id} | ({"text": text} if text else {})
            await self.desk.outgoing.call(self.chat_id, "answerCallbackQuery", payload)

    def _message(self, text: str, markup: Markup) -> dict[str, Any]:
        payload = {
            "chat_id": self.chat_id,
            "text": text,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        return payload | ({"reply_markup": markup} if markup["inline_keyboard"] else {})
