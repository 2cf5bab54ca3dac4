"""A sentence's people and what became of them, found but not yet tied together.

tokens = words, stops and numbers of a folded sentence with marked numbers (`numbers.mark`)
words  = each word or phrase of fate (`fate_words.py`)
groups = each number with whom it counts, and each single person told (`people_told.py`)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tables.people import Side
from bot.understand.text.memo import Memo

REACH = 20  # words between a subject and its verb
NOUN_REACH = 5  # words from a number to its noun
ONE_REACH = 3  # … where the object is one person told without a number
MAX_PEOPLE = 5_000  # a higher "toll" is a year's, a war's or a misreading


@dataclass(slots=True)
class Group:
    """People told together: tokens `start` to `end`, the least and the most, and whose side they are on."""

    start: int
    end: int
    low: int
    high: int
    side: Side
    single: bool = False  # one person, told without a number
    bare: bool = False  # a number without a noun
    used: bool = False
    out_of: Group | None = None  # the whole of which they are told as a part: "two of the five passengers"


@dataclass(frozen=True, slots=True)
class Told:
    """So many people of these sides met this fate."""

    fate: Fate
    low: int
    high: int
    sides: frozenset[Side]
    at: int  # token
    single: bool = False
    added: bool = False  # shares the verb of the number before it: "six in Sokolo and three in Diabaly"
    more: bool = False  # than were told before: "two others were killed"
    nth: int = 0  # the how manyth of them it is: "a sixth volunteer has died"


class FateWord(NamedTuple):
    """A word or phrase of fate, tokens `start` to `end`."""

    fate: Fate
    form: Form
    start: int
    end: int


# The sign of "30+ dead" is none of its words; that of "the imam + three boys" is.
TOKEN = re.compile(r"‹[^›]*›|[a-z0-9]+'(?![a-z]\b)(?=[a-z‹])|'s\b|[^\W_]+(?:-[^\W_]+)*|~+|(?<!›)[^\s\w]|(?<=›)[^\s\w+]")


_TOKENS: Memo[list[str]] = Memo(TOKEN.findall)


def tokens_of(marked: str) -> list[str]:
    """The tokens of a folded sentence with marked numbers."""
    return list(chain.from_iterable(map(_TOKENS.__getitem__, marked.split(" "))))


@dataclass(slots=True)
class Sentence:
    """A sentence's tokens, and what was found in them; `headline`: articles may be left out."""

    tokens: list[str]
    words: list[FateWord] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    fate_at: dict[int, FateWord] = field(default_factory=dict)
    headline: bool = False
    at: Callable[[int], str] = field(init=False)  # the token there; empty beyond either end

    def __post_init__(self) -> None:
        """A look-up for `at`, which is asked hundreds of times."""
        self.at = defaultdict(str, enumerate(self.tokens)).__getitem__


def is_source(sentence: Sentence, at: int) -> bool:
    """Whether "according to" ends there."""
    here, before = sentence.at(at), sentence.at(at - 1)
    return here in gr.SOURCED or (before, here) in gr.SOURCED_TWO


def ends_noun(word: str) -> bool:
    """Whether what stands before a word has no noun to come."""
    return not word or word in gr.STOPS or word in gr.PLACED or word in gr.AND or word[0] == "~"


def bounds(marker: str) -> tuple[int, int]:
    """The least and the most of a marked number: ‹12›, or ‹10-15›."""
    low, _, high = marker.strip("‹›").partition("-")
    return int(low), int(high or low)
