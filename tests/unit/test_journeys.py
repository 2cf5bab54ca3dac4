"""Journeys that were broken off: where on the way, nobody told, so both ends are near it; unless the story tells."""

from __future__ import annotations

import pytest
from village_map import told


@pytest.mark.parametrize(
    "text",
    [
        "Two nurses were abducted by gunmen on Thursday on their way from Dirou to Solba, a union said.",
        "Quatre enseignants ont été enlevés jeudi alors qu'ils se rendaient de Dirou à Solba.",
        "The bus left Dirou at dawn on Thursday and never arrived in Solba; gunmen took the eleven passengers.",
        "Parti jeudi de Dirou avec onze passagers, le car n'est jamais arrivé à Solba.",
        "Le camion qui relie chaque jeudi Dirou à Solba n'est pas arrivé ; onze passagers enlevés, dit un proche.",
        "No lorry has reached Dirou from Solba since gunmen closed the road on Thursday.",
    ],
)
def test_both_ends_are_near_a_journey_that_was_broken_off(text: str) -> None:
    assert told(text) == {"dirou": "near", "solba": "near"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # The story tells where on the way.
        ("Gunmen stopped a bus on its way from Solba to Dirou at Miré on Thursday and took nine.", {"mire": "exact"}),
        ("Un camion qui allait de Solba à Dirou a sauté sur une mine jeudi près de Dirou.", {"dirou": "near"}),
        ("Le car parti de Solba n'est jamais arrivé à Dirou. Neuf hommes enlevés jeudi à Miré.", {"mire": "exact"}),
        # People who flee went from where it happened.
        ("Gunmen killed six people in Miré on Thursday; 300 families fled from Dirou to Solba.", {"mire": "exact"}),
    ],
)  # fmt: skip
def test_a_journey_gives_way_to_what_is_told_nearer(text: str, places: dict[str, str]) -> None:
    assert told(text) == places


def test_a_journey_on_which_nothing_happened_is_none_hit() -> None:
    text = (
        "Gunmen killed six people in Miré on Thursday. The governor had travelled from Dirou to Solba the day before."
    )
    assert told(text) == {"mire": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Two women were killed by a mine on Thursday on the Dirou Solba road, my uncle says",
        "Deux femmes tuées jeudi par une mine sur l'axe Dirou Solba",
        "Dirou-Solba : ils ont brûlé le car et tué le chauffeur jeudi",
        "Roads in the north this week.\n- Dirou-Solba: closed since gunmen burnt two lorries on Thursday.",
    ],
)
def test_two_names_in_a_row_are_the_ends_of_a_road(text: str) -> None:
    assert told(text) == {"dirou": "near", "solba": "near"}


def test_a_road_that_is_open_is_none_hit() -> None:
    text = "Miré: besieged by gunmen since Thursday, four dead.\n- Dirou-Solba: open with escort."
    assert told(text) == {"mire": "exact"}
