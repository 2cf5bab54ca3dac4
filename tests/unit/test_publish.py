"""Reading a file of items, and what an answer tells."""

import base64
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.item import Item
from bot.publish import _headers, _problem, locally, parse_file
from bot.sources.item_json import BadItem
from bot.sources.signature import authentic
from bot.store.database import Database
from bot.store.opening import StoreError

ONE = '{"id": "a", "source": "AFP", "title": "Attack"}'
TWO = '{"id": "b", "source": "AFP", "title": "Attack"}'
BAD = '{"id": "c"}'

# Each row: the file, and what stands at which number ("-" for a bad item).
FILES = [
    ("one item", ONE, [(1, "a")]),
    ("one item over several lines", json.dumps(json.loads(ONE), indent=2), [(1, "a")]),
    ("one item a line", f"{ONE}\n{TWO}\n", [(1, "a"), (2, "b")]),
    ("blank lines and Windows line ends", f"\r\n{ONE}\r\n\r\n{TWO}", [(2, "a"), (4, "b")]),
    ("a byte order mark", f"\ufeff{ONE}\n{TWO}", [(1, "a"), (2, "b")]),
    ("an array counts its items", f"[{ONE},\n\n {BAD}, {TWO}]", [(1, "a"), (2, "-"), (3, "b")]),
    (
        "bad lines leave the others alone",
        f"{ONE}\n{{\n{BAD}\n[]\n{TWO}",
        [(1, "a"), (2, "-"), (3, "-"), (4, "-"), (5, "b")],
    ),
    ("an item over several lines with a fault is one fault", '{\n"id": "a",\n"id": "b"\n}', [(1, "-")]),
    ("an array over several lines, cut off", f"[\n{ONE},\n{TWO}", [(1, "-")]),
    ("nothing", "", []),
    ("nothing but lines", "\n\n", []),
]


@pytest.mark.parametrize(("case", "text", "told"), FILES)
def test_the_items_of_a_file(case: str, text: str, told: list[tuple[int, str]]) -> None:
    rows = parse_file(text.encode())
    assert [(number, "-" if isinstance(item, BadItem) else item.key) for number, item in rows] == told


@given(st.binary(max_size=200))
def test_any_file_is_read(body: bytes) -> None:
    assert all(isinstance(item, Item | BadItem) for _, item in parse_file(body))


def test_both_kinds_of_key_open_the_door() -> None:
    body, key, token = b"{}", "whsec_" + base64.b64encode(b"k" * 24).decode(), "a-bearer-token-0123"
    for given_key in (key, token):
        headers = _headers(body, given_key)
        assert authentic(headers, body, keys=[key], tokens=[token], now=time.time()) == ""
        assert headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("status", "text", "told"),
    [
        (400, '{"errors": [{"pointer": "/a", "detail": "x"}, {"pointer": "", "detail": "y"}]}', "/a: x; item: y"),
        (401, '{"detail": "the bearer token is not known"}', "the bearer token is not known"),
        (502, "<html>Bad Gateway</html>", "answered 502"),
        (500, "[]", "answered 500"),
        (500, '{"errors": [5]}', "answered 500"),
        (503, "{}", "503"),
    ],
)
def test_an_answer_s_problem_in_one_line(status: int, text: str, told: str) -> None:
    assert _problem(status, text) == told


async def test_locally_each_line_has_its_own_fate(tmp_path: Path) -> None:
    clash = ONE.replace("Attack", "Other")
    rows = list(parse_file(f"{ONE}\n{BAD}\n{ONE}\n{clash}\n{TWO}".encode()))
    refused = await locally(rows, tmp_path / "v.db")
    assert [line for line, _ in refused] == [2, 4]
    assert "source" in refused[0][1]
    assert "another body" in refused[1][1]
    database = await Database.open(tmp_path / "v.db")
    async with database.reader.execute("SELECT id FROM item ORDER BY seq") as cursor:
        assert [row["id"] for row in await cursor.fetchall()] == ["a", "b"]
    await database.close()


async def test_locally_without_a_usable_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        await locally(list(parse_file(ONE.encode())), tmp_path / "missing" / "v.db")
