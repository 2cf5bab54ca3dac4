"""How the names that a gazetteer has in Latin letters sound, so that other scripts can be compared with them.

Three vowels and a dozen consonants are left: what French, English and the region's own spellings write in many ways.
"""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.gazetteer.names import fold

KNOWN = 2  # importance from which a name is looked for
_LATIN = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("ou|w|oo|o", "u"), ("ch|sh|x", "s"), ("dj|dy|gu(?=[eiy])|j|gh", "g"), ("kh|qu|q|c(?![ei])|c", "k"),
        ("ph|v", "f"), ("th", "t"), ("h|'| |-", ""), ("[ey]", "i"), ("p", "b"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aiu]")

ByKey = dict[str, list[Place]]
ByBones = dict[str, list[tuple[Place, str]]]
_indexes: WeakKeyDictionary[Gazetteer, tuple[ByKey, ByBones]] = WeakKeyDictionary()


def once(key: str) -> str:
    """Sounds written twice, once."""
    return _DOUBLED.sub(r"\1", key)


def bones_of(key: str) -> str:
    """The consonants alone."""
    return _VOWELS.sub("", key)


def by_sound(gazetteer: Gazetteer) -> tuple[ByKey, ByBones]:
    """The places of all known names by how they sound, with vowels and without; made once for a gazetteer."""
    known = _indexes.get(gazetteer)
    if known is not None:
        return known
    whole: ByKey = {}
    bare: ByBones = {}
    for place in sorted(gazetteer, key=lambda each: (-each.importance, each.id)):
        if place.importance < KNOWN or place.kind is Kind.AREA:
            continue
        for name in {place.name, *(each for _, each in place.names), *place.variants}:
            key = fold(name)
            for written, sound in _LATIN:
                key = written.sub(sound, key)
            if place not in whole.setdefault(key, []):
                whole[key].append(place)
            bones = bare.setdefault(bones_of(key), [])
            if all(place is not each for each, _ in bones):
                bones.append((place, key))
    _indexes[gazetteer] = (whole, bare)
    return whole, bare
