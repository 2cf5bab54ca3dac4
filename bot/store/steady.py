"""The stored times, moved with the clock: what waits keeps waiting as long as it was to, whatever the clock says.

Kept beside them is how far the wall clock was ahead of the machine's steady one. So a clock that was set while nothing
ran is seen at the next start, as long as the machine itself did not start anew in between: then nobody can know.
"""

from __future__ import annotations

import aiosqlite

from bot.store.database import Database


async def kept(database: Database) -> tuple[str, int] | None:
    """(the machine's life, by how many milliseconds the wall clock was ahead of its steady one) as last kept."""
    row = await database.queries.clock.kept(database.reader)
    return (row["boot"], row["offset_ms"]) if row else None


async def keep(database: Database, connection: aiosqlite.Connection, boot: str, offset_ms: int) -> None:
    """Keep the two, in the caller's transaction."""
    await database.queries.clock.keep(connection, boot=boot, offset_ms=offset_ms)


async def shift(database: Database, connection: aiosqlite.Connection, now: int, by: int) -> None:
    """Move every time that something waits for by `by` milliseconds; `now` is the time before the jump.

    What people see keeps its time, when they were told and by whom: it is judged by its age nowhere.
    """
    sql = database.queries.clock
    for statement in ("shift_items", "shift_queued", "shift_edits", "shift_replies", "shift_digests", "shift_sources"):
        await getattr(sql, statement)(connection, by=by)
    # What is past stays past: set back, it would lie ahead again.
    since = min(now, now + by)
    for statement in ("shift_alerts", "shift_chats", "shift_pauses", "shift_muted_places"):
        await getattr(sql, statement)(connection, by=by, since=since)
    await sql.release_held(connection, by=by, now=now + by)
