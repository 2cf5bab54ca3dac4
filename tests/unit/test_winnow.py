"""What a story names beside the place that was hit: on a small made-up map, both languages."""

from __future__ import annotations

import pytest

from bot.model import Kind, Place, Precision
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.text.prose import prose
from bot.understand.tongues.spoken import tongue_of
from bot.understand.tongues.told import hear_in
from bot.understand.what import events
from bot.understand.where.geoparse import Where, locate, names_in


def town(ident: str, name: str, parents: str, lat: float, lon: float, importance: int = 2) -> Place:
    return Place(ident, name, Kind.TOWN, "ML", lat, lon, tuple(parents.split()), importance=importance)


PLACES = (
    Place("ml", "Arland", Kind.COUNTRY, "ML", importance=5),
    Place("ml-r", "Northmark", Kind.REGION, "ML", parents=("ml",), importance=3),
    Place("ml-c-solba", "Solba", Kind.CERCLE, "ML", parents=("ml-r",), seat="solba", importance=3),
    Place("ml-c-kemba", "Kemba", Kind.CERCLE, "ML", parents=("ml-r",), seat="kemba", importance=3),
    town("solba", "Solba", "ml-c-solba", 15.0, -5.0, 4),
    town("kemba", "Kemba", "ml-c-kemba", 14.0, -3.0, 4),
    town("dirou", "Dirou", "ml-c-solba", 15.2, -5.2),
    town("kale", "Kalé", "ml-c-solba", 15.3, -5.1),
    town("mintou", "Mintou", "ml-c-solba", 15.1, -4.9),
    town("loubo", "Loubo", "ml-c-kemba", 14.2, -3.1),
    town("farbo", "Farbo", "ml-r", 19.0, 2.0, 3),
    town("dogou-1", "Dogou I", "ml-c-kemba", 14.3, -3.3, 1),
    town("tinko-1", "Tinko I", "ml-c-solba", 15.2, -4.7, 1),
    town("tinko-2", "Tinko II", "ml-c-solba", 14.8, -5.4, 1),
    town("simbo", "Simbo", "ml-c-solba", 15.4, -5.3),
    Place("simby", "Simby", Kind.TOWN, "ML", 13.0, -9.0, ("ml-r",), variants=("Simbo",), importance=2),
    town("gn-1", "Madena", "ml-c-solba", 15.15, -5.25, 1),
    town("gn-2", "Madena", "ml-c-kemba", 14.5, -2.6, 1),
    town("gn-3", "Tondou", "ml-c-solba", 15.02, -5.05, 0),  # a hill right beside the town named
    town("gn-4", "Tondou", "ml-c-kemba", 14.3, -3.0, 1),
)
GAZETTEER = Gazetteer(PLACES, {})


def read(text: str, title: str = "", *, foreign: bool = False) -> Where:
    told = prose(title, text)
    spoken = tongue_of(told.low) if foreign else None
    names = names_in(told, GAZETTEER, "Wire", spoken)
    heard = hear_in(told, spoken, events.hear(told)) if spoken else events.hear(told)
    return locate(told, GAZETTEER, names, heard.heat, {}, foreign=foreign)


def ids(where: Where) -> set[str]:
    return {each.place.id for each in where.places}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # Another event, named for comparison or as the reason of this one.
        ("Gunmen killed nine people in Dirou, two days after a raid on the market of Kemba.", {"dirou"}),
        ("Des hommes armés ont attaqué Dirou, au lendemain d'une attaque contre le camp de Kemba.", {"dirou"}),
        ("Fighters attacked a base at Dirou in retaliation for the killing of five men in Kemba.", {"dirou"}),
        ("Four men arrested the week before in Loubo were found dead near Dirou, killed by gunmen.", {"dirou"}),
        ("Des femmes ont bloqué le pont de Dirou, brûlant des pneus, en hommage aux civils tués à Kemba.", {"dirou"}),
        # Those who speak, serve or are held somewhere.
        ("Gunmen killed six diggers in Dirou, the high commissioner of Kemba said.", {"dirou"}),
        ("Des hommes armés ont tué six civils à Dirou, a déclaré le haut-commissaire de Kemba.", {"dirou"}),
        ("Gunmen killed three of them in Dirou, the governor of Kemba announced.", {"dirou"}),
        ("The commander of the Kemba military zone said an explosion killed four soldiers in Dirou.", {"dirou"}),
        ("Soldiers stationed in Kemba were ambushed near Dirou, killing four.", {"dirou"}),
        ("A riot in Dirou left two dead; it began over youths held in Kemba prison.", {"dirou"}),
        ("Gunmen abducted a nurse in Dirou; she was freed after Kemba's elders intervened.", {"dirou"}),
        # On the way.
        ("Gunmen at Dirou burned boats carrying grain from Solba to Kemba.", {"dirou"}),
        ("Des soldats rentrés de mission à Kemba ont été attaqués à Dirou : cinq morts.", {"dirou"}),
    ],
)
def test_what_is_named_beside_wakes_nobody(text: str, places: set[str]) -> None:
    assert ids(read(text)) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Gunmen stormed the gendarmerie based in Dirou and killed two officers.",
            "dirou",
        ),  # those based there are hit
        ("Gunmen abducted the mayor of Dirou on Friday, officials said.", "dirou"),
        ("Des inconnus ont enlevé vendredi le commandant de Dirou.", "dirou"),
        ("Gunmen who had come from Kemba attacked the village of Dirou, killing three.", "dirou"),
    ],
)
def test_the_same_words_where_the_place_is_hit(text: str, place: str) -> None:
    assert ids(read(text)) == {place}


@pytest.mark.parametrize(
    "body",
    [
        "La semaine a également été marquée par l'assassinat d'un chef à Kalé et par une attaque à Mintou.",
        "The week was also marked by an attack on the market of Kalé and the killing of two men in Mintou.",
        "The militants, who have announced a blockade of Kalé, fled.",
    ],
)
def test_a_round_up_below_is_background(body: str) -> None:
    lead = "Trois civils ont été tués mardi matin dans une attaque contre le village de Dirou. "
    assert ids(read(lead + body, "Dirou")) == {"dirou"}


# Title and body


def test_the_title_stands_where_the_body_names_it_plainly_and_as_an_office() -> None:
    text = (
        "Ils ont barré la piste dimanche avec des troncs d'arbres. Kalé est encerclée, comme Mintou, confirme le maire"
        " de Kalé."
    )
    assert ids(read(text, "Après Mintou, Kalé à son tour sous embargo")) == {"kale", "mintou"}


def test_the_title_gives_way_where_the_story_is_told_elsewhere() -> None:
    text = "Trois soldats ont été tués à Dirou, a annoncé le gouverneur de Kemba."
    assert ids(read(text, "Kemba : le gouverneur parle")) == {"dirou"}


def test_a_title_of_a_cercle_is_the_cercle() -> None:
    """It wakes those who watch towns in it too, and says that the place is not known."""
    (place,) = read(
        "On Monday the army arrested nine suspects in Solba cercle after two killings.", "2025 Solba"
    ).places
    assert (place.place.id, place.precision) == ("ml-c-solba", Precision.AREA)


def test_an_unknown_village_in_the_title_is_near_the_town_that_heads_it() -> None:
    (place,) = read("Cinq civils ont été tués mardi à Xandoubé.", "Dirou : cinq morts à Xandoubé").places
    assert (place.place.name, place.within[0], place.precision) == ("Xandoubé", "Dirou", Precision.NEAR)


@pytest.mark.parametrize(
    ("title", "text", "holder", "precision"),
    [
        # its cercle, though the title is headed by the seat of that name
        (
            "Solba : cinq morts à Xandoubé",
            "Des hommes armés ont attaqué mardi le village de Xandoubé, dans le cercle de Solba, et tué cinq civils.",
            "Solba", Precision.AREA,
        ),
        # its commune, which is less than its cercle
        (
            "",
            "Gunmen killed two herders in Xandoubé (Solba). They attacked the village of Xandoubé in Dirou commune.",
            "Dirou", Precision.NEAR,
        ),
    ],
)  # fmt: skip
def test_a_village_on_no_map_is_told_once(title: str, text: str, holder: str, precision: Precision) -> None:
    (place,) = read(text, title).places
    assert (place.place.name, place.within[0], place.precision) == ("Xandoubé", holder, precision)


def test_a_seat_that_is_told_as_hit_is_no_mere_holder() -> None:
    text = "Des hommes armés ont barré la route entre Solba et Kalé, puis ont attaqué Mintou."
    assert ids(read(text, "Solba : la route coupée")) == {"solba", "kale", "mintou"}


# Far from all else


def test_little_said_of_a_far_town_below_is_another_matter() -> None:
    lead = "Un étudiant a été tué mardi dans une attaque contre le village de Dirou. "
    assert ids(read(lead + "À Farbo, un calme tendu régnait mercredi.", "Dirou")) == {"dirou"}


def test_a_row_of_attacks_goes_on_in_the_body() -> None:
    text = "Attackers raided Dirou, Kalé and Mintou at dawn. In Farbo, a blast hit the town hall."
    assert ids(read(text)) == {"dirou", "kale", "mintou", "farbo"}


# Names


def test_a_village_known_with_its_number_is_found_by_its_bare_name() -> None:
    assert ids(read("Gunmen attacked the village of Dogou (Kemba).")) == {"dogou-1"}


def test_two_villages_of_one_name_and_two_numbers_are_told_somewhere_in_their_cercle() -> None:
    (place,) = read("Gunmen attacked the village of Tinko (Solba).").places
    assert (place.place.name, place.within[0], place.precision) == ("Tinko", "Solba", Precision.AREA)


def test_a_place_s_own_name_wins_over_another_s_variant() -> None:
    assert ids(read("Gunmen attacked Simbo on Monday.")) == {"simbo"}


def test_of_two_imported_villages_none_is_guessed() -> None:
    assert not ids(read("Gunmen attacked Madena on Monday.")) & {"gn-1", "gn-2"}


def test_a_neighbour_that_is_known_decides() -> None:
    assert ids(read("Gunmen attacked Madena on Monday. Troops arrived from Dirou.")) == {"gn-1"}


def test_a_hill_does_not_beat_a_village() -> None:
    assert "gn-3" not in ids(read("Gunmen attacked Tondou on Monday. Troops arrived from Solba."))


# Languages whose cues are unknown


def test_of_a_foreign_text_only_the_opening_is_believed() -> None:
    text = "Kunun mɔgɔ saba fagara Dirou. Sɔrɔdasiw bɔra Kemba, u ye binkannikɛlaw gɛn fo Loubo attack."
    assert ids(read(text, "Dirou attack", foreign=True)) == {"dirou"}
    assert ids(
        read("'Yan bindiga sun sace mutane biyu a hanyar Dirou da Kalé.", "An sace mutane a hanyar Dirou", foreign=True)
    ) == {
        "dirou",
        "kale",
    }


@pytest.mark.parametrize(
    "text",
    [
        # said not to have been hit
        "Gunmen attacked the post of Dirou on Sunday. Mintou was not attacked.",
        "Le poste de Dirou a été attaqué dimanche. La localité de Mintou n'a pas été attaquée.",
        "The bomb that killed four went off near Dirou and not near Mintou.",
        # another event, set beside it
        "Gunmen killed a guard in Dirou on Sunday. Nothing links it; there is no link with the attacks on Mintou.",
        "Un garde a été tué dimanche à Dirou. Rien n'indique un lien avec l'attaque de Mintou.",
        # where somebody only speaks
        "The chief of Dirou was abducted in Dirou on Monday. A relative in Mintou said the captors want a ransom.",
        "The attack in Dirou killed two on Monday. Messages circulating among traders in Mintou speak of more.",
        # the other side of a river, a march that stayed calm
        "Gunmen attacked Dirou on Monday. They had come from the other bank of the Mintou.",
        "Un homme a été tué lundi à Dirou lors d'une émeute. À Mintou, les jeunes ont marché sans heurts.",
    ],
)
def test_a_place_beside_the_one_that_was_hit(text: str) -> None:
    assert ids(read(text)) == {"dirou"}


def test_a_village_on_no_map_lies_near_the_seat_of_the_mayor_who_tells_of_it() -> None:
    where = read("Gunmen killed fifteen people in the village of Zoumbalo on Saturday, the mayor of Mintou said.")
    (place,) = where.places
    assert (place.place.name, place.within[0], place.precision) == ("Zoumbalo", "Mintou", Precision.NEAR)


def test_a_line_of_a_bulletin_is_headed_by_its_place() -> None:
    text = "Weekly digest of the safety desk for our partners.\n- Dirou, Thursday: a cart set off a mine, 3 dead."
    assert ids(read(text)) == {"dirou"}


def test_a_citys_quarter_is_no_village() -> None:
    assert ids(
        read("Un obus est tombé lundi à Dirou. Il a tué un maître au quartier Mintou, selon des habitants.")
    ) == {"dirou"}
