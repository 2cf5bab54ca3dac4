"""Any text at all is read without a fault and in bounded time."""

from __future__ import annotations

import ast
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.item import Item
from bot.model import Count
from bot.understand import tables
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand
from bot.understand.text.prose import fold, prose

GAZETTEER = Gazetteer.builtin()
LONGEST = 256 * 1024
# The pieces that rules look for, in any order: the worst that a rule can meet.
PIECES = (
    "killed", "tués", "at least", "12", "une trentaine", "soldats", "and", "et", ",", "including", "dont",
    "de 10 à 15",
    "was", "ont été", "enlevé", "(", ")", "«", "»", "le 3 mars", "Monday", "bilan", ":", ".", "\n", "Gao", "no",
    "aucun",
    "of", "de", "&nbsp;", "<p>", "\u200b", "😢", "ATTAQUE", "ambush", "rumeur", "1,340", "22-year-old", "said", "selon",
    "\u202f", "‹7›", "‹", "›", "‹›", "‹sic",
)  # fmt: skip


def read(title: str, text: str) -> None:
    understand(
        Item.model_validate(
            {"id": "x", "source": "s", "published_at": "2026-11-20T10:00:00Z", "title": f"{title} x", "text": text}
        ),
        GAZETTEER,
    )


@given(st.text(max_size=400), st.text(max_size=1500))
@settings(deadline=2000, max_examples=60)
def test_any_characters(title: str, text: str) -> None:
    """Whatever the characters, reading ends with a report."""
    read(title, text)


@given(st.lists(st.sampled_from(PIECES), max_size=250))
@settings(deadline=2000, max_examples=80)
def test_words_of_the_rules_in_any_order(words: list[str]) -> None:
    """Sentences that no grammar made: numbers, verbs, brackets, dates, markup."""
    read(" ".join(words[:12]), " ".join(words))


@pytest.mark.parametrize("quoted", ["‹ Nous sommes partis ›", "‹›", "‹sic", "‹12", "au moins ‹douze› ›"])
def test_single_quotation_marks_are_no_numbers(quoted: str) -> None:
    """We mark numbers with the same signs; a writer's own tell nothing."""
    text = f"Le maire dit : « {quoted} ». Quatre soldats ont été tués lundi à Gao, neuf blessés."
    report = understand(
        Item(id="x", source="s", published_at="2026-11-20T10:00:00Z", title="Gao attaquée", text=text), GAZETTEER
    )
    assert (report.killed, report.injured) == (Count(4, 4), Count(9, 9))


@given(st.lists(st.sampled_from(("12 ", "soldiers ", "(", ") ", ". A ", "\n", "killed ", ", ", "nine ")), max_size=40))
@example(["12 ", "soldiers ", "(", "officers ", ". A ", "nine ", ")"])  # "3 women with 5 children (one of them ca. 10)"
@settings(deadline=2000, max_examples=100)
def test_numbers_and_brackets_over_ends_of_lines(pieces: list[str]) -> None:
    """A bracket that opens in one sentence and closes in another takes no sentence away."""
    read("Attack", "".join(pieces))


@pytest.mark.parametrize(
    "piece",
    [
        "12 ",  # numbers alone
        "killed 12 soldiers and three civilians, ",  # one endless sentence
        "a" * 50,  # one endless word
        "Gao-",  # thousands of words between two spaces
        "San,",
        "Gao, Kidal, Mopti, Kayes, Nara. ",  # thousands of places
        f"Localités visées : {'A' * 40}, = Gao. ",  # a row that may be cut into names in any way
        "whether ",  # each begins what goes on to the line's end
        "( « , ; : - ",  # stops alone
        "one two three four five six seven ",  # numbers in words
        "le bilan passe de 5 à 9 morts et ",
        "<p>&nbsp;&#8217;</p>",
        "😢",
        "\u200b\ufeff",
        "ATTAQUE À GAO, ",
        "on Monday on Tuesday on 3 March ",
        "n'a été tué que qu' ",
    ],
)
def test_a_text_of_256_kib_takes_bounded_time(piece: str) -> None:
    """No rule backtracks: the longest item that is let in is read in a few seconds on a busy machine."""
    started = time.perf_counter()
    read("Attack", (piece * (LONGEST // len(piece.encode()) + 1))[:LONGEST])
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("published", ["1971-01-02T00:00:00Z", "2998-12-30T23:00:00Z"])
def test_the_first_and_last_days_that_an_item_may_have(published: str) -> None:
    """Days counted back and on from the ends of the calendar overflow nowhere."""
    text = "Gunmen killed 3 people on Monday, 12 days after the attack of 31 December, in the night to Sunday."
    item = Item.model_validate({"id": "x", "source": "s", "published_at": published, "text": text})
    assert understand(item, GAZETTEER).language == "en"


@pytest.mark.parametrize(
    "text",
    [
        "GUNMEN KILLED FIVE SOLDIERS NEAR GAO ON MONDAY",  # capitals alone
        "des hommes armes ont tue cinq soldats pres de gao",  # no accents
        "<p>Des hommes arm&eacute;s ont tu&eacute; cinq soldats pr&egrave;s de&nbsp;Gao.</p>",  # markup left over
        "Gun\u200bmen killed fi\u200bve soldiers near\u00a0Gao",  # characters that nobody sees
        "L&#8217;attaque a co&ucirc;t&eacute; la vie &agrave; cinq soldats pr&egrave;s de Gao",
    ],
)
def test_untidy_text_tells_the_same(text: str) -> None:
    item = Item.model_validate({"id": "x", "source": "s", "published_at": "2026-11-20T10:00:00Z", "text": text})
    report = understand(item, GAZETTEER)
    assert (report.incident, report.event_type, report.killed) == (True, "battle", Count(5, 5))


def test_arabic_is_read_with_and_without_its_vowel_signs():
    assert prose("", "قُتل في غارة بطائرة مسيّرة").low == prose("", "قتل في غارة بطائرة مسيرة").low


@pytest.mark.parametrize("table", sorted(Path(tables.__path__[0]).glob("*.py")), ids=lambda path: path.stem)
def test_patterns_are_folded_as_the_text_is(table):
    """A letter that folding changes could never be found in a folded text."""
    for node in ast.walk(ast.parse(table.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            letters = [c for c in node.value if "\u0620" <= c <= "\u064a"]
            assert fold("".join(letters)) == "".join(letters), node.value[:60]


def test_a_post_typed_on_a_phone_has_sentences_without_capitals():
    told = prose("", "shots at the camp. we stay inside. in may it was soldiers only. lights off")
    assert len({clause.sentence for clause in told.clauses}) == 4
