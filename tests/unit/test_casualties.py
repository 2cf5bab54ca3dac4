from __future__ import annotations

import pytest

from bot.model import Count
from bot.understand.text.numbers import mark, value_of
from bot.understand.text.prose import prose
from bot.understand.tolls.casualties import toll


def n(number: int | None, most: int | None = None) -> Count | None:
    return None if number is None else Count(number, most or number)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("vingt-deux", 22), ("soixante-dix-sept", 77), ("quatre-vingt-onze", 91), ("twenty-three", 23),
        ("a", None), ("trois cent douze", 312), ("two hundred and six", 206), ("mille deux cents", 1200),
    ],
)  # fmt: skip
def test_numbers_in_words(words: str, number: int | None) -> None:
    assert value_of(words) == number


def test_marking_leaves_clock_times_percentages_and_articles_alone() -> None:
    assert mark("un convoi vers 05:40, 20 % des 1 340 personnes") == "un convoi vers 05:40, 20 % des ‹1340› personnes"


@pytest.mark.parametrize(
    ("text", "killed", "injured", "abducted"),
    [
        ("Five farmers were killed and two wounded.", 5, 2, None),
        ("Cinq cultivateurs ont été tués et deux autres blessés.", 5, 2, None),
        ("Gunmen killed at least 14 soldiers.", 14, None, None),  # a hedge is told as the number
        ("L'attaque a fait une quinzaine de morts.", 15, None, None),
        ("Several people were killed, dozens injured.", None, None, None),  # vague amounts are no number
        ("Plusieurs morts et des dizaines de blessés.", None, None, None),
        ("Nobody was killed.", 0, None, None),
        ("Aucun mort n'est à déplorer.", 0, None, None),
        ("A herder was shot dead.", 1, None, None),  # one victim without a number
        ("Un éleveur a été abattu par des inconnus.", 1, None, None),
        ("Seven travellers were kidnapped on the road.", None, None, 7),
        ("Sept voyageurs ont été enlevés sur la piste.", None, None, 7),
        ("The mayor and his driver were abducted.", None, None, 2),
        ("Le maire et son chauffeur ont été enlevés.", None, None, 2),
        ("The army lost 4 men killed and says 30 attackers were neutralised.", (4, 34), None, None),
        ("Six hommes, et non dix, ont été tués.", 6, None, None),  # the replaced number is out
        ("Gunmen on 40 motorbikes burnt 12 lorries.", None, None, None),  # nobody is counted
        ("Le bilan s'établit désormais à neuf morts et onze blessés.", 9, 11, None),
    ],
)
def test_tolls(text: str, killed: int | tuple[int, int] | None, injured: int | None, abducted: int | None) -> None:
    told = toll(prose("", text), ())
    most = killed if isinstance(killed, tuple) else (killed, None)
    assert (told.killed, told.injured, told.abducted) == (n(*most), n(injured), n(abducted))


def test_the_dead_of_other_days_are_left_out() -> None:
    text = prose("", "Three soldiers were killed on Monday. In 2019 thirty died there.")
    past = {text.clauses[1].start}
    assert toll(text, past).killed == Count(3, 3)


def test_the_number_of_a_date_counts_nobody() -> None:
    text = prose("", "Traders kidnapped on March 4 near the river were released.")
    at = text.low.index("march 4")
    assert toll(text, (), [(at, at + len("march 4"))]).abducted is None


@pytest.mark.parametrize(
    ("text", "killed", "injured", "abducted"),
    [
        ("Four soldiers and two civilians were killed.", 6, None, None),
        ("Deux soldats et un civil ont été tués.", 3, None, None),
        ("The blast killed four soldiers and a civilian.", 5, None, None),
        ("L'attaque a tué quatre soldats, deux VDP et un civil.", 7, None, None),
        ("A gendarme and two drivers were wounded.", None, 3, None),
        ("Les deux chauffeurs et trois apprentis ont été enlevés.", None, None, 5),
        ("Four Malian soldiers and two civilians were killed, the army said.", 6, None, None),
        ("Gunmen killed four soldiers and two civilians were wounded.", 4, 2, None),  # each verb has its own
        ("Quatre soldats ont été tués et deux civils blessés.", 4, 2, None),
        ("Twelve people, two soldiers and ten civilians, were killed.", 12, None, None),  # the whole and its parts
        ("At least 23 villagers, among them seven children, were killed.", 23, None, None),
        ("23 villageois, dont sept enfants, ont été tués.", 23, None, None),
        ("Vingt victimes, dont trois morts.", 3, None, None),
        ("Le préfet et deux gardes ont été enlevés.", None, None, 3),
        ("Le préfet a été enlevé avec deux de ses gardes.", None, None, 3),
        ("The mayor and two councillors were abducted.", None, None, 3),
        ("Un commerçant bien connu du quartier a été abattu vers 20 heures.", 1, None, None),  # no 20 dead
    ],
)
def test_sums_and_parts(text: str, killed: int | None, injured: int | None, abducted: int | None) -> None:
    told = toll(prose("", text), ())
    assert (told.killed, told.injured, told.abducted) == (n(killed), n(injured), n(abducted))


def test_whoever_came_home_had_been_taken_though_the_deed_is_past() -> None:
    text = prose(
        "Retour à la maison", "Les trois maîtres pris par des hommes armés à Tin, il y a un mois, sont arrivés."
    )
    past = {clause.start for clause in text.clauses if "pris par" in text.low[clause.start : clause.end]}
    assert past
    assert toll(text, past).abducted == Count(3, 3)
