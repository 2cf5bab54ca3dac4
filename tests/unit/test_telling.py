"""What one chat is owed of a story, by what it heard: the rules one by one, then any history against a model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.order import rank
from bot.delivery.telling import SOUND_GAP_MS, Chapter, Form, Heard, Hold, Skip, Tell, forms, mistakes, telling
from bot.model import (
    AffectedPlace,
    Alert,
    Certainty,
    DecisionKind,
    EventType,
    Incident,
    Kind,
    Nearness,
    Place,
    Severity,
    WatchKey,
)

NOW = 1_772_366_400_000
NEW, UPDATE, CORRECTION, RETRACTION, ENDED = (
    DecisionKind.NEW, DecisionKind.UPDATE, DecisionKind.CORRECTION, DecisionKind.RETRACTION, DecisionKind.ENDED,
)  # fmt: skip
QUIET, LOUD = False, True


def chapters(*told):
    """(kind, loud, wrong since, severity), the latter ones where they matter."""
    full = [(*each, *(LOUD, 1, 1)[len(each) - 1 :]) for each in told]
    return [Chapter(10 + n, n, kind, loud, since, severity) for n, (kind, loud, since, severity) in enumerate(full, 1)]


def heard(revision, ago_min=60, *, surely=True, silent=False):
    return Heard(revision, surely, silent, NOW - ago_min * 60_000)


def minutes(n):
    return Hold(NOW + n * 60_000)


# (why, what was announced, what the chat heard, what it is owed)
CASES = [
    ("news", [(NEW,)], [], Tell(Form.OWN, silent=False)),
    ("minor news makes no sound", [(NEW, LOUD, 1, 3)], [], Tell(Form.OWN, silent=True)),
    ("who comes late is told as of news", [(NEW,), (UPDATE, QUIET)], [], Tell(Form.NEW, silent=False)),
    ("an update that matters", [(NEW,), (UPDATE, LOUD)], [heard(1)], Tell(Form.OWN, silent=False)),
    ("an update that does not", [(NEW,), (UPDATE, QUIET)], [heard(1)], Tell(Form.OWN, silent=True)),
    ("one sound in ten minutes", [(NEW,), (UPDATE, LOUD)], [heard(1, 4)], minutes(6)),
    ("ten minutes are over", [(NEW,), (UPDATE, LOUD)], [heard(1, 10)], Tell(Form.OWN, silent=False)),
    ("a silent one does not count", [(NEW,), (UPDATE, LOUD)], [heard(1, 4, silent=True)], Tell(Form.OWN, silent=False)),
    ("a quiet one need not wait", [(NEW,), (UPDATE, QUIET)], [heard(1, 4)], Tell(Form.OWN, silent=True)),
    ("graver: no wait", [(NEW, LOUD, 1, 1), (UPDATE, LOUD, 1, 0)], [heard(1, 4)], Tell(Form.OWN, silent=False)),
    ("less grave waits", [(NEW, LOUD, 1, 0), (UPDATE, LOUD, 1, 1)], [heard(1, 4)], minutes(6)),
    # What was held, or waited, is told with the next one, and so is its sound.
    ("merged", [(NEW,), (UPDATE, LOUD), (UPDATE, QUIET)], [heard(1)], Tell(Form.OWN, silent=False)),
    ("merged in ten minutes", [(NEW,), (UPDATE, LOUD), (UPDATE, QUIET)], [heard(1, 1)], minutes(9)),
    ("heard it all but a quiet one", [(NEW,), (UPDATE,), (UPDATE, QUIET)], [heard(1), heard(2)],
     Tell(Form.OWN, silent=True)),
    ("perhaps heard nothing: with its sound", [(NEW,), (UPDATE, QUIET)], [heard(1, 1, surely=False)],
     Tell(Form.OWN, silent=False)),
    # Mistakes.
    ("heard it wrong", [(NEW,), (CORRECTION,)], [heard(1, 1)],
     Tell(Form.OWN, silent=False, owed=True, wrong=((1, 2),))),
    ("heard it wrong, minor", [(NEW, LOUD, 1, 3), (CORRECTION, LOUD, 1, 3)], [heard(1, 1)],
     Tell(Form.OWN, silent=False, owed=True, wrong=((1, 2),))),
    ("may have heard it wrong", [(NEW,), (RETRACTION,)], [heard(1, 1, surely=False)],
     Tell(Form.OWN, silent=False, owed=True, wrong=((1, 2),))),
    ("heard nothing wrong", [(NEW,), (CORRECTION,)], [], Tell(Form.NEW, silent=False)),
    ("a rumour never heard", [(NEW,), (RETRACTION,)], [], Skip("not_told")),
    ("heard what was right, missed what was wrong", [(NEW,), (UPDATE, LOUD), (CORRECTION, LOUD, 2)], [heard(1)],
     Tell(Form.UPDATE, silent=False)),
    ("and what was wrong made no sound", [(NEW,), (UPDATE, QUIET), (CORRECTION, LOUD, 2)], [heard(1)],
     Tell(Form.UPDATE, silent=True)),
    ("heard what was right, the rest is taken back", [(NEW,), (UPDATE,), (RETRACTION, LOUD, 2)], [heard(1)],
     Skip("not_told")),
    ("a correction that waits when an update comes", [(NEW,), (CORRECTION,), (UPDATE, QUIET)], [heard(1, 1)],
     Tell(Form.CORRECTION, silent=False, owed=True, wrong=((1, 2),))),
    ("a correction that waits when it ends", [(NEW,), (CORRECTION,), (ENDED, QUIET)], [heard(1, 1)],
     Tell(Form.CORRECTION, silent=False, owed=True, wrong=((1, 2),))),
    ("a correction of doubtful fate when an update comes", [(NEW,), (CORRECTION,), (UPDATE, QUIET)],
     [heard(1), heard(2, surely=False)], Tell(Form.CORRECTION, silent=False, owed=True, wrong=((1, 2),))),
    ("corrected, then withdrawn: both messages are wrong", [(NEW,), (CORRECTION,), (RETRACTION,)], [heard(1), heard(2)],
     Tell(Form.OWN, silent=False, owed=True, wrong=((1, 3),))),
    ("withdrawn before the correction came", [(NEW,), (CORRECTION,), (RETRACTION,)], [heard(1)],
     Tell(Form.OWN, silent=False, owed=True, wrong=((1, 2), (1, 3)))),
    ("corrected, then goes on", [(NEW,), (CORRECTION,), (UPDATE, QUIET)], [heard(1), heard(2)],
     Tell(Form.OWN, silent=True)),
    # Ends.
    ("ended", [(NEW,), (ENDED,)], [heard(1, 1)], Tell(Form.OWN, silent=True)),
    ("ended, never told", [(NEW,), (ENDED,)], [], Skip("not_told")),
]  # fmt: skip


@pytest.mark.parametrize(("told", "known", "owed"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_chat_is_owed(told, known, owed):
    assert telling(chapters(*told), known, now_ms=NOW) == owed


def test_a_place_of_its_own_that_was_not_told_makes_a_sound():
    story = chapters((NEW,), (UPDATE, QUIET))
    assert telling(story, [heard(1)], now_ms=NOW, fresh=True) == Tell(Form.OWN, silent=False)
    assert telling(story, [heard(1, 3)], now_ms=NOW, fresh=True) == minutes(7)


stories = st.lists(
    st.tuples(st.sampled_from([UPDATE, UPDATE, CORRECTION, RETRACTION, ENDED]), st.booleans(), st.integers(0, 4)),
    max_size=8,
).map(lambda rest: [Chapter(1, 1, NEW, loud=True, wrong_since=1, severity=1)] + [
    Chapter(n, n, kind, loud, 1 + since % (n - 1), 1) for n, (kind, loud, since) in enumerate(rest, 2)
])  # fmt: skip


@given(stories, st.lists(st.tuples(st.booleans(), st.integers(0, 25), st.booleans()), min_size=8, max_size=8))
def test_in_any_history(story, fates):
    """A chat that is reached at some revisions, late at others: the promises hold at every step."""
    now, known, sounds = NOW, [], []
    for revision in range(1, len(story) + 1):
        reached, wait_min, surely = fates[(revision - 1) % len(fates)]
        now += wait_min * 60_000
        answer = telling(story[:revision], known, now_ms=now)
        newest = story[revision - 1]
        wrong = [c for c in story[:revision] if any(c.sets_right(each.revision) for each in known)]
        set_right = max((each.revision for each in known if each.surely), default=0)
        if any(c.revision > set_right for c in wrong):
            assert isinstance(answer, Tell), "who heard a wrong word is told, at once"
            assert answer.owed
            assert not answer.silent
        elif not known and newest.kind in (RETRACTION, ENDED):
            assert isinstance(answer, Skip)
        if isinstance(answer, Tell) and not answer.silent and not answer.owed and known:
            assert all(now - at >= SOUND_GAP_MS for at in sounds)
        if isinstance(answer, Tell) and reached:
            if surely and not answer.silent:
                sounds.append(now)
            known.append(Heard(revision, surely, answer.silent, now))


def test_in_which_words():
    before = chapters((NEW,), (CORRECTION,))
    assert forms(NEW, []) == ()
    assert forms(UPDATE, before[:1]) == (Form.NEW,)
    assert forms(UPDATE, before) == (Form.NEW, Form.CORRECTION)
    assert forms(CORRECTION, before[:1]) == (Form.NEW, Form.UPDATE)
    assert forms(ENDED, before) == (Form.CORRECTION,)
    assert forms(RETRACTION, before) == ()


@given(stories)
def test_every_form_that_may_be_owed_is_rendered(story):
    newest = story[-1]
    rendered = {Form.OWN, *forms(newest.kind, story[:-1])}
    for known in ([], *([heard(each.revision)] for each in story[:-1])):
        answer = telling(story, known, now_ms=NOW)
        assert not isinstance(answer, Tell) or answer.form in rendered


def test_who_may_have_heard_something_wrong():
    """Each wrong revision with the one that sets it right."""
    story = chapters((NEW,), (UPDATE,), (CORRECTION, LOUD, 2), (UPDATE,), (RETRACTION, LOUD, 3))
    assert [(wrong.revision, right) for wrong, right in mistakes(story)] == [(2, 3), (3, 5), (4, 5)]


# The order in the queue.


def spot(id_, *holders):
    return AffectedPlace(Place(id_, id_.title(), Kind.TOWN, "ML"), holders, holders)


def alert(severity, kind=NEW):
    incident = Incident(
        "i1", "I1", 1, EventType.BATTLE, severity, Certainty.LIKELY, (spot("a", "ring", "west", "land"),), (), None
    )
    return Alert(1, kind, "test", incident)


def key(place_id, nearness, km=0.0):
    return WatchKey(place_id, "a", nearness, km)


def test_gravest_then_nearest():
    keys = [
        key("a", Nearness.AT),
        key("b", Nearness.AROUND, 3.2),
        key("c", Nearness.AROUND, 14.9),
        key("ring", Nearness.WITHIN),
        key("west", Nearness.WITHIN),
        key("land", Nearness.WITHIN),
        key("d", Nearness.SOMEWHERE),
    ]
    order = [rank(alert(severity), each) for severity in (Severity.EXTREME, Severity.SEVERE) for each in keys]
    order += [rank(alert(Severity.UNKNOWN), keys[-1]), rank(alert(Severity.EXTREME, ENDED))]
    assert order == sorted(order)
    assert len(set(order)) == len(order)


def test_a_mistake_is_set_right_first():
    assert rank(alert(Severity.SEVERE, CORRECTION)) <= rank(alert(Severity.SEVERE), key("a", Nearness.AT))
