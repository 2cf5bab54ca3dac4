"""Who may hand items in: Standard Webhooks signatures, or a bearer token.

The scheme is that of the Standard Webhooks specification, version 1: HMAC-SHA256 over `id.timestamp.body`
with the base64 part of a `whsec_` secret, in the header `webhook-signature` as space-separated `v1,<base64>`.
Its Python package would bring an HTTP client for thirty lines of HMAC, hence our own.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence

# Older or newer than this is refused: a recorded request can't be played again later.
TOLERANCE_S = 5 * 60


def authentic(
    headers: Mapping[str, str], body: bytes, *, keys: Sequence[str], tokens: Sequence[str], now: float
) -> str:
    """Why a request must be refused; "" where it is authentic. `now` is Unix time in seconds.

    Several keys and tokens may be valid at once, so that they can be rotated.
    """
    if "webhook-signature" in headers:
        return _signed(headers, body, keys, now)
    scheme, _, token = headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        return "sign the request (Standard Webhooks) or send a bearer token"
    given = hashlib.sha256(token.strip().encode("utf-8", "surrogateescape")).digest()
    # All are compared, each in constant time: the answer's time tells nothing of them.
    matches = [hmac.compare_digest(given, hashlib.sha256(known.encode()).digest()) for known in tokens]
    return "" if any(matches) else "the bearer token is not known"


def _signed(headers: Mapping[str, str], body: bytes, keys: Sequence[str], now: float) -> str:
    name, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not name:
        return "webhook-id is missing"
    if not (stamp.isascii() and stamp.isdecimal()) or len(stamp) > 12:  # noqa: PLR2004  enough for the next 30,000 years
        return "webhook-timestamp is missing or no Unix time in seconds"
    if abs(int(stamp) - now) > TOLERANCE_S:
        return "webhook-timestamp is more than 5 minutes off; check the sender's clock"
    told = f"{name}.{stamp}.".encode("utf-8", "surrogateescape") + body
    # Signed once a key, whatever the header holds: it could name thousands of signatures.
    expected = [sign(key, told) for key in keys]
    given = [part.removeprefix("v1,") for part in headers["webhook-signature"].split() if part.startswith("v1,")]
    matches = [
        hmac.compare_digest(known, signature.encode("utf-8", "surrogateescape"))
        for known in expected
        for signature in given
    ]
    return "" if any(matches) else "no signature fits a known key"


def sign(key: str, told: bytes) -> bytes:
    """The base64 signature of `id.timestamp.body` under a whsec_ key. Raises ValueError where the key is no base64."""
    return base64.b64encode(hmac.new(secret_of(key), told, hashlib.sha256).digest())


def secret_of(key: str) -> bytes:
    """The bytes of a whsec_ key, padded or not. Raises ValueError where it is no base64."""
    text = key.removeprefix("whsec_").rstrip("=")
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
