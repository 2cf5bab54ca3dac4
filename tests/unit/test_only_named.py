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
        "MALI : TIRS NOURRIS CE MATIN A DIROU, CALME A SOLBA",
        "Heavy gunfire in Dirou this morning, Solba calm.",
    ],
)
def test_spared(text: str) -> None:
    assert told(text) == {"dirou": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed seven people in Dirou on Thursday, two days after worshippers died in a mosque at Solba.",
        "Sept personnes ont été tuées jeudi au marché de Dirou, trois jours après la mort de deux bergers à Solba.",
        "Soldiers blocked the bridge of Dirou on Thursday to demand the bonuses of comrades fallen at Solba.",
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
        "Onze morts jeudi dans l'attaque de Dirou, selon les rescapés à Solba.",
        "Six villagers of Dirou were shot dead on Thursday, and hundreds have crossed into Solba.",
    ],
)
def test_gone_to(text: str) -> None:
    assert told(text) == {"dirou": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Dirou, a farming village south of Solba, was attacked on Thursday by men on motorbikes, who killed six.",
        "Six personnes ont été tuées jeudi à Dirou, un gros bourg entre Solba et Mintou.",
    ],
)
def test_named_to_tell_where_the_place_lies(text: str) -> None:
    assert told(text) == {"dirou": "exact"}


def test_each_entry_of_a_round_up_is_hit() -> None:
    text = "A bad weekend. Saturday, Dirou: a teacher shot at the gate. Sunday night, Loubo: two shopkeepers killed."
    assert told(text) == {"dirou": "exact", "loubo": "exact"}


def test_a_town_with_its_country_before_it_is_no_person() -> None:
    text = "A crowd uprooted by attacks broke into a depot and killed a guard on Thursday."
    assert told(text, title="Displaced people loot food depot in Mali's Dirou") == {"dirou": "exact"}


def test_a_cercle_behind_a_town_is_the_one_that_holds_it() -> None:
    assert told("dirou cercle de solba on nous attaque depui hier soir, la gendarmerie brule") == {"dirou": "exact"}
