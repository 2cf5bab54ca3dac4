"""How many were taken: of an item that tells of captives, also how many are missing, or came home."""

from __future__ import annotations

from collections.abc import Collection

from bot.model import Count
from bot.understand.tables import casualties as table
from bot.understand.tables.fates import Fate
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Part, Prose
from bot.understand.tolls.lines import Lines
from bot.understand.tolls.numbered import numbered
from bot.understand.tolls.said import Said, said_in
from bot.understand.tolls.sentences import marked, sentences_of
from bot.understand.tolls.tally import between, in_all, taken_of, with_last
from bot.understand.tolls.wholes import TAKEN_OUTRIGHT, TAKEN_TOTALS, whole

FIRST_LINES = 2  # after the headline: what the news is
_CAPTIVES = PATTERNS.add(table.CAPTIVES)
_RELEASED = PATTERNS.add(table.RELEASED)


def of_captives(prose: Prose) -> bool:
    """Whether the text speaks of people who are or were held."""
    return prose.heard.first(_CAPTIVES) is not None


def taken_in(
    prose: Prose,
    lines: Lines,
    said: dict[Fate, list[Said]],
    *,
    past: Collection[int],
    dated: Collection[tuple[int, int]],
    dead: bool,
) -> Count | None:
    """How many were taken, told in the sentences `lines`, which `said` sums up.

    `past` and `dated` are those of `toll`; `dead`: somebody was killed, so that more than a release is told.
    """
    told = _told_of(prose, lines, said, dead=dead)
    count = (
        between(told, contested=False, strike=False) or whole(lines, TAKEN_TOTALS, 1) or in_all(told) or taken_of(told)
    )
    count = with_last([*told, *said[Fate.FREED]], count)  # "three were freed; the fourth had been let go before"
    if past and not dead and all(each.single for each in told) and _came_home(prose):
        return _taken_then(prose, dated) or count
    return count


def _told_of(prose: Prose, lines: Lines, said: dict[Fate, list[Said]], *, dead: bool) -> list[Said]:
    """What tells how many were taken: their taking, else their release, else that they are missed."""
    taken = said[Fate.ABDUCTED]
    if not taken:
        return (said[Fate.FREED] or _missing(lines, dead=dead)) if of_captives(prose) else []
    if not _came_home(prose):
        return taken
    # "The Austrian kidnapped in Agadez is free", "with her guard" says the text.
    alone = all(each.single for each in taken)
    most = max(each.high for each in taken)
    freed = (each for each in said[Fate.FREED] if (each.single and alone) or each.line == taken[0].line)
    return [each for each in freed if each.high > most and each.line <= FIRST_LINES] or taken


def _came_home(prose: Prose) -> bool:
    return of_captives(prose) and prose.heard.first(_RELEASED) is not None


def _missing(lines: Lines, *, dead: bool) -> list[Said]:
    """Of an item about captives that does not tell how many were taken: how many are missing, or came home.

    Where somebody was killed, who is missing may be dead, too.
    """
    told = said_in(lines, faint=True)
    return told[Fate.ABDUCTED] or (told[Fate.MISSING] if not dead else []) or told[Fate.FREED]


def _taken_then(prose: Prose, dated: Collection[tuple[int, int]]) -> Count | None:
    """Of those who came home, how many had been taken: the first sentences tell it, though it was long ago."""
    said = said_in(marked(sentences_of(prose, (), dated))[0])
    for fate in (Fate.ABDUCTED, Fate.FREED):
        if first := [each for each in said[fate] if each.line <= FIRST_LINES]:
            return taken_of(first)
    return None


def asked_again(
    prose: Prose, past: Collection[int], dated: Collection[tuple[int, int]], told: Count | None
) -> Count | None:
    """How many were taken, of an item that tells of a taking; `told`: how many `toll` says, nobody or one in doubt."""
    if told is None:
        return missed(prose, past, dated)
    outright = _outright(marked(sentences_of(prose, past, dated))[0])
    return outright if outright and (told.max == 1 or outright.min > told.max) else told


def missed(prose: Prose, past: Collection[int], dated: Collection[tuple[int, int]]) -> Count | None:
    """The same where no word by which `taken_in` counts tells anybody.

    Asked of now, then of the days before: who is missing or came home in title or lead; the people whom the first
    sentences number; who else is missing; at last a single person, of whom the first sentences tell that he was taken.
    """
    for other_days in (past, ()) if past else ((),):
        lines, _ = marked(sentences_of(prose, other_days, dated))
        if outright := _outright(lines):
            return outright
        told = said_in(lines, faint=True)
        if both := _gone_and_back(told):
            return both
        gone = told[Fate.ABDUCTED] or told[Fate.MISSING] or told[Fate.FREED]
        several = [each for each in gone if each.high > 1]
        if first := [each for each in several if each.line <= FIRST_LINES]:
            return taken_of(first)
        if many := numbered(lines):
            return many
        one = [each for each in told[Fate.ABDUCTED] if each.line <= FIRST_LINES]
        if several or one:
            return taken_of(several or one)
    return None


def _outright(lines: Lines) -> Count | None:
    """The whole, told in title or lead without a word of a taking: "they are five, not two"."""
    return whole(
        Lines((line.part, lines.words(line)) for line in lines.all if line.part is not Part.BODY), TAKEN_OUTRIGHT, 1
    )


def _gone_and_back(told: dict[Fate, list[Said]]) -> Count | None:
    """The whole of whom some came back and the others did not: "three got away; five remain missing"."""
    for back in told[Fate.FREED]:
        for gone in told[Fate.MISSING]:
            whole_of = Count(back.low + gone.low, back.high + gone.high)
            near = 0 <= gone.line - back.line <= 1 and not (back.single or gone.single)
            if near and all(each.high <= whole_of.max for each in told[Fate.ABDUCTED]):
                return whole_of
    return None
