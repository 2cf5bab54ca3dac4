"""The project's own corpus: what is understood today may not be lost tomorrow.

The floors are measured, not wished for: raise them when the rules get better.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from scorer import load, score  # noqa: E402  stands beside this file, which is no package

from bot.understand.gazetteer import Gazetteer  # noqa: E402
from bot.understand.read import understand  # noqa: E402

FLOOR = {
    "language": 1.0,
    "incident": 0.99,
    "place_recall": 0.94,
    "place_precision": 0.98,
    "event_type": 0.97,
    "certainty": 0.97,
    "occurred_on": 0.98,
    "numbers": 0.98,
}
INVENTED = 0


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    gazetteer = Gazetteer.builtin()
    return score([(understand(item, gazetteer), gold) for item, gold in load(HERE / "own.jsonl")])


@pytest.mark.parametrize(("field", "floor"), FLOOR.items())
def test_no_field_falls_below_what_it_was(figures: dict[str, float], field: str, floor: float) -> None:
    assert figures[field] >= floor, figures


def test_no_number_is_invented(figures: dict[str, float]) -> None:
    assert figures["invented"] <= INVENTED


def test_both_languages_and_both_answers_are_there() -> None:
    gold = [gold for _, gold in load(HERE / "own.jsonl")]
    assert len(gold) >= 40
    assert {each["language"] for each in gold} == {"en", "fr", None}
    assert {each["incident"] for each in gold} == {True, False}
