"""Looking for many words at once: patterns that are tried only where a word begins as they begin.

A rule here is a large alternation, and a text holds few of its words. How each pattern may begin is read off its
own syntax tree; a text is cut into words once; each word, as it stands between two spaces, is asked once which
patterns may begin in it, and is remembered for the next text. What is found is what `re.finditer` would find at
beginnings of words.

Compiling waits for the first text that needs it: a start-up pays for nothing.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from bot.understand.patterns import beginnings

_KEPT = 20_000  # words remembered: a language has some thousands, noise has no end
_HEAD = 3  # letters by which beginnings are looked up
_START = re.compile(r"(?<!\w)\S")

# A stretch of a text: where each of its words begins, and the word up to the next space.
Window = list[tuple[int, str]]
# Where in a word a pattern may begin, which one, and what the text must go on with there; () where the word decides.
_Offer = tuple[int, int, tuple[str, ...]]


class Starts:
    """The words of a folded text, as they stand between spaces and ends of lines, and where they begin."""

    def __init__(self, low: str) -> None:
        self.low = low
        self.words = low.replace("\n", " ").split(" ")
        self.places = []
        at = 0
        for word in self.words:
            self.places.append(at)
            at += len(word) + 1

    def window(self, start: int, end: int) -> Window:
        """The words that begin from `start` up to `end`; of one that `start` cuts, what begins behind it."""
        places, words = self.places, self.words
        first = bisect_left(places, start)
        found = list(zip(places[first : (last := bisect_left(places, end, first))], words[first:last], strict=True))
        if first and (cut := start - places[first - 1]) < len(words[first - 1]):
            begun = next((at for at in _begins(words[first - 1]) if at >= cut), None)
            if begun is not None:
                found.insert(0, (places[first - 1] + begun, words[first - 1][begun:]))
        return found


def _begins(word: str) -> list[int]:
    """Where words begin between two spaces: "l'armee" holds two."""
    return [found.start() for found in _START.finditer(word)]


class Offers(dict[str, tuple[_Offer, ...]]):
    """By a word, as it stands between spaces: which of many patterns may begin in it, and where."""

    def __init__(self, patterns: Sequence[str]) -> None:
        super().__init__()
        self._patterns = patterns

    def __missing__(self, word: str) -> tuple[_Offer, ...]:
        offers: list[_Offer] = []
        for at in _begins(word):
            rest = word[at:]
            fits: dict[int, tuple[str, ...]] = {}
            for size in range(min(len(rest), _HEAD) + 1):
                for number, begin in self._inside.get(rest[:size], ()):
                    if rest.startswith(begin):
                        fits[number] = ()
            for number, begin in self._across.get(rest, ()):
                if fits.get(number) != ():
                    fits[number] = (*fits.get(number, ()), begin)
            offers += ((at, number, begins) for number, begins in fits.items())
        if len(self) >= _KEPT:
            self.clear()
        self[word] = tuple(offers)
        return self[word]

    @functools.cached_property
    def _inside(self) -> dict[str, list[tuple[int, str]]]:
        """Each pattern's beginnings that end within a word, by their first letters."""
        index: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            for begin in beginnings(pattern):
                if " " not in begin and "\n" not in begin:
                    index[begin[:_HEAD]].append((number, begin))
        return dict(index)

    @functools.cached_property
    def _across(self) -> dict[str, list[tuple[int, str]]]:
        """Those that go on behind a space, by what stands before it."""
        index: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            for begin in beginnings(pattern):
                if " " in begin or "\n" in begin:
                    index[begin.replace("\n", " ").split(" ", 1)[0]].append((number, begin))
        return dict(index)


class Spotter:
    """One pattern over folded text, compiled when first needed."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.source = pattern
        self._flags = flags
        self._offers = Offers((pattern,))

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.source, self._flags)

    def finditer(self, starts: Starts) -> Iterator[re.Match[str]]:
        """Matches that begin where a word begins, left to right, none overlapping."""
        end = 0
        for place in self.places(zip(starts.places, starts.words, strict=True), starts.low):
            if place >= end and (found := self.pattern.match(starts.low, place)):
                yield found
                end = found.end()

    def places(self, words: Iterable[tuple[int, str]], low: str) -> Iterator[int]:
        """Where the pattern may begin."""
        offers = self._offers
        for at, word in words:
            for inside, _, begins in offers[word]:
                if not begins or low.startswith(begins, at + inside):
                    yield at + inside

    def search(self, starts: Starts) -> re.Match[str] | None:
        """The first match that begins where a word begins, or None."""
        return next(self.finditer(starts), None)

    def within(self, window: Window, low: str, end: int) -> Iterator[re.Match[str]]:
        """What matches from the window's words on, up to `end`; matches may overlap."""
        for place in self.places(window, low):
            if place < end and (found := self.pattern.match(low, place, end)):
                yield found

    def ends(self, window: Window, low: str, end: int) -> bool:
        """Say whether the pattern matches from one of the window's words on, its "$" at `end`."""
        return any(self.within(window, low, end))

    def sub(self, put: Callable[[re.Match[str]], str], low: str) -> str:
        """A text with each match that begins where a word begins replaced."""
        starts = Starts(low)
        if not any(map(self._offers.__getitem__, starts.words)):
            return low
        at = 0
        pieces: list[str] = []
        for found in self.finditer(starts):
            pieces += (low[at : found.start()], put(found))
            at = found.end()
        return "".join((*pieces, low[at:])) if pieces else low


class Endings:
    """Many rules over the words before a name: each tried only where it may begin, its "$" at the name."""

    def __init__(self, rules: Iterable[tuple[Any, str]]) -> None:
        rules = tuple(rules)
        self._answers = [answer for answer, _ in rules]
        self._sources = [pattern for _, pattern in rules]
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._offers = Offers(self._sources)

    def _tries(self, window: Window, low: str, end: int) -> list[tuple[int, int]]:
        """Each rule that may fit, and where it may begin, in the order of the rules."""
        offers = self._offers
        return sorted(
            (number, at + inside)
            for at, word in window
            for inside, number, begins in offers[word]
            if at + inside < end and (not begins or low.startswith(begins, at + inside))
        )

    def _pattern(self, number: int) -> re.Pattern[str]:
        known = self._patterns.get(number)
        if known is None:
            known = self._patterns[number] = re.compile(self._sources[number])
        return known

    def first(self, window: Window, low: str, end: int) -> Any:
        """The answer of the first rule that matches from one of the window's words on, its "$" at `end`; or None."""
        for number, place in self._tries(window, low, end):
            if self._pattern(number).match(low, place, end):
                return self._answers[number]
        return None

    def all(self, window: Window, low: str, end: int) -> set[Any]:
        """The answers of all rules that match so."""
        return {
            self._answers[number]
            for number, place in self._tries(window, low, end)
            if self._pattern(number).match(low, place, end)
        }
