"""A real Chromium on the sandbox's page. Where there is none the tests skip; in CI that is a failure.

One browser serves all tests of the session, so they share its event loop; each has its own sandbox and
its own browser context.
"""

import asyncio
import os
import shutil
from contextlib import suppress

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import async_playwright

from bot.sandbox.server import IngestDoor, Sandbox, User

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)  # ahead of auto mode's own


@pytest.fixture(scope="session")
def chromium():
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("no Chromium on this machine")
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def door():
    """A door that takes every item with a link, and refuses the rest with a fault to read."""

    async def take(request):
        item = await request.json()
        if "url" in item:
            return web.json_response({"id": item.get("id", item["url"]), "status": "accepted"}, status=202)
        problem = {"title": "The item has faults", "errors": [{"pointer": "/url", "detail": "is required"}]}
        return web.json_response(problem, status=400)

    app = web.Application()
    app.router.add_post("/v1/incidents", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield IngestDoor(f"http://127.0.0.1:{runner.addresses[0][1]}", "token")
    await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox(door):
    async with Sandbox(ingest=door) as server:
        server.add_user(User(701, "Awa", "en"))
        server.add_user(User(702, "Moussa", "fr"))
        yield server


@pytest_asyncio.fixture(loop_scope="session")
async def call(sandbox):
    """Call the Bot API as the bot."""
    async with aiohttp.ClientSession() as session:

        async def call(method, **params):
            async with session.post(f"{sandbox.url}/bot{sandbox.token}/{method}", json=params) as answer:
                body = await answer.json()
            assert body["ok"], body
            return body["result"]

        yield call


@pytest_asyncio.fixture(loop_scope="session")
async def echo(call):
    """A small bot: repeats what it is told with a button, and answers the button's tap."""

    async def run():
        offset = 0
        while True:
            for update in await call("getUpdates", offset=offset, timeout=30):
                offset = update["update_id"] + 1
                if message := update.get("message"):
                    markup = {"inline_keyboard": [[{"text": "Again", "callback_data": "again"}]]}
                    text = f"You said: {message['text']}"
                    await call("sendMessage", chat_id=message["chat"]["id"], text=text, reply_markup=markup)
                elif query := update.get("callback_query"):
                    await call("answerCallbackQuery", callback_query_id=query["id"], text="Heard you")
                    at = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
                    await call("editMessageText", **at, text="Said again")

    task = asyncio.create_task(run())
    yield task
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium):
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def browse(browser, sandbox):
    """Open the page; what it complains about on its console fails the test."""
    complaints = []
    contexts = []

    async def browse(width=1280, height=860, scheme="light"):
        context = await browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(sandbox.url)
        await page.locator("#people [role=tab]").first.wait_for()
        return page

    browse.complaints = complaints
    yield browse
    for context in contexts:
        await context.close()
    assert complaints == []
