"""What the bot made of each item, for the page: read from its own database beside it, changing nothing there."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import aiosqlite

# A decision comes within milliseconds of the item; until then the page asks so often, for so long.
LOOK_S, PATIENCE_S = 0.05, 10.0

_DECIDED = """
SELECT t.decision, t.reason, COALESCE(i.ref, '') FROM item t LEFT JOIN incident i ON i.id = t.incident_id
WHERE t.id = ? AND t.decision IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Decided:
    """What the bot owes people for one item, why, and the short name of its story, "" without one."""

    decision: str
    reason: str
    story: str

    def as_json(self) -> dict[str, Any]:
        """For the page."""
        return asdict(self)


class Decisions(Protocol):
    """Who knows what was decided."""

    async def of(self, item_id: str) -> Decided | None:
        """The decision about an item; None where none comes."""


class Timeline:
    """Decisions out of the database at `path`."""

    def __init__(self, path: Path) -> None:
        self._address = f"{path.absolute().as_uri()}?mode=ro"

    async def of(self, item_id: str) -> Decided | None:
        """Wait for the decision about an item; None where none comes in PATIENCE_S."""
        async with aiosqlite.connect(self._address, uri=True) as connection:
            for _ in range(round(PATIENCE_S / LOOK_S)):
                async with connection.execute(_DECIDED, (item_id,)) as cursor:
                    if row := await cursor.fetchone():
                        return Decided(*row)
                await asyncio.sleep(LOOK_S)
        return None
