"""Journeys that were broken off: "abducted on the way from A to B", «partis de A, jamais arrivés à B».

Where on the way it happened nobody told, so both ends are near it. They are where somebody came from and went,
no more than that, where the story tells of any other place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.model import Kind
from bot.understand.gazetteer.gazetteer import distance_km
from bot.understand.tables import journeys as table
from bot.understand.tables.places import TOLD, Role
from bot.understand.text.patterns import Late
from bot.understand.text.prose import Part, Prose

if TYPE_CHECKING:  # mentions calls a module that calls this one
    from bot.understand.where.mentions import Named

LOOK_BACK, LOOK_ON = 75, 150  # characters before the first name, and between the two
SOON = 1  # sentences behind it in which another place is still that of the journey
WAY_KM = 250.0  # the longest way that a bus or a cart makes

_SETS_OUT, _GOES_TO = Late(table.SETS_OUT), Late(table.GOES_TO)
_REACHED_BY_NONE, _COMES_FROM = Late(table.REACHED_BY_NONE), Late(table.COMES_FROM)
_BROKEN_OFF, _FLIGHT = Late(table.BROKEN_OFF), Late(table.FLIGHT)
_ENDS = {Role.ORIGIN, Role.DESTINATION, Role.NONE, Role.AT, Role.TARGET, Role.EARLIER}


def mark_journeys(prose: Prose, found: Sequence[Named]) -> None:
    """Give both ends of a journey that was broken off the role BETWEEN; `found` have roles and places."""
    for one, two in pairwise(found):
        if not (_is_end(one) and _is_end(two) and _is_way(one, two) and _is_broken_off(prose, one, two)):
            continue
        if not any(_is_told(each, one, two) for each in found):
            one.role = two.role = Role.BETWEEN


def _is_end(named: Named) -> bool:
    end = named.role in _ENDS and not named.masked
    return end and named.place is not None and named.place.kind is Kind.TOWN


def _is_way(one: Named, two: Named) -> bool:
    if one.place is None or two.place is None or one.place.id == two.place.id:
        return False
    near = two.start - one.end <= LOOK_ON and one.clause.sentence == two.clause.sentence
    return near and distance_km(one.place, two.place) <= WAY_KM


def _is_broken_off(prose: Prose, one: Named, two: Named) -> bool:
    low, (start, end) = prose.low, prose.sentence_span(one.clause)
    back = max(start, one.start - LOOK_BACK)
    if _GOES_TO.pattern.fullmatch(low, one.end, two.start):
        way = _SETS_OUT.pattern.search(low, back, one.start)
    elif _COMES_FROM.pattern.fullmatch(low, one.end, two.start):
        way = _REACHED_BY_NONE.pattern.search(low, back, one.start)
        return way is not None
    else:
        return False
    if way is None or _FLIGHT.pattern.search(low, back, two.start):
        return False
    return _BROKEN_OFF.pattern.search(low, start, end) is not None


def _is_told(other: Named, one: Named, two: Named) -> bool:
    """Say whether the story tells nearer where: near one of the ends, at another place in front or soon after."""
    if other.masked or other.role not in TOLD or (other.place and other.place.kind is not Kind.TOWN):
        return False
    if other.text in {one.text, two.text}:
        return other.role is Role.NEAR
    front = other.clause.part in {Part.TITLE, Part.LEAD}
    return front or 0 <= other.clause.sentence - one.clause.sentence <= SOON
