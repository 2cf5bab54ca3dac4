"""The operator hears of the bot's own troubles, in the admins' chats: what, how often and since when, never who.

    each look:
        Telegram refuses the bot?                  noted: it can be told only when it is over
        a source that used to speak is silent?     noted, once
        anything noted, the bot heard, and the last word some time ago?
            in one transaction: take all that is noted, queue one message for each admin

Dead letters are noted where they die, a clock that was set where that is seen, an incident whose place nobody knows
where it is decided on. One message tells everything, and the next comes a quarter of an hour later: nobody reads a
flood.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import aiosqlite

from bot.alerts.text import harmless
from bot.epoch import from_ms
from bot.i18n import FALLBACK, Words, languages_of
from bot.store.database import Database
from bot.store.notices import (
    CLOCK,
    DATED_AHEAD,
    DEAD,
    DEAD_ITEM,
    FAILED,
    PAUSED,
    RESTORED,
    SILENT,
    UNPLACED,
    Notice,
    note,
    silent_sources,
    take,
    told_at,
    waiting,
)
from bot.store.replies import Replies
from bot.store.subscribers import SubscriberTable

LOG = logging.getLogger(__name__)

# Long enough that what fails together is told together.
LOOK_S = 10.0
# A source that spoke less often has no habit that it could have broken.
USED_TO_SPEAK = 5
# So long the service must have run before it calls a source silent: it may itself have been away.
UP_S = 3600.0
MOST = 8  # lines in one message
NAME_LIMIT = 40
# What is told with how often it happened and what it was.
_COUNTED = {
    DEAD: "operator.dead",
    DEAD_ITEM: "operator.dead_item",
    FAILED: "operator.failed",
    DATED_AHEAD: "operator.dated_ahead",
    UNPLACED: "operator.unplaced",
    RESTORED: "operator.restored",
}
_HOUR_MS, _MINUTE_MS = 3_600_000, 60_000


@dataclass(frozen=True, slots=True)
class Habits:
    """How the operator wants it. `silent_hours` 0: silent sources are not told of."""

    admins: tuple[int, ...] = ()
    silent_hours: float = 48
    every_minutes: float = 15


class Operator:
    """Tells the admins. `trouble` is why the bot may not send, "" while it may; `reached` whether Telegram answers."""

    def __init__(
        self,
        database: Database,
        replies: Replies,
        words: Words,
        habits: Habits,
        trouble: Callable[[], str],
        reached: Callable[[], bool],
        *,
        clock_ms: Callable[[], int],
        monotonic: Callable[[], float],
    ) -> None:
        self._database = database
        self._replies = replies
        self._words = words
        self._habits = habits
        self._trouble = trouble
        self._reached = reached
        self._clock_ms = clock_ms
        self._monotonic = monotonic
        self._started = monotonic()
        self._paused = ""

    async def run(self) -> None:
        """Look until cancelled. Trouble of the storage is waited out: /readyz tells of that."""
        while True:
            try:
                await self.look()
            except aiosqlite.OperationalError as error:
                LOG.warning("the operator can't be told anything now (%s); trying again", error)
            await asyncio.sleep(LOOK_S)

    async def look(self) -> int:
        """Note what is wrong, and tell what was noted where its time has come; how many things were told."""
        await self._note_pause()
        await self._note_silence()
        noted = await waiting(self._database)
        if not noted or self._trouble() or not self._reached() or not await self._due():
            return 0
        async with self._database.transaction() as connection:
            noted = await take(self._database, connection, self._clock_ms())
            table = SubscriberTable(self._database, connection, self._clock_ms())
            for admin in self._habits.admins:
                chat = await table.get(admin)
                language = chat.language if chat and chat.language else FALLBACK
                text = "\n\n".join(self.message(noted, each) for each in languages_of(language))
                message = {"chat_id": admin, "text": text, "parse_mode": "HTML"}
                await self._replies.add(connection, admin, "sendMessage", message)
        self._replies.filled.set()
        return len(noted)

    async def _due(self) -> bool:
        """Whether the last word is long enough ago; one in the future is of a clock that was set since."""
        ago = self._clock_ms() - await told_at(self._database)
        return not 0 <= ago < self._habits.every_minutes * _MINUTE_MS

    async def _note_pause(self) -> None:
        trouble = self._trouble()
        if trouble and not self._paused:
            async with self._database.transaction() as connection:
                await note(self._database, connection, PAUSED, trouble, self._clock_ms())
        self._paused = trouble

    async def _note_silence(self) -> None:
        hours = self._habits.silent_hours
        up = self._monotonic() - self._started
        if not hours or up < min(UP_S, hours * 3600):
            return
        now = self._clock_ms()
        before = round(now - hours * _HOUR_MS)
        if not await silent_sources(self._database, before, USED_TO_SPEAK):
            return
        async with self._database.transaction() as connection:
            for name in await silent_sources(self._database, before, USED_TO_SPEAK, connection):
                await note(self._database, connection, SILENT, name, now)

    def message(self, noted: Sequence[Notice], language: str) -> str:
        """All that was noted, in one message of Telegram's HTML."""
        lines = [self._line(each, language) for each in noted if each.kind != SILENT]
        silent = [harmless(each.about, NAME_LIMIT) for each in noted if each.kind == SILENT]
        if silent:
            names = ", ".join(silent[:MOST]) + (" …" if len(silent) > MOST else "")
            hours = f"{self._habits.silent_hours:g}"
            lines.append(self._words.plural(language, "operator.silent", len(silent), hours=hours, names=names))
        more = len(lines) - MOST
        if more > 0:
            lines[MOST:] = [self._words.plural(language, "operator.more", more)]
        return "\n".join([f"<b>{self._words(language, 'operator.title')}</b>", *(f"• {line}" for line in lines)])

    def _line(self, noted: Notice, language: str) -> str:
        if noted.kind == CLOCK:
            return self._words(language, "operator.clock", change=noted.about)
        about = harmless(noted.about)
        if noted.kind in _COUNTED:
            return self._words.plural(language, _COUNTED[noted.kind], noted.count, what=about)
        if noted.kind != PAUSED:
            raise LookupError(f"nobody knows how to tell of {noted.kind}")
        since, until = moment(noted.first_at), moment(self._clock_ms())
        return self._words(language, "operator.paused", since=since, until=until, why=about)


def moment(milliseconds: int) -> str:
    """A time as an operator reads it in every language."""
    return f"{from_ms(milliseconds):%Y-%m-%d %H:%M} GMT"
