"""Menus and profile: within Telegram's limits, in both languages, written only where they differ."""

import json
import re

import pytest
from chat_harness import BOT
from chat_world import WORDS
from telegram import Bot
from telegram.request import BaseRequest, RequestData

from bot.chat.commands import CHANGING, COMMANDS
from bot.chat.menus import ADMINS, ASKING, MENUS, PRIVATE, menu, publish_menus
from bot.chat.visit import guess_language


class Profile(BaseRequest):
    """Telegram's memory of one bot's menus and profile: keeps what is set, by method and arguments."""

    read_timeout = 1.0

    def __init__(self):
        self.kept, self.written, self.wait = {}, [], None

    async def initialize(self):
        pass

    async def shutdown(self):
        pass

    async def do_request(self, url, method, request_data: RequestData | None = None, **_):  # noqa: ARG002  the library's
        called = url.rpartition("/")[2]
        given = dict(request_data.parameters) if request_data else {}
        key = called[3:], given.pop("language_code", ""), json.dumps(given.pop("scope", None))
        if called == "getMe":
            return self.answer(BOT)
        if called.startswith("get"):
            empty = {"MyCommands": [], "MyName": {"name": ""}, "MyDescription": {"description": ""}}
            return self.answer(self.kept.get(key, empty.get(called[3:], {"short_description": ""})))
        if self.wait is not None:
            body = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 9"}
            return 429, json.dumps(body | {"parameters": {"retry_after": 9}}).encode()
        self.written.append((called, key[1]))
        self.kept[key] = given["commands"] if called == "setMyCommands" else given
        return self.answer(True)

    @staticmethod
    def answer(result):
        return 200, json.dumps({"ok": True, "result": result}).encode()


@pytest.fixture
async def telegram():
    profile = Profile()
    async with Bot("42:TEST", request=profile, get_updates_request=profile) as bot:
        yield profile, bot


async def test_first_start_writes_all_second_writes_nothing(telegram):
    profile, bot = telegram
    await publish_menus(bot, WORDS)
    methods = [*["setMyCommands"] * 3, "setMyDescription", "setMyShortDescription"]
    assert profile.written == [(method, code) for code in ("", "en", "fr") for method in methods]
    profile.written.clear()
    await publish_menus(bot, WORDS)
    assert profile.written == []


async def test_only_the_difference_is_written(telegram):
    profile, bot = telegram
    await publish_menus(bot, WORDS)
    profile.written.clear()
    await bot.set_my_short_description("another", language_code="fr")
    profile.written.clear()
    await publish_menus(bot, WORDS)
    assert profile.written == [("setMyShortDescription", "fr")]


async def test_the_name_is_the_operators(telegram):
    _, bot = telegram
    await bot.set_my_name("Alerte Sahel")
    await publish_menus(bot, WORDS)
    assert (await bot.get_my_name()).name == "Alerte Sahel"


async def test_told_to_wait_it_leaves_the_rest(telegram, caplog, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # or the library warns at each RetryAfter it makes
    profile, bot = telegram
    profile.wait = 9
    await publish_menus(bot, WORDS)
    assert profile.written == []
    assert "not all published" in caplog.text


def test_each_menu_offers_what_its_readers_may_do():
    """In a group nobody is offered what only its admins may give, and they are offered it."""
    assert not {name for _, *names in ASKING for name in names} & CHANGING
    assert {name for _, *names in ADMINS for name in names} & CHANGING >= {"watch", "suivre", "quiet", "here", "lang"}
    assert "here" not in {name for _, *names in PRIVATE for name in names}


async def test_a_phone_in_any_other_language_has_the_menu_in_the_language_it_is_spoken_to(telegram):
    profile, bot = telegram
    await publish_menus(bot, WORDS)
    for code, first in (("", "suivre"), ("fr", "suivre"), ("en", "watch")):
        (kept,) = (told for (what, of, scope), told in profile.kept.items() if of == code and "private" in scope)
        commands = json.loads(kept) if isinstance(kept, str) else kept
        assert commands[0]["command"] == first
        assert guess_language(code) == ("en" if code == "en" else "fr")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_within_telegrams_limits(language):
    for _, entries in MENUS:
        commands = menu(WORDS, language, entries)
        for command in commands:
            assert re.fullmatch(r"[a-z0-9_]{1,32}", command.command)
            assert 1 <= len(command.description) <= 256
        assert len({command.command for command in commands}) == len(entries) <= 100
    assert 1 <= len(WORDS(language, "chat.profile.description")) <= 512
    assert 1 <= len(WORDS(language, "chat.profile.short")) <= 120


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_menu_entry_and_every_command_in_a_text_exists(language):
    known = {name for command in COMMANDS for name in command.names}
    for entries in (PRIVATE, ASKING, ADMINS):
        assert {command.command for command in menu(WORDS, language, entries)} <= known
    forms = WORDS._languages[language].forms
    texts = [text for key in forms if key.startswith("chat.") for text in forms[key]]
    told = {name for text in texts for name in re.findall(r"(?<![\w<])/([a-z]+)", text)}
    assert told
    assert told <= known


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_is_two_screens_at_most(language):
    """A small phone shows about eighteen lines of forty letters."""
    text = re.sub(r"<[^>]*>", "", WORDS(language, "chat.help"))
    assert sum(-(-max(1, len(line)) // 40) for line in text.split("\n")) <= 36
