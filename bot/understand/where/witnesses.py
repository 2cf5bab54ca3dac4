"""Places whose people heard, saw or reported the thing itself: it happened there as well.

"Residents of Kalé and Mintou also reported heavy gunfire" makes both places hit. People who speak of another
place, flee, protest or heard it from afar do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.model import Kind
from bot.understand.tables import witnesses as table
from bot.understand.tables.places import Role
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.patterns import Late
from bot.understand.text.prose import Part, Prose

if TYPE_CHECKING:  # mentions calls this module
    from bot.understand.where.mentions import Named

_PEOPLE_OF, _HEARD_IN = PATTERNS.add(table.PEOPLE_OF), PATTERNS.add(table.HEARD_IN)
_IN, _EFFECT = re.compile(table.IN), PATTERNS.add(table.EFFECT)
_TELL, _PEOPLE_TELL = Late(table.TELL), Late(table.PEOPLE_TELL)
_ANSWER = Late(table.ANSWER)
_FROM_AFAR, _FROM_ELSEWHERE = Late(table.FROM_AFAR), Late(table.FROM_ELSEWHERE)
_LOOK_BACK, _LOOK_ON = 110, 200
_ELSEWHERE = {Role.DESTINATION, Role.ORIGIN, Role.CARE, Role.DIVISION}


def mark_witnesses(prose: Prose, found: Sequence[Named]) -> None:
    """Give rows of names whose people tell of the thing itself the role WITNESS, who only answer to it OFFICE."""
    rows: dict[int, list[int]] = {}
    for index, named in enumerate(found):
        head = rows.pop(named.follows, None) if named.follows >= 0 else None
        rows[index] = [*(head or []), index]
    for row in rows.values():
        if not all(_is_town(found[index]) for index in row):
            continue
        role = Role.WITNESS if _tells(prose, found, row) else Role.OFFICE if _answers(prose, found, row) else None
        for index in row:
            found[index].role = role or found[index].role


def _tells(prose: Prose, found: Sequence[Named], row: list[int]) -> bool:
    first, last = found[row[0]], found[row[-1]]
    start, end = max(first.clause.start, first.start - _LOOK_BACK), last.clause.end
    after = prose.low[last.end : min(end, last.end + _LOOK_ON)]
    heard = next(prose.heard.within(_HEARD_IN, start, first.start), None)
    if heard is not None:
        named_between = any(heard.start() <= other.start < first.start for other in found)
        return not named_between and not _FROM_AFAR.pattern.match(after)
    told = None
    if not prose.heard.any(_EFFECT, last.end, last.end + len(after)):
        return False  # nothing that they could tell of
    if prose.heard.any(_PEOPLE_OF, start, first.start):
        told = _TELL.pattern.match(after)
    elif _IN.search(prose.low[start : first.start]):
        told = _PEOPLE_TELL.pattern.match(after)
    if told is None or _FROM_ELSEWHERE.pattern.match(after[told.end() :]):
        return False
    return not any(
        last.end <= other.start < end and other.role not in _ELSEWHERE
        for other in found[row[-1] + 1 :]
        if _is_town(other)
    )


def _answers(prose: Prose, found: Sequence[Named], row: list[int]) -> bool:
    """In the body, people who march, condemn or fear live elsewhere; in the lead they are the story."""
    first, last = found[row[0]], found[row[-1]]
    start = max(first.clause.start, first.start - _LOOK_BACK)
    return (
        first.clause.part is Part.BODY
        and prose.heard.any(_PEOPLE_OF, start, first.start)
        and _ANSWER.pattern.match(prose.low[last.end : min(last.clause.end, last.end + _LOOK_ON)]) is not None
    )


def _is_town(named: Named) -> bool:
    town = any(place.kind is Kind.TOWN for place in named.places) or not named.places
    return not named.masked and named.role is not Role.HOLDER and town
