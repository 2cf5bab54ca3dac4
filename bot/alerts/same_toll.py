"""Two counts of the dead, the wounded, the taken: how far they speak for one event, in points.

Equal small tolls are chance. Equal large ones are not: one pair in ten of reports of one event has them, one in two
hundred of reports of two events. Counts of one event grow as more is known: half or double says nothing, far apart
means another event.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Bearing, Count, Incident, Report


@dataclass(frozen=True, slots=True)
class Points:
    """What two counts are worth: equal (from so many on), overlapping, such as one event may have, further apart."""

    equal: tuple[tuple[int, float], ...]
    overlap: float
    close: float
    far: float


_KILLED = Points(((10, 2.5), (5, 1.5), (2, 0.75), (0, 0.5)), 0.75, 0.25, -1.0)
_INJURED = Points(((10, 2.5), (5, 1.25), (2, 0.75), (0, 0.25)), 0.25, 0.0, -0.75)
_ABDUCTED = Points(((5, 2.5), (2, 1.5), (0, 0.5)), 0.75, 0.25, -1.0)
CORRECTED = 0.5  # what a lower count is worth where the text says that a count was wrong
TIMES, MORE = 3, 10  # by which a toll may rise


def toll(report: Report, incident: Incident) -> float:
    """What the three counts of a report are worth together, held against those of an incident."""
    corrects = report.bearing is Bearing.CORRECTS
    return (
        _count(report.killed, incident.killed, _KILLED, corrects=corrects)
        + _count(report.injured, incident.injured, _INJURED, corrects=corrects)
        + _count(report.abducted, incident.abducted, _ABDUCTED, corrects=corrects)
    )


def _count(now: Count | None, before: Count | None, points: Points, *, corrects: bool) -> float:
    if now is None or before is None or (now.max == 0 and before.max == 0):
        return 0.0
    if now == before:
        return next(worth for least, worth in points.equal if now.max >= least)
    if now.min <= before.max and before.min <= now.max:
        return points.overlap
    if now.min > before.max:
        return points.close if now.max <= TIMES * before.max + MORE else points.far
    if corrects:
        return CORRECTED
    return points.close if 2 * now.max >= before.min else points.far
