"""Names of places in Arabic script: read letter by letter and compared with how our names sound.

Arabic writes long vowels and leaves short ones out, so that two keys are compared: with the vowels that both
write, and without any. Only names right after a word for a settlement or a preposition are tried, only against
places that are known for more than their name. Vowels that Arabic does write must stand in the name in that order:
the bones of Ouatagouna are those of Tougan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Place
from bot.understand.gazetteer.gazetteer import Gazetteer, Mention
from bot.understand.text.prose import Prose
from bot.understand.where.sounds import KNOWN, bones_of, by_sound, once

LONG = 4  # letters of a name that may follow a mere preposition
CITY = 3  # above it even shorter ones
BONES = 3  # consonants that tell a name without its vowels
_PROP = re.compile("^[اإأ](?=ن[^اويى])|(?<= )[اإأ]")
# "the town of", "village", "city", "region", "camp", "in", "near", "from", "to" … then one or two words.
_TOWN = "بلدة|بلدتي|قرية|مدينة|منطقة|ولاية|إقليم|دائرة|قاعدة|معسكر|ثكنة|مطار"
# "near", "in", "from", "to", "between", "amid", "on", "about", "towards", "around", points of the compass, "ambush",
# "attack on": ordinary words follow them too.
_PREPOSITIONS = set(
    "قرب في من إلى بين وسط كمين على عن نحو باتجاه حول غرب شرق شمال جنوب غربي شرقي شمالي جنوبي عمدة والي".split()  # noqa: SIM905
) | {"هجوم على"}
_NEXT = re.compile("\\s*،?\\s+و(?P<name>[\u0620-\u064a]{3,})")  # "and X", written as one word
_CUED = re.compile(
    rf"(?<!\w)و?(?P<cue>{_TOWN}|{'|'.join(sorted(_PREPOSITIONS))})\s+"
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


def arabic_mentions(prose: Prose, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Names in Arabic script that the gazetteer knows in Latin letters, left to right."""
    text = prose.text
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
    if plain and words[0].startswith("ال"):
        return None
    start = found.start("name")
    for size in range(1, len(words) + 1):
        name = " ".join(words[:size])
        places = _places(name, gazetteer)
        least = KNOWN if len(name) >= LONG else CITY
        if places and (not plain or places[0].importance > least):
            return Mention(start, start + len(name), name, places)
    return None


def _places(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    whole, bare = by_sound(gazetteer)
    for key in _keys(name):
        bones = bones_of(key)
        exact = whole.get(key, [])
        if exact or len(bones) < BONES:
            places = tuple(exact)
        else:
            least = KNOWN - (len(bones) > BONES)
            alike = bare.get(bones, [])
            places = tuple(place for place, latin in alike if place.importance > least and _in_order(key, latin))
        if places:
            return places
    return ()


def _keys(name: str) -> Iterator[str]:
    """How it sounds, and the same without the alif that only props up what a name or its second word begins with."""
    yield once(name.replace(" ", "").translate(_SOUNDS))
    propped = _PROP.sub("", name)
    if propped != name:
        yield once(propped.replace(" ", "").translate(_SOUNDS))


def _in_order(key: str, latin: str) -> bool:
    """All sounds of the one stand in the other, in order: what Arabic writes is said, not the reverse."""
    sounds = iter(latin)
    return all(sound in sounds for sound in key)
