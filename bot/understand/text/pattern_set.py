"""All patterns of the reading as one set, matched in one pass: each word is looked up once, not once for every pattern.

A module adds its patterns when it is imported (`PATTERNS.add(…)`) and asks for their matches later (`Prose.heard`). The
pass tells only where each pattern may begin (`spot.py`); `re` then matches it there, when somebody asks. So what is
found is what `re` finds, but at beginnings of words alone: a pattern that begins inside a word finds nothing.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from bot.understand.text.memo import Words
from bot.understand.text.patterns import Late
from bot.understand.text.spot import Offers

Row = TypeVar("Row")


class Pattern(Late):
    """One pattern of the set; a key to its matches in `Found`."""


class Found(dict[Pattern, list[re.Match[str]]]):
    """The matches of each pattern in one text, left to right, none overlapping; made when first asked for."""

    def __init__(self, low: str, places: Mapping[Pattern, Sequence[int]]) -> None:
        super().__init__()
        self.low, self._places = low, places
        self._tries: dict[Endings, list[tuple[int, int]]] = {}

    def __missing__(self, key: Pattern) -> list[re.Match[str]]:
        found: list[re.Match[str]] = []
        if places := self._places.get(key):
            low, match, free = self.low, key.pattern.match, 0
            for place in places:
                if place >= free and (one := match(low, place)):
                    found.append(one)
                    free = one.end()
        self[key] = found
        return found

    def of(self, rows: Mapping[Pattern, Row]) -> Iterator[tuple[Row, list[re.Match[str]]]]:
        """Of many rows, by their patterns, those that are found, in their order; each with all that is found of it."""
        for key in filter(self._places.__contains__, rows):
            if found := self[key]:
                yield rows[key], found

    def first(self, key: Pattern) -> re.Match[str] | None:
        """The pattern's first match, or None."""
        return next(self.within(key, 0, len(self.low)), None) if key in self._places else None

    def without(self, key: Pattern) -> str:
        """The text with a space in place of each match."""
        pieces: list[str] = []
        at = 0
        for found in self[key]:
            pieces += (self.low[at : found.start()], " ")
            at = found.end()
        return "".join((*pieces, self.low[at:])) if pieces else self.low

    def places(self, key: Pattern) -> Sequence[int]:
        """Offsets at which the pattern may begin, in rising order."""
        return self._places.get(key, ())

    def within(self, key: Pattern, start: int, end: int) -> Iterator[re.Match[str]]:
        """A match from each word that begins in `start` to `end`, none going on beyond `end`; they may overlap."""
        places = self._places.get(key, ())
        low, match = self.low, key.pattern.match
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            if found := match(low, place, end):
                yield found

    def apart(self, key: Pattern, start: int, end: int) -> Iterator[re.Match[str]]:
        """The same, but none overlaps the one before."""
        low, match, places = self.low, key.pattern.match, self._places.get(key, ())
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            if place >= start and (found := match(low, place, end)):
                yield found
                start = found.end()

    def any(self, key: Pattern, start: int, end: int) -> bool:
        """Say whether `within` has a match; a "$" in the pattern matches at `end`."""
        if places := self._places.get(key):
            for place in places[bisect_left(places, start) : bisect_left(places, end)]:
                if key.pattern.match(self.low, place, end):
                    return True
        return False

    def tries(self, endings: Endings, start: int, end: int) -> list[tuple[int, int]]:
        """The rules that may begin in a stretch, as (number of the rule, offset), the first rules first."""
        begun = self._tries.get(endings)
        if begun is None:
            members = [(number, key) for number, key in enumerate(endings.members) if key in self._places]
            begun = sorted([(place, number) for number, key in members for place in self._places[key]])
            self._tries[endings] = begun
        here = begun[bisect_left(begun, (start,)) : bisect_left(begun, (end,))]
        return sorted([(number, place) for place, number in here])


class PatternSet:
    """A set of patterns that is matched as one."""

    def __init__(self) -> None:
        self.members: list[Pattern] = []

    def add(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Pattern:
        """Add a pattern to the set."""
        self.members.append(Pattern(pattern, flags))
        self.__dict__.pop("_offers", None)
        return self.members[-1]

    @functools.cached_property
    def _offers(self) -> Offers:
        """The set, prepared for the first text; made anew if a pattern is added after that."""
        return Offers([key.source for key in self.members])

    def find(self, low: str, words: Words | None = None) -> Found:
        """The matches in a folded text; `words` are its words, where the caller has them."""
        places = self._offers.places(low, Words(low) if words is None else words)
        return Found(low, {self.members[number]: begun for number, begun in places.items()})


class Endings:
    """Rules about the words before a name, the first that fits counts; "$" in a pattern is where the name begins."""

    def __init__(self, patterns: PatternSet, rules: Iterable[tuple[Any, str]]) -> None:
        rules = tuple(rules)
        self._answers = [answer for answer, _ in rules]
        self.members = [patterns.add(pattern) for _, pattern in rules]

    def first(self, found: Found, start: int, end: int) -> Any:
        """The answer of the first rule that matches from some word of the stretch up to its end; None if none does."""
        return next(self._fitting(found, start, end), None)

    def all(self, found: Found, start: int, end: int) -> set[Any]:
        """The answers of all rules that match so."""
        return set(self._fitting(found, start, end))

    def _fitting(self, found: Found, start: int, end: int) -> Iterator[Any]:
        for number, place in found.tries(self, start, end):
            if self.members[number].pattern.match(found.low, place, end):
                yield self._answers[number]


PATTERNS = PatternSet()  # the patterns of all modules; `Prose.heard` has what it finds in a text
