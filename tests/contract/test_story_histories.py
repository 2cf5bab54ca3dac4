"""Made-up histories of one story against a model: revisions, fan-outs cut short, doubtful sends, crashes, time.

Nobody is told one revision twice but where its fate was not known; everybody who was told a wrong one is told
what is right, after it; nobody else is told of a mistake; sounds lie ten minutes apart.
"""

import os
from collections import Counter, defaultdict
from itertools import pairwise

from household import PACE, announce, incident, rows, subscribe, unwatch
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule
from made_up import FATES, MadeUp

from bot.delivery.retry import Sent, next_step
from bot.delivery.telling import SOUND_GAP_MS
from bot.model import GRAVITY, DecisionKind, Severity
from bot.store import fan_out as module
from bot.store.database import Database
from bot.store.outbox import INTERRUPTIONS, Outbox

CHATS, TOWNS = (1, 2, 3, -4), ("a", "b", "c")
MISTAKES = (DecisionKind.CORRECTION, DecisionKind.RETRACTION)


class StoryHistories(MadeUp):
    """One story, four chats."""

    def __init__(self):
        super().__init__()
        self.patch.setattr(module, "CHUNK", 2)
        self.database = None
        self.severities = []
        self.kinds = {}  # revision → its kind and since when it says the story was wrong
        self.phone = defaultdict(list)  # chat → what it shows: (revision, of a mistake, sounded at or None)
        self.copies, self.doubts, self.crashes = Counter(), Counter(), Counter()  # by (revision, chat)
        self.messages = 0
        self.in_hand = []

    async def open(self):
        self.database = await Database.open(self.path)
        await self.without_sync(self.database)
        self.outbox = Outbox(self.database, self.clock.ms)
        await self.outbox.recover()

    @initialize()
    def begin(self):
        async def begin():
            await self.open()
            for chat in CHATS:
                await subscribe(self.database, chat, "a", kind="private" if chat > 0 else "group")

        self.run(begin())
        self.announce(DecisionKind.NEW, "a", Severity.SEVERE, True, 0, 9)

    # What happens.

    def announce(self, kind, places, severity, loud, since, chunks):
        revision = len(self.kinds) + 1
        wrong_since = 1 + since % max(revision - 1, 1)
        self.kinds[revision] = (kind, wrong_since)
        self.severities.append(severity)

        async def work():
            told = incident("i1", *sorted(places), revision=revision, severity=severity)
            await announce(
                self.database, self.outbox, told, kind=kind, clock=self.clock, loud=loud, wrong_since=wrong_since
            )
            for _ in range(chunks):
                await self.outbox.fan_out([])

        self.run(work())

    @rule(
        kind=st.sampled_from([DecisionKind.UPDATE, DecisionKind.UPDATE, *MISTAKES, DecisionKind.ENDED]),
        places=st.sampled_from(["a", "c", "c", "ac", "abc"]),
        severity=st.sampled_from([Severity.EXTREME, Severity.SEVERE, Severity.SEVERE]),
        loud=st.booleans(),
        since=st.integers(0, 5),
        chunks=st.integers(0, 9),
    )
    @precondition(lambda self: len(self.kinds) < 8)
    def goes_on(self, kind, places, severity, loud, since, chunks):
        self.announce(kind, places, severity, loud, since, chunks)

    @rule()
    def fan_out(self):
        self.run(self.outbox.fan_out([]))

    @rule(chat=st.sampled_from(CHATS), town=st.sampled_from(TOWNS))
    def watch(self, chat, town):
        self.run(subscribe(self.database, chat, town, kind="private" if chat > 0 else "group"))

    @rule(chat=st.sampled_from(CHATS), town=st.sampled_from(TOWNS))
    def unwatch(self, chat, town):
        self.run(unwatch(self.database, chat, town))

    @rule(minutes=st.sampled_from([1, 4, 11]))
    def time_passes(self, minutes):
        self.clock.forward(minutes * 60)

    @rule(limit=st.integers(2, 4))
    def take(self, limit):
        """On its way, and no answer yet: other things happen meanwhile."""
        self.in_hand += self.run(self.claim(limit))

    @rule(fates=st.lists(st.sampled_from(sorted(FATES)), min_size=8, max_size=8))
    def answer(self, fates):
        async def work():
            for each, fate in zip(self.in_hand[:8], fates, strict=False):
                pair = (each.told.alert.incident.revision, each.chat_id)
                self.doubts[pair] += fate in {"lost", "arrived"}
                if fate in {"sent", "arrived"}:
                    self.arrives(each, surely=fate == "sent")
                self.messages += 1
                outcome = Sent(self.messages) if fate == "sent" else FATES[fate]
                counts = {"attempts": each.attempts, "maybe_sent": each.maybe_sent}
                await self.outbox.settle(each, next_step(outcome, **counts, now_ms=self.clock.ms()))
            del self.in_hand[:8]

        self.run(work())

    @rule(there=st.lists(st.booleans(), min_size=8, max_size=8))
    def crash(self, there):
        """What was on its way had arrived already, or had not."""

        async def work():
            for each, came in zip(self.in_hand, there, strict=False):
                self.crashes[each.told.alert.incident.revision, each.chat_id] += 1
                if came:
                    self.arrives(each, surely=False)
            for each in self.in_hand[8:]:
                self.crashes[each.told.alert.incident.revision, each.chat_id] += 1
            self.in_hand.clear()
            await self.database.close()
            await self.open()

        self.run(work())

    async def claim(self, limit):
        self.clock.forward(6)
        claims = await self.outbox.claim(limit, *PACE)
        for each in claims:
            revision = each.told.alert.incident.revision
            assert revision == len(self.kinds), "the newest only"
            self.check_words(each, revision)
        return claims

    def check_words(self, claim, revision):
        """A mistake is told to those only who may have heard it, and never held back."""
        may_have = {r for r in range(1, revision) if self.copies[r, claim.chat_id] or self.doubted(r, claim.chat_id)}
        own = self.kinds[revision][0] in MISTAKES and claim.form == "own"
        if own or claim.form == "correction":
            assert any(self.sets_right(r, right) for right in range(1, revision + 1) for r in may_have)
            assert not claim.silent
        if claim.form == "new":
            assert not may_have
        last = [at for _, owed, at in self.phone[claim.chat_id] if at is not None and not owed]
        if not claim.silent and not claim.wrong and last and not self.graver:
            assert self.clock.ms() - max(last) >= SOUND_GAP_MS

    @property
    def graver(self):
        """Whether the story ever became graver: then a sound may come sooner."""
        ranks = [GRAVITY[severity] for severity in self.severities]
        return any(later < earlier for earlier, later in pairwise(ranks))

    def doubted(self, revision, chat):
        return self.doubts[revision, chat] + self.crashes[revision, chat] > 0

    def sets_right(self, revision, right):
        kind, since = self.kinds[right]
        return kind in MISTAKES and since <= revision < right

    def arrives(self, claim, *, surely):
        revision = claim.told.alert.incident.revision
        self.copies[revision, claim.chat_id] += 1
        sounded = self.clock.ms() if surely and not claim.silent else None
        self.phone[claim.chat_id].append((revision, bool(claim.wrong), sounded))

    # What must be true.

    @invariant()
    def nobody_hears_of_one_revision_twice(self):
        for pair, copies in self.copies.items():
            assert copies <= 1 + min(self.doubts[pair], 1) + self.crashes[pair]

    @invariant()
    def revisions_come_in_their_order(self):
        for shown in self.phone.values():
            order = [revision for revision, *_ in shown]
            assert order == sorted(order)

    def settle_down(self):
        """In the end everything is answered: then who heard it wrong has heard it right."""

        async def finish():
            while await self.outbox.fan_out([]):
                continue

        self.run(finish())
        for _ in range(60):
            self.time_passes(1)
            self.take(4)
            self.answer(["sent"] * 8)
            if not self.run(rows(self.database, "SELECT 1 FROM delivery WHERE state IN ('queued', 'held')")):
                break
        left = self.run(rows(self.database, "SELECT state FROM delivery WHERE state NOT IN ('sent', 'dead')"))
        assert left == []
        given_up = self.run(
            rows(
                self.database, "SELECT chat_id, reason FROM delivery WHERE reason = 'interrupted' OR reason LIKE 'out%'"
            )
        )
        for chat, shown in self.phone.items():
            for revision, *_ in shown:
                rights = [right for right in self.kinds if self.sets_right(revision, right)]
                if rights and not any(chat == other for other, _ in given_up):
                    assert shown[-1][0] >= rights[-1], "a wrong word was left standing"
        assert max(self.crashes.values(), default=0) <= INTERRUPTIONS + 1


FULL = os.environ.get("VIGIE_HYPOTHESIS") == "full"
TestStoryHistories = StoryHistories.TestCase
TestStoryHistories.settings = settings(
    max_examples=500 if FULL else 60,
    stateful_step_count=50 if FULL else 20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
