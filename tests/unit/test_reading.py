"""Who reads the items: the thread and the worker say the same, and no end of the worker loses anything."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.item import Item
from bot.reading import Reading
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
PATIENCE_S = 30.0


@dataclass(frozen=True)
class InHand:
    seq: int
    item: Item
    accepted_at: int = round(AT.timestamp() * 1000)


def items(count: int) -> list[InHand]:
    """Items that say something different each."""
    return [
        InHand(n, Item(id=f"i{n}", source="Radio", title=f"Gunmen kill {n + 2} in Kayes", text="They came at night."))
        for n in range(count)
    ]


async def hired(reading: Reading, batch: list[InHand]) -> int:
    """Tell of much to read until there is a worker; its process id."""
    async with asyncio.timeout(PATIENCE_S):
        while reading.worker_pid is None:
            reading.ahead(batch)
            await asyncio.sleep(0.01)
    return reading.worker_pid


async def test_few_items_start_no_process(tmp_path: Path) -> None:
    reading = Reading(Gazetteer.builtin(), tmp_path / "vigie.db", busy=5)
    reading.ahead(items(4))
    assert reading._hiring is None
    await reading.close()


async def test_the_worker_reads_what_the_thread_reads_in_order(tmp_path: Path) -> None:
    batch = items(30)
    reading = Reading(Gazetteer.builtin(), tmp_path / "vigie.db", busy=5)
    try:
        await hired(reading, batch)
        reading.ahead(batch)
        assert len(reading._asked) == len(batch), "all are asked for at once"
        for each in batch:
            assert await reading.read(each) == understand(each.item, Gazetteer.builtin(), arrived_at=AT)
    finally:
        await reading.close()
    assert reading.worker_pid is None


async def test_a_killed_worker_loses_nothing(tmp_path: Path) -> None:
    batch = items(30)
    reading = Reading(Gazetteer.builtin(), tmp_path / "vigie.db", busy=5)
    try:
        pid = await hired(reading, batch)
        reading.ahead(batch)
        os.kill(pid, signal.SIGKILL)
        reports = [await reading.read(each) for each in batch]
        assert [report.killed.min for report in reports if report.killed] == [n + 2 for n in range(30)]
        async with asyncio.timeout(PATIENCE_S):
            while reading.worker_pid is not None:
                await asyncio.sleep(0.01)
    finally:
        await reading.close()


async def test_signals_to_the_whole_group_leave_its_end_to_the_service(tmp_path: Path) -> None:
    """A service manager signals every process of a service: the worker goes on until the pipe is closed."""
    batch = items(10)
    reading = Reading(Gazetteer.builtin(), tmp_path / "vigie.db", busy=5)
    try:
        pid = await hired(reading, batch)
        for number in (signal.SIGTERM, signal.SIGINT):
            os.kill(pid, number)
        reading.ahead(batch)
        assert all([(await reading.read(each)).incident for each in batch])
        assert reading.worker_pid == pid
    finally:
        await reading.close()


async def test_another_gazetteer_ends_the_worker(tmp_path: Path) -> None:
    batch = items(10)
    reading = Reading(Gazetteer.builtin(), tmp_path / "vigie.db", busy=5)
    try:
        await hired(reading, batch)
        reading.use(Gazetteer([]))
        assert reading.worker_pid is None
        reading.ahead(batch)
        assert not (await reading.read(batch[0])).places, "read with the new one"
    finally:
        await reading.close()


def test_the_second_process_loads_what_reading_takes_and_nothing_else() -> None:
    outside = {"asyncio", "ssl", "aiohttp", "telegram", "aiosqlite"}
    code = f"import sys, bot.reading_worker; print(*({outside} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""
