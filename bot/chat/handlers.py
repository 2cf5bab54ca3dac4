"""What arrives from Telegram, sorted: each update to the one function that answers it.

Of the chat only this file and `arriving.py` know python-telegram-bot's updates. Handlers take the desk of
the update from `desk`, never call the network, and let every failure out: the update loop then rolls back
and asks for the same update again.

Handlers, first match wins:

    edited message          → "please send it again"         (not for a position that moves)
    command                 → its row of commands.COMMANDS    (in a group: `in_group`, else for its admins)
    anything else, private  → forwarded, position, a command in words, unknown command, text, other
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

from telegram import Message, Update
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

from bot.chat import account, arriving, channels, groups, keyboards, proof, scope, spoken, watching
from bot.chat.commands import COMMANDS, PRESSES, Command
from bot.chat.desk import desk
from bot.chat.keyboards import Verb
from bot.chat.rights import OPEN_PRESSES, OWN_COMMANDS
from bot.chat.visit import Pressed, Seat, Visit
from bot.i18n import LANGUAGES, Words

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
            message = arriving.message_of(update)
            visit = await self._visit(message)
            own = bool(OWN_COMMANDS & set(command.names))
            if visit.in_group and command.in_group is not None:
                await command.in_group(visit, arriving.argument_of(message))
            elif visit.in_group:
                if await groups.may_change(visit):
                    await groups.settle(visit)
                    await command.private(visit, arriving.argument_of(message))
            elif acting := visit if own else await channels.acting(visit):
                await command.private(acting, arriving.argument_of(message))

        return answer

    async def edited(self, update: Update, _context: Context) -> None:
        visit = await self._visit(arriving.message_of(update))
        await visit.answer(visit.say("edited"))

    async def message(self, update: Update, _context: Context) -> None:
        message = arriving.message_of(update)
        if message.media_group_id and message.media_group_id in self.albums:
            return
        text = (message.text or "").strip()
        said = spoken.said(desk.get().gazetteer, text) if text and message.forward_origin is None else None
        own = said is not None and bool(OWN_COMMANDS & set(said.command.names))
        opened = await self._visit(message)
        visit = opened if own else await channels.acting(opened)
        if visit is None:
            return
        if message.forward_origin is not None:
            await _forwarded(visit, message)
        elif message.location is not None:  # a venue is one, too
            await scope.position(visit, message.location.latitude, message.location.longitude)
        elif not text:
            await visit.answer(visit.say(arriving.answer_to_media(message)))
        elif said is not None:
            await said.command.private(visit, said.argument)
        else:
            await self._read(visit, text)
        if message.media_group_id:
            self.albums.append(message.media_group_id)

    async def _read(self, visit: Visit, text: str) -> None:
        """A private message in words that is no command."""
        if text.startswith("/"):
            await visit.answer(f"{visit.say('not_understood')}\n\n{visit.say('help')}")
        elif text in {self.words(language, "chat.button.position") for language in LANGUAGES}:
            # A phone or a computer that sends the button's words instead of where it is.
            await visit.answer(visit.say("position.not_sent"), keys=keyboards.NO_KEYS)
        elif text.startswith("#") and proof.short_name(text):
            await proof.verify(visit, text)
        else:
            await watching.add(visit, text)

    async def unknown_in_group(self, update: Update, context: Context) -> None:
        """A command that is not ours is answered only if it is addressed to us: other bots live here."""
        message = arriving.message_of(update)
        if f"@{context.bot.username}".casefold() in arriving.command_of(message).casefold():
            await groups.unknown(await self._visit(message))

    async def migrated(self, update: Update, _context: Context) -> None:
        """Told in the old group and in the new one, whichever comes first."""
        message = arriving.message_of(update)
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
            pressed=arriving.pressed(query),
            in_group=message is not None and message.chat.type != ChatType.PRIVATE,
        )
        press = keyboards.parse(query.data)
        if press is None or message is None:
            await visit.toast(visit.say("toast.stale"))
        elif visit.in_group:
            visit = replace(visit, seat=arriving.seat_of(message, query.from_user.id))
            if press.verb in OPEN_PRESSES or await groups.may_press(visit):
                await PRESSES[press.verb](visit, press)
        elif acting := visit if press.verb is Verb.OWN else await channels.acting(visit):
            await PRESSES[press.verb](acting, press)

    async def slow_down(self, update: Update, _context: Context) -> None:
        """Ahead of the other handlers: who was found to write too fast is told so instead of answered."""
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
        is_in, was_in = arriving.is_in(change.new_chat_member), arriving.is_in(change.old_chat_member)
        if kind == ChatType.CHANNEL and is_in:
            manager = await Visit.open(desk.get(), self.words, adder.id, adder.language_code)
            new, old = (arriving.may_post(each) for each in (change.new_chat_member, change.old_chat_member))
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
            replied=arriving.replied_to(message),
        )
        return replace(visit, seat=arriving.seat_of(message, reply=True)) if visit.in_group else visit


async def _forwarded(visit: Visit, message: Message) -> None:
    """A forwarded alert is looked up, since that is what one forwards it for; anything else is not read."""
    text = message.text or message.caption or ""
    if proof.marked_name(text):
        await proof.verify(visit, text)
    else:
        await visit.answer(visit.say("forwarded"))
