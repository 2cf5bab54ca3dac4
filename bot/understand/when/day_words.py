"""Expressions of time, one by one: how each is written, and which days it means as seen from the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import IntEnum
from itertools import compress
from typing import Protocol

from bot.understand.tables import times
from bot.understand.text.numbers import TENS, UNITS, value_of
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Prose

DAYS_A_WEEK = 7
_SATURDAY = 5  # as `date.weekday` counts
_CENTURY = 2000
_TO_COME = 45  # days: a day and a month without a year may lie so far ahead
_LATER = {"later", "plus tard"}
_LOOSE = {8, 15}  # «huit jours» is a week, «quinze jours» two: no day is meant by them
_ABBREVIATED = {name[:3]: number for name, number in times.WEEKDAYS.items() if name.endswith("day")}
_THIRDS = {"early": (1, 10), "debut": (1, 10), "mid": (11, 20), "mi": (11, 20), "late": (21, 31), "fin": (21, 31)}
_AMBIGUOUS_MONTHS = {"may", "mar", "mars", "mai", "sept", "dec", "jan", "march", "sep", "avr", "fin"}


class Grain(IntEnum):
    """How much time an expression covers."""

    DAY = 0
    MONTH = 1
    YEAR = 2


Span = tuple[date, date, Grain]


class Known(Protocol):
    """A time named before."""

    @property
    def start(self) -> int:
        """Where its words begin."""

    @property
    def first(self) -> date:
        """Its first day."""

    @property
    def grain(self) -> Grain:
        """How much time it covers."""


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; by their first letters, so that few are tried anywhere."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(word[1:])
    told = "|".join(f"{first}(?:{'|'.join(those)})" for first, those in rests.items())
    return f"(?=[{''.join(rests)}])(?:{told})"


MONTH, WEEKDAY, _ORDINAL, _UNITS = map(_one_of, (times.MONTHS, times.WEEKDAYS, times.ORDINALS, UNITS))
_TENS, _RELATIVE = _one_of((*TENS, "dix")), _one_of(times.RELATIVE | times.FROM_EARLIER)
_COUNT = rf"\d{{1,3}}|{_TENS}(?:(?:[- ]et[- ]|[- ]){_UNITS})?|{_UNITS}"
_WEEKS = "weeks?|semaines?"
_WEEKEND = r"(?:(?:at|over|on|during|this|last|past|ce|du|le|of) )(?:the |last |past |this )*week-?end\b(?! prochain)"
_SHORT_DAY = "mon|tues?|weds?|thurs?|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim"
REF = PATTERNS.add(
    r"\b(?:"
    rf"(?P<ago>{_COUNT}) (?:days|jours) (?:after|apres) (?={times.AFTER_WHAT})"
    rf"|(?:after|apres) (?P<ended>{_COUNT}) (?:days|jours)(?={times.LASTED})"
    rf"|(?P<back>{_COUNT}) (?:days|{_WEEKS}) ago|(?:il y ?a|ya|voici) (?P<fback>{_COUNT}) (?:jours?|{_WEEKS})\b"
    rf"|(?P<then>{_COUNT}) (?:days?|jours?) (?P<side>earlier|before|later|plus tot|plus tard|auparavant|avant)\b"
    rf"(?! (?:the|le|la|les|an?|une?|being|their|his|her|its|son|sa) | l')"
    rf"|(?P<lasts>for (?:the )?(?:past|last) (?P<n1>{_COUNT}) (?:days|{_WEEKS})|for (?P<n2>{_COUNT}) days now"
    rf"|{times.KEPT}for (?P<n4>{_COUNT}) (?:days|{_WEEKS})|depuis (?P<n3>{_COUNT}) (?:jours|{_WEEKS}))\b"
    rf"|(?P<nth>{_ORDINAL}|\d{{1,3}}(?:st|nd|rd|th|er|e|eme))(?: consecutive| straight| successive)?"
    r" (?:day|jour)(?! (?:ago|later|without|sans)\b)(?= |[.,]|$)"
    rf"|(?P<dayafter>{times.DAY_AFTER})"
    r"|(?P<slashed>[0-3]?\d(?P<cut>[/.-])[01]?\d(?P=cut)(?:20)?\d\d)(?![\d/]|[.-]\d)"
    r"|(?:(?<=[(\n])|(?<=^)|(?<=le )|(?<=on )|(?<=du )|(?<=day )|(?<=di )|(?<=he )|(?<=[:,;] )|(?<=[-•] )"
    rf"|(?:{_SHORT_DAY})\.? )"
    r"(?P<short>[0-3]?\d/[01]\d)(?![\d/])"
    r"|(?P<clock>(?:since|depuis|depui) (?:\d{1,2} ?(?:h\b|heures?|a\.m\.|am\b|p\.m\.|pm\b)|\d{1,2}[:h]\d\d)"
    r"|(?:going|il y a|ya|depuis|depui) (?:about |over |plus de |environ )?\d{1,2} ?(?:min|mins|minutes|mn)\b"
    r"|(?:\d{1,2} ?|an? |half an )(?:mins?|minutes?|h|hrs?|hours?) ago"
    r"|il y a (?:une |\d{1,2} ?)(?:h|heures?|demi-heure)\b"
    rf"|(?:since|depuis|depui) (?:{times.TODAYS})\b(?!-la\b))"
    r"|(?P<iso>20\d\d(?P<dash>[-/.])[01]\d(?P=dash)[0-3]\d)"
    rf"|(?P<d1>[0-3]?\d)(?:er|st|nd|rd|th|\.)?(?: ?(?:au|a|to|-|–|and|et) ?[0-3]?\d(?:er|th)?)?"
    rf"(?: of| de)? (?P<m1>{MONTH})\b\.?(?:,? (?P<y1>(?:19|20)\d\d))?"
    rf"|(?P<m2>{MONTH})\b\.? (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:])\b(?:,? (?P<y2>(?:19|20)\d\d))?"
    rf"|(?:(?P<edge>early|late|mid|debut|fin|mi|in|en|last|of|au mois de|du mois de)[- ](?:a )?)?"
    rf"(?P<m3>{MONTH})\b(?! [0-3]?\d(?:st|nd|rd|th)?(?![\d:])\b)(?P<last3> dernier)?"
    r"(?: (?P<of3>of that year|of (?:last|the same) year))?(?: (?P<y3>(?:19|20)\d\d))?"
    rf"|(?:(?<=on )|(?<=of )|(?<=since )|(?<=from ))the (?P<bare>[0-3]?\d(?=st|nd|rd|th)|(?:first|{_ORDINAL})(?= of))"
    r"(?:st|nd|rd|th)?"
    r"(?P<ago1> (?:of )?last month)?"
    r"(?=[.,;:)]|$| (?:of (?:the|this)|this) month| (?:at|in|near|by|when|and|between|that|outside|around|inst)\b)"
    r"|(?:le|du) (?P<fbare>[0-3]?\d)(?:er)?(?:(?P<ago2> du mois (?:dernier|passe|ecoule))"
    r"| (?:courant|du (?:meme |present )?mois|de ce mois)\b"
    rf"|(?= ?[.,;)](?! ?\d)| (?:a|au|aux|vers|dans|entre|pres|par)\b(?! [0-3]?\d (?:{MONTH})\b)))"
    r"|nuit du (?P<nbare>[0-3]?\d)(?:er)? (?:au|a) [0-3]?\d\b(?! ?(?:h\b|heures))"
    rf"(?! (?:{MONTH})\b)"
    rf"|(?P<midnight>{times.MIDNIGHT})\b|(?P<weekend>{_WEEKEND})"
    rf"|(?P<relative>{_RELATIVE})\b(?!-la\b)"
    rf"|(?P<lastw>last |past )?(?P<weekday>{WEEKDAY})\b"
    rf"(?P<prev> (?:dernier|last|precedent)\b(?! week))?"
    r"(?P<week>,? (?:(?:of )?last week|de la semaine (?:derniere|passee|ecoulee)))?"
    rf"(?:,? (?:le |the )?(?P<num>[0-3]?\d(?!\d)|(?<=the )(?:first|{_ORDINAL}))(?:st|nd|rd|th|er)?\b"
    rf"(?! ?(?:h\b|heures|am\b|pm\b|a\.m|p\.m)|[:/.,]\d| (?:of )?(?:{MONTH})\b| (?:[\w'-]+ )?(?:{times.COUNTED})\b))?"
    r"|(?P<abbr>mon|tue|wed|thu|fri|sat|sun)(?:r?s)?(?= (?:night|nite|morning|evening|afternoon)\b)"
    r"|(?P<year>(?:19|20)\d\d)(?! ?(?:km|f\b|fcfa|people|personnes|soldiers|hommes))"
    r")"
)


def span_of(found: re.Match[str], today: date, prose: Prose, earlier: Sequence[Known]) -> Span | None:
    """The days that an expression covers, or None where it is no date after all; `earlier` are those named before."""
    if found["m3"]:
        return _month(found, today, prose)
    if found["relative"]:
        return _relative(found["relative"], today, earlier)
    if found["then"] or found["ended"]:
        count = _number(found["then"] or found["ended"])
        base = next((ref.first for ref in reversed(earlier) if ref.grain is Grain.DAY), None)
        base = base or (today if found["ended"] else None)
        return one_day(base + timedelta(days=count if found["side"] in _LATER else -count)) if base else None
    if found["ago"] or found["dayafter"]:
        start, _ = prose.sentence_span(prose.clause_at(found.start()))
        if any(ref.start >= start and ref.grain is not Grain.DAY for ref in earlier):
            return None  # "in early June …, a day after": of which day can't be known
        base = next((ref.first for ref in reversed(earlier) if ref.start >= start and ref.grain is Grain.DAY), today)
        return one_day(base - timedelta(days=_number(found["ago"]) if found["ago"] else 1))
    reader = next(compress(_READERS.values(), found.group(*_READERS)), None)
    return reader(found, today) if reader else None


def _number(words: str) -> int:
    return int(words) if words.isdigit() else value_of(words) or 1


def _back(found: re.Match[str], today: date) -> Span | None:
    """«Il y a trois jours», "for the past four days": counted from today."""
    words = next(found[name] for name in ("back", "fback", "n1", "n2", "n3", "n4") if found[name])
    french = found["fback"] or found["n3"]
    count = _number(words)
    if "week" in found.group() or "semaine" in found.group():
        return one_day(today - timedelta(days=DAYS_A_WEEK * count))
    return None if french and count in _LOOSE else one_day(today - timedelta(days=count))


def _nth(found: re.Match[str], today: date) -> Span | None:
    """The first day of what lasts "for a twelfth day"; a day of a festival or a fast is none."""
    words = found["nth"]
    count = times.ORDINALS.get(words) or int(re.match(r"\d+", words)[0])  # type: ignore[index]  # the pattern's digits
    return one_day(today - timedelta(days=count - 1)) if count > 1 else None


def _slashed(found: re.Match[str], _today: date) -> Span | None:
    """17/08/2026, 17.08.26: the day first, as both languages of the region write it."""
    day, month, year = (int(n) for n in found["slashed"].split(found["cut"]))
    return _calendar_day(year % 100 + _CENTURY, month, day)


def _short(found: re.Match[str], today: date) -> Span | None:
    day, month = (int(n) for n in found["short"].split("/"))
    return dated(day, month, None, today)


def _iso(found: re.Match[str], _today: date) -> Span | None:
    year, month, day = (int(n) for n in found["iso"].split(found["dash"]))
    return _calendar_day(year, month, day)


def _day_month(found: re.Match[str], today: date) -> Span | None:
    at = "1" if found["d1"] else "2"
    return dated(int(found["d" + at]), times.MONTHS[found["m" + at]], found["y" + at], today)


def _bare(found: re.Match[str], today: date) -> Span | None:
    """«Le 14 courant», "on the 8th": the last such day, or that of last month where the text says so."""
    words = found["bare"] or found["fbare"] or found["nbare"]
    day = int(words) if words.isdigit() else times.ORDINALS.get(words, 1)
    months = _months_back(today)
    if day > today.day or found["ago1"] or found["ago2"]:
        next(months)
    return _calendar_day(*next(months), day)


def _months_back(today: date) -> Iterator[tuple[int, int]]:
    """This month, the last one, and so on, as year and month."""
    count = today.year * 12 + today.month - 1
    while True:
        yield count // 12, count % 12 + 1
        count -= 1


def _weekday(found: re.Match[str], today: date) -> Span:
    """The last such day; with its number in the month, the last on which both hold."""
    weekday = _ABBREVIATED[found["abbr"]] if found["abbr"] else times.WEEKDAYS[found["weekday"]]
    if found["week"]:
        return one_day(today - timedelta(days=today.weekday() + DAYS_A_WEEK - weekday))
    back = (today.weekday() - weekday) % DAYS_A_WEEK
    if (found["lastw"] or found["prev"]) and back == 0:
        back = DAYS_A_WEEK
    last = today - timedelta(days=back)
    if found["num"]:
        number = 1 if found["num"] == "first" else times.ORDINALS.get(found["num"]) or int(found["num"])
        weeks = (last - timedelta(days=DAYS_A_WEEK * n) for n in range(5))
        last = next((day for day in weeks if day.day == number), last)
    return one_day(last)


def _weekend(_found: re.Match[str], today: date) -> Span:
    """The last Saturday: a weekend counts as its first day."""
    return one_day(today - timedelta(days=(today.weekday() - _SATURDAY) % DAYS_A_WEEK))


def _year(found: re.Match[str], today: date) -> Span | None:
    year = int(found["year"])
    return (date(year, 1, 1), date(year, 12, 31), Grain.YEAR) if year <= today.year + 1 else None


def _evening_before(_found: re.Match[str], today: date) -> Span:
    return one_day(today - timedelta(days=1))


def _today(_found: re.Match[str], today: date) -> Span:
    return one_day(today)


_READERS: dict[str, Callable[[re.Match[str], date], Span | None]] = {
    "clock": _today, "midnight": _evening_before, "weekend": _weekend,
    "back": _back, "fback": _back, "lasts": _back, "nth": _nth, "slashed": _slashed, "short": _short,
    "iso": _iso, "d1": _day_month, "d2": _day_month, "bare": _bare, "fbare": _bare, "nbare": _bare,
    "weekday": _weekday, "abbr": _weekday, "year": _year,
}  # fmt: skip


def _relative(word: str, today: date, earlier: Sequence[Known]) -> Span:
    if word in times.RELATIVE:
        return one_day(today + timedelta(days=times.RELATIVE[word]))
    base = next((ref.first for ref in reversed(earlier) if ref.grain is Grain.DAY), today)
    return one_day(base + timedelta(days=times.FROM_EARLIER[word]))


def one_day(day: date) -> Span:
    """The span of one day."""
    return day, day, Grain.DAY


def _calendar_day(year: int, month: int, day: int) -> Span | None:
    try:
        return one_day(date(year, month, day))
    except ValueError:
        return None


def dated(day: int, month: int, year: str | None, today: date) -> Span | None:
    """A day and a month; without a year, the last such day (a few days ahead may be meant as such)."""
    if year:
        return _calendar_day(int(year), month, day)
    this = _calendar_day(today.year, month, day)
    if this and this[0] > today + timedelta(days=_TO_COME):
        return _calendar_day(today.year - 1, month, day)
    return this


def month_of(month: int, year: str | None, today: date) -> Span:
    """A whole month: of a year, or the last such."""
    which = int(year) if year else today.year - (month > today.month)
    following = date(which + month // 12, month % 12 + 1, 1)
    return date(which, month, 1), following - timedelta(days=1), Grain.MONTH


def _month(found: re.Match[str], today: date, prose: Prose) -> Span | None:
    """A month, alone or with its year. "sept" is also seven, "may" also a verb: they need a word of time."""
    name, edge = found["m3"], found["edge"]
    if name in _AMBIGUOUS_MONTHS and not found["y3"]:
        written = prose.text[found.start("m3")]
        if edge not in {"early", "late", "mid", "debut", "fin", "mi", "last", "in", "en"} or (
            not written.isupper() and name in {"may", "march", "sept"}
        ):
            return None
    month = times.MONTHS[name]
    year = (
        int(found["y3"])
        if found["y3"]
        else today.year - (month > today.month or bool(edge == "last" and month == today.month))
    )
    if not found["y3"] and (found["last3"] or edge == "last") and month >= today.month:
        year = today.year - 1
    if found["of3"]:
        return date(_CENTURY, 1, 1), date(today.year - 1, 12, 31), Grain.YEAR
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    first_day, last_day = _THIRDS.get(edge or "", (1, last.day))
    return date(year, month, first_day), date(year, month, min(last_day, last.day)), Grain.MONTH
