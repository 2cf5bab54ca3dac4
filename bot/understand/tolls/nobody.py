"""Whether the item says outright that nobody died, or that nobody was hurt.

    each "no …" or "nobody …" of a sentence
    … that is not only unreported, unconfirmed, one side's own, or too early
    … and that no vague toll beside it gives the lie
    a title's word alone yields to a body that knows less

What is not said outright stays unknown: an alert must not tell of peace where nobody has counted. "So far" is told
apart: of an attack it means that the counting goes on, of a siege that there is nobody to count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from bot.understand.tables import nobody as table
from bot.understand.text.pattern_set import Found
from bot.understand.text.patterns import Late
from bot.understand.text.prose import Part
from bot.understand.tolls.lines import TOLL_PATTERNS, Line, Lines

_NONE, _NOBODY, _NOT_YET = (TOLL_PATTERNS.add(pattern) for pattern in (table.NONE, table.NOBODY, table.NOT_YET))
_SOME = {"dead": TOLL_PATTERNS.add(table.SOME_DEAD), "hurt": TOLL_PATTERNS.add(table.SOME_HURT)}
_NOUN, _VERB = Late(table.NOUN), Late(table.VERB)
_HELD_BACK, _HEDGED, _GRAVE = Late(table.HELD_BACK), Late(table.HEDGED), Late(table.GRAVE)
_HARM, _ALIVE = Late(table.HARM), Late(table.ALIVE)
_LOOK_BACK = 24
_TAKES_LIFE = ("kill", "tue", "claim", "cost", "tak", "took")


class Nobody(NamedTuple):
    """Whether nobody died, whether nobody was hurt; and whether that is told outright but for a "so far".

    `alive`: that nobody died is told by those alone who are alive; `unharmed`: of nobody hurt, that nobody was harmed.
    """

    dead: bool = False
    hurt: bool = False
    dead_so_far: bool = False
    hurt_so_far: bool = False
    alive: bool = False
    unharmed: bool = False


def nobody(lines: Lines) -> Nobody:
    """What the lines say outright of nobody."""
    found = lines.heard
    if not (found[_NONE] or found[_NOBODY]):
        return Nobody()
    too_early = [(each.start(), each.end()) for each in found[_NOT_YET]]
    sure: dict[str, set[Part]] = {"dead": set(), "hurt": set()}
    unsure: dict[str, bool] = {"dead": False, "hurt": False}
    so_far: set[str] = set()
    alive = unharmed = True
    for counts, start, end in _denials(found):
        number = lines.number_at(start)
        line = lines.all[number]
        held = _HELD_BACK.pattern.search(lines.text, max(line.start, start - _LOOK_BACK), start)
        for count in counts:
            light = count == "hurt" and _GRAVE.pattern.match(lines.text, end)
            if held or light or _HEDGED.pattern.match(lines.text, end):
                unsure[count] = True
            elif any(_is_near(lines, line, start, *each) for each in too_early):
                unsure[count] = True
                so_far.add(count)
            else:
                sure[count].add(line.part)
                words = lines.text[start:end]
                alive = alive and (count == "hurt" or _ALIVE.pattern.search(words) is not None)
                unharmed = unharmed and (count == "dead" or _HARM.pattern.search(words) is not None)
    dead, hurt = (_holds(found, count, sure[count], unsure=unsure[count]) for count in ("dead", "hurt"))
    dead_so_far, hurt_so_far = (count in so_far and not found[_SOME[count]] for count in ("dead", "hurt"))
    return Nobody(dead, hurt, dead_so_far, hurt_so_far, dead and alive, hurt and unharmed)


def _is_near(lines: Lines, line: Line, at: int, start: int, end: int) -> bool:
    """Whether "so far" stands in the same part of the sentence."""
    return line.start <= start < line.end and "; " not in lines.text[min(at, end) : max(at, start)]


def _holds(found: Found, count: str, sure: Collection[Part], *, unsure: bool) -> bool:
    if not sure or (sure == {Part.TITLE} and unsure):
        return False
    return not found[_SOME[count]]


def _denials(said: Found) -> Iterator[tuple[Collection[str], int, int]]:
    """Each denial of a text: which counts it is about, where it begins and ends."""
    for found in said[_NONE]:
        kinds = {each.lastgroup for each in _NOUN.pattern.finditer(found["nouns"])}
        yield _counts(kinds) or ["dead"], found.start(), found.end()  # "no life was lost"
    for found in said[_NOBODY]:
        if found["verbs"]:
            kinds = {each.lastgroup for each in _VERB.pattern.finditer(found["verbs"])}
            yield _counts(kinds), found.start(), found.end()
        elif found["safe"]:
            yield ["dead", "hurt"], found.start(), found.end()
        elif entry := found["entry"]:
            kinds = {each.lastgroup for each in _NOUN.pattern.finditer(entry)}
            yield _counts(kinds) or ["dead", "hurt"], found.start(), found.end()  # «bilan humain : néant»
        elif deed := found["object"] or found["without"] or found["spared"]:
            yield ["dead" if deed.startswith(_TAKES_LIFE) else "hurt"], found.start(), found.end()
        else:
            yield ["dead"], found.start(), found.end()


def _counts(kinds: set[str | None]) -> list[str]:
    return [count for count in ("dead", "hurt") if count in kinds or "both" in kinds]
