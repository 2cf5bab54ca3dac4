# ruff: noqa: E501  a table of adjectives
"""What a whole text says about where it plays: countries, divisions, other places, and the world beyond ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer, distance_km
from bot.understand.gazetteer.index import IMPORTED
from bot.understand.tables.grounds import GROUNDS, LOCAL_ACTORS
from bot.understand.tables.places import OFFICE_OF, Role
from bot.understand.tables.world import WORLD
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Part, Prose, fold
from bot.understand.where.mentions import Named

ANCHORS = 12  # places of a text that tell where it plays: more add nothing
ANCHOR_KM = 30.0  # places of one name closer than this are one anchor
MOST = 3  # times that a country's people or forces count
SEAT, KNOWN = 2, 3  # importance of a commune's seat; of a town that tells its country by name alone
COUNTRY_VOTES, DATELINE_VOTES = 4, 8  # a known town has two votes for its country, a village one
DIVISIONS = {Kind.CERCLE, Kind.REGION}
FRONT = {Part.TITLE, Part.LEAD}
_TOLD_AS_SUCH = {Role.DIVISION, Role.HOLDER}
HOME = frozenset({"ML", "BF", "NE"})
# The countries whose places may be hit: those of the bot and all that border them.
SERVED = HOME | {"MR", "SN", "GN", "CI", "GH", "TG", "BJ", "NG", "DZ", "LY", "TD"}
_BORDERS = {
    "ML": SERVED - {"GH", "TG", "BJ", "NG", "LY", "TD"}, "BF": frozenset({"BF", "ML", "NE", "BJ", "TG", "GH", "CI"}),
    "NE": frozenset({"NE", "ML", "BF", "BJ", "NG", "DZ", "LY", "TD"}),
}  # fmt: skip
ADJECTIVES = {
    "ML": r"malian|maliens?|maliennes?", "BF": r"burkinab[eè]s?", "NE": r"nigeriens?|nigeriennes?",
    "SN": r"senegalese|senegalais(?:es?)?", "GN": r"guineans?|guineens?|guineennes?", "MR": r"mauritanians?|mauritaniens?",
    "CI": r"ivorians?|ivoiriens?|ivoiriennes?", "BJ": r"beninese|beninois(?:es?)?", "TG": r"togolese|togolais(?:es?)?",
    "GH": r"ghanaians?|ghaneens?", "NG": r"nigerians?|nigerians?|nigerianes?", "DZ": r"algerians?|algeriens?|algeriennes?",
}  # fmt: skip
_OURS = PATTERNS.add(  # each country's people and forces, as a group of its own
    "|".join(
        rf"(?P<{code}>\b(?:{pattern}|{LOCAL_ACTORS[code]})\b)"
        if code in LOCAL_ACTORS
        else rf"(?P<{code}>\b(?:{pattern})\b)"
        for code, pattern in ADJECTIVES.items()
    )
)


def _by_first_word() -> dict[str, list[tuple[str, str]]]:
    index: dict[str, list[tuple[str, str]]] = {}
    for country, names in WORLD.items():
        for name in names.split("|"):
            index.setdefault(re.split(r"[ '.-]", name)[0], []).append((name, country))
    return index


_GROUNDS = {PATTERNS.add(rf"\b(?:{pattern})\b"): frozenset(regions.split()) for pattern, regions in GROUNDS}
_WORLD = _by_first_word()
_CAPITAL = re.compile(r"[A-ZÀ-Ý](?<!\w.)")  # at a word's beginning; the class comes first, for speed
_MADE = re.compile(r"-(?:made|built|backed|supplied|trained)\b")  # a Turkish-made drone flies where it was sold
_LETTERS = re.compile(r"[a-z]{1,24}")
_OFFICE = re.compile(OFFICE_OF)
_WORLD_HEADS = frozenset(name[:3] for names in WORLD.values() for name in names.split("|"))


@dataclass(slots=True)
class Context:
    """What the whole text says about where it plays."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: set[str] = field(default_factory=set)
    anchors: list[Place] = field(default_factory=list)
    seats: list[Place] = field(default_factory=list)  # chief towns of the divisions named
    elsewhere: str = ""  # a country beyond the gazetteer, where the text names one
    abroad_first: bool = False  # it does so in its title or lead
    home: int = 0  # how often the text names countries, people or forces of ours
    home_first: bool = False
    grounds: frozenset[str] = frozenset()  # regions where the groups that it names are at home
    office: Place | None = None  # the town or district whose town hall or prefecture tells it
    world: list[tuple[int, int]] = field(default_factory=list)  # where names of the world beyond stand

    @property
    def foremost(self) -> tuple[str, int]:
        """The country that most speaks for, and how many votes that is; "" and 0 where nothing speaks for any."""
        return max(self.countries.items(), key=itemgetter(1), default=("", 0))


def read_context(prose: Prose, found: Sequence[Named], gazetteer: Gazetteer, source: str) -> Context:
    """Everything that the names, people, forces and source of a text say about where it plays."""
    context = Context()
    for named in found:
        if named.places and not _vote_of_country(context, named):
            _vote(context, named)
    _people(prose, context)
    for mention in gazetteer.scan(source):
        place = mention.places[0]
        if _OFFICE.fullmatch(fold(source[: mention.start])) and place.country in SERVED:
            context.office = place
        # "Radio Mopti" speaks for Mali; of a paper's "Sahel", "Nord" or "Centre" any country's may be meant.
        if place.importance >= KNOWN and place.kind not in DIVISIONS:
            context.countries[place.country] += COUNTRY_VOTES
            context.home += place.country in SERVED
    grounds = [regions for regions, _ in prose.heard.of(_GROUNDS)]
    if grounds:
        context.grounds = frozenset.intersection(*grounds) or frozenset.union(*grounds)
    homes = {region[:2].upper() for region in context.grounds}
    if len(homes) == 1:  # a people or group that is at home in one country speaks for it like its forces
        (home,) = homes
        context.countries[home] = max(context.countries[home], 2)
    _beyond(prose, context)
    context.seats = list(_seats(context.divisions, gazetteer))
    return context


def _vote_of_country(context: Context, named: Named) -> bool:
    """Count a country's own name; False where the name is another place's."""
    place = named.places[0]
    if place.kind is not Kind.COUNTRY or named.role is Role.DIVISION:
        return False
    context.countries[place.country] += DATELINE_VOTES if named.masked == "dateline" else COUNTRY_VOTES
    _at_home(context, place.country, named.clause.part)
    return True


def _vote(context: Context, named: Named) -> None:
    """Count what a place's name says of country, divisions and neighbourhood."""
    divisions = [place for place in named.places if place.kind in DIVISIONS]
    told = named.masked in {"", "dateline"}  # a group, a person or a signature is not where it plays
    if told and divisions and (named.role in _TOLD_AS_SUCH or len(divisions) == len(named.places)):
        context.divisions.update(place.id for place in divisions)
    # A known place speaks for its country, whatever villages a full gazetteer has of the same name.
    known = [place for place in named.places if not place.id.startswith(IMPORTED)]
    places = known if known and known[0].importance >= SEAT else named.places
    place = places[0]
    one_country = all(other.country == place.country for other in places)
    if not named.masked.startswith(("person", "name")):
        if one_country:
            context.countries[place.country] += 2 if place.importance > 1 else 1
        if place.importance >= (SEAT if one_country else KNOWN + 1):
            _at_home(context, place.country, named.clause.part)
    anchor = told and place.lat is not None and len(context.anchors) < ANCHORS
    anchor = anchor and all(place.id != other.id for other in context.anchors)
    if anchor and place.kind is Kind.TOWN and spread(places) < ANCHOR_KM:
        context.anchors.append(place)


def _people(prose: Prose, context: Context) -> None:
    people: Counter[str] = Counter()
    for hit in prose.heard[_OURS]:
        code = hit.lastgroup or ""
        people[code] += 1
        if people[code] == 1:
            _at_home(context, code, prose.clause_at(hit.start()).part)
    context.countries.update({code: 2 * min(MOST, count) for code, count in people.items()})


def _at_home(context: Context, country: str, part: Part) -> None:
    if country in SERVED:
        context.home += 1
        context.home_first = context.home_first or part in FRONT


def _beyond(prose: Prose, context: Context) -> None:
    """Names of the world beyond the gazetteer's countries, and whether the story opens with one."""
    low, text = prose.low, prose.text
    for capital in _CAPITAL.finditer(text):
        at = capital.start()
        if low[at : at + 3] not in _WORLD_HEADS:
            continue
        word = _LETTERS.match(low, at)
        for name, country in _WORLD.get(word.group(), ()) if word else ():
            end = at + len(name)
            if low.startswith(name, at) and not low[end : end + 1].isalnum() and not _MADE.match(low, end):
                context.elsewhere = context.elsewhere or country
                context.abroad_first |= prose.clause_at(at).part in FRONT
                context.world.append((at, end))
                break


def _seats(divisions: Iterable[str], gazetteer: Gazetteer) -> Iterable[Place]:
    for division in divisions:
        place = gazetteer.get(division)
        seat = gazetteer.get(place.seat) if place and place.seat else None
        if seat is not None and seat.lat is not None:
            yield seat


def spread(places: Sequence[Place]) -> float:
    """How far apart the places of one name lie, in km; divisions without a point do not count."""
    if len(places) == 1:
        return 0.0
    points = [p for p in places if p.lat is not None and p.kind is not Kind.COUNTRY]
    return max((distance_km(points[0], other) for other in points[1:]), default=0.0)


def adjoins(one: str, other: str) -> bool:
    """Say whether a story of the one country may well tell of a place in the other."""
    return one == other or other in _BORDERS.get(one, ()) or one in _BORDERS.get(other, ())
