"""What a dump's rows become beside the built-in table; and that the packed index tells the same as the places."""

import gc
import re
import tracemalloc

import pytest

from bot.model import Kind, Place
from bot.places.dump import read_row
from bot.places.entries import Skeletons
from bot.places.joining import join
from bot.places.packing import pack
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.gazetteer.index import PlaceIndex
from tests.dumps import many, row

# A small country: two regions, three cercles, their towns.
BUILT_IN = (
    Place("ml", "Mali", Kind.COUNTRY, "ML", division="country", importance=5),
    Place("ml-r-east", "Est", Kind.REGION, "ML", parents=("ml",), division="region", importance=4),
    Place("ml-r-west", "Région de l'Ouest", Kind.REGION, "ML", parents=("ml",), division="region", importance=4),
    Place("ml-c-ansongo", "Ansongo", Kind.CERCLE, "ML", parents=("ml-r-east",), division="cercle", importance=3),
    Place("ml-c-bourem", "Bourem", Kind.CERCLE, "ML", parents=("ml-r-east",), division="cercle", importance=3),
    Place("ml-c-nioro", "Nioro", Kind.CERCLE, "ML", parents=("ml-r-west",), division="cercle", importance=3),
    Place("ml-ansongo", "Ansongo", Kind.TOWN, "ML", 15.66, 0.50, ("ml-c-ansongo",), "town", importance=3),
    Place("ml-bourem", "Bourem", Kind.TOWN, "ML", 16.95, -0.35, ("ml-c-bourem",), "town", importance=3),
    Place("ml-nioro", "Nioro", Kind.TOWN, "ML", 15.23, -9.59, ("ml-c-nioro",), "town", importance=3),
    Place("ml-tessit", "Tessit", Kind.TOWN, "ML", 15.22, 0.29, ("ml-c-ansongo",), "commune", importance=2),
    Place("ml-wata", "Ouatagouna", Kind.TOWN, "ML", 15.18, 0.72, ("ml-c-ansongo",), "commune", importance=2),
    Place("ml-a-liptako", "Liptako", Kind.AREA, "", division="area", importance=2),
    Place("sn", "Sénégal", Kind.COUNTRY, "SN", division="country", importance=5),
)
DIVISIONS = (
    row("Region Est", 16, 0, "A.ADM1", admin1="09", other="Est,East"),
    row("Ouest", 15, -9, "A.ADM1", admin1="03"),
    row("Cercle de Nioro", 15, -9.5, "A.ADM2", admin1="03", admin2="77"),
)


def joined(*lines, country="ML", built_in=BUILT_IN):
    rows = [read_row(line.encode()) for line in lines]
    return join(country, rows, Gazetteer(built_in), Skeletons())


def gazetteer(*lines, country="ML", built_in=BUILT_IN):
    bones = Skeletons()
    rows = [read_row(line.encode()) for line in lines]
    entries = join(country, rows, Gazetteer(built_in), bones).entries
    return Gazetteer(built_in, imported=PlaceIndex(pack(entries, bones)))


def ids(places):
    return [place.id for place in places]


def test_a_new_village():
    found = gazetteer(*DIVISIONS, row("Fafa", 15.5, 0.6, geonameid=5, admin1="09", other="Faffa,Фафа,http://x.example"))
    (fafa,) = found.named("fafa")
    assert fafa == Place(
        "gn-5", "Fafa", Kind.TOWN, "ML", 15.5, 0.6, ("ml-c-ansongo",), "village", variants=("Faffa", "Фафа")
    )
    assert found.named("Faffa") == found.named("фафа") == (fafa,)
    assert found.within(fafa) == ("Ansongo", "Est", "Mali")
    assert fafa in found.inside("ml-r-east")
    assert (found.get("gn-5"), found.get("gn-6")) == (fafa, None)
    assert len(found) == len(BUILT_IN) + 1 == len(list(found))


@pytest.mark.parametrize(
    "line",
    [
        row("Tessit", 15.3, 0.35, geonameid=5),  # the same name, 10 km off
        row("TESSIT", 15.22, 0.29, "H.WLL", geonameid=5),  # its well
        row("Tessitt", 15.25, 0.3, geonameid=5),  # sounds the same, close by
        row("Ti-n-Essit", 15.23, 0.29, geonameid=5, other="Tessit"),  # the name is only its other one
        row("Tessit", 15.22, 0.29, "A.ADM3", geonameid=5, admin1="09"),  # the commune
    ],
)
def test_the_built_in_row_stands_for_the_same_place(line):
    found = gazetteer(line)
    assert found.named("tessit") == (found.get("ml-tessit"),)
    assert found.named(line.split("\t")[1]) == (found.get("ml-tessit"),)  # known by the row's names as well
    assert found.get("gn-5") == found.get("ml-tessit")
    assert len(found) == len(BUILT_IN)
    assert ids(place for _, place in found.near(15.22, 0.29, 20)) == ["ml-tessit"]


@pytest.mark.parametrize(
    "line",
    [
        row("Tessit", 15.5, 0.29, geonameid=5),  # 31 km off: another place of that name
        row("Tessitt", 15.35, 0.29, geonameid=5),  # only sounds the same, 14 km off
        row("Tessit", 15.22, 0.29, geonameid=5, country="NE"),  # over the border
    ],
)
def test_a_homonym_is_a_place_of_its_own(line):
    found = gazetteer(line, country=line.split("\t")[8])
    assert found.get("gn-5").id == "gn-5"
    assert "gn-5" in ids(found.named(line.split("\t")[1]))
    assert "ml-tessit" in ids(found.named("Tessit"))


def test_parents_by_code_by_neighbour_and_by_region():
    found = gazetteer(
        *DIVISIONS,
        row("Told", 17, -9.4, geonameid=1, admin1="03", admin2="77"),  # as its codes say, far from every town
        row("Near", 15.6, 0.4, geonameid=2, admin1="09"),
        row("Nowhere", 19, 0, geonameid=3, admin1="09"),  # no town within 60 km: not guessed
        row("Uncoded", 16.9, -0.3, geonameid=4),
        row("Desert", 22, -5, geonameid=5),
        row("Wrong", 15.25, -9.6, geonameid=6, admin1="09"),  # beside Nioro, but coded east: the code wins
    )
    assert [found.get(f"gn-{n}").parents for n in range(1, 7)] == [
        ("ml-c-nioro",),
        ("ml-c-ansongo",),
        ("ml-r-east",),
        ("ml-c-bourem",),
        ("ml",),
        ("ml-r-east",),
    ]


def test_near_a_border_both_cercles_hold_it():
    near = Place("ml-b", "B", Kind.TOWN, "ML", 15.66, 0.70, ("ml-c-bourem",), importance=2)
    found = gazetteer(row("Between", 15.66, 0.59, geonameid=1), built_in=(*BUILT_IN, near))
    assert found.get("gn-1").parents == ("ml-c-ansongo", "ml-c-bourem")


def test_divisions_that_vigie_knows_are_no_places_of_their_own():
    """Else «cercle de Nioro» would be a name that hides the name in it."""
    told = joined(*DIVISIONS)
    assert (told.entries, told.unmapped) == ([], [])


def test_divisions_that_vigie_should_know_are_told_and_left_out():
    told = joined(row("Cercle de Nulle-Part", 15, 0, "A.ADM2", admin1="09", admin2="1"))
    assert (told.entries, told.unmapped) == ([], ["ML ADM2 Cercle de Nulle-Part"])


def test_divisions_of_a_neighbour_are_places():
    """Of the neighbours the built-in table has the border only."""
    found = gazetteer(
        row("Région de Kédougou", 12.5, -12, "A.ADM1", geonameid=1, country="SN", admin1="17"),
        row("Saraya Department", 12.8, -11.7, "A.ADM2", geonameid=2, country="SN", admin1="17", admin2="3"),
        row("Saraya", 12.83, -11.75, "P.PPLA2", geonameid=3, country="SN", admin1="17", admin2="3"),
        country="SN",
    )
    department, village = found.get("gn-2"), found.get("gn-3")
    assert (department.name, department.kind, department.division) == ("Saraya", Kind.CERCLE, "department")
    assert (department.seat, department.lat) == ("gn-3", None)
    assert found.within(village) == ("Saraya", "Kédougou", "Sénégal")
    assert ids(found.named("Saraya")) == ["gn-3", "gn-2"]  # the town first
    assert ids(found.inside("gn-1")) == ["gn-2", "gn-3"]


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        (row("Fafa", 15.51, 0.6, geonameid=6), {"gn-5"}),  # told twice
        (row("Fafa", 15.54, 0.6, geonameid=6), {"gn-5", "gn-6"}),  # two villages 4 km apart
        (row("Fafa", 15.55, 0.6, "H.WLL", geonameid=6), {"gn-5"}),  # its well
        (row("Fafa", 15.55, 0.6, "V.FRST", geonameid=6), {"gn-5"}),  # its forest
        (row("Fafa", 15.8, 0.6, "H.WLL", geonameid=6), {"gn-5", "gn-6"}),  # a well elsewhere
        (row("Fafa", 15.6, 0.6, "A.ADM3", geonameid=6), {"gn-5"}),  # its commune, whose point lies anywhere in it
    ],
)
def test_one_place_told_twice_is_one(other, kept):
    found = gazetteer(row("Fafa", 15.5, 0.6, geonameid=5), other)
    assert set(ids(found.named("Fafa"))) == kept
    assert found.get("gn-6").id == max(kept)


def test_importance_and_kinds():
    found = gazetteer(
        row("Camp", feature="S.CMP", geonameid=1),
        row("Hill", feature="T.HLL", geonameid=2),
        row("Forest", feature="V.FRST", geonameid=3),
        row("Village", feature="P.PPL", geonameid=4),
        row("Town", feature="P.PPL", geonameid=5, population=12_000),
        row("Seat", feature="P.PPLA", geonameid=6),
        row("Commune", feature="A.ADM3", geonameid=7, admin1="09"),
    )
    places = [found.get(f"gn-{n}") for n in range(1, 8)]
    assert [(place.kind, place.division, place.importance) for place in places] == [
        (Kind.TOWN, "camp", 0),
        (Kind.TOWN, "hill", 0),
        (Kind.AREA, "forest", 0),
        (Kind.TOWN, "village", 1),
        (Kind.TOWN, "town", 2),
        (Kind.TOWN, "town", 4),
        (Kind.TOWN, "commune", 2),
    ]


def test_streams_and_dunes_are_left_out():
    assert not joined(row("Oued", feature="H.STMI"), row("Erg", feature="T.DUNE"), row("Unsorted", feature=".")).entries


def test_an_uninhabited_place_comes_after_an_inhabited_one():
    found = gazetteer(row("Fafa", 16.5, 0.6, "H.WLL", geonameid=1), row("Fafa", 15.5, 0.6, geonameid=2))
    assert ids(found.named("Fafa")) == ["gn-2", "gn-1"]


def test_an_area_of_a_built_in_name_is_that_area():
    found = gazetteer(row("Liptako", 14, 0, "L.RGN", geonameid=1), row("Est", 14, 0, "L.AREA", geonameid=2))
    assert ids(found.named("Liptako")) == ["ml-a-liptako"]
    assert ids(found.named("Est")) == ["ml-r-east"]


def test_other_names_that_are_none_are_left_out():
    """Codes, ordinals, addresses; and there is a limit to how many are kept."""
    names = [f"Nom{letter}" for letter in "abcdefghijklmnopq"]
    other = ",".join(["GAO", "GAQ", "IV", "x", "Number 2", "https://x.example/", *names])
    found = gazetteer(row("Gaooo", geonameid=1, other=other))
    assert found.get("gn-1").variants == tuple(names[:12])


def test_words_of_grammar_are_no_mention_but_a_name():
    found = gazetteer(row("De", 15.5, 0.6, geonameid=1), row("De Fafa", 15.5, 0.6, geonameid=2))
    assert ids(found.named("de")) == ["gn-1"]
    assert [mention.text for mention in found.scan("De là, près de Fafa; de Fafa.")] == ["de Fafa", "de Fafa"]


# The index, held against the same places kept plainly.

MANY = gazetteer(*DIVISIONS, *many(1500), row("Boré", geonameid=7), row("Boré Est", geonameid=8))
PLAIN = Gazetteer(list(MANY))


def same(found, wanted):
    """But for names by which a built-in row is known only through the dump."""
    return [place for place in found if place.id.startswith("gn-")] == [
        place for place in wanted if place.id.startswith("gn-")
    ]


def test_the_index_finds_by_name_what_is_there():
    stood_for = 0
    for place in PLAIN:
        for name in (place.name, *place.variants):
            assert place in MANY.named(name)
            assert same(MANY.named(name), PLAIN.named(name))
            stood_for += MANY.named(name) != PLAIN.named(name)
        assert MANY.get(place.id) == place
        assert MANY.ancestors(place) == PLAIN.ancestors(place)
    assert stood_for < 30


@pytest.mark.parametrize("km", [0, 5, 15, 60, 500, 20_000])
@pytest.mark.parametrize(("lat", "lon"), [(14.5, -4), (11, -11), (89.9, 179.9), (-89.9, -179.9)])
def test_the_index_finds_by_position_what_is_there(lat, lon, km):
    assert MANY.near(lat, lon, km) == PLAIN.near(lat, lon, km)


@pytest.mark.parametrize("division", ["ml", "ml-r-east", "ml-c-ansongo", "ml-c-nioro", "gn-7", "nowhere"])
def test_the_index_finds_by_holder_what_is_there(division):
    assert set(MANY.inside(division)) == set(PLAIN.inside(division))
    larger = {place for place in PLAIN.inside(division) if place.kind is not Kind.TOWN}
    assert set(MANY.inside(division, towns=False)) == set(PLAIN.inside(division, towns=False)) == larger


def test_the_index_finds_in_texts_and_by_sound_what_is_there():
    for place in list(PLAIN)[::7]:
        text = f"Attaque à {place.name}, {place.name.upper()} (Boré Est)."
        assert [(m.start, m.end) for m in MANY.scan(text)] == [(m.start, m.end) for m in PLAIN.scan(text)]
        assert place in MANY.spelled_like(place.name)
        assert same(MANY.spelled_like(place.name), PLAIN.spelled_like(place.name))
        assert ids(MANY.search(place.name).exact) == ids(PLAIN.search(place.name).exact)


@pytest.mark.parametrize("place_id", ["", "gn-", "gn-0", "gn-x", "gn-99999999999999999999", "gn-٣", "gn--5", "5", "gn"])
def test_ids_that_are_none(place_id):
    assert MANY.get(place_id) is None


def test_a_neighbour_s_town_comes_before_a_hamlet_of_that_name():
    towns = (*BUILT_IN, Place("sn-kidira", "Kidira", Kind.TOWN, "SN", 14.46, -12.22, ("sn",), "town", importance=3))
    found = gazetteer(row("Kidira", 14.58, -10.46, geonameid=5), built_in=towns)
    assert ids(found.search("Kidira").exact) == ["sn-kidira", "gn-5"]


def test_no_built_in_id_is_like_an_imported_one():
    """Both may begin with gn-: those of Guinea's towns do."""
    assert not [place.id for place in Gazetteer.builtin() if re.fullmatch(r"gn-\d+", place.id)]


@pytest.mark.parametrize("body", [b"", b"SQLite format 3", b"vigie-places-0\n\0"])
def test_what_is_no_index_is_refused(body):
    with pytest.raises(ValueError, match="no index"):
        PlaceIndex(body)


def room(make):
    """The bytes that are kept of what this makes."""
    gc.collect()
    tracemalloc.start()
    try:
        kept = make()
        gc.collect()
        return tracemalloc.get_traced_memory()[0], kept
    finally:
        tracemalloc.stop()


def test_imported_places_take_half_the_room_of_plain_ones():
    """So that 90,000 of them, seven countries' dumps, need 30 MB."""
    bones = Skeletons()
    body = pack(join("ML", [read_row(line.encode()) for line in many(4000)], Gazetteer(BUILT_IN), bones).entries, bones)
    packed, gazetteer = room(lambda: Gazetteer(BUILT_IN, imported=PlaceIndex(body)))
    plain, _ = room(lambda: Gazetteer(list(gazetteer)))
    assert packed < 0.55 * plain


def test_a_gazetteer_can_change_what_it_has_imported():
    fresh = MANY.with_imported(None)
    assert len(fresh) == len(BUILT_IN)
    assert fresh.named("Boré") == ()
