"""A full gazetteer in a few flat arrays: over 100,000 places ready within a fraction of a second, in 40 MB.

Made by `bot/places/packing.py`, read here. A place is a number until somebody asks for it; then it is made
and kept for a while. Everything else are arrays and one dictionary of the folded names.

    head     magic, length of the JSON that follows, the JSON (what is told by few words), padding to 8 bytes
    arrays   each from a multiple of 8 bytes on, in this machine's byte order, where the JSON says

Places are numbered by grid cell, row by row from the south, so that the neighbours of a point lie together.
"""

from __future__ import annotations

import functools
import json
import math
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.model import Kind, Place
from bot.understand.gazetteer.grid import KM_PER_DEGREE, haversine_km

MAGIC = b"vigie-places-1\n\0"
ALIGN = 8
CELLS_PER_DEGREE = 4  # cells of about 28 km
ROW = 360 * CELLS_PER_DEGREE  # cells in a row around the globe
SCALE = 100_000  # positions are kept in 1/100,000 degree: a metre
NOWHERE = 2**31 - 1  # the position of what has none
BUILTIN = 2**31  # a number from here on is a row of the built-in table: its place in the list of ids
IMPORTED = "gn-"  # how the ids of imported places begin; GeoNames' number follows
KEPT_PLACES = 8192

# Each array and the code of its items (see the module `array`).
ARRAYS: Mapping[str, str] = {
    "ids": "I",  # GeoNames' numbers
    "lat": "i", "lon": "i",
    "feature": "B", "importance": "B", "country": "B",  # the first and last: places in the head's lists
    "parents": "I",  # a place in the head's list of parents
    "names_at": "I",  # where each place's names begin in `names`, and the end
    "cells": "I", "cells_at": "I",  # the cells that hold places, and where each begins; and the end
    "members": "I", "members_at": "I",  # the places of each list of parents
    "by_id": "I",  # numbers of places by GeoNames' number
    "alias": "I", "alias_of": "I",  # GeoNames' numbers of rows that another place stands for, and that place
    "posts": "I", "posts_at": "I",  # the places of each key, the most important first
    "bones": "Q",  # a checksum of a name's skeleton in the upper half, the key's number in the lower
    "pairs": "B",  # for each two first words: how many words the longest name has that begins with them
}  # fmt: skip
# Beside them stand the texts `names`, `keys`, `pairing` and `openers`: words that only open names.


def cell_of(lat: float, lon: float) -> int:
    """The grid cell of a point."""
    return _row(lat) * ROW + _column(lon)


def checksum(bones: str) -> int:
    """What `bones` keeps of a skeleton; two may share one, so a hit is looked at."""
    return zlib.crc32(bones.encode())


def openings(keys: Iterable[str]) -> tuple[dict[str, bool], dict[str, int]]:
    """What a reader looks for in a text before it looks for whole names.

    The first word of each name with whether it is a name by itself; and the first two of each longer one with
    how many words the longest name has that begins so.
    """
    opens: dict[str, bool] = {}
    pairs: dict[str, int] = {}
    for key in keys:
        words = key.split(" ")
        opens[words[0]] = len(words) == 1 or opens.get(words[0], False)
        if len(words) > 1:
            pair = f"{words[0]} {words[1]}"
            pairs[pair] = max(len(words), pairs.get(pair, 0))
    return opens, pairs


def _row(lat: float) -> int:
    return math.floor((lat + 90) * CELLS_PER_DEGREE)


def _column(lon: float) -> int:
    return min(ROW - 1, max(0, math.floor((lon + 180) * CELLS_PER_DEGREE)))


class PlaceIndex:
    """The imported places. Raises ValueError where the bytes are no index of this form."""

    def __init__(self, body: bytes) -> None:
        if body[: len(MAGIC)] != MAGIC:
            raise ValueError("no index of places, or one of another version")
        start = len(MAGIC) + ALIGN
        size = int.from_bytes(body[len(MAGIC) : start], "little")
        head = json.loads(body[start : start + size])
        where: dict[str, tuple[int, int]] = head["where"]
        # Copies, so that `body` with the text of the keys, its largest part, can go.
        arrays = {name: array(code, body[slice(*where[name])]) for name, code in ARRAYS.items()}
        self._ids, self._lat, self._lon = arrays["ids"], arrays["lat"], arrays["lon"]
        self._feature, self._importance, self._country = arrays["feature"], arrays["importance"], arrays["country"]
        self._parents, self._names_at = arrays["parents"], arrays["names_at"]
        self._cells, self._cells_at = arrays["cells"], arrays["cells_at"]
        self._members, self._members_at = arrays["members"], arrays["members_at"]
        self._by_id, self._alias, self._alias_of = arrays["by_id"], arrays["alias"], arrays["alias_of"]
        self._posts, self._posts_at, self._bones = arrays["posts"], arrays["posts_at"], arrays["bones"]
        self._names = body[slice(*where["names"])]
        self._countries: list[str] = head["countries"]
        self._features = [(division, Kind(kind)) for division, kind in head["features"]]
        self._holders: list[tuple[str, ...]] = [tuple(each) for each in head["parents"]]
        self._builtin: list[str] = head["builtin"]
        self._seats: dict[str, str] = head["seats"]
        # Every folded name in alphabetical order, and its number.
        self.keys: Sequence[str] = _lines(body[slice(*where["keys"])])
        self._openers = body[slice(*where["openers"])]
        self._pairs = body[slice(*where["pairing"])], arrays["pairs"]
        self._held: dict[str, list[int]] = {}
        for number, holders in enumerate(self._holders):
            for holder in holders:
                self._held.setdefault(holder, []).append(number)
        self.place = functools.lru_cache(KEPT_PLACES)(self._place)

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Place]:
        return map(self._place, range(len(self)))

    def __contains__(self, key: object) -> bool:
        """Whether a folded name is known."""
        return self._at(str(key)) is not None

    def _at(self, key: str) -> int | None:
        """The number of a key. Found by halving: a dictionary of all keys would take 10 MB."""
        at = bisect_left(self.keys, key)
        return at if at < len(self.keys) and self.keys[at] == key else None

    def _place(self, number: int) -> Place:
        """The place of a number."""
        name, *variants = self._names[self._names_at[number] : self._names_at[number + 1]].decode().split("\t")
        place_id = f"{IMPORTED}{self._ids[number]}"
        division, kind = self._features[self._feature[number]]
        placed = self._lat[number] != NOWHERE
        return Place(
            id=place_id,
            name=name,
            kind=kind,
            country=self._countries[self._country[number]],
            lat=self._lat[number] / SCALE if placed else None,
            lon=self._lon[number] / SCALE if placed else None,
            parents=self._holders[self._parents[number]],
            division=division,
            variants=tuple(variants),
            seat=self._seats.get(place_id, ""),
            importance=self._importance[number],
        )

    def get(self, place_id: str) -> Place | str | None:
        """The place of an id, or the id of the built-in row that stands for it; None where it is not known."""
        told = place_id.removeprefix(IMPORTED)
        if told == place_id or not (told.isascii() and told.isdecimal()) or len(told) > 10:  # noqa: PLR2004  2³²
            return None
        wanted = int(told)
        at = bisect_left(self._by_id, wanted, key=self._ids.__getitem__)
        if at < len(self) and self._ids[self._by_id[at]] == wanted:
            return self.place(self._by_id[at])
        at = bisect_left(self._alias, wanted)
        if at < len(self._alias) and self._alias[at] == wanted:
            return self._known(self._alias_of[at])
        return None

    def openings(self) -> tuple[dict[str, bool], dict[str, int]]:
        """What the function `openings` gives for all its names, made anew for whoever asks, who keeps it."""
        opens = dict.fromkeys((key for key in self.keys if " " not in key), True)
        opens |= dict.fromkeys(_lines(self._openers), False)
        pairs, sizes = self._pairs
        return opens, dict(zip(_lines(pairs), sizes, strict=True))

    def named(self, key: str) -> list[Place | str]:
        """Places of a folded name, and ids of built-in rows that are known by it too."""
        number = self._at(key)
        if number is None:
            return []
        return [self._known(post) for post in self._posts[self._posts_at[number] : self._posts_at[number + 1]]]

    def _known(self, number: int) -> Place | str:
        return self._builtin[number - BUILTIN] if number >= BUILTIN else self.place(number)

    def sounding(self, bones: str) -> list[str]:
        """Folded names that may have this skeleton: nearly all of them do."""
        low = checksum(bones) << 32
        start, end = bisect_left(self._bones, low), bisect_left(self._bones, low + 2**32)
        return [self.keys[each & (2**32 - 1)] for each in self._bones[start:end]]

    def children(self, place_id: str, *, towns: bool = True) -> list[Place]:
        """What lies directly in a division; without `towns` only what is larger."""
        starts = self._members_at
        return [
            self.place(number)
            for each in self._held.get(place_id, ())
            for number in self._members[starts[each] : starts[each + 1]]
            if towns or self._features[self._feature[number]][1] is not Kind.TOWN
        ]

    def near(self, lat: float, lon: float, km: float) -> list[tuple[float, Place]]:
        """Towns within `km` kilometres of a point as (kilometres, town), in no order."""
        north = km / KM_PER_DEGREE
        east = north / max(0.01, math.cos(math.radians(min(89.0, abs(lat) + north))))
        south, top = int((lat - north) * SCALE), int((lat + north) * SCALE) + 1
        left, right = int((lon - east) * SCALE) - 1, int((lon + east) * SCALE) + 1
        lats, lons = self._lat, self._lon
        close = [
            number
            for run in self._runs(lat - north, lat + north, lon - east, lon + east)
            for number in run
            if left <= lons[number] <= right and south <= lats[number] <= top
        ]
        found = []
        for number in close:
            away = haversine_km(lat, lon, lats[number] / SCALE, lons[number] / SCALE)
            if away <= km and self._features[self._feature[number]][1] is Kind.TOWN:
                found.append((away, self.place(number)))
        return found

    def _runs(self, south: float, north: float, west: float, east: float) -> Iterator[range]:
        """The numbers in a window of cells, run by run."""
        first, last = _column(west), _column(east)
        for row in range(max(0, _row(south)), min(180 * CELLS_PER_DEGREE, _row(north)) + 1):
            start = bisect_left(self._cells, row * ROW + first)
            end = bisect_right(self._cells, row * ROW + last)
            if start < end:
                yield range(self._cells_at[start], self._cells_at[end])


def _lines(text: bytes) -> list[str]:
    return text.decode().split("\n") if text else []
