"""The whole bot on the sandbox, for journeys: people type and tap, newsrooms post, phones show."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp

from bot.app import Service, running
from bot.model import Kind, Place
from bot.sandbox.server import Message, Sandbox, User
from bot.settings import Settings
from bot.understand.gazetteer.gazetteer import Gazetteer

TOKEN = "1000000001:journey-token"
PATIENCE = 20.0


@dataclass
class Vigie:
    """One running bot and its sandbox."""

    sandbox: Sandbox
    service: Service
    key: str
    session: aiohttp.ClientSession

    async def post(self, item: dict[str, Any]) -> int:
        """Post one item as a newsroom would; the HTTP status."""
        headers = {"Authorization": f"Bearer {self.key}"}
        url = f"{self.service.ingest_url}/v1/incidents"
        async with self.session.post(url, json=item, headers=headers) as answer:
            await answer.read()
            return answer.status

    async def says(self, chat_id: int, text: str) -> Message:
        """Somebody types; the bot's answer, the first where there are several, once all have come."""
        known = len(self.sandbox.bot_messages(chat_id))
        self.sandbox.user_says(chat_id, text)
        await self.sandbox.wait_for(lambda: len(self.sandbox.bot_messages(chat_id)) > known, PATIENCE)
        await asyncio.wait_for(self.service.answered(), PATIENCE)
        return self.sandbox.bot_messages(chat_id)[known]

    async def taps(self, chat_id: int, data: str) -> Message:
        """Somebody taps the button; once the tap is answered, the message that came, or the one that changed."""
        shown = self.sandbox.bot_messages(chat_id)
        message = [m for m in shown if any(b.get("callback_data") == data for b in m.buttons)][-1]
        before = message.revision, len(self.sandbox.bot_messages(chat_id))
        tap = self.sandbox.user_taps(chat_id, message.message_id, data)
        await self.sandbox.wait_for(
            lambda: tap.answered and (message.revision, len(self.sandbox.bot_messages(chat_id))) != before, PATIENCE
        )
        await asyncio.wait_for(self.service.answered(), PATIENCE)
        return (
            self.sandbox.bot_messages(chat_id)[-1] if len(self.sandbox.bot_messages(chat_id)) > before[1] else message
        )

    async def subscriber(self, chat_id: int, language: str, place_ids: Sequence[str]) -> None:
        """Somebody new: /start, the language, then places by their deep links."""
        self.sandbox.add_user(User(chat_id, f"Person {chat_id}", language))
        await self.says(chat_id, "/start")
        await self.taps(chat_id, f"l:{language}")
        for place_id in place_ids:
            await self.says(chat_id, f"/start w_{place_id}")

    def alerts(self, chat_id: int) -> list[str]:
        """The alerts that a phone shows: what carries an incident's short name."""
        return [m.text for m in self.sandbox.bot_messages(chat_id) if "📰" in m.text]


@asynccontextmanager
async def vigie(
    folder: Path, *, testers: Sequence[int] = (), known: Sequence[User] = (), **sections: Any
) -> AsyncIterator[Vigie]:
    """The bot against a fresh sandbox, on a database in `folder`; those `known` spoke with the bot before."""
    key = secrets.token_urlsafe(24)
    async with Sandbox(TOKEN) as sandbox, aiohttp.ClientSession() as session:
        for user in known:
            sandbox.add_user(user, started=True)
        settings = Settings.model_validate(
            {
                "telegram": {"token": TOKEN, "api_root": sandbox.url},
                "ingest": {"http": {"listen": "127.0.0.1:0", "tokens": [key]}},
                "testers": list(testers),
            }
            | sections
        )
        async with running(settings, folder) as service:
            yield Vigie(sandbox, service, key, session)


def towns(count: int) -> list[Place]:
    """So many towns of Mali, far enough apart that no watch and no story takes in its neighbour."""
    gazetteer = Gazetteer.builtin()
    chosen: list[Place] = []
    for place in gazetteer:
        if place.country != "ML" or place.kind is not Kind.TOWN or place.lat is None or place.lon is None:
            continue
        near = {other.id for _, other in gazetteer.near(place.lat, place.lon, 25)}
        if not near & {other.id for other in chosen}:
            chosen.append(place)
    return chosen[:count]


def plain_item(number: int, place: Place) -> dict[str, Any]:
    """An item that is understood without doubt: what is measured is the way, not the reading."""
    return {
        "id": f"plain-{number}",
        "source": "Radio du Fleuve",
        "url": f"https://radio.example/{number}",
        "published_at": datetime.now(UTC).isoformat(),
        "title": f"Attack on {place.name}",
        "text": f"Gunmen attacked {place.name} this morning, the army said.",
        "event_type": "battle",
        "places": [{"name": place.name, "lat": place.lat, "lon": place.lon}],
    }


# Two who talk to the bot, one in each language.
AWA, ANN = 101, 102
LANGUAGE = {AWA: "fr", ANN: "en"}


async def settled_in(bot: Vigie, chat: int) -> None:
    """Somebody who chose their language and watches Diboli."""
    await bot.says(chat, "/start")
    await bot.taps(chat, f"l:{LANGUAGE[chat]}")
    await bot.says(chat, "Diboli")


def labels(message: Message) -> list[str]:
    """The words on a message's buttons."""
    return [button["text"] for button in message.buttons]
