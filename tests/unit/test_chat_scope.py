"""How far a watch reaches: circles, the town alone, what holds it, shared positions, names that are missing."""

import logging

import pytest
from chat_harness import position
from chat_world import GAZETTEER, buttons

from bot.chat.circles import LEAST_KM, MOST_KM, mark, wider
from bot.chat.say import MAX_WATCHES


def reach(phone, place_id="ml-diboli"):
    return phone.store.reached[phone.chat["id"], place_id] if place_id in phone.watched else None


async def test_a_circle_by_its_words(ann):
    (done,) = await ann.say("Gogui 50 km")
    assert "<b>Gogui</b> — commune (Nioro, Mali) · 50 km" in done["text"]
    assert "within 50\u00a0km of it" in done["text"]
    assert reach(ann, "ml-gogui") == 50
    (done,) = await ann.say("100 km around Gogui")
    assert "Done" in done["text"]
    assert reach(ann, "ml-gogui") == 100, "the same watch, wider"
    assert ann.watched == ["ml-diboli", "ml-gogui"]


@pytest.mark.parametrize(("asked", "km"), [("1 km", LEAST_KM), ("900 km", MOST_KM)])
async def test_a_circle_out_of_bounds_is_bounded_and_told(awa, asked, km):
    (done,) = await awa.say(f"Gogui {asked}")
    assert "Autour d’une ville, je surveille de 5 à 200\u00a0km" in done["text"]
    assert reach(awa, "ml-gogui") == km


async def test_a_circle_around_one_of_several_towns(ann):
    (asked,) = await ann.say("Nioro 50 km")
    assert [text for text, _ in buttons(asked)] == [
        "Nioro du Sahel — town (Nioro, Mali) · 50 km",
        "Nioro du Rip — town (Senegal) · 50 km",
    ]
    await ann.press("Sahel")
    assert reach(ann, "ml-nioro") == 50


async def test_change_offers_reaches_and_what_holds_the_town(awa):
    (card,) = await awa.press("Modifier")
    assert [text for text, _ in buttons(card)] == [
        "50\u00a0km", "100\u00a0km", "200\u00a0km", "La ville seule", "Kayes (cercle)", "Kayes (région)",
        "Retirer Diboli", "← Ma liste",
    ]  # fmt: skip
    (done,) = await awa.press("La ville seule")
    assert reach(awa) == 0
    assert "à <b>Diboli</b> même" in done["text"]
    assert "· la ville seule" in done["text"]
    await awa.press("Modifier")
    await awa.press("15\u00a0km")
    assert reach(awa) == 15


async def test_its_cercle_in_its_stead(ann):
    await ann.press("Change")
    (done,) = await ann.press("Kayes (cercle)")
    assert ann.watched == ["ml-c-kayes"]
    assert "anywhere in the cercle" in done["text"]
    (card,) = await ann.press("Change")
    assert "Kayes (region)" in [text for text, _ in buttons(card)]


async def test_from_the_list_and_back(awa):
    await awa.say("Gogui 100 km")
    (shown,) = await awa.say("/liste")
    assert [text for text, _ in buttons(shown)] == ["Diboli", "Gogui · 100\u00a0km"]
    (card,) = await awa.press("Gogui")
    assert "<b>Gogui</b>" in card["text"]
    (shown,) = await awa.press("Ma liste")
    assert shown["text"].startswith("Vous suivez 2 lieux")
    await awa.press("Gogui")
    (shown,) = await awa.press("Retirer Gogui")
    assert awa.watched == ["ml-diboli"]
    await awa.press("Suivre à nouveau")
    assert reach(awa, "ml-gogui") == 100, "as it was"


async def test_a_card_of_what_is_watched_no_longer(ann):
    await ann.say("/unwatch Diboli")
    (card,) = await ann.press_data("o:0:ml-diboli", 900)
    assert "No longer watched" in card["text"]
    assert [data for _, data in buttons(card)] == ["w:ml-diboli"]


@pytest.mark.parametrize("data", ["v:00000000:ml-diboli", "v:00000000:nowhere", "k:3:ml-diboli", "k:201:ml-diboli"])
async def test_forged_scopes_change_nothing(ann, data):
    await ann.press_data(data)
    assert ann.toasts[-1].startswith("This button")
    assert reach(ann) == 15


async def test_a_press_on_a_reach_minds_the_limit(awa):
    awa.store.watched[1001] = [f"ml-v{n}" for n in range(MAX_WATCHES)]
    (told,) = await awa.press_data("k:50:ml-gogui")
    assert "c’est le maximum" in told["text"]
    assert len(awa.watched) == MAX_WATCHES


def test_marks_tell_holders_apart():
    for place in GAZETTEER:
        marks = [mark(each) for each in wider(GAZETTEER, place)]
        assert len(set(marks)) == len(marks)


# Positions


async def test_a_position_becomes_the_nearest_place(ann, caplog):
    caplog.set_level(logging.DEBUG)
    (done,) = await ann.send(location=position(15.6234, -9.3567))
    assert "The nearest place I know is <b>Gogui</b>, about 1 km from you." in done["text"]
    assert "I have not kept your position" in done["text"]
    assert "watch" in done["text"]
    assert [text for text, _ in buttons(done)] == ["Change", "Undo"]
    assert "ml-gogui" in ann.watched
    assert "15.62" not in caplog.text + str(ann.store.__dict__)


async def test_a_far_position_is_asked_about(awa):
    (asked,) = await awa.send(location=position(16.3, -9.5))
    assert "à environ 77\u00a0km" in asked["text"]
    assert awa.watched == ["ml-diboli"]
    await awa.press("Gogui")
    assert awa.watched == ["ml-diboli", "ml-gogui"]


async def test_a_position_at_the_other_end_of_the_world(awa):
    (answer,) = await awa.send(location=position(48.85, 2.35))
    assert "aucun lieu près de votre position" in answer["text"]
    assert awa.watched == ["ml-diboli"]


async def test_a_venue_is_a_position(ann):
    spot = position(15.62, -9.35)
    await ann.send(venue={"location": spot, "title": "T", "address": "A"}, location=spot)
    assert "ml-gogui" in ann.watched


# Names that are missing


async def test_a_missing_place_is_told_to_the_operator(awa):
    await awa.say("Xyzzyville")
    assert awa.store.missing == [], "not before somebody wants it"
    (thanks,) = await awa.press("Ce lieu manque")
    assert "«\u00a0Xyzzyville\u00a0»" in thanks["text"]
    assert buttons(thanks) == []
    assert awa.store.missing == ["Xyzzyville"]


async def test_of_several_missing_each_has_its_button(ann):
    (answer,) = await ann.say("Xyzzyville, Qwertzburg")
    assert [text for text, _ in buttons(answer)] == ["Missing: Xyzzyville", "Missing: Qwertzburg"]


async def test_a_misspelt_one_may_be_another_place(ann):
    (asked,) = await ann.say("Diboly")
    assert buttons(asked)[-1] == ("This place is missing: tell us", "n:Diboly")


async def test_right_to_left_is_set_apart(ann):
    (answer,) = await ann.say("نيورو الجديدة جدا")
    assert "\u2068نيورو الجديدة جدا\u2069" in answer["text"]


async def test_a_name_with_a_picture_is_still_its_name(ann):
    await ann.say("Gogui 🙏🏿")
    assert "ml-gogui" in ann.watched
