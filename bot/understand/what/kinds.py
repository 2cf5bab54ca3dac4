"""The type of an incident: what the rules of `kind_rules.py` say, weighed with all other signs of the text.

The rules know who was hit and by what means; where they find no word of theirs, or words of several types, the rest of
the text decides.
"""

from __future__ import annotations

from collections.abc import Collection

from bot.model import EventType
from bot.understand.scales import FLASH, scales
from bot.understand.signs import Signs
from bot.understand.text.prose import Prose
from bot.understand.tolls.casualties import Toll
from bot.understand.what.events import Heard, rows_told
from bot.understand.what.kind_rules import Typed

BY_RULE, IN_FLASH = 0.5, 2.0  # steps of the scales that the rules' own type is worth; more where little is told


def weighed(ruled: Typed, prose: Prose, heard: Heard, past: Collection[int], shown: Signs, told: Toll) -> Typed:
    """The type that rules and signs together speak for; `past` are the clauses of other times, `told` the toll."""
    table = scales("event_type")
    by_rule = ruled.type.value if ruled.type else ""
    signs = shown | rows_told(heard, past) | _suffered(told) | {f"={by_rule or 'no type'}"}
    best = EventType(table.best(signs, by_rule, IN_FLASH if len(prose.low) <= FLASH else BY_RULE))
    if best is ruled.type:
        return ruled
    words = ", ".join(sign.lstrip("=^") for sign in table.heaviest(signs, best.value))
    return Typed(best, ruled.score, f"words: {words}")


def _suffered(told: Toll) -> set[str]:
    """What became of people, as far as the text tells."""
    counts = {"killed": told.killed, "wounded": told.injured, "taken": told.abducted}
    found = {f"={fate} {'some' if count.max else 'nobody'}" for fate, count in counts.items() if count}
    return found | {f"={side.value} dead" for side in told.sides}
