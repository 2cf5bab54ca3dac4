"""Alerts on their way to people: announce, fan out in chunks, claim, settle.

announce  writes an alert with its words and the plan of its fan-out, in the transaction of its decision.
fan_out   turns the plan into deliveries, at most CHUNK rows a transaction, its cursor committed with them:
          a crash resumes where it stood, and nobody waits for the writer longer than a chunk.
claim     marks what is sent next; unwatch, /stop and expiry are looked at again here, not at the fan-out.
settle    writes what became of each; outcomes that wait together share a commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import aiosqlite
from pydantic import TypeAdapter

from bot.delivery.retry import Again, Dead, Done, Leave, Move, Pause, Plain, Step
from bot.model import Alert, Audience, DecisionKind, Nearness, WatchKey
from bot.store.collector import Collector
from bot.store.database import Database
from bot.store.subscribers import move_chat

ALERT = TypeAdapter(Alert)
KEYS = TypeAdapter(list[WatchKey])
CHUNK = 5_000
# How often a delivery may be under way when the process dies, before it is held to be the cause.
INTERRUPTIONS = 5
LOWEST = -(2**63)

# Gravest first, then nearest, then oldest: the order in which people are told.
SEVERITY_RANK = {"Extreme": 0, "Severe": 1, "Moderate": 2, "Minor": 3, "Unknown": 4}
NEARNESS_RANK = {nearness: rank for rank, nearness in enumerate(Nearness)}


@dataclass(frozen=True, slots=True)
class Told:
    """An alert as the courier needs it: the alert, how it came to each watch, and its words."""

    alert: Alert
    keys: dict[str, WatchKey]
    texts: dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Claim:
    """One delivery in hand. Times in milliseconds UTC."""

    told: Told
    chat_id: int
    chat_kind: str
    language: str
    watched_id: str  # "" for testers and for those who are told of a retraction without a watch
    attempts: int  # counted before this one
    maybe_sent: int
    interrupted: int
    plain: bool
    queued_at: int
    reply_to: int | None


class Outbox:
    """The durable queue behind the pipeline. `filled` is set whenever something may be due."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._sql = database.queries.outbox
        self._now = now_ms
        self._settling: Collector[tuple[Claim, Step], None] = Collector(database, self._settle)
        self._told: dict[int, Told] = {}
        self.filled = asyncio.Event()
        self.announced = asyncio.Event()

    async def announce(
        self,
        connection: aiosqlite.Connection,
        alert: Alert,
        keys: Sequence[WatchKey],
        texts: dict[tuple[str, str], str],
        expires_at: int,
    ) -> None:
        """Write an alert; `alert.id` is given by `next_id` in the same transaction. Supersedes older revisions."""
        now = self._now()
        incident = alert.incident
        await self._sql.announce(
            connection,
            id=alert.id,
            incident_id=incident.id,
            revision=incident.revision,
            body=ALERT.dump_json(alert).decode(),
            keys=KEYS.dump_json(list(keys)).decode(),
            severity_rank=SEVERITY_RANK[incident.severity],
            created_at=now,
            expires_at=expires_at,
            lowest=LOWEST,
        )
        for (language, lead_id), body in texts.items():
            await self._sql.add_text(connection, alert_id=alert.id, language=language, lead_id=lead_id, body=body)
        await self._sql.supersede(connection, incident_id=incident.id, alert_id=alert.id, now=now)
        await self._sql.finish_older(connection, incident_id=incident.id, alert_id=alert.id, now=now)

    async def next_id(self, connection: aiosqlite.Connection) -> int:
        """The id for the alert that this transaction announces."""
        number: int = await self._sql.next_alert_id(connection)
        return number

    async def fan_out(self, testers: Sequence[int]) -> bool:
        """Write one chunk of deliveries; False where no alert has any left to write."""
        async with self._database.transaction() as connection:
            row = await self._sql.open_alert(connection)
            if row is None:
                return False
            alert = ALERT.validate_json(row["body"])
            keys = KEYS.validate_json(row["keys"])
            if alert.kind is DecisionKind.RETRACTION:
                finished = await self._tell_the_told(connection, alert, row["severity_rank"])
            elif alert.audience is Audience.TESTERS:
                await self._tell_testers(connection, alert, testers)
                finished = True
            else:
                finished = await self._chunk(connection, row, keys)
            if finished:
                await self._sql.fanned_out(connection, alert_id=alert.id, now=self._now())
        self.filled.set()
        return True

    async def _chunk(self, connection: aiosqlite.Connection, row: aiosqlite.Row, keys: list[WatchKey]) -> bool:
        """The next CHUNK watchers, key by key, nearest first; True once the last key is done."""
        index, cursor, room = int(row["key_index"]), int(row["chat_cursor"]), CHUNK
        while index < len(keys) and room > 0:
            key = keys[index]
            end = await self._sql.chunk_end(connection, place_id=key.place_id, cursor=cursor, last=room - 1)
            room -= await self._sql.fan_out(
                connection,
                alert_id=row["id"],
                place_id=key.place_id,
                cursor=cursor,
                end=2**63 - 1 if end is None else end,
                rank=row["severity_rank"] * 10 + NEARNESS_RANK[key.nearness],
                now=self._now(),
            )
            index, cursor, room = (index + 1, LOWEST, room) if end is None else (index, end, 0)
        await self._sql.advance(connection, alert_id=row["id"], key_index=index, cursor=cursor)
        return index >= len(keys)

    async def _tell_testers(self, connection: aiosqlite.Connection, alert: Alert, testers: Sequence[int]) -> None:
        for chat_id in testers:
            await self._sql.add_delivery(
                connection, alert_id=alert.id, chat_id=chat_id, watched_id="", rank=0, now=self._now()
            )

    async def _tell_the_told(self, connection: aiosqlite.Connection, alert: Alert, severity_rank: int) -> bool:
        written: int = await self._sql.tell_the_told(
            connection,
            alert_id=alert.id,
            incident_id=alert.incident.id,
            rank=severity_rank * 10,
            now=self._now(),
            limit=CHUNK,
        )
        return written < CHUNK

    async def claim(self, limit: int, private_pace_ms: int, group_pace_ms: int) -> list[Claim]:
        """Mark up to `limit` due deliveries as being sent, at most one a chat, gravest and nearest first.

        A chat that was claimed for is paced: its next alert is due so many milliseconds later.
        """
        claims: list[Claim] = []
        chats: set[int] = set()
        async with self._database.transaction() as connection:
            rows = [row async for row in self._sql.due(connection, now=self._now(), limit=4 * limit)]
            for row in rows:
                if row["chat_id"] in chats or len(claims) >= limit:
                    continue
                claim = await self._take(connection, row)
                if claim is None:
                    continue
                chats.add(claim.chat_id)
                claims.append(claim)
                pace = private_pace_ms if claim.chat_kind == "private" else group_pace_ms
                await self._sql.pace_chat(connection, chat_id=claim.chat_id, not_before=self._now() + pace)
        return claims

    async def _take(self, connection: aiosqlite.Connection, row: aiosqlite.Row) -> Claim | None:
        """Mark one row as being sent, or bury it with the reason why it must not be sent any more."""
        told = await self._load(connection, row["alert_id"])
        watched_id = row["watched_id"]
        reason = ""
        if row["chat_state"] != "active":
            reason = str(row["chat_state"])
        elif row["expires_at"] <= self._now():
            reason = "expired"
        elif row["newest_id"] > row["alert_id"]:  # it was in flight, and failed, when its successor was announced
            reason = "superseded"
        elif _needs_watch(told.alert) and not row["watching"]:
            watched_id = await self._other_watch(connection, told, row["chat_id"])
            reason = "" if watched_id else "unwatched"
        pair = {"alert_id": row["alert_id"], "chat_id": row["chat_id"]}
        if reason:
            await self._sql.dead(connection, **pair, reason=reason, now=self._now())
            return None
        await self._sql.mark_sending(connection, **pair, watched_id=watched_id)
        reply_to = None
        if told.alert.incident.revision > 1:
            reply_to = await self._sql.earlier_message(connection, incident_id=row["incident_id"], **pair)
        return Claim(
            told=told,
            chat_id=row["chat_id"],
            chat_kind=row["kind"],
            language=row["language"],
            watched_id=watched_id,
            attempts=row["attempts"],
            maybe_sent=row["maybe_sent"],
            interrupted=row["interrupted"],
            plain=bool(row["plain"]),
            queued_at=row["queued_at"],
            reply_to=reply_to,
        )

    async def _other_watch(self, connection: aiosqlite.Connection, told: Told, chat_id: int) -> str:
        """The nearest watch of a chat that still matches, after the one it was queued for was removed."""
        watched = {row["place_id"] async for row in self._sql.chat_watches(connection, chat_id=chat_id)}
        return next((place_id for place_id in told.keys if place_id in watched), "")

    async def _load(self, connection: aiosqlite.Connection, alert_id: int) -> Told:
        if alert_id not in self._told:
            row = await self._sql.alert(connection, alert_id=alert_id)
            texts = {
                (text["language"], text["lead_id"]): text["body"]
                async for text in self._sql.alert_texts(connection, alert_id=alert_id)
            }
            keys = {key.place_id: key for key in KEYS.validate_json(row["keys"])}
            if len(self._told) >= 100:  # noqa: PLR2004  alerts under way at one time; older ones load again
                self._told.clear()
            self._told[alert_id] = Told(ALERT.validate_json(row["body"]), keys, texts)
        return self._told[alert_id]

    async def settle(self, claim: Claim, step: Step) -> None:
        """Write what became of a claim; returns when it is committed."""
        await self._settling.submit((claim, step))
        self.filled.set()

    async def _settle(self, connection: aiosqlite.Connection, job: tuple[Claim, Step]) -> None:
        claim, step = job
        now = self._now()
        pair: dict[str, Any] = {"alert_id": claim.told.alert.id, "chat_id": claim.chat_id}
        # What a try that says nothing about the message leaves as it was before the claim.
        kept = {"maybe_sent": claim.maybe_sent, "attempts": claim.attempts, "plain": int(claim.plain)}
        match step:
            case Done(message_id):
                await self._sql.sent(connection, **pair, message_id=message_id, now=now)
            case Again(at_ms, reason, maybe_sent, attempts):
                if reason == "throttled":  # the chat's own limit: none of its alerts may go before
                    await self._sql.pace_chat(connection, chat_id=claim.chat_id, not_before=at_ms)
                counts = {"maybe_sent": maybe_sent, "attempts": attempts, "plain": int(claim.plain)}
                await self._sql.again(connection, **pair, not_before=at_ms, reason=reason, **counts)
            case Plain(reason):
                await self._sql.again(connection, **pair, not_before=now, reason=reason, **(kept | {"plain": 1}))
            case Pause(reason):
                await self._sql.again(connection, **pair, not_before=now, reason=reason, **kept)
            case Move(chat_id):
                await self._sql.again(connection, **pair, not_before=now, reason="migrated", **kept)
                await move_chat(self._database, connection, claim.chat_id, chat_id)
            case Leave(reason):
                await self._sql.dead(connection, **pair, reason=reason, now=now)
                await self._sql.chat_gone(connection, chat_id=claim.chat_id, state="gone")
                await self._sql.bury_chat(connection, chat_id=claim.chat_id, reason=reason, now=now)
            case Dead(reason):
                await self._sql.dead(connection, **pair, reason=reason, now=now)

    async def unclaim(self, claims: Iterable[Claim]) -> None:
        """Put back what was claimed but never handed to the network."""
        async with self._database.transaction() as connection:
            for claim in claims:
                await self._sql.unclaim(connection, alert_id=claim.told.alert.id, chat_id=claim.chat_id)

    async def recover(self) -> None:
        """At start: what was in flight when the process died may have arrived; send it again, marked.

        It may as well never have left, so a second crash must not bury it: only INTERRUPTIONS of them do.
        """
        now = self._now()
        async with self._database.transaction() as connection:
            await self._sql.bury_interrupted(connection, now=now, most=INTERRUPTIONS)
            await self._sql.requeue_interrupted(connection, now=now)
            await self._sql.clamp_deliveries(connection, now=now)
            await self._sql.clamp_chats(connection, now=now)
        self.filled.set()
        self.announced.set()

    async def next_due(self) -> int | None:
        """When the next delivery is due, in milliseconds UTC; None where nothing waits."""
        due: int | None = await self._sql.next_due(self._database.reader)
        return due

    async def busy(self) -> bool:
        """Whether any alert is still fanned out, or any delivery waits or is in flight."""
        return bool(await self._sql.unsettled(self._database.reader))

    async def counts(self) -> dict[str, int]:
        """How many deliveries there are in each state."""
        return {row["state"]: row["n"] async for row in self._sql.counts(self._database.reader)}

    async def close(self) -> None:
        """Wait until every outcome is written."""
        await self._settling.close()


def _needs_watch(alert: Alert) -> bool:
    """Whether somebody must still watch a matching place: not for tests, and a wrong word is always taken back."""
    return alert.audience is Audience.PUBLIC and alert.kind is not DecisionKind.RETRACTION
