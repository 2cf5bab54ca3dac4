"""One word of fate and the people tied to it, as one count."""

from __future__ import annotations

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate
from bot.understand.tables.people import Side
from bot.understand.tolls.elliptic import elliptic
from bot.understand.tolls.groups import FateWord, Group, Sentence, Told
from bot.understand.tolls.joints import companions
from bot.understand.tolls.sides import has_parts, may_be_taken, side_told

NTH_REACH = 4  # words of "fourth hostage,", and of "had already been"


def _nth(sentence: Sentence, word: FateWord, one: Group) -> int:
    """The how manyth somebody is; "the second" may be of people who met another fate."""
    if word.fate is Fate.FREED and not _had_been(sentence, word):
        return 0  # "a fourth passenger was let go" was never taken; one who "had been let go" was
    aside = sentence.at(one.start - 1) == "," == sentence.at(one.end)  # "the fourth hostage, a farmer, had been let go"
    start = max(0, one.start - NTH_REACH) if aside else one.start
    nth = next((gr.NTH[each] for each in sentence.tokens[start : one.end] if each in gr.NTH), 0)
    return nth if nth > len(("one", "another")) or sentence.at(one.start) in gr.ONE_PART else 0


def _is_more(sentence: Sentence, word: FateWord, first: Group) -> bool:
    """Say whether they met it beside those told before: "four women kidnapped with them", but not "the two others"."""
    if sentence.at(first.start + 1) in gr.MORE_PEOPLE:
        return sentence.at(first.start - 1) not in {"the", "les"}
    return sentence.at(word.end) in {"with", "avec"} and sentence.at(word.end + 1) in gr.THEM | {"elles"}


def _is_too(sentence: Sentence, word: FateWord, first: Group) -> bool:
    """Say whether it is one more, somebody's: "his driver was also taken"."""
    also = gr.TOO.intersection(sentence.tokens[first.end : word.end + 1])
    return word.fate is Fate.ABDUCTED and sentence.at(first.start) in gr.POSSESSIVES and bool(also)


def _had_been(sentence: Sentence, word: FateWord) -> bool:
    before = sentence.tokens[max(0, word.start - NTH_REACH) : word.start]
    return not {"had", "avait"}.isdisjoint(before) and not {"been", "ete"}.isdisjoint(before)


def _told_before(sentence: Sentence, word: FateWord) -> bool:
    """Say whether others met the same in this sentence: "five were killed on the spot and two more died later"."""
    return any(each.fate is word.fate and each.end < word.start for each in sentence.words)


def tie(sentence: Sentence, word: FateWord, groups: list[Group]) -> list[Told]:
    """The groups of one word as one count; a whole that is told with its parts counts once."""
    again = groups[0].used  # "14 others, most of them hit in the legs, are looked after"
    for group in groups:
        group.used = True
    sides = frozenset(group.side for group in groups)
    if word.fate is Fate.ABDUCTED and not may_be_taken(sentence, word, groups, sides):
        return []
    if has_parts(sentence.tokens, groups):
        sides = frozenset(group.side for group in groups[1:]) if groups[0].side is Side.ANYBODY else sides
        groups = groups[:1]
    groups = groups + companions(sentence, word, groups)
    if word.fate is Fate.ABDUCTED:
        sides = sides - {Side.ATTACKERS} or frozenset({Side.ANYBODY})  # "two people in the hands of bandits" are none
    elif sides == {Side.ANYBODY}:
        sides = frozenset({side_told(sentence.tokens, groups[0].start, word.end)})
    low, high = sum(group.low for group in groups), sum(group.high for group in groups)
    one = all(group.single for group in groups)
    first = groups[0]
    added = one and sentence.tokens[first.end - 1] in gr.ORDINALS  # "eleven were killed and a twelfth died"
    more = not again and (_is_too(sentence, word, first) if one else _is_more(sentence, word, first))
    added = added or (more and _told_before(sentence, word))
    nth = _nth(sentence, word, first) if one and low == 1 else 0
    told = Told(word.fate, low, high, sides, first.start, single=one, added=added, more=more, nth=nth)
    return [told, *elliptic(sentence, word, groups)]
