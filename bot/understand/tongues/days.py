"""The days that a text in another tongue names: weekdays, days of a month, months, "yesterday", "last night"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from bot.understand.text.prose import Prose
from bot.understand.tongues.spoken import Spoken, numbered
from bot.understand.when.day_words import DAYS_A_WEEK, Span, dated, month_of, one_day
from bot.understand.when.timeline import TimeRef

_LOOK_BACK = 30
_HAN_DATE = r"|(?:(?P<hanmonth>[01]?\d)月)?(?P<handay>[0-3]?\d)日"


def days_in(
    prose: Prose, spoken: Spoken, today: date, known: Sequence[TimeRef], skip: Sequence[tuple[int, int]] = ()
) -> tuple[TimeRef, ...]:
    """The times that the text names, those known by rules of any tongue among them; of two in one place the longer."""
    days = _Days.of(spoken)
    found = []
    for each in days.pattern.finditer(prose.low):
        span = None if any(start <= each.start() < end for start, end in skip) else days.span(each, today)
        if span is None:
            continue
        before = prose.low[max(0, each.start() - _LOOK_BACK) : each.start()]
        eve = days.eves is not None and days.eves.search(before) is not None
        if eve:
            span = one_day(span[0] - timedelta(days=1))
        since = days.since is not None and days.since.search(before) is not None
        explicit = bool(each["month"] or each["month2"] or each.groupdict().get("hanmonth"))
        found.append(TimeRef(each.start(), each.end(), *span, explicit=explicit, night=eve, since=since))
    return _longest(found, known)


def _longest(own: Sequence[TimeRef], known: Sequence[TimeRef]) -> tuple[TimeRef, ...]:
    """Both sorts, left to right: of two that overlap the longer, else the tongue's with the ties of the other."""
    kept = [ref for ref in known if not any(_covers(each, ref) for each in own)]
    for ref in own:
        other = next((each for each in known if _covers(ref, each)), None)
        longer = next((each for each in kept if each.start < ref.end and ref.start < each.end), None)
        if longer is None:
            kept.append(replace(ref, spoken=other.spoken, since=ref.since or other.since) if other else ref)
    return tuple(sorted(kept, key=lambda ref: ref.start))


def _covers(ref: TimeRef, other: TimeRef) -> bool:
    return ref.start <= other.start and other.end <= ref.end


class _Days:
    """One tongue's words for days."""

    def __init__(self, spoken: Spoken) -> None:
        tongue = spoken.tongue
        self._weekdays, self._months = numbered(tongue.weekdays), numbered(tongue.months)
        self._ordinals, self._days = numbered(tongue.ordinals), numbered(tongue.days)
        month, weekday = _any(self._months), _any(self._weekdays)
        of = f"(?:(?:{_any(dict.fromkeys(_phrases(tongue.of_month)))}|de|من) )?"
        opens, closes = ("", "") if spoken.han else (r"(?<!\w)", r"(?![\w])")
        bound = "[وفبل]?" if spoken.arabic else ""
        rows = (
            rf"(?P<number>[0-3]?\d|{_any(self._ordinals)})\.? {of}(?P<month>{month})(?: (?:de )?(?P<year>20\d\d))?",
            rf"(?P<month2>{month})(?: (?P<year2>(?:19|20)\d\d))?",
            rf"(?P<weekday>{weekday})(?:{_any(dict.fromkeys(_phrases(tongue.day_parts)))})?",
            rf"(?P<relative>{_any(self._days)})",
        )
        han = _HAN_DATE if spoken.han else ""
        self.pattern = re.compile(rf"{opens}{bound}(?:{'|'.join(rows)}{han}){closes}")
        self.eves = _before(tongue.eves)
        self.since = _before(tongue.since)

    @staticmethod
    @cache
    def of(spoken: Spoken) -> _Days:
        """The same of a tongue, made once."""
        return _Days(spoken)

    def span(self, found: re.Match[str], today: date) -> Span | None:
        """The days that an expression means, seen from the day of publication."""
        if found["relative"]:
            return one_day(today + timedelta(days=self._days[found["relative"]]))
        if found["weekday"]:
            last = today - timedelta(days=(today.weekday() - self._weekdays[found["weekday"]]) % DAYS_A_WEEK)
            return one_day(last)
        if found["number"]:
            number = self._ordinals.get(found["number"]) or int(found["number"])
            return dated(number, self._months[found["month"]], found["year"], today)
        if found["month2"]:
            return month_of(self._months[found["month2"]], found["year2"], today)
        return _han_date(found, today)


def _han_date(found: re.Match[str], today: date) -> Span | None:
    """8月11日, 11日: the last such day."""
    month, day = found["hanmonth"], int(found["handay"])
    if month:
        return dated(day, int(month), None, today)
    months = (today.month, (today.month - 2) % 12 + 1)
    return dated(day, months[day > today.day], None, today)


def _any(words: dict[str, int] | dict[str, None]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or "(?!)"


def _phrases(words: str) -> list[str]:
    return [word.replace("_", " ") for word in words.split()]


def _before(words: str) -> re.Pattern[str] | None:
    """These words at the end of a stretch, few others behind them."""
    if not words:
        return None
    return re.compile(rf"(?<!\w)(?:{_any(dict.fromkeys(_phrases(words)))})(?: \w+)? $")
