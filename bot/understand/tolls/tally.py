"""What the sentences tell of one fate, put together: the title's, the lead's, and what the rest adds to them.

    several voices count the same people    a range: all tell a count, a number alone, or they contradict each other
    an armed group, or another later        widens what was told before
    a sum of what was told                  wins, where nothing higher is told
    attackers, civilians beside soldiers    are added
    the entries of a list of events         are added
    "neutralised"                           counts in the max alone

How a number stands to the others is heard where it is told (`said.py`).
"""

from __future__ import annotations

from bot.model import Count
from bot.understand.tables.fates import Fate
from bot.understand.tables.people import Side
from bot.understand.text.prose import Part
from bot.understand.tolls.accounts import Teller
from bot.understand.tolls.said import Said

ROUNDED = 2  # a headline may leave out the attacker or two who died with the rest
NEAR_LINES = 5  # sentences in which another voice still speaks of the same dead
_VICTIMS = frozenset((Side.FORCES, Side.CIVILIANS))


def between(said: list[Said], *, contested: bool, strike: bool) -> Count | None:
    """Several voices' counts of the same people, where each tells all of them; None where they don't."""
    told = [each for each in said if not each.single]
    voices = len({each.stretch for each in told})
    if voices > 1 and all((each.other or each.claimed) and each.sides != {Side.ATTACKERS} for each in told):
        return Count(min(each.low for each in told), max(each.high for each in told))
    if (contested or (strike and _state_hit_foes(told))) and (count := _against_each_other(told)) is not None:
        return count
    alone = [each for each in told if each.alone and any(o.line == each.line for o in told if not o.alone)]
    rest = summed([each for each in told if not each.alone])
    if alone and rest:
        low, high = min(each.low for each in alone), max(each.high for each in alone)
        return Count(min(low, rest.min), max(high, rest.max))
    return None


def killed_of(said: dict[Fate, list[Said]]) -> Count | None:
    """The dead of all sides; what only one side claims widens what others say."""
    told, buried = said[Fate.KILLED], [each for each in said[Fate.BURIED] if not each.single]
    if all(each.single for each in told):
        told = buried or told or said[Fate.BURIED]  # "the son of a victim", beside «six des siens enterrés»
    own = [each for each in told if not each.claimed]
    claimed = [each for each in told if each.claimed and each.sides != {Side.ATTACKERS}]
    others = [
        each
        for each in own
        if each.other and _is_behind(each, own) and each.line <= NEAR_LINES and Side.ATTACKERS not in each.sides
    ]
    firm = [each for each in own if each not in others or each.part is Part.BODY] or own
    count = summed(firm or told)
    if count is None or not own:
        return count
    # What they tell is the victims': the attackers' dead come on top of either number.
    victims = _main([each for each in firm if each.sides != {Side.ATTACKERS}]) or Said(0, Part.BODY, 0, 0, frozenset())
    foes = count.max - victims.high
    widest = max((each.high for each in (*claimed, *others)), default=0)
    if widest > victims.high and victims.high:
        return Count(count.min, widest + foes)
    if widest > count.max:
        return Count(count.min, widest)
    apart = Side.ATTACKERS not in victims.sides  # else nobody knows how many of them are the victims
    least = min((each.low for each in claimed if apart), default=victims.low)
    return count if least >= victims.low else Count(least + count.min - victims.low, count.max)


def _is_behind(each: Said, own: list[Said]) -> bool:
    """Whether it stands behind another's number: in the body, or in a later part of title or lead."""
    return each.part is Part.BODY or any(o.part is each.part and o.stretch < each.stretch for o in own)


def _state_hit_foes(told: list[Said]) -> bool:
    """Whether all whom the army counts are foes, and others count the dead without saying so."""
    state = [each for each in told if each.teller is Teller.STATE]
    others = [each for each in told if each.teller is Teller.OTHERS]
    return (
        bool(state and others)
        and all(each.sides == {Side.ATTACKERS} for each in state)
        and not any(Side.ATTACKERS in each.sides for each in others)
    )


def _against_each_other(told: list[Said]) -> Count | None:
    """Each voice's count of the same dead; None where all tell one number."""
    counts = [summed([each for each in told if each.teller is teller]) for teller in Teller]
    known = [count for count in counts if count]
    low, high = min((c.min for c in known), default=0), max((c.max for c in known), default=0)
    return Count(low, high) if low != high and len(known) > 1 else None


def in_all(said: list[Said]) -> Count | None:
    """What is told as the sum of all before, where nothing higher is told."""
    own = [each for each in said if not each.claimed and each.sides != {Side.ATTACKERS}]
    wholes = (each for each in own if each.whole and each.part is not Part.TITLE)
    whole = max(wholes, key=lambda each: each.high, default=None)
    return Count(whole.low, whole.high) if whole and all(each.high <= whole.high for each in own) else None


def with_attackers(whole: Count | None, said: dict[Fate, list[Said]]) -> Count | None:
    """A toll told as the whole, with the attackers whom sentences of their own count: it is the victims'."""
    foes = [each for each in said[Fate.KILLED] if each.sides == {Side.ATTACKERS}]
    mixed = any(Side.ATTACKERS in each.sides and each.sides != {Side.ATTACKERS} for each in said[Fate.KILLED])
    most = max((each.high for each in foes), default=0)
    if whole is None or not most or mixed or most == whole.max:
        return whole
    parts = summed([each for each in said[Fate.KILLED] if not each.whole])
    if parts and parts.max == whole.max:
        return whole
    return Count(whole.min + most, whole.max + most)


def taken_of(said: list[Said]) -> Count | None:
    """Those taken: a number told twice is one group, whatever it is called: "the seven agents", "the seven clerks"."""
    first: dict[int, frozenset[Side]] = {}
    alike = [each._replace(sides=first.setdefault(each.high, each.sides)) for each in said]
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
    both = Side.ATTACKERS in main.sides and foes.high <= main.high  # "a gendarme and three assailants killed"
    same = both or (
        Side.ANYBODY in main.sides
        and (
            (foes.high in {main.low, main.high} and main.line != foes.line)
            or any(each.high + foes.high == main.high and each.line != main.line for each in victims)
        )
    )  # "eight dead on two sides", then three hunters and five assailants
    return Count(main.low, main.high) if same else Count(main.low + foes.low, main.high + foes.high)


def _main(said: list[Said]) -> Said | None:
    """One side's toll: the title's where it is the whole, else the highest of title and lead, else the rest's."""
    if not said:
        return None  # most often
    told = dict.fromkeys((each.line, each.entry) for each in said)
    sentences = [_merged([each for each in said if (each.line, each.entry) == one]) for one in told]
    sentences = _with_others(sentences)
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
    if title and not (title.single or title.left) and Side.ANYBODY in title.sides and best.high > title.high + ROUNDED:
        best = title
    if best.single:
        # "Kidnapped haulier freed", then "the watchman abducted with the haulier": so are two told one by one.
        sure = (each for each in rest if not each.single or (each.high > 1 and each.line <= NEAR_LINES))
        numbered = [each for each in sure if not each.other]
        best = max(numbered, key=lambda each: each.high, default=best)
    for each in rest:
        # "Three aid workers", then "the three agents".
        again = each.high == best.high and not each.single and Side.ATTACKERS not in each.sides
        if Side.ANYBODY not in best.sides | each.sides and not (best.sides & each.sides or each.other or again):
            best = _with(best, each)
    return _with_more(best, sentences) if title is None else best


def _with_more(best: Said, sentences: list[Said]) -> Said:
    """The same with those told later as more than these, where no title tells all: "two others died in hospital"."""
    counts = {each.high for each in sentences}
    for each in sentences:
        behind = each.more and not each.added and each.line > best.line and not (each.other or each.claimed)
        if behind and best.high - each.high not in counts - {each.high}:
            best = _with(best, each)
    return best


def _with_others(sentences: list[Said]) -> list[Said]:
    """The same, with those added who are others than the one told before: "his wife was hurt", "twelve others were"."""
    more = next((number for number, each in enumerate(sentences) if each.others and not each.single), 0)
    before = sentences[:more]
    if not before or not all(each.single for each in before):
        return sentences
    return [_with(before[-1], sentences[more]), *sentences[more + 1 :]]


def _listed(sentences: list[Said]) -> Said | None:
    """The sum of a list of events, each told once; None where it is no list, or something stands above it."""
    entries = sorted({each.entry for each in sentences})
    if len(entries) < len(("one", "another")) or entries[0] == 0:
        return None
    best = [max((each for each in sentences if each.entry == entry), key=lambda each: each.high) for entry in entries]
    sides = frozenset[Side]().union(*(each.sides for each in best))
    low, high = sum(each.low for each in best), sum(each.high for each in best)
    return best[0]._replace(low=low, high=high, sides=sides)


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
            best = _with(best, each)
    return best


def _with(one: Said, other: Said) -> Said:
    """Both together, told where the first is."""
    low, high, single = one.low + other.low, one.high + other.high, one.single and other.single
    return one._replace(low=low, high=high, sides=one.sides | other.sides, single=single)


def _merged(said: list[Said]) -> Said:
    """What one sentence tells by several verbs: parts of a whole once, different sides together."""
    best = max(said, key=lambda each: (not each.added, each.high))
    counts = {each.high for each in said if each.fate is best.fate}
    for each in said:
        if each is best:
            continue
        # "Nine wounded, two gravely" are nine, but "killed two gendarmes and left four dead" six.
        vague = best.sides | each.sides if each.fate is Fate.INJURED else best.sides
        apart = not each.sides & best.sides and Side.ANYBODY not in vague
        again = each.other and each.stretch != best.stretch  # "50 civilians, says one; eight, says the other"
        again = again or (each.left and each.fate is Fate.ABDUCTED)  # "fifteen taken; five are still held"
        again = again or (each.high == best.high and Side.ANYBODY in each.sides)  # "there were six bodies"
        # "Sixteen wounded; an officer's jaw is broken": one more, though "six taken; one was a nurse" is not.
        more = each.single and each.stretch != best.stretch and each.fate is not Fate.ABDUCTED
        told = each.more and best.high - each.high in counts  # "ten were taken: six in Tin, four others in Sama"
        if (apart and not again) or (each.added and not told) or more:
            best = _with(best, each)
    return best


def _same_people(said: dict[Fate, list[Said]], *, strike: bool) -> bool:
    """Whether the army "neutralised" as many as others count dead, or others count those whom it hit from the air."""
    state = [each for each in said[Fate.NEUTRALISED] if each.teller is Teller.STATE]
    killed = said[Fate.KILLED]
    others = {each.high for each in killed if each.teller is Teller.OTHERS}
    hit = strike and bool(others) and not any(Side.FORCES in each.sides for each in killed)
    return any(hit or each.high in others for each in state)


def with_neutralised(said: dict[Fate, list[Said]], killed: Count | None, *, nobody: bool, strike: bool) -> Count | None:
    """Those "neutralised" may be dead: they count in the max alone, where nothing else is told from none up."""
    out = max((each.high for each in said[Fate.NEUTRALISED]), default=0)
    if not out:
        return killed
    if killed is None:
        return None if nobody else Count(0, out)
    if _same_people(said, strike=strike):
        return Count(min(killed.min, out), max(killed.max, out))
    if said[Fate.KILLED] and all(each.other and not each.sides <= _VICTIMS for each in said[Fate.KILLED]):
        return Count(min(killed.min, out), max(killed.max, out))  # another voice's count of the same dead
    known = {each.high for each in said[Fate.KILLED] if Side.ATTACKERS in each.sides}
    return killed if out in known else Count(killed.min, killed.max + out)


def with_last(said: list[Said], count: Count | None) -> Count | None:
    """The same, where one more is told to be the next: "five were killed", then "the sixth has died"."""
    last = max((each.nth for each in said), default=0)
    return Count(last, last) if last and count == Count(last - 1, last - 1) else count


def since_died(said: dict[Fate, list[Said]], killed: Count | None, injured: Count | None) -> tuple[Count, Count] | None:
    """The dead and the wounded, where some of the wounded are told to have died; None where none are."""
    died = sum(each.high for each in said[Fate.KILLED] if each.hurt)
    if not died or killed is None or injured is None or injured.min <= died:
        return None
    before = killed_of(said | {Fate.KILLED: [each for each in said[Fate.KILLED] if not each.hurt]})
    both = Count(before.min + died, before.max + died) if before else Count(died, died)
    if killed in (before, both):
        return both, Count(injured.min - died, injured.max - died)
    return None
