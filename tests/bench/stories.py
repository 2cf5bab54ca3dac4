"""Deciding one report: against a thousand stories, and against a hundred thousand, open and closed."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.alerts import story
from bot.alerts.story_index import heard_at, keys_of
from bot.item import Item
from bot.model import (
    AffectedPlace,
    Certainty,
    Count,
    EventType,
    Hearing,
    Incident,
    Kind,
    Place,
    Report,
    Severity,
    Source,
    Standing,
)
from bot.store.database import Database
from bot.store.stories import INCIDENT, Stories, short_ref
from bot.understand.gazetteer.gazetteer import Gazetteer
from tests.bench.row import Row

FEW, MANY = 1_000, 100_000
REPORTS = 300
DAYS = 90
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


async def deciding(folder: Path) -> list[Row]:
    """Milliseconds from a report to its decision, written and committed: stories all over, and all in one cercle."""
    return [
        await _compared(folder / "spread", "all over", _towns(Gazetteer.builtin())),
        await _compared(folder / "dense", "all in 20 towns", _towns(Gazetteer.builtin())[:20]),
    ]


async def _compared(folder: Path, where: str, towns: list[AffectedPlace]) -> Row:
    folder.mkdir(parents=True, exist_ok=True)
    few = await _decide(folder / "few.db", FEW, towns)
    many = await _decide(folder / "many.db", MANY, towns)
    return Row(
        f"deciding a report among {MANY:,} stories ({where})",
        f"{many * 1000:.2f} ms",
        f"{few * 1000:.2f} ms among {FEW:,}",
        many / few,
        "≤ 3",
    )


async def _decide(path: Path, stories: int, towns: list[AffectedPlace]) -> float:
    """Median seconds of REPORTS decisions in a database of so many stories."""
    chance = random.Random(7)
    database = await Database.open(path)
    await _fill(database, stories, towns, chance)
    store, took = Stories(database), []
    for number in range(REPORTS):
        item, report = _report(number, chance.choice(towns), chance)
        started = time.perf_counter()
        await _settle(database, store, item, report)
        took.append(time.perf_counter() - started)
    await database.close()
    return statistics.median(took)


async def _settle(database: Database, store: Stories, item: Item, report: Report) -> None:
    """What the pipeline does for one report, without its words."""
    rules = story.Rules(max_age=None)
    async with database.transaction() as connection:
        candidates = await store.candidates(connection, item, report, NOW, rules.fresh)
        decision = story.decide(item, report, candidates, now=NOW, rules=rules)
        known = {each.incident.id: each.incident for each in candidates}.get(decision.incident_id or "")
        if known:
            incident = story.add_report(known, report, decision, NOW)
        else:
            name = await store.free_id(connection, item)
            incident = story.open_incident(item, report, await store.free_ref(connection, name), NOW, id_=name)
        await store.save(connection, incident, public=True)


async def _fill(database: Database, stories: int, towns: list[AffectedPlace], chance: random.Random) -> None:
    for start in range(0, stories, 5_000):
        made = [_incident(n, chance.choice(towns), chance) for n in range(start, min(stories, start + 5_000))]
        async with database.transaction() as connection:
            await connection.executemany(
                "INSERT INTO incident (id, ref, revision, body, last_report_at) VALUES (?, ?, ?, ?, ?)",
                [(i.id, i.ref, i.revision, INCIDENT.dump_json(i).decode(), heard_at(i)) for i in made],
            )
            await connection.executemany(
                "INSERT INTO story_key (key, heard_at, incident_id) VALUES (?, ?, ?)",
                [(key, heard_at(i), i.id) for i in made for key in keys_of(i)],
            )


def _towns(gazetteer: Gazetteer) -> list[AffectedPlace]:
    towns = [place for place in gazetteer if place.kind is Kind.TOWN and place.lat is not None]
    return [_spot(gazetteer, place) for place in sorted(towns, key=lambda place: (place.parents, place.id))]


def _spot(gazetteer: Gazetteer, place: Place) -> AffectedPlace:
    holders = gazetteer.ancestors(place)
    return AffectedPlace(place, tuple(each.name for each in holders), tuple(each.id for each in holders))


def _report(number: int, town: AffectedPlace, chance: random.Random) -> tuple[Item, Report]:
    at = NOW - timedelta(minutes=chance.randrange(60))
    source = Source(f"Paper {number % 30}", f"https://paper.example/{number}", "fr", "Attaque")
    item = Item.model_validate({"id": f"r{number}", "source": source.name, "title": "Attaque", "url": source.url})
    sketch = tuple(sorted(chance.randrange(2**32) for _ in range(32)))
    kind = chance.choice(list(EventType))
    report = Report(
        item.key, "fr", incident=True, source=source, published_at=at, event_type=kind, severity=Severity.SEVERE,
        certainty=Certainty.LIKELY, places=(town,), killed=Count(3, 3), occurred_on=at.date(), fingerprint=sketch,
    )  # fmt: skip
    return item, report


def _incident(number: int, town: AffectedPlace, chance: random.Random) -> Incident:
    """A story of three reports, somewhere in the last 90 days, half of them closed."""
    at = NOW - timedelta(minutes=chance.randrange(DAYS * 24 * 60))
    item, report = _report(-1 - number, town, chance)
    opened = story.open_incident(item, replace(report, published_at=at, occurred_on=at.date()), "", at)
    voices = tuple(Hearing(f"paper {n}", (), report.fingerprint) for n in range(3))
    name = f"s{number}"
    standing = Standing.OVER if number % 2 else Standing.OPEN
    return replace(opened, id=name, ref=short_ref(name, 3), hearings=voices, standing=standing)


if __name__ == "__main__":
    import tempfile

    from tests.bench.row import table

    with tempfile.TemporaryDirectory(prefix="vigie-bench-") as made:
        print(table(asyncio.run(deciding(Path(made)))))
