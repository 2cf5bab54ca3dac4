"""Many patterns over one text at once: each word is looked up once, not once for every pattern.

All rooms' patterns sing in one choir, so that a text is gone through once whatever is asked of it. What is found is
what `re` finds at beginnings of words.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from bot.understand.memo import Words
from bot.understand.patterns import Late
from bot.understand.spot import Offers

Row = TypeVar("Row")


class Singer(Late):
    """One pattern of a chorus."""


class Found(dict[Singer, list[re.Match[str]]]):
    """What each singer finds in a text, left to right, none overlapping; looked for when first asked."""

    def __init__(self, low: str, places: Mapping[Singer, Sequence[int]]) -> None:
        super().__init__()
        self.low, self._places = low, places
        self._tries: dict[Endings, list[tuple[int, int]]] = {}

    def __missing__(self, singer: Singer) -> list[re.Match[str]]:
        found: list[re.Match[str]] = []
        if places := self._places.get(singer):
            low, match, free = self.low, singer.pattern.match, 0
            for place in places:
                if place >= free and (one := match(low, place)):
                    found.append(one)
                    free = one.end()
        self[singer] = found
        return found

    def of(self, rows: Mapping[Singer, Row]) -> Iterator[tuple[Row, list[re.Match[str]]]]:
        """Of many rows, by their patterns, those that are found, in their order; each with all that is found of it."""
        for singer in filter(self._places.__contains__, rows):
            if found := self[singer]:
                yield rows[singer], found

    def first(self, singer: Singer) -> re.Match[str] | None:
        """The first of them, or None."""
        return next(self.within(singer, 0, len(self.low)), None) if singer in self._places else None

    def without(self, singer: Singer) -> str:
        """The text with a space for each of them."""
        pieces: list[str] = []
        at = 0
        for found in self[singer]:
            pieces += (self.low[at : found.start()], " ")
            at = found.end()
        return "".join((*pieces, self.low[at:])) if pieces else self.low

    def places(self, singer: Singer) -> Sequence[int]:
        """Where it may begin."""
        return self._places.get(singer, ())

    def within(self, singer: Singer, start: int, end: int) -> Iterator[re.Match[str]]:
        """What it finds from each word on that begins in a stretch of the text, up to `end`; matches may overlap."""
        places = self._places.get(singer, ())
        low, match = self.low, singer.pattern.match
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            if found := match(low, place, end):
                yield found

    def apart(self, singer: Singer, start: int, end: int) -> Iterator[re.Match[str]]:
        """The same, none overlapping the one before."""
        low, match, places = self.low, singer.pattern.match, self._places.get(singer, ())
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            if place >= start and (found := match(low, place, end)):
                yield found
                start = found.end()

    def any(self, singer: Singer, start: int, end: int) -> bool:
        """Say whether it finds anything so; its "$" stands for the end of the stretch."""
        if places := self._places.get(singer):
            for place in places[bisect_left(places, start) : bisect_left(places, end)]:
                if singer.pattern.match(self.low, place, end):
                    return True
        return False

    def tries(self, endings: Endings, start: int, end: int) -> list[tuple[int, int]]:
        """Which of many rules may begin in a stretch, in their order, and where."""
        begun = self._tries.get(endings)
        if begun is None:
            places = (self._places.get(singer, ()) for singer in endings.singers)
            begun = sorted((place, number) for number, those in enumerate(places) for place in those)
            self._tries[endings] = begun
        here = begun[bisect_left(begun, (start,)) : bisect_left(begun, (end,))]
        return sorted((number, place) for place, number in here)


class Chorus:
    """Patterns that are asked of every text, asked together."""

    def __init__(self) -> None:
        self.singers: list[Singer] = []

    def singer(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Singer:
        """One more that is asked with the others."""
        self.singers.append(Singer(pattern, flags))
        self.__dict__.pop("_offers", None)
        return self.singers[-1]

    @functools.cached_property
    def _offers(self) -> Offers:
        """Made for the first text, when all have joined."""
        return Offers([singer.source for singer in self.singers])

    def find(self, low: str, words: Words | None = None) -> Found:
        """What each of them finds in a folded text; `words` are the text's where they are known."""
        places = self._offers.places(low, Words(low) if words is None else words)
        return Found(low, {self.singers[number]: begun for number, begun in places.items()})


class Endings:
    """Rules over the words before a name, the first ones first; the "$" of each stands for the name."""

    def __init__(self, chorus: Chorus, rules: Iterable[tuple[Any, str]]) -> None:
        rules = tuple(rules)
        self._answers = [answer for answer, _ in rules]
        self.singers = [chorus.singer(pattern) for _, pattern in rules]

    def first(self, found: Found, start: int, end: int) -> Any:
        """The answer of the first rule that fits from a word of the stretch on up to its end; or None."""
        return next(self._fitting(found, start, end), None)

    def all(self, found: Found, start: int, end: int) -> set[Any]:
        """The answers of all rules that fit so."""
        return set(self._fitting(found, start, end))

    def _fitting(self, found: Found, start: int, end: int) -> Iterator[Any]:
        for number, place in found.tries(self, start, end):
            if self.singers[number].pattern.match(found.low, place, end):
                yield self._answers[number]


CHOIR = Chorus()  # of all rooms' patterns; `Prose.heard` is what it finds
