"""PTB's requests over one aiohttp session, with the errors that a sender needs.

Here belongs the wire; what an answer means is read in `answers.py`, and what an error means for a message
is sorted in `outcomes.py`. Three things differ from PTB's httpx client:

- "Surely not sent" and "perhaps sent" are different errors. The dividing line is the moment when the
  body is handed to the transport; before it nothing can have reached Telegram. aiohttp repeats a request
  on a dropped connection for idempotent methods only, never for a POST.
- The token is known to nobody but this file. PTB composes addresses with a stand-in, and the token is put
  in its place on the way out; errors are made of our own words, outside the `except` block, so that no
  aiohttp error with its address hangs on as context.
- Nothing is followed, trusted or stored that Telegram did not ask for: no redirects, proxies from the
  environment, netrc or cookies.
"""

from __future__ import annotations

import json
import os
import select
from collections.abc import Mapping
from typing import IO, Any
from urllib.parse import urlencode

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from telegram.request import BaseRequest, RequestData

from bot.telegram.answers import NotSentError, UnknownOutcomeError, envelope_of, refusal

# Idle connections are dropped by us before the server drops them: a request written into a connection
# that is being closed is of unknown fate. nginx, which Telegram runs in front, keeps 75 s by default.
KEEPALIVE_S = 15.0

_FORM = "application/x-www-form-urlencoded"
File = tuple[str, bytes | IO[bytes], str]  # its name, its bytes, its media type
_PEER_CLOSED = getattr(select, "POLLRDHUP", 0)  # Linux only; elsewhere the check is left out


class _Body(aiohttp.BytesPayload):
    """A body that knows whether any of it was handed to the transport."""

    handed_over = False

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        transport = writer.transport
        if transport is None or transport.is_closing() or _hung_up(transport.get_extra_info("socket")):
            raise aiohttp.ClientConnectionResetError("the idle connection was closed by the server")
        self.handed_over = True
        await super().write_with_length(writer, content_length)


def _hung_up(sock: Any) -> bool:
    """Whether the peer has closed, which the kernel knows before the event loop has come round to it."""
    if not _PEER_CLOSED or sock is None:
        return False
    poll = select.poll()
    poll.register(sock.fileno(), _PEER_CLOSED)
    return bool(poll.poll(0))


class AiohttpRequest(BaseRequest):
    """Requests over one keep-alive pool of `connections`.

    `stand_in` is what PTB believes the token to be; it is replaced by `token` on the way out. Timeouts in
    seconds, as PTB names them. The whole exchange has to end within their sum, so an answer that drips in
    byte by byte ends too.
    """

    def __init__(
        self,
        *,
        token: str,
        stand_in: str,
        connections: int = 64,
        read_timeout: float = 20.0,
        write_timeout: float = 10.0,
        connect_timeout: float = 10.0,
        pool_timeout: float = 10.0,
    ) -> None:
        self._token = token
        self._stand_in = stand_in
        self._connections = connections
        self._read, self._write = read_timeout, write_timeout
        self._connect, self._pool = connect_timeout, pool_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer where a call names no other."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool. No connection is made. A second call does nothing."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEEPALIVE_S),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=False,
            )

    async def shutdown(self) -> None:
        """Close the pool. A second call does nothing."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def call(
        self,
        url: str,
        payload: Mapping[str, Any],
        *,
        read_timeout: float | None = None,
        files: Mapping[str, File] | None = None,
    ) -> Any:
        """Call one method with JSON-able values, and files beside them, and return its bare `result`.

        Raises TelegramError subclasses, NotSentError and UnknownOutcomeError among them.
        """
        read = self._read if read_timeout is None else read_timeout
        limits = _limits(read, self._write, self._connect, self._pool)
        body = await _with_files(_texts(payload), files) if files else _form(payload)
        return self.parse_json_payload(await self._fetch("POST", url, body, limits))["result"]

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """PTB's entrance. Returns 200 and the body; every other status is raised as its error."""
        limits = _limits(
            self._or_default(read_timeout, self._read),
            self._or_default(write_timeout, self._write),
            self._or_default(connect_timeout, self._connect),
            self._or_default(pool_timeout, self._pool),
        )
        body: aiohttp.Payload | None = None
        if request_data is not None:
            body = (
                await _with_files(request_data.json_parameters, request_data.multipart_data)
                if request_data.contains_files
                else _form(request_data.parameters)
            )
        return 200, await self._fetch(method, url, body, limits)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The envelope of a success. Never logs the payload, as PTB's own does: it may tell who lives where."""
        envelope = envelope_of(payload)
        if envelope is None or (envelope.get("ok") is True and "result" not in envelope):
            raise UnknownOutcomeError("the answer cannot be read")
        if envelope.get("ok") is True:
            return envelope
        code = envelope.get("error_code")
        if isinstance(code, int) and 400 <= code < 600:  # noqa: PLR2004  HTTP's error classes
            raise refusal(code, payload, "")
        raise UnknownOutcomeError("the answer is not ok, without saying why")

    @classmethod
    def _or_default(cls, value: Any, default: float) -> float | None:
        return default if value is cls.DEFAULT_NONE else value

    async def _fetch(self, method: str, url: str, body: aiohttp.Payload | None, limits: aiohttp.ClientTimeout) -> bytes:
        """The body of a 2xx answer; everything else is an error without an address in it."""
        if self._session is None:
            raise NotSentError("the client is closed")
        status, answer, retry_after = 0, b"", ""
        failure: str | None = None
        try:
            async with self._session.request(
                method, url.replace(self._stand_in, self._token, 1), data=body, timeout=limits, allow_redirects=False
            ) as response:
                status, retry_after = response.status, response.headers.get("Retry-After", "")
                answer = await response.read()
        except Exception as error:  # noqa: BLE001  whatever it is, its text may hold the token: PTB would print it
            failure = _describe(error)
        if failure is not None and not 400 <= status < 500:  # noqa: PLR2004  a 4xx refuses even when its body is cut
            # A GET (a file) and a body that never left changed nothing. Anything else may have.
            harmless = body is None or (isinstance(body, _Body) and not body.handed_over)
            raise NotSentError(failure) if harmless else UnknownOutcomeError(failure)
        if not 200 <= status < 300:  # noqa: PLR2004  HTTP's success class
            raise refusal(status, answer, retry_after)
        return answer


def _limits(
    read: float | None, write: float | None, connect: float | None, pool: float | None
) -> aiohttp.ClientTimeout:
    """PTB's four timeouts as aiohttp's; None means no limit."""
    total = None
    if read is not None and write is not None and connect is not None and pool is not None:
        total = read + write + connect + pool
    return aiohttp.ClientTimeout(
        total=total,
        connect=None if connect is None or pool is None else connect + pool,
        sock_connect=connect,
        sock_read=read,
    )


def _describe(error: Exception) -> str:
    """The error's kind and the system's word for it.

    Never its own text: aiohttp's "Can not write request body for …" tells the address, `strerror` included.
    Only a connector's error is older than any address.
    """
    detail: str | None = None
    if isinstance(error, aiohttp.ClientConnectorError):
        detail = error.strerror
    elif isinstance(error, OSError) and error.errno:
        detail = os.strerror(error.errno)
    return f"{type(error).__name__}: {detail}" if detail else type(error).__name__


def _form(values: Mapping[str, Any]) -> _Body:
    """Strings as they are, everything else as JSON: what the Bot API reads from a form."""
    return _Body(urlencode(_texts(values), errors="replace").encode(), content_type=_FORM)


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
        if value is not None
    }


async def _with_files(values: Mapping[str, str], files: Mapping[str, File]) -> _Body:
    """Values and files in one body, which knows, as every other, whether any of it left."""
    form = aiohttp.FormData(dict(values))
    for name, (filename, content, content_type) in files.items():
        form.add_field(name, content, filename=filename, content_type=content_type)
    writer = form()
    return _Body(await writer.as_bytes(), content_type=writer.content_type)
