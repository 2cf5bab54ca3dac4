"""What a text in another tongue tells: what happened, other matters, who speaks, on whose side the dead were.

It is told in the names that English and French have for it, so that all that follows weighs it as it weighs theirs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.model import Certainty, EventType, Voice
from bot.understand.certainty import Sureness
from bot.understand.tables import events as table
from bot.understand.text.prose import Part, Prose
from bot.understand.tongues.spoken import Spoken
from bot.understand.what.events import Heard, Hit

_ROWS = {row.why: row for row in reversed(table.TRIGGERS)}
_FRONT = frozenset((Part.TITLE, Part.LEAD))
_WINDOW = 60  # characters on either side of an attack in which it is told whom it hit


def hear_in(prose: Prose, spoken: Spoken, heard: Heard) -> Heard:
    """What was heard, with what the tongue's own words tell; each row once in a clause."""
    heat: dict[int, float] = defaultdict(float, heard.heat)
    hits, targets = list(heard.hits), dict(heard.targets)
    told = {(hit.trigger.why, hit.clause.start) for hit in hits}
    for why, found in _triggers(prose, spoken):
        clause = prose.clause_at(found.start())
        if clause.part is Part.ASIDE or (why, clause.start) in told:
            continue
        told.add((why, clause.start))
        hits.append(Hit(found.start(), found.end(), _ROWS[why], clause))
        heat[clause.start] = max(heat[clause.start], _ROWS[why].weight)
        if _ROWS[why].type is None:
            targets[found.start()] = _target(prose, spoken, found)
    return Heard(sorted(hits, key=lambda hit: hit.start), dict(heat), heard.undone, targets)


def _triggers(prose: Prose, spoken: Spoken) -> Iterator[tuple[str, re.Match[str]]]:
    """Each word of the tongue that tells that something happened, with the name of its row."""
    for why, pattern in (*spoken.happened.items(), ("deaths or wounds", spoken.injured), ("kidnapping", spoken.taken)):
        yield from ((why, found) for found in pattern.finditer(prose.low))
    for found in spoken.killed.finditer(prose.low):
        civil = _target(prose, spoken, found) is EventType.VIOLENCE
        yield "civilians killed" if civil else "deaths or wounds", found


def past_in(prose: Prose, spoken: Spoken) -> dict[int, str]:
    """Clauses of the body, by their start, whose sentence says that it tells of another time, and by what words."""
    found = {prose.clause_at(each.start()).sentence: each.group() for each in spoken.past.finditer(prose.low)}
    return {
        clause.start: f"past anchor: {found[clause.sentence]}"
        for clause in prose.clauses
        if clause.part is Part.BODY and clause.sentence in found
    }


def _target(prose: Prose, spoken: Spoken, found: re.Match[str]) -> EventType | None:
    """Whom an attack hit, by the nearest word for either side in its sentence."""
    start, end = prose.sentence_span(prose.clause_at(found.start()))
    start, end = max(start, found.start() - _WINDOW), min(end, found.end() + _WINDOW)
    near = [
        (min(abs(each.start() - found.end()), abs(found.start() - each.end())), kind)
        for pattern, kind in ((spoken.forces, EventType.BATTLE), (spoken.people, EventType.VIOLENCE))
        for each in pattern.finditer(prose.low, start, end)
    ]
    return min(near, default=(0, None))[1]


def others_in(prose: Prose, spoken: Spoken) -> Iterator[str]:
    """Other matters it speaks of, as signs, those in front once more."""
    for why, pattern in spoken.other.items():
        parts = {prose.clause_at(found.start()).part for found in pattern.finditer(prose.low)} - {Part.ASIDE}
        if parts:
            yield f"=not {why}"
        if parts & _FRONT:
            yield f"=not {why}, in front"


def in_front(prose: Prose, pattern: re.Pattern[str]) -> bool:
    """Whether any of the words stands in the title or the lead."""
    return any(prose.clause_at(found.start()).part in _FRONT for found in pattern.finditer(prose.low))


def voice_in(prose: Prose, spoken: Spoken, past: Collection[int]) -> Voice | None:
    """The first voice that speaks in a sentence of now, the strongest kind first."""
    sentences = _sentences(prose, spoken.says, past) - _sentences(prose, spoken.silent, past)
    for name, pattern in spoken.voices.items():
        if sentences & _sentences(prose, pattern, past):
            return Voice[name]
    return None


def sureness_in(prose: Prose, spoken: Spoken, past: Collection[int], ruled: Sureness) -> Sureness:
    """How sure it is by who speaks in the tongue's own words; what English and French words tell stands: `ruled`."""
    if ruled.certainty is not Certainty.LIKELY:
        return ruled
    voice = voice_in(prose, spoken, past)
    if voice is not None:
        toll_by = ruled.toll_by or voice
        return replace(
            ruled, certainty=Certainty.OBSERVED, confirmed_by=voice, toll_by=toll_by, why=f"{voice} confirms"
        )
    if _sentences(prose, spoken.rumour, past):
        return replace(ruled, certainty=Certainty.POSSIBLE, confirmed_by=None, why="rumour or unverified")
    return ruled


def _sentences(prose: Prose, pattern: re.Pattern[str], past: Collection[int]) -> set[int]:
    clauses = (prose.clause_at(found.start()) for found in pattern.finditer(prose.low))
    return {clause.sentence for clause in clauses if clause.part is Part.TITLE or clause.start not in past}
