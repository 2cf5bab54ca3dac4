"""A door for items over a real socket, and one who knocks."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import io
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

from bot.metrics import Metrics
from bot.settings import HttpDoor
from bot.sources.http_api import HttpApi
from bot.sources.signature import sign
from bot.store.database import Database
from bot.store.inbox import Inbox

KEY, OLD_KEY = ("whsec_" + base64.b64encode(letter * 24).decode() for letter in (b"n", b"o"))
TOKEN = "a-bearer-token-of-this-test"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
ITEM = {"id": "afp-1", "source": "AFP", "url": "https://afp.example/1", "title": "Attack in Kayes", "text": "Gunmen."}
JSON, NDJSON, PROBLEM = "application/json", "application/x-ndjson", "application/problem+json"


@dataclass
class Answer:
    status: int
    type: str
    headers: Any
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.body.splitlines()]

    @property
    def pointers(self) -> list[str]:
        return [error["pointer"] for error in self.json["errors"]]


@dataclass
class Door:
    """A door that stands open, and one who knocks."""

    url: str
    session: aiohttp.ClientSession
    database: Database
    metrics: Metrics
    trouble: list[str] = field(default_factory=list)

    async def ask(self, method: str, path: str, **more: Any) -> Answer:
        async with self.session.request(method, self.url + path, **more) as answer:
            return Answer(answer.status, answer.content_type, answer.headers, await answer.read())

    async def post(self, body: Any, headers: dict[str, str] | None = None, kind: str = JSON) -> Answer:
        """Hand a body in, with the bearer token unless other headers are given."""
        data = io.BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode())
        told = {"Content-Type": kind} | (BEARER if headers is None else headers)
        return await self.ask("POST", "/v1/incidents", data=data, headers=told)

    async def stored(self) -> list[str]:
        async with self.database.reader.execute("SELECT id FROM item ORDER BY seq") as cursor:
            return [row["id"] for row in await cursor.fetchall()]


@contextlib.asynccontextmanager
async def opened(database: Database, **more: Any) -> AsyncIterator[Door]:
    trouble: list[str] = []
    inbox, metrics = Inbox(database, lambda: time.time_ns() // 1_000_000), Metrics()
    door = HttpDoor.model_validate(more.pop("door", {"keys": [KEY, OLD_KEY], "tokens": [TOKEN]}))
    api = HttpApi(door, inbox, metrics, lambda: "".join(trouble), **more)
    runner = api.runner()
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession() as session:
        yield Door(f"http://127.0.0.1:{runner.addresses[0][1]}", session, database, metrics, trouble)
    await runner.cleanup()
    await inbox.close()


def signed(body: Any, key: str = KEY, at: float = 0.0, name: str = "msg_1") -> dict[str, str]:
    """The headers of a signed request; `at` is seconds from now."""
    data, stamp = body if isinstance(body, bytes) else json.dumps(body).encode(), str(int(time.time() + at))
    value = sign(key, f"{name}.{stamp}.".encode() + data).decode()
    return {"webhook-id": name, "webhook-timestamp": stamp, "webhook-signature": f"v1,{value}"}


def is_problem(answer: Answer, status: int) -> bool:
    """Whether an answer is an RFC 9457 problem of that status."""
    told = answer.json
    assert (answer.status, answer.type, told["status"], told["type"]) == (status, PROBLEM, status, "about:blank")
    return bool(told["title"] and told["detail"])


async def raw(door: Door, sent: bytes, *, hang_up: bool = False) -> tuple[asyncio.StreamWriter, bytes]:
    """Write bytes to the door's socket as they are; the answer's head and body, read until it ends or we hang up."""
    where = urlsplit(door.url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    writer.write(sent)
    await writer.drain()
    if hang_up:
        writer.close()
        await writer.wait_closed()
        return writer, b""
    async with asyncio.timeout(10):
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
        )
        body = await reader.readexactly(length)
    writer.close()
    return writer, head + body


def head(length: str) -> bytes:
    told = ("POST /v1/incidents HTTP/1.1", "Host: x", f"Authorization: Bearer {TOKEN}", f"Content-Type: {JSON}", length)
    return "".join(f"{line}\r\n" for line in (*told, "")).encode()
