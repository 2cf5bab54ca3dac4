"""A report as `vigie analyze` prints it."""

from __future__ import annotations

from typing import Any

from bot.model import AffectedPlace, Count, Report


def report_json(report: Report) -> dict[str, Any]:
    """The report as a JSON object: counts as {"min", "max"}, dates in ISO 8601, unknown fields null."""
    return {
        "id": report.item_id,
        "language": report.language,
        "incident": report.incident,
        "event_type": report.event_type.value if report.event_type else None,
        "severity": report.severity.value,
        "certainty": report.certainty.value,
        "places": [_place(each) for each in report.places],
        "background": [{"name": each.name, "why": each.why} for each in report.background],
        "killed": _count(report.killed),
        "injured": _count(report.injured),
        "abducted": _count(report.abducted),
        "occurred_on": report.occurred_on.isoformat() if report.occurred_on else None,
        "part_of_day": report.part_of_day.value if report.part_of_day else None,
        "confirmed_by": report.confirmed_by.value if report.confirmed_by else None,
        "toll_by": report.toll_by.value if report.toll_by else None,
        "unmatched": list(report.unmatched),
        "why": report.why,
    }


def _count(count: Count | None) -> dict[str, int] | None:
    return None if count is None else {"min": count.min, "max": count.max}


def _place(affected: AffectedPlace) -> dict[str, Any]:
    place = affected.place
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind.value,
        "within": list(affected.within),
        "lat": place.lat,
        "lon": place.lon,
        "precision": affected.precision.value,
        "score": affected.score,
        "why": affected.why,
    }
