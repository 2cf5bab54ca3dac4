"""The service's clock: Unix time that never jumps by itself.

    steady   seconds since the machine started, its sleep counted: nobody can set it
    offset   how far the wall clock is ahead of it, as we last took it over
    now      steady + offset

    each second: how far is the wall clock from `now`?
        a little: it is being trimmed             follow it
        far:      somebody, or NTP, has set it    move all that waits with it, then follow, in one transaction

A jump of the wall clock alone would let what waits expire, or wait for as long as the jump was. Moved with it, an alert
that was to go in two seconds goes in two seconds.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import aiosqlite

from bot.epoch import from_ms
from bot.store import notices, steady
from bot.store.database import Database

LOG = logging.getLogger(__name__)

LOOK_S = 1.0
# A clock that is trimmed is off by less; what is late by so little is late for nobody.
JUMP_MS = 30_000
# By how much the offset may creep before it is kept anew.
KEEP_MS = 5_000

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")  # Linux; elsewhere a jump between two runs is not seen


def steady_ms() -> int:
    """Milliseconds since the machine started; Linux counts its sleep, others may not."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return (time.monotonic_ns() if boottime is None else time.clock_gettime_ns(boottime)) // 1_000_000


def wall_ms() -> int:
    """What the machine holds to be Unix time, in milliseconds."""
    return time.time_ns() // 1_000_000


def boot_id() -> str:
    """Names this life of the machine; "" where it can't be told from another one."""
    try:
        return _BOOT_ID.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


class Clock:
    """Unix time for the whole service. `wall` and `steady` give milliseconds."""

    def __init__(self, wall: Callable[[], int] = wall_ms, steady: Callable[[], int] = steady_ms) -> None:
        self._wall = wall
        self._steady = steady
        self.offset = wall() - steady()
        self._set_at: int | None = None

    def ms(self) -> int:
        """Now, in milliseconds UTC."""
        return self._steady() + self.offset

    def now(self) -> datetime:
        """Now, in UTC."""
        return from_ms(self.ms())

    def gap(self) -> int:
        """By how many milliseconds the wall clock has left us."""
        return self._wall() - self.ms()

    def follow(self) -> None:
        """Take the wall clock's time over."""
        if abs(self.gap()) >= JUMP_MS:
            self.was_set()
        self.offset = self._wall() - self._steady()

    def was_set(self) -> None:
        """The wall clock was set by hand or by NTP: for a while, nobody knows whether it is right now."""
        self._set_at = self._steady()

    def stood_for(self, span: timedelta) -> bool:
        """Whether the clock was not set for so long: what an age decides for good waits for that."""
        return self._set_at is None or self._steady() - self._set_at >= span.total_seconds() * 1000


async def begin(database: Database, clock: Clock) -> None:
    """At start: where the clock was set since the last run, move what waits with it."""
    before, boot = await steady.kept(database), boot_id()
    by = clock.offset - before[1] if before and before[0] == boot and boot else 0
    async with database.transaction() as connection:
        if abs(by) >= JUMP_MS:
            await _move(database, connection, clock.ms() - by, by)
            clock.was_set()
        await steady.keep(database, connection, boot, clock.offset)


async def watch_clock(database: Database, clock: Clock, woken: Callable[[], None]) -> None:
    """Follow the wall clock until cancelled; `woken` is called after a jump. Trouble of the storage is waited out."""
    boot, kept = boot_id(), clock.offset
    while True:
        await asyncio.sleep(LOOK_S)
        try:
            if abs(by := clock.gap()) >= JUMP_MS:
                async with database.transaction() as connection:
                    await _move(database, connection, clock.ms(), by)
                    await steady.keep(database, connection, boot, clock.offset + by)
                clock.follow()
                kept = clock.offset
                woken()
                continue
            clock.follow()
            if abs(clock.offset - kept) >= KEEP_MS:
                async with database.transaction() as connection:
                    await steady.keep(database, connection, boot, clock.offset)
                kept = clock.offset
        except aiosqlite.OperationalError as error:
            LOG.warning("the clock can't be followed now (%s); trying again", error)


async def _move(database: Database, connection: aiosqlite.Connection, now: int, by: int) -> None:
    LOG.warning("the machine's clock was set by %+d s; what waits goes with it", by // 1000)
    await steady.shift(database, connection, now, by)
    change = " → ".join(f"{from_ms(each):%Y-%m-%d %H:%M}" for each in (now, now + by))
    await notices.note(database, connection, notices.CLOCK, change, now + by)
