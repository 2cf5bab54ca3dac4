"""The fan-out: an alert's plan becomes deliveries, chunk by chunk.

    plan       who heard something wrong, revision by revision; then the watched places, nearest first
    step       one chunk of the open alert whose next step is gravest and nearest; fair among equals
               what still waits of older revisions is superseded first

At most CHUNK rows a transaction, the cursor committed with them: a crash resumes where it stood, and nobody
waits for the writer longer than a chunk. The FIRST of an alert are written with its decision, and most alerts are
whole with them. The plan only says who may be concerned; what each chat is owed is decided at the claim, because
until then it may still hear of an earlier revision.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import aiosqlite
from pydantic import TypeAdapter

from bot.delivery.order import rank
from bot.delivery.telling import Chapter, mistakes
from bot.model import Alert, Audience, DecisionKind, WatchKey
from bot.store.database import Database

CHUNK = 5_000
FIRST = 500  # rows that are written with the decision: a few milliseconds, and most alerts are whole then
LOWEST, HIGHEST = -(2**63), 2**63 - 1

ALERT = TypeAdapter(Alert)


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of people: the watchers of a place, or those who may have heard the alert `heard_id`.

    Of the latter, whoever surely heard the revision `before` or a later one has been set right already.
    """

    rank: int
    place_id: str = ""
    heard_id: int = 0
    before: int = 0
    reach_km: float = 0.0  # of the watches that it concerns, at least


@dataclass(frozen=True, slots=True)
class FannedOut:
    """One chunk: of which alert, how many deliveries, whether it was the last, and its last rank."""

    alert_id: int
    rows: int
    finished: bool
    rank: int


PLAN = TypeAdapter(list[Step])


def plan(alert: Alert, keys: Sequence[WatchKey], chapters: Sequence[Chapter]) -> list[Step]:
    """Who may be concerned by an alert, the last of `chapters`: a superset of whom it is told."""
    if alert.audience is Audience.TESTERS:
        return []
    first = rank(alert)
    steps = [Step(first, heard_id=wrong.alert_id, before=before) for wrong, before in mistakes(chapters)]
    if alert.kind is DecisionKind.ENDED:
        steps += [Step(first, heard_id=earlier.alert_id, before=alert.incident.revision) for earlier in chapters[:-1]]
    elif alert.kind is not DecisionKind.RETRACTION:
        watched = [Step(rank(alert, key), place_id=key.place_id, reach_km=key.distance_km) for key in keys]
        steps += sorted(watched, key=lambda step: step.rank)
    return steps


class FanOut:
    """Writes deliveries; `gap_ms` is the time between two sounds of one story in a chat."""

    def __init__(self, database: Database, now_ms: Callable[[], int], gap_ms: int) -> None:
        self._database = database
        self._sql = database.queries.fan_out
        self._outbox = database.queries.outbox
        self._now = now_ms
        self._gap = gap_ms

    async def step(self, testers: Sequence[int]) -> FannedOut | None:
        """Write one chunk; None where no alert has any left to write."""
        return await self._database.write(lambda connection: self._next_step(connection, testers))

    async def first(self, connection: aiosqlite.Connection, alert_id: int, testers: Sequence[int]) -> FannedOut:
        """The first FIRST rows of an alert, in the transaction that announces it."""
        row = await self._sql.announced(connection, alert_id=alert_id)
        return await self._step(connection, row, testers, min(FIRST, CHUNK))

    async def _next_step(self, connection: aiosqlite.Connection, testers: Sequence[int]) -> FannedOut | None:
        row = await self._sql.open_alert(connection)
        return await self._step(connection, row, testers, CHUNK) if row else None

    async def _step(
        self, connection: aiosqlite.Connection, row: aiosqlite.Row, testers: Sequence[int], most: int
    ) -> FannedOut:
        steps = PLAN.validate_json(row["plan"])
        last = max((step.rank for step in steps), default=0)
        replaced = await supersede(self._outbox, connection, row["incident_id"], row["id"], self._now(), most)
        if replaced >= most:
            return FannedOut(row["id"], 0, finished=False, rank=last)
        alert = ALERT.validate_json(row["body"])
        if alert.audience is Audience.TESTERS:
            rows, finished = await self._testers(connection, alert.id, testers), True
        else:
            apart = alert.kind is DecisionKind.UPDATE and alert.loud and not await self._graver(connection, row)
            rows, finished = await self._chunk(connection, row, steps, most, apart=apart)
        if finished:
            await self._sql.fanned_out(connection, alert_id=alert.id, now=self._now())
        return FannedOut(alert.id, rows, finished, last)

    async def _chunk(
        self, connection: aiosqlite.Connection, row: aiosqlite.Row, steps: list[Step], room: int, *, apart: bool
    ) -> tuple[int, bool]:
        """The next `room` people of the plan: how many deliveries were written, and whether the plan is done."""
        index, cursor, rows = int(row["step"]), int(row["chat_cursor"]), 0
        while index < len(steps) and room > 0:
            step = steps[index]
            if step.heard_id:
                end = await self._sql.heard_end(connection, heard_id=step.heard_id, cursor=cursor, last=room - 1)
            else:
                watched = {"place_id": step.place_id, "reach_km": step.reach_km}
                end = await self._sql.chunk_end(connection, **watched, cursor=cursor, last=room - 1)
            written = await self._write(connection, row, step, cursor, HIGHEST if end is None else end, apart=apart)
            rows, room = rows + written, room - written
            index, cursor, room = (index + 1, LOWEST, room) if end is None else (index, end, 0)
        next_rank = steps[index].rank if index < len(steps) else 0
        await self._sql.advance(connection, alert_id=row["id"], step=index, cursor=cursor, next_rank=next_rank)
        return rows, index >= len(steps)

    async def _write(
        self, connection: aiosqlite.Connection, row: aiosqlite.Row, step: Step, cursor: int, end: int, *, apart: bool
    ) -> int:
        """One stretch of one step, after `cursor` up to `end`; how many rows."""
        given: dict[str, Any] = {"alert_id": row["id"], "cursor": cursor, "end": end, "rank": step.rank}
        given["now"] = self._now()
        story = {"incident_id": row["incident_id"]}
        written: int
        if step.heard_id:
            written = await self._sql.hearers(connection, **given, **story, heard_id=step.heard_id, before=step.before)
        elif apart:
            watched = {"place_id": step.place_id, "reach_km": step.reach_km}
            written = await self._sql.watchers_apart(connection, **given, **story, **watched, gap=self._gap)
        else:
            written = await self._sql.watchers(connection, **given, place_id=step.place_id, reach_km=step.reach_km)
        return written

    async def _graver(self, connection: aiosqlite.Connection, row: aiosqlite.Row) -> bool:
        """Whether an alert is graver than some earlier revision: then no sound of it is held here.

        Who heard a sound of the story just now is held at the fan-out, many at once. The claim would do it one
        by one, and looks at each again in any case.
        """
        earlier = self._outbox.chapters(connection, incident_id=row["incident_id"], alert_id=row["id"])
        return any([chapter["severity_rank"] > row["severity_rank"] async for chapter in earlier])

    async def _testers(self, connection: aiosqlite.Connection, alert_id: int, testers: Sequence[int]) -> int:
        for chat_id in testers:
            await self._sql.add_delivery(
                connection, alert_id=alert_id, chat_id=chat_id, watched_id="", rank=0, now=self._now()
            )
        return len(testers)


async def supersede(
    sql: Any, connection: aiosqlite.Connection, incident_id: str, alert_id: int, now: int, most: int | None = None
) -> int:
    """Bury up to `most` deliveries, CHUNK if not said, that wait with older revisions of an alert; how many it were."""
    most = CHUNK if most is None else most
    replaced = 0
    async for older in sql.older(connection, incident_id=incident_id, alert_id=alert_id):
        given = {"alert_id": older["id"], "now": now}
        for each in sorted({0, *(step.rank for step in PLAN.validate_json(older["plan"]))}):
            if replaced < most:
                replaced += await sql.supersede(connection, **given, rank=each, limit=most - replaced)
        if replaced < most:
            replaced += await sql.supersede_held(connection, **given, limit=most - replaced)
    return replaced
