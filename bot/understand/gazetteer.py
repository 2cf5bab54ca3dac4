"""The gazetteer: every place vigie knows, by id, by name, by position and by what holds it.

A small graph with several parents a place: Sandaré lies in the cercle of Nioro, in the old region of
Kayes and in the new region of Nioro, all in Mali. Built once and never changed; reading is all it does.
"""

from __future__ import annotations

import functools
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.model import Kind, Place
from bot.understand import place_search
from bot.understand.grid import Grid, distance_km, haversine_km
from bot.understand.names import WORD, fold, fold_word, skeleton
from bot.understand.place_search import SearchResult
from bot.understand.place_table import ZONES, builtin_places

__all__ = ["Gazetteer", "Mention", "SearchResult", "distance_km", "haversine_km", "importance_order"]

# What may stand between the words of one name. A full stop or a comma parts two names.
_JOINTS = frozenset(" \t\n\u00a0\u2009\u202f-\u2010\u2011'’ʼ`")
_LONGEST_JOINT = 3

_KIND_ORDER = {Kind.TOWN: 0, Kind.REGION: 1, Kind.CERCLE: 2, Kind.COUNTRY: 3, Kind.AREA: 4}


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text, `text[start:end]`, that is the name of one or more places, the most important first."""

    start: int
    end: int
    text: str
    places: tuple[Place, ...]


def importance_order(place: Place) -> tuple[int, int, str]:
    """Sort key: the most important first, towns before the divisions named after them."""
    return -place.importance, _KIND_ORDER[place.kind], place.id


class Gazetteer:
    """Places and the ways to find them. Of several rows with one id the first counts."""

    def __init__(self, places: Iterable[Place], zones: Mapping[str, str] | None = None) -> None:
        self._places: dict[str, Place] = {}
        for place in places:
            self._places.setdefault(place.id, place)
        self._zones = ZONES if zones is None else zones
        # Parents → all that holds a place with these parents: as many as there are divisions.
        self._ancestors: dict[tuple[str, ...], tuple[Place, ...]] = {}
        named: dict[str, list[Place]] = {}
        for place in sorted(self._places.values(), key=importance_order):
            for key in _keys(place):
                named.setdefault(key, []).append(place)
        self._named = {key: tuple(same) for key, same in named.items()}
        # First word of any name → how many words the longest name that begins with it has.
        self._reach: dict[str, int] = {}
        for key in self._named:
            words = key.split(" ")
            self._reach[words[0]] = max(len(words), self._reach.get(words[0], 0))

    @classmethod
    def builtin(cls) -> Gazetteer:
        """The gazetteer of the table that comes with the package; read once."""
        return _builtin()

    def get(self, place_id: str) -> Place | None:
        """The place with this id, or None."""
        return self._places.get(place_id)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    # By name

    def named(self, name: str) -> tuple[Place, ...]:
        """Places with exactly this name or variant, whatever its case and accents, the most important first."""
        return self._named.get(fold(name), ())

    def spelled_like(self, name: str) -> tuple[Place, ...]:
        """Places whose name sounds the same (`names.skeleton`), the most important first."""
        return self._by_skeleton.get(skeleton(name), ())

    def name_keys(self) -> Mapping[str, tuple[Place, ...]]:
        """Every folded name with its places."""
        return self._named

    def scan(self, text: str) -> list[Mention]:
        """Each longest name in the text, left to right, never overlapping, never inside a longer word.

        Blind to case, accents and meaning: which mention is a place, and which place, is the geoparser's to say.
        """
        found = list(WORD.finditer(text))
        words = [fold_word(match[0]) for match in found]
        mentions: list[Mention] = []
        free = 0  # the first word that no mention has taken
        for at, reach in enumerate(map(self._reach.get, words)):
            if reach and at >= free and (size := self._longest(text, found, words, at, reach)):
                free = at + size
                start, end = found[at].start(), found[free - 1].end()
                mentions.append(Mention(start, end, text[start:end], self._named[" ".join(words[at:free])]))
        return mentions

    def _longest(self, text: str, found: list[re.Match[str]], words: list[str], at: int, reach: int) -> int:
        """How many words from `at` on make the longest known name; 0 for none."""
        joined = 1
        while joined < reach and at + joined < len(words):
            joint = text[found[at + joined - 1].end() : found[at + joined].start()]
            if len(joint) > _LONGEST_JOINT or not _JOINTS.issuperset(joint):
                break
            joined += 1
        for size in range(joined, 1, -1):
            if " ".join(words[at : at + size]) in self._named:
                return size
        return 1 if words[at] in self._named else 0

    def search(self, query: str, limit: int = 8) -> SearchResult:
        """What a person who typed this may have meant; see `place_search.search`."""
        return place_search.search(self, query, limit)

    # By what holds it

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """Everything that holds the place, nearest first, each once, countries last."""
        known = self._ancestors.get(place.parents)
        if known is not None and not any(each.id == place.id for each in known):
            return known
        found: dict[str, Place] = {}
        waiting = deque(place.parents)
        while waiting:
            parent = self._places.get(waiting.popleft())
            if parent is not None and parent.id not in found and parent.id != place.id:
                found[parent.id] = parent
                waiting.extend(parent.parents)
        holders = tuple(sorted(found.values(), key=lambda each: each.kind is Kind.COUNTRY))
        self._ancestors[place.parents] = holders
        return holders

    def within(self, place: Place, language: str | None = None) -> tuple[str, ...]:
        """Names of what holds the place, near to far, each once, the country last."""
        holders = self.ancestors(place)
        return tuple(dict.fromkeys(each.name_in(language) if language else each.name for each in holders))

    def inside(self, place_id: str) -> tuple[Place, ...]:
        """Everything that lies in a division, at any depth, nearest level first."""
        found: dict[str, Place] = {}
        waiting = deque(self._children.get(place_id, ()))
        while waiting:
            child = waiting.popleft()
            if child.id not in found and child.id != place_id:
                found[child.id] = child
                waiting.extend(self._children.get(child.id, ()))
        return tuple(found.values())

    # By position and country

    def near(self, lat: float, lon: float, km: float) -> list[tuple[float, Place]]:
        """Towns within `km` kilometres of a point, as (kilometres, town), nearest first."""
        return self._towns.near(lat, lon, km)

    def zone(self, country: str) -> str:
        """The IANA time zone of a country given by its ISO code; "UTC" where it is not known."""
        return self._zones.get(country.upper(), "UTC")

    # Indexes that not every process needs are made when first asked for.

    @functools.cached_property
    def _by_skeleton(self) -> dict[str, tuple[Place, ...]]:
        alike: dict[str, dict[str, Place]] = {}
        for key, places in self._named.items():
            if bones := skeleton(key):
                alike.setdefault(bones, {}).update((place.id, place) for place in places)
        return {bones: tuple(sorted(found.values(), key=importance_order)) for bones, found in alike.items()}

    @functools.cached_property
    def _children(self) -> dict[str, list[Place]]:
        children: dict[str, list[Place]] = {}
        for place in self._places.values():
            for parent in place.parents:
                children.setdefault(parent, []).append(place)
        return children

    @functools.cached_property
    def _towns(self) -> Grid:
        return Grid(place for place in self._places.values() if place.kind is Kind.TOWN)


def _keys(place: Place) -> dict[str, None]:
    """The folded names of a place, each once, in their order."""
    names = (place.name, *(name for _, name in place.names), *place.variants)
    return dict.fromkeys(key for name in names if (key := fold(name)))


@functools.cache
def _builtin() -> Gazetteer:
    return Gazetteer(builtin_places())
