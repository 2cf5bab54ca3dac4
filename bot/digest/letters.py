"""The letters of the digest's picture: one font in two weights, and only letters that it has.

Open Sans, by the package ttf-opensans: made for screens, open forms, all of French.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

import ttf_opensans
from PIL import ImageFont

from bot.alerts.text import clean
from bot.digest.stamps import Colour

# Pixels of a picture 1080 wide, which a phone's chat shows about 300 of its own pixels wide: ten of those, as in the
# small print of Telegram itself.
SMALLEST = 36
LEAST_SHARED = 31  # where several stand side by side

INK, SOFT, OWN, TOWN = (20, 24, 33), (84, 84, 92), (11, 61, 145), (92, 88, 80)
# Style of a name on the map → weight and size of its letters, colour.
STYLES: dict[str, tuple[str, int, Colour]] = {
    "event": ("bold", 42, INK),
    "watched": ("bold", 42, OWN),
    "town": ("regular", SMALLEST, TOWN),
    "country": ("bold", 40, (178, 170, 154)),
}
_FILES = {"bold": ttf_opensans.OPENSANS_BOLD, "regular": ttf_opensans.OPENSANS_SEMIBOLD}
# Letters of Hausa and Fulfulde that the font lacks, and the narrow space.
_SPELT = str.maketrans(
    {"\u202f": "\u00a0", "ɓ": "b", "Ɓ": "B", "ɗ": "d", "Ɗ": "D", "ƙ": "k", "Ƙ": "K", "ƴ": "y", "Ƴ": "Y", "ʼ": "’"}
)
_LAST_LETTER = "\u024f"  # of Latin Extended-B; beyond it only punctuation
_PUNCTUATION = ("\u2010", "\u203a")


def readable(text: str) -> str:
    """Only letters that the font has: others are spelt with plain ones or left out."""
    first, last = _PUNCTUATION
    return "".join(c for c in clean(text).translate(_SPELT) if c <= _LAST_LETTER or first <= c <= last).strip()


@functools.lru_cache(maxsize=16)
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """The font, "bold" or "regular", in pixels."""
    path: Path = _FILES[weight].path
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def fitting(text: str, weight: str, size: int, width: float) -> ImageFont.FreeTypeFont:
    """The font in which the text is at most so wide: smaller than `size` where need be, never below SMALLEST."""
    while size > SMALLEST and font(weight, size).getlength(readable(text)) > width:
        size -= 2
    return font(weight, size)


def shared_size(texts: Iterable[str], weight: str, size: int, width: float) -> int:
    """The largest size up to `size` in which each of these texts is at most so wide; LEAST_SHARED at least."""
    found = list(texts)
    while size > LEAST_SHARED and any(font(weight, size).getlength(readable(each)) > width for each in found):
        size -= 1
    return size


def measure(text: str, style: str) -> tuple[float, float]:
    """The room of a name on the map, in pixels."""
    weight, size, _ = STYLES[style]
    return font(weight, size).getlength(readable(text)) + 2, size * 1.3
