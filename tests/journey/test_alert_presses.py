"""What can be done with an alert, over the real sandbox: on the phone, in a group, in a forum, in both languages."""

from __future__ import annotations

import re

import pytest

from bot.sandbox.server import User
from bot.sandbox.state import Chat
from tests.journey.harness import PATIENCE, labels, plain_item, towns, vigie

pytestmark = pytest.mark.usefixtures("talkative")

TOWN, OTHER = towns(2)
OPERATOR, AWA, MODIBO = 900, User(11, "Awa", "fr"), User(12, "Modibo", "fr")
GROUP, FORUM = -1001, -1003


@pytest.fixture
async def vigie_(tmp_path):
    async with vigie(tmp_path, admins=[OPERATOR]) as running:
        await running.subscriber(OPERATOR, "en", [])
        yield running


async def alert(running, chat_id, number=1, place=TOWN):
    """An attack is reported; the alert of it in that chat."""
    known = len(alerts(running, chat_id))
    assert await running.post(plain_item(number, place)) == 202
    await running.sandbox.wait_for(lambda: len(alerts(running, chat_id)) > known, PATIENCE)
    return alerts(running, chat_id)[-1]


def alerts(running, chat_id):
    return [message for message in running.sandbox.bot_messages(chat_id) if "📰" in message.text]


async def press(running, message, label, sender=None):
    """Press the button with this label; the answer to the press."""
    button = next(each for each in message.buttons if label in each["text"])
    tap = running.sandbox.user_taps(message.chat_id, message.message_id, button["callback_data"], sender=sender)
    await running.sandbox.wait_for(lambda: tap.answered, PATIENCE)
    return tap.text


@pytest.mark.parametrize(
    ("language", "labels_"),
    [
        (
            "fr",
            [
                "🗺 Carte",
                "🔕 Plus rien sur cet événement",
                f"🔕 24\u00a0h sans {TOWN.name}",
                "Mauvais lieu",
                "C’est faux",
            ],
        ),
        ("en", ["🗺 Map", "🔕 No more of this event", f"🔕 24\u00a0h without {TOWN.name}", "Wrong place", "False"]),
    ],
)
async def test_an_alert_can_be_looked_up_muted_and_doubted(vigie_, language, labels_):
    await vigie_.subscriber(AWA.id, language, [TOWN.id])
    told = await alert(vigie_, AWA.id)
    assert labels(told) == labels_
    assert told.buttons[0]["url"] == (
        f"https://www.openstreetmap.org/?mlat={TOWN.lat:.4f}&mlon={TOWN.lon:.4f}#map=12/{TOWN.lat:.4f}/{TOWN.lon:.4f}"
    )


async def test_a_muted_place_is_quiet_and_others_are_not(vigie_):
    await vigie_.subscriber(AWA.id, "fr", [TOWN.id, OTHER.id])
    told = await alert(vigie_, AWA.id)
    answer = await press(vigie_, told, "sans")
    assert TOWN.name in answer
    assert re.search(r"jusqu’à .* \d\d:\d\d", answer)
    await vigie_.sandbox.wait_for(lambda: any("De nouveau" in label for label in labels(told)), PATIENCE)
    # Another attack there, of another kind: a story of its own, and no word of it; elsewhere all is told.
    await vigie_.post(
        plain_item(2, TOWN)
        | {
            "event_type": "abduction",
            "title": f"Abduction in {TOWN.name}",
            "text": f"Two teachers were kidnapped in {TOWN.name} today.",
        }
    )
    await alert(vigie_, AWA.id, 3, OTHER)
    await vigie_.service.idle()
    assert len(alerts(vigie_, AWA.id)) == 2
    await press(vigie_, told, "De nouveau")
    await vigie_.post(
        plain_item(4, TOWN)
        | {
            "event_type": "unrest",
            "title": f"Riot in {TOWN.name}",
            "text": f"A riot broke out in {TOWN.name} today, residents said.",
        }
    )
    await vigie_.sandbox.wait_for(lambda: len(alerts(vigie_, AWA.id)) == 3, PATIENCE)


async def test_a_muted_event_is_quiet_until_it_was_wrong(vigie_):
    await vigie_.subscriber(AWA.id, "fr", [TOWN.id])
    await vigie_.subscriber(MODIBO.id, "fr", [TOWN.id])
    told = await alert(vigie_, AWA.id)
    assert "Je n’enverrai plus rien" in await press(vigie_, told, "Plus rien")
    update = {
        "id": "u",
        "updates": "plain-1",
        "msg_type": "Update",
        "severity": "Extreme",
        "text": f"Gunmen attacked {TOWN.name} this morning. At least 40 people were killed, the army said.",
    }
    known = len(alerts(vigie_, MODIBO.id))
    await vigie_.post(plain_item(1, TOWN) | update)
    await vigie_.sandbox.wait_for(lambda: len(alerts(vigie_, MODIBO.id)) > known, PATIENCE)
    await vigie_.service.idle()
    assert len(alerts(vigie_, AWA.id)) == 1
    await vigie_.post(
        plain_item(1, TOWN)
        | {
            "id": "c",
            "updates": "plain-1",
            "msg_type": "Cancel",
            "title": "Attack denied",
            "text": f"There was no attack in {TOWN.name}, the army said.",
        }
    )
    taken_back = "DÉMENTI"
    await vigie_.sandbox.wait_for(
        lambda: any(taken_back in message.text for message in vigie_.sandbox.bot_messages(AWA.id)[-1:]), PATIENCE
    )


async def test_the_operator_hears_once_of_each_doubt(vigie_):
    for who in (AWA, MODIBO):
        await vigie_.subscriber(who.id, "fr", [TOWN.id])
    told = await alert(vigie_, AWA.id)
    await vigie_.sandbox.wait_for(lambda: alerts(vigie_, MODIBO.id), PATIENCE)
    before = len(vigie_.sandbox.bot_messages(OPERATOR))
    assert "Merci. La personne" in await press(vigie_, told, "Mauvais lieu")
    assert "déjà été signalé" in await press(vigie_, told, "Mauvais lieu")
    assert "Merci. La personne" in await press(vigie_, alerts(vigie_, MODIBO.id)[-1], "Mauvais lieu")
    assert "Merci" in await press(vigie_, told, "faux")
    await vigie_.sandbox.wait_for(lambda: len(vigie_.sandbox.bot_messages(OPERATOR)) >= before + 2, PATIENCE)
    await vigie_.says(OPERATOR, "/privacy")
    doubts = vigie_.sandbox.bot_messages(OPERATOR)[before:-1]
    assert [doubt.text.partition("\n")[0] for doubt in doubts] == [
        "Somebody says that the place is wrong",
        "Somebody says that it is false",
    ]
    assert "plain-1" in doubts[0].text
    assert f"Gunmen attacked {TOWN.name} this morning" in doubts[0].text
    assert "https://radio.example/1" in str(doubts[0].entities)
    assert str(AWA.id) not in doubts[0].text.replace(TOWN.name, "")


async def test_in_a_group_admins_mute_and_everybody_may_doubt(vigie_):
    vigie_.sandbox.add_chat(Chat(GROUP, "supergroup", "Quartier", started=True, admins={AWA.id: AWA}))
    vigie_.sandbox.add_user(MODIBO)
    vigie_.sandbox.user_says(GROUP, f"/start w_{TOWN.id}", sender=AWA)
    await vigie_.sandbox.wait_for(lambda: vigie_.sandbox.bot_messages(GROUP), PATIENCE)
    told = await alert(vigie_, GROUP)
    assert "Seuls les administrateurs" in await press(vigie_, told, "Plus rien", MODIBO)
    assert "Merci" in await press(vigie_, told, "faux", MODIBO)
    assert "Je n’enverrai plus rien" in await press(vigie_, told, "Plus rien", AWA)


async def test_a_mixed_group_reads_both_languages_in_one_message(vigie_):
    vigie_.sandbox.add_chat(Chat(GROUP, "supergroup", "Quartier", started=True, admins={AWA.id: AWA}))
    for text in (f"/start w_{TOWN.id}", "/langue les deux"):
        known = len(vigie_.sandbox.bot_messages(GROUP))
        vigie_.sandbox.user_says(GROUP, text, sender=AWA)
        await vigie_.sandbox.wait_for(lambda known=known: len(vigie_.sandbox.bot_messages(GROUP)) > known, PATIENCE)
    told = await alert(vigie_, GROUP)
    french, english = told.text.split("\n\n")
    assert "ATTAQUE" in french.partition("\n")[0].upper()
    assert TOWN.name in english.partition("\n")[0]
    assert "Vous suivez" in french
    assert "You watch" in english
    assert told.text.count("📰") == 1
    assert len(told.text) <= 900
    assert "Carte · " in told.buttons[0]["text"]


async def test_alerts_come_into_their_topic_or_into_the_general_one(vigie_):
    forum = vigie_.sandbox.add_chat(Chat(FORUM, "supergroup", "Forum", started=True, admins={AWA.id: AWA}, topics={5}))
    vigie_.sandbox.user_says(FORUM, f"/start w_{TOWN.id}", sender=AWA, thread_id=5)
    await vigie_.sandbox.wait_for(lambda: len(vigie_.sandbox.bot_messages(FORUM)) >= 2, PATIENCE)
    assert (await alert(vigie_, FORUM)).thread_id == 5
    forum.topics.clear()
    item = plain_item(2, TOWN) | {
        "event_type": "abduction",
        "title": f"Abduction in {TOWN.name}",
        "text": f"Two teachers were kidnapped in {TOWN.name} today.",
    }
    await vigie_.post(item)
    await vigie_.sandbox.wait_for(lambda: len(alerts(vigie_, FORUM)) == 2, PATIENCE)
    assert alerts(vigie_, FORUM)[-1].thread_id is None
