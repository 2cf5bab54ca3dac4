"""What a message means as places: the table of cases, and what holds for any text."""

import time

import pytest
from chat_world import GAZETTEER
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.places import (
    LONGEST_NAME,
    MAX_CHOICES,
    MAX_NAMES,
    Choose,
    DidYouMean,
    Found,
    Unknown,
    decide,
    decide_among,
    names_in,
    read,
)

NAMES = [
    ("Diboli", ["Diboli"]),
    # a list, in either language and as people type it on a telephone
    ("Diboli, Gogui", ["Diboli", "Gogui"]),
    ("Diboli ,Gogui;Kayes", ["Diboli", "Gogui", "Kayes"]),
    ("Diboli et Gogui", ["Diboli", "Gogui"]),
    ("Diboli, Gogui et Kayes", ["Diboli", "Gogui", "Kayes"]),
    ("Diboli and Gogui & Kayes", ["Diboli", "Gogui", "Kayes"]),
    ("Diboli\nGogui\r\n\nKayes", ["Diboli", "Gogui", "Kayes"]),
    ("1. Diboli\n2) Gogui", ["Diboli", "Gogui"]),
    ("- Diboli\n• Gogui\n— Kayes", ["Diboli", "Gogui", "Kayes"]),
    ("Diboli / Gogui", ["Diboli", "Gogui"]),
    # "et" inside a word parts nothing
    ("Sanankoro AA", ["Sanankoro AA"]),
    ("Ettadji", ["Ettadji"]),
    # the same name twice is one wish
    ("Diboli, DIBOLI", ["Diboli"]),
    # a country after a comma says where; one that stands for itself is a wish of its own
    ("Nioro, Mali", ["Nioro, Mali"]),
    ("Nioro, Sénégal, Kayes", ["Nioro, Sénégal", "Kayes"]),
    ("Mali, Niger", ["Mali", "Niger"]),
    ("Kayes, Niger", ["Kayes", "Niger"]),
    ("Nioro et Mali", ["Nioro", "Mali"]),
    # a misspelt town keeps its country, or all of Mali would be watched unasked
    ("Niorro, Mali", ["Niorro, Mali"]),
    ("Nioro (Kayes, Mali), Diboli", ["Nioro (Kayes, Mali)", "Diboli"]),
    # what people write around a name
    ("Diboli ?", ["Diboli"]),
    ("«\u00a0Diboli\u00a0»", ["Diboli"]),
    ("Bonjour, Diboli svp", ["Diboli svp"]),
    ("Bonjour je suis à Diboli", ["Diboli"]),
    ("la région de Kayes", ["région de Kayes"]),
    ("Bonjour, Diboli, s'il vous plaît", ["Diboli"]),
    ("Je veux suivre Diboli et Gogui", ["Diboli", "Gogui"]),
    ("J'habite à Diboli", ["Diboli"]),
    ("à Diboli", ["Diboli"]),
    ("i live in Diboli", ["Diboli"]),
    ("watch Diboli", ["Diboli"]),
    # a row of names without commas
    ("Diboli Gogui", ["Diboli", "Gogui"]),
    ("diboli gogui gakou", ["diboli", "gogui", "gakou"]),
    ("Nioro du Sahel Diboli", ["Nioro du Sahel", "Diboli"]),
    ("je veux suivre Diboli Gogui", ["Diboli", "Gogui"]),
    ("Diboli 🙏 Gogui", ["Diboli", "Gogui"]),
    # a comma between two digits parts nothing
    ("Diboli 7,5 km, Gogui", ["Diboli 7,5 km", "Gogui"]),
    # with the country of one; not where it lies elsewhere
    ("Diboli Mali", ["Diboli, Mali"]),
    ("Diboli Niger", ["Diboli", "Niger"]),
    # other words beside the names: as it was typed
    ("Diboli ou Gogui", ["Diboli ou Gogui"]),
    ("Diboli et environs", ["Diboli"]),
    # nothing to look up
    ("slt", []),
    ("Bonjour", []),
    ("merci beaucoup !", []),
    ("ok", []),
    ("👍", []),
    ("...", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES, ids=[text or "empty" for text, _ in NAMES])
def test_names_in(text, names):
    assert names_in(GAZETTEER, text) == names


MEANINGS = [
    # one place of this name: watched at once
    ("diboli", Found, ["ml-diboli"]),
    ("DIBOLI", Found, ["ml-diboli"]),
    ("Senegal", Found, ["sn"]),
    ("sénégal", Found, ["sn"]),
    # several: the town first, then what is named after it
    ("Kayes", Choose, ["ml-kayes", "ml-r-kayes", "ml-c-kayes"]),
    ("Nioro", Choose, ["ml-nioro", "ml-r-nioro", "ml-c-nioro", "sn-nioro"]),
    # the town's own name is only a variant of its cercle's: no question
    ("Nioro du Sahel", Found, ["ml-nioro"]),
    # told apart in words
    ("région de Kayes", Found, ["ml-r-kayes"]),
    ("Kayes region", Found, ["ml-r-kayes"]),
    ("cercle de Nioro", Found, ["ml-c-nioro"]),
    ("Nioro du Rip", Found, ["sn-nioro"]),
    # such a place, but not of that kind or not there: asked back
    ("cercle de Diboli", DidYouMean, ["ml-diboli"]),
    ("Diboli (Niger)", DidYouMean, ["ml-diboli"]),
    # misspelt: asked back, even where only one place comes near
    ("Diboly", DidYouMean, ["ml-diboli"]),
    ("Gogi", DidYouMean, ["ml-gogui"]),
    # half a name is no name
    ("Bobo", DidYouMean, ["bf-bobo"]),
    ("Nioro (Sénégal)", DidYouMean, ["sn-nioro"]),
    # words around a name that is there
    ("alerte sur Diboli svp", DidYouMean, ["ml-diboli"]),
    ("bonsoir ici tout va bien pour nous sauf à Rey", DidYouMean, ["ml-rey"]),
    ("hier soir il y a eu une attaque à Diboli", DidYouMean, ["ml-diboli"]),
    ("Xyzzyville", Unknown, []),
]


@pytest.mark.parametrize(("asked", "kind", "ids"), MEANINGS, ids=[asked for asked, *_ in MEANINGS])
def test_meaning(asked, kind, ids):
    meaning = decide(GAZETTEER, asked)
    assert type(meaning) is kind
    match meaning:
        case Found(place):
            assert [place.id] == ids
        case Choose(places=places) | DidYouMean(places=places):
            assert [place.id for place in places] == ids
        case Unknown(told):
            assert told == asked


CIRCLES = [
    # as people write them, in either language
    ("Diboli 50 km", Found, ["ml-diboli"], 50),
    ("Diboli 50km", Found, ["ml-diboli"], 50),
    ("50 km autour de Diboli", Found, ["ml-diboli"], 50),
    ("Diboli (50 km)", Found, ["ml-diboli"], 50),
    ("within 30 kilometers of Diboli", Found, ["ml-diboli"], 30),
    ("dans un rayon de 30 km autour de Diboli", Found, ["ml-diboli"], 30),
    ("Diboli dans un rayon de 80 km", Found, ["ml-diboli"], 80),
    # only towns have a circle: the region and the cercle of the same name are not meant
    ("Kayes 50 km", Found, ["ml-kayes"], 50),
    ("Nioro 50 km", Choose, ["ml-nioro", "sn-nioro"], 50),
    # a misspelt one is asked back with its circle
    ("Diboly 50 km", DidYouMean, ["ml-diboli"], 50),
    # tenths are rounded, in either writing
    ("Diboli 7,5 km", Found, ["ml-diboli"], 8),
    ("2.5 km around Diboli", Found, ["ml-diboli"], 2),
    # out of bounds comes as it was written
    ("Diboli 1 km", Found, ["ml-diboli"], 1),
    ("Diboli 900 km", Found, ["ml-diboli"], 900),
    # a sentence is no circle; a length alone names nothing
    ("il y a eu hier soir une attaque à 10 km de Diboli", DidYouMean, ["ml-diboli"], None),
    ("50 km", Unknown, [], None),
]


@pytest.mark.parametrize(("asked", "kind", "ids", "km"), CIRCLES, ids=[asked for asked, *_ in CIRCLES])
def test_circles(asked, kind, ids, km):
    meaning = decide(GAZETTEER, asked)
    assert type(meaning) is kind
    places = [meaning.place] if isinstance(meaning, Found) else getattr(meaning, "places", ())
    assert [place.id for place in places] == ids
    assert getattr(meaning, "km", None) == km


@pytest.mark.parametrize(
    "text",
    ["hello there", "how are you?", "ça va", "who are you", "je suis là", "i ni ce", "salam aleykoum", "I need help"],
)
def test_talk_is_no_unknown_place(text):
    assert read(GAZETTEER, text).meanings == ()


def test_more_places_than_buttons():
    meaning = decide(GAZETTEER, "Madina")
    assert isinstance(meaning, Choose)
    assert len(meaning.places) == MAX_CHOICES
    assert meaning.more


def test_a_sentence_without_a_place_is_talk():
    assert read(GAZETTEER, "pouvez-vous me dire comment tout cela marche chez vous").meanings == ()
    # beside a name it is left aside
    reading = read(GAZETTEER, "Diboli\nje ne sais pas comment tout cela marche ici")
    assert [type(each) for each in reading.meanings] == [Found]


def test_names_past_the_limit_are_left_and_told():
    reading = read(GAZETTEER, ", ".join(f"Sanankoro A{chr(65 + n)}" for n in range(MAX_NAMES + 1)))
    assert len(reading.meanings) == MAX_NAMES
    assert reading.cut
    assert not read(GAZETTEER, "Diboli, Gogui").cut


REMOVALS = [
    # of several Kayes only one is watched: no question
    ("Kayes", ["ml-r-kayes"], Found),
    ("Kayes", ["ml-r-kayes", "ml-kayes"], Choose),
    ("Kayes", ["ml-diboli"], Unknown),
    ("Diboly", ["ml-diboli"], DidYouMean),
]


@pytest.mark.parametrize(("asked", "watched", "kind"), REMOVALS)
def test_what_to_remove(asked, watched, kind):
    assert type(decide_among(GAZETTEER, asked, watched)) is kind


@given(st.text(max_size=300))
def test_any_text_has_a_meaning(text):
    reading = read(GAZETTEER, text)
    assert len(reading.meanings) <= MAX_NAMES
    for each in reading.meanings:
        match each:
            case Choose(places=places) | DidYouMean(places=places):
                assert 0 < len(places) <= MAX_CHOICES
                assert len(set(places)) == len(places)
            case Unknown(asked):
                assert len(asked.split()) <= LONGEST_NAME or not asked.isascii()


@given(st.lists(st.sampled_from(["Diboli", "Gogui", "Sanankoro AA", "Nioro du Rip"]), unique=True), st.data())
def test_every_name_of_a_list_is_found(names, data):
    separators = st.sampled_from([", ", ",", "\n", " et ", " and ", " ; ", " & "])
    text = "".join(name + data.draw(separators) for name in names[:-1]) + "".join(names[-1:])
    assert all(isinstance(each, Found) for each in read(GAZETTEER, text).meanings)
    assert len(read(GAZETTEER, text).meanings) == len(names)


@pytest.mark.parametrize("text", [" " * 4096, "," * 4096, "(" * 4096, " et" * 1365, "a " * 2048, "1. " * 1365])
def test_hostile_text_takes_no_time(text):
    began = time.process_time()
    read(GAZETTEER, text)
    assert time.process_time() - began < 1.0
