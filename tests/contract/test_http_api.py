"""The HTTP door over real sockets, in front of a real queue on a real file: who may, what is taken, what comes back."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from http_door import BEARER, ITEM, JSON, NDJSON, OLD_KEY, Door, head, is_problem, opened, raw, signed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from bot.item import Item
from bot.sources.http_api import BATCH_BYTES, ITEM_BYTES
from bot.store.database import Database

# ── who may ──

# Made in the test: what is signed when tests are collected is too old when they run.
Headers = Callable[[], dict[str, str]]


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param(lambda: BEARER, id="bearer"),
        pytest.param(lambda: signed(ITEM), id="signed"),
        pytest.param(lambda: signed(ITEM, OLD_KEY), id="the key that is being replaced"),
        pytest.param(lambda: signed(ITEM, at=-240), id="four minutes old"),
    ],
)
async def test_who_has_a_key_may(door: Door, headers: Headers) -> None:
    answer = await door.post(ITEM, headers())
    assert (answer.status, answer.type, answer.json) == (202, JSON, {"id": "afp-1", "status": "queued"})
    assert await door.stored() == ["afp-1"]


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param(dict, id="unsigned"),
        pytest.param(lambda: signed(b"another body"), id="wrongly signed"),
        pytest.param(lambda: signed(ITEM, at=-400), id="old"),
        pytest.param(lambda: signed(ITEM, at=400), id="from the future"),
        pytest.param(lambda: {"Authorization": "Bearer another-bearer-token"}, id="unknown bearer"),
        pytest.param(lambda: {"Authorization": "Bearer ÿ"}, id="no ASCII"),
    ],
)
async def test_who_has_none_may_not(door: Door, headers: Headers) -> None:
    answer = await door.post(ITEM, headers())
    assert is_problem(answer, 401)
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert await door.stored() == []


@pytest.mark.parametrize("headers", [lambda: BEARER, lambda: signed(ITEM), dict])
async def test_without_keys_everybody_is_refused(database: Database, headers: Headers) -> None:
    async with opened(database, door={}) as door:
        assert is_problem(await door.post(ITEM, headers()), 401)
        assert is_problem(await door.post(ITEM, headers(), NDJSON), 401)


async def test_a_stranger_s_body_is_not_waited_for(door: Door) -> None:
    """The answer comes before the body does."""
    _, answer = await raw(door, b"POST /v1/incidents HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n")
    assert b" 401 " in answer.splitlines()[0]


# ── what is no item ──


@pytest.mark.parametrize(
    ("status", "body", "headers"),
    [
        pytest.param(413, b" " * (ITEM_BYTES + 1), {}, id="a byte too large"),
        pytest.param(415, gzip.compress(json.dumps(ITEM).encode()), {"Content-Encoding": "gzip"}, id="gzip"),
        pytest.param(415, b"x", {"Content-Encoding": "br"}, id="a coding that nobody here reads"),
        pytest.param(415, ITEM, {"Content-Type": "text/plain"}, id="text"),
        pytest.param(415, ITEM, {"Content-Type": "application/x-www-form-urlencoded"}, id="a form"),
        pytest.param(415, ITEM, {"Content-Type": "application/json-seq"}, id="nearly"),
    ],
)
async def test_wrong_sizes_and_types(door: Door, status: int, body: Any, headers: dict[str, str]) -> None:
    assert is_problem(await door.post(body, BEARER | headers), status)
    assert await door.stored() == []
    assert door.metrics.refused.labels(str(status))._value.get() == 1


async def test_a_gzip_bomb_is_not_opened(door: Door) -> None:
    """10 MB of zeros in 10 kB: refused by its header."""
    bomb = gzip.compress(b"\0" * 10_000_000)
    assert is_problem(await door.post(bomb, BEARER | {"Content-Encoding": "gzip"}), 415)


async def test_a_body_of_exactly_the_limit_is_taken(door: Door) -> None:
    text = "x" * (ITEM_BYTES - len(json.dumps(ITEM | {"text": ""})))
    body = json.dumps(ITEM | {"text": text}).encode()
    assert len(body) == ITEM_BYTES
    assert (await door.post(body)).status == 202


async def test_a_chunked_body_is_measured_as_it_comes(door: Door) -> None:
    """It announces no length and has no end; the answer comes once the limit is passed."""
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    _, answer = await raw(door, head("Transfer-Encoding: chunked") + chunk * (ITEM_BYTES // 0x10000 + 1))
    assert b" 413 " in answer.splitlines()[0]
    assert b"\r\nConnection: close\r\n" in answer
    assert await door.stored() == []
    assert (await door.post(ITEM)).status == 202  # and others go on


def more(text: str) -> bytes:
    """A good item with one more field, written by hand."""
    return f'{{"id": "a", "source": "AFP", "title": "Attack", {text}}}'.encode()


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        pytest.param(b"", [""], id="empty"),
        pytest.param(b'{"id": ', [""], id="malformed"),
        pytest.param(b"\xff", [""], id="not UTF-8"),
        pytest.param(b"[]", [""], id="no object"),
        pytest.param(more('"text": NaN'), ["/text"], id="NaN"),
        pytest.param(more('"title": "again"'), ["/title"], id="a key twice"),
        pytest.param(more('"text": ' + "7" * 5000), ["/text"], id="5,000 digits"),
        pytest.param(b"[" * 200_000, [""], id="200,000 brackets"),
        pytest.param(more('"text": ' + "[" * 600 + "]" * 600), ["/text"], id="600 brackets"),
        pytest.param(more(r'"text": "\ud800"'), ["/text"], id="half a pair"),
        pytest.param(more('"places": [{"name": "x", "lat": 9223372036854775808}]'), ["/places/0/lat"], id="2⁶³"),
        pytest.param({"title": "x", "headline": "y"}, ["/source", "/headline", ""], id="missing, unknown"),
        pytest.param({"source": "x", "title": "y"}, [""], id="neither id nor url"),
        pytest.param(ITEM | {"title": " ", "text": ""}, [""], id="neither title nor text"),
        pytest.param(
            ITEM | {"status": "Real", "msg_type": "Ack", "event_type": "war", "severity": "Bad", "certainty": "?"},
            ["/status", "/msg_type", "/event_type", "/severity", "/certainty"],
            id="wrong words",
        ),
        pytest.param(ITEM | {"published_at": "yesterday"}, ["/published_at"], id="no time"),
        pytest.param(ITEM | {"places": [{}, {"name": "x", "lat": "2"}]}, ["/places/0/name", "/places/1/lat"], id="p"),
        pytest.param(ITEM | {"url": "javascript:alert(1)"}, ["/url"], id="a link that runs"),
        pytest.param(ITEM | {"url": "https://me:secret@afp.example/"}, ["/url"], id="a link with a password"),
        pytest.param(ITEM | {"url": "https://afp.example/\u202e"}, ["/url"], id="a link with controls"),
    ],
)  # fmt: skip
async def test_bad_items_are_told_every_fault_with_its_place(door: Door, body: Any, pointers: list[str]) -> None:
    answer = await door.post(body)
    assert is_problem(answer, 400)
    assert answer.pointers == pointers
    assert all(error["detail"] for error in answer.json["errors"])
    assert await door.stored() == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(body=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: json.dumps({"id": text}).encode()))
async def test_any_bytes_are_answered_and_never_with_500(door: Door, body: bytes) -> None:
    assert (await door.post(body)).status in {400, 202}
    answer = await door.post(body, kind=NDJSON)
    assert answer.status == 200
    assert {line["status"] for line in answer.lines} <= {"queued", "known", 400}
    assert len(answer.lines) == sum(bool(line.strip()) for line in body.split(b"\n"))


# ── the same again ──


async def test_a_known_item_and_a_clash_of_ids(door: Door) -> None:
    assert (await door.post(ITEM)).status == 202
    again = await door.post(dict(reversed(ITEM.items())) | {"status": "Actual"})  # in other words, the same
    assert (again.status, again.json) == (200, {"id": "afp-1", "status": "known"})
    clash = await door.post(ITEM | {"text": "Gunmen left."})
    assert is_problem(clash, 409)
    assert "afp-1" in clash.json["detail"]
    assert await door.stored() == ["afp-1"]


async def test_an_item_without_id_is_known_by_its_page(door: Door) -> None:
    told = {key: value for key, value in ITEM.items() if key != "id"}
    first, again = await door.post(told), await door.post(told | {"url": "https://AFP.example/1?utm_source=x"})
    assert first.json["id"] == again.json["id"] == Item.model_validate(told).key
    assert first.status == 202
    assert (await door.post(told | {"text": "More."})).status == 202


async def test_the_same_item_from_many_hands_at_once_is_stored_once(door: Door) -> None:
    answers = await asyncio.gather(*(door.post(ITEM) for _ in range(30)))
    assert sorted(answer.status for answer in answers) == [200] * 29 + [202]
    assert await door.stored() == ["afp-1"]


# ── many at once ──


async def test_one_result_a_line(door: Door) -> None:
    lines = [ITEM, {"source": "x"}, ITEM, ITEM | {"text": "other"}, ITEM | {"id": "afp-2"}]
    body = b"\r\n\n".join(json.dumps(line).encode() for line in lines) + b"\n{\n" + b" " * (ITEM_BYTES + 1) + b"x"
    answer = await door.post(body, kind=NDJSON)
    assert (answer.status, answer.type) == (200, NDJSON)
    told = [line["status"] for line in answer.lines]
    assert told == ["queued", 400, "known", 409, "queued", 400, 413]
    assert answer.lines[0] == {"id": "afp-1", "status": "queued"}
    lacking = ("needs an id or a url", "needs a title or a text")
    assert answer.lines[1]["errors"] == [{"pointer": "", "detail": each} for each in lacking]
    assert await door.stored() == ["afp-1", "afp-2"]


async def test_a_batch_longer_than_one_commit_keeps_its_order(door: Door) -> None:
    body = b"\n".join(json.dumps(ITEM | {"id": f"n-{n}"}).encode() if n % 7 else b"?" for n in range(1000))
    answer = await door.post(body, kind=NDJSON)
    assert [line.get("id") for line in answer.lines] == [f"n-{n}" if n % 7 else None for n in range(1000)]
    assert await door.stored() == [f"n-{n}" for n in range(1000) if n % 7]


async def test_a_batch_has_its_own_limit_and_needs_a_key_too(door: Door) -> None:
    assert is_problem(await door.post(b"\n" * (BATCH_BYTES + 1), kind=NDJSON), 413)
    assert (await door.post(b"\n" * BATCH_BYTES, kind=NDJSON)).body == b""
    assert is_problem(await door.post(ITEM, {}, NDJSON), 401)
    body = json.dumps(ITEM).encode()
    assert (await door.post(body, signed(body), NDJSON)).lines == [{"id": "afp-1", "status": "queued"}]


# ── everything else ──


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        ("GET", "/", 404, None),
        ("POST", "/v1/incident", 404, None),
        ("POST", "/v1/incidents/", 404, None),
        ("GET", "/v1/incidents", 405, "POST"),
        ("DELETE", "/v1/incidents", 405, "POST"),
        ("POST", "/livez", 405, "GET,HEAD"),
    ],
)
async def test_other_ways_are_problems_too(door: Door, method: str, path: str, status: int, allow: str | None) -> None:
    answer = await door.ask(method, path)
    assert is_problem(answer, status)
    assert answer.headers.get("Allow") == allow


async def test_the_schema_is_the_model_s(door: Door) -> None:
    answer = await door.ask("GET", "/v1/schema")
    assert (answer.status, answer.type) == (200, "application/schema+json")
    assert answer.json == Item.model_json_schema()


async def test_health(door: Door) -> None:
    assert ((await door.ask("GET", "/livez")).status, (await door.ask("GET", "/readyz")).status) == (200, 200)
    door.trouble.append("Telegram refuses the token")
    ready = await door.ask("GET", "/readyz")
    assert (ready.status, ready.body) == (503, b"Telegram refuses the token\n")
    assert (await door.ask("GET", "/livez")).status == 200


async def test_measures(door: Door) -> None:
    await door.post(ITEM)
    await door.post(ITEM)
    await door.post(ITEM, {})
    await door.post(b"{}\n?", kind=NDJSON)
    answer = await door.ask("GET", "/metrics")
    assert answer.type == "text/plain"
    told = {
        (sample.name, sample.labels.get("status")): sample.value
        for family in text_string_to_metric_families(answer.body.decode())
        for sample in family.samples
    }
    assert told["vigie_items_accepted_total", "queued"] == 1
    assert told["vigie_items_accepted_total", "known"] == 1
    assert told["vigie_items_refused_total", "401"] == 1
    assert told["vigie_items_refused_total", "400"] == 2
