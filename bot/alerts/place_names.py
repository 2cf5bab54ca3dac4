"""What places are called in a sentence of English or French."""

from __future__ import annotations

import unicodedata

from babel import Locale

from bot.alerts.text import harmless
from bot.i18n import FALLBACK, LANGUAGES, Words
from bot.model import AffectedPlace, Kind, Place, Precision

NAME_LIMIT = 60

# What the countries call their divisions, where vigie has a word for it; others go by their kind.
_DIVISIONS = frozenset(
    {"region", "cercle", "province", "department", "district", "commune", "prefecture", "state", "wilaya"}
)
_BY_KIND = {Kind.REGION: "region", Kind.CERCLE: "cercle"}

# Division names that take an article in French («région du Sahel»). All others take a bare «de».
_ARTICLES = {
    "du ": """
        Bam Bazèga Borgou Boulgou Boulkiemdé Bounkani Brakna Centre Centre-Est Centre-Nord Centre-Ouest Centre-Sud
        Couffo Denguélé Djelgodji Djôrô Fezzan Folon Ganzourgou Gontougo Gorgol Goulmou Gourma Guidimakha Guiriko
        Houet Kabadougou Kadiogo Karo-Peli Koulpélogo Kouritenga Kourittenga Kourwéogo Kuilsé Kénédougou Lac
        Liptako Littoral Loroum Mono Mouhoun Nahouri Nakambé Namentenga Nando Nayala Nazinon Nord Noumbiel Passoré
        Plateau Plateau-Central Poni Poro Sahel Sanguié Sanmatenga Soum Sourou Sud-Ouest Séno Tagant Tchologo
        Trarza Tuy Yaadga Yagha Yatenga Zanzan Ziro Zondoma Zou Zoundwéogo
        """,
    "de la ": """
        Bagoué Bouenza Bougouriba Comoé Gnagna Kara Komondjari Kompienga Kossi Léraba Sirba Sissili Tapoa
        """,
    "de l’": "Alibori Assaba Atacora Atlantique Est Extrême-Nord Inchiri Ioba Oubritenga Oudalan Ouémé",
    "des ": "Balé Banwa Cascades Collines Hauts-Bassins Savanes Tannounyan",
}  # fmt: skip
_ARTICLE_OF = {name.casefold(): article for article, names in _ARTICLES.items() for name in names.split()} | {
    "boucle du mouhoun": "de la ",
    "hodh ech chargui": "du ",
    "hodh el gharbi": "du ",
}
_REGION_AND_COUNTRY = 2  # names of `within` that the alert tells anyway


def name(place: Place, language: str) -> str:
    """The place's own name, harmless; "?" where nothing of it can be shown."""
    return shown(place.name_in(language))


def shown(text: str) -> str:
    """Any name of a place, harmless and no longer than a line can bear."""
    return harmless(text, NAME_LIMIT) or "?"


def phrase(affected: AffectedPlace, language: str, words: Words) -> str:
    """The place as the alert says it: "near Léré", "Kayes region, exact place not known"."""
    place = affected.place
    if place.kind is Kind.TOWN and affected.precision is Precision.EXACT:
        return name(place, language)
    if place.kind is Kind.TOWN and place.ad_hoc and affected.within:
        return _village(affected, language, words)
    if place.kind is Kind.TOWN and affected.precision is Precision.NEAR:
        return words(language, "place.near", place=_of(place, language))
    division = _division(place, language, words)
    if division is None:
        return words(language, "place.unknown", place=name(place, language))
    full = words(language, f"place.of.{division}", name=_of(place, language))
    return words(language, "place.unknown", place=full)


def _village(affected: AffectedPlace, language: str, words: Words) -> str:
    """A village on no map, with what it lies near, or somewhere in: "Tin (near Léré)", "Tin (Léré), exact place …"."""
    bare, holder = name(affected.place, language), shown(affected.within[0])
    if affected.precision is Precision.NEAR:
        return f"{bare} ({words(language, 'place.near', place=_behind_noun(holder, language))})"
    told = bare if len(affected.within) <= _REGION_AND_COUNTRY else f"{bare} ({holder})"
    return words(language, "place.unknown", place=told)


def short_phrase(affected: AffectedPlace, language: str, words: Words) -> str:
    """The place in a list: a division is called one, and that the exact place is not known goes unsaid."""
    if affected.place.kind is Kind.TOWN and affected.precision is Precision.NEAR:
        return phrase(affected, language, words)
    return label(affected.place, language, words)


def label(place: Place, language: str, words: Words) -> str:
    """The place by itself: "Kayes" for the town, "Kayes (region)" for the region."""
    if place.kind is Kind.COUNTRY:
        return words(language, "place.is.country", name=name(place, language))
    division = _division(place, language, words)
    if division is None:
        return name(place, language)
    return words(language, f"place.is.{division}", name=name(place, language))


def country(place: Place, language: str) -> str:
    """The name of the place's country in the reader's language; "" where it is not known."""
    locale = Locale.parse(language if language in LANGUAGES else FALLBACK)
    return str(locale.territories.get(place.country, ""))


def _division(place: Place, language: str, words: Words) -> str | None:
    """What to call a division; None for all that goes by its bare name.

    These are towns, countries and vague areas, and divisions whose name says it already: "Niger State".
    """
    if place.kind not in _BY_KIND:
        return None
    division = place.division if place.division in _DIVISIONS else _BY_KIND[place.kind]
    said = {words(each, f"place.of.{division}", name="").strip().casefold() for each in LANGUAGES}
    return division if said.isdisjoint(place.name_in(language).casefold().split()) else None


def _of(place: Place, language: str) -> str:
    """The name as it follows a noun: bare in English, with «de» in French («de Kayes», «d’Ansongo», «du Soum»)."""
    bare = name(place, language)
    if language == "fr" and place.kind is not Kind.TOWN and bare.casefold() in _ARTICLE_OF:
        return f"{_ARTICLE_OF[bare.casefold()]}{bare}"
    return _behind_noun(bare, language)


def _behind_noun(bare: str, language: str) -> str:
    """A town's name as it follows a noun."""
    if language != "fr":
        return bare
    first = unicodedata.normalize("NFD", bare)[:1].lower()
    # Hausa and Arabic names keep their h («de Hombori»); y is a consonant here («de Yélimané»).
    return f"d’{bare}" if first and first in "aeiou" else f"de {bare}"
