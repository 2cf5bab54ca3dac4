"""What is forgotten by itself, and when: nothing is kept longer than somebody may still ask for it.

Items and stories 90 days (for late corrections), deliveries 30 days after their story closed: with its last report, or
together with the story where it is a siege or a captivity whose end was never told. Ids of Telegram updates a week.
In chunks, so that nobody waits for the writer behind a purge.
"""

from __future__ import annotations

from bot.alerts.same_event import FINDABLE
from bot.alerts.story_index import KEPT_TOLD
from bot.store.database import Database

DAY_MS = 24 * 3600 * 1000
CHUNK = 1_000

# Statement of retention.sql → days it looks back; in this order, so that nothing is left pointing at nothing.
KEPT_DAYS = {
    "items": FINDABLE.days,
    "deliveries": KEPT_TOLD.days,
    "texts": KEPT_TOLD.days,
    "alerts": FINDABLE.days,
    "places": FINDABLE.days,
    "story_keys": FINDABLE.days,
    "incidents": FINDABLE.days,
    "updates": 7,  # Telegram keeps an update for a day
}


async def purge(database: Database, now_ms: int) -> dict[str, int]:
    """Remove what is past its time, as of `now_ms` (Unix time, milliseconds); how many rows of each."""
    removed = {}
    for name, days in KEPT_DAYS.items():
        statement = getattr(database.queries.retention, name)
        removed[name] = 0
        while True:
            async with database.transaction() as connection:
                rows = await statement(connection, before=now_ms - days * DAY_MS, limit=CHUNK)
            removed[name] += rows
            if rows < CHUNK:
                break
    return removed
