"""A row of a dump as it is kept: its names in Latin letters, its kind and weight, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.model import Kind
from bot.places.dump import Row, visible
from bot.places.features import FEATURES, LEVELS, importance
from bot.understand.gazetteer.index import IMPORTED
from bot.understand.gazetteer.names import fold, skeleton

MAX_VARIANTS = 12
MAX_VARIANT = 60  # characters

# What a division is called besides its name, in the languages of the dumps.
GENERIC = re.compile(
    r"^(?:cercle|province|d[eé]partement|r[eé]gion(?: administrative)?|pr[eé]fecture|sous-pr[eé]fecture|district"
    r"|wil[aā]yat?|moughataa|arrondissement|commune(?: urbaine| rurale)?|state)"
    r"(?: (?:de la|de l['’ʼ]|de|du|des|d['’ʼ]|of))? ?(?=\S)"
    r"| (?:cercle|province|department|d[eé]partement|region|prefecture|sub-prefecture|district|state|special zone)$",
    re.IGNORECASE,
)
# Codes and addresses among the alternate names.
_NO_NAME = re.compile(r"[A-Z]{3,4}|[IVXL]+|.*://.*|.*\d{3}.*|Number \d+", re.DOTALL)


@dataclass(slots=True)
class Entry:
    """One row that is kept, and what it is to be in the gazetteer."""

    row: Row
    division: str
    kind: Kind
    importance: int
    names: tuple[str, ...]  # the first is its name, the others are variants
    keys: tuple[str, ...]  # the folded names, the name's own first
    parents: tuple[str, ...] = ()
    stands_for: str = ""  # the id of what stands for it, "" where it stands for itself
    seat: str = ""

    @property
    def id(self) -> str:
        """Its id: stable as long as GeoNames keeps the number."""
        return f"{IMPORTED}{self.row.geonameid}"

    @property
    def is_point(self) -> bool:
        """Whether its position tells where it is; a division's is only somewhere in it."""
        return self.kind not in {Kind.REGION, Kind.CERCLE}


class Skeletons(dict[str, str]):
    """Skeletons of folded names, each made once: nothing else that is asked of a name costs as much."""

    def __missing__(self, key: str) -> str:
        return self.setdefault(key, skeleton(key))


def entry_of(row: Row) -> Entry:
    """A row whose feature is kept, not yet joined to anything."""
    feature = FEATURES[row.feature]
    levels = LEVELS.get(row.country, ("region", "district"))
    division = {Kind.REGION: levels[0], Kind.CERCLE: levels[1]}.get(feature.kind, feature.division)
    if row.feature.startswith("P.") and division == "village" and importance(feature, row.population) > 1:
        division = "town"
    names: dict[str, str] = {}
    for told in _told(row):
        name = GENERIC.sub("", told) if row.feature.startswith("A.") else told
        if (key := fold(name)) and len(names) <= MAX_VARIANTS:
            names.setdefault(key, name)
    return Entry(
        row, division, feature.kind, importance(feature, row.population), tuple(names.values()), tuple(names)
    )  # fmt: skip


def _told(row: Row) -> Iterable[str]:
    """The row's names, its own first, then those in Latin letters."""
    yield row.name
    others = [name for each in dict.fromkeys(row.names) if each != row.name and _may_be_name(name := visible(each))]
    yield from sorted(others, key=lambda name: ord(max(name)) > 0x24F)  # noqa: PLR2004  the last of Latin Extended-B


def _may_be_name(name: str) -> bool:
    return 1 < len(name) <= MAX_VARIANT and any(map(str.isalpha, name)) and not _NO_NAME.fullmatch(name)
