"""Incidents and where they are: candidates for a new report, the last news of a place."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Sequence
from datetime import datetime

import aiosqlite
from pydantic import TypeAdapter

from bot.alerts.story import Candidate, Link
from bot.item import Item, canonical_url
from bot.model import Incident, Report
from bot.store.database import Database

INCIDENT = TypeAdapter(Incident)

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
        self, connection: aiosqlite.Connection, item: Item, report: Report, since: datetime
    ) -> list[Candidate]:
        """The incidents this report may belong to, each with what links them, strongest link first."""
        sources = (
            (Link.UPDATES, self._sql.by_item(connection, item_id=item.updates or "")),
            (Link.CONTENT, self._sql.by_content(connection, content_hash=item.content_hash)),
            (Link.URL, self._sql.by_url(connection, canonical_url=canonical_url(item.url or ""))),
            *(
                (
                    Link.PLACE,
                    self._sql.by_place(connection, place_id=spot.place.id, since=milliseconds(since)),
                )
                for spot in report.places
            ),
        )
        found: dict[str, Candidate] = {}
        for link, rows in sources:
            async for row in rows:
                found.setdefault(row["id"], Candidate(INCIDENT.validate_json(row["body"]), link))
        return list(found.values())

    async def free_ref(self, connection: aiosqlite.Connection, incident_id: str) -> str:
        """A short name that no other incident has."""
        for attempt in range(60):
            ref = short_ref(incident_id, attempt)
            if await self._sql.ref_owner(connection, ref=ref) in (None, incident_id):
                return ref
        raise AssertionError("sixty clashes of ever longer hashes")

    async def save(
        self, connection: aiosqlite.Connection, incident: Incident, heard_at: datetime, *, public: bool
    ) -> None:
        """Write an incident; a public one is found by its places from now on."""
        at = milliseconds(heard_at)
        await self._sql.save(
            connection,
            id=incident.id,
            ref=incident.ref,
            revision=incident.revision,
            body=INCIDENT.dump_json(incident).decode(),
            last_report_at=at,
        )
        if not public:
            return
        for spot in incident.places:
            for place_id in (spot.place.id, *spot.ancestors):
                await self._sql.save_place(
                    connection,
                    place_id=place_id,
                    incident_id=incident.id,
                    last_report_at=at,
                    affected=int(place_id == spot.place.id),
                )

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


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC: how the store writes a time."""
    return round(moment.timestamp() * 1000)
