"""A prefilter for many patterns: where in a text each of them may begin at all.

A rule here is a large alternation, and a text holds few of its words. How a pattern may begin is read off its syntax
tree (`patterns.beginnings`). A text is split at spaces; for each word it is looked up which patterns may begin in it,
and the answer is kept for the next text, as texts share most of their words.

The patterns are read when the first text comes, so that a start-up pays for nothing.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.understand.text.memo import Memo, Words
from bot.understand.text.patterns import LETTERS, beginnings

_START = re.compile(r"(?<!\w)\S")

# (offset in the word, number of the pattern, what the text must begin with from there; () where the word suffices).
_Offer = tuple[int, int, tuple[str, ...]]
# The offers of a word; and, by the two characters that follow the word, the offers that hold instead.
_Told = tuple[tuple[_Offer, ...], Mapping[str, tuple[_Offer, ...]]]
_NOTHING: _Told = ()  # type: ignore[assignment]  # most words offer nothing: they are skipped, never unpacked
_NO_MORE: Mapping[str, tuple[_Offer, ...]] = {}


class Offers(Memo[_Told]):
    """By word: which patterns may begin in it, and where. A word is what stands between two spaces."""

    def __init__(self, patterns: Sequence[str]) -> None:
        super().__init__(self._offered)
        self._patterns = patterns

    def places(self, low: str, words: Words) -> dict[int, list[int]]:
        """By number of the pattern, the offsets in the text at which it may begin; patterns that can't are left out."""
        places: dict[int, list[int]] = defaultdict(list)
        for _, start, word, (offers, further) in self.over(words):
            if further:
                end = start + len(word)
                offers = further.get(low[end : end + 2], offers)  # noqa: PLW2901
            for inside, number, begins in offers:
                if not begins or low.startswith(begins, start + inside):
                    places[number].append(start + inside)
        return places

    def _offered(self, word: str) -> _Told:
        within: list[_Offer] = []
        across: list[tuple[int, int, str]] = []
        starts = [0] if word.isalnum() else [found.start() for found in _START.finditer(word)]  # "l'armee" has two
        for at in starts:
            rest = word[at:]
            # No beginning of a pattern is the beginning of another one of it: no pattern is noted twice here.
            for size in range(min(len(rest), LETTERS) + 1):
                if numbers := self._inside.get(rest[:size]):
                    within += [(at, number, ()) for number in numbers]
            if begins := self._across.get(rest):
                across += [(at, number, begin) for number, begin in begins]
        if across:
            return _told(word, within, across)
        return (tuple(within), _NO_MORE) if within else _NOTHING

    @functools.cached_property
    def _inside(self) -> dict[str, tuple[int, ...]]:
        """The patterns of each beginning that has no space in it."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, begin in self._beginnings():
            if " " not in begin and "\n" not in begin:
                index[begin].append(number)
        return {begin: tuple(numbers) for begin, numbers in index.items()}

    @functools.cached_property
    def _across(self) -> dict[str, list[tuple[int, str]]]:
        """The beginnings with a space in them, by their first word, each with the number of its pattern."""
        index: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, begin in self._beginnings():
            if " " in begin or "\n" in begin:
                index[begin.replace("\n", " ").split(" ", 1)[0]].append((number, begin))
        return dict(index)

    def _beginnings(self) -> Iterator[tuple[int, str]]:
        return ((number, begin) for number, pattern in enumerate(self._patterns) for begin in beginnings(pattern))


def _told(word: str, within: Sequence[_Offer], across: Sequence[tuple[int, int, str]]) -> _Told:
    """The offers of a word; those of `across` also depend on the two characters behind it."""
    always: list[tuple[int, int, str]] = []  # those that end with the space
    nexts: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for each in across:
        at, _, begin = each
        behind = begin[len(word) - at :][:2]
        (nexts[behind] if len(behind) > 1 else always).append(each)
    offers = tuple(sorted((*within, *_by_number(always, len(word), ""))))
    if not nexts:
        return offers, _NO_MORE
    return offers, {
        behind: tuple(sorted((*within, *_by_number((*always, *those), len(word), behind))))
        for behind, those in nexts.items()
    }


def _by_number(across: Iterable[tuple[int, int, str]], end: int, behind: str) -> Iterator[_Offer]:
    """One offer for each pattern and offset, with the beginnings to be checked where `behind` does not decide."""
    begins: dict[tuple[int, int], tuple[str, ...]] = {}
    for at, number, begin in across:
        begins[at, number] = (*begins.get((at, number), ()), begin)
    for (at, number), those in begins.items():
        settled = any(behind.startswith(begin[end - at :]) for begin in those)
        yield at, number, () if settled else those
