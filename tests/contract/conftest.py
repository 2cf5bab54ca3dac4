"""A real database file, and a clock that a test can set."""

import pytest
from household import Clock

from bot.store.database import Database
from bot.store.outbox import Outbox


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def database(tmp_path):
    opened = await Database.open(tmp_path / "vigie.db")
    yield opened
    await opened.close()


@pytest.fixture
async def outbox(database, clock):
    box = Outbox(database, clock.ms)
    yield box
    await box.close()
