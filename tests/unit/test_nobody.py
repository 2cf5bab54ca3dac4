"""Nobody died, or nobody knows: the one is told as 0, the other is not told.

An alert that says "nobody killed" where the toll is not known is a lie that can send people into danger.
"""

from __future__ import annotations

import pytest

from bot.model import Count
from bot.understand.text.prose import prose
from bot.understand.tolls.casualties import toll

ZERO = Count(0, 0)

# Said outright: killed, injured (None where the words are about the other count alone).
NOBODY = [
    ("Nobody was killed.", ZERO, None),
    ("No one was killed in the raid, the mayor said.", ZERO, None),
    ("No one died in the attack.", ZERO, None),
    ("Nobody was killed or wounded.", ZERO, ZERO),
    ("No one was hurt.", None, ZERO),
    ("Nobody was injured in the blast.", None, ZERO),
    ("There were no deaths.", ZERO, None),
    ("The prefect said there were no casualties.", ZERO, ZERO),
    ("The shells landed in a field, causing no casualties.", ZERO, ZERO),
    ("Two rockets hit the airport without causing any casualties.", ZERO, ZERO),
    ("The attack left no dead.", ZERO, None),
    ("There was no loss of life.", ZERO, None),
    ("The cart burnt out. No life was lost.", ZERO, None),
    ("The prefect reports no deaths.", ZERO, None),
    ("Aucun de nous n'est mort.", ZERO, None),
    ("The governor said no lives were lost.", ZERO, None),
    ("The raid claimed no lives.", ZERO, None),
    ("The attack caused no deaths or injuries.", ZERO, ZERO),
    ("Fatalities: 0.", ZERO, None),
    ("0 killed, 3 injured.", ZERO, Count(3, 3)),
    ("There were no deaths but two traders were wounded.", ZERO, Count(2, 2)),
    ("There were no victims, the governor said.", ZERO, ZERO),
    ("No deaths were recorded, the hospital director said.", ZERO, None),
    ("Aucun mort n'est à déplorer.", ZERO, None),
    ("Aucune perte en vie humaine n'est à déplorer.", ZERO, None),
    ("On ne déplore aucune victime.", ZERO, ZERO),
    ("L'attaque n'a pas fait de victimes.", ZERO, ZERO),
    ("L'attaque n'a fait aucun mort.", ZERO, None),
    ("L'attaque n'a fait ni mort ni blessé.", ZERO, ZERO),
    ("Deux roquettes sont tombées sur le camp sans faire de victime.", ZERO, ZERO),
    ("Il n'y a pas eu de mort, assure le maire.", ZERO, None),
    ("Il n'y a eu aucun blessé.", None, ZERO),
    ("Il n'y a eu aucun mort ni blessé.", ZERO, ZERO),
    ("Pas de mort, mais quatre blessés, selon le préfet.", ZERO, Count(4, 4)),
    ("Personne n'a été tué.", ZERO, None),
    ("Personne n'a été blessé dans l'explosion.", None, ZERO),
    ("Aucune personne n'a été tuée, précise le gouverneur.", ZERO, None),
    ("L'embuscade n'a causé aucune perte humaine.", ZERO, None),
    ("Bilan : zéro mort, deux blessés.", ZERO, Count(2, 2)),
    ("Plus de peur que de mal : aucune victime, selon la mairie.", ZERO, ZERO),
    ("Aucun décès n'a été enregistré, selon l'hôpital.", ZERO, None),
]

# Not known, not said, not said yet, or said of one side alone.
UNKNOWN = [
    "No death toll was available.",
    "There was no immediate word on casualties.",
    "There was no word on casualties.",
    "No toll was given.",
    "There was no independent toll.",
    "Casualties were not known.",
    "The army did not say how many died.",
    "The army said nothing about casualties.",
    "No casualties were reported.",
    "No casualties have been reported so far.",
    "There were no immediate reports of casualties.",
    "There were no reports of deaths.",
    "The army reported no casualties.",
    "No deaths have been confirmed.",
    "No deaths could be confirmed.",
    "There are no casualty figures yet.",
    "No casualty figures were released.",
    "There were no deaths so far.",
    "No one was known to have been killed.",
    "It was not clear whether anyone was killed.",
    "It is not known if a soldier was killed.",
    "No one knows how many people were killed.",
    "No one was able to say if people were killed.",
    "No details on dead or wounded were given.",
    "The statement made no mention of casualties.",
    "The army said it suffered no casualties.",  # its own side alone
    "The army said there were no casualties in its ranks.",
    "No soldiers were killed, the army said.",
    "No civilians were killed, the army said.",
    "No other deaths were known.",
    "No one else was killed.",
    "Several people were killed; the army said it had no casualties.",
    "Dozens were killed. Nobody was hurt in the neighbouring village.",
    "There were no deaths there.",
    "Aucun bilan n'était disponible.",
    "Aucun bilan.",
    "Aucun bilan humain n'a été communiqué.",
    "Il n'y a pas encore de bilan.",
    "Pas de bilan pour le moment.",
    "Le bilan n'est pas connu.",
    "L'armée n'a pas donné de bilan.",
    "Le communiqué annonce l'attaque sans faire état de victimes.",
    "L'armée ne fait état d'aucune victime.",
    "L'armée n'a pas fait état de morts.",
    "Aucune victime n'a été signalée.",
    "Aucune victime n'a été signalée pour l'instant.",
    "Pas de victimes signalées.",
    "Aucun mort n'est confirmé à ce stade.",
    "Il n'y a pas de victimes pour l'instant.",
    "On ne sait pas s'il y a eu des morts.",
    "On ignore si un soldat a été tué.",
    "Le nombre de morts n'est pas connu.",
    "Aucune précision sur d'éventuelles victimes.",
    "L'armée n'a pas précisé le nombre de tués.",
    "Aucun mort dans les rangs de l'armée.",
    "L'armée dit n'avoir enregistré aucune perte dans ses rangs.",
    "Aucun soldat n'a été tué, selon l'armée.",
    "Aucune autre victime.",
    "Plusieurs civils ont été tués. L'armée n'a subi aucune perte.",
    "Aucune source n'a donné le nombre de morts.",
    "Personne ne sait combien de gens ont été tués.",
    "Des morts sont à craindre, aucun chiffre n'est avancé.",
]


@pytest.mark.parametrize(("text", "killed", "injured"), NOBODY)
def test_an_outright_word_that_nobody_was_hit_is_a_zero(text: str, killed: Count | None, injured: Count | None) -> None:
    told = toll(prose("", text), ())
    assert (told.killed, told.injured) == (killed, injured)


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_toll_that_is_not_known_is_no_number(text: str) -> None:
    told = toll(prose("", text), ())
    if text.startswith("Dozens"):  # the wounded of the next village are another matter
        assert told.killed is None
    else:
        assert (told.killed, told.injured) == (None, None)


def test_a_title_s_zero_yields_to_a_body_that_knows_less() -> None:
    """A headline shortens "no casualties were reported"."""
    hedged = prose("Mortar fire hits airport, no casualties", "Shells hit the airport. No casualties were reported.")
    assert toll(hedged, ()).killed is None
    plain = prose("Mortar fire hits airport, no casualties", "Shells hit the airport on Monday.")
    assert toll(plain, ()).killed == ZERO


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Nobody has been killed so far.", True, False),
        ("Aucun mort ni blessé à ce stade.", True, True),
        ("No casualties so far.", True, True),
        ("No deaths have been reported so far.", False, False),  # nobody told of any: that is not nobody
        ("Several people were killed; nobody has died in the clinic so far.", False, False),
    ],
)
def test_nobody_so_far_is_nobody_of_what_lasts_alone(text: str, killed: bool, injured: bool) -> None:
    told = toll(prose("", text), ())
    assert (told.killed, told.injured) == (None, None)
    lasting = told.of_what_lasts()
    assert (lasting.killed == ZERO, lasting.injured == ZERO) == (killed, injured)


@pytest.mark.parametrize(
    "text",
    [
        "Preachers told the village to leave within four days. Nobody was harmed.",
        "Des hommes armés ont ordonné au village de partir. Personne n'a été molesté.",
    ],
)
def test_that_nobody_was_harmed_counts_no_wounds_of_what_lasts(text: str) -> None:
    told = toll(prose("", text), ())
    assert told.injured == ZERO  # of an attack, of which it says that nobody was hit
    assert told.of_what_lasts().injured is None


@pytest.mark.parametrize(
    "text",
    [
        "The four hostages walked home on Monday. All are alive.",
        "Les quatre otages ont été libérés lundi. Tous sont vivants.",
    ],
)
def test_that_those_who_came_home_live_counts_none_of_the_dead(text: str) -> None:
    assert toll(prose("", text), ()).killed is None
