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
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.understand.memo import Memo, Words
from bot.understand.patterns import LETTERS, beginnings

_START = re.compile(r"(?<!\w)\S")

# Where in a word a pattern may begin, which one, and how the text must read from there; () where the word decides.
_Offer = tuple[int, int, tuple[str, ...]]
# What a word offers, and what it offers instead where the text behind it goes on so: a space and a letter.
_Told = tuple[tuple[_Offer, ...], Mapping[str, tuple[_Offer, ...]]]
_NOTHING: _Told = ()  # type: ignore[assignment]  # most words offer nothing: they are skipped, never unpacked
_NO_MORE: Mapping[str, tuple[_Offer, ...]] = {}


class Offers(Memo[_Told]):
    """By a word, as it stands between spaces: which of many patterns may begin in it, and where."""

    def __init__(self, patterns: Sequence[str]) -> None:
        super().__init__(self._offered)
        self._patterns = patterns

    def places(self, low: str, words: Words) -> dict[int, list[int]]:
        """Where in a text of these words each pattern may begin that may: at beginnings of words, and as it does."""
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
            # No beginning of a pattern begins with another one of it: it is met here once, or there.
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
        """By each beginning that ends within a word: whose it is."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, begin in self._beginnings():
            if " " not in begin and "\n" not in begin:
                index[begin].append(number)
        return {begin: tuple(numbers) for begin, numbers in index.items()}

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


def _told(word: str, within: Sequence[_Offer], across: Sequence[tuple[int, int, str]]) -> _Told:
    """All offers of a word, by the two characters behind it where some of `across` need them."""
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
    """One offer for each pattern and place, its beginnings with it where what stands `behind` does not settle it."""
    begins: dict[tuple[int, int], tuple[str, ...]] = {}
    for at, number, begin in across:
        begins[at, number] = (*begins.get((at, number), ()), begin)
    for (at, number), those in begins.items():
        settled = any(behind.startswith(begin[end - at :]) for begin in those)
        yield at, number, () if settled else those
