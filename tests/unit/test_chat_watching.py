"""What a subscriber watches: asking for towns, listing and removing them, and the latest reports of them."""

import pytest
from chat_harness import Phone
from chat_world import WORDS, buttons, incident

from bot.chat.say import MAX_WATCHES, PAGE_SIZE, Say
from bot.i18n import LANGUAGES
from bot.model import Kind, Precision
from bot.understand.gazetteer.gazetteer import Gazetteer

# Watching


async def test_several_meanings_are_asked(phone):
    (asked,) = await phone.say("Kayes")
    assert phone.watched == []
    assert buttons(asked) == [
        ("Kayes — ville (Kayes, Mali)", "w:ml-kayes"),
        ("Kayes — région (Mali)", "w:ml-r-kayes"),
        ("Kayes — cercle (Mali)", "w:ml-c-kayes"),
    ]
    done, _ = await phone.press("cercle")
    assert "dans tout le cercle" in done["text"]
    assert [data for _, data in buttons(done)] == ["o:0:ml-c-kayes", "u:ml-c-kayes"], "the question is gone"
    assert phone.watched == ["ml-c-kayes"]


async def test_nioro_in_two_countries(app):
    phone = Phone(app, language_code="en")
    (asked,) = await phone.say("/watch Nioro")
    assert [text for text, _ in buttons(asked)] == [
        "Nioro du Sahel — town (Nioro, Mali)",
        "Nioro — region (Mali)",
        "Nioro — cercle (Kayes, Mali)",
        "Nioro du Rip — town (Senegal)",
    ]


async def test_equal_labels_are_told_apart(phone):
    (asked,) = await phone.say("Madina")
    labels = [text for text, _ in buttons(asked)]
    assert len(set(labels)) == len(labels) == 8
    assert "Ajoutez la région" in asked["text"]


async def test_misspelt_is_asked_back_never_guessed(phone):
    (asked,) = await phone.say("Diboly")
    assert "Vouliez-vous dire" in asked["text"]
    assert phone.watched == []
    await phone.press("Diboli")
    assert phone.watched == ["ml-diboli"]


async def test_a_sentence_that_names_a_place_is_asked_back(phone):
    (asked,) = await phone.say("hier soir il y a eu une attaque à Diboli")
    assert asked["text"] == "Voulez-vous suivre ce lieu\u202f?"
    assert [data for _, data in buttons(asked)] == ["w:ml-diboli"]
    assert phone.watched == []


async def test_unknown_town(phone):
    (answer,) = await phone.say("Xyzzyville")
    assert "Je ne connais pas «\u00a0Xyzzyville\u00a0»" in answer["text"]
    assert phone.store.chats == {}, "nothing is kept of somebody who watches nothing"


async def test_what_was_typed_comes_back_harmless(phone):
    (answer,) = await phone.say("<b>Qzx & @bad .ml")
    assert "&lt;b&gt;" in answer["text"]
    assert "@bad" not in answer["text"]


async def test_several_names_in_one_message(phone):
    done, _, which, close, unknown = await phone.say("Diboli, Gogui, Kayes et Gogi, Xyzzyville")
    assert "<b>Diboli</b>" in done["text"]
    assert "<b>Gogui</b>" in done["text"]
    assert "Lequel" in which["text"]
    assert "Vouliez-vous dire" in close["text"]
    assert "Xyzzyville" in unknown["text"]
    assert phone.watched == ["ml-diboli", "ml-gogui"]
    (undone,) = await phone.press("Annuler\u00a0: Diboli")
    assert "Toujours suivis" in undone["text"]
    assert phone.watched == ["ml-gogui"]
    await phone.press("Annuler\u00a0: Gogui")
    assert phone.watched == []


async def test_more_names_than_are_read(phone):
    *_, told = await phone.say("\n".join(f"Sanankoro A{chr(65 + n)}" for n in range(12)))
    assert "10 premiers noms" in told["text"]
    assert len(phone.watched) == 10


async def test_already_watched(awa):
    (answer,) = await awa.say("Diboli")
    assert "Vous suivez déjà\u00a0:\n<b>Diboli</b>" in answer["text"]
    assert awa.watched == ["ml-diboli"]


async def test_the_limit_of_watches(awa):
    awa.store.watched[1001] = [f"ml-v{n}" for n in range(MAX_WATCHES - 1)]
    (answer,) = await awa.say("Diboli, Gogui")
    assert "<b>Diboli</b>" in answer["text"].partition("Pas ajouté")[0]
    assert "<b>Gogui</b>" in answer["text"].partition("Pas ajouté")[2]
    assert len(awa.watched) == MAX_WATCHES
    await awa.press_data("w:ml-gogui")
    assert len(awa.watched) == MAX_WATCHES


@pytest.mark.parametrize(
    "text",
    ["/watch Gogui", "/WATCH gogui", "/watch@vigie_bot Gogui", "/Suivre  Gogui", "/watch\nGogui", "suivre Gogui"],
)
async def test_ways_to_say_watch(awa, text):
    await awa.say(text)
    assert awa.watched == ["ml-diboli", "ml-gogui"]


async def test_watch_alone_asks_for_a_town(awa):
    (answer,) = await awa.say("/watch")
    assert "Quelle ville" in answer["text"]
    (answer,) = await awa.say("/suivre ")
    assert "Quelle ville" in answer["text"]


# Removing and listing


async def test_list_and_remove(awa):
    await awa.say("Gogui")
    await awa.press_data("w:ml-r-kayes")
    (shown,) = await awa.say("/liste")
    assert shown["text"].startswith("Vous suivez 3 lieux")
    assert "<b>Kayes</b> — région (Mali)" in shown["text"]
    await awa.press("Kayes (région)")
    (shown,) = await awa.press("Retirer Kayes (région)")
    assert "Vous ne suivez plus\u00a0: <b>Kayes</b>" in shown["text"]
    assert "Vous suivez 2 lieux" in shown["text"]
    assert awa.watched == ["ml-diboli", "ml-gogui"]
    await awa.press("Retirer Gogui")
    (shown,) = await awa.press("Retirer Diboli")
    assert "Vous ne suivez aucun lieu" in shown["text"]
    assert awa.watched == []


async def test_a_long_list_has_pages(awa):
    awa.store.watched[1001] = [f"ml-v{n}" for n in range(25)]
    (first,) = await awa.say("/list")
    assert "Page 1 sur 3" in first["text"]
    assert len(buttons(first)) == PAGE_SIZE + 1
    await awa.press("Suite")
    (last,) = await awa.press("Suite")
    assert [text for text, _ in buttons(last)][-1] == "← Retour"
    assert len(buttons(last)) == 6
    await awa.press("Sanankoro AU")
    for _ in range(5):  # the last page empties and the one before is shown
        (last,) = await awa.press("Retirer")
    assert "Page 2 sur 2" in last["text"]


async def test_unwatch_by_name(awa):
    (answer,) = await awa.say("/unwatch diboli")
    assert "Vous ne suivez plus\u00a0: <b>Diboli</b>" in answer["text"]
    assert awa.watched == []


async def test_unwatch_without_a_name_shows_buttons(awa):
    (answer,) = await awa.say("/retirer")
    assert buttons(answer) == [("Retirer Diboli", "x:0:ml-diboli")]


async def test_unwatch_what_is_not_watched(awa):
    (answer,) = await awa.say("/unwatch Gogui")
    assert "Vous ne suivez pas «\u00a0Gogui\u00a0»" in answer["text"]
    assert awa.watched == ["ml-diboli"]


async def test_unwatch_asks_which(awa):
    awa.store.watched[1001] = ["ml-kayes", "ml-r-kayes", "ml-diboli"]
    (asked,) = await awa.say("/unwatch Kayes")
    assert [data for _, data in buttons(asked)] == ["x:0:ml-kayes", "x:0:ml-r-kayes"]
    await awa.press("région")
    assert awa.watched == ["ml-kayes", "ml-diboli"]


async def test_a_place_that_the_gazetteer_lost_can_be_removed(awa):
    awa.store.watched[1001] = ["gone-1", "ml-diboli"]
    (shown,) = await awa.say("/list")
    assert "gone-1 (je ne connais plus ce lieu)" in shown["text"]
    await awa.press("gone-1")
    await awa.press("Retirer gone-1")
    assert awa.watched == ["ml-diboli"]


# The latest reports


async def test_recent_tells_what_would_have_woken_one(awa):
    await awa.press_data("w:ml-kayes")
    awa.store.incidents = [
        incident("ml-diboli", "AAA1", 2),
        incident("ml-gogui", "BBB2", 1),  # elsewhere
        incident("ml-gakou", "CCC3", 3),  # seven kilometres from Kayes
        incident("ml-c-kayes", "DDD4", 4, precision=Precision.AREA),  # somewhere in its cercle
        incident("ml-r-kayes", "EEE5", 5, precision=Precision.AREA),  # only the region is known
    ]
    (answer,) = await awa.say("/recent")
    assert [line[:5] for line in answer["text"].split("\n\n")[1:]] == ["#AAA1", "#CCC3", "#DDD4"]
    assert answer["text"].split("\n\n")[1] == (
        "#AAA1 · <b>ATTAQUE ARMÉE</b>\nDiboli (Mali)\nSignalé mar. 1 juil. 10:00 GMT"
    )


async def test_recent_has_no_good_news(awa):
    (answer,) = await awa.say("/recent")
    assert "ne veut pas dire qu’il n’y a pas de danger" in answer["text"]


async def test_recent_for_who_watches_nothing_is_everywhere(app):
    phone = Phone(app, language_code="en")
    phone.store.incidents = [incident("ml-diboli", "AAA1", 2)]
    (answer,) = await phone.say("/recent")
    assert "everywhere" in answer["text"]
    assert "#AAA1 · <b>ARMED ATTACK</b>\nDiboli (Mali)\nReported Tue 1 Jul 10:00 GMT" in answer["text"]


# Whatever can be watched has its words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_place_that_the_table_has_can_be_watched_in_words(language):
    """A commune of Benin holds villages: who pressed its button heard nothing at all, and watched nothing."""
    gazetteer = Gazetteer.builtin()
    say = Say(WORDS, language, gazetteer)
    of_each_kind = {(place.kind, place.division): place for place in gazetteer}
    assert len(of_each_kind) > 12
    for place in of_each_kind.values():
        assert say.label(place)
        assert say.plain_short(place.id)
        assert place.kind is Kind.TOWN or say.whole(place) in say.wakes([place])
