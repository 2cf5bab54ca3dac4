"""What a text is about by the words it is full of, and that reports of attacks are about none of it."""

import pytest

from bot.item import Item
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand
from bot.understand.tables.subjects import SUBJECTS
from bot.understand.text.prose import prose
from bot.understand.what.incident import FULL
from bot.understand.what.subject import about


def item(title: str, text: str) -> Item:
    return Item.model_validate({"id": "1", "source": "Wire", "title": title, "text": text})


ABOUT = [
    # a match told in words of war
    (
        "sport",
        "Doro bombard Kale to reach the final",
        (
            "The strikers attacked from kick-off and the goalkeeper was beaten twice before half-time. "
            "The coach praised his defenders; supporters invaded the pitch."
        ),
    ),
    (
        "sport",
        "Doro écrase Kalé",
        (
            "L'attaquant a fusillé le gardien à la mi-temps ; l'entraîneur a salué ses défenseurs. "
            "Les supporteurs ont envahi la pelouse du stade à la fin du match."
        ),
    ),
    # a play, a film
    (
        "stage and screen",
        "'Raid on Kale' opens the festival",
        (
            "The director shot the film with sixty extras. The audience held its breath as the gunmen came; "
            "then came applause and an award."
        ),
    ),
    (
        "stage and screen",
        "Les masques de Doro",
        (
            "Les danseurs ont rejoué l'attaque du village devant le public ; les comédiens tombaient sous les "
            "balles. L'exposition dure jusqu'à samedi au musée."
        ),
    ),
    # water kills, too
    (
        "weather and floods",
        "Ten dead at Doro",
        ("Torrential rains flooded Doro overnight, killing ten people. Walls collapsed; more storms are forecast."),
    ),
    (
        "drill",
        "Des explosions à Doro",
        (
            "L'exercice simulait l'assaut d'un poste : l'entraînement, conduit par des instructeurs, finit à midi, "
            "avec des blessés fictifs."
        ),
    ),
]


@pytest.mark.parametrize(("why", "title", "text"), ABOUT)
def test_a_text_full_of_a_subjects_words_is_about_it(why, title, text):
    ((most, points),) = about(prose(title, text)).most_common(1)
    assert most == why
    assert points >= FULL[1]


@pytest.mark.parametrize(("why", "title", "text"), ABOUT)
def test_it_is_no_incident(why, title, text):
    assert not understand(item(title, text), Gazetteer.builtin()).incident


@pytest.mark.parametrize(
    ("title", "text"),
    [
        # where people were attacked at such a thing
        (
            "Gunmen kill nine at a football match in Gao",
            "Armed men opened fire on supporters at a match in Gao on Sunday, killing nine, the governor said.",
        ),
        (
            "Gao : le festival endeuillé",
            (
                "Des hommes armés ont attaqué la place du festival à Gao et tué quatre spectateurs, "
                "a annoncé le gouverneur."
            ),
        ),
        (
            "Herders shot dead as rains cut the road to Gao",
            "Gunmen killed three herders on Monday near Gao, the mayor said. Rains have flooded the road since.",
        ),
    ],
)
def test_an_attack_in_such_a_place_is_an_incident(title, text):
    assert understand(item(title, text), Gazetteer.builtin()).incident


def test_the_words_are_folded_and_stand_once_in_a_column():
    for subject in SUBJECTS:
        for column in (subject.en, subject.fr):
            words = column.split()
            assert column.isascii()
            assert column == column.lower()
            assert len(words) == len(set(words)), subject.why
