"""Times as people type them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import times


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("22:00-06:00", (1320, 360)),
        ("22:00 – 6:00", (1320, 360)),
        ("22h-6h", (1320, 360)),
        ("22h30 à 6h15", (1350, 375)),
        ("de 22 heures à 6 heures", (1320, 360)),
        ("22-6", (1320, 360)),
        ("22 6", (1320, 360)),
        ("from 10pm to 6am", (1320, 360)),
        ("10:30 PM - 6 AM", (1350, 360)),
        ("12am-12pm", (0, 720)),  # midnight to noon
        ("21h à 24h", (1260, 0)),
        ("entre 13h et 15h", (780, 900)),
        ("25:00-06:00", None),
        ("22:60-06:00", None),
        ("13pm-6am", None),
        ("22:00", None),
        ("la nuit", None),
        ("", None),
    ],
)
def test_spans(text, minutes):
    assert times.span(text) == minutes


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("1h", timedelta(hours=1)),
        ("8 heures", timedelta(hours=8)),
        ("3d", timedelta(days=3)),
        ("3 jours", timedelta(days=3)),
        ("30 min", timedelta(minutes=30)),
        ("une heure", timedelta(hours=1)),
        ("a week", timedelta(days=7)),
        ("for 2 days", timedelta(days=2)),
        ("pendant 2 jours", timedelta(days=2)),
        ("2 parsecs", None),
        ("h", None),
        ("-1h", None),
        ("", None),
    ],
)
def test_lengths(text, length):
    assert times.duration(text) == length


@pytest.mark.parametrize(
    ("text", "minute"), [("7:00", 420), ("7h", 420), ("7 pm", 1140), ("noon", None), ("7:5", None)]
)
def test_clocks(text, minute):
    assert times.clock(text) == minute


@given(st.text())
def test_whatever_is_typed(text):
    times.clock(text)
    times.span(text)
    times.duration(text)


@given(st.integers(0, 1439), st.integers(0, 1439))
def test_every_span_can_be_typed(start, end):
    text = f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
    assert times.span(text) == (start, end)
