"""The sentences of an item that tell of this incident, made ready for counting: dates blanked, numbers marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.understand.text.numbers import mark
from bot.understand.text.prose import Part, Prose
from bot.understand.tolls.lines import Lines
from bot.understand.tolls.other_news import other_news
from bot.understand.tolls.plain import plain, without_asides


def sentences_of(prose: Prose, past: Collection[int], dated: Collection[tuple[int, int]]) -> list[tuple[Part, str]]:
    """The sentences about this incident, dates blanked."""
    low = prose.low
    if dated:
        pieces, at = [], 0
        for start, end in sorted(dated):
            if start >= at:
                pieces += [low[at:start], "~" * (end - start)]
                at = end
        low = "".join((*pieces, low[at:]))
    told: list[tuple[Part, int, str]] = []
    others = other_news(prose)
    for clause in prose.clauses:
        if clause.start in past or clause.part is Part.ASIDE or clause.sentence in others:
            continue
        words = low[clause.start : clause.end]
        if told and told[-1][1] == clause.sentence:
            words = told.pop()[2] + words
        told.append((clause.part, clause.sentence, words))
    return [(part, words.replace("\n", " ")) for part, _, words in told]


def marked(sentences: Sequence[tuple[Part, str]]) -> tuple[Lines, set[int]]:
    """The same with numbers marked, replaced numbers out and told apart; no rule reads on over the end of a line."""
    text = plain(mark("\n".join(words for _, words in sentences)))
    told = text.split("\n") if sentences else []
    return without_asides(Lines(zip((part for part, _ in sentences), told, strict=True)))
