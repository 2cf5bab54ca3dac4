"""The second walk: from the outbox to the phones.

    until stopped:
        wait for the throttle                        the bot's window over all chats
        take the first waiting answer,               a subscriber's command is answered ahead of any broadcast
          else the first alert                       gravest, nearest, oldest first; claimed a few slots ahead
          else the first edit                        of a message that turned out wrong
          else a digest                              made ahead; see digests.py
        nothing waits?  wait for work                an event, or the time when the next message is due
        in a worker of its own:
            outcome = send
            step    = retry.next_step(outcome)       done, again, plain, move, leave, dead or pause
            settle(step)                             committed with whatever else waits

Claimed means marked in the database before anything is sent; see in_hand.py.
An outcome that can't be written is written again until it is, and nothing more is sent meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import aiosqlite

from bot.carrier import STORAGE_RETRY_S, UNCOUNTED, Carrier, Sender
from bot.delivery.retry import Again
from bot.delivery.throttle import ChatPace, Grant, Lane, Lanes, Throttle
from bot.digests import Digests, Letter
from bot.i18n import Words
from bot.in_hand import AHEAD_S, STALE_S, InHand
from bot.last_send import LastSend
from bot.letters import Letters
from bot.metrics import Metrics
from bot.store.outbox import Claim, Edit, Outbox
from bot.store.replies import Replies, Reply
from bot.understand.gazetteer.gazetteer import Gazetteer

LOG = logging.getLogger(__name__)

# An answer is claimed this long before its slot, alerts so long: enough to hide the commit.
LEAD_S, CLAIM_LEAD_S = 0.010, 0.040
IN_FLIGHT = 100  # alerts and edits: 30 a second at over 3 seconds of latency; where more is paid for, a second's worth
RESERVED = 28  # for answers, however many alerts hang
NET_S = 5.0
STOP_GRACE_S = 5.0


class Courier:
    """Sends what the outbox and the replies hold. `clock_ms` is Unix time, `monotonic` seconds that never jump.

    `paid` is whether Telegram takes payment for a lane of its own that `lanes` may have for alerts. `last_send` tells
    the next process when this one sent last.
    """

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
        lanes: Lanes | None = None,
        paid: Callable[[], bool] = lambda: True,
        last_send: LastSend | None = None,
        digests: Digests | None = None,
    ) -> None:
        self._outbox = outbox
        self._replies = replies
        self._clock_ms = clock_ms
        self._monotonic = monotonic
        self._throttle = lanes or Lanes()
        self._paid = paid
        self._most = max(IN_FLIGHT, self._throttle.of("alert").room(1.0))
        self._digests = digests
        self._last_send = last_send
        if last_send is not None:
            self._throttle.resume(last_send.read(), monotonic())
        self._carrier = Carrier(
            outbox, replies, sender, Letters(gazetteer, words), metrics, self._throttle, clock_ms, monotonic
        )
        self._paces = ChatPace()
        self._hand = InHand(outbox, replies, monotonic)
        self._in_flight: set[asyncio.Task[None]] = set()
        self._alerts: set[asyncio.Task[None]] = set()  # of these, all but the answers
        self._stop = asyncio.Event()
        self._failure: BaseException | None = None

    @property
    def trouble(self) -> str:
        """Why the bot may not send at all; "" while it may."""
        return self._carrier.trouble

    def alerts_a_second(self) -> float:
        """How many alerts leave at present, as far as the limits and the answers of late decide."""
        return self._throttle.alerts_a_second(self._monotonic(), paid=self._paid())

    def stop(self) -> None:
        """Ask `run` to take nothing more and to return once what is in flight is settled."""
        self._stop.set()

    def use(self, gazetteer: Gazetteer) -> None:
        """Name places by this gazetteer from the next alert on."""
        self._carrier.letters.gazetteer = gazetteer

    async def run(self) -> None:
        """Walk until `stop` is called. Raises what kept an outcome from ever being written."""
        while not self._stop.is_set():
            try:
                await self._walk()
            except aiosqlite.OperationalError as error:
                LOG.warning("nothing can be claimed now (%s); trying again", error)
                await self._sleep(STORAGE_RETRY_S)
        await self._wind_down()
        if self._failure:
            raise self._failure

    async def _walk(self) -> None:
        """One turn: one message on its way, or one wait."""
        alert, answer = self._delay_of_alerts(), self._lane("reply").delay(self._monotonic())
        if self._carrier.unwritten:
            await self._sleep(STORAGE_RETRY_S / 4)
        elif len(self._in_flight) >= self._most + RESERVED:
            await asyncio.wait(self._in_flight, return_when=asyncio.FIRST_COMPLETED)
        elif alert < CLAIM_LEAD_S and self._wants():
            await self._hand.claim(self._room())
        elif min(alert, answer) > LEAD_S:
            await self._sleep(min(alert, answer) - LEAD_S)
        elif answer <= LEAD_S and (reply := await self._hand.next_answer()):
            await self._answer(reply)
        elif self._hand.alerts and alert <= LEAD_S:
            await self._send(self._hand.alerts.popleft())
        # Where each lane has its window, that of what waits may be shut while the other one is open.
        elif alert > LEAD_S and (self._hand.alerts or self._wants()):
            await self._sleep(alert - LEAD_S)
        elif answer > LEAD_S and (self._hand.answers or self._replies.filled.is_set()):
            await self._sleep(answer - LEAD_S)
        elif answer <= LEAD_S and (letter := self._next_digest()):
            await self._digest(letter)
        else:
            await self._wait_for_work()

    def _next_digest(self) -> Letter | None:
        """A digest to send: only where no alert waits, be it for room."""
        return None if self._digests is None or self._full() else self._digests.take()

    def _lane(self, lane: Lane) -> Throttle:
        return self._throttle.of(lane, paid=self._paid())

    def _lane_of(self, claim: Claim | Edit) -> Throttle:
        """Edits can't be paid for."""
        return self._lane("reply" if isinstance(claim, Edit) else "alert")

    def _delay_of_alerts(self) -> float:
        """Seconds until what was claimed first may go, or, where nothing was, an alert."""
        lane = self._lane_of(self._hand.alerts[0]) if self._hand.alerts else self._lane("alert")
        return lane.delay(self._monotonic())

    def _full(self) -> bool:
        return len(self._alerts) >= self._most

    async def _wind_down(self) -> None:
        """Finish what is in flight within STOP_GRACE_S, put back what was only claimed."""
        if self._in_flight:
            _, late = await asyncio.wait(self._in_flight, timeout=STOP_GRACE_S)
            for task in late:
                task.cancel()
        try:
            await self._hand.put_back_all()
        except aiosqlite.OperationalError as error:
            LOG.warning("what was claimed can't be given back (%s); the next start sends it as perhaps sent", error)

    def _wants(self) -> bool:
        """Whether to claim alerts: none are in hand, or those in hand are stale."""
        if self._hand.alerts:
            return self._hand.stale()
        return self._outbox.filled.is_set() and not self._full()

    def _room(self) -> int:
        """How many alerts to claim."""
        return min(self._lane("alert").room(AHEAD_S), self._most - len(self._alerts))

    async def _send(self, claim: Claim | Edit) -> None:
        """Send what was claimed in its slot; where the bot was paused meanwhile, put it all back untouched."""
        kind, now = claim.chat_kind, self._monotonic()
        delay = self._paces.delay(claim.chat_id, kind, "alert", now)
        if 0 < delay < STALE_S:
            # It was claimed when its chat was level; an answer, or its last alert, went later than planned.
            self._hand.alerts.append(claim)
            await self._sleep(min(delay, LEAD_S))
        elif delay:
            at_ms = self._clock_ms() + math.ceil(delay * 1000)
            whole = claim.whole if isinstance(claim, Claim) else (claim,)
            back = [Again(at_ms, "paced", getattr(each, "maybe_sent", 0), each.attempts) for each in whole]
            await self._carrier.written(lambda: self._outbox.settle(claim, *back))
        elif grant := await self._slot(self._lane_of(claim)):
            self._paces.take(claim.chat_id, kind, "alert", self._monotonic())
            self._start(
                self._carrier.deliver(claim, grant) if isinstance(claim, Claim) else self._carrier.edit(claim, grant),
                alert=True,
            )
        else:
            self._hand.alerts.appendleft(claim)
            await self._hand.put_back()

    async def _slot(self, lane: Throttle) -> Grant | None:
        """Wait out the rest of the lead and take the slot; None where there is none so soon."""
        while delay := lane.delay(self._monotonic()):
            if delay > LEAD_S:
                return None
            await asyncio.sleep(delay)
        now = self._monotonic()
        if self._last_send is not None:
            self._last_send.note(now)
        return lane.take(now)

    async def _wait_for_work(self) -> None:
        """Until something is written into either outbox, something in them comes due, or there is room again."""
        await self._outbox.probe()
        full = self._full()
        dues = [await self._replies.next_due(), None if full else await self._outbox.next_due()]
        due = min((each for each in dues if each is not None), default=None)
        seconds = NET_S if due is None else min((due - self._clock_ms()) / 1000, NET_S)
        events = [self._replies.filled, self._stop] + ([] if full else [self._outbox.filled])
        if self._digests is not None and not full and self._lane("reply").delay(self._monotonic()) <= LEAD_S:
            events.append(self._digests.ready)
        if not any(event.is_set() for event in events):
            waits: list[asyncio.Future[Any]] = [asyncio.ensure_future(event.wait()) for event in events]
            if not full and self._lane("alert").delay(self._monotonic()) <= LEAD_S:
                self._hand.open(self._room())
            room = self._alerts if full else ()
            await asyncio.wait([*waits, *room], timeout=max(seconds, 0.0), return_when=asyncio.FIRST_COMPLETED)
            self._hand.close()
            for wait in waits:
                wait.cancel()
        if due is not None and due <= self._clock_ms():
            self._outbox.filled.set()
            self._replies.filled.set()

    async def _sleep(self, seconds: float) -> None:
        """Wait, but not longer than until `stop`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stop.wait()

    def _start(self, work: Coroutine[Any, Any, None], *, alert: bool = False) -> None:
        task = asyncio.create_task(work)
        self._in_flight.add(task)
        if alert:
            self._alerts.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """An outcome that can never be written ends the walk: its message would wait for a restart in silence."""
        self._in_flight.discard(task)
        self._alerts.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._failure = error
            self._stop.set()

    async def _digest(self, letter: Letter) -> None:
        """Send one digest in the next slot, or put it back until its chat's pace allows it. Never paid for."""
        if self._digests is None:
            return
        kind = _kind(letter.chat_id)
        delay = self._paces.delay(letter.chat_id, kind, "alert", self._monotonic())
        if delay or not (grant := await self._slot(self._lane("reply"))):
            self._digests.put_back(letter, max(delay, LEAD_S))
            return
        self._paces.take(letter.chat_id, kind, "alert", self._monotonic())
        self._start(self._carrier.digest(self._digests, letter, grant), alert=True)

    async def _answer(self, reply: Reply) -> None:
        """Give one answer in the next slot, or put it back until its chat's pace allows it."""
        if reply.method in UNCOUNTED:
            self._start(self._carrier.reply(reply, None))
            return
        delay = self._paces.delay(reply.chat_id, _kind(reply.chat_id), "reply", self._monotonic())
        grant = None if delay else await self._slot(self._lane("reply"))
        if grant is None:
            at_ms = self._clock_ms() + math.ceil(delay * 1000)
            back = Again(at_ms, "paced", reply.maybe_sent, reply.attempts)
            await self._carrier.written(lambda: self._replies.settle(reply, back))
            return
        self._paces.take(reply.chat_id, _kind(reply.chat_id), "reply", self._monotonic())
        self._throttle.answer(grant.left)
        self._start(self._carrier.reply(reply, grant))


def _kind(chat_id: int) -> str:
    """Groups and channels have ids below zero, and a pace of their own: twenty a minute."""
    return "private" if chat_id > 0 else "group"
