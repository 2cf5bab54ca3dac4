"""Who may say what in a group, and what is answered there."""

import pytest
from chat_harness import Phone
from chat_world import incident

from bot.chat.desk import Rights, Standing


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
    group.store.incidents = [incident("ml-diboli", "AAA1", 2)]
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
