"""Incidents and where they are: candidates for a new report, the last news of a place."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import aiosqlite
from pydantic import TypeAdapter

from bot.alerts.story import Candidate, Link, incident_id
from bot.alerts.story_index import NEWEST, Question, choose, closes_at, heard_at, keys_of, questions
from bot.item import Item, canonical_url
from bot.model import Incident, Report
from bot.store.database import Database

INCIDENT = TypeAdapter(Incident)
ROW = 8  # keys or ids that one statement of stories.sql asks for

# Crockford's base 32: no I, L, O, U, so that a name read out over the telephone stays what it was.
REF_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def short_ref(incident_id: str, attempt: int = 0) -> str:
    """The short name people see: four letters of a million, a further one for every clash."""
    number = int.from_bytes(hashlib.sha256(f"{incident_id}/{attempt}".encode()).digest()[:8], "big")
    return "".join(REF_LETTERS[number >> (5 * i) & 31] for i in range(4 + attempt))


class Stories:
    """What is known of incidents. Methods that take a connection run in the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sql = database.queries.stories

    async def candidates(
        self, connection: aiosqlite.Connection, item: Item, report: Report, now: datetime, fresh: timedelta
    ) -> list[Candidate]:
        """The incidents this report may belong to, each with what links them, strongest link first."""
        named = (
            (Link.UPDATES, self._sql.by_item(connection, item_id=item.updates or "")),
            (Link.CONTENT, self._sql.by_content(connection, content_hash=item.content_hash, most=NEWEST)),
            (Link.URL, self._sql.by_url(connection, canonical_url=canonical_url(item.url or ""), most=NEWEST)),
        )
        found: dict[str, Candidate] = {}
        for link, rows in named:
            async for row in rows:
                found.setdefault(row["id"], Candidate(INCIDENT.validate_json(row["body"]), link))
        nearby = choose(await self._answers(connection, questions(report, now=now, fresh=fresh)))
        wanted = [name for name in nearby if name not in found]
        for names in _in_rows(wanted):
            async for row in self._sql.by_ids(connection, **_numbered("id", names)):
                found[row["id"]] = Candidate(INCIDENT.validate_json(row["body"]), Link.PLACE)
        return [found[name] for name in dict.fromkeys((*found, *wanted)) if name in found]

    async def _answers(self, connection: aiosqlite.Connection, asked: Sequence[Question]) -> list[tuple[int, str]]:
        """What the index answers: when each story was last heard of, and its id. ROW questions a statement."""
        answers = []
        for batch in _in_rows(asked):
            rows = self._sql.newest(
                connection,
                most=NEWEST,
                **_numbered("key", [each.key for each in batch]),
                **_numbered("since", [each.since for each in batch], 0),
            )
            answers += [(row["heard_at"], row["incident_id"]) async for row in rows]
        return answers

    async def free_id(self, connection: aiosqlite.Connection, item: Item) -> str:
        """An id for the incident that an item opens, taken by no other: an item may come again after the purge."""
        for attempt in range(60):
            name = incident_id(item, attempt)
            if not await self._sql.is_taken(connection, id=name):
                return name
        raise AssertionError("one item opened sixty incidents")

    async def free_ref(self, connection: aiosqlite.Connection, incident_id: str) -> str:
        """A short name that no other incident has."""
        for attempt in range(60):
            ref = short_ref(incident_id, attempt)
            if await self._sql.ref_owner(connection, ref=ref) in (None, incident_id):
                return ref
        raise AssertionError("sixty clashes of ever longer hashes")

    async def save(self, connection: aiosqlite.Connection, incident: Incident, *, public: bool) -> None:
        """Write an incident; a public one is found by its places from now on."""
        at = heard_at(incident)
        await self._sql.save(
            connection,
            id=incident.id,
            ref=incident.ref,
            revision=incident.revision,
            body=INCIDENT.dump_json(incident).decode(),
            last_report_at=at,
            closes_at=closes_at(incident),
        )
        if not public:
            return
        # Anew each time: a correction may have moved it.
        await self._sql.clear_places(connection, id=incident.id)
        await self._sql.clear_keys(connection, id=incident.id)
        held = {holder: 0 for spot in incident.places for holder in spot.ancestors}
        for place_id, affected in (held | {spot.place.id: 1 for spot in incident.places}).items():
            await self._sql.save_place(
                connection, place_id=place_id, incident_id=incident.id, last_report_at=at, affected=affected
            )
        for key in keys_of(incident):
            await self._sql.save_key(connection, key=key, heard_at=at, incident_id=incident.id)

    async def recent(self, connection: aiosqlite.Connection, place_ids: Sequence[str], limit: int) -> list[Incident]:
        """The newest incidents at these places or in them, latest first; no places: everywhere."""
        found: dict[str, tuple[int, Incident]] = {}
        asked: list[AsyncIterator[aiosqlite.Row]] = [
            self._sql.recent_at(connection, place_id=place_id, limit=limit) for place_id in place_ids
        ] or [self._sql.recent(connection, limit=limit)]
        for rows in asked:
            async for row in rows:
                found[row["id"]] = (row["last_report_at"], INCIDENT.validate_json(row["body"]))
        newest = sorted(found.values(), key=lambda pair: pair[0], reverse=True)
        return [incident for _, incident in newest[:limit]]


def _in_rows(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values, ROW at a time."""
    return (values[at : at + ROW] for at in range(0, len(values), ROW))


def _numbered(name: str, values: Sequence[object], empty: object = "") -> dict[str, object]:
    """Parameters name0 … for a statement with ROW places, the unused ones empty."""
    return {f"{name}{n}": values[n] if n < len(values) else empty for n in range(ROW)}
