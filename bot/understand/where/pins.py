"""Villages told beside a place that the text pins down: they lie near it, whatever else is called so.

"the village of Kara near Diafarabé" is the Kara that lies there; a village in one sentence with a place that has its
cercle in brackets, and far from it, is another of that name. Neither is guessed: what no map has there is told as near
the place that it is said to be near, or not at all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import distance_km
from bot.understand.gazetteer.index import IMPORTED
from bot.understand.tables import holders as table
from bot.understand.tables.places import UNKNOWN, Role
from bot.understand.text.prose import Part, Prose
from bot.understand.where.context import SEAT, SERVED
from bot.understand.where.holders import SAME_KM
from bot.understand.where.mentions import VILLAGE, Named

NEAR_KM, TOWARDS_KM = 40.0, 100.0  # how far "near" and "north of" reach at most
TOLD, ASTRAY = 1.3, 15.0  # kilometres told are by road, by guess, or from the edge: so many times as far and more
AMID_KM = 75.0  # how far apart the villages of one event lie at most
CLEARLY = 1.7  # so many times as far must the next of that name lie
ASKEW = 60.0  # degrees between the point of the compass told and where the place lies
SURE = 0.9  # how sure a place must be to pin others down
LOOK_ON = 70  # characters between a name and the name that it is said to lie near

_SETTLEMENT, LOOK_BACK = re.compile(UNKNOWN), 24
_NEAR_BEHIND = re.compile(table.NEAR_BEHIND)
_AMID_TWO = re.compile(r",? (?:between|entre) (?:the towns? of |les villes de )?$")
_SIDES = tuple((re.compile(pattern), degrees) for pattern, degrees in table.SIDES)
_PLACED = {Role.TARGET, Role.LIST, Role.REACHED, Role.AT, Role.WITNESS, Role.NEAR, Role.HEADING, Role.NONE}


@dataclass(frozen=True, slots=True)
class Pin:
    """A place, how far around it the other is to be looked for, and on which side, in degrees from north."""

    place: Place
    reach: float
    side: float | None = None

    def away(self, other: Place) -> float:
        """Kilometres to a place that may be meant; infinitely many where it cannot be."""
        far = distance_km(self.place, other)
        fits = far <= self.reach and (self.side is None or far <= ASTRAY or self._askew(other, self.side) <= ASKEW)
        return far if fits else math.inf

    def _askew(self, other: Place, side: float) -> float:
        assert None not in {self.place.lat, self.place.lon, other.lat, other.lon}  # noqa: S101  distances are known
        north = other.lat - self.place.lat  # type: ignore[operator]
        east = (other.lon - self.place.lon) * math.cos(math.radians(self.place.lat))  # type: ignore[operator,arg-type]
        return abs((math.degrees(math.atan2(east, north)) - side + 180.0) % 360.0 - 180.0)


def pin_down(prose: Prose, found: Sequence[Named]) -> None:
    """Give villages the place that lies near their pin, or none."""
    for at, named in enumerate(found):
        if named.masked or named.held_by or named.role not in _PLACED:
            continue
        beside = list(_beside(prose, named, found[at + 1 : at + 3]))
        if beside:
            _settle(named, beside, stand_in=beside[0].place)
        elif named.places and all(_is_village(place) for place in named.places):
            pins = list(_amid(prose, named, found))
            if pins:
                _settle(named, pins)
    _widen_headings(prose, found)


def _widen_headings(prose: Prose, found: Sequence[Named]) -> None:
    """In "Koro : …" over "the village of X", which is on no map, Koro is where X lies: the cercle, not its seat."""
    lost = [named for named in found if named.place is None and not named.places and not named.masked]
    lost = [n for n in lost if n.clause.part is not Part.BODY]
    called = {n.text for n in lost if _SETTLEMENT.search(prose.low, max(0, n.start - LOOK_BACK), n.start)}
    lost = [n for n in lost if n.text in called]
    for head in found if lost else ():
        if head.masked or head.role is not Role.HEADING or head.clause.part is not Part.TITLE or head.place is None:
            continue
        town = head.place
        head.place = next((each for each in head.places if each.kind is Kind.CERCLE and each.seat == town.id), town)
        for named in lost:
            named.lost = head.place if named.lost is town else named.lost


def _is_village(place: Place) -> bool:
    return place.importance <= VILLAGE and place.id.startswith(IMPORTED) and place.kind is Kind.TOWN


def _beside(prose: Prose, named: Named, then: Sequence[Named]) -> Iterator[Pin]:
    """The town that the name is said to lie near, right behind it: "…, 12 km north of Diafarabé"; or between which."""
    first, *more = [*then, None]
    if first is None or first.masked or first.start - named.end > LOOK_ON or not _may_move(named):
        return
    between = prose.low[named.end : first.start]
    if first.role is Role.BETWEEN and _AMID_TWO.match(between):
        ends = [each.place for each in (first, more[0]) if each and each.role is Role.BETWEEN and _pins(each)]
        places = [place for place in ends if place is not None]
        if len(places) == len((first, more[0])):
            apart = distance_km(*places)
            yield from (Pin(place, max(NEAR_KM, apart)) for place in places)
        return
    behind = _NEAR_BEHIND.match(between) if first.role is Role.NEAR else None
    if behind is not None:
        told = float(behind["km"] or 0.0)
        reach = told * TOLD + ASTRAY if told else NEAR_KM if behind["near"] else TOWARDS_KM
        side = next((degrees for pattern, degrees in _SIDES if pattern.search(between)), None)
        if first.place is None or (len(first.places) > 1 and _is_village(first.place)):
            _settle_both(named, first, reach, side)
        if first.place is not None and _pins(first):
            yield Pin(first.place, reach, side)


def _settle_both(named: Named, then: Named, reach: float, side: float | None) -> None:
    """Of two names that many places bear, the only two that lie as the text says: "Séré, 11 km north of Koula"."""
    pairs = [
        (one, other)
        for other in _towns(then) if other.country in SERVED
        for one in _towns(named) if Pin(other, reach, side).away(one) < math.inf
    ]  # fmt: skip
    for one, other in pairs:
        if distance_km(one, pairs[0][0]) > SAME_KM or distance_km(other, pairs[0][1]) > SAME_KM:
            return
    if pairs:
        named.place, then.place = pairs[0]
        named.lost = then.lost = None
        named.sure = then.sure = SURE
        named.which = then.which = "the only two of those names that lie so"


def _towns(named: Named) -> list[Place]:
    return [place for place in named.places if place.kind is Kind.TOWN and place.lat is not None]


def _may_move(named: Named) -> bool:
    """A place that is known for little, or none yet; a city is where it is."""
    return named.place is None or named.place.importance <= SEAT or len(named.places) > 1


def _pins(named: Named) -> bool:
    """Say whether this name surely means a town of ours that more than its name is known of."""
    place = named.place
    if place is None or place.kind is not Kind.TOWN or place.lat is None or named.sure < SURE:
        return False
    return place.country in SERVED and not _is_village(place)


def _amid(prose: Prose, named: Named, found: Sequence[Named]) -> Iterator[Pin]:
    """Towns of the same sentence of which the text says what holds them."""
    start, end = prose.sentence_span(named.clause)
    for other in found:
        place = other.place
        if other is named or not start <= other.start < end or not other.held_by or other.role not in _PLACED:
            continue
        if place is not None and place.kind is Kind.TOWN and place.lat is not None and other.sure >= SURE:
            yield Pin(place, AMID_KM)


def _settle(named: Named, pins: Sequence[Pin], *, stand_in: Place | None = None) -> None:
    """The one place of that name within reach of a pin; where there is none or several, what stands in for it."""
    towns = _towns(named)
    away = {place.id: min(pin.away(place) for pin in pins) for place in towns}
    if named.place is not None and away.get(named.place.id, 0.0) < math.inf:
        return
    close = sorted((place for place in towns if away[place.id] < math.inf), key=lambda place: away[place.id])
    rivals = [other for other in close[1:] if distance_km(close[0], other) > SAME_KM]
    if close and (not rivals or (stand_in is not None and away[rivals[0].id] > CLEARLY * away[close[0].id])):
        named.place, named.lost, named.sure = close[0], None, SURE
        named.which = "the one of that name near the place told beside it"
    elif (named.place is not None or stand_in is not None) and not _only_known(named):
        named.place, named.lost = None, stand_in
        named.which = "no place of that name lies there"


def _only_known(named: Named) -> bool:
    """Say whether the name is a town's that the news keeps naming, and no other place's."""
    return named.place is not None and len(_towns(named)) == 1 and named.place.importance >= SEAT
