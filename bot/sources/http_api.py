"""The HTTP door: items in, health and measures out.

    POST /v1/incidents   authenticate ─▶ parse ─▶ inbox.accept (committed) ─▶ 202
    GET  /v1/schema · /livez · /readyz · /metrics

Faults are told as RFC 9457 problems with the place of each.
"""

from __future__ import annotations

import asyncio
import io
import itertools
import json
import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any, Protocol

import aiosqlite
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.item import Item
from bot.metrics import Metrics
from bot.settings import HttpDoor
from bot.sources.item_json import BadItem, Fault, parse_item
from bot.sources.signature import authentic
from bot.store.inbox import Accepted

LOG = logging.getLogger(__name__)

ITEM_BYTES = 256 * 1024
BATCH_BYTES = 8 * 1024 * 1024
# A body that has not arrived by then is dropped; slow senders hold nothing up.
BODY_S = 10.0
# Lines of a batch that are handed to the queue together; it commits them together.
AT_ONCE = 200
ONE, MANY = "application/json", "application/x-ndjson"


class Accepting(Protocol):
    """The queue behind the door."""

    async def accept(self, item: Item) -> Accepted:
        """Store durably, or say that it is known."""


class Problem(Exception):  # noqa: N818  RFC 9457's own word
    """An answer that is a fault of the request."""

    def __init__(self, status: int, title: str, detail: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(title)
        self.status, self.title, self.detail, self.faults = status, title, detail, faults

    def body(self) -> dict[str, Any]:
        """The problem as RFC 9457 writes it; `errors` points at each fault."""
        told: dict[str, Any] = {"type": "about:blank", "title": self.title, "status": self.status}
        told["detail"] = self.detail
        if self.faults:
            told["errors"] = [{"pointer": fault.pointer, "detail": fault.detail} for fault in self.faults]
        return told


class HttpApi:
    """The door's handlers.

    `ready` tells what is wrong with the service, "" where nothing is; a body may take `body_s` seconds to arrive;
    `look` brings the measures up to date that nobody counts along.
    """

    def __init__(
        self,
        door: HttpDoor,
        inbox: Accepting,
        metrics: Metrics,
        ready: Callable[[], str],
        *,
        body_s: float = BODY_S,
        look: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._keys = [key.get_secret_value() for key in door.keys]
        self._tokens = [token.get_secret_value() for token in door.tokens]
        self._inbox = inbox
        self._metrics = metrics
        self._ready = ready
        self._body_s = body_s
        self._look = look

    def application(self) -> web.Application:
        """The aiohttp application with its routes."""
        app = web.Application(client_max_size=BATCH_BYTES, middlewares=[_problems])
        app.router.add_post("/v1/incidents", self.incidents)
        app.router.add_get("/v1/schema", self.schema)
        app.router.add_get("/livez", self.live)
        app.router.add_get("/readyz", self.readyz)
        app.router.add_get("/metrics", self.measures)
        return app

    def runner(self) -> web.AppRunner:
        """What serves the application. aiohttp must not unpack bodies: it would answer for us where it can't."""
        return web.AppRunner(self.application(), access_log=None, shutdown_timeout=5.0, auto_decompress=False)

    async def incidents(self, request: web.Request) -> web.StreamResponse:
        """Take one item (202 queued, 200 known) or many (200 and one result a line)."""
        try:
            body = await self._admitted(request)
            if request.content_type == MANY:
                return await self._many(request, body)
            item = _item(body)
            accepted = await self._accept(item)
        except Problem as problem:
            self._metrics.refused.labels(str(problem.status)).inc()
            raise
        return web.json_response(
            {"id": item.key, "status": accepted}, status=202 if accepted is Accepted.QUEUED else 200
        )

    async def _admitted(self, request: web.Request) -> bytes:
        """The body of a request that may hand items in. Raises Problem."""
        if any(coding.lower() != "identity" for coding in request.headers.getall("Content-Encoding", ())):
            raise Problem(415, "Unsupported Media Type", "send the body uncompressed")
        if "webhook-signature" not in request.headers:
            self._authenticate(request, b"")  # a bearer needs no body: a stranger's is not read
        body = await _read(request, BATCH_BYTES if request.content_type == MANY else ITEM_BYTES, self._body_s)
        self._authenticate(request, body)
        if request.content_type not in {ONE, MANY}:
            raise Problem(415, "Unsupported Media Type", f"send {ONE} (one item) or {MANY} (one a line)")
        return body

    def _authenticate(self, request: web.Request, body: bytes) -> None:
        refused = authentic(request.headers, body, keys=self._keys, tokens=self._tokens, now=time.time())
        if refused:
            raise Problem(401, "Unauthorized", refused)

    async def _many(self, request: web.Request, body: bytes) -> web.StreamResponse:
        """One result a line, sent as they come: 8 MiB may hold millions of them."""
        response = web.StreamResponse(headers={"Content-Type": MANY})
        await response.prepare(request)
        for some in _batches(body):
            answers = await asyncio.gather(*(self._line(line) for line in some))
            await response.write("".join(json.dumps(answer) + "\n" for answer in answers).encode())
        await response.write_eof()
        return response

    async def _line(self, line: bytes) -> dict[str, Any]:
        """One line's result: its id and status, or a problem; a bad line leaves the others alone."""
        try:
            item = _item(line)
            return {"id": item.key, "status": await self._accept(item)}
        except Problem as problem:
            self._metrics.refused.labels(str(problem.status)).inc()
            return problem.body()

    async def _accept(self, item: Item) -> Accepted:
        try:
            accepted = await self._inbox.accept(item)
        except (aiosqlite.Error, OSError) as error:
            LOG.error("an item could not be stored: %s", error)  # noqa: TRY400  the disk is full, not the code wrong
            detail = "the item could not be stored; send it again"
            raise Problem(503, "Service Unavailable", detail) from None
        if accepted is Accepted.CONFLICT:
            raise Problem(409, "Conflict", f"the id {item.key} was used for another body; give the new one its own id")
        self._metrics.accepted.labels(accepted).inc()
        return accepted

    async def schema(self, _: web.Request) -> web.Response:
        """The JSON Schema of an item."""
        return web.json_response(Item.model_json_schema(), content_type="application/schema+json")

    async def live(self, _: web.Request) -> web.Response:
        """200 while the process answers at all."""
        return web.Response(text="ok\n")

    async def readyz(self, _: web.Request) -> web.Response:
        """200 where items are taken and alerts leave; else 503 and why."""
        wrong = self._ready()
        return web.Response(text=f"{wrong or 'ok'}\n", status=503 if wrong else 200)

    async def measures(self, _: web.Request) -> web.Response:
        """The Prometheus text format; what is counted in the database is looked at now."""
        if self._look:
            try:
                await self._look()
            except aiosqlite.Error as error:  # the rest is worth telling most when the database is in trouble
                LOG.warning("the queues can't be counted (%s)", error)
        return web.Response(body=generate_latest(self._metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})


async def _read(request: web.Request, limit: int, within_s: float) -> bytes:
    too_large = Problem(413, "Content Too Large", f"the body may have {limit} bytes")
    if (request.content_length or 0) > limit:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(within_s):
            async for chunk in request.content.iter_any():
                body += chunk
                if len(body) > limit:
                    raise too_large
    except TimeoutError:
        raise Problem(408, "Request Timeout", f"the body did not arrive within {within_s:g} seconds") from None
    except (web.RequestPayloadError, ConnectionError):  # cut off, or chunked wrongly
        raise Problem(400, "Bad Request", "the body did not arrive whole") from None
    return bytes(body)


def _batches(body: bytes) -> Iterator[list[bytes]]:
    """The lines that hold anything, AT_ONCE at a time."""
    lines = (line for line in io.BytesIO(body) if line.strip())
    while some := list(itertools.islice(lines, AT_ONCE)):
        yield some


def _item(body: bytes) -> Item:
    if len(body) > ITEM_BYTES:
        raise Problem(413, "Content Too Large", f"an item may have {ITEM_BYTES} bytes")
    try:
        return parse_item(body)
    except BadItem as bad:
        raise Problem(400, "Bad Request", "the item can't be taken; see errors", bad.faults) from None


# What the answer to a problem carries beside it.
_MORE = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "5"}}
# Who sent too slowly or too much is not listened to further.
_FINAL = {408, 413}


@web.middleware
async def _problems(request: web.Request, handler: Any) -> web.StreamResponse:
    try:
        response: web.StreamResponse = await handler(request)
    except Problem as problem:
        answer = web.json_response(problem.body(), status=problem.status, content_type="application/problem+json")
        answer.headers.update(_MORE.get(problem.status, {}))
        if problem.status in _FINAL:
            answer.force_close()
        return answer
    except web.HTTPException as error:
        told = Problem(error.status, error.reason, error.reason)
        return web.json_response(
            told.body(), status=error.status, headers=_kept(error), content_type="application/problem+json"
        )
    return response


def _kept(error: web.HTTPException) -> dict[str, str]:
    return {name: error.headers[name] for name in ("Allow",) if name in error.headers}
