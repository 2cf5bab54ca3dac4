"""Names of places in Arabic script: read letter by letter and compared with how our names sound.

Arabic writes long vowels and leaves short ones out, so that two keys are compared: with the vowels that both
write, and without any. Only names right after a word for a settlement or a preposition are tried, only against
places that are known for more than their name. Vowels that Arabic does write must stand in the name in that order:
the bones of Ouatagouna are those of Tougan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bot.model import Kind, Place
from bot.understand.gazetteer import Gazetteer, Mention
from bot.understand.names import fold

if TYPE_CHECKING:
    from bot.understand.prose import Prose

KNOWN = 2  # importance from which a name is looked for
LONG = 4  # letters of a name that may follow a mere preposition
BONES = 3  # consonants that tell a name without its vowels
_SCRIPT = re.compile("[\u0620-\u064a]")
# "the town of", "village", "city", "region", "camp", "in", "near", "from", "to" … then one or two words.
_TOWN = "بلدة|بلدتي|قرية|مدينة|منطقة|ولاية|إقليم|دائرة|قاعدة|معسكر|ثكنة|مطار"
# "near", "in", "from", "to", "between", "amid", "ambush", "attack on": ordinary words follow them too.
_PREPOSITIONS = {"قرب", "في", "من", "إلى", "بين", "وسط", "كمين", "هجوم على"}
_NEXT = re.compile("\\s*،?\\s+و(?P<name>[\u0620-\u064a]{3,})")  # "and X", written as one word
_CUED = re.compile(
    rf"(?<!\w)(?P<cue>{_TOWN}|{'|'.join(sorted(_PREPOSITIONS))})\s+"
    rf"(?!(?:{_TOWN}|{'|'.join(sorted(_PREPOSITIONS))})\s)(?P<name>[\u0620-\u064a]{{2,}}(?:[ -][\u0620-\u064a]{{2,}})?)"
)
_SOUNDS = str.maketrans(
    {
        "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ة": "a", "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ط": "t",
        "ج": "g", "گ": "g", "غ": "g", "ق": "k", "ك": "k", "خ": "k", "د": "d", "ذ": "d", "ض": "d", "ر": "r", "ز": "z",
        "ظ": "z", "س": "s", "ص": "s", "ش": "s", "ف": "f", "ڤ": "f", "ل": "l", "م": "m", "ن": "n", "و": "u", "ؤ": "u",
        "ي": "i", "ئ": "i", "ء": "", "ع": "", "ح": "", "ه": "", "ـ": "",
    }
)  # fmt: skip
_LATIN = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("ou|w|oo|o", "u"), ("ch|sh|x", "s"), ("dj|dy|gu(?=[eiy])|j|gh", "g"), ("kh|qu|q|c(?![ei])|c", "k"),
        ("ph|v", "f"), ("th", "t"), ("h|'| |-", ""), ("[ey]", "i"), ("p", "b"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aiu]")

_Index = tuple[dict[str, list[Place]], dict[str, list[tuple[Place, str]]]]
_indexes: WeakKeyDictionary[Gazetteer, _Index] = WeakKeyDictionary()


def arabic_mentions(prose: Prose, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Names in Arabic script that the gazetteer knows in Latin letters, left to right."""
    text = prose.text
    if prose.low.isascii() or not _SCRIPT.search(text):
        return
    for found in _CUED.finditer(text):
        mention = _cued(found, gazetteer)
        while mention is not None:
            yield mention
            more = _NEXT.match(text, mention.end)
            places = _places(more["name"], gazetteer) if more else ()
            mention = Mention(*more.span("name"), more["name"], places) if more and places else None


def _cued(found: re.Match[str], gazetteer: Gazetteer) -> Mention | None:
    words = found["name"].split(" ")
    plain = found["cue"] in _PREPOSITIONS
    if plain and (len(words[0]) < LONG or words[0].startswith("ال")):
        return None
    start = found.start("name")
    for size in range(1, len(words) + 1):
        name = " ".join(words[:size])
        places = _places(name, gazetteer)
        if places and (not plain or places[0].importance > KNOWN):
            return Mention(start, start + len(name), name, places)
    return None


def _places(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    whole, bare = _index(gazetteer)
    key = _DOUBLED.sub(r"\1", name.replace(" ", "").translate(_SOUNDS))
    bones = _VOWELS.sub("", key)
    exact = whole.get(key, [])
    if exact or len(bones) < BONES:
        return tuple(exact)
    return tuple(place for place, latin in bare.get(bones, []) if place.importance > KNOWN - (len(bones) > BONES)
                 and _in_order(key, latin))  # fmt: skip


def _in_order(key: str, latin: str) -> bool:
    """All sounds of the one stand in the other, in order: what Arabic writes is said, not the reverse."""
    sounds = iter(latin)
    return all(sound in sounds for sound in key)


def _index(gazetteer: Gazetteer) -> _Index:
    """Keys of all known names, with vowels and without; made once for a gazetteer."""
    known = _indexes.get(gazetteer)
    if known is not None:
        return known
    whole: dict[str, list[Place]] = {}
    bare: dict[str, list[tuple[Place, str]]] = {}
    for place in sorted(gazetteer, key=lambda each: (-each.importance, each.id)):
        if place.importance < KNOWN or place.kind is Kind.AREA:
            continue
        for name in {place.name, *(each for _, each in place.names), *place.variants}:
            key = fold(name)
            for written, sound in _LATIN:
                key = written.sub(sound, key)
            if place not in whole.setdefault(key, []):
                whole[key].append(place)
            bones = bare.setdefault(_VOWELS.sub("", key), [])
            if all(place is not each for each, _ in bones):
                bones.append((place, key))
    _indexes[gazetteer] = (whole, bare)
    return whole, bare
