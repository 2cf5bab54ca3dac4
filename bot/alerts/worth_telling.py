"""What of a report is worth a word to those who know its story, each for a named reason."""

from __future__ import annotations

from bot.alerts.merge import telling
from bot.alerts.places_told import reaches_further
from bot.model import GRAVITY, TOLLS, Bearing, Certainty, Count, Incident, Report

JUMP, LEAST_JUMP = 1.5, 3  # a toll that rose by half, and by three at least, is news; smaller steps may be noise


def what_matters(incident: Incident, report: Report) -> list[str]:
    """The reasons that deserve a word, in the order in which they are told; [] for nothing new."""
    reasons = []
    if reaches_further(incident, report):
        reasons.append("new_place")
    if GRAVITY[report.severity] < GRAVITY[incident.severity]:
        reasons.append("severity_up")
    if report.certainty is Certainty.OBSERVED and incident.certainty is not Certainty.OBSERVED:
        reasons.append("first_confirmation")
    reasons.extend(_toll_news(incident, report))
    return reasons


def _toll_news(incident: Incident, report: Report) -> list[str]:
    """Casualties first known, or much higher than people were told last."""
    reasons = []
    last = incident.tellings[-1] if incident.tellings else telling(incident)
    for name in TOLLS:
        told: Count | None = getattr(last, name)
        now: Count | None = getattr(report, name)
        if not now or not now.max:
            continue
        if told is None or not told.max:
            reasons.append(f"{name}_known")
        elif now.max >= max(told.max * JUMP, told.max + LEAST_JUMP):
            reasons.append(f"{name}_jump")
    # A text that goes on with the story and knows of one death more: that is its news.
    goes_on = report.follows and report.bearing is Bearing.NEWS
    if goes_on and last.killed and report.killed and report.killed.min > last.killed.min > 0:
        reasons.append("killed_rise")
    return reasons
