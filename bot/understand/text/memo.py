"""A cache for what depends on a single word alone: texts share most of their few thousand words."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import accumulate, compress, count
from operator import add
from typing import TypeVar

_KEPT = 5_000  # words in each of two generations; what the newer one did not meet is dropped with the older
_LONGEST = 40  # letters: longer ones are addresses and noise, which hardly come again in another text
Told = TypeVar("Told")


class Words(list[str]):
    """A text split at each single space and end of line; two in a row give an empty word."""

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("\n", " ").split(" "))
        # Where each begins: the letters before it, and as many spaces as words.
        self.starts = list(map(add, accumulate(map(len, self), initial=0), range(len(self))))


class Memo(dict[str, Told]):
    """By word, what `tell` says of it; `tell` must not depend on the word's neighbours."""

    def __init__(self, tell: Callable[[str], Told]) -> None:
        super().__init__()
        self._tell = tell
        self._before: dict[str, Told] = {}  # the older generation
        self._long: tuple[str, Told] | None = None  # the last of the longest words, asked often while its text is read

    def __missing__(self, word: str) -> Told:
        if len(word) > _LONGEST:
            if self._long is None or self._long[0] != word:
                self._long = word, self._tell(word)
            return self._long[1]
        if len(self) >= _KEPT:
            self._before = dict(self)
            self.clear()
        told = self._before[word] if word in self._before else self._tell(word)
        self[sys.intern(word)] = told  # many modules keep the same words
        return told

    def over(self, words: Words) -> Iterator[tuple[int, int, str, Told]]:
        """For each word of which something is told: its number, its offset in the text, itself, and what is told.

        The others, most words of most texts, are skipped in C.
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
