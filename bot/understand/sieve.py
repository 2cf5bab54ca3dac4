"""Searching short texts by large patterns: a pattern runs only where the letters that it can't do without stand.

`spot.py` asks where a word begins; a sieve asks whether a search can find anything at all. From a pattern's own
syntax tree it takes signs, of which every match holds at least one: `(?:up|down) from ‹` gives "up from ‹" and
"down from ‹". Looking for a plain string costs a fraction of running a pattern, and what is found is exactly what
`re` finds.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # private, yet the same since 3.11; test_sieve watches
from re import _parser  # type: ignore[attr-defined]  # the same
from typing import Any

MOST = 60  # signs of a pattern: more cost as much as the search they save
_LONG = 6  # letters of a sign; longer ones are no rarer
_REPEATED = (op.MAX_REPEAT, op.MIN_REPEAT)
_Signs = frozenset[str]
_NONE: _Signs = frozenset()
_EMPTY: _Signs = frozenset({""})


class Sieve:
    """One pattern over folded text, compiled when first needed, tried only where one of its signs stands."""

    def __init__(self, pattern: str) -> None:
        self._source = pattern

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self._source)

    @functools.cached_property
    def signs(self) -> tuple[str, ...]:
        """Strings of which every match holds one; () where there are none to look for."""
        return tuple(sorted(signs(self._source)))

    def may(self, text: str) -> bool:
        """Say whether a search of the text, or of any part of it, can find anything."""
        for sign in self.signs:  # a loop: a generator costs more than the look itself
            if sign in text:
                return True
        return not self.signs

    def search(self, text: str) -> re.Match[str] | None:
        """What `re.search` finds."""
        return self.pattern.search(text) if self.may(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What `re.finditer` finds."""
        return self.pattern.finditer(text) if self.may(text) else iter(())

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        """What `re.sub` makes of the text."""
        return self.pattern.sub(put, text) if self.may(text) else text


def parsed(pattern: str) -> Any:
    """The syntax tree of a pattern; it is large, so nobody keeps it."""
    return _parser.parse(pattern)


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


def ways(kind: Any, value: Any) -> _Signs | None:  # noqa: PLR0911  one kind of token a line
    """All strings that a token can match, where they are few; None where they are not."""
    if kind is op.LITERAL:
        return frozenset({chr(value)})
    if kind in {op.AT, op.ASSERT, op.ASSERT_NOT}:
        return _EMPTY  # they look, and take nothing
    if kind is op.IN and all(each is op.LITERAL for each, _ in value):
        return frozenset(chr(letter) for _, letter in value)
    if kind is op.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _spelt_out(value[3])
    if kind is op.BRANCH:
        told = [way for each in value[1] if (way := _spelt_out(each)) is not None]
        return frozenset().union(*told) if len(told) == len(value[1]) else None
    if kind in _REPEATED and value[:2] == (0, 1):
        once = _spelt_out(value[2])
        return None if once is None else once | _EMPTY
    return None


def _spelt_out(tokens: Iterable[Any]) -> _Signs | None:
    all_ways = _EMPTY
    for kind, value in tokens:
        spelt = ways(kind, value)
        if spelt is None or len(all_ways) * len(spelt) > MOST:
            return None
        all_ways = frozenset(before + after for before in all_ways for after in spelt)
    return all_ways


def _least(those: _Signs) -> _Signs:
    """The same without what holds another; none where they are too many, or one of them is empty."""
    short = {each[:_LONG] for each in those}
    least = frozenset(each for each in short if not any(other in each for other in short if other != each))
    return least if least and "" not in least and len(least) <= MOST else _NONE


def _worth(those: _Signs) -> tuple[int, int]:
    """Long signs are rare, few are soon looked for."""
    return (min(map(len, those)), -len(those)) if those else (0, 0)
