from __future__ import annotations

import pytest

from bot.model import Certainty, Count, EventType, Severity
from bot.understand.severity import severity_of
from bot.understand.text.prose import prose
from bot.understand.what.events import hear
from bot.understand.what.kind_rules import gravest, type_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen attacked an army post and torched it.", EventType.BATTLE),
        ("Une patrouille est tombée dans une embuscade.", EventType.BATTLE),
        ("A lorry hit a roadside bomb, three soldiers were killed.", EventType.EXPLOSION),  # whoever died
        ("Un car a sauté sur une mine, cinq passagers sont morts.", EventType.EXPLOSION),
        ("A drone struck a pick-up at the well.", EventType.EXPLOSION),
        ("Nine villagers were killed by men on motorbikes.", EventType.VIOLENCE),
        ("Des hommes armés ont incendié le village et tué deux habitants.", EventType.VIOLENCE),
        ("Four traders were kidnapped on their way home.", EventType.ABDUCTION),
        ("Le prêtre a été enlevé devant l'église.", EventType.ABDUCTION),
        ("Police fired tear gas at protesters burning tyres.", EventType.UNREST),
        ("Des émeutes ont éclaté, le commissariat a été saccagé.", EventType.UNREST),
        ("The town has been under siege for a week and the road is closed.", EventType.ACCESS),
        ("Le couvre-feu est instauré et la route coupée.", EventType.ACCESS),
        ("Thirty inmates escaped from the prison.", EventType.OTHER),
        ("La police a saisi des armes et arrêté trois suspects.", EventType.OTHER),
        # forces, whatever they are called
        ("Raiders at the lock killed nine rangers and civilian auxiliaries.", EventType.BATTLE),
        ("The army said six of its men were killed in the assault on the fort.", EventType.BATTLE),
        ("La frappe de jeudi a tué onze personnes.", EventType.EXPLOSION),
        ("Indirect fire on the airstrip.", EventType.EXPLOSION),
        ("The garrison quits its hilltop fort.", EventType.OTHER),
        ("Le bourg s'est réveillé vidé de ses soldats.", EventType.OTHER),
        ("Families fled their homes after a rumour; no casualties.", EventType.OTHER),
        ("The weekly market was busy.", None),
    ],
)
def test_type(text: str, kind: EventType | None) -> None:
    told = prose("", text)
    assert type_of(told, hear(told), (), dead="killed" in text or "tué" in text).type == kind


def test_the_gravest_for_a_resident_wins() -> None:
    both = [EventType.ACCESS, EventType.BATTLE, EventType.VIOLENCE]
    assert gravest(both, dead=True) is EventType.VIOLENCE
    assert gravest(both, dead=False) is EventType.BATTLE
    assert gravest([EventType.VIOLENCE, EventType.EXPLOSION], dead=True) is EventType.EXPLOSION


@pytest.mark.parametrize(
    ("kind", "dead", "towns", "text", "severity"),
    [
        (EventType.BATTLE, 12, 1, "Twelve soldiers killed.", Severity.EXTREME),  # ten or more dead
        (EventType.BATTLE, 0, 4, "Four towns attacked.", Severity.EXTREME),  # coordinated
        (EventType.BATTLE, 0, 1, "Gunmen overran the base.", Severity.EXTREME),
        (EventType.BATTLE, 0, 1, "Gunmen fired on the base.", Severity.SEVERE),
        (EventType.VIOLENCE, 1, 1, "A man was killed.", Severity.SEVERE),
        (EventType.VIOLENCE, 0, 1, "Huts were burnt.", Severity.MODERATE),
        (EventType.UNREST, 0, 1, "Tyres burnt.", Severity.MODERATE),
        (EventType.OTHER, 0, 1, "Weapons seized.", Severity.MINOR),
    ],
)
def test_severity(kind: EventType, dead: int, towns: int, text: str, severity: Severity) -> None:
    killed = Count(dead, dead)
    assert severity_of(prose("", text), kind, killed, towns, Certainty.OBSERVED, ()) is severity


def test_what_did_not_happen_is_minor() -> None:
    told = prose("", "The ministry denied the coup.")
    assert severity_of(told, EventType.UNREST, None, 1, Certainty.UNLIKELY, ()) is Severity.MINOR
