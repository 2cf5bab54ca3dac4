"""How a bot dies in the crash tests, and what stood in its database then.

It is killed from outside, with nothing in the product that knows of it: when the far end sees a certain request, at a
certain system call of the thread that writes, or at any moment.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

from bot.sandbox.params import Params
from bot.sandbox.server import Sandbox
from tests.journey.process import Process

KINDS = (
    "while it sends",
    "at a message on its way",
    "once a message has arrived",
    "soon after items came",
    "before a command is confirmed",
)
PATIENCE_S = 5.0

UNDECIDED, PARTLY = "an item accepted and not decided", "an alert decided and not wholly fanned out"
# What a kill may find, between two steps of the walks: a name, and a statement that finds something in it.
STANDING = {
    UNDECIDED: "SELECT 1 FROM item WHERE state IN ('queued', 'leased')",
    PARTLY: "SELECT 1 FROM alert WHERE fanned_out_at IS NULL",
    "deliveries that wait": "SELECT 1 FROM delivery WHERE state = 'queued'",
    "an answer written and not settled": "SELECT 1 FROM reply",
}
CLAIMED, ARRIVED = "deliveries claimed that never arrived", "deliveries arrived and not settled"
UNCONFIRMED = "a command carried out and not confirmed"


@dataclass
class Deaths:
    """What was in flight at each kill, and what else stood."""

    copies: Callable[[int], int]  # of the one alert of a chat that are on its phone
    kills: Counter[str] = field(default_factory=Counter)  # by their kind
    with_some_in_flight: int = 0
    found: Counter[str] = field(default_factory=Counter)  # in how many kills
    in_flight: Counter[int] = field(default_factory=Counter)  # chat → kills that met its alert in flight
    answers: Counter[int] = field(default_factory=Counter)  # chat → kills that met an answer to it in flight
    _known: dict[int, int] = field(default_factory=dict)  # chat → copies that were accounted for

    def note(self, kind: str, bot: Process, unconfirmed: set[int]) -> None:
        """Look at what a kill left; `unconfirmed` are the updates that the far end still holds."""
        self.kills[kind] += 1
        sending = [int(str(chat)) for (chat,) in bot.rows("SELECT chat_id FROM delivery WHERE state = 'sending'")]
        self.with_some_in_flight += bool(sending)
        self.in_flight.update(sending)
        self.answers.update(int(str(chat)) for (chat,) in bot.rows("SELECT chat_id FROM reply WHERE state = 'sending'"))
        arrived = [chat for chat in sending if self.copies(chat) > self._known.get(chat, 0)]
        self._known.update({chat: self.copies(chat) for chat in sending})
        handled = {row[0] for row in bot.rows("SELECT update_id FROM handled_update WHERE done = 1")}
        found = {name for name, statement in STANDING.items() if bot.rows(f"{statement} LIMIT 1")}
        found |= {CLAIMED} if len(arrived) < len(sending) else set()
        found |= {ARRIVED} if arrived else set()
        found |= {UNCONFIRMED} if handled & unconfirmed else set()
        self.found.update(found)

    def told(self, repeats: int) -> str:
        """For the log of a long run."""
        kinds = ", ".join(f"{number} {kind}" for kind, number in self.kills.most_common())
        lines = [f"{self.kills.total()} kills ({kinds}), {self.with_some_in_flight} with deliveries in flight"]
        lines += [f"  {number:4} found {name}" for name, number in self.found.most_common()]
        return "\n".join(
            [*lines, f"  {self.in_flight.total()} deliveries were in flight, {repeats} came twice, none was lost"]
        )


class FarEnd:
    """A sandbox that takes its time for an answer, and can kill the bot at a request."""

    def __init__(self, sandbox: Sandbox, chance: random.Random) -> None:
        self._sandbox = sandbox
        self._chance = chance
        self._deadly: Callable[[str, Params], bool] | None = None
        self._carried_out = False
        self._seen = asyncio.Event()
        sandbox.intercept = self._asked

    async def let_die(self, kind: str, bot: Process, come: Callable[[], None]) -> None:
        """Let items and commands come, and the bot die of one of KINDS; of nothing else, where that does not happen."""
        self._carried_out = kind == "once a message has arrived"
        self._seen.clear()
        if kind in {"soon after items came", "before a command is confirmed"}:
            await self._sending()
        come()
        match kind:
            case "at a message on its way" | "once a message has arrived":
                self._deadly = nth_message(self._chance.randrange(30))
            case "before a command is confirmed":
                self._deadly = confirms
            case "soon after items came":
                await asyncio.sleep(self._chance.uniform(0.0, 0.1))
            case "while it sends":
                await self._sending()
                await asyncio.sleep(self._chance.uniform(0.0, 1.0))
        if self._deadly:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._seen.wait(), PATIENCE_S)
            self._deadly = None
        await bot.kill()

    async def _sending(self) -> None:
        """Until it sends: a slow machine would be killed at its start each time."""
        known = len(self._sandbox.arrivals)
        with contextlib.suppress(TimeoutError):
            await self._sandbox.wait_for(lambda: sends(self._sandbox, known), PATIENCE_S)

    async def _asked(self, method: str, params: Params) -> web.StreamResponse | None:
        if self._deadly and self._deadly(method, params):
            self._deadly = None
            if self._carried_out:
                await self._sandbox.perform(method, params)
            self._seen.set()
            await asyncio.Event().wait()  # ends with the connection
        if method != "sendMessage":
            return None
        early = self._chance.random() < 0.5
        answer = await self._sandbox.perform(method, params) if early else None
        await asyncio.sleep(self._chance.uniform(0.02, 0.25))  # the way to Telegram and back
        return answer


def sends(sandbox: Sandbox, since: int) -> bool:
    """Whether a message was among the calls after the first `since`."""
    return any(method == "sendMessage" for *_, method in sandbox.arrivals[since:])


def nth_message(number: int) -> Callable[[str, Params], bool]:
    """Whether a request is a message, and so many came before it."""
    left = iter(range(number))
    return lambda method, _: method == "sendMessage" and next(left, None) is None


def confirms(method: str, params: Params) -> bool:
    """Whether a request tells Telegram that commands were carried out."""
    return method == "getUpdates" and bool(params.integer("offset"))
