"""A cache for what depends on a single word alone: texts share most of their few thousand words."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, compress, count
from operator import add
from typing import TypeVar

_KEPT = 3_000  # words in each of two generations; what the newer one did not meet is dropped with the older
Told = TypeVar("Told")


def words_of(text: str) -> list[str]:
    """The text split at each single space and end of line; two in a row give an empty word."""
    return text.replace("\n", " ").split(" ")


class Memo(dict[str, Told]):
    """By word, what `tell` says of it; `tell` must not depend on the word's neighbours."""

    def __init__(self, tell: Callable[[str], Told]) -> None:
        super().__init__()
        self._tell = tell
        self._before: dict[str, Told] = {}  # the older generation

    def __missing__(self, word: str) -> Told:
        if len(self) >= _KEPT:
            self._before = dict(self)
            self.clear()
        told = self._before[word] if word in self._before else self._tell(word)
        self[sys.intern(word)] = told  # many modules keep the same words
        return told

    def over(self, words: Sequence[str]) -> Iterator[tuple[int, int, str, Told]]:
        """For each word of which something is told: its number, its offset in the text, itself, and what is told.

        The others, most words of most texts, are skipped in C.
        """
        told = list(map(self.__getitem__, words))
        telling = list(compress(count(), told))
        if not telling:
            return iter(())
        letters = list(accumulate(map(len, words), initial=0))  # before each word; and as many spaces as words
        places = map(add, map(letters.__getitem__, telling), telling)
        return zip(telling, places, map(words.__getitem__, telling), map(told.__getitem__, telling), strict=False)
