"""What a chat wants to hear, and when: the defaults are everybody's until they choose.

Pure: the time and the zone are arguments. Quiet hours are wall-clock hours; where the clock is put forward or back,
they begin and end when the wall clock says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo

from bot.model import EventType, Severity

MINUTES_A_DAY = 24 * 60
# Gravest first; of unknown severity is told to those who want all.
_RANK = {Severity.EXTREME: 0, Severity.SEVERE: 1, Severity.MODERATE: 2, Severity.MINOR: 3, Severity.UNKNOWN: 3}
LOUDEST = frozenset({Severity.EXTREME, Severity.SEVERE})


def hhmm(minute: int) -> str:
    """A minute of the day as a clock shows it in both languages: "07:05"."""
    return f"{minute // 60:02}:{minute % 60:02}"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which a chat is not to be disturbed, in minutes of the local day; they may span midnight."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not (0 <= self.start < MINUTES_A_DAY and 0 <= self.end < MINUTES_A_DAY):
            raise ValueError("quiet hours are minutes of a day")
        if self.start == self.end:
            raise ValueError("quiet hours that end when they start are none, or for ever")

    @property
    def length(self) -> int:
        """How long they last by the clock, in minutes."""
        return (self.end - self.start) % MINUTES_A_DAY

    def shown(self) -> str:
        """The hours as both languages write them: "22:00–06:00"."""
        return f"{hhmm(self.start)}–{hhmm(self.end)}"

    def ends_at(self, now: datetime, zone: tzinfo) -> datetime | None:
        """When the quiet hours that hold at `now` end, in UTC; None outside of them."""
        local = now.astimezone(zone)
        minute = local.hour * 60 + local.minute
        spans = self.start > self.end
        inside = (minute >= self.start or minute < self.end) if spans else self.start <= minute < self.end
        if not inside:
            return None
        day = local.date() + timedelta(days=1) if spans and minute >= self.start else local.date()
        end = datetime.combine(day, time(self.end // 60, self.end % 60), zone)
        # Where the clock is put back into the quiet hours, the end that comes first may lie behind us.
        if end.astimezone(UTC) <= now:
            end = end.replace(fold=1)
        return max(end.astimezone(UTC), now + timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a chat wants to hear, and when. `zone` is an IANA name; "" as long as it is guessed from the places."""

    types: frozenset[EventType] = field(default_factory=lambda: frozenset(EventType))
    least: Severity = Severity.MINOR
    quiet: Quiet | None = None
    breaks_through: bool = True  # Extreme and Severe come in quiet hours too
    zone: str = ""
    muted_until: datetime | None = None

    def held_until(self, severity: Severity, now: datetime, zone: tzinfo) -> datetime | None:
        """Until when an alert waits for the end of the quiet hours; None where it may come now."""
        if self.quiet is None or (self.breaks_through and severity in LOUDEST):
            return None
        return self.quiet.ends_at(now, zone)

    def refusal(self, kind: EventType, severity: Severity, now: datetime) -> str:
        """The named reason why an alert is not wanted at all, "" where it is."""
        if kind not in self.types:
            return "type_unwanted"
        if _RANK[severity] > _RANK[self.least]:
            return "severity_unwanted"
        return "muted" if self.muted_until is not None and self.muted_until > now else ""
