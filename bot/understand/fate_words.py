"""The words of fate in a sentence: killed, «blessés», taken away; the longest phrases first.

A word that only says who died ("five of the wounded died") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, product

from bot.understand.groups import ONE_REACH, FateWord, Sentence
from bot.understand.tables import grammar as gr
from bot.understand.tables.casualties import LOST, OUTCOMES, Fate, Form
from bot.understand.tables.people import PEOPLE


def _phrases() -> dict[str, list[tuple[tuple[str, ...], Fate, Form]]]:
    """Every word and phrase of fate by its first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Fate, Form]]] = {}
    for fate, form, english, french in OUTCOMES:
        for phrase in filter(None, (each.strip() for each in f"{english};{french}".split(";"))):
            words = re.sub(r"(\w')(?=\w)", r"\1 ", phrase).split()
            for one in product(*(word.split("|") for word in words)):
                table.setdefault(one[0], []).append((one, fate, form))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


_PHRASES = _phrases()
FIRST_WORDS = frozenset(_PHRASES) | LOST
_COMMON = gr.AUXILIARIES | gr.HAVE | gr.PLACED | gr.ARTICLES
# One word of each phrase that most sentences have not; without any of them a sentence tells no fate.
KEY_WORDS = LOST | {
    next((word for word in phrase if word not in _COMMON), phrase[0])
    for rows in _PHRASES.values()
    for phrase, _, _ in rows
}


def find_words(sentence: Sentence) -> None:
    """Every word of fate, the longest phrases first."""
    tokens, free = sentence.tokens, 0
    for at in [place for place, token in enumerate(tokens) if token in FIRST_WORDS]:
        if at < free:
            continue
        row = _phrase_at(tokens, at)
        if row is not None:
            start, last = at, at + len(row[0]) - 1
            longer = _phrase_at(tokens, last) if last > at else None
            if longer is not None and len(longer[0]) > 1:
                row, start = longer, last  # "were taken to hospital"
            free = start + len(row[0])
            _add(sentence, FateWord(row[1], row[2], start, free))
        elif tokens[at] in LOST:
            _add(sentence, FateWord(Fate.KILLED, Form.DOES, at, at + 1))


def _phrase_at(tokens: Sequence[str], at: int) -> tuple[tuple[str, ...], Fate, Form] | None:
    """The longest phrase of fate that begins there."""
    rows = _PHRASES.get(tokens[at], ())
    for row in rows:
        end = at + len(row[0])
        if tuple(tokens[at:end]) == row[0] and not (row[0][-1] == "at" and tokens[end : end + 1] == ["least"]):
            return row  # but "shot at least nine" is not "shot at"
    return None


def drop_dying(sentence: Sentence) -> None:
    """Leave out a word of wounds that only says who died: "five of the wounded died"."""
    tokens = sentence.tokens
    for first, second in pairwise(tuple(sentence.words)):
        near = second.start - first.end <= ONE_REACH and not any(
            t in gr.STOPS or t in gr.AND or t.startswith("‹") for t in tokens[first.end : second.start]
        )
        told = tokens[first.start - 1].startswith("‹") if first.start else False
        adjective = told and first.end < len(tokens) and tokens[first.end] in PEOPLE
        near = near or (adjective and not any(t.startswith("‹") for t in tokens[first.end : second.start]))
        of = tokens[first.end - 1] in gr.OF and tokens[first.end].startswith("‹")
        if tokens[first.start : first.end] == ["shot"] and tokens[second.start : second.end] == ["dead"]:
            if not gr.STOPS.intersection(tokens[first.end : second.start]) and first.end < second.start:
                _drop(sentence, second)  # "shot my uncle and one other man dead"
        elif of and first.fate is Fate.KILLED and second.fate is Fate.INJURED and second.start - first.end <= ONE_REACH:
            _drop(sentence, second)  # «le décès de deux blessés»
        elif first.fate is Fate.INJURED and second.fate is Fate.KILLED and second.form is Form.DONE and near:
            _drop(sentence, first)


def _drop(sentence: Sentence, word: FateWord) -> None:
    sentence.words.remove(word)
    for at in range(word.start, word.end):
        sentence.fate_at.pop(at, None)


def _add(sentence: Sentence, word: FateWord) -> None:
    sentence.words.append(word)
    for at in range(word.start, word.end):
        sentence.fate_at[at] = word
