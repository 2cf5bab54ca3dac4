"""The incoming items of the page: post one to the bot's own door, keep what it answered."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp

from bot.sandbox.timeline import Decided

TIMEOUT = 15  # seconds for the door to answer


@dataclass(frozen=True, slots=True)
class IngestDoor:
    """Where the bot takes items: POST {url}/v1/incidents with this bearer token."""

    url: str
    token: str


@dataclass(slots=True)
class Posted:
    """One item and the answer to it. `word` is accepted, known, refused or failed; waiting before."""

    number: int
    item: dict[str, Any]
    posted_at: datetime
    word: str = "waiting"
    status: int = 0  # HTTP; 0 without an answer
    faults: list[str] = field(default_factory=list)
    decided: Decided | None = None  # what the bot made of it, where the page can know

    def as_json(self) -> dict[str, Any]:
        """For the page."""
        shown = {name: self.item.get(name, "") for name in ("id", "title", "text", "source", "url", "status")}
        return {
            "number": self.number,
            "item": shown,
            "posted_at": self.posted_at.isoformat(),
            "word": self.word,
            "status": self.status,
            "faults": self.faults,
            "decided": self.decided.as_json() if self.decided else None,
        }


class ItemDesk:
    """Posts items one after the other, as a newsroom would. `changed` is called when an answer is there."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.posted: list[Posted] = []
        self._changed = changed
        self._session: aiohttp.ClientSession | None = None
        self._one_at_a_time = asyncio.Lock()

    async def post(self, door: IngestDoor, item: dict[str, Any]) -> Posted:
        """Post it; every outcome, also no answer at all, is in the value returned."""
        posted = Posted(len(self.posted) + 1, item, datetime.now(UTC))
        self.posted.append(posted)
        self._changed()
        async with self._one_at_a_time:
            try:
                await self._send(door, posted)
            except (aiohttp.ClientError, TimeoutError, ValueError) as error:
                posted.word = "failed"
                posted.faults = [f"No answer from the bot: {error or type(error).__name__}"]
        self._changed()
        return posted

    async def _send(self, door: IngestDoor, posted: Posted) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))
        headers = {"Authorization": f"Bearer {door.token}"}
        async with self._session.post(
            f"{door.url.rstrip('/')}/v1/incidents", json=posted.item, headers=headers
        ) as answer:
            posted.status = answer.status
            body = json.loads(await answer.text() or "{}")
        if posted.status in {200, 202} and isinstance(body, dict):
            posted.word = "known" if body.get("status") == "known" else "accepted"
            posted.item = {**posted.item, "id": body.get("id", posted.item.get("id", ""))}
        else:
            posted.word = "refused"
            posted.faults = problem_lines(body) or [f"The bot answered {posted.status}."]

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None


def problem_lines(problem: Any) -> list[str]:
    """An RFC 9457 problem as lines to read: its faults with the field of each, or else its detail or title."""
    if not isinstance(problem, dict):
        return []
    faults = problem.get("errors")
    lines = [
        f"{str(fault.get('pointer', '')).removeprefix('/')} {fault.get('detail', '')}".strip()
        for fault in (faults if isinstance(faults, list) else [])
        if isinstance(fault, dict)
    ]
    return lines or [str(problem[name]) for name in ("detail", "title") if problem.get(name)][:1]
