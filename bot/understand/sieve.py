"""Replacing in short texts by large patterns: a pattern runs only where the letters that it can't do without stand.

A chorus asks where a word begins; a sieve is for what begins with no word. From a pattern's own syntax tree it takes
signs, of which every match holds at least one: `(?:up|down) from ‹` gives "up from ‹" and "down from ‹".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]  # private, yet the same since 3.11; test_sieve watches
from typing import Any

from bot.understand.patterns import MOST, Late, parsed, ways

SHORTEST, _LONG = 3, 10  # letters of a sign; longer ones are no rarer
_REPEATED = (op.MAX_REPEAT, op.MIN_REPEAT)
_Signs = frozenset[str]
_NONE: _Signs = frozenset()
_EMPTY: _Signs = frozenset({""})


class Sieve(Late):
    """One pattern over folded text, tried only where one of its signs stands."""

    @functools.cached_property
    def signs(self) -> tuple[str, ...]:
        """Strings of which every match holds one; () where there are none to look for."""
        return tuple(sorted(signs(self.source)))

    def may(self, text: str) -> bool:
        """Say whether a search of the text, or of any part of it, can find anything."""
        for sign in self.signs:  # a loop: a generator costs more than the look itself
            if sign in text:
                return True
        return not self.signs

    def sub(self, put: str, text: str) -> str:
        """What `re.sub` makes of the text."""
        return self.pattern.sub(put, text) if self.may(text) else text


@functools.cache
def signs(pattern: str) -> frozenset[str]:
    """Strings of which every match of a pattern holds at least one; empty where none can be told."""
    tree = parsed(pattern)
    return _NONE if tree.state.flags & re.IGNORECASE else _needed(tree)


def _needed(tokens: Iterable[Any]) -> _Signs:
    """The best of the sets of which a match of the sequence must hold one."""
    sets: list[_Signs] = []
    exact = _EMPTY  # what the stretch read so far spells out, in all its ways
    for kind, value in tokens:
        spelt = ways(kind, value)
        if spelt is not None and len(exact) * len(spelt) <= MOST:
            exact = frozenset(before + after for before in exact for after in spelt)
            continue
        sets.append(exact)
        exact = spelt if spelt is not None and len(spelt) <= MOST else _EMPTY
        if spelt is None:
            sets.append(_inside(kind, value))
    return max(map(_least, (*sets, exact)), key=_worth)


def _inside(kind: Any, value: Any) -> _Signs:
    """What a token must hold that can't be spelt out."""
    if kind is op.SUBPATTERN:
        return _NONE if value[1] & re.IGNORECASE else _needed(value[3])
    if kind is op.BRANCH:
        needed = [_needed(way) for way in value[1]]
        return frozenset().union(*needed) if all(needed) else _NONE
    if kind in _REPEATED and value[0] > 0:
        return _needed(value[2])
    return _NONE


def _least(those: _Signs) -> _Signs:
    """The same without what holds another; none where they are too many, or one of them is empty."""
    for size in range(_LONG, SHORTEST - 1, -1):
        short = {each[:size] for each in those}
        least = frozenset(each for each in short if not any(other in each for other in short if other != each))
        if least and "" not in least and len(least) <= MOST:
            return least
    return _NONE


def _worth(those: _Signs) -> tuple[int, int]:
    """Long signs are rare, few are soon looked for."""
    return (min(map(len, those)), -len(those)) if those else (0, 0)
