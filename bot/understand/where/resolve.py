"""Which of several places of one name is meant: decided for all names of a text together.

What the text says holds the place speaks loudest (a bracket, "in the cercle of …"), then the country named, the
other places of the text, class and size. Where the best differ by more than the scorer's patience and nothing
decides, the smallest division that holds them all stands in, or nothing: never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer, distance_km
from bot.understand.gazetteer.grid import KM_PER_DEGREE
from bot.understand.gazetteer.index import IMPORTED
from bot.understand.tables.places import APPOSITION, CUED, Role
from bot.understand.text.prose import Prose, fold
from bot.understand.where.context import ANCHORS, DIVISIONS, HOME, SEAT, SERVED, Context, read_context
from bot.understand.where.holders import SAME_KM, lies_in
from bot.understand.where.mentions import Named
from bot.understand.where.pins import pin_down
from bot.understand.where.spellings import known_by_sound, spelled_alike
from bot.understand.where.written import SHORT_NAME

CLOSE_KM = 120.0
FAR_KM = 300.0  # beyond this from all else the text names, a village of that name is another
SURE = 0.8  # how sure a place must be to speak for its neighbours
FEATURE = 3.0  # points that a well, hill or camp loses to a village of its name
CITY, CITY_NAME = 4, 0.6  # importance of a region's seat; its own name means it, where nothing says otherwise
OWN_NAME = 1.3  # points for a place's own name over another's variant
NEARER = 0.3  # points by which the nearer of two villages of one cercle is meant
AT_HOME = 1.2  # points where the groups that the text names are at home
MARGIN = 1.0  # points by which the best must lead places elsewhere to be meant
LOOK_BACK = 24
_ARTICLE = re.compile(r"\b(?:dans|toute|vers|pour) (?:la |le |l')$")  # «dans la Kompienga»: the province
_APPOSITION = re.compile(APPOSITION)
_DIVISION_ROLES = {Role.DIVISION, Role.HOLDER}


def resolve(prose: Prose, found: list[Named], gazetteer: Gazetteer, source: str) -> Context:
    """Give each mention its place, and return what the decision rested on."""
    context = read_context(prose, found, gazetteer, source)
    total = sum(context.countries.values()) or 1
    shares = {code: count / total for code, count in context.countries.items()}
    for holders in (True, False):  # what holds others first
        for named in found:
            if (named.role in _DIVISION_ROLES) is holders:
                _choose(prose, named, context, gazetteer, shares)
    _again(prose, found, context, gazetteer, shares)
    pin_down(prose, found)
    return context


def _again(prose: Prose, found: list[Named], context: Context, gazetteer: Gazetteer, shares: dict[str, float]) -> None:
    """Choose once more where homonyms were left undecided, now that the other names have their place."""
    open_still = [named for named in found if named.place is None and not named.masked and len(named.places) > 1]
    if not open_still:
        return
    known = {anchor.id for anchor in context.anchors}
    for named in found:
        place = named.place if not named.masked and named.sure >= SURE else None
        if place is None or place.kind is not Kind.TOWN or place.id in known or len(context.anchors) >= ANCHORS:
            continue
        known.add(place.id)
        context.anchors.append(place)
    for named in open_still:
        named.lost, named.which = None, ""
        _choose(prose, named, context, gazetteer, shares)


def _far(place: Place, named: Named, context: Context) -> bool:
    """A village known for nothing, far from every place and division that the text names for sure."""
    if place.importance > SEAT or place.lat is None:
        return False
    own = {each.id for each in named.places}
    marks = [mark for mark in (*context.anchors, *context.seats) if mark.importance > 1 and mark.id not in own]
    if not marks:
        return False
    only = [each.id for each in named.places if not each.id.startswith(IMPORTED)] == [place.id]
    opens = bool(context.anchors) and context.anchors[0].id == place.id
    if only and (opens or any(mark.country == place.country for mark in marks)):
        return False  # the only one that the news keeps naming, and it opens the story or is at home in it
    if place.importance == SEAT and context.countries[place.country] > SEAT:
        return False  # others of its country are named too
    return all(distance_km(mark, place) > FAR_KM for mark in marks)


# One name


def _choose(prose: Prose, named: Named, context: Context, gazetteer: Gazetteer, shares: dict[str, float]) -> None:
    """Set the place meant, how sure that is and why; or what stands in for it."""
    holders = _holders(named) if named.held_by else []
    if not named.places:
        alike = spelled_alike(named, holders[0], gazetteer) if holders else _known_by_sound(named, context, gazetteer)
        if not alike:
            named.lost = _stand_in(named)
        return
    if _ARTICLE.search(prose.low, max(0, named.start - LOOK_BACK), named.start):  # towns have none
        named.places = tuple(place for place in named.places if place.kind in DIVISIONS) or named.places
    alone = None if named.held_by else _alone(named)
    if alone is not None:
        _settle(named, alone, context, 0.99)
        return
    fits = _fits(named, holders, gazetteer)
    if _held_by_cercle(named) and sum(map(bool, fits.values())) > 1:
        # "(Bandiagara, Mopti)": the cercle of Mopti is meant, not the new region of that name.
        strict = _fits(named, [[p for p in holders[0] if p.kind is Kind.CERCLE], *holders[1:]], gazetteer)
        fits = strict if any(strict.values()) else fits
    if holders and named.role not in _DIVISION_ROLES and not any(fits.values()):
        if not spelled_alike(named, holders[0], gazetteer):
            named.lost, named.which = _stand_in(named), "no place of that name lies there"
        return
    some = any(fits.values())
    places = named.places if some else _called_so(named)
    scored = sorted(
        ((_score(prose, named, place, context, gazetteer, shares) + 10.0 * fits.get(place.id, 0.0), -order, place)
         for order, place in enumerate(places) if not some or fits[place.id]),
        key=lambda each: each[:2], reverse=True,
    )  # fmt: skip
    _decide(named, [(points, place) for points, _, place in scored], context, gazetteer, held=some)


def _held_by_cercle(named: Named) -> bool:
    """Say whether the text gives a cercle and then its region."""
    nearest, *above = [holder.place for holder in named.held_by] or [None]
    region = above[0] if above else None
    return nearest is not None and nearest.kind is Kind.CERCLE and region is not None and region.kind in DIVISIONS


def _called_so(named: Named) -> Sequence[Place]:
    """Of a name as short as Pé those called so, where there are any: too many others are now and then spelled so."""
    key = fold(named.text)
    own = [place for place in named.places if key in {fold(place.name), *(fold(each) for _, each in place.names)}]
    return own if own and len(key) < SHORT_NAME else named.places


def _alone(named: Named) -> Place | None:
    """The only place of that name, or the town whose namesakes are the divisions that it is the seat of."""
    if len(named.places) == 1:
        return named.places[0]
    towns = [place for place in named.places if place.kind not in DIVISIONS]
    return towns[0] if len(towns) == 1 and towns[0].kind is Kind.TOWN and named.role not in _DIVISION_ROLES else None


def _settle(named: Named, place: Place, context: Context, sure: float, which: str = "") -> None:
    if _far(place, named, context):
        named.lost, named.which = _stand_in(named), "the place of that name lies far from all else named"
    else:
        named.place, named.sure, named.which = place, sure, which


def _decide(
    named: Named, scored: Sequence[tuple[float, Place]], context: Context, gazetteer: Gazetteer, *, held: bool
) -> None:
    """The best place where it leads all that lie elsewhere; else what holds them together."""
    best, place = scored[0]
    apart = [(points, other) for points, other in scored[1:] if _apart(place, other)]
    lead = best - apart[0][0] if apart else MARGIN
    if named.role in _DIVISION_ROLES or place.kind is Kind.COUNTRY or lead >= MARGIN:
        sure = min(0.99, 0.6 + 0.15 * lead) if apart else 0.99
        which = "the text says what holds it" if held else "likeliest of several of that name" if apart else ""
        if held:
            named.place, named.sure, named.which = place, sure, which
        else:
            _settle(named, place, context, sure, which)
        return
    rivals = [other for points, other in apart if points > best - MARGIN]
    common = _common([place, *rivals], gazetteer)
    if lead >= NEARER and common is not None and common.kind is Kind.CERCLE:
        _settle(named, place, context, 0.6, f"the nearer of {len(rivals) + 1} of that name in {common.name}")
        return
    named.lost = _stand_in(named) if named.held_by else common
    named.which = f"{len(rivals) + 1} places of that name"


def _holders(named: Named) -> list[list[Place]]:
    """What may be meant by each name that holds this one, nearest first; a name does not hold itself."""
    told = []
    for holder in named.held_by:
        places = [holder.place, *holder.places] if holder.place else list(holder.places)
        if fold(holder.text) == fold(named.text):
            places = [place for place in places if place.kind in DIVISIONS]
        if places:
            told.append(places)
    return told


def _fits(named: Named, holders: Sequence[Sequence[Place]], gazetteer: Gazetteer) -> dict[str, float]:
    """How well each place fits all that is said to hold it; what does not fit the nearest does not fit."""
    fits: dict[str, float] = {}
    for place in named.places if holders else ():
        nearest, *others = [lies_in(place, each, gazetteer) for each in holders]
        fits[place.id] = (nearest + 0.3 * sum(others)) if nearest else 0.0
    return fits


def _known_by_sound(named: Named, context: Context, gazetteer: Gazetteer) -> bool:
    """Settle a name that no map has on the one town of that sound which the news keeps naming."""
    place = known_by_sound(named.text, gazetteer) if named.role in CUED else None
    if place is None or place.importance < SEAT or place.country not in context.countries:
        return False
    _settle(named, place, context, SURE, f"spelled {place.name} on the map")
    return named.place is not None


def _apart(place: Place, other: Place) -> bool:
    """Two towns far enough from each other to wake different people."""
    if place.kind is not Kind.TOWN or other.kind is not Kind.TOWN:
        return False
    if place.lat is None or other.lat is None:
        return place.id != other.id
    return distance_km(place, other) > SAME_KM


def _stand_in(named: Named) -> Place | None:
    """The smallest known division or commune that is said to hold it."""
    for holder in (*named.held_by, *named.amid):
        if holder.place is not None and holder.place.kind is not Kind.COUNTRY:
            return holder.place
    return None


def _common(places: Sequence[Place], gazetteer: Gazetteer) -> Place | None:
    """The smallest division that holds all of them; None where only a country does."""
    first, *others = [gazetteer.ancestors(place) for place in places]
    shared = set.intersection({p.id for p in first}, *({p.id for p in each} for each in others))
    held = [place for place in first if place.id in shared and place.kind in DIVISIONS]
    return min(held, key=lambda place: place.kind is Kind.REGION, default=None)


def _score(
    prose: Prose, named: Named, place: Place, context: Context, gazetteer: Gazetteer, shares: dict[str, float]
) -> float:
    score = 1.1 * place.importance + 3.0 * shares.get(place.country, 0.0)
    score += 1.0 * (not place.id.startswith(IMPORTED))  # the built-in table holds what the news keeps naming
    # Of two built-in rows, the one that is called so, not the one that is also spelled so.
    score += _own_name(place, named.text)
    score += 0.6 * (place.country in HOME) - 2.0 * (place.country not in SERVED)
    if place.importance == 0 and any(other.importance for other in named.places):
        score -= FEATURE  # a well or hill is not where people live
    if named.amid:
        score += 4.0 * lies_in(place, [p for division in named.amid for p in division.places], gazetteer)
    if context.divisions:
        score += 2.5 * any(each.id in context.divisions for each in gazetteer.ancestors(place))
    if context.grounds and len(named.places) > 1:
        score += AT_HOME * any(each.id in context.grounds for each in gazetteer.ancestors(place))
    score += min(2.5, sum(_close(anchor, place) for anchor in context.anchors))
    if named.role in {Role.DIVISION, Role.HOLDER}:
        if named.holds:  # what holds the name before it is meant
            inside = [p for inner in named.holds for p in inner.places]
            score += 4.0 * any(place.id in {each.id for each in gazetteer.ancestors(p)} for p in inside)
        whole = place.kind in DIVISIONS or (place.kind is Kind.COUNTRY and named.role is Role.HOLDER)
        return score + 6.0 * whole + _fits_word(prose, named, place)
    if place.kind is Kind.TOWN:
        score += 1.5
    if place.kind is Kind.COUNTRY:
        score += 3.0
        if _APPOSITION.match(prose.low[named.end : named.end + 60]) and len(named.places) > 1:
            score -= 8.0
    return score


def _own_name(place: Place, text: str) -> float:
    if place.kind is not Kind.TOWN or place.id.startswith(IMPORTED):
        return 0.0
    if text != place.name and fold(text) not in {fold(place.name), *(fold(each) for _, each in place.names)}:
        return 0.0
    return OWN_NAME + CITY_NAME * (place.importance >= CITY)


def _close(anchor: Place, place: Place) -> float:
    """Another place within reach, more for a nearer one; the difference in latitude alone settles most."""
    if anchor.id == place.id or anchor.lat is None or place.lat is None:
        return 0.0
    if abs(anchor.lat - place.lat) * KM_PER_DEGREE >= CLOSE_KM:
        return 0.0
    return max(0.0, 1.5 * (1 - distance_km(anchor, place) / CLOSE_KM))


_REGION_WORD, _COMMUNE_WORD = re.compile(r"regions?"), re.compile("commune")


def _fits_word(prose: Prose, named: Named, place: Place) -> float:
    """Prefer what is called by its kind: "région de Nioro" is the region, «cercle de Nioro» the cercle."""
    start = named.start if named.row_at < 0 else named.row_at
    around = prose.low[max(0, start - 22) : start] + "|" + prose.low[named.end : named.end + 14]
    if _REGION_WORD.search(around):
        return 2.0 * (place.kind is Kind.REGION)
    if _COMMUNE_WORD.search(around):
        return 8.0 * (place.kind is Kind.TOWN)
    return 2.0 * (place.kind is Kind.CERCLE)
