"""`vigie run` as a process of its own, to be killed."""

from __future__ import annotations

import asyncio
import signal
import socket
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp
import yaml

from tests.journey.harness import TOKEN

KEY = "journey-bearer-token-of-32-letters"
START_S = 60.0  # a machine that does much else starts slowly


def free_port() -> int:
    """A port that was free a moment ago: the bot must keep it across restarts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """A bot that can be started, killed and started again on the same database and port."""

    def __init__(self, folder: Path, api_root: str, **telegram: Any) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = folder / "vigie.db"
        self._config = folder / "config.yaml"
        self._config.write_text(
            yaml.safe_dump(
                {
                    "telegram": {"token": TOKEN, "api_root": api_root} | telegram,
                    "ingest": {"http": {"listen": f"127.0.0.1:{self.port}", "tokens": [KEY]}},
                }
            )
        )
        self._process: asyncio.subprocess.Process | None = None

    async def launch(self, *prefix: str) -> None:
        """Start, under `prefix`, such as strace."""
        with (self.folder / "log.txt").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *prefix, sys.executable, "-m", "bot", "run", "--config", str(self._config), stdout=log, stderr=log
            )

    async def start(self, *prefix: str) -> None:
        """Start (under `prefix`) and wait until the door answers."""
        await self.launch(*prefix)
        assert self._process
        async with asyncio.timeout(START_S), aiohttp.ClientSession() as session:
            while True:
                assert self._process.returncode is None, (self.folder / "log.txt").read_text()
                try:
                    async with session.get(f"{self.url}/livez"):
                        return
                except aiohttp.ClientError:
                    await asyncio.sleep(0.02)

    async def end(self, number: signal.Signals) -> int:
        """Send a signal; the exit code."""
        assert self._process
        self._process.send_signal(number)
        return await self._process.wait()

    async def kill(self) -> None:
        """Kill -9, if it still runs."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def died(self, seconds: float) -> bool:
        """Whether it ends within so long."""
        assert self._process
        try:
            await asyncio.wait_for(self._process.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """What a statement gives, read beside the running bot."""
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        try:
            return connection.execute(statement, values).fetchall()
        finally:
            connection.close()

    async def settled(self, seconds: float) -> None:
        """Until nothing waits in the inbox or the outbox, nor anybody for an answer."""
        async with asyncio.timeout(seconds):
            while self.rows(
                "SELECT 1 FROM item WHERE state IN ('queued', 'leased') UNION ALL"
                " SELECT 1 FROM alert WHERE fanned_out_at IS NULL UNION ALL"
                " SELECT 1 FROM delivery WHERE state IN ('queued', 'sending') UNION ALL SELECT 1 FROM reply LIMIT 1"
            ):
                await asyncio.sleep(0.05)

    @property
    def pid(self) -> int:
        """The process id."""
        assert self._process
        return self._process.pid
