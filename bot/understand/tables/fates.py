"""What can become of people, and how the words for it stand to them."""

from __future__ import annotations

from enum import StrEnum


class Fate(StrEnum):
    """What became of somebody; the last two speak where nothing surer does."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    FREED = "freed"
    NEUTRALISED = "neutralised"
    BURIED = "buried"  # dead, where no dead are told
    MISSING = "missing"  # or held, or taken: abducted, where the item is about captives


class Form(StrEnum):
    """Where a word looks for its people: object behind it, subject before it, either, or the number it counts."""

    DOES = "does"
    DONE = "done"
    EITHER = "either"
    COUNTS = "counts"


Row = tuple[Fate, Form, str, str]  # with its words in English, in French; see `outcomes.py`


def agreements(word: str) -> list[str]:
    """What a word of a table stands for: itself, or, with a `+` behind it, its four French agreements."""
    stem = word.removesuffix("+")
    endings = ("",) if stem == word else ("", "e", "es") if stem.endswith("s") else ("", "e", "s", "es")
    return [stem + ending for ending in endings]
