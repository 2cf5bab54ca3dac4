"""Which ends of a road were hit: "between A and B", "the A - B road", «la piste de A à B».

    both     as a rule: where on it, nobody told
    one      the text tells nearer which: "the A - B road, 6 km from B"
    neither  it tells a place on the way: "… between A and B, near C"
    neither  the road only tells who travelled: "a bus of the A - B line was stopped at C"

What is no place hit gets the role DESTINATION.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.model import Kind
from bot.understand.gazetteer.gazetteer import Mention, distance_km
from bot.understand.tables import roads as table
from bot.understand.tables.places import APPOSED, TOLD, Role
from bot.understand.text.prose import Part, Prose

if TYPE_CHECKING:  # mentions calls this module
    from bot.understand.where.mentions import Named

LOOK_BACK, LABEL_BACK = 75, 24  # characters before the first name
AROUND = 6  # names on either side that may tell more than a road does
BESIDE_KM = 40.0  # how far from the ends of a road a place may lie that is told as on it
CAPITAL = 5  # importance
_BESIDE = {Role.NEAR, Role.BETWEEN}
NEXT = 2  # sentences behind a road in which one of its ends may be told nearer

_ROAD_BEFORE, _ROAD_AFTER = re.compile(table.ROAD_BEFORE), re.compile(table.ROAD_AFTER[1:])
_ROAD_FROM, _ROAD_TO = re.compile(table.ROAD_FROM), re.compile(table.ROAD_TO)
_ROAD_IS = re.compile(r"(?:the |la |le |l')?(?:[a-z]+ )?(?:road|route|track|piste|axe|axis|highway)\b")
_ROAD_PAIR = re.compile(rf" ?[-–—/] ?[A-ZÀ-Ý][\w' -]{{1,30}}?{table.ROAD_AFTER[1:]}")
_PAIR, _DASH = re.compile(r" ?[-–—/] ?[A-ZÀ-Ý]"), re.compile(r" ?[-–—/] ?")
_DASH_OR_NONE = re.compile(r" ?[-–—/] ?| ")  # posts leave it out: "the A B road"
_LINE, _PAIR_HEADS = re.compile(r"\n ?(?:[-–—•*·▪►>] ?)?$"), re.compile(table.PAIR_HEADS)
_CLOSED_AFTER = re.compile(table.CLOSED_AFTER)
_JOURNEY_BEFORE, _JOURNEY_AFTER = re.compile(table.JOURNEY_BEFORE), re.compile(table.JOURNEY_AFTER)
_APPOSED = re.compile(rf"{APPOSED}[^.;]{{0,60}}$")


def begins_road(prose: Prose, mention: Mention) -> bool:
    """Whether it is the first of two names in "the A - B road", «route A–B»."""
    pair = _PAIR.match(prose.text, mention.end)
    if pair is None:
        return False
    before = prose.low[max(0, mention.start - LABEL_BACK) : mention.start]
    return bool(_ROAD_BEFORE.search(before) or _ROAD_PAIR.match(prose.text, mention.end))


def mark_roads(prose: Prose, found: list[Named]) -> None:
    """Both ends of "the A - B road" or «axe A–B» are where it happened between."""
    for one, two in pairwise(found):
        low = prose.low
        if one.masked or two.masked:
            continue
        if _from_to(prose, one, two):
            one.role = two.role = Role.BETWEEN
        if not _DASH_OR_NONE.fullmatch(low, one.end, two.start):
            continue
        road = _ROAD_AFTER.match(low, two.end) or _ROAD_BEFORE.search(low[max(0, one.start - LABEL_BACK) : one.start])
        if road or _CLOSED_AFTER.match(low, two.end) or _heads(prose, one, two):
            one.role = two.role = Role.BETWEEN


def mark_passages(prose: Prose, found: Sequence[Named]) -> None:
    """A place that somebody passed through is between no two: "through A", without a B."""
    for at, named in enumerate(found):
        passed = prose.low.endswith("through ", 0, named.start) and named.role is Role.BETWEEN
        if passed and not any(each.follows == at for each in found[at + 1 : at + 2]):
            named.role = Role.AT


def _heads(prose: Prose, one: Named, two: Named) -> bool:
    """Whether the two open a post or a line of a bulletin: "Nara-Nioro : ils ont pris le car"."""
    low = prose.low
    if any(place.importance >= CAPITAL for place in (*one.places, *two.places)):
        return False  # a corridor across countries
    opens = one.start == 0 or _LINE.search(low, max(0, one.start - LABEL_BACK), one.start) is not None
    return opens and low[one.end : two.start] != " " and _PAIR_HEADS.match(low, two.end) is not None


def _from_to(prose: Prose, one: Named, two: Named) -> bool:
    """Both ends of "on the track from A to B"; in the body not "The road from A to B is closed"."""
    if not _ROAD_TO.fullmatch(prose.low, one.end, two.start):
        return False
    if one.clause.part is Part.BODY and _ROAD_IS.match(prose.low, one.clause.start):
        return False
    before = max(one.clause.start, one.start - LOOK_BACK)
    return one.role is Role.BETWEEN or _ROAD_FROM.search(prose.low, before, one.start) is not None


def narrow_roads(prose: Prose, found: Sequence[Named]) -> None:
    """Leave out the ends of a road where the text tells nearer where on it; `found` have roles and places."""
    for at, (one, two) in enumerate(pairwise(found)):
        if one.masked or two.masked:
            continue
        others = (*found[max(0, at - AROUND) : at], *found[at + 2 : at + 2 + AROUND])
        if _is_journey(prose, one, two):
            if any(_is_hit_elsewhere(one, two, each) for each in others):
                one.role = two.role = Role.DESTINATION
        elif _is_road(prose, one, two, at) and _has_nearer(one, two, others):
            one.role = two.role = Role.DESTINATION


def _is_road(prose: Prose, one: Named, two: Named, at: int) -> bool:
    """Say whether these two are the ends of one road; `at` is the first one's number."""
    joined = two.follows == at or _ROAD_TO.fullmatch(prose.low, one.end, two.start) is not None
    return one.role is two.role is Role.BETWEEN and joined


def _is_hit_elsewhere(one: Named, two: Named, other: Named) -> bool:
    """Say whether another town is told as hit than those between which somebody travelled."""
    told = other.role in TOLD and not other.masked and _is_town(other)
    return told and other.text not in {one.text, two.text}


def _is_town(named: Named) -> bool:
    return named.place is not None and named.place.kind is Kind.TOWN


def _has_nearer(one: Named, two: Named, others: Iterable[Named]) -> bool:
    """Say whether one end is told nearer in the same sentence or the next, or a place on the way in the same."""
    for each in others:
        if each.role is not Role.NEAR or each.masked or not _is_town(each):
            continue  # "between A and B, near the border"
        behind = each.clause.sentence - one.clause.sentence
        end = each.text in {one.text, two.text}
        if (behind == 0 and (end or _on_the_way(one, two, each))) or (end and 0 < behind <= NEXT):
            return True
    return False


def _on_the_way(one: Named, two: Named, other: Named) -> bool:
    """Say whether it lies no farther from one of the ends than they do from each other, as far as is known."""
    if one.place is None or two.place is None or other.place is None:
        return False
    reach = max(BESIDE_KM, distance_km(one.place, two.place))
    return min(distance_km(one.place, other.place), distance_km(two.place, other.place)) <= reach


def _is_journey(prose: Prose, one: Named, two: Named) -> bool:
    """Say whether "A - B" is the way of a bus, a convoy or a flight."""
    if not _DASH.fullmatch(prose.low, one.end, two.start):
        return False
    before = prose.low[max(0, one.start - LABEL_BACK) : one.start]
    return bool(_JOURNEY_AFTER.match(prose.low, two.end) or _JOURNEY_BEFORE.search(before))


def mark_bearings(prose: Prose, found: Sequence[Named]) -> None:
    """Names that only tell where a town lies that the map has: "Kale, a village between A and B"."""
    told: Named | None = None
    for named in found:
        beside = told is not None and named.role in _BESIDE and named.clause.sentence == told.clause.sentence
        if told and beside and _is_town(told) and not told.masked:
            row = named.follows >= 0 and found[named.follows].role is Role.BORDER
            if row or _APPOSED.match(prose.low, told.end, named.start):
                named.role = Role.BORDER
                continue
        told = named
