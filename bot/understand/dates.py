"""When it happened: which of the days a text names is the incident's.

What cannot be known is None, never guessed from the day of publication.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.model import PartOfDay
from bot.understand.chorus import CHOIR
from bot.understand.history import NEWS_DAYS, OLD_DAYS, recaps
from bot.understand.prose import Clause, Part, Prose
from bot.understand.tables import times
from bot.understand.timeline import DAYS_A_WEEK, Grain, TimeRef

_PARTS = tuple((part, CHOIR.singer(pattern)) for part, pattern in times.PARTS_OF_DAY)


@dataclass(frozen=True, slots=True)
class When:
    """The incident's first day, the part of that day, and why this one."""

    day: date | None
    part: PartOfDay | None
    why: str


def first_day(
    prose: Prose, refs: tuple[TimeRef, ...], today: date, heat: dict[int, float], *, over: bool, lasting: bool
) -> When:
    """The day on which the incident began.

    `heat` tells how much each clause (by its start) speaks of the incident; `over` that the item says it
    has ended, `lasting` that it is a siege or the like, whose first day may lie far back.
    """
    best: tuple[float, int, TimeRef] | None = None
    recap = recaps(prose)
    for order, ref in enumerate(refs):
        if prose.clause_at(ref.start).start in recap:
            continue
        score = _standing(ref, prose.clause_at(ref.start), today, heat, old=over or lasting)
        if score is not None and (best is None or score > best[0]):
            best = (score, -order, ref)
    if best is None:
        return _by_the_clock(prose, refs, today)
    ref = best[2]
    if over or lasting:
        ref = _earliest_tied(refs, ref, today)
    clause = prose.clause_at(ref.start)
    start, end = prose.sentence_span(clause)
    return When(
        ref.first,
        _part_of_day(prose, start, end) or (PartOfDay.NIGHT if ref.night else None),
        f"day named: {prose.text[ref.start : ref.end]}",
    )


_CLOCK = CHOIR.singer(
    r"(?:at|around|about|vers|a|depuis|since|(?:alert|alerte|warning|message|flash) (?:of|de)) "
    r"(?:about |around |environ )?(?:[01]?\d|2[0-3])"
    r"(?:[:h][0-5]\d|h\b| ?(?:a\.m|p\.m|am|pm)\b| heures)"
)


def _by_the_clock(prose: Prose, refs: tuple[TimeRef, ...], today: date) -> When:
    """A flash that names an hour and no day at all ("at about 06:30") tells of today."""
    if not refs:
        for found in prose.heard[_CLOCK]:
            clause = prose.clause_at(found.start())
            if clause.paragraph <= 1 and clause.part is not Part.ASIDE:
                start, end = prose.sentence_span(clause)
                return When(
                    today, _part_of_day(prose, start, end), f"hour named: {prose.text[found.start() : found.end()]}"
                )
    return When(None, None, "no day named")


def _standing(ref: TimeRef, clause: Clause, today: date, heat: dict[int, float], *, old: bool) -> float | None:
    """How well a time fits as the incident's day; None where it can't be."""
    age = (today - ref.first).days
    if ref.grain is not Grain.DAY or ref.future or age < 0 or clause.part is Part.ASIDE:
        return None
    if age > (OLD_DAYS if old and (ref.event or ref.since) else NEWS_DAYS):
        return None
    if ref.since and not old and age > DAYS_A_WEEK:
        return None
    score = {Part.TITLE: 3.0, Part.LEAD: 2.5}.get(clause.part, 1.0)
    score += min(heat.get(clause.start, 0.0), 3.0)
    score += 1.5 * ref.event + (2.0 if old and (ref.event or ref.since) else 0.0)
    return score - 5.0 * ref.spoken - 4.0 * ref.after


def _earliest_tied(refs: tuple[TimeRef, ...], chosen: TimeRef, today: date) -> TimeRef:
    """Of the days tied to the event or since which it lasts, the first."""
    tied = [
        ref
        for ref in refs
        if ref.grain is Grain.DAY and (ref.event or ref.since) and not ref.future
        and 0 <= (today - ref.first).days <= OLD_DAYS
    ]  # fmt: skip
    return min(tied, key=lambda ref: ref.first, default=chosen)


def _part_of_day(prose: Prose, start: int, end: int) -> PartOfDay | None:
    return next((part for part, pattern in _PARTS if prose.heard.any(pattern, start, end)), None)
