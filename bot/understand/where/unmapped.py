"""Villages on no map, by name: two papers that both write of Dougouténé write of one place, whatever they put it near.

Half of what is attacked is too small for any gazetteer, and each reporter tells it by another town. The name
itself is the same in every language. Only names that stand where a place's name must stand count, in the title
and the opening: people's names are shared by chance. Where a town is told exactly, one read from a text's depths
is named in passing, and only the title and the first sentence count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.gazetteer.names import fold
from bot.understand.tables import times
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Part, Prose
from bot.understand.text.prose import fold as fold_text

REACH = 700  # characters of the text behind the title: what happened stands there, history below
MOST = 6
SHORTEST = 4
AROUND = 16  # characters in which the rest of a longer name stands

_NAME = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:[’'-](?!s\b)[A-Za-zÀ-ÿ][a-zà-ÿ]*)*"
# Before it: a word that only places have behind it. People flee "to", come "from" elsewhere: those are not it.
_BEFORE = (
    r"in|at|near|around|on|outside|between|and|(?:village|hamlets?|town|fields|site|commune) of|im|in|dorf"
    r"|à|près d[e']|entre|et|(?:village|hameaux?|localité|champs|site|commune) d[e']|autour de|dans|de|d'|en"
)
_PLACED = re.compile(rf"\b(?i:{_BEFORE})\s?(?P<name>{_NAME})(?![\w'’-])(?! [A-ZÀ-Ý][a-zà-ÿ])")
_APART = re.compile(times.APART)
_FRONT = frozenset((Part.TITLE, Part.LEAD))
_CUE = PATTERNS.add(fold_text(_BEFORE))
# "Dougouténé : le bilan …" at the head of a title.
_HEADING = re.compile(rf"(?P<name>{_NAME}) ?[:–—] ")
# Capitalised, behind such a word, and no village: peoples, bodies, months, rubrics.
_NO_VILLAGES = """
    african armed army azawad bamako burkinabe chinese christian dozo french islamic jihadist katiba malian
    muslim nigerien north northern october november december january february march april june july august
    september monday tuesday wednesday thursday friday saturday sunday police russian sahel sahelian south
    southern state tuareg wagner western état etat islam islamique jama gsim jnim centre nord ouest sud est
    africa corps macina ramadan tabaski algerian mauritanian senegalese nigerian ghanaian german colombian
    italian american british indian egyptian dementi communique analyse analysis alerte alert flash urgent
    rappel source contact category christmas noël europe paris france allemagne germany russie russia ukraine
    turquie turkey chine china facebook whatsapp telegram
    """
_NOT = frozenset(_NO_VILLAGES.split())


def unmapped(prose: Prose, gazetteer: Gazetteer, source: str, *, pinned: bool = False) -> tuple[str, ...]:
    """Folded names of places in the title and the opening that the gazetteer lacks, each once, in their order.

    `pinned` says that a town was told as the very place.
    """
    own = fold(source)
    heading = _HEADING.match(prose.text, 0, prose.body_at)
    if heading and prose.text.find(heading["name"], heading.end()) < 0:
        heading = None  # a rubric: "Update: ", "Rectificatif : "; what happened at a village names it again
    reach = prose.body_at + REACH
    if pinned:
        reach = min(reach, max((each.end for each in prose.clauses if each.part in _FRONT), default=0))
    found: dict[str, None] = {}
    for match in (*([heading] if heading else []), *_placed(prose, reach)):
        name = fold(match["name"])
        if not match["name"][0].isupper() or len(name) < SHORTEST or name in _NOT or name in own or name in found:
            continue
        if not _is_known(prose, gazetteer, *match.span("name")) and not kept_apart(prose, match.start()):
            found[name] = None
    return tuple(found)[:MOST]


def _is_known(prose: Prose, gazetteer: Gazetteer, start: int, end: int) -> bool:
    """Say whether the gazetteer has the name, or a longer one that it is a part of: "Birni N'Konni"."""
    if gazetteer.scan(prose.text[start:end]):
        return True
    around = max(0, start - AROUND)
    mentions = gazetteer.scan(prose.text[around : end + AROUND])
    return any(each.start < end - around and start - around < each.end for each in mentions)


def kept_apart(prose: Prose, at: int) -> bool:
    """The village of another incident, named to tell the two apart: "distinct from the raid on X"."""
    return _APART.search(prose.low, prose.clause_at(at).start, at) is not None


def _placed(prose: Prose, reach: int) -> Iterator[re.Match[str]]:
    """Names behind a word that only places have behind it, looked for where such a word stands; up to an offset."""
    end = 0
    places = prose.heard.places(_CUE)
    for place in places[: bisect_left(places, reach)]:
        if place >= end and (found := _PLACED.match(prose.text, place, reach)):
            yield found
            end = found.end()
