"""The digest's picture: a map of what was reported, numbers, a row of bars. A PNG for a phone held upright.

    title, period                     what it is and of which time
    numbers                           how many events, at least how many dead
    map                               towns as dots, one's places as rings, events as shapes by kind, larger if graver
    legend                            only the shapes that the map shows
    bars                              how many a day

1280 is the longest side that Telegram leaves as it is. This file, `letters` and `stamps` load Pillow; nothing else
does: a bot that sends no picture carries none of it.
"""

from __future__ import annotations

import functools
import io
import itertools
import math
from collections.abc import Sequence
from datetime import date, tzinfo

from babel.dates import format_date
from PIL import Image, ImageDraw, ImageFont

from bot.alerts import place_names
from bot.digest import layout
from bot.digest.facts import Facts
from bot.digest.layout import Box, Labels, Mark, Point, Projection
from bot.digest.letters import INK, OWN, SMALLEST, SOFT, STYLES, TOWN, fitting, font, measure, readable, shared_size
from bot.digest.schedule import DAY
from bot.digest.stamps import COLOURS, Colour, disc, ring, stamp
from bot.digest.text import span, title, tolls
from bot.i18n import BOTH, Words, number
from bot.model import EventType, Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer

WIDTH, HEIGHT = 1080, 1280
MARGIN = 40
LANGUAGES = {BOTH: "fr"}  # a picture speaks one language; the words under it speak both

PAPER, LAND = (255, 255, 255), (246, 243, 236)
DOT, PALE = (203, 196, 182), (196, 201, 210)
TOWNS_NAMED = 12  # beside the reader's own places and those that were hit: enough to know where one is
COUNTRY_TOWNS = 12  # a country with fewer towns on the map is not named
BAR, ROW = 64, 54  # pixels: the highest bar, a row of the legend
_HALO = 5
# Where a country's name may stand, from the middle of its towns: there, or where there is room close by.
_NUDGES = sorted(
    itertools.product((0, 90, -90, 180, -180), (0, 60, -60, 120, -120)), key=lambda by: abs(by[0]) + abs(by[1])
)


def draw(
    facts: Facts, language: str, zone: tzinfo, words: Words, gazetteer: Gazetteer, ground: Sequence[Place]
) -> bytes | None:
    """The picture as a PNG; None where there is nothing that a map could show.

    `ground` are the towns that stand for the land, with their coordinates.
    """
    language = LANGUAGES.get(language, language)
    watched = [place for each, _ in facts.watched if (place := gazetteer.get(each))]
    spots = [layout.spot(each.lead.place, gazetteer, each.lead.precision) for each in facts.events]
    if not any(spots):
        return None
    homes = [found for place in watched if (found := layout.spot(place, gazetteer))]
    page = _Page(facts, language, zone, words)
    page.head()
    page.bars()
    kinds = [kind for kind, _ in facts.kinds]
    page.legend(kinds, rings=any(each.exact for each in homes), hollow=any(each and not each.exact for each in spots))
    points = [(each.lat, each.lon) for each in [*spots, *homes] if each]
    page.map(layout.fit(points, page.frame), [place for place in watched if place.kind is Kind.TOWN], gazetteer, ground)
    if away := sum(each is None for each in spots):
        page.note(words.plural(language, "summary.picture.unplaced", away))
    return page.png()


class _Page:
    """One picture being drawn; `frame` is the room that is left for the map."""

    def __init__(self, facts: Facts, language: str, zone: tzinfo, words: Words) -> None:
        self._facts, self._language, self._zone, self._words = facts, language, zone, words
        self._image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self._draw = ImageDraw.Draw(self._image)
        self.frame: Box = (0, 0, WIDTH, HEIGHT)

    def head(self) -> None:
        """Title, period, numbers."""
        facts, language, words = self._facts, self._language, self._words
        y = self._line(title(facts, language, words), "bold", 60, INK, 18)
        y = self._line(span(facts, language, self._zone, words), "regular", 38, SOFT, y - 4)
        many = words.plural(language, "summary.events", len(facts.events))
        y = self._line(many, "bold", 50, COLOURS[EventType.BATTLE], y + 2)
        if told := tolls(facts, language, words):
            y = self._line(told, "regular", 42, INK, y - 6)
        self.frame = (0, y + 8, WIDTH, self.frame[3])

    def bars(self) -> None:
        """How many a day, as bars with their numbers; days before the period are paler."""
        days, bottom = self._facts.days, HEIGHT - 62
        top = bottom - BAR - 108
        self._text(self._words(self._language, "summary.picture.per_day"), font("bold", 38), INK, (MARGIN, top))
        most = max([count for _, count in days] + [1])
        step = (WIDTH - 2 * MARGIN) / len(days)
        told = max(1, -(-(self._facts.period.end - self._facts.period.start) // DAY))
        names = [self._day(day, step) for day, _ in days]
        size = shared_size(names, "regular", 38, step - 16)
        for n, (_, count) in enumerate(days):
            middle, high = MARGIN + (n + 0.5) * step, max(BAR * count / most, 4)
            ours = n >= len(days) - told
            colour = INK if ours else SOFT
            column = (middle - step * 0.3, bottom - high, middle + step * 0.3, bottom)
            self._draw.rectangle(column, fill=OWN if ours else PALE)
            shown = number(self._language, count)
            self._text(shown, font("bold", 40), colour, (middle, bottom - high - 54), middle=True)
            self._text(names[n], font("regular", size), colour, (middle, bottom + 6), middle=True)
        self.frame = (0, self.frame[1], WIDTH, top - 4)

    def legend(self, kinds: Sequence[EventType], *, rings: bool, hollow: bool) -> None:
        """What the shapes stand for, two a row; then what sizes, rings and hollow shapes mean."""
        say = functools.partial(self._words, self._language)
        entries = [(kind, say(f"event.{kind.value}").capitalize()) for kind in kinds]
        cells: list[tuple[EventType | None, str]] = list(entries)
        if len({each.incident.severity for each in self._facts.events}) > 1:
            cells.append((None, say("summary.picture.size")))
        if hollow:
            cells.append((EventType.OTHER, say("summary.picture.vague")))
        if rings:
            cells.append((None, ""))
        texts = [text or say("summary.picture.watched") for _, text in cells]
        size = shared_size(texts, "bold" if rings else "regular", 38, (WIDTH - MARGIN) / 2 - 76)
        top = self.frame[3] - 4 - -(-len(cells) // 2) * ROW
        for n, (kind, text) in enumerate(cells):
            at = MARGIN + (n % 2) * (WIDTH - MARGIN) / 2, top + (n // 2 + 0.5) * ROW
            self._cell(kind, text, at, size, note=n >= len(entries))
        self.frame = (0, self.frame[1], WIDTH, top - 6)

    def _cell(self, kind: EventType | None, text: str, at: Point, size: int, *, note: bool) -> None:
        (x, y), colour, weight = at, INK, "regular"
        if kind is not None:
            self._paste(stamp(kind, 20, exact=not note), (x + 22, y))
        elif text:
            self._dot((x + 5, y + 6), 8, SOFT)
            self._dot((x + 32, y), 16, SOFT)
        else:
            self._paste(ring(OWN), (x + 22, y))
            text, colour, weight = self._words(self._language, "summary.picture.watched"), OWN, "bold"
        self._text(text, font(weight, size), colour, (x + 58, y - size * 0.7))

    def map(self, project: Projection, watched: Sequence[Place], gazetteer: Gazetteer, ground: Sequence[Place]) -> None:
        """The land, somebody's places, the events, and as many names as can be read."""
        self._draw.rectangle(self.frame, fill=LAND)
        seen = [place for place in ground if project.shows(*_degrees(place), 10)]
        for place in seen:
            self._dot(project(*_degrees(place)), 3, DOT)
        placed = layout.marks(self._facts.events, project, gazetteer)
        corner = self._scale(project)
        rings = {place.id: project(*_degrees(place)) for place in watched if place.lat is not None}
        for at in rings.values():
            self._paste(ring(OWN), at)
        left, top, right, bottom = self.frame
        taken = [
            corner,
            *(mark.core for mark in placed),
            *((x - 20, y - 20, x + 20, y + 20) for x, y in rings.values()),
        ]
        labels = Labels((left + 8, top + 4, right - 8, bottom - 4), taken, measure)
        self._name_places(labels, placed, watched, rings)
        self._name_ground(labels, seen, project)
        for mark in reversed(placed):
            self._mark(mark)
        for each in labels.placed:
            weight, size, colour = STYLES[each.style]
            self._text(each.text, font(weight, size), colour, each.box[:2], halo=LAND)

    def _name_places(
        self, labels: Labels, placed: Sequence[Mark], watched: Sequence[Place], rings: dict[str, Point]
    ) -> None:
        named: set[str] = set()
        for mark in placed:
            if mark.place.id not in named:
                own = mark.place.id in rings
                text = _plain(mark.place, self._language, self._words)
                if labels.beside(text, "watched" if own else "event", mark.drawn, mark.radius + 9):
                    named.add(mark.place.id)
        for place in watched:
            if place.id in rings and place.id not in named:
                labels.beside(_plain(place, self._language, self._words), "watched", rings[place.id], 26)
                named.add(place.id)
        self._named = named

    def _name_ground(self, labels: Labels, seen: Sequence[Place], project: Projection) -> None:
        towns = sorted((place for place in seen if place.id not in self._named), key=lambda each: -each.importance)
        room = TOWNS_NAMED
        for place in towns[: 4 * TOWNS_NAMED]:
            at = project(*_degrees(place))
            if room and labels.beside(_plain(place, self._language, self._words), "town", at, 13, dot=7):
                self._dot(at, 7, TOWN)
                room -= 1
        ground = [(project(*_degrees(place)), place.country) for place in seen]
        for country in dict.fromkeys(place.country for place in seen):
            own = [at for at, of in ground if of == country]
            if len(own) >= COUNTRY_TOWNS:
                name = place_names.country(next(each for each in seen if each.country == country), self._language)
                middle = sum(x for x, _ in own) / len(own), sum(y for _, y in own) / len(own)
                spots = ((middle[0] + x, middle[1] + y) for x, y in _NUDGES)
                # Only among its own towns: there is no border on the map, a name in the neighbour's land would be one.
                at_home = (at for at in spots if min(ground, key=lambda town: math.dist(town[0], at))[1] == country)
                any(labels.over(readable(name).upper(), "country", at) for at in at_home)

    def _scale(self, project: Projection) -> Box:
        """A bar that tells how far things are, below on the left; the room that it takes."""
        km, long = layout.scale_bar(project, 240)
        left, bottom = MARGIN, self.frame[3] - 22
        self._draw.line((left, bottom, left + long, bottom), fill=INK, width=4)
        for x in (left, left + long):
            self._draw.line((x, bottom - 8, x, bottom + 8), fill=INK, width=4)
        text, letters = f"{number(self._language, km)}\u00a0km", font("regular", SMALLEST)
        self._text(text, letters, INK, (left + long + 14, bottom - 28), halo=LAND)
        return left - 8, bottom - 34, left + long + 24 + letters.getlength(text), bottom + 16

    def note(self, text: str) -> None:
        """A line over the map's upper edge: what it can't show."""
        letters = fitting(text, "regular", SMALLEST, WIDTH - 2 * MARGIN)
        self._text(text, letters, INK, (MARGIN, self.frame[1] + 6), halo=LAND)

    def png(self) -> bytes:
        """The whole as PNG, in 128 colours: a third of the bytes, and nobody sees it."""
        body = io.BytesIO()
        small = self._image.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        small.save(body, "PNG", compress_level=6)
        return body.getvalue()

    def _mark(self, mark: Mark) -> None:
        if mark.drawn != mark.at:  # moved aside: a line shows from where
            self._draw.line((*mark.at, *mark.drawn), fill=COLOURS[mark.kind], width=3)
            self._dot(mark.at, 5, COLOURS[mark.kind])
        self._paste(stamp(mark.kind, mark.radius, exact=mark.exact), mark.drawn)
        if mark.count > 1:
            colour = PAPER if mark.exact else COLOURS[mark.kind]
            lower = mark.radius * 0.22 if mark.kind is EventType.BATTLE else 0  # a triangle's room is below
            at = mark.drawn[0], mark.drawn[1] - 25 + lower
            self._text(str(mark.count), font("bold", SMALLEST), colour, at, middle=True)

    def _paste(self, image: Image.Image, at: Point) -> None:
        self._image.paste(image, (round(at[0] - image.width / 2), round(at[1] - image.height / 2)), image)

    def _dot(self, at: Point, radius: int, colour: Colour) -> None:
        self._paste(disc(radius, colour), at)

    def _line(self, text: str, weight: str, size: int, colour: Colour, y: float) -> float:
        """One line over the page's width, its letters smaller where it is too long; where the next may begin."""
        letters = fitting(text, weight, size, WIDTH - 2 * MARGIN)
        self._text(text, letters, colour, (MARGIN, y))
        return y + round(letters.size * 1.36)

    def _text(
        self,
        text: str,
        letters: ImageFont.FreeTypeFont,
        colour: Colour,
        at: Point,
        *,
        middle: bool = False,
        halo: Colour | None = None,
    ) -> None:
        anchor, wide = "ma" if middle else "la", _HALO if halo else 0
        self._draw.text(
            at, readable(text), font=letters, fill=colour, anchor=anchor, stroke_width=wide, stroke_fill=halo
        )

    def _day(self, day: date, step: float) -> str:
        """A day under its bar: "Mon 30", where there is room for it."""
        return format_date(day, "EEE d" if step > 110 else "d", locale=self._language)  # noqa: PLR2004  pixels


def _plain(place: Place, language: str, words: Words) -> str:
    """A place's name on the map; a division is called one."""
    if place.kind is Kind.TOWN:
        return readable(place.name_in(language)) or "?"
    return readable(place_names.label(place, language, words)) or "?"


def _degrees(place: Place) -> Point:
    return place.lat or 0.0, place.lon or 0.0
