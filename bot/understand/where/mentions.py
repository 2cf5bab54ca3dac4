"""From names in a text to mentions with a role: what each named place is to its sentence.

Which words are names at all, how they are written tells (`written.py`). Names in a row ("Kayes, Nioro et Gogui")
share the role of their row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.model import Place
from bot.understand.gazetteer.gazetteer import Gazetteer, Mention
from bot.understand.gazetteer.index import IMPORTED
from bot.understand.tables import places as table
from bot.understand.tables.places import CUED, Role
from bot.understand.text.pattern_set import PATTERNS, Endings
from bot.understand.text.patterns import FirstOf
from bot.understand.text.prose import Clause, Part, Prose
from bot.understand.tongues.cues import cued, mark_pairs
from bot.understand.tongues.spoken import Spoken
from bot.understand.where.exactness import mark_vague
from bot.understand.where.holders import hold
from bot.understand.where.layout import by_layout
from bot.understand.where.masks import Mask, masked
from bot.understand.where.roads import begins_road, mark_passages, mark_roads
from bot.understand.where.strangers import with_strangers
from bot.understand.where.witnesses import mark_witnesses
from bot.understand.where.written import Writing

LOOK_BACK, LOOK_ON = 75, 50

_LEFT = Endings(PATTERNS, table.LEFT)
_RIGHT_FIRST, _RIGHT = FirstOf(table.RIGHT_FIRST), FirstOf(table.RIGHT)
_WHERE_THEY = re.compile(table.WHERE_THEY)
_STOPS = {",", ".", ";"}
_DIVISIONS = re.compile(table.DIVISIONS)
_DIVISIONS_BEHIND = re.compile(table.DIVISIONS_BEHIND)
_HARMED_BEFORE, _HARMED_AFTER = re.compile(table.HARMED_BEFORE), re.compile(table.HARMED_AFTER)
_SPEAKS = re.compile(table.SPEAKS)
_OTHER_TIMES = (PATTERNS.add(table.WHO_HAVE), PATTERNS.add(table.ROUND_UP))
_JOIN = re.compile(
    r"^(?:\s*،?\s*و|\s*[,;/]\s*| ?\[|\s*[,;]?\s(?:and|et|&|y|e|und|ou|or|puis|then|da|و)\s+|\s*[-–—]\s*)"
    r"(?:(?:de |du |d'|a |au |in |at |of |the |le |la |les |l'|dans |to |with |avec |kuma "
    r"|(?:du )?poste frontalier de |el |en )*)$"
)
_TAIL = re.compile(rf"^(?:-(?:{table.QUARTERS})\b|\])")  # "between Derou-Na and …", "between Dala [Dallah] and …"
VILLAGE = 1  # importance of places that are known for nothing but their name


@dataclass(slots=True)
class Named:
    """One mention: where, what it is to the sentence, and, once resolved, which place."""

    start: int
    end: int
    text: str
    places: tuple[Place, ...]
    clause: Clause
    role: Role
    masked: str = ""
    place: Place | None = None
    follows: int = -1  # index of the mention it is joined to in a row
    held_by: list[Named] = field(default_factory=list)  # what the text says holds it, nearest first
    holds: list[Named] = field(default_factory=list)  # what it holds, by the text's word
    amid: list[Named] = field(default_factory=list)  # divisions told in the same sentence
    sure: float = 1.0  # that this place is meant, among those of its name
    which: str = ""  # why this place, among those of its name
    lost: Place | None = None  # what holds it, where the place itself is on no map or one of many
    vague: bool = False  # named by the title of a story that tells only of what is near it
    row_at: int = -1  # where its row of divisions begins: "the departments of Tillia and Tassara"


def find(prose: Prose, gazetteer: Gazetteer, spans: tuple[Mask, ...], spoken: Spoken | None = None) -> list[Named]:
    """Every name that may be a place, left to right, with its role; `spoken` is the tongue, if it is another one."""
    writing = Writing(prose, nouns=spoken is not None and spoken.tongue.capitals)
    others = [found.span() for key in _OTHER_TIMES for found in prose.heard[key]]
    found: list[Named] = []
    for mention in with_strangers(prose, gazetteer):
        clause = prose.clause_at(mention.start)
        mask = masked(spans, mention.start, mention.end)
        if mask is not None:
            if mention.places:
                found.append(_named(mention, clause, Role.TEAM, mask.why))
            continue
        follows = _follows(prose, found, mention)
        then = bool(others) and clause.part is Part.BODY and _within(others, mention)
        own = cued(prose, spoken, clause, mention.start, mention.end) if spoken else None
        role = Role.EARLIER if then else own or _role(prose, clause, mention)
        if role is Role.OFFICE and _harmed(prose, clause, mention):
            role = Role.TARGET
        if not mention.places:
            if role in CUED or follows >= 0 or prose.low[mention.end : mention.end + 2] == " (":
                found.append(_named(mention, clause, role))
                found[-1].follows = follows
            continue
        village = all(place.importance <= VILLAGE and place.id.startswith(IMPORTED) for place in mention.places)
        if not writing.may_be_place(clause, mention, role, village=village, joined=follows >= 0):
            continue
        if writing.is_person(clause, mention, role):
            found.append(_named(mention, clause, Role.TEAM, "person"))
            continue
        found.append(_named(mention, clause, role))
        found[-1].follows = follows
    mark_passages(prose, found)
    mark_roads(prose, found)
    if spoken is not None:
        mark_pairs(prose, spoken, found)
    hold(prose, found, gazetteer)
    _share_roles(prose, found)
    mark_witnesses(prose, found)
    mark_vague(prose, found)
    return found


def _within(spans: list[tuple[int, int]], mention: Mention) -> bool:
    return any(start <= mention.start < end for start, end in spans)


def _named(mention: Mention, clause: Clause, role: Role, mask: str = "") -> Named:
    return Named(mention.start, mention.end, mention.text, mention.places, clause, role, mask)


def _role(prose: Prose, clause: Clause, mention: Mention) -> Role:
    """The first cue that fits: what follows as a kind of division, what precedes, what follows, the layout."""
    low = prose.low
    after = low[mention.end : mention.end + LOOK_ON]
    goes_on = after[:1] not in _STOPS  # behind a comma or a stop no such words go on
    cued: Role | None = Role.TARGET if _WHERE_THEY.match(low, mention.end) else None
    if cued is None and goes_on:
        cued = _RIGHT_FIRST.match(after)
    if cued is not None:
        return cued
    cued = _LEFT.first(prose.heard, max(clause.start, mention.start - LOOK_BACK), mention.start)
    if cued is None and begins_road(prose, mention):
        return Role.BETWEEN
    if cued is None and goes_on:
        cued = _RIGHT.match(after)
    return cued or by_layout(prose, clause, mention)


def _harmed(prose: Prose, clause: Clause, mention: Mention) -> bool:
    """Say whether the official or the office of that town is the victim, not the speaker."""
    before = prose.low[max(clause.start, mention.start - LOOK_BACK) : mention.start]
    after = prose.low[mention.end : min(clause.end, mention.end + 2 * LOOK_ON)]
    if _HARMED_AFTER.match(after):
        return True
    return not _SPEAKS.match(after) and _HARMED_BEFORE.search(before) is not None


def _follows(prose: Prose, found: list[Named], mention: Mention) -> int:
    """The mention just before, where only a comma or an "and" stands between; brackets are passed over."""
    if not found or found[-1].masked:
        return -1
    last = len(found) - 1
    between = _TAIL.sub("", prose.low[found[last].end : mention.start])
    if between.startswith(")"):
        opened = prose.low.rfind("(", max(0, found[last].start - LOOK_BACK), found[last].start)
        while last >= 0 and found[last].start > opened >= 0:
            last -= 1
        if last < 0 or opened < 0 or found[last].masked or opened - found[last].end > 1:
            return -1
        between = between[1:]
    return last if len(between) < LOOK_BACK and _JOIN.match(between) else -1


def _share_roles(prose: Prose, found: list[Named]) -> None:
    """One role for a row of names: the first one's cue from the left, else the last one's from the right."""
    for named in found:
        if named.follows >= 0 and (
            named.role in {Role.NONE, Role.AT, Role.TARGET} or found[named.follows].role is Role.BETWEEN
        ):
            head = found[named.follows]
            if head.role is Role.DIVISION and named.role is Role.NONE and _of_divisions(prose, head):
                named.role, named.row_at = Role.DIVISION, max(head.row_at, 0) or head.start
                continue
            if head.role is Role.NEAR and named.role is Role.NONE and not _and(prose, head, named):
                continue
            if head.role not in {Role.NONE, Role.DIVISION}:
                named.role = head.role
    for named in reversed(found):
        if named.follows < 0:
            continue
        head = found[named.follows]
        if head.role is Role.NONE and named.role is Role.TARGET:
            head.role = Role.TARGET
        elif named.role is Role.DIVISION and _DIVISIONS_BEHIND.match(prose.low, named.end):
            head.role = Role.DIVISION  # "in the Gao and Kidal regions"


def _of_divisions(prose: Prose, head: Named) -> bool:
    """Say whether a row of divisions larger than communes begins with this name or goes through it."""
    return head.row_at >= 0 or bool(_DIVISIONS.search(prose.low, max(0, head.start - LOOK_BACK), head.start))


def _and(prose: Prose, head: Named, tail: Named) -> bool:
    return bool(re.search(r"\b(?:and|et|y|da)\b|و", prose.low[head.end : tail.start]))
