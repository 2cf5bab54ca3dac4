"""Writing the index that `bot/understand/gazetteer/index.py` reads: the entries of all countries in flat arrays."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.places.entries import Entry, Skeletons
from bot.places.features import GRAMMAR
from bot.understand.gazetteer.index import ALIGN, ARRAYS, BUILTIN, MAGIC, NOWHERE, SCALE, cell_of, checksum, openings


def pack(entries: Iterable[Entry], skeletons: Skeletons) -> bytes:
    """The index of these entries: those that stand for themselves as places, the others as names of theirs."""
    every = list(entries)
    places = sorted((entry for entry in every if not entry.stands_for), key=lambda entry: (_cell(entry), entry.id))
    number = {entry.id: at for at, entry in enumerate(places)}
    builtin = _Numbers()

    def number_of(entry: Entry) -> int:
        if not entry.stands_for:
            return number[entry.id]
        known = number.get(entry.stands_for)
        return BUILTIN + builtin[entry.stands_for] if known is None else known

    countries, features, parents = _Numbers(), _Numbers(), _Numbers()
    names = [b"\t".join(name.encode() for name in entry.names) for entry in places]
    keys, posts = _keys(every, number_of)
    opens, pairs = openings(keys)
    opens.update((word, False) for word in GRAMMAR if word in opens)
    cells = [_cell(entry) for entry in places]
    starts = [at for at, cell in enumerate(cells) if not at or cells[at - 1] != cell]
    aliases = sorted((entry.row.geonameid, number_of(entry)) for entry in every if entry.stands_for)
    held = [parents[entry.parents] for entry in places]
    members = sorted(range(len(places)), key=held.__getitem__)
    values: dict[str, Iterable[int]] = {
        "ids": [entry.row.geonameid for entry in places],
        "lat": [_position(entry, entry.row.lat) for entry in places],
        "lon": [_position(entry, entry.row.lon) for entry in places],
        "feature": [features[entry.division, entry.kind.value] for entry in places],
        "importance": [entry.importance for entry in places],
        "country": [countries[entry.row.country] for entry in places],
        "parents": held,
        "names_at": _ends(map(len, names)),
        "cells": [cells[at] for at in starts],
        "cells_at": [*starts, len(places)],
        "members": members,
        "members_at": _runs(held, len(parents)),
        "by_id": sorted(range(len(places)), key=lambda at: places[at].row.geonameid),
        "alias": [geonameid for geonameid, _ in aliases],
        "alias_of": [stands for _, stands in aliases],
        "posts": [post for same in posts for post in same],
        "posts_at": _ends(map(len, posts)),
        "bones": sorted(checksum(bones) << 32 | at for at, key in enumerate(keys) if (bones := skeletons[key])),
        "pairs": [min(255, size) for size in pairs.values()],
    }
    head = {
        "countries": list(countries),
        "features": list(features),
        "parents": list(parents),
        "builtin": list(builtin),
        "seats": {entry.id: entry.seat for entry in places if entry.seat},
    }
    texts = {
        "names": b"".join(names),
        "keys": "\n".join(keys).encode(),
        "openers": "\n".join(word for word, is_name in opens.items() if not is_name).encode(),
        "pairing": "\n".join(pairs).encode(),
    }
    return _written(head, {name: array(ARRAYS[name], values[name]).tobytes() for name in ARRAYS} | texts)


class _Numbers(dict[object, int]):
    """Gives each new thing the next number."""

    def __missing__(self, thing: object) -> int:
        return self.setdefault(thing, len(self))


def _keys(entries: list[Entry], number_of: Callable[[Entry], int]) -> tuple[list[str], list[list[int]]]:
    """Every folded name in alphabetical order, and the numbers of its places, the most important first."""
    named: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for entry in sorted(entries, key=lambda entry: (-entry.importance, entry.row.geonameid)):
        at = number_of(entry)
        for key in entry.keys:
            named[key][at] = None
    keys = sorted(named)
    return keys, [list(named[key]) for key in keys]


def _cell(entry: Entry) -> int:
    return cell_of(entry.row.lat, entry.row.lon)


def _position(entry: Entry, degrees: float) -> int:
    return round(degrees * SCALE) if entry.is_point else NOWHERE


def _ends(sizes: Iterable[int]) -> list[int]:
    """Where each begins that has one of these sizes, and where the last ends."""
    ends = [0]
    for size in sizes:
        ends.append(ends[-1] + size)
    return ends


def _runs(numbers: Sequence[int], kinds: int) -> list[int]:
    sizes = [0] * kinds
    for number in numbers:
        sizes[number] += 1
    return _ends(sizes)


def _written(head: Mapping[str, object], parts: Mapping[str, bytes]) -> bytes:
    """Head and parts in one; the head tells where each part stands, which depends on the head's own size."""
    room = 64 * len(parts)  # more than `where` takes
    size = len(json.dumps(head).encode()) + room
    size += -size % ALIGN
    where: dict[str, tuple[int, int]] = {}
    at = len(MAGIC) + ALIGN + size
    for name, part in parts.items():
        where[name] = at, at + len(part)
        at += len(part) + -len(part) % ALIGN
    text = json.dumps({**head, "where": where}).encode().ljust(size)
    body = [MAGIC, size.to_bytes(ALIGN, "little"), text]
    for part in parts.values():
        body += [part, bytes(-len(part) % ALIGN)]
    return b"".join(body)
