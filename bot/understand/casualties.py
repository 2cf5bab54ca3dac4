"""How many people this incident killed, wounded and took, in the words of the item.

Only clauses about this incident are read. Of several numbers the title's wins, then the highest of the
lead, then of the rest: a story tells its best toll first, and parts of it later. "At least twelve" is
12–12, "nobody was killed" is 0–0, "several" is no number.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.model import Count
from bot.understand.nobody import nobody
from bot.understand.numbers import mark, mark_elsewhere
from bot.understand.prose import Part, Prose
from bot.understand.spot import Spotter
from bot.understand.tables import casualties as table
from bot.understand.tables import nobody as nobody_table

MAX_PEOPLE = 5_000  # a higher "toll" is a year's, a war's or a misreading


@dataclass(frozen=True, slots=True)
class Toll:
    """What the text tells of each count; None where it gives no number."""

    killed: Count | None = None
    injured: Count | None = None
    abducted: Count | None = None


def _all(patterns: tuple[str, ...]) -> tuple[Spotter, ...]:
    return tuple(Spotter(pattern) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The patterns of one count: the whole, the numbers, one victim, two, other languages."""

    numbers: tuple[Spotter, ...]
    total: tuple[Spotter, ...] = ()
    one: tuple[Spotter, ...] = ()
    two: tuple[Spotter, ...] = ()
    elsewhere: tuple[Spotter, ...] = ()
    plus_one: tuple[Spotter, ...] = ()
    total_group: int = 1


_KILLED = _Rules(_all(table.KILLED), _all(table.TOTALS), _all(table.ONE_KILLED), elsewhere=_all(table.KILLED_ELSEWHERE))
_INJURED = _Rules(_all(table.INJURED), _all(table.TOTALS[:2]), _all(table.ONE_INJURED), total_group=2)
_ABDUCTED = _Rules(
    _all(table.ABDUCTED), _all(table.TAKEN_TOTALS), two=_all(table.TWO_TAKEN), elsewhere=_all(table.TAKEN_ELSEWHERE),
    plus_one=_all(table.PLUS_ONE_TAKEN + table.ONE_PLUS_TAKEN),
)  # fmt: skip
_NOBODY = Count(0, 0)
_ADDED, _MARKED = Spotter(table.ADDED), re.compile(r"‹(\d+)›|\b(?:a|an|un|une|one)\b")
_VERB_BEFORE, _VERB_AFTER = re.compile(table.VERB_BEFORE), re.compile(table.VERB_AFTER)
_PART_OF = Spotter(table.PART_OF)
_UNTOLD = Spotter(nobody_table.UNTOLD)
_REPLACED, _NEUTRALISED = Spotter(table.REPLACED), Spotter(table.NEUTRALISED)


def toll(prose: Prose, past: Collection[int], dated: Collection[tuple[int, int]] = (), *, known: bool = True) -> Toll:
    """The tolls told in the clauses that are not in `past`.

    `dated` are the spans of dates, whose numbers count nobody; `known` that the text is English or French.
    """
    parts = _parts(prose, past, dated, known=known)
    no_dead, no_hurt = nobody(parts)
    killed = _count(parts, _KILLED) or (_NOBODY if no_dead else None)
    injured = _count(parts, _INJURED) or (_NOBODY if no_hurt else None)
    return Toll(_with_neutralised(parts, killed), injured, _count(parts, _ABDUCTED))


def _parts(
    prose: Prose, past: Collection[int], dated: Collection[tuple[int, int]], *, known: bool
) -> list[tuple[Part, str]]:
    """The sentences about this incident: dates blanked, numbers marked, replaced numbers out."""
    low = prose.low
    for start, end in dated:
        low = low[:start] + "~" * (end - start) + low[end:]
    told: list[tuple[Part, int, str]] = []
    for clause in prose.clauses:
        if clause.start in past or clause.part is Part.ASIDE:
            continue
        words = low[clause.start : clause.end]
        if told and told[-1][1] == clause.sentence:
            words = told.pop()[2] + words
        told.append((clause.part, clause.sentence, words))
    marked = mark if known else mark_elsewhere
    return [(part, _without_asides(marked(words))) for part, _, words in told]


def _without_asides(words: str) -> str:
    """What nobody could tell, numbers since replaced, and parts of a number told before them, taken out."""
    words = _UNTOLD.pattern.sub(" ", words)
    if "‹" not in words:
        return words
    return _ADDED.pattern.sub(_sum, _PART_OF.pattern.sub("", _REPLACED.pattern.sub(" ", words)))


def _sum(found: re.Match[str]) -> str:
    """The numbers of one verb as one; where a verb stands on either side, each number has its own."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    if "‹" not in found.group() or (_VERB_BEFORE.search(before) and _VERB_AFTER.match(after)):
        return found.group()
    return f"‹{sum(int(each[1] or 1) for each in _MARKED.finditer(found.group()))}› persons"


def _numbers(words: str, patterns: tuple[Spotter, ...], group: int = 0) -> list[int]:
    """The numbers that the patterns find: their group `group`, or the first that took part."""
    found: list[int] = []
    for pattern in patterns:
        for match in pattern.pattern.finditer(words):
            told = [match.group(group)] if 0 < group <= pattern.pattern.groups else match.groups() if not group else []
            number = next((int(text) for text in told if text), None)
            if number is not None and 0 < number <= MAX_PEOPLE:
                found.append(number)
    return found


def _count(parts: list[tuple[Part, str]], rules: _Rules) -> Count | None:
    """The whole where it is told; else the number of the title, the lead, the rest; then two, one."""
    numbered = [(part, words) for part, words in parts if "‹" in words]
    totals = [n for _, words in numbered for n in _numbers(words, rules.total, rules.total_group)]
    totals += [n + 1 for _, words in numbered for n in _numbers(words, rules.plus_one)]
    if totals:
        return Count(totals[0], totals[0])
    for part in Part:
        here = [words for at, words in numbered if at is part]
        numbers = [n for words in here for n in _numbers(words, rules.numbers + rules.elsewhere)]
        if numbers:
            return Count(max(numbers), max(numbers))
    for number, patterns in ((2, rules.two), (1, rules.one)):
        if any(pattern.pattern.search(words) for _, words in parts for pattern in patterns):
            return Count(number, number)
    return None


def _with_neutralised(parts: list[tuple[Part, str]], killed: Count | None) -> Count | None:
    """Those "neutralised" may be dead: they count in the max alone, and alone they are no toll."""
    if killed is None:
        return None
    out = max((n for _, words in parts for n in _numbers(words, (_NEUTRALISED,))), default=0)
    return Count(killed.min, killed.min + out) if out and killed.min != out else killed
