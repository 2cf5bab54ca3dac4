"""Other times: which clauses of a text tell of something else than the incident, and by what words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.understand.tables import times
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.patterns import Late
from bot.understand.text.prose import Clause, Part, Prose
from bot.understand.when.day_words import Grain
from bot.understand.when.timeline import TimeRef

NEWS_DAYS = 14  # an item tells of what happened within a fortnight, unless it ties an older day to the event
OLD_DAYS = 400  # the longest siege or captivity whose first day a follow-up may name
HISTORY_DAYS = 5  # without a known day, what lies this far back is another story
SAME_INCIDENT_DAYS = 1  # an incident's days hang together: a night has two

PAST = PATTERNS.add(times.PAST)


def history(prose: Prose, refs: tuple[TimeRef, ...], today: date, incident_day: date | None) -> dict[int, str]:
    """Clauses (by their start) that tell of another time, each with the words that say so.

    Without a known incident day a tied or lasting day ("since 2 August") is given the benefit of the doubt.
    """
    old: dict[int, str] = {}
    fresh: set[int] = set()
    for ref in refs:
        clause = prose.clause_at(ref.start)
        if incident_day is None and _may_be_it(ref, clause, today):
            fresh.add(clause.start)
        elif _is_old(ref, today, incident_day):
            old.setdefault(clause.start, f"past anchor: {prose.text[ref.start : ref.end]}")
        elif ref.grain is Grain.DAY and (
            incident_day is None or abs((ref.first - incident_day).days) <= SAME_INCIDENT_DAYS
        ):
            fresh.add(clause.start)
    others = {prose.clause_at(ref.start).start: ref for ref in _of_others(prose, refs, incident_day)}
    fresh -= others.keys()
    for start, ref in others.items():
        old.setdefault(start, f"another event: {prose.text[ref.start : ref.end]}")
    for found in prose.heard[PAST]:
        clause = prose.clause_at(found.start())
        if clause.part is not Part.TITLE and not _looks_back(found.group(), clause, today, incident_day):
            old.setdefault(clause.start, f"past anchor: {prose.text[found.start() : found.end()].strip()}")
    recap = recaps(prose)
    fresh -= recap
    old |= dict.fromkeys(recap, "section of other times")
    doubtful = fresh & old.keys()
    for start in doubtful - _by_month(prose, refs) if doubtful else ():
        if incident_day is not None or prose.clause_at(start).part in {Part.TITLE, Part.LEAD}:
            del old[start]
    return _spread(prose, old, fresh)


def _by_month(prose: Prose, refs: Iterable[TimeRef]) -> set[int]:
    """The clauses that only a month or a year dates: "in March 2025 … on a Friday", the month says which."""
    firm = {prose.clause_at(ref.start).start for ref in refs if ref.grain is not Grain.DAY and ref.explicit}
    sure = {prose.clause_at(ref.start).start for ref in refs if ref.grain is Grain.DAY and ref.explicit}
    return firm - sure


def _may_be_it(ref: TimeRef, clause: Clause, today: date) -> bool:
    """A written date within the fortnight, in the title or lead: as likely as not the incident's own."""
    dated = ref.grain is Grain.DAY and ref.explicit and not (ref.spoken or ref.future)
    return dated and clause.part in {Part.TITLE, Part.LEAD} and 0 <= (today - ref.first).days <= NEWS_DAYS


def _is_old(ref: TimeRef, today: date, incident_day: date | None) -> bool:
    if ref.grain is not Grain.DAY:
        return ref.last < (incident_day or today)
    if incident_day is not None:
        return ref.last < incident_day - timedelta(days=SAME_INCIDENT_DAYS)
    tied = (ref.since or ref.event) and (today - ref.first).days <= OLD_DAYS
    return not tied and ref.last < today - timedelta(days=HISTORY_DAYS)


_RECAP, _OF_OTHER_TIMES = re.compile(times.RECAP), PATTERNS.add(times.OF_OTHER_TIMES)
_HEADING_LENGTH = 45  # characters: a line of a heading alone


def recaps(prose: Prose) -> set[int]:
    """Clauses of a bulletin's sections of other times: RECAP, NEXT WEEK, each up to the next heading."""
    found: set[int] = set()
    if not prose.heard.places(_OF_OTHER_TIMES):
        return found
    inside = False
    for line_start, line in _lines(prose):
        heading = len(line) <= _HEADING_LENGTH and not line.startswith(("-", "*", "•", "–")) and "." not in line[2:-1]
        if heading:
            inside = _RECAP.match(line) is not None
        elif inside:
            found.update(c.start for c in prose.clauses if line_start <= c.start < line_start + len(line))
    return found


def _lines(prose: Prose) -> Iterator[tuple[int, str]]:
    at = prose.body_at
    for line in prose.low[at:].split("\n"):
        yield at, line
        at += len(line) + 1


_WEEKS_AFTER = re.compile(r"(?:weeks?|days?|semaines?|jours?) (?:after|apres)$")


def _looks_back(words: str, clause: Clause, today: date, incident_day: date | None) -> bool:
    """A follow-up's first sentence tells the incident itself: "a week after an air strike killed 24 people, …"."""
    late = incident_day is None or 1 < (today - incident_day).days <= OLD_DAYS
    return late and clause.part is Part.LEAD and _WEEKS_AFTER.search(words.strip()) is not None


_HAD = re.compile(r"\b(?:had|avai(?:t|ent)|etai(?:t|ent))\b")


def _of_others(prose: Prose, refs: Iterable[TimeRef], incident_day: date | None) -> list[TimeRef]:
    """The days of other events; none where the incident's is not known."""
    return [] if incident_day is None else [ref for ref in refs if _is_another(prose, ref, incident_day)]


def _is_another(prose: Prose, ref: TimeRef, incident_day: date) -> bool:
    """A neighbouring day of another event: "the day before herders had been killed", «l'attaque de Y, du 19 mai»."""
    if ref.grain is not Grain.DAY or ref.first == incident_day:
        return False
    clause = prose.clause_at(ref.start)
    if clause.part is not Part.BODY:
        return False
    named = prose.low[ref.start : ref.end]
    if times.FROM_EARLIER.get(named, 0) < 0:
        return ref.last < incident_day and _HAD.search(prose.folded(clause)) is not None
    return ref.explicit and ref.event and not ref.night and "nuit" not in prose.folded(clause)


_CARRIES_ON = Late(
    r"^[\"'«“ ]*(?:there|then|the fighting|a (?:month|week|year|day) later|months? later|no one|since then|it was|they"
    r"|at the time|alors|depuis|ensuite|puis|la meme|eleven|un mois|une semaine|son|sa|leurs?|il y|he had|its)\b"
)


def _spread(prose: Prose, old: dict[int, str], fresh: set[int]) -> dict[int, str]:
    """History goes on to the end of its sentence, and into a next sentence that leans on it."""
    if not old:
        return {}
    told = dict(old)
    last: Clause | None = None
    for clause in prose.clauses:
        if clause.start not in told and clause.start not in fresh and last is not None and last.start in told:
            same = last.sentence == clause.sentence
            leans = last.paragraph == clause.paragraph and _CARRIES_ON.pattern.match(prose.folded(clause))
            if same or leans:
                told[clause.start] = told[last.start]
        last = clause
    return told
