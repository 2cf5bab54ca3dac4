"""A Bot API in a process of its own that also types: so many messages a second, from one chat after the other.

It answers every send at once and keeps when what arrived. The time of an answer is counted from the moment when the
message should have been typed, so that a stall of the bot is felt by everything that waits meanwhile.

No chat that types may be told an alert meanwhile: whatever reaches it is taken for its answer.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import socket
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from aiohttp import web

ME = {"id": 1000000001, "is_bot": True, "first_name": "Vigie", "username": "vigie_bot"}
# What is asked at the start; everything else is answered with true.
KNOWN: dict[str, Any] = {
    "getMe": ME, "getMyCommands": [], "getMyName": {"name": "Vigie"}, "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
}  # fmt: skip
LONGEST_POLL_S = 30.0
# What counts against the bot's limit of messages.
MESSAGES = {"sendMessage", "editMessageText"}


@dataclass(frozen=True, slots=True)
class Heard:
    """What the far end saw. Times in seconds of the machine's monotonic clock."""

    alerts: list[float] = field(default_factory=list)  # when each arrived
    answers: list[tuple[float, float]] = field(default_factory=list)  # when it was typed, and how long it took
    unanswered: list[float] = field(default_factory=list)  # when it was typed


class FarEnd:
    """The far end, as the measuring process sees it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self.url: str = pipe.recv()

    def type(self, texts: Sequence[str], chats: Sequence[int], rate: float) -> None:
        """From now on, type the texts in turn, each from the next of the chats, so many a second; 0 ends it."""
        self._pipe.send(("type", list(texts), list(chats), rate))

    def heard(self) -> Heard:
        """Everything since the start."""
        self._pipe.send(("heard",))
        heard: Heard = self._pipe.recv()
        return heard


@contextmanager
def far_end() -> Iterator[FarEnd]:
    """A running far end; ended with the block."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield FarEnd(ours)
    finally:
        process.terminate()
        process.join(10)


class _Phones:
    """Who types, what waits to be fetched, what arrived."""

    def __init__(self) -> None:
        self.heard = Heard()
        self._waiting: deque[dict[str, Any]] = deque()
        self._typed: dict[int, float] = {}
        self._news = asyncio.Event()
        self._typing: asyncio.Task[None] | None = None
        self._update_id = self._message_id = 0

    def type(self, texts: list[str], chats: list[int], rate: float) -> None:
        if self._typing:
            self._typing.cancel()
        self._typing = asyncio.create_task(self._type(texts, chats, rate)) if rate else None

    async def _type(self, texts: list[str], chats: list[int], rate: float) -> None:
        began, number = time.monotonic(), 0
        while True:
            due = began + number / rate
            await asyncio.sleep(max(due - time.monotonic(), 0))
            self._say(chats[number % len(chats)], texts[number % len(texts)], due)
            number += 1

    def _say(self, chat_id: int, text: str, at: float) -> None:
        if lost := self._typed.pop(chat_id, None):
            self.heard.unanswered.append(lost)
        self._typed[chat_id] = at
        self._update_id += 1
        person = {"id": chat_id, "is_bot": False, "first_name": "A", "language_code": "fr"}
        message: dict[str, Any] = {"message_id": self._next_message(), "from": person, "date": int(time.time())}
        message |= {"chat": {"id": chat_id, "type": "private", "first_name": "A"}, "text": text}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        self._waiting.append({"update_id": self._update_id, "message": message})
        self._news.set()

    def told(self) -> Heard:
        """What was heard, with what still waits for its answer."""
        return Heard(self.heard.alerts, self.heard.answers, [*self.heard.unanswered, *self._typed.values()])

    async def answer(self, request: web.Request) -> web.Response:
        at = time.monotonic()
        given, method = await request.post(), request.match_info["method"]
        result: Any = True
        if method == "getUpdates":
            result = await self._updates(given)
        elif method in KNOWN:
            result = KNOWN[method]
        elif method in MESSAGES:
            chat_id = int(str(given["chat_id"]))
            typed = self._typed.pop(chat_id, None)
            if typed is None:
                self.heard.alerts.append(at)
            else:
                self.heard.answers.append((typed, at - typed))
            chat = {"id": chat_id, "type": "private", "first_name": "A"}
            result = {"message_id": self._next_message(), "date": 1700000000, "chat": chat, "text": "x", "from": ME}
        return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")

    async def _updates(self, given: Any) -> list[dict[str, Any]]:
        """The updates from `offset` on; what lies before it is confirmed."""
        offset = int(str(given.get("offset", 0)))
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()
        if not self._waiting:
            self._news.clear()
            try:
                async with asyncio.timeout(min(float(str(given.get("timeout", 0))), LONGEST_POLL_S)):
                    await self._news.wait()
            except TimeoutError:
                return []
        return list(self._waiting)[: int(str(given.get("limit", 100)))]

    def _next_message(self) -> int:
        self._message_id += 1
        return self._message_id


def _serve(pipe: Connection) -> None:
    async def start(app: web.Application) -> None:
        phones = _Phones()
        app.router.add_route("*", "/bot{token}/{method}", phones.answer)

        def obey() -> None:
            try:
                order, *values = pipe.recv()
            except EOFError:  # whoever measures is gone, and will end us
                asyncio.get_running_loop().remove_reader(pipe.fileno())
                return
            if order == "type":
                phones.type(*values)
            else:
                pipe.send(phones.told())

        asyncio.get_running_loop().add_reader(pipe.fileno(), obey)

    async def made() -> web.Application:
        app = web.Application()
        await start(app)
        return app

    door = socket.create_server(("127.0.0.1", 0))
    pipe.send(f"http://127.0.0.1:{door.getsockname()[1]}")
    web.run_app(made(), sock=door, print=None, access_log=None)
