"""The second walk: from the outbox to the phones.

    until stopped:
        wait for the throttle                        the bot's window over all chats
        claim the first waiting answer,              a subscriber's command is answered ahead of any broadcast
          else the first alert                       gravest, nearest, oldest first
        nothing waits?  wait for work                an event, or the time when the next message is due
        in a worker of its own:
            outcome = send
            step    = retry.next_step(outcome)       done, again, plain, move, leave, dead or pause
            settle(step)                             committed with whatever else waits

Claimed means marked in the database before anything is sent. If the process dies, the outcome of what was
marked is unknown: each is sent again, marked as a possible repeat. So an alert is claimed just before its slot
and no sooner: the fewer are claimed, the fewer are repeated.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from bot.alerts.render import compose, render_footer
from bot.delivery.retry import (
    Again,
    BotTrouble,
    Dead,
    Leave,
    Outcome,
    Rejected,
    Sent,
    Step,
    Throttled,
    next_step,
)
from bot.delivery.throttle import ChatPace, Flood, Throttle
from bot.i18n import FALLBACK, Words
from bot.metrics import Metrics
from bot.model import DecisionKind, Nearness, Severity, WatchKey
from bot.store.outbox import Claim, Outbox
from bot.store.replies import Replies, Reply
from bot.understand.gazetteer import Gazetteer

LOG = logging.getLogger(__name__)

# A claim is committed this long before its slot: enough to hide the commit, and short, because what is claimed
# when the process dies counts as perhaps sent.
LEAD_S = 0.010
ANSWERS_AHEAD = 3
IN_FLIGHT = 100  # 30 a second at over 3 seconds of latency
PRIVATE_PACE_MS, GROUP_PACE_MS = 1_020, 3_060  # one a second; twenty a minute in groups and channels
TROUBLE_PROBE_S = 30.0  # how often a refused token is tried again
NET_S = 5.0
STOP_GRACE_S = 5.0

# Calls that put no message into a chat: Telegram does not count them.
UNCOUNTED = {"answerCallbackQuery", "deleteMessage", "sendChatAction"}


class Sender(Protocol):
    """The far edge: one try, and what became of it."""

    async def send_alert(
        self, chat_id: int, text: str, *, silent: bool = False, reply_to: int | None = None, plain: bool = False
    ) -> Outcome:
        """Send one message."""

    async def call(self, method: str, payload: dict[str, Any]) -> Outcome:
        """Carry out one Bot API call."""


class Courier:
    """Sends what the outbox and the replies hold. `clock_ms` is Unix time, `monotonic` seconds that never jump."""

    def __init__(
        self,
        outbox: Outbox,
        replies: Replies,
        sender: Sender,
        gazetteer: Gazetteer,
        words: Words,
        metrics: Metrics,
        *,
        clock_ms: Callable[[], int],
        monotonic: Callable[[], float],
    ) -> None:
        self._outbox = outbox
        self._replies = replies
        self._sender = sender
        self._gazetteer = gazetteer
        self._words = words
        self._metrics = metrics
        self._clock_ms = clock_ms
        self._monotonic = monotonic
        self._throttle = Throttle()
        self._paces = ChatPace()
        self._flood = Flood()
        self._answers: deque[Reply] = deque()
        self._in_flight: set[asyncio.Task[None]] = set()
        self._stop = asyncio.Event()
        self._failure: BaseException | None = None
        self.trouble = ""  # why the bot may not send at all; "" while it may

    def stop(self) -> None:
        """Ask `run` to take nothing more and to return once what is in flight is settled."""
        self._stop.set()

    async def run(self) -> None:
        """Walk until `stop` is called. Raises what kept an outcome from being written."""
        while not self._stop.is_set():
            if len(self._in_flight) >= IN_FLIGHT:
                await asyncio.wait(self._in_flight, return_when=asyncio.FIRST_COMPLETED)
            elif (delay := self._throttle.delay(self._monotonic())) > LEAD_S:
                await self._sleep(delay - LEAD_S)
            elif answer := await self._next_answer():
                await self._answer(answer)
            elif claim := await self._next_alert():
                await self._send(claim)
            else:
                await self._wait_for_work()
        await self._wind_down()
        if self._failure:
            raise self._failure

    async def _wind_down(self) -> None:
        """Finish what is in flight within STOP_GRACE_S, put back what was only claimed."""
        if self._in_flight:
            _, late = await asyncio.wait(self._in_flight, timeout=STOP_GRACE_S)
            for task in late:
                task.cancel()
        await self._replies.unclaim(self._answers)

    async def _next_answer(self) -> Reply | None:
        if self._replies.filled.is_set() and not self._answers:
            self._replies.filled.clear()
            self._answers.extend(await self._replies.claim(ANSWERS_AHEAD))
        return self._answers.popleft() if self._answers else None

    async def _next_alert(self) -> Claim | None:
        if not self._outbox.filled.is_set():
            return None
        self._outbox.filled.clear()
        claims = await self._outbox.claim(1, PRIVATE_PACE_MS, GROUP_PACE_MS)
        if not claims:
            return None
        self._outbox.filled.set()  # there may be more behind it
        return claims[0]

    async def _send(self, claim: Claim) -> None:
        """Send a claimed alert in its slot; where the bot was paused meanwhile, put it back untouched."""
        if await self._slot():
            self._start(self._deliver(claim))
        else:
            await self._outbox.unclaim([claim])

    async def _slot(self) -> bool:
        """Wait out the rest of the lead and take the slot; False where there is none so soon."""
        while delay := self._throttle.delay(self._monotonic()):
            if delay > LEAD_S:
                return False
            await asyncio.sleep(delay)
        self._throttle.take(self._monotonic())
        return True

    async def _wait_for_work(self) -> None:
        """Until something is written into either outbox, or something in them comes due."""
        dues = [due for due in (await self._outbox.next_due(), await self._replies.next_due()) if due is not None]
        seconds = min([NET_S, *((due - self._clock_ms()) / 1000 for due in dues)])
        events = (self._outbox.filled, self._replies.filled, self._stop)
        if not any(event.is_set() for event in events):
            waits = [asyncio.ensure_future(event.wait()) for event in events]
            await asyncio.wait(waits, timeout=max(seconds, 0.0), return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
        if dues and min(dues) <= self._clock_ms():
            self._outbox.filled.set()
            self._replies.filled.set()

    async def _sleep(self, seconds: float) -> None:
        """Wait, but not longer than until `stop`."""
        try:
            async with asyncio.timeout(seconds):
                await self._stop.wait()
        except TimeoutError:
            return

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._in_flight.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """An outcome that can't be written ends the walk: its message would wait for a restart in silence."""
        self._in_flight.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._failure = error
            self._stop.set()

    async def _answer(self, reply: Reply) -> None:
        """Give one answer in the next slot, or put it back until its chat's pace allows it."""
        if reply.method in UNCOUNTED:
            self._start(self._reply(reply))
            return
        delay = self._paces.delay(reply.chat_id, "private", "reply", self._monotonic())
        if delay or not await self._slot():
            at_ms = self._clock_ms() + math.ceil(delay * 1000)
            await self._replies.settle(reply, Again(at_ms, "paced", reply.maybe_sent, reply.attempts))
            return
        self._paces.take(reply.chat_id, "private", "reply", self._monotonic())
        self._start(self._reply(reply))

    async def _reply(self, reply: Reply) -> None:
        payload = reply.payload | ({"chat_id": reply.chat_id} if "chat_id" in reply.payload else {})
        outcome = await self._sender.call(reply.method, payload)
        step = self._judge(outcome, reply.chat_id, reply.attempts, reply.maybe_sent)
        self._metrics.replies.labels(type(outcome).__name__.lower()).inc()
        await asyncio.shield(self._replies.settle(reply, step))

    async def _deliver(self, claim: Claim) -> None:
        try:
            text = self._compose(claim)
        except Exception as error:
            LOG.exception("alert %d: its words can't be put together", claim.told.alert.id)
            outcome: Outcome = Rejected(f"unwritable: {type(error).__name__}")
        else:
            alert = claim.told.alert
            outcome = await self._sender.send_alert(
                claim.chat_id,
                text,
                silent=alert.incident.severity is Severity.MINOR or alert.kind is DecisionKind.ENDED,
                reply_to=claim.reply_to,
                plain=claim.plain,
            )
        step = self._judge(outcome, claim.chat_id, claim.attempts, claim.maybe_sent)
        self._metrics.deliveries.labels(type(outcome).__name__.lower()).inc()
        if isinstance(outcome, Sent):
            self._metrics.to_send.observe(max(self._clock_ms() - claim.queued_at, 0) / 1000)
        elif isinstance(step, Dead | Leave):
            LOG.warning("alert %d: a delivery is dead: %s", claim.told.alert.id, step.reason)
        await asyncio.shield(self._outbox.settle(claim, step))

    def _compose(self, claim: Claim) -> str:
        """The alert as this chat gets it: the shared body in its language, its own watch in the last line."""
        alert = claim.told.alert
        first = alert.incident.places[0].place.id
        key = claim.told.keys.get(claim.watched_id, WatchKey(claim.watched_id, first, Nearness.WITHIN))
        language = claim.language or FALLBACK
        footer = render_footer(
            alert,
            language,
            self._gazetteer.get(claim.watched_id),
            key.nearness,
            key.distance_km,
            self._words,
            late_minutes=(self._clock_ms() - claim.queued_at) // 60_000,
            repeat=claim.maybe_sent + claim.interrupted > 0,
        )
        return compose(claim.told.texts[language, key.lead_id], footer)

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
        return next_step(outcome, attempts=attempts, maybe_sent=maybe_sent, now_ms=self._clock_ms())
