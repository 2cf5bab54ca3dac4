"""Numbers in words and digits, English and French, rewritten in place so that patterns can see them.

"vingt-deux", "twenty-two", "22" and "une vingtaine" all become a marker `‹22›`; thousands may be
grouped ("8 450", "1,340"). Vague amounts ("several", "des dizaines") stay words: they are no number.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.understand.text.pattern_set import PatternSet

UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
SCALES = {"hundred": 100, "cent": 100, "cents": 100, "thousand": 1000, "mille": 1000}
# "une quinzaine" is told as 15: the corpus' and the newsroom's convention.
COLLECTIVES = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "dozen": 12,
    "pair": 2, "duo": 2, "trio": 3, "quartet": 4,
}  # fmt: skip
ARTICLES = {"a": 1, "an": 1}


def _one_of(words: Collection[str]) -> str:
    """A pattern for any of the words, the longest first; by their first letters, so that few are tried anywhere."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items()))


_WORD = _one_of({*UNITS, *TENS, *SCALES})
# "An eight-year-old girl", "a 12-hour battle" count nobody.
_AS_UNIT = r"-(?!odd\b)[a-z]"
_JOINT = r"-|-et-| |(?<=hundred) and |(?<=thousand) and | et (?=une?\b|onze\b)"
_NUMBERS = PatternSet()
_NUMBER = _NUMBERS.add(
    r"(?<![\w‹.,/:-])(?:"
    rf"(?P<digits>\d{{1,3}}(?:[ \u00a0\u202f,.]\d{{3}})+|\d{{1,7}})(?![\d/%]|[.,:]\d|-\d| ?%|{_AS_UNIT})(?=\W|$)"
    r"|(?P<few>half a dozen|une demi-douzaine)\b"
    r"|(?:une |a |an |about a |(?P<times>two|three|four|five|deux|trois|quatre|cinq) )"
    rf"(?P<coll>{'|'.join(COLLECTIVES)})s?\b(?! of \w+ (?:ago|years))"
    rf"|(?P<words>(?:{_WORD})(?:(?:{_JOINT})(?:{_WORD}))*)\b(?!{_AS_UNIT})(?:-odd\b)?"
    r")"
)
_SPLIT = re.compile(r"[- ]+")
HUNDRED = 100


def value_of(words: str) -> int | None:
    """The number that spelt-out `words` make, or None where they make none."""
    total = current = 0
    for word in _SPLIT.split(words):
        if word in {"and", "et"}:
            continue
        if word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] > HUNDRED:
                total, current = total + current, 0
        elif word.startswith("vingt") and current % HUNDRED == UNITS["quatre"]:
            current = current - UNITS["quatre"] + 80  # quatre-vingts
        elif word in UNITS or word in TENS:
            current += UNITS.get(word) or TENS[word]
        else:
            return None
    return total + current


# "between ten and fifteen", «de 10 à 15», "two or three"; a toll that went from one to the other is the other.
_RANGE = re.compile(
    r"(?:\b(?:between|entre|from|de|d'entre) )?‹(\d+)› ?(?:and|et|to|a|ou|or|-|–) ?‹(\d+)›(?! ?(?:and|et) ‹)"
)
_TWO = re.compile(r"› ?(?:and|et|to|a|ou|or|-|–) ?‹")
_RISE = re.compile(
    r"(?:pass\w+|ros?e|risen|rising|rises|rais\w+|revu\w*|revise\w*|up|down|jump\w*|climb\w*|grimp\w*|mont\w*|porte\w*"
    r"|went|augment\w*|increas\w*)(?: \w+){0,3} ?$"
)


def mark(low: str) -> str:
    """Folded text with each number as `‹n›`, a range as `‹a-b›`; offsets no longer hold."""
    pieces: list[str] = []
    at = 0
    for found in _NUMBERS.find(low)[_NUMBER]:
        pieces += (low[at : found.start()], _marker(found))
        at = found.end()
    marked = "".join((*pieces, low[at:]))
    return _RANGE.sub(_ranged, marked) if _TWO.search(marked) else marked


def _ranged(found: re.Match[str]) -> str:
    """Two numbers as one range, where they are one."""
    least, most = int(found[1]), int(found[2])
    joint = found.group()[found.group().index("›") + 1 : found.group().rindex("‹")].strip()
    if joint in {"and", "et"} and not found.group().startswith(("between", "entre", "d'entre")):
        return found.group()
    if joint in {"to", "a"} and _RISE.search(found.string, max(0, found.start() - 40), found.start()):
        return f"{joint} ‹{most}›"
    if not least < most or (joint in {"to", "a"} and most > 10 * least):
        return found.group()
    return f"‹{least}-{most}›"


def _marker(found: re.Match[str]) -> str:
    if found["digits"]:
        return f"‹{int(re.sub(r'[^0-9]', '', found['digits']))}›"
    if found["few"]:
        return "‹6›"
    if found["coll"]:
        return f"‹{COLLECTIVES[found['coll']] * UNITS.get(found['times'] or '', 1)}›"
    words = found["words"]
    if words in {"un", "une"} or (words == "one" and found.string.endswith("no ", 0, found.start())):
        return words  # articles far more often than numbers; "no one" is none
    number = value_of(words)
    return words if number is None else f"‹{number}›"
