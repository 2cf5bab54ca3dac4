"""Buttons: what they carry, and the Bot API's `reply_markup` as plain dicts.

A button's data is all that a press needs, so that it works after a restart, a restore or a year:
a verb, a colon, its argument. Telegram allows 1 to 64 bytes (InlineKeyboardButton.callback_data);
the longest here is `l:fr:` and a place id of 40 letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Button = dict[str, str]
Markup = dict[str, Any]

PLACE_ID = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_PAGE = re.compile(r"[0-9]{1,3}", re.ASCII)
LANGUAGES = ("fr", "en")


class Verb(StrEnum):
    """What a press asks for."""

    WATCH = "w"  # w:<place id>
    UNDO = "u"  # u:<place id>: stop watching what was just added
    REMOVE = "x"  # x:<page>:<place id>: stop watching, then show that page of the list again
    PAGE = "p"  # p:<page> of the list
    LANGUAGE = "l"  # l:<language> or l:<language>:<place id to watch then>
    FORGET = "d"  # d:yes, d:no
    RESUME = "r"  # r:1


@dataclass(frozen=True, slots=True)
class Press:
    """A press, understood. Only the fields that its verb has are set."""

    verb: Verb
    place_id: str = ""
    page: int = 0
    language: str = ""
    sure: bool = False


def parse(data: str | None) -> Press | None:
    """The press that the data stands for; None for what no button of ours carries."""
    head, _, rest = (data or "").partition(":")
    first, _, second = rest.partition(":")
    press: Press | None = None
    match head:
        case Verb.WATCH | Verb.UNDO if PLACE_ID.fullmatch(rest):
            press = Press(Verb(head), place_id=rest)
        case Verb.REMOVE if _PAGE.fullmatch(first) and PLACE_ID.fullmatch(second):
            press = Press(Verb.REMOVE, page=int(first), place_id=second)
        case Verb.PAGE if _PAGE.fullmatch(rest):
            press = Press(Verb.PAGE, page=int(rest))
        case Verb.LANGUAGE if first in LANGUAGES and (rest == first or PLACE_ID.fullmatch(second)):
            press = Press(Verb.LANGUAGE, language=first, place_id=second)
        case Verb.FORGET if rest in {"yes", "no"}:
            press = Press(Verb.FORGET, sure=rest == "yes")
        case Verb.RESUME if rest == "1":
            press = Press(Verb.RESUME)
    return press


def watch(text: str, place_id: str) -> Button:
    """Watch this place."""
    return _button(text, f"{Verb.WATCH}:{place_id}")


def undo(text: str, place_id: str) -> Button:
    """Take back a watch that was just added."""
    return _button(text, f"{Verb.UNDO}:{place_id}")


def remove(text: str, place_id: str, page: int) -> Button:
    """Remove a watch from a page of the list."""
    return _button(text, f"{Verb.REMOVE}:{page}:{place_id}")


def page(text: str, number: int) -> Button:
    """Turn to a page of the list; the first is 0."""
    return _button(text, f"{Verb.PAGE}:{number}")


def language(text: str, code: str, place_id: str = "") -> Button:
    """Choose a language, and then watch a place if one is given."""
    return _button(text, f"{Verb.LANGUAGE}:{code}:{place_id}" if place_id else f"{Verb.LANGUAGE}:{code}")


def forget(text: str, *, sure: bool) -> Button:
    """Answer whether to be forgotten."""
    return _button(text, f"{Verb.FORGET}:{'yes' if sure else 'no'}")


def resume(text: str) -> Button:
    """Get alerts again after /stop."""
    return _button(text, f"{Verb.RESUME}:1")


def column(buttons: Iterable[Button]) -> Markup:
    """One button a row: long names stay readable on a narrow screen."""
    return {"inline_keyboard": [[each] for each in buttons]}


def stacked(*rows: Iterable[Button]) -> Markup:
    """Rows of buttons; empty rows are left out."""
    return {"inline_keyboard": [row for each in rows if (row := list(each))]}


def _button(text: str, data: str) -> Button:
    return {"text": text, "callback_data": data}
