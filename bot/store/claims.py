"""The claim: what is sent next, and what each chat is owed of it at that moment.

    release what was held until now
    queue by queue (gravest and nearest rank first; the alerts of one rank take turns):
        due deliveries of chats that may be sent to
        stopped, expired, superseded, unwatched, or owed nothing?      dead, with the reason
        of a kind, gravity, story or place that it does not want?      dead, with the reason
        its story sounded there lately, or its quiet hours run?        held
        it waited for the end of its quiet hours?                      sending, with all else that did: one message
        else                                                           sending, and its chat is paced

Claimed means marked in the database before anything is sent.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

import aiosqlite

from bot.alerts.match import nearest_reached
from bot.delivery.telling import Heard, Hold, Skip, Tell, telling
from bot.epoch import from_ms, to_ms
from bot.i18n import BOTH
from bot.model import Audience, Nearness, WatchKey
from bot.store.claim import Claim, made, marks
from bot.store.database import Database
from bot.store.fan_out import CHUNK, supersede
from bot.store.feedback import why_muted
from bot.store.library import Library, Told
from bot.store.notices import DEAD, note
from bot.store.rounds import Rounds
from bot.store.subscribers import read_wishes

# Alerts in one message at the end of quiet hours; what is left comes in the next one. So many fit into a message of
# Telegram's whatever the length of their first lines, which a chat that reads both languages has twice.
TOGETHER, TOGETHER_BOTH = 15, 8
_LOOKED_THROUGH = 200  # of what waited; much of it may be past its time


@dataclass(slots=True)
class _Batch:
    """What one claim gathers, to be written in few statements."""

    claims: list[Claim] = field(default_factory=list)
    paces: list[dict[str, Any]] = field(default_factory=list)
    chats: set[int] = field(default_factory=set)
    moved: int = 0  # rows buried or held: there may be others behind them
    announced: Told | None = None  # by this very transaction, which may yet fail: nobody else knows it
    stale: dict[str, int] = field(default_factory=dict)  # incident → its newest alert


class Claims:
    """Takes deliveries out of the queue, in their order."""

    def __init__(self, database: Database, library: Library, now_ms: Callable[[], int], gap_ms: int) -> None:
        self._database = database
        self._sql = database.queries.claims
        self._outbox = database.queries.outbox
        self._library = library
        self._now = now_ms
        self._gap = gap_ms
        self._last_served: dict[int, int] = {}  # rank → the alert that had the last turn

    async def claim(self, limit: int, private_pace_ms: int, group_pace_ms: int) -> list[Claim]:
        """Mark up to `limit` due deliveries as being sent, at most one a chat.

        A chat that was claimed for is paced: its next alert is due so many milliseconds later.
        """
        while True:
            batch = await self._database.write(lambda c: self._claim(c, limit, private_pace_ms, group_pace_ms))
            if batch.claims or not batch.moved:
                return batch.claims

    async def claim_with(
        self, connection: aiosqlite.Connection, told: Told, limit: int, private_pace_ms: int, group_pace_ms: int
    ) -> list[Claim]:
        """The same in the transaction that announces `told`."""
        return (await self._claim(connection, limit, private_pace_ms, group_pace_ms, told)).claims

    async def _claim(
        self,
        connection: aiosqlite.Connection,
        limit: int,
        private_pace_ms: int,
        group_pace_ms: int,
        announced: Told | None = None,
    ) -> _Batch:
        batch, now = _Batch(announced=announced), self._now()
        batch.moved += await self._sql.release(connection, now=now, limit=CHUNK)
        await self._gather(connection, batch, limit)
        for incident_id, newest in batch.stale.items():
            await supersede(self._outbox, connection, incident_id, newest, now)
        for claim in batch.claims:
            pace = private_pace_ms if claim.chat_kind == "private" else group_pace_ms
            batch.paces.append({"chat_id": claim.chat_id, "not_before": now + pace})
        if batch.claims:
            await self._sql.mark_sending(connection, marks(batch.claims))
            await self._sql.pace(connection, batch.paces)
        return batch

    async def _gather(self, connection: aiosqlite.Connection, batch: _Batch, limit: int) -> None:
        """Go through the queues rank by rank until there are `limit` claims or nothing more is due."""
        rank: int | None = -1
        while len(batch.claims) < limit and (rank := await self._sql.next_rank(connection, rank=rank)) is not None:
            last = self._last_served.get(rank, 0)
            rounds = Rounds(self._sql, connection, rank=rank, last=last, now=self._now(), ahead=2 * limit)
            while len(batch.claims) < limit and (row := await rounds.next(batch.chats)) is not None:
                await self._take(connection, batch, await rounds.instead_of(row))
                self._last_served[rank] = row["alert_id"]
            if rounds.alone:
                self._last_served.pop(rank, None)

    async def _take(self, connection: aiosqlite.Connection, batch: _Batch, row: aiosqlite.Row) -> None:
        """Claim one row where it may be sent; and what waited with it for the end of its chat's quiet hours."""
        claim = await self._ready(connection, batch, row)
        if claim is None:
            return
        told = [(row["rank"], row["alert_id"], claim)]
        if claim.quiet is not None and not claim.wrong:
            most = TOGETHER_BOTH if claim.language == BOTH else TOGETHER
            chat = {"chat_id": row["chat_id"], "alert_id": row["alert_id"]}
            others = self._sql.waited(connection, **chat, now=self._now(), limit=_LOOKED_THROUGH)
            for each in [one async for one in others]:
                other = await self._ready(connection, batch, each)
                # What sets a mistake right is told by itself: it answers the message that was wrong.
                if other is not None and not other.wrong:
                    told.append((each["rank"], each["alert_id"], other))
                if len(told) == most:
                    break
        first, *rest = [each for *_, each in sorted(told, key=lambda one: one[:2])]
        batch.chats.add(row["chat_id"])
        batch.claims.append(replace(first, others=tuple(rest)))

    async def _ready(self, connection: aiosqlite.Connection, batch: _Batch, row: aiosqlite.Row) -> Claim | None:
        """What a row tells its chat now. None where it is held, or buried with the reason why it must not be sent."""
        pair = {"alert_id": row["alert_id"], "chat_id": row["chat_id"]}
        told = batch.announced
        if told is None or told.alert.id != row["alert_id"]:
            told = await self._library.load(connection, row["alert_id"])
        refused = "no words" if told is None else self._refusal(row)
        if told is None or refused:
            if refused == "superseded":
                batch.stale[row["incident_id"]] = row["newest_id"]
            await self._bury(connection, batch, pair, refused)
            return None
        reply_to, answer = await self._telling(connection, told, row)
        match answer:
            case Skip(reason):
                await self._bury(connection, batch, pair, reason)
            case Hold(until_ms):
                await self._sql.hold(connection, **pair, until=until_ms)
                batch.moved += 1
            case Tell():
                if not answer.owed and await self._unwished(connection, batch, told, row):
                    return None
                watched_id, reach = await self._watch(connection, told, row, owed=answer.owed)
                if not watched_id and told.alert.audience is Audience.PUBLIC and not answer.owed:
                    await self._bury(connection, batch, pair, "unwatched")
                    return None
                return made(told, row, answer, watched_id, reach, reply_to)
        return None

    def _refusal(self, row: aiosqlite.Row) -> str:
        """Why a delivery must not be sent whatever its chat has heard; "" where nothing speaks against it."""
        if row["chat_state"] != "active":
            return str(row["chat_state"])
        if row["expires_at"] <= self._now():
            return "expired"
        return "superseded" if row["newest_id"] > row["alert_id"] else ""

    async def _unwished(self, connection: aiosqlite.Connection, batch: _Batch, told: Told, row: aiosqlite.Row) -> bool:
        """Bury or hold what this chat does not wish to hear, or not now; whether it did. Tests come in any case."""
        if told.alert.audience is Audience.TESTERS:
            return False
        pair = {"alert_id": row["alert_id"], "chat_id": row["chat_id"]}
        now = from_ms(self._now())
        incident, wishes = told.alert.incident, read_wishes(row)
        reason = wishes.refusal(incident.event_type, incident.severity, now)
        if reason := reason or await self._muted(connection, told, row["chat_id"]):
            await self._bury(connection, batch, pair, reason)
            return True
        until = wishes.held_until(incident.severity, now, ZoneInfo(wishes.zone or "UTC"))
        if until is None or wishes.quiet is None:
            return False
        hours = {"quiet_start": wishes.quiet.start, "quiet_end": wishes.quiet.end}
        await self._sql.hold_quiet(connection, **pair, **hours, until=to_ms(until))
        batch.moved += 1
        return True

    async def _muted(self, connection: aiosqlite.Connection, told: Told, chat_id: int) -> str:
        return await why_muted(self._database, connection, told.alert.incident, told.keys, chat_id, self._now())

    async def _bury(self, connection: aiosqlite.Connection, batch: _Batch, pair: dict[str, Any], reason: str) -> None:
        await self._outbox.dead(connection, **pair, reason=reason, now=self._now())
        if reason == "expired":  # all else is meant so: this one its chat should have had
            await note(self._database, connection, DEAD, reason, self._now())
        batch.moved += 1

    async def _telling(
        self, connection: aiosqlite.Connection, told: Told, row: aiosqlite.Row
    ) -> tuple[int | None, Tell | Hold | Skip]:
        """What this chat is owed, and the message of its own that it answers."""
        heard: list[aiosqlite.Row] = []
        if len(told.chapters) > 1:
            story = {"incident_id": row["incident_id"], "alert_id": row["alert_id"], "chat_id": row["chat_id"]}
            heard = [each async for each in self._sql.heard(connection, **story)]
        answer = telling(
            told.chapters,
            [Heard(each["revision"], each["state"] == "sent", bool(each["silent"]), each["at"]) for each in heard],
            now_ms=self._now(),
            gap_ms=self._gap,
            fresh=bool(heard) and await self._fresh(connection, told, heard[-1]["id"], row["chat_id"]),
        )
        return next((each["message_id"] for each in reversed(heard) if each["message_id"]), None), answer

    async def _fresh(self, connection: aiosqlite.Connection, told: Told, heard_id: int, chat_id: int) -> bool:
        """Whether the chat watches a place of which the alert that it heard last said nothing."""
        before = await self._library.load(connection, heard_id)
        reaches = await self._watches(connection, chat_id)
        return any(
            _tells_more(key, before.key(place_id, reach) if before else key)
            for place_id, reach in reaches.items()
            if (key := told.key(place_id, reach))
        )

    async def _watch(
        self, connection: aiosqlite.Connection, told: Told, row: aiosqlite.Row, *, owed: bool
    ) -> tuple[str, float]:
        """The watch that brings it, and its reach: the one it was queued for, else the nearest that matches, else "".

        Who is told of a mistake may watch a place that was never hit: that watch is named, where it still stands.
        """
        queued_for = str(row["watched_id"])
        reach: float = math.inf if row["reach_km"] is None else row["reach_km"]
        still = row["reach_km"] is not None
        if told.alert.audience is Audience.TESTERS or (still and told.key(queued_for, reach)):
            return queued_for, reach
        reaches = await self._watches(connection, row["chat_id"])
        if nearest := nearest_reached(told.keys, reaches):
            return nearest.place_id, reaches[nearest.place_id]
        return (queued_for, reach) if owed and still else ("", math.inf)

    async def _watches(self, connection: aiosqlite.Connection, chat_id: int) -> dict[str, float]:
        """The chat's places, each with how far its watch reaches, in kilometres."""
        rows = self._sql.chat_watches(connection, chat_id=chat_id)
        return {row["place_id"]: row["reach_km"] async for row in rows}

    async def next_due(self) -> int | None:
        """When the next delivery is due, in milliseconds UTC; None where nothing waits."""
        reader = self._database.reader
        dues = [await self._sql.next_due(reader), await self._sql.next_held(reader)]
        return min((due for due in dues if due is not None), default=None)


def _tells_more(key: WatchKey, known: WatchKey | None) -> bool:
    """Whether a watch is concerned in another way than before: for the first time, or now hit itself."""
    return known is None or (key.nearness is Nearness.AT and known.nearness is not Nearness.AT)
