"""Text that is safe inside a Telegram message in HTML mode, and texts that fit.

Whatever a source wrote is foreign: a title, a source's name, a place it states. `harmless` is the one way
for foreign text into a message. Two things can go wrong with it, and both end here:

- *Markup and disguise*: < > & are escaped; control, bidi and zero-width characters are dropped.
- *Links nobody made*: Telegram links @name, /command, #tag, $TAG, bare domains (.ml is Mali), addresses
  and numbers by itself, and escaping does not stop it. A WORD JOINER (U+2060) behind the sign that sets
  it off does. The rules are TDLib's (td/telegram/MessageEntity.cpp): a name, command or cash tag needs
  an ASCII letter or digit right behind its sign, a hashtag a letter or digit, and a domain takes no
  character of U+2000 to U+206F but U+200C, U+200D and the dashes. So U+200C and U+200D would not break
  anything, U+200B would but lets the line wrap there and counts as a space in search, and TDLib drops
  U+2028 to U+202E. U+2060 is kept, has no width, and forbids a line break.
"""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

JOINER = "\u2060"
ELLIPSIS = "…"

# Invisible, though Unicode calls them letters, marks or symbols: fillers, blanks, joiners, variation selectors.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
# Controls, formats (bidi and zero width among them), lone surrogates, private use, unassigned; keycap frames.
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Me"})
_STACKED = re.compile(
    r"(?P<two>[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{2})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_SPACES = re.compile(r"\s+")
_FIXED_SPACES = frozenset({"\u00a0", "\u202f"})  # French puts them before : ; ! ?

_SIGNS = re.compile(r"[@/#$@/#$]")
_DOTS = re.compile(r"(?<=\S)[.:。.。:](?=\S)")
# Phone and bank card numbers: seven digits and more, with whatever people put between them.
_NUMBERS = re.compile(r"\+?\d(?:[\s().\-/\u2060]*\d){6,}")
_GROUPS = re.compile(r"(?:\+|[\s().\-/\u2060]+|\d{3})(?=.)")

_TAG = re.compile(r"<[^>]*>")
_MAX_HOST = 60


def escape(text: str) -> str:
    """Our own text, or cleaned foreign text, with Telegram's three markup characters escaped."""
    return html.escape(text, quote=False)


def clean(text: str) -> str:
    """Foreign text on one line, without anything invisible. Not yet escaped, its links not yet broken."""
    spaced = "".join(" " if character in "\t\n\v\f\r\x85\u2028\u2029" else character for character in text)
    seen = "".join(character for character in spaced if unicodedata.category(character) not in _DROPPED)
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", seen))
    unstacked = _STACKED.sub(r"\g<two>", composed)
    return _SPACES.sub(lambda run: run[0] if run[0] in _FIXED_SPACES else " ", unstacked).strip()


@functools.lru_cache(512)  # one alert shows the same names and titles in dozens of texts
def harmless(text: str, limit: int | None = None) -> str:
    """Foreign text as HTML that shows the same words and does nothing; at most `limit` characters if given.

    Shortening happens before escaping, so that no escape is ever cut, and after the links are broken: a cut
    can only take characters away from behind a joiner.
    """
    broken = _SIGNS.sub(lambda sign: sign[0] + JOINER, clean(text))
    broken = _DOTS.sub(lambda dot: dot[0] + JOINER, broken)
    broken = _NUMBERS.sub(lambda number: _GROUPS.sub(rf"\g<0>{JOINER}", number[0]), broken)
    if limit is not None and len(broken) > limit:
        broken = broken[: limit - 1].rstrip() + ELLIPSIS
    return escape(broken)


def link(url: str, label: str, limit: int = 40) -> str:
    """A named link: the label (foreign, cut to `limit`) with an arrow; the label alone where `url` is no web address.

    A host that is not plain ASCII can look like another one, so it is shown, in punycode, beside the label.
    """
    name = harmless(label, limit)
    safe = _web_address(url)
    if safe is None:
        return name
    address, host = safe
    shown = f" [{harmless(host, _MAX_HOST)}]" if "xn--" in host else ""
    return f'<a href="{html.escape(address, quote=True)}">{name} ↗</a>{shown}'


def _web_address(url: str) -> tuple[str, str] | None:
    """The address with its host in ASCII, and that host; None where it is no http(s) address."""
    if any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"} for c in url) or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
    except ValueError:  # UnicodeError is one
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    where = f"[{host}]" if ":" in host else host
    netloc = where if port is None else f"{where}:{port}"
    return urlunsplit((parts.scheme.lower(), netloc, parts.path, parts.query, parts.fragment)), host


def visible_length(markup: str) -> int:
    """How long Telegram counts this HTML: code points after parsing."""
    return len(html.unescape(_TAG.sub("", markup)))


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a message that is shown whole or not at all.

    Fields of one `line` stand on it side by side; the one with the lowest `weight` goes first.
    """

    html: str
    line: int
    weight: int


def fit(fields: Sequence[Field], limit: int) -> str:
    """The fields as lines, the lightest left out until at most `limit` characters show. One always stays."""
    kept = [field for field in fields if field.html]
    while len(kept) > 1 and visible_length(_lines(kept)) > limit:
        kept.remove(min(kept, key=lambda field: field.weight))
    return _lines(kept)


def _lines(fields: Sequence[Field]) -> str:
    lines: dict[int, list[str]] = {}
    for field in fields:
        lines.setdefault(field.line, []).append(field.html)
    return "\n".join(" ".join(parts) for _, parts in sorted(lines.items()))
