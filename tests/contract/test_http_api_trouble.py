"""The HTTP door where connections are bad or the storage fails: nothing is lost in silence, nobody holds others up."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import Callable

import pytest
from http_door import ITEM, NDJSON, Door, head, is_problem, opened, raw

from bot.store.database import Database

# ── bad connections ──


@pytest.mark.parametrize("began", [b"", b'{"id": '])
async def test_a_body_that_does_not_come_is_dropped(database: Database, began: bytes) -> None:
    async with opened(database, body_s=0.05) as door:
        _, answer = await raw(door, head("Content-Length: 100") + began)
        assert b" 408 " in answer.splitlines()[0]
        assert b"\r\nConnection: close\r\n" in answer
        assert b"did not arrive within 0.05 seconds" in answer
        assert (await door.post(ITEM)).status == 202  # nobody else waited


async def test_a_body_that_is_cut_off_or_chunked_wrongly_is_no_fault_of_ours(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    await raw(door, head("Content-Length: 100") + b'{"id"', hang_up=True)
    await until(lambda: door.metrics.refused.labels("400")._value.get() == 1)
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    _, answer = await raw(door, head("Transfer-Encoding: chunked") + b'5\r\n{"id"\r\nzz\r\n')
    assert b" 400 " in answer.splitlines()[0]
    assert (await door.post(ITEM)).status == 202
    assert await door.stored() == ["afp-1"]


async def test_who_hangs_up_before_the_answer_has_his_item_stored(door: Door) -> None:
    """Without an answer he sends it again: then it is known."""
    body = json.dumps(ITEM).encode()
    await raw(door, head(f"Content-Length: {len(body)}") + body, hang_up=True)
    await until(lambda: door.metrics.accepted.labels("queued")._value.get() == 1)
    assert (await door.post(ITEM)).json["status"] == "known"


async def until(true: Callable[[], bool]) -> None:
    """Wait until a condition holds; fail after ten seconds."""
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.005)


# ── storage fails ──


async def test_where_nothing_can_be_stored_the_answer_is_503_and_later_202(door: Door) -> None:
    """P10 in its first form: another process holds the database, and the sender is told to come again."""
    await door.database._writer.execute("PRAGMA busy_timeout = 20")
    async with door.database.reader.execute("PRAGMA database_list") as cursor:
        path = (await cursor.fetchone())["file"]
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    answer = await door.post(ITEM)
    many = await door.post(json.dumps(ITEM).encode() + b"\n{}", kind=NDJSON)
    live = await door.ask("GET", "/livez")
    other.close()
    assert is_problem(answer, 503)
    assert answer.json["detail"] == "the item could not be stored; send it again"
    assert answer.headers["Retry-After"] == "5"
    assert [line["status"] for line in many.lines] == [503, 400]
    assert live.status == 200
    assert (await door.post(ITEM)).status == 202
