import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.alerts.text import Field, clean, escape, fit, harmless, link, visible_length
from bot.sandbox.autolink import add_automatic
from bot.sandbox.markup import parse_html

# Not taken from the code: of the characters without width only this one and few others end a link for Telegram.
JOINER = "\u2060"

NASTY = [
    "@durov", "/start", "/start@bot", "#tag", "#été", "$BTC", "$1INCH", "kayes.ml", "WWW.Kayes.ML", "т.рф", "a.b.c",
    "x@kayes.ml", "10.0.0.1", "10.0.0.1:8080", "t.me/x", "tg://resolve?domain=x", "ton://x", "https://x.ml/?q=#a",
    "+223 20 22 50 50", "+22320225050", "4242 4242 4242 4242", "<b>", "</a>", "<a href='x'>", "&lt;", "&amp;",
    "&#x202e;", "&", "<", ">", '"', "'", "\u202e", "\u2066", "\u200b", "\u200d", "\u200c", "\u00ad", "\ufeff",
    "\x00", "\x1b", "\n", "\r\n", "\t", "\u2028", "\ud800", "\U000e0041", "\u2060", "Z\u0300\u0301\u0302\u0303",
    " ", ".", ":", "/", "@", "#", "Kayes", "é", "。", "(",
]  # fmt: skip
wild = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=6)), max_size=12).map("".join)

# After TDLib's rules: what sets off a link, with something right behind it that the link could be made of.
SETS_OFF = re.compile(
    rf"[@/#$](?![{JOINER}…]|$)|[^\s](?:[.:])(?![{JOINER}\s…])(?!$)|\d[\s().\-/]*(?:\d[\s().\-/]*){{6}}"
)


def shown(markup: str) -> str:
    return parse_html(markup)[0]


@pytest.mark.parametrize(
    ("foreign", "text"),
    [
        # markup is shown, not obeyed
        ("<b>5 & 6</b>", "<b>5 & 6</b>"),
        ("&lt;b&gt;", "&lt;b&gt;"),
        # controls, bidi and zero-width characters go; white space is one space
        ("Ka\u202eyes\u200b \x00\n\tNioro\u2028", "Kayes Nioro"),
        # the fixed spaces of French stay
        ("Mali\u00a0: «\u00a0urgent\u00a0»", "Mali\u00a0: «\u00a0urgent\u00a0»"),
        # a letter and its accent become one; a pile of accents is cut to two
        ("Sandare\u0301", "Sandaré"),
        ("x\u0316\u0317\u0318\u0319", "x\u0316\u0317"),
        # fillers and tag characters that only look like nothing
        ("\u3164A\u2800\U000e0041", "A"),
        # half a character from broken JSON
        ("A\ud83dB", "AB"),
        # harmless as it is
        ("L'armée à Kayes, 3 h 30", "L'armée à Kayes, 3 h 30"),
    ],
)
def test_foreign_text_shows_its_words_and_nothing_else(foreign, text):
    assert shown(harmless(foreign)).replace(JOINER, "") == text


@pytest.mark.parametrize(
    "foreign",
    [
        "@durov", "(@durov)", "x @durov, y",  # names
        "/start", "/start@bot",  # commands
        "#tag", "#été", "$BTC",  # tags
        "kayes.ml", "WWW.KAYES.ML", "sub.kayes.ml/x?y#z",  # bare domains
        "https://x.ml", "t.me/durov", "a.b@kayes.ml",  # addresses
        "10.0.0.1", "10.0.0.1:8080",  # numbers that are addresses
    ],
)  # fmt: skip
def test_nothing_foreign_becomes_a_link(foreign):
    assert add_automatic(foreign, []), "the sandbox links it when it is left alone"
    assert add_automatic(shown(harmless(foreign)), []) == []


@pytest.mark.parametrize(
    "foreign", ["tg://resolve?domain=x", "ton://x", "т.рф", "+223 20 22 50 50", "2022505", "4242424242424242"]
)
def test_what_the_sandbox_does_not_link_is_broken_too(foreign):
    """Telegram links these as well; the pieces left are too short for it."""
    assert JOINER in harmless(foreign)
    assert not SETS_OFF.search(shown(harmless(foreign)))


@given(wild)
@example("@@a")
@example("a..ml")
@example("1.2.3.4.5.6.7.8")
def test_no_foreign_text_ever_links_or_breaks_out(foreign):
    markup = harmless(foreign)
    text, entities = parse_html(markup)
    assert entities == []
    assert add_automatic(text, []) == []
    assert not SETS_OFF.search(text)
    assert "\n" not in text
    assert clean(text).replace(JOINER, "") == clean(foreign).replace(JOINER, "")


@given(wild, st.integers(min_value=1, max_value=40))
def test_shortened_text_is_as_harmless(foreign, limit):
    markup = harmless(foreign, limit)
    text, entities = parse_html(markup)
    assert entities == []
    assert len(text) == visible_length(markup) <= limit
    assert not SETS_OFF.search(text)


def test_shortening_shows_that_it_cut():
    assert harmless("Nioro du Sahel", 9) == "Nioro du…"
    assert harmless("R&D & <co>", 3) == "R&amp;…", "an escape is never cut"


@pytest.mark.parametrize(
    ("url", "label", "markup"),
    [
        ("https://afp.com/a?b=1&c=2", "AFP", '<a href="https://afp.com/a?b=1&amp;c=2">AFP ↗</a>'),
        # a quote can't leave the attribute
        ('https://x.ml/"><b>', "X", '<a href="https://x.ml/&quot;&gt;&lt;b&gt;">X ↗</a>'),
        # no address, no link
        ("", "Radio", "Radio"),
        ("javascript:alert(1)", "X", "X"),
        ("https://user@evil.ml/", "X", "X"),
        ("https://x.ml/\u202egpj", "X", "X"),
        ("https://", "X", "X"),
        ("http://[", "X", "X"),
        ("https://x.ml:99999/", "X", "X"),
        # a host in other letters is shown as what it is, and can't be taken for its likeness
        ("https://аfp.com/", "AFP", f'<a href="https://xn--fp-6kc.com/">AFP ↗</a> [xn--fp-6kc.{JOINER}com]'),
        ("https://xn--fp-6kc.com/", "AFP", f'<a href="https://xn--fp-6kc.com/">AFP ↗</a> [xn--fp-6kc.{JOINER}com]'),
    ],
)
def test_links(url, label, markup):
    assert link(url, label) == markup


@given(wild, wild)
@example("https://[::1]:80/x", "a")
@example("http://ｗww.x.ml/", "a")
def test_a_link_is_whole_whatever_it_is_made_of(url, label):
    for address in (url, f"https://{url}", f"https://x.ml/{url}"):
        text, entities = parse_html(link(address, label))
        assert [entity["type"] for entity in entities] in ([], ["text_link"])
        assert add_automatic(text, entities) == entities


def test_visible_length_counts_code_points_after_parsing():
    assert visible_length('<b>A&amp;B</b> 🔴 <a href="https://x.ml/&gt;">é</a>') == 7


def test_whole_fields_go_lightest_first():
    fields = [
        Field("<b>one</b>", line=0, weight=9),
        Field("two", line=1, weight=1),
        Field("three", line=1, weight=5),
        Field("", line=2, weight=9),
        Field("four", line=3, weight=3),
    ]
    assert fit(fields, 100) == "<b>one</b>\ntwo three\nfour"
    assert fit(fields, 17) == "<b>one</b>\nthree\nfour"
    assert fit(fields, 9) == "<b>one</b>\nthree"
    assert fit(fields, 2) == "<b>one</b>", "one always stays"


pieces = st.builds(
    Field,
    wild.map(lambda text: f"<b>{escape(clean(text))}</b>"),
    line=st.integers(0, 5),
    weight=st.integers(0, 9),
)


@given(st.lists(pieces, min_size=1, max_size=8), st.integers(0, 200))
def test_fitting_never_leaves_an_open_tag(fields, limit):
    markup = fit(fields, limit)
    text, _ = parse_html(markup)
    assert len(text) <= max(limit, *(visible_length(field.html) for field in fields))
    assert html.unescape(re.sub("</?b>", "", markup)) == text
