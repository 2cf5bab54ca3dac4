"""The words of fate in a sentence: killed, «blessés», taken away; the longest phrases first, then frames of words.

A word that only says who died ("five of the wounded died") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import compress, count, pairwise, product

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form, Row, agreements
from bot.understand.tables.frames import BLOWS, FRAMES, Frame
from bot.understand.tables.outcomes import LOST, OUTCOMES
from bot.understand.tables.people import PEOPLE
from bot.understand.tables.taken import FAINT
from bot.understand.tolls.carried import carried_off
from bot.understand.tolls.groups import NOUN_REACH, ONE_REACH, FateWord, Sentence

DEATH_REACH = 6  # words between a blow and "to death"

_Phrase = tuple[str, ...]


class Vocabulary:
    """The phrases of some rows, and the frames: where in a sentence they begin, and what they tell."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._phrases: dict[_Phrase, tuple[Fate, Form]] = {}
        lengths: dict[str, set[int]] = {}
        for fate, form, english, french in rows:
            for phrase in filter(None, (each.strip() for each in f"{english};{french}".split(";"))):
                parts = re.sub(r"(\w')(?=\w)", r"\1 ", phrase).split()
                ends = _DE if form is Form.DOES and parts[-1] == "de" and len(parts) > 1 else _forms(parts[-1])
                for one in product(*map(_forms, parts[:-1]), ends):
                    self._phrases.setdefault(one, (fate, form))
                    lengths.setdefault(one[0], set()).add(len(one))
        self._lengths = {word: tuple(sorted(those, reverse=True)) for word, those in lengths.items()}
        self._frames: dict[str, list[Frame]] = {}
        for frame in FRAMES:
            for word in frame.first:
                self._frames.setdefault(word, []).append(frame)
        self._ends = frozenset(word for frame in FRAMES for word in frame.last)
        self._reach = 1 + max(frame.reach for frame in FRAMES)
        one_word = {phrase[0] for phrase in self._phrases if len(phrase) == 1}
        self._alone = LOST | BLOWS | gr.BARE_TAKEN | {"monter", "grimper"} | one_word
        self._framed = self._alone | self._frames.keys()  # … that count where a frame may end, too
        self._seconds: dict[str, set[str]] = {word: set() for word in self._framed}
        for first, second, *_ in (phrase for phrase in self._phrases if len(phrase) > 1):
            self._seconds.setdefault(first, set()).add(second)

    def places(self, tokens: Sequence[str]) -> list[int]:
        """Where a phrase or a frame may begin: "in" does so before "captivity" alone."""
        begun = compress(count(), map(self._seconds.__contains__, tokens))
        sure = self._alone if self._ends.isdisjoint(tokens) else self._framed
        behind = (*tokens[1:], "")
        return [at for at in begun if tokens[at] in sure or behind[at] in self._seconds[tokens[at]]]

    def end_of_phrase(self, tokens: Sequence[str], at: int) -> int:
        """Where the longest phrase of fate ends that begins there; `at` where none does."""
        for length in self._lengths.get(tokens[at], ()):
            end = at + length
            known = end <= len(tokens) and tuple(tokens[at:end]) in self._phrases
            if known and not (tokens[end - 1] == "at" and _names_place(tokens, end)):
                return end  # but "shot at least nine" is not "shot at", nor is "shot at Sokolo"
        return at

    def longest(self, tokens: Sequence[str], at: int) -> tuple[int, int]:
        """The phrase that begins there, or the longer one that begins with its last word; empty where neither does."""
        end = self.end_of_phrase(tokens, at)
        if end > at + 1 and self.told(tokens[at:end])[0] is not Fate.KILLED:  # "fatally shot at a checkpoint"
            longer = self.end_of_phrase(tokens, end - 1)
            if longer > end:
                return end - 1, longer  # "were taken to hospital"
        return at, end

    def framed(self, tokens: Sequence[str], at: int) -> tuple[Frame, int] | None:
        """The first frame that begins there, and where it ends."""
        if tokens[at] not in self._frames or self._ends.isdisjoint(tokens[at + 1 : at + self._reach]):
            return None  # most often
        headed = tokens[at] in gr.HEADED and tokens[at + 1] in {"by", "par"} and tokens[at - 1] not in gr.PASSIVE
        if headed or tokens[at + 1] in gr.OBJECT_PRONOUNS:
            return None  # «une attaque menée par des hommes à moto»
        for frame in self._frames.get(tokens[at], ()):
            linked = not frame.links
            for place in range(at + 1, min(len(tokens), at + 1 + frame.reach)):
                here = tokens[place]
                limb = not (here == "front" and tokens[place + 1 : place + 2] == ["of"])  # "shot in front of …"
                if here in frame.last and limb and linked and place > at + bool(frame.links):
                    return frame, place + 1
                number = here[0] == "‹" and tokens[place + 1 : place + 2] != [] and tokens[place + 1] not in frame.last
                stops = here in gr.STRONG or number or here in gr.NEGATIONS or here in gr.THEM
                if stops or (here not in frame.links and self.end_of_phrase(tokens, place) > place):
                    break  # «a succombé à ses blessures»
                linked = linked or (here in frame.links and not (here == "a" and tokens[at].endswith(_ENGLISH)))
        return None

    def told(self, phrase: Sequence[str]) -> tuple[Fate, Form]:
        """What a known phrase tells."""
        return self._phrases[tuple(phrase)]


_ENGLISH = ("ed", "taken")  # before which "a" is no French preposition


def _names_place(tokens: Sequence[str], at: int) -> bool:
    """Say whether a place or an amount begins there, not who shot or what with."""
    here = tokens[at] if at < len(tokens) else ""
    return here == "least" or (here.isalpha() and here not in gr.SMALL and here not in gr.THE_SHOOTING)


_DE = ["de", "d'", "du", "des"]


def _forms(word: str) -> list[str]:
    """The words that a word of a table stands for: `a|b`, and `blesse+` for its agreements."""
    return [form for each in word.split("|") for form in agreements(each)]


SURE = Vocabulary(OUTCOMES)
WHOLE = Vocabulary((*OUTCOMES, *FAINT))


def find_words(sentence: Sentence, places: Iterable[int], vocabulary: Vocabulary = SURE) -> None:
    """Every word of fate, the longest phrases first; `places`: where they may begin."""
    tokens, free = sentence.tokens, 0
    for at in places:
        if at < free or (tokens[at] == "corps" and tokens[at - 2 : at] in gr.BODYGUARD):
            continue
        start, end = vocabulary.longest(tokens, at)
        framed = vocabulary.framed(tokens, at)
        if carried_off(tokens, at):
            free = at + 1
            _add(sentence, FateWord(Fate.ABDUCTED, Form.DOES, at, free))
        elif tokens[at] in gr.BARE_TAKEN and end <= at + 1 and _taken_away(tokens, at):
            _add(sentence, FateWord(Fate.ABDUCTED, Form.DONE, at, at + 1))
        elif framed and framed[1] > end:
            frame, free = framed
            _add(sentence, FateWord(frame.fate, frame.form, at, free))
        elif end > start:
            fate, form = vocabulary.told(tokens[start:end])
            if fate is Fate.INJURED and _to_death(tokens, end):
                fate = Fate.KILLED
            free = end
            _add(sentence, FateWord(fate, form, start, end))
        elif tokens[at] in BLOWS and _to_death(tokens, at + 1):
            _add(sentence, FateWord(Fate.KILLED, Form.EITHER, at, at + 1))
        elif tokens[at] in LOST:
            _add(sentence, FateWord(Fate.KILLED, Form.DOES, at, at + 1))


def _taken_away(tokens: Sequence[str], at: int) -> bool:
    """Say whether a bare participle behind people is a kidnapping: "four people taken", but "taken to hospital"."""
    if at + 1 < len(tokens) and tokens[at + 1] == ":" and (not at or tokens[at - 1] in gr.STRONG):
        return True  # "Taken: a nurse and her driver."
    counted = tokens[at - 1] in PEOPLE and any(each[0] == "‹" for each in tokens[max(0, at - 4) : at - 1])
    behind = tokens[at + 1] if at + 1 < len(tokens) else "."
    dated = behind == "on" and tokens[at + 2 : at + 3] != [] and tokens[at + 2][0] == "~"
    if tokens[at] == "taken":
        return (counted and behind not in gr.SENT) or (
            dated and tokens[at - 1] in PEOPLE
        )  # "the nurse taken on Monday"
    if tokens[at - 1] == "ete" and (behind in gr.WHEN or behind[0] == "~"):
        return True  # «mon père a été pris hier soir»
    return counted and (behind in gr.STOPS or behind in gr.WHEN or behind[0] == "~")  # «pris», but «pris pour cible»


def _to_death(tokens: Sequence[str], at: int) -> bool:
    """Say whether who was hurt died of it: "clubbed to death", "beat two brothers to death", «battu à mort»."""
    for place in range(at, min(len(tokens) - 1, at + DEATH_REACH)):
        if tokens[place] in gr.STOPS:
            return False
        if (tokens[place], tokens[place + 1]) in _TO_DEATH:
            return True
    return False


_TO_DEATH = frozenset((("to", "death"), ("a", "mort")))


def drop_dying(sentence: Sentence) -> None:
    """Leave out a word of wounds that only says who died: "five of the wounded died"."""
    tokens = sentence.tokens
    for first, second in pairwise(tuple(sentence.words)):
        if first not in sentence.words:
            continue  # left out beside the word before
        near = second.start - first.end <= ONE_REACH and not any(
            t in gr.STOPS or t in gr.AND or t.startswith("‹") for t in tokens[first.end : second.start]
        )
        told = tokens[first.start - 1].startswith("‹") if first.start else False
        adjective = told and first.end < len(tokens) and tokens[first.end] in PEOPLE
        near = near or (adjective and not any(t.startswith("‹") for t in tokens[first.end : second.start]))
        of = tokens[first.end - 1] in gr.OF and tokens[first.end].startswith("‹")
        if tokens[first.start : first.end] == ["shot"] and tokens[second.start : second.end] == ["dead"]:
            if not (gr.STRONG | gr.FINITE).intersection(tokens[first.end : second.start]) and first.end < second.start:
                _drop(sentence, second)  # "shot my uncle, his guest and one other man dead"
        elif of and (first.fate, second.fate) == _DEATH_OF_HURT and second.start - first.end <= ONE_REACH:
            _drop(sentence, second)  # «le décès de deux blessés»
        elif (second.fate, first.fate) == _DEATH_OF_HURT and (
            _died_of_it(sentence, first, second) or (near and _dies(sentence, second))
        ):
            _drop(sentence, first)


_DEATH_OF_HURT = (Fate.KILLED, Fate.INJURED)


def _died_of_it(sentence: Sentence, first: FateWord, second: FateWord) -> bool:
    """Say whether wounds are told in an aside of who died: "his son, shot in the stomach, died on the way"."""
    if second.form is Form.DOES:
        return False
    verb = second.start
    while sentence.at(verb - 1) in gr.HELPERS or sentence.at(verb - 1) in _NOT:
        verb -= 1
    between = sentence.tokens[first.end : verb]
    if between[-1:] == [","] and gr.PART_OF.intersection(
        sentence.tokens[max(0, first.start - NOUN_REACH) : first.start]
    ):
        return not _has_more(between[:-1]) and verb < second.start  # "six, among them a boy hit by a shot, were killed"
    aside = sentence.at(first.start - 1) == "," and between[-1:] == [","]
    # "The policeman wounded on Monday at the market has died".
    hurt = sentence.at(first.start - 1)
    own = verb < second.start or sentence.tokens[second.start] in gr.DO  # its own auxiliary
    reduced = (
        own and (hurt in PEOPLE or hurt in gr.THE_FALLEN or hurt.startswith("‹")) and not _CLAUSE.intersection(between)
    )
    return (aside or (reduced and "," not in between)) and not _has_more(between)


_NOT = frozenset(("n", "'", "n'"))  # «…, touché au cou, n'a pas survécu»
_CLAUSE = gr.SUBORDINATE | gr.RELATIVES


def _dies(sentence: Sentence, word: FateWord) -> bool:
    """Say whether somebody dies, by a verb: «un des trois blessés est mort»."""
    return word.form is Form.DONE or (
        sentence.tokens[word.start] in gr.DEAD_WORDS and sentence.at(word.start - 1) in gr.PASSIVE
    )


def _has_more(between: Sequence[str]) -> bool:
    """Say whether somebody else is counted there, or another clause begins."""
    return any(each in gr.STRONG or each[0] == "‹" or each in {"and", "et"} for each in between)


def _drop(sentence: Sentence, word: FateWord) -> None:
    sentence.words.remove(word)
    for at in range(word.start, word.end):
        sentence.fate_at.pop(at, None)


def _add(sentence: Sentence, word: FateWord) -> None:
    sentence.words.append(word)
    for at in range(word.start, word.end):
        sentence.fate_at[at] = word
