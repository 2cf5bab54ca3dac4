"""What a digest says: whom it concerns, honest sums, the gravest first, both languages, never too long."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.alerts.text import visible_length
from bot.digest.facts import Told, gather
from bot.digest.schedule import DAY, WEEK, period
from bot.digest.text import CAPTION_LIMIT, digest_text
from bot.i18n import Words
from bot.model import (
    AffectedPlace,
    Certainty,
    Count,
    EventType,
    Incident,
    Kind,
    Precision,
    Severity,
    Source,
    Standing,
)
from bot.understand.gazetteer.gazetteer import Gazetteer

WORDS = Words.load()
GAZETTEER = Gazetteer.builtin()
BAMAKO = ZoneInfo("Africa/Bamako")
NO_SAFETY = "Cela ne veut pas dire qu’il n’y a pas de danger\u00a0: je n’apprends pas tout."
END = datetime(2026, 11, 23, 7, tzinfo=UTC)


def spot(place_id):
    place = GAZETTEER.get(place_id)
    holders = GAZETTEER.ancestors(place)
    exact = Precision.EXACT if place.kind is Kind.TOWN else Precision.AREA
    return AffectedPlace(place, GAZETTEER.within(place), tuple(each.id for each in holders), exact)


def story(ref, place="ml-nioro", *, hours=1.0, back=None, **more):
    at = END - timedelta(hours=hours)
    told = {
        "event_type": EventType.BATTLE,
        "severity": Severity.SEVERE,
        "certainty": Certainty.LIKELY,
        "sources": (Source("AFP", "https://afp.example/1", "en"),),
        "reported_at": at,
    } | more
    incident = Incident(f"id-{ref}", ref, 1, places=(spot(place),), **told)
    return Told(incident, at, at if back is None else END - timedelta(hours=back))


def facts(*stories, watched=("ml-nioro",), length=DAY, told_to=None, zone=BAMAKO):
    return gather(stories, dict.fromkeys(watched, 15), period(length, END, told_to), zone, GAZETTEER)


def text(found, language="en"):
    return digest_text(found, language, BAMAKO, WORDS)


def lines(found, language="en"):
    return text(found, language).split("\n")


def test_the_whole_of_one_in_french():
    found = facts(
        story("K7F2", killed=Count(30, 40), severity=Severity.EXTREME),
        story("K7F3", event_type=EventType.ABDUCTION, abducted=Count(2, 2), hours=5),
        story("K7F4", "ml-gao"),
        story("K7F5", hours=30),
        watched=("ml-nioro", "ml-kayes", "ml-c-nioro"),
    )
    assert lines(found, "fr") == [
        "<b>Vos lieux\u00a0: les dernières 24 heures</b>",
        "du dim. 22 nov. 07:00 au lun. 23 nov. 07:00",
        "",
        "<b>2 événements signalés</b>",
        "1 attaque armée, 1 enlèvement",
        "Au moins 30 morts, 2 personnes enlevées, selon les sources",
        "",
        "🔴 <b>Attaque armée</b> · Nioro du Sahel · lun. 23 nov. · 30 à 40 morts · #K7F2",
        "🟠 <b>Enlèvement</b> · Nioro du Sahel · lun. 23 nov. · #K7F3",
        "",
        f"Rien n’a été signalé pour 1 de vos 3 lieux. {NO_SAFETY}",
    ]


def test_the_same_in_english():
    assert lines(facts(story("K7F2", killed=Count(3, 3)))) == [
        "<b>Your places: the last 24 hours</b>",
        "from Sun 22 Nov 07:00 to Mon 23 Nov 07:00",
        "",
        "<b>1 event reported</b>",
        "1 armed attack",
        "At least 3 killed, sources say",
        "",
        "🟠 <b>Armed attack</b> · Nioro du Sahel · Mon 23 Nov · 3 killed · #K7F2",
        "",
        "I do not learn of everything: there may be more.",
    ]


SUMS = [
    # who is in a range counts with its lower end, "up to five" with none
    ([Count(3, 9), Count(0, 5)], {}, "At least 3 killed"),
    # what nobody told is not zero
    ([None, Count(2, 2)], {}, "For 1 event no number of dead is known"),
    # "no one killed" is known, and no sum
    ([Count(0, 0)], {}, None),
    # a rumour's dead are not "at least" anything
    ([Count(200, 200)], {"certainty": Certainty.POSSIBLE}, None),
    ([Count(200, 200)], {"certainty": Certainty.UNLIKELY}, None),
]


@pytest.mark.parametrize(("killed", "more", "said"), SUMS)
def test_sums_are_honest(killed, more, said):
    told = text(facts(*(story(f"K{n}", killed=each, **more) for n, each in enumerate(killed))))
    assert "At least" not in told if said is None else said in told


def test_where_nobody_gets_hurt_no_toll_is_missed():
    assert "no number of dead" not in text(facts(story("K1", event_type=EventType.ACCESS)))


def test_nothing_is_no_safety():
    for language, words in (("en", "does not mean there is no danger"), ("fr", "pas dire qu’il n’y a pas de danger")):
        told = text(facts(), language)
        assert words in told
        assert "0" not in told.partition("\n\n")[2], "no count of nothing"


def test_what_was_taken_back_is_said_and_not_counted():
    withdrawn = {"standing": Standing.WITHDRAWN}
    found = facts(
        story("OLD1", hours=90, back=2, **withdrawn), story("NEW1", **withdrawn), story("PAST", hours=90, **withdrawn)
    )
    told = text(found)
    assert "Taken back, no longer valid: #NEW1, #OLD1" in told
    assert "PAST" not in told
    assert "Nothing was reported" in told
    assert sum(count for _, count in found.days) == 0


def test_what_is_over_says_so():
    assert "<b>Armed attack, over</b>" in text(facts(story("K1", standing=Standing.OVER)))


def test_the_gravest_then_the_deadliest_then_the_newest_first():
    found = facts(
        story("MILD", severity=Severity.MODERATE, killed=Count(9, 9)),
        story("LATE", hours=1),
        story("DEAD", hours=9, killed=Count(4, 4)),
        story("PAST", hours=8),
        story("WORST", hours=20, severity=Severity.EXTREME),
    )
    assert [each.incident.ref for each in found.events] == ["WORST", "DEAD", "LATE", "PAST", "MILD"]


REACHES = [
    # what is watched, where it happened, whether that concerns it: the rule that wakes people
    ({"ml-nioro": 15}, "ml-nioro", True),
    ({"ml-nioro": 0}, "ml-nioro", True),
    ({"ml-r-kayes": 15}, "ml-nioro", True),
    ({"ml": 15}, "ml-nioro", True),
    ({"ml-kayes": 15}, "ml-nioro", False),
    ({"ml-kayes": 200}, "ml-diboli", True),
    ({"ml-kayes": 50}, "ml-diboli", False),
    # only the cercle is known: whoever watches a town in it hears of it
    ({"ml-nioro": 15}, "ml-c-nioro", True),
    ({"sn": 15}, "ml-nioro", False),
]


@pytest.mark.parametrize(("watched", "where", "concerns"), REACHES)
def test_whom_it_concerns(watched, where, concerns):
    found = gather([story("K1", where)], watched, period(DAY, END, None), BAMAKO, GAZETTEER)
    assert bool(found.events) is concerns
    assert found.quiet == (0 if concerns else 1)


def test_countries_are_named_where_there_are_several():
    one = facts(story("K1"), story("K2", "ml-kayes"), watched=("ml",))
    two = facts(story("K1"), story("K2", "bf-djibo"), watched=("ml", "bf"))
    assert "(Mali)" not in text(one)
    assert "(Mali)" in text(two)
    assert "(Burkina Faso)" in text(two)


def test_the_bars_are_the_days_up_to_the_hour_and_add_up():
    found = facts(
        story("K1", hours=1), story("K2", hours=23), story("K3", hours=25), story("K4", hours=170), length=WEEK
    )
    assert [count for _, count in found.days] == [0, 0, 0, 0, 0, 1, 2]
    assert [day.isoformat() for day, _ in found.days][-2:] == ["2026-11-21", "2026-11-22"]
    assert sum(count for _, count in found.days) == len(found.events)


def test_a_day_has_a_week_of_bars_and_a_long_time_two():
    assert len(facts(story("K1")).days) == 7
    assert len(facts(story("K1"), told_to=END - timedelta(days=30)).days) == 14


def test_both_languages_in_one_caption():
    found = facts(*(story(f"K{n:03}", killed=Count(n, n), hours=1 + n / 10) for n in range(40)), watched=("ml",))
    told = text(found, "both")
    assert told.index("Vos lieux") < told.index("Your places")
    assert visible_length(told) <= CAPTION_LIMIT
    assert "#K039" in told, "the gravest stays"


@given(
    st.lists(st.tuples(st.sampled_from(EventType), st.sampled_from(Severity), st.integers(0, 10**6)), max_size=30),
    st.sampled_from(["en", "fr", "both", ""]),
)
@settings(max_examples=60)
def test_never_too_long_and_its_markup_whole(told, language):
    stories = [
        story(f"{n:04}", "ml-kayes", event_type=kind, severity=severity, killed=Count(dead, dead * 2))
        for n, (kind, severity, dead) in enumerate(told)
    ]
    said = text(facts(*stories, watched=("ml", "ml-kayes")), language)
    assert 0 < visible_length(said) <= CAPTION_LIMIT
    assert said.count("<b>") == said.count("</b>")
