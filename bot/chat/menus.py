"""What Telegram shows of the bot beside its messages: command menus and descriptions.

Telegram keeps them, and limits how often they may be written far more strictly than messages. So each is read
first, and written only where it differs. The name is the operator's, who chose it at BotFather.
"""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import RetryAfter

from bot.i18n import Words

log = logging.getLogger(__name__)

# What Telegram's client asks for → whose words it gets. "" is for every language without words of its own.
CLIENT_LANGUAGES = (("", "en"), ("en", "en"), ("fr", "fr"))

# In the menu's order, the most used first: the key of its description, the command in English and in French.
MENU = (
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
    ("test", "test", "essai"),
    ("lang", "lang", "langue"),
    ("zone", "zone", "fuseau"),
    ("help", "help", "aide"),
    ("stop", "stop", "stop"),
    ("privacy", "privacy", "confidentialite"),
    ("export", "export", "exporter"),
    ("deleteme", "deleteme", "effacer"),
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


def menu(words: Words, language: str) -> tuple[BotCommand, ...]:
    """The commands as a client shows them, under their names in that language."""
    return tuple(
        BotCommand(french if language == "fr" else english, words(language, f"chat.menu.{key}"))
        for key, english, french in MENU
    )


async def _publish(bot: Bot, words: Words, code: str, language: str) -> None:
    scope = BotCommandScopeAllPrivateChats()
    commands = menu(words, language)
    if await bot.get_my_commands(scope=scope, language_code=code) != commands:
        await bot.set_my_commands(commands, scope=scope, language_code=code)
    description = words(language, "chat.profile.description")
    if (await bot.get_my_description(language_code=code)).description != description:
        await bot.set_my_description(description, language_code=code)
    short = words(language, "chat.profile.short")
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)
