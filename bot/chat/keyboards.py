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

from bot.i18n import BOTH

Button = dict[str, str]
Markup = dict[str, Any]

PLACE_ID = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_PAGE = re.compile(r"[0-9]{1,3}", re.ASCII)
_KILOMETRES = re.compile(r"0|[5-9]|[1-9][0-9]|1[0-9][0-9]|200", re.ASCII)
_MARK = re.compile(r"[0-9a-f]{8}", re.ASCII)
_NAME_BYTES = 62
_CHOICE = re.compile(r"[A-Za-z0-9_/+-]{1,50}", re.ASCII)
_ALERT = re.compile(r"[1-9][0-9]{0,18}", re.ASCII)
_CHANNEL = re.compile(r"-[1-9][0-9]{0,15}", re.ASCII)
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
    TYPE = "t"  # t:<kind of event>: wanted or not
    LEAST = "s"  # s:<severity>: this and graver
    QUIET = "q"  # q:<start>-<end> in minutes, q:off, q:through (Extreme and Severe come all the same, or not)
    ZONE = "z"  # z:<IANA zone>, z:ask
    MUTE = "m"  # m:<minutes>, m:0 to hear again
    DIGEST = "g"  # g:<d or a weekday from 0>-<minute>; g:hours, g:days to choose; g:picture, g:now, g:off
    OPEN = "o"  # o:<page>:<place id>: what can be changed of a watch
    REACH = "k"  # k:<kilometres>:<place id>: watch it with this reach; 0 is the town alone
    INSTEAD = "v"  # v:<mark of another place>:<place id>: watch what holds it (or its chief town) instead
    NAME = "n"  # n:<name>: a place that we lack
    MUTE_EVENT = "e"  # e:<alert>, and E:<alert> to hear of it again; these six stand in alerts/buttons.py
    HEAR_EVENT = "E"
    MUTE_PLACE = "h"  # h:<alert>:<affected place>, and H:… to hear of it again
    HEAR_PLACE = "H"
    WRONG_PLACE = "b"  # b:<alert>:<affected place as it was told>
    FALSE = "f"  # f:<alert>
    CHANNEL = "c"  # c:<channel>: speak for it from here
    OWN = "a"  # a:<channel>: speak for oneself again; marks the messages that are about that channel


@dataclass(frozen=True, slots=True)
class Press:
    """A press, understood. Only the fields that its verb has are set."""

    verb: Verb
    place_id: str = ""
    page: int = 0
    language: str = ""
    sure: bool = False
    choice: str = ""
    number: int = 0  # of an alert, or a channel's id


def parse(data: str | None) -> Press | None:
    """The press that the data stands for; None for what no button of ours carries."""
    head, _, rest = (data or "").partition(":")
    first, _, second = rest.partition(":")
    press: Press | None = None
    match head:
        case Verb.WATCH | Verb.UNDO if PLACE_ID.fullmatch(rest):
            press = Press(Verb(head), place_id=rest)
        case Verb.REMOVE | Verb.OPEN | Verb.REACH | Verb.INSTEAD if PLACE_ID.fullmatch(second):
            press = _scoped(head, first, second)
        case Verb.NAME if rest.strip():
            press = Press(Verb.NAME, choice=rest)
        case Verb.PAGE if _PAGE.fullmatch(rest):
            press = Press(Verb.PAGE, page=int(rest))
        case Verb.LANGUAGE if first in (*LANGUAGES, BOTH) and (rest == first or PLACE_ID.fullmatch(second)):
            press = Press(Verb.LANGUAGE, language=first, place_id=second)
        case Verb.FORGET if rest in {"yes", "no"}:
            press = Press(Verb.FORGET, sure=rest == "yes")
        case Verb.RESUME if rest == "1":
            press = Press(Verb.RESUME)
        case Verb.TYPE | Verb.LEAST | Verb.QUIET | Verb.ZONE | Verb.MUTE | Verb.DIGEST if _CHOICE.fullmatch(rest):
            press = Press(Verb(head), choice=rest)
    return press or _numbered(head, rest)


def _scoped(head: str, what: str, place_id: str) -> Press | None:
    """The press that does something with a watch."""
    match head:
        case Verb.REMOVE | Verb.OPEN if _PAGE.fullmatch(what):
            return Press(Verb(head), page=int(what), place_id=place_id)
        case Verb.REACH if _KILOMETRES.fullmatch(what):
            return Press(Verb.REACH, choice=what, place_id=place_id)
        case Verb.INSTEAD if _MARK.fullmatch(what):
            return Press(Verb.INSTEAD, choice=what, place_id=place_id)
    return None


def _numbered(head: str, rest: str) -> Press | None:
    """The press that is about an alert or a channel, by its number."""
    first, _, second = rest.partition(":")
    match head:
        case Verb.MUTE_EVENT | Verb.HEAR_EVENT | Verb.FALSE if _ALERT.fullmatch(rest):
            return Press(Verb(head), number=int(rest))
        case Verb.MUTE_PLACE | Verb.HEAR_PLACE | Verb.WRONG_PLACE if _ALERT.fullmatch(first):
            return Press(Verb(head), number=int(first), place_id=second) if PLACE_ID.fullmatch(second) else None
        case Verb.CHANNEL | Verb.OWN if _CHANNEL.fullmatch(rest):
            return Press(Verb(head), number=int(rest))
    return None


def watch(text: str, place_id: str) -> Button:
    """Watch this place."""
    return _button(text, f"{Verb.WATCH}:{place_id}")


def undo(text: str, place_id: str) -> Button:
    """Take back a watch that was just added."""
    return _button(text, f"{Verb.UNDO}:{place_id}")


def remove(text: str, place_id: str, page: int) -> Button:
    """Remove a watch from a page of the list."""
    return _button(text, f"{Verb.REMOVE}:{page}:{place_id}")


def open_watch(text: str, place_id: str, page: int = 0) -> Button:
    """Show what can be changed of a watch; `page` of the list is gone back to."""
    return _button(text, f"{Verb.OPEN}:{page}:{place_id}")


def reach(text: str, place_id: str, km: int) -> Button:
    """Watch this town with so many kilometres around it."""
    return _button(text, f"{Verb.REACH}:{km}:{place_id}")


def instead(text: str, mark: str, place_id: str) -> Button:
    """Watch the place of this mark instead of the other."""
    return _button(text, f"{Verb.INSTEAD}:{mark}:{place_id}")


def name(text: str, asked: str) -> Button | None:
    """Tell the operator that a place is missing; None where its name has no room in a button."""
    return _button(text, f"{Verb.NAME}:{asked}") if 0 < len(asked.encode()) <= _NAME_BYTES else None


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


def manage(text: str, channel_id: int) -> Button:
    """Speak for a channel from here."""
    return _button(text, f"{Verb.CHANNEL}:{channel_id}")


def own(text: str, channel_id: int) -> Button:
    """Speak for oneself again."""
    return _button(text, f"{Verb.OWN}:{channel_id}")


def choose(text: str, verb: Verb, choice: str) -> Button:
    """Choose one of what a setting offers."""
    return _button(text, f"{verb}:{choice}")


def send_position(text: str, hint: str) -> Markup:
    """Instead of the phone's keyboard: one button that sends where one is. `hint` stands where one would write."""
    button = {"text": text, "request_location": True}
    # One time: whoever's phone sends no position finds the letters again after one press.
    return {
        "keyboard": [[button]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
        "input_field_placeholder": hint,
    }


NO_KEYS: Markup = {"remove_keyboard": True}  # the phone's own keyboard again


def column(buttons: Iterable[Button]) -> Markup:
    """One button a row: long names stay readable on a narrow screen."""
    return {"inline_keyboard": [[each] for each in buttons]}


def stacked(*rows: Iterable[Button]) -> Markup:
    """Rows of buttons; empty rows are left out."""
    return {"inline_keyboard": [row for each in rows if (row := list(each))]}


def _button(text: str, data: str) -> Button:
    return {"text": text, "callback_data": data}
