"""Sieges and bans that reach another town: what ties it to the one that is known, and what only names a town."""

import pytest

from bot.item import Item
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand

GAZETTEER = Gazetteer.builtin()
SIEGE = "Ténenkou has been cut off by jihadists since 2 March, the mayor said. No lorry gets in."
BLOCUS = "Ténenkou est sous blocus depuis le 2 mars, selon le maire. Aucun camion n'entre."


def places(text, title="", **more):
    told = {"id": "s", "source": "Desk", "published_at": "2026-03-20T09:00:00Z", "title": title, "text": text} | more
    report = understand(Item.model_validate(told), GAZETTEER)
    named = {each.name for each in report.background}
    found = [each.place.name for each in report.places]
    assert named.isdisjoint(found)
    return found


@pytest.mark.parametrize(
    "text",
    [
        f"{SIEGE} Since Sunday 15 March the same measures have applied to Youwarou.",
        f"{SIEGE} From 15 March the ban has been extended to Youwarou.",
        f"{SIEGE} A second checkpoint is in place at Youwarou.",
        f"{SIEGE} NEW: Youwarou, since 15 March, same restrictions.",
        # headed as what is new, whatever is said of it
        f"- {SIEGE}\n- NEW since 15 March: the barrier was moved. Nothing leaves Youwarou by road.",
        f"- {BLOCUS}\n- NOUVEAU : Youwarou, où le bac est à l'arrêt.",
        f"{BLOCUS} Depuis dimanche, les mêmes mesures frappent Youwarou.",
        f"{BLOCUS} Youwarou est coupé à son tour depuis dimanche.",
        f"{BLOCUS} L'interdiction a été étendue dimanche à Youwarou.",
        f"{BLOCUS} Depuis dimanche, un deuxième barrage est dressé à Youwarou.",
    ],
)
def test_the_siege_reaches_another_town(text):
    assert places(text) == ["Ténenkou", "Youwarou"]


@pytest.mark.parametrize(
    "text",
    [
        f"{SIEGE} Stocks in Youwarou are low.",
        f"{SIEGE} The prefect of Youwarou has asked for an escort.",
        f"{BLOCUS} Le prix du mil monte à Youwarou.",
        # beside what is headed as new
        f"- {SIEGE}\n- NEW: the price of millet has doubled.\n- Stocks in Youwarou are low.",
        # years ago, and too far off
        f"{SIEGE} In 2022 the same ban had applied to Youwarou.",
    ],
)
def test_a_town_that_is_only_named(text):
    assert places(text) == ["Ténenkou"]


def test_only_what_lasts_spreads():
    text = "Gunmen killed nine farmers at Ténenkou on Monday, the mayor said. The same order applied to Youwarou."
    assert places(text) == ["Ténenkou"]


def test_what_the_source_states_wins():
    text = f"{SIEGE} Since Sunday 15 March the same measures have applied to Youwarou."
    assert places(text, places=[{"name": "Ténenkou"}]) == ["Ténenkou"]
