"""Sentences whose numbers are another story's: accidents, floods and illness, and the counts of whole years.

A radio's bulletin tells of a lorry that overturned beside the attack on the post, and a long report ends with the
dead of two years. Neither is this incident's toll.
"""

from __future__ import annotations

from bot.understand.tables import other_news as table
from bot.understand.text.pattern_set import PATTERNS, Pattern
from bot.understand.text.prose import Prose

_MISHAP, _ARMED, _YEARS, _WORST = map(PATTERNS.add, (table.MISHAP, table.ARMED, table.YEARS, table.WORST))
_UNLESS = ((_MISHAP, _ARMED), (_YEARS, _WORST))


def other_news(prose: Prose) -> set[int]:
    """The numbers of the sentences that tell of a mishap, or count the dead of years."""
    others: set[int] = set()
    for told, unless in _UNLESS:
        if here := _sentences_with(prose, told):
            others |= here - _sentences_with(prose, unless)
    return others


def _sentences_with(prose: Prose, key: Pattern) -> set[int]:
    """The numbers of the sentences of which a clause holds the pattern."""
    clauses = {prose.clause_at(place) for place in prose.heard.places(key)}
    return {each.sentence for each in clauses if prose.heard.any(key, each.start, each.end)}
