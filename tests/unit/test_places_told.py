"""Which places of a later report are told, and which of them wake anybody."""

import pytest
from story_facts import added, decided, report, spot, told_as

from bot.model import AffectedPlace, Kind, Place, Precision

RING = ("ring", "region", "land")


def town(name, *holders, precision=Precision.EXACT):
    place = Place(name, name.title(), Kind.TOWN, "ML", 14.0, -5.0, parents=(holders or RING)[:1])
    return AffectedPlace(place, (), (*holders, *RING), precision)


def village(name, *holders):
    """On no map: in the commune of Doro, or somewhere in what holds it."""
    commune = holders == ("doro",)
    place = Place(
        f"x-{name}-{holders[0]}", name, Kind.TOWN, "ML", *((14.0, -5.0) if commune else ()), parents=holders[:1]
    )
    above = (*holders, *RING) if commune else RING[RING.index(holders[0]) :] if holders[0] in RING else holders
    return AffectedPlace(place, (), above, Precision.NEAR if commune else Precision.AREA)


NOBODY_ELSE = [
    # the village again: by another spelling, by less of what holds it
    (village("Sabo", "doro"), village("Sabbo", "doro")),
    (village("Sabo", "doro"), village("Sabo", "ring")),
    (village("Sabo", "ring"), village("Sabo", "land")),
    # the commune that it was told by; a village of a commune that was told; a second one in there
    (village("Sabo", "doro"), town("doro")),
    (town("doro", precision=Precision.NEAR), village("Sabo", "doro")),
    (village("Sabo", "doro"), village("Kora", "doro")),
    # a village somewhere in what holds a town that was told, as that itself would wake nobody else
    (town("doro"), village("Sabo", "ring")),
    (town("doro"), spot("ring", Kind.CERCLE, "region", "land")),
]

SOMEBODY_ELSE = [
    (village("Sabo", "doro"), town("else")),
    (town("else"), village("Sabo", "doro")),
    (village("Sabo", "ring"), village("Sabo", "doro")),
    (village("Sabo", "doro"), village("Kora", "rim")),
    (town("doro"), village("Sabo", "rim")),
    (spot("ring", Kind.CERCLE, "region", "land"), town("doro")),
]


@pytest.mark.parametrize(("known", "later"), NOBODY_ELSE)
def test_nobody_else_hears_of_it(known, later):
    assert decided(report(known, later), known=told_as(places=(known,))) == "same nothing_new_by_place"


@pytest.mark.parametrize(("known", "later"), SOMEBODY_ELSE)
def test_somebody_else_hears_of_it(known, later):
    assert decided(report(known, later), known=told_as(places=(known,))) == "update new_place"


def test_a_village_is_told_once_and_where_most_is_known():
    def names(known, later):
        return [each.place.id for each in added(report(known, later), known=told_as(places=(known,))).places]

    near, lost = village("Sabo", "doro"), village("Sabo", "ring")
    assert names(near, lost) == names(lost, near) == ["x-Sabo-doro"]
    assert names(near, village("Sabbo", "doro")) == ["x-Sabo-doro"]
    assert names(near, village("Kora", "doro")) == ["x-Sabo-doro", "x-Kora-doro"]
