"""The lines of an alert, one by one: where, tolls, certainty, sources, what was put right, the last line."""

from dataclasses import replace
from datetime import date

import pytest
from alert_facts import (
    AFP,
    BAMAKO,
    BASSINS,
    FIRST,
    KAYES,
    MALI,
    NIGER_STATE,
    NIORO,
    SAHEL,
    TAMANI,
    VILLAGE,
    WORDS,
    alert,
    hit,
)

from bot.alerts.render import GOAL, render_body, render_footer
from bot.alerts.text import JOINER, visible_length
from bot.model import (
    AffectedPlace,
    Alert,
    Certainty,
    Count,
    DecisionKind,
    EventType,
    Incident,
    Nearness,
    Source,
    Status,
    Telling,
    Voice,
)
from bot.sandbox.markup import parse_html


def first_line(incident: Incident, lead: AffectedPlace, language: str = "fr") -> str:
    body = render_body(alert(incident), language, lead, WORDS, "Africa/Bamako")
    return parse_html(body)[0].split("\n")[0].replace(JOINER, "").split(" — ")[-1]


def test_what_happened_is_bold():
    body = render_body(alert(FIRST, status=Status.TEST), "en", NIORO, WORDS, "Africa/Bamako")
    assert body.startswith("<b>TEST —</b> 🔴 <b>ARMED ATTACK</b> — Nioro")


@pytest.mark.parametrize(
    ("places", "lead", "where"),
    [
        # the reader's own place comes first, wherever it stands in the incident
        ((KAYES, NIORO), NIORO, "Nioro du Sahel, Kayes (Mali)"),
        # an older revision's place, which the incident has no longer
        ((KAYES,), NIORO, "Nioro du Sahel, Kayes (Mali)"),
        # two countries, each told
        ((hit("Gogui"), hit("Kobenni", country="MR")), hit("Gogui"), "Gogui (Mali), Kobenni (Mauritanie)"),
        # a division that only holds the town is not told beside it
        (
            (replace(KAYES, ancestors=("ML-Kayes-region",)), hit("Kayes", kind="region", precision="area")),
            replace(KAYES, ancestors=("ML-Kayes-region",)),
            "Kayes (Mali)",
        ),
        # a country is not told twice
        ((MALI,), MALI, "Mali, lieu exact inconnu"),
        # French prepositions
        ((), hit("Ansongo", precision="near"), "près d’Ansongo (Mali)"),
        ((), SAHEL, "région du Sahel, lieu exact inconnu (Burkina Faso)"),
        ((), BASSINS, "région des Hauts-Bassins, lieu exact inconnu (Burkina Faso)"),
        ((), hit("Ansongo", kind="cercle", precision="area"), "cercle d’Ansongo, lieu exact inconnu (Mali)"),
        # a name that says what it is
        ((), NIGER_STATE, "Niger State, lieu exact inconnu (Nigeria)"),
        ((), BAMAKO, "District de Bamako, lieu exact inconnu (Mali)"),
        # no name left, no country known
        ((), hit("\u200b", country=""), "?"),
        # markup in a name
        ((), hit("<b>Kayes</b>", country=""), "<b>Kayes</b>"),
    ],
)  # fmt: skip
def test_line_1_says_where(places, lead, where):
    assert first_line(replace(FIRST, places=places), lead) == where


def body_lines(language: str = "fr", **facts: object) -> list[str]:
    incident = replace(FIRST, places=(KAYES,), **facts)
    return parse_html(render_body(alert(incident), language, KAYES, WORDS, "Africa/Bamako"))[0].split("\n")


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        # nothing told of victims, in an attack
        ({}, "Victimes\u00a0: non confirmé."),
        # one and many
        ({"killed": Count(1, 1), "toll_by": Voice.HEALTH}, "Victimes\u00a0: 1 mort, selon une source médicale."),
        ({"killed": Count(1200, 1200), "toll_by": Voice.ARMY}, "Victimes\u00a0: 1\u202f200 morts, selon l’armée."),
        # a range from nought
        ({"injured": Count(0, 4), "toll_by": Voice.ARMY}, "Victimes\u00a0: jusqu’à 4 blessés, selon l’armée."),
        # nobody says whose number it is, and the only source does
        ({"abducted": Count(2, 2), "sources": (AFP,)}, "Victimes\u00a0: 2 personnes enlevées, selon AFP."),
        # nobody says, and there are several sources: left out
        ({"killed": Count(3, 3)}, "Victimes\u00a0: 3 morts."),
    ],
)
def test_tolls(facts, line):
    assert body_lines(**facts)[1] == line


@pytest.mark.parametrize(
    ("kind", "reason", "note"),
    [
        ("update", "first_confirmation", "Nouveau\u00a0: c’est confirmé."),
        ("update", "new_place", "Nouveau\u00a0: un autre lieu."),
        ("update", "reopened", "Nouveau\u00a0: finalement confirmé par une autorité."),
        ("correction", "corrected_by_source", "Ce message remplace l’alerte précédente."),
        ("retraction", "cancelled_by_source", "L’alerte précédente n’est plus valable."),
        ("ended", "ended_by_source", "Selon une source, c’est terminé."),
        # a reason without words of its own, and one that is no update's: the facts speak
        ("update", "a_reason_to_come", "Victimes\u00a0: non confirmé."),
        ("new", "new_place", "Victimes\u00a0: non confirmé."),
    ],
)
def test_what_a_later_message_does_to_the_earlier_one(kind, reason, note):
    told = alert(replace(FIRST, places=(KAYES,)), kind, reason)
    body = render_body(told, "fr", KAYES, WORDS, "Africa/Bamako")
    assert parse_html(body)[0].split("\n")[1] == note


def test_a_first_certainty_that_nobody_answers_for_is_not_called_confirmed():
    told = alert(replace(FIRST, places=(KAYES,), confirmed_by=None), "update", "first_confirmation")
    body = render_body(told, "fr", KAYES, WORDS, "Africa/Bamako")
    assert parse_html(body)[0].split("\n")[1] == "Nouveau\u00a0: c’est désormais donné pour certain."


@pytest.mark.parametrize(
    ("reason", "since", "english", "french"),
    [
        # the toll that was told, by the revision that first told it
        ("killed_corrected", 2, "We told 17 killed before.", "Nous avions annoncé 17 morts."),
        ("injured_corrected", 2, "We told 4 injured before.", "Nous avions annoncé 4 blessés."),
        ("place_corrected", 1, "Wrong place told before: Kayes.", "Lieu indiqué par erreur\u00a0: Kayes."),
        (
            "kind_corrected", 1, "We told another kind of event before.",
            "Nous avions annoncé un autre type d’événement.",
        ),
        ("day_corrected", 1, "We told another day before.", "Nous avions annoncé un autre jour."),
        # nothing to name
        ("corrected", 1, "", ""), ("killed_corrected", 1, "", ""),
    ],
)  # fmt: skip
def test_what_a_correction_takes_back(reason, since, english, french):
    first = Telling(1, EventType.BATTLE, (KAYES.place.id,))
    told = (first, replace(first, revision=2, killed=Count(17, 17), injured=Count(4, 4)))
    moved = replace(FIRST, places=(NIORO,), not_at=(KAYES,), tellings=told, killed=Count(11, 11))
    word = Alert(1, DecisionKind.CORRECTION, reason, moved, wrong_since=since)
    for language, expected, note in (
        ("en", english, "This replaces the earlier alert."),
        ("fr", french, "Ce message remplace l’alerte précédente."),
    ):
        line = parse_html(render_body(word, language, NIORO, WORDS, "Africa/Bamako"))[0].split("\n")[1]
        assert line.startswith(f"{expected} {note}".strip())


def test_no_victims_line_where_nobody_need_be_hurt():
    assert not any("Victim" in line for line in body_lines(event_type=EventType.UNREST))


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({}, "✔ Confirmé par l’armée · 2 sources indépendantes"),
        ({"confirmed_by": None}, "◻ Donné pour certain, aucune autorité citée · 2 sources indépendantes"),
        # reprints and agency copy are no further source
        ({"independent": 1}, "✔ Confirmé par l’armée · 2 sources, une seule origine"),
        ({"sources": (*(replace(AFP, name=f"Journal {n}") for n in range(5)),), "independent": 3},
         "✔ Confirmé par l’armée · 5 sources, dont 3 indépendantes"),
        ({"disputed": True}, "✔ Confirmé par l’armée · 2 sources indépendantes · contesté"),
        ({"certainty": Certainty.LIKELY, "confirmed_by": None, "independent": 1},
         "◻ Signalé par une source, non confirmé"),
        ({"sources": (AFP,)}, "✔ Confirmé par l’armée"),
        # two stories of one newsroom are one source
        ({"sources": (AFP, replace(AFP, url="https://afp.com/2", name="afp"))}, "✔ Confirmé par l’armée"),
        ({"certainty": Certainty.LIKELY, "confirmed_by": Voice.WITNESSES, "sources": (AFP,)},
         "◻ Signalé par des témoins, non confirmé"),
        ({"certainty": Certainty.LIKELY, "confirmed_by": None}, "◻ Signalé par 2 sources, non confirmé"),
        ({"certainty": Certainty.POSSIBLE, "sources": (AFP,)}, "⚠ Rumeur, non confirmée"),
        ({"certainty": Certainty.UNLIKELY}, "⚠ Démenti ou contesté · 2 sources indépendantes"),
        ({"certainty": Certainty.UNKNOWN, "sources": ()}, "◻ Non confirmé"),
    ],
)  # fmt: skip
def test_certainty(facts, line):
    assert line in body_lines(**facts)


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        # the reader's language first
        ((TAMANI, AFP), "📰 AFP ↗ · Studio Tamani ↗ (en anglais)"),
        # no address, no arrow; no language, no note
        ((Source("Radio", "", None),), "📰 Radio"),
        # a language with a region, and one that nobody knows
        ((Source("BBC", "https://bbc.com/", "en-GB"),), "📰 BBC ↗ (en anglais)"),
        ((Source("X", "https://x.org/", "qqq"),), "📰 X ↗ (dans une autre langue)"),
        # three are named
        (tuple(Source(name, "", "fr") for name in "ABCDE"), "📰 A · B · C · +2"),
        # two with one name are one
        ((AFP, replace(AFP, url="https://afp.com/2")), "📰 AFP ↗"),
    ],
)
def test_sources(sources, line):
    assert body_lines(sources=sources)[-1] == line


def test_places_that_line_1_has_no_room_for():
    several = tuple(hit(name) for name in "ABCDEFGHI")
    body = render_body(alert(replace(FIRST, places=several)), "fr", several[8], WORDS, "Africa/Bamako")
    assert body.split("\n")[1].startswith("Aussi\u00a0: B, C, D, E, F et 2 autres lieux.")


def test_long_names_give_way_to_the_goal():
    """Fewer places and sources are named before a phone has to scroll; how many more there are is told."""
    long = tuple(hit(f"Village du fleuve numéro {n}") for n in range(9))
    sources = tuple(Source(f"Agence nationale de la presse {n}", "https://x.org/", "fr") for n in range(5))
    incident = replace(VILLAGE, places=long, sources=sources)
    body = render_body(alert(incident), "fr", long[0], WORDS, "Africa/Niamey")
    assert visible_length(body) < GOAL
    assert "autres lieux" in body
    assert "+4" in body


@pytest.mark.parametrize(
    ("late", "repeat", "remark"),
    [
        (None, False, None),
        (15, False, None),  # a quarter of an hour goes unsaid
        (16, False, "Sent 16 minutes late"),
        (119, False, "Sent 119 minutes late"),
        (120, False, "Sent 2 hours late"),
        (400, True, "Sent 6 hours late · Possible repeat of an earlier message"),
        (None, True, "Possible repeat of an earlier message"),
    ],
)
def test_the_last_line_says_what_went_wrong(late, repeat, remark):
    footer = render_footer(alert(FIRST), "en", KAYES.place, Nearness.AT, 0.0, WORDS, late_minutes=late, repeat=repeat)
    assert footer.split("\n")[1:] == ([] if remark is None else [remark])


def test_a_repeat_says_so_without_a_watch_too():
    """Tests and words taken back come without a watch; their second copy must not pass for news."""
    footer = render_footer(alert(FIRST), "en", None, Nearness.AT, 0.0, WORDS, repeat=True)
    assert footer.split("\n") == [f"#{alert(FIRST).incident.ref}", "Possible repeat of an earlier message"]


def test_a_year_is_told_where_it_is_not_this_one():
    lines = body_lines("en", occurred_on=date(2024, 12, 31))
    assert "🕒 Tue 31 Dec 2024, before dawn · reported Tue 1 Jul 2025 09:40 GMT" in lines
