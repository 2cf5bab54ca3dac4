"""What must be asked of Telegram before an update is handled: read off raw updates, one row for each kind."""

import pytest
from chat_world import GAZETTEER, WORDS

from bot.chat.commands import CHANGING
from bot.chat.desk import Standing
from bot.chat.keyboards import Verb, parse
from bot.chat.links import channel_in, channel_link, group_link, watch_link
from bot.chat.rights import OWN_COMMANDS, Question, question, sender_of, spoken_for
from bot.chat.say import Say

GROUP = {"id": -1001, "type": "supergroup", "title": "Quartier"}
PRIVATE = {"id": 11, "type": "private", "first_name": "Awa"}
AWA = {"id": 11, "is_bot": False, "first_name": "Awa"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


def said(text, chat=GROUP, sender=AWA, **more):
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    entities = [{"type": "bot_command", "offset": 0, "length": len(command)}] if command else []
    message = {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": text, "entities": entities}
    return {"update_id": 1, "message": message | more}


def pressed(data, chat=GROUP, rows=()):
    message = {"message_id": 1, "date": 1, "chat": chat, "text": "…", "reply_markup": {"inline_keyboard": list(rows)}}
    return {"update_id": 1, "callback_query": {"id": "q", "from": AWA, "data": data, "message": message}}


def asked(raw, managed=None):
    return question(raw, CHANGING, "vigie_bot", managed)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("/watch Kayes", True),
        ("/suivre Kayes", True),
        ("/WATCH Kayes", True),  # Telegram's clients complete in small letters, people do not
        ("/watch@vigie_bot Kayes", True),
        ("/watch@Vigie_Bot Kayes", True),
        ("/watch@other_bot Kayes", False),
        ("/stop", True),
        ("/deleteme", True),
        ("/here", True),
        ("/lang en", True),
        ("/start w_ml-kayes", True),  # from a startgroup link: it watches
        ("/start", False),  # explains only
        ("/list", False),
        ("/recent", False),
        ("/help", False),
        ("/privacy", False),
        ("/nonsense", False),
        ("watch Kayes", False),
        ("bonjour", False),
    ],
)
def test_which_of_a_groups_commands_need_an_admin(text, wanted):
    assert (asked(said(text)) == Question(-1001, 11)) is wanted


def test_every_changing_command_is_asked_about():
    """Whatever is added to the table of commands: either it answers everybody, or Telegram is asked."""
    assert {"watch", "unwatch", "types", "severity", "quiet", "mute", "zone", "stop", "export"} <= CHANGING
    for name in CHANGING - {"start", "demarrer"}:
        assert asked(said(f"/{name}")) == Question(-1001, 11), name


def test_an_anonymous_admin_is_known_by_the_chat_it_writes_as():
    raw = said("/watch Kayes", sender=ANONYMOUS, sender_chat=GROUP)
    assert asked(raw) == Question(-1001, 0, Standing.ADMIN)


def test_who_writes_as_another_channel_is_not():
    raw = said("/watch Kayes", sender_chat={"id": -1009, "type": "channel", "title": "Nouvelles"})
    assert asked(raw) == Question(-1001, 0, Standing.AS_CHANNEL)


def test_posts_of_the_linked_channel_ask_nothing():
    channel = {"id": -1009, "type": "channel", "title": "Nouvelles"}
    assert asked(said("/watch Kayes", sender_chat=channel, is_automatic_forward=True)) is None


def test_forwarded_commands_ask_nothing():
    assert asked(said("/watch Kayes", forward_origin={"type": "hidden_user", "date": 1})) is None


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("u:ml-kayes", True),
        ("x:0:ml-kayes", True),
        ("e:12", True),  # mute an event
        ("h:12:ml-kayes", True),
        ("p:1", False),  # turning a page
        ("b:12:ml-kayes", False),  # everybody may say that a place is wrong
        ("f:12", False),
        ("nonsense", False),
    ],
)
def test_which_presses_in_a_group_need_an_admin(data, wanted):
    assert (asked(pressed(data)) == Question(-1001, 11)) is wanted
    channel = {"id": -1002, "type": "channel", "title": "Infos"}
    assert (asked(pressed(data, channel)) == Question(-1002, 11)) is wanted


def test_private_messages_ask_only_while_speaking_for_a_channel():
    assert asked(said("Kayes", PRIVATE)) is None
    assert asked(said("Kayes", PRIVATE), managed=-1002) == Question(-1002, 11)
    assert asked(said("/list", PRIVATE), managed=-1002) == Question(-1002, 11)
    for name in OWN_COMMANDS:
        assert asked(said(f"/{name}", PRIVATE), managed=-1002) is None
    assert asked(said("/start c_1002", PRIVATE), managed=-1003) == Question(-1002, 11)


def test_a_press_is_about_what_its_message_was_about():
    back = [[{"text": "back", "callback_data": "a:-1002"}]]
    assert asked(pressed("u:ml-kayes", PRIVATE, back)) == Question(-1002, 11)
    assert asked(pressed("u:ml-kayes", PRIVATE), managed=-1002) is None
    assert asked(pressed("a:-1002", PRIVATE, back)) is None, "going back needs no right"
    assert asked(pressed("c:-1002", PRIVATE)) == Question(-1002, 11)
    assert spoken_for(back) == -1002


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"message": None},
        {"message": {"text": "/watch Kayes"}},
        {"message": {"chat": {"type": "supergroup"}, "text": 7, "entities": [{"type": "bot_command", "offset": 0}]}},
        {"callback_query": {}},
        {"callback_query": {"data": 7, "message": {}}},
        {"callback_query": {"data": "a:-1", "message": {"reply_markup": {"inline_keyboard": [["x", 7]]}}}},
    ],
)
def test_broken_updates_ask_nothing(raw):
    """They are the handlers' to refuse; asking must not fail before."""
    assert asked(raw) is None
    assert sender_of(raw) is None


# Links


def test_links():
    assert watch_link("vigie_bot", "ml-kayes") == "https://t.me/vigie_bot?start=w_ml-kayes"
    assert group_link("vigie_bot", "ml-kayes") == "https://t.me/vigie_bot?startgroup=w_ml-kayes"
    link = channel_link("vigie_bot", -1001234567890)
    assert link == "https://t.me/vigie_bot?start=c_1001234567890"
    assert channel_in(link.partition("start=")[2]) == -1001234567890


@pytest.mark.parametrize("payload", ["", "c_", "c_-5", "c_0", "c_١٢", "c_12345678901234567", "w_ml-kayes", "1002"])
def test_payloads_that_name_no_channel(payload):
    assert channel_in(payload) is None


@pytest.mark.parametrize("data", ["c:1", "c:-0", "c:-12345678901234567", "a:", "e:0", "e:-1", "h:1", "h:1:", "b:1:a b"])
def test_presses_that_no_button_of_ours_carries(data):
    assert parse(data) is None


def test_the_longest_press_fits():
    longest = f"{Verb.MUTE_PLACE}:{2**63 - 1}:{'a' * 40}"
    assert len(longest) <= 64
    assert parse(longest).number == 2**63 - 1


# Words


@pytest.mark.parametrize(("language", "command"), [("en", "/watch"), ("fr", "/suivre")])
def test_what_asks_for_a_message_asks_for_a_command_in_a_group(language, command):
    """A bot in privacy mode does not see plain words there: "send me its name" would never be heard."""
    alone, group = (Say(WORDS, language, GAZETTEER, group=each) for each in (False, True))
    for key in ("list.hint", "list.empty", "help.short", "sample.no_place"):
        assert command in group(key), key
        assert command not in alone(key), key
    asked = {"asked": "Xyzzy"}
    assert group("watch.unknown", **asked) != alone("watch.unknown", **asked)
    assert ("/help" if language == "en" else "/aide") in group("toast.stale")
