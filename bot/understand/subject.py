"""What a text is about, by the words it is full of: sport, a film, a flood, a study.

Such texts borrow the words of war ("bombarded the goal"), and no single word of theirs settles what they are; many
of one subject do. A word of the title or the first sentence counts double, each word once.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from bot.understand.memo import Memo
from bot.understand.prose import Part, Prose
from bot.understand.tables.subjects import SUBJECTS

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z]+)*")
FRONT = 2  # what a word of the title or the lead counts
SAMPLE = 3  # words that a reason names


def _subjects() -> dict[str, tuple[int, ...]]:
    known: dict[str, tuple[int, ...]] = {}
    for number, subject in enumerate(SUBJECTS):
        for word in dict.fromkeys(f"{subject.en} {subject.fr}".split()):
            known[word] = (*known.get(word, ()), number)
    return known


_KNOWN = _subjects()
# By what stands between two spaces: the known words in it, and where they begin.
_INSIDE: Memo[tuple[tuple[int, str], ...]] = Memo(
    lambda between: tuple((found.start(), found[0]) for found in _WORD.finditer(between) if found[0] in _KNOWN)
)


@dataclass(frozen=True, slots=True)
class About:
    """The subject that a text speaks of most: its name, how much, and some of its words."""

    why: str = ""
    points: int = 0
    words: tuple[str, ...] = ()


def about(prose: Prose) -> About:
    """The subject with the most words in the text; points: each word once, those in front double."""
    front_end = max((c.end for c in prose.clauses if c.part in {Part.TITLE, Part.LEAD}), default=0)
    points: Counter[int] = Counter()
    words: dict[int, dict[str, None]] = {}
    seen: set[str] = set()
    for _, place, _, inside in _INSIDE.over(prose.words):
        for at, word in inside:
            if word not in seen:
                seen.add(word)
                for number in _KNOWN[word]:
                    points[number] += FRONT if place + at < front_end else 1
                    words.setdefault(number, {})[word] = None
    if not points:
        return About()
    best, most = points.most_common(1)[0]
    return About(SUBJECTS[best].why, most, tuple(words[best])[:SAMPLE])
