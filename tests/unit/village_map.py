"""A small made-up map with many villages of one name, and what is read of a text on it."""

from __future__ import annotations

from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.text.prose import prose
from bot.understand.what import events
from bot.understand.where.geoparse import Where, locate, names_in


def town(ident: str, name: str, parents: str, lat: float, lon: float, importance: int = 2) -> Place:
    country = parents[:2].upper()
    return Place(ident, name, Kind.TOWN, country, lat, lon, tuple(parents.split()), importance=importance)


def division(ident: str, name: str, kind: Kind, parents: str, seat: str = "") -> Place:
    return Place(ident, name, kind, ident[:2].upper(), parents=tuple(parents.split()), seat=seat, importance=3)


PLACES = (
    Place("ml", "Arland", Kind.COUNTRY, "ML", importance=5),
    Place("bf", "Borland", Kind.COUNTRY, "BF", importance=5),
    Place("so", "Farland", Kind.COUNTRY, "SO", importance=5),
    division("ml-r-north", "Northmark", Kind.REGION, "ml", "solba"),
    division("ml-c-solba", "Solba", Kind.CERCLE, "ml-r-north", "solba"),
    division("ml-c-kemba", "Kemba", Kind.CERCLE, "ml-r-north", "kemba"),
    division("ml-r-kemba", "Kemba", Kind.REGION, "ml", "kemba"),  # the new region of a cercle's name, wider than it
    division("ml-c-tarko", "Tarko", Kind.CERCLE, "ml-r-kemba", "tarko"),
    division("bf-r-sahel", "Sahel", Kind.REGION, "bf", "zorgo"),
    town("solba", "Solba", "ml-c-solba", 15.0, -5.0, 4),
    town("kemba", "Kemba", "ml-c-kemba", 14.0, -3.0, 4),
    town("zorgo", "Zorgo", "bf-r-sahel", 14.2, -0.5, 4),
    town("dirou", "Dirou", "ml-c-solba", 15.2, -5.2),
    town("loubo", "Loubo", "ml-c-kemba", 14.2, -3.1),
    town("capital", "Capital", "so", 2.0, 45.3, 5),
    town("mire", "Miré", "ml-c-solba", 15.4, -4.9, 3),
    town("gn-in-mire", "In Miré", "ml-c-kemba", 19.4, 1.9, 1),
    town("gn-in-tilla", "In Tilla", "ml-c-kemba", 14.4, -3.2, 1),
    # Five villages of one name: one north of Dirou, one south of it, two in the other cercle, one in the other country.
    town("gn-karo-north", "Karo", "ml-c-solba", 15.45, -5.2, 1),
    town("gn-karo-south", "Karo", "ml-c-solba", 14.7, -5.2, 1),
    town("gn-karo-kemba", "Karo", "ml-c-kemba", 14.1, -3.3, 1),
    town("gn-karo-east", "Karo", "ml-c-kemba", 13.9, -2.2, 1),
    town("gn-karo-bf", "Karo", "bf-r-sahel", 14.3, -0.7, 1),
    town("gn-yalou", "Yalou", "bf-r-sahel", 14.2, 3.0, 1),
    town("gn-sirba", "Sirba", "bf-r-sahel", 13.8, -1.9, 1),  # 35 km beyond the border
    town("gn-pe", "Pé", "ml-c-kemba", 14.1, -3.4, 1),
    Place("peru", "Peru", Kind.TOWN, "ML", 15.1, -4.8, ("ml-c-solba",), variants=("Pé",), importance=2),
    town("gn-zorma", "Zorma", "ml-c-kemba", 14.3, -3.4, 1),
    Place("zorma", "Zorma", Kind.TOWN, "SN", 14.4, -12.2, (), importance=1),
    town("gn-bissa", "Bissa", "ml-c-kemba", 14.35, -3.35, 1),
    town("gn-dogon", "Dogon", "ml-c-kemba", 14.3, -3.15, 1),
    town("gn-moussa", "Moussa Wéré", "ml-c-kemba", 14.2, -3.35, 1),
    town("bina-kemba", "Bina", "ml-c-kemba", 13.95, -3.3),
    town("bina-solba", "Bina", "ml-c-solba", 15.6, -5.6),
    town("tarko", "Tarko", "ml-c-tarko", 13.6, -3.1, 3),
    town("gn-nene-kemba", "Néné", "ml-c-kemba", 14.1, -2.8, 1),
    town("gn-nene-tarko", "Néné", "ml-c-tarko", 13.6, -3.2, 1),
    division("bf-p-balou", "Balou", Kind.CERCLE, "bf-r-sahel", "zorgo"),
    town("gn-na", "Na", "bf-r-sahel", 14.2, -0.3, 1),
    town("gn-sabo", "Sabo", "ml-c-kemba", 13.2, -1.9, 1),
    town("gn-kora", "Korabéri", "ml-c-kemba", 14.05, -3.2, 1),
    town("gn-manteou", "Mantéou", "ml-c-kemba", 14.3, -2.9, 1),
    town("gn-dogani", "Dogani", "ml-c-kemba", 13.7, -3.3, 1),
    town("gn-dogari", "Dogari", "ml-c-kemba", 14.3, -2.6, 1),
)
GAZETTEER = Gazetteer(PLACES, {})


def read(text: str, title: str = "", source: str = "Wire", *, owed: bool = False) -> Where:
    told = prose(title, text)
    names = names_in(told, GAZETTEER, source)
    return locate(told, GAZETTEER, names, events.hear(told).heat, {}, owed=owed)


def known_as(place: Place) -> str:
    """The id of a place; of a village on no map its name and the id of what holds it."""
    return f"{place.name} in {place.parents[0]}" if place.id.startswith("x-") else place.id


def told(text: str, title: str = "") -> dict[str, str]:
    return {known_as(each.place): each.precision.value for each in read(text, title).places}
