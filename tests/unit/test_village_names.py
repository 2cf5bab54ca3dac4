"""What a capitalised word is: a village, a people, a movement, somebody's office, a quarter."""

from __future__ import annotations

import pytest
from village_map import read, told


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


def test_a_village_named_after_a_person_is_a_village() -> None:
    assert told("Gunmen attacked the village of Moussa Wéré (Kemba, Northmark).") == {"gn-moussa": "exact"}


@pytest.mark.parametrize("day", ["lundi", "dimanche soir", "ce matin", "hier"])
def test_a_day_between_the_attack_and_the_place_parts_them_not(day: str) -> None:
    text = f"Des hommes armés ont attaqué {day} Sabo, dans la région de Northmark, tuant deux habitants."
    assert told(text) == {"gn-sabo": "exact"}


def test_the_cherif_of_a_town_is_not_in_it() -> None:
    text = "Gunmen stopped a lorry with pilgrims of the cherif of Solba near Loubo and shot two dead."
    assert set(told(text)) == {"loubo"}


def test_two_villages_names_with_a_hyphen_are_a_third_s() -> None:
    assert told("Gunmen attacked the village of Sabo-Zorma (Kemba, Northmark).") == {"Sabo-Zorma in ml-c-kemba": "area"}
    assert told("Un camion a sauté sur une mine sur l'axe Sabo-Zorma.") == {"gn-sabo": "near", "gn-zorma": "near"}


def test_a_village_s_name_is_no_province_abroad() -> None:
    assert told("Dogon hunters killed three people between Balou and Nowhere.") == {"Nowhere in bf": "area"}
