"""Never silence, never nonsense: what is no command gets a kind word, failures come out, every command answers."""

from dataclasses import replace

import pytest
from chat_harness import OfflineRequest, Phone, application
from chat_world import Store
from telegram import Update
from telegram.ext import Application

from bot.chat.commands import COMMANDS
from bot.chat.handlers import register
from bot.i18n import Words
from bot.model import (
    Chat,
)

# Never silence, never nonsense


@pytest.mark.parametrize(
    "text",
    [
        "/nonsense",
        "/",
        "/watch@other_bot Gogui",
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


@pytest.mark.parametrize("text", ["Bonjour", "merci beaucoup !", "ok"])
async def test_a_greeting_is_understood(awa, text):
    (answer,) = await awa.say(text)
    assert answer["text"].startswith("Envoyez-moi le nom d’une ville")


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
