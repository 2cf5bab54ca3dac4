"""The two .po files hold the same texts, whole, in right typography, and the code uses all of them."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import bot

PACKAGE = Path(bot.__file__).parent
LANGUAGES = ("en", "fr")

# What Telegram or a phone's screen allows, by the key's beginning: the longest that fits counts.
LIMITS = {
    "chat.command.": 256,  # core.telegram.org/bots/api#botcommand
    "chat.description": 512,  # core.telegram.org/bots/api#setmydescription
    "chat.profile.description": 512,
    "chat.short_description": 120,  # core.telegram.org/bots/api#setmyshortdescription
    "chat.profile.short": 120,
    "chat.button.": 40,  # one line on a narrow phone
    "event.": 30,  # with icon and place on a locked phone's one or two lines
    "alert.kind.": 16,
}

# Offers to change the language are written for those who can't read this one.
IN_THE_OTHER_LANGUAGE = {"chat.language.other"}


def read(language: str) -> dict[str, Message]:
    with (PACKAGE / "locales" / f"{language}.po").open("rb") as stream:
        catalog = read_po(stream, locale=language, abort_invalid=True)
    messages = {}
    for message in catalog:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            messages[key] = message
    return messages


CATALOGS = {language: read(language) for language in LANGUAGES}
KEYS = sorted(CATALOGS["en"])


def texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys():
    assert set(CATALOGS["en"]) == set(CATALOGS["fr"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language):
    """Of two entries with one msgid the reader silently keeps one."""
    source = (PACKAGE / "locales" / f"{language}.po").read_text(encoding="utf-8")
    found = [key for key in re.findall(r'^msgid "(.*)"$', source, re.MULTILINE) if key]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_fuzzy(language):
    for key, message in CATALOGS[language].items():
        assert all(text and text == text.strip() for text in texts(message)), key
        assert not message.fuzzy, key


def test_plurals_have_all_their_forms():
    """English and French have two forms each, and the same texts are plurals in both."""
    for key in KEYS:
        forms = {language: texts(CATALOGS[language][key]) for language in LANGUAGES}
        plural = not isinstance(CATALOGS["en"][key].id, str)
        assert {len(each) for each in forms.values()} == {2 if plural else 1}, key
        for language in LANGUAGES:
            ids = CATALOGS[language][key].id
            assert ids == ((key, key) if plural else key)


def test_both_languages_have_the_same_placeholders():
    """Over all forms together: "one source" needs no number where "2 sources" has one."""
    for key in KEYS:
        named = [
            set().union(*(placeholders(text) for text in texts(CATALOGS[language][key]))) for language in LANGUAGES
        ]
        assert named[0] == named[1], key


def test_placeholders_are_names():
    """{} and {0} would say nothing to a translator, and {a.b} would reach into our objects."""
    for key in KEYS:
        for name in placeholders(texts(CATALOGS["en"][key])[-1]):
            assert name.isidentifier(), key


def written_in(language: str) -> list[tuple[str, str]]:
    """Every text that is in this language, with its key, without markup and addresses."""
    found = []
    for catalog, messages in CATALOGS.items():
        for key, message in messages.items():
            if (catalog == language) is (key not in IN_THE_OTHER_LANGUAGE):
                found += [(key, re.sub(r"<[^>]*>|https?://\S+|&[a-z]+;", "", each)) for each in texts(message)]
    return found


def test_french_typography():
    """U+202F before ; ! ? and U+00A0 before : and inside « »; the curly apostrophe, the one ellipsis."""
    for key, text in written_in("fr"):
        assert not re.search(r"(?<!\u202f)(?<![!?])[;!?]", text), key
        assert not re.search(r"(?<!\u00a0):(?!\d)", text), key
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", text), key
        assert "'" not in text, key
        assert "..." not in text, key


def test_english_typography():
    for key, text in written_in("en"):
        assert not re.search(r"\s[:;!?]", text), key
        assert "..." not in text, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_no_longer_than_their_place(language):
    for key, message in CATALOGS[language].items():
        fitting = [limit for prefix, limit in LIMITS.items() if key.startswith(prefix)]
        for text in texts(message):
            assert len(text) <= min(fitting, default=4096), key


def literals() -> tuple[set[str], set[str]]:
    """The string literals of the package, and the beginnings of its f-strings."""
    whole, beginnings = set(), set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    return whole, beginnings


def test_every_text_is_used():
    whole, beginnings = literals()
    dotted = tuple(text for text in beginnings if re.fullmatch(r"[a-z_]+(\.[a-z_]+)*\.", text))
    unused = [key for key in KEYS if key not in whole and not key.startswith(dotted)]
    assert unused == []


def test_every_key_in_the_code_exists():
    """Anything that looks like a key of a known room of the catalog is one."""
    rooms = {key.split(".", 1)[0] for key in KEYS}
    whole, beginnings = literals()
    looks_like = re.compile(rf"(?:{'|'.join(sorted(rooms))})(?:\.[a-z_]+)+")
    assert [text for text in sorted(whole) if looks_like.fullmatch(text) and text not in CATALOGS["en"]] == []
    starts_like = re.compile(rf"(?:{'|'.join(sorted(rooms))})(?:\.[a-z_]+)*\.")
    for text in sorted(beginnings):
        if starts_like.fullmatch(text):
            assert any(key.startswith(text) for key in KEYS), text
