"""What the operator is to hear, kept until it is told: grouped by kind and reason, counted, never whom it concerned.

Written in the transaction of what it tells of, so that a crash loses none; taken out in the one that queues the
message.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiosqlite

from bot.alerts.story import FUTURE, NO_PLACE
from bot.item import Item
from bot.model import Decision, DecisionKind, Report
from bot.store.database import Database

# The kinds of notice.
DEAD, DEAD_ITEM, SILENT, PAUSED, CLOCK = "dead", "dead_item", "silent", "paused", "clock"
FAILED = "failed"  # what somebody said: about the kind of error, never the words
UNPLACED = "unplaced"  # an incident whose place nobody knows: about the source and its headline

DATED_AHEAD = "dated_ahead"  # an incident of a source whose clock or zone is wrong: the same

RESTORED = "restored"  # what a backup parked, and waits for the operator's word: about when it was taken

HEADLINE = 100  # characters of one
ABOUT_LIMIT = 160  # characters of a reason


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell, how often it happened, and since when in milliseconds UTC."""

    kind: str
    about: str
    count: int
    first_at: int


async def note(
    database: Database, connection: aiosqlite.Connection, kind: str, about: str, now: int, count: int = 1
) -> None:
    """Add to what the operator is to hear, in the caller's transaction. `now` in milliseconds UTC."""
    if count:
        await database.queries.notices.note(connection, kind=kind, about=about[:ABOUT_LIMIT], count=count, now=now)


def unheard_of(item: Item, report: Report, decision: Decision) -> tuple[str, str] | None:
    """The kind of notice that an item of the public's deserves, and what it is about; None for none.

    An incident whose place nobody knows, or of which only the country and a village on no map are known, and one
    that is dated in the future: both reach nobody near, and its source was told that it was taken.
    """
    anywhere = decision.kind is DecisionKind.NEW and all(
        spot.somewhere_in and len(spot.ancestors) == 1 for spot in report.places
    )
    if decision.reason == FUTURE:
        kind = DATED_AHEAD
    elif decision.reason == NO_PLACE or anywhere:
        kind = UNPLACED
    else:
        return None
    first = (item.title or item.text).strip().split("\n", maxsplit=1)[0]
    return kind, f"{item.source}: {first[:HEADLINE]}"


async def waiting(database: Database) -> list[Notice]:
    """What there is to tell, most frequent first."""
    return _read([row async for row in database.queries.notices.waiting(database.reader)])


async def take(database: Database, connection: aiosqlite.Connection, now: int) -> list[Notice]:
    """The same, taken out in the caller's transaction, and that they were told at `now`."""
    notices = _read([row async for row in database.queries.notices.waiting(connection)])
    await database.queries.notices.clear(connection)
    await database.queries.notices.tell(connection, now=now)
    return notices


async def told_at(database: Database) -> int:
    """When the operator was last told anything, in milliseconds UTC; 0 for never."""
    return int(await database.queries.notices.told_at(database.reader) or 0)


async def silent_sources(
    database: Database, before: int, times: int, connection: aiosqlite.Connection | None = None
) -> list[str]:
    """Sources that spoke at least so many times, but not since `before`, and that nobody was told of since.

    With a `connection` they count as told, in the caller's transaction.
    """
    sql = database.queries.notices
    if connection is None:
        rows = [row async for row in sql.silent(database.reader, before=before, times=times)]
    else:
        rows = [row async for row in sql.tell_silent(connection, before=before, times=times)]
    return sorted(str(row["name"]) for row in rows)


def _read(rows: list[Any]) -> list[Notice]:
    return [Notice(row["kind"], row["about"], row["count"], row["first_at"]) for row in rows]
