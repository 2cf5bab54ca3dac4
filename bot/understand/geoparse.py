"""Where it happened, and what is only named: mask, find, resolve together, weigh, answer.

    spans    = masks(prose)                        groups, persons, datelines, footers
    mentions = find(prose, gazetteer, spans)       names with their role: target, near, destination …
    context  = resolve(mentions)                   one place each, decided together
    points   = weigh(mention)                      role + part of the story + event words − history
    affected = mentions over the bar               one entry a place; parents and relations dropped
    without any: the division or area the text says; without that: the country

A country's name is never a place while anything smaller is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.model import AffectedPlace, Kind, NamedPlace, Precision
from bot.understand.gazetteer import Gazetteer
from bot.understand.masks import Mask, masked, masks
from bot.understand.mentions import Named, find
from bot.understand.prose import Part, Prose, fold
from bot.understand.resolve import Context, resolve
from bot.understand.scene import BAR, Hit, Scene
from bot.understand.spot import Spotter
from bot.understand.stated import affected_place
from bot.understand.tables import places as table
from bot.understand.tables.places import Role
from bot.understand.wider import countries, divisions, plays_elsewhere, wide

LOW_BAR = 2.6  # the same where title and lead name no place
FAINT_BAR = 1.0  # the same where all that is left is the country
ROLE_POINTS = {
    Role.WITNESS: 4.8, Role.LIST: 4.0, Role.HEADING: 3.0, Role.TARGET: 2.9, Role.BETWEEN: 2.4, Role.NEAR: 2.2,
    Role.AT: 2.0, Role.NONE: 0.5,
}  # fmt: skip
PART_POINTS = {Part.TITLE: 1.6, Part.LEAD: 1.5, Part.BODY: 0.0, Part.ASIDE: -9.0}
MAX_HEAT = 2.0
LOOK_BACK = 75  # characters before a name that may tell its part in the story
_ENDS = Spotter(table.ENDS)
BRACKET, COMMA = 70, 14  # characters: how far a bracket or a comma reaches back to the name it explains
SURE = 10.0  # points that make a score of one
_EXACT_ROLES = {Role.TARGET, Role.LIST, Role.AT, Role.WITNESS}


@dataclass(slots=True)
class Where:
    """The places that were hit, those only named, names on no map, and the country it plays in."""

    places: tuple[AffectedPlace, ...] = ()
    background: tuple[NamedPlace, ...] = ()
    unmatched: tuple[str, ...] = ()
    country: str = ""


@dataclass(slots=True)
class Names:
    """Every name of a text with the place it means: found once, used by dates and places both."""

    spans: tuple[Mask, ...]
    found: list[Named]
    context: Context

    @property
    def country(self) -> str:
        """The ISO code of the country that the names speak for; "" where none does."""
        ranked = self.context.countries.most_common(1)
        return ranked[0][0] if ranked and ranked[0][1] else ""


def names_in(prose: Prose, gazetteer: Gazetteer, source: str) -> Names:
    """Find and resolve the names of a text."""
    spans = masks(prose, source)
    found = find(prose, gazetteer, spans)
    return Names(spans, found, resolve(prose, found, gazetteer, source))


def locate(
    prose: Prose,
    gazetteer: Gazetteer,
    names: Names,
    heat: Mapping[int, float],
    past: Mapping[int, str],
    *,
    over: bool = False,
) -> Where:
    """Weigh the names of a text.

    `heat` is how warm each clause is with event words, `past` the clauses of other times, `over` says that
    the item tells of the end: where captives came free is not where they were taken.
    """
    scene = Scene(prose, gazetteer, heat, past, names.spans, over, names.found, names.context)
    hits = _hits(scene, BAR)
    if all(hit.named.clause.part is Part.BODY for hit in hits):  # title and lead name none
        hits = _hits(scene, LOW_BAR)
    unmatched = _unmatched(scene)
    chosen = _towns(scene, hits, unmatched) or divisions(scene) or wide(scene)
    # "A few kilometres from X", said in passing, still tells people more than the country does.
    chosen = chosen or [hit for hit in _hits(scene, FAINT_BAR) if hit.precision is Precision.NEAR] or countries(scene)
    if plays_elsewhere(scene, chosen):
        chosen = []
    affected = tuple(_affected(scene, hit) for hit in chosen)
    return Where(affected, _background(scene, affected), tuple(unmatched), _country(scene, affected))


# Towns


def _hits(scene: Scene, bar: float) -> list[Hit]:
    """Every mention of a town that passes the bar, with its points."""
    hits = []
    for named in scene.found:
        if named.place is None or named.masked or named.place.kind is not Kind.TOWN:
            continue
        points, why = _points(scene, named)
        if points >= bar:
            near = named.role in {Role.NEAR, Role.BETWEEN}
            hits.append(Hit(named, points, why, Precision.NEAR if near else Precision.EXACT))
    return hits


def _points(scene: Scene, named: Named) -> tuple[float, str]:
    clause = named.clause
    if named.role not in ROLE_POINTS or clause.start in scene.past:
        return 0.0, scene.past.get(clause.start, named.role.value)
    if named.role is Role.NEAR and _is_relation(scene, named):
        return 0.0, "relation only"
    if scene.over and _ENDS.pattern.search(scene.prose.low[max(clause.start, named.start - LOOK_BACK) : named.start]):
        return 0.0, "where it ended"
    if _holds_previous(scene, named):
        return 0.0, Role.HOLDER.value
    heat = scene.heat.get(clause.start, 0.0)
    if not heat:
        start, end = scene.prose.sentence_span(clause)
        heat = max((w / 2 for at, w in scene.heat.items() if start <= at < end), default=0.0)
    points = ROLE_POINTS[named.role] + PART_POINTS[clause.part] + min(MAX_HEAT, heat / 2)
    if named.role is Role.NONE and clause.part is Part.TITLE:
        points += 0.5
    if clause.part is Part.BODY and (not heat or named.role is Role.NEAR) and named.role is not Role.LIST:
        points -= 1.0
    return points, f"{named.role.value}, {clause.part.name.lower()}"


def _holds_previous(scene: Scene, named: Named) -> bool:
    """In brackets after another name, or after it and a comma: what holds it ("Dioura (Ténenkou, Mopti)")."""
    if named.role not in {Role.NONE, Role.AT, Role.DIVISION}:
        return False
    text = scene.prose.text
    opened = text.rfind("(", named.clause.start, named.start)
    if opened >= 0 and ")" not in text[opened : named.start] and named.start - opened < BRACKET:
        return True
    for other in scene.found:
        if 0 <= named.start - other.end <= COMMA and other.place and named.place and other.place.id != named.place.id:
            between = scene.prose.low[other.end : named.start]
            named_above = {fold(each.name) for each in scene.gazetteer.ancestors(other.place)}
            if between.startswith((",", " (", ")")) and fold(named.place.name) in named_above:
                return True
    return False


def _is_relation(scene: Scene, named: Named) -> bool:
    """Say whether "in A, near B" stands here: the place itself is named, B only tells where A lies."""
    start, _ = scene.prose.sentence_span(named.clause)
    for other in scene.found:
        inside = start <= other.start < named.start
        if inside and other.place and other.place.kind is Kind.TOWN and other.role in _EXACT_ROLES:
            between = scene.prose.low[other.end : named.start]
            if "," in between and "." not in between and not re.search(r"\b(?:and|et|ou|or)\b", between):
                return True
    return False


def _towns(scene: Scene, hits: list[Hit], unmatched: list[str]) -> list[Hit]:
    """One hit a place, the best; the places that only hold the others, or a village on no map, settled."""
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
        if hit.points > known.points:
            hit.precision = known.precision
            best[place.id] = hit
    _drop_offices(scene, best)
    _drop_holders(scene, best)
    if unmatched:
        _stand_in(scene, best)
    return sorted(best.values(), key=lambda hit: (-hit.points, hit.named.start))


def _drop_offices(scene: Scene, best: dict[str, Hit]) -> None:
    """A name that only heads the title, and is told below as somebody's office, the way out or a bearing."""
    else_where = {
        n.place.id for n in scene.found
        if n.place and n.clause.part is not Part.TITLE
        and (n.role in {Role.OFFICE, Role.ORIGIN, Role.DESTINATION} or (n.role is Role.NEAR and _is_relation(scene, n)))
    }  # fmt: skip
    for place_id, hit in list(best.items()):
        heads = hit.named.role in {Role.HEADING, Role.NONE} and hit.named.clause.part is Part.TITLE
        if heads and place_id in else_where and len(best) > 1:
            del best[place_id]


def _drop_holders(scene: Scene, best: dict[str, Hit]) -> None:
    """A commune or seat that is named only because it holds the village hit is no place of its own."""
    for place_id, hit in list(best.items()):
        if hit.named.role not in {Role.NONE, Role.HEADING, Role.NEAR}:
            continue
        name = fold(hit.named.text)
        # "near the seat of the commune" gives way to an exact place only, a heading to any.
        roles = _EXACT_ROLES if hit.named.role is Role.NEAR else {*_EXACT_ROLES, Role.NEAR, Role.BETWEEN}
        others = (each for other, each in best.items() if other != place_id and each.named.role in roles)
        if any(name in _holder_names(scene, each) for each in others):
            del best[place_id]


def _holder_names(scene: Scene, hit: Hit) -> set[str]:
    place = hit.named.place
    return {fold(each.name) for each in scene.gazetteer.ancestors(place)} if place else set()


def _stand_in(scene: Scene, best: dict[str, Hit]) -> None:
    """A village on no map is told by the commune that the text gives for it, or by the place it lies near."""
    exact = any(hit.precision is Precision.EXACT and hit.named.role in _EXACT_ROLES for hit in best.values())
    roles = {Role.DIVISION} if exact else {Role.DIVISION, Role.NEAR}
    for named in scene.found:
        if named.masked or named.place is None or named.clause.start in scene.past:
            continue
        if named.place.kind is Kind.TOWN and named.role in roles and named.place.id not in best:
            best[named.place.id] = Hit(named, BAR, "commune of a village on no map", Precision.NEAR)
            return


# The answer


def _affected(scene: Scene, hit: Hit) -> AffectedPlace:
    place = hit.named.place
    assert place is not None  # noqa: S101  only resolved mentions become hits
    return affected_place(place, scene.gazetteer, hit.precision, min(0.99, hit.points / SURE), hit.why)


def _background(scene: Scene, affected: tuple[AffectedPlace, ...]) -> tuple[NamedPlace, ...]:
    """Names at which it did not happen, each once; what only holds an affected place is left out."""
    at = {each.place.id for each in affected}
    holding = {fold(name) for each in affected for name in each.within}
    names: dict[str, NamedPlace] = {}
    for named in scene.found:
        if named.place is None or named.place.id in at or (fold(named.text) in holding and named.role is Role.DIVISION):
            continue
        why = named.masked or scene.past.get(named.clause.start) or named.role.value
        names.setdefault(fold(named.text), NamedPlace(named.text, why))
    return tuple(names.values())


_UNKNOWN = Spotter(table.UNKNOWN, re.IGNORECASE)
# The next name of a row, where something like a row goes on or the sentence ends after it.
_ROW = re.compile(r"(?:,| et| and) (?:de |d'|à )?(?=[A-ZÀ-Ý][\w'’-]+(?:,| et | and | dans | in |[.;)]|$))")
_NAME = re.compile(r"[A-ZÀ-Ý][\w'’-]+(?: (?:de|du|d'|el|al|n')? ?[A-ZÀ-Ý][\w'’-]+){0,2}")


def _unmatched(scene: Scene) -> list[str]:
    """Capitalised names that the gazetteer lacks, after "the village of" or in a row of places hit."""
    text = scene.prose.text
    cues = [cue.end() for cue in _UNKNOWN.pattern.finditer(text)]
    for named in scene.found:
        if named.role in {Role.TARGET, Role.LIST} and not named.masked and named.clause.start not in scene.past:
            row = _ROW.match(text, named.end)
            if row is not None:
                cues.append(row.end())
    names: dict[str, None] = {}
    for at in sorted(cues):
        name = _NAME.match(text, at)
        known = any(n.start < name.end() and name.start() < n.end for n in scene.found) if name else True
        if name and not known and not masked(scene.spans, name.start(), name.end()):
            names.setdefault(name.group())
    return list(names)


def _country(scene: Scene, affected: tuple[AffectedPlace, ...]) -> str:
    if affected:
        return affected[0].place.country
    return Names(scene.spans, scene.found, scene.context).country
