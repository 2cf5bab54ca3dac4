"""When it happened: which of the days a text names is the incident's.

    days   = those that may be it: not to come, not of a footer or a recap
    day    = the one that its signs weigh most for: where it stands, what its words tie it to, … (`day_signs.py`)

What cannot be known is None, never guessed from the day of publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.model import PartOfDay
from bot.understand.scales import scales
from bot.understand.tables import times
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import POST_LENGTH, Clause, Part, Prose
from bot.understand.when.day_signs import day_signs
from bot.understand.when.day_words import Grain
from bot.understand.when.history import NEWS_DAYS, OLD_DAYS, recaps
from bot.understand.when.timeline import TimeRef

LAST_HOUR, HALF_DAY = 23, 12
MOST = 50  # days of a text that are weighed, the first ones: each is held against all others

_PARTS = tuple((part, PATTERNS.add(pattern)) for part, pattern in times.PARTS_OF_DAY)


@dataclass(frozen=True, slots=True)
class When:
    """The incident's first day, the part of that day, and why this one."""

    day: date | None
    part: PartOfDay | None
    why: str


def first_day(
    prose: Prose,
    refs: tuple[TimeRef, ...],
    today: date,
    heat: dict[int, float],
    *,
    over: bool,
    hour: int = LAST_HOUR,
) -> When:
    """The day on which the incident began.

    `heat` tells how much each clause (by its start) speaks of the incident; `over` that the item says it has ended;
    `hour` is that of publication at the place.
    """
    days = _eligible(prose, refs, today)[:MOST]
    ref = _weighed(prose, days, today, heat, over=over)
    if ref is None:
        return _by_the_clock(prose, refs, today, hour)
    start, end = prose.sentence_span(prose.clause_at(ref.start))
    return When(
        ref.first,
        _part_of_day(prose, start, end, refs, ref.first) or (PartOfDay.NIGHT if ref.night else None),
        f"day named: {prose.text[ref.start : ref.end]}",
    )


def _eligible(prose: Prose, refs: tuple[TimeRef, ...], today: date) -> list[TimeRef]:
    """The days, neither to come nor too far back, that are named where the news is told."""
    recap = recaps(prose)
    return [
        ref
        for ref in refs
        if ref.grain is Grain.DAY and not ref.future
        and (clause := prose.clause_at(ref.start)).part is not Part.ASIDE and clause.start not in recap
        and 0 <= (today - ref.first).days <= (OLD_DAYS if _may_be_old(ref, clause) else NEWS_DAYS)
    ]  # fmt: skip


def _may_be_old(ref: TimeRef, clause: Clause) -> bool:
    """A day tied to the event, or a date of the title or lead, may lie back as far as a siege or a captivity began."""
    return ref.event or ref.since or (ref.explicit and clause.part in {Part.TITLE, Part.LEAD})


def _weighed(prose: Prose, days: list[TimeRef], today: date, heat: dict[int, float], *, over: bool) -> TimeRef | None:
    """The day that the signs speak most for; the first of equals, none of none."""
    if len({ref.first for ref in days}) <= 1:
        return next(iter(days), None)
    shown = day_signs(prose, days, today, heat, "over" if over else "")
    weights = [scales("day").weigh(signs, about=ref.first)[0] for ref, signs in zip(days, shown, strict=True)]
    return days[weights.index(max(weights))]


_CLOCK = PATTERNS.add(
    r"(?:(?:at|around|about|vers|a|depuis|since|(?:alert|alerte|warning|message|flash) (?:of|de)) "
    r"(?:about |around |environ )?(?P<hour>[01]?\d|2[0-3])"
    r"(?:[:h][0-5]\d|h\b| ?(?:a\.m|(?P<pm>p\.?m)|am)\b| heures)"
    r"|(?<=\n)(?P<head>[01]?\d|2[0-3])[:h][0-5]\d(?= ?(?:local|gmt|utc|lt\b|tu\b|[:,–-])))"  # a log's line
)


_WARNS = PATTERNS.add(times.WARNS)


def _by_the_clock(prose: Prose, refs: tuple[TimeRef, ...], today: date, hour: int) -> When:
    """A flash that names an hour and no day at all ("at about 06:30"), or a post that warns, tells of today.

    An hour that has not come yet was the day before's.
    """
    if not refs:
        warns = prose.heard.first(_WARNS) if prose.body_at == 0 and len(prose.low) < POST_LENGTH else None
        if warns:
            return When(today, None, f"a warning on the spot: {warns.group()}")
        for found in prose.heard[_CLOCK]:
            clause = prose.clause_at(found.start())
            if clause.paragraph <= 1 and clause.part is not Part.ASIDE:
                start, end = prose.sentence_span(clause)
                named = int(found["hour"] or found["head"]) + (HALF_DAY if found["pm"] else 0)
                day = today - timedelta(days=1) if named % (2 * HALF_DAY) > hour else today
                return When(
                    day, _part_of_day(prose, start, end), f"hour named: {prose.text[found.start() : found.end()]}"
                )
    return When(None, None, "no day named")


def _part_of_day(
    prose: Prose, start: int, end: int, refs: tuple[TimeRef, ...] = (), day: date | None = None
) -> PartOfDay | None:
    """The part of the day that a sentence names; in "attacked on Tuesday, he said on Friday evening", none."""
    named = (ref for ref in refs if ref.grain is Grain.DAY and start <= ref.start < end)
    days = [ref for ref in named if ref.first == day or not prose.low.startswith(_OF_ANY_DAY, ref.start)]
    return next(
        (
            part
            for part, pattern in _PARTS
            for found in prose.heard.within(pattern, start, end)
            if not days or min(days, key=lambda ref: _gap(ref, found)).first == day
        ),
        None,
    )


_OF_ANY_DAY = ("overnight", "since ", "depuis ")  # "overnight on Saturday", "since the afternoon of 3 May"


def _gap(ref: TimeRef, found: re.Match[str]) -> int:
    """Characters between a time and other words; below zero where one holds the other."""
    return max(ref.start - found.end(), found.start() - ref.end)
