"""Alerts on their way to people: announced, fanned out, claimed, settled. The durable queue behind the pipeline.

announce  writes an alert with its words and the plan of its fan-out, in the transaction of its decision.
begin     writes its first deliveries with it; where the courier waits, claims the first to be sent, too.
fan_out   turns the rest of the plan into deliveries, a chunk at a time                 (fan_out.py)
claim     marks what is sent next, as each chat is owed it at that moment               (claims.py)
settle    writes what became of each; outcomes that wait together share a commit.
edits     change the first line of messages found wrong, after everything else          (edits.py)
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import aiosqlite

from bot.delivery.order import severity_rank
from bot.delivery.retry import Again, Dead, Done, Leave, Move, Pause, Plain, Step
from bot.delivery.telling import SOUND_GAP_MS, Chapter, Form
from bot.model import Alert, WatchKey
from bot.store.claim import TOGETHER, Claim
from bot.store.claims import Claims
from bot.store.collector import Collector
from bot.store.database import Database
from bot.store.edits import Edit, Edits
from bot.store.fan_out import ALERT, HIGHEST, LOWEST, PLAN, FannedOut, FanOut, plan, supersede
from bot.store.library import KEYS, Library, Told
from bot.store.notices import DEAD, note
from bot.store.subscribers import move_chat

__all__ = ["INTERRUPTIONS", "Begun", "Claim", "Edit", "FannedOut", "Outbox", "Told"]

# How often a delivery may be under way when the process dies, before it is held to be the cause. From the second time
# it lets others go first: for 2, 8, 18 … 128 seconds. A process that dies again and again for a reason of its own would
# else have the same head of the queue in flight each time, and bury it within seconds.
INTERRUPTIONS, INTERRUPTED_MS = 9, 2_000

Texts = Mapping[tuple[str, str], str]  # (language, leading place) → words


@dataclass(frozen=True, slots=True)
class Begun:
    """What was written of an alert with its decision: its first deliveries, and those that are claimed already."""

    told: Told
    fanned_out: FannedOut
    claims: list[Claim]


class Outbox:
    """The durable queue behind the pipeline. `filled` is set whenever something may be due.

    `gap_ms` is the least time between two sounds of one story in one chat.
    """

    def __init__(self, database: Database, now_ms: Callable[[], int], gap_ms: int = SOUND_GAP_MS) -> None:
        self._database = database
        self._sql = database.queries.outbox
        self._now = now_ms
        self._settling: Collector[tuple[Claim | Edit, tuple[Step, ...]], None] = Collector(database, self._settle)
        self._library = Library(database)
        self._fan_out = FanOut(database, now_ms, gap_ms)
        self._claims = Claims(database, self._library, now_ms, gap_ms)
        self._edits = Edits(database, self._library, now_ms)
        self._hand: tuple[int, int, int] | None = None
        self._handed: list[Claim] = []
        self.filled = asyncio.Event()
        self.announced = asyncio.Event()

    async def announce(
        self,
        connection: aiosqlite.Connection,
        alert: Alert,
        keys: Sequence[WatchKey],
        texts: Texts,
        expires_at: int,
        others: Mapping[Form, Texts] | None = None,
    ) -> Told:
        """Write an alert; `alert.id` is given by `next_id` in the same transaction. Supersedes older revisions.

        `others` are the words for chats that missed revisions, as `telling.forms` asks for them.
        """
        now = self._now()
        incident = alert.incident
        older = await self.chapters(connection, incident.id)
        rank = severity_rank(alert)
        newest = Chapter(alert.id, incident.revision, alert.kind, alert.loud, alert.wrong_since, rank)
        steps = plan(alert, keys, (*older, newest))
        await self._sql.announce(
            connection,
            id=alert.id,
            incident_id=incident.id,
            revision=incident.revision,
            kind=alert.kind,
            loud=int(alert.loud),
            wrong_since=alert.wrong_since,
            body=ALERT.dump_json(alert).decode(),
            keys=KEYS.dump_json(list(keys)).decode(),
            plan=PLAN.dump_json(steps).decode(),
            severity_rank=rank,
            created_at=now,
            expires_at=expires_at,
            lowest=LOWEST,
            next_rank=steps[0].rank if steps else 0,
        )
        rows = [
            {"alert_id": alert.id, "form": form, "language": language, "lead_id": lead_id, "body": body}
            for form, told in {Form.OWN: texts, **(others or {})}.items()
            for (language, lead_id), body in told.items()
        ]
        await self._sql.add_text(connection, rows)
        if older:
            await supersede(self._sql, connection, incident.id, alert.id, now)
            await self._sql.finish_older(connection, incident_id=incident.id, alert_id=alert.id, now=now)
        other = {(form, *where): body for form, told in (others or {}).items() for where, body in told.items()}
        return Told(alert, tuple(keys), dict(texts), other, (*older, newest))

    async def next_id(self, connection: aiosqlite.Connection) -> int:
        """The id for the alert that this transaction announces."""
        number: int = await self._sql.next_alert_id(connection)
        return number

    async def chapters(self, connection: aiosqlite.Connection, incident_id: str) -> tuple[Chapter, ...]:
        """The revisions of a story that were announced, in order."""
        return await self._library.chapters(connection, incident_id, 2**63 - 1)

    async def begin(self, connection: aiosqlite.Connection, told: Told, testers: Sequence[int]) -> Begun:
        """The first deliveries of an alert, in the transaction that announces it.

        Into an open hand the first to be sent are claimed at once, whichever alert they are of: no further commit lies
        between the decision and the first message. Once it is committed, and then in any case, `hand_over`.
        """
        fanned_out = await self._fan_out.first(connection, told.alert.id, testers)
        hand, self._hand = self._hand, None
        claims = await self._claims.claim_with(connection, told, *hand) if hand else []
        return Begun(told, fanned_out, claims)

    def hand_over(self, begun: Begun) -> None:
        """What `begin` wrote is committed: the courier gets what was claimed for it."""
        self._library.add(begun.told)
        self._handed += begun.claims
        self.filled.set()

    def open_hand(self, room: int, private_pace_ms: int, group_pace_ms: int) -> None:
        """The courier waits: up to `room` deliveries are claimed for it with the next decision. Until `take`."""
        self._hand = room, private_pace_ms, group_pace_ms

    def take(self) -> list[Claim]:
        """What was handed over; the hand is closed."""
        self._hand = None
        handed, self._handed = self._handed, []
        return handed

    async def fan_out(self, testers: Sequence[int]) -> FannedOut | None:
        """Write one chunk of deliveries; None where no alert has any left to write."""
        done = await self._fan_out.step(testers)
        if done is not None:
            self.filled.set()
        return done

    async def claim(self, limit: int, private_pace_ms: int, group_pace_ms: int) -> list[Claim]:
        """Mark up to `limit` due deliveries as being sent, at most one a chat, gravest and nearest first.

        A chat that was claimed for is paced: its next alert is due so many milliseconds later.
        """
        return await self._claims.claim(limit, private_pace_ms, group_pace_ms)

    async def claim_edits(self, limit: int, private_pace_ms: int, group_pace_ms: int) -> list[Edit]:
        """Mark up to `limit` due edits as under way, at most one a chat, oldest first."""
        return await self._edits.claim(limit, private_pace_ms, group_pace_ms)

    async def settle(self, claim: Claim | Edit, step: Step, *others: Step) -> None:
        """Write what became of a claim or an edit; returns when it is committed.

        `others` is what became of the rest that the same message told, in their order; all of it is written, or none.
        """
        await self._settling.submit((claim, (step, *others)))
        self.filled.set()

    async def _settle(self, connection: aiosqlite.Connection, job: tuple[Claim | Edit, tuple[Step, ...]]) -> None:
        claim, steps = job
        if isinstance(claim, Edit):
            await self._edits.settle(connection, claim, steps[0])
            return
        together = f"{TOGETHER}{len(steps)}" if len(steps) > 1 else None
        for each, step in zip(claim.whole, steps, strict=True):
            await self._settle_one(connection, each, step, together)
        if isinstance(steps[0], Move):  # once all that its message told waits again
            await move_chat(self._database, connection, claim.chat_id, steps[0].chat_id)

    async def _settle_one(
        self, connection: aiosqlite.Connection, claim: Claim, step: Step, together: str | None
    ) -> None:
        now = self._now()
        pair: dict[str, Any] = {"alert_id": claim.told.alert.id, "chat_id": claim.chat_id}
        # What a try that says nothing about the message leaves as it was before the claim.
        kept = {"maybe_sent": claim.maybe_sent, "attempts": claim.attempts, "plain": int(claim.plain)}
        match step:
            case Done(message_id):
                await self._sql.sent(connection, **pair, message_id=message_id, reason=together, now=now)
            case Again(at_ms, reason, maybe_sent, attempts):
                if reason == "throttled":  # the chat's own limit: none of its alerts may go before
                    await self._sql.pace_chat(connection, chat_id=claim.chat_id, not_before=at_ms)
                counts = {"maybe_sent": maybe_sent, "attempts": attempts, "plain": int(claim.plain)}
                await self._sql.again(connection, **pair, not_before=at_ms, reason=reason, **counts)
            case Plain(reason):
                await self._sql.again(connection, **pair, not_before=now, reason=reason, **(kept | {"plain": 1}))
            case Pause(reason):
                await self._sql.again(connection, **pair, not_before=now, reason=reason, **kept)
            case Move():
                await self._sql.again(connection, **pair, not_before=now, reason="migrated", **kept)
            case Leave(reason):
                await self._sql.dead(connection, **pair, reason=reason, now=now)
                await self._sql.chat_gone(connection, chat_id=claim.chat_id, state="gone")
                await self._sql.bury_chat(connection, chat_id=claim.chat_id, reason=reason, now=now)
            case Dead(reason):
                await self._sql.dead(connection, **pair, reason=reason, now=now)
                await note(self._database, connection, DEAD, reason, now)
        # The reply goes first. Where it can't be told at all, the message itself can still say that it was wrong.
        if claim.wrong and isinstance(step, Done | Dead):
            await self._edits.add(connection, claim)

    async def unclaim(self, claims: Iterable[Claim | Edit]) -> None:
        """Put back what was claimed but never handed to the network."""
        held = list(claims)
        if not held:
            return
        async with self._database.transaction() as connection:
            deliveries = [each for claim in held if isinstance(claim, Claim) for each in claim.whole]
            pairs = [{"alert_id": each.told.alert.id, "chat_id": each.chat_id} for each in deliveries]
            await self._sql.unclaim(connection, pairs)
            await self._edits.unclaim(connection, [each for each in held if isinstance(each, Edit)])
        self.filled.set()

    async def recover(self) -> None:
        """At start: what was in flight when the process died may have arrived; send it again, marked.

        It may as well never have left, so a second crash must not bury it: only INTERRUPTIONS of them do.
        """
        now = self._now()
        async with self._database.transaction() as connection:
            buried = await self._sql.bury_interrupted(connection, now=now, most=INTERRUPTIONS)
            await note(self._database, connection, DEAD, "interrupted", now, buried)
            await self._sql.requeue_interrupted(connection, now=now, wait=INTERRUPTED_MS)
            await self._sql.clamp_deliveries(connection, now=now)
            await self._sql.clamp_chats(connection, now=now)
            await self._edits.recover(connection)
        self.filled.set()
        self.announced.set()

    async def next_due(self) -> int | None:
        """When the next delivery or edit is due, in milliseconds UTC; None where nothing waits."""
        dues = [await self._claims.next_due(), await self._edits.next_due()]
        return min((due for due in dues if due is not None), default=None)

    async def busy(self) -> bool:
        """Whether any alert is still fanned out, or any delivery or edit waits or is in flight."""
        return bool(await self._sql.unsettled(self._database.reader))

    async def counts(self) -> dict[str, int]:
        """How many deliveries there are in each state."""
        return {row["state"]: row["n"] async for row in self._sql.counts(self._database.reader)}

    async def waiting(self, rank: int = HIGHEST) -> int:
        """How many deliveries wait to be sent, up to this rank."""
        number: int = await self._sql.waiting(self._database.reader, rank=rank)
        return number

    async def probe(self) -> None:
        """Where writing failed before: whether the disk takes a page again. Raises aiosqlite's errors."""
        if self._database.trouble:
            await self._database.probe()

    async def close(self) -> None:
        """Wait until every outcome is written."""
        await self._settling.close()
