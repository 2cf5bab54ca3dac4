"""Every time a text names, resolved to days as seen from the day of publication.

Days are local to the place (its IANA zone); a night counts as the day it began.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.understand.tables import times
from bot.understand.text.pattern_set import PATTERNS, Endings
from bot.understand.text.prose import Prose
from bot.understand.when.day_words import MONTH, REF, WEEKDAY, Grain, one_day, span_of


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


_NIGHT = re.compile(r"(?:'s)?(?: (?:to|a|and) \w+)? ?(?:night|soir|evening|nuit|au soir)")
_DATE_AFTER = re.compile(
    rf"(?: ?,)? (?:le |the )?(?:\d{{1,2}}(?:er|st|nd|rd|th)?(?: of)? (?:{MONTH})|(?:{MONTH}) \d{{1,2}}|\d{{1,2}}/\d)"
)
_INTO_DAY = re.compile(rf" (?:(?:in)?to|from|on|between) (?:{WEEKDAY})\b")
_IN_A_WEEK = (" week", " en huit")  # "Friday week"
_IN_HOSPITAL = PATTERNS.add(
    r"a l'hopital|au chu|in (?:the )?\w* ?hospital|of (?:his|her|their) (?:wounds|injuries)"
    r"|(?:de|des suites de) (?:ses|leurs) blessures"
)
_TOLD_LOOSELY = (
    "weekday",
    "abbr",
    "relative",
    "ago",
    "back",
    "fback",
    "then",
    "lasts",
    "ended",
    "nth",
    "dayafter",
    "clock",
    "weekend",
)
_LENDEMAIN = ("au lendemain", "a day after", "the day after", "one day after")
_POSSESSED = re.compile(
    r"'s (?:\w+ ){0,2}?(?:attack|raid|assault|ambush|strike|explosion|blast|killings?|massacre|shooting|kidnapping)s?\b"
)
_OTHER_PLACE = re.compile(
    r"(?:the |l['’]|la |le |an? |une? )(?:[\w'’-]+ ){1,3}?(?:on|in|at|of|against|de|d['’]|à|du|sur|contre) ?"
    r"(?:[Ll]a |[Ll]e )?[A-ZÀ-Ý]"
)
_LATER_THAN = PATTERNS.add(times.LATER_THAN)
_BEFORE = Endings(  # what the words before a time tie it to
    PATTERNS,
    (
        ("spoken", times.SPOKE),
        ("not yet", times.NOT_YET),
        ("since", times.SINCE),
        ("after", times.AFTERMATH),
        ("event", times.OF_EVENT),
        ("name", times.NAMED_AFTER),
        ("apart", times.APART),
        ("covers", times.COVERS),
        ("comes", times.COMES),
        ("second day", rf"(?:{WEEKDAY}) (?:a|au|to) (?:ce )?$|[0-3]?\d(?:er)? (?:a|au|to) $"),
        ("night of", r"(?:nuit (?:de|du)|night of) ?$"),
        ("night to", r"\b(?:night|overnight|nuit)(?: \w+)? (?:to|into|before|menant a|precedant) (?:ce )?$"),
    ),
)
_LOOK_BACK, _LOOK_ON, _NEAR = 60, 20, 25
NOON = 12
SMALL_HOURS = 4  # until then "tonight" began on the day before


def local_time(moment: datetime, zone: str) -> datetime:
    """An aware time as clocks at a place show it; in UTC where the zone is unknown."""
    try:
        return moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OverflowError):
        return moment


def time_refs(
    prose: Prose, today: date, skip: tuple[tuple[int, int], ...] = (), *, hour: int = NOON
) -> tuple[TimeRef, ...]:
    """Every time the text names, in order, seen from the day of publication and its local hour.

    `skip` are spans to leave out.
    """
    refs: list[TimeRef] = []
    others: set[int] = set()
    for found in prose.heard[REF]:
        if any(start <= found.start() < end for start, end in skip) or _told_better(prose, found, hour):
            continue
        seen_from = today
        if hour < SMALL_HOURS and found["relative"] in times.EVENINGS:
            seen_from -= timedelta(days=1)  # "tonight", written after midnight
        span = span_of(found, seen_from, prose, refs)
        if span is None:
            continue
        clause = prose.clause_at(found.start())
        told = _BEFORE.all(prose.heard, max(clause.start, found.start() - _LOOK_BACK), found.start())
        if refs and "second day" in told:
            continue  # "de mercredi à jeudi": the night is Wednesday's
        if "night to" in told:  # "in the night to Sunday": Saturday's night
            span = one_day(span[0] - timedelta(days=1)) if span[2] is Grain.DAY else span
        if not told.isdisjoint({"name", "apart", "covers"}):
            continue  # «l'avenue du 22 octobre» is a name; "no link with the raid of 6 June", another incident
        if found["ago"] and ("comes" in told or _after_another(prose, found, refs)):
            others.add(clause.sentence)
            continue
        refs.append(_told(prose, found, span, told))
    return _without_ranges(prose, _in_the_wake(prose, refs, others))


def _told_better(prose: Prose, found: re.Match[str], hour: int) -> bool:
    """Say whether another expression tells the day: "Thursday 5 September", "overnight into Tuesday"; or none does.

    A midnight alone is the last one for a reader in the morning; later in the day nobody can tell.
    """
    if found["weekday"]:
        return _DATE_AFTER.match(prose.low, found.end()) is not None or prose.low.startswith(_IN_A_WEEK, found.end())
    if found["relative"]:
        return _INTO_DAY.match(prose.low, found.end()) is not None
    if found["midnight"]:
        start, end = prose.sentence_span(prose.clause_at(found.start()))
        return hour >= NOON or any(start <= other.start() < end for other in prose.heard[REF] if other is not found)
    return False


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


def _told(prose: Prose, found: re.Match[str], span: tuple[date, date, Grain], before: Collection[str]) -> TimeRef:
    after = prose.low[found.end() : found.end() + _LOOK_ON]
    return TimeRef(
        found.start(),
        found.end(),
        *span,
        explicit=not any(found.group(*_TOLD_LOOSELY)),
        night=bool(_NIGHT.match(after) or found["nbare"]) or not {"night of", "night to"}.isdisjoint(before),
        spoken="spoken" in before,
        future="not yet" in before or " prochain" in after or " next" in after,
        since="since" in before or any(found.group("nth", "lasts", "ended")),
        event="event" in before
        or bool(found["ago"] or found["nth"] or found["dayafter"])
        or bool(_POSSESSED.match(prose.low, found.end(), found.end() + _LOOK_BACK)),
        after="after" in before
        or bool(found["then"])
        or found["relative"] in times.FROM_EARLIER
        or _in_hospital(prose, found.end()),
    )


def _in_hospital(prose: Prose, start: int) -> bool:
    """Whether a day goes on with "in hospital", "of her wounds", in the same sentence."""
    found = next(prose.heard.within(_IN_HOSPITAL, start, start + _LOOK_BACK), None)
    if found is None or found.start() > start + _NEAR:
        return False
    return not {".", ";"}.intersection(prose.low[start : found.start()])
