from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen attacked the camp and killed three soldiers", "en"),
        ("Des hommes armés ont attaqué le camp et tué trois soldats", "fr"),
        ("HEAVY FIGHTING NEAR THE AIRPORT", "en"),  # a headline in capitals
        ("COMBATS PRÈS DE L'AÉROPORT", "fr"),
        ("slt on dit que ca tire vers le marché, restez chez vous svp", "fr"),  # typed on a phone, no accents
        ("Hombres armados atacaron el puesto y mataron a tres soldados", None),  # Spanish
        ("Homens armados atacaram o posto e mataram três soldados", None),  # Portuguese
        ("Wasu 'yan bindiga sun kai hari a wani kauye, inda suka kashe mutum uku", None),  # Hausa: no profile
        ("هاجم مسلحون موقعا للجيش وقتلوا ثلاثة جنود", None),  # Arabic
        ("", None),
        ("12/05 !!!", None),  # langdetect alone raises here
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_the_declared_language_decides_where_the_text_does_not() -> None:
    assert language_of("Explosion", "fr") == "fr"
    assert language_of("Explosion", "en-GB") == "en"


def test_clear_text_wins_over_the_declared_language() -> None:
    text = "Des hommes armés ont attaqué le village et ont tué deux habitants dans la nuit"
    assert language_of(text, "en") == "fr"


def test_the_same_text_gives_the_same_answer() -> None:
    """Unseeded, langdetect answers by chance on short texts."""
    assert len({language_of("Attaque Ménaka camp") for _ in range(10)}) == 1


@given(st.text(max_size=300), st.sampled_from([None, "en", "fr", "ha", "xx-YY"]))
def test_never_raises(text: str, declared: str | None) -> None:
    assert language_of(text, declared) in {"en", "fr", None}


@pytest.mark.parametrize(
    "text",
    [
        "Wondiiɓe fetelaaji ngari wuro oo, ɓe mbari yimɓe njoyo, ɓe naɓi na'i.",
        "Imǝẓẓura ǝgan ǝmǝger d meddǝn n MSA dǎɣ Inékar, ǝmmutan maraw d ǝssin.",
        "Bi hane koyra ra motole koyey furo habo ra i kay hala wiciri kambu i koy fuwey ra wo kulu borey zuru",
    ],
)
def test_letters_and_words_of_the_region_are_neither_english_nor_french(text: str) -> None:
    """Langdetect has no profile for these: it takes them for French."""
    assert language_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Três professores raptados. Homens armados raptaram ontem três professores, segundo um comerciante.",
        "Bloccata la strada. Uomini armati hanno bloccato ieri la strada. Lo conferma il prefetto.",
        "Köye saldırı: 7 sivil öldü. Silahlı kişiler salı günü bir köye saldırdı.",
    ],
)
def test_a_short_text_of_a_neighbour_is_told_from_french(text: str) -> None:
    assert language_of(text) is None
