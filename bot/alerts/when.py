"""Dates and times as people of a place write them: weekday, day, part of the day, the clock of that place."""

from __future__ import annotations

import functools
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.i18n import FALLBACK, LANGUAGES, Words
from bot.model import PartOfDay


def when_line(
    words: Words,
    language: str,
    zone: str,
    reported_at: datetime,
    *,
    occurred_on: date | None = None,
    part_of_day: PartOfDay | None = None,
) -> str:
    """When it happened, as far as is told, and when that was reported: "Tue 1 Jul, before dawn · reported 09:40 GMT".

    `zone` is the IANA name of the place's time zone; its ZoneInfoNotFoundError is the caller's mistake. The day
    of the report is told where it is not the day of the event; a year where the two differ.
    """
    told = reported_at.astimezone(ZoneInfo(zone))
    time = clock(told)
    if occurred_on is None:
        line = words(language, "date.reported_only", date=day(told.date(), language), time=time)
        return _capital(line)
    with_year = occurred_on.year != told.year
    occurred = day(occurred_on, language, with_year=with_year)
    if part_of_day is not None:
        occurred = words(language, f"date.{part_of_day.value}", date=occurred)
    if occurred_on == told.date():
        return _capital(words(language, "date.reported", occurred=occurred, time=time))
    reported = day(told.date(), language, with_year=with_year)
    return _capital(words(language, "date.reported_on", occurred=occurred, date=reported, time=time))


@functools.lru_cache(256)  # a day is told in many texts
def day(when: date, language: str, *, with_year: bool = False) -> str:
    """Weekday, day and month as inside a sentence: "Tue 1 Jul", "mar. 1 juil."."""
    pattern = "EEE d MMM y" if with_year else "EEE d MMM"
    return format_date(when, pattern, locale=language if language in LANGUAGES else FALLBACK)


def clock(local: datetime) -> str:
    """Hour and minute with the distance from Greenwich: "09:40 GMT", "10:40 GMT+1".

    Mali and Burkina Faso live by GMT, Niger an hour ahead of it. The letters WAT say nothing to most readers.
    """
    offset = local.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    away = "" if not minutes else f"{'+' if minutes > 0 else '-'}{hours}" + (f":{rest:02}" if rest else "")
    return f"{local:%H:%M} GMT{away}"


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
