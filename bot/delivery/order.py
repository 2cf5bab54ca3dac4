"""Who is told first: by severity, then by nearness. Age decides in the queue, and alerts of one rank share the rate.

A rank is one whole number, smaller first, so that the queue is one index. Within a severity stand the watched
place itself, then places around by their distance, then what holds the place from near to far, then what lies
somewhere in it. The classes are those of `model.Nearness`, in its order.
"""

from __future__ import annotations

from bot.model import GRAVITY, NEARNESS_RANK, AffectedPlace, Alert, DecisionKind, WatchKey

# An end is told quietly, and after everything that may still concern somebody's safety.
ENDED_RANK = 5

_A_SEVERITY = 1_000_000
_A_NEARNESS = 10_000


def severity_rank(alert: Alert) -> int:
    """The part of the rank that all deliveries of an alert share."""
    return ENDED_RANK if alert.kind is DecisionKind.ENDED else GRAVITY[alert.incident.severity]


def rank(alert: Alert, key: WatchKey | None = None) -> int:
    """The place in the queue of who is told by this key; without one, of who is told of a mistake: the first."""
    base = severity_rank(alert) * _A_SEVERITY
    if key is None:
        return base
    # Whole kilometres: a rank for each hundred metres would be many short queues.
    within = min(round(key.distance_km), _A_NEARNESS - 1) or _holding(key, alert.incident.places)
    return base + NEARNESS_RANK[key.nearness] * _A_NEARNESS + within


def _holding(key: WatchKey, places: tuple[AffectedPlace, ...]) -> int:
    """How many divisions up from the affected place the watched one is: cercle before region before country."""
    lead = next((spot for spot in places if spot.place.id == key.lead_id), None)
    holders = lead.ancestors if lead else ()
    return holders.index(key.place_id) + 1 if key.place_id in holders else 0
