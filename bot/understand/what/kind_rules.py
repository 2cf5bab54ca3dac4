"""What kind of incident a text tells of by rules: trigger words, weighed by where they stand; see `kinds.py`.

Among the types that the text tells strongly, the gravest for a resident wins, in this order: violence with deaths,
battle, explosion, abduction, violence, access, unrest, other. Strikes, mines and bombs are explosions, whoever died.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from bot.model import EventType
from bot.understand.tables import events as table
from bot.understand.tables.people import Side
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.patterns import Late
from bot.understand.text.prose import Clause, Part, Prose
from bot.understand.what.events import Heard, Hit

PART_WEIGHT = {Part.TITLE: 2.0, Part.LEAD: 2.0, Part.BODY: 0.6, Part.ASIDE: 0.0}
STRONG = 0.45  # of the best score: below it a type is only in passing
SOME = 0.25  # … but killings of civilians count from here
DEATHS = 1.0  # the dead say little of how they died: mines kill soldiers too

_GRAVEST = (
    EventType.BATTLE, EventType.EXPLOSION, EventType.ABDUCTION, EventType.VIOLENCE, EventType.ACCESS,
    EventType.UNREST, EventType.OTHER,
)  # fmt: skip
_FORCES = PATTERNS.add(table.FORCES)
_CIVILIANS = PATTERNS.add(table.CIVILIANS)
_WINDOW = 70
_ACTORS = {"armed group", "armed men"}  # who did it tells nothing of whom it hit
_CROWD, _ONLY_FOUND, _THREATENED = Late(table.CROWD), Late(table.ONLY_FOUND), re.compile(table.THREATENED)


@dataclass(frozen=True, slots=True)
class Typed:
    """The type, its score, and the words that made it."""

    type: EventType | None
    score: float
    why: str


_ARMED = frozenset((Side.FORCES, Side.ATTACKERS))


def type_of(
    prose: Prose, heard: Heard, past: Collection[int], *, dead: bool, sides: Collection[Side] = frozenset()
) -> Typed:
    """The type that the text tells of now; clauses in `past` are another time's.

    `dead`: somebody died; `sides`: on which sides, where the toll tells.
    """
    scores: dict[EventType, float] = defaultdict(float)
    reasons: dict[EventType, str] = {}
    seen: set[tuple[str, Part]] = set()
    rows: dict[EventType, set[str]] = defaultdict(set)
    for hit in heard.hits:
        clause = hit.clause
        if clause.start in past:
            continue
        # The same thing said again in the same part of the story is no more true for it.
        if (hit.trigger.why, clause.part) in seen:
            continue
        kind = _kind(prose, clause, hit, heard, sides)
        if kind is None:
            continue
        seen.add((hit.trigger.why, clause.part))
        weight = DEATHS if hit.trigger.why == "deaths or wounds" else hit.trigger.weight
        scores[kind] += weight * PART_WEIGHT[clause.part]
        rows[kind].add(hit.trigger.why)
        reasons.setdefault(kind, f"{hit.trigger.why}: {prose.text[hit.start : hit.end]}")
    if not scores:
        return _by_actors(prose, heard, past, dead=dead, sides=sides)
    best = _best(scores, rows, heard, past, dead=dead, sides=sides)
    return Typed(best, scores[best], reasons[best])


def _best(
    scores: dict[EventType, float],
    rows: dict[EventType, set[str]],
    heard: Heard,
    past: Collection[int],
    *,
    dead: bool,
    sides: Collection[Side],
) -> EventType:
    """The gravest of what the text tells strongly; crowds, bombs and fights in their own right."""
    top = max(scores.values())
    strong = {kind for kind, score in scores.items() if score >= STRONG * top}
    front = [hit for hit in heard.hits if _in_front(hit, past)]
    armed = any(hit.trigger.why in _ACTORS for hit in front)
    told = {hit.trigger.why for hit in front}
    if EventType.UNREST in scores and "coup or mutiny" in rows[EventType.UNREST] | told:
        return EventType.UNREST
    if EventType.UNREST in strong and "protest or riot" in told and not armed:
        return EventType.UNREST
    # "A mine killed four": an explosion, whoever the dead were.
    by_bomb = (rows[EventType.EXPLOSION] & _MEANS or not armed) and EventType.EXPLOSION in strong
    if by_bomb and (rows[EventType.BATTLE] | rows[EventType.VIOLENCE]) <= _DEATH_WORDS:
        return EventType.EXPLOSION
    fought = rows[EventType.BATTLE] & {"attack on forces", "ambush"} and EventType.BATTLE in strong
    if fought and Side.FORCES in sides and rows[EventType.VIOLENCE] <= _DEATH_WORDS:
        return EventType.BATTLE
    if dead and "civilians killed" in rows[EventType.VIOLENCE] and scores[EventType.VIOLENCE] >= SOME * top:
        strong.add(EventType.VIOLENCE)
    if EventType.BATTLE in strong and sides and _ARMED.issuperset(sides):
        strong.discard(EventType.VIOLENCE)
    return gravest(strong, dead=dead)


def _by_actors(prose: Prose, heard: Heard, past: Collection[int], *, dead: bool, sides: Collection[Side]) -> Typed:
    """Where no word tells whom it hit: armed men's attacks and killings are a resident's danger."""
    told = [hit for hit in heard.hits if hit.clause.start not in past]
    attack = next((hit for hit in told if hit.trigger.why in {"attack", "deaths or wounds"}), None)
    armed = any(hit.trigger.why in _ACTORS for hit in told)
    if attack is None or not (armed or dead or attack.trigger.why == "attack"):
        return Typed(None, 0.0, "no trigger word")
    kind = EventType.BATTLE if sides and _ARMED.issuperset(sides) else EventType.VIOLENCE
    return Typed(kind, attack.trigger.weight, f"{attack.trigger.why}: {prose.text[attack.start : attack.end]}")


_DEATH_WORDS = frozenset(("deaths or wounds", "civilians killed", "attack", "explosion"))


def _in_front(hit: Hit, past: Collection[int]) -> bool:
    return hit.clause.part in {Part.TITLE, Part.LEAD} and hit.clause.start not in past


def _kind(prose: Prose, clause: Clause, hit: Hit, heard: Heard, sides: Collection[Side]) -> EventType | None:
    """What one hit speaks for, seen with what stands around it."""
    why, kind = hit.trigger.why, hit.trigger.type
    start, end = max(clause.start, hit.start - _WINDOW), min(clause.end, hit.end + _WINDOW)
    if _THREATENED.match(prose.low, hit.end):
        return None
    if why in {"civilians killed", "deaths or wounds"} and sides and _ARMED.issuperset(sides):
        kind = EventType.BATTLE
    elif _hit_people(prose, clause, hit, sides):
        kind = EventType.VIOLENCE
    elif why == "fighting" and _CROWD.pattern.search(prose.low[start:end]):
        kind = EventType.UNREST
    elif kind is EventType.EXPLOSION and _ONLY_FOUND.pattern.search(prose.low[start:end]):
        kind = EventType.OTHER
    elif kind is None:
        kind = heard.targets[hit.start] if hit.start in heard.targets else _by_target(prose, clause, hit)
    if kind is EventType.BATTLE and _by_bomb(hit, heard):
        kind = EventType.EXPLOSION
    if kind is EventType.EXPLOSION and any(
        other.trigger.why == "blockade or road closed" and other.start <= hit.end and hit.start <= other.end
        for other in heard.hits
    ):
        return EventType.ACCESS  # a bridge blown up
    return kind


_AIMED = re.compile(r"(?: \w+)? (?:on|at|sur|contre)\b")
_AIM = 40


def _hit_people(prose: Prose, clause: Clause, hit: Hit, sides: Collection[Side]) -> bool:
    """Say whether the dead are people who live there, or shots were aimed at them: "opened fire on traders"."""
    if hit.trigger.why == "deaths or wounds":
        return Side.CIVILIANS in sides and Side.FORCES not in sides
    if hit.trigger.why != "shooting heard":
        return False
    aimed = _AIMED.match(prose.low, hit.end)
    if aimed is None:
        return False
    return _sided(prose, aimed.end(), min(clause.end, aimed.end() + _AIM), True) is EventType.VIOLENCE


_MEANS = {"strike from the air or afar", "mine or bomb"}
_REACH = 30


def _by_bomb(hit: Hit, heard: Heard) -> bool:
    """Say whether a bomb did it: the means decide the type, not who was hit.

    "An air strike hit the convoy" is an explosion, not a battle.
    """
    return any(
        each.start <= hit.end and hit.start - each.end < _REACH and each.clause.start == hit.clause.start
        for each in heard.hits
        if each.trigger.why in _MEANS
    )


def gravest(kinds: Collection[EventType], *, dead: bool) -> EventType:
    """Of several types the gravest for a resident; deaths raise violence against civilians to the top."""
    if dead and EventType.VIOLENCE in kinds and EventType.EXPLOSION not in kinds:
        return EventType.VIOLENCE
    return next(kind for kind in _GRAVEST if kind in kinds)


def _by_target(prose: Prose, clause: Clause, hit: Hit) -> EventType | None:
    """Who an attack hit: its object behind it, else, as of a passive, its subject before it."""
    if hit.trigger.why in _ACTORS:
        return None
    start, end = prose.sentence_span(clause)
    behind = (hit.end, min(end, hit.end + _WINDOW), True)
    before = (max(start, hit.start - _WINDOW), hit.start, False)
    passive = hit.trigger.why == "deaths or wounds" or _PASSIVE.search(prose.low, max(start, hit.start - 12), hit.end)
    likely, other = (before, behind) if passive else (behind, before)
    return _sided(prose, *likely) or _sided(prose, *other)


# Of "attaque" accents no longer tell whether it is a noun, what somebody has done or what was done to somebody.
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|ete|est|sont|attaquees?|attaques|visee?s)\b"
    r"|(?<!\ba )(?<!ont )(?<!avait )(?<!avaient )(?<!ayant )(?<!l')(?<!d')(?<!une )(?<!cette )\b(?:attaque|vise)\b"
)


def _sided(prose: Prose, start: int, end: int, from_start: bool) -> EventType | None:
    """The nearest word for forces or civilians in a stretch; speakers are no targets."""
    heard = prose.heard
    found = [(m.start(), EventType.BATTLE) for m in heard.within(_FORCES, start, end)]
    found += [
        (m.start(), EventType.VIOLENCE) for m in heard.within(_CIVILIANS, start, end) if not _SPEAKER.match(m.group())
    ]
    if not found:
        return None
    return (min if from_start else max)(found, key=lambda each: each[0])[1]


_SPEAKER = re.compile(r"(?:maire|mayor|chef|chief|residents?|habitants?|villagers?$|people$|families|familles)")
