"""Whose text it is: agencies and outlets that a report was taken from or rests on.

Ten newspapers that print one wire are one source. What is found here is only names; whether two reports are
independent is decided in `alerts/sources.py`.
"""

from __future__ import annotations

import re

from bot.understand.gazetteer.names import fold as fold_name
from bot.understand.tables import credits as table
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Prose

MOST = 4
_AGENCY = PATTERNS.add("|".join(f"({pattern})" for _, pattern in table.AGENCIES))  # a group for each
_DATELINE = re.compile(table.DATELINE)
_CREDIT = tuple(PATTERNS.add(pattern) for pattern in table.CREDIT)
_BEFORE, _AFTER = re.compile(table.BEFORE), re.compile(table.AFTER)
_LOOK = 24


def credited(prose: Prose, source: str) -> tuple[str, ...]:
    """Keys of the agencies and folded names of the outlets that the text rests on, each once, its own name left out."""
    found: dict[str, None] = {}
    own = outlet(source)
    dateline = _DATELINE.match(prose.low, prose.body_at)
    bylines = [match for pattern in _CREDIT for match in prose.heard[pattern]]
    for match in [dateline, *bylines] if dateline else bylines:
        name = prose.text[match.start("who") : match.end("who")]
        # Names begin with a capital; "(with two children)" is no byline.
        if name[:1].isupper() and (key := outlet(name)) and key != own:
            found[key] = None
    for match in prose.heard[_AGENCY]:
        before = prose.low[max(0, match.start() - _LOOK) : match.start()]
        after = prose.low[match.end() : match.end() + _LOOK]
        key = outlet(match.group())
        if key != own and (_BEFORE.search(before) or (_AFTER.match(after) and before[-1:] in {"", "\n", "(", " "})):
            found[key] = None
    return tuple(found)[:MOST]


def outlet(name: str) -> str:
    """One key for one newsroom: its agency's where it is one, else its folded name."""
    low = fold_name(name)
    agency = _AGENCY.pattern.fullmatch(low)
    return table.AGENCIES[agency.lastindex - 1][0] if agency and agency.lastindex else low
