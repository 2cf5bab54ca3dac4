"""How well reports match the answers of a corpus: shares between 0 and 1, one a field.

A place counts as found by its folded name (or the name of what directly holds it, when it is on no map),
towns and larger areas apart. A field in an item's `gold.disputed` is left out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.item import Item
from bot.model import Count, Kind, Place, Report
from bot.understand.gazetteer.names import fold

NUMBERS = ("killed", "injured", "abducted")


def load(path: Path) -> list[tuple[Item, dict[str, Any]]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [(Item.model_validate_json(json.dumps(row["item"] | {"id": row["id"]})), row["gold"]) for row in rows]


def _is(place: Place, gold: dict[str, Any]) -> bool:
    names = {fold(place.name), *map(fold, place.variants), *(fold(name) for _, name in place.names)}
    return fold(gold["name"]) in names and (place.kind is Kind.TOWN) == (gold["kind"] == "town")


def _holds(place: Place, gold: dict[str, Any]) -> bool:
    return fold(place.name) in {fold(name) for name in gold["within"]}


def score(pairs: Iterable[tuple[Report, dict[str, Any]]]) -> dict[str, float]:
    good: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    invented = woken = 0

    def tell(field: str, ok: bool) -> None:
        asked[field] += 1
        good[field] += ok

    for report, gold in pairs:
        off = set(gold.get("disputed", ()))
        tell("language", report.language == gold["language"])
        if "incident" not in off:
            tell("incident", report.incident == gold["incident"])
            # Who watches a town must not be woken by what is no incident.
            woken += not gold["incident"] and report.incident and bool(report.places)
        if not (gold["incident"] and report.incident):
            continue
        for field, ok in (*_places(report, gold, off), *_facts(report, gold, off)):
            tell(field, ok)
        for field in set(NUMBERS) - off:
            found = _span(getattr(report, field))
            if gold[field] is not None:
                tell("numbers", found == gold[field])
            invented += found is not None and gold[field] is None
    return {field: good[field] / asked[field] for field in asked} | {
        "invented": float(invented),
        "woken": float(woken),
    }


def _places(report: Report, gold: dict[str, Any], off: set[str]) -> Iterator[tuple[str, bool]]:
    if "places" in off:
        return
    for want in gold["places"]:
        yield "place_recall", any(_is(each.place, want) for each in report.places)
    for each in report.places:
        # A true parent of a place that was hit is neither right nor wrong.
        if not any(_holds(each.place, want) for want in gold["places"]):
            yield "place_precision", any(_is(each.place, want) for want in gold["places"])


def _facts(report: Report, gold: dict[str, Any], off: set[str]) -> Iterator[tuple[str, bool]]:
    for field in {"event_type", "certainty"} - off:
        yield field, getattr(report, field) == gold[field]
    if "occurred_on" not in off and gold["occurred_on"]:
        yield "occurred_on", str(report.occurred_on) == gold["occurred_on"]


def _span(told: Count | None) -> dict[str, int] | None:
    return None if told is None else {"min": told.min, "max": told.max}
