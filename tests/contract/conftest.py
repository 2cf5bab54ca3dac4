"""A real database file, and a clock that a test can set."""

import pytest
from household import Clock

from bot.store.database import Database
from bot.store.outbox import Outbox


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def close_files(monkeypatch):
    """Close what a failing test left open: its threads would keep the whole run from ending."""
    opened, real = [], Database.open

    async def noted(path):
        opened.append(await real(path))
        return opened[-1]

    monkeypatch.setattr(Database, "open", noted)
    yield
    for each in opened:
        await each.close()


@pytest.fixture
async def database(tmp_path, close_files):
    opened = await Database.open(tmp_path / "vigie.db")
    yield opened
    await opened.close()


@pytest.fixture
async def outbox(database, clock):
    box = Outbox(database, clock.ms)
    yield box
    await box.close()
