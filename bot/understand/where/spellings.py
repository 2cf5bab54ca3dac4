"""Names written otherwise than on the map: by their sound, or nearly alike where the text tells what holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from rapidfuzz import fuzz, process

from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer, distance_km
from bot.understand.gazetteer.names import fold, skeleton
from bot.understand.tables import places as table
from bot.understand.where.holders import FITS_KM, SAME_KM

if TYPE_CHECKING:
    from bot.understand.where.mentions import Named

SHORTEST = 4  # letters of a sound key worth comparing
ALIKE, LEAD = 85.0, 10.0  # rapidfuzz ratio: one letter in seven; the lead of the likest over all that lie elsewhere
KEPT = 200  # divisions whose towns' spellings are remembered
_NUMBER = re.compile(table.NUMBER)


def known_by_sound(name: str, gazetteer: Gazetteer) -> Place | None:
    """The only town anywhere whose name sounds so: "Kouri" is Koury. None where several lie apart."""
    if len(skeleton(name)) < SHORTEST:
        return None
    towns = [place for place in gazetteer.spelled_like(name) if place.kind is Kind.TOWN]
    return towns[0] if towns and not any(_off(towns[0], place, SAME_KM) for place in towns[1:]) else None


def spelled_alike(named: Named, holders: Sequence[Place], gazetteer: Gazetteer) -> bool:
    """A village of nearly that name in the commune or cercle that is said to hold it: one spelling of many."""
    cercles = [holder for holder in holders if holder.kind is Kind.CERCLE]
    for holder in cercles or holders:
        commune = holder if holder.kind is Kind.TOWN else None
        above = (holder, *gazetteer.ancestors(holder)) if commune else (holder,)
        cercle = next((each for each in above if each.kind is Kind.CERCLE), None)
        place = spelled_like(named.text, cercle, gazetteer, commune) if cercle else None
        if place is not None and place is not holder:
            named.place, named.sure = place, 0.8
            named.which = f"spelled {place.name} on the map, in {holder.name} as the text says"
            return True
    return False


def spelled_like(name: str, division: Place, gazetteer: Gazetteer, commune: Place | None = None) -> Place | None:
    """The one town of a division whose name sounds the same, or is much the likest; None for none or several.

    With a commune, only what lies in its reach. Measured on GeoNames' own variants of 1,500 Malian names, each
    looked up in its cercle without that variant: 55 % are found, 4 % taken for another village.
    """
    bones, key = skeleton(name), fold(name)
    if len(bones) < SHORTEST:
        return None
    told = _spellings(division, gazetteer)
    alike = _within(told.sounds.get(bones) or told.bare.get(key) or {}, commune)
    if alike:
        first, *more = alike.values()
        return None if any(_off(first, place, SAME_KM) for place in more) else first
    likest: dict[str, float] = {}
    for names, asked in ((told.names, key), (told.bones, bones)):
        found = process.extract(asked.replace(" ", ""), names.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE - LEAD)
        for written, ratio, _ in found:
            for place_id in names[written] if skeleton(written)[:1] == bones[:1] else ():
                likest[place_id] = max(likest.get(place_id, 0.0), ratio)
    places = _within({place_id: told.towns[place_id] for place_id in likest}, commune)
    ranked = sorted(places.values(), key=lambda place: (-likest[place.id], place.id))
    if not ranked or likest[ranked[0].id] < ALIKE:
        return None
    rivals = [place for place in ranked[1:] if likest[place.id] > likest[ranked[0].id] - LEAD]
    return None if any(_off(ranked[0], place, SAME_KM) for place in rivals) else ranked[0]


def _within(places: Mapping[str, Place], commune: Place | None) -> dict[str, Place]:
    """Of these places those that a commune may hold; all where none is told."""
    return {key: p for key, p in places.items() if commune is None or not _off(commune, p, FITS_KM[Kind.TOWN])}


def _off(one: Place, other: Place, km: float) -> bool:
    return one.lat is None or other.lat is None or distance_km(one, other) > km


@dataclass(frozen=True, slots=True)
class _Spellings:
    """The towns of a division by how their names sound, by names without their number, and by names run together."""

    sounds: dict[str, dict[str, Place]]
    bare: dict[str, dict[str, Place]]  # "Dougou" for "Dougou II", where it is the only one there
    names: dict[str, dict[str, None]]  # "koiraberi" → the ids of the places so written
    bones: dict[str, dict[str, None]]  # the same by their sound keys
    towns: dict[str, Place]


_divisions: WeakKeyDictionary[Gazetteer, dict[str, _Spellings]] = WeakKeyDictionary()


def _spellings(division: Place, gazetteer: Gazetteer) -> _Spellings:
    """Made once for a division: the news names few, and the same again and again."""
    kept = _divisions.setdefault(gazetteer, {})
    if division.id in kept:
        return kept[division.id]
    told = _Spellings({}, {}, {}, {}, {})
    for place in gazetteer.inside(division.id):
        for name in (place.name, *place.variants) if place.kind is Kind.TOWN else ():
            key = fold(name)
            told.sounds.setdefault(skeleton(name), {})[place.id] = place
            told.bare.setdefault(_NUMBER.sub("", key), {})[place.id] = place
            told.names.setdefault(key.replace(" ", ""), {})[place.id] = None
            told.bones.setdefault(skeleton(name).replace(" ", ""), {})[place.id] = None
            told.towns[place.id] = place
    if len(kept) >= KEPT:
        kept.clear()
    kept[division.id] = told
    return told
