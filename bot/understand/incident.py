"""Whether an item reports an incident that people at the place would want to be told of now.

A decision is data with a named reason. Sport, politics, trials, anniversaries, drills, opinion, fact checks,
accidents, weather and yearly figures use the same words as attacks do: each has its own row of words.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.understand.events import Heard
from bot.understand.prose import Part, Prose
from bot.understand.spot import Spotter
from bot.understand.tables import incident as table

PART_WEIGHT = {Part.TITLE: 2.0, Part.LEAD: 1.5, Part.BODY: 0.6, Part.ASIDE: 0.3}
ENOUGH = 2.5  # the least that trigger words must weigh in title and lead together
TWICE = 3  # the same row counts that often at most


@dataclass(frozen=True, slots=True)
class Judgement:
    """Is it news of an incident, is it denied, is it over, and why."""

    incident: bool
    denied: bool
    over: bool
    why: str


_ROWS = tuple((row, Spotter(rf"(?:{row.en})|(?:{row.fr})", re.MULTILINE)) for row in table.ROWS)
_DENIED, _OVER = Spotter(table.DENIED), Spotter(table.OVER)


def judge(prose: Prose, heard: Heard, past: Collection[int], *, follow_up: bool = False) -> Judgement:
    """Weigh what happened against what only sounds like it; `past` are the clauses about other times.

    `follow_up`: the source says that it updates or cancels an earlier item, so that an all-clear needs no more.
    """
    denied = _in_front(prose, _DENIED)
    over = _in_front(prose, _OVER)
    against, name, decisive = _against(prose, past)
    for_it = _for(prose, heard, past)
    if decisive:
        return Judgement(False, False, False, name)
    if follow_up and (over or denied):
        return Judgement(True, denied, over, "denied" if denied else "over")
    if for_it < ENOUGH:
        return Judgement(False, denied, over, name or "no incident told")
    if against > for_it:
        return Judgement(False, False, False, name)
    return Judgement(True, denied, over, "denied" if denied else "over" if over else "trigger words")


def _in_front(prose: Prose, pattern: Spotter) -> bool:
    """The words stand in the title or the lead, where they are about the incident itself."""
    return any(prose.clause_at(m.start()).part in {Part.TITLE, Part.LEAD} for m in pattern.finditer(prose.words))


def _for(prose: Prose, heard: Heard, past: Collection[int]) -> float:
    best: dict[tuple[str, Part], float] = {}
    for hit in heard.hits:
        clause = prose.clause_at(hit.start)
        if clause.start not in past:
            key = (hit.trigger.why, clause.part)
            best[key] = hit.trigger.weight * PART_WEIGHT[clause.part]
    return sum(best.values())


def _against(prose: Prose, past: Collection[int]) -> tuple[float, str, bool]:
    """The heaviest row that speaks against: its weight, its reason, and whether it settles the matter."""
    heaviest, name, decisive = 0.0, "", False
    for row, pattern in _ROWS:
        seen: dict[str, float] = {}
        for found in pattern.finditer(prose.words):
            clause = prose.clause_at(found.start())
            if clause.start in past and not row.decisive:
                continue
            part = clause.part
            word = found.group()
            seen[word] = max(seen.get(word, 0.0), row.weight * PART_WEIGHT[part])
            decisive_here = row.decisive and (part in {Part.TITLE, Part.LEAD} or row.why == "opinion")
            if decisive_here and not decisive:
                decisive, name = True, f"{row.why}: {found.group()}"
        weight = sum(sorted(seen.values(), reverse=True)[: TWICE * 2])
        if weight > heaviest:
            heaviest = weight
            if not decisive:
                name = f"{row.why}: {', '.join(list(seen)[:TWICE])}"
    return heaviest, name, decisive
