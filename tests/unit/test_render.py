"""Alerts as a phone shows them, in both languages, and what must hold for any of them."""

from datetime import UTC, date, datetime

import pytest
from alert_facts import (
    AYOROU,
    FIRST,
    KAYES_REGION,
    LIFTED,
    NIORO,
    OUDALAN,
    RUMOUR,
    SEIZURE,
    VILLAGE,
    WORDS,
    alert,
    on_the_phone,
    place,
)
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.place_names import phrase
from bot.alerts.render import CAP, GOAL, compose, render_body, render_footer
from bot.alerts.text import visible_length
from bot.i18n import Words
from bot.model import (
    AffectedPlace,
    Alert,
    Certainty,
    Count,
    DecisionKind,
    EventType,
    Incident,
    Kind,
    Nearness,
    PartOfDay,
    Place,
    Precision,
    Severity,
    Source,
    Status,
    Voice,
)
from bot.sandbox.autolink import add_automatic
from bot.sandbox.markup import parse_html


@pytest.mark.parametrize(
    ("told", "zone", "watched", "nearness", "km", "english", "french"),
    [
        # confirmed, five towns, two languages of sources
        (
            alert(FIRST), "Africa/Bamako", NIORO.place, Nearness.AT, 0.0,
            """\
🔴 ARMED ATTACK — Nioro du Sahel, Kayes (Mali)
Also: Sandaré, Gogui, Diboli. Victims: not known yet.
🕒 Tue 1 Jul, before dawn · reported 09:40 GMT
✔ Confirmed by the army · 2 independent sources
📰 Studio Tamani ↗ · AFP ↗ (in French)
You watch Nioro du Sahel · #K7F2""",
            """\
🔴 ATTAQUE ARMÉE — Nioro du Sahel, Kayes (Mali)
Aussi\u00a0: Sandaré, Gogui, Diboli. Victimes\u00a0: non confirmé.
🕒 Mar. 1 juil. avant l’aube · signalé 09:40 GMT
✔ Confirmé par l’armée · 2 sources indépendantes
📰 AFP ↗ · Studio Tamani ↗ (en anglais)
Vous suivez Nioro du Sahel · #K7F2""",
        ),
        # an update on a region of Niger: an hour ahead, reported the day after, a range of dead
        (
            alert(VILLAGE, "update", "killed_jump"), "Africa/Niamey", AYOROU, Nearness.SOMEWHERE, 0.0,
            """\
🔴 UPDATE · ATTACK ON CIVILIANS — Tillabéri region, exact place not known (Niger)
New: more victims than first told.
Victims: 30 to 34 killed, 1 injured, according to a local authority.
🕒 Mon 30 Jun, night · reported Tue 1 Jul 10:40 GMT+1
◻ Reported by one source, not confirmed
📰 AFP ↗ (in French)
You watch Ayorou · exact place not known · #P2QX""",
            """\
🔴 MISE À JOUR · VIOLENCES CONTRE DES CIVILS — région de Tillabéri, lieu exact inconnu (Niger)
Nouveau\u00a0: bilan plus lourd qu’annoncé.
Victimes\u00a0: 30 à 34 morts, 1 blessé, selon une autorité locale.
🕒 Lun. 30 juin dans la nuit · signalé mar. 1 juil. 10:40 GMT+1
◻ Signalé par une source, non confirmé
📰 AFP ↗
Vous suivez Ayorou · lieu exact inconnu · #P2QX""",
        ),
        # a rumour near a village: nothing known of when, nobody dead says a source named like an account
        (
            alert(RUMOUR), "Africa/Ouagadougou", place("Markoye", country="BF"), Nearness.AROUND, 12.4,
            """\
🟠 EXPLOSION — near Déou (Oudalan, Burkina Faso)
Victims: nobody killed, according to @sahel_info.
🕒 Reported Tue 1 Jul 09:40 GMT
⚠ Rumour, not confirmed
📰 @sahel_info ↗ (in French)
You watch Markoye (12 km away) · #Z9AA""",
            """\
🟠 EXPLOSION — près de Déou (Oudalan, Burkina Faso)
Victimes\u00a0: aucun mort, selon @sahel_info.
🕒 Signalé mar. 1 juil. 09:40 GMT
⚠ Rumeur, non confirmée
📰 @sahel_info ↗
Vous suivez Markoye (à 12 km) · #Z9AA""",
        ),
        # it did not happen: no colour of danger, no toll, no "confirmed"
        (
            alert(FIRST, "retraction"), "Africa/Bamako", KAYES_REGION.place, Nearness.WITHIN, 0.0,
            """\
⚪ WITHDRAWN · ARMED ATTACK — Nioro du Sahel, Kayes (Mali)
The earlier alert no longer stands.
Also: Sandaré, Gogui, Diboli.
🕒 Tue 1 Jul, before dawn · reported 09:40 GMT
📰 Studio Tamani ↗ · AFP ↗ (in French)
You watch Kayes (region) · #K7F2""",
            """\
⚪ DÉMENTI · ATTAQUE ARMÉE — Nioro du Sahel, Kayes (Mali)
L’alerte précédente n’est plus valable.
Aussi\u00a0: Sandaré, Gogui, Diboli.
🕒 Mar. 1 juil. avant l’aube · signalé 09:40 GMT
📰 AFP ↗ · Studio Tamani ↗ (en anglais)
Vous suivez Kayes (région) · #K7F2""",
        ),
        # an exercise; facts don't say what happened, so the headline does; a third language, a host in disguise
        (
            alert(SEIZURE, status=Status.EXERCISE), "Africa/Bamako", place("Mali", "country"), Nearness.WITHIN, 0.0,
            """\
EXERCISE — 🟡 SECURITY NEWS — Kayes (Mali)
This is not a real alert.
“Des armes saisies par l'armée”
🕒 Tue 1 Jul, before dawn · reported 09:40 GMT
✔ Confirmed by the army
📰 Info.ml ↗ [xn--nfo-5pa.ml] (in Arabic)
You watch Mali (whole country) · #M3M3""",
            """\
EXERCICE — 🟡 INFORMATION DE SÉCURITÉ — Kayes (Mali)
Ceci n’est pas une vraie alerte.
«\u00a0Des armes saisies par l'armée\u00a0»
🕒 Mar. 1 juil. avant l’aube · signalé 09:40 GMT
✔ Confirmé par l’armée
📰 Info.ml ↗ [xn--nfo-5pa.ml] (en arabe)
Vous suivez Mali (tout le pays) · #M3M3""",
        ),
        # over: a source says so, we never say "safe"
        (
            alert(LIFTED, "ended"), "Africa/Ouagadougou", OUDALAN.place, Nearness.AT, 0.0,
            """\
⚪ OVER · ACCESS UNSAFE OR CUT OFF — Oudalan province, exact place not known (Burkina Faso)
A source says that it is over.
🕒 Tue 1 Jul, before dawn · reported 09:40 GMT
📰 Studio Tamani ↗ · AFP ↗ (in French)
You watch Oudalan (province) · #K7F2""",
            """\
⚪ TERMINÉ · ACCÈS DANGEREUX OU COUPÉ — province de l’Oudalan, lieu exact inconnu (Burkina Faso)
Selon une source, c’est terminé.
🕒 Mar. 1 juil. avant l’aube · signalé 09:40 GMT
📰 AFP ↗ · Studio Tamani ↗ (en anglais)
Vous suivez Oudalan (province) · #K7F2""",
        ),
    ],
)  # fmt: skip
def test_an_alert_as_the_phone_shows_it(told, zone, watched, nearness, km, english, french):
    for language, text in (("en", english), ("fr", french)):
        footer = render_footer(told, language, watched, nearness, km, WORDS)
        assert on_the_phone(told, language, footer, zone) == text
        assert len(text) <= GOAL


NASTY = [
    "@durov", "/start", "#tag", "$BTC", "kayes.ml", "x@kayes.ml", "10.0.0.1:80", "t.me/x", "tg://resolve?domain=x",
    "+22320225050", "<b>", "</a>", '"', "&lt;", "&", "<", ">", "\u202e", "\u200d", "\x00", "\n", "\ud800", "\u2060",
    ".", "/", "@", "#", "Kayes", "x" * 200, "é", "xn--", "https://x.ml/",
]  # fmt: skip
wild = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=5)), max_size=6).map("".join)
maybe = st.none() | st.builds(Count, st.integers(0, 50), st.integers(50, 10**9))
wild_places = st.builds(
    AffectedPlace,
    st.builds(
        Place, id=wild, name=wild, kind=st.sampled_from(Kind),
        country=st.sampled_from(["ML", "BF", "NE", "", "?", "<"]),
        division=st.sampled_from(["", "region", "province", "hameau", "."]), names=st.just(()), variants=st.just(()),
    ),
    within=st.lists(wild, max_size=3).map(tuple),
    ancestors=st.lists(wild, max_size=2).map(tuple),
    precision=st.sampled_from(Precision),
)  # fmt: skip
wild_incidents = st.builds(
    Incident,
    id=wild,
    ref=wild,
    revision=st.integers(1, 9),
    event_type=st.sampled_from(EventType),
    severity=st.sampled_from(Severity),
    certainty=st.sampled_from(Certainty),
    places=st.lists(wild_places, max_size=9).map(tuple),
    sources=st.lists(
        st.builds(Source, wild, st.builds("https://x.ml/{}".format, wild) | wild, st.none() | wild, wild), max_size=5
    ).map(tuple),
    reported_at=st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  hypothesis adds the zone
    killed=maybe,
    injured=maybe,
    abducted=maybe,
    toll_by=st.none() | st.sampled_from(Voice),
    confirmed_by=st.none() | st.sampled_from(Voice),
    occurred_on=st.none() | st.dates(date(1990, 1, 1), date(2099, 1, 1)),
    part_of_day=st.none() | st.sampled_from(PartOfDay),
)
wild_alerts = st.builds(
    Alert,
    id=st.just(1),
    kind=st.sampled_from(DecisionKind),
    reason=wild,
    incident=wild_incidents,
    status=st.sampled_from(Status),
)


@given(
    wild_alerts,
    st.sampled_from(["en", "fr", "de"]),
    wild_places,
    st.sampled_from(Nearness),
    st.floats(0, 20_000),
    st.none() | st.integers(0, 2000),
    st.booleans(),
)
def test_no_words_break_an_alert(told, language, lead, nearness, km, late, repeat):
    """Whatever sources write: whole markup, under the cap, and no link that we did not make ourselves."""
    body = render_body(told, language, lead, WORDS, "Africa/Niamey")
    footer = render_footer(told, language, lead.place, nearness, km, WORDS, late_minutes=late, repeat=repeat)
    markup = compose(body, footer)
    text, entities = parse_html(markup)
    assert len(text) == visible_length(markup) <= CAP
    assert {entity["type"] for entity in entities} <= {"bold", "text_link"}
    automatic = [entity for entity in add_automatic(text, entities) if entity not in entities]
    assert [entity["type"] for entity in automatic] in ([], ["hashtag"]), "our own #K7F2 and nothing else"
    assert text.split("\n")[0].strip()
    assert all(line.strip() for line in text.split("\n"))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Sogouna (near Ansongo)"), ("fr", "Sogouna (près d’Ansongo)")],
)
def test_a_village_on_no_map_is_told_by_its_name_and_by_what_it_lies_near(language: str, said: str) -> None:
    village = Place("x-0123", "Sogouna", Kind.TOWN, "ML", 15.66, 0.5, parents=("ansongo",))
    spot = AffectedPlace(village, ("Ansongo", "Gao", "Mali"), ("ansongo", "gao", "ml"), Precision.NEAR)
    assert phrase(spot, language, Words.load()) == said


@pytest.mark.parametrize(
    ("within", "said"),
    [
        (("Ansongo", "Gao", "Mali"), "Sogouna (Ansongo), exact place not known"),
        (("Gao", "Mali"), "Sogouna, exact place not known"),
    ],
)
def test_a_village_somewhere_in_a_cercle_is_told_with_it(within: tuple[str, ...], said: str) -> None:
    village = Place("x-0123", "Sogouna", Kind.TOWN, "ML", parents=("above",))
    spot = AffectedPlace(village, within, ("above",), Precision.AREA)
    assert phrase(spot, "en", Words.load()) == said
