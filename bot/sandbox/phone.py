"""The page: a phone for each person, and the items coming in. Live by Server-Sent Events.

    GET /          the page            GET /state    everything it shows, as JSON
    GET /events    the same at each change
    POST /say, /tap, /block, /position what people do on their phones
    POST /item     {"next": true} or {"title", "text", "source", "url"}: to the bot's own door

Only the page itself may ask: the host must be this machine's, and a POST must carry JSON, which no foreign
page can send without permission.
"""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from aiohttp import web

from bot.sandbox.desk import IngestDoor, ItemDesk, Posted
from bot.sandbox.snapshot import shown
from bot.sandbox.state import Callback, Message, State
from bot.sandbox.story import demo_items
from bot.sandbox.timeline import Decisions

GATHER = 0.03  # seconds: changes that come together go to the page together
KEEP_ALIVE = 15.0  # seconds between signs of life, so that the page notices a dead server

_FILES = Path(__file__).parent / "page"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HOSTS = {"127.0.0.1", "localhost", "::1"}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class People(Protocol):
    """What the page needs of the sandbox."""

    state: State
    ingest: IngestDoor | None
    decisions: Decisions | None

    def user_says(self, chat_id: int, text: str) -> Message:
        """A person writes."""

    def user_taps(self, chat_id: int, message_id: int, callback_data: str) -> Callback:
        """A person taps a button."""

    def user_blocks(self, chat_id: int) -> None:
        """A person blocks the bot."""

    def user_shares_location(self, chat_id: int, lat: float, lon: float) -> Message:
        """A person shares where they are, in degrees."""


class Phone:
    """The page's routes, on the sandbox's own server."""

    def __init__(self, sandbox: People) -> None:
        self._sandbox = sandbox
        self._state = sandbox.state
        self.desk = ItemDesk(self._state.changed)
        self._story_id = uuid.uuid4().hex[:8]  # a fresh round has fresh ids: the bot knows the old ones
        self._told = 0
        self._closing = False
        self._following: set[asyncio.Task[None]] = set()

    def add_routes(self, app: web.Application) -> None:
        """Add the page's routes to the server."""
        self._closing = False
        app.router.add_get("/", local(self._file("index.html")))
        for path in sorted(_FILES.iterdir()):
            if path.suffix in _TYPES and path.name != "index.html":
                app.router.add_get(f"/page/{path.name}", local(self._file(path.name)))
        app.router.add_get("/photo/{chat}/{message}", local(self._get_photo))
        app.router.add_get("/state", local(self._get_state))
        app.router.add_get("/events", local(self._events))
        for name in ("say", "tap", "block", "position", "item"):
            app.router.add_post(f"/{name}", local(getattr(self, f"_{name}")))

    async def close(self) -> None:
        """End the live connections."""
        self._closing = True
        self._state.changed()
        for task in self._following:
            task.cancel()
        await asyncio.gather(*self._following, return_exceptions=True)
        await self.desk.close()

    def _file(self, name: str) -> Handler:
        async def send(_: web.Request) -> web.StreamResponse:
            path = _FILES / name
            return web.Response(body=path.read_bytes(), content_type=_TYPES[path.suffix], charset="utf-8")

        return send

    def snapshot(self) -> dict[str, Any]:
        """Everything that the page shows."""
        return {
            **shown(self._state),
            "door": self._sandbox.ingest is not None,
            "story": self._story(),
            "items": [posted.as_json() for posted in self.desk.posted],
        }

    def _story(self) -> dict[str, Any]:
        items = demo_items(datetime.now(UTC), self._story_id)
        upcoming = items[self._told % len(items)]
        return {
            "told": self._told % len(items),
            "of": len(items),
            "title": upcoming["title"],
            "source": upcoming["source"],
        }

    async def _get_state(self, _: web.Request) -> web.StreamResponse:
        return web.json_response(self.snapshot())

    async def _get_photo(self, request: web.Request) -> web.StreamResponse:
        chat = self._state.by_chat.get(int(request.match_info["chat"]), {})
        message = chat.get(int(request.match_info["message"]))
        if message is None or message.photo is None:
            raise web.HTTPNotFound
        return web.Response(body=message.photo.body, content_type=message.photo.media_type)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={**_HEADERS, "Content-Type": "text/event-stream"})
        await response.prepare(request)
        await response.write(b"retry: 1000\n\n")  # milliseconds until the page tries again
        seen = -1
        while not self._closing:
            snapshot = self.snapshot()
            seen = snapshot["version"]
            await response.write(f"data: {json.dumps(snapshot)}\n\n".encode())
            try:
                await self._state.wait_for(lambda seen=seen: self._state.version != seen, KEEP_ALIVE)  # type: ignore[misc]
            except TimeoutError:
                await response.write(b": still here\n\n")
            await asyncio.sleep(0 if self._closing else GATHER)
        return response

    async def _say(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        self._sandbox.user_says(_whole(body, "chat"), str(body.get("text", "")))
        return web.json_response({"ok": True})

    async def _tap(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        self._sandbox.user_taps(_whole(body, "chat"), _whole(body, "message"), str(body.get("data", "")))
        return web.json_response({"ok": True})

    async def _block(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        self._sandbox.user_blocks(_whole(body, "chat"))
        return web.json_response({"ok": True})

    async def _position(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        lat, lon = _degrees(body, "lat", 90), _degrees(body, "lon", 180)
        self._sandbox.user_shares_location(_whole(body, "chat"), lat, lon)
        return web.json_response({"ok": True})

    async def _item(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        door = self._sandbox.ingest
        if door is None:
            raise ValueError("no bot takes items yet")
        item = self._next_item() if body.get("next") else _own_item(body)
        posted = await self.desk.post(door, item)
        if posted.word == "accepted":
            task = asyncio.create_task(self._follow(posted))
            self._following.add(task)
            task.add_done_callback(self._following.discard)
        return web.json_response(posted.as_json())

    async def _follow(self, posted: Posted) -> None:
        """Show what the bot decided about an item, once it has."""
        if self._sandbox.decisions is not None:
            posted.decided = await self._sandbox.decisions.of(str(posted.item.get("id", "")))
            self._state.changed()

    def _next_item(self) -> dict[str, Any]:
        items = demo_items(datetime.now(UTC), self._story_id)
        item = items[self._told]
        self._told += 1
        if self._told == len(items):
            self._told, self._story_id = 0, uuid.uuid4().hex[:8]
        return item


def _own_item(body: dict[str, Any]) -> dict[str, Any]:
    """What the form sends, as an item. An empty field is left out; without a link it gets an id."""
    told = {name: str(body.get(name, "")).strip() for name in ("title", "text", "source", "url")}
    item: dict[str, Any] = {name: value for name, value in told.items() if value}
    if "url" not in item:
        item["id"] = f"page-{uuid.uuid4().hex[:12]}"
    return {**item, "published_at": datetime.now(UTC).isoformat(timespec="seconds")}


def _whole(body: dict[str, Any], name: str) -> int:
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{name} must be a number")  # noqa: TRY004  one error for all bad requests
    return value


def _degrees(body: dict[str, Any], name: str, most: int) -> float:
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
        raise ValueError(f"{name} must be a number of degrees")
    return float(value)


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    body = json.loads(await request.read())
    if not isinstance(body, dict):
        raise ValueError("an object is wanted")  # noqa: TRY004  one error for all bad requests
    return body


def local(handler: Handler) -> Handler:
    """Answer only to this machine's own name, and turn a bad request into words."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        if (request.url.host or "") not in _HOSTS:
            return web.Response(status=421, text="This page answers to 127.0.0.1 and localhost only.\n")
        try:
            response = await handler(request)
        except (ValueError, RecursionError) as error:
            response = web.json_response({"ok": False, "fault": str(error)}, status=400)
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    return guarded
