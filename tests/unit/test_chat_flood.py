"""A flood is answered for a while, told once, then dropped; others and patient people never notice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.flood import BURST, PER_SECOND, Flood, Verdict, sender_of


def test_a_hundred_a_second():
    flood = Flood()
    verdicts = [flood.verdict(1, n / 100) for n in range(1000)]
    assert verdicts[:BURST] == [Verdict.ANSWER] * BURST
    assert verdicts.count(Verdict.WARN) == 1, "told once, however long it goes on"
    assert verdicts.count(Verdict.ANSWER) <= BURST + 1
    assert flood.verdict(2, 10.0) is Verdict.ANSWER, "somebody else"


def test_after_a_pause_all_is_forgiven():
    flood = Flood()
    for n in range(100):
        flood.verdict(1, n / 100)
    assert flood.verdict(1, 2.0) is Verdict.DROP
    assert flood.verdict(1, 12.0) is Verdict.ANSWER


@given(st.lists(st.floats(1 / PER_SECOND, 60), max_size=60))
def test_who_writes_at_a_human_pace_is_always_answered(gaps):
    flood, now = Flood(), 0.0
    for gap in gaps:
        now += gap
        assert flood.verdict(1, now) is Verdict.ANSWER


@given(st.lists(st.floats(0, 1), max_size=300))
def test_never_more_than_the_bucket_holds(gaps):
    flood, now, answered = Flood(), 0.0, 0
    for gap in gaps:
        now += gap
        answered += flood.verdict(1, now) is Verdict.ANSWER
    assert answered <= BURST + now * PER_SECOND + 1


def test_memory_is_bounded():
    flood = Flood(people=10)
    for person in range(1000):
        flood.verdict(person, 0.0)
    assert len(flood._buckets) == 10


def test_a_clock_that_stands_still_or_falls_back():
    flood = Flood(burst=2)
    assert [flood.verdict(1, now) for now in (5.0, 4.0, 3.0)] == [Verdict.ANSWER, Verdict.ANSWER, Verdict.WARN]


@pytest.mark.parametrize(
    ("raw", "sender"),
    [
        ({"update_id": 1, "message": {"from": {"id": 7}, "chat": {"id": -5}}}, 7),
        ({"update_id": 1, "callback_query": {"from": {"id": 8}}}, 8),
        ({"update_id": 1, "message": {"chat": {"id": -5}}}, -5),
        ({"update_id": 1, "my_chat_member": {"from": {"id": 7}}}, None),  # tells of a change: never dropped
        ({"update_id": 1, "message": {"from": "nobody"}}, None),
        ({"update_id": 1}, None),
    ],
)
def test_who_sent_it(raw, sender):
    assert sender_of(raw) == sender
