"""Names of places in other scripts than the gazetteer's: Arabic, Cyrillic, Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understand.gazetteer.gazetteer import Gazetteer, Mention
from bot.understand.tables.han_names import NAMES
from bot.understand.text.prose import Prose
from bot.understand.where.arabic import arabic_mentions
from bot.understand.where.cyrillic import cyrillic_mentions

_OTHER = re.compile("[\u0401-\u0451\u0620-\u064a\u4e00-\u9fff]")
_HAN_NAME = re.compile("|".join(sorted(NAMES, key=lambda name: (-len(name), name))))


def mentions_in_scripts(prose: Prose, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Names in the script of the text, left to right; nothing where all of it is Latin."""
    script = None if prose.low.isascii() else _OTHER.search(prose.text)
    if script is None:
        return
    if script[0] < "\u0500":
        yield from cyrillic_mentions(prose, gazetteer)
    elif script[0] < "\u0700":
        yield from arabic_mentions(prose, gazetteer)
    else:
        yield from _han_mentions(prose, gazetteer)


def _han_mentions(prose: Prose, gazetteer: Gazetteer) -> Iterator[Mention]:
    for found in _HAN_NAME.finditer(prose.text):
        if places := gazetteer.named(NAMES[found.group()]):
            yield Mention(found.start(), found.end(), found.group(), places)
