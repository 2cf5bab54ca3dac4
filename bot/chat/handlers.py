"""What arrives from Telegram, sorted: each update to the one function that answers it.

The only file of the chat that knows python-telegram-bot's updates. Handlers take the desk of the update
from `desk`, never call the network, and let every failure out: the update loop then rolls back and
asks for the same update again.

Handlers, first match wins:

    edited message          → "please send it again"         (not for a position that moves)
    command                 → its row of COMMANDS             (in a group: `in_group`)
    anything else, private  → forwarded, position, unknown command, text, other
    command @us, group      → "in a private chat"
    button                  → `keyboards.parse`
    blocked, kicked         → the chat is gone
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram import CallbackQuery, ChatMember, Message, MessageEntity, Update
from telegram.constants import ChatType
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.chat import account, keyboards, watching
from bot.chat.desk import desk
from bot.chat.keyboards import Press, Verb
from bot.chat.visit import Pressed, Visit
from bot.i18n import Words
from bot.understand.names import fold

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]
Answer = Callable[[Visit, str], Awaitable[None]]


async def _watch(visit: Visit, argument: str) -> None:
    if argument:
        await watching.add(visit, argument)
    else:
        await visit.answer(visit.say("watch.ask"))


async def _list(visit: Visit, _argument: str) -> None:
    await watching.show_list(visit)


@dataclass(frozen=True, slots=True)
class Command:
    """One command under all its names, the English and the French one first: they stand in the menus."""

    names: tuple[str, ...]
    private: Answer
    in_group: Answer = account.in_private


COMMANDS = (
    Command(("start", "demarrer"), account.start),
    Command(("watch", "suivre", "follow", "surveiller"), _watch),
    Command(("unwatch", "retirer", "unfollow"), watching.remove),
    Command(("list", "liste"), _list),
    Command(("recent", "recents"), account.recent, account.recent),
    Command(("lang", "langue", "language"), account.language),
    Command(("stop", "arreter"), account.stop),
    Command(("help", "aide"), account.help_),
    Command(("privacy", "confidentialite"), account.privacy, account.privacy),
    Command(("deleteme", "effacer"), account.delete_me),
)
_BY_NAME = {name: command for command in COMMANDS for name in command.names}


def register(application: AnyApplication, words: Words) -> None:
    """Add the handlers. `desk` must be set in the context that processes each update."""
    talk = _Talk(words)
    new, private, group = filters.UpdateType.MESSAGE, filters.ChatType.PRIVATE, filters.ChatType.GROUPS
    spoken = new & ~filters.FORWARDED
    application.add_handlers(
        [
            MessageHandler(filters.UpdateType.EDITED_MESSAGE & private & ~filters.LOCATION, talk.edited),
            *(
                CommandHandler(command.names, talk.command(command), filters=spoken & (private | group))
                for command in COMMANDS
            ),
            MessageHandler(new & private & ~filters.StatusUpdate.ALL, talk.message),
            MessageHandler(spoken & group & filters.COMMAND, talk.unknown_in_group),
            CallbackQueryHandler(talk.press),
            ChatMemberHandler(talk.membership, ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )


@dataclass(slots=True)
class _Talk:
    words: Words
    # Of an album every picture is a message: the last albums answered, so that each gets one answer.
    albums: deque[str] = field(default_factory=lambda: deque(maxlen=100))

    def command(self, command: Command) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
        async def answer(update: Update, _context: Context) -> None:
            message = _message(update)
            visit = await self._visit(message)
            run = command.in_group if visit.in_group else command.private
            await run(visit, _argument(message))

        return answer

    async def edited(self, update: Update, _context: Context) -> None:
        visit = await self._visit(_message(update))
        await visit.answer(visit.say("edited"))

    async def message(self, update: Update, _context: Context) -> None:
        message = _message(update)
        visit = await self._visit(message)
        if message.media_group_id and message.media_group_id in self.albums:
            return
        text = (message.text or "").strip()
        word = _BY_NAME.get(fold(text))
        if message.forward_origin is not None:
            await visit.answer(visit.say("forwarded"))
        elif message.location is not None:  # a venue is one, too
            await visit.answer(visit.say("location"))
        elif not text:
            await visit.answer(visit.say("media"))
        elif text.startswith("/"):
            await visit.answer(f"{visit.say('not_understood')}\n\n{visit.say('help')}")
        elif word is not None and not visit.desk.gazetteer.named(text):  # "stop", "aide" without the slash
            await word.private(visit, "")
        else:
            await watching.add(visit, text)
        if message.media_group_id:
            self.albums.append(message.media_group_id)

    async def unknown_in_group(self, update: Update, context: Context) -> None:
        """A command that is not ours is answered only if it is addressed to us: other bots live here."""
        message = _message(update)
        if f"@{context.bot.username}".casefold() in _command(message).casefold():
            await account.in_private(await self._visit(message))

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
            pressed=Pressed(query.id, message.message_id if message else 0, _undoable(query)),
            in_group=message is not None and message.chat.type != ChatType.PRIVATE,
        )
        press = keyboards.parse(query.data)
        if press is None or message is None or visit.in_group:
            await visit.toast(visit.say("toast.stale"))
        else:
            await _answer_press(visit, press)

    async def membership(self, update: Update, _context: Context) -> None:
        """Blocked or kicked: gone. Unblocked: nothing, until /start."""
        change = update.my_chat_member
        if change is None or change.new_chat_member.status not in {ChatMember.BANNED, ChatMember.LEFT}:
            return
        visit = await Visit.open(desk.get(), self.words, change.chat.id, None)
        if visit.chat is not None:
            await visit.keep(state="gone")

    async def _visit(self, message: Message) -> Visit:
        return await Visit.open(
            desk.get(),
            self.words,
            message.chat.id,
            message.from_user.language_code if message.from_user else None,
            in_group=message.chat.type != ChatType.PRIVATE,
        )


async def _answer_press(visit: Visit, press: Press) -> None:
    match press.verb:
        case Verb.WATCH:
            await watching.press_watch(visit, press)
        case Verb.UNDO:
            await watching.press_undo(visit, press)
        case Verb.REMOVE:
            await watching.press_remove(visit, press)
        case Verb.PAGE:
            await watching.show_list(visit, press.page)
        case Verb.LANGUAGE:
            await account.press_language(visit, press)
        case Verb.FORGET:
            await account.press_forget(visit, press)
        case Verb.RESUME:
            await account.press_resume(visit)


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
