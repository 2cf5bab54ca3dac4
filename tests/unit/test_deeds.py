"""Actors, verbs and targets put together: who did what to whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand.deeds import deeds
from bot.understand.prose import prose
from bot.understand.tables import deeds as table


def told(text):
    return [(each.type.value, each.why) for each in deeds(prose("", text))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # active, and whom it hit
        ("Presumed jihadists shot two butchers at the entrance of the town.", "violence_against_civilians"),
        ("Des hommes armés ont poignardé un berger près du puits.", "violence_against_civilians"),
        ("Militants stormed the gendarmerie post overnight.", "battle"),
        ("Les assaillants ont abattu quatre soldats.", "battle"),
        # passive, with and without "by"
        ("Five herders were executed by hunters.", "violence_against_civilians"),
        ("Trois éleveurs ont été égorgés par des terroristes.", "violence_against_civilians"),
        ("A national guard post was harassed near the dam.", "battle"),
        # things
        ("Gunmen torched granaries and stole cattle.", "violence_against_civilians"),
        ("Les bandits ont incendié des boutiques.", "violence_against_civilians"),
        # shots
        ("On dit que des hommes armés sont au marché en train de tirer sur les gens.", "violence_against_civilians"),
        ("Des hommes sur motos sont rentrés dans le village.", "violence_against_civilians"),
        # ways, and what is forbidden on them
        ("The ban on boats was extended yesterday.", "access"),
        ("Les bacs sont interdits.", "access"),
        ("Des hommes armés interdisent toute traversée.", "access"),
        ("Armed men stopped all traffic on the river.", "access"),
        ("Des individus armés interdisent aux habitants de sortir.", "access"),
        # the forces
        ("The army announced the arrest of eleven suspects.", "other"),
        ("Les FAMa ont interpellé trois personnes.", "other"),
        # crowds
        ("Women blocked the bridge at noon.", "unrest"),
        ("Des jeunes ont barricadé le goudron.", "unrest"),
        # told as a thing
        ("Fighting was reported between JNIM and a self-defence group.", "battle"),
        ("Two rockets fell near the camp.", "explosion"),
        # threats
        ("Militants threatened the teachers of three schools.", "other"),
    ],
)
def test_a_sentence(text, kind):
    assert kind in {kind for kind, _ in told(text)}, told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The striker shot from twenty metres and the crowd rose.",  # nobody armed
        "Les militants du parti ont attaqué le bilan du gouvernement.",  # a party's activists
        "The company blocked the payments.",  # no crowd
        "The price of fuel burned a hole in many pockets.",  # nobody
        "No soldier attacked anybody.",  # denied by its own word … and the army attacks no post
        "Les gendarmes ont interpellé trois voleurs.",  # the police's daily work
        "Farmers asked the army to block the road.",  # meant, not done
    ],
)
def test_no_deed(text):
    assert told(text) == []


def test_every_verb_makes_forms():
    """A verb of the table that gives no form would never be found."""
    for deed in table.DEEDS:
        for verb in (*deed.en.split(), *deed.fr.split()):
            assert verb.isascii(), verb
            assert verb.islower(), verb


@given(st.text(max_size=300))
def test_any_text(text):
    """Offsets point at the words they name."""
    made = prose("", text)
    for each in deeds(made):
        assert 0 <= each.start < each.end <= len(made.text)
