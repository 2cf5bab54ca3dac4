"""Places that a text names beside the one that was hit: spared, of another day, gone to, travelled through."""

from __future__ import annotations

import pytest
from village_map import told


@pytest.mark.parametrize(
    "text",
    [
        "Douze villageois ont été tués jeudi, ni à Solba ni à Mintou mais à Dirou.",
        "Dirou attaqué jeudi, Solba épargné : douze morts.",
        "Twelve villagers were killed in Dirou on Thursday; Solba, spared so far, is empty.",
    ],
)
def test_spared(text: str) -> None:
    assert told(text) == {"dirou": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed seven people in Dirou on Thursday, two days after worshippers died in a mosque at Solba.",
        "Sept personnes ont été tuées jeudi au marché de Dirou, trois jours après la mort de deux bergers à Solba.",
        "Two hunters were killed by a mine in Dirou on Thursday, laid by the group that had raided Solba.",
    ],
)
def test_of_another_day(text: str) -> None:
    assert told(text) == {"dirou": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Armed men killed four farmers in Dirou on Thursday. About 900 people have registered in Solba since.",
        "Onze soldats ont été tués jeudi dans l'attaque du camp de Dirou. La garnison s'est repliée à Solba.",
        "Le village de Dirou a été attaqué jeudi, six morts. Les survivants sont hébergés à Solba.",
        "Six villagers of Dirou were shot dead on Thursday, and hundreds have crossed into Solba.",
    ],
)
def test_gone_to(text: str) -> None:
    assert told(text) == {"dirou": "exact"}
