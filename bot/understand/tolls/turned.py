"""People told on the far side of their word of fate: behind a participle that opens the sentence, or before a "whom".

«Enlevés lundi à Sokolo, le préfet et son chauffeur sont libres», "Seized on the road, nine men …"; «les trois hommes
que les assaillants ont emmenés», "the nine boys whom they took away".
"""

from __future__ import annotations

from bot.understand.tables import grammar as gr
from bot.understand.tables.people import Side
from bot.understand.tolls.groups import ONE_REACH, REACH, FateWord, Group, Sentence
from bot.understand.tolls.joints import joined_before

WHO_REACH = 6  # words of who did it, between "whom" and the verb


def opened(sentence: Sentence, word: FateWord) -> list[Group]:
    """The subject of the participle in which the sentence opens; empty where it opens otherwise."""
    before = sentence.at(word.start - 1)
    if before and before not in gr.STRONG and before not in gr.CUTS:
        return []
    comma = next((at for at in range(word.end, word.end + REACH) if sentence.at(at) in {",", ""}), len(sentence.tokens))
    between = range(word.end, comma)
    others = any(at in sentence.fate_at or sentence.at(at) in _VERB for at in between)
    if others or sentence.at(comma) != ",":
        return []
    beside = [g for g in sentence.groups if word.end < g.start < comma and sentence.at(g.start - 1) in gr.WITH]
    first = next((each for each in sentence.groups if each.start > comma), None)
    if first is not None and first.start - comma <= len((",", "les")) and not first.bare:
        return [] if first.used else [*_subject(sentence, first), *beside]
    return [] if first and first.start - comma <= ONE_REACH else [*_one(sentence, comma), *beside]


def _subject(sentence: Sentence, first: Group) -> list[Group]:
    """They and whoever shares their verb."""
    verb = next((at for at in range(first.end, len(sentence.tokens)) if sentence.tokens[at] in gr.FINITE), first.end)
    last = next((each for each in reversed(sentence.groups) if first.start <= each.start and each.end <= verb), first)
    return [each for each in joined_before(sentence, last, set()) if each.start >= first.start]


_VERB = gr.FINITE - {"a", "had", "has"}


def _one(sentence: Sentence, comma: int) -> list[Group]:
    """The one of whom no table has the noun: «Enlevée mardi, la chercheuse a été …», by article and verb."""
    at = comma + 1
    if sentence.at(at) not in gr.ARTICLES:
        return []
    for verb in range(at + 2, at + 2 + WHO_REACH):
        if sentence.at(verb) in gr.SEVERAL or sentence.at(verb) in gr.STOPS:
            return []
        if sentence.at(verb) in _ONE_VERB:
            return [Group(at, at + 2, 1, 1, Side.CIVILIANS, single=True)]
    return []


_ONE_VERB = gr.ONE_VERB | {"a"}


def whom(sentence: Sentence, word: FateWord) -> list[Group]:
    """Those before a "whom" whose verb the word is; empty where none stands there.

    A French participle agrees with them: in «le maire dit que des hommes ont enlevé …» it does not with the mayor.
    """
    at = next((at for at in range(word.start - 1, max(0, word.start - 2 - WHO_REACH), -1) if _is_whom(sentence, at)), 0)
    between = sentence.tokens[at + 1 : word.start]
    cut = any(place in sentence.fate_at for place in range(at + 1, word.start)) or not gr.STOPS.isdisjoint(between)
    if not at or cut or not between:
        return []
    last = next((each for each in reversed(sentence.groups) if each.end <= at), None)
    if (last is None or at - last.end > ONE_REACH) and sentence.tokens[word.end - 1].endswith("ee"):
        return [Group(at, at + 1, 1, 1, Side.CIVILIANS, single=True)]  # «Awa, que les assaillants ont emmenée»
    if last is None or last.used or last.bare or last.side is Side.ATTACKERS or at - last.end > ONE_REACH:
        return []
    french = sentence.tokens[at] in _QUE
    if not gr.SPEECH.isdisjoint(sentence.tokens[last.end : at]) or (
        french and last.single is _is_plural(sentence, word)
    ):
        return []
    return joined_before(sentence, last, set())


def _is_plural(sentence: Sentence, word: FateWord) -> bool:
    return sentence.tokens[word.end - 1].endswith("s")


def _is_whom(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at] in _QUE or sentence.tokens[at] == "whom"


_QUE = frozenset(("que", "qu'"))
