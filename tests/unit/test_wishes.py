"""Quiet hours: the wall clock's own, whatever it does."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Severity
from bot.wishes import MINUTES_A_DAY, Quiet, Wishes

BAMAKO = ZoneInfo("Africa/Bamako")
# Clocks that jump: an hour, half an hour, at midnight (Cairo), across the date line (Samoa, 2011).
ZONES = [
    ZoneInfo(name)
    for name in (
        "Africa/Bamako",
        "Africa/Casablanca",
        "Europe/Paris",
        "Australia/Lord_Howe",
        "Africa/Cairo",
        "Pacific/Apia",
    )
]
minutes = st.integers(0, MINUTES_A_DAY - 1)
# hypothesis wants its bounds without a zone
moments = st.datetimes(
    datetime(2011, 1, 1),  # noqa: DTZ001
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
NIGHT = Quiet(22 * 60, 6 * 60)


@pytest.mark.parametrize(
    ("clock", "end"),
    [
        ("2026-03-01T21:59", None),
        ("2026-03-01T22:00", "2026-03-02T06:00"),
        ("2026-03-01T23:59", "2026-03-02T06:00"),
        ("2026-03-02T00:00", "2026-03-02T06:00"),  # midnight belongs to the night that began before it
        ("2026-03-02T05:59", "2026-03-02T06:00"),
        ("2026-03-02T06:00", None),
    ],
)
def test_a_night(clock, end):
    now = datetime.fromisoformat(clock).replace(tzinfo=BAMAKO)
    ends = NIGHT.ends_at(now, BAMAKO)
    assert (ends and ends.astimezone(BAMAKO).replace(tzinfo=None)) == (end and datetime.fromisoformat(end))


def test_an_afternoon():
    siesta = Quiet(13 * 60, 15 * 60)
    assert siesta.ends_at(datetime(2026, 3, 1, 14, tzinfo=BAMAKO), BAMAKO) == datetime(2026, 3, 1, 15, tzinfo=BAMAKO)
    assert siesta.ends_at(datetime(2026, 3, 1, 15, tzinfo=BAMAKO), BAMAKO) is None


def test_the_night_in_which_the_clock_is_put_forward():
    paris = ZoneInfo("Europe/Paris")
    now = datetime(2026, 3, 28, 23, tzinfo=paris)
    assert NIGHT.ends_at(now, paris) - now == timedelta(hours=6), "one hour less to sleep"


@pytest.mark.parametrize(("start", "end"), [(60, 60), (0, 0), (-1, 5), (5, MINUTES_A_DAY)])
def test_hours_that_are_none(start, end):
    with pytest.raises(ValueError, match="quiet hours"):
        Quiet(start, end)


@given(minutes, minutes, moments, st.sampled_from(ZONES))
def test_quiet_hours_always_end(start, end, now, zone):
    """Whatever is held is let go: later than now, within a day and the clock's jump, and outside the quiet hours."""
    if start == end:
        return
    quiet = Quiet(start, end)
    ends = quiet.ends_at(now, zone)
    if ends is None:
        return
    assert now < ends <= now + timedelta(hours=50)
    # One step of waiting may end inside again where the clock jumped; waiting on ends.
    for _ in range(3):
        ends = quiet.ends_at(ends, zone)
        if ends is None:
            return
    raise AssertionError("never let go")


@pytest.mark.parametrize(
    ("severity", "breaks_through", "held"),
    [
        (Severity.EXTREME, True, False),
        (Severity.SEVERE, True, False),
        (Severity.MODERATE, True, True),
        (Severity.EXTREME, False, True),  # their choice
    ],
)
def test_what_breaks_through(severity, breaks_through, held):
    wishes = Wishes(quiet=NIGHT, breaks_through=breaks_through)
    at_night = datetime(2026, 3, 1, 23, tzinfo=BAMAKO)
    assert (wishes.held_until(severity, at_night, BAMAKO) is not None) == held


def test_nothing_is_held_unless_asked():
    assert Wishes().held_until(Severity.MINOR, datetime(2026, 3, 1, 23, tzinfo=BAMAKO), BAMAKO) is None
