"""Where it happened, and what is only named: mask, find, resolve together, weigh, answer.

    spans    = masks(prose)                        groups, persons, datelines, footers
    mentions = find(prose, gazetteer, spans)       names with their role: target, near, destination …
    context  = resolve(mentions)                   one place each, decided together
    journeys = mark_journeys                       one that was broken off: both its ends are near it
    roads    = narrow_roads, mark_bearings         ends of roads and towns that only tell the way are none hit
    points   = weigh(mention)                      all signs around it, and what the rules say of them
    ruled    = mentions over the bar               one entry a place; parents and relations dropped
    affected = compare(towns, ruled)               each weighed again, beside the other towns of the text
    villages on no map: in what is said to hold them, or beside what was hit (`villages.py`)
    without any: the division or area the text says, the town of its office; without that: the country
    not even that: the likeliest of the towns named (`compare.py`): somebody is better told than nobody
    none at all, in a text that opens abroad: that country (`abroad`)

A country's name is never a place while anything smaller is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.model import AffectedPlace, NamedPlace, Precision
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.tables import places as table
from bot.understand.tables.places import Role
from bot.understand.text.prose import Part, Prose, fold
from bot.understand.tongues.spoken import Spoken
from bot.understand.where.compare import compare, likeliest
from bot.understand.where.context import Context
from bot.understand.where.coordinates import told_points
from bot.understand.where.exactness import from_town
from bot.understand.where.journeys import mark_journeys
from bot.understand.where.masks import Mask, masks
from bot.understand.where.mentions import Named, find
from bot.understand.where.resolve import resolve
from bot.understand.where.roads import mark_bearings, narrow_roads
from bot.understand.where.scene import BAR, Hit, Scene
from bot.understand.where.stated import affected_place
from bot.understand.where.villages import (
    by_its_commune,
    by_its_mayor,
    by_name,
    drop_communes,
    is_called_village,
    stand_ins,
)
from bot.understand.where.weigh import (
    EXACT_ROLES,
    LOOK_BACK,
    by_its_office,
    hits_over,
    only_place,
    score,
)
from bot.understand.where.wider import countries, divisions, plays_elsewhere, wide
from bot.understand.where.winnow import (
    LOW_BAR,
    OUTRIGHT,
    drop_bearings,
    drop_coded,
    drop_far,
    drop_far_ends,
    drop_holders,
    drop_offices,
    drop_seats,
    drop_spared,
    drop_speakers,
    opening,
)

MANY = 3  # places hit that make a row of attacks
FAINT_BAR = 1.0  # the same where all that is left is the country


@dataclass(slots=True)
class Where:
    """The places that were hit, those only named, names on no map, and the country it plays in.

    `abroad` is the country beyond the gazetteer that it opens with, where it was hit by none of ours.
    """

    places: tuple[AffectedPlace, ...] = ()
    background: tuple[NamedPlace, ...] = ()
    unmatched: tuple[str, ...] = ()
    country: str = ""
    abroad: str = ""


@dataclass(slots=True)
class Names:
    """Every name of a text with the place it means: found once, used by dates and places both."""

    spans: tuple[Mask, ...]
    found: list[Named]
    context: Context

    @property
    def country(self) -> str:
        """The ISO code of the country that the names speak for; "" where none does."""
        country, votes = self.context.foremost
        return country if votes else ""


def names_in(prose: Prose, gazetteer: Gazetteer, source: str, spoken: Spoken | None = None) -> Names:
    """Find and resolve the names of a text; `spoken` is its tongue, where that is neither English nor French."""
    spans = masks(prose, source, foreign=spoken is not None)
    found = find(prose, gazetteer, spans, spoken)
    context = resolve(prose, found, gazetteer, source)
    mark_journeys(prose, found)
    narrow_roads(prose, found)  # resolving asks for both ends: a village between two towns is pinned by them
    mark_bearings(prose, found)
    return Names(spans, found, context)


def locate(
    prose: Prose,
    gazetteer: Gazetteer,
    names: Names,
    heat: Mapping[int, float],
    past: Mapping[int, str],
    *,
    over: bool = False,
    foreign: bool = False,
    owed: bool = False,
) -> Where:
    """Weigh the names of a text.

    `heat` is how warm each clause is with event words, `past` the clauses of other times, `over` says that
    the item tells of the end: where captives came free is not where they were taken. `foreign` says that the
    text is in a language whose cues are unknown: only what it opens with is believed. `owed` says that it tells of an
    incident, so that somebody should hear of it.
    """
    scene = Scene(prose, gazetteer, heat, past, names.spans, over, names.found, names.context)
    hits = hits_over(scene, BAR)
    many = len({hit.named.place.id for hit in hits if hit.named.place}) >= MANY  # one town after another
    if all(hit.named.clause.part is Part.BODY for hit in hits):  # title and lead name none
        hits = hits_over(scene, LOW_BAR)
    elif many:
        hits = hits_over(scene, BAR, of_many=True)
    unmatched = _unmatched(scene)
    standing = stand_ins(scene, hits)
    hits = [*hits, *standing]
    if foreign:
        hits = opening(scene, hits)
    best = _best(scene, hits)
    if not foreign:  # whose words are no signs
        best = _compared(scene, best, standing, hits_over(scene, of_many=many))
    drop_communes(best, standing)
    chosen = _towns(scene, best, hits, unmatched) or by_its_mayor(scene, unmatched)
    chosen = chosen or divisions(scene) or wide(scene) or only_place(scene) or by_its_office(scene)
    # "A few kilometres from X", said in passing, still tells people more than the country does.
    faint = () if chosen else hits_over(scene, FAINT_BAR)
    chosen = chosen or [hit for hit in faint if hit.precision is Precision.NEAR] or countries(scene)
    if not chosen and owed and not foreign:
        chosen = likeliest(scene, hits_over(scene))
    from_town(scene, chosen)
    if plays_elsewhere(scene, chosen):
        chosen = []
    elif not foreign:
        chosen = by_name(scene, chosen)
    affected = _with_points(scene, tuple(_affected(scene, hit) for hit in chosen), unmatched)
    abroad = "" if affected else _abroad(scene)
    return Where(affected, _background(scene, affected), tuple(unmatched), _country(scene, affected), abroad)


def _abroad(scene: Scene) -> str:
    """The country beyond ours that a text with a title opens with; a post's first words greet whomever they like."""
    context = scene.context
    opens = context.abroad_first and not context.home_first and scene.prose.body_at > 0
    return context.elsewhere if opens else ""


# Towns


def _best(scene: Scene, hits: list[Hit]) -> dict[str, Hit]:
    """One hit a place, the best, by the place's id; without those that the rules tell to be named beside it."""
    best: dict[str, Hit] = {}
    for hit in hits:
        place = hit.named.place
        assert place is not None  # noqa: S101  _hits keeps resolved mentions only
        known = best.get(place.id)
        if known is None:
            best[place.id] = hit
            continue
        if hit.precision is Precision.NEAR and hit.named.clause.part is not Part.BODY:
            known.precision = Precision.NEAR
        # What tells it outright says more than what tells it first.
        if (hit.named.role in OUTRIGHT, hit.points) > (known.named.role in OUTRIGHT, known.points):
            hit.precision = known.precision
            best[place.id] = hit
        best[place.id].points = max(hit.points, known.points)
    drop_offices(scene, best)
    drop_holders(scene, best, hits)
    drop_seats(scene, best)
    drop_speakers(scene, best)
    drop_bearings(best)
    drop_far_ends(scene, best)
    drop_far(scene, best)
    return best


def _compared(scene: Scene, best: dict[str, Hit], standing: list[Hit], told: list[Hit]) -> dict[str, Hit]:
    """Each town weighed beside the others of the text; what stands in for a village on no map stays."""
    stay = {hit.named.place.id for hit in standing if hit.named.place} & best.keys()
    compared = {place_id: best[place_id] for place_id in stay}
    for hit in compare(scene, told, best):
        if hit.named.place is not None and hit.named.place.id not in stay:
            known = best.get(hit.named.place.id)
            compared[hit.named.place.id] = replace(known, points=hit.points) if known else hit
    return compared


def _towns(scene: Scene, best: dict[str, Hit], hits: list[Hit], unmatched: list[str]) -> list[Hit]:
    """The towns that were hit, the foremost first: what the text says outright of a place is settled last."""
    drop_coded(scene, best)
    drop_spared(best)
    if unmatched or (not best and any(is_called_village(scene, named) for named in scene.found)):
        by_its_commune(scene, best)
    return sorted(best.values(), key=lambda hit: (_front(hit, hits), -hit.points, hit.named.start))


def _front(hit: Hit, hits: list[Hit]) -> Part:
    """The foremost part of the story that tells this place hit: what the title names leads the alert, too."""
    return min((each.named.clause.part for each in hits if each.named.place is hit.named.place), default=Part.BODY)


# The answer


def _affected(scene: Scene, hit: Hit) -> AffectedPlace:
    place = hit.named.place
    assert place is not None  # noqa: S101  only resolved mentions become hits
    return affected_place(place, scene.gazetteer, hit.precision, score(hit), hit.why)


def _with_points(scene: Scene, affected: tuple[AffectedPlace, ...], unmatched: list[str]) -> tuple[AffectedPlace, ...]:
    """Coordinates in the text place what the words place less well: a village on no map, "near X", a whole cercle."""
    vague = not affected or any(each.precision is not Precision.EXACT for each in affected)
    if not (vague and scene.heat):
        return affected
    told = told_points(scene.prose, scene.gazetteer, unmatched[0] if len(unmatched) == 1 else "")
    countries_told = {each.place.country for each in affected}
    told = [each for each in told if not countries_told or each.place.country in countries_told]
    return (*told, *(each for each in affected if each.precision is Precision.EXACT)) if told else affected


def _background(scene: Scene, affected: tuple[AffectedPlace, ...]) -> tuple[NamedPlace, ...]:
    """Names at which it did not happen, each once; what only holds an affected place is left out."""
    at = {each.place.id for each in affected}
    holding = {fold(name) for each in affected for name in each.within}
    names: dict[str, NamedPlace] = {}
    for named in scene.found:
        if named.place is None or named.place.id in at:
            continue
        name = fold(named.text)
        if name not in names and not (named.role is Role.DIVISION and name in holding):
            why = named.masked or scene.past.get(named.clause.start) or str(named.role)
            names[name] = NamedPlace(named.text, why)
    return tuple(names.values())


_SETTLEMENT = re.compile(table.UNKNOWN)


def _unmatched(scene: Scene) -> list[str]:
    """Names that the gazetteer lacks: after "the village of", in a row of places, before what holds them."""
    names: dict[str, None] = {}
    low = scene.prose.low
    for named in scene.found:
        if named.places or named.clause.start in scene.past or named.role is Role.HOLDER:
            continue
        cued = _SETTLEMENT.search(low[max(0, named.start - LOOK_BACK // 2) : named.start])
        if cued or named.held_by or (named.follows >= 0 and scene.found[named.follows].role in EXACT_ROLES):
            names.setdefault(named.text)
    return list(names)


def _country(scene: Scene, affected: tuple[AffectedPlace, ...]) -> str:
    if affected:
        return affected[0].place.country
    return Names(scene.spans, scene.found, scene.context).country
