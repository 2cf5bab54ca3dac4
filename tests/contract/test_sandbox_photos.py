"""Pictures: from the client's upload to the phone's page, and what Telegram would refuse."""

import io
import logging

import aiohttp
import pytest
from PIL import Image

from bot.delivery.retry import Gone, NotSent, Rejected, Sent, Throttled, Unknown
from bot.sandbox.params import ApiError
from bot.sandbox.photos import MAX_BYTES
from bot.sandbox.server import Sandbox, User, failure
from bot.sandbox.state import Chat
from bot.telegram.client import TelegramClient
from tests import faults
from tests.faults import FaultServer, refusal

TOKEN = "42:sandbox-token"


def picture(width=108, height=128, kind="PNG"):
    body = io.BytesIO()
    Image.new("RGB", (width, height), (11, 61, 145)).save(body, kind)
    return body.getvalue()


@pytest.fixture
async def sandbox():
    async with Sandbox(token=TOKEN) as server:
        server.add_user(User(701, "Awa"), started=True)
        yield server


@pytest.fixture
async def client(sandbox):
    connected = TelegramClient(TOKEN, sandbox.url)
    await connected.start()
    yield connected
    await connected.close()


async def test_a_digest_arrives_with_its_picture_and_words(sandbox, client):
    body = picture()
    assert await client.send_digest(701, "<b>Vos lieux</b>\n#K7F2", body) == Sent(1)
    (message,) = sandbox.bot_messages(701)
    assert message.text == "Vos lieux\n#K7F2"
    assert message.entities[0] == {"type": "bold", "offset": 0, "length": 9}
    assert (message.photo.body, message.photo.width, message.photo.height) == (body, 108, 128)
    assert not message.silent
    async with aiohttp.ClientSession() as session:
        shown = sandbox.phone.snapshot()["phones"][0]["messages"][0]["photo"]
        assert (shown["width"], shown["height"]) == (108, 128)
        async with session.get(f"{sandbox.url}{shown['src']}") as answer:
            assert answer.content_type == "image/png"
            assert await answer.read() == body
        for nothing in ("/photo/701/99", "/photo/9/1", "/photo/x/1"):
            async with session.get(f"{sandbox.url}{nothing}") as answer:
                assert answer.status in {400, 404}


async def test_words_alone_and_without_a_sound(sandbox, client):
    await client.send_digest(701, "Rien", None, silent=True)
    (message,) = sandbox.bot_messages(701)
    assert (message.text, message.photo, message.silent) == ("Rien", None, True)


async def test_a_refused_picture_leaves_the_words(sandbox, client, caplog):
    caplog.set_level(logging.INFO)
    assert await client.send_digest(701, "Rien", b"no picture") == Sent(1)
    assert [message.text for message in sandbox.bot_messages(701)] == ["Rien"]
    assert [method for _, _, method in sandbox.arrivals] == ["sendPhoto", "sendMessage"]
    assert "701" not in caplog.text


async def test_a_topic_that_is_gone_holds_no_picture_back(sandbox, client):
    sandbox.add_chat(Chat(-100, "supergroup", title="Kayes", topics={7}))
    assert isinstance(await client.send_digest(-100, "Here", picture(), thread_id=7), Sent)
    assert isinstance(await client.send_digest(-100, "There", picture(), thread_id=9), Sent)
    first, second = sandbox.bot_messages(-100)
    assert (first.thread_id, second.thread_id) == (7, None)
    assert second.photo


async def test_markup_that_telegram_refuses_is_sent_as_plain_words(sandbox, client):
    assert isinstance(await client.send_digest(701, "a <br> b", None), Sent)
    assert sandbox.bot_messages(701)[0].text == "a  b"


async def test_of_a_picture_that_is_not_taken_and_words_that_are_not_either(sandbox, client):
    async def refuse(method, _params):
        return failure(ApiError(400, "Bad Request: not enough rights to send text messages to the chat"))

    sandbox.intercept = refuse
    assert isinstance(await client.send_digest(701, "x", picture()), Rejected)


@pytest.fixture
async def server():
    async with FaultServer() as running:
        yield running


OUTCOMES = [
    # what the server does with an upload, and what that means: the same as for words
    (faults.OK, Sent),
    (refusal(429, "Too Many Requests: retry after 7", retry_after=7), Throttled),
    (refusal(403, "Forbidden: bot was blocked by the user"), Gone),
    (refusal(502, "Bad Gateway"), Unknown),
]


@pytest.mark.parametrize(("fault", "outcome"), OUTCOMES, ids=lambda each: getattr(each, "name", None))
async def test_each_outcome_of_an_upload(server, fault, outcome):
    server.script(fault)
    client = TelegramClient(TOKEN, server.root)
    await client.start()
    try:
        assert isinstance(await client.send_digest(701, "x", picture()), outcome)
    finally:
        await client.close()


async def test_an_upload_that_found_no_server_was_surely_not_sent():
    """Or a digest, which is never repeated in doubt, would be lost whenever the network is down."""
    client = TelegramClient(TOKEN, faults.refused_root())
    await client.start()
    try:
        assert isinstance(await client.send_digest(701, "x", picture()), NotSent)
    finally:
        await client.close()


async def post(sandbox, photo, **fields):
    form = aiohttp.FormData({"chat_id": "701", **fields})
    if photo is not None:
        form.add_field("photo", io.BytesIO(photo), filename="x.png", content_type="image/png")
    else:
        form.add_field("more", "x", filename="x", content_type="text/plain")
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{sandbox.url}/bot{TOKEN}/sendPhoto", data=form) as answer,
    ):
        return await answer.json()


def png_of(width, height):
    """A picture's head: nobody looks farther."""
    whole = picture()
    return whole[:16] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + whole[24:]


REFUSED = [
    (None, {}, "there is no photo in the request"),
    (b"GIF89a" + bytes(40), {}, "IMAGE_PROCESS_FAILED"),
    (b"", {}, "IMAGE_PROCESS_FAILED"),
    (b"\x89PNG\r\n\x1a\n", {}, "IMAGE_PROCESS_FAILED"),
    (b"\xff\xd8\xff\xe0\x00\x10", {}, "IMAGE_PROCESS_FAILED"),
    (png_of(9000, 1001), {}, "PHOTO_INVALID_DIMENSIONS"),
    (png_of(2100, 100), {}, "PHOTO_INVALID_DIMENSIONS"),
    (png_of(0, 100), {}, "PHOTO_INVALID_DIMENSIONS"),
    (picture(), {"caption": "é" * 1025}, "message caption is too long"),
    (picture(), {"caption": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
    (picture() + bytes(MAX_BYTES), {}, "is too big for a photo"),
]


@pytest.mark.parametrize(
    ("photo", "fields", "fault"), REFUSED, ids=[f"{n}-{each[2]}" for n, each in enumerate(REFUSED)]
)
async def test_what_telegram_refuses(sandbox, photo, fields, fault):
    answer = await post(sandbox, photo, **fields)
    assert answer["error_code"] == 400
    assert fault in answer["description"]
    assert sandbox.bot_messages(701) == []


async def test_what_telegram_takes(sandbox):
    for photo, fields in (
        (picture(kind="JPEG"), {}),
        (png_of(9000, 1000), {"caption": "é" * 1024}),
        (picture(), {"caption": "<b>" + "x" * 1024 + "</b>", "parse_mode": "HTML"}),
    ):
        answer = await post(sandbox, photo, **fields)
        assert answer["ok"], answer
        assert answer["result"]["photo"][0]["width"] > 0
        assert "text" not in answer["result"]
    assert sandbox.bot_messages(701)[0].photo.media_type == "image/jpeg"
