"""A real database file, and a clock that a test can set."""

import asyncio
import os

import pytest
from brisk import SHORTEST_S, WORDS, Asyncio, Brisk, TimedPhones
from household import GAZETTEER, Clock
from http_door import opened
from telling import Story

from bot import carrier, courier
from bot.cli import main
from bot.metrics import Metrics
from bot.store.database import Database
from bot.store.outbox import Outbox
from bot.store.replies import Replies


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


@pytest.fixture
async def replies(database, clock):
    lane = Replies(database, clock.ms)
    yield lane
    await lane.close()


@pytest.fixture
def story(database, outbox, clock):
    return Story(database, outbox, clock)


@pytest.fixture
def phones(clock):
    return TimedPhones(clock)


@pytest.fixture
def make(outbox, replies, phones, clock, monkeypatch):
    """Makes couriers; each part can be replaced by another."""
    real = asyncio.sleep

    async def sleep(seconds):
        clock.forward(max(seconds, SHORTEST_S))
        await real(0)

    def make(kind=Brisk, **other):
        for each in (courier, carrier):
            monkeypatch.setattr(each, "asyncio", Asyncio(sleep))
        parts = {"outbox": outbox, "replies": replies, "sender": phones} | other
        made = kind(
            **parts, gazetteer=GAZETTEER, words=WORDS, metrics=Metrics(),
            clock_ms=clock.ms, monotonic=clock.monotonic,
        )  # fmt: skip
        made.clock = clock
        return made

    return make


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder without config.yaml, an environment without settings."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("VIGIE_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def vigie(capsys):
    """Call the command in this process: exit code, what it printed, what it complained of."""

    def run(*arguments):
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:  # argparse
            code = int(ended.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
async def door(database):
    async with opened(database) as door:
        yield door
