"""How many people this incident killed, wounded and took, in the words of the item.

    each sentence about this incident, its dates blanked and numbers marked
    a text in another tongue: what it tells in its own words (`tongues/tolls.py`)
    said    = who met which fate, in whose words (`said.py`, `accounts.py`), without a toll that counted some who live
              (`alive.py`); the first that holds (`tally.py`):
      between   several voices' counts of the same people make a range
      whole     a toll told as such, "the toll has risen to nine", or a sum; attackers counted apart come on top
      else      the title's, the lead's, the rest's, and what the others add: attackers, civilians beside soldiers,
                the entries of a list
    those taken are counted in a room of their own (`captives.py`)
    the wounded who died since are no wounded; those "neutralised" count in the max alone
    nobody  = an outright "nobody was killed" (`nobody.py`); with a "so far", of what lasts alone (`Toll.of_what_lasts`)

"At least twelve" is 12–12, "several" is no number. The convention is the corpus': all dead of the incident
count, attackers too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.model import Count
from bot.understand.tables.fates import Fate
from bot.understand.tables.people import Side
from bot.understand.text.prose import Part, Prose
from bot.understand.tolls.accounts import contested, struck
from bot.understand.tolls.alive import without_living
from bot.understand.tolls.captives import of_captives, taken_in
from bot.understand.tolls.lines import Lines
from bot.understand.tolls.nobody import nobody
from bot.understand.tolls.plain import plain, without_asides
from bot.understand.tolls.said import Said, said_in
from bot.understand.tolls.sentences import marked, sentences_of
from bot.understand.tolls.tally import (
    between,
    in_all,
    killed_of,
    since_died,
    summed,
    with_attackers,
    with_last,
    with_neutralised,
)
from bot.understand.tolls.wholes import HURT_TOTALS, IN_ALL, TOTALS, whole
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


_NOBODY = Count(0, 0)


def toll(
    prose: Prose, past: Collection[int], dated: Collection[tuple[int, int]] = (), *, spoken: Spoken | None = None
) -> Toll:
    """The tolls told in the clauses that are not in `past`.

    `dated` are the spans of dates, whose numbers count nobody; `spoken` is the text's tongue, where it is neither
    English nor French.
    """
    sentences = sentences_of(prose, past, dated)
    if spoken and (told := _told_in([words for _, words in sentences], spoken)) is not None:
        return told
    lines, wrong = marked(sentences)
    none = nobody(lines)
    no_dead, no_hurt = none.dead and not (none.alive and of_captives(prose)), none.hurt
    said = said_in(lines)
    if wrong:
        said = {fate: _without_wrong(told, wrong) for fate, told in said.items()}
    said[Fate.KILLED] = without_living(lines, said[Fate.KILLED])
    if said[Fate.ABDUCTED] or of_captives(prose):
        said[Fate.BURIED] = []  # "the two teachers are gone": taken
    strike = struck(lines)
    killed = (
        between(said[Fate.KILLED], contested=contested(lines), strike=strike)
        or whole(lines, IN_ALL, 1)
        or with_attackers(whole(lines, TOTALS, 1) or in_all(said[Fate.KILLED]), said)
        or killed_of(said)
    )
    injured = (
        whole(lines, TOTALS[:2], 2)
        or whole(lines, HURT_TOTALS, 1)
        or in_all(said[Fate.INJURED])
        or summed(said[Fate.INJURED])
    )
    killed = with_last(said[Fate.KILLED], killed)
    killed, injured = since_died(said, killed, injured) or (killed, injured)
    abducted = taken_in(prose, lines, said, past=past, dated=dated, dead=killed is not None)
    if no_dead and all(each.single and each.part is Part.TITLE for each in said[Fate.KILLED]):
        killed = None  # "Health worker shot": in the foot, the text says
    killed = with_neutralised(said, killed, nobody=no_dead, strike=strike)
    if no_dead and no_hurt and killed and killed.min:
        no_hurt = False  # "no victims" was said of something else
    sides = frozenset(side for each in said[Fate.KILLED] for side in each.sides)
    killed, injured = killed or (_NOBODY if no_dead else None), injured or (_NOBODY if no_hurt else None)
    unharmed = none.unharmed and injured == _NOBODY
    return Toll(killed, injured, abducted, sides, (none.dead_so_far, none.hurt_so_far), unharmed)


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


def _without_wrong(told: list[Said], wrong: Collection[int]) -> list[Said]:
    """The same without the numbers that the text corrects, where others are told: "13 women, not 21, are held"."""
    right = [e for e in told if e.high not in wrong or e.part is Part.TITLE or e.sides == {Side.ATTACKERS}]
    return right or told
