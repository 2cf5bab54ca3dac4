"""On which side people are where their noun does not tell: whose dead, whose captives; and wholes told with parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.understand.tables import grammar as gr
from bot.understand.tables.people import PEOPLE, SIDE_OF, Side
from bot.understand.tolls.groups import FateWord, Group, Sentence


def has_parts(tokens: Sequence[str], groups: list[Group]) -> bool:
    """Whether what follows the first is in it: "twelve people, two soldiers and ten civilians"."""
    whole, rest = groups[0], groups[1:]
    if not rest:
        return False
    between = tokens[whole.end : rest[0].start]
    if gr.PART_OF.intersection(between):
        return True
    if whole.single or "," not in between:
        return False
    between = between[between.index(",") :]
    parts = sum(group.low for group in rest)
    # «trois employés, un Chinois et deux Nigériens»: the same people once more.
    ones = sum(t in gr.ONE_PART for t in between)
    counted = len(rest) > 1 and not all(group.single for group in rest)  # "four agents, three gendarmes and a clerk"
    wide = ones > 0 or counted or whole.bare or tokens[whole.end - 1] in gr.WIDE
    aside = (
        tokens[rest[-1].end : rest[-1].end + 1] == [","] and parts == whole.low
    )  # "two drivers, a father and his son, were"
    same = aside or (wide and parts + ones == whole.low and len(rest) + ones > 1)
    return same or (whole.side is Side.ANYBODY and parts <= whole.low)


_OUR_RANKS = frozenset((("nos", "rangs"), ("our", "ranks"), ("our", "side")))


def side_told(tokens: Sequence[str], start: int, end: int) -> Side:
    """Whose dead they are where the noun does not tell: «côté ennemi», "the attackers left sixteen bodies"."""
    around = tokens[max(0, start - 8) : end + 6]
    if gr.FOE.intersection(around):
        return Side.ATTACKERS
    if gr.FRIEND.intersection(around) or any(pair in _OUR_RANKS for pair in pairwise(around)):
        return Side.FORCES
    before = tokens[:start]
    labelled = _side_labelled(before)
    if labelled is not None:
        return labelled
    foes = "face" in before[-8:] or any(t in PEOPLE and PEOPLE[t][0] is Side.ATTACKERS for t in before)
    if (
        foes
        and gr.LEFT.intersection(before[-8:])
        and ({"bodies", "corps", "cadavres"}.intersection(tokens[start:end]) or gr.BEHIND.intersection(around))
    ):
        return Side.ATTACKERS
    return Side.ANYBODY


def _side_labelled(before: Sequence[str]) -> Side | None:
    """The side that the words before tell: «du côté des assaillants, on dénombre», "army: 9 killed"."""
    near = before[-8:]
    if gr.SIDES.intersection(near):
        named = next((PEOPLE[t][0] for t in near if t in PEOPLE and PEOPLE[t][0] is not Side.ANYBODY), None)
        if named is not None:
            return named
    near = before[-5:]
    at = near.index(":") if ":" in near[:-1] else None
    listed = at is not None and near[-1] == "," and near[at + 1][0] == "‹"  # «civils : deux morts, quatre blessés»
    if ":" in before[-2:] or listed:
        label = before[-10:]
        if gr.LABEL_FORCES.intersection(label):
            return Side.FORCES
        if gr.LABEL_CIVILIANS.intersection(label):
            return Side.CIVILIANS
        if any(t in PEOPLE and PEOPLE[t][0] is Side.ATTACKERS for t in label):
            return Side.ATTACKERS
    return None


def may_be_taken(sentence: Sentence, word: FateWord, groups: Sequence[Group], sides: frozenset[Side]) -> bool:
    """Say whether they are no prisoners: attackers whom the forces caught, or somebody of whom no side is told.

    Nor is an officer whom his own men keep in his office.
    """
    own = sides == {Side.FORCES} and sentence.at(groups[0].start) in gr.POSSESSIVES and groups[0].start >= word.end
    if own and not has_takers(sentence.tokens[: word.start]) and _are_forces(sentence, word):
        return False
    caught = sentence.tokens[word.start].startswith("captur") and not _foes_did(sentence, word, groups[0])
    foes = {PEOPLE.get(sentence.at(each.end - 1), (None, False))[0] for each in groups} == {Side.ATTACKERS}
    return not foes and not (caught and sides == {Side.ANYBODY})


def _are_forces(sentence: Sentence, word: FateWord) -> bool:
    return any(each in PEOPLE and PEOPLE[each][0] is Side.FORCES for each in sentence.tokens[: word.start])


def _foes_did(sentence: Sentence, word: FateWord, first: Group) -> bool:
    """Say whether the verb is one of attackers: "JNIM said it killed 60 and captured two"."""
    told = (PEOPLE[each][0] if each in PEOPLE else SIDE_OF.get(each) for each in sentence.tokens[: word.start])
    sure = (side for side in told if side in {Side.ATTACKERS, Side.FORCES})
    return first.start >= word.end and next(sure, None) is Side.ATTACKERS


def has_takers(before: Sequence[str]) -> bool:
    """Say whether somebody is told before who takes people: attackers, men, they."""
    return any((t in PEOPLE and PEOPLE[t][0] is Side.ATTACKERS) or t in gr.TAKERS for t in before)
