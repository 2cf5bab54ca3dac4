"""When it happened: which of the days a text names is the incident's.

    days   = those that may be it: not to come, not of a footer or a recap
    ruled  = the one that rules choose: by part of the story, warmth, what its words tie it to
    day    = the one that all signs, the rules' choice among them, weigh most for (`day_signs.py`)

What cannot be known is None, never guessed from the day of publication.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.model import PartOfDay
from bot.understand.chorus import CHOIR
from bot.understand.day_signs import day_signs
from bot.understand.day_words import DAYS_A_WEEK, Grain
from bot.understand.history import NEWS_DAYS, OLD_DAYS, recaps
from bot.understand.prose import POST_LENGTH, Clause, Part, Prose
from bot.understand.scales import scales
from bot.understand.tables import times
from bot.understand.timeline import TimeRef

BY_RULE = 0.5  # steps of the scales that the rules' own choice is worth beyond what was learnt

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
    days = _eligible(prose, refs, today)
    ruled = _by_rule(prose, days, today, heat, old=over or lasting)
    ref = _weighed(prose, days, today, heat, ruled, "over" if over else "lasting" if lasting else "")
    if ref is None:
        return _by_the_clock(prose, refs, today)
    start, end = prose.sentence_span(prose.clause_at(ref.start))
    return When(
        ref.first,
        _part_of_day(prose, start, end) or (PartOfDay.NIGHT if ref.night else None),
        f"day named: {prose.text[ref.start : ref.end]}",
    )


def _eligible(prose: Prose, refs: tuple[TimeRef, ...], today: date) -> list[TimeRef]:
    """The days, neither to come nor too far back, that are named where the news is told."""
    recap = recaps(prose)
    return [
        ref
        for ref in refs
        if ref.grain is Grain.DAY and not ref.future
        and 0 <= (today - ref.first).days <= (OLD_DAYS if ref.event or ref.since else NEWS_DAYS)
        and (clause := prose.clause_at(ref.start)).part is not Part.ASIDE and clause.start not in recap
    ]  # fmt: skip


def _weighed(
    prose: Prose, days: list[TimeRef], today: date, heat: dict[int, float], ruled: TimeRef | None, mood: str
) -> TimeRef | None:
    """The day that the signs speak most for, the rules' choice among them; none where the rules find none."""
    if ruled is None or all(ref.first == ruled.first for ref in days):
        return ruled
    shown = day_signs(prose, days, today, heat, ruled.first, mood)
    table = scales("day")
    weights = [
        table.weigh(signs)[0] + BY_RULE * (ref.first == ruled.first) for ref, signs in zip(days, shown, strict=True)
    ]
    return days[weights.index(max(weights))]


def _by_rule(prose: Prose, days: list[TimeRef], today: date, heat: dict[int, float], *, old: bool) -> TimeRef | None:
    """The day that part of the story, warmth and ties speak for; of a siege or a captivity the first one tied to it."""
    best: tuple[float, int, TimeRef] | None = None
    for order, ref in enumerate(days):
        score = _standing(ref, prose.clause_at(ref.start), today, heat, old=old)
        if score is not None and (best is None or score > best[0]):
            best = (score, -order, ref)
    if best is None or not old:
        return best and best[2]
    tied = [ref for ref in days if ref.event or ref.since]
    return min(tied, key=lambda ref: ref.first, default=best[2])


_CLOCK = CHOIR.singer(
    r"(?:at|around|about|vers|a|depuis|since|(?:alert|alerte|warning|message|flash) (?:of|de)) "
    r"(?:about |around |environ )?(?:[01]?\d|2[0-3])"
    r"(?:[:h][0-5]\d|h\b| ?(?:a\.m|p\.m|am|pm)\b| heures)"
)


_WARNS = CHOIR.singer(times.WARNS)


def _by_the_clock(prose: Prose, refs: tuple[TimeRef, ...], today: date) -> When:
    """A flash that names an hour and no day at all ("at about 06:30"), or a post that warns, tells of today."""
    if not refs:
        warns = prose.heard.first(_WARNS) if prose.body_at == 0 and len(prose.low) < POST_LENGTH else None
        if warns:
            return When(today, None, f"a warning on the spot: {warns.group()}")
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
    if age > (OLD_DAYS if old and (ref.event or ref.since) else NEWS_DAYS):
        return None
    if ref.since and not old and age > DAYS_A_WEEK:
        return None
    score = {Part.TITLE: 3.0, Part.LEAD: 2.5}.get(clause.part, 1.0)
    score += min(heat.get(clause.start, 0.0), 3.0)
    score += 1.5 * ref.event + (2.0 if old and (ref.event or ref.since) else 0.0)
    return score - 5.0 * ref.spoken - 4.0 * ref.after


def _part_of_day(prose: Prose, start: int, end: int) -> PartOfDay | None:
    return next((part for part, pattern in _PARTS if prose.heard.any(pattern, start, end)), None)
