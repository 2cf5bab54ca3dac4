"""A local Telegram Bot API server: the demo and the tests run the whole bot against it.

    async with Sandbox(token="123:abc") as sandbox:
        sandbox.add_user(User(7, "Awa"))
        sandbox.user_says(7, "/start")
        await sandbox.wait_for(lambda: sandbox.bot_messages(7), timeout=5)

    request ─▶ token ─▶ parameters ─▶ arrivals ─▶ intercept ─▶ method ─▶ envelope

It listens on the loopback address only and keeps everything in memory. It never misbehaves by itself: a
test that wants a fault sets `intercept`. The page like a phone stands in `phone.py`.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from itertools import islice
from typing import Any, Self, TypeVar

from aiohttp import web

from bot.sandbox import groups
from bot.sandbox.desk import IngestDoor
from bot.sandbox.methods import METHODS
from bot.sandbox.params import ApiError, Params, bad, read_params
from bot.sandbox.phone import Phone
from bot.sandbox.state import Callback, Chat, Message, State, User
from bot.sandbox.timeline import Decisions

__all__ = ["IngestDoor", "Message", "Params", "Sandbox", "User"]

T = TypeVar("T")
Intercept = Callable[[str, Params], Awaitable[web.StreamResponse | None]]

MAX_POLL = 50  # seconds a long poll may last, as on Telegram's server
_TOKEN = re.compile(r"\d{1,15}:[\w\-]{3,}")
_SPELLING = {name.lower(): name for name in [*METHODS, "getUpdates"]}  # Telegram takes any case
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Sandbox:
    """The server. Use it as an async context manager; `url` is known inside it.

    `port` 0 takes any free one. `ingest` is the bot's own door for items, which the page posts to; it may
    be set later. `intercept(method, params)` is asked before each Bot API call is carried out: a response
    it returns is sent instead, None lets the call go on; `perform` carries the call out by hand.
    `arrivals` lists every call as (time.monotonic(), chat id or None, method).
    """

    def __init__(
        self,
        token: str = "1000000001:sandbox-token",  # noqa: S107  opens nothing but this sandbox
        port: int = 0,
        *,
        ingest: IngestDoor | None = None,
        username: str = "vigie_sandbox_bot",
    ) -> None:
        self.token = token
        self.ingest = ingest
        self.decisions: Decisions | None = None  # what the bot makes of items, for the page
        self.intercept: Intercept | None = None
        self.arrivals: list[tuple[float, int | None, str]] = []
        head = token.partition(":")[0]
        self.state = State(username, int(head) if head.isdecimal() else 1, "Vigie")
        self.port = port
        self.phone = Phone(self)
        self._runner: web.AppRunner | None = None
        self._poll: asyncio.Event | None = None  # set to end the poll that waits

    @property
    def url(self) -> str:
        """The root of the server; the Bot API is at {url}/bot{token}/{method}, the page at {url}/."""
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=12 << 20)
        app.router.add_route("*", r"/bot{token:[^/]*}/{method:[^/]*}", self._bot_api)
        self.phone.add_routes(app)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._end_poll()
        await self.phone.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    # What people do.

    def add_user(self, user: User, *, started: bool = False) -> Chat:
        """Someone with a phone who knows of the bot; `started` if they wrote to it before."""
        chat = self.state.chats.setdefault(user.id, Chat(user.id, user=user))
        chat.started = chat.started or started
        self.state.changed()
        return chat

    def add_chat(self, chat: Chat) -> Chat:
        """A group, supergroup or channel that the bot is in."""
        self.state.chats[chat.id] = chat
        self.state.changed()
        return chat

    def user_says(self, chat_id: int, text: str, *, sender: User | None = None, **rest: Any) -> Message:
        """A person writes; in a group `sender` says who. Writing to a blocked bot unblocks it, as on a phone.

        `rest` are further fields of Message: `thread_id` in a forum, `sender_chat` of who writes as a chat.
        """
        chat, user = self._who(chat_id, sender)
        if chat.type == "private":
            self.state.user_membership(chat, user, blocked=False)
        return self.state.user_writes(chat, user, text, **rest)

    def bot_joins(self, chat_id: int, by: User, *, can_post: bool = False) -> None:
        """Somebody takes the bot into a group, or makes it an admin of a channel, with the right to post or not."""
        chat, _ = self._who(chat_id, by)
        groups.bot_joins(self.state, chat, by, can_post=can_post)

    def group_upgrades(self, group_id: int, supergroup_id: int, by: User) -> Chat:
        """A group becomes a supergroup, under a new id."""
        chat, _ = self._who(group_id, by)
        return groups.upgrade(self.state, chat, supergroup_id, by)

    def user_shares_location(self, chat_id: int, lat: float, lon: float) -> Message:
        """A person shares where they are, in degrees."""
        chat, user = self._who(chat_id, None)
        return self.state.user_writes(chat, user, "", location=(lat, lon))

    def user_taps(self, chat_id: int, message_id: int, callback_data: str, *, sender: User | None = None) -> Callback:
        """A person taps a button that is there: ValueError where there is none such."""
        _, user = self._who(chat_id, sender)
        message = self.state.by_chat.get(chat_id, {}).get(message_id)
        if message is None or all(b.get("callback_data") != callback_data for b in message.buttons):
            raise ValueError(f"message {message_id} has no button {callback_data!r}")
        return self.state.user_taps(message, user, callback_data)

    def user_blocks(self, chat_id: int, *, sender: User | None = None) -> None:
        """A person blocks the bot (in a group: throws it out)."""
        chat, user = self._who(chat_id, sender)
        self.state.user_membership(chat, user, blocked=True)

    def _who(self, chat_id: int, sender: User | None) -> tuple[Chat, User]:
        chat = self.state.chats.get(chat_id)
        user = sender or (chat.user if chat else None)
        if chat is None or user is None:
            raise ValueError(f"nobody in chat {chat_id}: add_user first")
        return chat, user

    # What can be seen.

    def messages(self, chat_id: int) -> list[Message]:
        """All that the chat shows, oldest first, the person's own words too."""
        return self.state.messages(chat_id)

    def bot_messages(self, chat_id: int) -> list[Message]:
        """What the bot wrote there, oldest first."""
        return [message for message in self.state.messages(chat_id) if message.from_bot]

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 5.0) -> T:  # noqa: ASYNC109  reads best at the call
        """Return the first true value of `predicate`, asked anew after each change; TimeoutError otherwise."""
        return await self.state.wait_for(predicate, timeout)

    # The Bot API.

    async def _bot_api(self, request: web.Request) -> web.StreamResponse:
        arrived = time.monotonic()
        if request.match_info["token"] != self.token:
            known_form = _TOKEN.fullmatch(request.match_info["token"])
            return failure(ApiError(401, "Unauthorized") if known_form else ApiError(404, "Not Found"))
        asked = request.match_info["method"]
        method = _SPELLING.get(asked.lower(), asked)
        try:
            params = await read_params(request)
        except ApiError as error:
            return failure(error)
        chat = params.integer("chat_id") or None
        self.arrivals.append((arrived, chat, method))
        self.state.changed()
        if self.intercept is not None and (answer := await self.intercept(method, params)) is not None:
            return answer
        return await self.perform(method, params)

    async def perform(self, method: str, params: Params) -> web.Response:
        """Carry out one Bot API call and return Telegram's answer to it."""
        try:
            if method == "getUpdates":
                return success(await self._get_updates(params))
            if method not in METHODS:
                return failure(ApiError(404, "Not Found: method not found"))
            return success(METHODS[method](self.state, params))
        except ApiError as error:
            return failure(error)

    async def _get_updates(self, params: Params) -> list[dict[str, Any]]:
        """Confirm, then wait for updates; a newer poll ends this one with 409."""
        self._end_poll()
        limit = params.integer("limit", 100)
        limit = limit if 1 <= limit <= 100 else 100  # noqa: PLR2004  core.telegram.org/bots/api#getupdates
        kinds = params.json("allowed_updates")
        if kinds is not None:
            if not isinstance(kinds, list):
                raise bad("expected an Array of String as allowed_updates")
            self.state.allowed = {str(kind) for kind in kinds} or None
        if offset := params.integer("offset"):
            self.state.confirm(offset)
        seconds = max(0, min(params.integer("timeout"), MAX_POLL))
        ended = self._poll = asyncio.Event()
        self.state.changed()
        try:
            await self.state.wait_for(lambda: self.state.updates or ended.is_set(), seconds)
        except TimeoutError:
            return []
        finally:
            if self._poll is ended:
                self._poll = None
        if ended.is_set():
            raise ApiError(409, _CONFLICT)
        return list(islice(self.state.updates, limit))

    def _end_poll(self) -> None:
        if self._poll is not None:
            self._poll.set()
            self.state.changed()


def success(result: Any) -> web.Response:
    """Telegram's envelope around a result."""
    return web.json_response({"ok": True, "result": result})


def failure(error: ApiError) -> web.Response:
    """Telegram's envelope around a refusal; tests use it from their intercepts."""
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    headers: dict[str, str] = {}
    if error.parameters:
        body["parameters"] = error.parameters
        if "retry_after" in error.parameters:
            headers["Retry-After"] = str(error.parameters["retry_after"])
    return web.json_response(body, status=error.code, headers=headers)
