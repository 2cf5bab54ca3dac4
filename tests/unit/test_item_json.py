"""Untrusted bytes to an Item: strict, and every fault with its place."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.sources.item_json import LARGEST, MOST_FAULTS, BadItem, Fault, parse_item, parse_json, to_item

LEAST = {"id": "a", "source": "AFP", "title": "Attack"}


def faults(body: bytes | str) -> list[Fault]:
    with pytest.raises(BadItem) as caught:
        parse_item(body)
    return caught.value.faults


def around(field: str) -> str:
    """A good item with one more field, written by hand."""
    return f'{{"id": "a", "source": "AFP", "title": "Attack", {field}}}'


CASES = [
    ("empty", b"", [("", "no valid JSON")]),
    ("not UTF-8", b'{"id": "\xff"}', [("", "no UTF-8: byte 8")]),
    ("UTF-16", json.dumps(LEAST).encode("utf-16"), [("", "no UTF-8")]),
    ("cut off", b'{"id": "a",\n "source"', [("", "line 2, column 10")]),
    ("two values", b"{} {}", [("", "extra data")]),
    ("a raw control in a text", around('"text": "a\nb"'), [("", "control character")]),
    ("no object", b"[]", [("", "JSON object")]),
    ("null", b"null", [("", "JSON object")]),
    ("NaN", around('"places": [{"name": "x", "lat": NaN, "lon": 0}]'), [("/places/0/lat", "NaN")]),
    ("infinities", around('"a": Infinity, "b": -Infinity'), [("/a", "Infinity"), ("/b", "-Infinity")]),
    ("a key twice", around('"text": "a", "text": "b"'), [("/text", "twice")]),
    ("keys twice, deeper", around('"places": [{"name": "a", "name": "b"}]'), [("/places/0/name", "twice")]),
    ("a key twice, escaped once", around(r'"text": "a", "t\u0065xt": "b"'), [("/text", "twice")]),
    ("5,000 digits", around('"text": ' + "9" * 5000), [("/text", "beyond 64 bits")]),
    ("5,000 digits behind a point", around('"text": 0.' + "9" * 5000), [("/text", "too long")]),
    ("2⁶³", around(f'"text": {LARGEST + 1}'), [("/text", "beyond 64 bits")]),
    ("−2⁶³ − 1", around(f'"text": {-LARGEST - 2}'), [("/text", "beyond 64 bits")]),
    ("a double that is none", around('"text": 1e400'), [("/text", "too large")]),
    ("200,000 brackets", b"[" * 200_000, [("", "nested too deeply")]),
    ("200,000 brackets in a field", around('"text": ' + "[" * 200_000 + "]" * 200_000), [("", "nested too deeply")]),
    ("200,000 objects", b'{"a":' * 200_000, [("", "nested too deeply")]),
    ("half a pair in a text", around(r'"text": "\ud800"'), [("/text", "surrogate")]),
    ("the other half in a list", around(r'"places": [{"name": "\udfff"}]'), [("/places/0/name", "surrogate")]),
    ("half a pair in a key", around(r'"\ud800": 1'), [("/?", "surrogate")]),
    (
        "several at once",
        around(r'"text": "\ud800", "title": "b", "x": NaN'),
        [("/title", "twice"), ("/text", "surrogate"), ("/x", "NaN")],
    ),
    (
        "missing and unknown",
        b'{"id": "a", "title": "b", "headline": "c"}',
        [("/source", "required"), ("/headline", "known are")],
    ),
    ("wrong words", around('"status": "Real", "severity": 3'), [("/status", "'Actual'"), ("/severity", "'Extreme'")]),
    ("nothing at all", b"{}", [("/source", "required"), ("", "an id or a url"), ("", "a title or a text")]),
    (
        "nothing in it",
        b'{"id": "", "source": "a", "title": " ", "status": "Real"}',
        [("/id", "must not be empty"), ("/status", "'Actual'"), ("", "a title or a text")],
    ),
    (
        "too long",
        json.dumps(LEAST | {"id": "a" * 201, "url": "https://a.example/" + "b" * 2048}).encode(),
        [("/id", "may have 200 characters, and has 201"), ("/url", "may have 2048 characters")],
    ),
    ("no language", around('"language": "klingon!"'), [("/language", "a language tag, such as fr")]),
    ("names no item", b'{"source": "a", "title": "b"}', [("", "needs an id or a url")]),
    ("a key with pointer signs", around('"a/b~c": 1'), [("/a~1b~0c", "no field")]),
]


@pytest.mark.parametrize(("case", "body", "told"), CASES)
def test_every_fault_with_its_place(case: str, body: bytes | str, told: list[tuple[str, str]]) -> None:
    found = faults(body)
    assert [fault.pointer for fault in found] == [pointer for pointer, _ in told]
    for fault, (_, words) in zip(found, told, strict=True):
        assert words in fault.detail


@pytest.mark.parametrize("depth", [200, 400, 500, 700, 900, 960, 990, 1_000, 5_000])
@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ('{"a":', "}")])
def test_no_depth_is_too_much_for_us(depth: int, opened: str, closed: str) -> None:
    """Where the decoder still copes, what walks its value must cope too."""
    told = faults(around(f'"text": {opened * depth}1{closed * depth}'))
    assert [fault.pointer for fault in told] in (["/text"], [""])


def test_a_wide_and_deep_body_costs_little() -> None:
    """100,000 values at depth 300: pointers are written for faults alone."""
    body = around('"text": ' + "[" * 300 + "1," * 100_000 + "NaN" + "]" * 300)
    (fault,) = faults(body)
    assert fault.pointer == "/text" + "/0" * 299 + "/100000"


def test_faults_are_bounded() -> None:
    assert len(faults(around(",".join(f'"f{n}": 1' for n in range(1000))))) == MOST_FAULTS
    assert len(faults(around(",".join(f'"f{n}": NaN' for n in range(1000))))) == MOST_FAULTS


@pytest.mark.parametrize(
    "body", [b"\xef\xbb\xbf" + json.dumps(LEAST).encode(), json.dumps(LEAST), f" {json.dumps(LEAST)}\r\n"]
)
def test_good(body: bytes | str) -> None:
    assert parse_item(body).key == "a"


def test_a_whole_pair_is_a_character() -> None:
    assert parse_item(around(r'"text": "\ud83d\udd34"')).text == "🔴"


@pytest.mark.parametrize("number", ["9223372036854775807", "-9223372036854775808", "0.1", "1e308", "-0"])
def test_numbers_that_fit(number: str) -> None:
    assert parse_json(number) == json.loads(number)


def test_the_error_s_text_names_every_fault() -> None:
    with pytest.raises(BadItem, match="source: is required; /title: should be a valid string"):
        to_item({"id": "a", "title": 5})


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST - 1, LARGEST)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_any_json_is_read_as_python_reads_it(value: Any) -> None:
    assert parse_json(json.dumps(value)) == value


def outcome(parse: Callable[[Any], object], value: Any) -> list[Fault]:
    """The faults that were found; none for an item. Anything but BadItem is an error of ours."""
    try:
        parse(value)
    except BadItem as bad:
        return bad.faults or [Fault("!", "refused without a reason")]
    return []


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\x00")
def test_any_bytes_are_an_item_or_bad(body: bytes) -> None:
    for fault in outcome(parse_item, body):
        assert fault.pointer == "" or fault.pointer.startswith("/")
        assert (fault.pointer + fault.detail).encode()  # can be sent as UTF-8


fields = ["id", "source", "url", "title", "text", "published_at", "status", "places", "language", "nonsense"]


@given(st.dictionaries(st.sampled_from(fields), json_values))
def test_any_object_is_an_item_or_bad(value: dict[str, Any]) -> None:
    assert all(fault.pointer == "" or fault.pointer.startswith("/") for fault in outcome(to_item, value))
