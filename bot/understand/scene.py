"""What the steps of the geoparser hand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.model import Precision
from bot.understand.gazetteer import Gazetteer
from bot.understand.masks import Mask
from bot.understand.mentions import Named
from bot.understand.prose import Prose
from bot.understand.resolve import Context

BAR = 3.6  # points from which a place counts as hit


@dataclass(slots=True)
class Hit:
    """A mention over the bar: its points, why, and how exactly it tells the place."""

    named: Named
    points: float
    why: str
    precision: Precision = Precision.EXACT


@dataclass(slots=True)
class Scene:
    """Everything that the steps of the geoparser share."""

    prose: Prose
    gazetteer: Gazetteer
    heat: Mapping[int, float]
    past: Mapping[int, str]
    spans: tuple[Mask, ...]
    over: bool = False  # the item says that the incident has ended
    found: list[Named] = field(default_factory=list)
    context: Context = field(default_factory=Context)
