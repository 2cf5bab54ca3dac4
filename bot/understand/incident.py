"""Whether an item reports an incident that people at the place would want to be told of now.

    ruled   = trigger words against the words of sport, trials, drills, opinion and other subjects
    verdict = the signs of the whole text weighed, the rules' verdict among them (`scales.py`)
    in a language that is not known: the rules alone

A decision is data with a named reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from bot.understand.chorus import CHOIR, Found
from bot.understand.events import Heard, grievances
from bot.understand.prose import Part, Prose
from bot.understand.scales import scales, trust
from bot.understand.signs import Signs
from bot.understand.subject import About, about
from bot.understand.tables import incident as table

PART_WEIGHT = {Part.TITLE: 2.0, Part.LEAD: 1.5, Part.BODY: 0.6, Part.ASIDE: 0.3}
ENOUGH = 2.5  # the least that trigger words must weigh in title and lead together
PLENTY = 6.0  # … and where nobody is named who could have done or suffered it
FULL = 5  # points of a subject from which a text is about it: no report of an incident among 640 had more than 4
FULL_OF_DEEDS = 9  # … where somebody's deed stands in front: people are attacked at matches and festivals, too
SOME = 4  # points from which it counts at all
SUBJECT_WEIGHT = 2.0  # what a point of it weighs against trigger words
BESIDE_DEEDS = 0.5  # what words against weigh where somebody's deed stands in front: aid workers are taken, too
BY_RULE = 1.5  # steps of the scales that the rules' own verdict is worth
TWICE = 3  # the same row counts that often at most


@dataclass(frozen=True, slots=True)
class Judgement:
    """Is it news of an incident, is it denied, is it over, and why."""

    incident: bool
    denied: bool
    over: bool
    why: str
    settled: bool = False  # sport, a trial, a drill: whatever else is said


_ROWS = tuple((row, CHOIR.singer(rf"(?:{row.en})|(?:{row.fr})", re.MULTILINE)) for row in table.ROWS)
_SCENE = CHOIR.singer(table.SCENE)
_DENIED, _OVER = CHOIR.singer(table.DENIED), CHOIR.singer(table.OVER)


def judge(
    prose: Prose, heard: Heard, past: Collection[int], shown: Signs | None = None, *, follow_up: bool = False
) -> Judgement:
    """Weigh what happened against what only sounds like it; `past` are the clauses about other times.

    `shown` are the signs of the text, None where its language is not known; `follow_up`: the source says that it
    updates or cancels an earlier item, so that an all-clear needs no more.
    """
    ruled = _by_rules(prose, heard, past, follow_up=follow_up)
    if shown is None or (follow_up and ruled.incident and (ruled.over or ruled.denied)):
        return ruled
    signs = shown | _found(heard, past, ruled, follow_up=follow_up)
    return _weighed(ruled, signs, BY_RULE * trust(len(prose.low)))


def _weighed(ruled: Judgement, signs: Signs, by_rule: float) -> Judgement:
    """The verdict of all signs together, among them that of the rules, worth `by_rule`."""
    table = scales("incident")
    total = table.weigh(signs)[0] + (by_rule if ruled.incident else -by_rule)
    incident = total > 0
    if incident is ruled.incident:
        return ruled
    words = ", ".join(sign.lstrip("=^@") for sign in table.heaviest(signs, "incident", against=not incident))
    return replace(ruled, incident=incident, why=f"words: {words}")


def _found(heard: Heard, past: Collection[int], ruled: Judgement, *, follow_up: bool) -> set[str]:
    """What the rules found, as signs: rows of trigger words, and what speaks against."""
    now = {hit.trigger.why for hit in heard.hits if hit.clause.start not in past}
    told = {"settled": ruled.settled, "denied": ruled.denied, "over": ruled.over, "follows": follow_up}
    return {f"={why}" for why in now or ("no trigger",)} | {f"={each}" for each, holds in told.items() if holds}


def _by_rules(prose: Prose, heard: Heard, past: Collection[int], *, follow_up: bool) -> Judgement:
    """What the rows of the tables say: what settles the matter, else the heavier side."""
    found = prose.heard
    denied = _in_front(prose, found[_DENIED])
    over = _in_front(prose, found[_OVER])
    against, name, decisive = _against(prose, found, past, heard)
    subject, settles = _subject(prose, heard)
    if settles and not (follow_up or denied):
        return Judgement(False, False, False, f"{subject.why}: {', '.join(subject.words)}", settled=True)
    if not decisive and subject.points >= SOME and subject.points * SUBJECT_WEIGHT > against:
        against, name = subject.points * SUBJECT_WEIGHT, f"{subject.why}: {', '.join(subject.words)}"
    # What is over, or never was, may be told with its own days alone.
    for_it = _for(heard, () if over or denied else past)
    if decisive and not (denied and name.startswith(("fact check", "drill"))):
        return Judgement(False, False, False, name, settled=True)
    if follow_up and (over or denied):
        return Judgement(True, denied, over, "denied" if denied else "over")
    if for_it < ENOUGH or (for_it < PLENTY and not found[_SCENE]):
        nothing = "no incident told" if for_it < ENOUGH else "nobody armed, hit or afraid"
        return Judgement(False, denied, over, name or nothing)
    if against > for_it:
        return Judgement(False, False, False, name)
    return Judgement(True, denied, over, "denied" if denied else "over" if over else "trigger words")


def _subject(prose: Prose, heard: Heard) -> tuple[About, bool]:
    """What else the text may be about, and whether it is so full of it that this settles the matter."""
    subject = about(prose)
    return subject, subject.points >= (FULL_OF_DEEDS if _deed_in_front(heard, _NO_FIGURE) else FULL)


# What the words of a deed in front outweigh: "attacked the camp, a year after …", "overturned on a mine".
_EXCUSED = frozenset(("accident",))
# What settles it wherever it stands.
_ANYWHERE = frozenset(("opinion", "score"))
# What a crowd may be angry at.
_COMPLAINTS = frozenset(("works", "economy", "gas or fire", "politics", "rubbish", "trial", "anniversary"))
_DEEDS = frozenset(
    (
        "armed men",
        "armed group",
        "fuel convoy burnt",
        "mine or bomb",
        "strike from the air or afar",
        "ambush",
        "kidnapping",
        "attack on forces",
    )
)


def _in_front(prose: Prose, found: Iterable[re.Match[str]]) -> bool:
    """The words stand in the title or the lead, where they are about the incident itself."""
    return any(prose.clause_at(m.start()).part in {Part.TITLE, Part.LEAD} for m in found)


# … of which these are seldom a figure of speech: a team bombards and ambushes, too.
_NO_FIGURE = frozenset(("armed men", "armed group", "mine or bomb", "kidnapping", "attack on forces"))


def _deed_in_front(heard: Heard, deeds: Collection[str] = _DEEDS) -> bool:
    return any(hit.trigger.why in deeds and hit.clause.part in {Part.TITLE, Part.LEAD} for hit in heard.hits)


def _for(heard: Heard, past: Collection[int]) -> float:
    best: dict[tuple[str, Part], float] = {}
    for hit in heard.hits:
        clause = hit.clause
        if clause.start not in past:
            key = (hit.trigger.why, clause.part)
            best[key] = hit.trigger.weight * PART_WEIGHT[clause.part]
    return sum(best.values())


def _against(prose: Prose, found_by: Found, past: Collection[int], heard: Heard) -> tuple[float, str, bool]:
    """The heaviest row that speaks against: its weight, its reason, and whether it settles the matter."""
    heaviest, name, decisive = 0.0, "", False
    about = grievances(prose, heard)
    riots = {hit.clause.sentence for hit in heard.hits if hit.trigger.why == "protest or riot"}
    # "The bus overturned when it hit a mine", "a boat sank under fire": somebody's deed, no accident.
    deed, plain = _deed_in_front(heard), _deed_in_front(heard, _NO_FIGURE)
    for row, pattern in _ROWS:
        if not found_by[pattern]:
            continue
        seen: dict[str, float] = {}
        for found in found_by[pattern]:
            clause = prose.clause_at(found.start())
            if clause.start in past and not row.decisive:
                continue
            if any(start <= found.start() < end for start, end in about):
                continue
            if row.why in _COMPLAINTS and clause.sentence in riots:
                continue
            part = clause.part
            word = found.group()
            weight = row.weight * (BESIDE_DEEDS if plain else 1.0)
            seen[word] = max(seen.get(word, 0.0), weight * PART_WEIGHT[part])
            decisive_here = (
                row.decisive
                and not (deed and row.why in _EXCUSED)
                and (part in {Part.TITLE, Part.LEAD} or row.why in _ANYWHERE)
            )
            if decisive_here and not decisive:
                decisive, name = True, f"{row.why}: {found.group()}"
        weight = sum(sorted(seen.values(), reverse=True)[: TWICE * 2])
        if weight > heaviest:
            heaviest = weight
            if not decisive:
                name = f"{row.why}: {', '.join(list(seen)[:TWICE])}"
    return heaviest, name, decisive
