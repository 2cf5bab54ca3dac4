"""The same news through the service and through replay, and made-up histories against a model of what was told.

What an item says is stated by the test in its text (`reads`), because how it is read is proven elsewhere. The
database, the pipeline, the index and replay are the real thing.
"""

import asyncio
import json
import os
import tempfile
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
from household import GAZETTEER, START, Clock, report, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot import reading as reading_module
from bot import replay as replay_module
from bot.alerts.story import TOLD, Rules
from bot.i18n import Words
from bot.item import Item
from bot.metrics import Metrics
from bot.model import Bearing, Certainty, Count, EventType, Severity, Source, Standing, Voice
from bot.pipeline import Core, Pipeline
from bot.store.database import Database
from bot.store.inbox import Accepted, Inbox
from bot.store.outbox import Outbox
from bot.store.stories import INCIDENT, Stories

CORE = Core(GAZETTEER, Words.load(), Rules(max_age=None), timedelta(hours=24))
COUNTS = {"killed", "injured", "abducted"}


def reads(told, _gazetteer, *, arrived_at=None):
    """Understand an item: its text states the facts as JSON."""
    facts = json.loads(told.text)
    places = facts.pop("at")
    more = {name: Count(value, value) for name, value in facts.items() if name in COUNTS}
    return report(
        *places,
        item_id=told.key,
        incident=facts.get("incident", True),
        published_at=told.published_at,
        source=Source(told.source, told.url or "", "en", told.title),
        event_type=EventType(facts.get("type", "battle")),
        certainty=Certainty(facts.get("certainty", "Likely")),
        confirmed_by=Voice.ARMY if facts.get("certainty") == "Observed" else None,
        severity=Severity(facts.get("severity", "Severe")),
        bearing=Bearing(facts.get("bearing", "news")),
        follows="bearing" in facts,
        another=facts.get("another", False),
        occurred_on=date.fromisoformat(facts["day"]) if "day" in facts else None,
        **more,
    )


def news(number, minutes, *places, item=None, **facts):
    told = {
        "id": f"n{number}",
        "source": f"Paper {number % 3}",
        "title": f"News {number}",
        "text": json.dumps({"at": places, "n": number} | facts),
        "published_at": (START + timedelta(minutes=minutes)).isoformat(),
    }
    return Item.model_validate(told | (item or {}))


class House:
    """The pipeline on one file, its clock at whatever is published; `restart` leaves it as a crash would."""

    def __init__(self, path):
        self.path, self.clock, self.database = path, Clock(), None

    async def open(self):
        self.database = await Database.open(self.path)
        # These crashes kill connections, not the machine: no sync is waited for.
        await self.database._writer.execute("PRAGMA synchronous = OFF")
        self.inbox, outbox = Inbox(self.database, self.clock.ms), Outbox(self.database, self.clock.ms)
        await self.inbox.recover()
        self.pipeline = Pipeline(
            self.database, self.inbox, Stories(self.database), outbox, CORE, Metrics(), (), self.clock.now
        )
        return self

    async def restart(self):
        await self.database.close()
        return await self.open()

    async def work_off(self):
        while held := await self.inbox.lease(20):
            for each in held:
                await self.pipeline.process(each)

    async def read(self, told):
        """Take one item in at the moment of its publication, and decide it."""
        self.clock.moment = told.published_at
        accepted = await self.inbox.accept(told)
        await self.work_off()
        return accepted

    async def decided(self):
        found = await rows(
            self.database,
            "SELECT t.id, t.decision, t.reason, i.id, i.body FROM item t LEFT JOIN incident i ON i.id = t.incident_id "
            "ORDER BY t.seq",
        )
        return [
            (name, decision, reason, incident if decision != "none" else None)
            for name, decision, reason, incident, _ in found
        ]

    async def incidents(self):
        return [INCIDENT.validate_json(body) for (body,) in await rows(self.database, "SELECT body FROM incident")]


@pytest.fixture(autouse=True)
def stated(monkeypatch):
    monkeypatch.setattr(reading_module, "understand", reads)
    monkeypatch.setattr(replay_module, "understand", reads)


# One history by hand, then any.

DAY = "2026-03-01"
HISTORY = (
    (news(1, 0, "a", day=DAY, certainty="Possible", type="explosion"), "new first_report"),
    # another paper, the other half of the day not told, two towns of one cercle on one day
    (news(2, 20, "a", day=DAY), "same nothing_new_by_place"),
    (news(3, 30, "b", day=DAY), "new first_report"),
    (news(4, 60, "a", day=DAY, certainty="Observed", killed=17), "update first_confirmation"),
    (news(5, 70, "a", "c", day=DAY), "update new_place"),
    (news(6, 3000, "a", day=DAY, bearing="corrects", killed=11), "correction killed_corrected"),
    (news(7, 3010, "a", day=DAY, bearing="corrects", killed=11), "same already_corrected"),
    (news(8, 3020, "a", another=True), "new first_report"),
    (news(9, 3030, "b", bearing="denies", certainty="Observed"), "retraction denied_by_source"),
    (news(10, 3040, "b", day=DAY), "same withdrawn_stays"),
    (news(11, 3050, "c", type="access"), "new first_report"),
    # 60 days on
    (news(12, 90000, "c", type="access", bearing="ends"), "ended over"),
    (news(13, 90010, "c", item={"msg_type": "Cancel", "updates": "n12"}), "retraction cancelled_by_source"),
    (news(14, 90020, "c", item={"msg_type": "Cancel", "updates": "n12"}), "none already_withdrawn"),
)


async def walked(path, items):
    house = await House(path).open()
    try:
        for each in items:
            await house.read(each)
        return await house.decided()
    finally:
        await house.database.close()


def replayed(items):
    lines = [each.model_dump_json(exclude_defaults=True).encode() for each in items]
    told = replay_module.Replay(CORE, START).run(lines)
    return [(each["id"], each["decision"], each["reason"], each["incident"]) for each in told]


async def test_a_story_from_the_first_rumour_to_its_end(tmp_path, close_files):
    found = await walked(tmp_path / "vigie.db", [each for each, _ in HISTORY])
    assert [f"{decision} {reason}" for _, decision, reason, _ in found] == [expected for _, expected in HISTORY]
    assert found == replayed([each for each, _ in HISTORY])


FACTS = st.fixed_dictionaries(
    {"at": st.lists(st.sampled_from(["a", "b", "c", "ring", "land"]), min_size=1, max_size=2, unique=True)},
    optional={
        "type": st.sampled_from(["battle", "explosion", "access", "abduction", "unrest"]),
        "day": st.sampled_from([DAY, "2026-03-02"]),
        "killed": st.integers(0, 30),
        "abducted": st.integers(1, 9),
        "certainty": st.sampled_from(["Possible", "Observed"]),
        "severity": st.sampled_from(["Moderate", "Extreme"]),
        "bearing": st.sampled_from(["corrects", "denies", "ends"]),
        "another": st.booleans(),
        "incident": st.just(value=False),
    },
)
LINKS = st.one_of(st.none(), st.integers(1, 12))


@st.composite
def histories(draw):
    """Up to twelve items, not in the order of their publication, some naming another, some cancelling it."""
    items = []
    for number in range(1, draw(st.integers(2, 12)) + 1):
        facts = draw(FACTS)
        link = draw(LINKS)
        item = {"updates": f"n{link}"} if link else {}
        if link and draw(st.booleans()):
            item["msg_type"] = draw(st.sampled_from(["Update", "Cancel"]))
        minutes = draw(st.sampled_from([0, 30, 600, 2000, 4000, 60000]))
        items.append(news(number, minutes, *facts.pop("at"), item=item, **facts))
    return items


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(items=histories())
def test_replay_decides_as_the_service_does(items):
    """The same items through the database and through memory: decisions, reasons and incidents are the same."""
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(walked(Path(folder) / "vigie.db", items))
    assert found == replayed(items)


async def test_two_reports_of_one_event_leased_at_once_are_one_incident(tmp_path, close_files):
    """The decision runs inside the write transaction: whoever comes second sees what the first wrote."""
    house = await House(tmp_path / "vigie.db").open()
    for each in (news(1, 0, "a", day=DAY), news(2, 1, "a", day=DAY)):
        await house.inbox.accept(each)
    held = await house.inbox.lease(2)
    await asyncio.gather(*(house.pipeline.process(each) for each in reversed(held)))
    found = await house.decided()
    assert sorted(decision for _, decision, *_ in found) == ["new", "same"]
    assert len({incident for *_, incident in found}) == 1
    await house.database.close()


# Made-up histories: what must be true of every story at any time.


class Told(RuleBasedStateMachine):
    """Items, duplicates, reorderings, crashes; the model is what people were told, revision by revision."""

    def __init__(self):
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(reading_module, "understand", reads)
        self.house = House(Path(self.folder.name) / "vigie.db")
        self.sent = {}
        self.decided = {}  # item → what became of it
        self.words = defaultdict(list)  # incident → (revision, kind, killed, places) as they were told

    @initialize()
    def begin(self):
        self.runner.run(self.house.open())

    def teardown(self):
        try:
            if self.house.database:
                self.runner.run(self.house.database.close())
        finally:
            self.patch.undo()
            self.runner.close()
            self.folder.cleanup()

    @rule(facts=FACTS, minutes=st.sampled_from([0, 30, 600, 2000, 4000]), link=LINKS, cancel=st.booleans())
    def an_item(self, facts, minutes, link, cancel):
        number = len(self.sent) + 1
        item = {"updates": f"n{link}"} if link else {}
        if link and cancel:
            item["msg_type"] = "Cancel"
        told = news(number, minutes, *facts["at"], item=item, **{k: v for k, v in facts.items() if k != "at"})
        self.sent[told.key] = told
        assert self.runner.run(self.house.read(told)) is Accepted.QUEUED
        self._note()

    @rule(which=st.integers(0, 99), killed=st.integers(0, 30), wrong=st.booleans())
    def somebody_counts_again(self, which, killed, wrong):
        """A further count for a story that is known by name, higher or lower, as news or as a correction."""
        known = [(name, incident) for name, (_, _, incident) in sorted(self.decided.items()) if incident]
        if not known:
            return
        name, incident = known[which % len(known)]
        facts = {"killed": killed} | ({"bearing": "corrects"} if wrong else {})
        told = news(len(self.sent) + 1, 50, *self.words[incident][-1][3], item={"updates": name}, **facts)
        self.sent[told.key] = told
        assert self.runner.run(self.house.read(told)) is Accepted.QUEUED
        self._note()

    @rule(number=st.integers(1, 12))
    def the_same_item_again(self, number):
        told = self.sent.get(f"n{number}")
        if told:
            assert self.runner.run(self.house.read(told)) is Accepted.KNOWN
            self._nothing_new()

    @rule(facts=FACTS)
    def a_crash_between_lease_and_decision(self, facts):
        number = len(self.sent) + 1
        told = news(number, 45, *facts["at"], **{k: v for k, v in facts.items() if k != "at"})
        self.sent[told.key] = told

        async def crash():
            self.house.clock.moment = told.published_at
            await self.house.inbox.accept(told)
            await self.house.inbox.lease(5)
            await self.house.restart()
            await self.house.work_off()

        self.runner.run(crash())
        self._note()

    def _alerts(self):
        found = self.runner.run(rows(self.house.database, "SELECT incident_id, revision, body FROM alert ORDER BY id"))
        return [(incident, revision, json.loads(body)) for incident, revision, body in found]

    def _note(self):
        """What people were told by the item just read: at most one word, of the next revision of its story."""
        known = {(incident, word[0]) for incident, words in self.words.items() for word in words}
        fresh = [each for each in self._alerts() if (each[0], each[1]) not in known]
        assert len(fresh) <= 1
        for incident, revision, alert in fresh:
            killed = alert["incident"]["killed"]
            self._check_word(incident, revision, alert, killed and killed["max"])
            places = tuple(spot["place"]["id"] for spot in alert["incident"]["places"])
            self.words[incident].append((revision, alert["kind"], killed and killed["max"], places))
        for name, decision, reason, incident in self.runner.run(self.house.decided()):
            assert self.decided.setdefault(name, (decision, reason, incident)) == (decision, reason, incident)

    def _check_word(self, incident, revision, alert, killed):
        told = self.words[incident]
        assert revision == len(told) + 1, "no revision is skipped, none told twice"
        assert (alert["kind"] == "new") == (revision == 1)
        if told and told[-1][1] == "retraction":
            assert alert["reason"] == "reopened"
        if alert["kind"] == "correction":
            assert 1 <= alert["wrong_since"] < revision
        if alert["kind"] == "correction" and alert["reason"] == "killed_corrected":
            # Everybody who heard too high a number is among those who hear the correction.
            wrong = [number for number, _, before, _ in told if before is not None and before > killed]
            assert wrong
            assert min(wrong) == alert["wrong_since"]
        if alert["kind"] in {"correction", "retraction"}:
            assert alert["loud"]
        if alert["kind"] == "ended":
            assert not alert["loud"]

    def _nothing_new(self):
        assert len(self._alerts()) == sum(map(len, self.words.values()))

    @invariant()
    def every_story_remembers_what_it_told(self):
        if not self.house.database:
            return
        for incident in self.runner.run(self.house.incidents()):
            told = self.words[incident.id]
            assert incident.revision == len(told)
            assert [each.revision for each in incident.tellings] == [number for number, *_ in told]
            assert [each.killed and each.killed.max for each in incident.tellings] == [
                killed for _, _, killed, _ in told
            ]
            assert [each.places for each in incident.tellings] == [places for *_, places in told]
            closed = {"retraction": Standing.WITHDRAWN, "ended": Standing.OVER}
            if told[-1][1] in closed:
                assert incident.standing is closed[told[-1][1]]
            assert 1 <= incident.independent <= len({each.name for each in incident.sources})

    @invariant()
    def what_was_told_is_in_the_alerts(self):
        if self.house.database:
            self._nothing_new()
            told = [decision for decision, *_ in self.decided.values() if decision in {kind.value for kind in TOLD}]
            assert len(told) == sum(map(len, self.words.values()))


TestStories = Told.TestCase
FULL = os.environ.get("VIGIE_HYPOTHESIS") == "full"
TestStories.settings = settings(
    max_examples=300 if FULL else 12,
    stateful_step_count=40 if FULL else 14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
