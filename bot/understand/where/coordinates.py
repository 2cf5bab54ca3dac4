"""Points that a text gives in figures: "14.45, -11.43", "14°27'N 11°26'W", degrees with minutes and seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import AffectedPlace, Kind, Place, Precision
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.text.prose import Prose
from bot.understand.where.stated import adhoc_id, affected_place

AT_KM, AROUND_KM = 15.0, 100.0  # a point is the town's so near; and belongs to the same division so far
_SECONDS = 60.0
_DECIMAL = re.compile(
    r"(?<![\d.,/-])(?P<lat>-?\d{1,2}\.\d{2,8}) ?°? ?(?P<ns>[ns])?\b ?[,;/ ] ?(?:lon\w*[ :]{1,2})?"
    r"(?P<lon>-?\d{1,3}\.\d{2,8}) ?°? ?(?P<ew>[ewo])?\b"
)
_FRACTION = re.compile(r"\.\d\d")
_ANGLE = (
    r"(?P<{0}d>\d{{1,3}}) ?[°º] ?(?:(?P<{0}m>\d{{1,2}}(?:\.\d{{1,4}})?) ?['′] ?)?"
    r"(?:(?P<{0}s>\d{{1,2}}(?:\.\d{{1,3}})?) ?(?:\"|''|″) ?)?"
)
_ANGLES = re.compile(
    _ANGLE.format("a") + r"(?P<ns>[ns])(?:ord|orth|ud|outh)?\.?[ ,;/et-]{0,5}" + _ANGLE.format("b") + r"(?P<ew>[ewo])"
)


def points(prose: Prose) -> Iterator[tuple[int, int, float, float]]:
    """Each point in the text: where it begins and ends, latitude and longitude in degrees."""
    low = prose.low
    if _FRACTION.search(low):
        for found in _DECIMAL.finditer(low):
            lat = float(found["lat"]) * (-1 if found["ns"] == "s" else 1)
            lon = float(found["lon"]) * (-1 if found["ew"] in {"w", "o"} else 1)
            yield found.start(), found.end(), lat, lon
    if "°" in low or "º" in low:
        for found in _ANGLES.finditer(low):
            lat, lon = _degrees(found, "a"), _degrees(found, "b")
            yield found.start(), found.end(), -lat if found["ns"] == "s" else lat, -lon if found["ew"] != "e" else lon


def _degrees(found: re.Match[str], axis: str) -> float:
    minutes, seconds = float(found[f"{axis}m"] or 0), float(found[f"{axis}s"] or 0)
    return float(found[f"{axis}d"]) + minutes / _SECONDS + seconds / _SECONDS**2


def told_points(prose: Prose, gazetteer: Gazetteer, name: str = "") -> list[AffectedPlace]:
    """The points near places of the gazetteer, as places: the town that lies there, else the point itself.

    A point far from everything known is a slip or another country's, and is left out. `name` is what the
    text calls the place, where it is on no map.
    """
    places: dict[str, AffectedPlace] = {}
    for _, _, lat, lon in points(prose):
        around = gazetteer.near(lat, lon, AROUND_KM)
        if not around:
            continue
        away, nearest = around[0]
        place = nearest
        why = f"coordinates in the text, {away:.0f} km from {nearest.name}"
        if name or away > AT_KM:
            label = name or f"{lat:.2f}, {lon:.2f}"
            ident = adhoc_id(label, round(lat, 3), round(lon, 3))
            place = Place(ident, label, Kind.TOWN, nearest.country, round(lat, 4), round(lon, 4), nearest.parents)
        places.setdefault(place.id, affected_place(place, gazetteer, Precision.EXACT, 0.95, why))
    return list(places.values())
