"""First lines to be changed: a message that was wrong says so itself, once its correction is on its way.

An edit is written with the outcome of the correction that it follows, waits in the lowest lane, and is removed
once it is settled. It may be lost to a message that is gone, never to a restart; the same edit twice does nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import aiosqlite

from bot.delivery.retry import Again, Move, Pause, Step
from bot.delivery.telling import Form
from bot.model import DecisionKind
from bot.store.claim import TOGETHER, Claim
from bot.store.database import Database
from bot.store.library import Library, Told
from bot.wishes import Quiet

# A message that could not be edited for a day is left as it is: the reply below it has said what is right.
KEPT_MS = 24 * 3_600_000


@dataclass(frozen=True, slots=True)
class Part:
    """One alert of a message that tells several; `by` is the kind of what took it back here, None where nothing did."""

    told: Told
    watched_id: str
    form: Form
    by: DecisionKind | None
    repeat: bool
    reach_km: float = math.inf


@dataclass(frozen=True, slots=True)
class Edit:
    """One message in hand, with what it was made of. Times in milliseconds UTC."""

    told: Told  # what it told
    by: Told  # what says that this was wrong
    chat_id: int
    chat_kind: str
    language: str
    message_id: int
    watched_id: str
    form: Form
    plain: bool
    repeat: bool
    late_ms: int
    attempts: int
    reach_km: float = math.inf  # the watch's, where it is still known
    quiet: Quiet | None = None  # the hours whose end it waited for
    parts: tuple[Part, ...] = ()  # all that the message tells, where that is more than one alert


class Edits:
    """The lane of edits. Methods that take a connection run in the caller's transaction."""

    def __init__(self, database: Database, library: Library, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._sql = database.queries.edits
        self._claims = database.queries.claims
        self._library = library
        self._now = now_ms

    async def add(self, connection: aiosqlite.Connection, claim: Claim) -> None:
        """Have the messages changed whose mistake this claim sets right."""
        alert = claim.told.alert
        for since, before in claim.wrong:
            await self._sql.add(
                connection,
                for_id=alert.id,
                incident_id=alert.incident.id,
                since=since,
                before=before,
                chat_id=claim.chat_id,
                now=self._now(),
            )

    async def claim(self, limit: int, private_pace_ms: int, group_pace_ms: int) -> list[Edit]:
        """Mark up to `limit` due edits as under way, oldest first, one a chat, and pace their chats."""
        edits: dict[int, Edit] = {}
        now = self._now()
        async with self._database.transaction() as connection:
            rows = [row async for row in self._sql.due(connection, now=now, limit=2 * limit)]
            for row in rows:
                if row["chat_id"] in edits or len(edits) >= limit:
                    continue
                edit = await self._read(connection, row)
                if edit is None:
                    await self._sql.remove(
                        connection, alert_id=row["alert_id"], chat_id=row["chat_id"], for_id=row["for_id"]
                    )
                else:
                    edits[edit.chat_id] = edit
            if edits:
                await self._sql.mark_sending(connection, [_pair(edit) for edit in edits.values()])
                paces = {"private": private_pace_ms}
                await self._claims.pace(
                    connection,
                    [
                        {"chat_id": edit.chat_id, "not_before": now + paces.get(edit.chat_kind, group_pace_ms)}
                        for edit in edits.values()
                    ],
                )
        return list(edits.values())

    async def _read(self, connection: aiosqlite.Connection, row: aiosqlite.Row) -> Edit | None:
        """The edit; None where there is nothing to change any more."""
        if row["chat_state"] != "active" or row["message_id"] is None or row["queued_at"] < self._now() - KEPT_MS:
            return None
        told = await self._library.load(connection, row["alert_id"])
        by = await self._library.load(connection, row["for_id"])
        if told is None or by is None:
            return None
        reason = row["reason"] or ""
        count = int(reason.removeprefix(TOGETHER)) if reason.startswith(TOGETHER) else 1
        parts = await self._parts(connection, row) if count > 1 else ()
        if count > 1 and len(parts) != count:  # some of it is past its time: without it the rest is not rewritten
            return None
        return Edit(
            told=told,
            by=by,
            chat_id=row["chat_id"],
            chat_kind=row["kind"],
            language=row["language"],
            message_id=row["message_id"],
            watched_id=row["watched_id"],
            form=Form(row["form"] or Form.OWN),
            plain=bool(row["plain"]),
            repeat=row["maybe_sent"] + row["interrupted"] > 0,
            late_ms=max((row["settled_at"] or 0) - row["alert_queued_at"], 0),
            attempts=row["attempts"],
            quiet=None if row["quiet_start"] is None else Quiet(row["quiet_start"], row["quiet_end"]),
            parts=parts,
        )

    async def _parts(self, connection: aiosqlite.Connection, edit: aiosqlite.Row) -> tuple[Part, ...]:
        """All that a message tells, in its order, as far as it is kept."""
        parts = []
        rows = self._sql.together(connection, chat_id=edit["chat_id"], message_id=edit["message_id"])
        for row in [each async for each in rows]:
            told = await self._library.load(connection, row["alert_id"])
            if told is None:
                continue
            by = row["taken_back"] and DecisionKind(row["taken_back"])
            repeat = row["maybe_sent"] + row["interrupted"] > 0
            parts.append(Part(told, row["watched_id"], Form(row["form"] or Form.OWN), by, repeat))
        return tuple(parts)

    async def settle(self, connection: aiosqlite.Connection, edit: Edit, step: Step) -> None:
        """Write what became of an edit: it is tried again, or done with, whatever the answer was."""
        key = _pair(edit) | {"for_id": edit.by.alert.id}
        match step:
            case Again(at_ms, reason, _, attempts):
                if reason == "throttled":
                    await self._database.queries.outbox.pace_chat(connection, chat_id=edit.chat_id, not_before=at_ms)
                await self._sql.again(connection, **key, not_before=at_ms, attempts=attempts)
            case Pause() | Move():  # a move is carried out by the next message; the edit then finds nothing
                await self._sql.again(connection, **key, not_before=self._now(), attempts=edit.attempts)
            case _:
                await self._sql.remove(connection, **key)

    async def unclaim(self, connection: aiosqlite.Connection, edits: Iterable[Edit]) -> None:
        """Put back what was not handed to the network."""
        for edit in edits:
            key = _pair(edit) | {"for_id": edit.by.alert.id}
            await self._sql.again(connection, **key, not_before=self._now(), attempts=edit.attempts)

    async def recover(self, connection: aiosqlite.Connection) -> None:
        """At start: what was under way is done once more."""
        await self._sql.requeue(connection, now=self._now())
        await self._sql.clamp(connection, now=self._now())

    async def next_due(self) -> int | None:
        """When the next edit is due, in milliseconds UTC; None where none waits."""
        due: int | None = await self._sql.next_due(self._database.reader)
        return due


def _pair(edit: Edit) -> dict[str, int]:
    return {"alert_id": edit.told.alert.id, "chat_id": edit.chat_id}
