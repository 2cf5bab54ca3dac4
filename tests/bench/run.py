"""`make bench`: speeds as ratios against a baseline in the same run, on this machine as it is now.

    make bench                    every row, as a Markdown table at the end
    make bench ARGS="store words" the rows of some rooms only

Nothing here asserts: machines are noisy. A figure goes into a commit or a closing note with its baseline.
"""

from __future__ import annotations

import asyncio
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
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
    failed = False
    for room in rooms or ROOMS:
        for measure in ROOMS[room]:
            folder = Path(tempfile.mkdtemp(prefix="vigie-bench-"))
            try:
                found = measure(folder)
            except Exception:  # noqa: BLE001  told below; the other rows are still worth having
                traceback.print_exc()
                found = [Row(f"a measure of {room}", "failed", "", None, "")]
                failed = True
            finally:
                shutil.rmtree(folder)
            for row in found:
                print(f"{row.measure}: {row.ours}; {row.baseline or 'no baseline'}", flush=True)
            rows += found
    print()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores,"
          f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
          f" load average {os.getloadavg()[0]:.1f} at the end\n")  # fmt: skip
    print(table(rows))
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
