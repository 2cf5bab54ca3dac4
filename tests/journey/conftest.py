"""What journeys share."""

import pytest

from bot.delivery import throttle


@pytest.fixture
def talkative(monkeypatch):
    """A chat may have twenty messages a second, not one: for talks in which nothing depends on the pace of a chat.

    It is held to in tests/contract/test_courier.py, tests/journey/test_rate.py and test_neighbours.py.
    """
    monkeypatch.setattr(throttle, "CHAT_GAP_S", 0.05)
