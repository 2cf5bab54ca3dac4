"""P4 over real sockets: what a fault on the way to Telegram costs in copies, counted where they arrive.

    bot ── proxy that spoils the first send of each chat by its fault ── the sandbox's Telegram

All faults at once, each for chats of its own: what waits for one of them waits beside the others.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from bot.app import running
from bot.item import Item
from bot.model import Chat, Place
from bot.sandbox.server import Sandbox, User
from bot.settings import Settings
from bot.store.database import Database
from bot.store.subscribers import SubscriberTable
from bot.telegram import outcomes
from tests import faults
from tests.faults import Fault, FaultServer, Manner, Seen, html, refusal
from tests.journey.harness import TOKEN, plain_item, towns

CHATS = 3  # a fault
FIRST = 5_000
REPEAT = "déjà parvenu"


@dataclass(frozen=True)
class Row:
    """A fault of a chat's first send; `arrived` is whether that send reached Telegram, `known` whether we can tell."""

    fault: Fault
    arrived: bool
    known: bool

    @property
    def copies(self) -> int:
        """How many copies the phone shows: a second one only where nobody can know."""
        return 1 if self.known else 1 + self.arrived


ROWS = [
    # No fault at all: the neighbours.
    Row(faults.OK, arrived=True, known=True),
    # Reset before the request is passed on: for all that we know it may have been.
    Row(faults.RESET_UNREAD, arrived=False, known=False),
    # Passed on, then reset without an answer.
    Row(faults.RESET_READ, arrived=True, known=False),
    # Passed on, and nothing more: our patience ends.
    Row(faults.SILENCE, arrived=True, known=False),
    # An answer that drips in for ever.
    Row(faults.DRIP, arrived=True, known=False),
    # An answer that ends half-way.
    Row(faults.CUT, arrived=True, known=False),
    # 429: surely not sent, and so never doubled.
    Row(refusal(429, "Too Many Requests: retry after 1", retry_after=1), arrived=False, known=True),
    # A gateway that lost Telegram's answer, and one that lost our request: it says the same.
    Row(replace(html(502, delivered=True), name="502 after"), arrived=True, known=False),
    Row(replace(html(502), name="502 before"), arrived=False, known=False),
    # 503 says that nobody took the request on.
    Row(html(503), arrived=False, known=True),
    # A captive portal's page in the place of an answer.
    Row(replace(html(200, delivered=True), name="200 with HTML"), arrived=True, known=False),
    # The whole answer, and only then a reset: no doubt.
    Row(faults.OK_THEN_RESET, arrived=True, known=True),
]


def spoiling_the_first(rows: dict[int, Row]) -> Any:
    """Each chat's first alert meets its fault; all else passes."""
    met: Counter[int] = Counter()

    def choose(seen: Seen) -> Fault:
        chat = seen.params.get("chat_id")
        if seen.method != "sendMessage" or chat not in rows:
            return faults.OK
        met[chat] += 1
        return rows[chat].fault if met[chat] == 1 else faults.OK

    return choose


async def watchers(folder: Path, sandbox: Sandbox, chats: list[int], place_id: str) -> None:
    store = await Database.open(folder / "vigie.db")
    async with store.transaction() as connection:
        table = SubscriberTable(store, connection, 0)
        for chat in chats:
            sandbox.add_user(User(chat, "Somebody", "fr"), started=True)
            await table.save(Chat(chat, "fr"))
            await table.watch(chat, place_id)
    await store.close()


def settings(root: str) -> Settings:
    """A bot with little patience, so that a hang is over soon."""
    telegram = {"token": TOKEN, "api_root": root, "answer_within_seconds": 1.5}
    return Settings.model_validate({"telegram": telegram, "ingest": {"http": {"listen": "127.0.0.1:0"}}})


async def test_copies_for_each_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost; a copy more only where the outcome of the first send is unknown, and then it says so."""
    monkeypatch.setattr(outcomes, "AFTER_GATEWAY_S", 1.0)
    place = towns(1)[0]
    rows = {FIRST + CHATS * n + k: row for n, row in enumerate(ROWS) for k in range(CHATS)}
    async with Sandbox(TOKEN) as sandbox, FaultServer(upstream=("127.0.0.1", sandbox.port)) as proxy:
        proxy.choose = spoiling_the_first(rows)
        await watchers(tmp_path, sandbox, list(rows), place.id)
        async with running(settings(proxy.root), tmp_path) as service:
            await service.inbox.accept(item_of(place))
            async with asyncio.timeout(60):
                await service.idle()
            assert await service.outbox.counts() == {"sent": len(rows)}
        shown = {chat: [REPEAT in message.text for message in sandbox.bot_messages(chat)] for chat in rows}

    copies = {row.fault.name: sorted(len(shown[chat]) for chat in rows if rows[chat] is row) for row in ROWS}
    assert copies == {row.fault.name: [row.copies] * CHATS for row in ROWS}
    for chat, row in rows.items():
        told_as_repeat = [not row.known] if row.copies == 1 else [False, True]
        assert shown[chat] == told_as_repeat, row.fault.name


async def test_a_refused_connection_and_a_clean_restart_make_no_copies(tmp_path: Path) -> None:
    """Nobody listens; the bot is stopped and started while nobody does; then everything is told once, unmarked."""
    place = towns(1)[0]
    chats = list(range(FIRST, FIRST + 10))
    async with Sandbox(TOKEN) as sandbox, FaultServer(upstream=("127.0.0.1", sandbox.port)) as proxy:
        await watchers(tmp_path, sandbox, chats, place.id)
        await proxy.refuse()
        async with running(settings(proxy.root), tmp_path) as service:
            await service.inbox.accept(item_of(place))
            async with asyncio.timeout(30):
                while waiting(tmp_path)[0] < len(chats):
                    await asyncio.sleep(0.02)
        tried, perhaps = waiting(tmp_path)  # what was only claimed when it stopped counts as never tried
        assert tried > 0
        assert perhaps == 0
        await proxy.listen()
        async with running(settings(proxy.root), tmp_path) as service, asyncio.timeout(30):
            await service.idle()
        assert [[REPEAT in each.text for each in sandbox.bot_messages(chat)] for chat in chats] == [[False]] * 10


def waiting(folder: Path) -> tuple[int, int]:
    """How many deliveries were tried in vain, and how many tries may have been sends."""
    connection = sqlite3.connect(f"file:{folder / 'vigie.db'}?mode=ro", uri=True)
    try:
        told = "SELECT COALESCE(SUM(attempts > 0), 0), COALESCE(SUM(maybe_sent + interrupted), 0) FROM delivery"
        tried, perhaps = connection.execute(told).fetchone()
    finally:
        connection.close()
    return tried, perhaps


def item_of(place: Place) -> Item:
    return Item.model_validate(plain_item(1, place))


def test_the_table_knows_every_manner() -> None:
    """A fault that the proxy can play and the table leaves out would prove nothing."""
    idle = {Manner.ANSWER_THEN_CLOSE}  # what happens to an idle connection is the client's own test
    assert {row.fault.manner for row in ROWS} == set(Manner) - idle
