"""Button data: what a button carries is what its press is read as, and nothing else is read at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import keyboards
from bot.chat.keyboards import Press, Verb, parse

PLACE_IDS = st.from_regex(r"\A[A-Za-z0-9_-]{1,40}\Z")
PAGES = st.integers(0, 999)


@given(PLACE_IDS, PAGES, st.sampled_from(keyboards.LANGUAGES), st.booleans())
def test_data_fits_and_comes_back(place_id, page, language, sure):
    cases = [
        (keyboards.watch("x", place_id), Press(Verb.WATCH, place_id=place_id)),
        (keyboards.undo("x", place_id), Press(Verb.UNDO, place_id=place_id)),
        (keyboards.remove("x", place_id, page), Press(Verb.REMOVE, page=page, place_id=place_id)),
        (keyboards.page("x", page), Press(Verb.PAGE, page=page)),
        (keyboards.language("x", language), Press(Verb.LANGUAGE, language=language)),
        (
            keyboards.language("x", language, place_id),
            Press(Verb.LANGUAGE, language=language, place_id=place_id),
        ),
        (keyboards.forget("x", sure=sure), Press(Verb.FORGET, sure=sure)),
        (keyboards.resume("x"), Press(Verb.RESUME)),
    ]
    for button, press in cases:
        assert len(button["callback_data"].encode()) <= 64
        assert parse(button["callback_data"]) == press


@pytest.mark.parametrize(
    "data",
    [
        None,  # a game's button
        "",
        "w",
        "w:",
        "w:" + "a" * 41,
        "w:ml kayes",
        "w:ml-kayes\n",
        "w:kayès",
        "x:ml-kayes",  # no page
        "x:٣:ml-kayes",  # digits, but not ours
        "p:-1",
        "p:1000",
        "l:de",
        "l:fr:",
        "d:maybe",
        "r:2",
        "y:1",
        ":",
    ],
)
def test_foreign_data_is_no_press(data):
    assert parse(data) is None


@given(st.text(max_size=64))
def test_any_data_is_read_without_failure(data):
    parse(data)
