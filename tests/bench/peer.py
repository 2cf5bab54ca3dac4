"""A Bot API of its own process that answers every send at once and remembers when each arrived."""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from aiohttp import web

TOKEN = "1000000001:bench-token"
BEAT_S = 0.005
ANSWER = (
    '{"ok":true,"result":{"message_id":1,"date":1700000000,"chat":{"id":1,"type":"private","first_name":"A"},"text":"x",'
    '"from":{"id":1000000001,"is_bot":true,"first_name":"Vigie","username":"vigie_bot"}}}'
)
ME = '{"ok":true,"result":{"id":1000000001,"is_bot":true,"first_name":"Vigie","username":"vigie_bot"}}'


class Peer:
    """The far end, as the measuring process sees it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self.url: str = pipe.recv()

    def arrivals(self) -> list[float]:
        """When messages arrived since the last asking, in seconds of the machine's monotonic clock."""
        return [latest for _, latest in self.spans()]

    def spans(self) -> list[tuple[float, float]]:
        """The same as (not before, not after): what arrives while this process is held up is seen late."""
        self._pipe.send("spans")
        spans: list[tuple[float, float]] = self._pipe.recv()
        return spans

    def refuse(self, messages: int, seconds: int) -> None:
        """Answer the next so many messages with 429, retry after so many seconds."""
        self._pipe.send((messages, seconds))


@contextmanager
def peer() -> Iterator[Peer]:
    """A running peer; ended with the block."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield Peer(ours)
    finally:
        process.terminate()
        process.join(10)


def _too_many(seconds: int) -> web.Response:
    told = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {seconds}"}
    return web.json_response(told | {"parameters": {"retry_after": seconds}}, status=429)


def _serve(pipe: Connection) -> None:
    arrived: list[tuple[float, float]] = []
    refusals: list[int] = []
    idle = time.monotonic()

    async def answer(request: web.Request) -> web.Response:
        at = time.monotonic()
        await request.read()
        method = request.match_info["method"]
        if method == "sendMessage":
            arrived.append((idle, at))
            if refusals:
                return _too_many(refusals.pop())
        return web.Response(text=ME if method == "getMe" else ANSWER, content_type="application/json")

    def tell() -> None:
        asked = pipe.recv()
        if isinstance(asked, tuple):
            messages, seconds = asked
            refusals.extend([seconds] * messages)
            return
        pipe.send(list(arrived))
        arrived.clear()

    def beat() -> None:
        nonlocal idle
        idle = time.monotonic()  # all that was there before is taken in
        asyncio.get_running_loop().call_later(BEAT_S, beat)

    async def start(_: web.Application) -> None:
        asyncio.get_running_loop().add_reader(pipe.fileno(), tell)
        beat()

    app = web.Application()
    app.router.add_post("/bot{token}/{method}", answer)
    app.on_startup.append(start)
    door = socket.create_server(("127.0.0.1", 0))
    pipe.send(f"http://127.0.0.1:{door.getsockname()[1]}")
    web.run_app(app, sock=door, print=None, access_log=None)
