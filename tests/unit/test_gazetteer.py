"""The built-in table holds together, and the gazetteer finds what it should in it."""

import math
import re
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer, distance_km, haversine_km
from bot.understand.gazetteer.names import fold

GAZETTEER = Gazetteer.builtin()
PLACES = tuple(GAZETTEER)
HOME = ("ML", "BF", "NE")

# Rough boxes: south, north, west, east.
BOXES = {
    "ML": (10.1, 25.1, -12.3, 4.3),
    "BF": (9.3, 15.2, -5.6, 2.5),
    "NE": (11.6, 23.6, 0.1, 16.0),
    "MR": (14.7, 27.4, -17.2, -4.8),
    "SN": (12.2, 16.8, -17.7, -11.3),
    "GN": (7.1, 12.7, -15.2, -7.6),
    "CI": (4.3, 10.8, -8.7, -2.4),
    "GH": (4.7, 11.2, -3.3, 1.3),
    "TG": (6.0, 11.2, -0.2, 1.9),
    "BJ": (6.1, 12.5, 0.7, 3.9),
    "NG": (4.2, 13.95, 2.6, 14.7),
    "DZ": (18.9, 37.2, -8.7, 12.0),
    "TD": (7.4, 23.5, 13.4, 24.1),
    "LY": (19.5, 33.2, 9.3, 25.2),
}


def ids(places):
    return [place.id for place in places]


# The table


def test_ids_are_unique_and_well_formed():
    """Ids go into callback data and database keys, so their form is a contract."""
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,40}", place.id) for place in PLACES)
    rows = [place for place in PLACES if GAZETTEER.get(place.id) is place]
    assert len(rows) == len(PLACES) == len({place.id for place in PLACES})


def test_parents_and_seats_exist():
    for place in PLACES:
        assert all(GAZETTEER.get(parent) for parent in place.parents), place.id
        if place.seat:
            seat = GAZETTEER.get(place.seat)
            assert seat is not None, place.id
            assert seat.kind is Kind.TOWN
            assert seat.country == place.country, place.id


def test_a_place_lies_in_larger_places_only():
    """So there is no cycle. A province may lie in the province it was carved from."""
    size = {Kind.TOWN: 0, Kind.CERCLE: 1, Kind.REGION: 2, Kind.COUNTRY: 3}
    for place in PLACES:
        assert place.id not in ids(GAZETTEER.ancestors(place))
        if place.kind is Kind.AREA:
            continue
        for above in (GAZETTEER.get(parent) for parent in place.parents):
            assert above is not None
            assert above.kind is not Kind.AREA
            assert size[above.kind] > size[place.kind] or above.kind is place.kind is not Kind.TOWN, place.id


def test_home_towns_reach_a_region_and_their_country():
    for place in PLACES:
        if place.country in HOME and place.kind is Kind.TOWN:
            above = GAZETTEER.ancestors(place)
            assert any(each.kind is Kind.REGION for each in above), place.id
            assert above[-1].kind is Kind.COUNTRY, place.id
            assert {each.country for each in above} == {place.country}, place.id


def test_home_divisions_have_their_seat_inside():
    lacking = []
    for place in PLACES:
        if place.country in HOME and place.kind in {Kind.CERCLE, Kind.REGION} and place.seat:
            seat = GAZETTEER.get(place.seat)
            if place.id not in ids(GAZETTEER.ancestors(seat)):
                lacking.append(place.id)
    assert lacking == []


def test_every_town_has_coordinates_in_its_country():
    for place in PLACES:
        if place.kind is not Kind.TOWN:
            continue
        assert place.lat is not None, place.id
        assert place.lon is not None, place.id
        south, north, west, east = BOXES.get(place.country, (-90, 90, -180, 180))
        assert south <= place.lat <= north, place.id
        assert west <= place.lon <= east, place.id


def test_one_name_is_not_told_twice_in_a_row():
    for place in PLACES:
        folded = [fold(name) for name in (place.name, *place.variants)]
        assert len(folded) == len(set(folded)), place.id


def count(country, kind, **wanted):
    found = [place for place in PLACES if place.country == country and place.kind is kind]
    return len([p for p in found if all(getattr(p, name) == value for name, value in wanted.items())])


def test_divisions_are_complete():
    """The numbers are the states' own; where old and new divisions live side by side, both count."""
    assert count("ML", Kind.REGION, division="region") == 19
    assert count("ML", Kind.REGION, division="district") == 1
    assert count("ML", Kind.CERCLE) >= 49
    assert count("BF", Kind.REGION) == 13 + 7  # ten of the seventeen new ones are old ones renamed
    assert count("BF", Kind.CERCLE) == 45 + 3  # Tapoa is told old and new
    assert count("NE", Kind.REGION) == 8
    assert count("NE", Kind.CERCLE) == 63
    assert all(count(country, Kind.TOWN) > 150 for country in HOME)


# By name


def test_kayes_is_a_town_two_divisions_and_a_town_in_congo():
    assert ids(GAZETTEER.named("kayes")) == ["ml-kayes", "ml-r-kayes", "ml-c-kayes", "cg-kayes"]


def test_nioro_is_in_mali_and_in_senegal():
    found = ids(GAZETTEER.named("NIORO"))
    assert found[0] == "ml-nioro"
    assert set(found) == {"ml-nioro", "ml-r-nioro", "ml-c-nioro", "sn-nioro-du-rip"}


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Timbuktu", "ml-tombouctou"),  # English
        ("Tombouctou", "ml-tombouctou"),  # French
        ("Segou", "ml-segou"),  # no accent
        ("Fada", "bf-fada-n-gourma"),  # short form
        ("Konni", "ne-birni-n-konni"),
        ("Ivory Coast", "ci"),
        ("Sénégal", "sn"),
        ("Goulmou", "bf-r-goulmou"),  # region since 2025
        ("Yaadga", "bf-r-nord"),  # new name of an old region
        ("Mali", "ml"),  # the country before the town in Guinea
    ],
)
def test_names_in_both_languages_and_variants(name, place_id):
    assert GAZETTEER.named(name)[0].id == place_id


def test_names_by_language():
    town = GAZETTEER.get("ml-tombouctou")
    assert (town.name_in("en"), town.name_in("fr")) == ("Timbuktu", "Tombouctou")


def test_spelled_like():
    assert "ml-ouatagouna" in ids(GAZETTEER.spelled_like("Wattaguna"))
    assert GAZETTEER.spelled_like("") == ()
    assert GAZETTEER.named("") == ()


# By what holds it


def test_sandare_has_old_and_new_parents():
    sandare = GAZETTEER.get("ml-sandare")
    assert ids(GAZETTEER.ancestors(sandare)) == ["ml-c-nioro", "ml-c-sandare", "ml-r-kayes", "ml-r-nioro", "ml"]
    assert GAZETTEER.within(sandare) == ("Nioro", "Sandaré", "Kayes", "Mali")


def test_within_in_a_language():
    town = GAZETTEER.get("ci-tehini")
    assert GAZETTEER.within(town, "en")[-1] == "Ivory Coast"
    assert GAZETTEER.within(town)[-1] == "Côte d'Ivoire"


def test_inside_mirrors_ancestors():
    inside = set(ids(GAZETTEER.inside("ml-r-nioro")))
    assert {"ml-c-nioro", "ml-c-diema", "ml-sandare", "ml-gogui"} <= inside
    assert "ml-kayes" not in inside
    assert all("ml-r-nioro" in ids(GAZETTEER.ancestors(GAZETTEER.get(each))) for each in inside)
    assert GAZETTEER.inside("nowhere") == ()


def test_cycles_and_unknown_parents_do_no_harm():
    """Imported data may be wrong; the walk must end all the same."""
    here = Place("a", "A", Kind.CERCLE, "ML", parents=("b", "gone"))
    there = Place("b", "B", Kind.CERCLE, "ML", parents=("a",))
    gazetteer = Gazetteer([here, there])
    assert ids(gazetteer.ancestors(here)) == ["b"]
    assert ids(gazetteer.inside("a")) == ["b"]


def test_the_first_row_of_an_id_counts():
    gazetteer = Gazetteer([Place("a", "One", Kind.TOWN, "ML"), Place("a", "Two", Kind.TOWN, "ML")])
    assert len(gazetteer) == 1
    assert gazetteer.named("Two") == ()


# By position


def test_distance_of_known_towns():
    """Kayes to Bamako is about 420 km as the crow flies."""
    kayes, bamako = GAZETTEER.get("ml-kayes"), GAZETTEER.get("ml-bamako")
    assert distance_km(kayes, bamako) == pytest.approx(422, abs=6)
    assert distance_km(kayes, GAZETTEER.get("ml-r-kayes")) == math.inf


@given(
    st.floats(min_value=-80, max_value=80),
    st.floats(min_value=-170, max_value=170),
    st.floats(min_value=0, max_value=2000),
)
def test_near_is_what_measuring_every_town_gives(lat, lon, km):
    found = GAZETTEER.near(lat, lon, km)
    wanted = {
        place.id
        for place in PLACES
        if place.kind is Kind.TOWN
        and place.lat is not None
        and place.lon is not None
        and haversine_km(lat, lon, place.lat, place.lon) <= km
    }
    assert {place.id for _, place in found} == wanted
    assert [away for away, _ in found] == sorted(away for away, _ in found)


def test_zones():
    assert GAZETTEER.zone("ML") == "Africa/Bamako"
    assert GAZETTEER.zone("XX") == "UTC"
    assert Gazetteer([], {"ML": "Africa/Dakar"}).zone("ml") == "Africa/Dakar"


# In a text


def scanned(text):
    return [(mention.text, mention.places[0].id) for mention in GAZETTEER.scan(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Attaque à Kayes.", [("Kayes", "ml-kayes")]),
        ("attaque à kayes", [("kayes", "ml-kayes")]),  # the geoparser judges capitals
        ("Nioro du Rip et Nioro", [("Nioro du Rip", "sn-nioro-du-rip"), ("Nioro", "ml-nioro")]),  # longest first
        ("Gorom-Gorom, Fada N’Gourma", [("Gorom-Gorom", "bf-gorom-gorom"), ("Fada N’Gourma", "bf-fada-n-gourma")]),
        ("près d'Ansongo", [("Ansongo", "ml-ansongo")]),  # elision
        ("Kayesien, Bamakois, xKayes", []),  # never inside a longer word
        ("la route Kayes–Diboli", [("Kayes", "ml-kayes"), ("Diboli", "ml-diboli")]),  # two towns, one dash
        ("SANDARE\u0301 !", [("SANDARE\u0301", "ml-sandare")]),  # decomposed, capitals
        ("Bourem. Inaly", [("Bourem", "ml-bourem")]),  # a full stop parts names
        ("Nioro\ndu Sahel", [("Nioro\ndu Sahel", "ml-nioro")]),  # a wrapped line does not
    ],
)
def test_scan(text, found):
    assert scanned(text) == found


@given(
    st.text()
    | st.lists(st.sampled_from(["Kayes", "Nioro", "du", "Sahel", "é", "ﬁ", "½", " ", "-", "'", "\n"])).map("".join)
)
def test_scan_offsets_hold_for_any_text(text):
    last = 0
    for mention in GAZETTEER.scan(text):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert GAZETTEER.named(mention.text) == mention.places
        last = mention.end


def test_scan_is_fast():
    """The reference is 110 µs for 300 words; the bound only catches another order of growth."""
    text = "Des hommes armés ont attaqué dimanche le camp de Nioro, puis les postes de Gogui et Sandaré. " * 19
    start = perf_counter()
    for _ in range(20):
        GAZETTEER.scan(text)
    assert (perf_counter() - start) / 20 < 0.02


# What people type


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("kayes", ["ml-kayes", "ml-r-kayes", "ml-c-kayes"]),
        ("Nioro", ["ml-nioro", "ml-r-nioro", "ml-c-nioro", "sn-nioro-du-rip"]),
        ("Kayes region", ["ml-r-kayes"]),
        ("région de Kayes", ["ml-r-kayes"]),
        ("cercle de Kayes", ["ml-c-kayes"]),
        ("Kayes, Mali", ["ml-kayes", "ml-r-kayes", "ml-c-kayes"]),
        ("Kayes (Congo)", ["cg-kayes"]),
        ("Nioro (Mali)", ["ml-nioro", "ml-r-nioro", "ml-c-nioro"]),
        ("Nioro, Sénégal", ["sn-nioro-du-rip"]),
        ("Kayes (région)", ["ml-r-kayes"]),
        ("Koro, Mopti", ["ml-koro", "ml-c-koro"]),  # held by an old region
        ("Koro, Bandiagara", ["ml-koro", "ml-c-koro"]),  # and by a new one
        ("Boni, BF", ["bf-boni"]),  # a country's code
        ("ville de Gao", ["ml-gao"]),
        ("province du Soum", ["bf-p-soum"]),  # not the region of 2025
        ("Soum region", ["bf-r-soum"]),
        ("département de Téra", ["ne-d-tera"]),
        ("Niger State", ["ng-r-niger"]),  # its whole name, kind word included
    ],
)
def test_search_exact(query, first):
    result = GAZETTEER.search(query)
    assert ids(result.exact)[: len(first)] == first
    assert result.close == ()


def test_search_narrowed_by_kind_gives_nothing_else():
    assert ids(GAZETTEER.search("cercle de Kayes").exact) == ["ml-c-kayes"]
    assert ids(GAZETTEER.search("Kayes (Congo)").exact) == ["cg-kayes"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("Kaies", "ml-kayes"),  # sounds the same
        ("Tombuktu", "ml-tombouctou"),  # one letter
        ("Wagadugu", "bf-ouagadougou"),
        ("Niorro", "ml-nioro"),  # doubled
        ("Menakka", "ml-menaka"),
        ("Sandarre, Mali", "ml-sandare"),
    ],
)
def test_search_close(query, wanted):
    result = GAZETTEER.search(query)
    assert result.exact == ()
    assert wanted in ids(result.close)[:3]


def test_search_offers_what_the_qualifier_left_out():
    result = GAZETTEER.search("Gogui, Niger")
    assert result.exact == ()
    assert ids(result.close) == ["ml-gogui"]


@pytest.mark.parametrize("query", ["", "  ", ",", "()", "région", "de", "qzxqzx", "🙂"])
def test_search_finds_nothing_in_nothing(query):
    result = GAZETTEER.search(query)
    assert (result.exact, result.close) == ((), ())


@given(st.text(max_size=60), st.integers(min_value=0, max_value=9))
def test_search_never_raises_and_keeps_its_limit(query, limit):
    result = GAZETTEER.search(query, limit)
    assert len(result.exact) <= limit
    assert len(result.close) <= limit
    assert not (result.exact and result.close)


# The comparison with a reference, run where one is at hand


def check(*arguments):
    script = Path(__file__).parents[1] / "corpus" / "check_places.py"
    return subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=False)


def test_check_without_reference_says_so():
    done = check("/nowhere/at/all")
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)


@pytest.mark.parametrize(("lat", "code"), [("14.45", 0), ("15.45", 1)])
def test_check_tells_what_is_off(tmp_path, lat, code):
    """A degree of latitude is 111 km: far more than the 10 km that are let pass."""
    row = ["1", "Kayes", "Kayes", "", lat, "-11.44", "P", "PPLA", "ML", *[""] * 10]
    (tmp_path / "ML.txt").write_text("\t".join(row) + "\n", encoding="utf-8")
    done = check(str(tmp_path))
    assert done.returncode == code
    assert ("ml-kayes Kayes: 11" in done.stdout) == bool(code)
