"""What is told of a word alone, asked once: a language has some thousands of words, and every text the same ones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import accumulate, compress, count
from operator import add
from typing import TypeVar

_KEPT = 3_000  # words remembered since last looked over, and as many before: noise has no end
Told = TypeVar("Told")


class Words(list[str]):
    """The words of a text, as they stand between spaces and ends of lines; one character parts two."""

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("\n", " ").split(" "))
        # Where each begins: the letters before it, and as many spaces as words.
        self.starts = list(map(add, accumulate(map(len, self), initial=0), range(len(self))))


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

    def over(self, words: Words) -> Iterator[tuple[int, int, str, Told]]:
        """Of a text's words those of which something is told: each one's number, its offset, itself and what is told.

        The others, most words of most texts, are passed over in C.
        """
        told = list(map(self.__getitem__, words))
        telling = list(compress(count(), told))
        return zip(
            telling,
            map(words.starts.__getitem__, telling),
            map(words.__getitem__, telling),
            map(told.__getitem__, telling),
            strict=True,
        )
