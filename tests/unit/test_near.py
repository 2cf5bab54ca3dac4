"""How exactly a text tells the place: at its edge is there, near it is not, on a road is between its ends."""

from __future__ import annotations

import pytest
from village_map import told


@pytest.mark.parametrize(
    "text",
    [
        "Une patrouille est tombée dans une embuscade à l'entrée de Dirou.",
        "Gunmen attacked the post on the northern edge of Dirou.",
        "Des hommes armés ont attaqué un poste aux portes de Dirou.",
    ],
)
def test_its_edge_is_the_place(text: str) -> None:
    assert told(text) == {"dirou": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Des tireurs ont attaqué une pinasse en amont de Dirou.",
        "Gunmen fired on a boat a few bends upstream of Dirou, killing two.",
        "Des hommes armés ont attaqué deux hameaux des environs de Dirou.",
        "Une embuscade a été tendue à la sortie ouest de Dirou, faisant deux morts.",
        "Siete militares murieron en una emboscada a unos 10 kilómetros al norte de Dirou.",
        "Eight fishermen were killed by gunmen in a camp an hour's walk from Dirou.",
        "Huit pêcheurs ont été tués dans un campement à deux heures de pirogue de Dirou.",
        "Trois orpailleurs ont été tués par des hommes armés près du site d'or de Dirou.",
        "Gunmen killed two drivers on Thursday a few miles short of Dirou.",
        "Sechs Soldaten sind bei einem Angriff auf eine Patrouille unweit von Dirou getötet worden.",
    ],
)
def test_near_is_said_in_many_ways(text: str) -> None:
    assert told(text) == {"dirou": "near"}


@pytest.mark.parametrize(
    "text",
    [
        "Seven soldiers were killed by a mine on the track from Dirou to Solba.",
        "Sept soldats ont été tués par une mine sur la piste qui relie Dirou à Solba.",
        "Sechs Tote bei Angriff auf Bus auf der Straße zwischen Dirou und Solba.",
        "Des inconnus ont dynamité le pont reliant Dirou à Solba.",
        "A charge went off between Dirou and Solba, near Borland, on Thursday night and killed two youths.",
    ],
)
def test_on_a_road_is_between_its_ends(text: str) -> None:
    assert told(text) == {"dirou": "near", "solba": "near"}


def test_a_road_that_only_leads_there_gives_way_to_what_is_told_nearer() -> None:
    assert told("Six soldiers were killed by a mine on the road from Solba to Dirou, 5 km from Dirou.") == {
        "dirou": "near"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Axe Dirou - Solba : trois femmes ont été tuées jeudi par une mine à 6 km de Solba.",
        "Three women were killed by a mine on the Dirou - Solba road on Thursday, 6 km from Solba.",
        "Three women were killed by a mine between Dirou and Solba on Thursday. The blast hit their cart near Solba.",
    ],
)
def test_the_end_of_a_road_that_is_told_nearer_is_the_one(text: str) -> None:
    assert told(text) == {"solba": "near"}


@pytest.mark.parametrize(
    "text",
    [
        "Hier, des hommes armés ont arrêté un car de la ligne Mintou-Dirou près de Solba et enlevé onze passagers.",
        "Gunmen stopped a Mintou-Dirou coach near Solba on Thursday and abducted eleven passengers.",
    ],
)
def test_where_a_bus_comes_from_and_goes_is_not_where_it_was_stopped(text: str) -> None:
    assert told(text) == {"solba": "near"}


def test_the_towns_among_which_the_wounded_were_shared_out_were_not_hit() -> None:
    text = "Des hommes armés ont tué six habitants à Dirou. Les neuf blessés ont été répartis entre Solba et Mintou."
    assert told(text) == {"dirou": "exact"}


def test_a_title_says_no_more_than_its_story() -> None:
    text = "Cinq femmes ont été attaquées jeudi. À sept kilomètres de Dirou, des hommes ont surgi et en ont tué deux."
    assert told(text, title="Dirou : cinq femmes attaquées") == {"dirou": "near"}
    text = "Cinq femmes ont été attaquées jeudi au marché de Dirou."
    assert told(text, title="Dirou : cinq femmes attaquées") == {"dirou": "exact"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Attack on Dirou kills five", "Five women were killed by gunmen on Thursday seven kilometres north of Dirou."),
        ("Embuscade de Dirou : cinq morts", "Cinq femmes ont été tuées jeudi dans une embuscade tendue près de Dirou."),
        ("Dirou: nurse abducted", "A nurse was taken on Thursday when her car was stopped 12 km from the town."),
        ("Dirou : une infirmière enlevée", "Une infirmière a été enlevée jeudi à quelques kilomètres de la ville."),
    ],
)
def test_near_the_town_of_the_title(title: str, text: str) -> None:
    assert told(text, title) == {"dirou": "near"}


def test_in_the_town_where_the_story_says_so_too() -> None:
    text = "Five women were killed by gunmen in Dirou on Thursday. Shots had been heard near Dirou at noon."
    assert told(text, title="Attack on Dirou kills five") == {"dirou": "exact"}
    text = "Trois femmes ont été tuées jeudi à Dirou. Une fosse a été découverte à 1 km du village."
    assert told(text) == {"dirou": "exact"}
