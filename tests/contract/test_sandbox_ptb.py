"""What the sandbox says must be what python-telegram-bot reads."""

import pytest
import telegram
from telegram.constants import ChatType, MessageEntityType
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.sandbox.server import Sandbox, User

TOKEN = "42:sandbox-token"


@pytest.fixture
async def sandbox():
    async with Sandbox(token=TOKEN) as server:
        server.add_user(User(701, "Awa", username="awa_kayes"), started=True)
        yield server


@pytest.fixture
async def bot(sandbox):
    async with telegram.Bot(TOKEN, base_url=f"{sandbox.url}/bot") as bot:
        yield bot


async def test_a_conversation(sandbox, bot):
    sandbox.user_says(701, "/start kayes")
    (update,) = await bot.get_updates()
    assert update.message.text == "/start kayes"
    assert update.message.entities[0].type == MessageEntityType.BOT_COMMAND
    assert update.effective_user.language_code == "en"
    assert update.effective_chat.type == ChatType.PRIVATE
    keyboard = telegram.InlineKeyboardMarkup.from_button(telegram.InlineKeyboardButton("Kayes", callback_data="w:1"))
    sent = await bot.send_message(
        701,
        '🔴 <b>Attack</b> at Kayes.ml <a href="https://x.org/a?b=1&amp;c=2">AFP</a>',
        parse_mode="HTML",
        reply_markup=keyboard,
        link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
        reply_parameters=telegram.ReplyParameters(update.message.message_id),
    )
    assert sent.parse_entities() == {
        sent.entities[0]: "Attack",
        sent.entities[1]: "Kayes.ml",
        sent.entities[2]: "AFP",
    }
    assert sent.reply_to_message.text == "/start kayes"
    assert sent.link_preview_options.is_disabled
    assert sent.reply_markup == keyboard
    sandbox.user_taps(701, sent.message_id, "w:1")
    (update,) = await bot.get_updates(offset=update.update_id + 1)
    assert await update.callback_query.answer("Kayes is on your list")
    edited = await update.callback_query.edit_message_text("Done")
    assert (edited.text, edited.reply_markup) == ("Done", None)
    assert await bot.delete_message(701, sent.message_id)


async def test_locations_and_blocking(sandbox, bot):
    sandbox.user_shares_location(701, 14.45, -11.43)
    sandbox.user_blocks(701)
    shared, blocked = await bot.get_updates()
    assert (shared.message.location.latitude, shared.message.text) == (14.45, None)
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(701, "x")


async def test_errors_have_their_types(sandbox, bot):
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(1, "x")
    with pytest.raises(BadRequest, match=r"Can't parse entities: unsupported start tag"):
        await bot.send_message(701, "<br>", parse_mode="HTML")
    other = telegram.Bot("42:another-token", base_url=f"{sandbox.url}/bot")
    with pytest.raises(InvalidToken):
        await other.initialize()
    await other.shutdown()


async def test_profile_and_the_rest(bot):
    commands = (telegram.BotCommand("watch", "Watch a town"),)
    scope = telegram.BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(commands, scope=scope, language_code="fr")
    assert await bot.get_my_commands(scope=scope, language_code="fr") == commands
    assert await bot.delete_my_commands(scope=scope, language_code="fr")
    assert await bot.set_my_name("Vigie")
    assert (await bot.get_my_name()).name == "Vigie"
    assert await bot.set_my_description("a")
    assert (await bot.get_my_description()).description == "a"
    assert await bot.set_my_short_description("b")
    assert (await bot.get_my_short_description()).short_description == "b"
    assert (await bot.get_chat(701)).username == "awa_kayes"
    assert await bot.send_chat_action(701, "typing")
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.delete_webhook()
