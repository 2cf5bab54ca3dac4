"""Numbers that share the verb of those before them: "six were killed in Sokolo and three in Diabaly"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understand.tables import grammar as gr
from bot.understand.tables.people import Side
from bot.understand.tolls.groups import FateWord, Group, Sentence, Told
from bot.understand.tolls.joints import JOINT, OF_THEM


def elliptic(sentence: Sentence, word: FateWord, groups: list[Group]) -> list[Told]:
    """Later numbers that share the verb: "six were killed in Sokolo, two in Nampala and three in Diabaly"."""
    told: list[Told] = []
    at = max(word.end, groups[-1].end)
    while (later := _later(sentence, at)) is not None:
        later.used = True
        told.append(Told(word.fate, later.low, later.high, frozenset({Side.ANYBODY}), later.start, added=True))
        at = later.end
    first = sentence.at(max(word.end, groups[-1].end))
    if told and first in gr.ELSEWHERE and not sentence.at(max(word.end, groups[-1].end) + 1).startswith("‹"):
        return told  # "three were killed at Tin, two at Bara and one at Sama"
    # "Nine were killed in two attacks, six in Sokolo and three in Diabaly" tells the nine once more.
    return [] if sum(each.low for each in told) == sum(group.low for group in groups) else told


def _later(sentence: Sentence, at: int) -> Group | None:
    """The next number that has no verb of its own but a place or a day."""
    tokens = sentence.tokens
    later = next((g for g in sentence.groups if g.start >= at and not g.used), None)
    if later is None or later.single or later.start == 0:
        return None
    before = tokens[max(0, later.start - 3) : later.start]
    gap = range(at, later.start)
    after = tokens[later.end] if later.end < len(tokens) else ""
    ends = after in gr.TOO or after in gr.STRONG or not after
    part = tokens[later.start + 1 : later.start + 3] in OF_THEM
    if tokens[at : later.start] == [","] and not (later.bare or part) and ends:
        return later  # "five guards killed, one attacker"
    # "Fourteen dead on Saturday, nine on Tuesday": a day, or the same word of place, follows either number.
    first = sentence.at(at)
    parallel = bool(first) and (first[0] == "~" == after[:1] or (first == after and first in gr.ELSEWHERE))
    joined = {"and", "et", "plus"} & set(before) or (before[-1:] == [","] and (_is_more(sentence, later) or parallel))
    if not joined or any(place in sentence.fate_at or tokens[place] in gr.STRONG for place in gap):
        return None
    elsewhere = after.startswith("~") or after in gr.ELSEWHERE
    verbs = (place for place in sentence.fate_at if place > later.start)
    if not elsewhere or any(not _next_clause(tokens, later.end, place) for place in verbs):
        return None
    if gr.SEVERAL.intersection(tokens[later.end : later.end + 3]):
        return None  # "… and two more are missing"
    return later


def _is_more(sentence: Sentence, group: Group) -> bool:
    """Say whether more of the same kind follows, or it is more itself: "…, two others in hospital"."""
    if sentence.at(group.start + 1) in gr.MORE_PEOPLE:
        return True
    after = next((g for g in sentence.groups if g.start >= group.end and not g.single), None)
    return after is not None and sentence.at(after.end) in gr.ELSEWHERE and after.start - group.end <= JOINT


def _next_clause(tokens: Sequence[str], start: int, end: int) -> bool:
    return any(t in gr.STRONG or t == "," for t in tokens[start:end])
