"""The bot's own voice: alerts and replies out, raw updates in.

Calls go through `AiohttpRequest` and come back as outcomes; nothing here waits, repeats or decides. PTB's
`Bot` over the same pool is for the handlers. Sends do not go through its methods: those turn the answer
into PTB objects first, and an answer that PTB cannot parse would make a repeat of a message that arrived.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any

from telegram.ext import ExtBot

from bot.delivery.retry import Outcome, Rejected, Sent
from bot.telegram.answers import UnknownOutcomeError
from bot.telegram.outcomes import classify
from bot.telegram.request import AiohttpRequest, File

LOG = logging.getLogger(__name__)

# Telegram's own limit for a message, in code points after parsing.
MESSAGE_LIMIT = 4096

# To reach Telegram and hand a request over takes no longer than this, in seconds, where the network is up.
LONGEST_REACH_S = 10.0

_PAID = "allow_paid_broadcast"

# What a refusal says, and the field that the message does without then: (part of the reason, field).
_GOES_WITHOUT = (
    ("thread not found", "message_thread_id"),
    ("topic_closed", "message_thread_id"),
    ("topic_deleted", "message_thread_id"),
    ("button", "reply_markup"),
    ("reply markup", "reply_markup"),
    # Allowed to be missing, and yet some refusals name it.
    ("replied not found", "reply_parameters"),
    ("reply message not found", "reply_parameters"),
    ("reply_message_id_invalid", "reply_parameters"),
    # The balance is empty, or the bot is none of the big ones.
    ("balance", _PAID),
    ("stars", _PAID),
    ("paid", _PAID),
    ("payment", _PAID),
)

_LINK = re.compile(r"""<a\s+href=["'](https?://[^"']*)["'][^>]*>(.*?)</a>""", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class TelegramClient:
    """One bot on one Bot API server.

    `connections` bounds the sends in flight, `read_timeout` (seconds) the wait for an answer, after which
    a message counts as perhaps sent. `paid` lets alerts pay for going faster than the free limit; it ends where
    Telegram refuses payment, until the next start.
    """

    def __init__(
        self, token: str, api_root: str, *, connections: int = 128, read_timeout: float = 20.0, paid: bool = False
    ) -> None:
        if not token:
            raise ValueError("the token is empty")
        number, colon, _ = token.partition(":")
        # PTB never learns the token, so neither its logs nor its errors nor a repr can tell it.
        stand_in = f"{number}:hidden" if colon and number.isdigit() else "bot:hidden"
        self._base = f"{api_root.rstrip('/')}/bot"
        self._method_root = f"{self._base}{stand_in}"
        self.paid = paid
        reach = min(LONGEST_REACH_S, read_timeout / 2)
        waits = {"read_timeout": read_timeout, "write_timeout": reach, "connect_timeout": reach, "pool_timeout": reach}
        self._calls = AiohttpRequest(token=token, stand_in=stand_in, connections=connections, **waits)
        # Two: a poll that hangs must not keep its successor waiting.
        self._polls = AiohttpRequest(token=token, stand_in=stand_in, connections=2, **waits)
        self.bot: ExtBot[None] = ExtBot(
            token=stand_in,
            base_url=self._base,
            base_file_url=f"{api_root.rstrip('/')}/file/bot",
            request=self._calls,
            get_updates_request=self._polls,
        )

    async def start(self) -> None:
        """Open the pools. Needs no network: the bot starts, and takes items in, while Telegram is away."""
        await self._calls.initialize()
        await self._polls.initialize()

    async def close(self) -> None:
        """Close the pools. Calls still in flight end as perhaps sent."""
        await self._calls.shutdown()
        await self._polls.shutdown()

    async def send_alert(
        self,
        chat_id: int,
        text: str,
        *,
        silent: bool = False,
        reply_to: int | None = None,
        plain: bool = False,
        thread_id: int | None = None,
        markup: dict[str, Any] | None = None,
    ) -> Outcome:
        """Send one alert (`text` is Telegram's HTML), without link preview.

        `plain` is the second try after a formatting error: no markup, links written out. A `reply_to` that
        has been deleted does not hold the alert back, nor do a topic that is gone or closed, or buttons that
        Telegram refuses: the same message goes without them at once.
        """
        message: dict[str, Any] = {
            "chat_id": chat_id,
            "text": plain_text(text) if plain else text,
            "link_preview_options": {"is_disabled": True},
        }
        if not plain:
            message["parse_mode"] = "HTML"
        if silent:
            message["disable_notification"] = True
        if reply_to is not None:
            message["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
        if thread_id is not None:
            message["message_thread_id"] = thread_id
        if markup is not None:
            message["reply_markup"] = markup
        if self.paid:
            message[_PAID] = True
        outcome = await self._with_less("sendMessage", message)
        if plain and isinstance(outcome, Rejected):
            return Rejected(outcome.reason)  # plain text is the last resort, whatever the reason says
        return outcome

    async def _with_less(
        self, method: str, message: dict[str, Any], files: Mapping[str, File] | None = None
    ) -> Outcome:
        """Send a message; where Telegram refuses a part that it can do without, at once without that part."""
        outcome = await self.call(method, message, files)
        for part, field in _GOES_WITHOUT:
            if isinstance(outcome, Rejected) and field in message and part in outcome.reason.lower():
                del message[field]
                if field == _PAID and self.paid:
                    LOG.error("Telegram refuses payment (%s): alerts go at the free rate", outcome.reason)
                    self.paid = False
                outcome = await self.call(method, message, files)
        return outcome

    async def send_digest(
        self, chat_id: int, text: str, picture: bytes | None, *, silent: bool = False, thread_id: int | None = None
    ) -> Outcome:
        """Send a digest: the picture (a PNG) with the text under it; the text alone where Telegram takes no picture.

        `text` is Telegram's HTML of at most 1024 visible characters. Never paid for.
        """
        message: dict[str, Any] = {"chat_id": chat_id, "parse_mode": "HTML"}
        if silent:
            message["disable_notification"] = True
        if thread_id is not None:
            message["message_thread_id"] = thread_id
        if picture is not None:
            files = {"photo": ("digest.png", picture, "image/png")}
            outcome = await self._with_less("sendPhoto", message | {"caption": text}, files)
            if not isinstance(outcome, Rejected):
                return outcome
            LOG.info("a digest's picture was refused (%s); its words go alone", outcome.reason)
        alone = message | {"text": text, "link_preview_options": {"is_disabled": True}}
        outcome = await self._with_less("sendMessage", alone)
        if isinstance(outcome, Rejected) and outcome.formatting:
            del alone["parse_mode"]
            outcome = await self._with_less("sendMessage", alone | {"text": plain_text(text)})
        return outcome

    async def call(self, method: str, payload: Mapping[str, Any], files: Mapping[str, File] | None = None) -> Outcome:
        """Call any Bot API method with JSON-able values and files. Every error comes back as its outcome."""
        try:
            result = await self._calls.call(f"{self._method_root}/{method}", payload, files=files)
        except Exception as error:  # noqa: BLE001  classify knows every error, and calls the rest unknown
            return classify(error)
        number = result.get("message_id") if isinstance(result, dict) else None
        return Sent(number if isinstance(number, int) else None)

    async def get_updates(
        self,
        offset: int | None,
        *,
        timeout: int,  # noqa: ASYNC109  the Bot API's own: how long the server holds the poll
        limit: int = 100,
        allowed_updates: Sequence[str],
    ) -> list[dict[str, Any]]:
        """One long poll of `timeout` seconds: raw updates, unparsed. `offset` confirms all before it.

        Raises TelegramError subclasses; `classify` sorts them.
        """
        payload = {
            "offset": offset,
            "timeout": timeout,
            "limit": limit,
            "allowed_updates": list(allowed_updates),
        }
        patience = timeout + (self._polls.read_timeout or 0.0)
        updates = await self._polls.call(f"{self._method_root}/getUpdates", payload, read_timeout=patience)
        if not isinstance(updates, list) or not all(isinstance(update, dict) for update in updates):
            raise UnknownOutcomeError("the updates cannot be read")
        return updates


def plain_text(text: str) -> str:
    """Telegram's HTML as plain text: links written out after their words, tags dropped, entities resolved."""
    written_out = html.unescape(_TAG.sub("", _LINK.sub(r"\2 (\1)", text)))
    return written_out if len(written_out) <= MESSAGE_LIMIT else html.unescape(_TAG.sub("", text))
