"""What arrives from Telegram, sorted: each update to the one function that answers it.

The only file of the chat that knows python-telegram-bot's updates. Handlers take the desk of the update
from `desk`, never call the network, and let every failure out: the update loop then rolls back and
asks for the same update again.

Handlers, first match wins:

    edited message          → "please send it again"         (not for a position that moves)
    command                 → its row of commands.COMMANDS    (in a group: `in_group`, else for its admins)
    anything else, private  → forwarded, position, unknown command, text, other
    command @us, group      → what we are
    group that moved        → everything of it goes by its new id
    button                  → its row of commands.PRESSES     (in a group: for its admins, but for a few)
    blocked, kicked, added  → the chat is gone; who we are
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

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
from telegram.constants import ChatType
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.chat import account, channels, groups, keyboards, proof, scope, watching
from bot.chat.commands import BY_NAME, COMMANDS, PRESSES, Command
from bot.chat.desk import desk
from bot.chat.keyboards import Verb
from bot.chat.rights import OPEN_PRESSES, OWN_COMMANDS
from bot.chat.visit import Pressed, Replied, Seat, Visit
from bot.i18n import LANGUAGES, Words
from bot.understand.names import fold

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]


def register(application: AnyApplication, words: Words) -> None:
    """Add the handlers. `desk` must be set in the context that processes each update."""
    talk = _Talk(words)
    new, private, group = filters.UpdateType.MESSAGE, filters.ChatType.PRIVATE, filters.ChatType.GROUPS
    spoken = new & ~filters.FORWARDED & ~filters.IS_AUTOMATIC_FORWARD  # a linked channel's post is nobody's command
    application.add_handlers(
        [
            MessageHandler(filters.UpdateType.EDITED_MESSAGE & private & ~filters.LOCATION, talk.edited),
            *(
                CommandHandler(command.names, talk.command(command), filters=spoken & (private | group))
                for command in COMMANDS
            ),
            MessageHandler(new & private & ~filters.StatusUpdate.ALL, talk.message),
            MessageHandler(spoken & group & filters.COMMAND, talk.unknown_in_group),
            MessageHandler(new & group & filters.StatusUpdate.MIGRATE, talk.migrated),
            CallbackQueryHandler(talk.press),
            ChatMemberHandler(talk.membership, ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )
    application.add_handler(TypeHandler(Update, talk.slow_down), group=-1)


@dataclass(slots=True)
class _Talk:
    words: Words
    # Of an album every picture is a message: the last albums answered, so that each gets one answer.
    albums: deque[str] = field(default_factory=lambda: deque(maxlen=100))

    def command(self, command: Command) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
        async def answer(update: Update, _context: Context) -> None:
            message = _message(update)
            visit = await self._visit(message)
            own = bool(OWN_COMMANDS & set(command.names))
            if visit.in_group and command.in_group is not None:
                await command.in_group(visit, _argument(message))
            elif visit.in_group:
                if await groups.may_change(visit):
                    await groups.settle(visit)
                    await command.private(visit, _argument(message))
            elif acting := visit if own else await channels.acting(visit):
                await command.private(acting, _argument(message))

        return answer

    async def edited(self, update: Update, _context: Context) -> None:
        visit = await self._visit(_message(update))
        await visit.answer(visit.say("edited"))

    async def message(self, update: Update, _context: Context) -> None:
        message = _message(update)
        if message.media_group_id and message.media_group_id in self.albums:
            return
        visit = await channels.acting(await self._visit(message))
        if visit is None:
            return
        text = (message.text or "").strip()
        if message.forward_origin is not None:
            await _forwarded(visit, message)
        elif message.location is not None:  # a venue is one, too
            await scope.position(visit, message.location.latitude, message.location.longitude)
        elif not text:
            await visit.answer(visit.say(_what_it_is(message)))
        else:
            await self._read(visit, text)
        if message.media_group_id:
            self.albums.append(message.media_group_id)

    async def _read(self, visit: Visit, text: str) -> None:
        """A private message in words."""
        word = BY_NAME.get(fold(text))
        if text.startswith("/"):
            await visit.answer(f"{visit.say('not_understood')}\n\n{visit.say('help')}")
        elif text in {self.words(language, "chat.button.position") for language in LANGUAGES}:
            # A phone or a computer that sends the button's words instead of where it is.
            await visit.answer(visit.say("position.not_sent"), keys=keyboards.NO_KEYS)
        elif text.startswith("#") and proof.short_name(text):
            await proof.verify(visit, text)
        elif word is not None and not visit.desk.gazetteer.named(text):  # "stop", "aide" without the slash
            await word.private(visit, "")
        else:
            await watching.add(visit, text)

    async def unknown_in_group(self, update: Update, context: Context) -> None:
        """A command that is not ours is answered only if it is addressed to us: other bots live here."""
        message = _message(update)
        if f"@{context.bot.username}".casefold() in _command(message).casefold():
            await groups.unknown(await self._visit(message))

    async def migrated(self, update: Update, _context: Context) -> None:
        """Told in the old group and in the new one, whichever comes first."""
        message = _message(update)
        visit = await self._visit(message)
        old = message.migrate_from_chat_id or visit.chat_id
        await groups.moved(visit, old, message.migrate_to_chat_id or visit.chat_id)

    async def press(self, update: Update, _context: Context) -> None:
        query = update.callback_query
        if query is None:
            return
        message = query.message
        visit = await Visit.open(
            desk.get(),
            self.words,
            query.from_user.id if message is None else message.chat.id,
            query.from_user.language_code,
            pressed=Pressed(query.id, message.message_id if message else 0, _undoable(query), _rows(query)),
            in_group=message is not None and message.chat.type != ChatType.PRIVATE,
        )
        press = keyboards.parse(query.data)
        if press is None or message is None:
            await visit.toast(visit.say("toast.stale"))
        elif visit.in_group:
            visit = replace(visit, seat=_seat(message, query.from_user.id))
            if press.verb in OPEN_PRESSES or await groups.may_press(visit):
                await PRESSES[press.verb](visit, press)
        elif acting := visit if press.verb is Verb.OWN else await channels.acting(visit):
            await PRESSES[press.verb](acting, press)

    async def slow_down(self, update: Update, _context: Context) -> None:
        """In the stead of an answer, where the sender was found too fast."""
        place = desk.get(None)
        if place is None or not place.slow:
            return
        query, message = update.callback_query, update.effective_message
        chat, sender = update.effective_chat, update.effective_user
        if sender is not None and (chat is None or chat.type == ChatType.PRIVATE):
            pressed = Pressed(query.id, message.message_id if message else 0) if query else None
            number, speaks = chat.id if chat else sender.id, sender.language_code
            await account.slow_down(await Visit.open(place, self.words, number, speaks, pressed=pressed))
        raise ApplicationHandlerStop

    async def membership(self, update: Update, _context: Context) -> None:
        """Blocked or kicked: gone. Unblocked: nothing, until /start. Taken into a group or channel: who we are."""
        change = update.my_chat_member
        if change is None:
            return
        adder, kind = change.from_user, change.chat.type
        visit = await Visit.open(
            desk.get(), self.words, change.chat.id, adder.language_code, in_group=kind != ChatType.PRIVATE
        )
        visit = replace(visit, seat=Seat(kind, change.chat.title or ""))
        is_in, was_in = _is_in(change.new_chat_member), _is_in(change.old_chat_member)
        if kind == ChatType.CHANNEL and is_in:
            manager = await Visit.open(desk.get(), self.words, adder.id, adder.language_code)
            new, old = (_may_post(each) for each in (change.new_chat_member, change.old_chat_member))
            await channels.joined(visit, manager, can_post=new, could_post=old)
        elif kind == ChatType.CHANNEL:
            await channels.gone(visit)
        elif not is_in:
            await groups.left(visit)
        elif kind != ChatType.PRIVATE and not was_in:
            await groups.joined(visit)

    async def _visit(self, message: Message) -> Visit:
        visit = await Visit.open(
            desk.get(),
            self.words,
            message.chat.id,
            message.from_user.language_code if message.from_user else None,
            in_group=message.chat.type != ChatType.PRIVATE,
            replied=_replied(message),
        )
        return replace(visit, seat=_seat(message, reply=True)) if visit.in_group else visit


async def _forwarded(visit: Visit, message: Message) -> None:
    """A forwarded alert is looked up, since that is what one forwards it for; anything else is not read."""
    text = message.text or message.caption or ""
    if proof.marked_name(text):
        await proof.verify(visit, text)
    else:
        await visit.answer(visit.say("forwarded"))


def _what_it_is(message: Message) -> str:
    """The key of the answer to a message without text."""
    if message.voice or message.audio or message.video_note:
        return "media.voice"
    if message.sticker or message.animation or message.dice:
        return "media.sticker"
    return "media.contact" if message.contact else "media"


def _seat(message: MaybeInaccessibleMessage, sender_id: int = 0, *, reply: bool = False) -> Seat:
    """Where in a group something was said or pressed."""
    chat, thread = message.chat, None
    if isinstance(message, Message) and message.is_topic_message:  # a thread of answers is no topic
        thread = message.message_thread_id
    to = message.message_id if reply else None
    return Seat(chat.type, chat.title or "", sender_id, to, thread, forum=bool(chat.is_forum))


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in {ChatMember.BANNED, ChatMember.LEFT}


def _may_post(member: ChatMember) -> bool:
    return isinstance(member, ChatMemberAdministrator) and bool(member.can_post_messages)


def _rows(query: CallbackQuery) -> tuple[tuple[keyboards.Button, ...], ...]:
    """The message's buttons as they were sent."""
    markup = getattr(query.message, "reply_markup", None)
    return tuple(tuple(button.to_dict() for button in row) for row in (markup.inline_keyboard if markup else ()))


def _replied(message: Message) -> Replied | None:
    answered = message.reply_to_message
    return Replied(answered.message_id, answered.text or answered.caption or "") if answered else None


def _message(update: Update) -> Message:
    message = update.effective_message
    if message is None:
        raise ValueError("a message handler got an update without a message")
    return message


def _command(message: Message) -> str:
    """The command as typed, "/watch@vigie_bot"; "" where the text does not begin with one."""
    first = message.entities[0] if message.entities else None
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset != 0:
        return ""
    return message.parse_entity(first)


def _argument(message: Message) -> str:
    return (message.text or "")[len(_command(message)) :].strip()


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
