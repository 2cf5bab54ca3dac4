from __future__ import annotations

import pytest

from bot.item import Item
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand
from bot.understand.signs import signs_of
from bot.understand.text.prose import prose
from bot.understand.what.events import hear
from bot.understand.what.incident import Judgement, judge


def read(title: str, text: str = "", *, follow_up: bool = False) -> Judgement:
    told = prose(title, text)
    return judge(told, hear(told), (), signs_of(told), follow_up=follow_up)


@pytest.mark.parametrize(
    ("title", "text", "incident"),
    [
        ("Gunmen attack army camp", "Five soldiers were killed on Monday.", True),
        ("Attaque d'un camp", "Cinq soldats ont été tués lundi.", True),
        ("Two sides meet in cup final", "The striker fired home and the coach praised his defence.", False),
        ("Le derby tourne au massacre (5-0)", "L'attaquant a fusillé le gardien.", False),
        ("Court jails three for attack on camp", "They were sentenced to life for killing soldiers.", False),
        ("Procès : perpétuité pour l'attaque", "La cour d'assises a condamné les accusés.", False),
        ("Ten years after the attack", "Families marked the anniversary of the killing.", False),
        ("Commémoration de l'attaque du camp", "Une minute de silence pour les soldats tués.", False),
        ("Drill: gunmen storm airport", "This is an exercise. Ten wounded were simulated.", False),
        ("Exercice", "Ceci est un exercice : explosion simulée au marché.", False),
        ("OPINION | The killing must stop", "Attacks go on. The writer is a lawyer.", False),
        ("Tribune : arrêtons les tueries", "Les attaques continuent. L'auteur est juriste.", False),
        ("Bus and lorry collide, twelve dead", "The collision happened on Monday, police said.", False),
        ("Accident de la route : douze morts", "Le car s'est renversé après une collision.", False),
        ("Floods kill nine", "Heavy rains and flooding killed nine people.", False),
        ("Fact check: video of burning base is old", "The footage was not taken this year.", False),
        ("Coach riddled on the river road; ten dead", "Ten travellers were shot dead in their coach on Sunday.", True),
        ("New bridge opens", "The minister inaugurated the bridge.", False),
    ],
)
def test_incident_or_not(title: str, text: str, incident: bool) -> None:
    judged = read(title, text)
    assert judged.incident is incident, judged
    assert judged.why


@pytest.mark.parametrize(
    "title",
    [
        "Army denies attack on barracks",
        "Le ministère dément toute attaque du camp",
        "Fausse alerte : il n'y a pas eu d'enlèvement",
        "No massacre in the delta, rights monitors find",
        "Le préfet coupe court aux rumeurs d'attaque",
    ],
)
def test_a_denial_is_news_of_its_own(title: str) -> None:
    judged = read(title, "Shots had been reported, tirs entendus.")
    assert judged.incident
    assert judged.denied


@pytest.mark.parametrize("title", ["Blockade lifted", "Le blocus est levé", "Hostages have been released"])
def test_the_end_is_heard(title: str) -> None:
    assert read(title).over


def test_an_all_clear_after_an_earlier_item_needs_no_more() -> None:
    assert read("All clear", follow_up=True).incident


@pytest.mark.parametrize("title", ["All clear", "Fin d'alerte à Gao", "The alert is over"])
def test_an_all_clear_needs_an_earlier_item(title: str) -> None:
    item = Item.model_validate({"id": "x", "source": "s", "published_at": "2026-11-20T10:00:00Z", "title": title})
    assert not understand(item, Gazetteer.builtin()).incident
