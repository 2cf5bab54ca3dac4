"""How strongly each name is told as a place hit, and what stands in for a place that no map has.

    ruled  = role + part of the story + event words − history
    points = the signs around the name (`place_signs.py`), weighed; more where the rules call it a hit, less where not
    over the bar: a hit; a village on no map: what is said to hold it; nothing at all: the one town it is about

Points become the score of an `AffectedPlace`: how likely it was hit, times how sure it is that this place of that name
is meant. 0.5 means just over the bar, or told plainly but one of several places of that name; 0.95 and more, the signs
agree and no other place can be meant.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection

from bot.model import Kind, Place, Precision
from bot.understand.scales import scales, trust
from bot.understand.signs import Signs
from bot.understand.tables import places as table
from bot.understand.tables.places import Role
from bot.understand.text.patterns import Late
from bot.understand.text.prose import PART_NAMES, Part
from bot.understand.where.context import HOME, SEAT, SERVED, adjoins
from bot.understand.where.mentions import VILLAGE, Named
from bot.understand.where.place_signs import place_signs
from bot.understand.where.scene import BAR, Hit, Scene

ROLE_POINTS = {
    Role.WITNESS: 4.8, Role.LIST: 4.0, Role.HEADING: 3.0, Role.TARGET: 2.9, Role.SPARED: 2.9, Role.BETWEEN: 2.4,
    Role.NEAR: 2.2, Role.AT: 2.0, Role.NONE: 0.5,
}  # fmt: skip
PART_POINTS = {Part.TITLE: 1.6, Part.LEAD: 1.5, Part.BODY: 0.0, Part.ASIDE: -9.0}
MAX_HEAT = 2.0
EXACT_ROLES = {Role.TARGET, Role.LIST, Role.REACHED, Role.AT, Role.WITNESS}
WARM, NEXT_TOWN = 2.0, 3.5  # warmth of a clause that tells an event; points for the next town of a row of attacks
LOOK_BACK = 75  # characters before a name that may tell its part in the story
OWN = 4  # votes that one name, told twice, gives its own country
CITY, CAPITAL, FEW = (
    4,
    5,
    3,
)  # importance of a region's seat, of a country's; votes that do not yet tell a story's country
BY_RULE, IN_ROW = 1.5, 3.0  # steps of the scales that a hit by the rules is worth; one of a row of places is more
AGAINST_RULE = 1.2  # … and what it costs to be told as something else: an office, a way out, another time
MANY_IN_ROW = 3
_RULED = tuple(f"=ruled {points}" for points in range(1, 7))  # points of the rules; more make no difference
BORDER_KM = 100.0  # how far beyond its border a country's news plays

_ENDS = Late(table.ENDS)
ALSO = re.compile(table.ALSO)
_REVENGE = re.compile(r"\b(?:revenge|retaliat\w+|reprisals?|aveng\w+|venge\w*|represailles)\b")
_OPENS = re.compile(r"[\"« ]*(?:in|at|a|au) (?:the |la |le )?")
_ROW = re.compile(r"\b(?:and|et|ou|or)\b")
_BETWEEN = re.compile(r"\b(?:between|entre)\b")
_NEAR = {Role.NEAR, Role.BETWEEN}
_IN_ITSELF = {Role.HEADING, Role.NONE, Role.AT, Role.TARGET}
_ABOUT = {Role.OFFICE, Role.ORIGIN, Role.HEADING, Role.NONE, Role.AT, Role.TARGET, Role.DIVISION}


def score(hit: Hit) -> float:
    """How likely it is that the incident happened at this very place, 0.05 to 0.99."""
    likely = 1 / (1 + math.exp(BAR - hit.points))
    return max(0.05, min(0.99, likely) * hit.named.sure)


def hits_over(scene: Scene, bar: float = -math.inf, *, of_many: bool = False) -> list[Hit]:
    """Every mention of a town that passes the bar, with its points.

    `of_many` says that the story goes from town to town: "In X, a blast …" then tells of one more.
    """
    hits = []
    for _, named in scene.of_towns:
        points = points_of(scene, named)
        if of_many and points and named.role is Role.AT and _opens_clause(scene, named):
            points += NEXT_TOWN
        if points >= bar and not is_foreign(scene, named):
            why = f"{named.role}, {PART_NAMES[named.clause.part]}" + (f"; {named.which}" if named.which else "")
            hits.append(
                Hit(named, points, why, Precision.NEAR if named.role in _NEAR or named.vague else Precision.EXACT)
            )
    return hits


def _opens_clause(scene: Scene, named: Named) -> bool:
    """A sentence of the body that begins with the place and is warm with event words itself."""
    before = scene.prose.low[named.clause.start : named.start]
    warm = scene.heat.get(named.clause.start, 0.0) >= WARM
    return warm and named.clause.part is Part.BODY and _OPENS.fullmatch(before) is not None


def points_of(scene: Scene, named: Named) -> float:
    """How strongly the text says that it happened there.

    BAR is as likely as not; each point more or less is a step of the scales (`scales.py`).
    """
    if named.start not in scene.points:
        ruled = _ruled(scene, named)
        points = BAR + scales("place").weigh(_signs(scene, named, ruled), about=named.place)[0]
        by_rule = -AGAINST_RULE * (1 - ruled / BAR)
        if ruled >= BAR:
            by_rule = IN_ROW if scene.row_of(named) >= MANY_IN_ROW else BY_RULE
        scene.points[named.start] = points + by_rule * trust(len(scene.prose.low))
    return scene.points[named.start]


def _signs(scene: Scene, named: Named, ruled: float) -> Signs:
    return place_signs(scene, named).union(_RULED[: max(0, int(ruled))])


def _ruled(scene: Scene, named: Named) -> float:
    """The points of the rules alone: role + part of the story + event words − history; 0 where it is only named."""
    clause = named.clause
    if named.role not in ROLE_POINTS or clause.start in scene.past:
        return 0.0
    if named.role in _NEAR and is_relation(scene, named):
        return 0.0
    if scene.over and _ENDS.pattern.search(scene.prose.low[max(clause.start, named.start - LOOK_BACK) : named.start]):
        return 0.0
    heat = scene.heat.get(clause.start, 0.0) or scene.heat_of_sentence(clause)
    points = ROLE_POINTS[named.role] + PART_POINTS[clause.part] + min(MAX_HEAT, heat / 2)
    if named.role is Role.NONE and clause.part is Part.TITLE:
        points += 0.5
    faint = not heat or (named.role is Role.NEAR and not ALSO.match(scene.prose.low, clause.start))
    if clause.part is Part.BODY and faint and named.role is not Role.LIST:
        points -= 1.0
    return points


def is_relation(scene: Scene, named: Named) -> bool:
    """Say whether "in A, near B" stands here: the place itself is named, B only tells where A lies."""
    start, _ = scene.prose.sentence_span(named.clause)
    for other in scene.just_before(named):
        inside = start <= other.start
        if inside and other.place and other.place.kind is Kind.TOWN and other.role in {*EXACT_ROLES, Role.NEAR}:
            between = scene.prose.low[other.end : named.start]
            between = _BETWEEN.split(between, maxsplit=1)[0]  # "in A, between B and C": the "and" is theirs
            if "," in between and "." not in between and not _ROW.search(between):
                return True
    return False


def is_foreign(scene: Scene, named: Named) -> bool:
    """A place beyond the countries served, or a village called like one in a story from elsewhere."""
    place, context = named.place, scene.context
    if place is None or (place.country not in SERVED and place.importance >= CITY):
        return True  # the world's capitals are in the gazetteer to be told from ours
    if place is not None and place.country not in HOME and place.importance >= CAPITAL and context.home:
        return True  # nor does what is told of our countries happen in a neighbour's
    if any(start <= named.start < end for start, end in context.world) and place.importance <= VILLAGE:
        return not named.held_by
    if context.elsewhere and context.abroad_first and not context.home_first and place.importance <= SEAT:
        return True
    if named.held_by or place.importance >= CITY:
        return False  # a city of ours is meant, however often another country is named
    return _of_another_story(scene, place)


def abroad(scene: Scene, place: Place) -> bool:
    """Say whether the groups told are at home in other countries, and the text speaks no more for the place's."""
    votes = scene.context.countries
    homes = {region[:2].upper() for region in scene.context.grounds}
    most = max((votes[home] for home in homes), default=0)
    return bool(homes) and place.country not in homes and votes[place.country] <= max(OWN, most)


def _of_another_story(scene: Scene, place: Place) -> bool:
    """A place in another country than the one that the groups told are at home in, or that the text speaks for."""
    context = scene.context
    village = place.importance <= VILLAGE
    homes = {region[:2].upper() for region in context.grounds}
    if village and abroad(scene, place):
        return _far_abroad(scene, place, homes)
    country, most = context.foremost if context.countries else (place.country, 0)
    votes = context.countries[place.country]
    if village:
        return country != place.country and most > max(1, 2 * votes - 1) and _far_abroad(scene, place, {country})
    return most > max(FEW, 2 * votes - 1) and not adjoins(country, place.country)


def _far_abroad(scene: Scene, place: Place, homes: Collection[str]) -> bool:
    """Say whether a village abroad lies farther off than those countries' forces and raiders go, or the groups told."""
    if place.lat is None or place.lon is None or not any(adjoins(home, place.country) for home in homes):
        return True
    grounds = scene.context.grounds
    return not any(
        any(p.id in grounds for p in scene.gazetteer.ancestors(other)) if grounds else other.country in homes
        for _, other in scene.gazetteer.near(place.lat, place.lon, BORDER_KM)
    )


# What stands in


def by_its_office(scene: Scene) -> list[Hit]:
    """Where nothing tells more, news of a town hall or prefecture is news of its own commune or district."""
    place = scene.context.office
    if place is None or not scene.prose.clauses:
        return []
    clause = scene.prose.clauses[0]
    office = Named(clause.start, clause.start, place.name, (place,), clause, Role.OFFICE, place=place)
    precision = Precision.NEAR if place.kind is Kind.TOWN else Precision.AREA
    return [Hit(office, BAR, "told by its own town hall or prefecture", precision)]


def _avenged(scene: Scene, named: Named) -> bool:
    """Say whether the place is told as that of what was avenged: seldom far, and all that is told."""
    low = scene.prose.low
    return _REVENGE.search(low[max(named.clause.start, named.start - 2 * LOOK_BACK) : named.start]) is not None


def only_place(scene: Scene) -> list[Hit]:
    """The one town that a story without any place hit is about, though named as an office or a place left."""
    told: dict[str, Named] = {}
    for named in scene.found:
        place, part = named.place, named.clause.part
        if place is None or named.masked or place.kind is not Kind.TOWN or part not in {Part.TITLE, Part.LEAD}:
            continue
        if named.clause.start in scene.past and part is not Part.TITLE:  # a title seldom tells of the past alone
            continue
        about = named.role in _ABOUT or (named.role is Role.EARLIER and _avenged(scene, named))
        # A region's seat is told of as an office too often; the capitals more so.
        small = place.importance < CITY or (place.importance == CITY and named.role in _IN_ITSELF)
        if about and small and not is_foreign(scene, named):
            told.setdefault(place.id, named)
    return [Hit(named, BAR, "the only town the story is about") for named in told.values()] if len(told) == 1 else []
