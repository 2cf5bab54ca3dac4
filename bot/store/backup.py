"""A backup of the database while the service runs, and what becomes of what waited in it.

    copy     VACUUM INTO: one moment as a file of its own, without a byte of what was deleted
    park     what waited in it waits for the operator's word: the service may have told it since
    check    SQLite's own check of the whole copy
    name     only a whole copy gets its name

Put in the database's place, a backup is run like any other. `release` sends what it parked, marked as a possible
repeat, or drops it.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import aiosqlite

from bot.epoch import from_ms
from bot.store.database import Database
from bot.store.notices import RESTORED, note
from bot.store.opening import BUSY_TIMEOUT_MS, StoreError

PARKED = -1  # `fanned_out_at` of an alert whose fan-out waits for the operator's word
DROPPED = "dropped after a restore"


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for the operator's word."""

    deliveries: int = 0
    alerts: int = 0  # whose readers had not all been found yet
    items: int = 0  # not yet read

    @property
    def all(self) -> int:
        """Everything that waits."""
        return self.deliveries + self.alerts + self.items


async def back_up(source: Path, target: Path, now_ms: int) -> Waiting:
    """Write a backup of the database `source` to the new file `target`; what waits in it.

    Raises StoreError where the source can't be read, or the target is there already or can't be written.
    """
    part = target.with_name(target.name + ".part")
    try:
        # Made here, with its final rights: it holds who watches what. Somebody else's file stays as it is.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise StoreError(f"{target}: is there already; a backup replaces nothing, name a new file") from None
    except OSError as error:
        raise StoreError(f"{target}: can't be written: {error.strerror}") from None
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy(source, part)
        waits = await _park(part, now_ms)
        _settle(part, target)
    except BaseException as error:
        for each in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal")), target):
            each.unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error | OSError):
            raise StoreError(f"{target}: the backup could not be made: {error}") from error
        raise
    return waits


def _copy(source: Path, part: Path) -> None:
    """The source as it is at this moment; who writes it meanwhile is not held up."""
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)) as held:
        held.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        held.execute("VACUUM INTO ?", (str(part),))


async def _park(part: Path, now_ms: int) -> Waiting:
    database = await Database.open(part)
    try:
        sql = database.queries.backup
        async with database.transaction() as connection:
            await sql.park_deliveries(connection)
            await sql.park_alerts(connection, parked=PARKED)
            await sql.park_items(connection)
            await sql.drop_replies(connection)
            waits = await _waiting(database, connection)
            await note(database, connection, RESTORED, f"{from_ms(now_ms):%Y-%m-%d %H:%M} GMT", now_ms, waits.all)
        await database.truncate_log()
    finally:
        await database.close()
    return waits


def _settle(part: Path, target: Path) -> None:
    """Check the copy, bring it to the disk as one file, and give it its name."""
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")
        faults = [row[0] for row in copy.execute("PRAGMA integrity_check")]
    if faults != ["ok"]:
        raise sqlite3.DatabaseError(f"it is damaged: {faults[0]}")
    _sync(part)
    part.replace(target)
    _sync(target.absolute().parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


async def waiting(database: Database) -> Waiting:
    """What waits for the operator's word after a restore."""
    return await _waiting(database, database.reader)


async def _waiting(database: Database, connection: aiosqlite.Connection) -> Waiting:
    row = await database.queries.backup.waiting(connection, parked=PARKED)
    return Waiting(row["deliveries"], row["alerts"], row["items"])


async def release(database: Database, now_ms: int, *, drop: bool = False) -> Waiting:
    """Let go of what a restored backup parked, or drop it for good; how much there was."""
    sql = database.queries.backup
    async with database.transaction() as connection:
        waits = await _waiting(database, connection)
        if drop:
            await sql.bury_deliveries(connection, reason=DROPPED, now=now_ms)
            await sql.bury_alerts(connection, parked=PARKED, now=now_ms)
            await sql.bury_items(connection, reason=DROPPED, now=now_ms)
        else:
            await sql.release_items(connection, now=now_ms)
            await sql.release_alerts(connection, parked=PARKED)
            await sql.bury_alerts(connection, parked=PARKED, now=now_ms)
            await sql.release_deliveries(connection, now=now_ms)
    return waits
