"""What is an incident, of what kind, and what only sounds like one: every line of `lines.jsonl`, no share of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from scorer import load  # noqa: E402  stands beside this file, which is no package

from bot.item import Item  # noqa: E402
from bot.understand.gazetteer.gazetteer import Gazetteer  # noqa: E402
from bot.understand.read import understand  # noqa: E402

LINES = list(load(HERE / "lines.jsonl"))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.builtin()


@pytest.mark.parametrize(("item", "gold"), LINES, ids=[item.key for item, _ in LINES])
def test_each_line_is_read(gazetteer: Gazetteer, item: Item, gold: dict[str, Any]) -> None:
    report = understand(item, gazetteer)
    assert (report.incident, report.event_type) == (gold["incident"], gold["event_type"]), report.why
