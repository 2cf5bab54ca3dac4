"""Villages placed by what is told beside them: a town, a distance, a border, their cercle."""

from __future__ import annotations

import pytest
from village_map import told


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


def test_where_none_of_the_name_lies_near_the_place_told_it_is_another_that_does() -> None:
    assert told("Gunmen killed two herders in the village of Sabo near Dirou.") == {"Sabo in dirou": "near"}


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
    assert told(text) == {f"{text.split()[5]} in ml-c-kemba": "area"}


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


def test_what_was_avenged_is_told_where_nothing_else_is() -> None:
    why = "in retaliation for the death of a sergeant at the well of Dirou."
    assert told(f"Guards shot nine villagers dead {why}") == {"dirou": "exact"}
    assert told(f"Guards shot nine villagers dead in Loubo {why}") == {"loubo": "exact"}


def test_the_coder_says_which_end_of_the_road() -> None:
    assert told("Gunmen killed a man between Dirou and Solba (coded as Dirou at geoprecision 2).") == {"dirou": "near"}


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


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the village of Wendana Sabo (Kemba, Northmark), killing two people.",
        "Gunmen attacked the village of Moussa Wana (Kemba, Northmark), killing two people.",
        "Gunmen attacked the village of Kouta-Do (Kemba, Northmark), killing two people.",
    ],
)
def test_the_cercle_in_brackets_is_not_hit_whatever_stands_before(text: str) -> None:
    name = text.partition("village of ")[2].partition(" (")[0]
    assert told(text) == {f"{name} in ml-c-kemba": "area"}


def test_of_two_names_that_many_bear_the_two_that_lie_so_are_meant() -> None:
    found = told("Gunmen raided the village of Karo, 20 km north of Bina, killing two.")
    assert found == {"gn-karo-kemba": "exact"}


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


def test_the_neighbouring_commune_does_not_stand_for_a_village_on_no_map() -> None:
    text = "Gunmen attacked the village of Nowhere near Dirou. Herders had died in the neighbouring commune of Miré."
    assert told(text) == {"Nowhere in dirou": "near"}


def test_a_cercle_told_with_its_region_is_not_the_new_region_of_its_name() -> None:
    assert told("Gunmen attacked the village of Néné (Kemba, Northmark).") == {"gn-nene-kemba": "exact"}


def test_a_circle_is_a_cercle() -> None:
    assert told("Fighters clashed with villagers in the circle of Kemba, killing two.") == {"ml-c-kemba": "area"}


def test_an_alias_in_brackets_does_not_part_the_ends_of_a_road() -> None:
    text = "Soldiers hit two mines between Mire [Miré] and Dirou (Solba, Northmark): six were wounded."
    assert told(text) == {"mire": "near", "dirou": "near"}


def test_a_known_town_stays_where_it_is_however_far_it_lies_from_what_tells_its_direction() -> None:
    assert set(told("A drone struck a camp near Miré, west of Kemba, and killed sixteen guests.")) == {"mire"}
