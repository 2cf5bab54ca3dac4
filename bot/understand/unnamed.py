"""Victims that no noun of the tables counts: «Adama Keïta a été enlevé» is one, "the mayor and his aide" are two."""

from __future__ import annotations

from bot.understand.groups import FateWord, Sentence, Told
from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tables.people import NOT_ONE, PEOPLE, THINGS, Side

TWO_REACH = 15  # words in which two names and their auxiliaries stand
_FATES = frozenset((Fate.KILLED, Fate.ABDUCTED, Fate.INJURED))


def nameless(sentence: Sentence, word: FateWord, form: Form) -> list[Told]:
    """Who the verb alone tells of: one where it is singular, two where two singulars share it."""
    if form is Form.COUNTS or word.fate not in _FATES:
        return []
    if _is_two(sentence, word):
        return [Told(word.fate, 2, 2, frozenset({Side.CIVILIANS}), word.start)]
    last = sentence.tokens[word.end - 1]
    at = _singular(sentence, word)
    if last in gr.OF_THINGS_TOO or last.endswith("s") or at is None:
        return []
    subject = _subject(sentence, at, at)
    if subject and subject[0] in gr.PRONOUNS:
        return [Told(word.fate, 1, 1, frozenset({Side.CIVILIANS}), word.start, single=True)]
    if not subject or not all(map(_may_be_one, subject)) or THINGS.intersection((subject[0], *subject[-2:])):
        return []
    side = next((PEOPLE[each][0] for each in subject if each in PEOPLE), Side.CIVILIANS)
    return [Told(word.fate, 1, 1, frozenset({side}), word.start, single=True)]


def _singular(sentence: Sentence, word: FateWord) -> int | None:
    """Where the verb's auxiliary of one person stands: "was", "has been", «a été»."""
    place = word.start - 1
    while sentence.at(place).endswith(("ment", "ly")) or sentence.at(place) in gr.ADVERBS:
        place -= 1
    verb, before = sentence.at(place), sentence.at(place - 1)
    whole = (verb != "ete" or before in {"a", "aurait"}) and (verb != "been" or before == "has")
    return place if verb in gr.ONE_PASSIVE and whole else None


def _subject(sentence: Sentence, at: int, reach: int, keep: str = "") -> list[str]:
    """The words before `at`, up to a stop or another verb of fate, the nearest first."""
    subject: list[str] = []
    for back in range(at - 1, max(-1, at - 1 - reach), -1):
        if sentence.tokens[back] in gr.STRONG or back in sentence.fate_at:
            break
        subject.append(sentence.tokens[back])
    return [each for each in subject if (each not in gr.AUXILIARIES or each == keep) and each not in gr.STOPS]


def _may_be_one(word: str) -> bool:
    several = word in PEOPLE and not PEOPLE[word][1]
    return not (word in NOT_ONE or word.startswith("‹") or several)


def _is_two(sentence: Sentence, word: FateWord) -> bool:
    """Say whether two share a verb in the plural: «Adama Keïta et son adjoint ont été enlevés»."""
    if not gr.MANY_PASSIVE.intersection(sentence.tokens[max(0, word.start - 2) : word.start]):
        return False
    subject = _subject(sentence, word.start, TWO_REACH, keep="a")[::-1]
    if len(subject) >= TWO_REACH - 2:
        return False  # who comes before them is not seen
    ands = [at for at, each in enumerate(subject) if each in {"and", "et"}]
    if len(ands) != 1 or ands[0] + 1 >= len(subject) or subject[ands[0] + 1] not in gr.ONE_MORE:
        return False
    return all(map(_may_be_one, subject))
