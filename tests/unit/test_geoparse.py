"""The geoparser on a small made-up map, so that no change of the built-in table moves these tests."""

from __future__ import annotations

import pytest

from bot.item import StatedPlace
from bot.model import Kind, Place, Precision
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.text.prose import prose
from bot.understand.what import events
from bot.understand.where.geoparse import Where, locate, names_in
from bot.understand.where.stated import adhoc_id, stated


def town(name: str, parent: str, lat: float, lon: float, importance: int = 2, ident: str = "") -> Place:
    return Place(ident or name.lower(), name, Kind.TOWN, parent[:2].upper(), lat, lon, (parent,), importance=importance)


PLACES = (
    Place("ml", "Arland", Kind.COUNTRY, "ML", importance=5),
    Place("bf", "Borland", Kind.COUNTRY, "BF", importance=5),
    Place("ml-r", "Northmark", Kind.REGION, "ML", parents=("ml",)),
    Place("ml-c", "Solba", Kind.CERCLE, "ML", parents=("ml-r",)),
    Place("bf-r", "Eastmark", Kind.REGION, "BF", parents=("bf",)),
    town("Solba", "ml-c", 15.0, -5.0, 4, "solba-town"),
    town("Dirou", "ml-c", 15.2, -5.2),
    town("Kalé", "ml-c", 15.3, -5.1, 2, "kale"),
    town("Mintou", "ml-c", 15.1, -4.9),
    town("Tarka", "ml-c", 14.9, -5.1, 2, "tarka-a"),
    town("Tarka", "bf-r", 12.0, 3.0, 2, "tarka-b"),
    town("Zorgo", "bf-r", 12.1, 3.1),
    town("Capital", "ml", 13.0, -8.0, 5),
    town("Man", "bf-r", 12.3, 3.2, 3, "man-b"),
)
GAZETTEER = Gazetteer(PLACES, {"ML": "Africa/Bamako"})


def read(title: str, text: str = "", past: tuple[str, ...] = ()) -> Where:
    told = prose(title, text)
    names = names_in(told, GAZETTEER, "Wire")
    old = {told.clause_at(told.text.index(words)).start: "past anchor" for words in past}
    return locate(told, GAZETTEER, names, events.hear(told).heat, old)


def ids(where: Where) -> set[str]:
    return {each.place.id for each in where.places}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen attacked the camp in Dirou.", {"dirou"}),
        ("Des hommes armés ont attaqué le poste de Dirou.", {"dirou"}),
        ("Fighters struck Dirou, Kalé and Mintou at dawn.", {"dirou", "kale", "mintou"}),  # a row shares its cue
        ("Des attaques ont visé Dirou, Kalé et Mintou.", {"dirou", "kale", "mintou"}),
        ("Les localités visées sont : Dirou, Kalé et Mintou. L'attaque a été repoussée.", {"dirou", "kale", "mintou"}),
        ("Gunmen attacked a convoy bound for Dirou near Kalé.", {"kale"}),  # a destination is no hit
        ("Un convoi parti de Dirou est tombé dans une embuscade à Kalé.", {"kale"}),
        ("Gunmen attacked Dirou; the wounded were taken to the hospital in Solba.", {"dirou"}),
        ("The governor of Northmark said gunmen attacked Dirou.", {"dirou"}),
        ("Le maire de Kalé a confirmé l'attaque du village de Dirou.", {"dirou"}),
        ("Soldiers of Katiba Dirou attacked Kalé.", {"kale"}),  # a group's name is no place
        ("Moussa Kalé said gunmen attacked Dirou.", {"dirou"}),  # nor is a person's
        ("A man was killed in Dirou.", {"dirou"}),  # "man" is a word
        ("Gunmen attacked Dirou, across the border from Zorgo.", {"dirou"}),
        ("Gunmen attacked Dirou (Solba, Northmark).", {"dirou"}),  # what holds it is named in brackets
    ],
)  # fmt: skip
def test_places_hit(text: str, places: set[str]) -> None:
    assert ids(read("", text)) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen attacked a lorry near Dirou.", {"dirou"}),
        ("Un camion a sauté sur une mine à 20 km au nord de Dirou.", {"dirou"}),
        ("Gunmen ambushed a bus between Dirou and Kalé.", {"dirou", "kale"}),
        ("Un car a été attaqué entre Dirou et Kalé.", {"dirou", "kale"}),
        ("Un car a été attaqué sur l'axe Dirou–Kalé.", {"dirou", "kale"}),
    ],
)
def test_near_and_between(text: str, places: set[str]) -> None:
    where = read("", text)
    assert ids(where) == places
    assert {each.precision for each in where.places} == {Precision.NEAR}


def test_the_dateline_and_other_times_are_background() -> None:
    text = "CAPITAL, Arland, July 1 (Wire) - Gunmen attacked Dirou. In 2019 gunmen attacked Kalé."
    where = read("", text, past=("In 2019",))
    assert ids(where) == {"dirou"}
    assert {"CAPITAL", "Kalé"} <= {each.name for each in where.background}
    assert all(each.why for each in where.background)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen attacked Tarka in Arland.", "tarka-a"),  # the country named
        ("Gunmen attacked Tarka. Borland sent troops from Zorgo.", "tarka-b"),  # and the neighbour
        ("Gunmen attacked Tarka, in the cercle of Solba.", "tarka-a"),  # the division named
    ],
)
def test_homonyms(text: str, place: str) -> None:
    assert ids(read("", text)) == {place}


def test_a_story_from_elsewhere_wakes_nobody() -> None:
    """A homonym in a country that the gazetteer does not hold."""
    assert not read("", "Police fired on protesters in Tarka, the mayor told reporters in Brazzaville.").places


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("Attacks were reported across the Northmark region.", "Northmark", Kind.REGION),
        ("Attacks were reported in northern Arland.", "northern Arland", Kind.AREA),
        ("Des attaques sont signalées dans le nord de l'Arland.", "nord de l'Arland", Kind.AREA),
        ("Attacks were reported in Arland.", "Arland", Kind.COUNTRY),
    ],
)
def test_larger_places_only_where_nothing_smaller_is_told(text: str, place: str, kind: Kind) -> None:
    where = read("", text)
    told = [(each.place.name, each.place.kind, each.precision) for each in where.places]
    assert told == [(place, kind, Precision.AREA)]
    assert ids(read("", text + " Gunmen attacked Dirou.")) == {"dirou"}


def test_a_village_on_no_map_is_told_in_its_commune_and_kept_for_the_operator() -> None:
    where = read("", "Gunmen attacked the village of Quelquepart in the commune of Dirou.")
    (village,) = where.places
    assert (village.place.name, village.within[0], village.precision) == ("Quelquepart", "Dirou", Precision.NEAR)
    assert where.unmatched == ("Quelquepart",)


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("Dirou : le camp attaqué", {"dirou"}),
        ("UPDATE - Dirou: camp attacked", {"dirou"}),
        ("ATTAQUE CONTRE LE CAMP DE DIROU", {"dirou"}),  # capitals say nothing here
        ("QUATRE MORTS DANS UNE EMBUSCADE ENTRE DIROU ET KALE", {"dirou", "kale"}),
    ],
)
def test_titles(title: str, places: set[str]) -> None:
    assert ids(read(title)) == places


def test_a_post_without_capitals_is_read_too() -> None:
    assert ids(read("", "ca tire a dirou depuis ce matin, le camp est attaqué")) == {"dirou"}


# What the source states


def test_a_stated_name_is_found() -> None:
    (place,) = stated([StatedPlace(name="Dirou")], GAZETTEER, "ML")
    assert (place.place.id, place.within) == ("dirou", ("Solba", "Northmark", "Arland"))


def test_a_stated_point_chooses_the_homonym() -> None:
    (place,) = stated([StatedPlace(name="Tarka", lat=12.01, lon=3.01)], GAZETTEER, "ML")
    assert place.place.id == "tarka-b"


def test_a_stated_place_on_no_map_keeps_its_point_and_takes_its_neighbour_s_parents() -> None:
    (place,) = stated([StatedPlace(name="Puits neuf", lat=15.21, lon=-5.21)], GAZETTEER, "")
    assert place.place.id == adhoc_id("Puits neuf", 15.21, -5.21)
    assert place.place.id.startswith("x-")
    assert place.ancestors == ("ml-c", "ml-r", "ml")


def test_a_stated_name_on_no_map_is_an_area_of_its_country() -> None:
    (place,) = stated([StatedPlace(name="Nulle Part")], GAZETTEER, "ML")
    assert (place.place.kind, place.place.lat, place.ancestors) == (Kind.AREA, None, ("ml",))


def test_the_paper_s_own_name_is_no_place() -> None:
    told = prose("", "A trader told the Kalé Courier that gunmen attacked Dirou.")
    names = names_in(told, GAZETTEER, "Kalé Courier")
    assert ids(locate(told, GAZETTEER, names, events.hear(told).heat, {})) == {"dirou"}


@pytest.mark.parametrize(
    "text",
    [
        "The hostages kidnapped in Dirou were released on Monday in Kalé.",
        "Les otages enlevés à Dirou ont été relâchés lundi à Kalé.",
    ],
)
def test_where_captives_came_free_is_not_where_they_were_taken(text: str) -> None:
    told = prose("", text)
    names = names_in(told, GAZETTEER, "Wire")
    assert ids(locate(told, GAZETTEER, names, events.hear(told).heat, {}, over=True)) == {"dirou"}


def test_an_unknown_village_in_a_row_is_kept_and_told_in_its_commune() -> None:
    where = read("", "Gunmen attacked the villages of Dirou and Quelquepart in the commune of Kalé.")
    assert {each.place.name: each.within[0] for each in where.places} == {"Dirou": "Solba", "Quelquepart": "Kalé"}
    assert where.unmatched == ("Quelquepart",)


# People at a place heard, saw or reported the thing itself: it happened there too.


EN_LEAD = "Gunmen attacked the army camp in Dirou on Monday. "
FR_LEAD = "Des hommes armés ont attaqué lundi le camp militaire de Dirou. "


@pytest.mark.parametrize(
    "text",
    [
        "Residents of Kalé and Mintou also reported heavy gunfire.",
        "Residents of Kalé and Mintou said they heard gunfire and explosions.",
        "Witnesses in Kalé and Mintou reported explosions before dawn.",
        "People in Kalé and Mintou said they were woken by shooting.",
        "Health workers in Kalé and Mintou described hearing shelling.",
        "Reached by phone, inhabitants of Kalé and Mintou described intense shooting.",
        "Heavy gunfire was also heard in Kalé and Mintou.",
        "Explosions were reported in Kalé and Mintou.",
        "Gunfire was reported by residents of Kalé and Mintou.",
        "Shots were heard around Kalé and Mintou.",
        "In Kalé and Mintou, residents heard gunfire through the night.",
        "In Kalé and Mintou, witnesses saw smoke rising from the barracks.",
        "Villagers in Kalé and Mintou reported attacks as well.",
        "Two residents of Kalé and Mintou told the agency by phone that they heard firing.",
        "A resident of Kalé said he heard explosions; traders in Mintou reported shots.",
    ],
)
def test_where_people_report_the_thing_it_happened_too(text: str) -> None:
    assert ids(read("", EN_LEAD + text)) == {"dirou", "kale", "mintou"}


@pytest.mark.parametrize(
    "text",
    [
        "Des habitants de Kalé et Mintou ont entendu des tirs.",
        "Des habitants de Kalé et de Mintou font état de tirs nourris.",
        "Joints par téléphone, des riverains de Kalé et de Mintou décrivent des tirs nourris et des explosions.",
        "Les populations de Kalé et Mintou signalent également des coups de feu.",
        "Des témoins à Kalé et Mintou disent avoir entendu de fortes détonations.",
        "Des tirs ont aussi été entendus à Kalé et à Mintou.",
        "Des explosions sont signalées à Kalé et à Mintou.",
        "Des détonations ont été rapportées par des habitants de Kalé et de Mintou.",
        "À Kalé et à Mintou, des habitants ont été réveillés par des tirs.",
        "À Kalé et à Mintou, des témoins ont vu de la fumée s'élever au-dessus du camp.",
        "Des agents de santé de Kalé et de Mintou rapportent des attaques.",
        "Des commerçants de Kalé et de Mintou évoquent des rafales d'armes automatiques.",
    ],
)
def test_la_ou_des_gens_rapportent_la_chose_aussi(text: str) -> None:
    assert ids(read("", FR_LEAD + text)) == {"dirou", "kale", "mintou"}


@pytest.mark.parametrize(
    "text",
    [
        EN_LEAD + "Residents of Kalé said the gunfire came from Dirou.",  # they speak of elsewhere
        EN_LEAD + "Residents of Kalé reported gunfire in Dirou.",
        EN_LEAD + "Residents of Kalé heard explosions from the direction of Dirou.",
        EN_LEAD + "Residents of Kalé heard no gunfire.",
        EN_LEAD + "Residents of Kalé said they had not heard any shooting.",
        EN_LEAD + "Residents of Kalé condemned the attack.",
        EN_LEAD + "Residents of Kalé marched against the killings.",
        EN_LEAD + "Residents of Kalé described the attack.",  # the one at Dirou
        EN_LEAD + "Residents fled to Kalé and described heavy gunfire.",
        EN_LEAD + "Residents who fled to Kalé reported gunfire.",
        EN_LEAD + "The blast was heard as far as Kalé.",
        EN_LEAD + "The explosions could be heard in Kalé, 15 km away.",
        EN_LEAD + "Gunfire was heard in Kalé, some 20 kilometres to the west.",
        EN_LEAD + "An explosion at the camp of Dirou was heard in Kalé.",
        EN_LEAD + "Residents of Kalé fear more explosions.",
        EN_LEAD + "The governor in Kalé reported the attack to the ministry.",
        FR_LEAD + "Des habitants de Kalé ont entendu des tirs en provenance de Dirou.",
        FR_LEAD + "Des habitants de Kalé rapportent des tirs à Dirou.",
        FR_LEAD + "Des habitants de Kalé n'ont entendu aucun tir.",
        FR_LEAD + "Les habitants de Kalé condamnent cette attaque.",
        FR_LEAD + "Les habitants de Kalé ont manifesté contre les tueries.",
        FR_LEAD + "Des habitants ont fui vers Kalé et décrivent des tirs nourris.",
        FR_LEAD + "Les détonations ont été entendues jusqu'à Kalé.",
        FR_LEAD + "Les tirs ont été entendus à Kalé, à 15 km de là.",
        FR_LEAD + "Les habitants de Kalé redoutent de nouveaux tirs.",
        FR_LEAD + "Des déplacés réfugiés à Kalé décrivent des tirs nourris.",
    ],
)
def test_people_of_another_place_who_speak_flee_or_protest_do_not_move_it(text: str) -> None:
    assert ids(read("", text)) == {"dirou"}


def test_what_the_title_names_comes_first() -> None:
    """The first places lead the alert; a row of towns below the title is no reason to name it there."""
    places = read(
        "Gunmen attack Dirou",
        "Army posts were attacked before dawn on Monday. Residents said Kalé, Mintou and Solba had been hit as well.",
    ).places
    assert places[0].place.id == "dirou"
    assert {"kale", "mintou"} <= {each.place.id for each in places[1:]}
