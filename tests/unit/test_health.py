"""What stands between an alert and its reader, remembered for those who ask."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.desk import Trouble
from bot.health import REMEMBERED, Watchman

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class World:
    """Trouble, a queue and a clock."""

    def __init__(self):
        self.kinds, self.queue, self.at = {"token": "", "network": "", "storage": ""}, 0, START

    async def waiting(self):
        return self.queue


@pytest.fixture
def world():
    return World()


@pytest.fixture
def watchman(world):
    return Watchman(lambda: world.kinds, world.waiting, lambda: world.at, lambda: 30.0)


async def test_trouble_from_its_beginning_to_long_after_its_end(world, watchman):
    assert (await watchman.health()).troubles == ()
    world.kinds["token"] = "Unauthorized"
    watchman.look()
    world.at += timedelta(minutes=30)
    assert (await watchman.health()).troubles == (Trouble("token", START),)
    world.kinds["token"] = ""
    over = Trouble("token", START, world.at)
    assert (await watchman.health()).troubles == (over,)
    world.at += REMEMBERED - timedelta(minutes=1)
    assert (await watchman.health()).troubles == (over,)
    world.at += timedelta(minutes=1)
    assert (await watchman.health()).troubles == ()


def test_who_is_out_of_reach_for_long_is_told_of_and_comes_back(world, watchman):
    world.kinds["network"] = "ConnectionError"
    assert watchman.out_of_reach() == "", "a hiccup is none"
    world.at += timedelta(minutes=1)
    assert watchman.out_of_reach().startswith("Telegram is out of reach since 2026-03-01 12:00 GMT")
    world.kinds |= {"network": "", "storage": "full"}
    assert watchman.out_of_reach() == "", "other trouble has other words"


async def test_a_hiccup_is_not_remembered(world, watchman):
    world.kinds["network"] = "NetworkError"
    watchman.look()
    world.at += timedelta(seconds=59)
    world.kinds["network"] = ""
    assert (await watchman.health()).troubles == ()


async def test_several_troubles_the_lasting_ones_first_and_not_without_end(world, watchman):
    for _ in range(9):
        world.kinds["network"] = "x"
        watchman.look()
        world.at += timedelta(minutes=2)
        world.kinds["network"] = ""
        watchman.look()
        world.at += timedelta(minutes=2)
    world.kinds["storage"] = "disk full"
    told = (await watchman.health()).troubles
    assert [(each.kind, each.until is None) for each in told] == [("storage", True)] + [("network", False)] * 3
    assert told[-1].until == world.at - timedelta(minutes=2), "the latest are kept"


@pytest.mark.parametrize(("queue", "minutes"), [(0, 0), (1, 1), (1_800, 1), (1_801, 2), (100_000, 56)])
async def test_how_late_the_last_will_come(world, watchman, queue, minutes):
    """Thirty a second."""
    world.queue = queue
    assert (await watchman.health()).late_minutes == minutes
