"""What a text is about, by the words it is full of: sport, a film, a flood, a study.

Such texts borrow the words of war ("bombarded the goal"), and no single word of theirs settles what they are; many
of one subject do. A word of the title or the first sentence counts double, each word once.
"""

from __future__ import annotations

import re
from collections import Counter

from bot.understand.tables.subjects import SUBJECTS
from bot.understand.text.memo import Memo
from bot.understand.text.prose import Part, Prose

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z]+)*")
FRONT = 2  # what a word of the title or the lead counts


def _subjects() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for subject in SUBJECTS:
        for word in dict.fromkeys(f"{subject.en} {subject.fr}".split()):
            known[word] = (*known.get(word, ()), subject.why)
    return known


_KNOWN = _subjects()
# By what stands between two spaces: the known words in it, and where they begin.
_INSIDE: Memo[tuple[tuple[int, str], ...]] = Memo(
    lambda between: tuple((found.start(), found[0]) for found in _WORD.finditer(between) if found[0] in _KNOWN)
)


def about(prose: Prose) -> Counter[str]:
    """How much the text is about each subject, in points: each word once, those in front double."""
    front_end = max((c.end for c in prose.clauses if c.part in {Part.TITLE, Part.LEAD}), default=0)
    points: Counter[str] = Counter()
    seen: set[str] = set()
    for _, place, _, inside in _INSIDE.over(prose.words):
        for at, word in inside:
            if word not in seen:
                seen.add(word)
                for subject in _KNOWN[word]:
                    points[subject] += FRONT if place + at < front_end else 1
    return points
