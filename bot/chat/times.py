"""Times as people type them on a phone: hours of a day, spans, durations, in English and French.

Pure. Nothing is guessed: what can't be read is None, and the person is shown how to write it.
"""

from __future__ import annotations

import re
from datetime import timedelta

from bot.understand.gazetteer.names import fold

SHORTEST, LONGEST = timedelta(minutes=5), timedelta(days=30)

# 22, 22:00, 22h, 22h30, 22.30, 10pm, 10:30 pm
_CLOCK = r"(\d{1,2})(?:\s?[:h.]\s?(\d{2})|\s?h(?:eures?)?)?\s?(am|pm)?"
_SPAN = re.compile(rf"(?:de|from|entre|between)?\s*{_CLOCK}\s*(?:-|–|—|a|to|et|and|\s)\s*{_CLOCK}")
_ONE = re.compile(_CLOCK)
_LENGTH = re.compile(r"(?:for |pendant |durant )?(\d{1,4}|une?|one|an?)\s?([a-z]+)")
_UNITS = {
    "m": 1, "mn": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1,
    "h": 60, "hr": 60, "hrs": 60, "hour": 60, "hours": 60, "heure": 60, "heures": 60,
    "d": 1440, "day": 1440, "days": 1440, "j": 1440, "jour": 1440, "jours": 1440,
    "w": 10_080, "week": 10_080, "weeks": 10_080, "semaine": 10_080, "semaines": 10_080,
}  # fmt: skip


def clock(text: str) -> int | None:
    """A time of day as its minute: "22:00", "22h30", "10 pm"; None for anything else."""
    found = _ONE.fullmatch(_plain(text))
    return _minute(*found.groups()) if found else None


def span(text: str) -> tuple[int, int] | None:
    """Two times of day as minutes: "22:00-06:00", "de 22h à 6h", "10pm to 6am"; None for anything else."""
    found = _SPAN.fullmatch(_plain(text))
    if not found:
        return None
    start, end = _minute(*found.groups()[:3]), _minute(*found.groups()[3:])
    return None if start is None or end is None else (start, end)


def duration(text: str) -> timedelta | None:
    """A length of time: "8h", "for 3 days", "30 min", "une heure"; None for anything else, whatever its length."""
    found = _LENGTH.fullmatch(_plain(text))
    if not found or found[2] not in _UNITS:
        return None
    count = int(found[1]) if found[1].isdigit() else 1
    return timedelta(minutes=count * _UNITS[found[2]])


def _minute(hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:  # noqa: PLR2004  a clock's face
            return None
        hours = hours % 12 + (12 if half == "pm" else 0)
    if hours == 24 and not minutes:  # noqa: PLR2004  midnight, as many write it
        hours = 0
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None  # noqa: PLR2004  a day's hours, an hour's minutes


def _plain(text: str) -> str:
    """Small letters without accents; digits, colons and dashes stay."""
    return " ".join("".join(c if not c.isalpha() else fold(c) or c for c in text.casefold()).split())
