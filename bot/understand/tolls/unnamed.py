"""Victims that no noun of the tables counts: «Adama Keïta a été enlevé» is one, "the mayor and his aide" are two."""

from __future__ import annotations

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tables.people import NOT_ONE, PEOPLE, THINGS, Side
from bot.understand.tolls.groups import FateWord, Sentence, Told, tokens_of
from bot.understand.tolls.joints import joined_before
from bot.understand.tolls.people_told import find_groups

ASIDE_REACH = 6  # words of an aside behind its verb
MANY = 100  # more than those are a town's or a camp's
TRADE = 4  # words of a trade and its article
TWO_REACH = 15  # words in which two names and their auxiliaries stand
_LOST = frozenset((Fate.KILLED, Fate.ABDUCTED))
_FATES = frozenset((Fate.KILLED, Fate.ABDUCTED, Fate.INJURED))


def nameless(sentence: Sentence, word: FateWord, form: Form) -> list[Told]:
    """Who the verb alone tells of: one where it is singular, two where two singulars share it."""
    if form is Form.COUNTS or word.fate not in _FATES:
        return []
    if _is_two(sentence, word):
        return [Told(word.fate, 2, 2, frozenset({Side.CIVILIANS}), word.start)]
    one = [Told(word.fate, 1, 1, frozenset({Side.CIVILIANS}), word.start, single=True)]
    last = sentence.tokens[word.end - 1]
    at = _singular(sentence, word)
    if last in gr.OF_THINGS_TOO or last.endswith("s") or at is None:
        return one if at is None and (_is_aside(sentence, word) or _by_trade(sentence, word)) else []
    subject = _subject(sentence, at, at)
    if subject and subject[0] in gr.PRONOUNS:
        return one
    if not subject or not all(map(_may_be_one, subject)) or THINGS.intersection((subject[0], *subject[-2:])):
        return []
    side = next((PEOPLE[each][0] for each in subject if each in PEOPLE), Side.CIVILIANS)
    return [Told(word.fate, 1, 1, frozenset({side}), word.start, single=True)]


def _is_aside(sentence: Sentence, word: FateWord) -> bool:
    """Say whether the word tells of one before a comma, who has a verb of his own: "the warden, stabbed in …, is"."""
    comma = word.start - 1
    end = next((at for at in range(word.end, word.end + ASIDE_REACH) if sentence.at(at) == ","), 0)
    if sentence.at(comma) != "," or not end or sentence.at(end + 1) not in gr.ONE_PASSIVE | {"a"}:
        return False
    subject = _subject(sentence, comma, TRADE)
    begins = sentence.at(comma - len(subject) - 1) in gr.STRONG or comma == len(subject)
    person = bool(subject) and subject[-1] in gr.ARTICLES and all(map(_may_be_one, subject))
    return begins and person and not THINGS.intersection(subject) and word.form is not Form.DOES


def _by_trade(sentence: Sentence, word: FateWord) -> bool:
    """Say whether a participle tells of somebody of no known trade: «un maître tué, son école brûlée»."""
    subject = _subject(sentence, word.start, TRADE)
    at = next((at for at, each in enumerate(subject) if each in gr.ONE_PART), 0)
    start = word.start - 1 - at
    begins = start == 0 or sentence.at(start - 1) in gr.STOPS
    trade = 0 < at < TRADE - 1 and begins and all(map(_may_be_one, subject[:at]))
    suffered = gr.ONLY_OF_PEOPLE.intersection(sentence.tokens[word.start : word.end])
    return trade and bool(suffered) and not (THINGS | gr.SMALL).intersection(subject[:at])


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


def they(sentence: Sentence, word: FateWord, before: str) -> list[Told]:
    """The one group of the sentence before: "Nine men had gone to the well. They were killed"."""
    if (
        sentence.at(word.start - 1) == "them"
        and sentence.at(word.start - 2) not in gr.OF | gr.OUT_OF
        and word.fate in _LOST
    ):
        return _them(sentence, word, before)
    at = word.start - 1
    while sentence.at(at) in gr.HELPERS:
        at -= 1
    if not before or at == word.start - 1 or sentence.at(at) not in gr.THEY or word.fate not in _LOST:
        return []
    told = Sentence(tokens_of(before))
    find_groups(told)
    several = [each for each in told.groups if not (each.single or each.bare or each.side is Side.ATTACKERS)]
    if len(several) != 1 or several[0].high > MANY:
        return []
    them = several[0]
    return [Told(word.fate, them.low, them.high, frozenset({them.side}), word.start)]


def _them(sentence: Sentence, word: FateWord, before: str) -> list[Told]:
    """Those of the clause before: "the cook and his son did not come home; a shepherd saw them led off"."""
    stop = next((at for at in range(word.start - 1, 0, -1) if sentence.tokens[at] in gr.STRONG), 0)
    if not stop and before:
        sentence = Sentence(tokens_of(before))
        find_groups(sentence)
        stop = len(sentence.tokens)
    last = next((each for each in reversed(sentence.groups) if each.end <= stop), None)
    if last is None or last.side is Side.ATTACKERS:
        return []
    them = joined_before(sentence, last, set())
    low, high = sum(each.low for each in them), sum(each.high for each in them)
    return [Told(word.fate, low, high, frozenset({last.side}), word.start)] if low > 1 else []
