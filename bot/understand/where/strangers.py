"""Names of places that no gazetteer has: capitalised words where a place's name must stand.

A stranger is kept among the mentions so that a row goes on through it and a bracket behind it tells where it
lies. It is never a place itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.model import Kind
from bot.understand.gazetteer.gazetteer import Gazetteer, Mention, distance_km
from bot.understand.gazetteer.names import WORD
from bot.understand.tables import strangers as table
from bot.understand.tables.places import QUARTERS, UNKNOWN
from bot.understand.tables.roads import ROAD_AFTER, ROAD_BEFORE
from bot.understand.text.prose import Part, Prose
from bot.understand.where.scripts import mentions_in_scripts

_NAME = re.compile(table.NAME)
_BEFORE = re.compile(table.BEFORE_STRANGER)
_NO_STRANGER = re.compile(table.NO_STRANGER)
_BUILDING = re.compile(rf"(?:{table.BUILDING}) (?:(?:de|du|of|d')[ ]?)?(?:la |le |l')?", re.IGNORECASE)
_BUILDING_BEHIND = re.compile(rf" (?:{table.BUILDING})$", re.IGNORECASE)
_HEAD = re.compile(r"[A-ZÀ-Ý][\w']*-$")
_TAIL = re.compile(r"-(?!(?:" + QUARTERS + r")\b)[A-ZÀ-Ý][\w'-]+", re.IGNORECASE)
_NEXT = re.compile(r" ([A-ZÀ-Ý][a-zà-ÿ'-]+)(?=, [A-ZÀ-Ý]|,? (?:and|et) [A-ZÀ-Ý]| \()")
_QUARTER = re.compile(rf"(?:{QUARTERS})\b", re.IGNORECASE)
_ROAD_BEFORE, _ROAD_AFTER = re.compile(ROAD_BEFORE), re.compile(ROAD_AFTER[1:])
_FIRST = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ'-]+ $")
_FIRST_OF_TWO = re.compile(rf"(?:{table.FIRST_OF_TWO}) ")
_SETTLEMENT = re.compile(UNKNOWN)  # "the village of Wendyana Kanda" is no person called Kanda
_LOOK_BACK = 24
SEAT = 2  # importance up to which a town may have a second name; a cercle's seat has none
SAME_KM = 15.0  # places nearer than this to each other need not be told apart


def with_strangers(prose: Prose, gazetteer: Gazetteer) -> list[Mention]:
    """The gazetteer's mentions and the strangers, left to right; a name that goes on beyond the known is a stranger."""
    mentions = [_town_of(_without_in(mention, gazetteer), gazetteer) for mention in gazetteer.scan(prose.text)]
    known: list[Mention] = []
    for index in range(len(mentions)):
        if not known or (known[-1].end <= mentions[index].start and not _quarter(prose, known[-1], mentions[index])):
            if index + 1 < len(mentions) and (both := _both(prose, mentions[index], mentions[index + 1], gazetteer)):
                known.append(both)
                continue
            known.append(_whole(prose, mentions, index, gazetteer))
    taken = [(each.start, each.end) for each in known]
    merged = [*known, *_strangers(prose, taken), *mentions_in_scripts(prose, gazetteer)]
    merged.sort(key=lambda each: each.start)
    return merged


def _quarter(prose: Prose, before: Mention, mention: Mention) -> bool:
    """Say whether a name is the quarter of the one before it: "Derou-Na" is no place Na."""
    hyphen = prose.text[before.end : mention.start] in {"-", "\u2010", "\u2011"}
    return hyphen and _QUARTER.fullmatch(mention.text) is not None


def _both(prose: Prose, one: Mention, other: Mention, gazetteer: Gazetteer) -> Mention | None:
    """Two villages' names with a hyphen between are a third's: "Séné-Bamanan"; on a road they are its two ends."""
    villages = all(place.importance <= 1 and place.kind is Kind.TOWN for place in (*one.places, *other.places))
    if not villages or prose.text[one.end : other.start] != "-" or not one.text[0].isupper():
        return None
    if any(distance_km(here, there) <= SAME_KM for here in one.places for there in other.places):
        return None  # neighbours that are told in one breath
    road = _ROAD_BEFORE.search(prose.low, max(0, one.start - _LOOK_BACK), one.start)
    if road or _ROAD_AFTER.match(prose.low, other.end) or _QUARTER.fullmatch(other.text):
        return None
    name = prose.text[one.start : other.end]
    return Mention(one.start, other.end, name, gazetteer.named(name))


def _without_in(mention: Mention, gazetteer: Gazetteer) -> Mention:
    """Read "in Diré" as a place after "in", though maps of the Sahara have an In Diré as well.

    Where they have no Diré, "in Tillit" still means their In Tillit. So it is with «la Léraba», a province, and the
    village of Laléraba.
    """
    if mention.text.startswith(("la ", "le ")) and mention.text[3].isupper():
        name = mention.text[3:]
        divisions = tuple(place for place in gazetteer.named(name) if place.kind in {Kind.CERCLE, Kind.REGION})
        return Mention(mention.start + 3, mention.end, name, gazetteer.named(name)) if divisions else mention
    if not mention.text.startswith("in ") or not mention.text[3].isupper():
        return mention
    name = mention.text[3:]
    return Mention(mention.start + 3, mention.end, name, gazetteer.named(name) or mention.places)


def _town_of(mention: Mention, gazetteer: Gazetteer) -> Mention:
    """The town of a building that maps name after it: "aéroport de Tombouctou", "Kidal Airport" tell of the town."""
    if " " not in mention.text:
        return mention
    before, behind = _BUILDING.match(mention.text), _BUILDING_BEHIND.search(mention.text)
    start = before.end() if before else 0
    end = behind.start() if behind else len(mention.text)
    name = mention.text[start:end]
    places = gazetteer.named(name) if name != mention.text else ()
    if not places:
        return mention
    return Mention(mention.start + start, mention.start + end, name, places)


def _whole(prose: Prose, mentions: list[Mention], index: int, gazetteer: Gazetteer) -> Mention:
    """The mention, or the longer name that it is only a part of: "Toguéré-Sanga", "Koïra Béri (Douentza)"."""
    mention, text = mentions[index], prose.text
    if not mention.text[0].isupper():
        return mention
    start, end = mention.start, mention.end
    before = mentions[index - 1].end if index else 0
    after = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
    head = _HEAD.search(text, max(before, start - _LOOK_BACK), start) if text[start - 1 : start] == "-" else None
    if head and (head.start() == 0 or not text[head.start() - 1].isalnum()):
        start = head.start()
    tail = _TAIL.match(text, end)
    if tail and tail.end() <= after:
        end = tail.end()
    first = _FIRST.search(text, max(before, text.rfind(" ", before, max(0, start - 1)) + 1), start)
    if first and (
        _SETTLEMENT.search(prose.low, max(0, first.start() - _LOOK_BACK), first.start())
        or _FIRST_OF_TWO.match(prose.low, first.start())
    ):
        start = first.start()
    known = any(place.importance > SEAT for place in mention.places)
    if not known and prose.clause_at(start).part is not Part.TITLE:
        more = _NEXT.match(text, end)
        if index + 1 < len(mentions) and all(place.importance <= 1 for place in mentions[index + 1].places):
            after = mentions[index + 1].end  # a village's name may be part of another's
        if more and more.end() <= after and not _NO_STRANGER.match(prose.low, more.start(1)):
            end = more.end()
    if (start, end) == (mention.start, mention.end):
        return mention
    return Mention(start, end, text[start:end], gazetteer.named(text[start:end]))


def _strangers(prose: Prose, taken: Iterable[tuple[int, int]]) -> Iterator[Mention]:
    spans = iter(taken)
    span = next(spans, None)
    for name in _NAME.finditer(prose.text):
        start, end = name.span()
        while span is not None and span[1] <= start:
            span = next(spans, None)
        if span is not None and span[0] < end:
            continue
        # No such word holds a space: the last one begins behind the space before it.
        back = max(0, start - _LOOK_BACK)
        last = max(back, prose.low.rfind(" ", back, max(0, start - 1)) + 1)
        cued = _BEFORE.search(prose.low, last, start) or prose.low[end : end + 2] == " ("
        if cued and not _NO_STRANGER.match(prose.low, start) and WORD.match(name.group()):
            yield Mention(start, end, name.group(), ())
