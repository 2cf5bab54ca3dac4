"""What the sentences tell of one fate, put together: the title's, the lead's, and what the rest adds to them.

Two voices' numbers of the same dead make a range; attackers, and civilians beside soldiers, are added.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.model import Count
from bot.understand.prose import Part
from bot.understand.tables.fates import Fate
from bot.understand.tables.people import Side


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence tells of one fate."""

    line: int
    part: Part
    low: int
    high: int
    sides: frozenset[Side]
    claimed: bool = False
    other: bool = False
    among: bool = False
    single: bool = False
    added: bool = False
    entry: int = 0  # of a list of events; 0 before its first


ROUNDED = 2  # a headline may leave out the attacker or two who died with the rest
NEAR_LINES = 5  # sentences in which another voice still speaks of the same dead
_VICTIMS = frozenset((Side.FORCES, Side.CIVILIANS))


def killed_of(said: dict[Fate, list[Said]]) -> Count | None:
    """The dead of all sides; what only one side claims widens what others say."""
    told = said[Fate.KILLED] or said[Fate.BURIED]
    own = [each for each in told if not each.claimed]
    claimed = [each for each in told if each.claimed and each.sides != {Side.ATTACKERS}]
    count = summed(own or told)
    if count is None:
        return None
    others = [
        each
        for each in own
        if each.other and each.part is Part.BODY and each.line <= NEAR_LINES and Side.ATTACKERS not in each.sides
    ]
    if not own:
        return count
    # What they tell is the victims': the attackers' dead come on top of either number.
    victims = _main([each for each in own if each.sides != {Side.ATTACKERS}]) or Said(0, Part.BODY, 0, 0, frozenset())
    foes = count.max - victims.high
    widest = max((each.high for each in (*claimed, *others)), default=0)
    if widest > victims.high and victims.high:
        return Count(count.min, widest + foes)
    if widest > count.max:
        return Count(count.min, widest)
    least = min((each.low for each in claimed), default=victims.low)
    return count if least >= victims.low else Count(least + count.min - victims.low, count.max)


def with_attackers(whole: Count | None, said: dict[Fate, list[Said]]) -> Count | None:
    """A toll told as the whole, with the attackers whom sentences of their own count: it is the victims'."""
    foes = [each for each in said[Fate.KILLED] if each.sides == {Side.ATTACKERS}]
    mixed = any(Side.ATTACKERS in each.sides and each.sides != {Side.ATTACKERS} for each in said[Fate.KILLED])
    most = max((each.high for each in foes), default=0)
    if whole is None or not most or mixed or most == whole.max:
        return whole
    return Count(whole.min + most, whole.max + most)


def taken_of(said: list[Said]) -> Count | None:
    """Those taken: a number told twice is one group, whatever it is called: "the seven agents", "the seven clerks"."""
    first: dict[int, frozenset[Side]] = {}
    alike = [replace(each, sides=first.setdefault(each.high, each.sides)) for each in said]
    return summed(alike)


def summed(said: list[Said]) -> Count | None:
    """The title's and the lead's toll, and what the rest adds to it."""
    attackers = [each for each in said if each.sides == {Side.ATTACKERS}]
    victims = [each for each in said if each.sides != {Side.ATTACKERS}]
    main = _main(victims)
    foes = _main(attackers)
    if main is None or foes is None:
        best = main or foes
        return Count(best.low, best.high) if best else None
    same = Side.ANYBODY in main.sides and (
        (main.among and main.line == foes.line)
        or (foes.high in {main.low, main.high} and main.line != foes.line)
        or any(each.high + foes.high == main.high and each.line != main.line for each in victims)
    )  # "eight dead on two sides", then three hunters and five assailants
    return Count(main.low, main.high) if same else Count(main.low + foes.low, main.high + foes.high)


def _main(said: list[Said]) -> Said | None:
    """One side's toll: the title's where it is the whole, else the highest of title and lead, else the rest's."""
    sentences = [_merged([each for each in said if each.line == line]) for line in dict.fromkeys(s.line for s in said)]
    if (listed := _listed(sentences)) is not None:
        return listed
    top = [each for each in sentences if each.part in {Part.TITLE, Part.LEAD}]
    rest = [each for each in sentences if each.part is Part.BODY]
    if not top:
        return _rest(rest)
    title = next((each for each in top if each.part is Part.TITLE), None)
    best = max(top, key=lambda each: each.high)
    # A headline may leave out whom the sentence below counts with them: "two gendarmes", then "and a ranger".
    best = next((each for each in rest if _counts_more(each, best)), best)
    if title and not title.single and Side.ANYBODY in title.sides and best.high > title.high + ROUNDED:
        best = title
    if best.single:
        numbered = [each for each in rest if not each.single and not each.other]
        best = max(numbered, key=lambda each: each.high, default=best)
    for each in rest:
        # "Three aid workers", then "the three agents".
        again = each.high == best.high and not each.single and Side.ATTACKERS not in each.sides
        if Side.ANYBODY not in best.sides | each.sides and not (best.sides & each.sides or each.other or again):
            best = Said(best.line, best.part, best.low + each.low, best.high + each.high, best.sides | each.sides)
    return best


def _listed(sentences: list[Said]) -> Said | None:
    """The sum of a list of events, each told once; None where it is no list, or something stands above it."""
    entries = sorted({each.entry for each in sentences})
    if len(entries) < len(("one", "another")) or entries[0] == 0:
        return None
    best = [max((each for each in sentences if each.entry == entry), key=lambda each: each.high) for entry in entries]
    sides = frozenset[Side]().union(*(each.sides for each in best))
    low, high = sum(each.low for each in best), sum(each.high for each in best)
    return Said(best[0].line, best[0].part, low, high, sides, entry=entries[0])


def _counts_more(each: Said, best: Said) -> bool:
    near = each.line <= NEAR_LINES and each.sides == best.sides and not (each.other or each.claimed or each.single)
    return near and best.part is Part.TITLE and 0 < each.high - best.high <= ROUNDED


def _rest(said: list[Said]) -> Said | None:
    """Where title and lead tell nothing: the highest whole, else each side's highest together."""
    if not said:
        return None
    best = max(said, key=lambda each: each.high)
    for each in said:
        if Side.ANYBODY not in best.sides | each.sides and not best.sides & each.sides:
            best = Said(best.line, best.part, best.low + each.low, best.high + each.high, best.sides | each.sides)
    return best


def _merged(said: list[Said]) -> Said:
    """What one sentence tells by several verbs: parts of a whole once, different sides together."""
    best = max(said, key=lambda each: (not each.added, each.high))
    for each in said:
        if each is best:
            continue
        apart = not each.sides & best.sides and Side.ANYBODY not in best.sides
        if apart or each.added:
            best = Said(
                best.line,
                best.part,
                best.low + each.low,
                best.high + each.high,
                best.sides | each.sides,
                best.claimed,
                best.other,
                best.among,
            )
    return best


def with_neutralised(said: dict[Fate, list[Said]], killed: Count | None, *, nobody: bool) -> Count | None:
    """Those "neutralised" may be dead: they count in the max alone, where nothing else is told from none up."""
    out = max((each.high for each in said[Fate.NEUTRALISED]), default=0)
    if not out:
        return killed
    if killed is None:
        return None if nobody else Count(0, out)
    if said[Fate.KILLED] and all(each.other and not each.sides <= _VICTIMS for each in said[Fate.KILLED]):
        return Count(min(killed.min, out), max(killed.max, out))  # another voice's count of the same dead
    known = {each.high for each in said[Fate.KILLED] if Side.ATTACKERS in each.sides}
    return killed if out in known else Count(killed.min, killed.max + out)
