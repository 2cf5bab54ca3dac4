"""How many people this incident killed, wounded and took, in the words of the item.

    each sentence about this incident, its dates blanked and numbers marked
    a text in another tongue: what it tells in its own words (`tongues/tolls.py`)
    said    = who met which fate, in whose words (`said.py`, `accounts.py`); the first that holds (`tally.py`):
      between   several voices' counts of the same people make a range
      whole     a toll told as such, "the toll has risen to nine", or a sum; attackers counted apart come on top
      else      the title's, the lead's, the rest's, and what the others add: attackers, civilians beside soldiers,
                the entries of a list
    of captives of whom no number is told, how many are missing or came home
    the wounded who died since are no wounded; those "neutralised" count in the max alone
    nobody  = an outright "nobody was killed" (`nobody.py`); with a "so far", of what lasts alone (`Toll.of_what_lasts`)

"At least twelve" is 12–12, "several" is no number. The convention is the corpus': all dead of the incident
count, attackers too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.model import Count
from bot.understand.tables import casualties as table
from bot.understand.tables.fates import Fate
from bot.understand.tables.people import Side
from bot.understand.text.numbers import mark
from bot.understand.text.pattern_set import PATTERNS, Pattern
from bot.understand.text.prose import Part, Prose
from bot.understand.tolls.accounts import contested, is_claimed, struck
from bot.understand.tolls.groups import MAX_PEOPLE
from bot.understand.tolls.lines import TOLL_PATTERNS, Lines
from bot.understand.tolls.nobody import nobody
from bot.understand.tolls.other_news import other_news
from bot.understand.tolls.plain import plain, without_asides
from bot.understand.tolls.said import Said, said_in
from bot.understand.tolls.tally import (
    between,
    in_all,
    killed_of,
    since_died,
    summed,
    taken_of,
    with_attackers,
    with_last,
    with_neutralised,
)
from bot.understand.tongues.spoken import Spoken
from bot.understand.tongues.tolls import told_in


@dataclass(frozen=True, slots=True)
class Toll:
    """What the text tells of each count; None where it gives no number.

    `sides`: on which the dead were; `none_so_far`: who were told to be nobody, the dead and the hurt, but "so far";
    `unharmed`: nobody is hurt, but for all that is told nobody was even counted.
    """

    killed: Count | None = None
    injured: Count | None = None
    abducted: Count | None = None
    sides: frozenset[Side] = frozenset()
    none_so_far: tuple[bool, bool] = (False, False)
    unharmed: bool = False

    @property
    def counts(self) -> bool:
        """Whether it tells any number at all, a zero among them."""
        return (self.killed, self.injured, self.abducted) != (None, None, None)

    def of_what_lasts(self) -> Toll:
        """The same of a siege or a flight, where nobody so far is nobody: of an attack the counting may go on."""
        no_dead, no_hurt = self.none_so_far
        hurt = None if self.unharmed else self.injured
        killed, injured = self.killed or (_NOBODY if no_dead else None), hurt or (_NOBODY if no_hurt else None)
        return replace(self, killed=killed, injured=injured)


FIRST_LINES = 2  # after the headline: what the news is
_NOBODY = Count(0, 0)
_TOTALS, _HURT_TOTALS, _TAKEN_TOTALS = (
    tuple(map(TOLL_PATTERNS.add, patterns)) for patterns in (table.TOTALS, table.HURT_TOTALS, table.TAKEN_TOTALS)
)
_IN_ALL = tuple(map(TOLL_PATTERNS.add, table.IN_ALL))
_MOST = re.compile(r"-(\d+)›")
_CAPTIVES = PATTERNS.add(table.CAPTIVES)
_RELEASED = PATTERNS.add(table.RELEASED)


def toll(
    prose: Prose, past: Collection[int], dated: Collection[tuple[int, int]] = (), *, spoken: Spoken | None = None
) -> Toll:
    """The tolls told in the clauses that are not in `past`.

    `dated` are the spans of dates, whose numbers count nobody; `spoken` is the text's tongue, where it is neither
    English nor French.
    """
    sentences = _sentences(prose, past, dated)
    if spoken and (told := _told_in([words for _, words in sentences], spoken)) is not None:
        return told
    lines, wrong = _marked(sentences)
    none = nobody(lines)
    no_dead, no_hurt = none.dead and not (none.alive and of_captives(prose)), none.hurt
    said = said_in(lines)
    if wrong:
        said = {fate: _without_wrong(told, wrong) for fate, told in said.items()}
    if said[Fate.ABDUCTED] or of_captives(prose):
        said[Fate.BURIED] = []  # "the two teachers are gone": taken
    strike = struck(lines)
    killed = (
        between(said[Fate.KILLED], contested=contested(lines), strike=strike)
        or _whole(lines, _IN_ALL, 1)
        or with_attackers(_whole(lines, _TOTALS, 1) or in_all(said[Fate.KILLED]), said)
        or killed_of(said)
    )
    injured = (
        _whole(lines, _TOTALS[:2], 2)
        or _whole(lines, _HURT_TOTALS, 1)
        or in_all(said[Fate.INJURED])
        or summed(said[Fate.INJURED])
    )
    killed = with_last(said[Fate.KILLED], killed)
    killed, injured = since_died(said, killed, injured) or (killed, injured)
    taken = said[Fate.ABDUCTED]
    if not taken and of_captives(prose):
        taken = said[Fate.FREED] or _captives(lines)
    elif taken and all(each.single for each in taken) and _came_home(prose):
        # "The Austrian kidnapped in Agadez is free", "with her guard" says the text.
        taken = [
            each for each in said[Fate.FREED] if each.single and each.high > taken[0].high and each.line <= FIRST_LINES
        ] or taken
    abducted = (
        between(taken, contested=False, strike=False)
        or _whole(lines, _TAKEN_TOTALS, 1)
        or in_all(taken)
        or taken_of(taken)
    )
    abducted = with_last(taken, abducted)
    if past and not killed and all(each.single for each in taken) and _came_home(prose):
        abducted = _taken_then(prose, dated) or abducted
    if no_dead and all(each.single and each.part is Part.TITLE for each in said[Fate.KILLED]):
        killed = None  # "Health worker shot": in the foot, the text says
    killed = with_neutralised(said, killed, nobody=no_dead, strike=strike)
    if no_dead and no_hurt and killed and killed.min:
        no_hurt = False  # "no victims" was said of something else
    sides = frozenset(side for each in said[Fate.KILLED] for side in each.sides)
    killed, injured = killed or (_NOBODY if no_dead else None), injured or (_NOBODY if no_hurt else None)
    unharmed = none.unharmed and injured == _NOBODY
    return Toll(killed, injured, abducted, sides, (none.dead_so_far, none.hurt_so_far), unharmed)


def _captives(lines: Lines) -> list[Said]:
    """Of an item about captives that does not tell how many were taken: how many are missing, or came home."""
    told = said_in(lines, faint=True)
    return told[Fate.ABDUCTED] or told[Fate.MISSING] or told[Fate.FREED]


def of_captives(prose: Prose) -> bool:
    """Whether the text speaks of people who are or were held."""
    return prose.heard.first(_CAPTIVES) is not None


def _came_home(prose: Prose) -> bool:
    return of_captives(prose) and prose.heard.first(_RELEASED) is not None


def _taken_then(prose: Prose, dated: Collection[tuple[int, int]]) -> Count | None:
    """Of those who came home, how many had been taken: the first sentences tell it, though it was long ago."""
    said = said_in(_marked(_sentences(prose, (), dated))[0])
    for fate in (Fate.ABDUCTED, Fate.FREED):
        if first := [each for each in said[fate] if each.line <= FIRST_LINES]:
            return taken_of(first)
    return None


def _told_in(sentences: Sequence[str], spoken: Spoken) -> Toll | None:
    """What a text tells in the words of another tongue; None where it tells nothing in them."""
    lines, _ = without_asides(Lines((Part.BODY, plain(words)) for words in sentences))
    told = told_in([lines.words(line) for line in lines.all], spoken)
    counts = told.counts
    if not (counts or told.no_dead or told.no_hurt):
        return None
    killed, injured, abducted = (
        Count(counts[fate], counts[fate]) if fate in counts else None
        for fate in (Fate.KILLED, Fate.INJURED, Fate.ABDUCTED)
    )
    killed, injured = killed or (_NOBODY if told.no_dead else None), injured or (_NOBODY if told.no_hurt else None)
    return Toll(killed, injured, abducted, frozenset(told.sides))


def _sentences(prose: Prose, past: Collection[int], dated: Collection[tuple[int, int]]) -> list[tuple[Part, str]]:
    """The sentences about this incident, dates blanked."""
    low = prose.low
    if dated:
        pieces, at = [], 0
        for start, end in sorted(dated):
            if start >= at:
                pieces += [low[at:start], "~" * (end - start)]
                at = end
        low = "".join((*pieces, low[at:]))
    told: list[tuple[Part, int, str]] = []
    others = other_news(prose)
    for clause in prose.clauses:
        if clause.start in past or clause.part is Part.ASIDE or clause.sentence in others:
            continue
        words = low[clause.start : clause.end]
        if told and told[-1][1] == clause.sentence:
            words = told.pop()[2] + words
        told.append((clause.part, clause.sentence, words))
    return [(part, words.replace("\n", " ")) for part, _, words in told]


def _without_wrong(told: list[Said], wrong: Collection[int]) -> list[Said]:
    """The same without the numbers that the text corrects, where others are told: "13 women, not 21, are held"."""
    right = [e for e in told if e.high not in wrong or e.part is Part.TITLE or e.sides == {Side.ATTACKERS}]
    return right or told


def _marked(sentences: Sequence[tuple[Part, str]]) -> tuple[Lines, set[int]]:
    """The same with numbers marked, replaced numbers out and told apart; no rule reads on over the end of a line."""
    text = plain(mark("\n".join(words for _, words in sentences)))
    told = text.split("\n") if sentences else []
    return without_asides(Lines(zip((part for part, _ in sentences), told, strict=True)))


def _whole(lines: Lines, patterns: Sequence[Pattern], group: int) -> Count | None:
    """A toll that is told as the whole, wherever it stands, but for the lines of one side's dead or claim alone."""
    begun = [pattern for pattern in patterns if lines.heard.places(pattern) and pattern.pattern.groups >= group]
    for line in lines.begun(*begun):
        for pattern in begun:
            whole = next(lines.heard.within(pattern, line.start, line.end), None)
            if whole and whole[group] and 0 < int(whole[group]) <= MAX_PEOPLE:
                if is_claimed(lines, line):
                    break
                most = _MOST.match(lines.text, whole.end(group))  # "between fifteen and twenty"
                return Count(int(whole[group]), int(most[1] if most else whole[group]))
    return None
