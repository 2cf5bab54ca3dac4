"""Who took part: keys of the armed groups and forces that an item names, whatever the spelling.

Only clauses about this incident count; history ("JNIM has held the road since 2022") stands in clauses that the
dates have set aside, or after the first paragraphs.
"""

from __future__ import annotations

from collections.abc import Collection

from bot.understand.tables import actors as table
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Part, Prose

_ACTORS = {PATTERNS.add(rf"(?:{row.en})|(?:{row.fr})"): row.key for row in table.ACTORS}
_GROUPS = frozenset(row.key for row in table.ACTORS if row.sort == table.GROUP)
_UMBRELLA = {row.key: row.of for row in table.ACTORS if row.of}


def actors_in(prose: Prose, past: Collection[int]) -> tuple[str, ...]:
    """Keys of tables/actors.py that the clauses outside `past` name, in the table's order."""
    return tuple(
        key
        for key, found in prose.heard.of(_ACTORS)
        if any(
            (clause := prose.clause_at(each.start())).start not in past and clause.part is not Part.ASIDE
            for each in found
        )
    )


def groups(keys: Collection[str]) -> set[str]:
    """The armed groups among the keys, each under its umbrella."""
    return {_UMBRELLA.get(key, key) for key in keys if key in _GROUPS}


def at_odds(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two sides name armed groups and none in common."""
    left, right = groups(one), groups(other)
    return bool(left and right and not left & right)
