"""What is known of one language that is neither English nor French: a row of words for each thing that is asked of it.

Words stand between spaces, as people write them; `_` joins those of a phrase, `*` stands for any ending (not in
numerals and fates). They are folded when loaded. Only words that are sure stand here. A word need be sure among its own
language's alone: which language a text is in is settled before any word of it is asked (`common`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Words that stand right beside a place's name, by the role that they give it (`places.Role`)."""

    between: str = ""
    near: str = ""
    border: str = ""
    origin: str = ""
    destination: str = ""
    care: str = ""
    office: str = ""
    division: str = ""
    target: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """One language's words."""

    name: str
    common: str  # its commonest words, by which it is known
    capitals: bool = False  # all its nouns are written with them, so a capital before a name makes nobody of it

    # Tolls: "word value" pairs, then words of fate, and words around a number.
    numerals: str = ""
    units: str = ""  # of twenty-one to ninety-nine where they are written as one word, as pairs …
    glue: str = ""  # … with this between unit and ten, where the unit comes first
    joiners: str = ""  # between the parts of a numeral
    killed: str = ""
    injured: str = ""
    taken: str = ""
    parts: str = ""  # after these a part of a number told before follows
    things: str = ""  # their number counts no people
    nobody_dead: str = ""
    nobody_hurt: str = ""
    noun_first: bool = False  # "motorbikes thirty"
    reach: int = 6  # words between a number and its word of fate, or signs where no space parts words
    ones: str = ""  # articles and the like that count one person, beside one of those below
    persons: str = ""  # nouns of one person who may be anybody
    forces: str = ""  # nouns of those who fight …
    people: str = ""  # … and of those who don't

    # What happened, by the name of the row of `events.TRIGGERS` that English has for it.
    happened: Mapping[str, str] = field(default_factory=dict)
    # Other matters, by the name of the row of `incident.ROWS`, or one of its own.
    other: Mapping[str, str] = field(default_factory=dict)
    over: str = ""
    denied: str = ""

    # Names of places: what stands before and behind them, what may come between, what joins two of them.
    before: Beside = Beside()
    behind: Beside = Beside()
    articles: str = ""
    joins: str = ""

    # Days: "word number" pairs; Monday is 0, January 1, today 0 and yesterday -1.
    weekdays: str = ""
    months: str = ""
    ordinals: str = ""  # days of a month told in words
    days: str = ""
    of_month: str = ""  # between a day and its month
    day_parts: str = ""  # written as one with a weekday before them
    past: str = ""  # these tell of another time
    eves: str = ""  # before a day: the night that leads to it
    since: str = ""  # before a day from which on it lasts

    # Who speaks, by the name of `model.Voice`.
    voices: Mapping[str, str] = field(default_factory=dict)
    says: str = ""
    silent: str = ""
    rumour: str = ""
