"""Finding the place that a person typed: "Nioro", "région de Kayes", "Kayes, Mali", "tombuktu".

First what is written, narrowed by what stands beside it; only when there is none such, what is close.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz, process

from bot.model import Kind, Place
from bot.understand.gazetteer.names import fold

HOME = frozenset({"ML", "BF", "NE"})  # whose places come first
HOME_WEIGHT = 1.5  # steps of importance
CLOSE_ENOUGH = 75.0  # rapidfuzz ratio: one wrong letter in four, two in eight
PREFIX_IMPORTANCE = 2  # a village of which only the first word is typed is not what was meant

# What people call a kind of place, folded, both languages side by side → the `kind` or `division` it means.
_KIND_WORDS: Mapping[str, str] = {
    "town": "town", "ville": "town",
    "city": "town", "cite": "town",
    "village": "town",
    "commune": "town", "municipality": "town",
    "cercle": "cercle", "circle": "cercle",
    "province": "province",
    "department": "department", "departement": "department",
    "prefecture": "prefecture",
    "region": "region",
    "state": "state", "etat": "state",
    "district": "district",
    "wilaya": "wilaya",
    "country": "country", "pays": "country",
}  # fmt: skip
_LINK_WORDS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "rurale", "urbaine"})
_PARTS = re.compile(r"[,;/()\[\]]+")


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Places that bear the name typed, or, only when there is none, those whose names are close."""

    exact: tuple[Place, ...] = ()
    close: tuple[Place, ...] = ()


class Names(Protocol):
    """What the search needs of a gazetteer."""

    def named(self, name: str) -> tuple[Place, ...]:
        """Places of exactly this name."""

    def spelled_like(self, name: str) -> tuple[Place, ...]:
        """Places whose name sounds the same."""

    def keys(self) -> Sequence[str]:
        """Every folded name."""

    def keys_that_begin(self, words: str) -> Sequence[str]:
        """Every folded name that goes on after these words."""

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """Everything that holds a place."""


@dataclass(frozen=True, slots=True)
class _Query:
    name: str  # folded
    kind: str | None  # a word that the place's kind or division must be
    holders: tuple[str, ...]  # folded names of divisions or countries that must hold it


def search(names: Names, query: str, limit: int = 8) -> SearchResult:
    """Places a person may mean: of this name, else close to it; at most `limit` of them.

    Mali, Burkina Faso and Niger come first, then the more important place. A kind ("Kayes region",
    «cercle de Kayes») and a holder ("Kayes, Mali", "Nioro (Senegal)") narrow the answer; where they
    leave nothing, what was left out is offered as close.
    """
    asked = _read(names, query)
    if not asked.name:
        return SearchResult()
    same = _of_this_name(names, asked.name)
    if exact := [place for place in same if _fits(names, place, asked)]:
        return SearchResult(exact=tuple(exact[:limit]))
    if same:
        return SearchResult(close=tuple(same[:limit]))
    alike = _close_to(names, asked.name)
    close = [place for place in alike if _fits(names, place, asked)] or alike
    return SearchResult(close=tuple(close[:limit]))


def _read(names: Names, query: str) -> _Query:
    parts = [folded for part in _PARTS.split(query) if (folded := fold(part))]
    if not parts:
        return _Query("", None, ())
    name, *beside = parts
    kind: str | None = None
    if not names.named(name):
        name, kind = _split_kind(name)
    holders = []
    for part in beside:
        holder, said = _split_kind(part)
        if said is not None and not holder:
            kind = said  # "Kayes (region)"
        else:
            holders.append(holder)
    return _Query(name, kind, tuple(holders))


def _split_kind(name: str) -> tuple[str, str | None]:
    """The name without the word for its kind, and that kind; None where no kind is said."""
    words = name.split()
    if words[0] in _KIND_WORDS:
        rest = words[1:]
        while rest and rest[0] in _LINK_WORDS:
            rest = rest[1:]
        return " ".join(rest), _KIND_WORDS[words[0]]
    if words[-1] in _KIND_WORDS:
        return " ".join(words[:-1]), _KIND_WORDS[words[-1]]
    return name, None


def _fits(names: Names, place: Place, asked: _Query) -> bool:
    if asked.kind is not None and asked.kind not in {place.kind.value, place.division}:
        return False
    above = {each.id for each in names.ancestors(place)} if asked.holders else set()
    return all(
        any(held.id in above for held in names.named(holder)) or holder == place.country.lower()
        for holder in asked.holders
    )


def _of_this_name(names: Names, name: str) -> list[Place]:
    """Places of this name, then those whose longer name begins with it (Nioro, Nioro du Rip)."""
    whole = sorted(names.named(name), key=_home_first)
    longer = {
        place.id: place
        for key in names.keys_that_begin(name)
        for place in names.named(key)
        if place.importance >= PREFIX_IMPORTANCE and place not in whole
    }
    return whole + sorted(longer.values(), key=_home_first)


def _close_to(names: Names, name: str) -> list[Place]:
    """Places that sound the same, then those with few letters changed, the likeliest first."""
    scores: dict[str, tuple[float, Place]] = {}
    found = process.extract(name, names.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=50)
    for key, score, _ in found:
        for place in names.named(key):
            scores.setdefault(place.id, (score, place))
    for place in names.spelled_like(name):
        scores[place.id] = (100.0, place)
    ranked = sorted(scores.values(), key=lambda pair: (-pair[0], _home_first(pair[1])))
    return [place for _, place in ranked]


def _home_first(place: Place) -> tuple[float, bool, str]:
    """Sort key: the important first; at home counts more, yet a hamlet there less than a neighbour's town."""
    return -place.importance - HOME_WEIGHT * (place.country in HOME), place.kind is not Kind.TOWN, place.id
