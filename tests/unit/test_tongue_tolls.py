# ruff: noqa: E501  a sentence a line: a table, not code
"""Tolls in languages that are neither English nor French: the number with its word of fate, nothing invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Count
from bot.understand.tables.tongues import TONGUES
from bot.understand.text.prose import Prose, prose
from bot.understand.tolls.casualties import Toll, toll
from bot.understand.tolls.groups import MAX_PEOPLE
from bot.understand.tongues.spoken import Spoken, tongue_of
from bot.understand.tongues.tolls import told_in

# A text, then killed, injured, abducted: "-" is no number. " // " parts a headline from its text.
# fmt: off
SENTENCES = [
    # Spanish
    ("Al menos 12 soldados murieron y otros cinco resultaron heridos en una emboscada.", "12", "5", "-"),
    ("Murieron cinco soldados y veintitrés asaltantes, según el comunicado. Nueve militares resultaron heridos.", "28", "9", "-"),
    ("Mali: siete civiles asesinados y dos secuestrados // El ataque ocurrió el 12 de mayo.", "7", "-", "2"),
    ("Hombres armados secuestraron a tres ingenieros chinos en motos.", "-", "-", "3"),
    ("Unos treinta y cinco aldeanos, entre ellos ocho niños, murieron el martes.", "35", "-", "-"),
    ("Un soldado murió y dos resultaron heridos en la emboscada.", "1", "2", "-"),
    ("La comisión dijo que el pastor huyó y que una persona fue secuestrada.", "-", "-", "1"),
    ("Una mujer de 45 años fue herida.", "-", "1", "-"),
    ("El ataque no dejó víctimas, aunque 40 motos fueron quemadas.", "-", "-", "-"),
    ("No hubo víctimas.", "0", "0", "-"),
    # Portuguese
    ("Níger: nove mortos em ataque // Pelo menos nove pastores morreram na segunda-feira. Duas pessoas ficaram feridas.", "9", "2", "-"),
    ("Homens armados mataram vinte e dois soldados e feriram dez.", "22", "10", "-"),
    ("Quatro trabalhadores foram raptados perto da mina.", "-", "-", "4"),
    # German
    ("Bewaffnete haben am Donnerstag im Zentrum Malis zehn Bauern getötet. Zwei Menschen wurden verletzt.", "10", "2", "-"),
    ("Bei dem Angriff kamen einundzwanzig Soldaten ums Leben, darunter drei Offiziere.", "21", "-", "-"),
    ("Drei Mitarbeiter einer Hilfsorganisation wurden entführt.", "-", "-", "3"),
    ("Mindestens 40 Tote bei Überfall auf Dorf in Burkina Faso", "40", "-", "-"),
    ("Eine 68 Jahre alte Frau lebt dort seit 20 Jahren.", "-", "-", "-"),
    ("Einen Priester und zwei Katechisten haben Unbekannte verschleppt.", "-", "-", "3"),
    ("Ein Soldat wurde getötet, drei wurden verletzt.", "1", "3", "-"),
    # Dutch
    ("Bij de hinderlaag kwamen eenentwintig soldaten om het leven en raakten er negen gewond.", "21", "9", "-"),
    # Russian
    ("Убиты двадцать пять солдат, ранены трое, сообщила армия.", "25", "3", "-"),
    ("Никто не пострадал, сообщили в полиции.", "-", "0", "-"),
    # Chinese
    ("袭击造成十二名士兵死亡，另有二十三人受伤，两名司机被绑架。", "12", "23", "2"),
    # Swahili
    ("Watu kumi na wawili waliuawa na mtu mmoja alijeruhiwa katika shambulio hilo.", "12", "-", "-"),
    # Italian
    ("Almeno ventitré soldati sono stati uccisi e sette feriti.", "23", "7", "-"),
    ("Due italiani rapiti in Mali", "-", "-", "2"),
    # Turkish
    ("Saldırıda on iki asker öldü, beş kişi yaralandı.", "12", "5", "-"),
    ("İki Türk teknisyen kaçırıldı.", "-", "-", "2"),
    # Arabic
    ("قُتل ستة أشخاص، بينهم امرأتان، وأصيب ثلاثة آخرون يوم الأحد 6 يوليو في غارة.", "6", "3", "-"),
    ("أعلن المدعي العام أن ثمانية وثلاثين مدنيا قتلوا وأصيب تسعة عشر آخرون في هجوم.", "38", "19", "-"),
    ("بوركينا فاسو: 38 قتيلا في هجوم على بوروم", "38", "-", "-"),
    ("مقتل جنديين وإصابة خمسة في انفجار لغم", "2", "5", "-"),
    ("مسلحون يخطفون أربعة سائقين. اختطاف أربعة سائقين قرب الحدود.", "-", "-", "4"),
    ("وصل المسلحون على متن 30 دراجة نارية.", "-", "-", "-"),
    # Hausa
    ("'Yan bindiga sun kashe mutum goma sha biyu, sun sace takwas.", "12", "-", "8"),
    ("An kashe manoma goma, an kuma raunata biyar.", "10", "5", "-"),
    ("Magajin garin ya ce an sace ma'aikatan lafiya biyu. Ba a ji wa kowa rauni ba.", "-", "0", "2"),
    ("Mutum ɗaya ya mutu a harin, in ji magajin garin.", "1", "-", "-"),
    ("Sun yi awon gaba da shanu kusan ɗari a garin.", "-", "-", "-"),
    ("Mutum ashirin da biyar sun mutu, sun kona gidaje talatin.", "25", "-", "-"),
    ("Maharan sun zo a kan babura arba'in.", "-", "-", "-"),
    ("Fasinjoji takwas daga cikin goma sha biyu da aka sace har yanzu suna hannun 'yan bindiga.", "-", "-", "12"),
    # Bambara
    ("Marifatigiw ye dugu bin. Mɔgɔ saba fagara, mɔgɔ duuru joginna, misi caman taara.", "3", "5", "-"),
    ("Mɔgɔ tan ni fila fagara, mɔgɔ naani minɛna.", "12", "-", "4"),
    # Fulfulde
    ("Ɓe mbarii yimɓe nayo, ɓe nguddii na'i.", "4", "-", "-"),
    # Zarma
    ("Boro hinza bu wongo ra.", "3", "-", "-"),
]
# fmt: on


def read_in_its_tongue(text: Prose) -> Toll:
    return toll(text, (), spoken=tongue_of(text.low))


def told(count: Count | None) -> str:
    return "-" if count is None else str(count.min)


@pytest.mark.parametrize(("text", "killed", "injured", "abducted"), SENTENCES)
def test_a_toll_in_another_language(text: str, killed: str, injured: str, abducted: str) -> None:
    title, _, body = text.rpartition(" // ")
    read = read_in_its_tongue(prose(title, body))
    assert (told(read.killed), told(read.injured), told(read.abducted)) == (killed, injured, abducted)


def test_english_that_was_not_recognised_is_still_read() -> None:
    """A short post may be of no known language."""
    assert read_in_its_tongue(prose("", "3 soldiers killed")).killed == Count(3, 3)


def test_a_toll_far_down_the_text_is_not_this_one() -> None:
    text = "Ataque en Mali. " + "El gobierno no comentó. " * 8 + "En otro lugar murieron 30 personas."
    assert read_in_its_tongue(prose("", text)).killed is None


_WORDS = [
    word
    for tongue in TONGUES
    for row in (tongue.numerals, tongue.killed, tongue.taken, tongue.parts)
    for word in row.split()
]


@given(
    st.lists(
        st.lists(st.sampled_from([*_WORDS, ",", ".", "7", "2024", "mɔgɔ"]), max_size=12).map(" ".join), max_size=4
    ),
    st.sampled_from(TONGUES).map(Spoken),
)
def test_any_row_of_words_is_read_and_no_number_is_beyond_people(sentences: list[str], spoken: Spoken) -> None:
    counts = told_in(sentences, spoken).counts
    assert all(0 < count <= MAX_PEOPLE for count in counts.values())
