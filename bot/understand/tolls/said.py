"""What a text tells of each fate, number by number: how many, whose side, in whose words, and how it is told.

    for each sentence, and each voice's stretch of it (`accounts.py`)
    told  = who met which fate (`counted.py`), or a voice's number alone: "the group says twenty-five"
    cues  = what tells how the number stands to the others: a part, a sum, another's count, one event of several

A number of which nothing tells how it stands counts as the writer's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.understand.tables import accounts as table
from bot.understand.tables.fates import Fate
from bot.understand.tables.people import Side
from bot.understand.text.pattern_set import Pattern
from bot.understand.text.prose import Part
from bot.understand.tolls.accounts import Stretch, Teller, stretches, teller_of, untrue
from bot.understand.tolls.counted import counted
from bot.understand.tolls.entries import entries_of
from bot.understand.tolls.groups import MAX_PEOPLE, Told
from bot.understand.tolls.lines import TOLL_PATTERNS, Line, Lines


class Said(NamedTuple):  # a frozen dataclass takes six times as long to change
    """What one sentence tells of one fate."""

    line: int
    part: Part
    low: int = 0
    high: int = 0
    sides: frozenset[Side] = frozenset({Side.ANYBODY})
    fate: Fate = Fate.KILLED
    single: bool = False
    added: bool = False  # to what the same sentence tells before it
    teller: Teller = Teller.WRITER
    stretch: int = 0  # where in the text its stretch begins
    entry: int = 0  # of a list of events; 0 before its first
    other: bool = False  # told as another's count of the same people
    whole: bool = False  # the sum of what was told before: "that makes nine in all"
    hurt: bool = False  # before they died: "two of the wounded have died"
    others: bool = False  # than was told before: "twelve others were hurt"
    left: bool = False  # of a whole: "six are still held"
    more: bool = False  # than were told before: "two others were killed"
    nth: int = 0  # the how manyth: "a sixth volunteer has died"
    alone: bool = False  # a voice's number without a word of fate: "the junta says eight"

    @property
    def claimed(self) -> bool:
        """Whether it is what an armed group says."""
        return self.teller is Teller.FOES


HEADLINE = 90  # letters of a first sentence that may be a headline

_OTHER, _OTHERS, _IN_SUM, _LEFT, _BESIDE, _OF_THE_HURT, _OF_THE_DEAD = map(
    TOLL_PATTERNS.add,
    (
        table.OTHER,
        table.OTHERS,
        table.IN_SUM,
        table.LEFT,
        table.BESIDE,
        table.OF_THE_HURT,
        table.OF_THE_DEAD,
    ),
)
_ONE_OF_THE_HURT = TOLL_PATTERNS.add(table.ONE_OF_THE_HURT)
_ALONE = tuple(map(TOLL_PATTERNS.add, table.ALONE))
_ATTACKERS = re.compile(table.ATTACKERS)


def said_in(lines: Lines, *, faint: bool = False) -> dict[Fate, list[Said]]:
    """What each stretch of each sentence tells, by fate; `faint`: in words that may be said of others too."""
    said: dict[Fate, list[Said]] = {fate: [] for fate in Fate}
    entries, false = entries_of(lines), untrue(lines)
    before: Stretch | None = None
    last: set[Fate] = set()  # what was told before
    for number, line in enumerate(lines.all):
        if number in false:
            continue
        # What has no title begins with its headline, as posts do.
        headline = line.part is Part.TITLE or (number == 0 and line.end - line.start <= HEADLINE)
        for stretch in stretches(lines, line):
            told_before = lines.text[before.start : before.end] if before else ""
            words = lines.text[stretch.start : stretch.end]
            told = counted(words, headline=headline, faint=faint, before=told_before)
            alone = _number_alone(lines, line, stretch) if not told and "‹" in words else 0
            if told or alone:
                heard = _heard(lines, number, stretch, teller_of(lines, stretch, before), entries.get(stretch.start, 0))
                for each in _told(lines, stretch, heard, told):
                    said[each.fate].append(each)
                if alone and (fate := _counted_alone(lines, line, said, last)):
                    other = not heard.claimed
                    said[fate].append(heard._replace(low=alone, high=alone, fate=fate, other=other, alone=True))
            last = {each.fate for each in told} or last
            before = stretch
    return said


def _counted_alone(lines: Lines, line: Line, said: dict[Fate, list[Said]], last: set[Fate]) -> Fate | None:
    """Whom a number alone counts: those taken, where they were told of last, or the dead, where there are any."""
    if Fate.ABDUCTED in last and Fate.KILLED not in last:
        return Fate.ABDUCTED
    dead = said[Fate.KILLED] or lines.heard.any(_OF_THE_DEAD, line.start, line.end)
    return Fate.KILLED if dead else None


def _heard(lines: Lines, number: int, stretch: Stretch, teller: Teller, entry: int) -> Said:
    """How the numbers of a stretch are told."""

    def any_of(key: Pattern) -> bool:
        return lines.heard.any(key, stretch.start, stretch.end)

    return Said(
        number,
        lines.all[number].part,
        teller=teller,
        stretch=stretch.start,
        entry=entry,
        other=any_of(_OTHER),
        whole=any_of(_IN_SUM),
        others=any_of(_OTHERS),
        left=any_of(_LEFT),
    )


def _told(lines: Lines, stretch: Stretch, heard: Said, told: Sequence[Told]) -> Iterator[Said]:
    """Who met which fate."""
    beside = lines.heard.any(_BESIDE, stretch.start, stretch.end)
    line = lines.all[heard.line]
    found = next(lines.heard.within(_OF_THE_HURT, line.start, line.end), None)
    died = int(next(filter(None, found.groups()))) if found else 0
    for each in told:
        yield heard._replace(
            low=each.low,
            high=each.high,
            sides=each.sides,
            fate=each.fate,
            single=each.single,
            added=each.added or (each.single and beside),
            more=each.more,
            nth=each.nth,
            hurt=each.fate is Fate.KILLED and each.high == died,
        )
    for found in lines.heard.within(_ONE_OF_THE_HURT, stretch.start, stretch.end):
        gone, hurt = int(found[1] or 1), int(found[2])
        if gone < hurt and any(each.fate is Fate.KILLED and each.high == gone for each in told):
            yield heard._replace(low=hurt - gone, high=hurt - gone, fate=Fate.INJURED)


def _number_alone(lines: Lines, line: Line, stretch: Stretch) -> int:
    """A voice's count of the people told before: "the group says twenty-five"; 0 where there is none."""
    for key in _ALONE:
        for found in lines.heard.within(key, stretch.start, stretch.end):
            came = _ATTACKERS.search(lines.text, line.start, found.start(1) - 1)
            if 1 < int(found[1]) <= MAX_PEOPLE and not came:  # "said one"
                return int(found[1])
    return 0
