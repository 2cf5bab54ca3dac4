"""The sandbox against the Bot API's contract, through a plain HTTP client."""

import asyncio
import json

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox.params import ApiError
from bot.sandbox.server import Sandbox, User, failure
from bot.sandbox.state import Chat

TOKEN = "42:sandbox-token"
AWA, MOUSSA = User(701, "Awa"), User(702, "Moussa", "fr")


@pytest.fixture
async def sandbox():
    async with Sandbox(token=TOKEN) as server:
        server.add_user(AWA, started=True)
        server.add_user(MOUSSA)
        yield server


@pytest.fixture
async def call(sandbox):
    async with aiohttp.ClientSession() as session:

        async def call(method, *, token=TOKEN, **params):
            async with session.post(f"{sandbox.url}/bot{token}/{method}", json=params) as answer:
                return answer.status, await answer.json()

        yield call


async def result(call, method, **params):
    status, body = await call(method, **params)
    assert (status, body["ok"]) == (200, True), body
    return body["result"]


@pytest.mark.parametrize(
    ("method", "params", "status", "description"),
    [
        # Whom
        ("sendMessage", {"text": "x"}, 400, "Bad Request: chat_id is empty"),
        ("sendMessage", {"chat_id": 9, "text": "x"}, 400, "Bad Request: chat not found"),
        ("sendMessage", {"chat_id": "@nobody", "text": "x"}, 400, "Bad Request: chat not found"),
        (
            "sendMessage",
            {"chat_id": 702, "text": "x"},
            403,
            "Forbidden: bot can't initiate conversation with a user",
        ),
        # What
        ("sendMessage", {"chat_id": 701}, 400, "Bad Request: message text is empty"),
        ("sendMessage", {"chat_id": 701, "text": " \n"}, 400, "Bad Request: message text is empty"),
        ("sendMessage", {"chat_id": 701, "text": "é" * 4097}, 400, "Bad Request: message is too long"),
        (
            "sendMessage",
            {"chat_id": 701, "text": "abc<br>", "parse_mode": "HTML"},
            400,
            'Bad Request: can\'t parse entities: Unsupported start tag "br" at byte offset 3',
        ),
        (
            "sendMessage",
            {"chat_id": 701, "text": "x", "parse_mode": "BBCode"},
            400,
            "Bad Request: unsupported parse_mode",
        ),
        # In answer to what
        (
            "sendMessage",
            {"chat_id": 701, "text": "x", "reply_parameters": {"message_id": 99}},
            400,
            "Bad Request: message to be replied not found",
        ),
        # Buttons
        (
            "sendMessage",
            {"chat_id": 701, "text": "x", "reply_markup": []},
            400,
            "Bad Request: object expected as reply markup",
        ),
        (
            "editMessageText",
            {"chat_id": 701, "message_id": 99, "text": "x"},
            400,
            "Bad Request: message to edit not found",
        ),
        (
            "deleteMessage",
            {"chat_id": 701, "message_id": 99},
            400,
            "Bad Request: message to delete not found",
        ),
        (
            "deleteMessage",
            {"chat_id": 701},
            400,
            "Bad Request: message identifier is not specified",
        ),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1"},
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
        ),
        (
            "sendChatAction",
            {"chat_id": 701, "action": "dancing"},
            400,
            "Bad Request: wrong parameter action in request",
        ),
        # Commands and profile
        (
            "setMyCommands",
            {"commands": [{"command": "Watch", "description": "x"}]},
            400,
            "Bad Request: BOT_COMMAND_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "w" * 33, "description": "x"}]},
            400,
            "Bad Request: command length must not exceed 32",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "w", "description": " "}]},
            400,
            "Bad Request: command description must be non-empty",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "w", "description": "x" * 257}]},
            400,
            "Bad Request: command description length must not exceed 256",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": f"w{i}", "description": "x"} for i in range(101)]},
            400,
            "Bad Request: BOT_COMMANDS_TOO_MUCH",
        ),
        ("getMyCommands", {"language_code": "fra"}, 400, "Bad Request: invalid language code specified"),
        ("setMyShortDescription", {"short_description": "x" * 121}, 400, "Bad Request: short description is too long"),
        ("sendPigeon", {}, 404, "Not Found: method not found"),
    ],
)
async def test_refusals_in_telegrams_words(call, method, params, status, description):
    answered, body = await call(method, **params)
    assert (answered, body) == (status, {"ok": False, "error_code": status, "description": description})


@pytest.mark.parametrize(
    ("token", "status", "description"),
    [("42:other-token", 401, "Unauthorized"), ("nonsense", 404, "Not Found")],
)
async def test_wrong_token(call, token, status, description):
    assert await call("getMe", token=token) == (
        status,
        {"ok": False, "error_code": status, "description": description},
    )


async def test_length_counts_code_points_after_parsing(call):
    """4096 emoji are 8192 UTF-16 units and, with tags, far more characters: still one message."""
    sent = await result(call, "sendMessage", chat_id=701, parse_mode="HTML", text=f"<b>{'🔴' * 4096}</b>")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 8192}]


@pytest.mark.parametrize("data", ["", "x" * 65, "é" * 33])  # 1 to 64 bytes, not characters
async def test_button_data_has_1_to_64_bytes(call, data):
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}
    _, body = await call("sendMessage", chat_id=701, text="x", reply_markup=markup)
    assert body["description"] == "Bad Request: BUTTON_DATA_INVALID"
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 32}]]}
    await result(call, "sendMessage", chat_id=701, text="x", reply_markup=markup)


@pytest.mark.parametrize(
    ("button", "fault"),
    [
        ({"text": "x"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "x"}, 'can\'t parse inline keyboard button: Field "text" must be a non-empty String'),
        (
            {"text": "x", "url": "http://localhost"},
            "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_buttons_that_telegram_refuses(call, button, fault):
    markup = {"inline_keyboard": [[button]]}
    _, body = await call("sendMessage", chat_id=701, text="x", reply_markup=markup)
    assert body["description"] == f"Bad Request: {fault}"


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        ({"request_location": True}, 'can\'t parse keyboard button: Field "text" must be a non-empty String'),
        (7, "can't parse keyboard button: KeyboardButton must be an Object"),
    ],
)
async def test_keys_that_telegram_refuses(call, key, fault):
    _, body = await call("sendMessage", chat_id=701, text="x", reply_markup={"keyboard": [[key]]})
    assert body["description"] == f"Bad Request: {fault}"


async def test_a_position_is_asked_of_a_person_not_of_a_group(sandbox, call):
    sandbox.add_chat(Chat(-900, "group", "Quartier"))
    keys = {"keyboard": [[{"text": "Here", "request_location": True}]]}
    _, body = await call("sendMessage", chat_id=-900, text="x", reply_markup=keys)
    assert body["description"] == "Bad Request: location can be requested in private chats only"
    sent = await result(call, "sendMessage", chat_id=701, text="x", reply_markup=keys)
    assert "reply_markup" not in sent, "Telegram tells of inline keyboards only"
    assert sandbox.state.chats[701].keys["message"] == sent["message_id"]


async def test_every_way_to_send_parameters(sandbox):
    """Query, form, multipart and JSON, with an object as JSON text or as itself."""
    params = {
        "chat_id": "701",
        "text": "é & x",
        "reply_markup": '{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}',
    }
    url = f"{sandbox.url}/bot{TOKEN}/SENDmessage"  # Telegram takes any case
    multipart = aiohttp.FormData()
    multipart._is_multipart = True
    for name, value in params.items():
        multipart.add_field(name, value)
    plain = {**params, "chat_id": 701, "reply_markup": json.loads(params["reply_markup"])}
    async with aiohttp.ClientSession() as session:
        for how in ({"params": params}, {"data": params}, {"data": multipart}, {"json": plain}):
            async with session.request("GET" if "params" in how else "POST", url, **how) as answer:
                assert (answer.status, (await answer.json())["ok"]) == (200, True), how
    shown = sandbox.bot_messages(701)
    assert [m.text for m in shown] == ["é & x"] * 4
    assert all(m.buttons == [{"text": "a", "callback_data": "b"}] for m in shown)


@pytest.mark.parametrize(
    ("body", "kind", "fault"),
    [
        (b"{", "application/json", "can't parse JSON object"),
        (b"[]", "application/json", "object expected"),
        (b'{"text": "\\ud800"}', "application/json", "strings must be encoded in UTF-8"),
        (b"x", "text/plain", "unsupported Content-Type"),
    ],
)
async def test_unreadable_bodies(sandbox, body, kind, fault):
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{sandbox.url}/bot{TOKEN}/getMe", data=body, headers={"Content-Type": kind}) as answer,
    ):
        assert (answer.status, (await answer.json())["description"]) == (400, f"Bad Request: {fault}")


async def test_a_missing_message_can_be_answered_when_allowed(sandbox, call):
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await result(call, "sendMessage", chat_id=701, text="x", reply_parameters=reply)
    assert "reply_to_message" not in sent
    reply = {"message_id": sent["message_id"]}
    answer = await result(call, "sendMessage", chat_id=701, text="y", reply_parameters=reply)
    assert answer["reply_to_message"]["text"] == "x"
    assert sandbox.bot_messages(701)[-1].reply_to == sent["message_id"]


async def test_edits(sandbox, call):
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    sent = await result(call, "sendMessage", chat_id=701, text="x", reply_markup=markup)
    same = {"chat_id": 701, "message_id": sent["message_id"], "text": "x", "reply_markup": markup}
    status, body = await call("editMessageText", **same)
    assert (status, body["description"]) == (
        400,
        (
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
            " as a current content and reply markup of the message"
        ),
    )
    edited = await result(call, "editMessageText", **{**same, "text": "y"})
    assert (edited["text"], edited["edit_date"] > 0) == ("y", True)
    gone = await result(call, "editMessageReplyMarkup", chat_id=701, message_id=sent["message_id"])
    assert "reply_markup" not in gone
    said = sandbox.user_says(701, "mine")
    _, body = await call("editMessageText", chat_id=701, message_id=said.message_id, text="z")
    assert body["description"] == "Bad Request: message can't be edited"
    assert await result(call, "deleteMessage", chat_id=701, message_id=said.message_id) is True
    assert [m.text for m in sandbox.messages(701)] == ["y"]


async def test_blocked_until_the_person_writes_again(sandbox, call):
    sandbox.user_blocks(701)
    status, body = await call("sendMessage", chat_id=701, text="x")
    assert (status, body["description"]) == (403, "Forbidden: bot was blocked by the user")
    sandbox.user_says(701, "/start")
    await result(call, "sendMessage", chat_id=701, text="x")
    updates = await result(call, "getUpdates")
    states = [u["my_chat_member"]["new_chat_member"]["status"] for u in updates if "my_chat_member" in u]
    assert states == ["kicked", "member"]


async def test_gone_people_and_groups(sandbox, call):
    sandbox.state.chats[701].deactivated = True
    sandbox.add_chat(Chat(-100, "supergroup", "Town hall", started=True, blocked=True))
    _, body = await call("sendMessage", chat_id=701, text="x")
    assert body["description"] == "Forbidden: user is deactivated"
    _, body = await call("sendMessage", chat_id=-100, text="x")
    assert body["description"] == "Forbidden: bot was kicked from the supergroup chat"


async def test_updates_stay_until_confirmed(sandbox, call):
    for word in ("a", "b", "c"):
        sandbox.user_says(701, word)
    first = await result(call, "getUpdates", limit=2)
    assert [u["message"]["text"] for u in first] == ["a", "b"]
    assert await result(call, "getUpdates", limit=2) == first  # not confirmed: told again
    rest = await result(call, "getUpdates", offset=first[-1]["update_id"] + 1)
    assert [u["message"]["text"] for u in rest] == ["c"]
    assert await result(call, "getUpdates", offset=rest[-1]["update_id"] + 1) == []


async def test_a_negative_offset_keeps_the_last(sandbox, call):
    for word in ("a", "b", "c"):
        sandbox.user_says(701, word)
    last = await result(call, "getUpdates", offset=-1)
    assert [u["message"]["text"] for u in last] == ["c"]


async def test_kinds_not_asked_for_are_not_queued(sandbox, call):
    await result(call, "getUpdates", allowed_updates=["message"])
    sandbox.user_blocks(701)
    sandbox.user_says(701, "x")
    assert [list(u)[1] for u in await result(call, "getUpdates")] == ["message"]


async def test_a_long_poll_ends_with_the_first_update(sandbox, call):
    poll = asyncio.create_task(result(call, "getUpdates", timeout=20))
    await sandbox.wait_for(lambda: sandbox._poll)
    sandbox.user_says(701, "now")
    async with asyncio.timeout(5):
        assert [u["message"]["text"] for u in await poll] == ["now"]


async def test_two_polls_conflict_and_the_older_goes(sandbox, call):
    older = asyncio.create_task(call("getUpdates", timeout=20))
    await sandbox.wait_for(lambda: sandbox._poll)
    newer = asyncio.create_task(call("getUpdates", timeout=20))
    async with asyncio.timeout(5):
        status, body = await older
    assert (status, body["error_code"]) == (409, 409)
    assert body["description"].startswith("Conflict: terminated by other getUpdates request")
    sandbox.user_says(701, "for the newer")
    async with asyncio.timeout(5):
        status, body = await newer
    assert [u["message"]["text"] for u in body["result"]] == ["for the newer"]


async def test_taps(sandbox, call):
    markup = {"inline_keyboard": [[{"text": "Kayes", "callback_data": "w:1"}]]}
    sent = await result(call, "sendMessage", chat_id=701, text="x", reply_markup=markup)
    tap = sandbox.user_taps(701, sent["message_id"], "w:1")
    (update,) = await result(call, "getUpdates")
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (tap.id, "w:1", 701)
    assert query["message"]["message_id"] == sent["message_id"]
    assert await result(call, "answerCallbackQuery", callback_query_id=tap.id, text="Done") is True
    assert (tap.answered, tap.text) == (True, "Done")
    status, _ = await call("answerCallbackQuery", callback_query_id=tap.id)
    assert status == 400  # once only
    with pytest.raises(ValueError, match="no button"):
        sandbox.user_taps(701, sent["message_id"], "w:2")


async def test_commands_by_scope_and_language(sandbox, call):
    """A phone shows the narrowest scope that has any, in its language before the general one."""

    def menu(user):
        return [c["command"] for c in sandbox.state.commands_for(sandbox.state.chats[user.id])]

    def one(name):
        return [{"command": name, "description": "x"}]

    await result(call, "setMyCommands", commands=one("watch"))
    await result(call, "setMyCommands", commands=one("suivre"), language_code="fr")
    assert (menu(AWA), menu(MOUSSA)) == (["watch"], ["suivre"])
    scope = {"type": "chat", "chat_id": 701}
    await result(call, "setMyCommands", commands=one("status"), scope=scope)
    assert menu(AWA) == ["status"]
    assert await result(call, "getMyCommands", scope=scope, language_code="fr") == []  # no fallback here
    await result(call, "deleteMyCommands", scope=scope)
    assert menu(AWA) == ["watch"]


async def test_profile_by_language(call):
    await result(call, "setMyName", name="Vigie")
    await result(call, "setMyDescription", description="Watches over towns.")
    await result(call, "setMyDescription", description="Veille sur les villes.", language_code="fr")
    assert await result(call, "getMyDescription", language_code="fr") == {"description": "Veille sur les villes."}
    assert await result(call, "getMyDescription", language_code="de") == {"description": "Watches over towns."}
    assert (await result(call, "getMe"))["first_name"] == "Vigie"


async def test_intercept_answers_instead_and_can_carry_out(sandbox, call):
    """The hook for faults: refuse, or do it and lose the answer."""

    async def flood(method, params):
        if method == "sendMessage" and params.text("text") == "flood":
            return failure(ApiError(429, "Too Many Requests: retry after 7", {"retry_after": 7}))
        if method == "sendMessage" and params.text("text") == "lost":
            await sandbox.perform(method, params)
            return web.Response(status=502)
        return None

    sandbox.intercept = flood
    status, body = await call("sendMessage", chat_id=701, text="flood")
    assert (status, body["parameters"]) == (429, {"retry_after": 7})
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{sandbox.url}/bot{TOKEN}/sendMessage", json={"chat_id": 701, "text": "lost"}) as answer,
    ):
        assert answer.status == 502
    await result(call, "sendMessage", chat_id=701, text="fine")
    assert [m.text for m in sandbox.bot_messages(701)] == ["lost", "fine"]
    assert [(chat, method) for _, chat, method in sandbox.arrivals] == [(701, "sendMessage")] * 3
    times = [at for at, _, _ in sandbox.arrivals]
    assert times == sorted(times)


async def test_waiting_gives_up_in_time(sandbox):
    with pytest.raises(TimeoutError):
        await sandbox.wait_for(lambda: sandbox.messages(701), timeout=0.05)
    asyncio.get_running_loop().call_soon(sandbox.user_says, 701, "there")
    assert await sandbox.wait_for(lambda: sandbox.messages(701), timeout=5)


async def test_it_listens_on_loopback_only(sandbox):
    addresses = {host for host, _ in sandbox._runner.addresses}
    assert addresses == {"127.0.0.1"}
