"""Who is woken: from the places an incident hit to the places whose watchers hear of it.

Sending then costs by matches, not by subscribers: each watched place is looked up once. The rules:

- hit at a town, or near it: who watches the town, a town within 15 km of it, or anything that holds it;
- known only by its cercle (province, department): who watches the cercle, what holds it, or anything in it,
  these last with "exact place not known";
- hit at a village that no map has: as if what holds it were all that is known, with the village's name;
- known only by its region or country: who watches that or what holds it, and nobody in it, unless the
  incident is Extreme. Even then a country's name alone wakes no town's watchers;
- "western Mali": who watches what holds it, which is Mali.

A watch on a town reaches 15 km unless its chat narrowed it (0: the town alone) or widened it to a circle (up to
200 km). Circles are few, however many the subscribers: their centres are an argument, and `reach_keys` says how far
a watch must reach to be told:

- hit at a town within the circle: its distance from the centre;
- known only by its cercle, or in an Extreme case its region: the distance of its chief town from the centre;
- a country and "western Mali" meet no circle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.model import NEARNESS_RANK, AffectedPlace, Kind, Nearness, Place, Precision, Severity, WatchKey
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.gazetteer.grid import distance_km

TOWN_REACH_KM = 15.0  # what a watch on a town takes in, told to the subscriber when it is set
WIDEST_REACH_KM = 200.0  # of a circle

# Holders from near to far: a commune that holds a village is a town too.
_SIZE = {Kind.TOWN: 0, Kind.CERCLE: 1, Kind.REGION: 2, Kind.AREA: 3, Kind.COUNTRY: 4}


def watch_keys(places: Sequence[AffectedPlace], severity: Severity, gazetteer: Gazetteer) -> list[WatchKey]:
    """The places whose watchers are told, each once by its nearest relation, nearest first.

    Order: the places themselves, then towns around them by distance, then cercles, regions and countries that
    hold them, then what lies somewhere in them; within one rank as the affected places stand.
    """
    nearest: dict[str, tuple[tuple[int, float], WatchKey]] = {}
    for affected in places:
        for key, step in _keys(affected, severity, gazetteer):
            rank = (NEARNESS_RANK[key.nearness], step)
            if key.place_id not in nearest or rank < nearest[key.place_id][0]:
                nearest[key.place_id] = (rank, key)
    return [key for _, key in sorted(nearest.values(), key=lambda ranked: ranked[0])]


def reach_keys(
    places: Sequence[AffectedPlace], severity: Severity, gazetteer: Gazetteer, circles: Iterable[Place] = ()
) -> list[WatchKey]:
    """Who is told, where watches reach differently far: a key is for watches with `reach_km >= distance_km`.

    `circles` are the centres that somebody watches with more than the usual reach. Nearest first; a watch is told by
    the first key of its place that it reaches. So a place stands more than once only where the later key asks less
    reach: 12 km from one town that was hit, and somewhere in a cercle of which no more is known (0 km).
    """
    centres = [each for each in circles if each.kind is Kind.TOWN]
    found = [
        ((NEARNESS_RANK[key.nearness], step), key)
        for affected in places
        for key, step in (*_keys(affected, severity, gazetteer), *_circled(affected, severity, gazetteer, centres))
    ]
    found.sort(key=lambda ranked: ranked[0])
    asks: dict[str, float] = {}
    kept = []
    for _, key in found:
        if key.distance_km < asks.get(key.place_id, float("inf")):
            asks[key.place_id] = key.distance_km
            kept.append(key)
    return kept


def nearest_reached(keys: Iterable[WatchKey], reaches: Mapping[str, float]) -> WatchKey | None:
    """The key that tells somebody with these watches (place id → kilometres); None where none of them is concerned."""
    return next((key for key in keys if reaches.get(key.place_id, -1) >= key.distance_km), None)


def _circled(
    affected: AffectedPlace, severity: Severity, gazetteer: Gazetteer, centres: Sequence[Place]
) -> Iterator[tuple[WatchKey, float]]:
    """The circles that an affected place lies in, with the kilometres from their centres."""
    place, known = affected.place, _known_as(affected, gazetteer)
    match known.kind:
        case Kind.TOWN:
            spot, nearness = known, Nearness.AROUND
        case Kind.CERCLE | Kind.REGION if known.kind is Kind.CERCLE or severity is Severity.EXTREME:
            spot, nearness = gazetteer.get(known.seat) or known, Nearness.SOMEWHERE
        case _:
            return
    for centre in centres:
        km = distance_km(centre, spot)
        if centre.id != place.id and km <= WIDEST_REACH_KM:
            yield WatchKey(centre.id, place.id, nearness, km), km


def _keys(affected: AffectedPlace, severity: Severity, gazetteer: Gazetteer) -> Iterator[tuple[WatchKey, float]]:
    """Every relation of one affected place, each with its step within the same nearness."""
    place = affected.place
    yield WatchKey(place.id, place.id, Nearness.AT), 0
    for km, town in _around(place, gazetteer):
        yield WatchKey(town.id, place.id, Nearness.AROUND, km), km
    for step, holder_id in _holders(affected, gazetteer):
        yield WatchKey(holder_id, place.id, Nearness.WITHIN), step
    for inner in _inside(affected, severity, gazetteer):
        yield WatchKey(inner.id, place.id, Nearness.SOMEWHERE), 0


def _around(place: Place, gazetteer: Gazetteer) -> Iterator[tuple[float, Place]]:
    """Other towns within reach of a town, with the kilometres between them."""
    if place.kind is not Kind.TOWN or place.lat is None or place.lon is None:
        return
    for km, town in gazetteer.near(place.lat, place.lon, TOWN_REACH_KM):
        if town.id != place.id and town.kind is Kind.TOWN and town.id not in place.parents:
            yield km, town


def _known_as(affected: AffectedPlace, gazetteer: Gazetteer) -> Place:
    """The place; of a village that no map has and that has no point, what holds it: it lies somewhere in there."""
    return gazetteer.get(affected.somewhere_in) or affected.place


def _holders(affected: AffectedPlace, gazetteer: Gazetteer) -> Iterator[tuple[float, str]]:
    """Ids of everything that holds the place, with the step from near to far.

    A place that a source states with its coordinates is in no gazetteer: its holders are what it says itself.
    """
    known = {holder.id: holder for holder in gazetteer.ancestors(affected.place)}
    for holder_id in dict.fromkeys((*affected.ancestors, *affected.place.parents, *known)):
        if holder_id == affected.place.id:
            continue
        holder = known.get(holder_id) or gazetteer.get(holder_id)
        yield _SIZE[holder.kind if holder else Kind.COUNTRY], holder_id


def _inside(affected: AffectedPlace, severity: Severity, gazetteer: Gazetteer) -> Iterator[Place]:
    """What lies in a place that is all that is known of where it happened."""
    known = _known_as(affected, gazetteer)
    match known.kind:
        case Kind.CERCLE:
            yield from gazetteer.inside(known.id)
        case Kind.TOWN if affected.precision is Precision.AREA:  # a commune: its villages
            yield from gazetteer.inside(known.id)
        case Kind.REGION if severity is Severity.EXTREME:
            yield from gazetteer.inside(known.id)
        case Kind.COUNTRY if severity is Severity.EXTREME:
            yield from gazetteer.inside(known.id, towns=False)
        case _:
            return
