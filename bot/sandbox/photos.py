"""sendPhoto: what Telegram takes for a picture, and the words it refuses the rest with.

core.telegram.org/bots/api#sendphoto: at most 10 MB, width and height at most 10,000 together and one at most 20 times
the other; a caption of at most 1,024 characters after parsing. Only new uploads are known here, as PNG or JPEG.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from bot.sandbox.params import Params, bad

MAX_BYTES = 10 << 20
MAX_SIDES, MAX_RATIO = 10_000, 20
MAX_CAPTION = 1024

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG's frame headers: they tell the size


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in a message, in pixels."""

    body: bytes
    media_type: str
    width: int
    height: int


def read_photo(params: Params) -> Photo:
    """The uploaded picture; 400 for what Telegram would not take."""
    named = params.text("photo")
    body = params.files.get(named.removeprefix("attach://") if named else "photo")
    if body is None:
        raise bad("there is no photo in the request")
    if len(body) > MAX_BYTES:
        raise bad(f"file of size {len(body)} bytes is too big for a photo; the maximum size is {MAX_BYTES} bytes")
    photo = _png(body) or _jpeg(body)
    if photo is None:
        raise bad("IMAGE_PROCESS_FAILED")
    short, long = sorted((photo.width, photo.height))
    if not short or short + long > MAX_SIDES or long > MAX_RATIO * short:
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return photo


def _png(body: bytes) -> Photo | None:
    if not body.startswith(_PNG) or body[12:16] != b"IHDR" or len(body) < 33:  # noqa: PLR2004  up to its IHDR's end
        return None
    width, height = struct.unpack(">II", body[16:24])
    return Photo(body, "image/png", width, height)


def _jpeg(body: bytes) -> Photo | None:
    if not body.startswith(_JPEG):
        return None
    at = 2
    while at + 9 <= len(body) and body[at] == 0xFF:  # noqa: PLR2004  each segment's mark
        if body[at + 1] in _FRAMES:
            height, width = struct.unpack(">HH", body[at + 5 : at + 9])
            return Photo(body, "image/jpeg", width, height)
        at += 2 + struct.unpack(">H", body[at + 2 : at + 4])[0]
    return None
