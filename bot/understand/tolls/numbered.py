"""The people whom the first sentences of an item number: of a taking that no word of fate tells, they are the taken.

"Ils ont fait descendre cinq passagers", "men in scarves walked nine traders into the trees": title and lead are
trusted, a later sentence only where it tells who took them.
"""

from __future__ import annotations

from bot.model import Count
from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate
from bot.understand.tables.people import PEOPLE, Side
from bot.understand.text.prose import Part
from bot.understand.tolls.fate_words import WHOLE, find_words
from bot.understand.tolls.groups import ONE_REACH, Group, Sentence, tokens_of
from bot.understand.tolls.joints import joined_before, joined_behind
from bot.understand.tolls.lines import Lines
from bot.understand.tolls.people_told import find_groups
from bot.understand.tolls.sides import has_parts
from bot.understand.tolls.speakers import without_speakers

FIRST = 5  # sentences, the headline among them
_NOT_TAKEN = frozenset((Fate.KILLED, Fate.INJURED, Fate.NEUTRALISED, Fate.BURIED))


def numbered(lines: Lines) -> Count | None:
    """The first people numbered in the first sentences who may have been taken."""
    for line in lines.all[:FIRST]:
        sentence = Sentence(tokens_of(lines.words(line)), headline=line.part is Part.TITLE)
        find_words(sentence, WHOLE.places(sentence.tokens), WHOLE)
        find_groups(sentence)
        without_speakers(sentence)
        for group in sentence.groups:
            if _may_be_taken(sentence, group) and (line.part is not Part.BODY or _takers(sentence, group)):
                return _together(sentence, group)
    return None


def _together(sentence: Sentence, group: Group) -> Count:
    """They, and whoever is told with them: "the imam, his two sons and a guest"; a whole told with its parts is one."""
    told = joined_before(sentence, joined_behind(sentence, group)[-1], set())
    told = told[:1] if has_parts(sentence.tokens, told) else told
    return Count(sum(each.low for each in told), sum(each.high for each in told))


def _may_be_taken(sentence: Sentence, group: Group) -> bool:
    """Say whether they are people told by a noun who are neither those who take nor those who were left."""
    told = not (group.single or group.bare) and group.side in {Side.CIVILIANS, Side.ANYBODY}
    others = sentence.at(group.start + 1) in gr.MORE_PEOPLE
    taker = sentence.at(group.end - 1) in gr.TAKERS and not _takers(sentence, group)
    return told and not (
        others
        or taker
        or _met_else(sentence, group)
        or _is_left(sentence, group)
        or sentence.at(group.start - 1) in _BY
    )


def _met_else(sentence: Sentence, group: Group) -> bool:
    """Say whether the clause tells that they were killed or hurt."""
    stop = next((at for at in range(group.end, len(sentence.tokens)) if sentence.tokens[at] in gr.STOPS), group.end)
    return any(
        word.fate in _NOT_TAKEN and (group.end <= word.start <= stop or 0 <= group.start - word.end <= ONE_REACH)
        for word in sentence.words
    )


def _is_left(sentence: Sentence, group: Group) -> bool:
    """Say whether they were left behind: "nine diggers bound for Djado were left on foot in the sand"."""
    verb = next((at for at in range(group.end, len(sentence.tokens)) if sentence.tokens[at] in gr.FINITE), 0)
    return bool(verb) and not gr.LEFT_BEHIND.isdisjoint(sentence.tokens[verb : verb + 3])


_BY = frozenset(("by", "par"))


def _takers(sentence: Sentence, group: Group) -> bool:
    """Say whether the sentence tells who took them, or what they were made to do."""
    tokens = sentence.tokens
    verb = next((at for at in range(group.end, len(tokens)) if tokens[at] in gr.FINITE), len(tokens))
    return not gr.COMPELLED.isdisjoint(tokens[verb : verb + 3]) or any(
        each in gr.TAKERS or PEOPLE.get(each, (None, False))[0] is Side.ATTACKERS
        for each in (*tokens[: group.start], *tokens[group.end :])
    )
