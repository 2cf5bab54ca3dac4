"""A Bot API server that fails on purpose, over real sockets, and counts what it was given.

Plain asyncio, so that no HTTP library's politeness stands between a test and its fault. Each request takes
the next fault of the script; when the script is empty, `OK` answers. With an `upstream` it is a proxy: a
request that the fault lets through reaches that server before the answer is spoilt, so copies are counted
where they arrive. What a script can't say, which request of many at once meets which fault, `choose` decides.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs

HTML = b"<html><head><title>Bad Gateway</title></head><body>nginx</body></html>"


class Manner(Enum):
    """How a connection is treated."""

    ANSWER = auto()  # send `body` whole
    RESET_UNREAD = auto()  # reset when the request arrives, without reading it; a chosen one is read, and not passed on
    RESET_READ = auto()  # read the request, then reset
    SILENCE = auto()  # read the request, never answer
    DRIP = auto()  # headers, then a byte now and then, for ever
    CUT = auto()  # announce the whole body, send half of it, reset
    ANSWER_THEN_RESET = auto()  # a whole answer, then a reset
    ANSWER_THEN_CLOSE = auto()  # a whole answer that promises keep-alive, then a quiet close


@dataclass(frozen=True)
class Fault:
    """One scripted behaviour. `delivered`: a faithful Telegram would have shown the message."""

    name: str
    manner: Manner = Manner.ANSWER
    status: int = 200
    body: bytes | None = None  # None: the success envelope
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)
    delivered: bool = False


@dataclass(frozen=True)
class Seen:
    """A request that was read whole."""

    connection: int
    path: str
    params: dict[str, Any]
    fault: str
    headers: dict[str, str]

    @property
    def method(self) -> str:
        return self.path.rpartition("/")[2]


def refusal(code: int, description: str, **parameters: Any) -> Fault:
    """The Bot API's own error envelope; the HTTP status is the error code."""
    envelope: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        envelope["parameters"] = parameters
    return Fault(description, status=code, body=json.dumps(envelope).encode())


def html(status: int, *, delivered: bool = False) -> Fault:
    """What a gateway or a portal says."""
    return Fault(
        f"{status} with HTML", status=status, body=HTML, headers=(("Content-Type", "text/html"),), delivered=delivered
    )


def says(name: str, body: bytes, status: int = 200, *, delivered: bool = False) -> Fault:
    """Any other bytes as the answer."""
    return Fault(name, status=status, body=body, delivered=delivered)


def with_header(fault: Fault, name: str, value: str) -> Fault:
    return replace(fault, headers=(*fault.headers, (name, value)))


OK = Fault("ok", delivered=True)
RESET_UNREAD = Fault("reset before reading", Manner.RESET_UNREAD)
RESET_READ = Fault("reset after the request", Manner.RESET_READ, delivered=True)
SILENCE = Fault("never answers", Manner.SILENCE, delivered=True)
DRIP = Fault("drips", Manner.DRIP, delivered=True)
CUT = Fault("cut JSON", Manner.CUT, delivered=True)
OK_THEN_RESET = Fault("200, then reset", Manner.ANSWER_THEN_RESET, delivered=True)
OK_THEN_CLOSE = Fault("200, then closed while idle", Manner.ANSWER_THEN_CLOSE, delivered=True)


def refused_root() -> str:
    """An address where nobody listens: the port was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


class FaultServer:
    """`async with FaultServer() as server:` then `server.script(…)`; `server.root` is the api_root."""

    def __init__(self, *, upstream: tuple[str, int] | None = None) -> None:
        self.seen: list[Seen] = []
        self.connections = 0
        self._upstream = upstream
        self.choose: Callable[[Seen], Fault] | None = None  # instead of the script
        self._script: deque[Fault] = deque()
        self._delivering: set[Fault] = {OK}
        self._message_id = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self.port = 0

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def delivered(self) -> list[Seen]:
        """What people would have on their phones, in order, copies and all."""
        names = {fault.name for fault in self._delivering}
        return [seen for seen in self.seen if seen.fault in names]

    def script(self, *faults: Fault) -> None:
        """Add what happens to the next requests, one each."""
        self._script.extend(faults)
        self._delivering.update(fault for fault in faults if fault.delivered)

    async def __aenter__(self) -> Self:
        await self.listen()
        return self

    async def listen(self) -> None:
        """Be reachable, again at the same port after `refuse`."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def refuse(self) -> None:
        """Nobody listens here any more, and whoever was connected is hung up on."""
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.refuse()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        number = self.connections
        try:
            while await self._serve(number, reader, writer):
                pass
        except (asyncio.CancelledError, OSError, asyncio.IncompleteReadError):
            pass  # the test is over, or the client has gone
        finally:
            self._tasks.discard(task)
            writer.close()
            with contextlib.suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _serve(  # noqa: PLR0911  one ending a manner
        self, number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """One request; whether the connection lives on."""
        first = await reader.readexactly(1)
        fault = self._script.popleft() if self._script else OK
        if fault.manner is Manner.RESET_UNREAD and not self.choose:
            return _reset(writer)
        head = first + await reader.readuntil(b"\r\n\r\n")
        start, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        seen = Seen(number, start.split(" ")[1], _params(body), fault.name, headers)
        if self.choose:
            fault = self.choose(seen)
            seen = replace(seen, fault=fault.name)
        self.seen.append(seen)
        if fault.manner is Manner.RESET_UNREAD:
            return _reset(writer)
        answer = await self._answer(fault, head, body)
        match fault.manner:
            case Manner.RESET_READ:
                return _reset(writer)
            case Manner.SILENCE:
                await reader.read()  # ends when the client gives up
                return False
            case Manner.DRIP:
                await _drip(writer)
                return False
            case Manner.CUT:
                writer.write(answer[: -len(answer.partition(b"\r\n\r\n")[2]) // 2])
                await writer.drain()
                writer.close()
                return False
        writer.write(answer)
        await writer.drain()
        if fault.manner is Manner.ANSWER_THEN_RESET:
            return _reset(writer)
        ends = fault.manner is Manner.ANSWER_THEN_CLOSE or self._upstream is not None
        return not ends and headers.get("connection", "").lower() != "close"

    async def _answer(self, fault: Fault, head: bytes, body: bytes) -> bytes:
        if self._upstream is not None and fault.delivered:
            answer = await _relay(self._upstream, head, body)
            if fault.body is None:
                return answer
        content = fault.body
        if content is None:
            self._message_id += 1
            result = {"message_id": self._message_id, "date": 1763800000, "chat": {"id": 1, "type": "private"}}
            content = json.dumps({"ok": True, "result": result}).encode()
        headers = "".join(f"{name}: {value}\r\n" for name, value in fault.headers)
        return f"HTTP/1.1 {fault.status} X\r\n{headers}Content-Length: {len(content)}\r\n\r\n".encode() + content


def _params(body: bytes) -> dict[str, Any]:
    """A form's fields, each as the JSON it holds where it holds any."""
    fields = {}
    for name, (value, *_) in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items():
        try:
            fields[name] = value if name == "text" else json.loads(value)
        except ValueError:
            fields[name] = value
    return fields


def _reset(writer: asyncio.StreamWriter) -> bool:
    """RST instead of FIN: what a crashed peer or a firewall sends."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    return False


async def _drip(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")
    while not writer.is_closing():
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.02)


async def _relay(upstream: tuple[str, int], head: bytes, body: bytes) -> bytes:
    """The upstream's whole answer. One connection each, closed after it, so that its end is its end."""
    reader, writer = await asyncio.open_connection(*upstream)
    try:
        lines = [line for line in head[:-4].split(b"\r\n") if not line.lower().startswith(b"connection:")]
        writer.write(b"\r\n".join([*lines, b"Connection: close", b"", b""]) + body)
        await writer.drain()
        return await reader.read()
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
