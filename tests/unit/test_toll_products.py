"""Everybody who may be hit, in every sentence that may tell of it: lists, names and asides mean the same everywhere."""

from __future__ import annotations

from itertools import product

import pytest

from bot.model import Count
from bot.understand.text.prose import prose
from bot.understand.tolls.casualties import toll

ENGLISH_PEOPLE = {
    "a weaver": 1,
    "a weaver and his son": 2,
    "three potters and a tailor": 4,
    "the cook, a nurse and two guards": 4,
    "the cook, a nurse and a woman who had just sold her goat": 3,
    "a woman, her two daughters and a neighbour": 4,
    "seven members of two families": 7,
    "two fishermen from Labbezanga and a trader from Anderamboukane": 3,
    "an officer and five of his men": 6,
    "Oumar Seck, a teacher": 1,
    "eleven pupils": 11,
}
ENGLISH = (
    ("Gunmen killed {}.", "killed"),
    ("The raid cost the lives of {}.", "killed"),
    ("A shell fell on the market, killing {}.", "killed"),
    ("The explosion resulted in the death of {}.", "killed"),
    ("The raid left {} dead.", "killed"),
    ("They burnt the granaries and shot {} dead.", "killed"),
    ("The raid wounded {}, a midwife said.", "injured"),
    ("Gunmen killed {}, said the prefect.", "killed"),
)
FRENCH_PEOPLE = {
    "un tisserand": 1,
    "un tisserand et son fils": 2,
    "trois potiers et un tailleur": 4,
    "une femme, ses deux filles et une voisine": 4,
    "sept membres de deux familles": 7,
    "un officier et cinq de ses hommes": 6,
    "onze élèves": 11,
}
FRENCH = (
    ("Des hommes armés ont tué {}.", "killed"),
    ("L'attaque a coûté la vie à {}.", "killed"),
    ("Un obus est tombé sur le marché, tuant {}.", "killed"),
    ("Les morts sont {}.", "killed"),
    ("L'explosion a blessé {}, dit une infirmière.", "injured"),
    ("Ils ont égorgé {}, selon le chef du village et deux voisins.", "killed"),
)


@pytest.mark.parametrize(
    ("people", "number", "sentence", "fate"),
    [
        (people, number, sentence, fate)
        for whom, how in ((ENGLISH_PEOPLE, ENGLISH), (FRENCH_PEOPLE, FRENCH))
        for (people, number), (sentence, fate) in product(whom.items(), how)
    ],
)
def test_people_count_alike_in_every_sentence(people: str, number: int, sentence: str, fate: str) -> None:
    told = toll(prose("", sentence.format(people)), past=())
    other = "injured" if fate == "killed" else "killed"
    assert (getattr(told, fate), getattr(told, other)) == (Count(number, number), None)


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the mayor of Anderamboukane, three potters and a tailor were killed.",
        "Three potters and a tailor were killed, according to the mayor and two relatives of the dead.",
        "Selon le maire d'Anderamboukane, trois potiers et un tailleur ont été tués.",
        "D'après le préfet, trois potiers et un tailleur ont perdu la vie.",
        "Three potters and a tailor were killed, a nurse in Labbezanga said.",
        "Trois potiers et un tailleur ont été tués, raconte une vendeuse.",
    ],
)
def test_who_tells_of_it_is_no_victim(sentence: str) -> None:
    told = toll(prose("", sentence), past=())
    assert (told.killed, told.injured) == (Count(4, 4), None)


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("The driver, who owns the cart, said a fifth man had lost a foot.", None, 1),
        ("A cook escaped with a machete wound.", None, 1),
        ("Two boys aged 8 and 11 died in the blast.", 2, None),
        ("L'attaque a coûté la vie au chauffeur.", 1, None),
        ("Trois blessés tombés dans le coma sont soignés au centre de santé.", None, 3),
    ],
)
def test_whose_fate_it_is(sentence: str, killed: int | None, injured: int | None) -> None:
    told = toll(prose("", sentence), past=())
    assert (told.killed and told.killed.max, told.injured and told.injured.max) == (killed, injured)
