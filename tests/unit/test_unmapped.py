"""Villages on no map: their names where a place's name must stand, and nothing else that has a capital."""

import pytest

from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.text.prose import prose
from bot.understand.where.unmapped import MOST, unmapped


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        # the same village in three languages
        ("", "Armed men killed six farmers in the fields of Zagnadougou, in central Mali.", ("zagnadougou",)),
        ("Zagnadougou : le bilan ramené à huit morts", "Il y a huit morts à Zagnadougou.", ("zagnadougou",)),
        ("", "Die Angreifer kamen im Dorf Zagnadougou an.", ("zagnadougou",)),
        # a name of several parts, several names
        ("", "L'attaque de Zagna-Dougou et de Wurokoro a fait neuf morts.", ("zagna dougou", "wurokoro")),
        # what the gazetteer knows is no stranger
        ("Attack on Kayes", "Gunmen attacked the town of Nioro.", ()),
        # … nor is a part of its name
        ("", "Gunmen shot two men dead in Birni N'Konni.", ()),
        ("", "Des hommes venus de Côte d'Ivoire ont tué deux bergers à In Gall.", ()),
        # a word before the title's colon that the text does not name again
        ("Update: shots in Kayes", "An update of Monday's note.", ()),
        ("Rectificatif : deux morts à Kayes", "Deux hommes sont morts à Kayes.", ()),
        # people, peoples, days, rubrics, the paper itself
        ("", "Selon le témoignage de Moussa Camara, un habitant.", ()),
        ("", "A German priest was taken on Monday.", ()),
        ("Contact: desk", "Reported in Courrier.", ()),
        # where people flee to or come from
        ("", "Families fled to Zagnadougou. Convoys came from Wurokoro.", ()),
    ],
)
def test_names(title, text, found):
    assert unmapped(prose(title, text), Gazetteer.builtin(), "Le Courrier") == found


def test_beside_a_town_that_is_told_exactly_only_the_front_counts():
    text = prose("", "Gunmen shot six people in Zagnadougou on Friday. Others were hurt in Wurokoro.")
    assert unmapped(text, Gazetteer.builtin(), "AFP", pinned=True) == ("zagnadougou",)
    assert unmapped(text, Gazetteer.builtin(), "AFP") == ("zagnadougou", "wurokoro")


@pytest.mark.parametrize(
    "apart",
    ["It is distinct from the killings in Wurokoro.", "À ne pas confondre avec l'attaque de Wurokoro."],
)
def test_the_village_of_another_incident_is_kept_apart(apart):
    told = prose("", f"Six people were shot in Zagnadougou. {apart}")
    assert unmapped(told, Gazetteer.builtin(), "AFP") == ("zagnadougou",)


def test_only_the_opening_is_read_and_a_few_names_kept():
    many = " ".join(f"Killed in Zagna{chr(97 + n)}bo." for n in range(20))
    assert len(unmapped(prose("", many), Gazetteer.builtin(), "AFP")) == MOST
    assert unmapped(prose("", "word " * 200 + "in Zagnadougou."), Gazetteer.builtin(), "AFP") == ()
