"""What a text means as places: pure decisions, without Telegram and without the store.

A name that one place bears is found, one that several bear is for the person to choose, a misspelt one
is asked back. Nothing is guessed in silence: a wrong watch is an alert that never comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.chat.circles import read_circle
from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.gazetteer.names import fold

MAX_NAMES = 10  # names read in one message: each may need an answer of its own
MAX_TEXT = 1000  # characters read of one message: ten long names fit, and reading stays short work
MAX_CHOICES = 8  # buttons under one question: more do not fit a small screen
LONGEST_NAME = 6  # words; "région de Nioro du Sahel (Mali)" has six, more is a sentence
SHORTEST_MENTION = 4  # letters; in a sentence, shorter names without a capital are mostly ordinary words

# Parts of one message. What stands in brackets belongs to the name before it.
_SEPARATOR = re.compile(r"( ?(?:[;،/|•]|(?<!\d),|,(?!\d)| (?:et|and|puis|&|\+)(?= )) ?(?![^()]*\)))", re.IGNORECASE)
_NUMBERING = re.compile(r"^\d{1,3}[.)] ")
_EDGES = " -–—*·•.!?:…«»\"'’“”\u00a0\u202f"

# What people write before a name, folded, both languages side by side. Longer ones first.
_LEAD_INS = (
    "i want to watch", "je veux suivre",
    "i want to follow", "je voudrais suivre",
    "alerts for", "alertes pour",
    "i live in", "j habite a",
    "i am in", "je suis a",
    "watch", "suivre",
    "follow", "surveiller",
    "add", "ajouter",
    "and", "et",
    "in", "a",
    "the", "la",
    "hello", "le",
    "hi", "les",
    "please", "bonjour",
    "good morning", "bonsoir",
    "good evening", "salut",
)  # fmt: skip

# Words that are no place in a chat, whatever a gazetteer may hold.
_SMALL_TALK = frozenset({
    "hello", "hi", "bonjour", "salut", "bjr", "bsr", "slt", "cc", "coucou",
    "good", "morning", "evening", "bonsoir",
    "thanks", "thank", "you", "merci", "beaucoup",
    "please", "svp", "stp", "s", "il", "vous", "te", "plait",
    "ok", "okay", "d", "accord",
    "yes", "no", "oui", "non",
    "test",
    # around a town: it is watched with what lies around it
    "environs", "alentours", "surroundings",
    # greetings of the Sahel: Bambara, Hausa, Arabic
    "i", "ni", "ce", "sogoma", "aw", "sannu", "ina", "kwana",
    "salam", "salaam", "assalam", "assalamou", "aleykoum", "aleykum", "alaikum", "as", "wa",
})  # fmt: skip

# Words of talk, folded: what has one of them and bears no place's name is no misspelt town.
_TALK = _SMALL_TALK | frozenset({
    "you", "your", "vous", "votre", "tu", "toi",
    "we", "they", "it", "nous", "ils", "elle", "elles", "on",
    "my", "me", "je", "j", "moi", "mon", "ma", "mes",
    "how", "what", "why", "comment", "quoi", "pourquoi", "que", "qu",
    "who", "when", "where", "which", "qui", "quand", "quel", "quelle",
    "is", "are", "am", "was", "be", "est", "es", "sont", "suis", "etes", "etait",
    "can", "could", "do", "does", "peux", "peut", "pouvez", "fait", "faire", "faites",
    "have", "has", "want", "need", "ai", "avez", "veux", "voulez", "besoin",
    "there", "here", "this", "that", "ici", "ca", "cela", "ceci", "cette",
    "tell", "know", "help", "say", "dire", "dis", "savoir", "sais", "aider",
    "nice", "fine", "well", "bien", "va", "aujourd", "hui", "today",
    "not", "don", "pas", "ne", "plus",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """One place bears this name; `km` is the circle around it that was asked for."""

    place: Place
    km: int | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """Several places fit, the most likely first; `more` where others were left out."""

    asked: str
    places: tuple[Place, ...]
    more: bool = False
    km: int | None = None


@dataclass(frozen=True, slots=True)
class DidYouMean:
    """No place bears this name; these come near it, or (`inside`) are named in what was said."""

    asked: str
    places: tuple[Place, ...]
    inside: bool = False
    km: int | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing in the gazetteer comes near."""

    asked: str


Meaning = Found | Choose | DidYouMean | Unknown


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message means, name by name; no meanings: it is talk. `cut` where names were left unread."""

    meanings: tuple[Meaning, ...]
    cut: bool = False


def read(gazetteer: Gazetteer, text: str) -> Reading:
    """What the names in a message mean, in their order, at most `MAX_NAMES` of them."""
    asked = names_in(gazetteer, text)
    meanings = [decide(gazetteer, each) for each in asked[:MAX_NAMES]]
    # What names nothing in a sentence is talk; a person is not told that it is an unknown place.
    talk = [each for each in meanings if _is_talk(each)]
    if talk and all(isinstance(each, Unknown) or each in talk for each in meanings):
        return Reading(())
    kept = [each for each in meanings if each not in talk]
    return Reading(tuple(kept), cut=len(asked) > MAX_NAMES or len(text) > MAX_TEXT)


def decide(gazetteer: Gazetteer, asked: str) -> Meaning:
    """What one name means, with the circle around it where one is asked for: only towns have one."""
    name, km = read_circle(asked)
    if km is None or _is_sentence(name) or not fold(name):
        return _decide(gazetteer, asked)
    match _decide(gazetteer, name):
        case Choose() | DidYouMean(inside=False) as several:
            towns = tuple(place for place in several.places if place.kind is Kind.TOWN) or several.places
            if len(towns) == 1 and isinstance(several, Choose) and not several.more:
                return Found(towns[0], km)
            return replace(several, places=towns, km=km)
        case Found(place):
            return Found(place, km)
        case other:
            return other


def _decide(gazetteer: Gazetteer, asked: str) -> Meaning:
    if _is_sentence(asked):
        return _named_inside(gazetteer, asked)
    found = gazetteer.search(asked, limit=MAX_CHOICES + 1)
    match found.exact:
        case (only,) if _is_called(only, asked):
            return Found(only)
        case (only,):  # the name goes on: Bobo for Bobo-Dioulasso
            return DidYouMean(asked, (only,))
        case (first, *others) if _is_its_own(first, asked) and not any(_is_its_own(each, asked) for each in others):
            return Found(first)
        case (_, *_):
            return Choose(asked, found.exact[:MAX_CHOICES], more=len(found.exact) > MAX_CHOICES)
    return DidYouMean(asked, found.close[:MAX_CHOICES]) if found.close else _named_inside(gazetteer, asked)


def decide_among(gazetteer: Gazetteer, asked: str, watched: Iterable[str]) -> Meaning:
    """What one name means to somebody who wants to remove one of the `watched` place ids."""
    kept = set(watched)
    found = gazetteer.search(asked, limit=len(gazetteer))
    exact = tuple(place for place in found.exact if place.id in kept)
    close = tuple(place for place in found.close if place.id in kept)
    if len(exact) == 1 and _is_called(exact[0], asked):
        return Found(exact[0])
    if len(exact) > 1:
        return Choose(asked, exact[:MAX_CHOICES], more=len(exact) > MAX_CHOICES)
    offered = (exact or close)[:MAX_CHOICES]
    return DidYouMean(asked, offered) if offered else Unknown(asked)


def names_in(gazetteer: Gazetteer, text: str) -> list[str]:
    """The names a message may hold, each once, as they were typed; small talk left out.

    "Nioro, Mali" is one name, because a country after a comma says where; "Kayes, Nioro" are two.
    """
    names: dict[str, str] = {}
    for line in text[:MAX_TEXT].splitlines():
        for part in _parts(gazetteer, " ".join(line.split())):
            for name in _row(gazetteer, _tidy(gazetteer, part)):
                words = fold(name).split()
                if words and not _SMALL_TALK.issuperset(words):
                    names.setdefault(" ".join(words), name)
    return list(names.values())


def _row(gazetteer: Gazetteer, part: str) -> list[str]:
    """The names of a part that is nothing but names: "Gao Ménaka" are two, "Kayes Mali" is one with its country."""
    mentions = gazetteer.scan(part)
    covered = "".join(mention.text for mention in mentions)
    if len(mentions) < 2 or fold(covered).replace(" ", "") != fold(part).replace(" ", ""):  # noqa: PLR2004  a row
        return [part]
    if gazetteer.search(part).exact:
        return [part]
    names: list[str] = []
    for mention in mentions:
        if names and _says_where(gazetteer, names[-1], mention.text):
            names[-1] = f"{names[-1]}, {mention.text}"
        else:
            names.append(mention.text)
    return names


def _parts(gazetteer: Gazetteer, line: str) -> list[str]:
    if gazetteer.named(line):
        return [line]
    first, *rest = _SEPARATOR.split(line)
    parts = [first]
    for separator, part in zip(rest[::2], rest[1::2], strict=True):
        if separator.strip() == "," and _says_where(gazetteer, parts[-1], part):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def _says_where(gazetteer: Gazetteer, name: str, country: str) -> bool:
    """Whether the second part only tells in which country the first is."""
    if not any(place.kind is Kind.COUNTRY for place in gazetteer.named(country)):
        return False
    if any(place.kind is Kind.COUNTRY for place in gazetteer.named(name)):
        return False
    # A misspelt name keeps its country; a place that lies elsewhere ("Gao, Niger") does not take one.
    return bool(gazetteer.search(f"{name}, {country}").exact or not gazetteer.search(name).exact)


def _tidy(gazetteer: Gazetteer, part: str) -> str:
    name = _NUMBERING.sub("", part.strip(_EDGES)).strip(_EDGES)
    while not gazetteer.named(name):
        words = name.split(" ")
        for lead_in in _LEAD_INS:
            size = _words_of(lead_in, words)
            if size and len(words) > size:
                name = " ".join(words[size:])
                break
        else:
            return name
    return name


def _words_of(lead_in: str, words: list[str]) -> int:
    """How many of the first typed words make the lead-in ("J'habite" is two of its words); 0 for none."""
    wanted = lead_in.count(" ") + 1
    return next((n for n in range(1, wanted + 1) if fold(" ".join(words[:n])) == lead_in), 0)


def _is_sentence(asked: str) -> bool:
    return len(fold(asked).split()) > LONGEST_NAME


def _is_talk(meaning: Meaning) -> bool:
    """Whether what bears no place's name is talk: a sentence, or words that stand in no name."""
    match meaning:
        case Unknown(asked):
            return _is_sentence(asked) or not _TALK.isdisjoint(fold(asked).split())
        case DidYouMean(asked, inside=False):
            # "Bobo" begins a longer name; "hello there" merely sounds like one.
            return not _TALK.isdisjoint(fold(asked).split())
        case _:
            return False


def _is_called(place: Place, asked: str) -> bool:
    """Whether one of the place's whole names stands in what was asked."""
    typed = f" {fold(asked)} "
    names = (place.name, *(name for _, name in place.names), *place.variants)
    return any(f" {fold(name)} " in typed for name in names)


def _is_its_own(place: Place, asked: str) -> bool:
    """Whether what was asked is the place's proper name, not a variant: Nioro du Sahel is the town, not its cercle."""
    return fold(asked) in {fold(place.name), *(fold(name) for _, name in place.names)}


def _named_inside(gazetteer: Gazetteer, asked: str) -> DidYouMean | Unknown:
    """The places that a sentence names, to be asked back."""
    places: dict[str, Place] = {}
    for mention in gazetteer.scan(asked):
        # "je suis à Gao", but not "que pouvez-vous me say"
        if len(mention.text) >= SHORTEST_MENTION or (mention.start and mention.text[0].isupper()):
            places.update((place.id, place) for place in mention.places)
    offered = tuple(places.values())[:MAX_CHOICES]
    return DidYouMean(asked, offered, inside=True) if offered else Unknown(asked)
