"""Items as lines, editors, phones and copies spoil them: each is read and gets its decision, nothing breaks.

A few hundred in the suite, other ones each time they are asked for by number: `make mutate` reads twenty thousand.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.replay import Replay, core_of
from bot.understand.gazetteer.gazetteer import Gazetteer

HERE = Path(__file__).parent
MANY = int(os.environ.get("VIGIE_MUTATED", "400"))
SEED = int(os.environ.get("VIGIE_SEED", "7"))
ROUNDS = 4
STRAY = ("\u200b", "\u202e", "\n", "\t", "«", "»", "‹", "›", "~", "‹12›", "", "(", ")", ":", "•")


def spoil(text: str, chance: random.Random, others: list[str]) -> str:
    """The text with one kind of damage."""
    words = text.split(" ")
    other = chance.choice(others)

    def shuffled() -> str:
        chance.shuffle(words)
        return " ".join(words)

    def turned() -> str:
        at = chance.randrange(len(text))
        return text[at:] + text[:at]

    kinds: tuple[Callable[[], str], ...] = (
        text.upper,
        text.lower,
        shuffled,
        turned,
        lambda: "".join(each for each in text if chance.random() > 0.05),
        lambda: " ".join(each for each in words if chance.random() > 0.2),
        lambda: text.replace(",", "").replace(".", ""),
        lambda: " ".join(each for each in words for _ in range(1 + (chance.random() < 0.1))),
        lambda: "".join(chance.choice(STRAY) + each if chance.random() < 0.03 else each for each in text),
        lambda: " ".join(str(chance.randrange(10**9)) if chance.random() < 0.1 else each for each in words),
        lambda: text[: len(text) // 2] + " " + other[len(other) // 2 :],
        lambda: text.replace("'", "’").replace("e", "é"),
        lambda: text.replace(" ", "\n"),
    )
    return chance.choice(kinds)() if text else text


def spoilt(many: int, seed: int) -> Iterator[bytes]:
    """So many lines for `replay`."""
    chance = random.Random(seed)
    items: list[dict[str, Any]] = [
        json.loads(line)["item"]
        for path in sorted(HERE.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    texts = [item.get("text") or item.get("title") or "" for item in items]
    for number in range(many):
        item = dict(chance.choice(items), id=f"{seed}-{number}")
        item.pop("updates", None)
        for field in ("title", "text"):
            item[field] = spoil(item.get(field) or "", chance, texts)
        if not item["title"].strip() and not item["text"].strip():
            item["text"] = "?"
        yield json.dumps(item).encode()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_spoilt_items_are_decided_on(round_: int) -> None:
    replay = Replay(core_of(Gazetteer.builtin()), datetime(2026, 12, 1, tzinfo=UTC))
    answers = list(replay.run(spoilt(MANY // ROUNDS, SEED * ROUNDS + round_)))
    assert len(answers) == MANY // ROUNDS
    assert [each for each in answers if "error" in each] == []
