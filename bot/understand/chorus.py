"""Many spotters over one text at once: each word is looked up once, not once for every pattern.

The words of a text, by their first three letters, tell which patterns may begin there (`spot.py`); the pattern's
own longer beginnings, read off its syntax tree, leave few of those to be tried. What is found is exactly what each
spotter's `finditer` finds.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from re import _constants as op  # type: ignore[attr-defined]  # as in sieve.py
from typing import Any

from bot.understand.sieve import parsed, ways
from bot.understand.spot import DEPTH, Spotter, Starts

LETTERS = 8  # of a beginning: "attack o" parts "attack on" from "attack by"
_KEPT = 20_000  # first letters remembered: a language has some thousands, noise has no end
_MANY = 400  # beginnings of one pattern; where there are more, they are cut to DEPTH


class Singer(Spotter):
    """A spotter that may be one of a chorus; it can still be asked alone."""

    @property
    def source(self) -> str:
        """The pattern as it was written."""
        return self._source


# What each finds in a text, left to right.
Found = Mapping[Singer, list[re.Match[str]]]
# A pattern that may begin at a word, and what it must begin with there; () where that tells no more.
_Try = tuple[Singer, tuple[str, ...]]


class Chorus:
    """Spotters that are asked of every text, asked together."""

    def __init__(self, singers: Iterable[Singer]) -> None:
        self.singers = tuple(singers)
        self._met: dict[str, tuple[_Try, ...]] = {}  # by the first letters of a word

    def find(self, starts: Starts) -> Found:
        """What each spotter's `finditer` finds; those that find nothing have the empty list."""
        low, met = starts.low, self._met
        places: dict[Singer, list[int]] = defaultdict(list)
        for head, at in starts.at.items():
            for singer, begins in met[head] if head in met else self._tries(head):
                if begins:
                    for place in at:
                        if low.startswith(begins, place):
                            places[singer].append(place)
                else:
                    places[singer] += at
        found: dict[Singer, list[re.Match[str]]] = defaultdict(list)
        for singer, tries in places.items():
            match, end = singer.pattern.match, 0
            tries.sort()
            for place in tries:
                if place >= end and (one := match(low, place)):
                    found[singer].append(one)
                    end = one.end()
        return found

    def _tries(self, head: str) -> tuple[_Try, ...]:
        """Which patterns may begin with a word that begins so."""
        begins: dict[Singer, list[str]] = defaultdict(list)
        # A word of one or two letters may end the text, and then begins nothing longer.
        for size in range(len(head) + 1):
            for singer, begin in self._by_head.get(head[:size], ()):
                begins[singer].append(begin)
        if len(self._met) >= _KEPT:
            self._met.clear()
        self._met[head] = tuple(
            (singer, () if any(len(each) <= len(head) for each in fits) else tuple(fits))
            for singer, fits in begins.items()
        )
        return self._met[head]

    @functools.cached_property
    def _by_head(self) -> dict[str, list[tuple[Singer, str]]]:
        """Every beginning of every singer, by its own first letters, up to DEPTH."""
        index: dict[str, list[tuple[Singer, str]]] = defaultdict(list)
        for singer in self.singers:
            for begin in beginnings(singer.source):
                index[begin[:DEPTH]].append((singer, begin))
        return index


@functools.cache
def beginnings(pattern: str) -> frozenset[str]:
    """How everything that a pattern may match begins, up to LETTERS letters; "" where it can be anything."""
    tree = parsed(pattern)
    return frozenset({""}) if tree.state.flags & re.IGNORECASE else _begun(tree)


def _begun(tokens: Iterable[Any]) -> frozenset[str]:
    begun = frozenset({""})
    for kind, value in tokens:
        if all(len(each) >= LETTERS for each in begun):
            break
        told = ways(kind, value)
        after = _opened(kind, value) if told is None else told
        whole = {each if len(each) >= LETTERS else each + way for each in begun for way in after}
        begun = frozenset(each[:LETTERS] for each in whole)
        if told is None:
            break  # what follows it can't be told
        if len(begun) > _MANY:
            return frozenset(each[:DEPTH] for each in begun)
    return begun


def _opened(kind: Any, value: Any) -> frozenset[str]:
    """How a token begins that can't be spelt out."""
    if kind is op.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _begun(value[3])
    if kind is op.BRANCH:
        return frozenset().union(*map(_begun, value[1]))
    if kind in {op.MAX_REPEAT, op.MIN_REPEAT}:
        return _begun(value[2]) | (frozenset({""}) if value[0] == 0 else frozenset())
    if kind is op.IN and all(each in {op.LITERAL, op.RANGE} or what is op.CATEGORY_DIGIT for each, what in value):
        return frozenset().union(*(_members(each, what) for each, what in value))
    return frozenset({""})


def _members(kind: Any, value: Any) -> frozenset[str]:
    if kind is op.LITERAL:
        return frozenset({chr(value)})
    first, last = (ord("0"), ord("9")) if value is op.CATEGORY_DIGIT else value
    return frozenset(map(chr, range(first, last + 1)))
