"""Names of places in Cyrillic: read letter by letter, an ending of the case taken off, and compared by their sound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Place
from bot.understand.gazetteer.gazetteer import Gazetteer, Mention
from bot.understand.text.prose import Prose
from bot.understand.where.sounds import KNOWN, by_sound, once

LONG = 3  # sounds of a name
_NAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*")
# "In", "from", "at", "between", "near", "under", "town", "village": a lesser place is named only behind one of these.
_CUE = re.compile(
    r"(?:\b(?:в|во|из|у|между|и|около|близ|под|возле|от|город\w*|деревн\w*|посел\w*|базу?|районе?|вблизи|на)) [«\"]?$"
)
_OPENS = re.compile(r"(?:^|[.!?\n][»\")]* ?)[«\"]?$")
_SOUNDS = str.maketrans(
    {
        "а": "a", "б": "b", "в": "f", "г": "g", "д": "d", "е": "i", "ё": "u", "ж": "g", "з": "z", "и": "i", "й": "i",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "u", "п": "b", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "", "ц": "s", "ч": "ts", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "i", "ю": "iu", "я": "ia",
        "-": "",
    }
)  # fmt: skip
# Endings of the cases of a name that ends in a consonant, or in «а».
_CASES = ("ом", "ем", "ой", "ей", "ам", "ах", "е", "а", "я", "и", "у", "ю", "ы")


def cyrillic_mentions(prose: Prose, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Names in Cyrillic that the gazetteer knows in Latin letters, left to right."""
    for found in _NAME.finditer(prose.text):
        places = _places(found.group().lower(), gazetteer)
        cued = _CUE.search(prose.low, max(0, found.start() - 16), found.start())
        opens = _OPENS.search(prose.text, max(0, found.start() - 4), found.start())
        if places and (cued or (places[0].importance > KNOWN and not opens)):
            yield Mention(found.start(), found.end(), found.group(), places)


def _places(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that sound like it as it stands, else without the ending of its case."""
    whole, _ = by_sound(gazetteer)
    for written in _nominatives(name):
        key = once(written.replace("дж", "ж").translate(_SOUNDS))
        if len(key) >= LONG and key in whole:
            return tuple(whole[key])
    return ()


def _nominatives(name: str) -> Iterator[str]:
    yield name
    for ending in _CASES:
        if name.endswith(ending):
            stem = name.removesuffix(ending)
            yield from (stem, f"{stem}а")
