"""One message on its way: sent, judged, and what became of it written down.

    outcome = send
    step    = retry.next_step(outcome)       done, again, plain, move, leave, dead or pause
    settle(step)                             committed with whatever else waits

What is sent next, and when, is the courier's. An outcome that can't be written is written again until it is;
`unwritten` counts them, and the courier sends nothing more meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import aiosqlite

from bot.delivery.retry import (
    BACKOFF_LONGEST_S,
    REPEATS,
    Again,
    BotTrouble,
    Dead,
    Leave,
    NotSent,
    Outcome,
    Rejected,
    Sent,
    Step,
    Throttled,
    Unknown,
    next_step,
)
from bot.delivery.throttle import Flood, Grant, Lanes
from bot.digests import Digests, Letter
from bot.letters import Letters
from bot.metrics import Metrics
from bot.store.outbox import Claim, Edit, Outbox
from bot.store.replies import Replies, Reply
from bot.telegram.client import plain_text

LOG = logging.getLogger(__name__)

TROUBLE_PROBE_S = 30.0  # how often a refused token is tried again
# Calls that put no message into a chat: Telegram does not count them.
UNCOUNTED = {"answerCallbackQuery", "deleteMessage", "sendChatAction", "setMyCommands", "deleteMyCommands"}
STORAGE_RETRY_S = 1.0  # how often a full disk, or a file that another process holds


class Sender(Protocol):
    """The far edge: one try, and what became of it."""

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
        """Send one message."""

    async def call(self, method: str, payload: dict[str, Any]) -> Outcome:
        """Carry out one Bot API call."""


class Carrier:
    """Carries single messages. `trouble` is why the bot may not send at all, "" while it may."""

    def __init__(
        self,
        outbox: Outbox,
        replies: Replies,
        sender: Sender,
        letters: Letters,
        metrics: Metrics,
        throttle: Lanes,
        clock_ms: Callable[[], int],
        monotonic: Callable[[], float],
    ) -> None:
        self._outbox = outbox
        self._replies = replies
        self._sender = sender
        self.letters = letters
        self._metrics = metrics
        self._throttle = throttle
        self._flood = Flood()
        self._clock_ms = clock_ms
        self._monotonic = monotonic
        self.unwritten = 0
        self.trouble = ""

    async def reply(self, reply: Reply, grant: Grant | None) -> None:
        """Give one answer; `grant` is its slot, None where Telegram does not count it."""
        payload = reply.payload | ({"chat_id": reply.chat_id} if "chat_id" in reply.payload else {})
        outcome = await self._sender.call(reply.method, payload)
        self._heard(outcome, grant)
        step = self._judge(outcome, reply.chat_id, reply.attempts, reply.maybe_sent)
        self._metrics.replies.labels(type(outcome).__name__.lower()).inc()
        await self.written(lambda: self._replies.settle(reply, step))

    async def deliver(self, claim: Claim, grant: Grant) -> None:
        """Send one alert in its slot."""
        try:
            text, markup = self.letters.alert(claim, self._clock_ms()), self.letters.buttons(claim)
        except Exception as error:
            LOG.exception("alert %d: its words can't be put together", claim.told.alert.id)
            if claim.others:
                await self._apart(claim)
                return
            outcome: Outcome = Rejected(f"unwritable: {type(error).__name__}")
        else:
            outcome = await self._sender.send_alert(
                claim.chat_id,
                text,
                silent=all(each.silent for each in claim.whole),
                reply_to=None if claim.others else claim.reply_to,
                plain=any(each.plain for each in claim.whole),
                thread_id=claim.thread_id,
                markup=markup,
            )
            self._heard(outcome, grant)
        step = self._judge(outcome, claim.chat_id, claim.attempts, claim.maybe_sent)
        others = [self._next(outcome, each.attempts, each.maybe_sent) for each in claim.others]
        self._metrics.deliveries.labels(type(outcome).__name__.lower()).inc(len(claim.whole))
        if isinstance(outcome, Sent):
            self._metrics.to_send.observe(max(self._clock_ms() - claim.queued_at, 0) / 1000)
        elif isinstance(step, Dead | Leave):
            LOG.warning("alert %d: a delivery is dead: %s", claim.told.alert.id, step.reason)
        await self.written(lambda: self._outbox.settle(claim, step, *others))

    async def _apart(self, claim: Claim) -> None:
        """Of a message for several alerts: bury those without words; the others come in a minute."""
        steps: list[Step] = []
        at_ms = self._clock_ms() + round(BACKOFF_LONGEST_S * 1000)  # so that nothing of it can make the walk spin
        for each in claim.whole:
            try:
                self.letters.part(each)
            except Exception as error:  # noqa: BLE001  told in the log before
                steps.append(Dead(f"unwritable: {type(error).__name__}"))
            else:
                steps.append(Again(at_ms, "apart", each.maybe_sent, each.attempts))
        self._metrics.deliveries.labels("rejected").inc(sum(isinstance(step, Dead) for step in steps))
        await self.written(lambda: self._outbox.settle(claim, *steps))

    async def edit(self, edit: Edit, grant: Grant) -> None:
        """Change a message that was wrong. A refusal changes nothing: its correction has been sent."""
        try:
            text = self.letters.edit(edit)
        except Exception:
            LOG.exception("alert %d: its message can't be put together again", edit.told.alert.id)
            outcome: Outcome = Rejected("unwritable")
        else:
            message: dict[str, Any] = {"chat_id": edit.chat_id, "message_id": edit.message_id}
            message["text"] = plain_text(text) if edit.plain else text
            message["link_preview_options"] = {"is_disabled": True}
            if not edit.plain:
                message["parse_mode"] = "HTML"
            outcome = await self._sender.call("editMessageText", message)
            self._heard(outcome, grant)
        step = self._judge(outcome, edit.chat_id, edit.attempts, 0)
        self._metrics.edits.labels(type(outcome).__name__.lower()).inc()
        await self.written(lambda: self._outbox.settle(edit, step))

    async def digest(self, digests: Digests, letter: Letter, grant: Grant) -> None:
        """Send a digest in its slot. It may not come twice: where its fate is unknown it is not repeated."""
        outcome = await digests.send(letter)
        if outcome is None:
            return
        self._heard(outcome, grant)
        step = self._judge(outcome, letter.chat_id, letter.order.attempts, REPEATS)
        self._metrics.digests.labels(type(outcome).__name__.lower()).inc()
        await self.written(lambda: digests.settle(letter, step))

    def _heard(self, outcome: Outcome, grant: Grant | None) -> None:
        """Tell the throttle of an answer, where there was one."""
        if grant is not None and not isinstance(outcome, NotSent | Unknown):
            self._throttle.answered(grant, self._monotonic())

    async def written(self, write: Callable[[], Awaitable[None]]) -> None:
        """Write an outcome, however long the disk takes. Until it is written nothing more is sent."""
        failed = False
        try:
            while True:
                try:
                    await asyncio.shield(write())
                except aiosqlite.OperationalError as error:
                    if not failed:
                        failed = True
                        self.unwritten += 1
                        LOG.warning("an outcome can't be written now (%s); nothing is sent until it is", error)
                    await asyncio.sleep(STORAGE_RETRY_S)
                else:
                    return
        finally:
            self.unwritten -= failed

    def _judge(self, outcome: Outcome, chat_id: int, attempts: int, maybe_sent: int) -> Step:
        """What follows from an outcome for the message, and for everybody else's."""
        now = self._monotonic()
        match outcome:
            case Throttled(retry_after):
                pause = self._flood.seen(chat_id, retry_after, now)
                if pause is not None:
                    self._throttle.pause(now + pause)
            case BotTrouble(reason):
                self._throttle.pause(now + TROUBLE_PROBE_S)
                if not self.trouble:
                    LOG.error("sending is paused, nothing is lost: Telegram says %s; check the token", reason)
                self.trouble = reason
                self._metrics.paused.set(1)
            case Sent():
                self._flood.sent()
                if self.trouble:
                    LOG.warning("sending goes on")
                self.trouble = ""
                self._metrics.paused.set(0)
        return self._next(outcome, attempts, maybe_sent)

    def _next(self, outcome: Outcome, attempts: int, maybe_sent: int) -> Step:
        return next_step(outcome, attempts=attempts, maybe_sent=maybe_sent, now_ms=self._clock_ms())
