"""What is told of a word alone, asked once: a language has some thousands of words, and every text the same ones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, compress, count
from operator import add
from typing import TypeVar

_KEPT = 3_000  # words remembered since last looked over, and as many before: noise has no end
Told = TypeVar("Told")


def words_of(text: str) -> list[str]:
    """The words of a text, as they stand between spaces and ends of lines; one character parts two."""
    return text.replace("\n", " ").split(" ")


class Memo(dict[str, Told]):
    """By a word, as it stands between spaces, what `tell` says of it: nothing that hangs on its neighbours."""

    def __init__(self, tell: Callable[[str], Told]) -> None:
        super().__init__()
        self._tell = tell
        self._before: dict[str, Told] = {}  # words that were not met again since are forgotten

    def __missing__(self, word: str) -> Told:
        if len(self) >= _KEPT:
            self._before = dict(self)
            self.clear()
        told = self._before[word] if word in self._before else self._tell(word)
        self[sys.intern(word)] = told  # many rooms remember the same words
        return told

    def over(self, words: Sequence[str]) -> Iterator[tuple[int, int, str, Told]]:
        """Of a text's words those of which something is told: each one's number, its offset, itself and what is told.

        The others, most words of most texts, are passed over in C.
        """
        told = list(map(self.__getitem__, words))
        telling = list(compress(count(), told))
        if not telling:
            return iter(())
        letters = list(accumulate(map(len, words), initial=0))  # before each word; and as many spaces as words
        places = map(add, map(letters.__getitem__, telling), telling)
        return zip(telling, places, map(words.__getitem__, telling), map(told.__getitem__, telling), strict=False)
