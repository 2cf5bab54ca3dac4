"""What the bot says about itself: commands by scope and language, name, description, short description."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.params import Params, bad
from bot.sandbox.state import State

MAX_COMMANDS = 100  # a scope and language; core.telegram.org/bots/api#setmycommands
MAX_COMMAND, MAX_COMMAND_TEXT = 32, 256  # core.telegram.org/bots/api#botcommand
LIMITS = {"name": 64, "description": 512, "short_description": 120}  # core.telegram.org/bots/api#setmyname

_COMMAND = re.compile(r"[a-z0-9_]+")
_LANGUAGE = re.compile(r"[a-z]{2}")
_PLAIN_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}


def _language(params: Params) -> str:
    code = params.text("language_code")
    if code and not _LANGUAGE.fullmatch(code):
        raise bad("invalid language code specified")
    return code


def _scope(params: Params) -> str:
    """The scope as a key: its type, and the chat where it has one."""
    scope = params.json("scope")
    if scope is None:
        return "default"
    if not isinstance(scope, dict):
        raise bad("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type")
    if kind in _PLAIN_SCOPES:
        return str(kind)
    if kind in {"chat", "chat_administrators", "chat_member"}:
        if "chat_id" not in scope:
            raise bad("can't parse BotCommandScope: can't find field \"chat_id\"")
        return f"{kind}:{scope['chat_id']}" + (f":{scope.get('user_id')}" if kind == "chat_member" else "")
    raise bad("can't parse BotCommandScope: Unsupported type specified")


def set_my_commands(state: State, params: Params) -> bool:
    """Carry out setMyCommands."""
    commands = params.json("commands")
    if commands is None:
        commands = []
    if not isinstance(commands, list):
        raise bad("can't parse commands: expected an Array of BotCommand")
    if len(commands) > MAX_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    state.commands[_scope(params), _language(params)] = [_command(command) for command in commands]
    state.changed()
    return True


def _command(given: Any) -> dict[str, str]:
    if not isinstance(given, dict):
        raise bad("can't parse BotCommand: expected an Object")
    name, text = given.get("command"), given.get("description")
    if not isinstance(name, str) or not isinstance(text, str):
        raise bad('can\'t parse BotCommand: Field "command" must be of type String')
    name, text = name.strip().removeprefix("/"), text.strip()
    if not name:
        raise bad("command must be non-empty")
    if len(name) > MAX_COMMAND:
        raise bad(f"command length must not exceed {MAX_COMMAND}")
    if not text:
        raise bad("command description must be non-empty")
    if len(text) > MAX_COMMAND_TEXT:
        raise bad(f"command description length must not exceed {MAX_COMMAND_TEXT}")
    if not _COMMAND.fullmatch(name):
        raise bad("BOT_COMMAND_INVALID")
    return {"command": name, "description": text}


def get_my_commands(state: State, params: Params) -> list[dict[str, str]]:
    """Carry out getMyCommands: exactly this scope and language, no fallback."""
    return state.commands.get((_scope(params), _language(params)), [])


def delete_my_commands(state: State, params: Params) -> bool:
    """Carry out deleteMyCommands."""
    state.commands.pop((_scope(params), _language(params)), None)
    state.changed()
    return True


def _setter(what: str) -> Callable[[State, Params], bool]:
    def change(state: State, params: Params) -> bool:
        text = params.text(what).strip()
        if len(text) > LIMITS[what]:
            raise bad(f"{what.replace('_', ' ')} is too long")
        key = (what, _language(params))
        if text:
            state.profile[key] = text
        else:
            state.profile.pop(key, None)
        state.changed()
        return True

    return change


def _getter(what: str) -> Callable[[State, Params], dict[str, str]]:
    def read(state: State, params: Params) -> dict[str, str]:
        told = state.text_for(what, _language(params))
        return {what: told or (state.name if what == "name" else "")}

    return read


PROFILE_METHODS: dict[str, Callable[[State, Params], Any]] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
}
