"""What is told of a word alone, asked once: a language has some thousands of words, and every text the same ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_KEPT = 20_000  # words remembered: noise has no end
Told = TypeVar("Told")


class Memo(dict[str, Told]):
    """By a word, as it stands between spaces, what `tell` says of it: nothing that hangs on its neighbours."""

    def __init__(self, tell: Callable[[str], Told]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> Told:
        if len(self) >= _KEPT:
            self.clear()
        self[word] = told = self._tell(word)
        return told
