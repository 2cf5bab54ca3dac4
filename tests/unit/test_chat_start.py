"""The first words with a subscriber and the last: starting, the language, stopping, being forgotten."""

import pytest
from chat_harness import Phone
from chat_world import buttons

from bot.model import (
    Chat,
)

# Starting


async def test_first_steps_in_french(phone):
    (hello,) = await phone.say("/start")
    assert "Choisissez votre langue" in hello["text"]
    assert buttons(hello) == [("Français", "l:fr"), ("English", "l:en")]
    assert phone.state is None, "nothing is kept of somebody who only looked in"
    hello, asked = await phone.press("Français")
    assert hello["text"].startswith("Bonjour")
    assert "Écrivez-moi maintenant le nom d’une ville" in asked["text"]
    assert asked["reply_markup"] == {
        "keyboard": [[{"text": "📍 Envoyer ma position", "request_location": True}]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
        "input_field_placeholder": "Nom d’une ville",
    }
    done, limits = await phone.say("Diboli")
    assert "un danger reste possible" in limits["text"]
    assert limits["reply_markup"] == {"remove_keyboard": True}, "the button has done its work"
    assert done["text"].startswith("C’est noté. Vous suivez\u00a0:\n<b>Diboli</b> — ville (Kayes, Mali)")
    assert "à moins de 15\u00a0km" in done["text"]
    assert "/lang" not in done["text"], "the language was chosen"
    assert phone.watched == ["ml-diboli"]
    (undone,) = await phone.press("Annuler")
    assert "Vous ne suivez plus\u00a0: <b>Diboli</b>" in undone["text"]
    assert phone.watched == []
    await phone.press("Suivre à nouveau")
    assert phone.watched == ["ml-diboli"]


async def test_first_steps_in_english(app):
    phone = Phone(app, language_code="en-GB")
    (hello,) = await phone.say("/start")
    assert "Choose your language" in hello["text"]
    assert buttons(hello) == [("English", "l:en"), ("Français", "l:fr")]
    await phone.press("English")
    done, limits = await phone.say("diboli")
    assert done["text"] == (
        "Done. You now watch:\n<b>Diboli</b> — town (Kayes, Mali)\n\n"
        "I will alert you when an incident is reported in <b>Diboli</b> or within 15\u00a0km of it.\n\n"
        "I have no recent report from there. This does not mean that it is safe."
    )
    assert limits["text"] == (
        "<b>Good to know</b>: no alert does not mean no danger, because I do not hear of everything. "
        "And if your phone is silent, my alerts are silent too. Try it now: /test"
    )
    assert [text for text, _ in buttons(done)] == ["Change", "Undo"]
    (more,) = await phone.say("Gogui")
    assert "Good to know" not in more["text"], "told once"


@pytest.mark.parametrize(
    ("language_code", "language"),
    [
        ("fr", "fr"),
        ("FR-ml", "fr"),
        ("en", "en"),
        ("en-US", "en"),
        ("ar", "fr"),  # in these countries French is the other language of the telephone
        ("ha", "fr"),
        ("enx", "fr"),
        (None, "fr"),
        ("", "fr"),
    ],
)
async def test_language_is_guessed_until_chosen(app, language_code, language):
    phone = Phone(app, language_code=language_code)
    (hello,) = await phone.say("/start")
    assert buttons(hello)[0][1] == f"l:{language}"


async def test_a_choice_beats_the_telephone(app, phone):
    await phone.say("/start")
    await phone.press("English")
    phone.language_code = "fr"
    (answer,) = await phone.say("/help")
    assert answer["text"].startswith("Send me the name of a town")
    assert phone.store.chats[1001].language == "en"


async def test_the_menu_follows_the_choice(phone):
    """The phone speaks French; without a menu of its own the chat would show /suivre to who chose English."""
    await phone.say("/start")
    await phone.press("Français")
    assert phone.menu is None
    await phone.say("/lang en")
    assert "watch" in phone.menu
    await phone.say("/lang fr")
    assert phone.menu is None
    await phone.say("/lang en")
    await phone.say("/deleteme")
    await phone.press("Yes")
    assert phone.menu is None, "nothing is left of it at Telegram's"


async def test_a_town_before_start_is_watched_and_the_other_language_offered(phone):
    done, _ = await phone.say("Diboli")
    assert phone.watched == ["ml-diboli"]
    assert phone.store.chats[1001] == Chat(1001, "fr")
    assert "In English? /lang" in done["text"]
    (again,) = await phone.say("Gogui")
    assert "/lang" not in again["text"], "offered once"


async def test_deep_link_waits_for_the_language(phone):
    await phone.say("/start w_ml-r-kayes")
    assert phone.watched == []
    hello, done, _ = await phone.press("English")
    assert "Hello" in hello["text"]
    assert "<b>Kayes</b> — region (Mali)" in done["text"]
    assert "anywhere in the region" in done["text"]
    assert phone.watched == ["ml-r-kayes"]


async def test_deep_link_of_somebody_known_watches_at_once(awa):
    (done,) = await awa.say("/start w_ml-gogui")
    assert "<b>Gogui</b>" in done["text"]
    assert awa.watched == ["ml-diboli", "ml-gogui"]


@pytest.mark.parametrize("payload", ["w_nowhere", "w_", "w_a b", "w_" + "é" * 40])
async def test_deep_link_to_no_place(awa, payload):
    (answer,) = await awa.say(f"/start {payload}")
    assert "Je ne connais pas le lieu de ce lien" in answer["text"]
    assert awa.watched == ["ml-diboli"]


async def test_the_button_for_the_position_is_for_who_watches_nothing(phone):
    """In /watch and /start alike; and where a telephone sends its words, it is said what to do instead."""
    await phone.say("/start")
    await phone.press("Français")
    for text in ("/suivre", "/start"):
        (asked,) = await phone.say(text)
        assert asked["reply_markup"]["keyboard"][0][0]["request_location"] is True
    for text in ("📍 Envoyer ma position", "📍 Send where I am"):
        (told,) = await phone.say(text)
        assert "ne m’a pas envoyé de position" in told["text"]
        assert told["reply_markup"] == {"remove_keyboard": True}
    found, limits = await phone.send(location={"latitude": 14.46, "longitude": -12.19})
    assert "<b>Diboli</b>" in found["text"]
    assert limits["reply_markup"] == {"remove_keyboard": True}
    for text in ("/suivre", "/start"):
        (asked,) = await phone.say(text)
        assert "keyboard" not in asked.get("reply_markup", {})


async def test_start_says_where_it_stands(awa):
    (answer,) = await awa.say("/start")
    assert "Vous suivez 1 lieu" in answer["text"]
    await awa.say("Gogui")
    (answer,) = await awa.say("/start")
    assert "Vous suivez 2 lieux" in answer["text"]


# Language, stopping, being forgotten


async def test_language_by_word_and_by_button(awa):
    (answer,) = await awa.say("/lang EN")
    assert "English" in answer["text"]
    (answer,) = await awa.say("/langue")
    assert [data for _, data in buttons(answer)] == ["l:fr", "l:en"]
    (answer,) = await awa.press("Français")
    assert answer["text"] == "Je vous écris maintenant en français."
    (answer,) = await awa.say("/lang bambara")
    assert len(buttons(answer)) == 2
    assert awa.store.chats[1001].language == "fr"


async def test_stop_keeps_the_list_and_start_brings_it_back(awa):
    (answer,) = await awa.say("/stop")
    assert "plus d’alertes" in answer["text"]
    assert awa.state == "stopped"
    (answer,) = await awa.say("Gogui")
    assert "Vos alertes sont arrêtées" in answer["text"]
    assert awa.state == "stopped", "only /start or its button brings alerts back"
    (answer,) = await awa.say("/start")
    assert "Vos alertes reprennent" in answer["text"]
    assert awa.state == "active"
    assert awa.watched == ["ml-diboli", "ml-gogui"]


async def test_resume_by_button(awa):
    await awa.say("stop")  # without the slash
    assert awa.state == "stopped"
    await awa.press("Recevoir à nouveau")
    assert awa.state == "active"


async def test_deleteme_asks_once_and_forgets(awa):
    await awa.say("/effacer")
    assert awa.watched == ["ml-diboli"]
    (kept,) = await awa.press("Non")
    assert kept["text"] == "Rien n’a été effacé."
    await awa.say("/deleteme")
    (done,) = await awa.press("Oui")
    assert "J’ai effacé" in done["text"]
    assert awa.store.chats == {}
    assert awa.store.watched == {}
    assert len(awa.store.calls) == 2, "the last words are queued after the forgetting, or it would take them"


@pytest.mark.parametrize("text", ["/deleteme", "/stop"])
async def test_somebody_unknown_has_nothing_to_delete(phone, text):
    (answer,) = await phone.say(text)
    assert "je ne garde rien sur vous" in answer["text"]
    assert phone.store.chats == {}


async def test_block_and_unblock(awa):
    def member(status):
        more = {"until_date": 0} if status == "kicked" else {}
        return {"user": {"id": 42, "is_bot": True, "first_name": "vigie"}, "status": status} | more

    def change(old, new):
        return {
            "chat": awa.chat,
            "from": awa.me,
            "date": 1751371200,
            "old_chat_member": member(old),
            "new_chat_member": member(new),
        }

    assert await awa.update(my_chat_member=change("member", "kicked")) == []
    assert awa.state == "gone"
    assert await awa.update(my_chat_member=change("kicked", "member")) == []
    assert awa.state == "gone", "unblocking alone brings nothing back"
    await awa.say("/start")
    assert awa.state == "active"
    assert awa.watched == ["ml-diboli"]
