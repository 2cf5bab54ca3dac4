"""The incident item as it arrives: the one contract with everybody who feeds vigie.

The words are CAP 1.2's. The published JSON Schema is made from this model; parsing untrusted bytes into
it, with every fault named, is `sources/item_json.py`.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Self
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    model_validator,
)

from bot.model import Certainty, EventType, MsgType, Severity, Status

# Query parameters that say where a reader came from, never which page it is.
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "at_medium", "at_campaign")

# RFC 3339, section 5.6; seconds may be left out. Numbers, bare dates and local times are none.
_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)", re.ASCII)
# News has a date that people live in; what lies beyond overflows somewhere between zones.
FIRST_YEAR, LAST_YEAR = 1971, 2998


def _rfc3339(value: Any) -> Any:
    """Numbers are times to pydantic; to people they are mistakes."""
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise ValueError("write the time as RFC 3339 text with its zone, such as 2025-07-01T09:40:00Z")
    return value


def _in_utc(value: datetime) -> datetime:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}; check it")
    return value.astimezone(UTC)


def _plain(value: str) -> str:
    if any(unicodedata.category(c) == "Cc" for c in value):
        raise ValueError("has control characters; send it without them")
    return value


def _link(value: str) -> str:
    """An address that is safe to show as a link: http or https, a host, no user name, no controls."""
    if any(unicodedata.category(c) in {"Cc", "Cf", "Zs", "Zl", "Zp"} for c in value):
        raise ValueError("has spaces or control characters; percent-encode them")
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"is no valid address: {error}") from error
    if parts.scheme.lower() not in {"http", "https"}:
        raise ValueError("must begin with http:// or https://")
    if not parts.hostname:
        raise ValueError("names no host")
    if "@" in parts.netloc or "\\" in value:
        raise ValueError("must not carry a user name, password or backslash")
    return value


Time = Annotated[AwareDatetime, BeforeValidator(_rfc3339), AfterValidator(_in_utc)]
Line = Annotated[str, AfterValidator(_plain)]
SafeLink = Annotated[str, AfterValidator(_link)]
Link = Annotated[str, AfterValidator(_link), Field(max_length=2048)]
Degrees = Annotated[float, Strict(), Field(allow_inf_nan=False)]


class StatedPlace(BaseModel):
    """A place that the source itself states, with its coordinates where it knows them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[Line, Field(min_length=1, max_length=200)]
    lat: Annotated[Degrees, Field(ge=-90, le=90)] | None = None
    lon: Annotated[Degrees, Field(ge=-180, le=180)] | None = None

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon go together: give both or neither")
        return self


def lacks(fields: Mapping[str, Any]) -> list[str]:
    """What these fields of an item, checked or not, lack as a whole."""
    told = []
    if fields.get("id") is None and fields.get("url") is None:
        told.append("needs an id or a url")
    if not any(str(fields.get(name) or "").strip() for name in ("title", "text")):
        told.append("needs a title or a text")
    return told


# What `_has_a_name_and_words` asks, for readers of the published schema.
_EITHER: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "allOf": [
        {"anyOf": [{"required": ["id"]}, {"required": ["url"]}]},
        {"anyOf": [{"required": ["title"]}, {"required": ["text"]}]},
    ],
}


class Item(BaseModel):
    """One piece of news about one incident, as its source tells it."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Incident item", json_schema_extra=_EITHER)

    id: Annotated[Line, Field(min_length=1, max_length=200)] | None = None
    source: Annotated[Line, Field(min_length=1, max_length=200)]
    url: Link | None = None
    published_at: Time | None = None
    title: str = ""
    text: str = ""
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")] | None = None
    status: Status = Status.ACTUAL
    msg_type: MsgType = MsgType.ALERT
    updates: Annotated[Line, Field(min_length=1, max_length=200)] | None = None
    event_type: EventType | None = None
    severity: Severity | None = None
    certainty: Certainty | None = None
    expires_at: Time | None = None
    places: Annotated[tuple[StatedPlace, ...], Field(max_length=100)] = ()

    @model_validator(mode="after")
    def _has_a_name_and_words(self) -> Self:
        if told := lacks(self.__dict__):
            raise ValueError("; ".join(told))
        return self

    @property
    def key(self) -> str:
        """Its id; without one, a hash of canonical address, title and text."""
        if self.id is not None:
            return self.id
        told = json.dumps([canonical_url(self.url or ""), self.title, self.text], ensure_ascii=True)
        return "h-" + hashlib.sha256(told.encode()).hexdigest()[:32]

    @property
    def content_hash(self) -> str:
        """The same for the same title and text, whatever their spacing, form and case."""
        told = unicodedata.normalize("NFKC", f"{self.title}\n{self.text}").casefold()
        return hashlib.sha256(" ".join(told.split()).encode("utf-8", "replace")).hexdigest()

    @property
    def body_hash(self) -> str:
        """The same only for the same body: tells a repeat from a clash of ids.

        Without an id the page is the name, and a page has many spellings.
        """
        named = self if self.id is not None else self.model_copy(update={"url": canonical_url(self.url or "")})
        told = named.model_dump_json(exclude_defaults=True)
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def canonical_url(url: str) -> str:
    """One spelling for one page: host in lower case, no fragment, default port or tracking parameters."""
    if not url:
        return ""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if parts.port and (parts.scheme.lower(), parts.port) not in {("http", 80), ("https", 443)}:
        host = f"{host}:{parts.port}"
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(TRACKING)
    ]
    return urlunsplit(("https", host, parts.path.rstrip("/") or "/", urlencode(sorted(query)), ""))
