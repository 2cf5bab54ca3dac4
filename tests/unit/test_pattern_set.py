"""A set of patterns finds what `re` finds at beginnings of words, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understand import bearing, read
from bot.understand.text.pattern_set import PATTERNS, PatternSet
from bot.understand.text.patterns import LETTERS, beginnings
from bot.understand.tolls.lines import TOLL_PATTERNS

assert read  # all rooms have added theirs
_SETS = [PATTERNS, TOLL_PATTERNS, bearing._MESSAGE]
# Words of the trade and pieces of them, so that patterns nearly match, too.
_PIECES = [
    *"""
    attack attacks attacked on of the army soldiers killed kill ‹12› ‹3-5› from to at least toll rises bilan de morts
    tues blesses porte a le nombre des otages freed released no nobody was were hurt aucun mort personne n'a ete
    denied report reports false afp selon l'afp reuters (avec source: jnim gsim dit claims that armed men hommes
    armes village civilians sources witnesses habitants governor said minister trial court match anniversary in
    2023 mine exploded ied explosion - , ; . : x
    """.split(),  # noqa: SIM905  words as prose
    "\n",
]
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"\battack(?:s|ed)?\b", {"attack"}),  # the shortest tells of the others, too
        (r"\d\d", {f"{one}" for one in "0123456789"}),  # a class of digits ends what can be told
        (r"(?:\w+ )?mine", {""}),  # anything may come first
        (r"(?:ab)+c", {"ab"}),
        (r"ambush of the", {"ambush o"}),
        (r"(?:the )?mine", {"the mine", "mine"}),
        (r"(?:the \w+ )?mine", {"the ", "mine"}),  # what is open ends its own way alone
        (r"(?<!\w)coup", {"coup"}),
        (r"x\w+", {"x"}),
        (r"\w+ed", {""}),
        (r"(?i)mine", {""}),  # beginnings are looked for as they stand
    ],
)
def test_beginnings(pattern: str, told: set[str]) -> None:
    """Every match of a pattern begins with one of its beginnings, of at most LETTERS letters."""
    assert beginnings(pattern) == told
    assert all(len(each) <= LETTERS for each in told)


@settings(deadline=None)  # the first text compiles the patterns
@given(_TEXTS)
def test_a_set_finds_what_its_patterns_find(text: str) -> None:
    """All the sets of the reading, likewise."""
    begun = [found.start() for found in re.finditer(r"(?<!\w)\S", text)]
    for patterns in _SETS:
        found = patterns.find(text)
        for key in patterns.members:
            fits = [one.span() for at in begun if (one := key.pattern.match(text, at))]
            assert [one.span() for one in found.within(key, 0, len(text) + 1)] == fits
            assert [one.span() for one in found[key]] == _none_overlapping(fits)
            assert bool(found.first(key)) is bool(fits)


def _none_overlapping(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def test_a_pattern_keeps_its_flags_and_overlaps_nothing() -> None:
    """Its "^" is the beginning of a line where the pattern says so; a match ends before the next begins."""
    patterns = PatternSet()
    line, twice = patterns.add("^alert|alert now", re.MULTILINE), patterns.add("on (?:on )?on")
    found = patterns.find("alert\nalert now an alert on on on on")
    assert [one.span() for one in found[line]] == [(0, 5), (6, 11)]
    assert [one.group() for one in found[twice]] == ["on on on"]
    assert found.without(twice) == "alert\nalert now an alert   on"
    assert found.without(line) == " \n  now an alert on on on on"
