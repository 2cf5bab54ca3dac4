"""Whether a chat has muted what an alert tells: the story, or every place of it that concerns the chat. Pure.

A muted place is the one that was hit, not the watch that told of it: who watches a region and mutes one of its towns
still hears of the others. Where anything that concerns the chat is not muted, it is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.model import AffectedPlace, Nearness, WatchKey

MUTED_EVENT, MUTED_PLACE = "muted_event", "muted_place"


def muted_by_place(
    keys: Iterable[WatchKey], places: Iterable[AffectedPlace], watched: Collection[str], muted: Collection[str]
) -> bool:
    """Whether every affected place that concerns these watches is muted; all are ids of places.

    `keys` are those of the alert, `places` what its incident affects. False where no watch is concerned: then
    something else brought the alert, and no mute speaks of it.
    """
    affected = tuple(places)
    concerned = {spot for key in keys if key.place_id in watched for spot in _concerning(key, affected)}
    return bool(concerned) and concerned <= set(muted)


def _concerning(key: WatchKey, places: tuple[AffectedPlace, ...]) -> set[str]:
    """The affected places that a watch hears of: the one told first, and of a division all that lie in it."""
    inside = {spot.place.id for spot in places if key.place_id in spot.ancestors}
    return {key.lead_id, *inside} if key.nearness is Nearness.WITHIN else {key.lead_id}
