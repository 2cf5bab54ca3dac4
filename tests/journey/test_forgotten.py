"""P13: /deleteme leaves nothing: the bytes of the database, of its log and of the process' log are searched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox.server import Message, Sandbox, User
from tests.journey.harness import PATIENCE, TOKEN, plain_item, towns
from tests.journey.process import KEY, Process

# One number a width of SQLite's integers: 4 bytes, 6 bytes (every new Telegram account), 8 bytes.
CHATS = (1_873_465_029, 7_218_945_631, 1_099_511_627_776_001)
KEPT = 6_912_837_465  # somebody else, who stays


def spellings(chat_id: int) -> Iterator[bytes]:
    """How a chat's number may stand in a file: in decimal, big-endian at each width, as SQLite's varint, reversed."""
    yield str(chat_id).encode()
    for width in (4, 6, 8):
        if chat_id < 1 << (8 * width - 1):
            yield chat_id.to_bytes(width, "big")
            yield chat_id.to_bytes(width, "little")
    groups = []
    rest = chat_id
    while rest:
        groups.append(rest & 0x7F)
        rest >>= 7
    yield bytes(each | 0x80 for each in groups[:0:-1]) + bytes(groups[:1])


def found(folder: Path, wanted: list[bytes]) -> list[str]:
    """Which files hold which of the wanted bytes."""
    hits = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != "config.yaml":
            body = path.read_bytes()
            hits += [f"{path.name}: {each!r}" for each in wanted if each in body]
    return hits


class Person:
    """Somebody with a phone."""

    def __init__(self, sandbox: Sandbox, chat_id: int) -> None:
        self.sandbox, self.chat_id = sandbox, chat_id
        sandbox.add_user(User(chat_id, "Somebody", "en"))

    async def says(self, text: str) -> Message:
        """Type, and wait for the answer."""
        known = len(self.sandbox.bot_messages(self.chat_id))
        self.sandbox.user_says(self.chat_id, text)
        await self.sandbox.wait_for(lambda: len(self.sandbox.bot_messages(self.chat_id)) > known, PATIENCE)
        return self.sandbox.bot_messages(self.chat_id)[-1]

    async def taps(self, data: str) -> None:
        """Tap the button of the newest message, and wait until the message has changed."""
        message = self.sandbox.bot_messages(self.chat_id)[-1]
        before = message.revision
        self.sandbox.user_taps(self.chat_id, message.message_id, data)
        await self.sandbox.wait_for(lambda: message.revision > before, PATIENCE)


async def deliver(bot: Process, item: dict[str, Any]) -> None:
    """Post an item."""
    headers = {"Authorization": f"Bearer {KEY}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{bot.url}/v1/incidents", json=item) as answer,
    ):
        assert answer.status == 202


@pytest.mark.parametrize("chat_id", CHATS, ids=["4 bytes", "6 bytes", "8 bytes"])
async def test_nothing_of_somebody_stays(tmp_path: Path, chat_id: int) -> None:
    told, only_theirs = towns(40)[-2:]
    assert told.name not in only_theirs.name
    names = [*spellings(chat_id), only_theirs.id.encode(), only_theirs.name.encode()]
    async with Sandbox(TOKEN) as sandbox:
        bot = Process(tmp_path, sandbox.url)
        try:
            await bot.start()
            neighbour, leaver = Person(sandbox, KEPT), Person(sandbox, chat_id)
            for person in (neighbour, leaver):
                await person.says(f"/start w_{told.id}")
                await person.taps(f"l:en:{told.id}")
            await leaver.says(f"/watch {only_theirs.name} 50 km")
            await leaver.says("/quiet 22:00-06:00")
            await leaver.says("/digest daily 7:00")
            await deliver(bot, plain_item(1, told))
            for chat in (KEPT, chat_id):
                await sandbox.wait_for(
                    lambda chat=chat: any("📰" in each.text for each in sandbox.bot_messages(chat)), PATIENCE
                )  # type: ignore[misc]
            await leaver.says("/digest now")
            await sandbox.wait_for(lambda: any(each.photo for each in sandbox.bot_messages(chat_id)), PATIENCE)
            await leaver.says("/export")
            await sandbox.wait_for(lambda: "settings" in sandbox.bot_messages(chat_id)[-1].text, PATIENCE)
            assert found(tmp_path, names), "what is searched for is there while it is kept"
            await leaver.says("/deleteme")
            await leaver.taps("d:yes")
            async with asyncio.timeout(PATIENCE):
                while hits := found(tmp_path, names):
                    assert sandbox.bot_messages(chat_id)[-1].text.startswith("Done"), hits
                    await asyncio.sleep(0.1)
            assert [row[0] for row in bot.rows("SELECT id FROM chat")] == [KEPT]
            assert bot.rows("SELECT COUNT(*) FROM digest") == [(0,)]
            assert bot.rows("SELECT COUNT(*) FROM delivery") == [(1,)], "the neighbour keeps theirs"
        except TimeoutError:
            pytest.fail(f"still there: {found(tmp_path, names)}")
        finally:
            await bot.kill()
