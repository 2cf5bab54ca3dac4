"""One story told through its revisions, on a real database."""

from household import PACE, announce, fan_out, incident, rows

from bot.delivery.retry import Done
from bot.model import DecisionKind, Severity

UPDATE, CORRECTION, RETRACTION, ENDED = (
    DecisionKind.UPDATE, DecisionKind.CORRECTION, DecisionKind.RETRACTION, DecisionKind.ENDED,
)  # fmt: skip


class Story:
    """One incident through its revisions, on a real database."""

    def __init__(self, database, outbox, clock):
        self.database, self.outbox, self.clock = database, outbox, clock
        self.revision, self.messages = 0, 100

    async def tell(self, *places, kind=DecisionKind.NEW, send=True, **more):
        """Announce the next revision and fan it out; send all of it."""
        self.revision += 1
        told = incident("i1", *places, revision=self.revision, severity=more.pop("severity", Severity.SEVERE))
        number = await announce(self.database, self.outbox, told, kind=kind, clock=self.clock, **more)
        await fan_out(self.outbox)
        return await self.send() if send else number

    async def send(self):
        """Everything that is due: (chat, form, silent, message answered)."""
        sent = []
        self.clock.forward(4)
        while claims := await self.outbox.claim(50, *PACE):
            for each in claims:
                self.messages += 1
                sent.append((each.chat_id, str(each.form), each.silent, each.reply_to))
                await self.outbox.settle(each, Done(self.messages))
            self.clock.forward(4)
        return sorted(sent)

    async def edits(self):
        """Everything that is due to be edited: (chat, message, alert that says it was wrong)."""
        found = []
        self.clock.forward(4)
        while edits := await self.outbox.claim_edits(50, *PACE):
            for each in edits:
                found.append((each.chat_id, each.message_id, each.by.alert.id))
                await self.outbox.settle(each, Done(None))
            self.clock.forward(4)
        return sorted(found)


async def reasons(database):
    return await rows(database, "SELECT alert_id, chat_id, state, reason FROM delivery ORDER BY 1, 2")
