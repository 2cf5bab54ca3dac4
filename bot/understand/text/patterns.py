"""What can be told of a pattern before it runs, read off its own syntax tree: how whatever it matches begins.

The engines that spare the rooms most of their searching (`spot.py`, `pattern_set.py`) rest on it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # private, yet the same since 3.11; test_spot watches
from re import _parser  # type: ignore[attr-defined]  # the same
from typing import Any

MOST = 60  # strings that a stretch of a pattern is spelt out to
LETTERS = 8  # of a beginning: "attack o" parts "attack on" from "attack by"
_MANY = 4_000  # beginnings of one pattern; where there are more, they are cut until they are fewer
_EMPTY = frozenset({""})
_REPEATED = (op.MAX_REPEAT, op.MIN_REPEAT)

# A beginning, and whether what follows in the pattern adds to it.
_Begin = tuple[str, bool]


class Late:
    """A pattern that is compiled when first needed: a start-up pays for nothing."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.source, self._flags = source, flags

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.source, self._flags)


class FirstOf:
    """Rules of which the first that fits gives its answer, as one pattern."""

    def __init__(self, rules: Iterable[tuple[Any, str]]) -> None:
        rules = tuple(rules)
        self._answers = {f"rule{number}": answer for number, (answer, _) in enumerate(rules)}
        self._rules = Late("|".join(f"(?P<rule{number}>{pattern})" for number, (_, pattern) in enumerate(rules)))

    def match(self, text: str) -> Any:
        """The answer of the first rule that matches the text's beginning, or None."""
        found = self._rules.pattern.match(text)
        return self._answers[found.lastgroup] if found and found.lastgroup else None


@functools.cache
def beginnings(pattern: str) -> frozenset[str]:
    """How everything that a pattern may match begins, up to LETTERS letters; "" where it can be anything."""
    tree = parsed(pattern)
    return frozenset({""}) if tree.state.flags & re.IGNORECASE else _shortest(begin for begin, _ in _begun(tree))


def _shortest(begun: Iterable[str]) -> frozenset[str]:
    """Those that tell all: what begins with "aug" need not be told to begin with "aug 1", too."""
    least: list[str] = []
    for begin in sorted(begun):
        if not least or not begin.startswith(least[-1]):
            least.append(begin)
    return frozenset(least)


def _begun(tokens: Iterable[Any]) -> frozenset[_Begin]:
    begun = frozenset({("", True)})
    for kind, value in tokens:
        if not any(goes_on and len(begin) < LETTERS for begin, goes_on in begun):
            break
        told = ways(kind, value)
        after = _opened(kind, value) if told is None else frozenset((way, True) for way in told)
        begun = frozenset(
            (begin, goes_on) if not goes_on or len(begin) >= LETTERS else ((begin + more)[:LETTERS], on)
            for begin, goes_on in begun
            for more, on in after
        )
        for size in range(LETTERS - 1, 0, -1):
            if len(begun) <= _MANY:
                break
            begun = frozenset((begin[:size], goes_on and len(begin) < size) for begin, goes_on in begun)
    return begun


def _opened(kind: Any, value: Any) -> frozenset[_Begin]:
    """How a token begins that can't be spelt out."""
    if kind is op.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _begun(value[3])
    if kind is op.BRANCH:
        return frozenset().union(*map(_begun, value[1]))
    if kind in _REPEATED:
        least, most, repeated = value
        once = _begun(repeated)
        once = once if most == 1 else frozenset((begin, False) for begin, _ in once)  # how many of them is open
        return once if least else once | {("", True)}
    if kind is op.IN and all(each in {op.LITERAL, op.RANGE} or what is op.CATEGORY_DIGIT for each, what in value):
        return frozenset((letter, False) for each in value for letter in _members(*each))
    return frozenset({("", False)})


def _members(kind: Any, value: Any) -> Iterator[str]:
    """The letters of one entry of a class in brackets."""
    if kind is op.LITERAL:
        yield chr(value)
        return
    first, last = (ord("0"), ord("9")) if value is op.CATEGORY_DIGIT else value
    yield from map(chr, range(first, last + 1))


def parsed(pattern: str) -> Any:
    """The syntax tree of a pattern; it is large, so nobody keeps it."""
    return _parser.parse(pattern)


def ways(kind: Any, value: Any) -> frozenset[str] | None:  # noqa: PLR0911  one kind of token a line
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


def _spelt_out(tokens: Iterable[Any]) -> frozenset[str] | None:
    all_ways = _EMPTY
    for kind, value in tokens:
        spelt = ways(kind, value)
        if spelt is None or len(all_ways) * len(spelt) > MOST:
            return None
        all_ways = frozenset(before + after for before in all_ways for after in spelt)
    return all_ways
