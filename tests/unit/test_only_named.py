"""Places that a text names beside the one that was hit: spared, of another day, gone to, travelled through."""

from __future__ import annotations

import pytest
from village_map import GAZETTEER, known_as, read, told

from bot.item import Item
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand
from bot.understand.tables.places import Role
from bot.understand.text.prose import prose
from bot.understand.where.geoparse import names_in


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
        "Seven people died in a raid on Dirou on Thursday; boats to Solba are full.",
        "Two of the missing of the raid on Dirou, which killed seven on Thursday, have turned up alive in Solba.",
        "L'attaque de Dirou a fait sept morts jeudi. Deux disparus ont reparu, l'un à Solba, l'autre chez lui.",
        "Le poste de Dirou a été attaqué jeudi. Le ratissage continue en direction de la forêt de Solba.",
    ],
)
def test_gone_to(text: str) -> None:
    assert told(text) == {"dirou": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed six people in Dirou on Thursday. Two soldiers died of their wounds in Solba.",
        "Six personnes ont été tuées jeudi à Dirou. Les blessés, au nombre de neuf, sont à Solba.",
        "En visite vendredi à Solba, le gouverneur a dit que l'attaque de jeudi à Dirou a fait six morts.",
        "On a visit to Solba, the governor said gunmen had killed six people in Dirou on Thursday.",
        "neuf femmes enlevées par des hommes armés a Dirou ce lundi, la famille de mon ami a Solba est en deuil",
        "Nine women abducted by gunmen in Dirou on Thursday came free after talks led by an imam of Solba.",
        "L'armée a rendu hommage mardi, à Solba, aux six soldats tués jeudi par une mine à Dirou.",
    ],
)
def test_where_the_wounded_lie_and_visitors_speak(text: str) -> None:
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


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # Who is attacked is no speaker.
        ("La gendarmerie de Dirou a essuyé jeudi un assaut d'une demi-heure.", {"dirou": "exact"}),
        ("Northmark : la brigade de Dirou attaquée jeudi à l'aube, deux morts.", {"dirou": "exact"}),
        # Through a village where they killed, "through" is no road.
        (
            "Gunmen attacked Loubo on Thursday. They passed through Dirou at dusk, where they killed two herders.",
            {"loubo": "exact", "dirou": "exact"},
        ),
        (
            "Loubo a été attaqué jeudi. Les tireurs étaient passés par Dirou, où ils ont abattu deux bergers.",
            {"loubo": "exact", "dirou": "exact"},
        ),
        # What is closed.
        (
            "Nothing has entered Miré since gunmen closed its road on Monday, and nothing leaves Dirou.",
            {"mire": "exact", "dirou": "exact"},
        ),
        # A post's head, a bulletin's entries.
        ("Dirou: gunshots since about eleven, stay home", {"dirou": "exact"}),
        (
            "Access this week.\n- Miré: besieged by gunmen.\n- NEW: Dirou, since Monday.",
            {"mire": "exact", "dirou": "exact"},
        ),
        (
            "Incidents.\n(a) 3 March, Miré: two herders shot dead.\n(b) 5 March, Dirou: gunmen burnt the school.",
            {"mire": "exact", "dirou": "exact"},
        ),
    ],
)  # fmt: skip
def test_these_are_hit(text: str, places: dict[str, str]) -> None:
    assert told(text) == places


def test_two_regions_are_no_towns() -> None:
    text = "Gunmen killed six people in Dirou on Thursday. Forty have been killed in the Solba and Kemba regions."
    assert told(text) == {"dirou": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Miré has been closed by gunmen since Monday. From Thursday the ban has been extended to Dirou.",
        "Miré est fermé par des hommes armés depuis lundi. Depuis jeudi, les mêmes mesures s'appliquent à Dirou.",
        "Gunmen have closed Miré since Monday. A second roadblock at Dirou stops all lorries.",
    ],
)
def test_one_place_more_that_is_closed(text: str) -> None:
    found = {named.text: named.role for named in names_in(prose("", text), GAZETTEER, "Wire").found}
    assert found["Dirou"] is Role.REACHED


def test_a_measure_that_may_be_extended_is_none_yet() -> None:
    text = "Gunmen have closed Miré since Monday. Nobody knows whether it will be extended to Dirou."
    assert told(text) == {"mire": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen raided Dirou on Thursday and killed six. They have raided Solba and Kemba this year.",
        "Des hommes armés ont attaqué Dirou jeudi, six morts. L'état-major dément toute attaque contre Solba.",
        "Six joueurs de l'équipe junior de Solba ont été enlevés jeudi à Dirou.",
        "Gunmen abducted six members of the Solba football team in Dirou on Thursday.",
        "Couvre-feu après l'attaque de Dirou jeudi, six morts ; Solba non concernée.",
        "Mutinous soldiers fired at Dirou on Thursday, killing two; Solba garrison loyal, the governor said.",
    ],
)
def test_of_this_year_denied_from_there_or_not_concerned(text: str) -> None:
    assert told(text) == {"dirou": "exact"}


def test_the_hamlet_that_was_attacked_is_hit_whatever_stands_before_it() -> None:
    text = "Onze morts et non huit, dit mardi le préfet de Solba, de retour de Dirou, le hameau attaqué."
    assert told(text) == {"dirou": "exact"}


def test_a_village_on_no_map_is_near_the_commune_that_another_sentence_tells() -> None:
    text = "Gunmen shot 21 men at prayers in Gawalou, a village of western Arland. This is in the commune of Dirou."
    assert told(text) == {"Gawalou in dirou": "near"}


def test_news_of_a_town_hall_is_of_its_own_town() -> None:
    text = "L'attaque de vendredi à la mosquée de Gawalou a fait dix-sept morts ; les blessés sont douze."
    assert [known_as(each.place) for each in read(text, source="Mairie de Dirou").places] == ["Gawalou in dirou"]
    assert not read(text, source="Radio Dirou").places


def test_who_only_speaks_from_a_neighbour_s_capital_tells_of_here() -> None:
    text = "La boutique de mon oncle brûle à Ningari, trois morts. Je suis à Abidjan, je ne dors pas."
    report = understand(Item(url="https://wire.example/1", source="post public", text=text), Gazetteer.builtin())
    assert [each.place.name for each in report.places] == ["Ningari"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed three men in Dirou on Thursday. Distinct from the killing of farmers in Zagalou on that day.",
        "Trois hommes ont été tués jeudi à Dirou. À ne pas confondre avec la tuerie du même jour à Zagalou.",
    ],
)
def test_the_village_of_another_attack_is_not_hit(text: str) -> None:
    assert told(text) == {"dirou": "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "Dirou side: heavy shooting since noon near the canal, pray for us. My brother drives in Solba.",
        "Solba, on n'entend plus rien de Dirou depuis 4h. Dernier message de mon frère : ils sont trop nombreux.",
    ],
)
def test_the_likeliest_is_hit_where_somebody_should_hear_of_it_and_nothing_is_told_outright(text: str) -> None:
    assert [each.place.id for each in read(text, owed=True).places] == ["dirou"]
    assert read(text).places == ()


@pytest.mark.parametrize(
    "text",
    [
        "My father was taken by four men on Sunday. I live in Solba and cannot sleep.",
        "Mon père a été enlevé dimanche par quatre hommes. Je suis à Solba, je ne dors plus.",
    ],
)
def test_where_the_writer_lives_is_not_likely(text: str) -> None:
    assert read(text, owed=True).places == ()
