"""Incidents to be told, and what a phone shows of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.alerts.render import compose, render_body
from bot.alerts.text import JOINER
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
    PartOfDay,
    Place,
    Precision,
    Severity,
    Source,
    Status,
    Voice,
)
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
