from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.item import Item
from bot.model import Certainty, EventType, Kind, Place, Report, Severity
from bot.understand.as_json import report_json
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand
from bot.understand.text.prose import clean, fold, prose

GAZETTEER = Gazetteer(
    (
        Place("xa", "Arland", Kind.COUNTRY, "ML", importance=5),
        Place("dirou", "Dirou", Kind.TOWN, "ML", 15.2, -5.2, ("xa",), importance=3),
        Place("kale", "Kalé", Kind.TOWN, "ML", 15.3, -5.1, ("xa",), importance=2),
        Place("say", "Say", Kind.TOWN, "NE", 13.1, 2.4, (), importance=2),
    )
)
KHARKIV = (
    "Des drones ont frappé un immeuble mardi avant l'aube, selon la mairie. Les secours cherchaient encore, à midi, "
    "une famille sous les gravats. Deux étudiants maliens sont blessés."
)
NOON = datetime(2024, 9, 18, 12, 0, tzinfo=UTC)


def item(**fields: Any) -> Item:
    given_fields = {"id": "t-1", "source": "Wire", "published_at": NOON.isoformat(), "title": "", "text": ""}
    return Item.model_validate(given_fields | fields)


def read(**fields: Any) -> Report:
    return understand(item(**fields), GAZETTEER)


def test_one_item_read_whole() -> None:
    report = read(
        title="Gunmen kill four soldiers in Dirou",
        text="Four soldiers were killed and six wounded on Monday night when gunmen attacked the camp in Dirou, "
        "the army said.",
    )
    assert (report.language, report.incident, report.event_type) == ("en", True, EventType.BATTLE)
    assert [each.place.id for each in report.places] == ["dirou"]
    assert report.occurred_on == date(2024, 9, 16)
    assert report.certainty is Certainty.OBSERVED
    assert report.severity is Severity.SEVERE
    assert report_json(report)["killed"] == {"min": 4, "max": 4}
    assert report_json(report)["injured"] == {"min": 6, "max": 6}


def test_what_the_source_states_wins() -> None:
    report = read(
        title="Gunmen kill four soldiers in Dirou",
        event_type="unrest",
        severity="Minor",
        certainty="Possible",
        places=[{"name": "Kalé"}],
    )
    assert report.event_type is EventType.UNREST
    assert report.severity is Severity.MINOR
    assert report.certainty is Certainty.POSSIBLE
    assert [each.place.id for each in report.places] == ["kale"]


def test_a_stated_type_makes_it_an_incident() -> None:
    assert read(title="Note 14", event_type="access", places=[{"name": "Dirou"}]).incident


def test_a_test_message_is_understood_but_no_incident() -> None:
    """Testers get it with all its facts; the public never does."""
    report = read(title="Gunmen attack camp in Dirou", status="Test")
    assert not report.incident
    assert report.why.startswith("status Test")
    assert [each.place.id for each in report.places] == ["dirou"]
    assert report.event_type is EventType.BATTLE


def test_without_a_time_of_publication_the_arrival_counts() -> None:
    told = item(title="Gunmen attack camp in Dirou on Monday", published_at=None)
    assert understand(told, GAZETTEER, arrived_at=NOON).occurred_on == date(2024, 9, 16)
    assert understand(told, GAZETTEER).occurred_on is None


def test_sport_names_no_place_to_wake() -> None:
    report = read(title="Dirou shoot down Kalé (3-0)", text="The coach praised his striker.")
    assert not report.incident
    assert not report.places
    assert report.event_type is None


@pytest.mark.parametrize(
    ("title", "text", "incident"),
    [
        ("Bomb kills nine in Kandahar market", "Gunmen attacked the market on Tuesday, police said.", False),
        ("Kharkiv : sept morts dans une frappe", KHARKIV, False),
        ("Bomb kills nine in Dirou market", "Gunmen attacked on Tuesday. Paris condemned it.", True),
        ("Turkish-made drone kills nine wedding guests", "It hit the tents on Tuesday, a nurse said.", True),
        ("", "My brothers in Paris, gunmen attacked our village yesterday, three are dead.", True),  # a post's greeting
    ],
)  # fmt: skip
def test_what_happens_where_nobody_watches_is_no_incident(title: str, text: str, incident: bool) -> None:
    report = read(title=title, text=text)
    assert report.incident == incident
    assert incident or "plays abroad" in report.why


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("<p>Trois bless&eacute;s&nbsp;</p>", "Trois blessés"),
        ("a<script>alert('Dirou')</script>b", "a b"),
        ("l’armée “dit”", 'l\'armée "dit"'),
        ("zero\u200bwidth\u202etext", "zerowidthtext"),
        ("a\r\n\r\n  b", "a\nb"),
        ("5 < 6 and 7 > 2", "5 < 6 and 7 > 2"),
    ],
)
def test_clean(dirty: str, tidy: str) -> None:
    assert clean(dirty) == tidy


@given(st.text(max_size=200))
@settings(deadline=2000)  # milliseconds; the first text of a process compiles the patterns
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=300), st.text(max_size=600))
@settings(deadline=2000)
def test_clauses_cover_the_text_in_order(title: str, text: str) -> None:
    told = prose(title, text)
    ends = [0, *(clause.end for clause in told.clauses)]
    assert all(clause.start >= before for clause, before in zip(told.clauses, ends, strict=False))


WORDS = tuple(
    "gunmen killed ‹3› 14 soldats tués à Dirou entre Kalé et Say le 31 septembre 2024-13-45 mardi hier 99/99/2024 "  # noqa: SIM905  a heap of words
    "million cent mille quatre-vingt (Dirou, ) «  » - – | : ; … !! <p> &amp; \u202e émeute BILAN depuis 1er since km "
    "near du au 30 février 0 days after the une nuit du 40 au 41 mai".split(" ")
)


@given(
    st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)),
    st.one_of(st.text(max_size=100), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)),
    st.booleans(),
)
@settings(deadline=2000)
def test_never_raises(text: str, title: str, known: bool) -> None:
    """Any Unicode and any heap of our own trigger words, with and without a time."""
    told = Item.model_construct(id="t", source="Wire", title=title, text=text, published_at=NOON if known else None)
    report_json(understand(told, GAZETTEER))


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "1 ",
        "‹1› ",
        "(",
        "entre Dirou et ",
        "le village de Dirou, ",
        "<p",
        "&amp;",
        "Dirou",
        "a" * 50,
        "a\n",
        "tués ",
    ],
)
def test_a_quarter_of_a_mebibyte_is_read_in_bounded_time(piece: str) -> None:
    """No rule may take time beyond the text's length; ten seconds is far more than any needs here."""
    text = (piece * (262_144 // len(piece)))[:262_144]
    begun = time.perf_counter()
    read(title=piece * 50, text=text)
    assert time.perf_counter() - begun < 10


def test_the_report_as_json_has_the_promised_fields() -> None:
    told = report_json(read(title="Gunmen attack camp in Dirou"))
    assert set(told) >= {
        "id", "language", "incident", "event_type", "severity", "certainty", "places", "background", "killed",
        "injured", "abducted", "occurred_on",
    }  # fmt: skip
    assert set(told["places"][0]) == {"id", "name", "kind", "within", "lat", "lon", "precision", "score", "why"}


def test_a_toll_that_nobody_gave_is_not_told_and_towns_that_heard_it_are() -> None:
    report = read(
        title="Gunmen attack army post in Dirou",
        text="Gunmen attacked the army post in Dirou on Tuesday, the army said. Residents of Kalé also reported heavy "
        "gunfire. The army said the town was under its control; no death toll was available.",
    )
    assert (report.killed, report.injured) == (None, None)
    assert {each.place.id for each in report.places} == {"dirou", "kale"}
