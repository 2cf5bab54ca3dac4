"""Made-up nights against a model: quiet hours, sends whose fate is unknown, crashes; each alert is told once."""

from collections import Counter

from household import PACE, START, rows
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from made_up import FATES, MadeUp
from nights import HOUR_S, NOON, following, sleeper, tell, words

from bot.delivery.retry import Sent
from bot.model import Severity
from bot.store.database import Database
from bot.store.outbox import Outbox


class Nights(MadeUp):
    """Three chats, days of quiet hours from 11:00 to 13:00, alerts and crashes at any time."""

    def __init__(self):
        super().__init__()
        self.stories = 0
        self.copies, self.doubts = Counter(), Counter()  # by (story, chat)
        self.in_hand, self.messages = [], 0
        self.database = None

    async def open(self):
        self.database = await Database.open(self.path)
        await self.without_sync(self.database)
        self.outbox = Outbox(self.database, self.clock.ms)
        await self.outbox.recover()

    @initialize()
    def begin(self):
        async def begin():
            await self.open()
            await sleeper(self.database, 1)
            await sleeper(self.database, -2, kind="group", language="both")
            await sleeper(self.database, 3, through=True)

        self.run(begin())

    @rule(severity=st.sampled_from([Severity.EXTREME, Severity.MODERATE]), count=st.integers(1, 4))
    def told(self, severity, count):
        for _ in range(count):
            self.stories += 1
            self.run(tell(self.database, self.outbox, self.clock, f"i{self.stories}", severity=severity))

    @rule(minutes=st.sampled_from([1, 30, 61, 60 * 23]))
    def time_passes(self, minutes):
        self.clock.forward(minutes * 60)

    @rule()
    def take(self):
        async def work():
            self.clock.forward(4)
            quiet = NOON.ends_at(self.clock.now(), self.clock.now().tzinfo) is not None
            for claim in await self.outbox.claim(3, *PACE):
                assert not claim.others or all(each.quiet for each in claim.whole)
                loud = all(each.told.alert.incident.severity is Severity.EXTREME for each in claim.whole)
                assert not quiet or (claim.chat_id == 3 and loud), "nothing else comes in quiet hours"
                words(claim)
                self.in_hand.append(claim)

        self.run(work())

    @rule(fate=st.sampled_from(sorted(FATES)))
    def answer(self, fate):
        async def work():
            for claim in self.in_hand:
                self.messages += 1
                for each in claim.whole:
                    self.arrives(each, came=fate in {"sent", "arrived"}, doubtful=fate in {"lost", "arrived"})
                outcome = Sent(self.messages) if fate == "sent" else FATES[fate]
                await self.outbox.settle(claim, *following(claim, outcome, self.clock.ms()))
            self.in_hand.clear()

        self.run(work())

    @rule(came=st.booleans())
    def crash(self, came):
        async def work():
            for each in [one for claim in self.in_hand for one in claim.whole]:
                self.arrives(each, came=came, doubtful=True)
            self.in_hand.clear()
            await self.database.close()
            await self.open()

        self.run(work())

    def arrives(self, claim, *, came, doubtful):
        pair = (claim.told.alert.incident.id, claim.chat_id)
        self.copies[pair] += came
        self.doubts[pair] += doubtful

    @invariant()
    def a_copy_more_for_each_doubt_alone(self):
        assert all(copies <= 1 + self.doubts[pair] for pair, copies in self.copies.items())

    def settle_down(self):
        for _ in range(60):
            self.clock.forward(3 * HOUR_S)
            for _ in range(4):
                self.take()
                self.answer("sent")
        left = self.run(rows(self.database, "SELECT state FROM delivery WHERE state NOT IN ('sent', 'dead')"))
        assert left == []
        lost = self.run(rows(self.database, "SELECT reason FROM delivery WHERE state = 'dead' AND reason <> 'expired'"))
        assert all(reason.startswith(("outcome unknown twice", "interrupted")) for (reason,) in lost)
        several = self.run(
            rows(
                self.database,
                "SELECT COUNT(*) FROM delivery WHERE state = 'sent' AND quiet_start IS NULL"
                " GROUP BY chat_id, message_id HAVING COUNT(*) > 1",
            )
        )
        assert several == [], "only what waited shares a message"


TestNights = Nights.TestCase
TestNights.settings = settings(
    max_examples=25, stateful_step_count=15, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def test_the_tests_begin_in_quiet_hours():
    assert NOON.ends_at(START, START.tzinfo) is not None
