"""What kind of incident a text tells of: trigger words, weighed by where they stand.

The gravest type for a resident wins among those that the text tells strongly; the order is
corpus/README's: violence with deaths, battle, explosion, abduction, violence, access, unrest, other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from bot.model import Certainty, Count, EventType, Severity
from bot.understand.prose import Clause, Part, Prose
from bot.understand.spot import Spotter
from bot.understand.tables import events as table

PART_WEIGHT = {Part.TITLE: 2.0, Part.LEAD: 2.0, Part.BODY: 0.6, Part.ASIDE: 0.0}
STRONG = 0.45  # of the best score: below it a type is only in passing
DEATHS = 1.0  # the dead say little of how they died: mines kill soldiers too
EXTREME_DEAD = 10  # corpus/README, Severity
EXTREME_TOWNS = 3

_GRAVEST = (
    EventType.BATTLE, EventType.EXPLOSION, EventType.ABDUCTION, EventType.VIOLENCE, EventType.ACCESS,
    EventType.UNREST, EventType.OTHER,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """One trigger word in the text."""

    start: int
    end: int
    trigger: table.Trigger


@dataclass(slots=True)
class Heard:
    """All trigger words, and how warm each clause (by its start) is with them."""

    hits: list[Hit] = field(default_factory=list)
    heat: dict[int, float] = field(default_factory=dict)


_TRIGGERS = tuple(
    (row, Spotter("|".join(filter(None, (rf"(?<!\w)(?:{row.en})", rf"(?<!\w)(?:{row.fr})", row.other)))))
    for row in table.TRIGGERS
)
# Arabic puts its article and prepositions before a word without a space: there words begin anywhere.
_ARABIC = re.compile("[\u0600-\u06ff]")
_FORCES = Spotter(table.FORCES)
_CIVILIANS = Spotter(table.CIVILIANS)
_UNDONE = Spotter(table.UNDONE)
_WINDOW = 70
_ACTORS = {"armed group", "armed men"}  # who did it tells nothing of whom it hit


def hear(prose: Prose) -> Heard:
    """Every trigger in the text, those undone by a "no" left out."""
    heard = Heard()
    undone = {prose.clause_at(m.start()).start for m in _UNDONE.finditer(prose.words)}
    heat: dict[int, float] = defaultdict(float)
    arabic = _ARABIC.search(prose.low)
    for row, pattern in _TRIGGERS:
        for found in pattern.pattern.finditer(prose.low) if arabic else pattern.finditer(prose.words):
            clause = prose.clause_at(found.start())
            if (
                clause.part is Part.ASIDE
                or _of_a_year(prose.low, found.start(), found.end())
                or (clause.start in undone and row.type is not EventType.OTHER)
            ):
                continue
            heard.hits.append(Hit(found.start(), found.end(), row))
            heat[clause.start] = max(heat[clause.start], row.weight)
    heard.heat = dict(heat)
    return heard


_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d $")
_YEAR_AFTER = re.compile(r" (?:of|in|en|de)(?: [a-z]+)? (?:19|20)\d\d\b")
_YEAR_CHARS = 5


def _of_a_year(low: str, start: int, end: int) -> bool:
    """Say whether a year names it ("the 2023 coup", «l'attaque de juin 2016»): that is history."""
    return bool(_YEAR_BEFORE.search(low, max(0, start - _YEAR_CHARS), start) or _YEAR_AFTER.match(low, end))


@dataclass(frozen=True, slots=True)
class Typed:
    """The type, its score, and the words that made it."""

    type: EventType | None
    score: float
    why: str


def type_of(prose: Prose, heard: Heard, past: Collection[int], *, dead: bool) -> Typed:
    """The type that the text tells of now; clauses in `past` are another time's. `dead`: somebody died."""
    scores: dict[EventType, float] = defaultdict(float)
    reasons: dict[EventType, str] = {}
    seen: set[tuple[str, Part]] = set()
    for hit in heard.hits:
        clause = prose.clause_at(hit.start)
        if clause.start in past:
            continue
        kind = hit.trigger.type or _by_target(prose, clause, hit)
        if kind is EventType.BATTLE and _by_bomb(prose, clause, hit, heard):
            kind = EventType.EXPLOSION
        # The same thing said again in the same part of the story is no more true for it.
        if kind is None or (hit.trigger.why, clause.part) in seen:
            continue
        seen.add((hit.trigger.why, clause.part))
        weight = DEATHS if hit.trigger.why == "deaths or wounds" else hit.trigger.weight
        scores[kind] += weight * PART_WEIGHT[clause.part]
        reasons.setdefault(kind, f"{hit.trigger.why}: {prose.text[hit.start : hit.end]}")
    if not scores:
        return Typed(None, 0.0, "no trigger word")
    top = max(scores.values())
    strong = [kind for kind, score in scores.items() if score >= STRONG * top]
    best = gravest(strong, dead=dead)
    return Typed(best, scores[best], reasons[best])


_MEANS = {"strike from the air or afar", "mine or bomb"}
_REACH = 30


def _by_bomb(prose: Prose, clause: Clause, hit: Hit, heard: Heard) -> bool:
    """Say whether a bomb did it: the means decide, whoever was hit (corpus/README, convention 7).

    "An air strike hit the convoy" is an explosion, not a battle.
    """
    return any(
        each.trigger.why in _MEANS and each.start <= hit.end and hit.start - each.end < _REACH
        for each in heard.hits
        if prose.clause_at(each.start).start == clause.start
    )


def gravest(kinds: Collection[EventType], *, dead: bool) -> EventType:
    """Of several types the gravest for a resident; deaths raise violence against civilians to the top."""
    if dead and EventType.VIOLENCE in kinds and EventType.EXPLOSION not in kinds:
        return EventType.VIOLENCE
    return next(kind for kind in _GRAVEST if kind in kinds)


def _by_target(prose: Prose, clause: Clause, hit: Hit) -> EventType | None:
    """Who an attack hit, by the nearest word for forces or civilians in its sentence."""
    if hit.trigger.why in _ACTORS:
        return None
    start, end = prose.sentence_span(clause)
    start, end = max(start, hit.start - _WINDOW), min(end, hit.end + _WINDOW)
    forces = _nearest(prose, _FORCES, start, end, hit.start)
    civilians = _nearest(prose, _CIVILIANS, start, end, hit.start)
    if forces is None and civilians is None:
        return None
    if civilians is None or (forces is not None and forces <= civilians):
        return EventType.BATTLE
    return EventType.VIOLENCE


def _nearest(prose: Prose, words: Spotter, start: int, end: int, middle: int) -> int | None:
    found = (m for m in words.finditer(prose.words) if m.start() >= start and m.end() <= end)
    return min((abs(m.start() - middle) for m in found), default=None)


_OVERRUN = re.compile(
    r"overr[ua]n|fell (?:in)?to|(?:est|serait) tombee? (?:aux|entre|ds|dans|en)|besieged|under siege|siege of|assiege"
    r"|sous (?:siege|blocus)|encircled|hoisted a black flag|took control|pris le controle|s'est empare|se sont empares"
)


def severity_of(
    prose: Prose, kind: EventType | None, killed: Count | None, towns: int, certainty: Certainty, past: Collection[int]
) -> Severity:
    """CAP severity as corpus/README sets it: Extreme, Severe, Moderate, Minor; denied news is Minor."""
    if kind is None or certainty is Certainty.UNLIKELY:
        return Severity.MINOR
    dead = killed.max if killed else 0
    lost = any(prose.clause_at(m.start()).start not in past for m in _OVERRUN.finditer(prose.low))
    many = kind is EventType.BATTLE and towns >= EXTREME_TOWNS
    if dead >= EXTREME_DEAD or many or (lost and kind in {EventType.BATTLE, EventType.ACCESS}):
        return Severity.EXTREME
    if dead or kind in {EventType.BATTLE, EventType.EXPLOSION, EventType.ABDUCTION}:
        return Severity.SEVERE
    return Severity.MINOR if kind is EventType.OTHER else Severity.MODERATE
