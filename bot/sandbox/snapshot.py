"""What the page shows of the people and their messages, as JSON; `phone.py` serves it."""

from __future__ import annotations

from typing import Any

from bot.sandbox.state import Chat, Message, State

SHOWN = 200  # messages of a phone, the newest
PHONES = 6

# Where a phone on the page may say it is, the first unless another is chosen: towns, a road, a ship at sea.
POSITIONS = (
    ("Kayes", 14.4367, -11.4450),
    ("Gao", 16.2717, -0.0447),
    ("Djibo", 14.1022, -1.6306),
    ("Tillabéri", 14.2117, 1.4531),
    ("40 km N Mopti", 14.8550, -4.1990),
    ("Atlantique", 10.0000, -30.0000),
)


def shown(state: State) -> dict[str, Any]:
    """The bot, the phones, and where they may say they are."""
    people = [chat for chat in state.chats.values() if chat.type == "private" and chat.user]
    return {
        "version": state.version,
        "bot": {"name": state.bot_json()["first_name"], "username": state.username},
        "phones": [_phone(state, chat) for chat in people[:PHONES]],
        "positions": [{"name": name, "lat": lat, "lon": lon} for name, lat, lon in POSITIONS],
    }


def _phone(state: State, chat: Chat) -> dict[str, Any]:
    language = chat.user.language if chat.user else "en"
    answers = [c for c in state.callbacks.values() if c.chat_id == chat.id and c.answered and c.text]
    return {
        "chat": chat.id,
        "name": chat.user.first_name if chat.user else chat.title,
        "language": language,
        "started": chat.started,
        "blocked": chat.blocked,
        "description": state.text_for("description", language),
        "commands": state.commands_for(chat),
        "messages": [_bubble(state, message) for message in state.messages(chat.id)[-SHOWN:]],
        "keys": chat.keys,
        "toast": {"id": answers[-1].id, "text": answers[-1].text} if answers else None,
    }


def _bubble(state: State, message: Message) -> dict[str, Any]:
    answered = state.by_chat[message.chat_id].get(message.reply_to or 0)
    return {
        "id": message.message_id,
        "bot": message.from_bot,
        "text": message.text,
        "entities": message.entities,
        "rows": (message.reply_markup or {}).get("inline_keyboard", []),
        "reply": {"id": answered.message_id, "text": answered.text} if answered else None,
        "at": message.arrived_at.isoformat(),
        "edited": message.edited_at is not None,
        "silent": message.silent,
        "revision": message.revision,
        "location": message.location,
        "photo": _photo(message),
    }


def _photo(message: Message) -> dict[str, Any] | None:
    """Where the page finds a message's picture, and how much room it takes."""
    if message.photo is None:
        return None
    at = f"/photo/{message.chat_id}/{message.message_id}"
    return {"src": at, "width": message.photo.width, "height": message.photo.height}
