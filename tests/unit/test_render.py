"""Alerts as a phone shows them, in both languages, and what must hold for any of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.render import CAP, GOAL, compose, render_body, render_footer
from bot.alerts.text import JOINER, visible_length
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
    Telling,
    Voice,
)
from bot.sandbox.autolink import add_automatic
from bot.sandbox.markup import parse_html

WORDS = Words.load()


def place(name: str, kind: str = "town", country: str = "ML", division: str = "", importance: int = 3) -> Place:
    return Place(f"{country}-{name}-{kind}", name, Kind(kind), country, division=division, importance=importance)


def hit(name: str, *within: str, precision: str = "exact", **more: object) -> AffectedPlace:
    return AffectedPlace(place(name, **more), within, (), Precision(precision))


NIORO, KAYES = hit("Nioro du Sahel"), hit("Kayes")
AYOROU = place("Ayorou", country="NE")
TILLABERI = hit("Tillabéri", kind="region", country="NE", division="region", precision="area")
KAYES_REGION = hit("Kayes", kind="region", division="region", precision="area")
MALI = hit("Mali", kind="country", precision="area")
SAHEL = hit("Sahel", kind="region", country="BF", precision="area")
BASSINS = hit("Hauts-Bassins", kind="region", country="BF", precision="area")
NIGER_STATE = hit("Niger State", kind="region", country="NG", division="state", precision="area")
BAMAKO = hit("District de Bamako", kind="region", division="district", precision="area")
OUDALAN = hit("Oudalan", kind="cercle", country="BF", division="province", precision="area")
DEOU = hit("Déou", "Oudalan", "Sahel", "Burkina Faso", precision="near", country="BF", importance=1)
AFP = Source("AFP", "https://afp.com/1", "fr")
TAMANI = Source("Studio Tamani", "https://studiotamani.org/2", "en")

FIRST = Incident(
    id="1",
    ref="K7F2",
    revision=1,
    event_type=EventType.BATTLE,
    severity=Severity.SEVERE,
    certainty=Certainty.OBSERVED,
    places=(NIORO, KAYES, hit("Sandaré"), hit("Gogui"), hit("Diboli")),
    sources=(AFP, TAMANI),
    reported_at=datetime(2025, 7, 1, 9, 40, tzinfo=UTC),
    confirmed_by=Voice.ARMY,
    occurred_on=date(2025, 7, 1),
    part_of_day=PartOfDay.BEFORE_DAWN,
    independent=2,
)
VILLAGE = replace(
    FIRST,
    ref="P2QX",
    event_type=EventType.VIOLENCE,
    places=(TILLABERI,),
    certainty=Certainty.LIKELY,
    confirmed_by=None,
    killed=Count(30, 34),
    injured=Count(1, 1),
    toll_by=Voice.LOCAL_AUTHORITY,
    sources=(AFP,),
    occurred_on=date(2025, 6, 30),
    part_of_day=PartOfDay.NIGHT,
)
RUMOUR = replace(
    FIRST,
    ref="Z9AA",
    event_type=EventType.EXPLOSION,
    severity=Severity.MODERATE,
    places=(DEOU,),
    certainty=Certainty.POSSIBLE,
    confirmed_by=None,
    killed=Count(0, 0),
    sources=(Source("@sahel_info", "https://t.me/sahel_info/1", "fr"),),
    occurred_on=None,
    part_of_day=None,
)
SEIZURE = replace(
    FIRST,
    ref="M3M3",
    event_type=EventType.OTHER,
    severity=Severity.MINOR,
    places=(KAYES,),
    sources=(Source("Info.ml", "https://xn--nfo-5pa.ml/", "ar", title="Des armes saisies par l'armée"),),
)
LIFTED = replace(FIRST, event_type=EventType.ACCESS, places=(OUDALAN,))


def alert(incident: Incident, kind: str = "new", reason: str = "", status: Status = Status.ACTUAL) -> Alert:
    return Alert(1, DecisionKind(kind), reason, incident, status=status)


def on_the_phone(told: Alert, language: str, footer: str, zone: str = "Africa/Bamako") -> str:
    lead = told.incident.places[0]
    markup = compose(render_body(told, language, lead, WORDS, zone), footer)
    return parse_html(markup)[0].replace(JOINER, "")


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
