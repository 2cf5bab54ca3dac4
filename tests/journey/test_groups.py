"""Groups, channels and topics over the real sandbox: who may change what, in both languages."""

from __future__ import annotations

import pytest

from bot.sandbox.server import User
from bot.sandbox.state import Chat
from tests.journey.harness import PATIENCE, vigie

pytestmark = pytest.mark.usefixtures("talkative")

GROUP, CHANNEL, FORUM = -1001, -1002, -1003
# Telegram shows who writes as the group itself under this account, and channels under the other.
ANONYMOUS = User(1087968824, "Group", username="GroupAnonymousBot")
AS_CHANNEL = User(136817688, "Channel", username="Channel_Bot")
AWA, MODIBO, SALLY = User(11, "Awa", "fr"), User(12, "Modibo", "fr"), User(13, "Sally", "en")


class Talk:
    """The people of these journeys, and what the bot answers them."""

    def __init__(self, running, database):
        self.sandbox, self.database = running.sandbox, database
        for who in (AWA, MODIBO, SALLY):
            self.sandbox.add_user(who, started=True)

    def group(self, chat_id=GROUP, **more):
        chat = Chat(chat_id, "supergroup", "Quartier", started=True, admins={AWA.id: AWA, SALLY.id: SALLY}, **more)
        return self.sandbox.add_chat(chat)

    async def hears(self, chat_id, act, count=1):
        """What the bot writes into a chat after this, as many messages as that."""
        known = len(self.sandbox.bot_messages(chat_id))
        act()
        await self.sandbox.wait_for(lambda: len(self.sandbox.bot_messages(chat_id)) >= known + count, PATIENCE)
        return self.sandbox.bot_messages(chat_id)[known:]

    async def says(self, chat_id, text, sender=None, *, count=1, **more):
        return (await self.hears(chat_id, lambda: self.sandbox.user_says(chat_id, text, sender=sender, **more), count))[
            -1
        ]

    async def silence_after(self, chat_id, text, sender, **more):
        """Nothing is answered: what comes after it is answered first."""
        known = len(self.sandbox.bot_messages(chat_id))
        self.sandbox.user_says(chat_id, text, sender=sender, **more)
        await self.says(AWA.id, "/privacy")
        assert len(self.sandbox.bot_messages(chat_id)) == known

    async def taps(self, chat_id, data, sender):
        """Presses the newest button with this data; the answer to the press."""
        message = next(
            m
            for m in reversed(self.sandbox.bot_messages(chat_id))
            if any(b.get("callback_data") == data for b in m.buttons)
        )
        tap = self.sandbox.user_taps(chat_id, message.message_id, data, sender=sender)
        await self.sandbox.wait_for(lambda: tap.answered, PATIENCE)
        return tap.text

    async def list_of(self, chat_id, sender=None):
        return (await self.says(chat_id, "/list", sender)).text


@pytest.fixture
async def talk(tmp_path):
    async with vigie(tmp_path, admins=[900]) as running:
        yield Talk(running, tmp_path / "vigie.db")


# Joining


@pytest.mark.parametrize(
    ("who", "told", "button"),
    [(AWA, "Ses administrateurs les choisissent", "Français"), (SALLY, "Its admins choose", "English")],
)
async def test_taken_into_a_group_it_explains_itself_in_one_message(talk, who, told, button):
    talk.group()
    (hello,) = await talk.hears(GROUP, lambda: talk.sandbox.bot_joins(GROUP, who))
    assert told in hello.text
    assert hello.buttons[0]["text"] == button
    assert "l:both" in [b["callback_data"] for b in hello.buttons]


async def test_a_group_chooses_its_language(talk):
    talk.group()
    await talk.hears(GROUP, lambda: talk.sandbox.bot_joins(GROUP, AWA))
    assert "administrateurs" in await talk.taps(GROUP, "l:en", MODIBO)
    assert await talk.taps(GROUP, "l:en", SALLY) == "English"
    assert "Diboli" in (await talk.says(GROUP, "/watch Diboli", SALLY)).text
    assert (await talk.list_of(GROUP, MODIBO)).startswith("You watch 1 place")


async def test_both_languages_at_once(talk):
    """The answers go in the asker's language, the alerts in both: see test_letters."""
    talk.group()
    assert "dans un seul message" in (await talk.says(GROUP, "/langue les deux", AWA)).text
    assert "one message" in (await talk.says(GROUP, "/lang both", SALLY)).text


# Who may change


async def test_admins_change_members_ask(talk):
    talk.group()
    assert "Seuls les administrateurs" in (await talk.says(GROUP, "/suivre Diboli", MODIBO)).text
    assert "Diboli" in (await talk.says(GROUP, "/suivre Diboli", AWA)).text
    assert "Diboli" in await talk.list_of(GROUP, MODIBO)
    (row,) = [b for b in talk.sandbox.bot_messages(GROUP)[-1].buttons if b["callback_data"].startswith(("o:", "x:"))]
    assert "administrateurs" in await talk.taps(GROUP, row["callback_data"], MODIBO)
    assert "Diboli" in await talk.list_of(GROUP, MODIBO)


async def test_answers_are_replies(talk):
    talk.group()
    asked = talk.sandbox.user_says(GROUP, "/suivre Diboli", sender=AWA)
    answer = await talk.sandbox.wait_for(lambda: talk.sandbox.bot_messages(GROUP), PATIENCE)
    assert answer[-1].reply_to == asked.message_id


async def test_a_removed_admin_changes_nothing(talk):
    """Asked of Telegram afresh: a yes is not remembered."""
    group = talk.group()
    await talk.says(GROUP, "/suivre Diboli", SALLY)
    del group.admins[SALLY.id]
    assert "Only the admins" in (await talk.says(GROUP, "/unwatch Diboli", SALLY)).text or "Seuls" in (
        talk.sandbox.bot_messages(GROUP)[-1].text
    )
    assert "Diboli" in await talk.list_of(GROUP, AWA)


async def test_an_anonymous_admin_is_an_admin(talk):
    group = talk.group()
    answer = await talk.says(GROUP, "/suivre Diboli", ANONYMOUS, sender_chat=group)
    assert "Diboli" in answer.text
    assert not [each for each in talk.sandbox.arrivals if each[2] == "getChatAdministrators"]


async def test_who_writes_as_a_channel_is_asked_to_show_themselves(talk):
    talk.group()
    other = Chat(-1009, "channel", "Nouvelles")
    answer = await talk.says(GROUP, "/suivre Diboli", AS_CHANNEL, sender_chat=other)
    assert "au nom d’un canal" in answer.text or "as a channel" in answer.text


async def test_posts_of_the_linked_channel_are_nobodys_command(talk):
    talk.group()
    linked = Chat(-1009, "channel", "Nouvelles")
    telegram = User(777000, "Telegram")
    await talk.silence_after(GROUP, "/watch Diboli", telegram, sender_chat=linked, automatic_forward=True)


async def test_where_telegram_cannot_be_asked_nothing_changes(talk):
    talk.group()

    async def broken(method, params):
        if method == "getChatAdministrators":
            from aiohttp import web

            return web.Response(status=502, text="<html>bad gateway</html>", content_type="text/html")
        return None

    talk.sandbox.intercept = broken
    assert "je n’ai rien changé" in (await talk.says(GROUP, "/suivre Diboli", AWA)).text
    talk.sandbox.intercept = None
    assert "Diboli" in (await talk.says(GROUP, "/suivre Diboli", AWA)).text


async def test_a_deep_link_into_a_group_watches_for_its_admin(talk):
    talk.group()
    place = next(p.id for p in _gazetteer() if p.name == "Diboli" and p.kind == "town")
    assert "Diboli" in (await talk.says(GROUP, f"/start w_{place}", AWA)).text
    assert "Seuls les administrateurs" in (await talk.says(GROUP, f"/start w_{place}", MODIBO)).text


def _gazetteer():
    from bot.understand.gazetteer.gazetteer import Gazetteer

    return Gazetteer.builtin()


# Coming and going


async def test_thrown_out_and_back_with_its_settings(talk):
    talk.group()
    await talk.says(GROUP, "/suivre Diboli", AWA)
    talk.sandbox.user_blocks(GROUP, sender=AWA)
    await talk.says(AWA.id, "/privacy")
    (back,) = await talk.hears(GROUP, lambda: talk.sandbox.bot_joins(GROUP, AWA))
    assert back.text.startswith("Me revoilà. J’ai gardé vos réglages. Ce groupe suit 1 lieu")


async def test_a_group_that_becomes_a_supergroup_keeps_its_places(talk):
    talk.sandbox.add_chat(Chat(-7, "group", "Quartier", started=True, admins={AWA.id: AWA}))
    await talk.says(-7, "/suivre Diboli", AWA)
    talk.sandbox.group_upgrades(-7, -1007, AWA)
    assert "Diboli" in await talk.list_of(-1007, AWA)


# Topics


async def test_answers_stay_in_the_topic_and_alerts_find_theirs(talk):
    talk.group(FORUM, topics={5, 6})
    known = len(talk.sandbox.bot_messages(FORUM))
    await talk.says(FORUM, "/suivre Diboli", AWA, thread_id=5, count=2)
    told = talk.sandbox.bot_messages(FORUM)[known:]
    assert "Les alertes arrivent dans ce sujet" in told[0].text
    assert {message.thread_id for message in told} == {5}
    assert await _topic(talk, FORUM) == 5
    # Asking elsewhere moves nothing; /here does, and only for admins.
    await talk.says(FORUM, "/suivre Gogui", AWA, thread_id=6)
    assert await _topic(talk, FORUM) == 5
    await talk.says(FORUM, "/ici", MODIBO, thread_id=6)
    assert await _topic(talk, FORUM) == 5
    await talk.says(FORUM, "/ici", AWA, thread_id=6)
    assert await _topic(talk, FORUM) == 6
    assert "sujet général" in (await talk.says(FORUM, "/ici", AWA)).text
    assert await _topic(talk, FORUM) is None


async def _topic(talk, chat_id):
    """What the store holds: another connection looks."""
    import sqlite3

    with sqlite3.connect(talk.database) as connection:
        row = connection.execute("SELECT thread_id FROM topic WHERE chat_id = ?", (chat_id,)).fetchone()
    return row[0] if row else None


# Channels


@pytest.mark.parametrize(
    ("who", "added", "header", "own"),
    [
        (AWA, "Je peux maintenant publier", "📢 Canal Radio du Fleuve", "de vos propres alertes"),
        (SALLY, "I may now post", "📢 Channel Radio du Fleuve", "your own alerts"),
    ],
)
async def test_a_channel_is_managed_from_private(talk, who, added, header, own):
    channel = Chat(CHANNEL, "channel", "Radio du Fleuve", started=True, admins={who.id: who})
    talk.sandbox.add_chat(channel)
    (told,) = await talk.hears(who.id, lambda: talk.sandbox.bot_joins(CHANNEL, who, can_post=True))
    assert added in told.text
    await talk.taps(who.id, f"c:{CHANNEL}", None)
    watching = await talk.says(who.id, "Diboli")
    assert watching.text.startswith(header)
    assert f"a:{CHANNEL}" in [b.get("callback_data") for b in watching.buttons]
    assert talk.sandbox.bot_messages(CHANNEL) == [], "nothing of it shows in the channel"
    known = len(talk.sandbox.bot_messages(who.id))
    await talk.taps(who.id, f"a:{CHANNEL}", None)
    await talk.sandbox.wait_for(lambda: len(talk.sandbox.bot_messages(who.id)) > known, PATIENCE)
    assert own in talk.sandbox.bot_messages(who.id)[-1].text
    mine = await talk.says(who.id, "/list")
    assert header not in mine.text
    assert "Diboli" not in mine.text


async def test_a_press_counts_for_the_channel_its_message_was_about(talk):
    """The undo button of the channel's message, pressed long after going back to one's own alerts."""
    await _managed(talk)
    await talk.says(AWA.id, "Diboli")
    undo = next(b for b in talk.sandbox.bot_messages(AWA.id)[-1].buttons if b["callback_data"].startswith("u:"))
    await talk.says(AWA.id, "/start")
    await talk.says(AWA.id, "Diboli")
    old = talk.sandbox.bot_messages(AWA.id)
    about_channel = next(m for m in reversed(old) if "Radio du Fleuve" in m.text and undo in m.buttons)
    tap = talk.sandbox.user_taps(AWA.id, about_channel.message_id, undo["callback_data"])
    await talk.sandbox.wait_for(lambda: tap.answered, PATIENCE)
    await talk.says(AWA.id, "/start")
    assert "Diboli" in await talk.list_of(AWA.id)


async def test_who_is_no_admin_of_the_channel_any_more_changes_nothing(talk):
    channel = await _managed(talk)
    del channel.admins[AWA.id]
    answer = await talk.says(AWA.id, "Diboli")
    assert "Vous n’êtes pas administrateur du canal Radio du Fleuve" in answer.text
    assert "aucun" in (await talk.says(AWA.id, "/canal")).text


async def test_a_co_admin_comes_by_the_link(talk):
    channel = await _managed(talk)
    channel.admins[SALLY.id] = SALLY
    assert "channel" in (await talk.says(SALLY.id, "/start c_1002")).text
    assert (await talk.says(SALLY.id, "Gogui")).text.startswith("📢 Channel Radio du Fleuve")
    # Nobody else does.
    assert "pas administrateur" in (await talk.says(MODIBO.id, "/start c_1002")).text


async def test_a_channel_that_we_may_not_post_in(talk):
    talk.sandbox.add_chat(Chat(CHANNEL, "channel", "Radio du Fleuve", started=True, admins={AWA.id: AWA}))
    (told,) = await talk.hears(AWA.id, lambda: talk.sandbox.bot_joins(CHANNEL, AWA, can_post=False))
    assert "je ne peux pas y publier" in told.text


async def _managed(talk):
    channel = talk.sandbox.add_chat(Chat(CHANNEL, "channel", "Radio du Fleuve", started=True, admins={AWA.id: AWA}))
    await talk.hears(AWA.id, lambda: talk.sandbox.bot_joins(CHANNEL, AWA, can_post=True))
    known = len(talk.sandbox.bot_messages(AWA.id))
    revision = talk.sandbox.bot_messages(AWA.id)[-1].revision
    await talk.taps(AWA.id, f"c:{CHANNEL}", None)
    await talk.sandbox.wait_for(
        lambda: (
            (len(talk.sandbox.bot_messages(AWA.id)), talk.sandbox.bot_messages(AWA.id)[-1].revision)
            != (known, revision)
        ),
        PATIENCE,
    )
    return channel
