"""Asking Telegram for a chat's admins: over its own client and the sandbox, with Telegram well and unwell."""

import asyncio

import pytest
from aiohttp import web

from bot.chat.desk import Rights, Standing
from bot.sandbox.params import ApiError
from bot.sandbox.server import Sandbox, User, failure
from bot.sandbox.state import Chat
from bot.telegram import rights as asking
from bot.telegram.client import TelegramClient
from bot.telegram.rights import NO_HOLDS_S, Asker

TOKEN = "1000000001:rights-token"
AWA, MODIBO = User(11, "Awa"), User(12, "Modibo")


@pytest.fixture
async def sandbox():
    async with Sandbox(TOKEN) as server:
        server.add_chat(Chat(-1001, "supergroup", "Quartier", started=True, admins={13: User(13, "Sally"), 11: AWA}))
        yield server


class Seconds:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
async def asker(sandbox):
    client = TelegramClient(TOKEN, sandbox.url)
    await client.start()
    managed = {}

    async def managed_by(user_id):
        return managed.get(user_id)

    made = Asker(client.bot, {"watch"}, managed_by, Seconds())
    made.channels = managed
    yield made
    await client.close()


def command(user, chat_id=-1001, kind="supergroup"):
    entities = [{"type": "bot_command", "offset": 0, "length": 6}]
    chat = {"id": chat_id, "type": kind, "title": "Quartier"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": user.as_json(), "text": "/watch Gao"}
    return {"update_id": 1, "message": message | {"entities": entities}}


def asked(sandbox):
    return sum(method == "getChatAdministrators" for _, _, method in sandbox.arrivals)


async def test_admins_and_members(sandbox, asker):
    assert await asker.rights(command(AWA)) == Rights(-1001, Standing.ADMIN)
    assert await asker.rights(command(MODIBO)) == Rights(-1001, Standing.MEMBER)


async def test_a_yes_is_never_remembered_and_a_no_for_a_moment(sandbox, asker):
    await asker.rights(command(AWA))
    del sandbox.state.chats[-1001].admins[11]
    assert (await asker.rights(command(AWA))).standing is Standing.MEMBER
    for _ in range(5):
        assert (await asker.rights(command(AWA))).standing is Standing.MEMBER
    assert asked(sandbox) == 2
    sandbox.state.chats[-1001].admins[11] = AWA
    asker._monotonic.now += NO_HOLDS_S
    assert (await asker.rights(command(AWA))).standing is Standing.ADMIN


async def test_nothing_is_asked_without_need(sandbox, asker):
    assert await asker.rights({"update_id": 1, "message": {"chat": {"id": -1001, "type": "supergroup"}}}) is None
    assert asked(sandbox) == 0


async def test_a_private_chat_that_speaks_for_a_channel(sandbox, asker):
    channel = Chat(-1002, "channel", "Infos", started=True, admins={13: User(13, "Sally"), 11: AWA})
    sandbox.add_chat(channel)
    asker.channels[11] = -1002
    private = command(AWA, 11, "private")
    assert await asker.rights(private) == Rights(-1002, Standing.ADMIN)
    # The bot was thrown out: nobody changes anything.
    channel.blocked = True
    assert await asker.rights(private) == Rights(-1002, Standing.MEMBER)


async def unwell(kind):
    if kind == "hangs":
        await asyncio.sleep(60)
    if kind == "html":
        return web.Response(status=502, text="<html>", content_type="text/html")
    if kind == "flood":
        return failure(ApiError(429, "Too Many Requests: retry after 9", {"retry_after": 9}))
    return failure(ApiError(401, "Unauthorized"))


@pytest.mark.parametrize("kind", ["hangs", "html", "flood", "token"])
async def test_where_telegram_does_not_tell(sandbox, asker, monkeypatch, kind):
    """Nobody waits for long, and nobody is taken for an admin or for none."""
    monkeypatch.setattr(asking, "PATIENCE_S", 0.2)

    async def intercept(_method, _params):
        return await unwell(kind)

    sandbox.intercept = intercept
    assert await asker.rights(command(AWA)) == Rights(-1001, Standing.UNKNOWN)
    sandbox.intercept = None
    assert (await asker.rights(command(AWA))).standing is Standing.ADMIN


async def test_an_admin_of_a_channel_who_may_not_post_changes_nothing(sandbox, asker):
    sandbox.add_chat(Chat(-1002, "channel", "Infos", started=True, admins={13: User(13, "Sally"), 11: AWA}))

    async def no_posting(method, params):
        answer = await sandbox.perform(method, params)
        return web.json_response(text=answer.text.replace('"can_post_messages": true', '"can_post_messages": false'))

    sandbox.intercept = no_posting
    asker.channels[11] = -1002
    assert (await asker.rights(command(AWA, 11, "private"))).standing is Standing.MEMBER
