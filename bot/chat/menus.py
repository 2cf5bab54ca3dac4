"""What Telegram shows of the bot beside its messages: command menus and descriptions.

Telegram keeps them, and limits how often they may be written far more strictly than messages. So each is read
first, and written only where it differs. The name is the operator's, who chose it at BotFather.

    private chats                what somebody can do with their own alerts
    groups, everybody            what may be asked there; a menu of what only admins may do would invite refusals
    groups, their admins         that, and what they may change
"""

from __future__ import annotations

import logging
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import RetryAfter

from bot.i18n import Words

log = logging.getLogger(__name__)

# What Telegram's client asks for → whose words it gets. "" is for every language without words of its own: French,
# as the bot itself speaks to such a phone (visit.guess_language).
CLIENT_LANGUAGES = (("", "fr"), ("en", "en"), ("fr", "fr"))

# In the menu's order, the most used first: the key of its description, the command in English and in French.
PRIVATE = (
    ("watch", "watch", "suivre"),
    ("list", "list", "liste"),
    ("recent", "recent", "recent"),
    ("mute", "mute", "pause"),
    ("status", "status", "etat"),
    ("verify", "verify", "verifier"),
    ("why", "why", "pourquoi"),
    ("quiet", "quiet", "silence"),
    ("types", "types", "genres"),
    ("severity", "severity", "gravite"),
    ("digest", "digest", "resume"),
    ("test", "test", "essai"),
    ("lang", "lang", "langue"),
    ("zone", "zone", "fuseau"),
    ("help", "help", "aide"),
    ("stop", "stop", "stop"),
    ("privacy", "privacy", "confidentialite"),
    ("export", "export", "exporter"),
    ("deleteme", "deleteme", "effacer"),
)
ASKING = (
    ("list", "list", "liste"),
    ("recent", "recent", "recent"),
    ("status", "status", "etat"),
    ("verify", "verify", "verifier"),
    ("why", "why", "pourquoi"),
    ("help", "help", "aide"),
    ("privacy", "privacy", "confidentialite"),
)
ADMINS = (
    ("group.watch", "watch", "suivre"),
    ("group.unwatch", "unwatch", "retirer"),
    *ASKING[:-2],
    ("mute", "mute", "pause"),
    ("quiet", "quiet", "silence"),
    ("types", "types", "genres"),
    ("severity", "severity", "gravite"),
    ("digest", "digest", "resume"),
    ("group.here", "here", "ici"),
    ("group.lang", "lang", "langue"),
    ("test", "test", "essai"),
    ("zone", "zone", "fuseau"),
    *ASKING[-2:],
    ("stop", "stop", "stop"),
    ("deleteme", "deleteme", "effacer"),
)
Menu = tuple[tuple[str, str, str], ...]
MENUS: tuple[tuple[BotCommandScope, Menu], ...] = (
    (BotCommandScopeAllPrivateChats(), PRIVATE),
    (BotCommandScopeAllGroupChats(), ASKING),
    (BotCommandScopeAllChatAdministrators(), ADMINS),
)


async def publish_menus(bot: Bot, words: Words) -> None:
    """Bring menus and profile in line with `words`.

    When Telegram asks to wait, the rest stays as it is until the next start. Other TelegramErrors go out.
    """
    try:
        for code, language in CLIENT_LANGUAGES:
            await _publish(bot, words, code, language)
    except RetryAfter as error:
        log.warning("menus not all published: %s", error.message)


def menu(words: Words, language: str, entries: Menu = PRIVATE) -> tuple[BotCommand, ...]:
    """The commands as a client shows them, under their names in that language."""
    return tuple(
        BotCommand(french if language == "fr" else english, words(language, f"chat.menu.{key}"))
        for key, english, french in entries
    )


def own_menu(words: Words, chat_id: int, language: str, guess: str) -> tuple[str, dict[str, Any]]:
    """The call that gives one private chat its menu in the language it chose: a method and its parameters.

    Telegram shows a menu in the phone's language (`guess`). Where that was chosen, the chat needs none of its own.
    """
    scope: dict[str, Any] = {"scope": {"type": "chat", "chat_id": chat_id}}
    if language == guess:
        return "deleteMyCommands", scope
    return "setMyCommands", scope | {"commands": [each.to_dict() for each in menu(words, language)]}


async def _publish(bot: Bot, words: Words, code: str, language: str) -> None:
    for scope, entries in MENUS:
        commands = menu(words, language, entries)
        if await bot.get_my_commands(scope=scope, language_code=code) != commands:
            await bot.set_my_commands(commands, scope=scope, language_code=code)
    description = words(language, "chat.profile.description")
    if (await bot.get_my_description(language_code=code)).description != description:
        await bot.set_my_description(description, language_code=code)
    short = words(language, "chat.profile.short")
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)
