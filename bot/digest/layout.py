"""Where things stand on the digest's map: a projection, marks that do not cover each other, names that can be read.

Pure geometry, no drawing. Pixels, the origin above on the left; a box is (left, top, right, bottom). The map has no
outlines, for the package has none: the towns that vigie knows stand for the land.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.digest.facts import Event
from bot.model import GRAVITY, EventType, Kind, Place, Precision, Severity
from bot.understand.gazetteer.gazetteer import Gazetteer

Box = tuple[float, float, float, float]
Point = tuple[float, float]

KM_A_DEGREE = 111.2  # of latitude
LEAST_KM = 160.0  # across the shorter side of the map: closer in, no town would tell where one is
EDGE = 104  # pixels between the outermost mark and the map's edge: half a town's name
RADIUS = {Severity.EXTREME: 44, Severity.SEVERE: 36, Severity.MODERATE: 29, Severity.MINOR: 23, Severity.UNKNOWN: 23}
COUNTED_RADIUS = 33  # of a mark that stands for several events and says how many: room for two digits
CLOSE = 76  # pixels: where many events crowd the map, those of one kind so near to each other share a mark
CROWD = 12  # marks; more are made smaller, SMALLEST_SHARE at the least
SMALLEST_SHARE = 0.62
NEIGHBOUR = 12  # pixels at least between a town's dot and another one's name
_APART = 4  # pixels between two marks
_TURNS = 16  # directions in which a place for a mark is looked for
_FARTHEST = 9  # steps outwards


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the ground, in degrees; `exact` is False where only the division around it is known."""

    lat: float
    lon: float
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """Events of one kind at one place: where that is, and where the mark stands so that it covers no other."""

    kind: EventType
    severity: Severity
    count: int
    place: Place
    exact: bool
    at: Point
    drawn: Point = (0.0, 0.0)
    share: float = 1.0  # of its usual size

    @property
    def radius(self) -> int:
        """Half its size: how grave it is."""
        return max(round(RADIUS[self.severity] * self.share), COUNTED_RADIUS if self.count > 1 else 0)

    @property
    def box(self) -> Box:
        """The room it takes."""
        return _square(self.drawn, self.radius)

    @property
    def core(self) -> Box:
        """The room that no name may cover: its shape leaves the corners free."""
        return _square(self.drawn, self.radius * 0.9)


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map: `style` is event, watched, town or country; `box` is the room of its letters."""

    text: str
    style: str
    box: Box


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to pixels: equirectangular around the middle, which is true enough for a few hundred kilometres."""

    middle: Point  # latitude, longitude
    frame: Box
    pixels_a_km: float

    def __call__(self, lat: float, lon: float) -> Point:
        """The pixel of a point."""
        left, top, right, bottom = self.frame
        narrow = math.cos(math.radians(self.middle[0]))
        x = (lon - self.middle[1]) * KM_A_DEGREE * narrow * self.pixels_a_km
        y = (self.middle[0] - lat) * KM_A_DEGREE * self.pixels_a_km
        return (left + right) / 2 + x, (top + bottom) / 2 + y

    def shows(self, lat: float, lon: float, margin: float = 0.0) -> bool:
        """Whether a point lies on the map, so many pixels from its edge at least."""
        x, y = self(lat, lon)
        left, top, right, bottom = self.frame
        return left + margin <= x <= right - margin and top + margin <= y <= bottom - margin


def fit(points: Sequence[Point], frame: Box) -> Projection:
    """A projection that shows all points (latitude, longitude) in the frame with room around them."""
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    middle = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    narrow = math.cos(math.radians(middle[0]))
    high = (max(lats) - min(lats)) * KM_A_DEGREE
    wide = (max(lons) - min(lons)) * KM_A_DEGREE * narrow
    left, top, right, bottom = frame
    room_x, room_y = right - left - 2 * EDGE, bottom - top - 2 * EDGE
    closest = min(right - left, bottom - top) / LEAST_KM
    scale = min(closest, room_x / wide if wide else closest, room_y / high if high else closest)
    return Projection(middle, frame, scale)


def spot(place: Place, gazetteer: Gazetteer, precision: Precision = Precision.EXACT) -> Spot | None:
    """Where to show a place: a town itself, a cercle or region at its chief town, not exact; None for a country.

    A village that no map has stands where what holds it does.
    """
    if place.lat is not None and place.lon is not None:
        return Spot(place.lat, place.lon, place.kind is Kind.TOWN and precision is not Precision.AREA)
    if place.kind is Kind.TOWN and place.parents and (holder := gazetteer.get(place.parents[0])) is not None:
        return spot(holder, gazetteer, Precision.AREA)
    if place.kind not in {Kind.CERCLE, Kind.REGION}:
        return None
    seat = gazetteer.get(place.seat)
    if seat is None or seat.lat is None or seat.lon is None:
        return None
    return Spot(seat.lat, seat.lon, exact=False)


def marks(events: Iterable[Event], project: Projection, gazetteer: Gazetteer) -> list[Mark]:
    """One mark a place and kind, gravest first, moved aside where they would cover each other.

    `events` come gravest first. Where there are many, those of one kind that lie close together share the mark, and so
    the name, of the gravest.
    """
    found: list[Mark] = []
    for event in events:
        where = spot(event.lead.place, gazetteer, event.lead.precision)
        if where is not None:
            at = project(where.lat, where.lon)
            found.append(Mark(event.incident.event_type, event.incident.severity, 1, event.lead.place, where.exact, at))
    found = _merged(found, 0.0)
    if len(found) > CROWD:
        found = _merged(found, CLOSE)
    share = max(SMALLEST_SHARE, min(1.0, math.sqrt(CROWD / max(len(found), 1))))
    placed: list[Mark] = []
    for mark in sorted(found, key=lambda each: (GRAVITY[each.severity], -each.count)):
        placed.append(_aside(replace(mark, share=share), placed, project.frame))
    return placed


def _merged(found: Iterable[Mark], close: float) -> list[Mark]:
    """Marks of one kind at most `close` pixels apart made one, at the place of the first of them."""
    kept: list[Mark] = []
    for mark in found:
        near = (
            n
            for n, other in enumerate(kept)
            if (other.kind, other.exact) == (mark.kind, mark.exact) and math.dist(other.at, mark.at) <= close
        )
        n = next(near, None)
        if n is None:
            kept.append(mark)
        else:
            gravest = min(kept[n].severity, mark.severity, key=GRAVITY.__getitem__)
            kept[n] = replace(kept[n], count=kept[n].count + mark.count, severity=gravest)
    return kept


def _aside(mark: Mark, placed: Sequence[Mark], frame: Box) -> Mark:
    """The mark where it covers none of the others: at its place, else as near to it as there is room."""
    tried = (replace(mark, drawn=point) for point in _around(mark.at, mark.radius))
    free = (each for each in tried if _within(each.box, frame) and not any(_touch(each, other) for other in placed))
    return next(free, replace(mark, drawn=mark.at))


def _around(at: Point, radius: float) -> Iterator[Point]:
    yield at
    for step in range(1, _FARTHEST + 1):
        for turn in range(_TURNS):
            angle = 2 * math.pi * turn / _TURNS
            yield at[0] + step * radius * math.cos(angle), at[1] + step * radius * math.sin(angle)


def _touch(one: Mark, other: Mark) -> bool:
    return math.dist(one.drawn, other.drawn) < one.radius + other.radius + _APART


class Labels:
    """Names put down one after the other, the most needed first; one that finds no room is left out.

    `measure(text, style)` is the width and height of a text in pixels.
    """

    def __init__(self, frame: Box, taken: Iterable[Box], measure: Callable[[str, str], tuple[float, float]]) -> None:
        self._frame = frame
        self._taken = list(taken)
        self._measure = measure
        self.placed: list[Label] = []

    def beside(self, text: str, style: str, at: Point, gap: float, dot: float = 0.0) -> bool:
        """Put a name beside a point, `gap` pixels away; False where there is no room.

        A `dot` of that radius is drawn at the point: it must be seen, too.
        """
        room = dot + NEIGHBOUR  # a dot beside another's name would pass for its place
        if dot and any(overlap(_square(at, room), other) for other in self._taken):
            return False
        width, height = self._measure(text, style)
        found = self._put(text, style, (_box(at, gap, width, height, side) for side in _SIDES))
        if found and dot:
            self._taken.append(_square(at, dot))
        return found

    def over(self, text: str, style: str, at: Point) -> bool:
        """Put a name over a point."""
        width, height = self._measure(text, style)
        return self._put(text, style, [(at[0] - width / 2, at[1] - height / 2, at[0] + width / 2, at[1] + height / 2)])

    def _put(self, text: str, style: str, boxes: Iterable[Box]) -> bool:
        for box in boxes:
            if _within(box, self._frame) and not any(overlap(box, other) for other in self._taken):
                self._taken.append(box)
                self.placed.append(Label(text, style, box))
                return True
        return False


# Where a name may stand, the best first: right, left, below, above; then moved along its side; then at the corners,
# which are as far from the point as the sides are. (x, y) of the gap, then of the name's half size.
_SIDES: tuple[tuple[float, float, float, float], ...] = (
    (1, 0, 1, 0), (-1, 0, -1, 0), (0, 1, 0, 1), (0, -1, 0, -1),
    (1, 0, 1, 0.7), (1, 0, 1, -0.7), (-1, 0, -1, 0.7), (-1, 0, -1, -0.7),
    (0, 1, 0.6, 1), (0, -1, 0.6, -1), (0, 1, -0.6, 1), (0, -1, -0.6, -1),
    (0.7, 0.7, 1, 1), (0.7, -0.7, 1, -1), (-0.7, 0.7, -1, 1), (-0.7, -0.7, -1, -1),
)  # fmt: skip


def _box(at: Point, gap: float, width: float, height: float, side: tuple[float, float, float, float]) -> Box:
    x = at[0] + side[0] * gap + side[2] * width / 2
    y = at[1] + side[1] * gap + side[3] * height / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _square(at: Point, half: float) -> Box:
    return at[0] - half, at[1] - half, at[0] + half, at[1] + half


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share any room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _within(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def scale_bar(project: Projection, longest: float) -> tuple[int, float]:
    """A round number of kilometres, and how many pixels that is: at most `longest`."""
    fitting = [km for km in (5, 10, 20, 50, 100, 200, 500, 1000) if km * project.pixels_a_km <= longest]
    km = fitting[-1] if fitting else 5
    return km, km * project.pixels_a_km
