# ruff: noqa: E501  a table of adjectives
"""Which of several places of one name is meant: decided for all names of a text together.

Named divisions speak loudest, then the country named, then the other places of the text, then class and
size. A name that another country's story uses is no place of ours.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from bot.model import Kind, Place
from bot.understand.gazetteer import Gazetteer, distance_km
from bot.understand.grid import KM_PER_DEGREE
from bot.understand.mentions import Named
from bot.understand.prose import Prose, fold
from bot.understand.spot import Spotter
from bot.understand.tables.places import APPOSITION, ELSEWHERE, Role

CLOSE_KM = 120.0
ADJECTIVES = {
    "ML": r"malian|maliens?|maliennes?", "BF": r"burkinab[eè]s?", "NE": r"nigeriens?|nigeriennes?",
    "SN": r"senegalese|senegalais(?:es?)?", "GN": r"guineans?|guineens?|guineennes?", "MR": r"mauritanians?|mauritaniens?",
    "CI": r"ivorians?|ivoiriens?|ivoiriennes?", "BJ": r"beninese|beninois(?:es?)?", "TG": r"togolese|togolais(?:es?)?",
    "GH": r"ghanaians?|ghaneens?", "NG": r"nigerians?|nigerians?|nigerianes?", "DZ": r"algerians?|algeriens?|algeriennes?",
}  # fmt: skip
_ADJECTIVES = tuple((code, Spotter(rf"\b(?:{pattern})\b")) for code, pattern in ADJECTIVES.items())
_APPOSITION = re.compile(APPOSITION)
_ELSEWHERE = Spotter(r"\b(?:" + "|".join(map(re.escape, sorted(ELSEWHERE, key=len, reverse=True))) + r")\b")
_DIVISIONS = {Kind.CERCLE, Kind.REGION}


@dataclass(slots=True)
class Context:
    """What the whole text says about where it plays."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: set[str] = field(default_factory=set)
    anchors: list[Place] = field(default_factory=list)
    elsewhere: str = ""


def resolve(prose: Prose, found: list[Named], gazetteer: Gazetteer, source: str) -> Context:
    """Give each mention its place, and return what the decision rested on."""
    context = _context(prose, found, gazetteer, source)
    for named in found:
        named.place = _choose(prose, named, context, gazetteer)
    return context


def _context(prose: Prose, found: list[Named], gazetteer: Gazetteer, source: str) -> Context:
    context = Context()
    for named in found:
        kinds = {place.kind for place in named.places}
        if kinds == {Kind.COUNTRY}:
            context.countries[named.places[0].country] += 2 if named.masked != "dateline" else 4
        divisions = [place for place in named.places if place.kind in _DIVISIONS]
        if divisions and (named.role is Role.DIVISION or kinds <= _DIVISIONS or _bracketed(prose, named)):
            context.divisions.update(place.id for place in divisions)
        countries = {place.country for place in named.places}
        if len(countries) == 1 and kinds != {Kind.COUNTRY} and not named.masked.startswith(("person", "name")):
            context.countries[next(iter(countries))] += 1
            context.anchors.extend(p for p in named.places[:1] if _spread(named.places) < CLOSE_KM)
    for code, pattern in _ADJECTIVES:
        context.countries[code] += min(3, sum(1 for _ in pattern.finditer(prose.words)))
    low_source = fold(source)
    for place in gazetteer.named("mali") + gazetteer.named("burkina faso") + gazetteer.named("niger"):
        if place.kind is Kind.COUNTRY and fold(place.name) in low_source:
            context.countries[place.country] += 2
    abroad = _ELSEWHERE.search(prose.words)
    context.elsewhere = ELSEWHERE[abroad.group()] if abroad else ""
    return context


def _spread(places: tuple[Place, ...]) -> float:
    """How far apart the places of one name lie, in km; divisions without a point do not count."""
    points = [p for p in places if p.lat is not None and p.kind is not Kind.COUNTRY]
    if len(points) < 2:  # noqa: PLR2004  one point is nowhere apart
        return 0.0
    return max(distance_km(points[0], other) for other in points[1:])


def _bracketed(prose: Prose, named: Named) -> bool:
    """Named in brackets, or after a comma as what holds the place before: "Dioura (Ténenkou, Mopti)"."""
    opened = prose.text.rfind("(", named.clause.start, named.start)
    return opened >= 0 and ")" not in prose.text[opened : named.start]


def _choose(prose: Prose, named: Named, context: Context, gazetteer: Gazetteer) -> Place | None:
    if not named.places:
        return None
    scored = [
        (_score(prose, named, place, context, gazetteer), -order, place) for order, place in enumerate(named.places)
    ]
    return max(scored, key=lambda each: each[:2])[2]


def _score(prose: Prose, named: Named, place: Place, context: Context, gazetteer: Gazetteer) -> float:
    score = 0.6 * place.importance
    total = sum(context.countries.values()) or 1
    score += 3.0 * context.countries[place.country] / total
    holders = {each.id for each in gazetteer.ancestors(place)}
    score += 4.0 * bool(holders & context.divisions)
    score += min(2.0, 1.0 * sum(_close(anchor, place) for anchor in context.anchors))
    if named.role is Role.DIVISION:
        return score + 6.0 * (place.kind in _DIVISIONS) + _fits_word(prose, named, place)
    if place.kind is Kind.TOWN:
        score += 1.5
    if place.kind is Kind.COUNTRY:
        score += 3.0
        if _APPOSITION.match(prose.low[named.end : named.end + 60]) and len(named.places) > 1:
            score -= 8.0
    return score


def _close(anchor: Place, place: Place) -> bool:
    """Another place within reach; the difference in latitude alone settles most."""
    if anchor.id == place.id or anchor.lat is None or place.lat is None:
        return False
    return abs(anchor.lat - place.lat) * KM_PER_DEGREE < CLOSE_KM and distance_km(anchor, place) < CLOSE_KM


_REGION_WORD = re.compile(r"regions?")


def _fits_word(prose: Prose, named: Named, place: Place) -> float:
    """Prefer what is called by its kind: "région de Nioro" is the region, «cercle de Nioro» the cercle."""
    around = prose.low[max(0, named.start - 22) : named.start] + "|" + prose.low[named.end : named.end + 14]
    if _REGION_WORD.search(around):
        return 2.0 * (place.kind is Kind.REGION)
    if re.search(r"commune", around):
        return 8.0 * (place.kind is Kind.TOWN)
    return 2.0 * (place.kind is Kind.CERCLE)
