"""Circles as people write them: "Kayes 50 km", "50 km autour de Kayes", "within 50 km of Kayes". Pure."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from bot.alerts.match import TOWN_REACH_KM, WIDEST_REACH_KM
from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer

USUAL_KM = round(TOWN_REACH_KM)
LEAST_KM, MOST_KM = 5, round(WIDEST_REACH_KM)
OFFERED_KM = (USUAL_KM, 50, 100, MOST_KM)  # as buttons; the likely one first

_LENGTH = r"(?<![\d.,])(?P<km>\d{1,4}(?:[.,]\d)?) ?(?:km|kms|kilom[eè]tres?|kilometers?)\b"
# What stands between the length and the name, in either language.
_OF = r"(?:de |d['’]|du |des )"
_AROUND = rf"(?:(?:tout )?autour {_OF}|{_OF}|à la ronde (?:de |d['’])|around |round |of |from )"
_BEFORE = re.compile(
    rf"^(?:à |dans |within |in |un |a |rayon de |radius of |moins de )*{_LENGTH} ?{_AROUND}(?P<name>\S.*)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"^(?P<name>.*?[^\s,(+-])[\s,(+-]+(?:à |dans |within |un |a |rayon de |radius of |et |and |autour )*{_LENGTH}"
    r"(?: (?:autour|around|à la ronde|radius|de rayon))?\)?(?P<rest>.*)$",
    re.IGNORECASE,
)


class Circle(NamedTuple):
    """A name, and the kilometres around it that were asked for; None where none were."""

    name: str
    km: int | None


def read_circle(asked: str) -> Circle:
    """The name in what was asked, and its circle; kilometres out of bounds come as they were written."""
    if found := _BEFORE.match(asked):
        return Circle(found["name"].strip(), _whole(found["km"]))
    if (found := _AFTER.match(asked)) and any(letter.isalpha() for letter in found["name"]):
        return Circle(f"{found['name']}{found['rest']}".strip(), _whole(found["km"]))
    return Circle(asked, None)


def _whole(km: str) -> int:
    """Kilometres as they are kept: a circle is no finer than the places it is drawn around."""
    return round(float(km.replace(",", ".")))


def bounded(km: int) -> int:
    """The circle that is drawn where so many kilometres were asked for."""
    return min(max(km, LEAST_KM), MOST_KM)


def wider(gazetteer: Gazetteer, place: Place) -> list[Place]:
    """What one may watch instead of a place: what holds it, short of the country; a division's chief town."""
    holders = [each for each in gazetteer.ancestors(place) if each.kind in {Kind.CERCLE, Kind.REGION}]
    seat = gazetteer.get(place.seat) if place.seat else None
    # Its cercle before its region, though a reform may have made the region the direct parent.
    holders.sort(key=lambda each: each.kind is Kind.REGION)
    return [*([seat] if seat else []), *holders]


def mark(place: Place) -> str:
    """Eight letters for a place, for a button that has no room for two ids."""
    return f"{zlib.crc32(place.id.encode()):08x}"
