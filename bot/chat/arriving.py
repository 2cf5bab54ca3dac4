"""What an update of Telegram's holds: who, where, what was said, what stands on the buttons. Read, never answered."""

from __future__ import annotations

from telegram import (
    CallbackQuery,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    MaybeInaccessibleMessage,
    Message,
    MessageEntity,
    Update,
)

from bot.chat import keyboards
from bot.chat.keyboards import Verb
from bot.chat.visit import Pressed, Replied, Seat


def answer_to_media(message: Message) -> str:
    """The key of the answer to a message without text."""
    if message.voice or message.audio or message.video_note:
        return "media.voice"
    if message.sticker or message.animation or message.dice:
        return "media.sticker"
    return "media.contact" if message.contact else "media"


def seat_of(message: MaybeInaccessibleMessage, sender_id: int = 0, *, reply: bool = False) -> Seat:
    """Where in a group something was said or pressed."""
    chat, thread = message.chat, None
    if isinstance(message, Message) and message.is_topic_message:  # a thread of answers is no topic
        thread = message.message_thread_id
    to = message.message_id if reply else None
    return Seat(chat.type, chat.title or "", sender_id, to, thread, forum=bool(chat.is_forum))


def is_in(member: ChatMember) -> bool:
    """Say whether this member is in the chat."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in {ChatMember.BANNED, ChatMember.LEFT}


def may_post(member: ChatMember) -> bool:
    """Say whether this member may write into a channel."""
    return isinstance(member, ChatMemberAdministrator) and bool(member.can_post_messages)


def pressed(query: CallbackQuery) -> Pressed:
    """The button that was pressed, with those around it."""
    return Pressed(query.id, query.message.message_id if query.message else 0, _undoable(query), _rows(query))


def _rows(query: CallbackQuery) -> tuple[tuple[keyboards.Button, ...], ...]:
    """The message's buttons as they were sent."""
    markup = getattr(query.message, "reply_markup", None)
    return tuple(tuple(button.to_dict() for button in row) for row in (markup.inline_keyboard if markup else ()))


def replied_to(message: Message) -> Replied | None:
    """What the message answers."""
    answered = message.reply_to_message
    return Replied(answered.message_id, answered.text or answered.caption or "") if answered else None


def message_of(update: Update) -> Message:
    """The message of an update. ValueError where it has none: the handlers sorted wrongly."""
    message = update.effective_message
    if message is None:
        raise ValueError("a message handler got an update without a message")
    return message


def command_of(message: Message) -> str:
    """The command as typed, "/watch@vigie_bot"; "" where the text does not begin with one."""
    first = message.entities[0] if message.entities else None
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset != 0:
        return ""
    return message.parse_entity(first)


def argument_of(message: Message) -> str:
    """What stands behind the command."""
    return (message.text or "")[len(command_of(message)) :].strip()


def _undoable(query: CallbackQuery) -> tuple[str, ...]:
    """The places of the message's undo buttons, but for the pressed one."""
    markup = getattr(query.message, "reply_markup", None)
    presses = [
        keyboards.parse(button.callback_data if isinstance(button.callback_data, str) else None)
        for row in (markup.inline_keyboard if markup else ())
        for button in row
        if button.callback_data != query.data
    ]
    return tuple(each.place_id for each in presses if each is not None and each.verb is Verb.UNDO)
