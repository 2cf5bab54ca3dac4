from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.understand.tables import events, incident
from bot.understand.text.pattern_set import Endings, PatternSet
from bot.understand.text.patterns import beginnings
from bot.understand.text.prose import prose

OWN = Path(__file__).parents[1] / "corpus" / "own.jsonl"


def rows() -> list[str]:
    return [rf"(?<!\w)(?:{words})" for row in (*events.TRIGGERS, *incident.ROWS) for words in (row.en, row.fr)]


def test_the_short_cut_finds_what_plain_searching_finds() -> None:
    """Over the project's corpus, for every rule of both tables; it reads a private syntax tree."""
    texts = [json.loads(line)["item"] for line in OWN.read_text(encoding="utf-8").splitlines()]
    lows = [prose(item["title"], item["text"]).low for item in texts]
    hits = 0
    for words in rows():
        plain, patterns = re.compile(words, re.MULTILINE), PatternSet()
        quick = patterns.add(words, re.MULTILINE)
        for low in lows:
            expected = [found.span() for found in plain.finditer(low)]
            assert [found.span() for found in patterns.find(low)[quick]] == expected, words
            hits += len(expected)
    assert hits > len(lows)


def test_no_table_begins_with_just_anything() -> None:
    """Such a rule would be tried at every word."""
    assert [words for words in rows() if "" in beginnings(words)] == []


# Words that hold several beginnings, stand at either end, or are cut by a stretch.
_ROUGH = st.lists(
    st.sampled_from(["l'armee", "near", "in", "(in", "self-defence", "d'l'in", "-", "a", "\n", "in\nnear", "‹12›"])
)


@given(_ROUGH.map(" ".join), st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_holds_the_words_that_begin_in_it(low: str, start: int, end: int) -> None:
    """What a rule finds from a stretch's words on is what it finds from each beginning of a word there."""
    patterns, pattern = PatternSet(), "(?:near|in|l'|armee|defence|a|in\\snear|near (?:in|a)|[(])"
    quick = patterns.add(pattern)
    begun = [found.start() for found in re.finditer(r"(?<!\w)\S", low) if start <= found.start() < end]
    expected = [found.span() for at in begun if (found := re.compile(pattern).match(low, at, end))]
    found_by = patterns.find(low)
    assert [found.span() for found in found_by.within(quick, start, end)] == expected
    assert found_by.any(quick, start, end) is bool(expected)


@given(_ROUGH.map(" ".join), st.integers(0, 60), st.integers(0, 60))
def test_endings_fit_as_each_rule_alone_does(low: str, start: int, end: int) -> None:
    """The first that fits wins, and all that fit are told: as plain `re` says, from beginnings of words."""
    rules = [("near", "near (?:in )?$"), ("in", "(?:in|near) $"), ("army", "l'armee $|armee $"), ("any", "\\S+ $")]
    patterns = PatternSet()
    endings = Endings(patterns, rules)
    begun = [found.start() for found in re.finditer(r"(?<!\w)\S", low) if start <= found.start() < end]
    fit = [name for name, rule in rules if any(re.compile(rule).match(low, at, end) for at in begun)]
    assert endings.all(patterns.find(low), start, end) == set(fit)
    assert endings.first(patterns.find(low), start, end) == (fit[0] if fit else None)
