"""What ties a report to a story by name: the item it updates, the same words, the same page. Pure.

    updates   the sender's own word, always
    content   the same long text is a reprint, whenever it comes; a few words are the same news only as long as that
              is fresh: «Tirs à Kayes» in another week is another event, in the words that its reporter always uses
    url       a page that goes on, or was edited: only where the facts or the text go together, since many give the
              address of their site or channel with all that they tell

A Cancel names by its words and by its page as well, but by a page that told several stories none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.alerts import same_event
from bot.alerts.sources import copied_from
from bot.item import Item
from bot.model import Bearing, Incident, MsgType, Report
from bot.understand.fingerprint import COPIED, KEPT

# What one page is worth beside the facts, in same_event's points: not so much that another day's event joins.
SAME_PAGE = 1.0


class Link(StrEnum):
    """What ties a report to an incident, strongest first."""

    UPDATES = "updates"
    CONTENT = "content"
    URL = "url"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident that a report may belong to, and why."""

    incident: Incident
    link: Link


def named(
    item: Item, report: Report, candidates: Sequence[Candidate], *, now: datetime, fresh: timedelta
) -> Candidate | None:
    """The story that the item names, by the strongest link; of several by one link the one heard of last."""
    for link in (Link.UPDATES, Link.CONTENT, Link.URL):
        linked = [each for each in candidates if each.link is link]
        alone = len(linked) == 1
        found = [each for each in linked if _holds(item, report, each, now, fresh, alone=alone)]
        if found:
            return max(found, key=lambda each: (each.incident.heard_at or each.incident.reported_at, each.incident.id))
    return None


def _holds(item: Item, report: Report, candidate: Candidate, now: datetime, fresh: timedelta, *, alone: bool) -> bool:
    """Whether a link by name binds; `alone`: it leads to no other story."""
    incident = candidate.incident
    cancels = item.msg_type is MsgType.CANCEL
    match candidate.link:
        case Link.UPDATES:
            return True
        case Link.CONTENT:
            long = len(report.fingerprint) >= KEPT
            return cancels or long or same_event.timely(report, incident, now=now, fresh=fresh)
        case _:
            refers = cancels or report.bearing is not Bearing.NEWS or report.follows or not report.places
            return (alone and refers) or _of_one_page(report, incident, now, fresh)


def _of_one_page(report: Report, incident: Incident, now: datetime, fresh: timedelta) -> bool:
    """Whether what stands on one page is one story: mostly the same text of one place and time, or facts that fit.

    The text alone may be a form that is filled in anew each time.
    """
    if max((copied_from(report, each) for each in incident.hearings), default=0.0) >= COPIED / 2:
        return same_event.timely(report, incident, now=now, fresh=fresh) and same_event.meets(report, incident)
    return same_event.fit(report, incident, now=now, fresh=fresh).points + SAME_PAGE >= same_event.FITS
