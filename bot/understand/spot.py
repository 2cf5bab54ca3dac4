"""Looking for many words at once: where in a text each of many patterns may begin.

A rule here is a large alternation, and a text holds few of its words. How each pattern may begin is read off its
own syntax tree; a text is cut into words once; each word, as it stands between two spaces, is asked once which
patterns may begin in it, and is remembered for the next text.

Reading the patterns waits for the first text that needs it: a start-up pays for nothing.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.understand.memo import Memo, words_of
from bot.understand.patterns import beginnings

_HEAD = 3  # letters by which beginnings are looked up
_START = re.compile(r"(?<!\w)\S")

# Where in a word a pattern may begin, which one, and how the text must read from there; () where the word decides.
_Offer = tuple[int, int, tuple[str, ...]]
# What a word offers, and what it offers instead where the text behind it goes on so: a space and a letter.
_Told = tuple[tuple[_Offer, ...], Mapping[str, tuple[_Offer, ...]]]
_NOTHING: _Told = ()  # type: ignore[assignment]  # most words offer nothing: they are skipped, never unpacked


class Offers(Memo[_Told]):
    """By a word, as it stands between spaces: which of many patterns may begin in it, and where."""

    def __init__(self, patterns: Sequence[str]) -> None:
        super().__init__(self._offered)
        self._patterns = patterns

    def places(self, low: str) -> dict[int, list[int]]:
        """Where in a text each pattern may begin that may: at beginnings of words, and as it does."""
        places: dict[int, list[int]] = defaultdict(list)
        for _, start, word, (offers, further) in self.over(words_of(low)):
            if further:
                end = start + len(word)
                offers = further.get(low[end : end + 2], offers)  # noqa: PLW2901
            for inside, number, begins in offers:
                if not begins or low.startswith(begins, start + inside):
                    places[number].append(start + inside)
        return places

    def _offered(self, word: str) -> _Told:
        within: list[_Offer] = []
        across: list[_Offer] = []
        for at in (found.start() for found in _START.finditer(word)):  # "l'armee" holds two words
            rest = word[at:]
            fits = {
                number
                for size in range(min(len(rest), _HEAD) + 1)
                for number, begin in self._inside.get(rest[:size], ())
                if rest.startswith(begin)
            }
            within += ((at, number, ()) for number in fits)
            begun: dict[int, tuple[str, ...]] = {}
            for number, begin in self._across.get(rest, ()):
                if number not in fits:
                    begun[number] = (*begun.get(number, ()), begin)
            across += ((at, number, begins) for number, begins in begun.items())
        return _told(word, within, across) if within or across else _NOTHING

    @functools.cached_property
    def _inside(self) -> dict[str, list[tuple[int, str]]]:
        """Each pattern's beginnings that end within a word, by their first letters."""
        index: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, begin in self._beginnings():
            if " " not in begin and "\n" not in begin:
                index[begin[:_HEAD]].append((number, begin))
        return dict(index)

    @functools.cached_property
    def _across(self) -> dict[str, list[tuple[int, str]]]:
        """Those that go on behind a space, by what stands before it."""
        index: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, begin in self._beginnings():
            if " " in begin or "\n" in begin:
                index[begin.replace("\n", " ").split(" ", 1)[0]].append((number, begin))
        return dict(index)

    def _beginnings(self) -> Iterator[tuple[int, str]]:
        return ((number, begin) for number, pattern in enumerate(self._patterns) for begin in beginnings(pattern))


def _told(word: str, within: Sequence[_Offer], across: Sequence[_Offer]) -> _Told:
    """All offers of a word, by the two characters behind it where some of `across` need them."""

    def behind(next_: str) -> tuple[_Offer, ...]:
        offers = list(within)
        for at, number, begins in across:
            inside = len(word) - at
            fit = tuple(begin for begin in begins if next_.startswith(begin[inside:][:2]) or len(begin) == inside + 1)
            settled = any(next_.startswith(begin[inside:]) for begin in fit)
            if fit:
                offers.append((at, number, () if settled else fit))
        return tuple(sorted(offers))

    nexts = {begin[len(word) - at :][:2] for at, _, begins in across for begin in begins}
    return behind(""), {next_: behind(next_) for next_ in nexts if len(next_) > 1}
