"""Whether the item says outright that nobody died, or that nobody was hurt.

    each "no …" or "nobody …" of a sentence
    … that is not only unreported, unconfirmed, one side's own, or too early
    … and that no vague toll beside it gives the lie
    a title's word alone yields to a body that knows less

What is not said outright stays unknown: an alert must not tell of peace where nobody has counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot.understand.prose import Part
from bot.understand.sieve import Sieve
from bot.understand.tables import nobody as table

_NONE, _NOBODY = Sieve(table.NONE), Sieve(table.NOBODY)
_NOUN, _VERB = Sieve(table.NOUN), Sieve(table.VERB)
_HELD_BACK, _HEDGED, _NOT_YET = Sieve(table.HELD_BACK), Sieve(table.HEDGED), Sieve(table.NOT_YET)
_SOME = {"dead": Sieve(table.SOME_DEAD), "hurt": Sieve(table.SOME_HURT)}
_LOOK_BACK = 24
_TAKES_LIFE = ("kill", "tue", "claim", "cost", "tak", "took")


def nobody(parts: Sequence[tuple[Part, str]]) -> tuple[bool, bool]:
    """Whether nobody died, whether nobody was hurt; `parts` are folded sentences with marked numbers."""
    sure: dict[str, set[Part]] = {"dead": set(), "hurt": set()}
    unsure: dict[str, bool] = {"dead": False, "hurt": False}
    whole = "\n".join(words for _, words in parts)
    for part, words in parts if _NONE.may(whole) or _NOBODY.may(whole) else ():
        too_early = None
        for counts, start, end in _denials(words):
            if too_early is None:
                too_early = bool(_NOT_YET.search(words))
            held = _HELD_BACK.pattern.search(words, max(0, start - _LOOK_BACK), start)
            for count in counts:
                if too_early or held or _HEDGED.pattern.match(words, end):
                    unsure[count] = True
                else:
                    sure[count].add(part)
    return _holds("dead", parts, sure, unsure), _holds("hurt", parts, sure, unsure)


def _holds(count: str, parts: Sequence[tuple[Part, str]], sure: dict[str, set[Part]], unsure: dict[str, bool]) -> bool:
    if not sure[count] or (sure[count] == {Part.TITLE} and unsure[count]):
        return False
    return not any(_SOME[count].search(words) for _, words in parts)


def _denials(words: str) -> Iterator[tuple[Collection[str], int, int]]:
    """Each denial of a sentence: which counts it is about, where it begins and ends."""
    for found in _NONE.finditer(words):
        kinds = {each.lastgroup for each in _NOUN.pattern.finditer(found["nouns"])}
        yield _counts(kinds), found.start(), found.end()
    for found in _NOBODY.finditer(words):
        if found["verbs"]:
            kinds = {each.lastgroup for each in _VERB.pattern.finditer(found["verbs"])}
            yield _counts(kinds), found.start(), found.end()
        elif found["safe"]:
            yield ["dead", "hurt"], found.start(), found.end()
        elif found["object"]:
            yield ["dead" if found["object"].startswith(_TAKES_LIFE) else "hurt"], found.start(), found.end()
        else:
            yield ["dead"], found.start(), found.end()


def _counts(kinds: set[str | None]) -> list[str]:
    return [count for count in ("dead", "hurt") if count in kinds or "both" in kinds]
