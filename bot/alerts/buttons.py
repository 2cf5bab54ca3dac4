"""What can be done with an alert: see it on a map, mute its event or its place, say that it is wrong.

A button carries a letter and the alert's number, so that it works after a restart; whether it still may is decided
at the press. Telegram allows 64 bytes: a letter, two colons, 19 digits and a place id of 40 letters are 62.
"""

from __future__ import annotations

from typing import Any

from bot.alerts.text import clean
from bot.i18n import Words, languages_of
from bot.model import AffectedPlace, Alert, DecisionKind, Kind, Precision, Status

# What a press asks for; chat/keyboards.py knows the same letters as verbs.
MUTE_EVENT, HEAR_EVENT = "e", "E"  # <letter>:<alert>
MUTE_PLACE, HEAR_PLACE = "h", "H"  # <letter>:<alert>:<affected place>
WRONG_PLACE, FALSE = "b", "f"  # b:<alert>:<affected place as told>, f:<alert>

_MAP = "https://www.openstreetmap.org/?mlat={lat:.4f}&mlon={lon:.4f}#map={zoom}/{lat:.4f}/{lon:.4f}"
_ZOOM = {Precision.EXACT: 12, Precision.NEAR: 10}
_PLACE_LETTERS = 20  # of a name on a button: half of a narrow phone's width
_ROW_LETTERS = 30  # of two buttons side by side

Button = dict[str, str]


def map_link(spot: AffectedPlace) -> str:
    """Where to see an affected place on a map; "" where only a division is known, or no coordinates are."""
    place = spot.place
    if place.lat is None or place.lon is None or place.kind is not Kind.TOWN or spot.precision not in _ZOOM:
        return ""
    return _MAP.format(lat=place.lat, lon=place.lon, zoom=_ZOOM[spot.precision])


def buttons(
    alert: Alert, lead: AffectedPlace, language: str, words: Words, *, kind: str = "private"
) -> dict[str, Any] | None:
    """The inline keyboard under an alert, `lead` being the affected place in its line 1; None where there is none.

    `kind` is the chat's, in the Bot API's words: a channel's readers can't mute it. What was never real has only its
    map, what is taken back not even that.
    """
    seen = map_link(lead)
    rows: list[list[Button]] = [[{"text": _label(words, language, "alert.button.map"), "url": seen}]] if seen else []
    if alert.kind is DecisionKind.RETRACTION:
        return None
    if alert.status is Status.ACTUAL:
        number, place = str(alert.id), lead.place
        if kind != "channel":
            name = place.name_in(languages_of(language)[0])
            rows += [
                [mute_event(number, language, words)],
                [mute_place(number, place.id, name, language, words)],
            ]
        rows += _paired(
            _press(_label(words, language, "alert.button.wrong_place"), WRONG_PLACE, number, place.id),
            _press(_label(words, language, "alert.button.false"), FALSE, number),
        )
    return {"inline_keyboard": rows} if rows else None


def mute_event(number: str, language: str, words: Words, *, muted: bool = False) -> Button:
    """Mute the alert's event, or hear of it again."""
    key, letter = ("alert.button.hear_event", HEAR_EVENT) if muted else ("alert.button.mute_event", MUTE_EVENT)
    return _press(_label(words, language, key), letter, number)


def mute_place(number: str, place_id: str, name: str, language: str, words: Words, *, muted: bool = False) -> Button:
    """Mute a place for a day, or hear of it again. `name` is foreign."""
    key, letter = ("alert.button.hear_place", HEAR_PLACE) if muted else ("alert.button.mute_place", MUTE_PLACE)
    shown = clean(name)
    short = shown if len(shown) <= _PLACE_LETTERS else shown[: _PLACE_LETTERS - 1].rstrip() + "…"
    return _press(_label(words, language, key, place=short or "?"), letter, number, place_id)


def _press(text: str, *data: str) -> Button:
    return {"text": text, "callback_data": ":".join(data)}


def _label(words: Words, language: str, key: str, **values: object) -> str:
    """The button's words; of a chat that reads both languages those of both, where they differ."""
    return " · ".join(dict.fromkeys(words(each, key, **values) for each in languages_of(language)))


def _paired(one: Button, other: Button) -> list[list[Button]]:
    """Side by side where a narrow phone shows both whole, else under each other."""
    return [[one, other]] if len(one["text"]) + len(other["text"]) <= _ROW_LETTERS else [[one], [other]]
