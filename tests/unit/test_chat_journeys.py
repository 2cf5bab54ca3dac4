"""What a subscriber says and sees, from update to answer, in both languages."""

from dataclasses import replace
from datetime import timedelta

import pytest
from chat_harness import GAZETTEER, NOW, OfflineRequest, Phone, Store, application, buttons
from telegram import Update
from telegram.ext import Application

from bot.chat.commands import COMMANDS
from bot.chat.desk import Rights, Standing
from bot.chat.handlers import register
from bot.chat.say import MAX_WATCHES, PAGE_SIZE
from bot.i18n import Words
from bot.model import (
    AffectedPlace,
    Certainty,
    Chat,
    EventType,
    Incident,
    Precision,
    Severity,
    Source,
)


@pytest.fixture
def phone(app):
    return Phone(app)


@pytest.fixture
async def awa(phone):
    """Somebody who chose French and watches Diboli."""
    await phone.say("/start")
    await phone.press("Français")
    await phone.say("Diboli")
    return phone


def incident(ref, place_id, hours_ago, *, precision=Precision.EXACT, severity=Severity.SEVERE):
    place = GAZETTEER.get(place_id)
    affected = AffectedPlace(
        place,
        GAZETTEER.within(place),
        tuple(each.id for each in GAZETTEER.ancestors(place)),
        precision=precision,
    )
    return Incident(
        id=f"i-{ref}",
        ref=ref,
        revision=1,
        event_type=EventType.BATTLE,
        severity=severity,
        certainty=Certainty.LIKELY,
        places=(affected,),
        sources=(Source("AFP", "https://example.org/1", "fr"),),
        reported_at=NOW - timedelta(hours=hours_ago),
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


# The latest


async def test_recent_tells_what_would_have_woken_one(awa):
    await awa.press_data("w:ml-kayes")
    awa.store.incidents = [
        incident("AAA1", "ml-diboli", 2),
        incident("BBB2", "ml-gogui", 1),  # elsewhere
        incident("CCC3", "ml-gakou", 3),  # seven kilometres from Kayes
        incident("DDD4", "ml-c-kayes", 4, precision=Precision.AREA),  # somewhere in its cercle
        incident("EEE5", "ml-r-kayes", 5, precision=Precision.AREA),  # only the region is known
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
    phone.store.incidents = [incident("AAA1", "ml-diboli", 2)]
    (answer,) = await phone.say("/recent")
    assert "everywhere" in answer["text"]
    assert "#AAA1 · <b>ARMED ATTACK</b>\nDiboli (Mali)\nReported Tue 1 Jul 10:00 GMT" in answer["text"]


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


# Never silence, never nonsense


@pytest.mark.parametrize(
    "text",
    [
        "/nonsense",
        "/",
        "/watch@other_bot Gogui",
        "Bonjour",
        "👍",
        "comment allez-vous et que pouvez-vous faire pour moi ici",
        "?",
    ],
)
async def test_what_is_no_place_gets_help(awa, text):
    (answer,) = await awa.say(text)
    assert "Je n’ai pas compris" in answer["text"]
    assert "Envoyez-moi le nom d’une ville" in answer["text"]
    assert awa.watched == ["ml-diboli"]


PHOTO = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}
FORWARD = {"type": "hidden_user", "date": 1751371200, "sender_user_name": "X"}
POSITION = {"latitude": 14.47, "longitude": -12.2}
OTHER = [
    (PHOTO, "Je ne lis que le texte"),
    (PHOTO | {"caption": "Gogui"}, "Je ne lis que le texte"),
    (
        {
            "sticker": {
                "file_id": "f",
                "file_unique_id": "u",
                "width": 1,
                "height": 1,
                "type": "regular",
                "is_animated": False,
                "is_video": False,
            }
        },
        "C’est gentil",
    ),
    ({"voice": {"file_id": "f", "file_unique_id": "u", "duration": 1}}, "pas encore écouter"),
    ({"contact": {"phone_number": "+22370000000", "first_name": "X"}}, "Je n’ai pas gardé ce contact"),
    ({"dice": {"emoji": "🎲", "value": 3}}, "C’est gentil"),
    (
        {
            "poll": {
                "id": "1",
                "question": "?",
                "options": [],
                "total_voter_count": 0,
                "is_closed": False,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
                "allows_revoting": False,
                "members_only": False,
            }
        },
        "Je ne lis que le texte",
    ),
    ({"text": "Gogui", "forward_origin": FORWARD}, "messages transférés"),
    (
        {
            "text": "/stop",
            "forward_origin": FORWARD,
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        },
        "messages transférés",
    ),
]


@pytest.mark.parametrize(("content", "words"), OTHER)
async def test_what_is_no_text_gets_a_kind_word(awa, content, words):
    (answer,) = await awa.send(**content)
    assert words in answer["text"]
    assert awa.watched == ["ml-diboli"]
    assert awa.state == "active"


async def test_an_album_gets_one_answer(awa):
    answers = [await awa.send(**PHOTO, media_group_id="g1") for _ in range(5)]
    assert [len(each) for each in answers] == [1, 0, 0, 0, 0]


async def test_edits(awa):
    (answer,) = await awa.send(kind="edited_message", text="Gogui", edit_date=1751371201)
    assert "messages modifiés" in answer["text"]
    # a live position is edited every few seconds
    assert await awa.send(kind="edited_message", location=POSITION, edit_date=1751371201) == []
    assert awa.watched == ["ml-diboli"]


async def test_service_messages_are_left_alone(awa):
    assert await awa.send(pinned_message={"message_id": 1, "date": 0, "chat": awa.chat}) == []


@pytest.mark.parametrize("data", ["w:nowhere", "w:", "zzz", "l:de", "x:0", "u:a b"])
async def test_stale_or_foreign_button(awa, data):
    before = len(awa.toasts)
    answers = await awa.press_data(data)
    assert len(awa.toasts) == before + 1
    assert awa.toasts[-1] or answers, "something is said"
    assert awa.watched == ["ml-diboli"]


async def test_press_on_a_message_too_old_to_read(awa):
    """Telegram then gives the message without text and buttons, dated 0."""
    (answer,) = await awa.press_data("u:ml-diboli", 1, date=0)
    assert "Vous ne suivez plus" in answer["text"]
    assert awa.watched == []


async def test_pressed_twice(awa):
    await awa.press_data("w:ml-gogui", 77)
    (again,) = await awa.press_data("w:ml-gogui", 77)
    assert "Vous suivez déjà" in again["text"]
    assert awa.watched == ["ml-diboli", "ml-gogui"]


# Groups and channels


@pytest.fixture
def group(app):
    phone = Phone(app, chat_id=-1001)
    phone.chat = {"id": -1001, "type": "supergroup", "title": "Quartier"}
    return phone


@pytest.mark.parametrize("text", ["/watch Diboli", "/stop", "/start w_ml-diboli", "/lang en", "/here", "/deleteme"])
@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (None, "je n’ai rien changé"),  # nobody asked: as if Telegram had not answered
        (Standing.UNKNOWN, "je n’ai rien changé"),
        (Standing.MEMBER, "Seuls les administrateurs"),
        (Standing.AS_CHANNEL, "au nom d’un canal"),
    ],
)
async def test_only_admins_change_what_a_group_hears(group, text, standing, told):
    group.store.rights = standing and Rights(-1001, standing)
    (answer,) = await group.say(text)
    assert told in answer["text"]
    assert group.store.chats == {}
    assert group.watched == []


async def test_rights_in_another_chat_count_for_nothing(group):
    group.store.rights = Rights(-1002, Standing.ADMIN)
    (answer,) = await group.say("/watch Diboli")
    assert "je n’ai rien changé" in answer["text"]
    assert group.watched == []


async def test_an_admin_sets_a_group_up(group):
    group.store.rights = Rights(-1001, Standing.ADMIN)
    (answer,) = await group.say("/watch Diboli")
    assert answer["reply_parameters"]["message_id"] > 5000
    assert group.watched == ["ml-diboli"]
    assert (group.store.chats[-1001].kind, group.store.chats[-1001].language) == ("supergroup", "fr")
    await group.press("Annuler")
    assert group.watched == []


@pytest.mark.parametrize("text", ["/start", "/help", "/nonsense@vigie_bot"])
async def test_a_group_is_told_who_we_are(group, text):
    (answer,) = await group.say(text)
    assert "Ses administrateurs les choisissent" in answer["text"]
    assert group.store.chats == {}


async def test_what_a_group_can_ask(group):
    group.store.incidents = [incident("AAA1", "ml-diboli", 2)]
    (answer,) = await group.say("/recent")
    assert "#AAA1" in answer["text"]
    assert "Vous ne suivez" not in answer["text"]
    (answer,) = await group.say("/privacy")
    assert "Ce que je garde" in answer["text"]


@pytest.mark.parametrize("text", ["Diboli", "bonjour", "/nonsense", "/watch@other_bot Diboli", "stop"])
async def test_talk_in_a_group_is_not_ours(group, text):
    assert await group.say(text) == []


async def test_buttons_in_a_group_change_nothing(group):
    assert await group.press_data("w:ml-diboli") == []
    assert group.toasts[-1]
    assert group.store.chats == {}


async def test_channels_are_ignored(app):
    phone = Phone(app, chat_id=-1002)
    phone.chat = {"id": -1002, "type": "channel", "title": "Nouvelles"}
    assert await phone.send(kind="channel_post", text="Diboli") == []
    assert await phone.say("/watch Diboli", kind="channel_post") == []


# The frame


async def test_failures_come_out():
    """A handler that hides a failure would have its update confirmed and lost."""

    class Broken(Store):
        async def watch(self, *_):
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        async with application() as app:
            await Phone(app, store=Broken()).say("Diboli")


async def test_a_handler_without_a_desk_fails(app):
    failures = []

    async def note(_update, context):
        failures.append(context.error)

    app.error_handlers.clear()
    app.add_error_handler(note)
    message = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "x"}
    await app.process_update(Update.de_json({"update_id": 1, "message": message}, app.bot))
    assert [type(each) for each in failures] == [LookupError]


def test_every_command_has_one_meaning_and_register_takes_them_all():
    names = [name for command in COMMANDS for name in command.names]
    assert len(names) == len(set(names))
    app = Application.builder().token("1:x").request(OfflineRequest()).updater(None).build()
    register(app, Words.load())
    assert all(handler.block for group in app.handlers.values() for handler in group)


@pytest.mark.parametrize("language_code", ["fr", "en"])
@pytest.mark.parametrize("name", [name for command in COMMANDS for name in command.names])
async def test_every_command_answers_in_both_languages(app, name, language_code):
    """To somebody unknown, to a subscriber, to somebody who stopped: always exactly one sendable answer.

    But for /export, whose record is a message of its own.
    """
    phone = Phone(app, language_code=language_code)
    if name in {"export", "exporter"}:
        phone.store.chats[1001] = Chat(1001, language_code)
        assert len(await phone.say(f"/{name}")) == 2
        return
    assert len(await phone.say(f"/{name}")) == 1
    phone.store.chats[1001] = Chat(1001, language_code)
    phone.store.watched[1001] = ["ml-kayes", "ml-r-kayes"]
    assert len(await phone.say(f"/{name}")) == 1
    phone.store.chats[1001] = replace(phone.store.chats.get(1001, Chat(1001, language_code)), state="stopped")
    assert len(await phone.say(f"/{name}")) == 1
