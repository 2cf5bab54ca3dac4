import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.throttle import FREE_A_SECOND, ChatPace, Flood, Lanes, Throttle, seconds_for

times = st.lists(st.floats(0, 3, allow_nan=False), max_size=200)


def run(throttle: Throttle, arrivals: list[float]) -> list[float]:
    """Serve each arrival as early as it may go; the times of the sends."""
    sends, now = [], 0.0
    for gap in arrivals:
        now += gap
        while delay := throttle.delay(now):
            now += delay
        throttle.take(now)
        sends.append(now)
    return sends


@settings(max_examples=60)
@given(times, st.integers(1, 30), st.floats(0.1, 5))
def test_never_more_than_the_limit_in_any_window(gaps: list[float], limit: int, window: float) -> None:
    sends = run(Throttle(limit, window), gaps)
    spans = [later - earlier for earlier, later in zip(sends, sends[limit:], strict=False)]
    assert all(span >= window - 1e-9 for span in spans)


@given(st.integers(1, 50).map(lambda tenths: tenths / 10), st.lists(st.floats(0, 60), max_size=5))
def test_at_most_30_in_any_second_even_after_a_pause(asked_at: float, pauses: list[float]) -> None:
    """P7, and no stampede when a pause ends: what waited goes at the window's speed."""
    throttle, sends, now = Throttle(), [], 0.0
    for pause in [0.0, *pauses]:
        throttle.pause(now + pause)
        until = now + pause
        for _ in range(90):
            while delay := throttle.delay(now):
                now += delay
            throttle.take(now)
            sends.append(now)
            assert now >= until
        now += asked_at
    assert all(later - earlier > 1 for earlier, later in zip(sends, sends[30:], strict=False))


def test_while_there_is_work_97_percent_of_30_a_second_is_used() -> None:
    sends = run(Throttle(), [0.0] * 3_000)
    assert 3_000 / (sends[-1] + 1.02) >= 0.97 * 30


def test_late_wake_ups_cost_little() -> None:
    """An event loop wakes a millisecond late each time, and now and then a twentieth of a second."""
    throttle, now, sends = Throttle(), 0.0, []
    for number in range(3_000):
        while delay := throttle.delay(now):
            now += delay + (0.05 if number % 300 == 0 else 0.001)
        throttle.take(now)
        sends.append(now)
    assert (3_000 - 30) / (sends[-1] - sends[29]) >= 0.97 * 30


def test_a_loop_that_is_held_up_costs_little() -> None:
    """On a machine that does much else: twice a second, each time for a twentieth of a second on average."""
    chance, throttle, now, held_at, sends = random.Random(1), Throttle(), 0.0, 0.0, []
    while len(sends) < 9_000:
        while delay := throttle.delay(now):
            now += delay + 0.001
            while held_at < now:
                length = chance.expovariate(20)
                now = max(now, held_at + length)
                held_at += length + chance.expovariate(2)
        throttle.take(now)
        sends.append(now)
    assert (len(sends) - 30) / (sends[-1] - sends[29]) >= 0.96 * 30
    assert all(later - earlier > 1 for earlier, later in zip(sends, sends[30:], strict=False))


def test_sends_are_spread_so_that_late_arrivals_do_not_pile_up() -> None:
    """A first second that arrives 100 ms late must not meet the whole of the next one."""
    sends = run(Throttle(), [0.0] * 60)
    arrivals = sorted(send + (0.1 if send < 0.9 else 0.0) for send in sends)
    worst = max(sum(1 for other in arrivals if start <= other < start + 1) for start in arrivals)
    assert worst <= 34  # 60 if the thirty went together


def test_a_pause_is_never_shortened() -> None:
    throttle = Throttle()
    throttle.pause(50)
    throttle.pause(10)  # an answer to an earlier send, on its way until now
    assert throttle.delay(20) == 30
    assert throttle.delay(50) == 0


def test_taking_out_of_turn_is_a_bug() -> None:
    throttle = Throttle(limit=1)
    throttle.take(0)
    with pytest.raises(RuntimeError):
        throttle.take(0.5)
    pace = ChatPace()
    pace.take(1, "private", "alert", 0)
    with pytest.raises(RuntimeError):
        pace.take(1, "private", "alert", 0.5)


def test_the_last_phone_waits_for_answers_too_but_not_where_alerts_are_paid_for() -> None:
    """Of 100,000 with 10 answers a second: 84 minutes instead of 56."""
    free, bought = Lanes(), Lanes(300)
    for lanes in (free, bought):
        for number in range(1_200):
            lanes.answer(number / 10)
    assert free.alerts_a_second(0.0 + 119.9) == pytest.approx(FREE_A_SECOND - 10, abs=0.1)
    assert seconds_for(100_000, free.alerts_a_second(119.9)) == pytest.approx(84.6 * 60, rel=0.01)
    assert seconds_for(100_000, free.alerts_a_second(400.0)) == pytest.approx(56.1 * 60, rel=0.01), (
        "nobody asks any more"
    )
    assert seconds_for(100_000, bought.alerts_a_second(119.9)) == pytest.approx(336, rel=0.01)
    assert bought.alerts_a_second(119.9, paid=False) == free.alerts_a_second(119.9), "payment is refused"
    assert seconds_for(20) == 0


def test_however_many_ask_an_alert_leaves_now_and_then() -> None:
    lanes = Lanes()
    for number in range(4_000):
        lanes.answer(number / 60)
    assert lanes.alerts_a_second(66.0) == 1.0


@pytest.mark.parametrize(("limit", "window"), [(0, 1.0), (1, 0.0)])
def test_a_throttle_that_could_never_send_is_refused(limit: int, window: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        Throttle(limit, window)


def pace_times(kind: str, lane: str, number: int, pace: ChatPace, now: float = 0.0) -> list[float]:
    sends = []
    for _ in range(number):
        while delay := pace.delay(7, kind, lane, now):
            now += delay
        pace.take(7, kind, lane, now)
        sends.append(now)
    return sends


def test_a_person_gets_one_alert_a_second() -> None:
    sends = pace_times("private", "alert", 20, ChatPace())
    gaps = [later - earlier for earlier, later in pairwise(sends)]
    assert min(gaps) > 1
    assert max(gaps) < 1 / 0.97


def test_three_replies_go_at_once_and_the_rest_a_second_apart() -> None:
    sends = pace_times("private", "reply", 5, ChatPace())
    assert sends[:3] == [0, 0, 0]
    assert sends[3] == pytest.approx(1.02)
    assert sends[4] == pytest.approx(2.04)


def test_alerts_wait_until_a_burst_of_replies_is_level_and_a_reply_does_not_wait_for_alerts() -> None:
    pace = ChatPace()
    pace_times("private", "reply", 3, pace)
    assert pace.delay(7, "private", "alert", 0) == pytest.approx(3.06)
    calm = ChatPace()
    calm.take(7, "private", "alert", 0)
    assert calm.delay(7, "private", "reply", 0) == 0


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
@pytest.mark.parametrize("lane", ["alert", "reply"])
def test_a_group_gets_at_most_20_a_minute_and_nearly_all_of_them(kind: str, lane: str) -> None:
    sends = pace_times(kind, lane, 100, ChatPace())
    assert all(later - earlier > 60 for earlier, later in zip(sends, sends[20:], strict=False))
    assert sends[80] < 4 * 60 / 0.97


def test_memory_holds_only_the_last_minute() -> None:
    pace = ChatPace()
    for number in range(20_000):
        pace.take(number, "group" if number % 5 else "private", "alert", number / 30)
    assert len(pace) < 30 * 61 + 10


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 3),
            st.sampled_from(["private", "group"]),
            st.sampled_from(["alert", "reply"]),
            st.floats(0, 2),
        ),
        max_size=150,
    )
)
def test_no_chat_ever_gets_more_than_its_burst(asked: list[tuple[int, str, str, float]]) -> None:
    """Any mixture: over any stretch of t seconds no more than t + 3 messages, 20 a minute in a group."""
    pace, now = ChatPace(), 0.0
    sent: dict[tuple[int, str], list[float]] = {}
    for chat, kind, lane, gap in asked:
        now += gap
        number = chat if kind == "private" else -chat
        while delay := pace.delay(number, kind, lane, now):
            now += delay
        pace.take(number, kind, lane, now)
        sent.setdefault((number, kind), []).append(now)
    for (_, kind), sends in sent.items():
        for first, start in enumerate(sends):
            assert all(count <= end - start + 3 for count, end in enumerate(sends[first:], 1))
        if kind == "group":
            assert all(later - earlier > 60 for earlier, later in zip(sends, sends[20:], strict=False))


def test_one_flooded_chat_is_its_own_trouble() -> None:
    flood = Flood()
    assert [flood.seen(1, 10_072, now) for now in range(5)] == [None] * 5


def test_three_chats_in_a_row_mean_the_bot() -> None:
    flood = Flood()
    assert flood.seen(1, 9, 0.0) is None
    assert flood.seen(2, 9, 0.1) is None
    assert flood.seen(3, 9, 0.2) == pytest.approx(8.8)  # until the first of them may speak again


def test_three_flooded_chats_among_healthy_ones_stay_three_chats() -> None:
    """A send that passes between two refusals proves that the bot is not limited."""
    flood = Flood()
    for chat in range(20):
        assert flood.seen(chat, 10_072, chat / 30) is None
        flood.sent()


def test_refusals_minutes_apart_are_no_pattern() -> None:
    flood = Flood()
    assert [flood.seen(chat, 9, chat * 6.0) for chat in range(10)] == [None] * 10


def test_a_wrong_guess_costs_the_others_a_minute_at_most() -> None:
    flood = Flood()
    assert [flood.seen(chat, 10_072, 0) for chat in range(3)] == [None, None, 60]


@given(st.floats(0, 1e6), st.floats(-2, 2))
def test_an_earlier_process_may_have_filled_the_window(last: float, later: float) -> None:
    """Thirty before, thirty after: at most thirty in any second, wherever the new process begins."""
    throttle = Throttle()
    now = last + later
    throttle.resume(last, now)
    wait = throttle.delay(now)
    if later < 0:  # another boot's time, ahead of ours: nobody knows
        assert wait == pytest.approx(1.01)
    else:
        assert wait == pytest.approx(max(1.01 - later, 0.0), abs=1e-6)


def test_where_nothing_was_sent_before_the_first_message_goes_at_once() -> None:
    lanes = Lanes(100)
    lanes.resume(None, 5)
    assert lanes.of("alert").delay(5) == lanes.of("reply").delay(5) == 0


def test_one_window_for_all_unless_alerts_are_paid_for() -> None:
    free, paid = Lanes(), Lanes(100)
    assert free.of("alert") is free.of("reply")
    assert paid.of("alert") is not paid.of("reply")
    assert paid.of("alert", paid=False) is paid.of("reply")


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["alert", "reply"]), st.floats(0, 0.2)), max_size=300), st.integers(31, 970))
def test_each_lane_keeps_to_its_own_limit(asked: list[tuple[str, float]], limit: int) -> None:
    lanes, now = Lanes(limit), 0.0
    sends: dict[str, list[float]] = {"alert": [], "reply": []}
    for lane, gap in asked:
        now += gap
        while delay := lanes.of(lane).delay(now):
            now += delay
        grant = lanes.of(lane).take(now)
        sends[lane].append(now)
        lanes.answered(grant, now + 0.05)
    for lane, most in (("alert", limit), ("reply", 30)):
        assert all(later - earlier > 1 for earlier, later in zip(sends[lane], sends[lane][most:], strict=False))
