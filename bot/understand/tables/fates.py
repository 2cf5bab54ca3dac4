"""What can become of people, and how the words for it stand to them."""

from __future__ import annotations

from enum import StrEnum


class Fate(StrEnum):
    """What became of somebody."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    FREED = "freed"
    NEUTRALISED = "neutralised"
    BURIED = "buried"


class Form(StrEnum):
    """Where a word looks for its people: object behind it, subject before it, either, or the number it counts."""

    DOES = "does"
    DONE = "done"
    EITHER = "either"
    COUNTS = "counts"
