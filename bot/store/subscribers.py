"""Chats and what they watch. The most dangerous table of all: nothing here is logged, and forgetting is real."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import aiosqlite

from bot.digest.schedule import Digest
from bot.epoch import from_ms, to_ms
from bot.model import Chat, EventType, Severity
from bot.store.database import Database
from bot.wishes import Quiet, Wishes

REACH_KM = 15  # of a watch on a town, unless it is narrowed or widened
# The rank of the least severe alert that comes; one of unknown severity comes to those who want all.
LEAST_RANK = {Severity.EXTREME: 0, Severity.SEVERE: 1, Severity.MODERATE: 2, Severity.MINOR: 4}
# What tells of a chat, statement by statement: every table that holds a chat's number.
FORGET = ("forget_cursors", "forget_watches", "forget_deliveries", "forget_replies", "forget_chat")
_LEAST = {rank: severity for severity, rank in LEAST_RANK.items()}


class SubscriberTable:
    """Subscribers within one transaction; fulfils `bot.chat.desk.Subscribers`. `now` in milliseconds UTC."""

    def __init__(self, database: Database, connection: aiosqlite.Connection, now: int) -> None:
        self._sql = database.queries.subscribers
        self._feedback, self._groups = database.queries.feedback, database.queries.groups
        self._claims, self._digests = database.queries.claims, database.queries.digests
        self._connection = connection
        self._now = now
        self.forgotten: set[int] = set()  # who was forgotten here

    async def get(self, chat_id: int) -> Chat | None:
        """The chat, or None if it was never seen or was forgotten."""
        row = await self._sql.get(self._connection, chat_id=chat_id)
        return Chat(row["id"], row["language"], row["kind"], row["state"]) if row else None

    async def save(self, chat: Chat) -> None:
        """Write the chat whole, known or not."""
        await self._sql.save(
            self._connection,
            chat_id=chat.id,
            kind=chat.kind,
            language=chat.language,
            state=chat.state,
            now=self._now,
        )

    async def wishes(self, chat_id: int) -> Wishes:
        """What the chat wants to hear; everybody's defaults for one that is not known."""
        row = await self._sql.wishes(self._connection, chat_id=chat_id)
        return read_wishes(row) if row else Wishes()

    async def save_wishes(self, chat_id: int, wishes: Wishes) -> None:
        """Write what a known chat wants to hear. What waits for the end of quiet hours goes by the new ones."""
        before = await self.wishes(chat_id)
        if replace(before, quiet=wishes.quiet, breaks_through=wishes.breaks_through, zone=wishes.zone) != before:
            await self._claims.let_go(self._connection, chat_id=chat_id, now=self._now)
        await self._sql.save_wishes(
            self._connection,
            chat_id=chat_id,
            types=sum(1 << bit for bit, kind in enumerate(EventType) if kind in wishes.types),
            least_rank=LEAST_RANK[wishes.least],
            quiet_start=wishes.quiet.start if wishes.quiet else None,
            quiet_end=wishes.quiet.end if wishes.quiet else None,
            breaks_through=int(wishes.breaks_through),
            zone=wishes.zone,
            muted_until=_ms(wishes.muted_until) or 0,
        )
        if wishes.zone != before.zone:
            await self._digest_by_zone(chat_id, wishes.zone)

    async def _digest_by_zone(self, chat_id: int, zone: str) -> None:
        """The chat's clock changed: its digest is due at the same hour of the new one."""
        row = await self._digests.get(self._connection, chat_id=chat_id)
        if row is not None:
            now = from_ms(self._now)
            at = Digest(row["minute"], row["weekday"]).next_after(now, ZoneInfo(zone or "UTC"))
            await self._digests.appoint(self._connection, chat_id=chat_id, at=_ms(at))

    async def watch(self, chat_id: int, place_id: str, reach_km: int = REACH_KM) -> bool:
        """Add a watch; False where it was there already. `reach_km` counts for towns alone."""
        added: int = await self._sql.watch(
            self._connection, chat_id=chat_id, place_id=place_id, reach_km=reach_km, now=self._now
        )
        return added > 0

    async def reach(self, chat_id: int, place_id: str, reach_km: int) -> bool:
        """Narrow or widen a watch; False where there is none."""
        changed: int = await self._sql.reach(self._connection, chat_id=chat_id, place_id=place_id, reach_km=reach_km)
        return changed > 0

    async def unwatch(self, chat_id: int, place_id: str) -> bool:
        """Remove a watch; False where there was none."""
        removed: int = await self._sql.unwatch(self._connection, chat_id=chat_id, place_id=place_id)
        return removed > 0

    async def watches(self, chat_id: int) -> list[str]:
        """The watched place ids, oldest watch first."""
        return [row["place_id"] async for row in self._sql.watches(self._connection, chat_id=chat_id)]

    async def reaches(self, chat_id: int) -> dict[str, int]:
        """How far each watch reaches, in kilometres, oldest watch first."""
        rows = self._sql.watches(self._connection, chat_id=chat_id)
        return {row["place_id"]: row["reach_km"] async for row in rows}

    async def record(self, chat_id: int) -> dict[str, Any]:
        """Everything that is kept of the chat, as JSON-able values; {} for one that is not known."""
        chat, wishes = await self.get(chat_id), await self.wishes(chat_id)
        digest = await self._digests.get(self._connection, chat_id=chat_id)
        if chat is None:
            return {}
        watches = self._sql.watched_since(self._connection, chat_id=chat_id)
        deliveries = self._sql.deliveries(self._connection, chat_id=chat_id)
        return {
            "chat": chat.id,
            "kind": chat.kind,
            "language": chat.language,
            "state": chat.state,
            "since": _iso(await self._sql.since(self._connection, chat_id=chat_id)),
            "settings": {
                "types": [kind.value for kind in EventType if kind in wishes.types],
                "least_severity": wishes.least.value,
                "quiet_minutes": [wishes.quiet.start, wishes.quiet.end] if wishes.quiet else None,
                "very_serious_in_quiet_hours": wishes.breaks_through,
                "zone": wishes.zone or None,
                "muted_until": wishes.muted_until.isoformat() if wishes.muted_until else None,
            },
            "digest": {
                "weekday": digest["weekday"],
                "minute": digest["minute"],
                "picture": bool(digest["picture"]),
                "next": _iso(digest["next_at"]),
            }
            if digest
            else None,
            "watches": [
                {"place": row["place_id"], "km": row["reach_km"], "since": _iso(row["created_at"])}
                async for row in watches
            ],
            "muted_events": [
                row["ref"] async for row in self._feedback.muted_stories(self._connection, chat_id=chat_id)
            ],
            "muted_places": [
                {"place": row["place_id"], "until": _iso(row["until"])}
                async for row in self._feedback.muted_places(self._connection, chat_id=chat_id)
            ],
            "doubts": [
                {"alert": row["ref"], "said": row["kind"], "at": _iso(row["at"])}
                async for row in self._feedback.given(self._connection, chat_id=chat_id)
            ],
            "topic": await self._groups.topic(self._connection, chat_id=chat_id),
            "channels": [row["title"] async for row in self._groups.channels(self._connection, user_id=chat_id)],
            "alerts": [
                {
                    "alert": row["ref"],
                    "revision": row["revision"],
                    "for": row["watched_id"],
                    "state": row["state"] if not row["reason"] else f"{row['state']}: {row['reason']}",
                    "at": _iso(row["settled_at"] or row["queued_at"]),
                }
                async for row in deliveries
            ],
        }

    async def forget(self, chat_id: int) -> None:
        """Remove the chat and everything that tells of it, edits with their deliveries."""
        circles = [place_id for place_id, reach in (await self.reaches(chat_id)).items() if reach > REACH_KM]
        for statement in FORGET:
            await getattr(self._sql, statement)(self._connection, chat_id=chat_id)
        for statement in ("forget_stories", "forget_places", "forget_given"):
            await getattr(self._feedback, statement)(self._connection, chat_id=chat_id)
        for statement in ("forget_topic", "forget_manager", "forget_managing", "forget_gone"):
            await getattr(self._groups, statement)(self._connection, chat_id=chat_id)
        await self._digests.forget(self._connection, chat_id=chat_id)
        for place_id in set(circles) - {row["place_id"] async for row in self._sql.circle_centres(self._connection)}:
            await self._forget_circle(place_id)
        self.forgotten.add(chat_id)

    async def _forget_circle(self, place_id: str) -> None:
        """Take the centre of a circle that nobody has any more out of the alerts that it matched.

        Places near what was hit stand in every alert; one farther away stands there because somebody watched it.
        """
        rows = [row async for row in self._sql.alerts_naming(self._connection, quoted=f'%"{place_id}"%')]
        for row in rows:
            keys, plan = json.loads(row["keys"]), json.loads(row["plan"])
            for each in (*keys, *plan):
                if (
                    each.get("place_id") == place_id
                    and max(each.get("distance_km", 0), each.get("reach_km", 0)) > REACH_KM
                ):
                    each["place_id"] = ""  # not removed: a fan-out under way counts its steps
            await self._sql.rewrite_alert(self._connection, id=row["id"], keys=json.dumps(keys), plan=json.dumps(plan))


async def move_chat(database: Database, connection: aiosqlite.Connection, old_id: int, new_id: int) -> None:
    """Give everything of a group that became a supergroup its new id; watches of both are merged."""
    sql = database.queries.subscribers
    for statement in ("move_chat", "move_watches", "drop_told", "move_deliveries", "move_replies"):
        await getattr(sql, statement)(connection, old_id=old_id, new_id=new_id)
    for statement in ("move_stories", "move_places", "move_given"):
        await getattr(database.queries.feedback, statement)(connection, old_id=old_id, new_id=new_id)
    await database.queries.groups.move_topic(connection, old_id=old_id, new_id=new_id)
    await database.queries.digests.move(connection, old_id=old_id, new_id=new_id)
    await SubscriberTable(database, connection, 0).forget(old_id)


def read_wishes(row: Any) -> Wishes:
    """The wishes in the columns of a chat's row."""
    quiet = None if row["quiet_start"] is None else Quiet(row["quiet_start"], row["quiet_end"])
    return Wishes(
        types=frozenset(kind for bit, kind in enumerate(EventType) if row["types"] >> bit & 1),
        least=_LEAST[row["least_rank"]],
        quiet=quiet,
        breaks_through=bool(row["breaks_through"]),
        zone=row["zone"],
        muted_until=from_ms(row["muted_until"]) if row["muted_until"] else None,
    )


async def circle_centres(database: Database, connection: aiosqlite.Connection) -> list[str]:
    """Ids of the places that somebody watches with more than the usual reach."""
    return [row["place_id"] async for row in database.queries.subscribers.circle_centres(connection)]


def _iso(milliseconds: int) -> str:
    return from_ms(milliseconds).isoformat(timespec="seconds")


def _ms(moment: datetime | None) -> int | None:
    return None if moment is None else to_ms(moment)
