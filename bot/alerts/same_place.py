"""Two places told of events: how far they speak for one event, in points; None where they lie apart.

    the town itself, a town close by, "near X" and "near Y", a division that holds it
    a village on no map: by its name, in whatever spelling, also where each paper puts it near another town;
    somewhere in a region, beside what lies in less, by its name alone

A village on no map stands where its commune does, or somewhere in what holds it; its name tells it from the next
village of that commune, which stands there as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from rapidfuzz import fuzz

from bot.model import AffectedPlace, Incident, Kind, Precision, Report
from bot.understand.gazetteer.grid import distance_km
from bot.understand.gazetteer.names import fold, skeleton

# Two entries of one town (the commune and its seat); two names for one event's surroundings; "near X" and "near Y".
SAME_KM, AROUND_KM, NEAR_KM, FAR_KM = 3.0, 20.0, 12.0, 40.0
_AROUND, _FAR = 0.5, -1.5
_BESIDE = 1.0  # points for a village on no map and a small town that is told as the very place
SEAT = 3  # a place's importance from seats of divisions on
_EXACT_STEPS = ((SAME_KM, 3.0), (AROUND_KM, _AROUND), (FAR_KM, _FAR))
_VAGUE_STEPS = ((SAME_KM, 3.0), (NEAR_KM, 2.0), (FAR_KM, 0.75))
CHAIN = 12  # places of an incident that a report is held against: else town after town chains events into one
SAME_ROAD = 0.75  # points more where two places are the same
NAMED = 1.0  # points less for a place that is only named by what refers back, or has none of its own
UNMAPPED = 3.25  # points for a village on no map that both name: as sure as a town, and smaller
ALIKE = 85.0  # rapidfuzz ratio from which two names in one place are two spellings of one: one letter in seven

_SIZE_POINTS = {Kind.TOWN: 3.0, Kind.CERCLE: 2.5, Kind.REGION: 1.5, Kind.AREA: 1.5, Kind.COUNTRY: 0.5}
_HOLDS_POINTS = {Kind.TOWN: 2.0, Kind.CERCLE: 2.0, Kind.REGION: 1.25, Kind.AREA: 0.75, Kind.COUNTRY: 0.25}

_CLOSE = 2.0  # points from which two villages lie close by each other, or in one cercle
# What a village on no map lies somewhere in, by how much holds it; where more does, a cercle.
_COUNTRY, _REGION = 1, 2
_HOLDER = {_COUNTRY: Kind.COUNTRY, _REGION: Kind.REGION}


def place(report: Report, incident: Incident) -> float | None:
    """The nearest that any two places come; None where all lie apart."""
    told = (*report.places, *report.instead_of)
    known = incident.places[:CHAIN]
    found = [points for here, there in product(told, known) if (points := _namesakes(here, there)) is not None]
    told, known = _located(told), _located(known)
    found += [points for here, there in product(told, known) if (points := _near(here, there)) is not None]
    named = product(report.named, known)
    found += [points - NAMED for here, there in named if (points := _near(here, there)) is not None]
    if found and same_road(report, incident):
        found.append(max(found) + SAME_ROAD)
    if set(report.strangers) & set(incident.strangers) and not (_is_pinned(told) and _is_pinned(known)):
        found.append(UNMAPPED)
    return max(found, default=None)


def _located(told: Sequence[AffectedPlace]) -> tuple[AffectedPlace, ...]:
    """The places that tell where it was: not a village that is somewhere in the region, beside what lies in less."""
    near = tuple(spot for spot in told if not (spot.somewhere_in and len(spot.ancestors) in _HOLDER))
    return near or tuple(told)


def _is_pinned(told: Sequence[AffectedPlace]) -> bool:
    """Whether a town of the map is told as the very place: a name besides may be anybody's."""
    return any(
        spot.place.kind is Kind.TOWN and not spot.place.ad_hoc and spot.precision is Precision.EXACT for spot in told
    )


def same_road(report: Report, incident: Incident) -> bool:
    """Both tell the same two ends of a road, or two towns of one wave of attacks."""
    return len({each.place.id for each in report.places} & {each.place.id for each in incident.places}) > 1


def _near(here: AffectedPlace, there: AffectedPlace) -> float | None:
    one, other = here.place, there.place
    if one.id == other.id:
        vague = one.kind is Kind.TOWN and Precision.NEAR in {here.precision, there.precision}
        return _SIZE_POINTS[one.kind] - (0.25 if vague else 0.0)
    holder = one if one.id in there.ancestors else other if other.id in here.ancestors else None
    if holder is not None:
        return _HOLDS_POINTS[holder.kind]
    if one.kind is not Kind.TOWN or other.kind is not Kind.TOWN:
        return None
    near = _as_far_as_told(here, there)
    return None if near is None else _by_name(here, there, near)


def one_village(here: AffectedPlace, there: AffectedPlace) -> bool:
    """Whether two places of one event are one village on no map, told by two spellings or by two that hold it."""
    if not (here.on_no_map and there.on_no_map) or here.place.id == there.place.id:
        return here.on_no_map and here.place.id == there.place.id
    return _as_far_as_told(here, there) is not None and _alike(here.place.name, there.place.name)


def _as_far_as_told(here: AffectedPlace, there: AffectedPlace) -> float | None:
    """Points for how near two towns lie; for one that is somewhere in what holds the other as well."""
    lost, known = (here, there) if here.somewhere_in else (there, here)
    if lost.somewhere_in:
        holder = _HOLDER.get(len(lost.ancestors), Kind.CERCLE)  # two anywhere in a country are hardly one event
        return _HOLDS_POINTS[holder] if lost.somewhere_in in known.ancestors else None
    vague = Precision.NEAR in {here.precision, there.precision}
    km = distance_km(here.place, there.place)
    return next((points for reach, points in (_VAGUE_STEPS if vague else _EXACT_STEPS) if km <= reach), None)


def _is_small_town(spot: AffectedPlace) -> bool:
    """On the map and told as the very place; a larger one stands for all that lies around it."""
    return spot.precision is Precision.EXACT and spot.place.importance < SEAT


def _by_name(here: AffectedPlace, there: AffectedPlace, near: float) -> float:
    """Points for two places so near, where a village that is on no map is told by another name than what is there."""
    villages = sum(each.on_no_map for each in (here, there))
    if villages + sum(map(_is_small_town, (here, there))) < len((here, there)) or not villages:
        return near
    close = near >= _CLOSE
    if _alike(here.place.name, there.place.name):
        return _SIZE_POINTS[Kind.TOWN] if close else near
    if villages == 1:
        return min(near, _BESIDE)
    return _AROUND if close and not (here.somewhere_in or there.somewhere_in) else _FAR


def _namesakes(here: AffectedPlace, there: AffectedPlace) -> float | None:
    """A village on no map, put in two parts of a region: more often one that was misplaced than two of one name."""
    lost = here.on_no_map or there.on_no_map
    same = lost and fold(here.place.name) == fold(there.place.name)
    within = {*here.ancestors} & {*there.ancestors}
    return _SIZE_POINTS[Kind.TOWN] if same and len(within) >= _REGION else None


def _alike(one: str, other: str) -> bool:
    """Whether two names may be spellings of one."""
    left, right = skeleton(one), skeleton(other)
    likest = max(fuzz.ratio(left, right), fuzz.ratio(fold(one), fold(other)))
    return left[:1] == right[:1] and likest >= ALIKE
