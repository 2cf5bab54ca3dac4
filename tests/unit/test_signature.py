"""Who may hand items in."""

import base64
import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources import signature
from bot.sources.signature import TOLERANCE_S, authentic, secret_of, sign

OLD, NEW = "whsec_" + base64.b64encode(b"o" * 24).decode(), "whsec_" + base64.b64encode(b"n" * 24).decode()
TOKENS = ("first-token-0123456789", "second-token-0123456789")
NOW = 1_751_362_800.0
BODY = b'{"id": "a"}'


def signed(key: str = NEW, body: bytes = BODY, name: str = "msg_1", at: float = NOW) -> dict[str, str]:
    stamp = str(int(at))
    value = sign(key, f"{name}.{stamp}.".encode() + body).decode()
    return {"webhook-id": name, "webhook-timestamp": stamp, "webhook-signature": f"v1,{value}"}


def why(headers: dict[str, str], body: bytes = BODY, keys: tuple[str, ...] = (OLD, NEW)) -> str:
    return authentic(headers, body, keys=keys, tokens=TOKENS, now=NOW)


def test_the_specification_s_own_example() -> None:
    """From the Standard Webhooks specification: secret, id, timestamp, payload and their signature."""
    told = b'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}'
    assert sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", told) == b"g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


GOOD = [
    ("the newer key", signed(NEW)),
    ("the older key, during rotation", signed(OLD)),
    (
        "signed by two keys, of which one is ours",
        signed() | {"webhook-signature": f"v1,AAAA {signed()['webhook-signature']}"},
    ),
    ("exactly at the tolerance, old", signed(at=NOW - TOLERANCE_S)),
    ("exactly at the tolerance, early", signed(at=NOW + TOLERANCE_S)),
    ("a bearer token", {"Authorization": f"Bearer {TOKENS[0]}"}),
    ("the other token, scheme in lower case", {"Authorization": f"bearer {TOKENS[1]}"}),
]


@pytest.mark.parametrize(("case", "headers"), GOOD)
def test_authentic(case: str, headers: dict[str, str]) -> None:
    assert why(headers) == ""


BAD = [
    ("nothing at all", {}, "sign the request"),
    ("older than five minutes", signed(at=NOW - TOLERANCE_S - 1), "5 minutes"),
    ("newer than five minutes", signed(at=NOW + TOLERANCE_S + 1), "5 minutes"),
    ("a key that we do not have", signed("whsec_" + base64.b64encode(b"x" * 24).decode()), "no signature fits"),
    ("signed for another body", signed(body=b"{}"), "no signature fits"),
    ("signed for another id", signed() | {"webhook-id": "msg_2"}, "no signature fits"),
    ("signed for another time", signed() | {"webhook-timestamp": str(int(NOW) + 1)}, "no signature fits"),
    ("no id", {k: v for k, v in signed().items() if k != "webhook-id"}, "webhook-id"),
    ("no time", {k: v for k, v in signed().items() if k != "webhook-timestamp"}, "webhook-timestamp"),
    ("time in milliseconds and more", signed() | {"webhook-timestamp": "9" * 13}, "webhook-timestamp"),
    ("a time that is no number", signed() | {"webhook-timestamp": "-1e3"}, "webhook-timestamp"),
    ("digits of another script", signed() | {"webhook-timestamp": "١٧٥١٣٦٢٨٠٠"}, "webhook-timestamp"),
    ("a version that we do not know", signed() | {"webhook-signature": "v2,x"}, "no signature fits"),
    ("no version", signed() | {"webhook-signature": signed()["webhook-signature"][3:]}, "no signature fits"),
    ("an empty signature", signed() | {"webhook-signature": ""}, "no signature fits"),
    ("not ASCII", signed() | {"webhook-signature": "v1,é\udcff"}, "no signature fits"),
    ("an unknown token", {"Authorization": "Bearer nobody-knows-this-one"}, "not known"),
    ("a token that is no ASCII", {"Authorization": "Bearer é\udcff"}, "not known"),
    ("no token behind the word", {"Authorization": "Bearer "}, "bearer token"),
    ("another scheme", {"Authorization": f"Basic {TOKENS[0]}"}, "bearer token"),
    # Who signs wrongly is not let in by a token sent beside it.
    (
        "a wrong signature beside a good token",
        signed(body=b"{}") | {"Authorization": f"Bearer {TOKENS[0]}"},
        "no signature",
    ),
]


@pytest.mark.parametrize(("case", "headers", "told"), BAD)
def test_refused(case: str, headers: dict[str, str], told: str) -> None:
    assert told in why(headers)


def test_without_keys_nobody_is_authentic() -> None:
    for headers in (signed(), {"Authorization": f"Bearer {TOKENS[0]}"}, {"Authorization": "Bearer "}):
        assert authentic(headers, BODY, keys=(), tokens=(), now=NOW)


def test_thousands_of_signatures_cost_one_hash_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A header of 8 KiB may name 2,000 signatures: a stranger must not make us hash 8 MiB for each."""
    calls = []

    def counted(key: str, told: bytes) -> bytes:
        calls.append(key)
        return sign(key, told)

    monkeypatch.setattr(signature, "sign", counted)
    assert why(signed() | {"webhook-signature": "v1,x " * 2000})
    assert len(calls) == 2


@given(st.binary(min_size=1, max_size=64), st.binary(max_size=200))
def test_any_secret_signs_as_hmac_does_padded_or_not(secret: bytes, told: bytes) -> None:
    key = "whsec_" + base64.b64encode(secret).decode()
    assert secret_of(key) == secret_of(key.rstrip("=")) == secret
    assert base64.b64decode(sign(key, told)) == hmac.new(secret, told, hashlib.sha256).digest()


@given(st.binary(max_size=100), st.integers(0, 799))
def test_one_flipped_bit_is_refused(body: bytes, bit: int) -> None:
    changed = bytearray(body or b"x")
    changed[bit // 8 % len(changed)] ^= 1 << bit % 8
    assert why(signed(body=body or b"x"), bytes(changed))
