"""Other languages than English and French: known by their words, and heard, placed and dated by them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.item import Item
from bot.model import Certainty, EventType, Report, Voice
from bot.understand import read
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand
from bot.understand.tables.events import TRIGGERS
from bot.understand.tables.incident import ROWS
from bot.understand.tables.tongue import Tongue
from bot.understand.tables.tongues import TONGUES
from bot.understand.text.prose import prose
from bot.understand.tongues.days import days_in
from bot.understand.tongues.spoken import numbered, tongue_of
from bot.understand.when.day_words import Grain
from bot.understand.where.scripts import mentions_in_scripts

THURSDAY = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
GAZETTEER = Gazetteer.builtin()
_T = EventType


def told(title: str, text: str, **more: object) -> Report:
    item = {"id": "x", "source": "s", "published_at": THURSDAY.isoformat(), "title": title, "text": text} | more
    return understand(Item.model_validate(item), GAZETTEER)


# The language, a title, a text, then what is to be understood: type, towns, day, whether somebody answers for it.
# fmt: off
NEWS = [
    ("Spanish", "Cinco soldados mueren en una emboscada cerca de Tessalit",
     "Cinco soldados murieron el martes en una emboscada cerca de Tessalit, informó el ejército.",
     _T.BATTLE, {"Tessalit"}, 10, Certainty.OBSERVED),
    ("Portuguese", "Três professores raptados perto de Djibo",
     "Homens armados raptaram ontem três professores perto de Djibo, segundo um comerciante.",
     _T.ABDUCTION, {"Djibo"}, 11, Certainty.LIKELY),
    ("German", "Niger: Protest gegen Strompreise in Zinder",
     "In Zinder haben am Montag Hunderte Demonstranten Reifen angezündet. Das bestätigte der Gouverneur.",
     _T.UNREST, {"Zinder"}, 9, Certainty.OBSERVED),
    ("Italian", "Mali, bloccata la strada tra Kayes e Diboli",
     "Uomini armati hanno bloccato ieri la strada tra Kayes e Diboli. Lo conferma il prefetto.",
     _T.ACCESS, {"Kayes", "Diboli"}, 11, Certainty.OBSERVED),
    ("Dutch", "Bermbom doodt drie militairen bij Gorgadji",
     "Een bermbom heeft woensdagavond drie militairen gedood bij Gorgadji, meldt het leger.",
     _T.EXPLOSION, {"Gorgadji"}, 11, Certainty.OBSERVED),
    ("Turkish", "Mali'de köye saldırı: 7 sivil öldü",
     "Silahlı kişiler salı günü Bankass yakınlarında bir köye saldırdı, 7 sivil öldü. Vali doğruladı.",
     _T.VIOLENCE, {"Bankass"}, 10, Certainty.OBSERVED),
    ("Russian", "Взрыв мины под Менакой: погибли четверо солдат",
     "Автомобиль подорвался на мине во вторник близ Менаки, погибли четверо солдат, сообщило командование армии.",
     _T.EXPLOSION, {"Ménaka"}, 10, Certainty.OBSERVED),
    ("Chinese", "尼日尔发生袭击 五名平民死亡",
     "3月10日，武装分子在津德尔附近袭击一个村庄，五名平民死亡。当地警方证实了消息。",
     _T.VIOLENCE, {"Zinder"}, 10, Certainty.OBSERVED),
    ("Arabic", "مقتل أربعة جنود في كمين قرب تساليت",
     "قتل أربعة جنود أمس في كمين قرب تساليت، وأكد الجيش الحادث.",
     _T.BATTLE, {"Tessalit"}, 11, Certainty.OBSERVED),
    ("Hausa", "An sace manoma uku a kusa da Tillia",
     "'Yan bindiga sun sace manoma uku ranar Talata a kusa da Tillia, in ji magajin garin.",
     _T.ABDUCTION, {"Tillia"}, 10, Certainty.OBSERVED),
    ("Swahili", "Watu wenye silaha washambulia karibu na Gao",
     "Watu wenye silaha walishambulia raia karibu na Gao siku ya Jumanne na watu watano waliuawa, jeshi ilisema.",
     _T.VIOLENCE, {"Gao"}, 10, Certainty.OBSERVED),
    ("Bambara", "Diabaly: mɔgɔ fila fagara",
     "Marifatigiw binna Diabaly kan kunun, ka mɔgɔ fila faga. Dugutigi y'o dantigɛ.",
     _T.VIOLENCE, {"Diabaly"}, 11, Certainty.OBSERVED),
]
# What wakes nobody, though its words are those of war or of its victims.
OTHER = [
    ("Kita: dos goles en el partido", "El delantero bombardeó la portería y el equipo de Kita ganó la copa de fútbol."),
    ("Koblenz: Anklage", "Vor dem Gericht begann der Prozess; der Angeklagte soll 2015 vier Soldaten getötet haben."),
    ("محكمة نيامي تؤجل القضية", "أجلت محكمة الجنايات في نيامي محاكمة تسعة متهمين بتهريب أسلحة."),
    ("Kokawa a Dosso", "An kammala gasar kokawa a Dosso; ɗan wasan ya lashe takobi bayan artabu mai zafi."),
    ("Visita a Kayes", "El primer ministro inauguró una escuela en Kayes y habló de los ataques yihadistas."),
    ("Maç bitti", "Milli takım Bamako'da oynanan maçı iki golle kazandı, futbol şampiyonası sürüyor."),
    ("Суд в Ниамее вынес приговор", "Военный трибунал в Ниамее вынес приговор участникам нападения 2024 года."),
]
# fmt: on


@pytest.mark.parametrize(("name", "title", "text", "type_", "towns", "day", "certainty"), NEWS)
def test_an_incident_is_understood_in_its_own_tongue(
    name: str, title: str, text: str, type_: EventType, towns: set[str], day: int, certainty: Certainty
) -> None:
    spoken = tongue_of(prose(title, text).low)
    assert spoken is not None
    assert spoken.tongue.name == name
    report = told(title, text)
    assert (report.language, report.incident) == (None, True)
    assert {each.place.name for each in report.places} == towns
    assert (report.event_type, report.certainty) == (type_, certainty)
    assert report.occurred_on == date(2026, 3, day)


@pytest.mark.parametrize(("title", "text"), OTHER)
def test_other_matters_wake_nobody_in_any_tongue(title: str, text: str) -> None:
    assert not told(title, text).incident


def test_english_and_french_never_ask_the_tongues(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(_: str) -> None:
        raise AssertionError

    monkeypatch.setattr(read, "tongue_of", asked)
    assert told("Attack in Gao", "Gunmen killed two people in the town of Gao on Monday, the mayor said.").incident
    assert told("Attaque à Gao", "Des hommes armés ont tué deux personnes à Gao lundi, selon le maire.").incident


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.name)
def test_a_table_speaks_of_rows_that_there_are(tongue: Tongue) -> None:
    assert set(tongue.happened) <= {row.why for row in TRIGGERS}
    assert set(tongue.other) <= {row.why for row in ROWS} | {"trade"}
    assert set(tongue.voices) <= set(Voice.__members__)
    assert set(numbered(tongue.weekdays).values()) <= set(range(7))
    assert set(numbered(tongue.months).values()) <= set(range(1, 13))
    assert set(numbered(tongue.days).values()) <= {0, -1, -2}
    assert all(value > 0 for value in numbered(tongue.numerals).values())


@pytest.mark.parametrize("text", ["", "42 !!! 7", "xyzzy plugh", "🔴🔴"])
def test_what_is_in_no_tongue_is_of_none(text: str) -> None:
    assert tongue_of(text) is None


# A day as each tongue writes it, on a Thursday, the 12th of March.
DAYS = [
    ("el ejército informó anteayer de que", date(2026, 3, 10)),
    ("Bewaffnete haben am Montagabend das Dorf überfallen", date(2026, 3, 9)),
    ("in der Nacht zum Mittwoch wurden die", date(2026, 3, 10)),
    ("em 4 de março os homens da aldeia", date(2026, 3, 4)),
    ("ran 9 ga watan Maris an kashe mutum a", date(2026, 3, 9)),
    ("منذ السابع من مارس في قرية", date(2026, 3, 7)),
    ("в ночь на вторник в городе и на", date(2026, 3, 9)),
    ("武装分子11日凌晨在村庄的袭击", date(2026, 3, 11)),
    ("武装分子在28日的袭击", date(2026, 2, 28)),
    ("cumartesi günü bir köye saldırı oldu ve", date(2026, 3, 7)),
    ("het leger heeft op zaterdagochtend in de", date(2026, 3, 7)),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_read_in_its_own_tongue(text: str, day: date) -> None:
    words = prose("", text)
    spoken = tongue_of(words.low)
    assert spoken is not None
    (ref,) = days_in(words, spoken, THURSDAY.date(), ())
    assert (ref.first, ref.grain) == (day, Grain.DAY)


def test_what_another_year_saw_is_not_this_toll() -> None:
    text = "Zwei Bauern wurden am Montag bei Ansongo getötet. Im vergangenen Jahr starben dort zwanzig Menschen."
    report = told("Mali: Angriff bei Ansongo", text)
    assert report.killed is not None
    assert (report.killed.min, report.killed.max) == (2, 2)


@pytest.mark.parametrize(
    ("title", "text", "town"),
    [
        ("加奥遭炮击", "加奥市机场10日遭炮击，3人死亡。", "Gao"),
        ("矿区遭袭", "武装分子昨天在Diamou附近袭击一个工地，3人死亡。", "Diamou"),
    ],
)
def test_a_short_name_or_one_without_a_space_is_found_in_chinese(title: str, text: str, town: str) -> None:
    report = told(title, text)
    assert [each.place.name for each in report.places] == [town]
    assert report.killed is not None
    assert report.killed.min == 3


def test_a_dateline_in_another_tongue_is_no_place_of_the_news() -> None:
    report = told(
        "Mine tötet zwei Händler", "Niamey (pdü) – Zwei Händler wurden bei Ayorou von einer Landmine getötet."
    )
    assert {each.place.name for each in report.places} == {"Ayérou"}


def test_an_end_in_another_tongue_follows_what_it_names() -> None:
    report = told("رفع الحصار عن ديري", "أكد العمدة اليوم انتهاء الحصار على مدينة ديري.", updates="y")
    assert report.incident
    assert {each.place.name for each in report.places} == {"Diré"}


# A text in another script, and the towns that it names.
SCRIPTS = [
    ("Взрыв произошел под Тессалитом, колонна шла из Кидаля в Менаку.", ["Tessalit", "Kidal", "Ménaka"]),
    ("В Фада-Нгурме и Джибо спокойно.", ["Fada N'Gourma", "Djibo"]),
    ("Президент выступил с речью о мире и школе.", []),
    ("武装分子在加奥附近袭击，伤者送往尼亚美。", ["Gao", "Niamey"]),
    ("وقع الهجوم غرب تين اساكو وقرب ديري في طريق عام", ["Tin-Essako", "Diré"]),
    ("وصلوا إلى مدينة انغيغمي", ["N'Guigmi"]),
]


@pytest.mark.parametrize(("text", "towns"), SCRIPTS)
def test_towns_are_found_in_other_scripts(text: str, towns: list[str]) -> None:
    found = [mention.places[0].name for mention in mentions_in_scripts(prose("", text), GAZETTEER)]
    assert found == towns


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("'Yan bindiga sun kashe sojoji biyar a Gao a ranar Lahadi, in ji magajin garin.", Voice.LOCAL_AUTHORITY),
        ("'Yan bindiga sun kashe sojoji biyar a Gao a ranar Lahadi, in ji gwamnan.", Voice.LOCAL_AUTHORITY),
        ("'Yan bindiga sun kashe sojoji biyar a Gao a ranar Lahadi, in ji gwamnati.", Voice.GOVERNMENT),
    ],
)
def test_a_mayor_and_a_governor_are_not_the_government(text: str, voice: Voice) -> None:
    read_so = told("", text)
    assert (read_so.confirmed_by, read_so.toll_by) == (voice, voice)
