"""`vigie analyze` and `vigie replay`: the pure core over a file, without network or disk.

    for each line, in order:
        item   = parse
        report = understand(item)                       analyze prints this
        candidates, decision, incident, alert           replay goes on, with published_at as the clock

Nothing is too old here, and every place counts as watched.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from bot.alerts import story
from bot.alerts.match import watch_keys
from bot.alerts.render import compose, render_body, render_footer
from bot.alerts.story_index import NEWEST, MemoryIndex, choose, heard_at, questions
from bot.i18n import LANGUAGES, Words
from bot.item import Item, canonical_url
from bot.model import Alert, Decision, DecisionKind, Incident, Nearness, Report
from bot.pipeline import Core
from bot.sources.item_json import BadItem, parse_json, to_item
from bot.store.stories import short_ref
from bot.understand.as_json import report_json
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand

LOG = logging.getLogger(__name__)


def core_of(gazetteer: Gazetteer) -> Core:
    """The pure core as replay uses it: nothing is too old."""
    return Core(gazetteer, Words.load(), story.Rules(max_age=None), timedelta(days=1))


def read_line(line: bytes) -> tuple[str | None, Item | BadItem]:
    """The id and item of one line: an item itself, or a corpus line whose `item` it is.

    In a corpus line the outer id is the item's. The id is None where a bad line has none that can be told.
    """
    item_id = None
    try:
        value = parse_json(line)
        if isinstance(value, dict):
            item_id = value.get("id")
            if "item" in value:
                value = value["item"]
                if isinstance(value, dict) and item_id is not None:
                    value = value | {"id": item_id}
        item = to_item(value)
    except BadItem as bad:
        return item_id if isinstance(item_id, str) else None, bad
    return item.key, item


def _each(lines: Iterable[bytes], answer: Callable[[str, Item], dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One answer a line, in order, whatever is wrong with the line or with us."""
    for line in lines:
        item_id, item = read_line(line)
        if isinstance(item, BadItem) or item_id is None:
            yield {"id": item_id, "error": str(item)}
            continue
        try:
            yield answer(item_id, item)
        except Exception as error:
            LOG.exception("a fault of vigie's: please report it")
            yield {"id": item_id, "error": f"vigie failed on it: {type(error).__name__}"}


def analyze(lines: Iterable[bytes], core: Core) -> Iterator[dict[str, Any]]:
    """One report a line, in order; `{"id", "error"}` for a line that holds no good item."""
    return _each(lines, lambda item_id, item: report_json(understand(item, core.gazetteer)) | {"id": item_id})


class Replay:
    """The stories of one run, in memory: what `Stories` keeps on the disk, asked the same questions.

    `published_at` is the clock. An item without it counts as arrived with the newest one before it; where
    there is none, at `started`.
    """

    def __init__(self, core: Core, started: datetime) -> None:
        self._core = core
        self._newest = started
        self._any = False
        self._incidents: dict[str, Incident] = {}
        self._refs: set[str] = set()
        self._named: dict[tuple[story.Link, str], list[str]] = defaultdict(list)
        self._index = MemoryIndex()
        self._seen: dict[str, str] = {}

    def run(self, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        """One decision a line, in order; `{"id", "error"}` for a line that holds no good item."""
        return _each(lines, self._step)

    def _step(self, item_id: str, item: Item) -> dict[str, Any]:
        now = item.published_at or self._newest
        if item.published_at:
            self._newest = max(self._newest, now) if self._any else now
            self._any = True
        report = understand(item, self._core.gazetteer, arrived_at=now)
        if item.key in self._seen:
            known = self._seen[item.key] == item.body_hash
            decision = Decision(DecisionKind.NONE, "known" if known else "id_conflict")
            return self._told(item_id, report, decision, None, None)
        self._seen[item.key] = item.body_hash
        if not story.audience_is_public(item):
            return self._told(item_id, report, Decision(DecisionKind.NONE, "testers_only"), None, None)
        candidates = self._candidates(item, report, now)
        decision = story.decide(item, report, candidates, now=now, rules=self._core.rules)
        if decision.kind is DecisionKind.NONE or not decision.incident_id:
            return self._told(item_id, report, decision, None, None)
        known_incident = self._incidents.get(decision.incident_id)
        if known_incident:
            incident = story.add_report(known_incident, report, decision, now)
        else:
            incident = story.open_incident(item, report, self._ref(decision.incident_id), now)
        self._keep(item, incident)
        alert = None
        if decision.kind in story.TOLD:
            loud, since = decision.loud, decision.wrong_since
            alert = Alert(0, decision.kind, decision.reason, incident, loud=loud, wrong_since=since)
        return self._told(item_id, report, decision, incident, alert)

    def _ref(self, incident_id: str) -> str:
        ref = next(ref for n in range(60) if (ref := short_ref(incident_id, n)) not in self._refs)
        self._refs.add(ref)
        return ref

    def _candidates(self, item: Item, report: Report, now: datetime) -> list[story.Candidate]:
        asked = (
            (story.Link.UPDATES, item.updates or ""),
            (story.Link.CONTENT, item.content_hash),
            (story.Link.URL, canonical_url(item.url or "")),
        )
        found: dict[str, story.Candidate] = {}
        for link, name in asked:
            linked = self._named.get((link, name), [])
            for incident_id in sorted(linked, key=self._heard_of, reverse=True)[:NEWEST]:
                found.setdefault(incident_id, story.Candidate(self._incidents[incident_id], link))
        nearby = questions(report, now=now, fresh=self._core.rules.fresh)
        for incident_id in choose(pair for each in nearby for pair in self._index.newest(each)):
            found.setdefault(incident_id, story.Candidate(self._incidents[incident_id], story.Link.PLACE))
        return list(found.values())

    def _heard_of(self, incident_id: str) -> tuple[int, str]:
        return heard_at(self._incidents[incident_id]), incident_id

    def _keep(self, item: Item, incident: Incident) -> None:
        self._incidents[incident.id] = incident
        self._index.file(incident)
        names = [(story.Link.UPDATES, item.key), (story.Link.CONTENT, item.content_hash)]
        if item.url:
            names.append((story.Link.URL, canonical_url(item.url)))
        for name in names:
            if incident.id not in self._named[name]:
                self._named[name].append(incident.id)

    def _told(
        self, item_id: str, report: Report, decision: Decision, incident: Incident | None, alert: Alert | None
    ) -> dict[str, Any]:
        return {
            "id": item_id,
            "decision": decision.kind,
            "reason": decision.reason,
            "incident": incident.id if incident else None,
            "revision": incident.revision if incident else None,
            "report": report_json(report) | {"id": item_id},
            "alert": {language: alert_for_lead(alert, language, self._core) for language in LANGUAGES}
            if alert
            else None,
        }


def alert_for_lead(alert: Alert, language: str, core: Core) -> str:
    """The alert as somebody reads it who watches its first place."""
    lead = alert.incident.places[0]
    keys = {key.place_id: key for key in watch_keys(alert.incident.places, alert.incident.severity, core.gazetteer)}
    nearness = keys[lead.place.id].nearness if lead.place.id in keys else Nearness.AT
    body = render_body(alert, language, lead, core.words, core.gazetteer.zone(lead.place.country))
    return compose(body, render_footer(alert, language, lead.place, nearness, 0.0, core.words))
