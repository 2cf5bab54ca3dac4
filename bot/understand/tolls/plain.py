"""Sentences made plain before they are counted: asides, brackets and sums smoothed, replaced numbers taken out."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from bot.understand.tables import casualties as table
from bot.understand.tables import nobody as nobody_table
from bot.understand.text.pattern_set import Pattern
from bot.understand.tolls.counted import counted
from bot.understand.tolls.lines import TOLL_PATTERNS, Line, Lines

_UNTOLD, _REPLACED = TOLL_PATTERNS.add(nobody_table.UNTOLD), TOLL_PATTERNS.add(table.REPLACED)
_BEFORE_INSTEAD = re.compile(table.BEFORE_INSTEAD)

_DATED_OF = re.compile(r"~,?(?= (?:de|d'|of|du|des) )")  # how such an aside ends: a search for it is soon over
_DATED_ASIDE = re.compile(r"(?:,(?: \w+){0,2}|(?: (?:on|le|du))?) ~[~ ]*,?(?= (?:de|d'|of|du|des) )")
_AS_MANY = re.compile(
    rf"{table.N}([^‹.;\n]{{0,60}}?\b(?:and|et)) (?:as many|autant d[e'])"
    r"(?= ?(?:other )?(?:wounded|injured|blesse|dead|mort))"
)


# "Six killed, twice as many hurt".
_TWICE = re.compile(rf"{table.N}([^‹.;\n]{{0,60}}?)\b(?:twice as many|deux fois plus d(?:e |')|le double d(?:e |'))")


# «ont retenu pendant trois heures les vingt passagers».
_SO_LONG = re.compile(
    r" (?:pendant|durant|for) ‹\d+› (?:heures?|jours?|semaines?|mois|hours?|days?|weeks?|months?)"
    r"(?= (?:les|des|the|at least|au moins|‹))"
)

# «respectivement six et quatre victimes», "six and four respectively".
_RESPECTIVE = re.compile(
    r"\b(?:respectivement|respectively) ‹(\d+)›(?:, ‹(\d+)›)? (?:et|and) ‹(\d+)›"
    r"|‹(\d+)›(?:, ‹(\d+)›)? (?:et|and) ‹(\d+)›(?=(?: \w+)?,? respecti)"
)


def _added_up(found: re.Match[str]) -> str:
    return f"‹{sum(map(int, filter(None, found.groups())))}›"


def _doubled(found: re.Match[str]) -> str:
    return f"‹{found[1]}›{found[2]}‹{2 * int(found[1])}› "


# «sept (7) militaires», "eleven men (seven soldiers, four VDP)".
_BRACKETED = re.compile(r"(‹[^›]*›)((?: [\w'-]+){0,5}) \(([^()\n]{1,80})\)")


def _unbracketed(found: re.Match[str]) -> str:
    """The number told twice, and the parts of a whole, left out; a toll in brackets stays."""
    inside = found[3]
    told = "‹" not in inside or (found[2] == "" and inside != found[1]) or bool(counted(inside))
    return found[0] if told else found[1] + found[2]


# "Two of the five drivers seized on Monday are free": five were; but "two of the five … were found dead" are two.
_TAKEN = (
    r"(?:seized|abducted|kidnapped|taken|marched off|snatched|captured"
    r"|enlevee?s|pris(?:es)?|capturee?s|kidnappee?s|emmenee?s)"
)
_SOME_TAKEN = re.compile(
    r"‹\d+› (?:of|sur|des|de|parmi) (?:the |les |its |their )?"
    rf"(?=‹\d+› (?:[\w'-]+ ){{1,6}}?(?:who (?:were|had been) |qui (?:avaient|ont) ete )?{_TAKEN}\b"
    r"(?![^.;\n]*\b(?:dead|killed|died|bod(?:y|ies)|beheaded|executed|morte?s?|tuee?s?|corps|executee?s?|egorgee?s?)\b))"
)
# «Les trois occupants – un magasinier, un stagiaire et un chauffeur – ont été emmenés»: the list adds nobody.
_LISTED_ASIDE = re.compile(
    r"(‹\d+› [\w']+(?: [\w']+){0,2}) (?:[–—-] (?=[^‹]*? [–—-] )|\()"
    r"((?:an?|une?|the|le|la|l'|son|sa|his|her) ?[^‹–—().;\n]{3,120} (?:et|and) [^‹–—().;\n]{3,60}?)(?: [–—-]|\))"
)

# 'It put the number of assailants "neutralised" at 22'.
_COUNTED_OUT = re.compile(
    r"\b(?:the number of |le nombre (?:de |d'|des ))"
    r"((?:[\w\"«»-]+ ){1,3}?[\"«]? ?neutrali[sz]e[eds]*[\"»]?) (?:at|to|a) (‹[^›]*›)"
)


# "Fifteen and perhaps twenty", «quinze, peut-être vingt».
_PERHAPS = re.compile(
    r"‹(\d+)›(?:,? (?:and|or|et|ou)|,)? (?:perhaps|maybe|possibly|peut-etre|voire)"
    r"(?: (?:as many as|up to|even))? ‹(\d+)›"
)
# "None of the five on board survived", «un seul des six a survécu».
_NONE_OF, _ONE_OF = (
    re.compile(
        rf"\b(?:{who}) (?:of|des?|d')(?: (?:the|their|ces|ses))? ‹(\d+)›([^.,;:‹]{{0,30}}?) "
        r"(?:survived?|lived|made it|came out alive|(?:n'|n' )?(?:a|ont) survecu)\b"
    )
    for who in ("none|not one|aucune?|pas une?", "(?:only|just) (?:one|‹1›)|(?:‹1›|une?) seule?")
)
# "JNIM, which published pictures of twelve bodies": of those told before.
_PICTURED = re.compile(
    r"(?<=›)([^›\n]* (?:pictures|photos?|photographs|images|videos?|footage) (?:of|de|des|d'|showing|montrant)"
    r"(?: [\w'-]+){0,2}?) ‹\d+›(?= (?:bod(?:y|ies)|corps|cadavres|corpses|dead)\b)"
)
# «Ont laissé sept des leurs sur le terrain.»
_LEFT_OF_OWN = re.compile(
    r"\b(?:laisse\w*|left|leaving|perdu|perd(?:ent|ant)?|lost|losing)(?: au moins| at least| behind)? (‹\d+›)"
    r" (?:des leurs|des siens|of (?:their|its) own)"
)
# «une source parle, elle, de vingt corps»
_FOR_HIS_PART = re.compile(
    r", (?:lui|elle|eux|elles|quant a (?:lui|elle|eux|elles)|de (?:son|leur) cote"
    r"|for (?:its|his|her|their) part)(?: aussi)?,(?= )"
)
# "All but three of the nineteen passengers".
_ALL_BUT = re.compile(
    r"\b(?:all|tous|toutes) (?:but|except|sauf) ‹(\d+)› (?:of|des|sur les|de)(?: the| their| its)? ‹(\d+)›"
)


def _others(found: re.Match[str]) -> str:
    left = int(found[2]) - int(found[1])
    return f"‹{left}›" if left > 0 else found[0]


def _lost(found: re.Match[str], left: int) -> str:
    """The same told of the dead, where so many are `left`."""
    died = int(found[1]) - left
    return f"‹{died}›{found[2]} died" if died > 0 else found[0]


# Each, where one of its strings stands in the text at all.
_STEPS: tuple[tuple[tuple[str, ...], Callable[[str], str]], ...] = (
    (("› o", "› s", "› d", "› p"), partial(_SOME_TAKEN.sub, "")),
    ((" – ", " — ", " - ", " ("), partial(_LISTED_ASIDE.sub, r"\1")),
    (("(",), partial(_BRACKETED.sub, _unbracketed)),
    ((", ",), partial(_FOR_HIS_PART.sub, "")),
    (("perhaps", "maybe", "possibly", "peut-etre", "voire"), partial(_PERHAPS.sub, r"‹\1-\2›")),
    ((" leurs", " siens", " own"), partial(_LEFT_OF_OWN.sub, r"lost \1 men")),
    ((" bodies", " corps", " cadavres", " dead"), partial(_PICTURED.sub, r"\1")),
    (("all but ‹", "all except ‹", " sauf ‹"), partial(_ALL_BUT.sub, _others)),
    (("surviv", "survecu", " lived", "made it", " alive"), partial(_NONE_OF.sub, lambda found: _lost(found, 0))),
    (("surviv", "survecu", " lived", "made it", " alive"), partial(_ONE_OF.sub, lambda found: _lost(found, 1))),
    (("~",), partial(_DATED_ASIDE.sub, "")),
    (("twice as many", "deux fois plus", " double d"), partial(_TWICE.sub, _doubled)),
    ((" pendant ‹", " durant ‹", " for ‹"), partial(_SO_LONG.sub, "")),
    (("respecti",), partial(_RESPECTIVE.sub, _added_up)),
    ((" at ‹", " to ‹", " a ‹"), partial(_COUNTED_OUT.sub, r"\2 \1")),
    ((" as many", " autant d"), partial(_AS_MANY.sub, r"‹\1›\2 ‹\1›")),
)


def plain(words: str) -> str:
    """Sentences without what stands between a deed and whom it hit: "the abduction, on Tuesday, of twelve men"."""
    words = words.replace("œ", "oe").replace(" n ", " and ").replace(" sur le coup", "").replace("incl. ", "incl ")
    words = words.replace("› / ", "› ; ")
    for needles, change in _STEPS:
        if any(each in words for each in needles):
            words = change(words)
    return words


_EMPTY_ASIDE = re.compile(r", +,")


def without_asides(lines: Lines) -> tuple[Lines, set[int]]:
    """What nobody could tell, and numbers since replaced, taken out; and the numbers that others stand for."""
    wrong = {int(found[2]) for found in lines.heard[_REPLACED] if found.lastgroup == "instead"}
    for asides in (_UNTOLD, _REPLACED):
        if any(lines.heard.any(asides, line.start, line.end) for line in lines.begun(asides)):
            lines = Lines([(line.part, _without(lines, line, asides)) for line in lines.all])
    return lines, wrong - {1}


def _without(lines: Lines, line: Line, asides: Pattern) -> str:
    pieces: list[str] = []
    at = line.start
    for found in lines.heard.apart(asides, line.start, line.end):
        start = found.start()
        if found.lastgroup == "instead":
            joint = _BEFORE_INSTEAD.search(lines.text, max(at, start - len(", et and ")), start)
            if joint is None:
                continue
            start = joint.start()
        if start >= at:
            pieces += (lines.text[at:start], " ")
            at = found.end()
    return _EMPTY_ASIDE.sub(",", "".join((*pieces, lines.text[at : line.end])))
