"""What a name is to its sentence in another tongue: the words right before and behind it, and pairs of names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from bot.understand.tables.places import Role
from bot.understand.text.prose import Clause, Prose
from bot.understand.tongues.spoken import Spoken

LOOK_BACK, LOOK_ON = 60, 40


class Name(Protocol):
    """A name in a text, with its role."""

    start: int
    end: int
    role: Role
    masked: str


def cued(prose: Prose, spoken: Spoken, clause: Clause, start: int, end: int) -> Role | None:
    """The role of a name by the tongue's own words, what stands before it first; None where none stands there."""
    before = prose.low[max(clause.start, start - LOOK_BACK) : start].rstrip("([")
    after = prose.low[end : end + LOOK_ON]
    for role, pattern in spoken.before:
        if pattern.search(before):
            return role
    return next((role for role, pattern in spoken.behind if pattern.match(after)), None)


def mark_pairs(prose: Prose, spoken: Spoken, found: Sequence[Name]) -> None:
    """Both names of "between A and B" have one role, whichever of them the word stands beside."""
    for one, two in pairwise(found):
        if one.masked or two.masked or not spoken.joins.fullmatch(prose.low, one.end, two.start):
            continue
        if Role.BETWEEN in {one.role, two.role}:
            one.role = two.role = Role.BETWEEN
        elif one.role in {Role.AT, Role.TARGET, Role.NEAR} and two.role in {Role.NONE, Role.AT}:
            two.role = one.role
