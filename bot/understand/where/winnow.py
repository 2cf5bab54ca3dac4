"""Which places over the bar were not hit after all: what a title or a story names beside the place that was.

Each rule drops places from the best hits of a text; none drops the last thing that is told of it.
"""

from __future__ import annotations

import re

from bot.model import Kind
from bot.understand.gazetteer.gazetteer import distance_km
from bot.understand.tables import places as table
from bot.understand.tables.places import Role
from bot.understand.text.prose import Part, fold
from bot.understand.where.context import SEAT
from bot.understand.where.scene import Hit, Scene
from bot.understand.where.weigh import ALSO, CITY, EXACT_ROLES, is_relation, points_of

LOW_BAR = 3.1  # the same where title and lead name no place
ROAD_KM, BOTH = 150.0, 2  # how far apart the two villages at a road's ends lie at most
MILD = 1.5  # warmth of a clause that says little
FAR_KM = 200.0  # from all that the story opens with: a place that is told in passing is another matter
_PLAIN = {*EXACT_ROLES, Role.NONE, Role.BETWEEN, Role.NEAR}
OUTRIGHT = {*EXACT_ROLES, Role.BETWEEN}
_TOLD = {*EXACT_ROLES, Role.NEAR, Role.BETWEEN}
_HEADS = {Role.HEADING, Role.NONE}
_BY_THE_WAY = {Role.OFFICE, Role.ORIGIN, Role.DESTINATION}


def opening(scene: Scene, hits: list[Hit]) -> list[Hit]:
    """Of a text whose words are not understood: the places of its title, else those of its first sentence.

    What stands in a row with one of the title's places ("Torodi da Makalondi") is told with it.
    """
    title = [hit for hit in hits if hit.named.clause.part is Part.TITLE]
    lead = [hit for hit in hits if hit.named.clause.part is Part.LEAD]
    if not title:
        return lead
    told = {id(hit.named.place) for hit in title}
    row = {id(n.place) for n in scene.found if n.follows >= 0 and id(scene.found[n.follows].place) in told}
    row |= {id(scene.found[n.follows].place) for n in scene.found if n.follows >= 0 and id(n.place) in told}
    return [*title, *(hit for hit in lead if id(hit.named.place) in row)]


def drop_offices(scene: Scene, best: dict[str, Hit]) -> None:
    """A name that only heads the title, and is told below as somebody's office, the way out or a bearing.

    It stays where the text also names it plainly, or where nothing else is told outright as the place.
    """
    heads = [
        place_id for place_id, hit in best.items()
        if hit.named.role in _HEADS and hit.named.clause.part is Part.TITLE
    ]  # fmt: skip
    if not heads:
        return
    below = [n for n in scene.found if n.place and n.clause.part is not Part.TITLE]
    else_where = {
        n.place.id for n in below
        if n.place and (n.role in _BY_THE_WAY or (n.role is Role.NEAR and is_relation(scene, n)))
    }  # fmt: skip
    plain = {
        n.place.id for n in below
        if n.place and n.role in _PLAIN and n.place.kind is Kind.TOWN and not n.masked
        and n.clause.start not in scene.past and points_of(scene, n) >= LOW_BAR
    }  # fmt: skip
    told = {place_id for place_id, hit in best.items() if hit.named.role in _TOLD}
    for place_id in heads:
        if place_id in else_where - plain and told - {place_id}:
            del best[place_id]


def drop_bearings(best: dict[str, Hit]) -> None:
    """The big town of a title that only tells the direction, where the story names a nearer place: "west of Niamey"."""
    fronts = [hit for hit in best.values() if hit.named.clause.part is Part.LEAD]
    for place_id, hit in list(best.items()):
        place = hit.named.place
        bearing = hit.named.clause.part is Part.TITLE and hit.named.role is Role.NEAR
        if place is None or not bearing or place.importance < CITY:
            continue
        if any(each.named.place is not None and each.named.place.id != place_id for each in fronts):
            del best[place_id]


_SAYS = re.compile(table.SAYS_THERE)


def drop_speakers(scene: Scene, best: dict[str, Hit]) -> None:
    """Where somebody only speaks: "a relative in Niamey said", beside a place that the title or lead tells outright."""
    told = {
        place_id for place_id, hit in best.items()
        if hit.named.role in {*OUTRIGHT, Role.NEAR, Role.HEADING} and not _speaks(scene, hit)
        and hit.named.clause.part is not Part.BODY
    }  # fmt: skip
    for place_id, hit in list(best.items()):
        if told - {place_id} and _speaks(scene, hit):
            del best[place_id]


def _speaks(scene: Scene, hit: Hit) -> bool:
    return hit.named.role is Role.AT and _SAYS.match(scene.prose.low, hit.named.end) is not None


_CODED = re.compile(
    r"\b(?:geo)?coded (?:as|to|at) (?:(?:the |an? )?(?:approximate )?(?:location|locality)(?: of)? )?$| \[$"
)


def drop_coded(scene: Scene, best: dict[str, Hit]) -> None:
    """Of a coder's note ("in Kale (coded as Mintou at geoprecision 2)") the place that it is coded as.

    "between Dirou and Mintou (coded as Dirou …)" says which end of the road it is nearer to, "Kale [Mintou]" which of
    two spellings the coder found on the map.
    """
    low = scene.prose.low
    if "coded " not in low and " [" not in low:
        return
    for named in scene.found:
        if named.place is None or not _CODED.search(low[max(0, named.start - _CODED_BACK) : named.start]):
            continue
        at, sentence = named.place.id, named.clause.sentence
        others = {place_id: hit for place_id, hit in best.items() if hit.named.clause.sentence == sentence}
        if at in others:
            told_too = any(each.place is named.place and each is not named for each in scene.found)
            before = scene.just_before(named)
            last = before[-1].place.id if before and before[-1].place and not told_too else ""
            for place_id, hit in others.items():
                end = hit.named.role is Role.BETWEEN and low[named.start - 1] != "["
                if place_id != at and (place_id == last or end):
                    del best[place_id]


def drop_far_ends(scene: Scene, best: dict[str, Hit]) -> None:
    """Of "between A and B" too far apart for one road between villages, the end that is a namesake.

    It is the one outside the regions where the groups told are at home, else the one that no other name lies near.
    """
    ends = [hit for hit in best.values() if hit.named.role is Role.BETWEEN and hit.named.place]
    if len(ends) != BOTH:
        return
    one, two = (hit.named.place for hit in ends)
    if one is None or two is None or max(one.importance, two.importance) > SEAT or distance_km(one, two) <= ROAD_KM:
        return
    home = [
        place for place in (one, two)
        if any(each.id in scene.context.grounds for each in scene.gazetteer.ancestors(place))
    ]  # fmt: skip
    if len(home) == 1:
        best.pop(one.id if home[0] is two else two.id)


_CODED_BACK = 44


def drop_spared(best: dict[str, Hit]) -> None:
    """A place that is said not to have been hit, where others are said to have been."""
    if any(hit.named.role is not Role.SPARED for hit in best.values()):
        for place_id, hit in list(best.items()):
            if hit.named.role is Role.SPARED:
                del best[place_id]


def drop_far(scene: Scene, best: dict[str, Hit]) -> None:
    """A place in the body far from the one that the story opens with is another matter, where little is said of it.

    Attacks on several towns open with more than one, or say with strong words what befell each.
    """
    opening = [hit.named.place for hit in best.values() if hit.named.clause.part is not Part.BODY and hit.named.place]
    for place_id, hit in list(best.items()):
        place, clause = hit.named.place, hit.named.clause
        passing = clause.part is Part.BODY and hit.named.role in {Role.AT, Role.NONE}
        if not passing or place is None or len(opening) != 1:
            continue
        if any(each.lat is None or distance_km(each, place) < FAR_KM for each in opening):
            continue
        if scene.heat.get(clause.start, 0.0) <= MILD and not ALSO.match(scene.prose.low, clause.start):
            del best[place_id]


def drop_seats(scene: Scene, best: dict[str, Hit]) -> None:
    """A title's town that the first sentence tells as its cercle alone: "arrests in Yorosso cercle" tells no more."""
    for place_id, hit in list(best.items()):
        if hit.named.clause.part is not Part.TITLE or hit.named.role not in {Role.NONE, Role.HEADING}:
            continue
        named = [n for n in scene.found if n.place and not n.masked and n.clause.part is not Part.TITLE]
        lead = [n for n in named if n.clause.part is Part.LEAD and n.place and n.place.kind is Kind.CERCLE]
        cercle = any(n.role is Role.DIVISION and n.place and n.place.seat == place_id for n in lead)
        if cercle and not any(n.place and n.place.id == place_id for n in named):
            del best[place_id]


def drop_holders(scene: Scene, best: dict[str, Hit], hits: list[Hit]) -> None:
    """A commune or seat that is named only because it holds the village hit is no place of its own.

    It stays where another of its mentions among `hits` tells it outright.
    """
    outright = {each.named.place.id for each in hits if each.named.place and each.named.role in OUTRIGHT}
    for place_id, hit in list(best.items()):
        if hit.named.role not in {Role.NONE, Role.HEADING, Role.NEAR} or place_id in outright:
            continue
        name = fold(hit.named.text)
        # "near the seat of the commune" gives way to an exact place only, a heading to any.
        roles = EXACT_ROLES if hit.named.role is Role.NEAR else {*EXACT_ROLES, Role.NEAR, Role.BETWEEN}
        sentence = hit.named.clause.sentence if hit.named.role is Role.NEAR else None
        others = (
            each for other, each in best.items()
            if other != place_id and each.named.role in roles and sentence in {None, each.named.clause.sentence}
        )  # fmt: skip
        if any(name in _holder_names(scene, each) for each in others):
            del best[place_id]


def _holder_names(scene: Scene, hit: Hit) -> set[str]:
    place = hit.named.place
    return {fold(each.name) for each in scene.gazetteer.ancestors(place)} if place else set()
