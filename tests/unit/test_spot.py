from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot.understand.prose import prose
from bot.understand.spot import Spotter, Starts, heads
from bot.understand.tables import events, incident

OWN = Path(__file__).parents[1] / "corpus" / "own.jsonl"


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("kill", {"kil"}),
        ("kill|dead", {"kil", "dea"}),
        ("(?:the )?mine", {"the", "min"}),
        (r"\bied\b", {"ied"}),
        ("tues?", {"tue"}),
        ("[ab]ut", {"aut", "but"}),
        ("a+b", {"a"}),  # how many of them is open
        (r"(?<!\w)coup", {"cou"}),
        (r"x\w+", {"x"}),
        (r"\w+ed", {""}),  # anything may begin so
        ("(?:a|an) mine", {"a m", "an "}),
    ],
)
def test_first_letters(pattern: str, begins: set[str]) -> None:
    assert heads(pattern) == begins


def rows() -> list[str]:
    return [rf"(?<!\w)(?:{words})" for row in (*events.TRIGGERS, *incident.ROWS) for words in (row.en, row.fr)]


def test_the_short_cut_finds_what_plain_searching_finds() -> None:
    """Over the project's corpus, for every rule of both tables; it reads a private syntax tree."""
    texts = [json.loads(line)["item"] for line in OWN.read_text(encoding="utf-8").splitlines()]
    lows = [prose(item["title"], item["text"]).low for item in texts]
    hits = 0
    for words in rows():
        plain, quick = re.compile(words, re.MULTILINE), Spotter(words, re.MULTILINE)
        for low in lows:
            expected = [found.span() for found in plain.finditer(low)]
            assert [found.span() for found in quick.finditer(Starts(low))] == expected, words
            hits += len(expected)
    assert hits > len(lows)


def test_no_table_begins_with_just_anything() -> None:
    """Such a rule would be tried at every word."""
    assert [words for words in rows() if "" in heads(words)] == []
