from __future__ import annotations

from datetime import date

import pytest

from bot.understand.scales import AS_MANY, MORE, PAIR, Scales, scales, trust
from bot.understand.signs import pairs_of, signs_of
from bot.understand.text.prose import prose

TABLE = ["sign,war,peace", "=,0.5,0", "gun,2,-1", '"a, b",0,1', "dove,-1,3"]


def test_weights_are_added_up_to_what_holds_before() -> None:
    table = Scales.parse("any", TABLE)
    assert table.outcomes == ("war", "peace")
    assert table.weigh({"gun", "a, b", "not in the table"}) == (2.5, 0.0)
    assert table.weigh(set()) == (0.5, 0.0)


def test_a_long_text_is_no_surer_than_a_flash_where_texts_are_weighed_alike() -> None:
    table = Scales.parse("any", TABLE)
    others = {f"other {number}" for number in range(4 * AS_MANY - 1)}
    assert table.weigh({"gun"} | others, alike=True) == (1.5, -0.5)
    assert table.weigh({"gun"} | others) == (2.5, -1.0)


def test_pairs_of_words_make_a_text_no_longer() -> None:
    table = Scales.parse("any", TABLE)
    pairs = {f"one{PAIR}{number}" for number in range(4 * AS_MANY)}
    assert table.weigh({"gun"} | pairs, alike=True) == table.weigh({"gun"}, alike=True)


def test_the_best_outcome_and_its_reasons() -> None:
    table = Scales.parse("any", TABLE)
    assert table.best({"gun"}) == "war"
    assert table.best({"gun", "dove"}) == "peace"
    assert table.best({"gun", "dove"}, "war", 1.0) == "war"
    assert table.heaviest({"gun", "dove", "a, b"}, "peace") == ["dove", "a, b"]
    assert table.heaviest({"gun", "dove"}, "peace", against=True) == ["gun"]


def test_a_row_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="much"):
        Scales.parse("any", ["sign,war", "gun,much"])


@pytest.mark.parametrize("name", ["incident", "incident_unread", "event_type", "certainty", "place"])
def test_the_built_in_tables_are_whole(name: str) -> None:
    table = scales(name)
    assert table.outcomes
    assert len(table.weigh({"no such sign"})) == len(table.outcomes)


def test_rules_count_for_more_where_there_is_little_to_weigh() -> None:
    assert trust(len("Gunmen attack a camp")) == MORE
    assert trust(1_000) == 1.0


def test_signs_tell_front_other_times_and_source_apart() -> None:
    text = prose("Gunmen attack camp", "They came at dawn. Years ago soldiers fled.")
    past = [clause.start for clause in text.clauses if "years" in text.folded(clause)]
    signs = signs_of(text, source="Police of Gao", past=past)
    assert {"gunmen", "^gunmen", "attack", "~soldie", "@police", "=day none"} <= signs
    assert "soldie" not in signs


def test_names_are_no_signs() -> None:
    text = prose("Attack on Kidal", "")

    class Kidal:
        start, end = 10, 15

    assert {"attack", "on"} <= signs_of(text, [Kidal()])
    assert "kidal" not in signs_of(text, [Kidal()])


def test_days_are_signs_by_their_age() -> None:
    from bot.understand.when.timeline import time_refs

    text = prose("Camp attacked on Monday", "")
    today = date(2026, 3, 4)
    assert "=day this week, in front" in signs_of(text, refs=time_refs(text, today, ()), today=today)


def test_a_pair_is_two_words_of_one_clause_without_names_and_numbers() -> None:
    class Gao:
        start, end = 24, 27

    text = prose("", "Kidnappers took 12 near Gao market. Sellers fled.")
    assert text.low[Gao.start : Gao.end] == "gao"
    assert pairs_of(text, [Gao]) == {"kidnapper+took", "took+near", "near+market", "sellers+fled"}
