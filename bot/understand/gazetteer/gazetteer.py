"""The gazetteer: every place vigie knows, by id, by name, by position and by what holds it.

A small graph with several parents a place: Sandaré lies in the cercle of Nioro, in the old region of
Kayes and in the new region of Nioro, all in Mali. Built once and never changed; reading is all it does.

The built-in table is held as places. An imported gazetteer, fifty times as large, comes as a `PlaceIndex`, which makes
a place when it is asked for; where both know a place, the index leads to the built-in row.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from bot.model import Kind, Place
from bot.understand.gazetteer import search
from bot.understand.gazetteer.grid import Grid, distance_km, haversine_km
from bot.understand.gazetteer.index import PlaceIndex, openings
from bot.understand.gazetteer.names import NameWord, fold, following, joined, onward, skeleton, words_in
from bot.understand.gazetteer.search import SearchResult
from bot.understand.gazetteer.table import ZONES, builtin_places
from bot.understand.text.memo import Memo, Words

__all__ = ["Gazetteer", "Mention", "SearchResult", "distance_km", "haversine_km", "importance_order"]

_KEPT_NAMES = 4096

_KIND_ORDER = {Kind.TOWN: 0, Kind.REGION: 1, Kind.CERCLE: 2, Kind.COUNTRY: 3, Kind.AREA: 4}


class Mention(NamedTuple):  # a text has dozens, and a frozen dataclass takes four times as long to make
    """A stretch of text, `text[start:end]`, that is the name of one or more places, the most important first."""

    start: int
    end: int
    text: str
    places: tuple[Place, ...]


def importance_order(place: Place) -> tuple[int, int, str]:
    """Sort key: the most important first, towns before the divisions named after them."""
    return -place.importance, _KIND_ORDER[place.kind], place.id


class Gazetteer:
    """Places and the ways to find them. Of several rows with one id the first counts; `imported` comes after all."""

    def __init__(
        self, places: Iterable[Place], zones: Mapping[str, str] | None = None, imported: PlaceIndex | None = None
    ) -> None:
        self._places: dict[str, Place] = {}
        for place in places:
            self._places.setdefault(place.id, place)
        self._imported = imported
        self._zones = ZONES if zones is None else zones
        # Parents → all that holds a place with these parents: as many as there are divisions.
        self._ancestors: dict[tuple[str, ...], tuple[Place, ...]] = {}
        named: dict[str, list[Place]] = {}
        for place in sorted(self._places.values(), key=importance_order):
            for key in _keys(place):
                named.setdefault(key, []).append(place)
        self._named = {key: tuple(same) for key, same in named.items()}
        self._opens, self._pairs = openings(self._named)
        self._of: Callable[[str], tuple[Place, ...] | None] = self._named.get
        if imported is not None:
            own_opens, own_pairs = self._opens, self._pairs
            self._opens, self._pairs = imported.openings()
            self._opens.update((word, is_name or self._opens.get(word, False)) for word, is_name in own_opens.items())
            self._pairs.update((pair, max(size, self._pairs.get(pair, 0))) for pair, size in own_pairs.items())
            self._of = functools.lru_cache(_KEPT_NAMES)(self._of_both)
        self._openers: Memo[tuple[tuple[int, NameWord], ...]] = Memo(self._openers_in)

    @classmethod
    def builtin(cls) -> Gazetteer:
        """The gazetteer of the table that comes with the package; read once."""
        return _builtin()

    def with_imported(self, imported: PlaceIndex | None) -> Gazetteer:
        """This gazetteer's own places and these imported ones, in place of any other imported ones."""
        return Gazetteer(self._places.values(), self._zones, imported)

    def get(self, place_id: str) -> Place | None:
        """The place with this id, or None. An imported row that another place stands for gives that place."""
        place = self._places.get(place_id)
        if place is not None or self._imported is None:
            return place
        found = self._imported.get(place_id)
        return self._places.get(found) if isinstance(found, str) else found

    def __len__(self) -> int:
        return len(self._places) + len(self._imported or ())

    def __iter__(self) -> Iterator[Place]:
        yield from self._places.values()
        yield from self._imported or ()

    # By name

    def named(self, name: str) -> tuple[Place, ...]:
        """Places with exactly this name or variant, whatever its case and accents, the most important first."""
        return self._of(fold(name)) or ()

    def _of_both(self, key: str) -> tuple[Place, ...] | None:
        """The places of a folded name, built in and imported; None where neither knows it."""
        built_in = self._named.get(key)
        more = self._imported.named(key) if self._imported is not None else ()
        if not more:
            return built_in
        found = {place.id: place for place in built_in or ()}
        for each in more:
            place = self._places.get(each) if isinstance(each, str) else each
            if place is not None:
                found.setdefault(place.id, place)
        return tuple(sorted(found.values(), key=importance_order)) or None

    def spelled_like(self, name: str) -> tuple[Place, ...]:
        """Places whose name sounds the same (`names.skeleton`), the most important first."""
        bones = skeleton(name)
        built_in = self._by_skeleton.get(bones, ())
        if self._imported is None or not bones:
            return built_in
        keys = [key for key in self._imported.sounding(bones) if skeleton(key) == bones]
        found = {place.id: place for key in keys for place in self._of(key) or ()}
        return tuple(sorted((found | {place.id: place for place in built_in}).values(), key=importance_order))

    def keys(self) -> Sequence[str]:
        """Every folded name, in alphabetical order."""
        return self._keys

    def keys_that_begin(self, words: str) -> Sequence[str]:
        """Every folded name that goes on after these words."""
        start = bisect_left(self._keys, f"{words} ")
        return self._keys[start : bisect_left(self._keys, f"{words}!", start)]  # "!" comes next after the space

    def scan(self, text: str) -> list[Mention]:
        """Each longest name in the text, left to right, never overlapping, never inside a longer word.

        Blind to case, accents and meaning: which mention is a place, and which place, is the geoparser's to say.
        """
        mentions: list[Mention] = []
        free = 0  # the first character that no mention has taken
        between = Words(text)
        for number, at, _, openers in self._openers.over(between):
            for which, word in openers:
                start = at + word.start
                if start < free:
                    continue
                reach = self._pairs.get(f"{word.folded} {following(between, number, which)}", 0)
                longer = self._longest(text, islice(onward(between, number, at, which), reach)) if reach else None
                key, end = longer or (word.folded if self._opens[word.folded] else "", at + word.end)
                places = self._of(key) if key else None
                if places:
                    mentions.append(Mention(start, end, text[start:end], places))
                    free = end
        return mentions

    def _openers_in(self, between: str) -> tuple[tuple[int, NameWord], ...]:
        """The words between two spaces that may begin a name, and which of them they are."""
        return tuple((which, word) for which, word in enumerate(words_in(between)) if word.folded in self._opens)

    def _longest(self, text: str, words: Iterable[NameWord]) -> tuple[str, int] | None:
        """The longest known name of two words or more that they begin with, and where it ends."""
        row = joined(text, words)
        for size in range(len(row), 1, -1):
            key = " ".join(word.folded for word in row[:size])
            if key in self._named or (self._imported is not None and key in self._imported):
                return key, row[size - 1].end
        return None

    def search(self, query: str, limit: int = 8) -> SearchResult:
        """What a person who typed this may have meant; see `search.search`."""
        return search.search(self, query, limit)

    # By what holds it

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """Everything that holds the place, nearest first, each once, countries last."""
        known = self._ancestors.get(place.parents)
        if known is not None and not any(each.id == place.id for each in known):
            return known
        found: dict[str, Place] = {}
        waiting = deque(place.parents)
        while waiting:
            parent = self.get(waiting.popleft())
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

    def inside(self, place_id: str, *, towns: bool = True) -> tuple[Place, ...]:
        """Everything that lies in a division, at any depth, nearest level first; without `towns` only what is larger.

        A country's towns are tens of thousands where a full gazetteer is imported: ask for them only to use them.
        """
        found: dict[str, Place] = {}
        waiting = deque(self._directly_in(place_id, towns=towns))
        while waiting:
            child = waiting.popleft()
            if child.id not in found and child.id != place_id:
                found[child.id] = child
                waiting.extend(self._directly_in(child.id, towns=towns))
        return tuple(found.values())

    def _directly_in(self, place_id: str, *, towns: bool) -> Sequence[Place]:
        built_in = self._children.get(place_id, [])
        if not towns:
            built_in = [place for place in built_in if place.kind is not Kind.TOWN]
        return built_in if self._imported is None else built_in + self._imported.children(place_id, towns=towns)

    # By position and country

    def near(self, lat: float, lon: float, km: float) -> list[tuple[float, Place]]:
        """Towns within `km` kilometres of a point, as (kilometres, town), nearest first."""
        built_in = self._towns.near(lat, lon, km)
        if self._imported is None:
            return built_in
        found = built_in + self._imported.near(lat, lon, km)
        return sorted(found, key=lambda pair: (pair[0], pair[1].id))

    def zone(self, country: str) -> str:
        """The IANA time zone of a country given by its ISO code; "UTC" where it is not known."""
        return self._zones.get(country.upper(), "UTC")

    # Indexes that not every process needs are made when first asked for.

    @functools.cached_property
    def _keys(self) -> list[str]:
        return sorted({*self._named, *(self._imported.keys if self._imported is not None else ())})

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
