"""The digest's picture: a PNG that shows what it says it shows, in letters that can be read."""

import io
import json
import math
import subprocess
import sys
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from test_digest_text import BAMAKO, END, GAZETTEER, WORDS, facts, story

from bot.digest import layout, letters, picture
from bot.digest.schedule import WEEK
from bot.digest.stamps import COLOURS, stamp
from bot.model import Count, EventType, Kind, Severity, Standing

GROUND = [place for place in GAZETTEER if place.kind is Kind.TOWN and place.lat is not None]
FRAME = (0.0, 270.0, 1080.0, 880.0)


def drawn(found, language="fr"):
    return picture.draw(found, language, BAMAKO, WORDS, GAZETTEER, GROUND)


def opened(found, language="fr"):
    return Image.open(io.BytesIO(drawn(found, language))).convert("RGB")


def near(image, box, colour, off=24):
    """How many pixels of the box have about this colour."""
    area = image.crop(tuple(round(each) for each in box))
    return sum(
        count
        for count, found in area.getcolors(1 << 22)
        if all(abs(a - b) <= off for a, b in zip(found, colour, strict=True))
    )


def a_week():
    return facts(
        story("K1", "ml-nioro", severity=Severity.EXTREME, killed=Count(30, 30), hours=10),
        story("K2", "ml-nioro", hours=50),
        story("K3", "ml-kayes", event_type=EventType.EXPLOSION, hours=80),
        story("K4", "ml-diboli", event_type=EventType.ABDUCTION, hours=100),
        story("K5", "ml-c-nioro", event_type=EventType.VIOLENCE, hours=120),
        watched=("ml-kayes", "ml-nioro", "ml-r-kayes"),
        length=WEEK,
    )


def test_a_png_of_the_size_that_telegram_leaves_alone():
    body = drawn(a_week())
    image = Image.open(io.BytesIO(body))
    assert image.format == "PNG"
    assert image.size == (1080, 1280)
    assert max(image.size) <= 1280
    assert len(body) < 150_000, "a bad line carries it"


@pytest.mark.parametrize("language", ["en", "fr", "both"])
def test_every_kind_that_happened_is_on_the_map_and_no_other(language):
    image = opened(a_week(), language)
    happened = {EventType.BATTLE, EventType.EXPLOSION, EventType.ABDUCTION, EventType.VIOLENCE}
    for kind in happened:
        assert near(image, FRAME, COLOURS[kind]) > 150, kind
    for kind in {EventType.UNREST, EventType.ACCESS} - happened:
        assert near(image, FRAME, COLOURS[kind], 8) == 0, kind


def test_both_reads_as_french():
    assert drawn(a_week(), "both") == drawn(a_week(), "fr")
    assert drawn(a_week(), "en") != drawn(a_week(), "fr")


def test_the_same_facts_make_the_same_bytes():
    assert drawn(a_week()) == drawn(a_week())


def test_nothing_to_show_is_no_picture():
    assert drawn(facts(watched=("ml-nioro",))) is None
    assert drawn(facts(story("K1", standing=Standing.WITHDRAWN))) is None
    only_a_country = facts(story("K1", "ml", severity=Severity.EXTREME), watched=("ml",))
    assert only_a_country.events
    assert drawn(only_a_country) is None


def test_bars_are_as_high_as_their_numbers():
    """Four days ago two, yesterday one: the columns of blue over the days' names tell it."""
    found = facts(*(story(f"K{n}", hours=hours) for n, hours in enumerate((3, 80, 85))), length=WEEK)
    image, step = opened(found), (1080 - 2 * picture.MARGIN) / 7
    high = [
        near(image, (picture.MARGIN + (n + 0.4) * step, 1100, picture.MARGIN + (n + 0.6) * step, 1216), letters.OWN)
        for n in range(7)
    ]
    assert [count for _, count in found.days] == [0, 0, 0, 2, 0, 0, 1]
    assert high[3] > 1.7 * high[6] > 5 * high[0]


def test_days_before_the_time_told_of_are_paler():
    daily = opened(facts(story("K1", hours=2), story("K2", hours=60)))
    step = (1080 - 2 * picture.MARGIN) / 7
    column = (picture.MARGIN + 4.4 * step, 1100, picture.MARGIN + 4.6 * step, 1216)
    assert near(daily, column, picture.PALE) > 500
    assert near(daily, column, letters.OWN) == 0


def test_the_smallest_letters_are_those_of_a_newspaper(monkeypatch):
    """At least 28 pixels of 1080, on a phone 65 mm wide 1.7 mm; all that is drawn, not only what is meant to be."""
    sizes = []
    real = picture._Page._text
    monkeypatch.setattr(
        picture._Page, "_text", lambda *given, **more: (sizes.append(given[2].size), real(*given, **more))
    )
    for language in ("en", "fr"):
        drawn(a_week(), language)
    drawn(facts(story("K1"), told_to=END - timedelta(days=31)))
    assert min(sizes) >= letters.LEAST_SHARED > 28
    assert min(size for _, size, _ in letters.STYLES.values()) == letters.SMALLEST


def contrast(one, other):
    """WCAG 2.2's contrast ratio."""

    def light(colour):
        parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_letters_and_marks_stand_out():
    for style, (_, _, colour) in letters.STYLES.items():
        if style != "country":  # the land's name, there to be overlooked
            assert contrast(colour, picture.LAND) >= 4.5, style
    for kind, colour in COLOURS.items():
        assert contrast(colour, picture.PAPER) >= 4.5, kind
        assert contrast(colour, picture.LAND) >= 4.5, kind
    assert contrast(letters.SOFT, picture.PAPER) >= 4.5


def test_kinds_are_told_apart_without_colours():
    """The outlines alone: any two shapes differ in a sixteenth of their room at least."""
    shapes = {kind: stamp(kind, 30, exact=True).getchannel("A").resize((64, 64)) for kind in EventType}
    for one, other in combinations(EventType, 2):
        pairs = zip(shapes[one].tobytes(), shapes[other].tobytes(), strict=True)
        assert sum(abs(a - b) > 128 for a, b in pairs) > 64 * 64 / 16, (one, other)


def test_hollow_where_the_exact_place_is_not_known():
    for kind in EventType:
        middle = stamp(kind, 30, exact=False)
        assert middle.getpixel((middle.width // 2, middle.height // 2))[:3] == (255, 255, 255)
        middle = stamp(kind, 30, exact=True)
        assert middle.getpixel((middle.width // 2, middle.height // 2))[:3] == COLOURS[kind]


def test_all_of_french_can_be_drawn():
    """With the font as it is used: its fallbacks differ from those of a text that is shaped."""
    french = "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ«»’–—…0123456789:;!?%()/·"
    assert letters.readable(french) == french
    said = {letter for forms in WORDS._languages["fr"].forms.values() for letter in letters.readable("".join(forms))}
    for weight in ("bold", "regular"):
        font = letters.font(weight, 40)
        missing = bytes(font.getmask("\ufffe"))
        lacking = {letter for letter in said | set(french) if bytes(font.getmask(letter)) == missing}
        assert not lacking, weight


def test_letters_that_the_font_lacks_are_spelt_plainly_or_left_out():
    assert letters.readable("Ɓiɗa Ƴanda") == "Bida Yanda"
    assert letters.readable("Kayes كايس") == "Kayes"
    for place in GAZETTEER:
        assert letters.readable(place.name_in("fr")), place.id


def test_pillow_is_loaded_by_the_first_picture_and_not_before():
    """At rest the service carries neither Pillow nor the letters."""
    code = "import json, sys, bot.app; print(json.dumps([m for m in sys.modules if m in ('PIL', 'ttf_opensans')]))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == []


# The layout, without drawing

MEASURE = letters.measure


@given(st.lists(st.sampled_from(GROUND), min_size=1, max_size=40))
@settings(max_examples=80)
def test_every_point_is_on_the_map_with_room_around_it(places):
    project = layout.fit([(place.lat, place.lon) for place in places], FRAME)
    for place in places:
        assert project.shows(place.lat, place.lon, layout.EDGE - 1)
    assert project.pixels_a_km * layout.LEAST_KM <= min(FRAME[2] - FRAME[0], FRAME[3] - FRAME[1]) + 1e-6


events = st.lists(
    st.tuples(
        st.sampled_from([place.id for place in GROUND if place.country == "ML"]),
        st.sampled_from(EventType),
        st.sampled_from(Severity),
    ),
    min_size=1,
    max_size=25,
)


@given(events)
@settings(max_examples=50, deadline=None)
def test_marks_cover_neither_each_other_nor_the_edge_and_none_is_lost(told):
    found = facts(
        *(story(f"{n:04}", place, event_type=kind, severity=grave) for n, (place, kind, grave) in enumerate(told)),
        watched=("ml",),
    )
    spots = [layout.spot(each.lead.place, GAZETTEER) for each in found.events]
    project = layout.fit([(each.lat, each.lon) for each in spots], FRAME)
    marks = layout.marks(found.events, project, GAZETTEER)
    assert sum(mark.count for mark in marks) == len(found.events)
    covered = sum(
        math.dist(one.drawn, other.drawn) < one.radius + other.radius for one, other in combinations(marks, 2)
    )
    assert covered <= len(marks) // 10, "a crowd may touch, never hide"
    assert all(mark.box[0] >= FRAME[0] and mark.box[3] <= FRAME[3] for mark in marks)


@given(
    st.lists(
        st.tuples(st.floats(0, 1080), st.floats(270, 880), st.text("abcdéà ", min_size=1, max_size=20)), max_size=40
    )
)
@settings(max_examples=60)
def test_names_never_overlap_nor_leave_the_map(asked):
    labels = layout.Labels(FRAME, [], MEASURE)
    for x, y, name in asked:
        labels.beside(name, "town", (x, y), 12, dot=6)
    for one, other in combinations(labels.placed, 2):
        assert not layout.overlap(one.box, other.box)
    for each in labels.placed:
        left, top, right, bottom = each.box
        assert left >= FRAME[0]
        assert top >= FRAME[1]
        assert right <= FRAME[2]
        assert bottom <= FRAME[3]


def test_a_quiet_map_names_every_place_that_was_hit(monkeypatch):
    """Of a usual week: each place with an event has its name, beside the mark."""
    placed = []
    monkeypatch.setattr(picture._Page, "_text", lambda _, text, *_rest, **_more: placed.append(text))
    drawn(a_week())
    assert {"Nioro du Sahel", "Kayes", "Diboli", "Nioro (cercle)"} <= set(placed)


def test_the_scale_is_true():
    bamako, segou = GAZETTEER.get("ml-bamako"), GAZETTEER.get("ml-segou")
    project = layout.fit([(each.lat, each.lon) for each in (bamako, segou)], FRAME)
    km, pixels = layout.scale_bar(project, 240)
    apart = math.dist(project(bamako.lat, bamako.lon), project(segou.lat, segou.lon))
    assert pixels <= 240
    assert apart / pixels * km == pytest.approx(211.4, rel=0.02)  # by the great circle


def test_the_end_of_these_tests():
    assert END - timedelta(days=7) in a_week().period
