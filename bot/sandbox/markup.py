"""Telegram's HTML parse mode, as strict as Telegram: markup in, plain text and entities out, or the fault.

The rules and the words of every fault are those of TDLib's `parse_html` (td/telegram/MessageEntity.cpp),
which the Bot API server uses. Offsets in faults count UTF-8 bytes, offsets in entities UTF-16 units.
What TDLib does to any text afterwards (control and bidi characters, outer spaces) is `tidy`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
MAX_ENTITIES = 100  # Telegram ignores what comes after; core.telegram.org/bots/api#html-style

_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*));?")
_SPACE = " \t\r\n\0\v"
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


class MarkupError(ValueError):
    """What is wrong with the markup, in Telegram's words."""


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the text and its entities (sorted, outer before inner); raise MarkupError on any fault."""
    return _Parser(source).run()


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    begin: int  # in the plain text, code points


@dataclass(slots=True)
class _Parser:
    source: str
    at: int = 0
    plain: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    spans: list[tuple[int, int, Entity]] = field(default_factory=list)  # begin, end in code points

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            here = self._peek()
            if here == "<":
                if self.source.startswith("</", self.at):
                    self._end_tag()
                else:
                    self._start_tag()
            elif here == "&":
                self.plain.extend(self._reference() or self._take_one())
            else:
                self.plain.append(self._take_one())
        if self.stack:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        text = "".join(self.plain)
        if any("\ud800" <= c <= "\udfff" for c in text):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched"
                " surrogate code units"
            )
        return text, _entities(text, self.spans)

    def _peek(self) -> str:
        """The next character, or a NUL at the end: to TDLib a NUL is a space and an end."""
        return self.source[self.at] if self.at < len(self.source) else "\0"

    def _take_one(self) -> str:
        self.at += 1
        return self.source[self.at - 1]

    def _take_until(self, stops: str) -> str:
        begin = self.at
        while self._peek() not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def _skip_space(self) -> None:
        while self._peek() != "\0" and self._peek() in _SPACE:
            self.at += 1

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _reference(self) -> str:
        """Decode the reference here, or return "" and stay: unknown ones are ordinary text."""
        match = _REFERENCE.match(self.source, self.at)
        if match is None:
            return ""
        hexadecimal, decimal, name = match.groups()
        if name is not None:
            decoded = _NAMED.get(name, "")
        else:
            digits = hexadecimal if hexadecimal is not None else decimal
            code = int(digits, 16 if hexadecimal is not None else 10) if 0 < len(digits) < 10 else 0  # noqa: PLR2004  TDLib reads at most ten characters
            decoded = chr(code) if 0 < code < 0x10FFFF else ""  # noqa: PLR2004  TDLib's own bound
        if decoded:
            self.at = match.end()
        return decoded

    def _start_tag(self) -> None:
        begin = self.at
        offset = self._byte(begin)
        self.at += 1
        tag = self._take_until(_SPACE + ">").lower()
        if self._peek() == "\0":
            raise MarkupError(f"Unclosed start tag at byte offset {offset}")
        if tag not in TAGS:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {offset}')
        attributes: dict[str, str] = {}
        while self._peek() != ">":
            self._skip_space()
            if self._peek() == ">":
                break
            name, value = self._attribute(tag, offset)
            attributes[name] = value
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
        self.stack.append(_Open(tag, attributes, len(self.plain)))

    def _attribute(self, tag: str, offset: int) -> tuple[str, str]:
        name = self._take_until(_SPACE + "=>")
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {offset}')
        self._skip_space()
        if self._peek() != "=":
            if tag == "blockquote" and name == "expandable" and self._peek() != "\0":
                return name, ""
            raise MarkupError(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {offset}'
            )
        self.at += 1
        self._skip_space()
        value = self._quoted() if self._peek() in "'\"" else self._token()
        if self._peek() == "\0":
            raise MarkupError(f"Unclosed start tag at byte offset {offset}")
        return name, value

    def _quoted(self) -> str:
        quote = self._take_one()
        value: list[str] = []
        while self._peek() not in (quote, "\0"):
            value.append((self._reference() if self._peek() == "&" else "") or self._take_one())
        if self._peek() == quote:
            self.at += 1
        return "".join(value)

    def _token(self) -> str:
        begin = self.at
        match = _NAME_TOKEN.match(self.source, begin)
        self.at = match.end() if match else begin
        if self._peek() not in _SPACE + ">":
            raise MarkupError(f"Unexpected end of name token at byte offset {self._byte(begin)}")
        return self.source[begin : self.at].lower()

    def _end_tag(self) -> None:
        offset = self._byte(self.at)
        if not self.stack:
            raise MarkupError(f"Unexpected end tag at byte offset {offset}")
        self.at += 2
        found = self._take_until(_SPACE + ">").lower()
        self._skip_space()
        if self._peek() != ">":
            raise MarkupError(f"Unclosed end tag at byte offset {offset}")
        self.at += 1
        opened = self.stack.pop()
        if found and found != opened.tag:
            raise MarkupError(
                f'Unmatched end tag at byte offset {offset}, expected "</{opened.tag}>", found "</{found}>"'
            )
        if len(self.plain) > opened.begin and (entity := self._entity(opened)) is not None:
            self.spans.append((opened.begin, len(self.plain), entity))

    def _entity(self, opened: _Open) -> Entity | None:
        kind, attributes = TAGS[opened.tag], opened.attributes
        if kind == "text_link":
            url = checked_link(attributes.get("href") or "".join(self.plain[opened.begin :]))
            return {"type": kind, "url": url} if url else None
        if kind == "custom_emoji":
            emoji = attributes.get("emoji-id", "")
            if not emoji.isascii() or not emoji.isdigit() or int(emoji) == 0:
                raise MarkupError("Invalid custom emoji identifier specified")
            return {"type": kind, "custom_emoji_id": emoji}
        if kind == "date_time":
            unix = attributes.get("unix", "")
            if not unix.isascii() or not unix.isdigit():
                raise MarkupError("Invalid date_time unix time specified")
            told = {"type": kind, "unix_time": int(unix)}
            return {**told, "date_time_format": attributes["format"]} if attributes.get("format") else told
        if kind == "blockquote" and "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        if kind == "code" and attributes.get("class", "").startswith("language-"):
            return {"type": kind, "language": attributes["class"].removeprefix("language-")}
        return {"type": kind}


def _entities(text: str, spans: Iterable[tuple[int, int, Entity]]) -> list[Entity]:
    """Turn code point spans into UTF-16 entities; `<pre><code class=…>` becomes one pre with a language."""
    starts = [0]
    for character in text:
        starts.append(starts[-1] + (2 if character > "\uffff" else 1))
    entities: list[Entity] = []
    languages: dict[tuple[int, int], str] = {}
    for begin, end, entity in spans:
        place = {"offset": starts[begin], "length": starts[end] - starts[begin]}
        language = entity.pop("language", None)
        if language:
            languages[place["offset"], place["length"]] = language
        entities.append({"type": entity["type"], **place, **entity})
    pres = {(e["offset"], e["length"]) for e in entities if e["type"] == "pre"}
    kept = [e for e in entities if not (e["type"] == "code" and (e["offset"], e["length"]) in pres)]
    for entity in kept:
        language = languages.get((entity["offset"], entity["length"]))
        if entity["type"] == "pre" and language:
            entity["language"] = language
    kept.sort(key=lambda e: (e["offset"], -e["length"]))
    return kept[:MAX_ENTITIES]


def checked_link(url: str) -> str:
    """The link as Telegram keeps it, or "" where Telegram silently drops it (no dot in the host, odd scheme)."""
    url = url.strip()
    if "://" not in url and not url.lower().startswith("tg:"):
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() in {"tg", "ton", "tonsite"}:
        return url
    if parts.scheme.lower() not in {"http", "https"} or "." not in host.strip(".") or " " in host:
        return ""
    return url if parts.path or parts.query or parts.fragment else f"{url}/"


def tidy(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Clean the text as TDLib's `clean_input_string` and trim it; the entities move along, empty ones go.

    Carriage returns, U+2028 to U+202E and a few stacking diacritics vanish, other controls become spaces.
    """
    cleaned = [_clean(character) for character in text]
    joined = "".join(cleaned)
    skip = len(joined) - len(joined.lstrip())
    trimmed = joined.strip()
    moved = [0]  # old UTF-16 offset -> new one
    total, codepoints = 0, 0
    for old, new in zip(text, cleaned, strict=True):
        if new and skip <= codepoints < skip + len(trimmed):
            total += units(new)
        codepoints += len(new)
        moved.extend([total] * units(old))
    kept: list[Entity] = []
    for entity in entities:
        begin = moved[min(entity["offset"], len(moved) - 1)]
        end = moved[min(entity["offset"] + entity["length"], len(moved) - 1)]
        if end > begin:
            kept.append({**entity, "offset": begin, "length": end - begin})
    return trimmed, kept


def _clean(character: str) -> str:
    if character == "\r" or "\u2028" <= character <= "\u202e" or character in "\u0333\u033f\u030a":
        return ""
    return " " if character < " " and character != "\n" else character
