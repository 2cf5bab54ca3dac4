"""How many were taken: of an item that tells of captives, also how many are missing, or came home."""

from __future__ import annotations

from collections.abc import Collection

from bot.model import Count
from bot.understand.tables import casualties as table
from bot.understand.tables.fates import Fate
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Prose
from bot.understand.tolls.lines import Lines
from bot.understand.tolls.said import Said, said_in
from bot.understand.tolls.sentences import marked, sentences_of
from bot.understand.tolls.tally import between, in_all, taken_of, with_last
from bot.understand.tolls.wholes import TAKEN_TOTALS, whole

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
    told = _told_of(prose, lines, said)
    count = (
        between(told, contested=False, strike=False) or whole(lines, TAKEN_TOTALS, 1) or in_all(told) or taken_of(told)
    )
    if past and not dead and all(each.single for each in told) and _came_home(prose):
        return _taken_then(prose, dated) or with_last(told, count)
    return with_last(told, count)


def _told_of(prose: Prose, lines: Lines, said: dict[Fate, list[Said]]) -> list[Said]:
    """What tells how many were taken: their taking, else their release, else that they are missed."""
    taken = said[Fate.ABDUCTED]
    if not taken:
        return (said[Fate.FREED] or _missing(lines)) if of_captives(prose) else []
    if all(each.single for each in taken) and _came_home(prose):
        # "The Austrian kidnapped in Agadez is free", "with her guard" says the text.
        freed = (each for each in said[Fate.FREED] if each.single and each.high > taken[0].high)
        return [each for each in freed if each.line <= FIRST_LINES] or taken
    return taken


def _came_home(prose: Prose) -> bool:
    return of_captives(prose) and prose.heard.first(_RELEASED) is not None


def _missing(lines: Lines) -> list[Said]:
    """Of an item about captives that does not tell how many were taken: how many are missing, or came home."""
    told = said_in(lines, faint=True)
    return told[Fate.ABDUCTED] or told[Fate.MISSING] or told[Fate.FREED]


def _taken_then(prose: Prose, dated: Collection[tuple[int, int]]) -> Count | None:
    """Of those who came home, how many had been taken: the first sentences tell it, though it was long ago."""
    said = said_in(marked(sentences_of(prose, (), dated))[0])
    for fate in (Fate.ABDUCTED, Fate.FREED):
        if first := [each for each in said[fate] if each.line <= FIRST_LINES]:
            return taken_of(first)
    return None
