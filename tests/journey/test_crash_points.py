"""kill -9 at every commit of an alert's way: before it is written, half-way through, and before it is on the disk.

From the accept over the decision, the chunks of the fan-out, the claims and the outcomes: strace kills the bot at the
n-th write or sync of the thread that writes, for one n after the other. The product knows nothing of it.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import shutil
import signal
from collections import Counter
from pathlib import Path

import pytest

from bot.model import Chat, Place
from bot.sandbox.server import Sandbox, User
from bot.store.database import Database
from bot.store.fan_out import FIRST
from bot.store.subscribers import SubscriberTable
from tests.journey.deaths import CLAIMED, STANDING, UNDECIDED
from tests.journey.harness import TOKEN, plain_item, towns
from tests.journey.process import Process
from tests.journey.test_crash import CRASHES, LONG, deliver

pytestmark = pytest.mark.strace

# Of the way's syncs: an empty log's head, the accept, the decision, the chunk of the fan-out, claims and outcomes. That
# of the short run is mostly the decision's.
COMMITS = range(2, 12) if CRASHES >= LONG else range(4, 5)
CHATS = range(1000, 1000 + FIRST + 60)  # more than the decision writes: the rest is a chunk of its own
PAID = {"messages_per_second": 900}  # so that one alert is told within a second
STRACE = ("strace", "-D", "-f", "-o")  # -D: strace steps aside, so that signals reach the bot itself


async def subscribe(database: Path, sandbox: Sandbox, places: list[Place]) -> None:
    """Everybody watches all of the towns."""
    store = await Database.open(database)
    async with store.transaction() as connection:
        table = SubscriberTable(store, connection, 0)
        for chat in CHATS:
            sandbox.add_user(User(chat, "Somebody", "fr"), started=True)
            await table.save(Chat(chat, "fr"))
            for place in places:
                assert await table.watch(chat, place.id)
    await store.close()


def commits_of_the_writer(trace: Path) -> list[int]:
    """How many writes the thread that writes had made at each of its syncs."""
    calls = re.findall(r"^(\d+)\s+(fdatasync|pwrite64)\(", trace.read_text(), re.MULTILINE)
    syncing = Counter(thread for thread, call in calls if call == "fdatasync")
    own = [call for thread, call in calls if thread == max(syncing, key=syncing.__getitem__, default="")]
    return [own[:at].count("pwrite64") for at, call in enumerate(own) if call == "fdatasync"]


async def everybody_heard(bot: Process, sandbox: Sandbox, place: Place) -> None:
    """Until it has told everybody, and knows it."""
    await sandbox.wait_for(lambda: all(copies(sandbox, chat, place) for chat in CHATS), 60)
    await bot.settled(60)


def copies(sandbox: Sandbox, chat: int, place: Place) -> int:
    """How often a chat has heard of a town."""
    return sum(f"— {place.name} (" in message.text for message in sandbox.bot_messages(chat))


async def test_kill_9_at_the_commits_of_an_alerts_way(tmp_path: Path) -> None:
    if not shutil.which("strace"):
        if os.environ.get("CI") == "true":
            pytest.fail("strace is missing")
        pytest.skip("needs strace")
    chance = random.Random(20261130)
    chosen = towns(2 + 2 * len(COMMITS))
    calm, places = chosen[:2], chosen[2:]
    found: Counter[str] = Counter()
    async with Sandbox(TOKEN) as sandbox:
        await subscribe(tmp_path / "vigie.db", sandbox, chosen)
        bot, trace = Process(tmp_path, sandbox.url, paid_broadcast=PAID), tmp_path / "trace.txt"
        try:
            await undisturbed(bot, sandbox, calm[0], trace)  # the first start of all writes more than the next ones
            before, commits = await undisturbed(bot, sandbox, calm[1], trace)
            points = [(before + commit, half) for commit in COMMITS for half in (True, False)]
            for place, (commit, half) in zip(places, points, strict=True):
                last = commits[commit]
                kill = f"pwrite64:signal=SIGKILL:when={chance.randint(min(commits[commit - 1] + 1, last), last)}"
                if not half:
                    kill = f"fdatasync:signal=SIGKILL:when={commit + 1}"
                await bot.launch(*STRACE, str(trace), "-e", f"trace={kill.partition(':')[0]}", "-e", f"inject={kill}")
                delivering = asyncio.create_task(deliver(bot.url, plain_item(len(sandbox.arrivals), place)))
                assert await bot.died(30), f"no such call: {kill}"
                left = {name for name, statement in STANDING.items() if bot.rows(f"{statement} LIMIT 1")}
                sending = {chat for (chat,) in bot.rows("SELECT chat_id FROM delivery WHERE state = 'sending'")}
                found.update(left | ({CLAIMED} if sending else set()))
                await bot.start()
                await delivering
                await everybody_heard(bot, sandbox, place)
                assert await bot.end(signal.SIGTERM) == 0
                again = {chat: copies(sandbox, chat, place) for chat in CHATS if copies(sandbox, chat, place) > 1}
                assert again == dict.fromkeys(again.keys() & sending, 2), "only what was in flight may come again"
        finally:
            await bot.kill()
    everything = [("sent", len(CHATS) * len(chosen))]
    assert bot.rows("SELECT state, COUNT(*) FROM delivery GROUP BY state") == everything
    print(f"{len(places)} kills at the commits of an alert's way")  # noqa: T201  what a long run met
    for name, number in found.most_common():
        print(f"  {number:4} left {name}")  # noqa: T201
    assert CRASHES < LONG or {UNDECIDED, CLAIMED} <= found.keys()


async def started(bot: Process, sandbox: Sandbox, *prefix: str) -> None:
    """Started, and through with all that a start writes."""
    known = len(sandbox.arrivals)
    await bot.start(*prefix)
    await sandbox.wait_for(lambda: any(method == "getUpdates" for *_, method in sandbox.arrivals[known:]), 20)


async def undisturbed(bot: Process, sandbox: Sandbox, place: Place, trace: Path) -> tuple[int, list[int]]:
    """One alert's way, traced: how many commits the start had, and the writes before each commit of both."""
    await started(bot, sandbox, *STRACE, str(trace), "-e", "trace=fdatasync,pwrite64")
    before = len(commits_of_the_writer(trace))
    await deliver(bot.url, plain_item(len(sandbox.arrivals), place))
    await everybody_heard(bot, sandbox, place)
    commits = commits_of_the_writer(trace)
    assert await bot.end(signal.SIGTERM) == 0
    return before, commits
