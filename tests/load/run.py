"""`make load`: an alert to 100,000 chats while items come in and commands are typed.

    make load                                      100,000 watchers, 50 items and 20 commands a second, 90 s
    make load ARGS="--items 100 --seconds 60"      more than can be read

Three processes on loopback: `vigie run` on a SQLite file, a far end that stands for Telegram and types, and this
one, the newsrooms. Nothing here asserts: a machine is noisy. It ends by itself.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import re
import shutil
import signal
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.model import Kind, Place
from bot.store.database import Database
from bot.understand.gazetteer.gazetteer import Gazetteer
from tests.bench.row import Row, table
from tests.journey.harness import plain_item
from tests.journey.process import KEY, Process
from tests.load.far_end import FarEnd, Heard, far_end
from tests.load.gauges import LAG, Memory, at_share, cpu_seconds, measures, quantile
from tests.load.newsroom import Posts, post, stories

LIMIT = 30
TYPED = 50  # towns that people ask for; the newsrooms write of the others
SETTLE_S = 5.0  # from the first item to the alert: the bot reads and answers already
COMMANDS = ("/list", "/status", "{}", "/recent", "/help", "/recent {}", "/liste", "/aide")


@dataclass(frozen=True, slots=True)
class Plan:
    """How much, how fast, how long."""

    watchers: int = 100_000
    items: float = 50.0  # a second
    commands: float = 20.0  # a second
    seconds: float = 90.0
    elsewhere: int = 20_000  # watches of other towns


@dataclass(frozen=True, slots=True)
class Load:
    """What was seen. Times in seconds, memory in megabytes."""

    plan: Plan
    posts: Posts
    heard: Heard
    since: float  # the measuring's beginning, on the monotonic clock
    lag: tuple[float, float]  # p50, p99
    memory: Memory
    cpu: float  # seconds of CPU a second
    read: float  # items decided a second
    waiting: int  # items that waited to be read at the end
    oldest_s: float  # and for how long the oldest of them
    promised: str  # the log's line about the last phone
    fanned_out_s: float  # from the alert's POST to the last row of its fan-out
    status: str  # what `vigie status` said at the end

    @property
    def answers(self) -> list[float]:
        """How long the answers to commands took; those that never came count as long as they were waited for."""
        end = self.since + self.plan.seconds
        late = [end - typed for typed in self.heard.unanswered if self.since <= typed < end - 1]
        return [took for typed, took in self.heard.answers if typed >= self.since] + late

    @property
    def alerts(self) -> list[float]:
        """When alerts arrived."""
        return [at for at in self.heard.alerts if at >= self.since]

    @property
    def ingestion(self) -> list[float]:
        """How long the answers to items took."""
        return [took for due, took in self.posts.answers if due >= self.since]


def towns(apart_km: float = 25.0) -> list[tuple[Place, Place]]:
    """Towns of the three countries, each with its neighbour, too far apart to share a story; the first is Nioro."""
    gazetteer = Gazetteer.builtin()
    chosen: list[tuple[Place, Place]] = []
    taken: set[str] = set()
    first = sorted(gazetteer, key=lambda place: place.name != "Nioro du Sahel")
    for place in first:
        if place.kind is not Kind.TOWN or place.country not in {"ML", "BF", "NE"} or place.lat is None:
            continue
        assert place.lon is not None
        around = gazetteer.near(place.lat, place.lon, apart_km)
        neighbour = next((other for _, other in around if other.name != place.name), None)
        if neighbour is not None and not taken.intersection(each.id for _, each in around):
            chosen.append((place, neighbour))
            taken |= {each.id for _, each in around}
    return chosen


async def fill(path: Path, plan: Plan, places: list[Place]) -> None:
    """All subscribers, by plain SQL: the first place is everybody's; the lowest chats watch others, too."""
    database = await Database.open(path)
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
    async with database.transaction() as connection:
        await connection.execute(
            f"{numbers}INSERT INTO chat (id, kind, language, state, not_before, created_at)"  # noqa: S608  our own
            " SELECT i, 'private', CASE i % 2 WHEN 0 THEN 'fr' ELSE 'en' END, 'active', 0, 0 FROM n",
            (plan.watchers,),
        )
        await connection.execute(
            f"{numbers}INSERT INTO watch (chat_id, place_id, created_at) SELECT i, ?, 0 FROM n",  # noqa: S608  our own
            (plan.watchers, places[0].id),
        )
        await connection.executemany(
            "INSERT INTO watch (chat_id, place_id, created_at) VALUES (?, ?, 0)",
            [(1 + n % (plan.watchers // 2), places[1 + n % (len(places) - 1)].id) for n in range(plan.elsewhere)],
        )
    await database.close()


async def load(plan: Plan, folder: Path) -> Load:
    """Carry the plan out, and tell what was seen."""
    (alerted, _), *pairs = towns()
    pool, typed = pairs[TYPED:], [place for place, _ in pairs[:TYPED]]
    folder.mkdir(parents=True, exist_ok=True)
    await fill(folder / "vigie.db", plan, [alerted, *(place for place, _ in pool)])
    with far_end() as telegram:
        bot = Process(folder, telegram.url)
        try:
            await bot.start()
            return await _measured(plan, bot, telegram, pool, typed)
        except Exception:
            print((folder / "log.txt").read_text()[-4_000:])
            raise
        finally:
            await bot.kill()


async def _measured(plan: Plan, bot: Process, telegram: FarEnd, pool: list[tuple[Place, Place]],
                    typed: list[Place]) -> Load:  # fmt: skip
    texts = [text.format(place.name) for place in typed for text in COMMANDS]
    quarter = plan.watchers // 4
    chats = list(range(plan.watchers - quarter + 1, plan.watchers + 1))[:4_000]  # the alert reaches them last
    telegram.type(texts, chats, plan.commands)
    items = stories(pool)
    await post(items, bot.url, KEY, plan.items, SETTLE_S)
    memory = Memory()
    watching = asyncio.create_task(memory.watch(bot.pid))
    before, cpu, since = await measures(bot.url), cpu_seconds(bot.pid), time.monotonic()
    alert = plain_item(0, towns()[0][0])
    told = asyncio.create_task(post(iter([alert]), bot.url, KEY, 1.0, 1.0))
    fanned = asyncio.create_task(_fanned_out(bot, plan.watchers, since))
    posts = await post(items, bot.url, KEY, plan.items, plan.seconds)
    await told
    lasted = time.monotonic() - since
    heard = telegram.heard()
    after = await measures(bot.url)
    used = (cpu_seconds(bot.pid) - cpu) / lasted
    watching.cancel()
    fanned.cancel()
    status = await vigie_status(bot)
    ((waiting, oldest),) = bot.rows("SELECT COUNT(*), MIN(accepted_at) FROM item WHERE state IN ('queued', 'leased')")
    read = sum(value - before.get(key, 0) for key, value in after.items() if key[0] == "vigie_decisions_total")
    lag = quantile(before, after, LAG, 0.5), quantile(before, after, LAG, 0.99)
    log = (bot.folder / "log.txt").read_text()
    lines = [line.partition("bot.pipeline: ")[2] for line in log.splitlines() if "last phone" in line]
    promised = max(lines, key=_number, default="")
    await bot.end(signal.SIGTERM)
    age = time.time() - int(str(oldest)) / 1000 if waiting else 0.0
    fanned_s = fanned.result() if fanned.done() and not fanned.cancelled() else float("nan")
    return Load(plan, posts, heard, since, lag, memory, used, read / lasted, int(str(waiting)), age, promised,
                fanned_s, status)  # fmt: skip


def _number(line: str) -> int:
    found = re.search(r"(\d+) deliveries", line)
    return int(found.group(1)) if found else 0


async def _fanned_out(bot: Process, rows: int, since: float) -> float:
    """Seconds until the large alert has all its deliveries."""
    asked = "SELECT 1 FROM alert WHERE fanned_out_at IS NOT NULL AND body LIKE '%Nioro%' LIMIT 1"
    while not bot.rows(asked):
        await asyncio.sleep(0.1)
    assert rows
    return time.monotonic() - since


async def vigie_status(bot: Process) -> str:
    """What the operator is told."""
    import sys

    asked = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "status", "--config", str(bot.folder / "config.yaml"),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    told, _ = await asked.communicate()
    return told.decode()


def rows(seen: Load) -> list[Row]:
    """What was seen, beside what it ought to be."""
    plan = seen.plan
    sent = len(seen.alerts) + len(seen.answers)
    refused = f", {sum(seen.posts.refused.values())} refused" if seen.posts.refused else ""
    return [
        Row(f"ingestion answers, {plan.items:g}/s", _spread(seen.ingestion) + refused, "", None, "p99 ≤ 50 ms"),
        Row(f"command answers, {plan.commands:g}/s", _spread(seen.answers), "", None, "p99 ≤ 1 s"),
        Row("event loop lag", f"p50 {seen.lag[0] * 1000:.1f} ms, p99 {seen.lag[1] * 1000:.1f} ms", "", None,
            "p99 ≤ 50 ms"),
        Row("memory", f"at most {max(seen.memory.samples):.0f} MB, {seen.memory.growth_mb:+.1f} MB over the time", "",
            None, "flat, ≤ 150 MB"),
        Row("messages sent, of 30 a second", f"{sent / plan.seconds / LIMIT:.0%} ({len(seen.alerts)} alerts,"
            f" {len(seen.answers)} answers)", "", None, "≥ 97 %"),
        Row("items read a second", f"{seen.read:.1f}; {seen.waiting} wait, the oldest {seen.oldest_s:.1f} s", "", None,
            f"{plan.items:g}"),
        Row("CPU of the bot, of one core", f"{seen.cpu:.0%}", "", None, ""),
        Row(f"the alert's fan-out to {plan.watchers:,}", f"{seen.fanned_out_s:.1f} s after its POST", "", None, ""),
    ]  # fmt: skip


def _spread(seconds: list[float]) -> str:
    cuts = [at_share(seconds, share) * 1000 for share in (0.5, 0.99, 1.0)]
    return f"p50 {cuts[0]:.1f} ms, p99 {cuts[1]:.1f} ms, worst {cuts[2]:.0f} ms, {len(seconds)}"


def _asked() -> Plan:
    given = argparse.ArgumentParser(prog="make load")
    for name in ("watchers", "items", "commands", "seconds", "elsewhere"):
        default: Any = getattr(Plan(), name)
        given.add_argument(f"--{name}", type=type(default), default=default)
    return Plan(**vars(given.parse_args()))


def main() -> int:
    """Run one load and print its table."""
    logging.basicConfig(level=logging.WARNING)
    plan = _asked()
    print(f"{plan.watchers:,} watchers, {plan.items:g} items and {plan.commands:g} commands a second,"
          f" {timedelta(seconds=plan.seconds)}", flush=True)  # fmt: skip
    folder = Path(tempfile.mkdtemp(prefix="vigie-load-"))
    try:
        seen = asyncio.run(load(plan, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(table(rows(seen)))
    print("\nresident MB:", " ".join(f"{each:.0f}" for each in seen.memory.samples))
    print("log:", seen.promised)
    print(seen.status)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
