"""Learn the weights of `bot/data/weights/` from the corpora beside this file: `make weights`.

    for each item:   read it, and note down with which signs each question is asked
                     read its title alone, and its first sentence: flashes and posts have no more
                     of several days named, each right one is held against each wrong one
    for each table:  logistic regression of the answers on the signs, those that are too rare left out
                     "town" last: its signs are what "place" weighs, and are heard when that is learnt
    write            one row a sign, the heaviest first

The items of the corpora in HELD are never learnt from: they tell how well all of it holds for items never seen. The
rules were written with many of the other items in sight, so that here they are right more often than they will be:
while most weights are learnt, what rules found (the signs that begin with "=") is heard at a part of its loudness.
Where no rule decides by itself, it is heard louder than single words: a row of them holds many.

Reading asks the tables of the time before, so that one may hang on another: run it again until nothing changes.

Needs scikit-learn, which nothing else does: `make weights` brings it, not `make setup`.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT)]

from scorer import load  # noqa: E402  stands beside this file, which is no package

from bot.item import Item  # noqa: E402
from bot.model import Place  # noqa: E402
from bot.understand.gazetteer.gazetteer import Gazetteer  # noqa: E402
from bot.understand.gazetteer.grid import distance_km  # noqa: E402
from bot.understand.gazetteer.names import fold  # noqa: E402
from bot.understand.read import understand  # noqa: E402
from bot.understand.scales import BEFORE, Asked, evenness, scales  # noqa: E402
from bot.understand.signs import OF_NO_LANGUAGE  # noqa: E402

OUT = ROOT / "bot" / "data" / "weights"
HELD = {"held", "held_plain", "held_fresh", "held_tongues"}
NEXT_KM, SAME_KM, SAME_NAME_KM = 3.0, 15.0, 30.0
LEAST = 0.05  # of a weight: smaller ones decide nothing
FLASH = 5  # words: fewer tell nothing
FLASH_COUNTS = 0.5  # of a whole item: it has two
VERDICT = {"incident", "incident_unread"}


@dataclass(frozen=True, slots=True)
class Question:
    """How one table is learnt, and from which examples.

    `loud` is how loud the rules' own findings are, `strict` the inverse of what large weights cost (scikit-learn's C),
    `rare` in how many examples a sign must stand; `balanced` that both answers count the same, however rare the one;
    `alike` that all examples do, however many signs they show (`scales.py`).
    """

    name: str
    loud: float
    strict: float
    rare: int
    balanced: bool = False
    alike: bool = False
    shown: list[dict[str, int]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    counts: list[float] = field(default_factory=list)

    def add(self, signs: Iterable[str], answer: str, counts: float = 1.0) -> None:
        """One more example, and how much it counts."""
        self.shown.append(dict.fromkeys(signs, 1))
        self.answers.append(answer)
        self.counts.append(counts)

    def rather(self, right: frozenset[str], wrong: frozenset[str], answer: str) -> None:
        """Of two in one text, which one: what the first shows and the second does not, and the other way round."""
        for better, worse, told in ((right, wrong, answer), (wrong, right, "none")):
            self.shown.append(dict.fromkeys(better - worse, 1) | dict.fromkeys(worse - better, -1))
            self.answers.append(told)
            self.counts.append(1.0)


def questions() -> dict[str, Question]:
    """Every table there is."""
    return {
        each.name: each
        for each in (
            Question("incident", loud=1.5, strict=1.0, rare=4, balanced=True, alike=True),
            Question("incident_unread", loud=1.0, strict=0.5, rare=3, balanced=True),
            Question("event_type", loud=0.4, strict=1.0, rare=2),
            Question("certainty", loud=0.5, strict=0.5, rare=3),
            Question("ends", loud=1.0, strict=0.3, rare=2),
            Question("place", loud=1.0, strict=0.1, rare=3),
            Question("town", loud=1.0, strict=0.1, rare=3),
            Question("day", loud=1.0, strict=0.2, rare=6),
        )
    }


def shortened(items: Iterable[tuple[Item, dict[str, Any]]]) -> Iterator[tuple[Item, dict[str, Any], set[str]]]:
    """Each item whole, then as a flash, its title or first sentence alone; with what its answers are good for."""
    for item, gold in items:
        yield item, gold, set(questions())
        first = re.split(r"(?<=[.!?])\s", item.text.strip().split("\n")[0], maxsplit=1)[0]
        for words in (item.title, first):
            if item.title and item.text and len(words.split()) >= FLASH:
                yield item.model_copy(update={"title": words, "text": ""}), gold, VERDICT


def whole(items: Iterable[tuple[Item, dict[str, Any]]]) -> Iterator[tuple[Item, dict[str, Any], set[str]]]:
    """Each incident as it is."""
    return ((item, gold, set(questions())) for item, gold in items if gold["incident"])


class Overheard:
    """What was asked about one item: the signs of each question's first asking, and those of each place and day."""

    def __init__(self) -> None:
        self.signs: dict[str, frozenset[str]] = {}
        self.about: dict[str, list[tuple[Asked, frozenset[str]]]] = {}

    def note(self, question: str, signs: frozenset[str], about: Asked) -> None:
        """One asking, as the scales tell of it (`Scales.listener`)."""
        if about is None:
            self.signs.setdefault(question, signs)
        else:
            self.about.setdefault(question, []).append((about, signs))

    def read(self, item: Item, gazetteer: Gazetteer) -> None:
        """Read one item and listen."""
        self.signs, self.about = {}, {}
        for question in questions():
            scales(question).listener = self.note
        understand(item, gazetteer)


def overhear(asked: dict[str, Question], items: Iterable[tuple[Item, dict[str, Any], set[str]]]) -> None:
    """Read the items and note down what each question was asked with, and the right answer."""
    gazetteer, heard = Gazetteer.builtin(), Overheard()
    for item, gold, good_for in items:
        heard.read(item, gazetteer)
        off = set(gold.get("disputed") or ()) | (set(asked) - good_for)
        if "incident" in asked and "incident" not in off:
            _verdict(asked, heard, incident=gold["incident"], counts=1.0 if good_for > VERDICT else FLASH_COUNTS)
        for name, answer in _answers(gold).items():
            if name in heard.signs and name in asked and name not in off:
                asked[name].add(heard.signs[name], answer)
        if not gold["incident"]:
            continue
        _ask_places(asked, heard, gold, off)
        if "day" in asked and not off & {"day", "occurred_on"}:
            days = heard.about.get("day", ())
            right = [signs for day, signs in days if day.isoformat() == gold["occurred_on"]]
            wrong = [signs for day, signs in days if day.isoformat() != gold["occurred_on"]]
            for one, other in product(right, wrong):
                asked["day"].rather(one, other, "first day")


def _answers(gold: dict[str, Any]) -> dict[str, str]:
    """What is right for a text as a whole, beside whether it is an incident."""
    right = {"ends": "ends" if gold.get("decision") == "ended" else "none"}
    told = {name: gold[name] for name in ("event_type", "certainty") if gold["incident"]}
    return right | {name: word for name, word in told.items() if word not in {"Unlikely", "Unknown"}}


def _verdict(asked: dict[str, Question], heard: Overheard, *, incident: bool, counts: float) -> None:
    """Incident or not: once as it was asked, and once as if the language were not known."""
    answer = "incident" if incident else "none"
    signs = heard.signs.get("incident")
    if signs is not None:
        asked["incident"].add(signs, answer, counts)
        signs = frozenset(sign for sign in signs if sign.startswith(OF_NO_LANGUAGE))
    signs = heard.signs.get("incident_unread", signs)
    if signs is not None:
        asked["incident_unread"].add(signs, answer, counts)


def _ask_places(asked: dict[str, Question], heard: Overheard, gold: dict[str, Any], off: set[str]) -> None:
    for name in ("place", "town"):
        if name in asked and not off & {name, "places"}:
            for place, signs in heard.about.get(name, ()):
                asked[name].add(signs, "hit" if _is_hit(place, gold) else "none")


def _is_hit(place: Place, gold: dict[str, Any]) -> bool:
    """Whether it is a town that was hit; one close by is too, unless the text names it for another reason."""
    only_named = fold(place.name) in {fold(str(each)) for each in gold["background"]}
    for at in gold["places"]:
        if at["kind"] == "town" and at["lat"] is not None:
            same = fold(place.name) == fold(at["name"])  # maps differ on where a village lies
            reach = SAME_NAME_KM if same else NEXT_KM if only_named else SAME_KM
            if distance_km(place, SimpleNamespace(**at)) <= reach:
                return True
    return False


def learn(asked: Question) -> dict[str, list[float]]:
    """The weights of each sign, by outcome in the order of `outcomes`."""
    seen = Counter(sign for signs in asked.shown for sign in signs)
    kept = {sign for sign, count in seen.items() if count >= asked.rare}
    loud = {sign: asked.loud if sign.startswith("=") else 1.0 for sign in kept}
    shares = [evenness(signs) if asked.alike else 1.0 for signs in asked.shown]
    rows = [
        {sign: share * loud[sign] * is_there for sign, is_there in signs.items() if sign in kept}
        for signs, share in zip(asked.shown, shares, strict=True)
    ]
    vectors = DictVectorizer()
    model = LogisticRegression(C=asked.strict, max_iter=5_000, class_weight="balanced" if asked.balanced else None)
    model.fit(vectors.fit_transform(rows), asked.answers, sample_weight=asked.counts)
    names = vectors.get_feature_names_out()
    weights = {name: [float(row[at]) * loud[name] for row in model.coef_] for at, name in enumerate(names)}
    if len(model.classes_) == 2 and model.classes_[1] == "none":  # of two answers the second is the one weighed
        weights = {name: [-value for value in row] for name, row in weights.items()}
        return {BEFORE: [-float(model.intercept_[0])], **weights}
    return {BEFORE: [float(value) for value in model.intercept_], **weights}


def write(asked: Question, weights: dict[str, list[float]]) -> None:
    """The table as it is read by `scales.py`; weights that decide nothing are left out."""
    outcomes = sorted(set(asked.answers) - {"none"}) if "none" in asked.answers else sorted(set(asked.answers))
    ordered = sorted(weights.items(), key=lambda row: (row[0] != BEFORE, -max(map(abs, row[1])), row[0]))
    kept = [(sign, row) for sign, row in ordered if sign == BEFORE or max(map(abs, row)) >= LEAST]
    with (OUT / f"{asked.name}.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["sign", *outcomes])
        rows.writerows([sign, *(f"{value:.2f}" for value in row)] for sign, row in kept)
    print(f"{asked.name}: {len(asked.answers)} examples, {len(kept)} signs")


def main() -> None:
    """Learn every table anew."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--without", nargs="*", default=[], help="beginnings of ids that are not learnt from")
    args = given.parse_args()
    files = [path for path in sorted(HERE.glob("*.jsonl")) if path.stem not in HELD]
    pairs = (pair for path in files for pair in load(path))
    items = [pair for pair in pairs if not pair[0].key.startswith(tuple(args.without) or "\0")]
    asked = questions()
    towns = {"town": asked.pop("town")}
    for part, told in ((asked, shortened(items)), (towns, whole(items))):
        overhear(part, told)
        for question in part.values():
            write(question, learn(question))
        scales.cache_clear()  # what is asked next is asked of what was learnt


if __name__ == "__main__":
    main()
