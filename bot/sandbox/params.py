"""A Bot API call's parameters, as the server reads them from query, form, multipart or JSON.

Every value is kept as the text Telegram would see: objects as JSON, booleans as true and false.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from aiohttp import web

_WHOLE = re.compile(r"[+-]?\d{1,19}")


@dataclass(slots=True)
class ApiError(Exception):
    """A refusal in Telegram's own words; `code` is the HTTP status too."""

    code: int
    description: str
    parameters: dict[str, Any] | None = None


def bad(what: str) -> ApiError:
    """A 400."""
    return ApiError(400, f"Bad Request: {what}")


class Params(dict[str, str]):
    """The parameters by name, with Telegram's leniency in reading them; `files` are uploads by the field's name."""

    files: Mapping[str, bytes] = MappingProxyType({})

    def text(self, name: str) -> str:
        """The value, or ""."""
        return self.get(name, "")

    def flag(self, name: str) -> bool:
        """Whether it is true, yes or 1, in any case; everything else is false."""
        return self.get(name, "").lower() in {"true", "yes", "1"}

    def integer(self, name: str, default: int = 0) -> int:
        """The number, or `default` where it is absent or no number."""
        value = self.get(name, "").strip()
        return int(value) if _WHOLE.fullmatch(value) else default

    def json(self, name: str) -> Any:
        """The decoded JSON, None where absent; 400 where it is no JSON."""
        value = self.get(name, "")
        if not value:
            return None
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None


async def read_params(request: web.Request) -> Params:
    """Read the call, query first and the body over it; 400 for what can't be read."""
    params = Params({name: str(value) for name, value in request.query.items()})
    if request.method == "POST" and request.can_read_body:
        if request.content_type == "application/json":
            params.update(await _json_body(request))
        elif request.content_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
            form = await request.post()
            params.update({name: value for name, value in form.items() if isinstance(value, str)})
            params.files = {name: value.file.read() for name, value in form.items() if isinstance(value, web.FileField)}
        else:
            raise bad("unsupported Content-Type")
    for value in params.values():
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise bad("strings must be encoded in UTF-8")
    return params


async def _json_body(request: web.Request) -> dict[str, str]:
    try:
        body = json.loads(await request.read())
    except (ValueError, RecursionError):
        raise bad("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad("object expected")
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in body.items()
        if value is not None
    }
