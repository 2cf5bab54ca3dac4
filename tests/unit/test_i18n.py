import pytest

from bot.i18n import Words, number


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load()


def test_each_language_has_its_words(words):
    assert words("en", "event.battle") == "ARMED ATTACK"
    assert words("fr", "event.battle") == "ATTAQUE ARMÉE"


def test_values_go_in(words):
    assert words("fr", "alert.also", places="Gogui") == "Aussi\u00a0: Gogui."


def test_a_value_may_have_any_name(words):
    """One text has a placeholder {language}, which the call has a parameter for as well."""
    assert words("en", "source.language", language="Arabic") == "(in Arabic)"


@pytest.mark.parametrize("language", ["", "de", "EN", "fr-FR"])
def test_an_unknown_language_reads_english(words, language):
    assert words(language, "event.abduction") == "KIDNAPPING"


def test_a_missing_key_is_our_mistake(words):
    with pytest.raises(KeyError):
        words("en", "alert.no_such_key")


def test_a_missing_value_is_our_mistake(words):
    with pytest.raises(KeyError):
        words("en", "alert.also")


@pytest.mark.parametrize(
    ("language", "n", "text"),
    [
        ("en", 1, "Sent 1 minute late"),
        ("en", 0, "Sent 0 minutes late"),  # English: nought is many
        ("en", 25, "Sent 25 minutes late"),
        ("fr", 0, "Envoyé avec 0 minute de retard"),  # French: nought is one
        ("fr", 1, "Envoyé avec 1 minute de retard"),
        ("fr", 2, "Envoyé avec 2 minutes de retard"),
    ],
)
def test_plurals_go_by_each_language(words, language, n, text):
    assert words.plural(language, "alert.late.minutes", n) == text


def test_a_plural_can_show_a_range(words):
    assert words.plural("fr", "alert.killed", 34, n="30 à 34") == "30 à 34 morts"


def test_numbers_are_grouped_as_the_language_does():
    assert number("en", 12000) == "12,000"
    assert number("fr", 12000) == "12\u202f000"
