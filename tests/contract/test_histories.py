"""Made-up histories of items, people and crashes against a model: everybody owed an alert gets it, nobody else does."""

import os
from collections import Counter

from household import GAZETTEER, PACE, subscribe, unwatch
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from made_up import FATES, MadeUp
from pipeline_house import House, at, reads

from bot import reading
from bot.alerts.match import watch_keys
from bot.delivery.retry import Done, next_step
from bot.model import Severity
from bot.store import fan_out as fan_out_module
from bot.store.inbox import Accepted
from bot.store.outbox import INTERRUPTIONS

CHATS, TOWNS = (1, 2, -3), ("a", "b", "c", "land")
REASONS = {"unwatched", "stopped", "expired", "interrupted", "outcome unknown twice: cut"}


class Histories(MadeUp):
    """Accept, watch, unwatch, stop, send, crash, time: then compare the database with a dictionary."""

    def __init__(self):
        super().__init__()
        self.patch.setattr(reading, "understand", reads)
        self.patch.setattr(fan_out_module, "CHUNK", 2)
        self.patch.setattr(fan_out_module, "FIRST", 1)
        self.house = House(self.path, self.clock)
        self.watched = {chat: set() for chat in CHATS}
        self.active = dict.fromkeys(CHATS, True)
        self.items = 0
        self.owed = {}  # (alert, chat) → the places whose watchers hear of it
        self.expires = {}
        self.arrived = Counter()  # copies on the phone
        self.doubts = Counter()  # outcomes that nobody knew
        self.crashes = Counter()  # deaths of the process with it in hand
        self.may_end = {}  # (alert, chat) → reasons that would be right

    @property
    def database(self):
        return self.house.database

    async def restart(self):
        await self.house.restart()
        await self.without_sync(self.database)

    @initialize()
    def begin(self):
        async def begin():
            await self.house.open()
            await self.without_sync(self.database)
            for chat in CHATS:
                self.watched[chat].add("a")
                await subscribe(self.house.database, chat, "a", kind="private" if chat > 0 else "group")

        self.run(begin())

    # What people do.

    @rule(chat=st.sampled_from(CHATS), town=st.sampled_from(TOWNS))
    def watch(self, chat, town):
        self.watched[chat].add(town)
        self.run(subscribe(self.house.database, chat, town, state="active" if self.active[chat] else "stopped"))

    @rule(chat=st.sampled_from(CHATS), town=st.sampled_from(TOWNS))
    def unwatch(self, chat, town):
        self.watched[chat].discard(town)
        self.run(unwatch(self.house.database, chat, town))

    @rule(chat=st.sampled_from(CHATS))
    def stop_or_start(self, chat):
        self.active[chat] = not self.active[chat]
        self.run(subscribe(self.house.database, chat, state="active" if self.active[chat] else "stopped"))

    # What happens.

    @rule(
        town=st.sampled_from(("a", "b", "c")),
        crash_after=st.sampled_from(["accept", "lease at once", "lease", "decision", "one chunk", None, None]),
        twice=st.booleans(),
        room=st.sampled_from([0, 1, 3]),
    )
    def accept(self, town, crash_after, twice, room):
        """An item comes; where the courier has `room`, the decision claims for it."""
        self.items += 1
        told = at(f"n{self.items}", town, title=f"day {self.items}")
        keys = [key.place_id for key in watch_keys(reads(told, None).places, Severity.SEVERE, GAZETTEER)]
        for chat in CHATS:
            if self.active[chat] and self.watched[chat] & set(keys):
                self.owed[self.items, chat] = set(keys)
        self.expires[self.items] = self.clock.ms() + 24 * 3_600_000

        async def work():
            if room:
                self.house.outbox.open_hand(room, *PACE)
            await self.get_as_far_as(crash_after, told)
            if crash_after:
                for each in self.met(self.house.outbox.take()):  # handed over, and not sent yet
                    self.crashes[each.told.alert.id, each.chat_id] += 1
                await self.restart()
            if twice:
                assert await self.house.inbox.accept(told) is Accepted.KNOWN
            await self.house.read()
            for each in self.met(self.house.outbox.take()):
                self.arrived[each.told.alert.id, each.chat_id] += 1
                await self.house.outbox.settle(each, Done(1))

        self.run(work())

    async def get_as_far_as(self, step, told):
        """Take an item in, and carry it on to this step of its way."""
        house = self.house
        if step == "lease at once":
            house.inbox.open_hand(1)
        assert await house.inbox.accept(told) is Accepted.QUEUED
        if step in {"lease", "decision", "one chunk"}:
            held = await house.inbox.lease(5)
            if step != "lease":
                await house.pipeline.process(held[0])
            if step == "one chunk":
                await house.outbox.fan_out(())

    @rule(fates=st.lists(st.sampled_from(sorted(FATES)), min_size=4, max_size=4))
    def send(self, fates):
        async def work():
            for each, fate in zip(await self.claim(), fates, strict=False):
                pair = (each.told.alert.id, each.chat_id)
                self.arrived[pair] += fate in {"sent", "arrived"}
                self.doubts[pair] += fate in {"lost", "arrived"}
                counts = {"attempts": each.attempts, "maybe_sent": each.maybe_sent}
                step = next_step(FATES[fate], **counts, now_ms=self.clock.ms())
                await self.house.outbox.settle(each, step)

        self.run(work())

    @rule(on_the_way=st.lists(st.booleans(), min_size=4, max_size=4))
    def send_and_crash(self, on_the_way):
        """What was claimed had arrived already, or had not."""

        async def work():
            for each, there in zip(await self.claim(), on_the_way, strict=False):
                pair = (each.told.alert.id, each.chat_id)
                self.arrived[pair] += there
                self.crashes[pair] += 1
            await self.restart()

        self.run(work())

    async def claim(self):
        """Up to four, after the pace of every chat and the wait of every retry."""
        self.clock.forward(6)
        return self.met(await self.house.outbox.claim(4, *PACE))

    def met(self, claimed):
        """Claims, each of which must be allowed."""
        for each in claimed:
            pair = (each.told.alert.id, each.chat_id)
            assert self.active[each.chat_id]
            assert each.watched_id in self.watched[each.chat_id] & self.owed[pair]
            assert self.clock.ms() < self.expires[pair[0]]
            assert each.maybe_sent == self.doubts[pair] <= 1
            assert each.interrupted == self.crashes[pair] <= INTERRUPTIONS
        return claimed

    @rule(hours=st.sampled_from([1, 13, 25]))
    def hours_pass(self, hours):
        self.clock.forward(hours * 3_600)

    # What must be true at any time.

    @invariant()
    def each_matching_chat_has_one_delivery(self):
        if not self.house.database:
            return
        found = self.run(
            self.house.rows("SELECT alert_id, chat_id, state, reason, maybe_sent, message_id FROM delivery")
        )
        assert Counter(row[:2] for row in found) == dict.fromkeys(self.owed, 1)
        for alert, chat, state, reason, _, message_id in found:
            pair = (alert, chat)
            assert state in {"queued", "sent", "dead"}
            # One more copy at most for each time that its fate was not known.
            assert self.arrived[pair] <= 1 + min(self.doubts[pair], 1) + self.crashes[pair]
            if state == "sent":
                assert self.arrived[pair] >= 1
                assert message_id is not None
            if state == "dead":
                self.check_reason(pair, reason)

    def check_reason(self, pair, reason):
        assert reason in REASONS
        # Once it is dead, nothing about it changes: what was right at that moment is kept.
        if pair in self.may_end:
            assert self.may_end[pair] == reason
            return
        self.may_end[pair] = reason
        match reason:
            case "stopped":
                assert not self.active[pair[1]]
            case "unwatched":
                assert not self.watched[pair[1]] & self.owed[pair]
            case "expired":
                assert self.clock.ms() >= self.expires[pair[0]]
            case "interrupted":
                assert self.crashes[pair] > INTERRUPTIONS
            case _:
                assert self.doubts[pair] == 2

    def settle_down(self):
        """In the end everything is answered: then each delivery is sent, or dead with its reason."""
        for _ in range(200):
            if not self.run(self.house.outbox.busy()):
                break
            self.send(["sent"] * 4)
            self.each_matching_chat_has_one_delivery()
        ends = self.run(self.house.rows("SELECT state, reason IS NOT NULL FROM delivery"))
        assert set(ends) <= {("sent", 0), ("dead", 1)}
        assert set(self.run(self.house.rows("SELECT state FROM item"))) <= {("done",)}


FULL = os.environ.get("VIGIE_HYPOTHESIS") == "full"
TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=400 if FULL else 40,
    stateful_step_count=60 if FULL else 20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
