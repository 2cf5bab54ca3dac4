"""Whether takers carry somebody off by a verb of many uses: "gunmen dragged a teacher from his home", «… de son lit».

The passive of the same, "was dragged from his home", is a frame (`tables/frames.py`); here whom they take is between
the verb and the place.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tables.frames import FRAMES, Frame
from bot.understand.tables.people import NATIONS, PEOPLE
from bot.understand.tolls.sides import has_takers

OBJECT = 8  # words of whom they take, before the place

_BY_VERB: dict[str, list[Frame]] = {}
for _frame in FRAMES:
    if (_frame.fate, _frame.form) == (Fate.ABDUCTED, Form.DONE) and not _frame.links.isdisjoint({"into", "from"}):
        for _verb in _frame.first:
            _BY_VERB.setdefault(_verb, []).append(_frame)
_MADE = _BY_VERB["embarque"]  # «ont fait monter le maire dans un véhicule»
_MAKES = frozenset(["fait", "font", "faisant", "faire"])


def carried_off(tokens: Sequence[str], at: int) -> bool:
    """Say whether the verb there has people behind it, then a place to or from which takers bring them."""
    made = tokens[at] in {"monter", "grimper"} and tokens[at - 1] in _MAKES
    frames = _MADE if made else _BY_VERB.get(tokens[at])
    if not frames or not gr.PASSIVE.isdisjoint(tokens[max(0, at - 2) : at]) or not has_takers(tokens[:at]):
        return False
    return any(_has_place(tokens, at, frame) for frame in frames)


def _has_place(tokens: Sequence[str], at: int, frame: Frame) -> bool:
    people = False
    for place in range(at + 1, min(len(tokens), at + 1 + OBJECT)):
        here = tokens[place]
        if here in gr.STRONG:
            return False
        if people and here in frame.links:
            after = tokens[place + 1 : place + 1 + frame.reach]
            end = next((n for n, each in enumerate(after) if each in gr.STOPS), len(after))
            if not frame.last.isdisjoint(after[:end]):
                return True
        people = people or here in PEOPLE or here in NATIONS
    return False
