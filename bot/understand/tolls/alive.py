"""Those told to be dead who live, or were counted twice: "two who were listed among the seven dead came back".

Of two tolls that lie so many apart the greater was wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understand.tables import casualties as table
from bot.understand.tables.people import Side
from bot.understand.tolls.lines import TOLL_PATTERNS, Lines
from bot.understand.tolls.said import Said

_MISTAKEN = TOLL_PATTERNS.add(table.MISTAKEN)
_NUMBER = re.compile(table.N)


def without_living(lines: Lines, told: list[Said]) -> list[Said]:
    """The same without the tolls that count some who are not dead."""
    if len(told) < len(("the wrong one", "the right one")) or not lines.heard[_MISTAKEN]:
        return told
    numbers = {int(found[1]) for found in _NUMBER.finditer(lines.text)}
    tolls = {each.high for each in told if each.sides != {Side.ATTACKERS}}
    wrong = set(_too_high(tolls, numbers))
    return [each for each in told if each.high not in wrong] if wrong else told


def _too_high(tolls: set[int], numbers: set[int]) -> Iterator[int]:
    """The tolls that are another and a number of the text, of those not dead, together."""
    for high in tolls:
        if any(low < high < 2 * low and high - low in numbers for low in tolls):  # but few of them live
            yield high
