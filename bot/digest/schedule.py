"""When a digest is due, and what time it tells of.

Pure: the moment and the zone are arguments. The hour is a wall-clock hour: where the clock is put forward over it, the
digest comes as much later as the clock jumped; where it is put back over it, the first of the two counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.wishes import MINUTES_A_DAY

DAY, WEEK = timedelta(days=1), timedelta(days=7)
# What a digest may look back on where the one before was missed: stories are kept longer, screens are not.
LONGEST = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest as a chat ordered it: `minute` of the local day; `weekday` from 0 (Monday), None for every day."""

    minute: int
    weekday: int | None = None
    picture: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.minute < MINUTES_A_DAY:
            raise ValueError("the hour of a digest is a minute of a day")
        if self.weekday is not None and not 0 <= self.weekday < WEEK.days:
            raise ValueError("weekdays are numbered from 0 to 6")

    @property
    def length(self) -> timedelta:
        """What it tells of at least: a day, or a week."""
        return DAY if self.weekday is None else WEEK

    def next_after(self, now: datetime, zone: tzinfo) -> datetime:
        """When it is due next, strictly after `now`, in UTC."""
        # The day before today comes first: its hour may lie behind a clock that was put forward over midnight.
        day = now.astimezone(zone).date() - DAY
        while True:
            if self.weekday in {None, day.weekday()} and (due := self._on(day, zone)) > now:
                return due
            day += DAY

    def _on(self, day: date, zone: tzinfo) -> datetime:
        return datetime.combine(day, time(self.minute // 60, self.minute % 60), zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Period:
    """What a digest tells of: from `start` to just before `end`, both UTC."""

    start: datetime
    end: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


def period(length: timedelta, end: datetime, told_to: datetime | None) -> Period:
    """The time a digest tells of: `length` at least, and more where what came before was never told.

    `told_to` is where the last one that was sent ended, None where there was none.
    """
    start = end - length
    if told_to is not None and told_to < start:
        start = max(told_to, end - max(LONGEST, length))
    return Period(start, end)
