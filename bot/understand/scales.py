"""Evidence weighed: each sign that a text shows has a weight for each outcome, and the weights are added up.

The weights stand in `bot/data/weights/`, one table a question, one row a sign, one column an outcome, where an analyst
can read and change them. They are learnt from the corpora of the tests (`make weights`, `tests/corpus/fit.py`) by
logistic regression: of one outcome, a sum above zero means "more likely than not" and 2.2 "nine times out of ten"; of
several, the highest sum is the likeliest. The row `=` is what holds before anything was seen.

Where rules decide the same question, their verdict is worth so many steps more (BY_RULE and its like, beside each
question): the rules know more than single words do, and less than they seem to where their own examples are read.
How many was chosen by what read the corpora best, those held back among them.
"""

from __future__ import annotations

import csv
import functools
import math
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from heapq import nsmallest
from importlib import resources
from operator import itemgetter, neg

from bot.model import Place

_FOLDER = resources.files("bot") / "data" / "weights"
PAIR = "+"  # stands between the two words of a sign that is a pair: "shot+dead"
BEFORE = "="  # the sign that every text shows; signs that begin with it are the rules' own findings
AS_MANY = 50  # signs of a text whose signs count as they stand, where texts are weighed alike
MOST = 3  # signs named as a reason
FLASH = 200  # characters: of so short a text there is little to weigh, and the rules' own word counts …
MORE = 2.5  # … so many times as much


Asked = Place | date | None  # what a question is about; None: the text as a whole
Listener = Callable[[str, AbstractSet[str], Asked], object]  # is given the question's name, the signs, what it is about


class Scales:
    """The weights of one question: by sign, one number for each of `outcomes`.

    `listener`, where there is one, is told of all that is weighed: this is how examples are collected to learn from.
    """

    listener: Listener | None = None

    def __init__(self, name: str, outcomes: Iterable[str], weights: Mapping[str, tuple[int, ...]]) -> None:
        self.name = name
        self.outcomes = tuple(outcomes)
        self._before = weights.get(BEFORE, (0,) * len(self.outcomes))
        told = {sign: row for sign, row in weights.items() if sign != BEFORE}
        # In hundredths: whole numbers add up to the same in whatever order. Of one outcome a number does for a row.
        one = len(self.outcomes) == 1
        self._only: dict[str, int] = {sign: row[0] for sign, row in told.items()} if one else {}
        self._rows: dict[str, tuple[int, ...]] = {} if one else told

    @classmethod
    def parse(cls, name: str, lines: Iterable[str]) -> Scales:
        """The table given line by line, its header first. Raises ValueError on a row that is none."""
        rows = csv.reader(lines)
        _, *outcomes = next(rows)
        return cls(name, outcomes, {sign: tuple(round(100 * float(each)) for each in row) for sign, *row in rows})

    def weigh(self, signs: AbstractSet[str], *, about: Asked = None, alike: bool = False) -> tuple[float, ...]:
        """What the signs weigh together for each outcome; signs that the table lacks weigh nothing.

        `about` is the place or the day in question, for the listener alone. `alike`: as if every text showed as many
        signs as any other, so that a long one is not surer than a flash.
        """
        if self.listener is not None:
            self.listener(self.name, signs, about)
        share = evenness(signs) if alike else 1.0
        if len(self.outcomes) == 1:
            total = sum(filter(None, map(self._only.get, signs)))
            return ((self._before[0] + share * total) / 100,)
        known = filter(None, map(self._rows.get, signs))
        totals = map(sum, zip((0,) * len(self.outcomes), *known, strict=True))
        return tuple((before + share * total) / 100 for before, total in zip(self._before, totals, strict=True))

    def best(self, signs: AbstractSet[str], ruled: str = "", by_rule: float = 0.0) -> str:
        """The outcome that weighs most, where the one that the rules found, if any, is worth `by_rule` more."""
        totals = dict(zip(self.outcomes, self.weigh(signs), strict=True))
        if ruled:
            totals[ruled] += by_rule
        return max(totals, key=totals.__getitem__)

    def heaviest(self, signs: AbstractSet[str], outcome: str, *, against: bool = False) -> list[str]:
        """The MOST signs that speak loudest for an outcome, or against it; equals by the alphabet."""
        column = self.outcomes.index(outcome)
        if self._only:
            known = list(filter(self._only.__contains__, signs))
            weights: Iterable[int] = map(self._only.__getitem__, known)
        else:
            known = list(filter(self._rows.__contains__, signs))
            weights = map(itemgetter(column), map(self._rows.__getitem__, known))
        loudest = nsmallest(MOST, zip(weights if against else map(neg, weights), known, strict=True))
        return [sign for weight, sign in loudest if weight < 0]


def evenness(signs: Iterable[str]) -> float:
    """What each sign of a text counts, where texts are to be weighed alike; pairs of words make it no longer."""
    return math.sqrt(AS_MANY / max(1, sum(PAIR not in sign for sign in signs)))


def trust(length: int) -> float:
    """How many times their usual weight the rules' findings have in a text of so many characters."""
    return MORE if length <= FLASH else 1.0


@functools.cache
def scales(name: str) -> Scales:
    """The built-in table of this name, read when first asked for."""
    return Scales.parse(name, (_FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines())
