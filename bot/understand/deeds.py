"""Who did what to whom: a sentence's actors, verbs and targets put together, where no phrase says it whole.

    somebody armed, a deed, whom     "presumed militants shot two butchers": violence; a battle if it hit the forces
    the forces, an arrest            "the army announced the arrest of eleven suspects"
    a crowd, a road blocked          "women blocked the bridge"
    fighting, two armed sides        "fighting was reported between …"

The tables hold plain words; what they may mean together stands here, once for both languages.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from bot.model import EventType
from bot.understand.memo import Memo
from bot.understand.prose import Prose
from bot.understand.tables import deeds as table
from bot.understand.tables.people import PEOPLE, Side

REACH = 12  # words between a deed and who did it, or whom it hit
_WORD, _STOP = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), re.compile(r"[.;:!?\n]")
_BY = frozenset(("by", "par"))
_NEGATED = frozenset(("no", "not", "never", "aucun", "aucune", "ni", "sans", "without", "pas"))
_MEANT = frozenset(("to", "pour", "de", "d", "a", "afin"))  # "to block": meant, not done; «en train de tirer» is done
_PASSIVE = frozenset(("was", "were", "been", "being", "ete", "est", "sont", "fut", "furent"))
# French «militants» are a party's; English ones are armed.
_FRENCH_ARTICLES = frozenset(("les", "des", "de", "aux", "ses", "leurs", "nos", "vos"))


@dataclass(frozen=True, slots=True)
class Done:
    """A deed found: its type, the name of its rule, and where its word stands."""

    type: EventType
    why: str
    start: int
    end: int


def _english(verb: str) -> Iterator[str]:
    if verb in table.IRREGULAR:
        yield from table.IRREGULAR[verb].split()
        return
    stem = verb.removesuffix("e")
    doubled = stem + stem[-1] if verb in table.DOUBLING else stem
    yield from (verb, f"{verb}es" if verb.endswith(("s", "sh", "ch")) else f"{verb}s", f"{doubled}ed", f"{doubled}ing")


def _french(verb: str) -> Iterator[str]:
    if verb in table.IRREGULAR:
        yield from table.IRREGULAR[verb].split()
        return
    stem = verb.removesuffix("er")
    soft = stem + "e" if stem.endswith("g") else stem
    yield from (stem + end for end in ("e", "es", "ee", "ees", "ent", "er", "eront", "era", "erent"))
    yield from (soft + end for end in ("ant", "ait", "aient"))


def _verbs() -> dict[str, tuple[table.Deed, ...]]:
    known: dict[str, tuple[table.Deed, ...]] = {}
    for deed in table.DEEDS:
        forms = {form for verb in deed.en.split() for form in _english(verb)}
        forms |= {form for verb in deed.fr.split() for form in _french(verb)}
        for form in forms:
            known[form] = (*known.get(form, ()), deed)
    return known


def _known() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By its first word, each word or phrase for those who do deeds, the longest first, with who they are."""
    known: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for who, columns in (("armed", table.ARMED), ("army", table.FORCES), ("crowd", table.CROWD)):
        for column in columns:
            singles, *phrases = column.split("|")
            for phrase in (*((word,) for word in singles.split()), *(tuple(each.split()) for each in phrases)):
                known.setdefault(phrase[0], []).append((phrase, who))
    return {first: tuple(sorted(each, key=lambda one: -len(one[0]))) for first, each in known.items()}


_VERBS: Mapping[str, tuple[table.Deed, ...]] = _verbs()
_KNOWN = _known()
_SIDES = {Side.ATTACKERS: "armed", Side.FORCES: "forces"}
_SOMEBODY = _KNOWN.keys() | {word for word, (side, _) in PEOPLE.items() if side in _SIDES}
_THINGS = frozenset(" ".join(table.THINGS).split())
_POSTS = frozenset(" ".join(table.POSTS).split())
_WAYS = frozenset(" ".join(table.WAYS).split())
_FIGHTS, _FIRE, _BANS, _ARRESTS = (
    frozenset(words.split()) for words in (table.FIGHTS, table.FIRE, table.BANS, table.ARRESTS)
)
_MOVED = frozenset(form for verb in table.MOVING.split() for form in _french(verb))
_TELLING = _FIGHTS | _FIRE | _BANS | _ARRESTS | _VERBS.keys()
_TELLS: Memo[bool] = Memo(lambda between: not _TELLING.isdisjoint(_WORD.findall(between)))


@dataclass(slots=True)
class _Sentence:
    """The words of one sentence, where it begins, and who stands in it at which word."""

    text: str
    start: int
    words: list[str]
    armed: list[int]
    forces: list[int]
    army: list[int]  # those of the forces who fight: the police arrest thieves too
    crowd: list[int]

    def offset(self, at: int) -> int:
        """Where in the whole text a word begins: asked of few."""
        return self.start + next(islice(_WORD.finditer(self.text), at, None)).start()


def deeds(prose: Prose) -> list[Done]:
    """Every deed that somebody armed, the forces or a crowd is told to have done, in the order of the text."""
    found: list[Done] = []
    for sentence in _sentences(prose):
        told_of = sentence.armed or sentence.forces or sentence.crowd
        if told_of or not _POSTS.isdisjoint(sentence.words) or not _BANS.isdisjoint(sentence.words):
            found += _in_sentence(sentence)
    return found


def _sentences(prose: Prose) -> Iterator[_Sentence]:
    """The sentences that hold a word of some deed; who stands in the others tells nothing."""
    telling = deque((at, at + len(word)) for _, at, word, _ in _TELLS.over(prose.words))
    start = 0
    for stretch in _STOP.split(prose.low):
        while telling and telling[0][1] <= start:
            telling.popleft()
        if not telling:
            return
        end = start + len(stretch)
        if telling[0][0] < end:
            yield _with_people(stretch, start)
        start = end + 1


def _with_people(stretch: str, start: int) -> _Sentence:
    words = _WORD.findall(stretch)
    found = _Sentence(stretch, start, words, [], [], [], [])
    for at in [place for place, word in enumerate(words) if word in _SOMEBODY]:
        word = words[at]
        who = _who(words, at, word)
        if who == "armed" and not (word == "militants" and at and words[at - 1] in _FRENCH_ARTICLES):
            found.armed.append(at)
        elif who == "crowd":
            found.crowd.append(at)
        elif who in {"army", "forces"}:
            found.forces.append(at)
            if who == "army":
                found.army.append(at)
    return found


def _who(words: list[str], at: int, word: str) -> str:
    """Who the word at `at`, or the phrase that begins there, tells of; "" for nobody of ours."""
    for phrase, who in _KNOWN.get(word, ()):
        if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
            return who
    return _SIDES.get(PEOPLE[word][0], "") if word in PEOPLE else ""


def _in_sentence(sentence: _Sentence) -> Iterator[Done]:
    for at in [place for place, word in enumerate(sentence.words) if word in _TELLING]:
        word = sentence.words[at]
        if at and sentence.words[at - 1] in _NEGATED:
            continue
        for kind, why in _deed(sentence, at, word):
            start = sentence.offset(at)
            yield Done(kind, why, start, start + len(word))
            break


def _deed(sentence: _Sentence, at: int, word: str) -> Iterator[tuple[EventType, str]]:
    """What this word tells here; nothing where nobody fits it."""
    if word in _FIGHTS and len(sentence.armed) + len(sentence.forces) > 1:
        yield EventType.BATTLE, "fighting between sides"
    if word in _FIRE and (sentence.armed or any(each in _POSTS for each in sentence.words)):
        yield EventType.EXPLOSION, "fire from afar"
    if word in _BANS and not _WAYS.isdisjoint(sentence.words):
        yield EventType.ACCESS, "a way forbidden"
    if word in _ARRESTS and sentence.army:
        yield EventType.OTHER, "an arrest"
    for deed in _VERBS.get(word, ()):
        if at and sentence.words[at - 1] in _MEANT and "train" not in sentence.words[max(0, at - 2) : at]:
            continue
        passive = word not in _MOVED and not _PASSIVE.isdisjoint(sentence.words[max(0, at - 2) : at])
        kind = _type(sentence, at, deed, passive=passive) if _done(sentence, at, deed, passive=passive) else None
        if kind is not None:
            yield kind, deed.why


def _done(sentence: _Sentence, at: int, deed: table.Deed, *, passive: bool) -> bool:
    """Whether somebody who does such deeds did it: before the verb, or behind it after "by".

    Who did it may go without saying where a post of the forces "was harassed".
    """
    who = {
        "armed": sentence.armed,
        "army": sentence.army,
        "both": (*sentence.armed, *sentence.forces),
        "crowd": sentence.crowd,
    }[deed.by]
    if not passive:
        return any(at - REACH <= each < at for each in who)
    if any(at < each <= at + REACH and not _BY.isdisjoint(sentence.words[at + 1 : each]) for each in who):
        return True
    hit = sentence.words[max(0, at - REACH) : at]
    return deed.fought and (not _POSTS.isdisjoint(hit) or any(at - REACH <= each < at for each in sentence.forces))


def _type(sentence: _Sentence, at: int, deed: table.Deed, *, passive: bool) -> EventType | None:
    """The type, seen with whom or what it hit; None where nothing is named that such a deed can hit.

    The forces or an armed side make it a battle where it is fought.
    """
    if deed.type is EventType.OTHER or deed.by == "crowd":
        return deed.type
    # Of a passive, whom it hit stands before; else behind.
    behind = range(at + 1, min(len(sentence.words), at + 1 + REACH))
    for each in range(at - 1, max(-1, at - 1 - REACH), -1) if passive else behind:
        word = sentence.words[each]
        if deed.fought and (each in sentence.forces or each in sentence.armed or word in _POSTS):
            return EventType.BATTLE
        civilian = word in _THINGS or (word in PEOPLE and PEOPLE[word][0] in {Side.CIVILIANS, Side.ANYBODY})
        if civilian or (deed.type is EventType.ACCESS and word in _WAYS):
            return deed.type
    return None
