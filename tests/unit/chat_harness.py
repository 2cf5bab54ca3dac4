"""A subscriber's telephone for the tests of bot.chat: real updates, a real Application, no network.

Only the far edge is made up: Telegram (a request class that answers getMe and refuses all else, which
proves that no handler calls the network) and the store (`chat_world.py`).
"""

import itertools
import re
from contextlib import asynccontextmanager

from chat_world import GAZETTEER, WORDS, Store, buttons
from telegram import Update
from telegram.ext import Application
from telegram.request import BaseRequest

from bot.chat.desk import desk
from bot.chat.handlers import register

BOT = {"id": 42, "is_bot": True, "first_name": "vigie", "username": "vigie_bot"}


class OfflineRequest(BaseRequest):
    """Telegram, as far as the Application needs it to start; every other call is a fault of the handler."""

    read_timeout = 1.0

    async def initialize(self):
        pass

    async def shutdown(self):
        pass

    async def do_request(self, url, method, **_):  # noqa: ARG002  the library's signature
        assert url.endswith("/getMe"), f"a handler called the network: {url.rpartition('/')[2]}"
        return 200, b'{"ok": true, "result": %s}' % str(BOT).replace("'", '"').replace("True", "true").encode()


@asynccontextmanager
async def application():
    """The Application as the service makes it, with the chat's handlers; its handlers' errors come out."""
    made = Application.builder().token("42:TEST").request(OfflineRequest()).get_updates_request(OfflineRequest())
    app = made.updater(None).build()
    register(app, WORDS)
    failures = []

    async def fail(_update, context):
        failures.append(context.error)

    app.add_error_handler(fail)
    async with app:
        yield app
    if failures:
        raise failures[0]


def position(lat, lon):
    """A shared position, as Telegram sends it."""
    return {"latitude": lat, "longitude": lon}


class Phone:
    """One person's telephone: says and presses, and shows what Telegram would show."""

    def __init__(self, app, store=None, chat_id=1001, language_code="fr", gazetteer=GAZETTEER):
        self.app, self.store, self.language_code, self.gazetteer = app, store or Store(), language_code, gazetteer
        self.chat = {"id": chat_id, "type": "private", "first_name": "Awa"}
        self.numbers = itertools.count(1)
        self.screen = {}  # message_id → payload, as edited last
        self.toasts = []
        self.menu = None  # the chat's own, where it is not that of the phone's language

    @property
    def me(self):
        return {"id": 7, "is_bot": False, "first_name": "Awa", "language_code": self.language_code}

    async def say(self, text, **more):
        """Send a text; the answers to it, as payloads."""
        command = re.match(r"/[A-Za-z0-9_]+(@\w+)?", text)
        entity = [{"type": "bot_command", "offset": 0, "length": command.end()}] if command else []
        return await self.send(text=text, **({"entities": entity} if entity else {}), **more)

    async def send(self, *, kind="message", **content):
        message = {"message_id": 5000 + next(self.numbers), "date": 1751371200, "chat": self.chat, "from": self.me}
        return await self.update(**{kind: message | content})

    async def press(self, label, message_id=None):
        """Press the button whose text holds the label, on the newest message that has it."""
        for id_ in [message_id] if message_id else sorted(self.screen, reverse=True):
            for text, data in buttons(self.screen[id_]):
                if label in text:
                    return await self.press_data(data, id_)
        raise AssertionError(f"no button {label!r} on the screen: {self.texts}")

    async def press_data(self, data, message_id=1, **message):
        """Press a button that carries this data, be it on the screen or not."""
        shown = self.screen.get(message_id, {})
        was = {"message_id": message_id, "date": 1751371200, "chat": self.chat, "from": BOT, "text": "…"}
        if "reply_markup" in shown:
            was["reply_markup"] = shown["reply_markup"]
        query = {"id": f"q{next(self.numbers)}", "from": self.me, "chat_instance": "1", "data": data}
        before = len(self.toasts)
        answers = await self.update(callback_query=query | {"message": was | message})
        assert len(self.toasts) == before + 1, "a press is answered exactly once"
        return answers

    async def update(self, **content):
        """Process one update; the new or changed messages."""
        update = Update.de_json({"update_id": next(self.numbers)} | content, self.app.bot)
        self.store.calls.clear()
        async with self.store.desk(self.gazetteer) as opened:
            token = desk.set(opened)
            try:
                await self.app.process_update(update)
            finally:
                desk.reset(token)
        return [shown for call in self.store.calls if (shown := self._show(*call)) is not None]

    def _show(self, chat_id, method, payload):
        assert chat_id == self.chat["id"]
        if method == "answerCallbackQuery":
            self.toasts.append(payload.get("text", ""))
            return None
        if method == "deleteMyCommands":
            self.menu = None
            return None
        if method == "setMyCommands":
            self.menu = [each["command"] for each in payload["commands"]]
            return None
        if method == "editMessageText":
            self.screen[payload["message_id"]] = payload
        else:
            assert method == "sendMessage"
            self.screen[max(self.screen, default=0) + 1] = payload
        return payload

    @property
    def texts(self):
        return [payload["text"] for payload in self.screen.values()]

    @property
    def watched(self):
        return self.store.watched.get(self.chat["id"], [])

    @property
    def state(self):
        chat = self.store.chats.get(self.chat["id"])
        return chat and chat.state
