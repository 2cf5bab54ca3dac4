"""Searching short texts by large patterns: a pattern runs only where the letters that it can't do without stand.

`spot.py` asks where a word begins; a sieve asks whether a search can find anything at all. From a pattern's own
syntax tree it takes signs, of which every match holds at least one: `(?:up|down) from ‹` gives "up from ‹" and
"down from ‹". Looking for a plain string costs a fraction of running a pattern, and what is found is exactly what
`re` finds.
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # private, yet the same since 3.11; test_sieve watches
from typing import Any

from bot.understand.patterns import LETTERS, MOST, Late, beginnings, parsed, ways

SHORTEST, _LONG = 3, 10  # letters of a sign, or of a beginning that is looked for; longer ones are no rarer
_KEPT, _TEXTS = 20_000, 64  # words and short texts remembered
_REPEATED = (op.MAX_REPEAT, op.MIN_REPEAT)
_Signs = frozenset[str]
_NONE: _Signs = frozenset()
_EMPTY: _Signs = frozenset({""})


class _Clues(dict[str, int]):
    """By a word, as it stands between spaces: the sieves that have a sign which the word may hold, a bit each."""

    def __init__(self) -> None:
        super().__init__()
        self._sieves: list[Sieve] = []

    def add(self, sieve: Sieve) -> int:
        """The bit of a new sieve."""
        self._sieves.append(sieve)
        self.clear()
        self.__dict__.pop("_parts", None)
        _concerned.cache_clear()
        return 1 << (len(self._sieves) - 1)

    def __missing__(self, word: str) -> int:
        bits, parts = 0, self._parts
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + _LONG) + 1):
                bits |= parts.get(word[start:end], 0)
        if len(self) >= _KEPT:
            self.clear()
        self[word] = bits
        return bits

    @functools.cached_property
    def _parts(self) -> dict[str, int]:
        """Each sign's longest part without a space: a text that holds the sign has a word that holds it."""
        parts: dict[str, int] = {}
        for sieve in self._sieves:
            for sign in sieve.signs or ("",):
                part = max(re.split("[ \n]", sign), key=len)
                parts[part] = parts.get(part, 0) | sieve.bit
        return parts

    @property
    def always(self) -> int:
        """The sieves of which no word tells."""
        return self._parts.get("", 0)


@functools.lru_cache(maxsize=_TEXTS)
def _concerned(text: str) -> int:
    """The sieves that a text may concern: each of its words is looked up once for all of them."""
    return functools.reduce(operator.or_, map(_CLUES.__getitem__, text.replace("\n", " ").split(" ")), _CLUES.always)


_CLUES = _Clues()


class Sieve(Late):
    """One pattern over folded text, tried only where one of its signs stands."""

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self.bit = _CLUES.add(self)

    @functools.cached_property
    def signs(self) -> tuple[str, ...]:
        """Strings of which every match holds one; () where there are none to look for."""
        return tuple(sorted(signs(self.source)))

    def may(self, text: str) -> bool:
        """Say whether a search of the text, or of any part of it, can find anything."""
        if not _concerned(text) & self.bit:
            return False
        for sign in self.signs:  # a loop: a generator costs more than the look itself
            if sign in text:
                return True
        return not self.signs

    @functools.cached_property
    def begins(self) -> tuple[str, ...]:
        """How matches begin, by as many letters as leave few ways; () where they may begin with anything."""
        begun = beginnings(self.source)
        for size in range(LETTERS, SHORTEST - 1, -1):
            short = {begin[:size] for begin in begun}
            if len(short) <= MOST and "" not in short:
                return tuple(short)
        return ()

    def search(self, text: str) -> re.Match[str] | None:
        """What `re.search` finds."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What `re.finditer` finds."""
        if not self.may(text):
            return iter(())
        return self._tried(text) if self.begins else self.pattern.finditer(text)

    def _tried(self, text: str) -> Iterator[re.Match[str]]:
        """The matches, tried only where one may begin: plain strings are found far sooner than a large pattern."""
        places = set()
        for begin in self.begins:
            place = text.find(begin)
            while place >= 0:
                places.add(place)
                place = text.find(begin, place + 1)
        end = 0
        for place in sorted(places):
            if place >= end and (found := self.pattern.match(text, place)):
                yield found
                end = found.end()

    def sub(self, put: str, text: str) -> str:
        """What `re.sub` makes of the text with a plain string."""
        at = 0
        pieces: list[str] = []
        for found in self.finditer(text):
            pieces += (text[at : found.start()], put)
            at = found.end()
        return "".join((*pieces, text[at:])) if pieces else text


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
