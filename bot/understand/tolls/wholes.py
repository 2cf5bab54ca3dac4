"""Tolls that are told as the whole, wherever they stand: "the toll has risen to nine", «le nombre des blessés»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model import Count
from bot.understand.tables import casualties as table
from bot.understand.text.pattern_set import Pattern
from bot.understand.tolls.accounts import is_claimed
from bot.understand.tolls.groups import MAX_PEOPLE
from bot.understand.tolls.lines import TOLL_PATTERNS, Lines

TOTALS, HURT_TOTALS, TAKEN_TOTALS, TAKEN_OUTRIGHT, IN_ALL = (
    tuple(map(TOLL_PATTERNS.add, patterns))
    for patterns in (table.TOTALS, table.HURT_TOTALS, table.TAKEN_TOTALS, table.TAKEN_OUTRIGHT, table.IN_ALL)
)
_MOST = re.compile(r"-(\d+)›")


def whole(lines: Lines, patterns: Sequence[Pattern], group: int) -> Count | None:
    """A toll that is told as the whole, wherever it stands, but for the lines of one side's dead or claim alone."""
    begun = [pattern for pattern in patterns if lines.heard.places(pattern) and pattern.pattern.groups >= group]
    for line in lines.begun(*begun):
        for pattern in begun:
            told = next(lines.heard.within(pattern, line.start, line.end), None)
            if told and told[group] and 0 < int(told[group]) <= MAX_PEOPLE:
                if is_claimed(lines, line):
                    break
                most = _MOST.match(lines.text, told.end(group))  # "between fifteen and twenty"
                return Count(int(told[group]), int(most[1] if most else told[group]))
    return None
