"""From names in a text to mentions with a role: what each named place is to its sentence.

A mention needs a capital, or a text that is careless of capitals; ordinary words that are also names need a
cue beside them. Names in a row ("Kayes, Nioro et Gogui") share the role of their row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from bot.model import Place
from bot.understand.chorus import CHOIR, Endings
from bot.understand.gazetteer import Gazetteer, Mention
from bot.understand.holders import hold
from bot.understand.masks import Mask, masked
from bot.understand.patterns import FirstOf
from bot.understand.prose import Clause, Part, Prose
from bot.understand.strangers import with_strangers
from bot.understand.tables import places as table
from bot.understand.tables.places import Role
from bot.understand.tables.words import ORDINARY
from bot.understand.witnesses import mark_witnesses

SHORT_NAME = 4  # names of fewer letters need a cue
FIRST = 4  # rows of RIGHT that win over what stands before the name
LOOK_BACK, LOOK_ON = 75, 50
CARELESS_CAPITALS = 0.03  # of all letters: fewer than that and small letters mean nothing
CARELESS_LENGTH = 900
SHOUTED, FEW_LETTERS = 0.6, 12  # capitals of all letters; a clause of so few letters says nothing

_LEFT = Endings(CHOIR, table.LEFT)
_RIGHT_FIRST, _RIGHT = FirstOf(table.RIGHT[:FIRST]), FirstOf(table.RIGHT[FIRST:])
_STOPS = {",", ".", ";"}
_LIST_HEAD = re.compile(table.LIST_HEAD)
_TITLE_HEAD = re.compile(table.TITLE_HEAD)
_HEADED = re.compile(r"^ ?(?:\([^)]{2,40}\) ?)?(?::| [-–—|] )")
_HEADED_ROW = re.compile(r"[^.]{0,80} ?:")
_ROW_ONLY = re.compile(r"(?:[\s,;•*–-]+|(?:et|and|de|du|la|le|les|the|à) |[dl]'|[A-ZÀ-Ý][\w'-]*|\([^()]{0,40}\))*$")
_HARMED_BEFORE, _HARMED_AFTER = re.compile(table.HARMED_BEFORE), re.compile(table.HARMED_AFTER)
_SPEAKS = re.compile(table.SPEAKS)
_OTHER_TIMES = (CHOIR.singer(table.WHO_HAVE), CHOIR.singer(table.ROUND_UP))
_ROAD_BEFORE, _ROAD_AFTER = re.compile(table.ROAD_BEFORE), re.compile(table.ROAD_AFTER[1:])
_DASH = re.compile(r" ?[-–—/] ?")
_ROAD_PAIR = re.compile(rf" ?[-–—/] ?[A-ZÀ-Ý][\w' -]{{1,30}}?{table.ROAD_AFTER[1:]}")
_PAIR = re.compile(r" ?[-–—/] ?[A-ZÀ-Ý]")
_BRACKETED = re.compile(r"\([^()]{0,40}$")
_JOIN = re.compile(
    r"^(?:\s*،?\s*و|\s*[,;/]\s*| ?\[|\s*[,;]?\s(?:and|et|&|y|e|ou|or|puis|then|da|و)\s+|\s*[-–—]\s*)"
    r"(?:(?:de |du |d'|a |au |in |at |of |the |le |la |les |l'|dans |to |kuma |(?:du )?poste frontalier de |el |en )*)$"
)
_TAIL = re.compile(rf"^(?:-(?:{table.QUARTERS})\b|\])")  # "between Derou-Na and …", "between Dala [Dallah] and …"
_LINKED = re.compile(r"(?:^|\s)(?:between|entre)\s[^.;]{0,60}$")
_SENTENCE_OPENS = re.compile(r"^[\s\"«“(\[•*–—-]*$")
_CAPITALISED = re.compile(r"([A-ZÀ-Ý][a-zà-ÿ'’]+) $")
# Capitalised words before a place's name that do not make it a person's.
_NO_GIVEN_NAME = re.compile(
    r"(?:the|le|la|les|in|at|near|north|south|east|west|\w+ern|central|cercle|region|commune|mount|lake|lac|town"
    r"|fort|dans|entre|between|from|vers|haut|bas|centre|nord|sud|est|ouest|new|camp|base|cote|\w+day|mali|niger"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$",
    re.IGNORECASE,
)
IMPORTED = "gn-"  # how the ids of imported places begin: names that nobody chose
VILLAGE = 1  # importance of places that are known for nothing but their name
_CUED = {Role.TARGET, Role.AT, Role.NEAR, Role.BETWEEN, Role.LIST, Role.HEADING, Role.WITNESS}


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


def find(prose: Prose, gazetteer: Gazetteer, spans: tuple[Mask, ...]) -> list[Named]:
    """Every name that may be a place, left to right, with its role."""
    careless, shouted = _careless(prose), _Shouting(prose)
    others = [found.span() for singer in _OTHER_TIMES for found in prose.heard[singer]]
    found: list[Named] = []
    for mention in with_strangers(prose, gazetteer):
        clause = prose.clause_at(mention.start)
        mask = masked(spans, mention.start, mention.end)
        if mask is not None:
            if mention.places:
                found.append(_named(mention, clause, Role.TEAM, mask.why))
            continue
        follows = _follows(prose, found, mention)
        then = clause.part is Part.BODY and any(start <= mention.start < end for start, end in others)
        role = Role.EARLIER if then else _role(prose, clause, mention)
        if role is Role.OFFICE and _harmed(prose, clause, mention):
            role = Role.TARGET
        if not mention.places:
            if role in _CUED or follows >= 0 or prose.low[mention.end : mention.end + 2] == " (":
                found.append(_named(mention, clause, role))
                found[-1].follows = follows
            continue
        if not _may_be_place(prose, clause, mention, role, shouted, careless=careless, joined=follows >= 0):
            continue
        if _is_person(prose, clause, mention, role, shouted):
            found.append(_named(mention, clause, Role.TEAM, "person"))
            continue
        found.append(_named(mention, clause, role))
        found[-1].follows = follows
    _mark_roads(prose, found)
    hold(prose, found, gazetteer)
    _share_roles(prose, found)
    mark_witnesses(prose, found)
    return found


def _named(mention: Mention, clause: Clause, role: Role, mask: str = "") -> Named:
    return Named(mention.start, mention.end, mention.text, mention.places, clause, role, mask)


def _careless(prose: Prose) -> bool:
    """A short text nearly without capitals: a post typed on a phone."""
    if len(prose.text) >= CARELESS_LENGTH:
        return False
    letters, capitals = sum(map(str.isalpha, prose.text)), sum(map(str.isupper, prose.text))
    return capitals <= max(2.0, CARELESS_CAPITALS * letters)


class _Shouting:
    """Which clauses are written in capitals, each counted once."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._known: dict[int, bool] = {}

    def __call__(self, clause: Clause) -> bool:
        known = self._known.get(clause.start)
        if known is None:
            text = self._prose.text[clause.start : clause.end]
            capitals = sum(map(str.isupper, text))
            known = capitals > SHOUTED * FEW_LETTERS and FEW_LETTERS < sum(map(str.isalpha, text)) < capitals / SHOUTED
            self._known[clause.start] = known
        return known


def _may_be_place(
    prose: Prose, clause: Clause, mention: Mention, role: Role, shouted: _Shouting, *, careless: bool, joined: bool
) -> bool:
    """Capitals, length and cues decide whether the words are a name at all."""
    written = mention.text
    low = prose.low[mention.start : mention.end]
    cased = written[0].isupper() or not (written[0].isupper() or written[0].islower())
    village = all(place.importance <= VILLAGE and place.id.startswith(IMPORTED) for place in mention.places)
    weak = len(low) < SHORT_NAME or low in table.COMMON_WORDS or (village and low in ORDINARY)
    if not cased:
        # A post typed without capitals: only what a cue points at, and no ordinary word.
        ordinary = low in table.COMMON_WORDS or (low in ORDINARY and village) or len(low) < SHORT_NAME - 1 + village
        known = not village and len(low) > SHORT_NAME and low not in ORDINARY
        return careless and not ordinary and (known or joined or role not in {Role.NONE, Role.TEAM})
    cue = role not in {Role.NONE, Role.TEAM} or joined
    bracketed = prose.low[mention.end : mention.end + 2] in {" (", "] "} or (
        prose.low[mention.end : mention.end + 1] in {",", ")"}
        and _BRACKETED.search(prose.low, max(0, mention.start - LOOK_BACK), mention.start) is not None
    )
    if weak and shouted(clause) and not written.islower():
        return cue and clause.part is not Part.TITLE
    if not weak:
        return cue or not village or bracketed or " " in low
    opens = bool(_SENTENCE_OPENS.match(prose.text[clause.start : mention.start]))
    return cue or bracketed if not opens else role in {Role.HEADING, Role.LIST} or joined


def _is_person(prose: Prose, clause: Clause, mention: Mention, role: Role, shouted: _Shouting) -> bool:
    """A family name, or a name right after another capitalised word that is no place and opens no sentence."""
    low = prose.low[mention.start : mention.end]
    if low in table.SURNAMES and role in {Role.NONE, Role.HEADING, Role.TARGET}:
        return True
    before = prose.text[max(clause.start, mention.start - 30) : mention.start]
    word = _CAPITALISED.search(before)
    if word is None or role is not Role.NONE or shouted(clause):
        return False
    return not _NO_GIVEN_NAME.match(word.group(1)) and not _SENTENCE_OPENS.match(before[: word.start()])


def _role(prose: Prose, clause: Clause, mention: Mention) -> Role:
    """The first cue that fits: what follows as a kind of division, what precedes, what follows, the layout."""
    low = prose.low
    after = low[mention.end : mention.end + LOOK_ON]
    goes_on = after[:1] not in _STOPS  # behind a comma or a stop no such words go on
    cued: Role | None = _RIGHT_FIRST.match(after) if goes_on else None
    if cued is not None:
        return cued
    cued = _LEFT.first(prose.heard, max(clause.start, mention.start - LOOK_BACK), mention.start)
    if cued is None and _on_road(prose, mention):
        return Role.BETWEEN
    if cued is None and goes_on:
        cued = _RIGHT.match(after)
    if cued is not None:
        return cued
    if _heads_title(low, mention, after) if clause.part is Part.TITLE else _heads_line(low, mention):
        return Role.HEADING
    return Role.LIST if _in_list(prose, mention.start) else Role.NONE


def _on_road(prose: Prose, mention: Mention) -> bool:
    """The first of two names in "the A - B road", «route A–B»."""
    pair = _PAIR.match(prose.text, mention.end)
    if pair is None:
        return False
    before = prose.low[max(0, mention.start - 24) : mention.start]
    return bool(_ROAD_BEFORE.search(before) or _ROAD_PAIR.match(prose.text, mention.end))


def _harmed(prose: Prose, clause: Clause, mention: Mention) -> bool:
    """Say whether the official or the office of that town is the victim, not the speaker."""
    before = prose.low[max(clause.start, mention.start - LOOK_BACK) : mention.start]
    after = prose.low[mention.end : min(clause.end, mention.end + 2 * LOOK_ON)]
    if _HARMED_AFTER.match(after):
        return True
    return not _SPEAKS.match(after) and _HARMED_BEFORE.search(before) is not None


def _heads_title(low: str, mention: Mention, after: str) -> bool:
    """Find "Diboli : …", "UPDATE - Gao : …", or the first of several names before the colon."""
    if mention.start == 0 and after[:2] in {", ", " e", " a"}:
        return bool(_HEADED_ROW.match(after))
    return bool(_HEADED.match(after) and _TITLE_HEAD.match(low[: mention.start]))


_BULLET = re.compile(r"\n ?(?:[-–—•*·▪►>]|\d{1,2}[.)])? ?$")
_LINE_HEAD = re.compile(r"(?: \([^()\n]{1,40}\))?(?:, [^:.\n]{1,40})? ?(?::|[–—-] )(?! ?\n)")


def _heads_line(low: str, mention: Mention) -> bool:
    """Find "- Gomboro, Thursday 27/08: a cart set off …" among the lines of a bulletin."""
    before = low[max(0, mention.start - len("\n 10. ")) : mention.start]
    return _BULLET.search(before) is not None and _LINE_HEAD.match(low, mention.end) is not None


def _in_list(prose: Prose, at: int) -> bool:
    """The name stands in the row after "locations:" or «localités visées sont :», names alone between."""
    line = prose.low.rfind("\n", 0, at) + 1
    before = prose.low[max(line, at - 4 * LOOK_BACK) : at]
    heads = list(_LIST_HEAD.finditer(before)) if ":" in before else []
    head = heads[-1] if heads else None
    row = prose.text[at - len(before) + head.end() : at] if head else ""
    return head is not None and _ROW_ONLY.match(row) is not None


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


def _mark_roads(prose: Prose, found: list[Named]) -> None:
    """Both ends of "the A - B road" or «axe A–B» are where it happened between."""
    for one, two in pairwise(found):
        low = prose.low
        if one.masked or two.masked or not _DASH.fullmatch(low[one.end : two.start]):
            continue
        if _ROAD_AFTER.match(low, two.end) or _ROAD_BEFORE.search(low[max(0, one.start - 24) : one.start]):
            one.role = two.role = Role.BETWEEN


def _share_roles(prose: Prose, found: list[Named]) -> None:
    """One role for a row of names: the first one's cue from the left, else the last one's from the right."""
    for named in found:
        if named.follows >= 0 and (
            named.role in {Role.NONE, Role.AT, Role.TARGET} or found[named.follows].role is Role.BETWEEN
        ):
            head = found[named.follows]
            if head.role is Role.NEAR and named.role is Role.NONE and not _and(prose, head, named):
                continue
            if head.role not in {Role.NONE, Role.DIVISION}:
                named.role = head.role
    for named in reversed(found):
        if named.follows >= 0 and found[named.follows].role is Role.NONE and named.role is Role.TARGET:
            found[named.follows].role = Role.TARGET


def _and(prose: Prose, head: Named, tail: Named) -> bool:
    return bool(re.search(r"\b(?:and|et|y|da)\b|و", prose.low[head.end : tail.start]))
