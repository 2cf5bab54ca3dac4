"""Groups, channels and forum topics, as far as a bot sees them: who administers them, joining, moving.

The words of the refusals are those of telegram-bot-api (Client.cpp) and Telegram's server.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from bot.sandbox.params import ApiError, Params, bad
from bot.sandbox.state import Chat, State, User

# What every ChatMemberAdministrator tells; core.telegram.org/bots/api#chatmemberadministrator
_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip


def topic_of(chat: Chat, params: Params) -> int | None:
    """The topic that a message is for; 400 where the forum has none such. A basic group ignores it."""
    thread_id = params.integer("message_thread_id")
    if not thread_id:
        return None
    if thread_id not in chat.topics:
        raise bad("message thread not found")
    return thread_id


def get_chat_administrators(state: State, params: Params) -> list[dict[str, Any]]:
    """Carry out getChatAdministrators: the creator first, no bots."""
    chat = _chat(state, params)
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    return [_member(chat, user) for user in chat.admins.values()]


def get_chat_member(state: State, params: Params) -> dict[str, Any]:
    """Carry out getChatMember; who is no admin counts as a plain member."""
    chat = _chat(state, params)
    user_id = params.integer("user_id")
    if not user_id:
        raise bad("invalid user_id specified")
    user = chat.admins.get(user_id) or (state.chats[user_id].user if user_id in state.chats else None)
    if user is None:
        raise bad("user not found")
    return _member(chat, user)


def bot_joins(state: State, chat: Chat, by: User, *, can_post: bool) -> None:
    """The bot becomes a member of a group or an admin of a channel; it hears of it."""
    bot = state.bot_json()
    chat.blocked = False
    new: dict[str, Any] = {"user": bot, "status": "member"}
    if chat.type == "channel":
        posts = {"can_post_messages": can_post, "can_edit_messages": False}
        new = {"user": bot, "status": "administrator", **dict.fromkeys(_RIGHTS, False), **posts}
    told = {"chat": chat.as_json(), "from": by.as_json(), "date": int(time.time())}
    state.add_update(
        "my_chat_member", told | {"old_chat_member": {"user": bot, "status": "left"}, "new_chat_member": new}
    )


def upgrade(state: State, chat: Chat, supergroup_id: int, by: User) -> Chat:
    """A group becomes a supergroup: both tell the bot, and what is written to the old one is refused."""
    new = Chat(supergroup_id, "supergroup", chat.title, started=True, admins=dict(chat.admins))
    state.chats[supergroup_id] = new
    chat.migrated_to = supergroup_id
    for where, told in ((chat, {"migrate_to_chat_id": supergroup_id}), (new, {"migrate_from_chat_id": chat.id})):
        message = state.message_json(state.add_message(where.id, "", [], sender=by))
        message.pop("text")
        state.add_update("message", message | told)
    return new


def _chat(state: State, params: Params) -> Chat:
    chat = state.chats.get(params.integer("chat_id"))
    if chat is None:
        raise bad("chat not found")
    if chat.blocked:
        raise ApiError(403, f"Forbidden: bot was kicked from the {chat.type} chat")
    return chat


def _member(chat: Chat, user: User) -> dict[str, Any]:
    admins = list(chat.admins)
    if user.id not in chat.admins:
        return {"user": user.as_json(), "status": "member"}
    if user.id == admins[0]:
        return {"user": user.as_json(), "status": "creator", "is_anonymous": False}
    posts = {"can_post_messages": True} if chat.type == "channel" else {}
    return {"user": user.as_json(), "status": "administrator", **dict.fromkeys(_RIGHTS, False), **posts}


GROUP_METHODS: dict[str, Callable[[State, Params], Any]] = {
    "getChatAdministrators": get_chat_administrators,
    "getChatMember": get_chat_member,
}
