"""What can be read from outside while a process runs: its memory, its CPU time, its own measures."""

from __future__ import annotations

import asyncio
import math
import os
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

LAG = "vigie_event_loop_lag_seconds"
TICKS = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in family(int(child)))]


def resident_mb(pid: int) -> float:
    """Resident memory in megabytes (10⁶ bytes) of a process with all that it started, as a container counts it.

    Each one's own pages, and those of the files that they share, which are the largest one's, once.
    """
    own, files = zip(*(_resident_kb(each) for each in family(pid)), strict=True)
    return (sum(own) + max(files)) * 1024 / 1e6


def _resident_kb(pid: int) -> tuple[int, int]:
    """A process' own pages and those of files; see proc_pid_status(5)."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:  # it has just ended
        return 0, 0
    told = {name: value for name, _, value in (line.partition(":") for line in lines)}
    return int(told.get("RssAnon", "0").split()[0]), int(told.get("RssFile", "0").split()[0])


def cpu_seconds(pid: int) -> float:
    """CPU time of a process with all that it started, in seconds."""
    total = 0
    for each in family(pid):
        values = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        total += int(values[11]) + int(values[12])  # utime and stime; see proc(5)
    return total / TICKS


async def measures(url: str) -> dict[tuple[str, tuple[str, ...]], float]:
    """What /metrics tells: by name and label values."""
    async with aiohttp.ClientSession() as session, session.get(f"{url}/metrics") as answer:
        text = await answer.text()
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for each in text_string_to_metric_families(text)
        for sample in each.samples
    }


def quantile(before: dict[tuple[str, tuple[str, ...]], float], after: dict[tuple[str, tuple[str, ...]], float],
             name: str, share: float) -> float:  # fmt: skip
    """The quantile of what a histogram without labels took in between two looks at it, as Prometheus reckons it."""
    grown = sorted(
        (float(labels[0]), value - before.get((each, labels), 0.0))
        for (each, labels), value in after.items()
        if each == f"{name}_bucket"
    )
    wanted, low, below = share * grown[-1][1], 0.0, 0.0
    for high, count in grown:
        if count >= wanted and count > below:
            return low if math.isinf(high) else low + (high - low) * (wanted - below) / (count - below)
        low, below = high, count
    return low


@dataclass(slots=True)
class Memory:
    """Resident megabytes over time."""

    samples: list[float] = field(default_factory=list)

    async def watch(self, pid: int, every_s: float = 1.0) -> None:
        """Take samples until cancelled."""
        while True:
            self.samples.append(resident_mb(pid))
            await asyncio.sleep(every_s)

    @property
    def growth_mb(self) -> float:
        """How much more in the last tenth than in the first, medians."""
        tenth = max(1, len(self.samples) // 10)
        return statistics.median(self.samples[-tenth:]) - statistics.median(self.samples[:tenth])


def at_share(values: Iterable[float], share: float) -> float:
    """The value that so large a share of the values does not exceed; nan where there is none."""
    ordered: Sequence[float] = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)] if ordered else math.nan
