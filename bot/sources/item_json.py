"""Untrusted bytes to an Item: strict JSON, and every fault named with its place.

Refused before the model sees it: what is no UTF-8 or no JSON, keys written twice, NaN and Infinity, numbers
that no 64-bit integer or double holds, nesting past Python's own limit, lone surrogates. Bounded by the
caller's limit on the size of the body.
"""

from __future__ import annotations

import itertools
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from bot.item import Item, lacks

# The largest integer that both SQLite and PostgreSQL keep exactly.
LARGEST = 2**63 - 1
# More digits than any double or 64-bit integer needs; int() itself is quadratic in them.
MOST_DIGITS = 100
MOST_FAULTS = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an item: where (a JSON pointer, RFC 6901; "" is the whole) and what to do."""

    pointer: str
    detail: str


class BadItem(Exception):  # noqa: N818  it is the item that is bad
    """The item can't be taken; `faults` names everything that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.pointer or 'item'}: {fault.detail}" for fault in faults))
        self.faults = faults


def parse_item(body: bytes | str) -> Item:
    """An Item from JSON text. Raises BadItem."""
    return to_item(parse_json(body))


def to_item(value: Any) -> Item:
    """An Item from a decoded JSON value. Raises BadItem with every fault, at most MOST_FAULTS of them."""
    if not isinstance(value, dict):
        raise BadItem([Fault("", "must be a JSON object with the fields of an item")])
    try:
        return Item.model_validate(value)
    except ValidationError as error:
        faults = [_fault(detail) for detail in error.errors() if detail["loc"]]
        # The whole is checked only once its fields are right: everybody would have to ask twice.
        faults += [Fault("", each) for each in lacks(value)]
        raise BadItem(faults[:MOST_FAULTS]) from None


def parse_json(body: bytes | str) -> Any:
    """Decode strict JSON. Raises BadItem with every fault, at most MOST_FAULTS of them."""
    try:
        text = body.decode("utf-8") if isinstance(body, bytes) else body
        value = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_int=_integer,
            parse_float=_float,
        )
    except UnicodeDecodeError as error:
        raise BadItem([Fault("", f"is no UTF-8: byte {error.start} can't be read")]) from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BadItem([Fault("", f"is no valid JSON: {error.msg.lower()} at {where}")]) from None
    except RecursionError:
        raise BadItem([Fault("", "is nested too deeply")]) from None
    if faults := list(itertools.islice(_unfit(value), MOST_FAULTS)):
        raise BadItem(faults)
    return value


@dataclass(frozen=True, slots=True)
class _Unfit:
    """Stands in for a value that the decoder can't take, until its place is known."""

    detail: str


class _Twice(dict[str, Any]):
    """An object in which keys were written twice."""

    keys_twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    marked = _Twice(found)
    marked.keys_twice = tuple(key for key, n in Counter(key for key, _ in pairs).items() if n > 1)
    return marked


def _constant(name: str) -> _Unfit:
    return _Unfit(f"is {name}, which JSON does not know; leave the field out")


def _integer(digits: str) -> int | _Unfit:
    if len(digits) > MOST_DIGITS or not -LARGEST - 1 <= (number := int(digits)) <= LARGEST:
        return _Unfit(f"is a number beyond 64 bits ({digits[:20]}…)")
    return number


def _float(digits: str) -> float | _Unfit:
    number = float(digits) if len(digits) <= MOST_DIGITS else math.inf
    return number if math.isfinite(number) else _Unfit(f"is a number that is too large or too long ({digits[:20]}…)")


_SURROGATE = re.compile("[\ud800-\udfff]")
_HALF = "holds half a surrogate pair, which is no character; send the whole pair"


# Where a value stands: its parent's path and its own key or index. Written out only for a fault: a pointer
# for each of 100,000 values that stand 900 levels deep would fill the memory.
_Path = tuple[Any, str | int] | None


def _unfit(whole: Any) -> Iterator[Fault]:
    """Everything in a decoded value that strict JSON or UTF-8 does not know, with its place.

    Walks with a stack of its own: Python's ends before the decoder's does.
    """
    waiting: list[tuple[_Path, Any]] = [(None, whole)]
    while waiting:
        path, value = waiting.pop()
        match value:
            case _Unfit():
                yield Fault(_pointer(path), value.detail)
            case str() if _SURROGATE.search(value):
                yield Fault(_pointer(path), _HALF)
            case dict():
                twice = value.keys_twice if isinstance(value, _Twice) else ()
                yield from (Fault(_pointer((path, key)), "stands in the same object twice; keep one") for key in twice)
                yield from (Fault(_pointer((path, key)), _HALF) for key in value if _SURROGATE.search(key))
                waiting += [((path, key), child) for key, child in reversed(value.items())]
            case list():
                waiting += [((path, i), value[i]) for i in reversed(range(len(value)))]


def _pointer(path: _Path) -> str:
    parts = []
    while path:
        path, part = path
        parts.append(f"/{_token(str(part))}")
    return "".join(reversed(parts))


def _token(key: str) -> str:
    """One reference token of a JSON pointer; what can't be written is replaced."""
    return key.encode("utf-8", "replace").decode().replace("~", "~0").replace("/", "~1")


def _fault(detail: Any) -> Fault:
    return Fault("".join(f"/{_token(str(part))}" for part in detail["loc"]), _in_words(detail))


def _in_words(detail: Any) -> str:
    """What the model found wrong, as somebody who never saw it understands."""
    match detail["type"]:
        case "extra_forbidden":
            told = f"is no field of an item; known are {', '.join(sorted(Item.model_fields))}"
        case "missing":
            told = "is required"
        case "enum":
            told = f"must be one of {detail['ctx']['expected']}"
        case "too_long" if isinstance(detail["input"], str):
            told = f"may have {detail['ctx']['max_length']} characters, and has {len(detail['input'])}"
        case "too_short" if detail["input"] == "":
            told = "must not be empty; leave the field out"
        case "string_pattern_mismatch":  # of all fields only the language has a pattern
            told = "must be a language tag, such as fr or en-GB"
        case _:
            told = detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return told
