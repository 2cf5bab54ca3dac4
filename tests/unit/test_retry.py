import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.retry import (
    BACKOFF_LONGEST_S,
    Again,
    BotTrouble,
    Dead,
    Done,
    Gone,
    Leave,
    Migrated,
    Move,
    NotSent,
    Outcome,
    Pause,
    Plain,
    Rejected,
    Sent,
    Step,
    Throttled,
    Unknown,
    backoff,
    next_step,
)

NOW = 1_763_800_000_000

CASES: list[tuple[Outcome, int, int, Step]] = [
    # outcome, attempts before, unknown before, step
    (Sent(8812), 0, 0, Done(8812)),
    (Sent(None), 3, 1, Done(None)),  # an edit that had got through already
    (Throttled(7), 0, 0, Again(NOW + 7_000, "throttled", 0, 0)),
    (Throttled(10_072), 5, 1, Again(NOW + 10_072_000, "throttled", 1, 5)),  # hours, and still not counted
    (Throttled(0.0004), 0, 0, Again(NOW + 1, "throttled", 0, 0)),  # rounded up: never early
    (Throttled(-3), 0, 0, Again(NOW, "throttled", 0, 0)),  # nonsense is no journey into the past
    (Migrated(-1001), 2, 0, Move(-1001)),
    (Gone("blocked"), 0, 0, Leave("blocked")),
    (Rejected("message is too long"), 0, 0, Dead("message is too long")),
    (Rejected("can't parse entities", formatting=True), 0, 0, Plain("can't parse entities")),
    (NotSent("refused"), 0, 0, Again(NOW + 1_000, "refused", 0, 1)),
    (NotSent("refused"), 3, 0, Again(NOW + 8_000, "refused", 0, 4)),
    (NotSent("refused"), 50_000, 0, Again(NOW + 60_000, "refused", 0, 50_001)),  # capped, and no end
    (NotSent("refused"), 1, 1, Again(NOW + 2_000, "refused", 1, 2)),  # an earlier doubt is not forgotten
    (Unknown("reset"), 0, 0, Again(NOW + 2_000, "reset", 1, 1)),
    (Unknown("502", wait=30), 4, 0, Again(NOW + 30_000, "502", 1, 5)),  # doubt counts apart from failures
    (Unknown("reset"), 1, 1, Dead("outcome unknown twice: reset")),  # at most one more copy
    (BotTrouble("Unauthorized"), 9, 1, Pause("Unauthorized")),  # 401: nothing is dead-lettered
]


@pytest.mark.parametrize(("outcome", "attempts", "maybe_sent", "step"), CASES)
def test_each_outcome_has_its_step(outcome: Outcome, attempts: int, maybe_sent: int, step: Step) -> None:
    assert next_step(outcome, attempts=attempts, maybe_sent=maybe_sent, now_ms=NOW) == step


@given(st.integers(0, 10_000))
def test_backoff_never_shrinks_and_is_capped(attempts: int) -> None:
    assert 0 < backoff(attempts) <= backoff(attempts + 1) <= BACKOFF_LONGEST_S


@given(
    st.lists(
        st.sampled_from([NotSent("x"), Unknown("x"), Unknown("y", wait=30), Throttled(3)]), min_size=1, max_size=60
    )
)
def test_a_message_reaches_telegram_at_most_twice(fates: list[Outcome]) -> None:
    """Whatever the network does, in any order: an unknown fate is repeated once, a known one as often as needed."""
    attempts = maybe_sent = perhaps_seen = 0
    for number, fate in enumerate(fates):
        perhaps_seen += isinstance(fate, Unknown)
        step = next_step(fate, attempts=attempts, maybe_sent=maybe_sent, now_ms=NOW)
        if isinstance(step, Dead):
            assert perhaps_seen == 2, number
            break
        assert isinstance(step, Again)
        assert step.at_ms > NOW
        attempts, maybe_sent = step.attempts, step.maybe_sent
    assert perhaps_seen <= 2
    assert attempts <= sum(not isinstance(fate, Throttled) for fate in fates)
