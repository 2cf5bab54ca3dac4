"""The real client against a server that fails on purpose: one row for every error of the Bot API."""

from __future__ import annotations

import asyncio
import json
import logging
import select
import shutil
import socket
import ssl
import traceback
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import InputFile
from telegram.error import BadRequest, Conflict, EndPointNotFound, InvalidToken, TelegramError

from bot.delivery.retry import (
    BotTrouble,
    NotSent,
    Rejected,
    Sent,
    Throttled,
    Unknown,
)
from bot.telegram.answers import NotSentError, UnknownOutcomeError
from bot.telegram.client import TelegramClient, plain_text
from bot.telegram.outcomes import classify
from bot.telegram.request import _hung_up
from tests import faults
from tests.faults import FaultServer, html, refusal, says

TOKEN = "424242:CANARY-do_not-log"


@pytest.fixture
async def server() -> AsyncIterator[FaultServer]:
    async with FaultServer() as running:
        yield running


@pytest.fixture
async def client(server: FaultServer) -> AsyncIterator[TelegramClient]:
    connected = TelegramClient(TOKEN, server.root)
    await connected.start()
    yield connected
    await connected.close()


def impatient(client: TelegramClient) -> TelegramClient:
    """The same client, with timeouts that a test can wait for: only where the wait is the point."""
    for request in (client._calls, client._polls):
        request._read, request._write, request._connect, request._pool = 0.2, 0.05, 0.2, 0.05
    return client


async def test_a_4xx_refuses_even_when_its_body_is_cut(server: FaultServer, client: TelegramClient) -> None:
    server.script(faults.Fault("429, cut", faults.Manner.CUT, 429, b'{"ok":false,"error_code":429}'))
    assert await client.send_alert(1, "x") == Throttled(5)


async def test_a_refused_connection_is_surely_not_sent() -> None:
    client = TelegramClient(TOKEN, faults.refused_root())
    await client.start()
    outcome = await client.send_alert(1, "x")
    assert isinstance(outcome, NotSent)
    assert "Connect call failed" in outcome.reason
    await client.close()
    assert await client.send_alert(1, "x") == NotSent("the client is closed")


async def test_a_name_that_does_not_resolve_is_surely_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    client = TelegramClient(TOKEN, "https://api.telegram.test")
    await client.start()
    assert await client.send_alert(1, "x") == NotSent("ClientConnectorDNSError: Temporary failure in name resolution")
    await client.close()


async def test_a_failed_tls_handshake_is_surely_not_sent(server: FaultServer) -> None:
    client = TelegramClient(TOKEN, server.root.replace("http:", "https:"))
    server.script(faults.RESET_UNREAD)
    await client.start()
    assert isinstance(await client.send_alert(1, "x"), NotSent)
    await client.close()


async def test_a_connection_that_never_opens_is_surely_not_sent() -> None:
    """A listener whose backlog is full drops our SYN: the connect timeout, before anything was written."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        fillers = [socket.socket() for _ in range(3)]
        try:
            for filler in fillers:
                filler.setblocking(False)
                filler.connect_ex(listener.getsockname())
            client = impatient(TelegramClient(TOKEN, f"http://127.0.0.1:{listener.getsockname()[1]}"))
            await client.start()
            outcome = await client.send_alert(1, "x")
            assert isinstance(outcome, NotSent)
            assert "Timeout" in outcome.reason
            await client.close()
        finally:
            for filler in fillers:
                filler.close()


async def test_waiting_in_vain_for_a_free_connection_is_surely_not_sent(server: FaultServer) -> None:
    client = impatient(TelegramClient(TOKEN, server.root, connections=1))
    client._calls._read = 1.0
    await client.start()
    server.script(faults.SILENCE)
    hanging = asyncio.create_task(client.send_alert(1, "hangs"))
    while not server.seen:
        await asyncio.sleep(0.01)
    assert isinstance(await client.send_alert(2, "waits"), NotSent)
    assert isinstance(await hanging, Unknown)
    await client.close()


@pytest.mark.skipif(not hasattr(select, "POLLRDHUP"), reason="only Linux tells of a half-closed connection")
async def test_an_idle_connection_closed_by_the_server_is_not_written_into(
    server: FaultServer, client: TelegramClient
) -> None:
    """The close is in the kernel, the event loop has not come round to it: seen, and surely not sent."""
    server.script(faults.OK_THEN_CLOSE)
    assert isinstance(await client.send_alert(1, "a"), Sent)
    connector = client._calls._session._connector  # type: ignore[union-attr]
    ((protocol, _),) = next(iter(connector._conns.values()))
    protocol.transport.pause_reading()  # so the loop cannot notice the close
    async with asyncio.timeout(5):
        while not _hung_up(protocol.transport.get_extra_info("socket")):
            await asyncio.sleep(0.005)  # until the server's FIN is here
    assert protocol.is_connected()
    assert await client.send_alert(1, "b") == NotSent("ClientOSError")  # whose own text tells the address
    assert len(server.seen) == 1
    assert isinstance(await client.send_alert(1, "b"), Sent)


async def test_connections_are_kept(server: FaultServer, client: TelegramClient) -> None:
    for number in range(5):
        assert await client.send_alert(1, str(number)) == Sent(number + 1)
    assert server.connections == 1


async def test_an_alert_as_it_goes_out(server: FaultServer, client: TelegramClient) -> None:
    await client.send_alert(
        -100, '<b>ATTAQUE</b> « été » <a href="https://x.ml/a?b=1&amp;c=2">AFP ↗</a>', silent=True, reply_to=8812
    )
    await client.send_alert(-100, '<b>ATTAQUE</b> &lt;3 <a href="https://x.ml/a?b=1&amp;c=2">AFP ↗</a>', plain=True)
    rich, plain = server.seen
    assert rich.path == f"/bot{TOKEN}/sendMessage"
    assert rich.headers["content-type"] == "application/x-www-form-urlencoded"
    assert rich.params == {
        "chat_id": -100,
        "text": '<b>ATTAQUE</b> « été » <a href="https://x.ml/a?b=1&amp;c=2">AFP ↗</a>',
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "disable_notification": True,
        "reply_parameters": {"message_id": 8812, "allow_sending_without_reply": True},
    }
    assert plain.params == {
        "chat_id": -100,
        "text": "ATTAQUE <3 AFP ↗ (https://x.ml/a?b=1&c=2)",
        "link_preview_options": {"is_disabled": True},
    }


async def test_plain_text_is_the_last_resort(server: FaultServer, client: TelegramClient) -> None:
    server.script(refusal(400, "Bad Request: can't parse entities: x"))
    assert await client.send_alert(1, "x", plain=True) == Rejected("Can't parse entities: x")


def test_plain_text_that_would_be_too_long_goes_without_its_links() -> None:
    link = f'<a href="https://x.ml/{"a" * 4_090}">AFP</a>'
    assert plain_text(f"Kayes. {link}") == "Kayes. AFP"


async def test_any_method_can_be_called(server: FaultServer, client: TelegramClient) -> None:
    server.script(says("true", b'{"ok":true,"result":true}'))
    payload = {"callback_query_id": "77", "text": "é", "show_alert": True, "url": None}
    assert await client.call("answerCallbackQuery", payload) == Sent(None)
    (seen,) = server.seen
    assert seen.method == "answerCallbackQuery"
    assert seen.params == {"callback_query_id": 77, "text": "é", "show_alert": True}


async def test_updates_come_raw_and_wait_longer_than_their_poll(server: FaultServer, client: TelegramClient) -> None:
    updates = [{"update_id": 5, "message": {"nobody": "parses this"}}]
    server.script(says("updates", json.dumps({"ok": True, "result": updates}).encode()))
    assert await client.get_updates(5, timeout=0, limit=7, allowed_updates=["message"]) == updates
    assert server.seen[0].params == {"offset": 5, "timeout": 0, "limit": 7, "allowed_updates": ["message"]}
    server.script(faults.SILENCE)
    impatient(client)
    started = asyncio.get_running_loop().time()
    with pytest.raises(UnknownOutcomeError):
        await client.get_updates(None, timeout=1, allowed_updates=["message"])
    assert asyncio.get_running_loop().time() - started >= 1.0


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (refusal(401, "Unauthorized"), InvalidToken),
        (refusal(409, "Conflict: terminated by other getUpdates request"), Conflict),
        (html(200), UnknownOutcomeError),
        (says("no list", b'{"ok":true,"result":{"update_id":1}}'), UnknownOutcomeError),
        (says("no dicts", b'{"ok":true,"result":[1]}'), UnknownOutcomeError),
        (html(503), NotSentError),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
async def test_a_failed_poll_raises(
    server: FaultServer, client: TelegramClient, fault: faults.Fault, error: type[TelegramError]
) -> None:
    server.script(fault)
    with pytest.raises(error):
        await client.get_updates(1, timeout=0, allowed_updates=[])


async def test_ptbs_bot_works_over_the_same_pool(server: FaultServer, client: TelegramClient) -> None:
    assert (await client.bot.send_message(1, "x")).message_id == 1
    server.script(refusal(400, "Bad Request: chat not found"))
    with pytest.raises(BadRequest):
        await client.bot.get_chat(5)
    server.script(refusal(404, "Not Found"))
    with pytest.raises(InvalidToken) as caught:
        await client.bot.do_api_request("doSomethingNew")
    assert isinstance(classify(caught.value), BotTrouble)
    assert len({seen.connection for seen in server.seen}) == 1


async def test_ptbs_bot_can_upload_a_file(server: FaultServer, client: TelegramClient) -> None:
    """The certificate of a self-signed webhook is a file."""
    server.script(says("true", b'{"ok":true,"result":true}'))
    assert await client.bot.set_webhook("https://x", certificate=InputFile(b"PEM", filename="c.pem"))
    assert server.seen[0].headers["content-type"].startswith("multipart/form-data")


def test_ptb_takes_every_404_for_a_missing_method_once_it_knows_itself() -> None:
    wrapped = EndPointNotFound("Endpoint 'sendMessage' not found in Bot API")
    wrapped.__cause__ = InvalidToken("Not Found")
    assert isinstance(classify(wrapped), BotTrouble)
    assert isinstance(classify(EndPointNotFound("Not Found: method not found")), Rejected)


def test_an_error_nobody_foresaw_is_perhaps_sent_and_a_cancellation_is_no_outcome() -> None:
    assert classify(KeyError("result")) == Unknown("KeyError")
    with pytest.raises(asyncio.CancelledError):
        classify(asyncio.CancelledError())


async def test_starting_needs_no_network_and_closing_twice_is_harmless() -> None:
    client = TelegramClient(TOKEN, faults.refused_root())
    await client.start()
    await client.start()
    await client.close()
    await client.close()


@pytest.mark.parametrize(
    "fault",
    [faults.OK, refusal(404, "Not Found"), html(502), faults.RESET_READ, faults.SILENCE, faults.CUT, None],
    ids=lambda fault: getattr(fault, "name", "refused"),
)
async def test_the_token_is_told_to_telegram_alone(
    server: FaultServer, caplog: pytest.LogCaptureFixture, fault: faults.Fault | None
) -> None:
    """Every logger at DEBUG, every error with its causes, contexts and notes, and the objects themselves."""
    caplog.set_level(logging.DEBUG)
    asyncio.get_running_loop().set_debug(True)
    client = TelegramClient(TOKEN, server.root if fault else faults.refused_root())
    if fault is faults.SILENCE:
        impatient(client)
    await client.start()
    told = [repr(client.bot), client.bot.base_url, repr(await client.send_alert(1, "x"))]
    for act in (client.bot.get_me, client.bot.initialize, lambda: client.get_updates(1, timeout=0, allowed_updates=[])):
        server.script(*[fault] * bool(fault))
        try:
            await act()
        except Exception as error:  # noqa: BLE001  any will do
            link: BaseException | None = error
            while link is not None:
                told += [repr(link), str(link), *traceback.format_exception(link)]
                link = link.__cause__ or link.__context__
    await client.close()
    assert len(told) > 2
    assert all("CANARY" not in text for text in [*told, caplog.text])
    assert fault is None or all(f"/bot{TOKEN}/" in seen.path for seen in server.seen)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
async def test_a_certificate_nobody_vouches_for_is_surely_not_sent(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = await asyncio.create_subprocess_exec(
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1"),
        *("-keyout", str(key), "-out", str(certificate)),
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert await made.wait() == 0
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listener = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    client = TelegramClient(TOKEN, f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}")
    await client.start()
    outcome = await client.send_alert(1, "x")
    assert isinstance(outcome, NotSent)
    assert "certificate verify failed" in outcome.reason
    await client.close()
    listener.close()
    await listener.wait_closed()


@pytest.mark.parametrize(
    ("fault", "copies"),
    [(faults.OK, 1), (faults.RESET_UNREAD, 0), (faults.RESET_READ, 1), (faults.CUT, 1), (html(502, delivered=True), 1)],
    ids=lambda value: getattr(value, "name", ""),
)
async def test_as_a_proxy_the_fault_server_spoils_answers_of_a_real_one(fault: faults.Fault, copies: int) -> None:
    async with FaultServer() as telegram, FaultServer(upstream=("127.0.0.1", telegram.port)) as proxy:
        client = TelegramClient(TOKEN, proxy.root)
        await client.start()
        proxy.script(fault)
        outcome = await client.send_alert(1, "x")
        assert isinstance(outcome, Sent if fault is faults.OK else Unknown)
        assert len(telegram.delivered) == copies
        await client.close()
