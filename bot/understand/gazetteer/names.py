"""How a place's name is written, and how else it might be: keys for comparing spellings.

Two keys. `fold` forgives case, accents and punctuation and nothing else: two names with one fold are
the same name. `skeleton` also forgives the ways French, English and national orthographies write the
same Sahelian sound (Ouatagouna, Watagouna): a hint for spotting variants, never proof.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.understand.text.memo import Memo

# A word with its combining marks: text may arrive decomposed (NFD).
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")

# Letters of the national orthographies (Bambara, Fulfulde, Tamasheq, Hausa) that Unicode does not decompose.
_LETTERS = str.maketrans(
    {
        "ɓ": "b", "ɗ": "d", "ƴ": "y", "ƙ": "k", "ɛ": "e", "ɔ": "o", "ɲ": "ny", "ŋ": "n",
        "ǝ": "e", "ə": "e", "ɣ": "gh", "ɍ": "r", "ł": "l", "ø": "o", "đ": "d", "ı": "i",
        "œ": "oe", "æ": "ae", "ƒ": "f",
    }
)  # fmt: skip

# Each pair: what is written, the one way the skeleton writes it. Order matters: longer spellings first.
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(written), sound)
    for written, sound in (
        (r"tch|ch|sh", "X"),  # Tchintabaraden, Chintabaraden
        (r"ph", "f"),
        (r"dj|dy|di(?=[aeou])", "j"),  # Djabali, Dyabali, Diabaly
        (r"gn|ny|ni(?=[aeou])", "N"),  # Gnagna, Nyanya, Niania
        (r"qu|q|c(?![ei])", "k"),  # Aguelhoc, Aguelhok
        (r"c(?=[eiy])", "s"),
        (r"gu(?=[eiy])", "g"),  # Guéné, Géné
        (r"h", ""),  # Barsalogho, Barsalogo; Tin-Hama, Tinama
        (r"ou|w", "u"),  # Ouatagouna, Watagouna
        (r"y", "i"),  # Ayorou, Aïorou
        (r"m(?=[bp])", "n"),  # Tambao, Tanbao
        (r"(.)\1+", r"\1"),  # Bassikounou, Basikounou
    )
)


def fold_word(word: str) -> str:
    """One word without case, accents and compatibility forms."""
    return word.lower() if word.isascii() else _fold_accents(word)


@functools.lru_cache(maxsize=8192)  # the accented words of a language are few and come again
def _fold_accents(word: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    plain = plain.casefold().translate(_LETTERS)
    return "".join(c for c in plain if not unicodedata.category(c).startswith("M"))


@functools.lru_cache(maxsize=8192)  # the names of the news are few, and each is asked for in several rooms
def fold(name: str) -> str:
    """The name without case, accents and punctuation, its words parted by one space.

    Folding what is folded changes nothing.
    """
    return " ".join(WORD.findall(fold_word(name).replace("_", " ")))


def skeleton(name: str) -> str:
    """One key for the usual spellings of a Sahelian name; "" when nothing is left to compare."""
    key = fold(name).replace(" ", "")
    for written, sound in _SOUNDS:
        key = written.sub(sound, key)
    return key


# Names in a text

# What may stand between the words of one name. A full stop or a comma parts two names.
_JOINTS = frozenset(" \t\n\u00a0\u2009\u202f-\u2010\u2011'’ʼ`")
_LONGEST_JOINT = 3


class NameWord(NamedTuple):
    """A word of a text: where it begins and ends, and itself, folded."""

    start: int
    end: int
    folded: str


def words_in(between: str) -> tuple[NameWord, ...]:
    """The words of what stands between two spaces, which may hold several: "Tin-Akoff"."""
    if between.isalnum():  # nearly always
        return (NameWord(0, len(between), fold_word(between)),)
    return tuple(NameWord(*found.span(), fold_word(found[0])) for found in WORD.finditer(between))


WORDS: Memo[tuple[NameWord, ...]] = Memo(words_in)


def onward(between: Sequence[str], number: int, at: int, which: int) -> Iterator[NameWord]:
    """The words of a text from one on: the `which`th of those in `between[number]`, which begins at `at`."""
    while number < len(between):
        words = WORDS[between[number]]
        for start, end, folded in (words[each] for each in range(which, len(words))):
            yield NameWord(at + start, at + end, folded)
        at += len(between[number]) + 1
        number, which = number + 1, 0


def following(between: Sequence[str], number: int, which: int) -> str:
    """The word behind such a one, folded; "" behind the last."""
    words = WORDS[between[number]]
    while which + 1 == len(words):
        number, which = number + 1, -1
        if number == len(between):
            return ""
        words = WORDS[between[number]]
    return words[which + 1].folded


def joined(text: str, words: Iterable[NameWord]) -> list[NameWord]:
    """The words up to where something stands between two of them that parts two names."""
    row: list[NameWord] = []
    for word in words:
        joint = text[row[-1].end : word.start] if row else ""
        if len(joint) > _LONGEST_JOINT or not _JOINTS.issuperset(joint):
            break
        row.append(word)
    return row
