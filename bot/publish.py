"""`vigie publish`: items from a file into the queue, beside the running service or over HTTP."""

from __future__ import annotations

import json
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import aiosqlite
from tqdm import tqdm

from bot.item import Item
from bot.sources.item_json import BadItem, parse_json, to_item
from bot.sources.signature import sign
from bot.store.database import Database
from bot.store.inbox import Accepted, Inbox

Row = tuple[int, Item | BadItem]  # line number, counted from 1
Refusal = tuple[int, str]

CONFLICT = "its id was used for another body; give the new one its own id"


def parse_file(body: bytes) -> Iterator[Row]:
    """The items of a file: one JSON object, a JSON array (the number counts its items), or one object a line."""
    try:
        whole = parse_json(body)
    except BadItem as bad:
        lines = [(number, line) for number, line in enumerate(body.split(b"\n"), 1) if line.strip()]
        if lines and lines[0][1].strip() in {b"{", b"["}:  # one document over several lines, not one a line
            yield lines[0][0], bad
            return
        yield from ((number, _parsed(line)) for number, line in lines)
        return
    for number, value in enumerate(whole if isinstance(whole, list) else [whole], 1):
        try:
            yield number, to_item(value)
        except BadItem as bad:
            yield number, bad


def _parsed(line: bytes) -> Item | BadItem:
    try:
        return to_item(parse_json(line))
    except BadItem as bad:
        return bad


async def locally(rows: list[Row], database: Path) -> list[Refusal]:
    """Put items into a database; a service running on it sees them within a second. The refused lines.

    Raises StoreError where the database can't be used.
    """
    store = await Database.open(database)
    inbox = Inbox(store, lambda: time.time_ns() // 1_000_000)
    refused: list[Refusal] = []
    try:
        for line, item in _progress(rows):
            if isinstance(item, BadItem):
                refused.append((line, str(item)))
                continue
            try:
                if await inbox.accept(item) is Accepted.CONFLICT:
                    refused.append((line, CONFLICT))
            except aiosqlite.Error as error:
                refused.append((line, f"could not be stored: {error}; send it again"))
    finally:
        await inbox.close()
        await store.close()
    return refused


async def over_http(rows: list[Row], url: str, key: str) -> list[Refusal]:
    """Post items to a running vigie, one request each, with a whsec_ secret or a bearer token. The refused lines.

    Raises ValueError where the key is a whsec_ secret that is no base64.
    """
    refused: list[Refusal] = []
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
        for line, item in _progress(rows):
            if isinstance(item, BadItem):
                refused.append((line, str(item)))
                continue
            body = item.model_dump_json(exclude_defaults=True).encode()
            try:
                async with session.post(
                    f"{url.rstrip('/')}/v1/incidents", data=body, headers=_headers(body, key)
                ) as answer:
                    if answer.status >= 300:  # noqa: PLR2004  anything but a success
                        refused.append((line, _problem(answer.status, await answer.text())))
            except (aiohttp.ClientError, TimeoutError) as error:
                refused.append((line, f"{url} does not answer: {error or type(error).__name__}"))
    return refused


def _headers(body: bytes, key: str) -> dict[str, str]:
    headers = {"Content-Type": "application/json"}
    if not key.startswith("whsec_"):
        return headers | {"Authorization": f"Bearer {key}"}
    name, stamp = f"msg_{uuid.uuid4().hex}", str(int(time.time()))
    signature = sign(key, f"{name}.{stamp}.".encode() + body).decode()
    return headers | {"webhook-id": name, "webhook-timestamp": stamp, "webhook-signature": f"v1,{signature}"}


def _problem(status: int, text: str) -> str:
    try:
        told = json.loads(text)
        faults = [f"{fault['pointer'] or 'item'}: {fault['detail']}" for fault in told.get("errors", [])]
        return "; ".join(faults) or str(told.get("detail", status))
    except (ValueError, TypeError, KeyError, AttributeError):
        return f"answered {status}"


def _progress(rows: list[Row]) -> Iterator[Row]:
    """The rows, with a progress bar on a terminal."""
    return iter(tqdm(rows, unit="item", disable=not sys.stderr.isatty()))
