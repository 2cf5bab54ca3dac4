"""Sentences made plain before they are counted: asides, brackets and sums smoothed, replaced numbers taken out."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from bot.understand.tables import casualties as table
from bot.understand.tables import nobody as nobody_table
from bot.understand.tables import plain as plain_table
from bot.understand.text.pattern_set import Pattern
from bot.understand.tolls.counted import counted
from bot.understand.tolls.lines import TOLL_PATTERNS, Line, Lines

_UNTOLD, _REPLACED = TOLL_PATTERNS.add(nobody_table.UNTOLD), TOLL_PATTERNS.add(table.REPLACED)
_BEFORE_INSTEAD = re.compile(table.BEFORE_INSTEAD)


def _added_up(found: re.Match[str]) -> str:
    return f"‹{sum(map(int, filter(None, found.groups())))}›"


def _doubled(found: re.Match[str]) -> str:
    return f"‹{found[1]}›{found[2]}‹{2 * int(found[1])}› "


def _unbracketed(found: re.Match[str]) -> str:
    """The number told twice, and the parts of a whole, left out; a toll in brackets stays."""
    inside = found[3]
    told = "‹" not in inside or (found[2] == "" and inside != found[1]) or bool(counted(inside))
    return found[0] if told else found[1] + found[2]


def _others(found: re.Match[str]) -> str:
    left = int(found[2]) - int(found[1])
    return f"‹{left}›" if left > 0 else found[0]


def _lost(found: re.Match[str], left: int) -> str:
    """The same told of the dead, where so many are `left`."""
    died = int(found[1]) - left
    return f"‹{died}›{found[2]} died" if died > 0 else found[0]


_LIVED = ("surviv", "survecu", " lived", "made it", " alive")
_DATED = tuple(f"~{comma} {of} " for comma in ("", ",") for of in ("de", "d'", "of", "du", "des"))
# Strings of which one must stand in the text, a pattern, and what is written instead.
_STEPS: tuple[tuple[tuple[str, ...], re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (("› o", "› s", "› d", "› p"), re.compile(plain_table.SOME_TAKEN), ""),
    ((" – ", " — ", " - ", " ("), re.compile(plain_table.LISTED_ASIDE), r"\1"),
    (("(",), re.compile(plain_table.BRACKETED), _unbracketed),
    ((", ",), re.compile(plain_table.FOR_HIS_PART), ""),
    (("perhaps", "maybe", "possibly", "peut-etre", "voire"), re.compile(plain_table.PERHAPS), r"‹\1-\2›"),
    ((" leurs", " siens", " own"), re.compile(plain_table.LEFT_OF_OWN), r"lost \1 men"),
    ((" bodies", " corps", " cadavres", " dead"), re.compile(plain_table.PICTURED), r"\1"),
    (("all but ‹", "all except ‹", " sauf ‹"), re.compile(plain_table.ALL_BUT), _others),
    (_LIVED, re.compile(plain_table.NONE_OF), partial(_lost, left=0)),
    (_LIVED, re.compile(plain_table.ONE_OF), partial(_lost, left=1)),
    (_DATED, re.compile(plain_table.DATED_ASIDE), ""),
    (("twice as many", "deux fois plus", " double d"), re.compile(plain_table.TWICE), _doubled),
    ((" pendant ‹", " durant ‹", " for ‹"), re.compile(plain_table.SO_LONG), ""),
    (("respecti",), re.compile(plain_table.RESPECTIVE), _added_up),
    ((" at ‹", " to ‹", " a ‹"), re.compile(plain_table.COUNTED_OUT), r"\2 \1"),
    ((" as many", " autant d"), re.compile(plain_table.AS_MANY), r"‹\1›\2 ‹\1›"),
)


def plain(words: str) -> str:
    """Sentences with each number told outright and beside the deed: "the abduction, on Tuesday, of two" loses its day.

    "None of the five survived" becomes five who died, "fifteen and perhaps twenty" 15–20, "twice as many" their number.
    """
    words = words.replace("œ", "oe").replace(" n ", " and ").replace(" sur le coup", "").replace("incl. ", "incl ")
    words = words.replace("› / ", "› ; ")
    for needles, pattern, instead in _STEPS:
        if any(each in words for each in needles):
            words = pattern.sub(instead, words)
    return words


_EMPTY_ASIDE = re.compile(r", +,")


def without_asides(lines: Lines) -> tuple[Lines, set[int]]:
    """What nobody could tell, and numbers since replaced, taken out; and the numbers that others stand for."""
    wrong = {int(found[2]) for found in lines.heard[_REPLACED] if found.lastgroup == "instead"}
    for asides in (_UNTOLD, _REPLACED):
        if any(lines.heard.any(asides, line.start, line.end) for line in lines.begun(asides)):
            lines = Lines([(line.part, _without(lines, line, asides)) for line in lines.all])
    return lines, wrong - {1}


def _without(lines: Lines, line: Line, asides: Pattern) -> str:
    pieces: list[str] = []
    at = line.start
    for found in lines.heard.apart(asides, line.start, line.end):
        start = found.start()
        if found.lastgroup == "instead":
            joint = _BEFORE_INSTEAD.search(lines.text, max(at, start - len(", et and ")), start)
            if joint is None:
                continue
            start = joint.start()
        if start >= at:
            pieces += (lines.text[at:start], " ")
            at = found.end()
    return _EMPTY_ASIDE.sub(",", "".join((*pieces, lines.text[at : line.end])))
