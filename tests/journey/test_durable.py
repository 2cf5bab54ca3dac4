"""The 202 leaves only after the disk has the item. A kill proves nothing here, the order of syscalls does."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
from pathlib import Path

import pytest

from bot.sandbox.server import Sandbox
from tests.journey.harness import TOKEN, plain_item, towns
from tests.journey.process import Process
from tests.journey.test_crash import deliver

pytestmark = pytest.mark.strace

CALLS = "trace=fdatasync,fsync,pwrite64,sendto,sendmsg,write,writev,recvfrom,read"


async def _whole(trace: Path, pid: int) -> list[str]:
    """The trace, once strace has written the end of the process."""
    async with asyncio.timeout(20):
        ended = re.compile(rf"^{pid}\s+\+\+\+ exited", re.MULTILINE)
        while not ended.search(text := trace.read_text(errors="replace")):
            await asyncio.sleep(0.05)
    return text.splitlines()


async def test_the_sync_stands_before_the_202(tmp_path: Path) -> None:
    if not shutil.which("strace"):
        if os.environ.get("CI") == "true":
            pytest.fail("strace is missing")
        pytest.skip("needs strace")
    trace = tmp_path / "trace.txt"
    async with Sandbox(TOKEN) as sandbox:
        bot = Process(tmp_path, sandbox.url)
        try:
            # -D: strace steps aside, so that signals reach the bot itself.
            await bot.start("strace", "-D", "-f", "-y", "-s", "64", "-e", CALLS, "-o", str(trace))
            await deliver(bot.url, plain_item(1, towns(1)[0]))
            await bot.end(signal.SIGTERM)
        finally:
            await bot.kill()
    lines = await _whole(trace, bot.pid)
    asked = next(n for n, line in enumerate(lines) if "POST /v1/incidents" in line)
    answered = next(n for n, line in enumerate(lines) if n > asked and "202 Accepted" in line)
    between = lines[asked:answered]
    written = [n for n, line in enumerate(between) if re.search(r"pwrite64\(\d+<[^>]*vigie\.db-wal>", line)]
    synced = [
        n
        for n, line in enumerate(between)
        if re.search(r"f(data)?sync\(\d+<[^>]*vigie\.db-wal>", line) or "fdatasync resumed" in line
    ]
    assert written, "the item was not written to the log before the answer"
    assert synced, "the answer left before the log was synced"
    assert synced[-1] > written[-1], "something was written after the last sync"
