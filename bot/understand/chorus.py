"""Many spotters over one text at once: each word is looked up once, not once for every pattern.

All rooms' patterns sing in one choir, so that a text is gone through once whatever is asked of it. What is found is
exactly what each spotter's `finditer` finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.understand.spot import Offers, Spotter, Starts


class Singer(Spotter):
    """A spotter that may be one of a chorus; it can still be asked alone."""


class Found(dict[Singer, list[re.Match[str]]]):
    """What each finds in a text, left to right; looked for when first asked. The empty list where it finds nothing."""

    def __init__(self, low: str, places: Mapping[Singer, list[int]]) -> None:
        super().__init__()
        self._low, self._places = low, places

    def __missing__(self, singer: Singer) -> list[re.Match[str]]:
        self[singer] = list(self._matches(singer)) if singer in self._places else []
        return self[singer]

    def first(self, singer: Singer) -> re.Match[str] | None:
        """The first of them, or None."""
        return next(self._matches(singer), None) if singer in self._places else None

    def _matches(self, singer: Singer) -> Iterator[re.Match[str]]:
        """What it matches from each place where it may begin, none overlapping."""
        low, match, end = self._low, singer.pattern.match, 0
        for place in self._places[singer]:
            if place >= end and (found := match(low, place)):
                yield found
                end = found.end()


class Chorus:
    """Spotters that are asked of every text, asked together."""

    def __init__(self, singers: Iterable[Singer] = ()) -> None:
        self.singers = list(singers)
        self._offers: Offers | None = None  # made for the first text, when all have joined

    def singer(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Singer:
        """One more that is asked with the others."""
        self.singers.append(Singer(pattern, flags))
        self._offers = None
        return self.singers[-1]

    def find(self, starts: Starts) -> Found:
        """What each spotter's `finditer` finds."""
        if self._offers is None:
            self._offers = Offers([singer.source for singer in self.singers])
        low, offers, singers = starts.low, self._offers, self.singers
        places: list[list[int]] = [[] for _ in singers]
        for at, word in zip(starts.places, starts.words, strict=True):
            for inside, number, begins in offers[word]:
                if not begins or low.startswith(begins, at + inside):
                    places[number].append(at + inside)
        return Found(low, {singer: begun for singer, begun in zip(singers, places, strict=True) if begun})


CHOIR = Chorus()  # of all rooms' patterns; `Prose.heard` is what it finds
