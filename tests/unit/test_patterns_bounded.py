r"""No pattern of the reading can take time without bound: what repeats, repeats in one way only.

"(?:[A-Z]\w*)*" cuts one word of capitals into names in ever so many ways, and tries them all where the rest fails. An
item that does so would hold up everybody's alerts.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import bot.understand
from bot.understand.text.patterns import Late

SIGNS = "".join(map(chr, range(32, 127))) + "\n\t\u00a0éÉàÀœ«»‹›–—•…’م中"
REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT}
OFTEN = 20  # rounds from which on the ways are too many

Node = tuple[Any, Any]


def patterns() -> list[str]:
    """The source of every pattern that the rooms of the reading hold."""
    modules = [
        importlib.import_module(each.name) for each in pkgutil.walk_packages(bot.understand.__path__, "bot.understand.")
    ]
    late = {each.source for each in gc.get_objects() if isinstance(each, Late)}
    return sorted(late.union(*(compiled(vars(module).values()) for module in modules)))


def compiled(held: Iterable[Any], depth: int = 3) -> Iterator[str]:
    """The patterns among some values, and in the containers among them."""
    for each in held:
        if isinstance(each, re.Pattern):
            yield each.pattern
        elif isinstance(each, list | tuple | dict) and depth:
            yield from compiled(each.values() if isinstance(each, dict) else each, depth - 1)


_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}
# What one node lets through, by its kind.
_ONE: dict[Any, Callable[[Any], Iterable[str]]] = {
    op.LITERAL: chr,
    op.NOT_LITERAL: lambda value: set(SIGNS) - {chr(value)},
    op.ANY: lambda _: set(SIGNS) - {"\n"},
    op.CATEGORY: lambda value: re.findall(_CATEGORIES[value], SIGNS),
    op.RANGE: lambda value: {each for each in SIGNS if value[0] <= ord(each) <= value[1]},
}


def signs_of(node: Node) -> frozenset[str]:
    """The characters of SIGNS that one character of a pattern may be; none where it is no single character."""
    kind, value = node
    if kind is not op.IN:
        return frozenset(_ONE.get(kind, lambda _: ())(value))
    held = frozenset[str]().union(*map(signs_of, value))
    return frozenset(SIGNS) - held if value[0][0] is op.NEGATE else held


def ways(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """The alternatives of a sequence, its outermost groups opened."""
    if len(nodes) == 1 and nodes[0][0] is op.SUBPATTERN:
        yield from ways(list(nodes[0][1][3]))
    elif len(nodes) == 1 and nodes[0][0] is op.BRANCH:
        for each in nodes[0][1][1]:
            yield from ways(list(each))
    else:
        yield list(nodes)


def may_be_of(nodes: Sequence[Node], signs: frozenset[str]) -> bool:
    """Whether some string of these characters alone matches the sequence, as far as the tree tells."""
    for kind, value in nodes:
        if kind in REPEATS or kind is op.POSSESSIVE_REPEAT:
            if value[0] and not any(may_be_of(way, signs) for way in ways(list(value[2]))):
                return False
        elif kind is op.SUBPATTERN:
            if not any(may_be_of(way, signs) for way in ways(list(value[3]))):
                return False
        elif kind is op.BRANCH:
            if not any(may_be_of(list(each), signs) for each in value[1]):
                return False
        elif kind in {op.AT, op.ASSERT, op.ASSERT_NOT}:
            continue
        elif not signs_of((kind, value)) & signs:
            return False
    return True


def ambiguous(nodes: Sequence[Node]) -> Iterator[str]:
    """What repeats and holds a repetition that can do the same alone."""
    for kind, value in nodes:
        if kind is op.SUBPATTERN:
            yield from ambiguous(list(value[3]))
        elif kind is op.BRANCH:
            for each in value[1]:
                yield from ambiguous(list(each))
        elif kind in {op.ASSERT, op.ASSERT_NOT}:
            yield from ambiguous(list(value[1]))
        elif kind is op.ATOMIC_GROUP:
            yield from ambiguous(list(value))
        elif kind in REPEATS or kind is op.POSSESSIVE_REPEAT:
            body = list(value[2])
            yield from ambiguous(body)
            if kind in REPEATS and value[1] >= OFTEN:
                for way in ways(body):
                    yield from (str(way) for signs in loops(way) if may_be_of(way, signs))


def loops(way: Sequence[Node]) -> Iterator[frozenset[str]]:
    """The characters of each repetition without end in one alternative."""
    for kind, value in way:
        if kind in REPEATS and value[1] >= OFTEN and len(value[2]) == 1:
            yield signs_of(next(iter(value[2])))


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (r"(?:[\s,]+|[A-Z]\w*)*$", True),
        (r"(?:\w+ ?)+x", True),
        (r"(?:\w+|\d)*$", True),
        (r"(?:[A-Z]\w*+|[\s,]++)*+$", False),
        (r"(?: \w+)*$", False),
        (r"(?:\w+ ){0,8}x", False),
    ],
)
def test_the_test_knows_them(pattern: str, bad: bool) -> None:
    assert any(ambiguous(list(_parser.parse(pattern)))) is bad


def test_no_repetition_is_ambiguous() -> None:
    sources = patterns()
    assert len(sources) > 500
    found = {source[:200]: told for source in sources if (told := list(ambiguous(list(_parser.parse(source)))))}
    assert not found
