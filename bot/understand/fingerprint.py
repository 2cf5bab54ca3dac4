"""What stays of a text when it is copied: a sketch by which near-duplicates are recognised.

Every run of four words is hashed, and the smallest hashes are kept (a bottom-k sketch: Broder, "On the
resemblance and containment of documents", 1997). Two texts that share most of their runs share most of what
is kept, also where one was cut short or given another title. CRC-32 is a hash good enough for that, the same
on every machine, and done in C.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from bot.understand.text.prose import Prose

KEPT = 32  # hashes of a text: an estimate within about a sixth, some 350 bytes in an incident's body
RUN = 4  # words: fewer are idioms of the trade ("killed in an attack on"), more break at every edit
FEWEST = 5  # hashes that must stand on either side before two texts are compared at all
COPIED = 0.5  # from this likeness on one text is a copy of the other
# What parts words: what is no letter, digit or "_". Bytes are parted and joined far sooner than letters.
_SIGN = re.compile(r"[^\w\x00-\x7f]")
_ASCII = "".join(map(chr, range(0x80)))
_SPACED = bytes.maketrans(_ASCII.encode(), re.sub(r"\W", " ", _ASCII).encode())


def fingerprint(prose: Prose) -> tuple[int, ...]:
    """The sketch of a text without its title, in rising order; empty where it is too short to tell."""
    body = prose.low[prose.body_at :]
    words = (body if body.isascii() else _SIGN.sub(" ", body)).encode().translate(_SPACED).split()
    runs = set(map(zlib.crc32, map(b" ".join, zip(*(words[skipped:] for skipped in range(RUN)), strict=False))))
    return tuple(sorted(runs)[:KEPT]) if len(runs) >= FEWEST else ()


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """How much of the shorter of two texts stands in the other, 0 to 1; 0 where that can't be told.

    A sketch that is full says nothing of hashes above its last: only the stretch that both cover is compared.
    """
    reach = min((each[-1] for each in (one, other) if len(each) >= KEPT), default=1 << 32)
    left = {value for value in one if value <= reach}
    right = {value for value in other if value <= reach}
    least = min(len(left), len(right))
    return len(left & right) / least if least >= FEWEST else 0.0
