"""Everybody who may be hit, in every sentence that may tell of it: lists, names and asides mean the same everywhere."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from bot.model import Count
from bot.understand.text.prose import prose
from bot.understand.tolls.casualties import toll
from bot.understand.when.timeline import time_refs

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


# A text, then killed and injured: None is no number, a pair a range.
SENTENCES = [
    ("The driver, who owns the cart, said a fifth man had lost a foot.", None, 1),
    ("A cook escaped with a machete wound.", None, 1),
    ("Two boys aged 8 and 11 died in the blast.", 2, None),
    ("L'attaque a coûté la vie au chauffeur.", 1, None),
    ("Trois blessés tombés dans le coma sont soignés au centre de santé.", None, 3),
    # what stands in quotes, or in another's part of the sentence
    ('Five soldiers died. The army claims to have "neutralised" nine of the attackers.', (5, 14), None),
    ("Quatre gardes ont péri. Un infirmier parle, lui, de six corps.", (4, 6), None),
    # what is corrected
    ("L'attaque a coûté la vie à neuf habitants, et non à douze.", 9, None),
    ("L'attaque a fait neuf morts, rectifie le préfet. Un éleveur avait parlé de douze tués.", 9, None),
    (
        "All nineteen were killed at the ford. To the twelve names we add seven people who died of their wounds.",
        19,
        None,
    ),
    # of every place as many; of the dead some, who had been hit
    ("Six guards died in the two raids, three at each post, and five were wounded.", 6, 5),
    ("Twelve people, including two boys hit by a stray shot, were killed. A further nine were wounded.", 12, 9),
    ("An officer said three guards were among fourteen wounded.", None, 14),
    ("His brother was one of nine men killed on Monday.", 9, None),
    # whose they are
    ("Eleven fighters on the government side fell. Four assailants were killed.", 15, None),
    (
        "The bodies of the imam, his deputy, the head of the herders' association, two potters and a girl lay there.",
        6,
        None,
    ),
    # dead, where no dead are told
    ("Labbezanga pleure ses cinq forestiers.", 5, None),
    ("Three coffins stood in the chapel.", 3, None),
    ("Seven fathers lie behind the mill now.", 7, None),
    ("At least six gendarmes lie in the yard.", 6, None),
    ("My neighbour and his boy are gone.", 2, None),
    ("Gunmen kidnapped people at the well. My neighbour and his boy are gone.", None, None),
    ("Nous pleurons le sous-officier, ses deux adjoints et dix éléments.", 13, None),
    ("Nine fighters lie behind the mill; the army says it killed four.", 4, None),
    ("The kidnappers want ten million, or three coffins.", None, None),
    # behind a weekday
    ("The convoy was ambushed on Monday, 18 soldiers dead.", 18, None),
    ("Les blessés seraient « entre quinze et vingt ».", None, (15, 20)),
    # who survived, or did not
    ("None of the five men on board survived.", 5, None),
    ("Aucun des cinq occupants n'a survécu.", 5, None),
    ("Only one of the six survived.", 5, None),
    ("Un seul des six a survécu.", 5, None),
    ("The health post took in six people with bullet wounds; two of them could not be saved.", 2, 4),
    ("Un gardien, touché à la gorge, n'a pas survécu.", 1, None),
    ("Neuf villageois ne se relèveront pas.", 9, None),
    ("Cinq bergers ont eu la gorge tranchée.", 5, None),
    ("They cut the throats of the imam and his son.", 2, None),
    # two counts of the same people, or of others
    ("At least 15 and perhaps 20 people died.", (15, 20), None),
    ("Au moins 15, peut-être 20 personnes ont péri.", (15, 20), None),
    ("Six dead, says a resident. Eight, says the mayor.", (6, 8), None),
    ("Onze morts, quinze blessés, quatre disparus, selon le gouverneur.", 11, 15),
    ("L'attaque a fait neuf victimes, dont trois enfants.", 9, None),
    ("Two soldiers died, along with seven of the attackers.", 9, None),
    ("Of the twelve on the truck, nine are dead.", 9, None),
    # hit, not killed; hit beside dead
    ("They shot him in the knee.", None, 1),
    ("L'explosion a coûté une jambe à un paysan.", None, 1),
    ("Eight soldiers fell and fifteen were evacuated by helicopter.", 8, 15),
    ("Huit soldats sont tombés et quinze autres ont été évacués.", 8, 15),
    ("Five people were killed and 300 residents were evacuated.", 5, None),
    ("The schoolmaster was beaten and left for dead.", None, 1),
    # several events in one text
    ("The first mine killed three soldiers. The second, an hour later, killed two who had come to help.", 5, None),
    ("La première mine a tué trois soldats. La seconde, une heure plus tard, a tué deux secouristes.", 5, None),
    ("In the first attack three soldiers were killed, in the second two civilians died.", 5, None),
    ("Two attacks in one night: at Wadoba, three dead; at Sarel, two dead and four wounded.", 5, 4),
    ("Three people were killed at Wadoba, two at Sarel and one at Nbouna.", 6, None),
    ("Nine were killed in two attacks, six in Wadoba and three in Sarel.", 9, None),
    ("The first shots woke the village; three men were killed. A second man was wounded.", 3, 1),
    # what else is done to people
    ("The army killed 12 militants and arrested 30 suspects.", 12, None),
    ("L'armée a tué 12 terroristes et interpellé 30 suspects.", 12, None),
    ("Some 40 soldiers were killed, according to JNIM, which published pictures of 12 bodies.", 40, None),
    ("Of the nine hurt on Monday, three have died.", 3, 6),
    ("A volunteer was killed and another injured.", 1, 1),
    ("Le drone a tué une mère et grièvement brûlé son fils.", 1, 1),
    ("Les assaillants ont laissé sept des leurs sur le terrain.", 7, None),
    ("Volunteers killed five attackers and lost two of their own.", 7, None),
    ("Les volontaires ont tué cinq assaillants et perdu deux des leurs.", 7, None),
    ("Deux volontaires et cinq assaillants gisaient sans vie à la fin des combats.", 7, None),
    ("Cent vingt bêtes gisent autour de l'eau.", None, None),
    ("On déplore deux morts et trois blessés dans nos rangs ; cinq terroristes ont été neutralisés.", (2, 7), 3),
    ("Three people, one of them a pregnant woman, were wounded by stray bullets.", None, 3),
    ("Six people were injured, of whom two died in the night.", 2, 4),
    ("All but three of the 19 passengers died.", 16, None),
    ("The four hostages are home. One of them, diabetic, is in hospital.", None, None),
    ("L'un des otages, diabétique, a été admis à Gao.", None, None),
    ("La route de Sarel est morte.", None, None),
    ("A cooking fire burnt down two classrooms; three people have light burns.", None, None),
    # limbs are no people, and tell of wounds
    ("The husband survived with two broken legs.", None, 1),
    ("Three cooks have bruised ribs; a guard has an injured hand.", None, 4),
    ("Neuf pêcheurs ont reçu des soins.", None, 9),
    ("Sept passagers, brûlés pour la plupart, ont été ramenés à l'hôpital.", None, 7),
    ("Notice to members: our lorry 21 was shot at near Wadoba.", None, None),
    ("No one on the bus was killed, but nine passengers have bullet wounds.", 0, 9),
]


@pytest.mark.parametrize(("text", "killed", "injured"), SENTENCES)
def test_whose_fate_it_is(
    text: str, killed: int | tuple[int, int] | None, injured: int | tuple[int, int] | None
) -> None:
    read = prose("", text)
    refs = time_refs(read, date(2026, 9, 9))
    told = toll(read, past=(), dated=[(ref.start, ref.end) for ref in refs])
    assert (told.killed, told.injured) == (_count(killed), _count(injured))


def _count(number: int | tuple[int, int] | None) -> Count | None:
    if isinstance(number, tuple):
        return Count(*number)
    return None if number is None else Count(number, number)
