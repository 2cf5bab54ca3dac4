"""The Bot API's methods, as strict as Telegram in what they take and with its words for what they refuse.

Each takes the state and the parameters and returns the result; refusals are `ApiError`. The words are those
of telegram-bot-api (Client.cpp), TDLib and Telegram's server as the field reports them. getUpdates waits and
so stands with the server.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.sandbox.autolink import add_automatic
from bot.sandbox.groups import GROUP_METHODS, topic_of
from bot.sandbox.keyboards import check_requests, read_markup
from bot.sandbox.markup import Entity, MarkupError, parse_html, tidy, units
from bot.sandbox.params import ApiError, Params, bad
from bot.sandbox.photos import MAX_CAPTION, read_photo
from bot.sandbox.profile import PROFILE_METHODS
from bot.sandbox.state import Chat, Message, State

MAX_TEXT = 4096  # code points after parsing; core.telegram.org/bots/api#sendmessage
MAX_ANSWER = 200  # of a callback answer; core.telegram.org/bots/api#answercallbackquery

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current"
    " content and reply markup of the message"
)
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def find_chat(state: State, params: Params) -> Chat:
    """The chat that `chat_id` names; whether the bot may write there is `may_write`."""
    asked = params.text("chat_id").strip()
    if not asked:
        raise bad("chat_id is empty")
    chat = state.chats.get(params.integer("chat_id"))
    if chat is None:
        raise bad("chat not found")
    return chat


def may_write(chat: Chat) -> None:
    """Raise the 403 that Telegram gives where the bot may not write."""
    if chat.deactivated:
        raise ApiError(403, "Forbidden: user is deactivated")
    if chat.blocked:
        if chat.type == "private":
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        raise ApiError(403, f"Forbidden: bot was kicked from the {chat.type} chat")
    if chat.type == "private" and not chat.started:
        raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
    if chat.migrated_to:
        moved = {"migrate_to_chat_id": chat.migrated_to}
        raise ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", moved)


def read_text(params: Params, field: str = "text") -> tuple[str, list[Entity]]:
    """The message text after parsing, with written and automatic entities; 400 for any fault. A caption may be ""."""
    text = params.text(field)
    mode = params.text("parse_mode").lower()
    entities: list[Entity] = []
    if mode == "html":
        try:
            text, entities = parse_html(text)
        except MarkupError as error:
            raise bad(f"can't parse entities: {error}") from error
    elif mode not in {"", "none"}:
        raise bad("unsupported parse_mode")
    else:
        entities = _given_entities(params, text)
    text, entities = tidy(text, entities)
    if not text and field == "text":
        raise bad("message text is empty")
    return text, add_automatic(text, entities)


def _given_entities(params: Params, text: str) -> list[Entity]:
    given = params.json("entities") or []
    if not isinstance(given, list):
        raise bad("can't parse entities: expected an Array of entities")
    for entity in given:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad("can't parse entities: expected an Object")
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length < 0:
            raise bad('can\'t parse entities: Field "offset" must be a valid Number')
        if offset > units(text):
            raise bad("can't parse entities: entity begins after the end of the text")
    return given


def send_message(state: State, params: Params) -> dict[str, Any]:
    """Carry out sendMessage."""
    text, entities = read_text(params)
    if len(text) > MAX_TEXT:
        raise bad("message is too long")
    markup = read_markup(params)
    chat = find_chat(state, params)
    may_write(chat)
    check_requests(markup, chat.type)
    thread_id = topic_of(chat, params)
    message = state.add_message(
        chat.id,
        text,
        entities,
        from_bot=True,
        reply_markup=markup,
        reply_to=_answered(state, chat, params),
        silent=params.flag("disable_notification"),
        preview=_preview(params),
        thread_id=thread_id,
    )
    state.show_keys(message)
    return state.message_json(message)


def send_photo(state: State, params: Params) -> dict[str, Any]:
    """Carry out sendPhoto, of a picture that is uploaded with it."""
    photo = read_photo(params)
    text, entities = read_text(params, "caption")
    if len(text) > MAX_CAPTION:
        raise bad("message caption is too long")
    markup = read_markup(params)
    chat = find_chat(state, params)
    may_write(chat)
    thread_id = topic_of(chat, params)
    message = state.add_message(
        chat.id,
        text,
        entities,
        from_bot=True,
        reply_markup=markup,
        reply_to=_answered(state, chat, params),
        silent=params.flag("disable_notification"),
        thread_id=thread_id,
        photo=photo,
    )
    return state.message_json(message)


def _preview(params: Params) -> dict[str, Any] | None:
    options = params.json("link_preview_options")
    if options is None and params.flag("disable_web_page_preview"):
        return {"is_disabled": True}
    if options is not None and not isinstance(options, dict):
        raise bad("object expected as link preview options")
    return options


def _answered(state: State, chat: Chat, params: Params) -> int | None:
    """The id of the message answered; None where there is none, or it is gone and that is allowed."""
    reply = params.json("reply_parameters")
    if reply is None:
        message_id = params.integer("reply_to_message_id")
        lenient = params.flag("allow_sending_without_reply")
    else:
        if not isinstance(reply, dict) or not isinstance(reply.get("message_id"), int):
            raise bad("can't parse reply parameters: message_id must be a Number")
        message_id, lenient = reply["message_id"], reply.get("allow_sending_without_reply") is True
    if not message_id:
        return None
    if message_id in state.by_chat.get(chat.id, {}):
        return message_id
    if lenient:
        return None
    raise bad("message to be replied not found")


def _own_message(state: State, params: Params, *, to: str) -> Message:
    """A message that exists; `to` is the verb in the fault (edit, delete)."""
    chat = find_chat(state, params)
    if not params.text("message_id"):
        raise bad("message identifier is not specified")
    message = state.by_chat.get(chat.id, {}).get(params.integer("message_id"))
    if message is None:
        raise bad(f"message to {to} not found")
    return message


def _edit(state: State, message: Message, changes: dict[str, Any]) -> dict[str, Any]:
    if not message.from_bot:
        raise bad("message can't be edited")
    if all(getattr(message, name) == value for name, value in changes.items()):
        raise bad(_SAME)
    for name, value in changes.items():
        setattr(message, name, value)
    message.edited_at = datetime.now(UTC)
    message.revision += 1
    state.changed()
    return state.message_json(message)


def edit_message_text(state: State, params: Params) -> dict[str, Any]:
    """Carry out editMessageText: without `reply_markup` the buttons go, as in Telegram."""
    text, entities = read_text(params)
    markup = read_markup(params, inline_only=True)
    message = _own_message(state, params, to="edit")
    if len(text) > MAX_TEXT:
        raise bad("MESSAGE_TOO_LONG")  # the server's word: only new messages are measured before
    return _edit(state, message, {"text": text, "entities": entities, "reply_markup": markup})


def edit_message_reply_markup(state: State, params: Params) -> dict[str, Any]:
    """Carry out editMessageReplyMarkup: none given takes the buttons away."""
    markup = read_markup(params, inline_only=True)
    return _edit(state, _own_message(state, params, to="edit"), {"reply_markup": markup})


def delete_message(state: State, params: Params) -> bool:
    """Carry out deleteMessage: in a private chat a bot may delete its own and the person's messages."""
    message = _own_message(state, params, to="delete")
    del state.by_chat[message.chat_id][message.message_id]
    state.changed()
    return True


def answer_callback_query(state: State, params: Params) -> bool:
    """Carry out answerCallbackQuery: once for each tap."""
    callback = state.callbacks.get(params.text("callback_query_id"))
    if callback is None or callback.answered:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if len(params.text("text")) > MAX_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    callback.answered = True
    callback.text, callback.alert = params.text("text"), params.flag("show_alert")
    state.changed()
    return True


def get_chat(state: State, params: Params) -> dict[str, Any]:
    """Carry out getChat: a ChatFullInfo with the fields Telegram always gives."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    told = find_chat(state, params).as_json()
    return told | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, True),
    }


def send_chat_action(state: State, params: Params) -> bool:
    """Carry out sendChatAction: checked and otherwise without trace."""
    may_write(find_chat(state, params))
    if params.text("action") not in _ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def get_webhook_info(state: State, _: Params) -> dict[str, Any]:
    """Carry out getWebhookInfo: there is never one here."""
    return {"url": "", "has_custom_certificate": False, "pending_update_count": len(state.updates)}


def delete_webhook(state: State, params: Params) -> bool:
    """Carry out deleteWebhook: without one it only drops the pending updates when asked."""
    if params.flag("drop_pending_updates"):
        state.updates.clear()
        state.changed()
    return True


METHODS: dict[str, Callable[[State, Params], Any]] = {
    "getMe": lambda state, _: (
        state.bot_json()
        | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    ),
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
    "getChat": get_chat,
    "sendChatAction": send_chat_action,
    "getWebhookInfo": get_webhook_info,
    "deleteWebhook": delete_webhook,
    **PROFILE_METHODS,
    **GROUP_METHODS,
}
