"""How the file is opened: made, refused, brought up to date, switched to write-ahead logging.

What is refused stays as it was, byte for byte.
"""

from __future__ import annotations

import asyncio
import logging
from importlib import resources
from pathlib import Path

import aiosqlite

# At DEBUG aiosqlite logs every statement with its values: chats beside their towns, people's own words.
logging.getLogger("aiosqlite").setLevel(logging.WARNING)

# A helper command that writes beside the running service waits this long for its turn.
BUSY_TIMEOUT_MS = 10_000
LOCKED_LOOK_MS = 50
STATEMENTS = 512  # kept prepared: all that there are, twice over


class StoreError(Exception):
    """The database can't be used; the text names the file and the remedy."""


def migrations() -> list[tuple[int, str]]:
    """(version, script) in order."""
    folder = resources.files("bot") / "store" / "schema"
    scripts = [entry for entry in folder.iterdir() if entry.name.endswith(".sql")]
    return sorted((int(entry.name.removesuffix(".sql")), entry.read_text("utf-8")) for entry in scripts)


async def connect(path: Path) -> aiosqlite.Connection:
    """A connection as all of ours are. Raises aiosqlite's errors."""
    connection = await aiosqlite.connect(path, isolation_level=None, cached_statements=STATEMENTS)
    connection.row_factory = aiosqlite.Row
    try:
        for pragma in (
            f"busy_timeout = {BUSY_TIMEOUT_MS}",
            "synchronous = FULL",
            "secure_delete = ON",
            "foreign_keys = ON",
        ):
            await connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        await connection.close()
        raise
    return connection


async def refuse_what_is_not_ours(path: Path) -> None:
    """Raise StoreError where the file is of a newer vigie or of another program; read-only, so untouched by us."""
    async with aiosqlite.connect(_read_only(path), uri=True) as connection:
        await connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        # In this order: whoever makes the file at this moment commits its tables and its version together.
        tables = await _value(connection, "SELECT COUNT(*) FROM sqlite_master")
        present, newest = await _version(connection), migrations()[-1][0]
        if present > newest:
            raise StoreError(
                f"{path}: was written by a newer vigie (schema {present}, this one knows {newest}); "
                "install that version or restore an older backup. Nothing was changed."
            )
        if tables and not present:
            raise StoreError(f"{path}: is the database of another program; name another file. Nothing was changed.")


def _read_only(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


async def _version(connection: aiosqlite.Connection) -> int:
    """The schema's version; 0 for a file without any."""
    if not await _value(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_version'"):
        return 0
    return await _value(connection, "SELECT MAX(version) FROM schema_version")


async def _value(connection: aiosqlite.Connection, question: str) -> int:
    async with connection.execute(question) as cursor:
        row = await cursor.fetchone()
    return int(row[0] or 0) if row else 0


async def migrate(connection: aiosqlite.Connection) -> None:
    """Run the scripts that the file has not seen, all in one transaction: migrated whole, or as it was."""
    present = await _version(connection)
    steps = [
        f"{script}\nINSERT INTO schema_version (version) VALUES ({version});"
        for version, script in migrations()
        if version > present
    ]
    if not steps:
        return
    if not present:
        steps.insert(0, "CREATE TABLE schema_version (version BIGINT NOT NULL PRIMARY KEY);")
    try:
        await connection.executescript("\n".join(["BEGIN IMMEDIATE;", *steps, "COMMIT;"]))
    except BaseException:
        if connection.in_transaction:
            await connection.execute("ROLLBACK")
        if await _version(connection) == present:
            raise
        await migrate(connection)  # another process was faster; what it left may still be older than we are


async def keep_a_log(connection: aiosqlite.Connection) -> None:
    """Switch the file to write-ahead logging. Here SQLite ignores its busy timeout, so the wait is ours."""
    for left in reversed(range(BUSY_TIMEOUT_MS // LOCKED_LOOK_MS)):
        try:
            # Its cursor is closed at once: an answer that is not fetched keeps the file locked.
            async with connection.execute("PRAGMA journal_mode = WAL"):
                return
        except aiosqlite.OperationalError:
            if not left:
                raise
            await asyncio.sleep(LOCKED_LOOK_MS / 1000)
