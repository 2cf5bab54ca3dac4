"""Villages told beside another place, spelled in another way, or a few kilometres off: on a small made-up map."""

from __future__ import annotations

import pytest

from bot.model import Kind, Place
from bot.understand import events
from bot.understand.gazetteer import Gazetteer
from bot.understand.geoparse import Where, locate, names_in
from bot.understand.prose import prose


def town(ident: str, name: str, parents: str, lat: float, lon: float, importance: int = 2) -> Place:
    country = parents[:2].upper()
    return Place(ident, name, Kind.TOWN, country, lat, lon, tuple(parents.split()), importance=importance)


def division(ident: str, name: str, kind: Kind, parents: str, seat: str = "") -> Place:
    return Place(ident, name, kind, ident[:2].upper(), parents=tuple(parents.split()), seat=seat, importance=3)


PLACES = (
    Place("ml", "Arland", Kind.COUNTRY, "ML", importance=5),
    Place("bf", "Borland", Kind.COUNTRY, "BF", importance=5),
    Place("so", "Farland", Kind.COUNTRY, "SO", importance=5),
    division("ml-r-north", "Northmark", Kind.REGION, "ml", "solba"),
    division("ml-c-solba", "Solba", Kind.CERCLE, "ml-r-north", "solba"),
    division("ml-c-kemba", "Kemba", Kind.CERCLE, "ml-r-north", "kemba"),
    division("ml-r-kemba", "Kemba", Kind.REGION, "ml", "kemba"),  # the new region of a cercle's name, wider than it
    division("ml-c-tarko", "Tarko", Kind.CERCLE, "ml-r-kemba", "tarko"),
    division("bf-r-sahel", "Sahel", Kind.REGION, "bf", "zorgo"),
    town("solba", "Solba", "ml-c-solba", 15.0, -5.0, 4),
    town("kemba", "Kemba", "ml-c-kemba", 14.0, -3.0, 4),
    town("zorgo", "Zorgo", "bf-r-sahel", 14.2, -0.5, 4),
    town("dirou", "Dirou", "ml-c-solba", 15.2, -5.2),
    town("loubo", "Loubo", "ml-c-kemba", 14.2, -3.1),
    town("capital", "Capital", "so", 2.0, 45.3, 5),
    town("mire", "Miré", "ml-c-solba", 15.4, -4.9, 3),
    town("gn-in-mire", "In Miré", "ml-c-kemba", 19.4, 1.9, 1),
    town("gn-in-tilla", "In Tilla", "ml-c-kemba", 14.4, -3.2, 1),
    # Five villages of one name: one north of Dirou, one south of it, two in the other cercle, one in the other country.
    town("gn-karo-north", "Karo", "ml-c-solba", 15.45, -5.2, 1),
    town("gn-karo-south", "Karo", "ml-c-solba", 14.7, -5.2, 1),
    town("gn-karo-kemba", "Karo", "ml-c-kemba", 14.1, -3.3, 1),
    town("gn-karo-east", "Karo", "ml-c-kemba", 13.9, -2.2, 1),
    town("gn-karo-bf", "Karo", "bf-r-sahel", 14.3, -0.7, 1),
    town("gn-yalou", "Yalou", "bf-r-sahel", 14.2, 3.0, 1),
    town("gn-sirba", "Sirba", "bf-r-sahel", 13.8, -1.9, 1),  # 35 km beyond the border
    town("gn-pe", "Pé", "ml-c-kemba", 14.1, -3.4, 1),
    Place("peru", "Peru", Kind.TOWN, "ML", 15.1, -4.8, ("ml-c-solba",), variants=("Pé",), importance=2),
    town("gn-zorma", "Zorma", "ml-c-kemba", 14.3, -3.4, 1),
    Place("zorma", "Zorma", Kind.TOWN, "SN", 14.4, -12.2, (), importance=1),
    town("gn-bissa", "Bissa", "ml-c-kemba", 14.35, -3.35, 1),
    town("gn-dogon", "Dogon", "ml-c-kemba", 14.3, -3.15, 1),
    town("gn-moussa", "Moussa Wéré", "ml-c-kemba", 14.2, -3.35, 1),
    town("bina-kemba", "Bina", "ml-c-kemba", 13.95, -3.3),
    town("bina-solba", "Bina", "ml-c-solba", 15.6, -5.6),
    town("tarko", "Tarko", "ml-c-tarko", 13.6, -3.1, 3),
    town("gn-nene-kemba", "Néné", "ml-c-kemba", 14.1, -2.8, 1),
    town("gn-nene-tarko", "Néné", "ml-c-tarko", 13.6, -3.2, 1),
    division("bf-p-balou", "Balou", Kind.CERCLE, "bf-r-sahel", "zorgo"),
    town("gn-na", "Na", "bf-r-sahel", 14.2, -0.3, 1),
    town("gn-sabo", "Sabo", "ml-c-kemba", 13.2, -1.9, 1),
    town("gn-kora", "Korabéri", "ml-c-kemba", 14.05, -3.2, 1),
    town("gn-manteou", "Mantéou", "ml-c-kemba", 14.3, -2.9, 1),
    town("gn-dogani", "Dogani", "ml-c-kemba", 13.7, -3.3, 1),
    town("gn-dogari", "Dogari", "ml-c-kemba", 14.3, -2.6, 1),
)
GAZETTEER = Gazetteer(PLACES, {})


def read(text: str, title: str = "", source: str = "Wire") -> Where:
    told = prose(title, text)
    names = names_in(told, GAZETTEER, source)
    return locate(told, GAZETTEER, names, events.hear(told).heat, {})


def told(text: str, title: str = "") -> dict[str, str]:
    return {each.place.id: each.precision.value for each in read(text, title).places}


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("Gunmen abducted three men in the village of Karo near Loubo.", "gn-karo-kemba"),
        ("Gunmen attacked the village of Karo, 30 km north of Dirou, killing two.", "gn-karo-north"),
        ("Gunmen attacked the village of Karo, about 60km south of Dirou, killing two.", "gn-karo-south"),
        ("Des hommes armés ont attaqué le village de Karo, à 60 km au sud de Dirou.", "gn-karo-south"),
        ("Des hommes armés ont attaqué le village de Karo, situé à 27km de Dirou.", "gn-karo-north"),
    ],
)
def test_the_village_near_the_place_told_behind_it_is_meant(text: str, village: str) -> None:
    assert {place_id for place_id in told(text) if place_id.startswith("gn-")} == {village}


def test_where_none_of_the_name_lies_near_the_place_told_it_is_told_as_near_that_place() -> None:
    assert told("Gunmen killed two herders in the village of Sabo near Dirou.") == {"dirou": "near"}


def test_a_namesake_far_from_the_place_told_with_its_cercle_is_not_hit() -> None:
    text = "Guards beat a trader to death in the village of Sabo, in the town of Dirou (Solba, Northmark)."
    assert told(text) == {"dirou": "exact"}


def test_nothing_abroad_stands_in_for_a_village_near_it() -> None:
    assert told("A car bomb killed seven soldiers at a post in Sabo, west of Capital.") == {}


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("Gunmen attacked the village of Koira Beri (Kemba, Northmark).", "gn-kora"),
        ("Gunmen attacked the village of Manterou (Kemba, Northmark).", "gn-manteou"),
        ("Des hommes armés ont attaqué le village de Manterou, dans le cercle de Kemba.", "gn-manteou"),
    ],
)
def test_the_likest_name_of_the_cercle_is_found(text: str, village: str) -> None:
    assert told(text) == {village: "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the village of Doganri (Kemba, Northmark).",  # as like to one as to another, 90 km away
        "Gunmen attacked the village of Banteou (Kemba, Northmark).",  # another first letter is another name
        "Gunmen attacked the village of Mantimori (Kemba, Northmark).",
    ],
)
def test_a_name_that_is_like_two_or_none_is_no_guess(text: str) -> None:
    assert told(text) == {"ml-c-kemba": "area"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two traders 15km east of Dirou.",
        "Gunmen killed two traders about 15km from Dirou.",
        "Des hommes armés ont tué deux bergers à 12km de Dirou.",
        "Des hommes armés ont tué deux bergers à 12,5km au nord de Dirou.",
    ],
)
def test_kilometres_need_no_space_before_them(text: str) -> None:
    assert told(text) == {"dirou": "near"}


def test_in_before_a_town_is_no_part_of_its_name() -> None:
    assert told("Two groups clashed with machetes in Mire, killing two people.") == {"mire": "exact"}
    assert told("Gunmen killed two people in Tilla on Monday.") == {"gn-in-tilla": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Nurses of the regional hospital in Dirou went on strike and burned tyres.",
        "Gunmen attacked the hospital in Dirou, killing two guards.",
        "Le personnel de l'hôpital régional de Dirou a manifesté et brûlé des pneus.",
    ],
)
def test_those_who_work_in_a_hospital_are_no_patients(text: str) -> None:
    assert set(told(text)) == {"dirou"}


def test_a_quarter_is_not_the_village_of_its_name() -> None:
    assert told("Gunmen shot a man dead in the Sabo quarter in the town of Dirou (Solba).") == {"dirou": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Attackers opened fire on the lorry of the mayor of Dirou and wounded three guards.",
        "Customs chief in Dirou (Solba) kidnapped, two of his guards wounded.",
        "Des inconnus ont ouvert le feu sur la voiture du maire de Dirou.",
    ],
)
def test_the_official_shot_at_is_a_victim(text: str) -> None:
    assert set(told(text)) == {"dirou"}


def test_what_was_avenged_is_told_where_nothing_else_is() -> None:
    why = "in retaliation for the death of a sergeant at the well of Dirou."
    assert told(f"Guards shot nine villagers dead {why}") == {"dirou": "exact"}
    assert told(f"Guards shot nine villagers dead in Loubo {why}") == {"loubo": "exact"}


def test_the_coder_says_which_end_of_the_road() -> None:
    assert told("Gunmen killed a man between Dirou and Solba (coded as Dirou at geoprecision 2).") == {"dirou": "near"}


@pytest.mark.parametrize("source", ["Sahel Notes", "Radio Sahel", "Sahel Security Alerts"])
def test_a_source_called_after_the_sahel_speaks_for_no_country(source: str) -> None:
    text = "Dozo fighters attacked the village of Karo near Loubo, killing two."
    assert next(each.place.id for each in read(text, source=source).places) == "gn-karo-kemba"
    assert read("Gunmen killed two people.", source=source).country == ""


@pytest.mark.parametrize(
    "text",
    [
        "Fighters of the Alliance for the Salvation of the Sahel killed two men in Dirou.",
        "Le Mouvement pour le salut du Sahel a tué deux hommes à Dirou.",
        "Macina fighters killed two men in Dirou.",
    ],
)
def test_a_movement_s_name_is_no_place(text: str) -> None:
    assert set(told(text)) == {"dirou"}


def test_the_village_between_two_towns_told_behind_it_is_meant() -> None:
    found = told("A lorry hit a mine in the area of Karo between Dirou and Miré, and four people were killed.")
    assert {place_id for place_id in found if "karo" in place_id} == {"gn-karo-north"}


def test_a_village_abroad_far_from_the_border_is_no_place_of_this_country_s_story() -> None:
    assert told("Malian soldiers attacked the village of Yalou, killing two.") == {}
    assert told("Malian soldiers attacked the village of Sirba, killing two.") == {"gn-sirba": "exact"}


def test_another_spelling_in_square_brackets_is_the_same_village() -> None:
    text = "Gunmen attacked the village of Korbari [Korabéri] (Kemba, Northmark), killing two."
    assert told(text) == {"gn-kora": "exact"}
    text = "Gunmen attacked the village of Mantéou [Korabéri] (Kemba, Northmark), killing two."
    assert told(text) == {"gn-kora": "exact"}


def test_a_quarter_behind_a_hyphen_is_no_place_of_its_own() -> None:
    assert told("Gunmen killed nine people between Dirou-Na and Miré.") == {"dirou": "near", "mire": "near"}


def test_a_name_of_two_letters_is_the_place_called_so() -> None:
    assert told("Gunmen attacked the village of Pe, killing twenty civilians.") == {"gn-pe": "exact"}


def test_a_people_at_home_in_one_country_speaks_for_it() -> None:
    assert told("Dogon hunters shot a trader dead near Zorma.") == {"gn-zorma": "near"}


@pytest.mark.parametrize(
    "text",
    [
        "Bissa traders fought hunters over a well in Dirou: two people killed.",
        "Gunmen killed nine Dogon civilians in Dirou.",
        "Des hommes armés ont tué neuf éleveurs bissa à Dirou.",
    ],
)
def test_a_people_is_not_the_village_of_its_name(text: str) -> None:
    assert set(told(text)) == {"dirou"}


def test_hunters_who_are_at_home_in_two_countries_speak_for_neither() -> None:
    assert told("Dozo fighters attacked the village of Sirba, killing two.") == {"gn-sirba": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the village of Wendana Sabo (Kemba, Northmark), killing two people.",
        "Gunmen attacked the village of Moussa Wana (Kemba, Northmark), killing two people.",
        "Gunmen attacked the village of Kouta-Do (Kemba, Northmark), killing two people.",
    ],
)
def test_the_cercle_in_brackets_is_not_hit_whatever_stands_before(text: str) -> None:
    assert told(text) == {"ml-c-kemba": "area"}


def test_a_village_named_after_a_person_is_a_village() -> None:
    assert told("Gunmen attacked the village of Moussa Wéré (Kemba, Northmark).") == {"gn-moussa": "exact"}


def test_of_two_names_that_many_bear_the_two_that_lie_so_are_meant() -> None:
    found = told("Gunmen raided the village of Karo, 20 km north of Bina, killing two.")
    assert found == {"gn-karo-kemba": "exact"}


@pytest.mark.parametrize("day", ["lundi", "dimanche soir", "ce matin", "hier"])
def test_a_day_between_the_attack_and_the_place_parts_them_not(day: str) -> None:
    text = f"Des hommes armés ont attaqué {day} Sabo, dans la région de Northmark, tuant deux habitants."
    assert told(text) == {"gn-sabo": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers were ambushed in Loubo, on the regional border between Solba and Kemba: four were killed.",
        "Des soldats sont tombés dans une embuscade à Loubo, à la frontière entre Solba et Kemba : quatre morts.",
    ],
)
def test_a_border_between_two_is_at_neither(text: str) -> None:
    assert set(told(text)) == {"loubo"}


def test_the_road_that_people_want_mended_is_not_where_they_march() -> None:
    text = "Residents of Dirou burned tyres over the bad condition of the road between Kemba and Solba."
    assert set(told(text)) == {"dirou"}


def test_an_attack_that_somebody_says_he_came_before_did_not_happen() -> None:
    text = "Fighters killed nine people in Loubo, in anticipation of a raid on the villages of Dirou and Miré."
    assert set(told(text)) == {"loubo"}


def test_the_cherif_of_a_town_is_not_in_it() -> None:
    text = "Gunmen stopped a lorry with pilgrims of the cherif of Solba near Loubo and shot two dead."
    assert set(told(text)) == {"loubo"}


def test_two_villages_names_with_a_hyphen_are_a_third_s() -> None:
    assert told("Gunmen attacked the village of Sabo-Zorma (Kemba, Northmark).") == {"ml-c-kemba": "area"}
    assert told("Un camion a sauté sur une mine sur l'axe Sabo-Zorma.") == {"gn-sabo": "near", "gn-zorma": "near"}


def test_the_neighbouring_commune_does_not_stand_for_a_village_on_no_map() -> None:
    text = "Gunmen attacked the village of Nowhere near Dirou. Herders had been killed in the neighbouring commune of Miré."
    assert told(text) == {"dirou": "near"}


def test_a_cercle_told_with_its_region_is_not_the_new_region_of_its_name() -> None:
    assert told("Gunmen attacked the village of Néné (Kemba, Northmark).") == {"gn-nene-kemba": "exact"}


def test_a_circle_is_a_cercle() -> None:
    assert told("Fighters clashed with villagers in the circle of Kemba, killing two.") == {"ml-c-kemba": "area"}


def test_an_alias_in_brackets_does_not_part_the_ends_of_a_road() -> None:
    text = "Soldiers hit two mines between Mire [Miré] and Dirou (Solba, Northmark): six were wounded."
    assert told(text) == {"mire": "near", "dirou": "near"}


def test_a_village_s_name_is_no_province_abroad() -> None:
    assert told("Dogon hunters killed three people between Balou and Nowhere.") == {}
