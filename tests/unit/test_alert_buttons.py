"""The buttons under an alert, one message in two languages, and what a mute keeps away."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts import buttons as alert_buttons
from bot.alerts.bilingual import bilingual
from bot.alerts.buttons import buttons, map_link
from bot.alerts.text import visible_length
from bot.chat.keyboards import Verb, parse
from bot.delivery.muting import muted_by_place
from bot.delivery.telling import Form
from bot.i18n import BOTH, Words, languages_of
from bot.letters import Letters
from bot.model import (
    AffectedPlace,
    Alert,
    Certainty,
    DecisionKind,
    EventType,
    Incident,
    Kind,
    Nearness,
    Place,
    Precision,
    Severity,
    Source,
    Status,
    WatchKey,
)
from bot.store.claims import Claim
from bot.store.edits import Edit
from bot.store.library import Told
from bot.understand.gazetteer.gazetteer import Gazetteer

WORDS = Words.load()
TOWN = Place("a" * 40, "Nioro du Sahel", Kind.TOWN, "ML", lat=15.23, lon=-9.59, parents=("ring",))
SPOT = AffectedPlace(TOWN, ("Ring",), ("ring",))


def alert(kind=DecisionKind.NEW, status=Status.ACTUAL, number=2**63 - 1):
    incident = Incident(
        "i1", "K7F2", 1, EventType.BATTLE, Severity.SEVERE, Certainty.LIKELY, (SPOT,),
        (Source("AFP", "https://afp.example/1", "en"),), datetime(2026, 3, 1, tzinfo=UTC),
    )  # fmt: skip
    return Alert(number, kind, "test", incident, status=status)


def flat(markup):
    return [button for row in (markup or {}).get("inline_keyboard", []) for button in row]


@pytest.mark.parametrize("language", ["en", "fr", BOTH, ""])
def test_every_button_fits_and_is_understood(language):
    """The longest number and place id that there can be: 64 bytes of data, 64 letters shown."""
    made = flat(buttons(alert(), SPOT, language, WORDS))
    assert [urlsplit(made[0]["url"]).hostname] == ["www.openstreetmap.org"]
    verbs = []
    for button in made[1:]:
        assert len(button["callback_data"].encode()) <= 64
        assert 0 < len(button["text"]) <= 64
        verbs.append(parse(button["callback_data"]).verb)
    assert verbs == [Verb.MUTE_EVENT, Verb.MUTE_PLACE, Verb.WRONG_PLACE, Verb.FALSE]


def test_the_letters_are_the_chats_verbs():
    for name in ("MUTE_EVENT", "HEAR_EVENT", "MUTE_PLACE", "HEAR_PLACE", "WRONG_PLACE", "FALSE"):
        assert getattr(alert_buttons, name) == Verb[name].value


@pytest.mark.parametrize(
    ("kind", "status", "chat", "expected"),
    [
        # what is true can be muted and doubted
        (DecisionKind.UPDATE, Status.ACTUAL, "supergroup", ["url", "e", "h", "b", "f"]),
        (DecisionKind.ENDED, Status.ACTUAL, "private", ["url", "e", "h", "b", "f"]),
        # a channel's readers can't mute it
        (DecisionKind.NEW, Status.ACTUAL, "channel", ["url", "b", "f"]),
        # a test is neither true nor false
        (DecisionKind.NEW, Status.EXERCISE, "private", ["url"]),
        # what is taken back is not doubted again
        (DecisionKind.RETRACTION, Status.ACTUAL, "private", []),
    ],
)
def test_which_buttons(kind, status, chat, expected):
    made = flat(buttons(alert(kind, status), SPOT, "fr", WORDS, kind=chat))
    assert ["url" if "url" in each else each["callback_data"][0] for each in made] == expected


@pytest.mark.parametrize(
    ("spot", "zoom"),
    [
        (SPOT, "12"),
        (replace(SPOT, precision=Precision.NEAR), "10"),
        (replace(SPOT, precision=Precision.AREA), None),  # somewhere in it: a pin would lie
        (replace(SPOT, place=replace(TOWN, kind=Kind.REGION)), None),
        (replace(SPOT, place=replace(TOWN, lat=None, lon=None)), None),
    ],
)
def test_the_map_shows_only_what_is_known(spot, zoom):
    link = map_link(spot)
    if zoom is None:
        assert link == ""
        return
    parts = urlsplit(link)
    assert parse_qs(parts.query) == {"mlat": ["15.2300"], "mlon": ["-9.5900"]}
    assert parts.fragment == f"map={zoom}/15.2300/-9.5900"


def test_a_long_name_is_cut_on_its_button():
    spot = replace(SPOT, place=replace(TOWN, name="Saint-Barthélemy-de-la-Grande-Rivière\u202e"))
    (label,) = [each["text"] for each in flat(buttons(alert(), spot, "en", WORDS)) if "24" in each["text"]]
    assert label == "🔕 24\u00a0h without Saint-Barthélemy-de…"


def test_languages_of():
    assert (languages_of("fr"), languages_of(BOTH), languages_of("")) == (("fr",), ("fr", "en"), ("en",))


# Two languages


def test_two_languages_one_message():
    french = "🔴 <b>ATTAQUE</b> — Nioro\n🕒 Mar.\n📰 AFP\nVous suivez Nioro · #K7F2"
    english = "🔴 <b>ATTACK</b> — Nioro\n🕒 Tue.\n📰 AFP\nYou watch Nioro · #K7F2"
    assert bilingual(french, english) == f"{french}\n\n🔴 <b>ATTACK</b> — Nioro\n🕒 Tue.\nYou watch Nioro · #K7F2"


LINES = st.lists(st.text(st.sampled_from("abcé 📰"), max_size=120), max_size=9)


@given(LINES, LINES, st.integers(20, 900))
def test_two_languages_keep_to_the_cap(first, second, cap):
    """Lines go whole, the first and last of each part never."""
    above, below = ["A1 first", *first, "A9 last"], ["B1 first", *second, "B9 last"]
    told = bilingual("\n".join(above), "\n".join(below), cap=cap)
    lines = told.split("\n")
    assert (lines[0], lines[-1]) == ("A1 first", "B9 last")
    assert {"A9 last", "B1 first"} <= set(lines)
    assert set(lines) <= {*above, *below, ""}
    assert visible_length(told) <= max(cap, len("A1 first A9 last  B1 first B9 last"))


# Muting

PLACES = [
    AffectedPlace(Place(name, name, Kind.TOWN, "ML"), (holder,), (holder, "land"))
    for name, holder in (("a", "ring"), ("b", "ring"), ("c", "far"))
]


def key(place_id, lead, nearness=Nearness.AT):
    return WatchKey(place_id, lead, nearness)


@pytest.mark.parametrize(
    ("keys", "watched", "muted", "expected"),
    [
        # the town itself
        ([key("a", "a")], {"a"}, {"a"}, True),
        ([key("a", "a")], {"a"}, {"b"}, False),
        # two watched towns are hit, one is muted: the other is told
        ([key("a", "a"), key("b", "b")], {"a", "b"}, {"a"}, False),
        ([key("a", "a"), key("b", "b")], {"a", "b"}, {"a", "b"}, True),
        # the other one is somebody else's watch
        ([key("a", "a"), key("b", "b")], {"a"}, {"a"}, True),
        # a whole division is watched: all that is hit in it must be muted, not only what line 1 names
        ([key("ring", "a", Nearness.WITHIN)], {"ring"}, {"a"}, False),
        ([key("ring", "a", Nearness.WITHIN)], {"ring"}, {"a", "b"}, True),
        # muting the watch is not muting the place
        ([key("ring", "a", Nearness.WITHIN)], {"ring"}, {"ring"}, False),
        # near a watched town: what counts is what was hit
        ([key("town", "a", Nearness.AROUND)], {"town"}, {"a"}, True),
        ([key("town", "a", Nearness.AROUND)], {"town"}, {"town"}, False),
        # no watch brought it
        ([key("a", "a")], set(), {"a"}, False),
    ],
)
def test_what_a_muted_place_keeps_away(keys, watched, muted, expected):
    assert muted_by_place(keys, PLACES, watched, muted) is expected


# As the courier gets them


def claim(language, **more):
    key_ = key(TOWN.id, TOWN.id)
    texts = {("fr", TOWN.id): "<b>ATTAQUE</b> — Nioro\n📰 AFP", ("en", TOWN.id): "<b>ATTACK</b> — Nioro\n📰 AFP"}
    told = Told(alert(), (key_,), texts)
    return Claim(told, 1, "private", language, TOWN.id, 0, 0, 0, False, 0, None, **more)


LETTERS = Letters(Gazetteer([TOWN]), WORDS)


def test_a_chat_that_reads_both_gets_one_message():
    told = LETTERS.alert(claim(BOTH), 0)
    french, english = told.split("\n\n")
    assert french == LETTERS.alert(claim("fr"), 0)
    assert english == LETTERS.alert(claim("en"), 0).replace("📰 AFP\n", "")


def test_a_mistake_is_struck_out_in_both_parts():
    written = claim(BOTH).told
    now = Edit(
        told=written, by=written, chat_id=1, chat_kind="private", language=BOTH, message_id=5, watched_id=TOWN.id,
        form=Form.OWN, plain=False, repeat=False, late_ms=0, attempts=0,
    )  # fmt: skip
    told = LETTERS.edit(now)
    assert "<s><b>ATTAQUE</b> — Nioro</s>" in told
    assert "<s><b>ATTACK</b> — Nioro</s>" in told


def test_the_letter_brings_its_buttons():
    assert LETTERS.buttons(claim(BOTH)) == buttons(alert(), SPOT, BOTH, WORDS)
    assert len(flat(LETTERS.buttons(claim("")))) == 5
