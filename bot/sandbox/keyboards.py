"""Inline and reply keyboards: what Telegram takes, and the words it refuses the rest with."""

from __future__ import annotations

from typing import Any

from bot.sandbox.markup import checked_link
from bot.sandbox.params import Params, bad

MAX_DATA_BYTES = 64  # core.telegram.org/bots/api#inlinekeyboardbutton
MAX_BUTTONS = 100  # of one inline keyboard, held by Telegram's server

# What a button of an inline keyboard can do: exactly one of these.
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
# What a key of a reply keyboard can ask of a person, and Telegram's word for it.
_REQUESTS = {"request_contact": "phone number", "request_location": "location"}


def read_markup(params: Params, *, inline_only: bool = False) -> dict[str, Any] | None:
    """Return the checked `reply_markup`, or None where there is none or an empty inline keyboard."""
    markup = params.json("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    if inline_only:
        raise bad("inline keyboard expected")
    if "keyboard" in markup:
        rows = [[_key(key) for key in row] for row in _rows(markup["keyboard"], "keyboard") if row]
        return markup | {"keyboard": rows} if rows else None
    if not any(markup.get(name) is True for name in ("remove_keyboard", "force_reply")):
        return None
    return markup


def check_requests(markup: dict[str, Any] | None, chat_type: str) -> None:
    """Refuse keys that ask for what only a private chat's person can give."""
    keys = [key for row in (markup or {}).get("keyboard", []) for key in row]
    for name, what in _REQUESTS.items():
        if chat_type != "private" and any(key.get(name) for key in keys):
            raise bad(f"{what} can be requested in private chats only")


def _rows(rows: Any, what: str) -> list[list[Any]]:
    if not isinstance(rows, list):
        raise bad(f'field "{what.replace(" ", "_")}" of the reply markup must be an Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad(f"can't parse {what}: array of arrays expected")
    return rows


def _key(key: Any) -> dict[str, Any]:
    """One key of a reply keyboard; a plain text stands for a key that says it."""
    fault = "can't parse keyboard button: "
    if isinstance(key, str):
        key = {"text": key}
    if not isinstance(key, dict):
        raise bad(fault + "KeyboardButton must be an Object")
    if not isinstance(key.get("text"), str) or not key["text"].strip():
        raise bad(fault + 'Field "text" must be a non-empty String')
    return key


def _inline(rows: Any) -> dict[str, Any] | None:
    kept = [[_button(button) for button in row] for row in _rows(rows, "inline keyboard") if row]
    if sum(len(row) for row in kept) > MAX_BUTTONS:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": kept} if kept else None


def _button(button: Any) -> dict[str, Any]:
    fault = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad(fault + "InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad(fault + 'Field "text" must be a non-empty String')
    actions = [name for name in _ACTIONS if name in button]
    if not actions:
        raise bad(fault + "Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not (isinstance(data, str) and 1 <= len(data.encode()) <= MAX_DATA_BYTES):
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        url = str(button["url"])
        if not checked_link(url):
            raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return {**button, "url": checked_link(url)}
    return button
