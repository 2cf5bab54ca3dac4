"""Who may change what a group or channel hears: what has to be asked of Telegram, before anything is changed.

The question is read off the raw update, because it must be answered before the update's transaction begins: nobody
waits for the network while holding the writer. It is asked afresh at each change, so that an admin who was removed a
minute ago changes nothing.

    a group's command that changes settings      is its sender an admin of the group?
      sent as the group itself                   an anonymous admin: Telegram shows nobody else so
      sent as another channel                    nobody can tell
    a press in a group or channel                the same, but for what everybody may press
    a private message, speaking for a channel    is its sender an admin of the channel?
    a press on a message about a channel         the same, whatever is spoken for at present
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from bot.chat import keyboards
from bot.chat.desk import Standing
from bot.chat.keyboards import Press, Verb
from bot.chat.links import channel_in

# What everybody in a group may press: turning the list's pages, and saying that an alert is wrong.
OPEN_PRESSES = frozenset({Verb.PAGE, Verb.WRONG_PLACE, Verb.FALSE})
# Commands that are about the person and the bot, also while speaking for a channel.
OWN_COMMANDS = frozenset({"start", "demarrer", "channel", "canal", "help", "aide", "privacy", "confidentialite"})
_START = frozenset({"start", "demarrer"})


@dataclass(frozen=True, slots=True)
class Question:
    """May this person change what that chat hears? `known` where the update itself tells."""

    chat_id: int
    user_id: int
    known: Standing | None = None


def question(raw: dict[str, Any], changing: Collection[str], username: str, managed: int | None) -> Question | None:
    """What must be known before a raw update is handled; None where nothing must.

    `changing` are the commands that only a group's admins may give, `username` is the bot's, `managed` the channel
    that the sender's private chat speaks for at present.
    """
    if isinstance(query := raw.get("callback_query"), dict):
        return _of_press(query)
    if not isinstance(message := raw.get("message"), dict):
        return None
    chat, sender = _dict(message, "chat"), _dict(message, "from")
    name, argument = _command(message, username)
    if chat.get("type") == "private":
        channel = channel_in(argument) if name in _START else managed if name not in OWN_COMMANDS else None
        return Question(channel, _id(sender)) if channel else None
    if message.get("is_automatic_forward") or name not in changing or (name in _START and not argument):
        return None
    behind = _dict(message, "sender_chat")
    if not behind:
        return Question(_id(chat), _id(sender))
    return Question(_id(chat), 0, Standing.ADMIN if _id(behind) == _id(chat) else Standing.AS_CHANNEL)


def sender_of(raw: dict[str, Any]) -> int | None:
    """Whose private message this is; None for anything else."""
    message = raw.get("message")
    if not isinstance(message, dict) or _dict(message, "chat").get("type") != "private":
        return None
    return _id(_dict(message, "from")) or None


def spoken_for(rows: object) -> int | None:
    """The channel that a message is about, by the way back under it; None where it is about the chat itself."""
    for row in rows if isinstance(rows, list | tuple) else ():
        for button in row if isinstance(row, list | tuple) else ():
            press = _parsed(button.get("callback_data")) if isinstance(button, dict) else None
            if press is not None and press.verb is Verb.OWN:
                return press.number
    return None


def _of_press(query: dict[str, Any]) -> Question | None:
    press, sender = _parsed(query.get("data")), _id(_dict(query, "from"))
    message = _dict(query, "message")
    chat = _dict(message, "chat")
    if press is None or not chat or press.verb is Verb.OWN:
        return None
    if chat.get("type") != "private":
        return None if press.verb in OPEN_PRESSES else Question(_id(chat), sender)
    if press.verb is Verb.CHANNEL:
        return Question(press.number, sender)
    channel = spoken_for(_dict(message, "reply_markup").get("inline_keyboard"))
    return Question(channel, sender) if channel else None


def _command(message: dict[str, Any], username: str) -> tuple[str, str]:
    """The command that a message begins with, if it is for us, and what stands behind it."""
    text = message.get("text")
    entities = message.get("entities")
    first = entities[0] if isinstance(entities, list) and entities else None
    if not isinstance(text, str) or not isinstance(first, dict):
        return "", ""
    if first.get("type") != "bot_command" or first.get("offset") != 0 or message.get("forward_origin"):
        return "", ""
    typed = text[1 : int(first.get("length", 0))]  # Latin letters: UTF-16 units are characters here
    name, _, to = typed.partition("@")
    if to and to.casefold() != username.casefold():
        return "", ""
    return name.lower(), text[len(typed) + 1 :].strip()


def _parsed(data: object) -> Press | None:
    return keyboards.parse(data) if isinstance(data, str) else None


def _dict(told: dict[str, Any], name: str) -> dict[str, Any]:
    value = told.get(name)
    return value if isinstance(value, dict) else {}


def _id(told: dict[str, Any]) -> int:
    number = told.get("id")
    return number if isinstance(number, int) else 0
