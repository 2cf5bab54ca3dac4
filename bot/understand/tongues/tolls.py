"""Tolls in languages that are neither English nor French: a number, a few words, a word of fate, in either order.

    words   = the tongue's own (`tongues/toll_words.py`)
    numbers = digits and numerals, ages, days, distances and vehicles left out
    each word of fate takes the nearest free number before it, else behind it, and what "and" joins to that

Only the first sentences are read, where a toll is told: far from a whole grammar, far better than silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.understand.tables.fates import Fate
from bot.understand.tables.people import Side
from bot.understand.tolls.groups import MAX_PEOPLE
from bot.understand.tongues.spoken import Spoken
from bot.understand.tongues.toll_words import HUNDRED, TEN, TOKEN, TWENTY, TollWords, toll_words

SENTENCES = 5  # the title and the first sentences
WORDS = 150  # of each: who tells a toll later than that tells another's
_STOPS = frozenset('.,;:!?()،؛؟«»"。')
_YEARS = range(1900, 2101)
CLOSE = 2  # words between "a soldier" and what became of him, that it counts before a number behind
# What joins a second number to the first, whatever the language.
_AND = frozenset(["y", "e", "und", "sowie", "ve", "da", "ni", "nda", "و", "en", "и", "na", "ak", "d", "和", "及"])
_ABOUT = frozenset(("kusan", "kimanin"))
_HAN = "\u4e00"  # from here on signs that no space parts
_OF = frozenset(("de", "di", "."))
_WAW = "و"  # "and" in Arabic, written as one with the next word
_BOUND = frozenset("وف")
_ARTICLE = "ال"


@dataclass(slots=True)
class _Number:
    start: int
    end: int
    value: int
    joined: bool  # "and" stands before it
    faint: bool = False  # an article, "a soldier": counts where no number is nearer
    used: bool = False


@dataclass(slots=True)
class TongueToll:
    """Counts by fate, whether nobody died or was hurt, and on which sides the dead were."""

    counts: dict[Fate, int] = field(default_factory=dict)
    no_dead: bool = False
    no_hurt: bool = False
    sides: set[Side] = field(default_factory=set)


def told_in(sentences: Sequence[str], spoken: Spoken) -> TongueToll:
    """What the first folded sentences tell in the words of a tongue."""
    told = TongueToll()
    words = toll_words(spoken)
    lines = [_tokens(each, words)[:WORDS] for each in sentences[:SENTENCES]]
    for tokens in lines:
        for fate, count, near in _in_sentence(tokens, words):
            told.counts[fate] = max(count, told.counts.get(fate, 0))
            if fate is Fate.KILLED:
                told.sides.update(side for token in near if (side := words.sides.get(token)))
    flat = " ".join(" ".join(tokens) for tokens in lines)
    told.no_dead, told.no_hurt = (any(phrase in flat for phrase in phrases) for phrases in words.nobody)
    return told


def _tokens(line: str, words: TollWords) -> list[str]:
    """The words of a line; where no space parts them, those that are known, and single signs."""
    tokens = TOKEN.findall(line.replace("~", ""))  # where a date was
    if words.han is None:
        return tokens
    return [part for token in tokens for part in (words.han.findall(token) if token[0] >= _HAN else (token,))]


def _in_sentence(tokens: list[str], words: TollWords) -> list[tuple[Fate, int, list[str]]]:
    """Each word of fate that has a number, in order, and the words from the one to the other and just behind."""
    tokens = _without_parts(tokens, words)
    numbers = _numbers(tokens, words)
    fates = _fates(tokens, words)
    ends = {place for start, end, _ in fates for place in range(start, end)}
    told: list[tuple[Fate, int, list[str]]] = []
    for start, end, fate in fates:
        found = _counted(tokens, numbers, fates, (start, end), words.reach)
        if found is None or (found.start >= end and not words.things.isdisjoint(tokens[end : found.start])):
            continue
        found.used = True
        total = found.value + sum(each.value for each in _joined(tokens, numbers, found, ends, words.reach))
        if total <= MAX_PEOPLE:
            first = min(start, found.start) - words.noun_first
            told.append((fate, total, tokens[max(0, first) : max(end, found.end + 2)]))
    return told


def _without_parts(tokens: list[str], words: TollWords) -> list[str]:
    """The sentence without what tells a part of a number before: «ستة أشخاص، بينهم امرأتان»."""
    kept: list[str] = []
    at = 0
    while at < len(tokens):
        phrase = next((p for p in words.parts.get(tokens[at], ()) if tuple(tokens[at : at + len(p)]) == p), None)
        number = _first_number(tokens, at + len(phrase), words) if phrase else None
        if phrase is None or number is None:
            kept.append(tokens[at])
            at += 1
            continue
        if kept and kept[-1] in _STOPS:
            kept.pop()
        at = number + 1
        at += at < len(tokens) and tokens[at] not in _STOPS and not _fates_at(tokens, at, words)  # its noun
        at += at < len(tokens) and tokens[at] in {",", "،"}
    return kept


def _first_number(tokens: list[str], start: int, words: TollWords) -> int | None:
    """Where the next number stands, a few words on at most."""
    near = range(start, min(len(tokens), start + words.reach))
    return next((place for place in near if _value(tokens[place], words)), None)


def _fates(tokens: list[str], words: TollWords) -> list[tuple[int, int, Fate]]:
    found: list[tuple[int, int, Fate]] = []
    for at in range(len(tokens)):
        for phrase, fate in _fates_at(tokens, at, words):
            if tuple(tokens[at + 1 : at + len(phrase)]) == phrase[1:]:
                found.append((at, at + len(phrase), fate))
                break
    return found


def _fates_at(tokens: list[str], at: int, words: TollWords) -> tuple[tuple[tuple[str, ...], Fate], ...]:
    """The phrases of fate that begin with a word, or with what Arabic's "and" or "so" stands before."""
    token = tokens[at]
    return words.fates.get(token) or (words.fates.get(token[1:], ()) if token[0] in _BOUND else ())


def _value(token: str, words: TollWords) -> int | None:
    """The number that one word makes."""
    if token[0].isdigit():
        number = int(re.sub(r"\D", "", token))
        return None if number in _YEARS else number
    return words.numerals.get(token) or words.numerals.get(token.removeprefix(_ARTICLE))


def _numbers(tokens: list[str], words: TollWords) -> list[_Number]:
    """Every number that may count people."""
    numbers: list[_Number] = []
    at = 0
    while at < len(tokens):
        here = tokens[at]
        bound = here.startswith(_WAW) and here[1:] in words.numerals
        value = _value(here[1:] if bound else here, words)
        if value is None:
            if _is_one(tokens, at, words):
                numbers.append(_Number(at, at + 1, 1, joined=at > 0 and tokens[at - 1] in _AND, faint=True))
            at += 1
            continue
        end = at + 1
        while (more := _more(tokens, end, value, words)) is not None:
            value, end = more
        if not _is_thing(tokens, at, end, words):
            numbers.append(_Number(at, end, value, bound or (at > 0 and tokens[at - 1] in _AND)))
        at = end
    return numbers


def _is_one(tokens: list[str], at: int, words: TollWords) -> bool:
    """Say whether "a" stands before somebody, "a soldier", or, where nouns come first, on either side."""
    beside = tokens[at + 1 : at + 2] + (tokens[max(0, at - 1) : at] if words.noun_first else [])
    return tokens[at] in words.ones and not words.persons.isdisjoint(beside)


def _more(tokens: list[str], at: int, value: int, words: TollWords) -> tuple[int, int] | None:
    """The number and its end with the next numeral added: "goma sha biyu", "treinta y cinco"."""
    joined = at < len(tokens) and tokens[at] in words.joiners
    place = at + joined
    if place >= len(tokens) or tokens[at - 1][0].isdigit():
        return None
    token = tokens[place]
    bound = token.startswith(_WAW) and token[1:] in words.numerals
    next_ = words.numerals.get(token[1:] if bound else token)
    if next_ is None:
        return None
    hundreds = next_ == HUNDRED if value < TEN else value == HUNDRED and next_ < TEN and words.noun_first
    if hundreds and not joined:
        return value * next_, place + 1  # in Hausa "hundred two"
    if next_ == TEN and value < TEN and not joined and not bound and token[0] > "\u0600":
        return (value * TEN if token[0] >= _HAN else value + TEN), place + 1  # Arabic: "three ten"
    fits = (value % TEN == 0 and next_ < TEN and (joined or value != TEN or not words.joiners)) or (
        value % HUNDRED == 0 and next_ < HUNDRED
    )
    if (fits and value >= TEN and (joined or bound or not words.joiners)) or (
        bound and value < TEN and next_ >= TWENTY
    ):
        return value + next_, place + 1
    return None


def _is_thing(tokens: list[str], start: int, end: int, words: TollWords) -> bool:
    after = tokens[end : end + 2]
    if after and (after[0] in words.things or (after[0] in _OF and len(after) > 1 and after[1] in words.things)):
        return True
    before = next((each for each in reversed(tokens[max(0, start - 2) : start]) if each not in _ABOUT), "")
    return words.noun_first and before in words.things


def _counted(
    tokens: list[str],
    numbers: list[_Number],
    fates: Sequence[tuple[int, int, Fate]],
    fate: tuple[int, int],
    reach: int,
) -> _Number | None:
    """The number of a word of fate: before it, behind it, or one person who is told without a number."""
    start, end = fate
    told = [each for each in numbers if not each.faint]
    one = _before(tokens, numbers, start, CLOSE)
    if one is not None and one.faint:
        return one
    found = _before(tokens, told, start, reach) or _behind(tokens, told, end, fates, reach)
    return found or _before(tokens, numbers, start, reach) or _behind(tokens, numbers, end, fates, reach)


def _before(tokens: list[str], numbers: list[_Number], start: int, reach: int) -> _Number | None:
    found = next((each for each in reversed(numbers) if each.end <= start), None)
    return found if found and not found.used and _near(tokens[found.end : start], reach) else None


def _behind(
    tokens: list[str], numbers: list[_Number], end: int, fates: Sequence[tuple[int, int, Fate]], reach: int
) -> _Number | None:
    found = next((each for each in numbers if each.start >= end), None)
    if found is None or found.used or (found.joined and any(start == found.end for start, _, _ in fates)):
        return None  # "… getötet und 43 verletzt"
    gap = tokens[end : found.start]
    return found if gap == [":"] or _near(gap, reach) else None


def _near(gap: list[str], reach: int) -> bool:
    return len(gap) <= reach and not _STOPS.intersection(gap)


def _joined(tokens: list[str], numbers: list[_Number], first: _Number, fates: set[int], reach: int) -> list[_Number]:
    """The numbers that "and" joins to the first and that have no word of fate of their own."""
    joined: list[_Number] = []
    place = numbers.index(first)
    for before, after in ((place - 1, place), (place, place + 1)):
        if before < 0 or after >= len(numbers):
            continue
        one, two = numbers[before], numbers[after]
        other = one if two is first else two
        gap = tokens[one.end : two.start]
        own = range(two.end, min(len(tokens), two.end + reach + 1))
        if (
            other.used
            or not two.joined
            or not _near(gap, reach)
            or any(at in fates for at in range(one.end, two.start))
        ):
            continue
        if other is two and any(at in fates and not _STOPS.intersection(tokens[two.end : at]) for at in own):
            continue
        other.used = True
        joined.append(other)
    return joined
