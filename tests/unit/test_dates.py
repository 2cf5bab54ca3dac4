from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.model import PartOfDay
from bot.understand import events
from bot.understand.dates import When, first_day, history
from bot.understand.prose import prose
from bot.understand.timeline import local_day, time_refs

TODAY = date(2024, 9, 18)  # a Wednesday


def read(text: str, *, over: bool = False, lasting: bool = False) -> When:
    told = prose("", text)
    refs = time_refs(told, TODAY)
    return first_day(told, refs, TODAY, events.hear(told).heat, over=over, lasting=lasting)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gunmen attacked the post on Monday.", "2024-09-16"),
        ("Des hommes armés ont attaqué le poste lundi.", "2024-09-16"),
        ("Gunmen attacked the post on Wednesday.", "2024-09-18"),  # the day of publication itself
        ("Le camp a été attaqué mercredi dernier.", "2024-09-11"),
        ("The camp was attacked on 14 September 2024.", "2024-09-14"),
        ("Le camp a été attaqué le 1er septembre.", None),  # a loose day over a fortnight old is another story's
        ("Gunmen attacked the village yesterday.", "2024-09-17"),
        ("Le village a été attaqué hier soir.", "2024-09-17"),
        ("ca tire au camp depuis ce matin", "2024-09-18"),
        ("L'attaque a eu lieu dans la nuit de lundi à mardi.", "2024-09-16"),  # a night is its first day's
        ("Gunmen attacked the post in the night to Tuesday.", "2024-09-16"),
        ("The post was shelled overnight into Tuesday.", "2024-09-16"),
        ("L'attaque a eu lieu dans la nuit du 15 au 16 septembre.", "2024-09-15"),
        ("The army said on Tuesday that gunmen attacked the post on Sunday.", "2024-09-15"),  # said is not done
        ("L'armée a annoncé mardi que le poste avait été attaqué dimanche.", "2024-09-15"),
        ("Date: 16/09/2024. Armed men attacked a clinic.", "2024-09-16"),
        ("Gunmen attacked the post.", None),
        ("The village must pay by the end of the month or before Friday.", None),  # still to come
    ],
)
def test_first_day(text: str, day: str | None) -> None:
    assert read(text).day == (date.fromisoformat(day) if day else None)


def test_a_siege_began_on_the_day_since_which_it_lasts() -> None:
    assert read("Since 2 July the blockade has been in force.", lasting=True).day == date(2024, 7, 2)


def test_what_has_ended_began_on_the_day_tied_to_it() -> None:
    when = read("Les otages enlevés le 4 juin ont été libérés lundi.", over=True)
    assert when.day == date(2024, 6, 4)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Gunmen attacked the post before dawn on Monday.", PartOfDay.BEFORE_DAWN),
        ("Le poste a été attaqué lundi soir.", PartOfDay.EVENING),
        ("The post was attacked on Monday afternoon.", PartOfDay.AFTERNOON),
        ("Le poste a été attaqué lundi.", None),
    ],
)
def test_part_of_day(text: str, part: PartOfDay | None) -> None:
    assert read(text).part == part


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the post on Monday. In 2019 the same post was overrun.",
        "Le poste a été attaqué lundi. Début juin, un convoi avait été visé.",
        "Gunmen attacked the post on Monday. Last year the army left it for months.",
        "Le poste a été attaqué lundi. Il y a deux ans, le camp était tombé.",
    ],
)
def test_other_times_are_history(text: str) -> None:
    told = prose("", text)
    past = history(told, time_refs(told, TODAY), TODAY, date(2024, 9, 16))
    assert told.clauses[0].start not in past
    assert told.clauses[1].start in past


def test_the_day_is_local_to_the_place() -> None:
    late = datetime(2024, 9, 18, 23, 30, tzinfo=UTC)
    assert local_day(late, "Africa/Niamey") == date(2024, 9, 19)
    assert local_day(late, "Africa/Bamako") == date(2024, 9, 18)
    assert local_day(late, "No/Where") == date(2024, 9, 18)
