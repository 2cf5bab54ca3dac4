"""Times as the store keeps them, milliseconds since 1970 in UTC, and as everything else has them. Pure."""

from __future__ import annotations

from datetime import UTC, datetime


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC. `moment` is aware."""
    return round(moment.timestamp() * 1000)


def from_ms(milliseconds: int) -> datetime:
    """The moment, in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
