"""What the text says holds a place: brackets, "in the cercle of …", "…, Kayes region".

"Dioura (Ténenkou, Mopti)", "Konsiga, Kayes Region", «Guinéwaré, dans le cercle de Bankass»: the names behind say
where the name before lies. They decide between homonyms, place a village on no map, and are no places hit.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer, distance_km
from bot.understand.tables import holders as table
from bot.understand.tables.places import Role
from bot.understand.text.prose import Part, Prose

if TYPE_CHECKING:  # mentions calls this module
    from bot.understand.where.mentions import Named

FITS_KM = {Kind.TOWN: 40.0, Kind.CERCLE: 90.0}  # how far from a commune's or cercle's seat its villages lie
SAME_KM = 15.0  # places nearer than this to each other need not be told apart
AMID, TOLD = 3, 60  # divisions that may speak for one name, and for one text
LEFT_CHARS, RIGHT_CHARS = 70, 24

_BRACKET = re.compile(table.HELD_BRACKET)
_NAME_BRACKET = re.compile(r"[A-ZÀ-Ý][\w'’-]+ \($")
_IN_BRACKET = re.compile(table.HELD_IN_BRACKET)
_BY_WORD = re.compile(table.HELD_BY_WORD)
_PLAIN = re.compile(r"^,? (?:in|dans|of|en|au) (?:the |la |le |l')?$")
_COMMA = re.compile(r"^, $")
_AREA_WORD = re.compile(table.AREA_WORD)
_MORE = re.compile(r"^,? (?:and|et|&) [^\W\d_]")
_DIVISIONS = {Kind.CERCLE, Kind.REGION, Kind.COUNTRY}
_PLACED = {
    Role.TARGET,
    Role.LIST,
    Role.REACHED,
    Role.AT,
    Role.WITNESS,
    Role.NEAR,
    Role.BETWEEN,
    Role.HEADING,
    Role.NONE,
}


def hold(prose: Prose, found: Sequence[Named], gazetteer: Gazetteer) -> None:
    """Tie each name to the names that hold it; those get the role HOLDER."""
    held: Named | None = None
    for before, named, after in _threes(found):
        if named.start - before.end > LEFT_CHARS or "\n" in prose.low[before.end : named.start]:
            held = None
            continue
        inner = before if before.role is not Role.HOLDER else held
        if inner is None or not _holds(prose, inner, before, named, after, gazetteer):
            held = None
            continue
        inner.held_by.append(named)
        named.holds.append(before)
        named.role, named.follows = Role.HOLDER, -1
        held = inner
    _hold_unnamed(prose, found)
    _hold_rows(found)
    _hold_sentences(prose, found)
    _hold_title(found)


def _threes(found: Sequence[Named]) -> Iterator[tuple[Named, Named, Named | None]]:
    """Each name with the one before and the one after it, masked ones left out."""
    plain = [named for named in found if not named.masked]
    yield from zip(plain, plain[1:], [*plain[2:], None], strict=False)


def _holds(  # noqa: PLR0911  one answer a way of telling
    prose: Prose, inner: Named, before: Named, named: Named, after: Named | None, gazetteer: Gazetteer
) -> bool:
    """Say whether `named` is told as what holds `inner`; `before` and `after` are its neighbours."""
    low = prose.low
    between = low[before.end : named.start]
    behind = low[named.end : named.end + RIGHT_CHARS]
    divisions = any(place.kind in _DIVISIONS for place in named.places)
    if before is not inner and "(" in low[inner.end : before.start] and ")" not in between:
        return bool(named.places) and _IN_BRACKET.match(between) is not None
    if any(place.kind is Kind.COUNTRY for place in inner.places):
        return False
    if _BRACKET.match(between):
        chain = after is not None and low[named.end : after.start] == ", "
        return divisions or chain or any(place.importance > 1 for place in named.places)
    if _BY_WORD.match(between):
        return named.role is Role.DIVISION
    worded = named.role is Role.DIVISION or _AREA_WORD.match(behind) is not None
    if worded and (_PLAIN.match(between) or _COMMA.match(between)):
        return bool(named.places)
    if not divisions or not (_COMMA.match(between) or _PLAIN.match(between)):
        return False
    comma = _COMMA.match(between) and after is not None and _COMMA.match(low[named.end : after.start])
    if (
        before is inner
        and comma
        and inner.role is not Role.LIST
        and after is not None
        and _above(named, after, gazetteer)
    ):
        return True  # "X, Macina, Ségou": each holds the one before
    if inner.role is Role.LIST or _MORE.match(behind) or (before is inner and _goes_on(prose, named, after, gazetteer)):
        return False
    return _above(inner, named, gazetteer)


def _goes_on(prose: Prose, named: Named, after: Named | None, gazetteer: Gazetteer) -> bool:
    """Say whether the row goes on with a name that does not hold this one: then it is a row of places hit."""
    if after is None or not _COMMA.match(prose.low[named.end : after.start]):
        return False
    return not _above(named, after, gazetteer)


def _above(inner: Named, named: Named, gazetteer: Gazetteer) -> bool:
    """One of the places called so holds one of the places called like the inner name."""
    above = {place.id for place in named.places if place.kind in _DIVISIONS}
    if not inner.places:  # on no map: a country or region behind the comma still tells where
        return inner.role is not Role.NONE
    return any(above & {each.id for each in gazetteer.ancestors(place)} for place in inner.places)


def _hold_unnamed(prose: Prose, found: Sequence[Named]) -> None:
    """In "Wendyana Kanda (Bankass, Mopti)" Bankass is what holds the place, whatever it is that stands before."""
    for named in found:
        if (
            named.held_by
            and named.role is Role.NONE
            and any(place.kind in _DIVISIONS for place in named.places)
            and _NAME_BRACKET.search(prose.text, max(0, named.start - LEFT_CHARS), named.start)
        ):
            named.role = Role.HOLDER


def _hold_rows(found: Sequence[Named]) -> None:
    """In "A and B (Bankass, Mopti)" the bracket holds the whole row."""
    for named in reversed(found):
        if named.held_by and named.follows >= 0 and not found[named.follows].held_by:
            found[named.follows].held_by.extend(named.held_by)


def _hold_sentences(prose: Prose, found: Sequence[Named]) -> None:
    """A cercle or commune told as such anywhere in a sentence holds the sentence's other places, less surely."""
    told = [n for n in found if n.role is Role.DIVISION and not n.masked][:TOLD]
    for division in told:
        start, end = prose.sentence_span(division.clause)
        for named in found:
            inside = start <= named.start < end and len(named.amid) < AMID
            if inside and named is not division and named.role in _PLACED and not named.masked:
                named.amid.append(division)


def _hold_title(found: Sequence[Named]) -> None:
    """In "Koro: ten dead at X" a village X on no map lies near the town that heads the title."""
    title = [named for named in found if named.clause.part is Part.TITLE and not named.masked]
    heading = next((named for named in title if named.role is Role.HEADING and named.places), None)
    for named in title if heading is not None else ():
        if named is not heading and not named.places and named.role in _PLACED:
            named.amid.append(heading)  # type: ignore[arg-type]  # not None here


def lies_in(place: Place, holders: Collection[Place], gazetteer: Gazetteer) -> float:
    """How well a place fits what is said to hold it: 1 for a parent, less for nearness alone, 0 for neither."""
    above = {each.id for each in gazetteer.ancestors(place)}
    best = 0.0
    for holder in holders:
        if holder.id == place.id and holder.kind is not Kind.TOWN:
            continue
        if holder.id in above or holder.id == place.id:
            return 1.0
        reach = FITS_KM.get(holder.kind)
        seat = gazetteer.get(holder.seat) if holder.seat else holder
        if reach is None or seat is None or seat.lat is None or place.lat is None or place.country != holder.country:
            continue
        away = distance_km(seat, place)
        best = max(best, 0.8 - 0.5 * away / reach if away < reach else 0.0)
    return best
