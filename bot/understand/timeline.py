"""Every time a text names, resolved to days as seen from the day of publication.

Days are local to the place (its IANA zone); a night counts as the day it began.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import IntEnum
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.understand.chorus import CHOIR, Endings
from bot.understand.numbers import UNITS
from bot.understand.prose import Prose
from bot.understand.tables import times

DAYS_A_WEEK = 7
_CENTURY = 2000


class Grain(IntEnum):
    """How much time an expression covers."""

    DAY = 0
    MONTH = 1
    YEAR = 2


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time the text names: from `first` to `last`, both included, and what its words tie it to."""

    start: int
    end: int
    first: date
    last: date
    grain: Grain
    explicit: bool = False  # told with its month, so that no week is guessed
    night: bool = False
    spoken: bool = False
    future: bool = False
    since: bool = False
    event: bool = False
    after: bool = False


_MONTH = "|".join(sorted(times.MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(times.WEEKDAYS)
_COUNT = "|".join((r"\d{1,2}", *sorted(UNITS, key=len, reverse=True)))
_RELATIVE = "|".join(sorted({*times.RELATIVE, *times.FROM_EARLIER}, key=len, reverse=True))
_REF = CHOIR.singer(
    r"\b(?:"
    rf"(?P<ago>{_COUNT}) (?:days|jours) (?:after|apres) (?={times.AFTER_WHAT})"
    rf"|(?P<nth>{'|'.join(times.ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th|er|e|eme))(?: consecutive| straight| successive)?"
    r" (?:day|jour)(?! (?:ago|later))(?= |[.,]|$)"
    rf"|(?P<dayafter>{times.DAY_AFTER})"
    r"|(?P<slashed>[0-3]?\d/[01]?\d/(?:20)?\d\d)(?![\d/])"
    r"|(?P<clock>(?:since|depuis|depui) (?:\d{1,2} ?(?:h\b|heures?|a\.m\.|am\b|p\.m\.|pm\b)|\d{1,2}[:h]\d\d)"
    r"|(?:going|il y a|ya|depuis|depui) (?:about |over |plus de |environ )?\d{1,2} ?(?:min|mins|minutes|mn)\b)"
    r"|(?P<iso>20\d\d-[01]\d-[0-3]\d)"
    rf"|(?P<d1>[0-3]?\d)(?:er|st|nd|rd|th)?(?: ?(?:au|a|to|-|–|and|et) ?[0-3]?\d(?:er|th)?)?"
    rf"(?: of)? (?P<m1>{_MONTH})\b\.?(?:,? (?P<y1>(?:19|20)\d\d))?"
    rf"|(?P<m2>{_MONTH})\b\.? (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:])\b(?:,? (?P<y2>(?:19|20)\d\d))?"
    rf"|(?:(?P<edge>early|late|mid|debut|fin|mi|in|en|last|of|au mois de|du mois de)[- ](?:a )?)?"
    rf"(?P<m3>{_MONTH})\b(?P<last3> dernier)?"
    r"(?: (?P<of3>of that year|of (?:last|the same) year))?(?: (?P<y3>(?:19|20)\d\d))?"
    rf"|(?P<relative>{_RELATIVE})\b"
    rf"|(?P<lastw>last |past )?(?P<weekday>{_WEEKDAY})(?:abend|nacht|morgen|mittag|nachmittag|vormittag)?\b"
    r"(?P<prev> (?:dernier|last|precedent))?"
    r"|(?P<year>(?:19|20)\d\d)(?! ?(?:km|f\b|fcfa|people|personnes|soldiers|hommes))"
    r")"
)
_NIGHT = re.compile(r"^(?:'s)?(?: (?:to|a|and) \w+)? ?(?:night|soir|evening|nuit|au soir)")
_DATE_AFTER = re.compile(
    rf"(?: ?,)? (?:le |the )?(?:\d{{1,2}}(?:er|st|nd|rd|th)?(?: of)? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}|\d{{1,2}}/\d)"
)
_INTO_DAY = re.compile(rf" (?:(?:in)?to|from|on|between) (?:{_WEEKDAY})\b")
_IN_HOSPITAL = re.compile(
    r"^[^.;]{0,25}\b(?:a l'hopital|au chu|in (?:the )?\w* ?hospital|of (?:his|her|their) (?:wounds|injuries)"
    r"|(?:de|des suites de) (?:ses|leurs) blessures)"
)
_LENDEMAIN = ("au lendemain", "a day after", "the day after", "one day after")
_POSSESSED = re.compile(
    r"'s (?:\w+ ){0,2}?(?:attack|raid|assault|ambush|strike|explosion|blast|killings?|massacre|shooting|kidnapping)s?\b"
)
_OTHER_PLACE = re.compile(
    r"(?:the |l['’]|la |le |an? |une? )(?:[\w'’-]+ ){1,3}?(?:on|in|at|of|against|de|d['’]|à|du|sur|contre) ?"
    r"(?:[Ll]a |[Ll]e )?[A-ZÀ-Ý]"
)
_LATER_THAN = CHOIR.singer(times.LATER_THAN)
_BEFORE = Endings(  # what the words before a time tie it to
    CHOIR,
    (
        ("spoken", times.SPOKE),
        ("not yet", times.NOT_YET),
        ("since", times.SINCE),
        ("after", times.AFTERMATH),
        ("event", times.OF_EVENT),
        ("name", times.NAMED_AFTER),
        ("comes", times.COMES),
        ("second day", rf"(?:{_WEEKDAY}) (?:a|au|to) (?:ce )?$|[0-3]?\d(?:er)? (?:a|au|to) $"),
        ("night of", r"(?:nuit (?:de|du)|night of) ?$"),
        ("night to", r"\b(?:night|overnight|nuit)(?: \w+)? (?:to|into|before|menant a|precedant) (?:ce )?$"),
    ),
)
_LOOK_BACK, _LOOK_ON = 60, 20


def local_day(moment: datetime, zone: str) -> date:
    """The calendar day of an aware time at a place; in UTC where the zone is unknown."""
    try:
        return moment.astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError, OverflowError):
        return moment.date()


def time_refs(prose: Prose, today: date, skip: tuple[tuple[int, int], ...] = ()) -> tuple[TimeRef, ...]:
    """Every time the text names, in order, seen from the day of publication; `skip` are spans to leave out."""
    refs: list[TimeRef] = []
    others: set[int] = set()
    for found in prose.heard[_REF]:
        if any(start <= found.start() < end for start, end in skip):
            continue
        if found["weekday"] and _DATE_AFTER.match(prose.low, found.end()):
            continue  # "Thursday 5 September": the date says which
        if found["relative"] and _INTO_DAY.match(prose.low, found.end()):
            continue  # "overnight into Tuesday": the day tells which night
        span = _span(found, today, prose, refs)
        if span is None:
            continue
        clause = prose.clause_at(found.start())
        told = _BEFORE.all(prose.heard, max(clause.start, found.start() - _LOOK_BACK), found.start())
        if refs and "second day" in told:
            continue  # "de mercredi à jeudi": the night is Wednesday's
        if "night to" in told:  # "in the night to Sunday": Saturday's night
            span = _days(span[0] - timedelta(days=1)) if span[2] is Grain.DAY else span
        if "name" in told:
            continue  # "the Movement of June 5", «l'avenue du 22 octobre»: names, no days
        if found["ago"] and ("comes" in told or _after_another(prose, found, refs)):
            others.add(clause.sentence)
            continue
        refs.append(_told(prose.low, found, span, told))
    return _without_ranges(prose, _in_the_wake(prose, refs, others))


def _after_another(prose: Prose, found: re.Match[str], earlier: list[TimeRef]) -> bool:
    """Say whether a dated event is set beside another place's: "on 26 May …, two days after the strike on X"."""
    start, _ = prose.sentence_span(prose.clause_at(found.start()))
    dated = any(ref.start >= start and ref.grain is Grain.DAY for ref in earlier)
    return dated and _OTHER_PLACE.match(prose.text, found.end()) is not None


def _in_the_wake(prose: Prose, refs: list[TimeRef], others: set[int]) -> list[TimeRef]:
    """Days of sentences that tell what came after: "a week after the strike, prayers were said on Sunday".

    `others` are sentences that only set their own event beside another.
    """
    wakes = {prose.clause_at(found.start()).sentence for found in prose.heard[_LATER_THAN]} - others
    wakes |= {prose.clause_at(ref.start).sentence for ref in refs if prose.low[ref.start :].startswith(_LENDEMAIN)}
    if not wakes:
        return refs
    return [
        replace(ref, spoken=True) if not ref.event and prose.clause_at(ref.start).sentence in wakes else ref
        for ref in refs
    ]


_RANGE = re.compile(r"^ ?(?:-|–|to|au) ?$")


def _without_ranges(prose: Prose, refs: list[TimeRef]) -> tuple[TimeRef, ...]:
    """Leave out both ends of "26 Oct-1 Nov": what a report covers, not when something happened."""
    ends: set[int] = set()
    for one, two in pairwise(refs):
        if one.explicit and two.explicit and _RANGE.match(prose.low[one.end : two.start]):
            ends |= {one.start, two.start}
    return tuple(ref for ref in refs if ref.start not in ends)


def _told(low: str, found: re.Match[str], span: tuple[date, date, Grain], before: Collection[str]) -> TimeRef:
    after = low[found.end() : found.end() + _LOOK_ON]
    after_long = low[found.end() : found.end() + _LOOK_BACK]
    return TimeRef(
        found.start(),
        found.end(),
        *span,
        explicit=not (found["weekday"] or found["relative"] or found["ago"] or found["nth"] or found["dayafter"]),
        night=bool(_NIGHT.search(after)) or not {"night of", "night to"}.isdisjoint(before),
        spoken="spoken" in before,
        future="not yet" in before or " prochain" in after or " next" in after,
        since="since" in before or bool(found["nth"]),
        event="event" in before
        or bool(found["ago"] or found["nth"] or found["dayafter"])
        or bool(_POSSESSED.match(after_long)),
        after="after" in before or bool(_IN_HOSPITAL.search(after_long)) or found["relative"] in times.FROM_EARLIER,
    )


def _span(found: re.Match[str], today: date, prose: Prose, earlier: list[TimeRef]) -> tuple[date, date, Grain] | None:
    """The days that an expression covers, or None where it is no date after all."""
    if found["m3"]:
        return _month(found, today, prose)
    if found["relative"]:
        return _relative(found["relative"], today, earlier)
    if found["ago"] or found["dayafter"]:
        start, _ = prose.sentence_span(prose.clause_at(found.start()))
        base = next((ref.first for ref in reversed(earlier) if ref.start >= start and ref.grain is Grain.DAY), today)
        return _ago(found, base) if found["ago"] else _days(base - timedelta(days=1))
    if found["clock"]:
        return _days(today)
    return next((reader(found, today) for name, reader in _READERS.items() if found[name]), None)


def _ago(found: re.Match[str], today: date) -> tuple[date, date, Grain]:
    words = found["ago"]
    return _days(today - timedelta(days=int(words) if words.isdigit() else UNITS[words]))


def _nth(found: re.Match[str], today: date) -> tuple[date, date, Grain] | None:
    """The first day of what lasts "for a twelfth day"; a day of a festival or a fast is none."""
    words = found["nth"]
    count = times.ORDINALS.get(words) or int(re.match(r"\d+", words)[0])  # type: ignore[index]  # the pattern's digits
    return _days(today - timedelta(days=count - 1)) if count > 1 else None


def _slashed(found: re.Match[str], _today: date) -> tuple[date, date, Grain] | None:
    """17/08/2026: the day first, as both languages of the region write it."""
    day, month, year = (int(n) for n in found["slashed"].split("/"))
    return _one_day(year % 100 + _CENTURY, month, day)


def _iso(found: re.Match[str], _today: date) -> tuple[date, date, Grain] | None:
    year, month, day = (int(n) for n in found["iso"].split("-"))
    return _one_day(year, month, day)


def _day_month(found: re.Match[str], today: date) -> tuple[date, date, Grain] | None:
    at = "1" if found["d1"] else "2"
    return _dated(int(found["d" + at]), times.MONTHS[found["m" + at]], found["y" + at], today)


def _weekday(found: re.Match[str], today: date) -> tuple[date, date, Grain]:
    back = (today.weekday() - times.WEEKDAYS[found["weekday"]]) % DAYS_A_WEEK
    if (found["lastw"] or found["prev"]) and back == 0:
        back = DAYS_A_WEEK
    return _days(today - timedelta(days=back))


def _year(found: re.Match[str], today: date) -> tuple[date, date, Grain] | None:
    year = int(found["year"])
    return (date(year, 1, 1), date(year, 12, 31), Grain.YEAR) if year <= today.year + 1 else None


_READERS: dict[str, Callable[[re.Match[str], date], tuple[date, date, Grain] | None]] = {
    "ago": _ago, "nth": _nth, "slashed": _slashed, "iso": _iso, "d1": _day_month, "d2": _day_month,
    "weekday": _weekday, "year": _year,
}  # fmt: skip


def _relative(word: str, today: date, earlier: list[TimeRef]) -> tuple[date, date, Grain]:
    if word in times.RELATIVE:
        return _days(today + timedelta(days=times.RELATIVE[word]))
    base = next((ref.first for ref in reversed(earlier) if ref.grain is Grain.DAY), today)
    return _days(base + timedelta(days=times.FROM_EARLIER[word]))


def _days(day: date) -> tuple[date, date, Grain]:
    return day, day, Grain.DAY


def _one_day(year: int, month: int, day: int) -> tuple[date, date, Grain] | None:
    try:
        return _days(date(year, month, day))
    except ValueError:
        return None


def _dated(day: int, month: int, year: str | None, today: date) -> tuple[date, date, Grain] | None:
    """A day and a month; without a year, the last such day (a few days ahead may be meant as such)."""
    if year:
        return _one_day(int(year), month, day)
    this = _one_day(today.year, month, day)
    if this and this[0] > today + timedelta(days=45):
        return _one_day(today.year - 1, month, day)
    return this


_THIRDS = {"early": (1, 10), "debut": (1, 10), "mid": (11, 20), "mi": (11, 20), "late": (21, 31), "fin": (21, 31)}
_AMBIGUOUS_MONTHS = {"may", "mar", "mars", "mai", "sept", "dec", "jan", "march", "sep", "avr", "fin"}


def _month(found: re.Match[str], today: date, prose: Prose) -> tuple[date, date, Grain] | None:
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
