"""Whether words that spell a place's name are one as they are written: capitals, accents, what stands beside them.

A name needs a capital, or a text that is careless of capitals; an ordinary word that is also a name needs a cue beside
it; what follows a given name, or stands before a family name, is a person.
"""

from __future__ import annotations

import re

from bot.understand.gazetteer.gazetteer import Mention
from bot.understand.scales import FLASH
from bot.understand.tables import words as table
from bot.understand.tables.places import Role
from bot.understand.tables.roads import ROAD_BEFORE
from bot.understand.text.prose import Clause, Part, Prose

SHORT_NAME = 4  # names of fewer letters need a cue …
CITY = 4  # … but for a region's seat in a flash, "Rockets on Gao??" …
OTHER_SCRIPTS = "\u0400"  # … but not in scripts that write few, from Cyrillic on
CARELESS_CAPITALS = 0.03  # capitalised words to all letters: fewer than that and small letters mean nothing
CARELESS_LENGTH = 900
SHOUTED, FEW_LETTERS = 0.6, 12  # capitals of all letters; a clause of so few letters says nothing
LOOK_BACK = 75
_UNCUED = {Role.NONE, Role.TEAM}

_ROAD = re.compile(ROAD_BEFORE)
_BRACKETED = re.compile(r"\([^()]{0,40}$")
_SENTENCE_OPENS = re.compile(r"^[\s\"«“(\[•*–—-]*$")
_CAPITALISED = re.compile(r"([A-ZÀ-Ý][a-zà-ÿ'’]+) $")
_CAPITAL = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ]")
_FAMILY = re.compile(rf" (?:{'|'.join(sorted(table.FAMILIES | table.SURNAMES))})\b")
# Capitalised words before a place's name that do not make it a person's.
_NO_GIVEN_NAME = re.compile(
    r"(?:the|le|la|les|in|at|near|north|south|east|west|\w+ern|central|cercle|region|commune|mount|lake|lac|town"
    r"|fort|dans|entre|between|from|vers|haut|bas|centre|nord|sud|est|ouest|new|camp|base|cote|\w+day|mali|niger"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$",
    re.IGNORECASE,
)


class Writing:
    """How a text is written; which of its clauses are in capitals is counted once each."""

    def __init__(self, prose: Prose, *, nouns: bool = False) -> None:
        """`nouns` says that all nouns are written with capitals."""
        self._prose, self._nouns = prose, nouns
        self._careless = _careless(prose)
        self._shouted: dict[int, bool] = {}

    def _is_shouted(self, clause: Clause) -> bool:
        known = self._shouted.get(clause.start)
        if known is None:
            text = self._prose.text[clause.start : clause.end]
            capitals = sum(map(str.isupper, text))
            known = capitals > SHOUTED * FEW_LETTERS and FEW_LETTERS < sum(map(str.isalpha, text)) < capitals / SHOUTED
            self._shouted[clause.start] = known
        return known

    def may_be_place(self, clause: Clause, mention: Mention, role: Role, *, village: bool, joined: bool) -> bool:
        """Capitals, length and cues decide whether the words are a name at all.

        `village` says that nothing but its name is known of the place, `joined` that it goes on a row of names.
        """
        prose = self._prose
        written, low = mention.text, prose.low[mention.start : mention.end]
        cased = written[0].isupper() or not (written[0].isupper() or written[0].islower())
        cue = joined or role not in _UNCUED
        if not cased:
            # A post typed without capitals: only what a cue points at, and no ordinary word.
            ordinary = low in table.COMMON_WORDS or (low in table.ORDINARY and village)
            ordinary = ordinary or len(low) < SHORT_NAME - 1 + village
            known = not village and len(low) > SHORT_NAME and low not in table.ORDINARY
            return self._careless and not ordinary and (known or cue)
        short = len(low) < (SHORT_NAME if low < OTHER_SCRIPTS else 1)
        if short and len(prose.low) <= FLASH:
            short = all(place.importance < CITY for place in mention.places)
        weak = short or (village and low in table.ORDINARY)
        weak = weak or (low in table.COMMON_WORDS and not _own_accents(mention))
        bracketed = prose.low[mention.end : mention.end + 2] in {" (", "] "} or (
            prose.low[mention.end : mention.end + 1] in {",", ")"}
            and _BRACKETED.search(prose.low, max(0, mention.start - LOOK_BACK), mention.start) is not None
        )
        if weak and self._is_shouted(clause) and not written.islower():
            return cue and (joined or clause.part is not Part.TITLE)
        if not weak:
            return cue or not village or bracketed or " " in low
        opens = bool(_SENTENCE_OPENS.match(prose.text[clause.start : mention.start]))
        return cue or bracketed if not opens else role in {Role.HEADING, Role.LIST} or joined

    def is_person(self, clause: Clause, mention: Mention, role: Role) -> bool:
        """A family name, a name before one, or a name right after a capitalised word that is no place."""
        prose = self._prose
        low = prose.low[mention.start : mention.end]
        if low in table.SURNAMES and role in {Role.NONE, Role.HEADING, Role.TARGET}:
            return True
        if role is not Role.NONE:
            return False
        if _FAMILY.match(prose.low, mention.end) and prose.text[mention.end + 1].isupper():
            return True  # "said Larba Thiombiano"
        before = prose.text[max(clause.start, mention.start - 30) : mention.start]
        word = _CAPITALISED.search(before)
        if word is None or self._nouns or self._is_shouted(clause):
            return False
        if _ROAD.search(prose.low, max(0, mention.start - LOOK_BACK), mention.start - len(word.group())):
            return False  # «l'axe Dirou Solba»
        return not _NO_GIVEN_NAME.match(word.group(1)) and not _SENTENCE_OPENS.match(before[: word.start()])


def _careless(prose: Prose) -> bool:
    """A short text with hardly a capitalised word: a post typed on a phone. Words cried in capitals tell nothing."""
    if len(prose.text) >= CARELESS_LENGTH:
        return False
    letters, capitals = sum(map(str.isalpha, prose.text)), len(_CAPITAL.findall(prose.text))
    return capitals <= max(2.0, CARELESS_CAPITALS * letters)


def _own_accents(mention: Mention) -> bool:
    """Say whether accents tell the name from the ordinary word: "Diré" is no «dire»."""
    written = mention.text.casefold()
    return not written.isascii() and any(place.name.casefold() == written for place in mention.places)
