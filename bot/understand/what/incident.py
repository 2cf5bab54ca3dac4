"""Whether an item reports an incident that people at the place would want to be told of now.

    found   = what tables of words find: triggers, words of other matters, what the text is full of, a denial, an end
    verdict = all signs of the text weighed, what was found among them (`scales.py`)
    in a language that is not known: only the signs that are of no language, by a table of their own

A decision is data with a named reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from bot.understand.scales import PAIR, scales
from bot.understand.signs import OF_NO_LANGUAGE, Signs
from bot.understand.tables import incident as table
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Part, Prose
from bot.understand.tongues.spoken import Spoken
from bot.understand.tongues.told import in_front, others_in
from bot.understand.what.events import Heard, rows_told
from bot.understand.what.subject import about

FULL = (2, 4)  # points of a subject (`subject.py`) from which a text is said to be so full of it

_FRONT = frozenset((Part.TITLE, Part.LEAD))
_ROWS = {PATTERNS.add(rf"(?:{row.en})|(?:{row.fr})", re.MULTILINE): row.why for row in table.ROWS}
_DENIED, _OVER = PATTERNS.add(table.DENIED), PATTERNS.add(table.OVER)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Is it news of an incident, is it denied, is it over, and why."""

    incident: bool
    denied: bool
    over: bool
    why: str


def judge(
    prose: Prose,
    heard: Heard,
    past: Collection[int],
    shown: Signs,
    *,
    known: bool = True,
    follow_up: bool = False,
    spoken: Spoken | None = None,
) -> Judgement:
    """Weigh what happened against what only sounds like it; `past` are the clauses about other times.

    `shown` are the signs of the text, `known` is whether its language is, `spoken` the tongue where it is another one;
    `follow_up`: the source says that it updates or cancels an earlier item, so that a denial or an all-clear needs no
    more.
    """
    denied, over = _in_front(prose, prose.heard[_DENIED]), _in_front(prose, prose.heard[_OVER])
    if spoken is not None:
        denied, over = denied or in_front(prose, spoken.denied), over or in_front(prose, spoken.over)
    if follow_up and (denied or over):
        return Judgement(True, denied, over, "denied" if denied else "over")
    told = {"=denied": denied, "=over": over, "=follows": follow_up}
    signs = shown | {sign for sign, holds in told.items() if holds} | _happened(heard, past)
    signs |= set(_other(prose) if spoken is None else others_in(prose, spoken))  # "mercato" is no football in Italian
    table = scales("incident" if known else "incident_unread")
    if not known:
        signs = frozenset(sign for sign in signs if sign.startswith(OF_NO_LANGUAGE))
    incident = table.weigh(signs, alike=known)[0] > 0
    loudest = table.heaviest(signs, "incident", against=not incident)
    words = ", ".join(sign.lstrip("=^@~").replace(PAIR, " ") for sign in loudest)
    return Judgement(incident, denied, over, words or "nothing told")


def _in_front(prose: Prose, found: Iterable[re.Match[str]]) -> bool:
    """The words stand in the title or the lead, where they are about the incident itself."""
    return any(prose.clause_at(m.start()).part in _FRONT for m in found)


def _happened(heard: Heard, past: Collection[int]) -> set[str]:
    """Rows of trigger words that tell of now, and whether one in front, of whatever time, is somebody's deed."""
    front = (hit for hit in heard.hits if hit.clause.part in _FRONT)
    deed = {"=somebody's deed, in front"} if any(hit.trigger.why in table.DEEDS for hit in front) else set()
    return (rows_told(heard, past) | deed) or {"=no trigger"}


def _other(prose: Prose) -> Iterator[str]:
    """Rows of words of other matters, those in front once more, and how full of one subject the text is."""
    for why, found in prose.heard.of(_ROWS):
        parts = {prose.clause_at(each.start()).part for each in found} - {Part.ASIDE}
        if parts:
            yield f"=not {why}"
        if parts & _FRONT:
            yield f"=not {why}, in front"
    for subject, points in about(prose).items():
        yield from (f"=full of {subject}: {least}" for least in FULL if points >= least)
