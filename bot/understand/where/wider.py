"""Where it happened when no town is told: a division, "western Mali", or the country alone."""

from __future__ import annotations

import re

from bot.model import Kind, Place, Precision
from bot.understand.tables import places as table
from bot.understand.tables.places import Role
from bot.understand.text.prose import Part, fold
from bot.understand.where.context import DIVISIONS, SERVED
from bot.understand.where.mentions import Named
from bot.understand.where.scene import BAR, Hit, Scene
from bot.understand.where.stated import adhoc_id
from bot.understand.where.weigh import abroad


def divisions(scene: Scene) -> list[Hit]:
    """The region or cercle the text says it happened in, where no town is known."""
    hits: dict[str, Hit] = {}
    for named in scene.found:
        if named.place is None or named.masked or named.clause.start in scene.past:
            continue
        if named.role not in {Role.DIVISION, Role.HOLDER} and abroad(scene, named.place):
            continue  # a village's name, and another country's province
        commune = _is_commune(scene, named, named.place)
        nature = named.place.kind is Kind.AREA and named.role in _THERE  # a forest, a park, a lake
        if not commune and not nature and named.place.kind not in DIVISIONS:
            continue
        front = named.clause.part in {Part.TITLE, Part.LEAD} and named.role not in _ASIDE
        before = scene.prose.low[max(0, named.start - 60) : named.start]
        if front and not re.search(
            r"(?:gouverneur|governor|prefe[ct]t?|maire|mayor|minist\w+|frontiere|border)\b[^,.;]{0,30}$", before
        ):
            precision = Precision.NEAR if commune else Precision.AREA
            hits.setdefault(named.place.id, Hit(named, BAR, "division named, no town", precision))
    told = [h for h in hits.values() if h.named.role is not Role.HOLDER] or list(hits.values())
    for kind in (Kind.TOWN, Kind.AREA, Kind.CERCLE):
        smallest = [h for h in told if h.named.place and h.named.place.kind is kind]
        if smallest:
            return smallest
    return told


_COMMUNE = re.compile("commune|municipal|district")  # "the district of Bamako" is the town


def _is_commune(scene: Scene, named: Named, place: Place) -> bool:
    low = scene.prose.low
    ours = place.kind is Kind.TOWN and place.country in SERVED and named.role is Role.DIVISION
    return ours and bool(_COMMUNE.search(low[max(0, named.start - 24) : named.start] + low[named.end : named.end + 14]))


_ASIDE = {Role.ORIGIN, Role.DESTINATION, Role.CARE, Role.OFFICE, Role.BORDER, Role.EARLIER, Role.TEAM}
_THERE = {Role.AT, Role.NEAR, Role.TARGET, Role.LIST, Role.REACHED, Role.BETWEEN, Role.HEADING, Role.DIVISION}
_WIDE = re.compile(table.WIDE)


def wide(scene: Scene) -> list[Hit]:
    """Find "western Mali", «le centre du Mali»: an area without a point."""
    for named in scene.found:
        if (
            named.masked
            or named.place is None
            or named.place.kind is not Kind.COUNTRY
            or named.clause.start in scene.past
        ):
            continue
        at = max(0, named.start - 40)
        found = _WIDE.search(scene.prose.low[at : named.start])
        if found:
            name = scene.prose.text[at + found.start("side" if found["side"] else "cote") : named.end]
            place = Place(adhoc_id(fold(name)), name, Kind.AREA, named.place.country, parents=(named.place.id,))
            area = Named(named.start, named.end, name, (place,), named.clause, named.role, place=place)
            return [Hit(area, BAR, "part of a country, nothing smaller named", Precision.AREA)]
    return []


def countries(scene: Scene) -> list[Hit]:
    """The country alone, only where the title or lead says that it happened there."""
    for named in scene.found:
        place = named.place
        told = named.role in {Role.AT, Role.HEADING, Role.TARGET} and named.clause.part in {Part.TITLE, Part.LEAD}
        if (
            place is not None
            and place.kind is Kind.COUNTRY
            and told
            and not named.masked
            and named.clause.start not in scene.past
        ):
            return [Hit(named, BAR, "country named, nothing smaller", Precision.AREA)]
    return []


def plays_elsewhere(scene: Scene, chosen: list[Hit]) -> bool:
    """The story names a country beyond the gazetteer and nothing but homonyms of ours."""
    ours = [h for h in chosen if h.named.place and h.named.place.country in SERVED]
    if ours:
        return bool(scene.context.elsewhere) and not scene.context.home
    whole = {Kind.COUNTRY, Kind.AREA}
    return bool(chosen) and all(h.named.place and h.named.place.kind in whole and h.named.place.country for h in chosen)
