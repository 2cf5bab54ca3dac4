"""Who is woken, on a small country of our own: A and B lie 12 km apart, C far away in another cercle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.match import TOWN_REACH_KM, nearest_reached, reach_keys, watch_keys
from bot.model import AffectedPlace, Kind, Nearness, Place, Precision, Severity
from bot.understand.gazetteer.gazetteer import Gazetteer


def place(
    place_id: str, kind: str, *parents: str, lat: float | None = None, lon: float | None = None, seat: str = ""
) -> Place:
    return Place(place_id, place_id.title(), Kind(kind), "ML", lat=lat, lon=lon, parents=parents, seat=seat)


PLACES = {
    each.id: each
    for each in (
        place("land", "country"),
        place("old", "region", "land"),
        place("new", "region", "land"),  # a reform: the same cercle lies in two regions
        place("far", "region", "land"),
        place("ring", "cercle", "old", "new", lat=14.0, lon=-10.0),
        place("rim", "cercle", "far"),
        place("a", "town", "ring", lat=14.0, lon=-10.0),
        place("b", "town", "ring", lat=14.108, lon=-10.0),
        place("hamlet", "town", "a", lat=14.3, lon=-10.0),
        place("c", "town", "rim", lat=16.0, lon=-5.0),
        place("west", "area", "land"),
        place("wide", "region", "land", seat="hamlet"),
        place("seated", "cercle", "wide", seat="hamlet"),
    )
}
GAZETTEER = Gazetteer(PLACES.values())
HOLDERS = ["ring within", "old within", "new within", "land within"]  # of a town in the ring


def hit(place_id: str, precision: str = "exact") -> AffectedPlace:
    where = PLACES[place_id]
    holders = GAZETTEER.ancestors(where)
    return AffectedPlace(
        where, tuple(each.name for each in holders), tuple(each.id for each in holders), Precision(precision)
    )


def told(places: list[AffectedPlace], severity: Severity = Severity.SEVERE) -> list[str]:
    return [f"{key.place_id} {key.nearness}" for key in watch_keys(places, severity, GAZETTEER)]


@pytest.mark.parametrize(
    ("places", "severity", "keys"),
    [
        # a town: itself, the town 12 km off, and all that holds it
        (["a"], "Severe", ["a at", "b around", *HOLDERS]),
        # near a town counts as the town
        (["a near"], "Severe", ["a at", "b around", *HOLDERS]),
        # a village: its commune is a holder and comes first
        (["hamlet"], "Severe", ["hamlet at", "a within", *HOLDERS]),
        # a town with nothing around it
        (["c"], "Extreme", ["c at", "rim within", "far within", "land within"]),
        # only the cercle is known: who watches a town in it hears that the exact place is not known
        (["rim area"], "Severe", ["rim at", "far within", "land within", "c somewhere"]),
        # somewhere in a commune: its villages too
        (["a area"], "Severe", ["a at", "b around", *HOLDERS, "hamlet somewhere"]),
        # only the region: nobody in it
        (["far area"], "Severe", ["far at", "land within"]),
        # unless it is extreme
        (["far area"], "Extreme", ["far at", "land within", "rim somewhere", "c somewhere"]),
        # a country's name wakes no town
        (["land area"], "Severe", ["land at"]),
        (["land area"], "Extreme", ["land at", "old somewhere", "new somewhere", "far somewhere", "west somewhere",
                                       "wide somewhere", "ring somewhere", "rim somewhere", "seated somewhere"]),
        # "western Mali" wakes who watches Mali
        (["west area"], "Extreme", ["west at", "land within"]),
        # two towns that reach each other: each is at, none around
        (["b", "a"], "Severe", ["b at", "a at", *HOLDERS]),
        # a town and its cercle: the town's own watchers are at, the neighbour is around, not somewhere
        (["ring area", "a"], "Severe", ["ring at", "a at", "b around", "old within", "new within", "land within",
                                         "hamlet somewhere"]),
        # nothing known, nobody woken
        ([], "Extreme", []),
    ],
)  # fmt: skip
def test_who_is_woken(places, severity, keys):
    assert told([hit(*each.split()) for each in places], Severity(severity)) == keys


def test_a_key_names_the_place_that_hit_and_how_far_it_is():
    around = next(key for key in watch_keys([hit("c"), hit("a")], Severity.SEVERE, GAZETTEER) if key.place_id == "b")
    assert around.lead_id == "a"
    assert around.nearness is Nearness.AROUND
    assert around.distance_km == pytest.approx(12.0, abs=0.1)


def test_the_nearer_of_two_hits_leads():
    """Both towns lie around the watched one; the farther is told first by its source."""
    towns = [
        place("m", "town", lat=10.0, lon=0.0),
        place("x", "town", lat=10.1, lon=0.0),
        place("y", "town", lat=10.05, lon=0.0),
    ]
    hits = [AffectedPlace(each, (), ()) for each in towns[1:]]
    found = {key.place_id: key.lead_id for key in watch_keys(hits, Severity.SEVERE, Gazetteer(towns))}
    assert found["m"] == "y"


def test_a_place_that_only_its_source_knows():
    """Stated with coordinates, so in no gazetteer: the towns around it and what it says holds it are told."""
    stated = place("ad-hoc", "town", lat=14.01, lon=-10.0)
    keys = watch_keys([AffectedPlace(stated, ("Land",), ("ring", "land", "gone"))], Severity.SEVERE, GAZETTEER)
    assert [(key.place_id, str(key.nearness)) for key in keys] == [
        ("ad-hoc", "at"), ("a", "around"), ("b", "around"), ("ring", "within"), ("land", "within"), ("gone", "within"),
    ]  # fmt: skip


def unmapped(holder: str) -> AffectedPlace:
    """A village that no map has: with its commune's point, or none where only a larger division is said to hold it."""
    above = PLACES[holder]
    town = above.kind is Kind.TOWN
    village = place("x-lost", "town", holder, lat=above.lat if town else None, lon=above.lon if town else None)
    holders = GAZETTEER.ancestors(village)
    precision = Precision.NEAR if town else Precision.AREA
    return AffectedPlace(village, (), tuple(each.id for each in holders), precision)


@pytest.mark.parametrize(
    ("holder", "severity", "keys"),
    [
        ("a", "Severe", ["x-lost at", "b around", "a within", *HOLDERS]),
        ("rim", "Severe", ["x-lost at", "rim within", "far within", "land within", "c somewhere"]),
        ("far", "Severe", ["x-lost at", "far within", "land within"]),
        ("far", "Extreme", ["x-lost at", "far within", "land within", "rim somewhere", "c somewhere"]),
        ("land", "Severe", ["x-lost at", "land within"]),
    ],
)
def test_a_village_on_no_map_wakes_whom_its_holder_would(holder, severity, keys):
    assert told([unmapped(holder)], Severity(severity)) == keys


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("holder", ["a", "ring", "rim", "seated", "old", "far", "wide", "land"])
def test_nobody_hears_less_of_a_village_than_of_what_holds_it(holder, severity):
    circles = [each for each in PLACES.values() if each.kind is Kind.TOWN]
    whole = hit(holder, "near" if PLACES[holder].kind is Kind.TOWN else "area")
    least = {}
    for key in reach_keys([unmapped(holder)], severity, GAZETTEER, circles):
        least[key.place_id] = min(key.distance_km, least.get(key.place_id, key.distance_km))
    for key in reach_keys([whole], severity, GAZETTEER, circles):
        assert least[key.place_id] <= key.distance_km


hits = st.lists(
    st.builds(hit, st.sampled_from(sorted(PLACES)), st.sampled_from([str(each) for each in Precision])), max_size=5
)


@given(hits, st.sampled_from(Severity))
def test_a_watch_on_a_place_or_what_holds_it_always_matches(places, severity):
    woken = {key.place_id: key for key in watch_keys(places, severity, GAZETTEER)}
    for affected in places:
        assert woken[affected.place.id].nearness is Nearness.AT
        for holder in affected.ancestors:
            assert woken[holder].nearness is not Nearness.SOMEWHERE


@given(hits, st.sampled_from(Severity))
def test_each_place_is_told_once_and_nearest_first(places, severity):
    keys = watch_keys(places, severity, GAZETTEER)
    assert len({key.place_id for key in keys}) == len(keys)
    ranks = [list(Nearness).index(key.nearness) for key in keys]
    assert ranks == sorted(ranks)
    around = [key.distance_km for key in keys if key.nearness is Nearness.AROUND]
    assert around == sorted(around)
    assert all(0 < distance <= TOWN_REACH_KM for distance in around)
    assert {key.lead_id for key in keys} <= {affected.place.id for affected in places}


@given(hits, st.sampled_from(Severity))
def test_more_news_never_wakes_fewer(places, severity):
    before = {key.place_id for key in watch_keys(places[:-1], severity, GAZETTEER)}
    assert before <= {key.place_id for key in watch_keys(places, severity, GAZETTEER)}


@given(
    st.sampled_from(["land", "old", "new", "far", "west"]),
    st.sampled_from([each for each in Severity if each is not Severity.EXTREME]),
)
def test_a_large_area_wakes_no_town(place_id, severity):
    keys = watch_keys([hit(place_id, "area")], severity, GAZETTEER)
    assert all(PLACES[key.place_id].kind is not Kind.TOWN for key in keys)


# Circles and narrowed watches


def heard(places: list[AffectedPlace], severity: Severity, circles: list[str], reaches: dict[str, int]) -> str:
    """How somebody with these watches hears of it: its place, nearness and kilometres; "" for not at all."""
    keys = reach_keys(places, severity, GAZETTEER, [PLACES[each] for each in circles])
    key = nearest_reached(keys, reaches)
    return f"{key.place_id} {key.nearness} {key.distance_km:.0f}" if key else ""


@pytest.mark.parametrize(
    ("places", "severity", "reaches", "told"),
    [
        # the town itself, however narrow the watch
        (["a"], "Severe", {"a": 0}, "a at 0"),
        # a neighbour in the usual reach, and not for the town alone
        (["b"], "Severe", {"a": 15}, "a around 12"),
        (["b"], "Severe", {"a": 0}, ""),
        (["b"], "Severe", {"a": 11}, ""),
        # a hamlet 33 km off: only for a circle
        (["hamlet"], "Severe", {"b": 15}, ""),
        (["hamlet"], "Severe", {"b": 50}, "b around 21"),
        # beyond the circle
        (["c"], "Extreme", {"a": 200}, ""),
        # only the cercle is known: its towns whatever their reach, a circle from outside if its seat lies in it
        (["ring area"], "Severe", {"a": 0}, "a somewhere 0"),
        (["rim area"], "Severe", {"a": 200}, ""),
        (["seated area"], "Severe", {"a": 50}, "a somewhere 33"),
        (["seated area"], "Severe", {"a": 20}, ""),
        # a region: the extreme alone
        (["wide area"], "Severe", {"a": 50}, ""),
        (["wide area"], "Extreme", {"a": 50}, "a somewhere 33"),
        # a country and a vague area: no circle
        (["land area"], "Extreme", {"a": 200}, ""),
        (["west area"], "Extreme", {"a": 200}, ""),
        # of a town 12 km off and its whole cercle, each reach hears what concerns it
        (["ring area", "b"], "Severe", {"a": 15}, "a around 12"),
        (["ring area", "b"], "Severe", {"a": 0}, "a somewhere 0"),
        # a division has no reach
        (["b"], "Severe", {"ring": 0}, "ring within 0"),
    ],
)
def test_who_hears_by_reach(places, severity, reaches, told):
    circles = [place_id for place_id, km in reaches.items() if km > TOWN_REACH_KM]
    assert heard([hit(*each.split()) for each in places], Severity(severity), circles, reaches) == told


@given(hits, st.sampled_from(Severity))
def test_without_circles_everybody_usual_hears_as_before(places, severity):
    usual = dict.fromkeys(PLACES, 15)
    keys = reach_keys(places, severity, GAZETTEER)
    for key in watch_keys(places, severity, GAZETTEER):
        assert nearest_reached(keys, {key.place_id: usual[key.place_id]}) == key


@given(hits, st.sampled_from(Severity), st.sampled_from(["a", "b", "c", "hamlet"]), st.integers(0, 200))
def test_a_wider_watch_never_hears_less(places, severity, town, reach):
    circles = [PLACES[town]]
    keys = reach_keys(places, severity, GAZETTEER, circles)
    if nearest_reached(keys, {town: reach}):
        assert nearest_reached(keys, {town: 200})
