"""The page's own routes, and the demo's items, which have to fit the bot's door."""

import json
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web

from bot.item import Item
from bot.sandbox.desk import problem_lines
from bot.sandbox.server import IngestDoor, Sandbox, User
from bot.sandbox.story import demo_items

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)  # a Sunday


@pytest.fixture
async def door():
    """A bot's door that takes an item once, knows it the second time and refuses one without a title."""
    seen = {}

    async def take(request):
        assert request.headers["Authorization"] == "Bearer open-sesame"
        item = await request.json()
        if not item.get("title"):
            fault = {"pointer": "/title", "detail": "is required"}
            problem = {"title": "The item has faults", "status": 400, "errors": [fault]}
            return web.json_response(problem, status=400, content_type="application/problem+json")
        key = item.get("id") or item["url"]
        known = key in seen
        seen[key] = item
        return web.json_response({"id": key, "status": "known" if known else "accepted"}, status=200 if known else 202)

    app = web.Application()
    app.router.add_post("/v1/incidents", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield IngestDoor(f"http://127.0.0.1:{runner.addresses[0][1]}", "open-sesame"), seen
    await runner.cleanup()


@pytest.fixture
async def sandbox():
    async with Sandbox() as server:
        server.add_user(User(701, "Awa"))
        yield server


@pytest.fixture
async def page(sandbox):
    async with aiohttp.ClientSession(sandbox.url) as session:
        yield session


async def post(page, path, body):
    async with page.post(path, json=body) as answer:
        return answer.status, await answer.json()


async def state(page):
    async with page.get("/state") as answer:
        return await answer.json()


async def test_the_page_forbids_what_it_does_not_need(page):
    async with page.get("/") as answer:
        policy = answer.headers["Content-Security-Policy"]
        text = await answer.text()
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert 'lang="en"' in text
    assert "//" not in text.replace("http://www.w3.org", "").replace("https://…", "")  # nothing from elsewhere


async def test_only_this_machine_may_ask(page):
    """A name that someone points at 127.0.0.1 must not read the phones (DNS rebinding)."""
    async with page.get("/state", headers={"Host": "evil.example"}) as answer:
        assert answer.status == 421
    async with page.post("/say", data='{"chat": 701, "text": "x"}', headers={"Content-Type": "text/plain"}) as answer:
        assert answer.status == 415


async def test_what_people_do_on_their_phones(sandbox, page):
    assert await post(page, "/say", {"chat": 701, "text": "/start"}) == (200, {"ok": True})
    sandbox.state.add_message(
        701, "x", [], from_bot=True, reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    )
    assert await post(page, "/tap", {"chat": 701, "message": 2, "data": "b"}) == (200, {"ok": True})
    assert await post(page, "/block", {"chat": 701}) == (200, {"ok": True})
    assert [list(update)[1] for update in sandbox.state.updates] == ["message", "callback_query", "my_chat_member"]
    (phone,) = (await state(page))["phones"]
    assert (phone["name"], phone["blocked"], [m["text"] for m in phone["messages"]]) == ("Awa", True, ["/start", "x"])


async def test_a_phone_says_where_it_is(sandbox, page):
    assert await post(page, "/position", {"chat": 701, "lat": 14.45, "lon": -11}) == (200, {"ok": True})
    assert sandbox.state.updates[-1]["message"]["location"] == {"latitude": 14.45, "longitude": -11.0}
    shown = await state(page)
    assert shown["phones"][0]["messages"][-1]["location"] == [14.45, -11.0]
    assert all(abs(each["lat"]) <= 90 and abs(each["lon"]) <= 180 and each["name"] for each in shown["positions"])


async def test_the_bots_keys_stand_until_they_are_taken_away(sandbox, page):
    """Other messages leave them alone; each phone has its own."""
    sandbox.add_user(User(702, "Moussa"), started=True)
    sandbox.user_says(701, "/start")
    keys = {"keyboard": [["Kayes"], [{"text": "Here", "request_location": True}]], "one_time_keyboard": True}

    async def send(text, markup=None, chat_id=701):
        told = {"chat_id": chat_id, "text": text} | ({"reply_markup": markup} if markup else {})
        async with page.post(f"/bot{sandbox.token}/sendMessage", json=told) as answer:
            body = await answer.json()
        return body["result"]["message_id"] if body["ok"] else body["description"]

    async def shown():
        return [phone["keys"] for phone in (await state(page))["phones"]]

    number = await send("where?", keys)
    rows = [[{"text": "Kayes"}], [{"text": "Here", "request_location": True}]]
    assert await shown() == [{"keyboard": rows, "one_time_keyboard": True, "message": number}, None]
    await send("x", {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]})
    await send("y", {"remove_keyboard": True}, chat_id=702)
    assert (await shown())[0]["message"] == number
    await send("z", {"remove_keyboard": True})
    assert await shown() == [None, None]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/say", {"chat": 5, "text": "x"}),
        ("/say", {"chat": "701", "text": "x"}),
        ("/say", []),
        ("/tap", {"chat": 701, "message": 9, "data": "x"}),
        ("/item", {"next": True}),  # no door yet
        ("/position", {"chat": 701, "lat": 91, "lon": 0}),
        ("/position", {"chat": 701, "lat": True, "lon": 0}),
        ("/position", {"chat": 701, "lat": 1}),
    ],
)
async def test_requests_that_make_no_sense(page, path, body):
    status, answer = await post(page, path, body)
    assert (status, answer["ok"]) == (400, False)


async def test_items_go_to_the_door_and_its_answer_is_kept(sandbox, page, door):
    sandbox.ingest, seen = door
    _, first = await post(page, "/item", {"next": True})
    assert (first["word"], first["status"]) == ("accepted", 202)
    own = {"title": "Shots at Gogui", "text": "", "source": "A friend", "url": "https://example.org/1"}
    assert (await post(page, "/item", own))[1]["word"] == "accepted"
    assert (await post(page, "/item", own))[1]["word"] == "known"
    refused = (await post(page, "/item", {"text": "x", "source": "y"}))[1]
    assert (refused["word"], refused["faults"]) == ("refused", ["title is required"])
    shown = await state(page)
    assert [i["word"] for i in shown["items"]] == ["accepted", "accepted", "known", "refused"]
    assert shown["story"]["told"] == 1
    Item.model_validate(seen["https://example.org/1"])


async def test_a_closed_door_is_told(sandbox, page):
    sandbox.ingest = IngestDoor("http://127.0.0.1:9", "x")  # the discard port: nobody there
    _, posted = await post(page, "/item", {"next": True})
    assert (posted["word"], posted["status"]) == ("failed", 0)
    assert posted["faults"][0].startswith("No answer from the bot")


async def test_a_new_round_has_new_ids(sandbox, page, door):
    """Else the bot would know every item of the second round already."""
    sandbox.ingest, seen = door
    count = len(demo_items(NOW))
    for _ in range(count + 1):
        _, posted = await post(page, "/item", {"next": True})
        assert posted["word"] == "accepted"
    assert len(seen) == count + 1


async def test_changes_come_by_themselves(sandbox, page):
    async with page.get("/events") as stream:

        async def snapshot():
            while not (line := await stream.content.readline()).startswith(b"data: "):
                pass
            return json.loads(line.removeprefix(b"data: "))

        assert (await snapshot())["phones"][0]["messages"] == []
        sandbox.user_says(701, "hello")
        assert (await snapshot())["phones"][0]["messages"][0]["text"] == "hello"


def test_demo_items_fit_the_contract():
    items = demo_items(NOW, "round")
    parsed = [Item.model_validate(item) for item in items]
    assert len({item.key for item in parsed}) == len(parsed) >= 8
    assert {item.language for item in parsed} == {"en", "fr"}
    assert all(0 < (NOW - item.published_at).total_seconds() < 900 for item in parsed)  # never told late
    assert all("{" not in item.title + item.text for item in parsed)
    assert {item.updates for item in parsed if item.updates} <= {item.key for item in parsed}


def test_demo_dates_are_of_the_moment():
    texts = " ".join(item["text"] for item in demo_items(NOW))
    assert "the night to Sunday" in texts
    assert "la nuit de samedi à dimanche" in texts


@pytest.mark.parametrize(
    ("problem", "lines"),
    [
        (
            {"title": "Bad", "errors": [{"pointer": "/url", "detail": "is odd"}, {"detail": "needs words"}]},
            ["url is odd", "needs words"],
        ),
        ({"title": "Bad", "detail": "Too large"}, ["Too large"]),
        ({"title": "Unauthorized"}, ["Unauthorized"]),
        ({}, []),
        ("text", []),
    ],
)
def test_problems_become_lines(problem, lines):
    assert problem_lines(problem) == lines
