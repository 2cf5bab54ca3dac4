"""From names in a text to mentions with a role: what each named place is to its sentence.

A mention needs a capital, or a text that is careless of capitals; ordinary words that are also names need a
cue beside them. Names in a row ("Kayes, Nioro et Gogui") share the role of their row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Kind, Place
from bot.understand.gazetteer import Gazetteer, Mention
from bot.understand.masks import Mask, masked
from bot.understand.prose import Clause, Part, Prose
from bot.understand.spot import Spotter
from bot.understand.tables import places as table
from bot.understand.tables.places import Role
from bot.understand.witnesses import mark_witnesses

SHORT_NAME = 4  # names of fewer letters need a cue
LOOK_BACK, LOOK_ON = 75, 50
CARELESS_CAPITALS = 0.03  # of all letters: fewer than that and small letters mean nothing
CARELESS_LENGTH = 900
SHOUTED = 0.6

_LEFT = tuple((role, Spotter(pattern)) for role, pattern in table.LEFT)
_RIGHT = tuple((role, Spotter(pattern)) for role, pattern in table.RIGHT)
_LIST_HEAD = re.compile(table.LIST_HEAD)
_TITLE_HEAD = re.compile(table.TITLE_HEAD)
_HEADED = re.compile(r"^ ?(?:\([^)]{2,40}\) ?)?(?::| [-–—|] )")
_HEADED_ROW = re.compile(r"[^.]{0,80} ?:")
_JOIN = re.compile(
    r"^(?:\s*[,;/]\s*|\s*[,;]?\s(?:and|et|&|y|e|ou|or|puis|then|da|و)\s+|\s*[-–—]\s*|\s*[,;]?\s(?:and|et) )"
    r"(?:(?:de |du |d'|a |au |in |at |of |the |le |la |les |l'|dans |to |kuma |(?:du )?poste frontalier de |el |en )*)$"
)
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
_DIVISIONS = {Kind.CERCLE, Kind.REGION}


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


def find(prose: Prose, gazetteer: Gazetteer, spans: tuple[Mask, ...]) -> list[Named]:
    """Every name that may be a place, left to right, with its role."""
    careless = _careless(prose)
    found: list[Named] = []
    for mention in gazetteer.scan(prose.text):
        clause = prose.clause_at(mention.start)
        mask = masked(spans, mention.start, mention.end)
        if mask is not None:
            found.append(_named(mention, clause, Role.TEAM, mask.why))
            continue
        follows = _follows(prose, found, mention)
        role = _role(prose, clause, mention)
        if not _may_be_place(prose, clause, mention, role, careless=careless, joined=follows >= 0):
            continue
        if _is_person(prose, clause, mention, role):
            found.append(_named(mention, clause, Role.TEAM, "person"))
            continue
        named = _named(mention, clause, role)
        named.follows = follows
        found.append(named)
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


def _shouted(prose: Prose, clause: Clause) -> bool:
    text = prose.text[clause.start : clause.end]
    letters = sum(map(str.isalpha, text))
    return letters > LOOK_BACK // 6 and sum(map(str.isupper, text)) > SHOUTED * letters


def _may_be_place(prose: Prose, clause: Clause, mention: Mention, role: Role, *, careless: bool, joined: bool) -> bool:
    """Capitals, length and cues decide whether the words are a name at all."""
    written = mention.text
    low = prose.low[mention.start : mention.end]
    cased = written[0].isupper() or not (written[0].isupper() or written[0].islower())
    weak = len(low) < SHORT_NAME or low in table.COMMON_WORDS
    if not cased:
        # A post typed without capitals: only what a cue points at, and no ordinary word.
        ordinary = low in table.COMMON_WORDS or len(low) < SHORT_NAME - 1
        return careless and not ordinary and (joined or role not in {Role.NONE, Role.TEAM})
    cue = role not in {Role.NONE, Role.TEAM} or joined
    if weak and _shouted(prose, clause) and not written.islower():
        return cue and clause.part is not Part.TITLE
    if not weak:
        return True
    opens = bool(_SENTENCE_OPENS.match(prose.text[clause.start : mention.start]))
    return cue if not opens else role in {Role.HEADING, Role.LIST} or joined


def _is_person(prose: Prose, clause: Clause, mention: Mention, role: Role) -> bool:
    """A family name, or a name right after another capitalised word that is no place and opens no sentence."""
    low = prose.low[mention.start : mention.end]
    if low in table.SURNAMES and role in {Role.NONE, Role.HEADING, Role.TARGET}:
        return True
    before = prose.text[max(clause.start, mention.start - 30) : mention.start]
    word = _CAPITALISED.search(before)
    if word is None or role is not Role.NONE or _shouted(prose, clause):
        return False
    return not _NO_GIVEN_NAME.match(word.group(1)) and not _SENTENCE_OPENS.match(before[: word.start()])


def _role(prose: Prose, clause: Clause, mention: Mention) -> Role:
    """The first cue that fits: what follows as a kind of division, what precedes, what follows, the layout."""
    low = prose.low
    after = low[mention.end : mention.end + LOOK_ON]
    if _RIGHT[0][1].pattern.match(after):
        return Role.DIVISION
    window = prose.words.window(max(clause.start, mention.start - LOOK_BACK), mention.start)
    cued = next((role for role, pattern in _LEFT if pattern.ends(window, low, mention.start)), None)
    cued = cued or next((role for role, pattern in _RIGHT[1:] if pattern.pattern.match(after)), None)
    if cued is not None:
        return cued
    if clause.part is Part.TITLE and _heads_title(low, mention, after):
        return Role.HEADING
    return Role.LIST if _in_list(prose, mention.start) else Role.NONE


def _heads_title(low: str, mention: Mention, after: str) -> bool:
    """Find "Diboli : …", "UPDATE - Gao : …", or the first of several names before the colon."""
    if mention.start == 0 and after[:2] in {", ", " e", " a"}:
        return bool(_HEADED_ROW.match(after))
    return bool(_HEADED.match(after) and _TITLE_HEAD.match(low[: mention.start]))


def _in_list(prose: Prose, at: int) -> bool:
    """The name stands in the row after "locations:" or «localités visées sont :»."""
    line = prose.low.rfind("\n", 0, at) + 1
    before = prose.low[max(line, at - 4 * LOOK_BACK) : at]
    heads = list(_LIST_HEAD.finditer(before))
    head = heads[-1] if heads else None
    return head is not None and not re.search(r"[.!?]\s", before[head.end() :])


def _follows(prose: Prose, found: list[Named], mention: Mention) -> int:
    """The mention just before, where only a comma or an "and" stands between."""
    if not found or found[-1].masked:
        return -1
    between = prose.low[found[-1].end : mention.start]
    return len(found) - 1 if len(between) < LOOK_BACK and _JOIN.match(between) else -1


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
