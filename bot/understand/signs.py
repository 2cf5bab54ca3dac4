"""What a text shows, as plain signs that can be weighed.

    attack       a word of the text by its first letters: "attack" and "attackers" are one sign
    ~attack      … where the text tells of another time
    ^attack      … in the title or the first sentence
    @police      a word of the source's name
    =day …       how long ago the days are that it names, and whether its front names them
    =long …      how long it is, how many places it names, how much of it tells of other times
    shot+dead    two words that follow each other, where it is asked whether there is an incident at all (`pairs_of`)

Those that begin with "=" are of no language.

Names of places are no signs: a text is no more an incident for being about Gao.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from itertools import chain, pairwise
from typing import Protocol

from bot.understand.scales import PAIR
from bot.understand.text.memo import Memo
from bot.understand.text.prose import Part, Prose, fold
from bot.understand.when.timeline import TimeRef

STEM = 6  # letters: enough to tell words apart, few enough to bring their forms together
OF_NO_LANGUAGE = "="
LEAST = 2  # letters: a shorter word tells nothing
IN_A_PAIR = 9  # letters: a word beside another one has its form, too

_WORD = re.compile(rf"[a-z]{{{LEAST},}}")
_STEMS: Memo[tuple[str, ...]] = Memo(lambda between: tuple(word[:STEM] for word in _WORD.findall(between)))
_PAIRED: Memo[tuple[str, ...]] = Memo(lambda between: tuple(word[:IN_A_PAIR] for word in _WORD.findall(between)))
_FRONT = frozenset((Part.TITLE, Part.LEAD))
_AGES = ((1, "today"), (7, "this week"), (30, "this month"))  # days up to which a day is called so
_LENGTHS = (200, 500, 1_000)  # characters: a flash, a note, a story
_MANY = 4  # places

Signs = frozenset[str]


class Name(Protocol):
    """A name somewhere in a text."""

    start: int
    end: int


def signs_of(
    prose: Prose,
    names: Collection[Name] = (),
    source: str = "",
    past: Collection[int] = (),
    refs: Iterable[TimeRef] = (),
    today: date = date.min,
) -> Signs:
    """The signs of a text of Latin letters.

    `names` are left out of its words; `past` are the clauses of other times; `refs` the times named, seen from `today`.
    """
    low = _without(prose.low, names)
    now, then, front = list[str](), list[str](), list[str]()
    for clause in prose.clauses:
        words = low[clause.start : clause.end].split()
        (then if clause.start in past else now).extend(words)
        if clause.part in _FRONT:
            front += words
    found = _stems(now)
    found.update(map("~".__add__, _stems(then)), map("^".__add__, _stems(front)))
    found.update(f"@{word[:STEM]}" for word in _WORD.findall(fold(source)))
    return frozenset(found | _days(prose, refs, today) | _measures(prose, names, past))


def pairs_of(prose: Prose, names: Collection[Name] = ()) -> Signs:
    """Any two words that follow each other in a clause, `names` and numbers left out: "film+shot", "shot+dead".

    One word is in the news and in the cinema; with its neighbour it is mostly in one of them.
    """
    low = _without(prose.low, names)
    told = (_told(_PAIRED, low[clause.start : clause.end].split()) for clause in prose.clauses)
    return frozenset(chain.from_iterable(map(PAIR.join, pairwise(words)) for words in told))


def _stems(words: Iterable[str]) -> set[str]:
    return set(_told(_STEMS, words))


def _told(memo: Memo[tuple[str, ...]], words: Iterable[str]) -> Iterable[str]:
    return chain.from_iterable(map(memo.__getitem__, words))


def _without(low: str, names: Iterable[Name]) -> str:
    """The text with the same length, blank where a name stands."""
    pieces, at = [], 0
    for name in names:
        if name.start >= at:
            pieces += [low[at : name.start], " " * (name.end - name.start)]
            at = name.end
    return "".join((*pieces, low[at:]))


def _days(prose: Prose, refs: Iterable[TimeRef], today: date) -> set[str]:
    found: set[str] = set()
    for ref in refs:
        age = (today - ref.first).days
        day = "to come" if ref.future else next((name for most, name in _AGES if age <= most), "long ago")
        found.add(f"=day {day}")
        if prose.clause_at(ref.start).part in _FRONT:
            found.add(f"=day {day}, in front")
    return found or {"=day none"}


def _measures(prose: Prose, names: Collection[Name], past: Collection[int]) -> set[str]:
    places = len({prose.low[name.start : name.end] for name in names})
    old = sum(clause.start in past for clause in prose.clauses)
    found = {
        f"=long {sum(len(prose.low) > each for each in _LENGTHS)}",
        f"=places {min(places, _MANY)}",
        f"=old {3 * old // max(1, len(prose.clauses))} of 3",
    }
    return found if prose.body_at else found | {"=no title"}
