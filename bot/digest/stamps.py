"""The marks of the digest's picture as small images: a shape for each kind of event, so that nobody needs colours.

Shapes are drawn four times as large and made smaller, which smooths their edges. Colours are Okabe and Ito's, darkened
until each has a contrast of 4.5 to 1 with white; they are told apart with every kind of colour blindness.
"""

from __future__ import annotations

import functools
import math

from PIL import Image, ImageDraw

from bot.model import EventType

Colour = tuple[int, int, int]
_LARGER = 4
_EDGE = 3  # pixels of white around a mark, so that it stands out from what lies under it
_LINE = 7  # pixels of a hollow mark's own line

COLOURS: dict[EventType, Colour] = {
    EventType.BATTLE: (178, 24, 24),
    EventType.EXPLOSION: (186, 78, 0),
    EventType.VIOLENCE: (140, 45, 120),
    EventType.ABDUCTION: (0, 96, 160),
    EventType.UNREST: (122, 92, 0),
    EventType.ACCESS: (0, 110, 84),
    EventType.OTHER: (84, 84, 84),
}
# Corners around (0, 0) at a distance of 1; a circle has none.
_CORNERS: dict[EventType, tuple[tuple[float, float], ...]] = {}


def _polygon(corners: int, *, turned: float = 0.0, inner: float = 0.0) -> tuple[tuple[float, float], ...]:
    """A regular polygon, its first corner above; with `inner` a star whose hollows lie at that distance."""
    number = corners * 2 if inner else corners
    return tuple(
        (radius * math.sin(angle), -radius * math.cos(angle))
        for n in range(number)
        for angle in [2 * math.pi * n / number + math.radians(turned)]
        for radius in [inner if inner and n % 2 else 1.0]
    )


_CORNERS |= {
    EventType.BATTLE: _polygon(3),
    EventType.EXPLOSION: _polygon(8, inner=0.62),
    EventType.VIOLENCE: _polygon(4, turned=45),
    EventType.ABDUCTION: _polygon(4),
    EventType.ACCESS: _polygon(6, turned=30),
    EventType.OTHER: _polygon(3, turned=180),
}  # UNREST is the circle
# A triangle of the same reach looks smaller than a circle: sizes are gravity and must be comparable.
_LARGER_SHAPES = {EventType.BATTLE: 1.18, EventType.OTHER: 1.18, EventType.VIOLENCE: 1.1, EventType.ABDUCTION: 1.1}


@functools.lru_cache(maxsize=64)
def stamp(kind: EventType, radius: int, *, exact: bool) -> Image.Image:
    """The mark as an RGBA image, its middle the image's; hollow where the exact place is not known."""
    reach = radius * _LARGER_SHAPES.get(kind, 1.0)
    half = math.ceil(reach) + _EDGE + 1
    large = Image.new("RGBA", (2 * half * _LARGER, 2 * half * _LARGER), (*COLOURS[kind], 0))
    draw = ImageDraw.Draw(large)
    inner = max(reach - _LINE * _line_share(kind), 1.0)
    layers = [(reach + _EDGE, (255, 255, 255)), (reach, COLOURS[kind])]
    if not exact:
        layers.append((inner, (255, 255, 255)))
    for size, colour in layers:
        _shape(draw, kind, half * _LARGER, size * _LARGER, colour)
    return large.resize((2 * half, 2 * half), Image.Resampling.LANCZOS)


@functools.lru_cache(maxsize=32)
def disc(radius: int, colour: Colour) -> Image.Image:
    """A dot: a town."""
    return _circle(radius, colour, 0)


@functools.lru_cache(maxsize=4)
def ring(colour: Colour) -> Image.Image:
    """A ring: a place of the reader's own."""
    return _circle(18, colour, 6)


def _circle(radius: int, colour: Colour, line: int) -> Image.Image:
    """A disc, or with `line` a ring whose line is so many pixels wide."""
    half = radius + 1
    large = Image.new("RGBA", (2 * half * _LARGER, 2 * half * _LARGER), (*colour, 0))
    near, far = (half - radius) * _LARGER, (half + radius) * _LARGER
    draw = ImageDraw.Draw(large)
    if line:
        draw.ellipse((near, near, far, far), outline=(*colour, 255), width=line * _LARGER)
    else:
        draw.ellipse((near, near, far, far), fill=(*colour, 255))
    return large.resize((2 * half, 2 * half), Image.Resampling.LANCZOS)


def _line_share(kind: EventType) -> float:
    """How much farther than its line's width a shape's corners must come in: sharp corners more."""
    return {EventType.BATTLE: 2.0, EventType.OTHER: 2.0, EventType.VIOLENCE: 1.4, EventType.ABDUCTION: 1.4}.get(
        kind, 1.1
    )


def _shape(draw: ImageDraw.ImageDraw, kind: EventType, middle: float, size: float, colour: Colour) -> None:
    corners = _CORNERS.get(kind)
    if corners is None:
        draw.ellipse((middle - size, middle - size, middle + size, middle + size), fill=(*colour, 255))
    else:
        draw.polygon([(middle + x * size, middle + y * size) for x, y in corners], fill=(*colour, 255))
