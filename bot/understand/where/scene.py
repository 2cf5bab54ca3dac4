"""What the steps of the geoparser hand to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.model import Kind, Place, Precision
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.tables.places import Role
from bot.understand.text.prose import Clause, Part, Prose
from bot.understand.where.context import Context
from bot.understand.where.masks import Mask
from bot.understand.where.mentions import Named

NEIGHBOURS = 8  # names before a name that may explain it
_SAID_THERE = {Role.TARGET, Role.AT}
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
    starts: list[int] = field(default_factory=list)
    of_towns: list[tuple[Place, Named]] = field(default_factory=list)  # the names that mean a town, and that town
    warmth: dict[int, float] = field(default_factory=dict)
    heads: dict[int, int] = field(default_factory=dict)  # of rows, by where a name stands, filled when first asked for
    rows: Counter[int] = field(default_factory=Counter)  # names by the head of their row
    named: dict[str, dict[Part, int]] = field(default_factory=dict)  # the same of towns, by id
    roles: dict[str, dict[Role, int]] = field(default_factory=dict)  # what those towns are to their sentences, by id
    shared: tuple[str, ...] | None = None  # the signs of all its towns alike, once made
    sentences: dict[int, list[Named]] = field(default_factory=dict)  # the names of each, filled when first asked for
    points: dict[int, float] = field(default_factory=dict)  # of names by where they stand, once weighed

    def __post_init__(self) -> None:
        self.starts = [named.start for named in self.found]
        plain = [(each.place, each) for each in self.found if each.place is not None and not each.masked]
        self.of_towns = [(place, each) for place, each in plain if place.kind is Kind.TOWN]

    def head_of(self, named: Named) -> int:
        """Which row of names this one stands in: the index of its first name."""
        if not self.heads:
            heads: list[int] = []
            for index, each in enumerate(self.found):
                heads.append(heads[each.follows] if 0 <= each.follows < index else index)
            self.rows = Counter(heads)
            self.heads = {each.start: head for each, head in zip(self.found, heads, strict=True)}
        return self.heads.get(named.start, -1)

    def row_of(self, named: Named) -> int:
        """How many names stand in a row with this one: "Kayes, Nioro and Gogui" are three."""
        return self.rows.get(self.head_of(named), 1)

    def in_sentence(self, named: Named) -> Sequence[Named]:
        """The names of its sentence, itself among them, without those that are no places."""
        if not self.sentences:
            for each in self.found:
                if not each.masked:
                    self.sentences.setdefault(each.clause.sentence, []).append(each)
        return self.sentences.get(named.clause.sentence, ())

    def beside(self, named: Named) -> tuple[Named | None, Named | None]:
        """The nearest names of other places before it in the sentence, and behind it."""
        names = self.in_sentence(named)
        at = bisect_left(names, named.start, key=_start)
        before = next((each for each in reversed(names[:at]) if each.place is not named.place), None)
        return before, next((each for each in names[at:] if each.place is not named.place), None)

    def tells_another(self, named: Named) -> bool:
        """Say whether the sentence tells of another place outright that it happened there."""
        return any(each.role in _SAID_THERE and each.place is not named.place for each in self.in_sentence(named))

    def towns(self) -> Mapping[str, Mapping[Part, int]]:
        """The towns named, by id in the order of the text: how often each stands in which part of it."""
        if not self.named:
            for place, each in self.of_towns:
                parts = self.named.setdefault(place.id, {})
                parts[each.clause.part] = parts.get(each.clause.part, 0) + 1
                roles = self.roles.setdefault(place.id, {})
                roles[each.role] = roles.get(each.role, 0) + 1
        return self.named

    def just_before(self, named: Named) -> list[Named]:
        """The few names before this one, nearest last."""
        at = bisect_left(self.starts, named.start)
        return self.found[max(0, at - NEIGHBOURS) : at]

    def heat_of_sentence(self, clause: Clause) -> float:
        """Half the heat of the warmest clause of the sentence."""
        known = self.warmth.get(clause.sentence)
        if known is None:
            start, end = self.prose.sentence_span(clause)
            known = max((w / 2 for at, w in self.heat.items() if start <= at < end), default=0.0)
            self.warmth[clause.sentence] = known
        return known


def _start(named: Named) -> int:
    return named.start
