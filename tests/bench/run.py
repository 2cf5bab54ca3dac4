"""`make bench`: speeds as ratios against a baseline in the same run, on this machine as it is now.

    make bench                    every row, as a Markdown table at the end
    make bench ARGS="store words" the rows of some rooms only

Nothing here asserts: machines are noisy. A figure goes into a commit or a closing note with its baseline.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import chat, sending, stored, stories, way, words
from tests.bench.row import Row, table

Room = Callable[[Path], list[Row]]

ROOMS: dict[str, tuple[Room, ...]] = {
    "way": (lambda folder: [way.latency(folder)], way.start),
    "sending": (lambda _: [sending.cost()], lambda folder: [sending.rate(folder)]),
    "store": (
        lambda folder: asyncio.run(stored.fan_out(folder)),
        lambda folder: [asyncio.run(stored.matches_not_subscribers(folder))],
        lambda folder: [asyncio.run(stored.million(folder))],
        lambda folder: [asyncio.run(stored.accepts(folder))],
        lambda folder: [asyncio.run(stored.settles(folder))],
    ),
    "chat": (lambda folder: [chat.answers(folder)],),
    "stories": (lambda folder: asyncio.run(stories.deciding(folder)),),
    "words": (lambda _: [words.rendering(), words.reading()],),
}


def main(rooms: list[str]) -> int:
    """Measure the rooms named, or all; a fresh folder for each measure."""
    if unknown := [room for room in rooms if room not in ROOMS]:
        print(f"no such room: {', '.join(unknown)}; there are {', '.join(ROOMS)}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for room in rooms or ROOMS:
        for measure in ROOMS[room]:
            folder = Path(tempfile.mkdtemp(prefix="vigie-bench-"))
            try:
                found = measure(folder)
            finally:
                shutil.rmtree(folder)
            for row in found:
                print(f"{row.measure}: {row.ours}; {row.baseline or 'no baseline'}", flush=True)
            rows += found
    print()
    print(table(rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
