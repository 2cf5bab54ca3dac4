"""Whether a story tells the very place, or only a place near which it happened.

What stands beside a name tells most of it (`tables/places.py`: "near X", "between X and Y"). Beyond that,

    a title names the town for short                "Dirou: five women attacked", of a story that plays near Dirou
    a story calls it "the town" where it says so    "their ambulance was stopped 9 km from the town"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.model import Kind, Precision
from bot.understand.tables import places as table
from bot.understand.tables.places import CUED, Role
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Part, Prose

if TYPE_CHECKING:  # mentions and weigh call this module
    from bot.understand.where.mentions import Named
    from bot.understand.where.scene import Hit, Scene

LOOK_BACK = 75  # characters before a name
_HEADS = {Role.HEADING, Role.NONE, Role.TARGET, Role.AT}
_EXACT = CUED - {Role.NEAR, Role.BETWEEN}
_IN_COMMUNE = re.compile(table.IN_COMMUNE)
_FROM_TOWN = PATTERNS.add(table.FROM_TOWN)


def mark_vague(prose: Prose, found: Sequence[Named]) -> None:
    """A title "X : …" of a story that then tells only of what happened near X, or in its commune, says no more."""
    for head in found:
        if head.role in _HEADS and head.places and head.clause.part is Part.TITLE:
            told = [each for each in found if each.text == head.text and each.clause.part is not Part.TITLE]
            told = [each for each in told if each.role in CUED or _in_commune(prose, each)]
            head.vague = bool(told) and not any(each.role in _EXACT for each in told)


def _in_commune(prose: Prose, named: Named) -> bool:
    before = prose.low[max(0, named.start - LOOK_BACK) : named.start]
    return named.role is Role.DIVISION and _IN_COMMUNE.search(before) is not None


def from_town(scene: Scene, chosen: Sequence[Hit]) -> None:
    """Where one town alone was hit and the story tells it "9 km from the town", it happened near it."""
    if len(chosen) != 1 or chosen[0].named.place is None or chosen[0].named.place.kind is not Kind.TOWN:
        return
    for told in scene.prose.heard[_FROM_TOWN]:
        if scene.prose.clause_at(told.start()).start not in scene.past:
            chosen[0].precision = Precision.NEAR
