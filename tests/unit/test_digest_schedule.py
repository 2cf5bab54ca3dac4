"""When a digest is due: at the hour of the wall clock, once a day or a week, whatever the clock does."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digest.schedule import DAY, LONGEST, WEEK, Digest, period

# West Africa keeps its clocks; Paris and New York change by an hour, Lord Howe by half.
ZONES = [
    "UTC",
    "Africa/Bamako",
    "Africa/Niamey",
    "Europe/Paris",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Beirut",
]
seconds = st.integers(1_577_836_800, 2_051_222_400)  # from 2020 to 2035
moments = seconds.map(lambda second: datetime.fromtimestamp(second, UTC))
orders = st.builds(Digest, st.integers(0, 1439), st.none() | st.integers(0, 6))


@given(orders, moments, st.sampled_from(ZONES))
def test_it_lies_ahead_within_its_length_and_an_hour(order, now, name):
    due = order.next_after(now, ZoneInfo(name))
    assert now < due <= now + order.length + timedelta(hours=1, minutes=1)


@given(orders, moments, st.sampled_from(ZONES))
def test_the_wall_clock_shows_the_hour_or_jumped_over_it(order, now, name):
    zone = ZoneInfo(name)
    due = order.next_after(now, zone)
    local = due.astimezone(zone)
    assert order.weekday in {None, local.weekday()} or local.hour * 60 + local.minute < 60
    if local.hour * 60 + local.minute != order.minute:
        before = (due - timedelta(hours=2)).astimezone(zone)
        assert local.utcoffset() != before.utcoffset(), "only a clock put forward may be past the hour"


@given(orders, moments, st.sampled_from(ZONES))
def test_each_day_or_week_has_one(order, now, name):
    zone = ZoneInfo(name)
    due = order.next_after(now, zone)
    after = order.next_after(due, zone)
    assert abs((after - due) - order.length) <= timedelta(hours=1)
    assert order.next_after(due - timedelta(microseconds=1), zone) == due


CHANGES = [
    # put forward over the hour: as much later as the clock jumped
    ("Europe/Paris", Digest(150), datetime(2026, 3, 29, 0, 0, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    # put back over it: the first of the two
    ("Europe/Paris", Digest(150), datetime(2026, 10, 24, 23, 0, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    # and not the second of them
    ("Europe/Paris", Digest(150), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 26, 1, 30, tzinfo=UTC)),
    # at the very moment it is due, the next one is meant
    (
        "Africa/Niamey",
        Digest(420, 0),
        datetime(2026, 11, 23, 6, 0, tzinfo=UTC),
        datetime(2026, 11, 30, 6, 0, tzinfo=UTC),
    ),
    # an hour to go on the same day
    (
        "Africa/Bamako",
        Digest(420, 0),
        datetime(2026, 11, 23, 6, 0, tzinfo=UTC),
        datetime(2026, 11, 23, 7, 0, tzinfo=UTC),
    ),
]


@pytest.mark.parametrize(("zone", "order", "now", "due"), CHANGES)
def test_where_clocks_change(zone, order, now, due):
    assert order.next_after(now, ZoneInfo(zone)) == due


@pytest.mark.parametrize("fault", [{"minute": -1}, {"minute": 1440}, {"minute": 0, "weekday": 7}])
def test_hours_and_days_that_do_not_exist(fault):
    with pytest.raises(ValueError, match=r"digest|weekdays"):
        Digest(**fault)


END = datetime(2026, 11, 23, 7, tzinfo=UTC)
PERIODS = [
    # the first one: its length
    (DAY, None, DAY),
    # the last one was in time: its length, also where the hour was changed since
    (DAY, END - timedelta(hours=11), DAY),
    # some were missed: from where the last one ended
    (DAY, END - timedelta(days=3), timedelta(days=3)),
    (WEEK, END - timedelta(days=14), timedelta(days=14)),
    # longer than anybody can read
    (DAY, END - timedelta(days=300), LONGEST),
    # the clock was set back since
    (WEEK, END + timedelta(days=300), WEEK),
]


@pytest.mark.parametrize(("length", "told_to", "told"), PERIODS)
def test_what_time_it_tells_of(length, told_to, told):
    found = period(length, END, told_to)
    assert found.end == END
    assert found.end - found.start == told
    assert found.start in found
    assert END not in found
