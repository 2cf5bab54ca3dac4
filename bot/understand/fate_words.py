"""The words of fate in a sentence: killed, «blessés», taken away; the longest phrases first.

A word that only says who died ("five of the wounded died") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, product

from bot.understand.groups import ONE_REACH, FateWord, Sentence
from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tables.outcomes import LOST, OUTCOMES
from bot.understand.tables.people import PEOPLE

_Phrase = tuple[str, ...]


def _phrases() -> tuple[dict[_Phrase, tuple[Fate, Form]], dict[str, tuple[int, ...]]]:
    """Every word and phrase of fate, and how long those are that begin with a word, the longest first."""
    table: dict[_Phrase, tuple[Fate, Form]] = {}
    lengths: dict[str, set[int]] = {}
    for fate, form, english, french in OUTCOMES:
        for phrase in filter(None, (each.strip() for each in f"{english};{french}".split(";"))):
            words = re.sub(r"(\w')(?=\w)", r"\1 ", phrase).split()
            for one in product(*(word.split("|") for word in words)):
                table.setdefault(one, (fate, form))
                lengths.setdefault(one[0], set()).add(len(one))
    return table, {word: tuple(sorted(those, reverse=True)) for word, those in lengths.items()}


_PHRASES, _LENGTHS = _phrases()
FIRST_WORDS = frozenset(_LENGTHS) | LOST
_COMMON = gr.AUXILIARIES | gr.HAVE | gr.PLACED | gr.ARTICLES
# One word of each phrase that most sentences have not; without any of them a sentence tells no fate.
KEY_WORDS = LOST | {next((word for word in phrase if word not in _COMMON), phrase[0]) for phrase in _PHRASES}


def find_words(sentence: Sentence) -> None:
    """Every word of fate, the longest phrases first."""
    tokens, free = sentence.tokens, 0
    for at in [place for place, token in enumerate(tokens) if token in FIRST_WORDS]:
        if at < free:
            continue
        start, end = at, _end_of_phrase(tokens, at)
        if end > at + 1 and (longer := _end_of_phrase(tokens, end - 1)) > end:
            start, end = end - 1, longer  # "were taken to hospital"
        if end > start:
            free = end
            fate, form = _PHRASES[tuple(tokens[start:end])]
            _add(sentence, FateWord(fate, form, start, end))
        elif tokens[at] in LOST:
            _add(sentence, FateWord(Fate.KILLED, Form.DOES, at, at + 1))


def _end_of_phrase(tokens: Sequence[str], at: int) -> int:
    """Where the longest phrase of fate ends that begins there; `at` where none does."""
    for length in _LENGTHS.get(tokens[at], ()):
        end = at + length
        known = end <= len(tokens) and tuple(tokens[at:end]) in _PHRASES
        if known and not (tokens[end - 1] == "at" and tokens[end : end + 1] == ["least"]):
            return end  # but "shot at least nine" is not "shot at"
    return at


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
