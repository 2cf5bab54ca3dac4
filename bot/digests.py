"""The walk of the digests: from the hour that a chat chose to its message.

    until cancelled:
        whose hour has come?                      none: wait for the next one's, half a minute at most
        stopped, gone, watches nothing?           on to its next hour, unsent
        stories of its period                     read once for all whose hours are the same
        words, and a picture where it is wanted   made in a thread, kept for others who watch the same
        ready                                     the courier takes it when nothing else waits

A digest goes behind every answer, alert and edit: so few are made ahead that what waits is never old. Nothing of one is
stored. Only its hour is: what it says is drawn from the stories when it is due, and a picture of 60 kB for each of
10,000 chats would be the largest table of all, telling who watches what once more.

Marked as being sent just before it is sent, and never sent again where its fate is unknown: the next one tells of that
time, too.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import aiosqlite

from bot.delivery.retry import Outcome, Step
from bot.digest.facts import Facts, Told, first_needed, gather
from bot.digest.schedule import Period, period
from bot.digest.text import digest_text
from bot.epoch import from_ms
from bot.i18n import BOTH, Words
from bot.model import Kind, Place
from bot.store.digests import DigestQueue, Order
from bot.understand.gazetteer.gazetteer import Gazetteer

LOG = logging.getLogger(__name__)

LOOK_S = 30.0
AHEAD = 4  # digests made before there is a slot for them
BATCH = 20
LATE = timedelta(hours=1)  # one that is later tells of the time up to now, not up to its hour
KEPT_PICTURES = 16

PictureKey = tuple[Period, tuple[tuple[str, int], ...], str, str]


class Sender(Protocol):
    """The far edge: one try, and what became of it."""

    async def send_digest(
        self, chat_id: int, text: str, picture: bytes | None, *, silent: bool = False, thread_id: int | None = None
    ) -> Outcome:
        """Send a picture with the text under it, or the text alone."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A digest that is ready to go."""

    order: Order
    told: Period
    text: str
    picture: bytes | None
    silent: bool

    @property
    def chat_id(self) -> int:
        """Whom it is for."""
        return self.order.chat_id


class Digests:
    """Makes digests when they are due, and hands them to the courier.

    `ready` is set while one waits for it; whoever sets `woken` makes the walk look again at once: after an order, or
    when the clock was set.
    """

    def __init__(
        self,
        queue: DigestQueue,
        sender: Sender,
        words: Words,
        gazetteer: Gazetteer,
        clock: Callable[[], datetime],
    ) -> None:
        self._queue = queue
        self._sender = sender
        self._words = words
        self._gazetteer = gazetteer
        self._clock = clock
        self._ground: Sequence[Place] = ()
        self._letters: deque[Letter] = deque()
        self._in_hand: set[int] = set()  # chats whose digest is made and not yet settled
        self.woken = asyncio.Event()
        self._shelf: tuple[Period, list[Told]] | None = None
        self._pictures: OrderedDict[PictureKey, bytes | None] = OrderedDict()
        self.ready = asyncio.Event()

    def use(self, gazetteer: Gazetteer) -> None:
        """Match and name places by this gazetteer from the next digest on."""
        self._gazetteer = gazetteer
        self._shelf = None
        self._pictures.clear()

    async def run(self) -> None:
        """Make digests until cancelled. Trouble of the storage is waited out."""
        recovered = False
        while True:
            seconds = LOOK_S
            self.woken.clear()  # before looking: what is ordered meanwhile is not overlooked
            try:
                if not recovered:
                    if lost := await self._queue.recover(self._clock()):
                        LOG.warning(
                            "%d digests were on their way at the last end; the next ones tell of their time", lost
                        )
                    recovered = True
                seconds = await self.step()
            except aiosqlite.OperationalError as error:
                LOG.warning("digests can't be made now (%s); trying again", error)
            except Exception:
                LOG.exception("digests can't be made")  # alerts go on: a digest must not end the service
            if seconds > 0:
                await self._sleep(seconds)

    async def step(self) -> float:
        """Make what is due, as far as there is room; seconds until there may be more to do."""
        now = self._clock()
        await self._queue.heed_clock(now)
        waiting = [
            order
            for order in await self._queue.due(now, BATCH + len(self._in_hand))
            if order.chat_id not in self._in_hand
        ]
        if not waiting:
            self._shelf = None  # nothing is kept of a morning through the day
            return await self._until_next(now)
        for order in waiting:
            if len(self._in_hand) >= AHEAD:
                return LOOK_S  # until `woken` says so
            await self._make(order)
        return 0.0

    def take(self) -> Letter | None:
        """The next digest for the courier; None where none waits."""
        letter = self._letters.popleft() if self._letters else None
        if not self._letters:
            self.ready.clear()
        return letter

    def put_back(self, letter: Letter, seconds: float) -> None:
        """The courier can't send it before so many seconds: its chat has just got something else."""
        asyncio.get_running_loop().call_later(seconds, self._hand_over, letter)

    async def send(self, letter: Letter) -> Outcome | None:
        """Mark the digest and send it; None where it is not wanted any more, or can't be marked."""
        try:
            if not await self._queue.begin(letter.order):
                self._done(letter)
                return None
        except aiosqlite.OperationalError as error:
            LOG.warning("a digest can't be marked now (%s); it is made again", error)
            asyncio.get_running_loop().call_later(LOOK_S, self._done, letter)
            return None
        order = letter.order
        return await self._sender.send_digest(
            order.chat_id, letter.text, letter.picture, silent=letter.silent, thread_id=order.thread_id
        )

    async def settle(self, letter: Letter, step: Step) -> None:
        """Write what became of it. Raises aiosqlite's errors; to be called again then."""
        await self._queue.settle(letter.order, letter.told, step, self._clock())
        self._done(letter)

    async def _make(self, order: Order) -> None:
        """Words and picture for one chat; its hour passes where there is nobody to tell or nothing to tell of."""
        watched = await self._queue.watched(order.chat_id) if order.state == "active" else {}
        now = self._clock()
        if not watched:
            await self._queue.skip(order, now)
            return
        due = from_ms(order.due_at)
        end = due if now - due < LATE else now.replace(second=0, microsecond=0)
        told = period(order.digest.length, end, order.told_to)
        stories = await self._stories(told)
        self._in_hand.add(order.chat_id)
        try:
            text, picture = await asyncio.to_thread(self._compose, order, told, stories, watched)
        except Exception:
            # Its hour passes: a digest that can't be made must not stop all others.
            LOG.exception("a digest can't be put together")
            self._in_hand.discard(order.chat_id)
            await self._queue.skip(order, now)
            return
        wishes = order.wishes
        muted = wishes.muted_until is not None and wishes.muted_until > now
        quiet = wishes.quiet is not None and wishes.quiet.ends_at(now, order.zone) is not None
        self._hand_over(Letter(order, told, text, picture, silent=muted or quiet))

    def _compose(
        self, order: Order, told: Period, stories: Sequence[Told], watched: dict[str, int]
    ) -> tuple[str, bytes | None]:
        """The words and the picture of one digest; in a thread."""
        facts = gather(stories, watched, told, order.zone, self._gazetteer)
        text = digest_text(facts, order.language, order.zone, self._words)
        picture = self._picture(facts, order) if order.digest.picture and facts.events else None
        return text, picture

    def _picture(self, facts: Facts, order: Order) -> bytes | None:
        """The picture, drawn once for all who watch the same; None where it can't be drawn."""
        language = "fr" if order.language == BOTH else order.language
        key = facts.period, facts.watched, language, order.zone.key
        if key not in self._pictures:
            try:
                from bot.digest.picture import draw  # noqa: PLC0415  4 MB that a bot without digests does not need

                self._ground = self._ground or _towns(Gazetteer.builtin())
                self._pictures[key] = draw(facts, language, order.zone, self._words, self._gazetteer, self._ground)
            except Exception:
                LOG.exception("a digest's picture can't be drawn; its words go alone")
                self._pictures[key] = None
            while len(self._pictures) > KEPT_PICTURES:
                self._pictures.popitem(last=False)
        return self._pictures.get(key)

    async def _stories(self, told: Period) -> list[Told]:
        """The stories of a time, read once for all digests of it."""
        if self._shelf is None or self._shelf[0] != told:
            self._shelf = told, await self._queue.stories(first_needed(told))
        return self._shelf[1]

    def _hand_over(self, letter: Letter) -> None:
        self._letters.append(letter)
        self.ready.set()

    def _done(self, letter: Letter) -> None:
        self._in_hand.discard(letter.chat_id)
        self.woken.set()

    async def _until_next(self, now: datetime) -> float:
        due = await self._queue.next_due()
        if due is None or self._in_hand:
            return LOOK_S
        return min(max((due - now).total_seconds(), 0.0), LOOK_S)

    async def _sleep(self, seconds: float) -> None:
        """Wait, but not longer than until a digest in hand is settled, or somebody ordered one."""
        try:
            async with asyncio.timeout(seconds):
                await self.woken.wait()
        except TimeoutError:
            return


def _towns(gazetteer: Gazetteer) -> list[Place]:
    return [place for place in gazetteer if place.kind is Kind.TOWN and place.lat is not None and place.lon is not None]
