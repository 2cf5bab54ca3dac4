"""Villages that no map has, told by their own names and as near as the text tells.

Half of what is attacked is too small for any gazetteer, and its own name is what people know it by. Who hears of it is
up to what holds it, so that nobody hears less than where the holder alone were told:

    near    it lies in a commune, or by a town: it stands where that does
    area    it lies in a cercle or region, and has no point: it is somewhere in there
    area    nothing is said to hold it: beside what was hit it is somewhere in that region, and wakes nobody of its own;
            alone, it is somewhere in the country, and who watches that hears of it

A name stands as a place's does where no noun follows that it could belong to: "in Kale, …", not "in a Malian camp".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.model import Kind, Place, Precision
from bot.understand.gazetteer.gazetteer import distance_km
from bot.understand.tables import strangers as table
from bot.understand.tables.places import APPOSED, CUED, SPEAKS_FOR, Role
from bot.understand.text.prose import Part, fold
from bot.understand.where.context import DIVISIONS, SERVED
from bot.understand.where.mentions import Named
from bot.understand.where.scene import BAR, Hit, Scene
from bot.understand.where.stated import adhoc_id
from bot.understand.where.unmapped import kept_apart
from bot.understand.where.weigh import CITY, EXACT_ROLES, LOOK_BACK, is_foreign, points_of
from bot.understand.where.winnow import OUTRIGHT

HELD_BONUS = 1.5  # a place told with what holds it is meant to be found
STAND_IN = 0.9  # how sure a place is that is on no map, or a division that stands for it
MOST = 4  # villages that are told in one place
FAR_KM = 150.0  # from all that was hit: the commune of another story
_WARD_BACK, _TO_BACK = 40, 16  # characters
_TO_SOMEBODY = re.compile(table.TO_SOMEBODY)
_SPEAKS_FOR = re.compile(SPEAKS_FOR)
_GOES_ON, _NO_VILLAGE = re.compile(table.GOES_ON), re.compile(table.NO_VILLAGE)
_WARD, _APPOSED = re.compile(table.WARD), re.compile(APPOSED)


def village(name: str, holder: Place) -> Place:
    """The village of that name in what holds it: where its commune is, or without a point in a larger division."""
    town = holder.kind is Kind.TOWN
    return Place(
        adhoc_id(f"{name}|{holder.id}"),
        name,
        Kind.TOWN,
        holder.country,
        holder.lat if town else None,
        holder.lon if town else None,
        parents=(holder.id,),
    )


def is_village(scene: Scene, named: Named) -> bool:
    """Say whether the name is written as a village's is: no adjective, person, body or quarter of a town."""
    low = scene.prose.low
    if named.masked or named.role not in CUED or _NO_VILLAGE.match(low, named.start):
        return False
    if any(start <= named.start < end for start, end in scene.context.world):
        return False
    if named.role is Role.HEADING and named.clause.part is not Part.TITLE:
        return False
    if _GOES_ON.match(low, named.end) is None or _TO_SOMEBODY.search(low, max(0, named.start - _TO_BACK), named.start):
        return False
    return not any(
        _WARD.search(low, max(0, each.start - _WARD_BACK), each.start) or _WARD.match(low, each.end + 1)
        for each in scene.found
        if each.text == named.text
    )


def is_called_village(scene: Scene, named: Named) -> bool:
    """Say whether it is a village on no map by the text's own word: "in Kale, a village of western Mali"."""
    told = named.role in EXACT_ROLES and named.clause.start not in scene.past and not named.places
    low = scene.prose.low
    return told and low.startswith(",", named.end) and _APPOSED.match(low, named.end) is not None


def stand_ins(scene: Scene, hits: list[Hit]) -> list[Hit]:
    """The villages hit that are on no map, or one of many, in what is said to hold them; else that alone."""
    standing: list[Hit] = []
    told = {place.id for hit in hits if hit.named.place for place in scene.gazetteer.ancestors(hit.named.place)}
    names = {fold(hit.named.text) for hit in hits}
    for named in scene.found:
        lost = named.lost
        if named.place is not None or lost is None or named.masked or (named.role is Role.NONE and not named.held_by):
            continue
        points = points_of(scene, named)
        if points < BAR - (HELD_BONUS if named.held_by else 0.0):
            continue
        why = f"what holds {named.text}: {named.which or 'a place on no map'}"
        if fold(named.text) in names:
            continue
        if is_village(scene, named):
            # Where another town in there was hit, it is told beside that and wakes nobody of its own.
            holder = lost if lost.id not in told or lost.kind is Kind.TOWN else region_of(scene, lost)
            standing.append(_told_as(named, village(named.text, holder), max(points, BAR), why))
        elif lost.id not in told:
            standing.append(_told_as(named, lost, max(points, BAR), why))
    return [hit for hit in standing if not any(_is_nearer(scene, other, hit) for other in standing)]


def _is_nearer(scene: Scene, one: Hit, other: Hit) -> bool:
    """Say whether the first tells the same village in less than the other does: its commune, not its cercle."""
    narrow, wide = one.named.place, other.named.place
    if narrow is None or wide is None or not (narrow.ad_hoc and wide.ad_hoc) or narrow.parents == wide.parents:
        return False
    holders = {each.id for each in scene.gazetteer.ancestors(narrow)}
    return fold(one.named.text) == fold(other.named.text) and holders.issuperset(wide.parents)


def by_its_mayor(scene: Scene, unmatched: Sequence[str]) -> list[Hit]:
    """A village on no map lies near the seat of the mayor or prefect who tells of it, where nothing tells more."""
    lost = list(on_no_map(scene))
    if not unmatched and not lost:
        return []
    low = scene.prose.low
    for named in scene.found:
        if named.place is None or named.masked or named.role not in {Role.OFFICE, Role.DIVISION}:
            continue
        speaks = _SPEAKS_FOR.search(low[max(0, named.start - LOOK_BACK) : named.start])
        if speaks and named.place.importance < CITY and not is_foreign(scene, named):
            why = f"its mayor or prefect speaks of {(*unmatched, *(each.text for each in lost))[0]}, a place on no map"
            return pinned(lost, named.place, why) or [_told_as(named, named.place, BAR, why)]
    return []


_NEXT_DOOR = re.compile(r"\b(?:neighbou?ring|voisine) [a-z ]{0,24}$")


def by_its_commune(scene: Scene, best: dict[str, Hit]) -> None:
    """A village on no map lies in the commune that the text gives for it, or near the place it is told to lie near."""
    exact = any(hit.precision is Precision.EXACT and hit.named.role in EXACT_ROLES for hit in best.values())
    roles = {Role.DIVISION} if exact else {Role.DIVISION, Role.NEAR}
    hit = [each.named.place for each in best.values() if each.named.place is not None]
    told = {parent for place in hit for parent in place.parents}
    for named in scene.found:
        if named.place is not None and named.place.id in told:
            continue
        if named.masked or named.place is None or named.clause.start in scene.past:
            continue
        if _NEXT_DOOR.search(scene.prose.low, max(0, named.start - LOOK_BACK // 2), named.start):
            continue
        if hit and all(each.lat is None or distance_km(each, named.place) > FAR_KM for each in hit):
            continue
        if named.place.kind is Kind.TOWN and named.role in roles and named.place.id not in best:
            why = "commune of a village on no map"
            named_so = pinned([each for each in on_no_map(scene) if each.role in EXACT_ROLES], named.place, why)
            for each in named_so or [Hit(named, BAR, why, Precision.NEAR)]:
                if each.named.place is not None:
                    best[each.named.place.id] = each
            return


def pinned(lost: Sequence[Named], holder: Place, why: str) -> list[Hit]:
    """Each of these villages by its own name, where the one place is that tells where they lie."""
    return [_told_as(each, village(each.text, holder), BAR, why) for each in lost[:MOST]]


def by_name(scene: Scene, chosen: list[Hit]) -> list[Hit]:
    """What was hit, with the villages that nothing is said to hold by their names.

    They lie near the one town that it is told to be near, or in the division that is all that is known; beside what
    else was hit they are somewhere in its region, alone in the country that the text tells most of.
    """
    taken = {fold(hit.named.text) for hit in chosen}
    lost = [each for each in on_no_map(scene) if fold(each.text) not in taken]
    places = [hit.named.place for hit in chosen if hit.named.place is not None]
    if not lost:
        return chosen
    if len(places) == 1:
        (hit,), (place,) = chosen, places
        beside = hit.named.role in {Role.NEAR, Role.OFFICE} and place.kind is Kind.TOWN
        near = beside and hit.precision is Precision.NEAR
        if near or place.kind in DIVISIONS:
            return pinned(lost, place, hit.why)
    around = region_of(scene, places[0]) if places else _country(scene)
    exact = [hit.named for hit in chosen if hit.precision is Precision.EXACT]
    lost = [each for each in lost if not any(_is_part_of(scene, each, town) for town in exact)]
    return [*chosen, *pinned(lost, around, "a village on no map")] if around else chosen


def _is_part_of(scene: Scene, named: Named, town: Named) -> bool:
    """Say whether the name may be a quarter or a camp of a town that its sentence tells beside it, not in its row."""
    return named.clause.sentence == town.clause.sentence and scene.head_of(named) != scene.head_of(town)


def drop_communes(best: dict[str, Hit], standing: Sequence[Hit]) -> None:
    """A commune that is named only because it holds the village hit, told by its own name, is no place of its own."""
    for hit in standing:
        for parent in hit.named.place.parents if hit.named.place else ():
            if parent in best and best[parent].named.role not in OUTRIGHT:
                del best[parent]


def on_no_map(scene: Scene) -> Iterator[Named]:
    """Villages told as hit that no map has and nothing is said to hold, each once."""
    seen: set[str] = set()
    for named in scene.found:
        name = fold(named.text)
        told = named.place is None and not named.places and named.lost is None and named.clause.start not in scene.past
        told = told and name not in seen and not kept_apart(scene.prose, named.start)
        if told and is_village(scene, named) and points_of(scene, named) >= BAR:
            seen.add(name)
            yield named


def region_of(scene: Scene, place: Place) -> Place:
    """The region that holds a place, the old one; what has none stands for itself."""
    above = (place, *scene.gazetteer.ancestors(place))
    return next((each for each in above if each.kind is Kind.REGION), above[-1])


def _country(scene: Scene) -> Place | None:
    if scene.context.elsewhere:
        return None  # a name of the world beyond
    country, _ = scene.context.foremost
    return scene.gazetteer.get(country.lower()) if country in SERVED else None


def _told_as(named: Named, place: Place, points: float, why: str) -> Hit:
    told = Named(named.start, named.end, named.text, (place,), named.clause, named.role, place=place, sure=STAND_IN)
    near = place.kind is Kind.TOWN and place.lat is not None
    return Hit(told, points, why, Precision.NEAR if near else Precision.AREA)
