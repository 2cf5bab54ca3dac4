"""How several numbers of one fate become one: two voices' counts of the same people, sums, and what is not so."""

from __future__ import annotations

import pytest

from bot.model import Count
from bot.understand.text.prose import prose
from bot.understand.tolls.casualties import Toll, toll


def told(title: str, text: str) -> Toll:
    return toll(prose(title, text), ())


@pytest.mark.parametrize(
    ("title", "text", "least", "most"),
    [
        # The army counts fighters, whoever was hit counts his own: one strike, the same dead.
        ("", "The army said its strike killed nine fighters. The mayor counts 15 dead, all of them fishermen.", 9, 15),
        ("", ("L'état-major assure que neuf combattants ont été tués par un drone. "
             "La mairie, elle, dénombre 15 tués."), 9, 15),
        ("", ("The army said eight fighters were killed and rejected claims by a councillor "
             "that 17 guests had died."), 8, 17),
        ("Deux bilans opposés à Bara", ("Selon l'armée, six terroristes ont été tués. Des habitants disent "
                                       "que onze bergers ont péri."), 6, 11),
        # A group's own number, whoever stands for it.
        ("", ("Seven soldiers were killed, the ministry said. "
             "The rebels posted a video. They put the army's dead at 30."), 7, 30),
        ("", "Les insurgés disent avoir tué 50 soldats ; l'armée admet 22.", 22, 50),
        # A number without a word of fate.
        ("", "Six men were shot dead; an aide to the deputy says seven dead.", 6, 7),
        ("", "The army's toll is four; the jihadists boast of 17.", 4, 17),
        ("", "Une source locale parle de trois morts, une association de sept.", 3, 7),
        ("", "Authorities said 22 died. But a health worker counted 37 bodies at the morgue.", 22, 37),
        ("", "No fewer than 13 were killed. Some reports put the toll as high as 20.", 13, 20),
        # "Neutralised" by the army, dead by others: the same people.
        ("", "Une frappe a fait huit morts, selon un élu. L'armée, elle, dit avoir neutralisé dix terroristes.", 8, 10),
        # A fight is no strike: those who fell on the two sides are added up.
        ("", "The mayor said three villagers were killed. The army said it killed nine attackers.", 12, 12),
    ],
)  # fmt: skip
def test_two_counts_of_the_same_dead_make_a_range(title: str, text: str, least: int, most: int) -> None:
    assert told(title, text).killed == Count(least, most)


@pytest.mark.parametrize(
    ("title", "text", "killed"),
    [
        ("", "Three of the burnt passengers died in hospital. That makes nine dead in all, the director said.", 9),
        ("Un troisième garde succombe", "Le ministère parle désormais de trois morts.", 3),
        ("One of the dead is alive", "Four men died, therefore, and three were injured.", 4),
        ("Onze morts, pas plus", "La commune, qui avait communiqué 13 décès, ramène donc le bilan à onze.", 11),
        ("", "Initial reports put the dead at four; the ministry revised that to seven.", 7),
        ("", "Outre les trois passagers tués, le conducteur a succombé à ses blessures.", 4),
        ("A gendarme and three attackers killed", "A patrol came under fire. Three attackers were killed.", 4),
        ("", "Four soldiers were killed, then 20 militants in the counter-attack. In all 24 people died.", 24),
        ("", "Gunmen killed the village chief. Three of his sons were also killed.", 4),
        ("", "Contrairement aux rumeurs faisant état de 30 morts, quatre personnes ont été tuées.", 4),
        # What is told and not so counts nobody.
        ("", "Some media announced the death of 14 soldiers. This information is false. Five soldiers were killed.", 5),
        # Each sentence of a round-up tells of another place.
        ("Two attacks in one day", ("It was a black Sunday. At Kona five farmers were shot dead. "
                                   "Near Boré, towards noon, four traders were killed."), 9),
    ],
)  # fmt: skip
def test_numbers_that_sum_up_replace_or_add(title: str, text: str, killed: int) -> None:
    assert told(title, text).killed == Count(killed, killed)


def test_those_neutralised_may_be_counted_after_the_word() -> None:
    text = 'Six soldiers died, the army said. It put the number of assailants "neutralised" at 22.'
    assert told("", text).killed == Count(6, 28)


def test_two_counts_of_those_taken_make_a_range() -> None:
    text = "Three people were abducted, the prefect said; villagers insist that it was eight."
    assert told("", text).abducted == Count(3, 8)


def test_who_is_still_held_is_a_part_of_those_taken() -> None:
    told_then = told("Six travellers still captive", "Twenty travellers were abducted on Monday; 14 came home.")
    assert told_then.abducted == Count(20, 20)


def test_what_one_doctor_saw_is_no_whole() -> None:
    text = "Nineteen people were wounded. A doctor put the number of wounded he had seen at nine."
    assert told("", text).injured == Count(19, 19)


def test_the_wounded_who_died_are_no_longer_wounded() -> None:
    text = "Bandits killed five farmers. Seven people were wounded; two of them have since died, a nurse said."
    read = told("", text)
    assert (read.killed, read.injured) == (Count(7, 7), Count(5, 5))


def test_others_come_on_top_of_the_one_told_before() -> None:
    text = "The chief's wife was shot in the stomach and is badly hurt. Twelve others suffered lighter injuries."
    assert told("", text).injured == Count(13, 13)


def test_a_bulletin_lists_its_events_by_place() -> None:
    text = "- Piela: seven men were taken out and killed.\n- Bilanga: three women were shot dead at the well."
    assert told("Two raids by the same band", text).killed == Count(10, 10)
