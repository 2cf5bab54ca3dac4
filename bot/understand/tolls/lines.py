"""The sentences in which a toll is looked for: folded, their numbers marked, and what the rooms of the toll find there.

The sentences stand in one text, a line each, so that all their patterns are asked in one pass over it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from bot.understand.text.pattern_set import Pattern, PatternSet
from bot.understand.text.prose import Part

TOLL_PATTERNS = PatternSet()  # the patterns over lines; `Lines.heard` is what they find


class Line(NamedTuple):
    """One sentence: which part of the story it stands in, and where in the text of all lines."""

    part: Part
    start: int
    end: int


class Lines:
    """Sentences as one text, and what every pattern of the toll finds in it."""

    def __init__(self, sentences: Iterable[tuple[Part, str]]) -> None:
        sentences = list(sentences)
        self.text = "\n".join(words for _, words in sentences)
        starts = accumulate((len(words) + 1 for _, words in sentences), initial=0)
        self.all = [Line(part, at, at + len(words)) for (part, words), at in zip(sentences, starts, strict=False)]
        self._starts = [line.start for line in self.all]
        self.heard = TOLL_PATTERNS.find(self.text)

    def words(self, line: Line) -> str:
        """A line's own text."""
        return self.text[line.start : line.end]

    def begun(self, *patterns: Pattern) -> list[Line]:
        """The lines in which one of the patterns may begin."""
        numbers = {self.number_at(place) for pattern in patterns for place in self.heard.places(pattern)}
        return [self.all[number] for number in sorted(numbers)]

    def number_at(self, offset: int) -> int:
        """Which line the character at `offset` belongs to."""
        return bisect_right(self._starts, offset) - 1
