"""The item's own rules."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.item import Item, canonical_url
from bot.model import Certainty, EventType, MsgType, Severity, Status

LEAST: dict[str, Any] = {"id": "a", "source": "AFP", "title": "Attack"}


def item(**fields: Any) -> Item:
    return Item.model_validate(LEAST | fields)


FAULTS = [
    ("neither id nor url", {"id": None}, (), "an id or a url"),
    ("neither title nor text", {"title": "  ", "text": "\n"}, (), "a title or a text"),
    ("an empty id", {"id": ""}, ("id",), "at least 1"),
    ("a line break in the id", {"id": "a\nb"}, ("id",), "control"),
    ("a C1 control in the source", {"source": "a\x85"}, ("source",), "control"),
    ("a very long source", {"source": "a" * 201}, ("source",), "at most 200"),
    ("a number for a title", {"title": 5}, ("title",), "string"),
    ("a word that CAP does not have", {"status": "actual"}, ("status",), "Actual"),
    ("a message type that is none", {"msg_type": "Ack"}, ("msg_type",), "Cancel"),
    ("an event type that is none", {"event_type": "war"}, ("event_type",), "battle"),
    ("a severity that is none", {"severity": "High"}, ("severity",), "Extreme"),
    ("a certainty that is none", {"certainty": "Sure"}, ("certainty",), "Observed"),
    ("no language tag", {"language": "English!"}, ("language",), "pattern"),
    ("a time as a number", {"published_at": 1751362800}, ("published_at",), "RFC 3339"),
    ("a time as a number in quotes", {"published_at": "1751362800"}, ("published_at",), "RFC 3339"),
    ("a time without zone", {"published_at": "2025-07-01T09:40:00"}, ("published_at",), "zone"),
    ("a bare date", {"expires_at": "2025-07-01"}, ("expires_at",), "RFC 3339"),
    ("a day that no month has", {"published_at": "2025-02-30T09:40:00Z"}, ("published_at",), "day"),
    ("a year before any news", {"published_at": "0001-01-01T00:00:00+14:00"}, ("published_at",), "years"),
    ("a year that no zone can hold", {"published_at": "9999-12-31T23:59:59-14:00"}, ("published_at",), "years"),
    ("half a position", {"places": [{"name": "Kayes", "lat": 14.4}]}, ("places", 0), "both or neither"),
    ("off the globe", {"places": [{"name": "Kayes", "lat": 91.0, "lon": 0.0}]}, ("places", 0, "lat"), "90"),
    ("a position as text", {"places": [{"name": "Kayes", "lat": "14", "lon": 0}]}, ("places", 0, "lat"), "number"),
    ("a position that is true", {"places": [{"name": "Kayes", "lat": True, "lon": 0}]}, ("places", 0, "lat"), "number"),
    ("a place without name", {"places": [{}]}, ("places", 0, "name"), "required"),
    ("an unknown field of a place", {"places": [{"name": "x", "pop": 1}]}, ("places", 0, "pop"), "xtra"),
    ("too many places", {"places": [{"name": "x"}] * 101}, ("places",), "100"),
    ("an unknown field", {"headline": "x"}, ("headline",), "xtra"),
]


@pytest.mark.parametrize(("case", "fields", "where", "told"), FAULTS)
def test_refused_with_its_place(case: str, fields: dict[str, Any], where: tuple[Any, ...], told: str) -> None:
    with pytest.raises(ValidationError) as caught:
        item(**fields)
    (fault,) = caught.value.errors()
    assert fault["loc"] == where
    assert told in fault["msg"]


BAD_LINKS = [
    "",
    "kayes.example",  # no scheme
    "ftp://kayes.example/a",
    "javascript:alert(1)",
    "JavaScript://x/%0aalert(1)",
    "data:text/html,x",
    "tg://resolve?domain=x",
    "//kayes.example/a",
    "https:///a",
    "https://user@kayes.example/",
    "https://user:word@kayes.example/",
    "https://kayes.example\\@evil.example/",
    "https://kayes.example/a b",
    "https://kayes.example/\u00a0",
    "https://kayes.example/\n",
    "\thttps://kayes.example/",
    "https://kayes.example/\u200b",
    "https://kayes.example/\u202egpj.exe",
    "https://kayes.example:99999/",
    "https://kayes.example:x/",
    "https://[::1/",
    "https://kayes.example\u2100/",  # becomes "a/c" under NFKC: another host than it seems
    "https://kayes.example/" + "a" * 2048,
]


@pytest.mark.parametrize("url", BAD_LINKS)
def test_bad_links_are_refused(url: str) -> None:
    with pytest.raises(ValidationError) as caught:
        item(url=url)
    assert {fault["loc"] for fault in caught.value.errors()} == {("url",)}


@pytest.mark.parametrize(
    "url",
    [
        "https://kayes.example/a?b=c#d",
        "HTTP://Kayes.example:8080",
        "https://xn--bb-xka.example/",
        "https://social.example/@user/1",  # an @ is fine in a path
        "https://[2001:db8::1]:8443/x",
        "https://kayes.example/événement",
    ],
)
def test_good_links_are_kept_as_they_came(url: str) -> None:
    assert item(url=url).url == url


def test_times_are_utc() -> None:
    assert item(published_at="2025-07-01T11:40:00+02:00").published_at == datetime(2025, 7, 1, 9, 40, tzinfo=UTC)
    assert item(published_at="2025-07-01T11:40:00+02:00").published_at.tzinfo is UTC
    assert item(published_at="2025-07-01t09:40:00.25z").published_at.microsecond == 250_000


def test_an_item_without_id_is_named_by_page_title_and_text() -> None:
    """The same URL with a new body is a new item; a tracking parameter makes no new page."""
    page = "https://Kayes.example/a?utm_source=x&b=1"
    one = Item(source="AFP", url=page, title="A", text="B")
    assert one.key.startswith("h-")
    assert one.key == Item(source="AFP", url="http://kayes.example/a/?b=1", title="A", text="B").key
    assert one.key != Item(source="AFP", url=page, title="A", text="C").key
    # Title and text are told apart: "A"+"B" is not "AB"+"".
    assert one.key != Item(source="AFP", url=page, title="AB").key


def test_body_hash_tells_a_repeat_from_a_clash() -> None:
    assert item().body_hash == item(status="Actual", text="").body_hash  # defaults written out
    assert item().body_hash != item(title="Attack!").body_hash
    assert item().body_hash != item(severity="Minor").body_hash


def test_content_hash_forgives_spacing_form_and_case() -> None:
    assert item(text="é  x").content_hash == item(title="ATTACK", text="e\u0301\nx ").content_hash
    assert item(text="a").content_hash != item(text="b").content_hash


@pytest.mark.parametrize(
    ("given_url", "canonical"),
    [
        ("", ""),
        ("http://Kayes.example", "https://kayes.example/"),
        ("https://kayes.example:443/a/", "https://kayes.example/a"),
        ("http://kayes.example:8080/a", "https://kayes.example:8080/a"),
        ("https://kayes.example/a?z=1&a=&utm_medium=x&fbclid=y#top", "https://kayes.example/a?a=&z=1"),
    ],
)
def test_canonical_url(given_url: str, canonical: str) -> None:
    assert canonical_url(given_url) == canonical


hosts = st.from_regex(r"[a-zA-Z0-9-]{1,10}\.(example|ml)(:[0-9]{1,4})?", fullmatch=True)
urls = st.builds(
    "{}://{}/{}".format,
    st.sampled_from(["http", "https"]),
    hosts,
    st.from_regex(r"[a-z0-9/?&=%._-]{0,20}", fullmatch=True),
)


@given(urls)
def test_a_canonical_url_stays_as_it_is(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
times = st.datetimes(datetime(1971, 1, 2), datetime(2998, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001  bounds are naive to hypothesis
places = st.builds(
    lambda name, at: {"name": name} | ({"lat": at[0], "lon": at[1]} if at else {}),
    words,
    st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
)
items = st.fixed_dictionaries(
    {"id": words, "source": words, "title": texts, "text": texts.map(lambda text: f"{text}x")},
    optional={
        "url": urls,
        "published_at": times.map(datetime.isoformat),
        "expires_at": times.map(datetime.isoformat),
        "status": st.sampled_from(list(Status)),
        "msg_type": st.sampled_from(list(MsgType)),
        "event_type": st.sampled_from(list(EventType)),
        "severity": st.sampled_from(list(Severity)),
        "certainty": st.sampled_from(list(Certainty)),
        "updates": words,
        "places": st.lists(places, max_size=3),
    },
)


@given(items)
def test_what_is_stored_reads_back_as_it_was(value: dict[str, Any]) -> None:
    """The queue keeps an item as JSON without defaults: body, hashes and key must survive that."""
    first = Item.model_validate(value)
    again = Item.model_validate_json(first.model_dump_json(exclude_defaults=True))
    assert again == first
    assert (again.key, again.body_hash, again.content_hash) == (first.key, first.body_hash, first.content_hash)


def test_the_schema_tells_the_whole_contract() -> None:
    schema = Item.model_json_schema()
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["properties"]) == set(Item.model_fields)
    assert schema["required"] == ["source"]
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["StatedPlace"]["additionalProperties"] is False
    assert {"anyOf": [{"required": ["id"]}, {"required": ["url"]}]} in schema["allOf"]
    assert {"anyOf": [{"required": ["title"]}, {"required": ["text"]}]} in schema["allOf"]
    assert schema["$defs"]["Status"]["enum"] == [word.value for word in Status]
