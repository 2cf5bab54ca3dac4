"""Untidy text made readable: markup gone, sentences and clauses with offsets, a folded twin for the rules.

Nothing here knows about incidents. All offsets are characters into `Prose.text`; `Prose.low` has the
same length, so that a pattern found in the folded text points at the words as they were written.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from bot.understand.text.memo import Words
from bot.understand.text.pattern_set import PATTERNS, Found

MAX_CHARS = 20_000  # a story is told long before this; what follows is never needed for an alert
MAX_TITLE = 1_000

_TAG = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^<>]{0,200}>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,300}>")
_BLOCK = re.compile(r"<(script|style)\b[^<>]{0,200}>.{0,5000}?</\1>", re.IGNORECASE | re.DOTALL)
_SPACES = re.compile(r"[^\S\n]+")
_FRENCH_SPACES = str.maketrans("\u00a0\u202f", "  ")  # "not printable" too, and in nearly every French text
_CHARS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "…": "...", "\u00ad": None}
    | {"。": ". ", "！": "! ", "？": "? ", "；": "; "}  # so that Chinese sentences end like others
    | {
        chr(mark): None for mark in (*range(0x064B, 0x0653), 0x0670, 0x0640)
    }  # Arabic vowel signs: most texts leave them out
)
# Between Chinese and a name in Latin letters, where it has no space.
_BESIDE_HAN = re.compile("(?<=[\u4e00-\u9fff])(?=[A-Za-zÀ-ÿ])|(?<=[A-Za-zÀ-ÿ])(?=[\u4e00-\u9fff])")
_CHAR = re.compile(f"[{''.join(map(chr, _CHARS))}]")
# Where a sentence ends: a stop and a capital, digit or quotation mark, or the end of the line.
# One class of signs comes first: a search skips all else at once.
_STOP = re.compile(r"[.!?\n](?:(?<=\n)|(?<!\n)(?:[.!?]*[\"»)\]]*[ ]+(?=[\"«“(\[]?[ ]?[^\W_a-z]|[\"«])|[.!?]+[ ]?))")
# … in a post typed on a phone, which begins sentences in small letters.
_CARELESS_STOP = re.compile(r"[.!?]+[\"»)\]]*[ ]+|[!?.]{2,}[ ]?|\n")
BRIEF = 1  # sentences beside the first
_MASTHEAD = re.compile(
    r"(?:(?:evening|morning|news|security|midday) )?(?:flash|news|bulletin|journal|alerte?|urgent|communique|info"
    r"|update|note|compte[- ]rendu|breaking|dernieres? nouvelles?)"
    r"(?: (?:info|news|du|de|of|the|at|a"
    r"|soir|matin|midi|jour|securite|securitaire|express|n[°o]?|\d{1,4}[h/-]?\d{0,4}|heures?))*[ .:!-]*"
)
_CRIES = re.compile(r"[!?]{2}")
POST_LENGTH = 600
_ABBREVIATION = re.compile(
    r"(?:\b(?:m|mm|mme|mr|mrs|dr|gen|col|cap|capt|lt|sgt|st|ste|no|nos|incl|art|av|env|jan|feb|mar|apr|aug|sept?"
    r"|oct|nov|dec|janv|fev|avr|juil|u\.s|u\.n|[a-z]))\.$"
)
_CLAUSE = re.compile(r"[;:][ ]|[ ][-–—][ ]|[ ]\|[ ]")
_CLAUSE_SIGN = re.compile(r"[;:|–—-] ")


class Part(IntEnum):
    """Which part of the story a clause stands in; the earlier parts weigh more."""

    TITLE = 0
    LEAD = 1
    BODY = 2
    ASIDE = 3  # datelines, signatures, "read also": what a reader skips


PART_NAMES = {Part.TITLE: "title", Part.LEAD: "first sentence", Part.BODY: "body", Part.ASIDE: "aside"}


class Clause(NamedTuple):  # a text has dozens, and a frozen dataclass takes four times as long to make
    """A stretch of one sentence between stops, semicolons, colons or dashes."""

    start: int
    end: int
    sentence: int
    paragraph: int
    part: Part


@dataclass(slots=True)
class Prose:
    """One item's title and text, cleaned, with its folded twin and its clauses."""

    text: str
    low: str
    words: Words  # of `low`: several rooms go through them
    heard: Found  # what the patterns of every room find in it
    clauses: tuple[Clause, ...]
    body_at: int
    starts: list[int]
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)  # of sentences, filled when first asked for

    def clause_at(self, offset: int) -> Clause:
        """The clause that the character at `offset` belongs to."""
        return self.clauses[bisect_right(self.starts, offset) - 1]  # the first clause begins with the text

    def folded(self, clause: Clause) -> str:
        """The clause as the rules see it."""
        return self.low[clause.start : clause.end]

    def sentence_span(self, clause: Clause) -> tuple[int, int]:
        """Where the clause's whole sentence begins and ends."""
        if not self.spans:
            for each in self.clauses:
                start, _ = self.spans.get(each.sentence, (each.start, 0))
                self.spans[each.sentence] = (start, each.end)
        return self.spans[clause.sentence]


class _Fold(dict[int, str]):
    """Characters to their plain small form, one for one; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code)).lower()
        small = next((c for c in plain if not unicodedata.combining(c)), " ")
        self[code] = small
        return small


_FOLD = _Fold()
# Numbers are marked with these (`numbers.mark`): a writer's own are quotation marks like any others.
_FOLD[ord("‹")] = _FOLD[ord("›")] = '"'


def fold(text: str) -> str:
    """Small letters without accents, exactly as long as `text`."""
    if not text.isascii():
        for letter in set(_NOT_ASCII.findall(text)):  # few, each many times
            text = text.replace(letter, _FOLD[ord(letter)])
    return text.lower()


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def clean(text: str, limit: int = MAX_CHARS) -> str:
    """Plain text of at most `limit` characters: no tags, entities, controls or double spaces."""
    text = text[: limit * 2]
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _BLOCK.sub(" ", text)
        text = _ANY_TAG.sub(" ", _TAG.sub("\n", text))
    chinese = "。" in text or "，" in text
    for mark in set(_CHAR.findall(text)):
        text = text.replace(mark, _CHARS[ord(mark)] or "")
    text = unicodedata.normalize("NFC", text.replace("\r", "\n"))
    if chinese:
        text = _BESIDE_HAN.sub(" ", text)
    plain = text.replace("\n", "")
    if not plain.isprintable():
        if not plain.translate(_FRENCH_SPACES).isprintable():
            text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
        text = _SPACES.sub(" ", text)
    elif "  " in text:
        text = _SPACES.sub(" ", text)
    return "\n".join(filter(None, (line.strip(" ") for line in text.split("\n")))).strip()[:limit]


def prose(title: str, text: str) -> Prose:
    """Title and text as one cleaned whole, the title first and on a line of its own."""
    head, body = clean(title, MAX_TITLE), clean(text)
    whole = f"{head}\n{body}" if head else body
    low = fold(whole)
    body_at = len(head) + 1 if head else 0
    clauses = tuple(_clauses(low, whole, body_at)) or (Clause(0, len(whole), 0, 0, Part.TITLE),)
    words = Words(low)
    return Prose(whole, low, words, PATTERNS.find(low, words), clauses, body_at, [c.start for c in clauses])


def _sentences(low: str, whole: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each sentence, and whether a line ends with it."""
    start = 0
    for stop in (_CARELESS_STOP if _careless(whole) else _STOP).finditer(whole):
        ends_line = stop.group() == "\n"
        if not ends_line and _ABBREVIATION.search(low, max(start, stop.start() - 6), stop.start() + 1):
            continue
        if stop.end() > start:
            yield start, stop.end(), ends_line or whole[stop.end() : stop.end() + 1] == "\n"
        start = stop.end()
    if start < len(whole):
        yield start, len(whole), True


def _clauses(low: str, whole: str, body_at: int) -> Iterator[Clause]:
    paragraph = 0
    lead = -1
    # A post typed on a phone says all that it knows at once.
    brief = body_at == 0 and len(whole) < POST_LENGTH and (_careless(whole) or _CRIES.search(whole) is not None)
    # … and under "Evening flash" or "Bulletin 8" the news is in the first few sentences.
    brief = brief or (body_at > 0 and _MASTHEAD.fullmatch(low, 0, body_at - 1) is not None)
    for number, (start, end, ends_line) in enumerate(_sentences(low, whole)):
        if start < body_at:
            part = Part.TITLE
        elif lead < 0 or number == lead or (brief and number <= lead + BRIEF and paragraph <= 1):
            # A line of capitals above the story ("BILAN", "REPUBLIQUE DU MALI") is no lead.
            part = Part.LEAD
            if lead < 0 and end - start > _SHORT_LINE:
                lead = number
        else:
            part = Part.BODY
        at = start
        for cut in _CLAUSE.finditer(low, start, end) if _CLAUSE_SIGN.search(low, start, end) else ():
            yield Clause(at, cut.end(), number, paragraph, part)
            at = cut.end()
        if at < end:
            yield Clause(at, end, number, paragraph, part)
        paragraph += ends_line


def _careless(text: str) -> bool:
    """Say whether a short text has hardly a capital after its stops: a post typed on a phone."""
    if len(text) >= POST_LENGTH:
        return False
    stops = [text[found.end() : found.end() + 1] for found in _CARELESS_STOP.finditer(text)]
    small = sum(letter.islower() for letter in stops)
    return small > len(stops) / 2


_SHORT_LINE = 45  # characters; shorter first lines are letterheads, rubrics, slogans
