"""One measure beside its baseline, both taken in the same run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, ours and the baseline's figure in words, how many times better, and what it ought to be."""

    measure: str
    ours: str
    baseline: str
    ratio: float | None
    goal: str


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table, as the README shows them."""
    lines = ["| measure | vigie | baseline | ratio | goal |", "|---|---|---|---|---|"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}" if row.ratio < 3 else f"{row.ratio:.0f}"
        lines.append(f"| {row.measure} | {row.ours} | {row.baseline} | {ratio} | {row.goal} |")
    return "\n".join(lines)
