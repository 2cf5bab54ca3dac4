"""Telegram's HTML, its cleaning of text and its automatic links, case by case.

Expected words and offsets follow TDLib's parse_html and find_entities; offsets in faults are UTF-8 bytes.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.autolink import add_automatic
from bot.sandbox.markup import MarkupError, checked_link, parse_html, tidy, units


def shape(entities):
    return [(e["type"], e["offset"], e["length"]) for e in entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b><strong>b</strong>", "ab", [("bold", 0, 1), ("bold", 1, 1)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><del>b</del><strike>c</strike>", "abc", [("strikethrough", i, 1) for i in range(3)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ("<B>a</b>", "a", [("bold", 0, 1)]),  # tags in any case
        ("🔴 <b>é</b>", "🔴 é", [("bold", 3, 1)]),  # a surrogate pair counts two
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),  # outer first
        ("<b></b>x", "x", []),  # an empty span is dropped
        ("<b>a</>", "a", [("bold", 0, 1)]),  # an end tag may leave its name out
        ("a &lt;b&gt; &amp; &quot;", 'a <b> & "', []),
        ("&#233;&#xE9;", "éé", []),
        ("&nbsp;&eacute;", "&nbsp;&eacute;", []),  # other names are ordinary text
        ("&lt", "<", []),  # the semicolon may be missing
        ("&#0; &#99999999999;", "&#0; &#99999999999;", []),  # no such character
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<pre><code class='language-python'>a</code></pre>", "a", [("pre", 0, 1)]),
        ('<tg-time unix="1795000000">now</tg-time>', "now", [("date_time", 0, 3)]),
        ('<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>', "x", [("custom_emoji", 0, 1)]),
        ('<a href="http://localhost:80/">x</a>', "x", []),  # Telegram drops a link without a dot, not its text
    ],
)
def test_html_that_telegram_takes(source, text, entities):
    plain, found = parse_html(source)
    assert plain == text
    assert shape(found) == entities


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("abc<br>", 'Unsupported start tag "br" at byte offset 3'),
        ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),  # bytes, not characters
        ("1 < 2 > 1", 'Unsupported start tag "" at byte offset 2'),
        ("<!-- x -->", 'Unsupported start tag "!--" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("a <", "Unclosed start tag at byte offset 2"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href>a</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=http://x.org>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        (
            "&#xD800;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate"
                " code units"
            ),
        ),
    ],
)
def test_html_that_telegram_refuses(source, fault):
    with pytest.raises(MarkupError) as raised:
        parse_html(source)
    assert str(raised.value) == fault


def test_links_and_languages_are_kept():
    _, (link,) = parse_html('<a href="https://x.org/?a=1&amp;b=2">x</a>')
    assert link["url"] == "https://x.org/?a=1&b=2"
    _, (pre,) = parse_html('<pre><code class="language-sql">x</code></pre>')
    assert pre["language"] == "sql"


@given(st.text())
def test_html_never_fails_otherwise(source):
    """Whatever comes, it is text with entities inside it, or a named fault."""
    try:
        text, entities = parse_html(source)
    except MarkupError:
        return
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= units(text) for e in entities)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_back(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(escaped) == (text, [])


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("  a b\n", "a b"),  # trimmed
        ("a\r\nb", "a\nb"),
        ("a\tb\x07c", "a b c"),  # controls become spaces
        ("a\u202eb\u2028c", "abc"),  # line and bidi controls go
        (" \n ", ""),
    ],
)
def test_text_is_cleaned_as_telegram_cleans_it(given_text, shown):
    assert tidy(given_text, []) == (shown, [])


def test_entities_move_with_the_cleaned_text():
    text, entities = parse_html("  \u202e<b>🔴\r x</b> ")
    assert tidy(text, entities) == ("🔴 x", [{"type": "bold", "offset": 0, "length": 4}])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("voir Kayes.ml ce soir", [("url", "Kayes.ml")]),  # Mali's own domain
        ("https://x.example/a, puis", [("url", "https://x.example/a")]),  # any domain after a scheme
        ("fin.Un autre", []),  # no such domain
        ("10.5 km", []),
        ("1.2.3.4", [("url", "1.2.3.4")]),
        ("(voir www.lemali.org/une_(page))", [("url", "www.lemali.org/une_(page)")]),
        ("@presidence et a@b.com", [("email", "a@b.com"), ("mention", "@presidence")]),
        ("/suivre et 1/2 et a/b", [("bot_command", "/suivre")]),
        ("/aide@vigie_bot", [("bot_command", "/aide@vigie_bot")]),
        ("#K7F2 #12", [("hashtag", "#K7F2")]),  # digits alone are no tag
        ("$CFA $cfa", [("cashtag", "$CFA")]),
        ("Kayes.\u200bml @\u2060nom", []),  # broken by an invisible character: what a careful sender does
    ],
)
def test_what_telegram_links_by_itself(text, found):
    shown = [(e["type"], text[e["offset"] : e["offset"] + e["length"]]) for e in add_automatic(text, [])]
    assert sorted(shown) == sorted(found)


def test_nothing_is_linked_inside_code_or_a_link():
    text, entities = parse_html('<code>Kayes.ml</code> <a href="https://x.org">Nioro.ml</a> <b>Gao.ml</b>')
    assert shape(add_automatic(text, entities)) == [
        ("code", 0, 8),
        ("text_link", 9, 8),
        ("bold", 18, 6),
        ("url", 18, 6),
    ]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://x.org", "https://x.org/"),
        ("x.org/a", "http://x.org/a"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("http://localhost", ""),
        ("javascript:alert(1)", ""),
        ("ftp://x.org", ""),
        ("http://[x", ""),
    ],
)
def test_links_that_telegram_keeps(url, kept):
    assert checked_link(url) == kept
