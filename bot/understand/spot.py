"""Looking for many words at once: patterns that are tried only where a word begins as they begin.

A rule here is a large alternation, and a text holds few of its words. Each pattern's first letters are read off
its own syntax tree; a text is indexed once by the first letters of its words; a pattern is tried only where
both meet. What it finds is what `re.finditer` would find at beginnings of words.

Compiling waits for the first text that needs it: a start-up pays for nothing.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # private, yet the same since 3.11; test_spot watches
from re import _parser  # type: ignore[attr-defined]  # the same
from typing import Any

DEPTH = 3  # letters: more would part words no better
_START = re.compile(r"(?<!\w)\S")

# A beginning: its letters so far, and whether what follows may still add to them.
_Begin = tuple[str, bool]
# Words of a stretch: their first one, two and three letters, and where each begins.
Window = list[tuple[str, str, str, int]]
_NOTHING: frozenset[_Begin] = frozenset({("", True)})
_ANYTHING: frozenset[_Begin] = frozenset({("", False)})


class Starts:
    """Where the words of a folded text begin, by their first letters."""

    def __init__(self, low: str) -> None:
        self.low = low
        self.places = [found.start() for found in _START.finditer(low)]
        # By the first three letters; what begins with one or two is looked up among those few heads.
        at: defaultdict[str, list[int]] = defaultdict(list)
        for place in self.places:
            at[low[place : place + DEPTH]].append(place)
        self.at: dict[str, list[int]] = dict(at)
        self._longer: dict[str, list[str]] = {}
        longer = self._longer
        for head in self.at:
            for short in {head[:1], head[:2]} - {head}:
                if short in longer:
                    longer[short].append(head)
                else:
                    longer[short] = [head]

    def begin(self, heads: frozenset[str]) -> list[int]:
        """Where words begin with any of these heads of up to three letters, left to right."""
        met = [self.at[head] for head in heads & self.at.keys()]
        met.extend(self.at[longer] for head in heads & self._longer.keys() for longer in self._longer[head])
        if len(met) == 1:
            return met[0]
        return sorted({place for places in met for place in places})

    def window(self, start: int, end: int) -> Window:
        """The words that begin from `start` up to `end`."""
        low, places = self.low, self.places
        return [
            (low[place], low[place : place + 2], low[place : place + DEPTH], place)
            for place in places[bisect_left(places, start) : bisect_left(places, end)]
        ]


class Spotter:
    """One pattern over folded text, compiled when first needed."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source = pattern
        self._flags = flags

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self._source, self._flags)

    @functools.cached_property
    def heads(self) -> frozenset[str]:
        """The first letters of everything that the pattern may match; "" where they can be any."""
        return heads(self._source)

    def finditer(self, starts: Starts) -> Iterator[re.Match[str]]:
        """Matches that begin where a word begins, left to right, none overlapping."""
        end = 0
        for place in self._places(starts):
            if place >= end and (found := self.pattern.match(starts.low, place)):
                yield found
                end = found.end()

    def _places(self, starts: Starts) -> list[int]:
        return starts.places if "" in self.heads else starts.begin(self.heads)

    def search(self, starts: Starts) -> re.Match[str] | None:
        """The first match that begins where a word begins, or None."""
        return next(self.finditer(starts), None)

    def ends(self, window: Window, low: str, end: int) -> bool:
        """Say whether the pattern matches from one of the window's words on, its "$" at `end`."""
        known = self.heads
        return any(
            self.pattern.match(low, place, end)
            for first, second, third, place in window
            if third in known or second in known or first in known
        )


class Endings:
    """Many rules over the words before a name, the first that fits wins: each tried only where it may begin."""

    def __init__(self, rules: Iterable[tuple[Any, str]]) -> None:
        self._rules = [(answer, Spotter(pattern)) for answer, pattern in rules]
        self._met: dict[str, tuple[int, ...]] = {}

    def _rules_for(self, letters: str) -> tuple[int, ...]:
        """The rules that may begin with a word that begins so."""
        known = self._met.get(letters)
        if known is None:
            heads = {letters[:size] for size in range(1, len(letters) + 1)}
            known = tuple(sorted({number for head in heads for number in self._by_head.get(head, ())}))
            self._met[letters] = known
        return known

    @functools.cached_property
    def _by_head(self) -> dict[str, tuple[int, ...]]:
        index: dict[str, list[int]] = {}
        for number, (_, spotter) in enumerate(self._rules):
            for head in spotter.heads:
                index.setdefault(head, []).append(number)
        return {head: tuple(numbers) for head, numbers in index.items()}

    def first(self, window: Window, low: str, end: int) -> Any:
        """The answer of the first rule that matches from one of the window's words on, its "$" at `end`; or None."""
        met, rules_for = self._met, self._rules_for
        tries = [
            (number, word[3]) for word in window for number in (met[word[2]] if word[2] in met else rules_for(word[2]))
        ]
        for number, place in sorted(tries):
            if self._rules[number][1].pattern.match(low, place, end):
                return self._rules[number][0]
        return None


@functools.cache
def heads(pattern: str) -> frozenset[str]:
    """The first letters, up to three, of everything that a pattern may match."""
    return frozenset(letters for letters, _ in _sequence(_parser.parse(pattern)))


def _sequence(tokens: Any) -> frozenset[_Begin]:
    begun = _NOTHING
    for kind, value in tokens:
        if not any(more and len(letters) < DEPTH for letters, more in begun):
            break
        nexts = _token(kind, value)
        begun = frozenset(
            (letters, more) if not more or len(letters) >= DEPTH else ((letters + after)[:DEPTH], goes_on)
            for letters, more in begun
            for after, goes_on in nexts
        )
    return begun


def _token(kind: Any, value: Any) -> frozenset[_Begin]:
    """What one token of the syntax tree may begin with."""
    reader = _READERS.get(kind)
    return reader(value) if reader else _letters(kind, value)


def _letters(kind: Any, value: Any) -> frozenset[_Begin]:
    """A letter, or one member of a class in brackets."""
    if kind is op.LITERAL:
        return frozenset({(chr(value), True)})
    if kind is op.RANGE:
        return frozenset((chr(letter), True) for letter in range(value[0], value[1] + 1))
    if kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
        return frozenset((digit, True) for digit in "0123456789")
    return _ANYTHING


def _repeat(least: int, most: int, tokens: Any) -> frozenset[_Begin]:
    once = _sequence(tokens)
    if most > 1:
        once = frozenset((letters, False) for letters, _ in once)
    return once | _NOTHING if least == 0 else once


def _any_of(begun: Iterable[frozenset[_Begin]]) -> frozenset[_Begin]:
    return frozenset().union(*begun)


_READERS: dict[Any, Callable[[Any], frozenset[_Begin]]] = {
    op.BRANCH: lambda value: _any_of(map(_sequence, value[1])),
    op.SUBPATTERN: lambda value: _sequence(value[3]),
    op.MAX_REPEAT: lambda value: _repeat(*value),
    op.MIN_REPEAT: lambda value: _repeat(*value),
    op.IN: lambda value: _any_of(_letters(*each) for each in value),
    op.AT: lambda _: _NOTHING,
    op.ASSERT: lambda _: _NOTHING,
    op.ASSERT_NOT: lambda _: _NOTHING,
}
