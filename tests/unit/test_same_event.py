"""Same event or not, case by case: what reporters do to one event, and the events that only look like one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts import same_event, same_place
from bot.alerts.merge import open_incident
from bot.alerts.same_event import FINDABLE, FRESH, best, fit
from bot.alerts.story_index import (
    CANDIDATES,
    NEWEST,
    MemoryIndex,
    Question,
    choose,
    keys_of,
    questions,
)
from bot.epoch import to_ms
from bot.item import Item
from bot.model import (
    AffectedPlace,
    Bearing,
    Certainty,
    Count,
    EventType,
    Kind,
    PartOfDay,
    Place,
    Precision,
    Report,
    Severity,
    Source,
    Standing,
)

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TODAY, YESTERDAY = date(2026, 3, 2), date(2026, 3, 1)
NEAR = Precision.NEAR

# Doro and Kalé lie 8 km apart in the cercle of Ring, Far 60 km off in it, Else in another cercle.
WHERE = {
    "doro": (14.0, -5.0),
    "kale": (14.07, -5.0),
    "suburb": (14.02, -5.0),
    "third": (14.27, -5.0),
    "city": (14.0, -5.0),
    "seat": (14.0, -5.0),
    "far": (14.54, -5.0),
    "else": (16.0, 0.0),
}


def spot(name, precision=Precision.EXACT):
    if name in {"ring", "region", "land"}:
        kind = {"ring": Kind.CERCLE, "region": Kind.REGION, "land": Kind.COUNTRY}[name]
        holders = {"ring": ("region", "land"), "region": ("land",), "land": ()}[name]
        return AffectedPlace(Place(name, name, kind, "ML"), (), holders, Precision.AREA)
    lat, lon = WHERE[name]
    holders = ("land",) if name == "else" else ("ring", "region", "land")
    importance = {"city": same_event.CITY, "seat": same_place.SEAT}.get(name, 1)
    return AffectedPlace(Place(name, name, Kind.TOWN, "ML", lat, lon, importance=importance), (), holders, precision)


def unmapped(name, holder="ring"):
    """A village that no map has, somewhere in a cercle, or in the country."""
    holders = {
        "ring": ("ring", "region", "land"),
        "rim": ("rim", "region", "land"),
        "wide": ("wide", "land"),
        "land": ("land",),
    }[holder]
    place = Place(f"x-{name}-{holder}", name, Kind.TOWN, "ML", parents=holders[:1])
    return AffectedPlace(place, (), holders, Precision.AREA)


def lost(name):
    """A village that no map has, somewhere in the region."""
    place = Place(f"x-{name}-region", name, Kind.TOWN, "ML", parents=("region",))
    return AffectedPlace(place, (), ("region", "land"), Precision.AREA)


def by(commune, name):
    """A village that no map has, in the commune of a town."""
    lat, lon = WHERE[commune]
    holders = (commune, *spot(commune).ancestors)
    place = Place(f"x-{name}-{commune}", name, Kind.TOWN, "ML", lat, lon, parents=(commune,))
    return AffectedPlace(place, (), holders, NEAR)


def report(*places, **more):
    told = {
        "published_at": NOW - HOUR, "event_type": EventType.BATTLE, "severity": Severity.SEVERE,
        "certainty": Certainty.LIKELY, "source": Source("AFP", "", "en"), "occurred_on": TODAY,
    } | more  # fmt: skip
    where = tuple(each if isinstance(each, AffectedPlace) else spot(each) for each in places or ("doro",))
    return Report("r", "en", incident=True, places=where, **told)


def story(*places, standing=Standing.OPEN, **more):
    item = Item.model_validate({"id": "one", "source": "AFP", "title": "T"})
    opened = open_incident(item, report(*places, **({"published_at": NOW - 2 * HOUR} | more)), "K7F2", NOW)
    return replace(opened, standing=standing)


def same(told, known):
    return fit(told, known, now=NOW).fits


ONE = [
    # the wire and the local paper
    (report(), story()),
    # one says explosion, one battle, one massacre
    (report(event_type=EventType.EXPLOSION), story()),
    (report(event_type=EventType.VIOLENCE), story()),
    # no day is told, and it came within the hours
    (report(occurred_on=None), story()),
    # the toll rises, also on the next day
    (report(killed=Count(19, 19)), story(killed=Count(7, 7))),
    (report(killed=Count(19, 19), published_at=NOW + DAY), story(killed=Count(7, 7))),
    # an older count comes late
    (report(killed=Count(7, 7)), story(killed=Count(9, 9))),
    # "near Doro" and "near Kalé" between which it happened
    (report(spot("doro", NEAR), spot("kale", NEAR)), story(spot("kale", NEAR))),
    (report(spot("doro", NEAR)), story(spot("kale", NEAR))),
    # the commune and its seat, two entries of one town
    (report("suburb"), story("doro")),
    # only the cercle is known at first
    (report("doro"), story("ring")),
    (report("ring"), story("doro")),
    # a village on no map: by its name, by another spelling of it, by its cercle or the town of another paper
    (report(unmapped("sabo")), story(unmapped("sabo"))),
    (report(unmapped("sabo")), story(unmapped("saboo"))),
    (report(unmapped("sabo")), story("ring")),
    (report("ring"), story(unmapped("sabo"))),
    (report("seat"), story(unmapped("sabo"))),
    (report(unmapped("sabo")), story("seat")),
    (report(by("doro", "sabo"), killed=Count(4, 4)), story("seat", killed=Count(9, 9))),
    # … in a commune: by its name, by another spelling, by the commune, by the cercle, each with what it knows
    (report(by("doro", "sabo"), killed=Count(9, 9)), story(by("doro", "sabo"), killed=Count(6, 6))),
    (report(by("doro", "wuro barkou"), killed=Count(9, 9)), story(by("doro", "ouro barku"), killed=Count(6, 6))),
    (report(by("doro", "sabo"), killed=Count(9, 9)), story(spot("doro", NEAR), killed=Count(6, 6))),
    (report(by("doro", "sabo"), killed=Count(9, 9)), story("ring", killed=Count(6, 6))),
    (report(by("doro", "sabo"), killed=Count(9, 9)), story(unmapped("saboo"), killed=Count(6, 6))),
    # … beside a town, and in a cercle
    (report("else", lost("sabo")), story(unmapped("sabo"))),
    # … put in two cercles of a region
    (report(unmapped("sabo"), killed=Count(9, 9)), story(unmapped("sabo", "rim"), killed=Count(6, 6))),
    (report(by("doro", "far"), killed=Count(9, 9)), story("far", killed=Count(6, 6))),
    # … two of them on one night, of which each paper names one: a large toll in common
    (
        report(by("doro", "sabo"), killed=Count(19, 19), part_of_day=PartOfDay.NIGHT),
        story(by("doro", "kora"), killed=Count(19, 19), part_of_day=PartOfDay.NIGHT),
    ),
    # the wave's second town is told as well
    (report("doro", "else"), story("doro", "far")),
    # a day is misread, all else agrees
    (report(occurred_on=YESTERDAY, killed=Count(12, 12)), story(killed=Count(12, 12))),
    # four days off, but the same large toll, twice over
    (
        report(occurred_on=TODAY - 4 * DAY, killed=Count(22, 22), injured=Count(12, 12)),
        story(killed=Count(22, 22), injured=Count(12, 12)),
    ),
    # the wounded are as many, the dead are nearly
    (report(occurred_on=YESTERDAY, injured=Count(26, 26)), story(injured=Count(26, 26))),
    # one puts it in the next town but one
    (
        report("third", killed=Count(31, 31), injured=Count(12, 12)),
        story("doro", killed=Count(31, 31), injured=Count(12, 12)),
    ),
    # in a village on one day, and the toll is the same: a raid to one, the men that were taken to the next
    (report(event_type=EventType.ABDUCTION, killed=Count(3, 3)), story(killed=Count(3, 3))),
    # in a city, too, where the toll is the same
    (
        report("city", event_type=EventType.VIOLENCE, killed=Count(3, 3), injured=Count(22, 22)),
        story("city", event_type=EventType.UNREST, killed=Count(3, 3), injured=Count(22, 22)),
    ),
    # a week later, with the day of the event
    (report(published_at=NOW + 7 * DAY), story()),
    # the toll rises, told with the day of who tells it
    (
        report(
            follows=True, killed=Count(13, 13), injured=Count(14, 14),
            published_at=NOW + 9 * DAY, occurred_on=TODAY + 9 * DAY,
        ),
        story(killed=Count(8, 8), injured=Count(14, 14)),
    ),
    # a week later, no day, but the words of a story that goes on
    (report(published_at=NOW + 7 * DAY, occurred_on=None, follows=True), story()),
    # night and the hours before dawn are one
    (report(part_of_day=PartOfDay.BEFORE_DAWN), story(part_of_day=PartOfDay.NIGHT)),
    # a siege in its seventh week, told with its own first day or a later one
    (report(event_type=EventType.ACCESS, published_at=NOW + 49 * DAY), story(event_type=EventType.ACCESS)),
    (
        report(event_type=EventType.ACCESS, published_at=NOW + 29 * DAY, occurred_on=TODAY + 20 * DAY),
        story(event_type=EventType.ACCESS),
    ),
    # … near the town, as the road is closed further on
    (
        report(
            spot("doro", NEAR), event_type=EventType.ACCESS, published_at=NOW + 9 * DAY, occurred_on=TODAY + 9 * DAY
        ),
        story(spot("doro", NEAR), event_type=EventType.ACCESS),
    ),
    # the night from yesterday to today: a day to one, a day to the other, and the toll rises
    (
        report(occurred_on=YESTERDAY, part_of_day=PartOfDay.NIGHT, follows=True, killed=Count(9, 9)),
        story(part_of_day=PartOfDay.BEFORE_DAWN, killed=Count(5, 5)),
    ),
    # the siege is lifted, and its first day was misread
    (
        report(
            event_type=EventType.ACCESS, published_at=NOW + 49 * DAY, occurred_on=TODAY - 7 * DAY, bearing=Bearing.ENDS
        ),
        story(event_type=EventType.ACCESS),
    ),
    # in a village on one day, told as what goes on
    (
        report(event_type=EventType.ABDUCTION, follows=True, injured=Count(1, 1)),
        story(event_type=EventType.UNREST, injured=Count(9, 9)),
    ),
    # the day after, a count between the two that were told
    (
        report(occurred_on=YESTERDAY, follows=True, killed=Count(8, 8)),
        story(killed=Count(4, 11)),
    ),
    # the curfew that followed a riot is lifted
    (
        report(
            event_type=EventType.ACCESS, published_at=NOW + 6 * DAY, occurred_on=TODAY + 6 * DAY, bearing=Bearing.ENDS
        ),
        story(event_type=EventType.UNREST),
    ),
    # the riot is over, with the day on which it was
    (
        report(
            event_type=EventType.UNREST, published_at=NOW + 6 * DAY, occurred_on=TODAY + 6 * DAY, bearing=Bearing.ENDS
        ),
        story(event_type=EventType.UNREST),
    ),
    # captives, unlike a ban, are not soon replaced by others
    (
        report(event_type=EventType.ABDUCTION, published_at=NOW + 60 * DAY, occurred_on=None, abducted=Count(3, 3)),
        story(event_type=EventType.ABDUCTION, abducted=Count(3, 3)),
    ),
    # captives come home after 80 days; no day told
    (
        report(
            event_type=EventType.ABDUCTION, published_at=NOW + 80 * DAY, occurred_on=None, bearing=Bearing.ENDS,
            abducted=Count(3, 3),
        ),
        story(event_type=EventType.ABDUCTION, abducted=Count(3, 3)),
    ),
    # a village on no map: one puts it near Doro, one near Far, both name it
    (report(spot("doro", NEAR), strangers=("zagna",)), story(spot("far", NEAR), strangers=("zagna", "wuro"))),
    (report("land", strangers=("zagna",), occurred_on=None), story(spot("far", NEAR), strangers=("zagna",))),
    # no place was told, but where it was is named in passing
    (replace(report(), places=(), named=(spot("else"), spot("doro"))), story("doro")),
    # a rumour that was taken back is denied again, with another day
    (report(bearing=Bearing.DENIES, occurred_on=YESTERDAY), story(standing=Standing.WITHDRAWN)),
    # … by a text that tells of no incident, with the facts of one
    (replace(report(bearing=Bearing.DENIES), incident=False), story()),
    # who denies may call it anything
    (report(event_type=EventType.OTHER, bearing=Bearing.DENIES), story(event_type=EventType.UNREST)),
    # it was not at Kalé, but at Else
    (report("else", bearing=Bearing.CORRECTS, instead_of=(spot("kale"),)), story("kale")),
]  # fmt: skip


@pytest.mark.parametrize(("told", "known"), ONE)
def test_one_event(told, known):
    assert same(told, known), fit(told, known, now=NOW)


TWO = [
    # a town is sealed off two months after one was last heard to be, with a day of its own or none
    *(
        (
            report(event_type=EventType.ACCESS, published_at=NOW + 60 * DAY, occurred_on=day),
            story(event_type=EventType.ACCESS),
        )
        for day in (None, TODAY + 60 * DAY)
    ),
    # no place was told, and what is named is near by only, or no day is told
    (replace(report(), places=(), named=(spot("kale"),)), story("doro")),
    (replace(report(occurred_on=None, published_at=NOW + 20 * HOUR), places=(), named=(spot("doro"),)), story("doro")),
    # two attacks on one day in one cercle, neighbouring or not
    (report("kale"), story("doro")),
    (report("far"), story("doro")),
    (report("else"), story("doro")),
    # neighbours with small equal tolls: chance
    (report("kale", killed=Count(2, 2)), story("doro", killed=Count(2, 2))),
    # the same town two days apart
    (report(occurred_on=TODAY - 2 * DAY), story()),
    (report(occurred_on=YESTERDAY), story()),
    # … in two nights
    (
        report(occurred_on=YESTERDAY, part_of_day=PartOfDay.NIGHT, killed=Count(4, 4)),
        story(part_of_day=PartOfDay.NIGHT, killed=Count(4, 4)),
    ),
    # … even with a small toll in common; or a large one, a week apart
    (report(occurred_on=YESTERDAY, killed=Count(3, 3)), story(killed=Count(3, 3))),
    (report(occurred_on=TODAY - 7 * DAY, killed=Count(30, 30)), story(killed=Count(30, 30))),
    # … or in words that may go on with a story, where no count is the same
    (
        report(follows=True, killed=Count(13, 13), published_at=NOW + 9 * DAY, occurred_on=TODAY + 9 * DAY),
        story(killed=Count(8, 8)),
    ),
    # as many dead in the next town but one
    (report("third", killed=Count(31, 31)), story("doro", killed=Count(31, 31))),
    # the town is hit twice in a day: the text says so, or the hours do
    (report(another=True), story()),
    (report(part_of_day=PartOfDay.EVENING), story(part_of_day=PartOfDay.MORNING)),
    # a mine in the evening, seven dead; a gunfight in the morning, thirty
    (
        report(event_type=EventType.EXPLOSION, killed=Count(7, 7), part_of_day=PartOfDay.EVENING),
        story(killed=Count(30, 30), part_of_day=PartOfDay.MORNING),
    ),
    # another kind of thing, and nothing else that agrees but town and day
    (report(event_type=EventType.ABDUCTION), story()),
    (report(event_type=EventType.UNREST), story()),
    # … in a city, or on a day that is not told
    (report("city", event_type=EventType.UNREST), story("city")),
    (report("city", event_type=EventType.ABDUCTION), story("city")),
    (report(event_type=EventType.ABDUCTION, occurred_on=None), story()),
    (report(spot("doro", NEAR), event_type=EventType.ABDUCTION), story(spot("doro", NEAR))),
    # two abductions on one road, days apart
    (
        report(event_type=EventType.ABDUCTION, occurred_on=TODAY + 2 * DAY, published_at=NOW + 2 * DAY),
        story(event_type=EventType.ABDUCTION),
    ),
    # a week later and no day: no story goes on by itself
    (report(published_at=NOW + 7 * DAY, occurred_on=None), story()),
    # only the region or the country is known
    (report("region"), story("doro")),
    (report("land"), story("doro")),
    # another group says it was elsewhere in the cercle
    (report("ring", actors=("issp",)), story("doro", actors=("jnim",))),
    # a year's figures are corrected, no incident is told; no day
    (
        replace(report(bearing=Bearing.CORRECTS, occurred_on=None, killed=Count(96, 96)), incident=False),
        story(killed=Count(4, 4), published_at=NOW - 20 * HOUR),
    ),
    # the siege was lifted; this is the next one
    (
        report(event_type=EventType.ACCESS, published_at=NOW + 30 * DAY, occurred_on=TODAY + 29 * DAY),
        story(event_type=EventType.ACCESS, standing=Standing.OVER),
    ),
    # a town and a village somewhere in its region; another town of that region
    (report("doro", lost("sabo"), killed=Count(6, 6)), story(spot("far", NEAR), killed=Count(4, 4))),
    # a name in common, and two towns of the map, each told as the very place
    (report("doro", strangers=("monsieur",)), story("else", strangers=("monsieur",))),
    # two villages on no map, in two regions by one name, in two cercles by two
    (report(unmapped("sabo")), story(unmapped("sabo", "wide"))),
    (report(unmapped("sabo")), story(unmapped("kora", "rim"))),
    # … of one cercle, or of one commune, by two names; or one beside a small town of the map
    (report(unmapped("sabo")), story(unmapped("kora"))),
    (report(unmapped("sabo"), killed=Count(4, 4)), story(unmapped("kora"), killed=Count(6, 6))),
    (report(by("doro", "sabo"), killed=Count(4, 4)), story(by("doro", "kora"), killed=Count(6, 6))),
    (report(by("doro", "sabo"), killed=Count(4, 4)), story(by("kale", "kora"), killed=Count(6, 6))),
    (report(by("doro", "sabo"), killed=Count(4, 4)), story(unmapped("kora"), killed=Count(6, 6))),
    (report(by("doro", "sabo"), killed=Count(4, 4)), story("kale", killed=Count(6, 6))),
    (report("doro", killed=Count(4, 4)), story(unmapped("sabo"), killed=Count(6, 6))),
    # two villages anywhere in the country, or a village there and a town of it
    (report(unmapped("sabo", "land")), story(unmapped("kora", "land"))),
    (report("doro"), story(unmapped("sabo", "land"))),
    # findable for 90 days, not for ever
    (report(published_at=NOW + 91 * DAY), story()),
]


@pytest.mark.parametrize(("told", "known"), TWO)
def test_two_events(told, known):
    assert not same(told, known), fit(told, known, now=NOW)


def test_the_better_fit_is_taken():
    """The evening's toll goes to the evening's attack, though both are at Doro on that day."""
    morning = story(part_of_day=PartOfDay.MORNING, killed=Count(30, 30))
    evening = replace(story(part_of_day=PartOfDay.EVENING, killed=Count(4, 4)), id="evening", another=True)
    told = report(part_of_day=PartOfDay.EVENING, killed=Count(6, 6), follows=True)
    assert best([(fit(told, each, now=NOW), each) for each in (morning, evening)]) is evening
    assert best([]) is None


def test_a_copied_text_speaks_for_one_event_but_proves_nothing():
    sketch = tuple(range(0, 3200, 100))
    known = story(fingerprint=sketch)
    assert same(report(occurred_on=YESTERDAY, fingerprint=sketch), known), "the day was misread, the text is the same"
    assert not same(report("else", fingerprint=sketch), known), "two towns are two events in whatever words"


@given(st.sampled_from([told for told, _ in ONE + TWO]), st.sampled_from([known for _, known in ONE + TWO]))
def test_a_fit_is_a_number_with_its_reasons(told, known):
    found = fit(told, known, now=NOW)
    assert found.why
    assert found.fits is (found.points >= same_event.FITS)


# The index.


@pytest.mark.parametrize(("told", "known"), ONE)
def test_whatever_fits_is_found(told, known):
    """Else the decision would never see it."""
    index = MemoryIndex()
    index.file(known)
    asked = questions(told, now=NOW, fresh=FRESH)
    assert choose(pair for each in asked for pair in index.newest(each)) == [known.id]


def test_a_neighbour_hit_on_the_same_day_is_found_weeks_later():
    index, known = MemoryIndex(), story("doro")
    index.file(known)
    later = report("kale", published_at=NOW + 20 * DAY)
    asked = questions(later, now=NOW + 20 * DAY, fresh=FRESH)
    assert choose(pair for each in asked for pair in index.newest(each)) == [known.id]
    asked = questions(replace(later, occurred_on=YESTERDAY), now=NOW + 20 * DAY, fresh=FRESH)
    assert choose(pair for each in asked for pair in index.newest(each)) == []


def test_questions_are_few_and_bounded_in_time():
    wave = report(*WHERE, "ring", "region", event_type=EventType.ABDUCTION)
    asked = questions(wave, now=NOW, fresh=FRESH)
    assert len(asked) == len({each.key for each in asked}) < 150
    assert all(to_ms(NOW - HOUR - FINDABLE) <= each.since < to_ms(NOW) for each in asked)
    assert len(questions(report(), now=NOW, fresh=FRESH)) < 20


def test_what_is_filed_again_stands_where_it_is_now():
    index, known = MemoryIndex(), story("doro")
    index.file(known)
    index.file(replace(known, places=(spot("else"),), heard_at=NOW))
    assert index.newest(Question("at:doro", 0)) == []
    assert index.newest(Question("at:else", 0)) == [(to_ms(NOW), known.id)]
    assert set(keys_of(known)) >= {"at:doro", "at:doro:attack", "in:ring", "on:doro:2026-03-02", "on:ring:2026-03-02"}


def test_a_key_answers_with_its_newest_only():
    index = MemoryIndex()
    for number in range(5 * NEWEST):
        index.file(replace(story(), id=f"i{number:03}", heard_at=NOW - number * HOUR))
    assert [name for _, name in index.newest(Question("at:doro", 0))] == [f"i{number:03}" for number in range(NEWEST)]
    since = to_ms(NOW - 2 * HOUR)
    assert [name for _, name in index.newest(Question("at:doro", since))] == ["i000", "i001", "i002"]
    assert len(choose((n, f"i{n}") for n in range(500))) == CANDIDATES


def along_a_road(count):
    """Towns one after another, each near the next alone."""
    return tuple(
        AffectedPlace(Place(f"t{n}", f"T{n}", Kind.TOWN, "ML", 14.0 + 0.15 * n, -5.0), (), ("land",), NEAR)
        for n in range(count)
    )


def test_town_after_town_does_not_chain_into_one_event():
    towns = along_a_road(same_place.CHAIN + 4)
    assert fit(report(towns[same_place.CHAIN - 1]), story(*towns), now=NOW).points > same_event.APART
    assert fit(report(towns[-1]), story(*towns), now=NOW).points == same_event.APART


def test_both_ends_of_one_road_make_one_event_of_burnt_tankers_and_killed_drivers():
    tankers = story(spot("doro", NEAR), spot("far", NEAR), event_type=EventType.ACCESS)
    drivers = {"event_type": EventType.VIOLENCE, "killed": Count(3, 3)}
    assert fit(report(spot("doro", NEAR), spot("far", NEAR), **drivers), tankers, now=NOW).fits
    assert not fit(report("doro", **drivers), tankers, now=NOW).fits
