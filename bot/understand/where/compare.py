"""Which of the towns named were hit: each is weighed once more, as a place beside the others of its text.

    told   = every town with its mentions and their points (`weigh.py`), the town told most strongly first
    other  = the first of the others; a second town of a story is rarely far from it, or told in passing
    weight = the signs of each town, of all its mentions and of what it is to `other`, in the table "town"
    hit    = what weighs more than nothing, with the word of the rules (`winnow.py`) for or against it

    =points, =again        how strongly its best mention tells it hit, and the next one
    =best …, =as …         what its best mention is to the sentence and where; what each mention is
    =in title, below …     what a town of the title is to the text below it
    =place …               its place among the towns by points; how many are over the bar
    =other …, =far …       how strongly the other is told, and where; how far it and all over the bar lie
    =… the other           the same sentence, the same row; the seat of its cercle, what the text says holds it
    =unmapped …            what the text names that no map has, and whether this place holds it

So they are called in `bot/data/weights/town.csv`, where an analyst can read what each is worth.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.model import Place
from bot.understand.gazetteer.gazetteer import distance_km
from bot.understand.scales import scales, trust
from bot.understand.signs import Signs
from bot.understand.tables.places import Role
from bot.understand.text.prose import PART_NAMES, Part
from bot.understand.where.mentions import Named
from bot.understand.where.scene import BAR, Hit, Scene
from bot.understand.where.weigh import EXACT_ROLES

BY_RULE = 0.7  # steps of the scales that the rules' word is worth, for or against
# From here on a town stands in where nothing else is told. Learnt without their writers, it found seven of 18 incidents
# that tell no place outright, all at the right one; the next below was the first wrong one.
NEARLY = -0.25
_BESIDE = {Role.NEAR, Role.BETWEEN}
_NO_ROAD = -2  # no place of a name in its text


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps of a number, each a sign of its own: what is over one is over all before it."""

    steps: tuple[float, ...]
    signs: tuple[str, ...]

    @classmethod
    def of(cls, name: str, *steps: float) -> Ladder:
        """The ladder of one name."""
        return cls(steps, tuple(f"={name} {step:g}" for step in steps))

    def up_to(self, value: float) -> tuple[str, ...]:
        """The signs of all the steps that the number has reached."""
        return self.signs[: bisect_right(self.steps, value)]


_POINTS = Ladder.of("points", 0.0, 1.0, 1.5, 2.0, 2.5, 3.0, 3.3, BAR, 4.0, 4.5, 5.0, 5.5, 6.0, 7.0, 8.0, 9.0)
_AGAIN = Ladder.of("again", 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
_OTHER = Ladder.of("other", 2.0, 3.0, BAR, 4.0, 5.0, 6.0, 7.0, 8.0)
_FAR = Ladder.of("far", 15.0, 30.0, 60.0, 100.0, 150.0, 250.0, 400.0)  # km
_FAR_FROM_ALL = Ladder.of("far from all", *_FAR.steps)
_MATE = Ladder.of("row-mate", 2.0, 3.0, BAR, 4.0, 5.0, 6.0, 7.0)
_RANKS, _OVER, _FRONTS = 4, 4, 3  # counted so far: what is more makes no difference


class Told(NamedTuple):
    """One town of a text with all its mentions, the best first, and how strongly that one tells it hit."""

    place: Place
    hits: list[Hit]
    best: Named
    points: float

    @classmethod
    def of(cls, place: Place, hits: Iterable[Hit]) -> Told:
        """The town of these mentions."""
        ordered = sorted(hits, key=lambda hit: -hit.points)
        return cls(place, ordered, ordered[0].named, ordered[0].points)


def compare(scene: Scene, hits: Sequence[Hit], ruled: Collection[str]) -> list[Hit]:
    """The best mention of each town that was hit, among all the mentions `hits`; BAR is as likely as not.

    `ruled` are the ids of the towns that the rules call hit.
    """
    told = _towns(hits)
    by_rule = BY_RULE * trust(len(scene.prose.low))
    weights = [
        weight + (by_rule if town.place.id in ruled else -by_rule)
        for town, weight in zip(told, _weights(scene, told), strict=True)
    ]
    roads = [_road(scene, town) for town in told]
    on_road = {road for road, weight in zip(roads, weights, strict=True) if weight >= 0} - {_NO_ROAD}
    return [
        replace(town.hits[0], points=max(BAR, town.points))
        for town, weight, road in zip(told, weights, roads, strict=True)
        if weight >= 0 or road in on_road
    ]


def likeliest(scene: Scene, hits: Sequence[Hit]) -> list[Hit]:
    """The town that weighs most beside the others, if it is nearly as likely as not, though the rules call none hit."""
    told = _towns(hits)
    weight, town = max(zip(_weights(scene, told), told, strict=True), key=lambda pair: pair[0], default=(-1.0, None))
    return [replace(town.hits[0], points=BAR)] if town and weight >= NEARLY else []


def _towns(hits: Sequence[Hit]) -> list[Told]:
    """The towns of these mentions, the one told most strongly first."""
    towns: dict[str, tuple[Place, list[Hit]]] = {}
    for hit in hits:
        if hit.named.place is not None:
            towns.setdefault(hit.named.place.id, (hit.named.place, []))[1].append(hit)
    return sorted((Told.of(*town) for town in towns.values()), key=lambda town: -town.points)


def _weights(scene: Scene, told: Sequence[Told]) -> list[float]:
    """What each of the towns weighs as a place beside the others, the rules unasked."""
    lost = [named for named in scene.found if named.place is None and not named.masked]
    return [
        scales("town").weigh(town_signs(scene, told, rank, lost), about=town.place)[0] for rank, town in enumerate(told)
    ]


def _road(scene: Scene, town: Told) -> int:
    """Which road it happened on, told by both its ends: both were hit then, or neither."""
    return scene.head_of(town.best) if town.best.role is Role.BETWEEN else _NO_ROAD


def town_signs(scene: Scene, told: Sequence[Told], rank: int, lost: Sequence[Named]) -> Signs:
    """The signs of one of the towns `told`, the strongest first; `lost` are the names that no map has."""
    town = told[rank]
    over = [each for each in told if each.points >= BAR]
    signs = {
        f"=place {min(rank, _RANKS)}",
        f"=over the bar {min(len(over), _OVER)}",
        *_own(scene, town),
        *_lost(lost, town),
    }
    if len(told) > 1:
        others = [each for each in told if each is not town]
        signs.update(_beside(scene, town, others[0]), _among(town, [each for each in over if each is not town]))
        signs.update(_in_row(scene, town, others))
    else:
        signs.add("=alone")
    return frozenset(signs)


def _own(scene: Scene, town: Told) -> Iterator[str]:
    """What its own mentions show."""
    yield from _POINTS.up_to(town.points)
    yield from _AGAIN.up_to(town.hits[1].points) if len(town.hits) > 1 else ("=once",)
    yield from _told(town.best.role, town.best.clause.part)
    yield f"=known {town.place.importance}"
    for hit in town.hits:
        yield f"=as {hit.named.role}"
    if town.best.clause.part is Part.TITLE:
        below = next((hit.named.role for hit in town.hits if hit.named.clause.part is not Part.TITLE), "nowhere")
        yield f"=in title, below {below}"
    past = [hit.named.clause.start in scene.past for hit in town.hits]
    if any(past):
        yield "=all past" if all(past) else "=past"


def _beside(scene: Scene, town: Told, other: Told) -> Iterator[str]:
    """What it is to the other that is told most strongly."""
    one, two = town.best, other.best
    yield from _OTHER.up_to(other.points)
    yield from _FAR.up_to(distance_km(town.place, other.place))
    yield from _both_told(one.role, two.role, one.clause.part, two.clause.part)
    sentences = {hit.named.clause.sentence for hit in other.hits}
    if any(hit.named.clause.sentence in sentences for hit in town.hits):
        yield "=one sentence with the other"
    if scene.head_of(one) == scene.head_of(two):
        yield "=one row with the other"
    if any(each.seat == town.place.id for each in scene.gazetteer.ancestors(other.place)):
        yield "=seat of the other"
    if any(each.seat == other.place.id for each in scene.gazetteer.ancestors(town.place)):
        yield "=the other is its seat"
    if _held(other, town.place):
        yield "=holds the other"
    if _held(town, other.place):
        yield "=held by the other"


@functools.cache  # roles and parts are few
def _told(role: Role, part: Part) -> tuple[str, ...]:
    return f"=best {role}", f"=best in {PART_NAMES[part]}"


@functools.cache
def _both_told(one: Role, other: Role, here: Part, there: Part) -> tuple[str, ...]:
    return f"=best {one}, other {other}", f"=in {PART_NAMES[here]}, other in {PART_NAMES[there]}"


def _in_row(scene: Scene, town: Told, others: Sequence[Told]) -> Iterator[str]:
    """How strongly the strongest of the towns is told that it stands in a row with anywhere: "Konna et Sofara"."""
    rows = {scene.head_of(hit.named) for hit in town.hits}
    mates = [each.points for each in others if any(scene.head_of(hit.named) in rows for hit in each.hits)]
    if mates:
        yield "=in a row"
        yield from _MATE.up_to(max(mates))


def _held(town: Told, by: Place) -> bool:
    """Say whether the text tells that the one place holds the town."""
    return any(each.place is not None and each.place.id == by.id for hit in town.hits for each in hit.named.held_by)


def _among(town: Told, over: Sequence[Told]) -> Iterator[str]:
    """What the others are that are `over` the bar."""
    yield f"=others in front {min(_FRONTS, sum(each.best.clause.part is not Part.BODY for each in over))}"
    if any(each.best.role in EXACT_ROLES for each in over):
        yield "=another outright"
    if any(each.best.role in _BESIDE for each in over):
        yield "=another near"
    if over:
        yield from _FAR_FROM_ALL.up_to(min(distance_km(town.place, each.place) for each in over))


def _lost(lost: Sequence[Named], town: Told) -> Iterator[str]:
    """What the text names that no map has."""
    if not lost:
        return
    yield "=unmapped names"
    if any(each.place is not None and each.place.id == town.place.id for named in lost for each in named.held_by):
        yield "=unmapped and held by it"
    if any(named.role in EXACT_ROLES for named in lost):
        yield "=unmapped, told outright"
