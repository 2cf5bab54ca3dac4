"""Which language a text is in that is neither English nor French, and that language's words as patterns.

    tongue_of(text)   the tongue most of whose commonest and own words stand in the text; None where hardly any do
    Spoken            one tongue of the tables: folded, its patterns made when first asked for

Asked only of texts that `language.py` says are of neither: the others pay nothing for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from bot.understand.tables.places import Role
from bot.understand.tables.tongue import Beside, Tongue
from bot.understand.tables.tongues import TONGUES
from bot.understand.text.prose import fold

ENOUGH = 2  # words of a tongue that tell it
READ = 2_400  # characters in which they are looked for
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ARABIC, _HAN = re.compile("[\u0620-\u064a]"), re.compile("[\u4e00-\u9fff]")
# What Arabic writes as one with the next word: "and", "so", "in", "to", "as", then the article.
_BOUND = "(?:[وف]?[بلكس]?)(?:ال|(?<=ل)ل)?"
_NEVER = re.compile(r"(?!)")


class Spoken:
    """One tongue's words, folded, as patterns over folded text."""

    def __init__(self, tongue: Tongue) -> None:
        self.tongue = tongue
        self.common = frozenset(fold(word) for word in tongue.common.split())
        self.arabic = _ARABIC.search(tongue.common) is not None
        self.han = _HAN.search(tongue.common) is not None

    @cached_property
    def words(self) -> frozenset[str]:
        """Its single words of all that is asked of it, its commonest left out."""
        told = (
            *(self.tongue.killed, self.tongue.injured, self.tongue.taken, self.tongue.forces, self.tongue.people),
            *(self.tongue.over, self.tongue.says, *self.tongue.happened.values(), *self.tongue.other.values()),
            *(_words_of(each) for each in (self.tongue.numerals, self.tongue.weekdays, self.tongue.months)),
        )
        singles = {fold(word) for row in told for word in row.split() if "_" not in word and "*" not in word}
        denied = f"{self.tongue.nobody_dead} {self.tongue.nobody_hurt}".replace("_", " ")
        return frozenset((singles | set(fold(denied).split())) - self.common)

    @cached_property
    def happened(self) -> dict[str, re.Pattern[str]]:
        """What happened, by the name of the row."""
        return {why: self.pattern(words) for why, words in self.tongue.happened.items()}

    @cached_property
    def killed(self) -> re.Pattern[str]:
        """People died."""
        return self.pattern(self.tongue.killed)

    @cached_property
    def injured(self) -> re.Pattern[str]:
        """People were hurt."""
        return self.pattern(self.tongue.injured)

    @cached_property
    def taken(self) -> re.Pattern[str]:
        """People were taken."""
        return self.pattern(self.tongue.taken)

    @cached_property
    def past(self) -> re.Pattern[str]:
        """It tells of another time."""
        return self.pattern(self.tongue.past)

    @cached_property
    def other(self) -> dict[str, re.Pattern[str]]:
        """Other matters, by the name of the row."""
        return {why: self.pattern(words) for why, words in self.tongue.other.items()}

    @cached_property
    def over(self) -> re.Pattern[str]:
        """It has ended."""
        return self.pattern(self.tongue.over)

    @cached_property
    def denied(self) -> re.Pattern[str]:
        """It did not happen."""
        return self.pattern(self.tongue.denied)

    @cached_property
    def forces(self) -> re.Pattern[str]:
        """Those who fight for the state."""
        return self.pattern(self.tongue.forces)

    @cached_property
    def people(self) -> re.Pattern[str]:
        """Those who live there."""
        return self.pattern(self.tongue.people)

    @cached_property
    def voices(self) -> dict[str, re.Pattern[str]]:
        """Who may speak, by the name of the voice."""
        return {voice: self.pattern(words) for voice, words in self.tongue.voices.items()}

    @cached_property
    def says(self) -> re.Pattern[str]:
        """How they speak."""
        return self.pattern(self.tongue.says)

    @cached_property
    def silent(self) -> re.Pattern[str]:
        """How they keep silent."""
        return self.pattern(self.tongue.silent)

    @cached_property
    def rumour(self) -> re.Pattern[str]:
        """What nobody vouches for."""
        return self.pattern(self.tongue.rumour)

    @cached_property
    def before(self) -> tuple[tuple[Role, re.Pattern[str]], ...]:
        """What stands right before a name, at the end of a stretch of text."""
        between = f"(?:(?:{self._any(self.tongue.articles)}){self._space})*" if self.tongue.articles else ""
        return tuple(
            (role, re.compile(rf"{self._opens}(?:{self._any(words)}){self._space}{between}$"))
            for role, words in _roles(self.tongue.before)
        )

    @cached_property
    def behind(self) -> tuple[tuple[Role, re.Pattern[str]], ...]:
        """What stands right behind a name, a bracket left out; endings begin with their apostrophe."""
        closes = "" if self.han else r"(?!\w)"
        return tuple(
            (role, re.compile(rf"[)\]]?(?:{self._space}|(?='))(?:{self._any(words)}){closes}"))
            for role, words in _roles(self.tongue.behind)
        )

    @cached_property
    def joins(self) -> re.Pattern[str]:
        """What joins two names, alone between them."""
        article = f"(?:(?:{self._any(self.tongue.articles)}){self._space})*" if self.tongue.articles else ""
        bound = "|(?: ?،)? و" if self.arabic else ""
        return re.compile(
            rf"(?:'\w+)?\)?(?:{self._space}(?:{self._any(self.tongue.joins)}){self._space}{bound}){article}"
        )

    def pattern(self, words: str) -> re.Pattern[str]:
        """Any of these words, whole."""
        if not words:
            return _NEVER
        return re.compile(rf"{self._opens}(?:{self._any(words)}){self._closes}")

    @property
    def _opens(self) -> str:
        return "" if self.han else rf"(?<!\w){_BOUND}" if self.arabic else r"(?<!\w)"

    @property
    def _closes(self) -> str:
        return "" if self.han else r"(?!\w)"

    @property
    def _space(self) -> str:
        return " ?" if self.han else " "

    def _any(self, words: str) -> str:
        spelt = (re.escape(fold(word)).replace("_", " ").replace(r"\*", r"\w*") for word in words.split())
        return "|".join(sorted(spelt, key=lambda each: (-len(each), each)))


def tongue_of(low: str) -> Spoken | None:
    """The tongue of a folded text."""
    return likeliest(low)[0]


def likeliest(low: str) -> tuple[Spoken | None, int]:
    """The same, and how many words speak for it: its commonest each time, its others once each."""
    if (signs := len(_HAN.findall(low[:READ]))) > ENOUGH:
        return next(each for each in _all() if each.han), signs
    seen = _WORD.findall(low[:READ])
    own = set(seen)
    best, most = None, ENOUGH - 1
    for spoken in _all():
        points = sum(map(spoken.common.__contains__, seen)) + len(spoken.words & own)
        if points > most:
            best, most = spoken, points
    return (best, most) if best else (None, 0)


@cache
def _all() -> tuple[Spoken, ...]:
    """Every tongue of the tables, made when the first such text comes."""
    return tuple(map(Spoken, TONGUES))


def _words_of(pairs: str) -> str:
    """The words of "word number" pairs."""
    return " ".join(pairs.split()[::2])


def numbered(pairs: str) -> dict[str, int]:
    """What "word number" pairs say; a phrase's words with spaces between."""
    each = iter(pairs.split())
    return {fold(word).replace("_", " "): int(value) for word, value in zip(each, each, strict=True)}


def _roles(beside: Beside) -> Iterable[tuple[Role, str]]:
    """The rows that are filled, in the order in which they are asked."""
    rows: Mapping[Role, str] = {
        Role.BETWEEN: beside.between,
        Role.NEAR: beside.near,
        Role.BORDER: beside.border,
        Role.CARE: beside.care,
        Role.OFFICE: beside.office,
        Role.DIVISION: beside.division,
        Role.TARGET: beside.target,
        Role.ORIGIN: beside.origin,
        Role.DESTINATION: beside.destination,
        Role.AT: beside.at,
    }
    return ((role, words) for role, words in rows.items() if words)
