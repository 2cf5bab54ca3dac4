"""Which words are a place's name as they are written: careless posts, accents, persons, bodies, other spellings."""

from __future__ import annotations

import pytest
from village_map import read, told

from bot.item import Item
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand
from bot.understand.text.prose import prose
from bot.understand.where.masks import masks


@pytest.mark.parametrize(
    "text",
    [
        "ya feu o camp de DIROU depui 4h!!! ça tire ossi a loubo, dites nous si les renfort est parti",
        "drone hit the cattle market OUTSIDE loubo abt an hr ago, ppl screaming #Arland",
    ],
)
def test_a_word_cried_in_capitals_leaves_a_post_careless(text: str) -> None:
    assert "loubo" in told(text)


def test_small_letters_mean_something_in_a_text_that_is_careful_of_capitals() -> None:
    text = "Gunmen attacked the camp of Dirou on Monday. The Army and the Mayor of Solba spoke of a loubo of goats."
    assert set(told(text)) == {"dirou"}


def test_accents_tell_a_name_from_the_ordinary_word_that_it_folds_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.understand.tables.words.COMMON_WORDS", frozenset({"mire"}))
    assert set(told("Siete militares murieron en una emboscada. Mire la foto.")) == set()
    assert set(told("Siete militares murieron. Miré fue atacada por hombres armados.")) == {"mire"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen shot two traders near Dirou, said Loubo Thiombiano, who leads a youth group.", {"dirou"}),
        (
            "Four farmers were killed at Dan Loubo. Gunmen attacked the camp in Dirou, too.",
            {"dirou", "Dan Loubo in ml-r-north"},
        ),
    ],
)
def test_persons_and_longer_names(text: str, places: set[str]) -> None:
    assert set(told(text)) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Un couvre-feu est instauré sur toute l'étendue de la province du Balou.", {"bf-p-balou"}),
        ("Attaque revendiquée par l'État islamique, province du Sahel, contre le camp de Dirou.", {"dirou"}),
        ("Des hommes armés ont attaqué la brigade de Dirou.", {"dirou"}),
    ],
)
def test_provinces_and_brigades_of_places(text: str, places: set[str]) -> None:
    assert set(told(text)) == places


def test_the_place_that_an_arabic_report_is_sent_from_is_masked() -> None:
    spans = masks(prose("", "نيامي – قتل خمسة مدنيين في هجوم قرب ديرو"))
    assert [(mask.start, mask.end, mask.why) for mask in spans] == [(0, len("نيامي – "), "dateline")]


@pytest.mark.parametrize("of", ["departments of", "cercles of"])
def test_a_row_of_divisions_is_one(of: str) -> None:
    places = read(f"The governor has imposed a curfew in the {of} Kemba and Tarko from Saturday.").places
    assert {each.place.id for each in places} == {"ml-c-kemba", "ml-c-tarko"}


def test_a_town_spelled_otherwise_is_known_by_its_sound() -> None:
    assert set(told("Gunmen attacked the camp in Dirrou. The governor of Solba confirmed it.")) == {"dirou"}
    # A village that nothing but its name is known of may be any other.
    assert set(told("Gunmen attacked the camp in Yallou. The governor of Solba confirmed it.")) != {"gn-yalou"}


def test_a_name_does_not_begin_with_the_preposition_that_opens_the_sentence() -> None:
    text = "In Dirrou, six villagers were shot dead at a vigil. The governor of Solba confirmed it."
    assert set(told(text)) == {"dirou"}


def test_no_town_has_an_article_before_it() -> None:
    (place,) = read("Une frappe aérienne dans la Tarko a tué douze combattants.").places
    assert place.place.id == "ml-c-tarko"
    assert set(told("Une frappe aérienne à Tarko a tué douze combattants.")) == {"tarko"}


def test_the_cercle_is_told_for_a_village_on_no_map_that_the_title_puts_there() -> None:
    """«d'Ombo»: a name behind an elision is seen too."""
    text = "Des hommes à moto ont attaqué dimanche le village d'Ombo, tuant sept habitants."
    (place,) = read(text, title="Tarko : le village d'Ombo pleure ses morts").places
    assert (place.place.id, place.precision.value) == ("ml-c-tarko", "area")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rockets on Gao?? 3 big bangs near the airport about 5am, windows shaking. Don't go out. #Gao #Mali", ["Gao"]),
        ("Say no to rumours: two shots were heard near the camp of Gao this morning, one dead.", ["Gao"]),
    ],
)
def test_a_flash_may_name_a_region_seat_of_three_letters_without_more(text: str, places: list[str]) -> None:
    item = Item.model_validate({"id": "x", "source": "Post", "published_at": "2026-07-15T06:00:00Z", "text": text})
    assert [each.place.name for each in understand(item, Gazetteer.builtin()).places] == places


def test_a_german_noun_before_a_name_makes_nobody_of_it() -> None:
    text = "Bewaffnete haben am Samstag auf der Flussinsel Firgoune im Westen von Niger sieben Fischer erschossen."
    report = understand(Item(url="https://wire.example/1", source="Wire", text=text), Gazetteer.builtin())
    assert [each.place.name for each in report.places] == ["Firgoune"]
