"""Groups, channels and topics at the local Bot API: in Telegram's words."""

import aiohttp
import pytest

from bot.sandbox.server import Sandbox, User
from bot.sandbox.state import Chat

AWA, SALLY = User(11, "Awa"), User(13, "Sally")


@pytest.fixture
async def sandbox():
    async with Sandbox() as server:
        server.add_user(AWA, started=True)
        server.add_chat(Chat(-1001, "supergroup", "Forum", started=True, admins={13: SALLY, 11: AWA}, topics={5}))
        server.add_chat(Chat(-7, "group", "Old", started=True, admins={13: SALLY}))
        yield server


@pytest.fixture
async def call(sandbox):
    async with aiohttp.ClientSession() as session:

        async def call(method, **payload):
            async with session.post(f"{sandbox.url}/bot{sandbox.token}/{method}", json=payload) as answer:
                body = await answer.json()
                return body.get("result", body)

        yield call


async def test_the_creator_comes_first(call):
    admins = await call("getChatAdministrators", chat_id=-1001)
    assert [(each["user"]["id"], each["status"]) for each in admins] == [(13, "creator"), (11, "administrator")]
    assert (await call("getChatMember", chat_id=-1001, user_id=11))["status"] == "administrator"
    assert (await call("getChatMember", chat_id=-7, user_id=11))["status"] == "member"


@pytest.mark.parametrize(
    ("method", "payload", "told"),
    [
        ("getChatAdministrators", {"chat_id": 11}, "there are no administrators in the private chat"),
        ("getChatAdministrators", {"chat_id": -99}, "chat not found"),
        ("getChatMember", {"chat_id": -1001, "user_id": 99}, "user not found"),
        ("getChatMember", {"chat_id": -1001}, "invalid user_id specified"),
        ("sendMessage", {"chat_id": -1001, "text": "x", "message_thread_id": 6}, "message thread not found"),
    ],
)
async def test_refusals(call, method, payload, told):
    answer = await call(method, **payload)
    assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {told}")


async def test_a_message_in_a_topic(sandbox, call):
    told = await call("sendMessage", chat_id=-1001, text="x", message_thread_id=5)
    assert (told["message_thread_id"], told["is_topic_message"], told["chat"]["is_forum"]) == (5, True, True)


async def test_a_group_that_moved(sandbox, call):
    sandbox.group_upgrades(-7, -1007, SALLY)
    answer = await call("sendMessage", chat_id=-7, text="x")
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": -1007}
    first, second = [each["message"] for each in await call("getUpdates")]
    assert (first["chat"]["id"], first["migrate_to_chat_id"]) == (-7, -1007)
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (-1007, -7)


async def test_thrown_out_and_taken_in_again(sandbox, call):
    sandbox.user_blocks(-1001, sender=AWA)
    answer = await call("getChatAdministrators", chat_id=-1001)
    assert (answer["error_code"], answer["description"]) == (403, "Forbidden: bot was kicked from the supergroup chat")
    sandbox.bot_joins(-1001, AWA)
    changes = [each["my_chat_member"] for each in await call("getUpdates")]
    assert [each["new_chat_member"]["status"] for each in changes] == ["kicked", "member"]


async def test_an_admin_of_a_channel(sandbox, call):
    sandbox.add_chat(Chat(-1002, "channel", "Infos", started=True, admins={11: AWA}))
    sandbox.bot_joins(-1002, AWA, can_post=True)
    (change,) = [each["my_chat_member"] for each in await call("getUpdates")]
    assert change["new_chat_member"]["can_post_messages"] is True
    assert (change["chat"]["type"], change["from"]["id"]) == ("channel", 11)
