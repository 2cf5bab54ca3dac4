"""What made-up histories share: a loop of their own, a folder for the database, a clock, and the fates of a send."""

import asyncio
import tempfile
from pathlib import Path

import pytest
from household import Clock
from hypothesis.stateful import RuleBasedStateMachine

from bot.delivery.retry import NotSent, Sent, Throttled, Unknown

FATES = {
    "sent": Sent(1),
    "throttled": Throttled(5),
    "not sent": NotSent("no network"),
    "lost": Unknown("cut"),  # nobody knows, and it did not arrive
    "arrived": Unknown("cut"),  # nobody knows, and it did
}


class MadeUp(RuleBasedStateMachine):
    """A history of what happens to one database: opened by `begin`, held against its promises at the end.

    A subclass has `database`, None until it is open, and `settle_down`.
    """

    def __init__(self):
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.patch = pytest.MonkeyPatch()
        self.clock = Clock()

    @property
    def path(self):
        return Path(self.folder.name) / "vigie.db"

    def run(self, work):
        return self.runner.run(work)

    @staticmethod
    async def without_sync(database):
        # These crashes kill connections, not the machine: the page cache survives, so no sync is waited for.
        await database._writer.execute("PRAGMA synchronous = OFF")

    def teardown(self):
        try:
            if self.database:
                self.settle_down()
        finally:
            if self.database:
                self.run(self.database.close())
            self.patch.undo()
            self.runner.close()
            self.folder.cleanup()
