"""Alerts with their words, as they are needed again and again while they are under way."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import aiosqlite
from pydantic import TypeAdapter

from bot.alerts.match import nearest_reached
from bot.delivery.telling import Chapter, Form
from bot.model import AffectedPlace, Alert, DecisionKind, Nearness, WatchKey
from bot.store.database import Database
from bot.store.fan_out import ALERT

KEYS = TypeAdapter(list[WatchKey])
LOADED = 100  # alerts whose words are kept in memory; older ones load again


@dataclass(frozen=True, slots=True)
class Told:
    """An alert as the courier needs it: the alert, how it came to each watch, its words, its story so far."""

    alert: Alert
    keys: tuple[WatchKey, ...]  # nearest first; a place stands again where the later key asks less reach
    texts: dict[tuple[str, str], str]  # (language, leading place): its own words
    others: dict[tuple[Form, str, str], str] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()

    def key(self, watched_id: str, reach_km: float = math.inf) -> WatchKey | None:
        """How the alert relates to a watch that reaches so far; None where it does not."""
        return nearest_reached(self.keys, {watched_id: reach_km})

    def lead(self, lead_id: str) -> AffectedPlace:
        """The affected place of this id; the first one where it is none of them."""
        places = self.alert.incident.places
        return next((spot for spot in places if spot.place.id == lead_id), places[0])

    def body(self, form: Form, language: str, watched_id: str, reach_km: float = math.inf) -> tuple[str, WatchKey]:
        """The words for who watches this place, and how the alert relates to it. KeyError where there are none."""
        first = self.alert.incident.places[0].place.id
        key = self.key(watched_id, reach_km) or WatchKey(watched_id, first, Nearness.WITHIN)
        own = self.others.get((form, language, key.lead_id))
        return own if own is not None else self.texts[language, key.lead_id], key


class Library:
    """Alerts with their words, loaded once while they are under way."""

    def __init__(self, database: Database) -> None:
        self._sql = database.queries.outbox
        self._told: dict[int, Told] = {}

    def add(self, told: Told) -> None:
        """An alert as it was announced, once that is committed: it need not be read back."""
        if len(self._told) >= LOADED:
            self._told.clear()
        self._told[told.alert.id] = told

    async def load(self, connection: aiosqlite.Connection, alert_id: int) -> Told | None:
        """The alert; None where it is past its time."""
        if known := self._told.get(alert_id):
            return known
        row = await self._sql.alert(connection, alert_id=alert_id)
        if row is None:
            return None
        own, others = {}, {}
        async for text in self._sql.alert_texts(connection, alert_id=alert_id):
            where = (text["language"], text["lead_id"])
            if text["form"] == Form.OWN:
                own[where] = text["body"]
            else:
                others[(Form(text["form"]), *where)] = text["body"]
        keys = tuple(KEYS.validate_json(row["keys"]))
        chapters = await self.chapters(connection, row["incident_id"], alert_id)
        told = Told(ALERT.validate_json(row["body"]), keys, own, others, chapters)
        self.add(told)
        return told

    async def chapters(self, connection: aiosqlite.Connection, incident_id: str, alert_id: int) -> tuple[Chapter, ...]:
        """The story's revisions up to this alert, in order."""
        rows = self._sql.chapters(connection, incident_id=incident_id, alert_id=alert_id)
        return tuple(
            [
                Chapter(
                    row["id"],
                    row["revision"],
                    DecisionKind(row["kind"]),
                    bool(row["loud"]),
                    row["wrong_since"],
                    row["severity_rank"],
                )
                async for row in rows
            ]
        )
