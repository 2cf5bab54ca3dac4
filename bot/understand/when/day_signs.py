"""The signs by which one of the days that a text names is told to be the incident's.

*spoken, *since  what its words tie it to
*first, *last    the earliest or the latest of all days named; *order 0: the one named first
*part body       where it stands; *warm: how much its clause tells of an event
*age 2           days before publication
*over first      … where the item tells of what is over
'yesterday       the expression itself, if it is counted from today
<killed, >in     the three words before it and behind it, by their first letters
attack           a word of its clause
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from bot.understand.signs import STEM, Signs
from bot.understand.tables import times
from bot.understand.text.prose import PART_NAMES, Prose
from bot.understand.when.history import PAST
from bot.understand.when.timeline import TimeRef

AROUND = 3  # words
_MANY = 4  # days, or steps of warmth: more make no difference
_AGES = ((3, ""), (7, "week"), (14, "fortnight"))  # days up to which an age is called so; "" by its number

_TIES = ("explicit", "night", "spoken", "since", "event", "after")
_NO_SIGNS = frozenset(before + name[:STEM] for name in (*times.WEEKDAYS, *times.MONTHS) for before in ("", "<", ">"))
_WORD = re.compile(r"[a-z']{2,}|[.,;:()]")


def day_signs(
    prose: Prose,
    days: Sequence[TimeRef],
    today: date,
    heat: Mapping[int, float],
    mood: str,
) -> list[Signs]:
    """The signs of each of the days named, in their order.

    `heat` tells how much each clause speaks of the incident, `mood` is "over" where the item tells of its end.
    """
    return [
        frozenset(
            _place(prose, each, number, heat) | _rank(each, days, today, mood) | _ties(each, mood) | _words(prose, each)
        )
        for number, each in enumerate(days)
    ]


def _place(prose: Prose, ref: TimeRef, number: int, heat: Mapping[int, float]) -> set[str]:
    clause = prose.clause_at(ref.start)
    start, end = prose.sentence_span(clause)
    warm = sum(warmth for at, warmth in heat.items() if start <= at < end)
    return {
        f"*part {PART_NAMES[clause.part]}",
        f"*order {min(number, _MANY)}",
        f"*warm {min(int(heat.get(clause.start, 0.0)), _MANY)}",
        f"*sentence warm {min(int(warm), _MANY)}",
    }


def _rank(ref: TimeRef, days: Sequence[TimeRef], today: date, mood: str) -> set[str]:
    age = (today - ref.first).days
    told = next((name or str(age) for most, name in _AGES if age <= most), "old")
    named = {each.first for each in days}
    rank = "first" if ref.first == min(named) else "last" if ref.first == max(named) else "between"
    found = {f"*age {told}", f"*{rank}", f"*{rank} of {told}"} | ({f"*{mood} {rank}"} if mood else set())
    if sum(each.first == ref.first for each in days) > 1:
        found.add("*twice")
    return found


def _ties(ref: TimeRef, mood: str) -> set[str]:
    ties = [name for name in _TIES if getattr(ref, name)]
    return {f"*{name}" for name in ties} | ({f"*{mood} {name}" for name in ties} if mood else set())


def _words(prose: Prose, ref: TimeRef) -> set[str]:
    clause = prose.clause_at(ref.start)
    start, _ = prose.sentence_span(clause)
    before = _WORD.findall(prose.low, clause.start, ref.start)
    behind = _WORD.findall(prose.low, ref.end, clause.end)
    near = before if len(before) >= AROUND else _WORD.findall(prose.low, start, ref.start)
    found = {f"<{word[:STEM]}" for word in near[-AROUND:]} | {f">{word[:STEM]}" for word in behind[:AROUND]}
    found |= {word[:STEM] for word in before + behind if word[0].isalpha()}
    found -= _NO_SIGNS
    own = prose.low[ref.start : ref.end]
    if own in times.FROM_EARLIER:
        found.add("*from another day")
    if own in times.RELATIVE:
        found.add(f"'{own}")
    if prose.heard.any(PAST, clause.start, clause.end):
        found.add("*words of the past")
    if not before:
        found.add("*opens its clause")
    if not behind:
        found.add("*closes its clause")
    return found
