"""How an item bears on what was told before: news, a correction, a denial, an end; another one, or the same goes on.

    another   = the first event that the title or lead names is "a second", "a new" one
    denies    = the title or first sentences say that it did not happen, and nobody was hurt in it after all
    corrects  = they say that something told was wrong; a toll that only rises is no mistake
    ends      = they say that it is over: captives free, a siege lifted, an alert closed
    follows   = the words of a story that goes on: the toll rises, the dead are buried
    weighed   = against all other signs of the text: what only sounds like an end is news; what sounds like one
                without its words is one where its story is known

Words count where they are the item's own message: in the title, and the sentences that open the text. What a
speaker refuses ("denies involvement"), asks for ("demands their release") or promises is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from bot.model import Bearing, EventType, MsgType
from bot.understand.scales import scales
from bot.understand.signs import Signs
from bot.understand.tables import bearing as table
from bot.understand.text.numbers import mark
from bot.understand.text.pattern_set import Pattern, PatternSet
from bot.understand.text.prose import Part, Prose

OPENING = 3  # sentences of the text that carry its message
_LONGEST = 900  # characters of them; a text without stops is no reason to read on
_FULL_STOP = re.compile(r"[.!?][\"»]?\s")
_SPACES = re.compile(" {2,}")
_HEADING = 70  # characters: so short a first sentence tells nothing yet
_LOOK_BACK = 45  # characters before the words of an end in which they may be set back in time


@dataclass(frozen=True, slots=True)
class Stance:
    """The bearing, whether it is told as another event, as one that goes on, and the words that say so.

    `ended` is what kind of event the words of an end are about, where they tell; `sounds_over` says that there are no
    such words, but much else of an end.
    """

    bearing: Bearing
    another: bool
    follows: bool
    why: str = ""
    ended: EventType | None = None
    sounds_over: bool = False


# Steps of the scales by which an item may look more like news than like the end that its words tell of, before it is
# news: by what was learnt without them, all 55 true ends of the corpora lay above, five of nine false ones below.
DOUBTED = -1.75
# From here on a text sounds over though none of its words say so: by what was learnt without its writer, 7 of 18 such
# ends of a known story lay above, and none of 550 reports that went on with one. Without a known story it decides
# nothing: an all-clear that nobody gave is worse than one left out.
SOUNDS_OVER = -1.5

_MESSAGE, _COUNTED = PatternSet(), PatternSet()  # what is asked of title and opening alone; with numbers marked
_NO_DENIAL, _DENIES, _NONE_WAS = (
    _MESSAGE.add(pattern, re.MULTILINE) for pattern in (table.NO_DENIAL, table.DENIES, table.NONE_WAS)
)
_NO_EVENT = _MESSAGE.add(table.NO_EVENT, re.MULTILINE)
_CORRECTS = _MESSAGE.add(table.CORRECTS, re.MULTILINE)
_NOBODY_WAS = _MESSAGE.add(table.NOBODY_WAS, re.MULTILINE)
_FEWER = tuple(_COUNTED.add(pattern, re.MULTILINE) for pattern in table.NOT_THAT_MANY)
_ENDS = tuple((kind, _MESSAGE.add(pattern, re.MULTILINE)) for kind, pattern in table.ENDS)
_NOT_OVER, _SOME_OF = _MESSAGE.add(table.NOT_OVER, re.MULTILINE), re.compile(table.SOME_OF)
_EARLIER = re.compile(table.EARLIER)
_OTHERS_HELD = _MESSAGE.add(table.OTHERS_HELD, re.MULTILINE)
_SEVERAL = _MESSAGE.add(r"\b(?:two|three|twin|deux|trois|double) ")
_ANOTHER, _EVENT_NOUN = (_MESSAGE.add(pattern, re.MULTILINE) for pattern in (table.ANOTHER, table.EVENT_NOUN))
_FOLLOWS = _COUNTED.add(table.FOLLOWS, re.MULTILINE)

# Kinds of event that the words for another kind may end as well: a jail break's curfew, a captive's road.
_ENDED_BY = {
    EventType.ACCESS: {"access"},
    EventType.ABDUCTION: {"abduction"},
    EventType.UNREST: {"unrest", "access"},
    EventType.OTHER: {"other", "access", "abduction"},
    EventType.VIOLENCE: {"abduction"},
    EventType.BATTLE: {"access"},
    EventType.EXPLOSION: {"access"},
}


def stance(prose: Prose, event_type: EventType | None, *, deadly: bool, msg_type: MsgType = MsgType.ALERT) -> Stance:
    """How the item bears on what was told. `deadly`: it tells of dead, so it can't say that nothing happened."""
    message = _Message(*_opening(prose))
    another = _is_another(message)
    follows = bool(message.counted.first(_FOLLOWS)) and not another
    found = _denies(message, deadly=deadly) or _corrects(message)
    kind, words = ("", "") if found else _ends(message, event_type, msg_type)
    bearing, why = found or ((Bearing.ENDS, words) if words else (Bearing.NEWS, ""))
    ended = EventType(kind) if kind else None
    return Stance(bearing, another and bearing is Bearing.NEWS, follows or bearing is not Bearing.NEWS, why, ended)


def weighed(said: Stance, shown: Signs, found: Iterable[str]) -> Stance:
    """The stance where the words of an end are weighed with all signs of the text; `found`: what else was found."""
    signs = shown | {f"={word}" for word in (f"said {said.bearing}", *(["follows"] if said.follows else ()), *found)}
    weight = scales("ends").weigh(signs)[0]
    if said.bearing is Bearing.NEWS and weight >= SOUNDS_OVER:
        return replace(said, sounds_over=True)
    if weight >= DOUBTED or said.bearing is not Bearing.ENDS:
        return said
    return replace(said, bearing=Bearing.NEWS, ended=None, why="")


_Span = tuple[int, int]


class _Message:
    """An item's title and opening, a line each, and what every word for a bearing finds in them."""

    def __init__(self, title: str, opening: str) -> None:
        self.text = f"{title}\n{opening}" if title else opening
        start = len(self.text) - len(opening)
        self.title: _Span = (0, len(title))
        self.opening: _Span = (start, len(self.text))
        self.first: _Span = (start, start + len(_first_sentence(opening)))
        self.head: _Span = (start, start + len(_head(opening)))
        # The same with numbers marked; no number goes on over a line's end.
        self.marked_title, self.marked_opening = mark(title), mark(opening)
        self.marked = f"{self.marked_title}\n{self.marked_opening}" if title else self.marked_opening
        self._found = _MESSAGE.find(self.text)
        self.counted = _COUNTED.find(self.marked)

    def told(self, words: Pattern, span: _Span) -> re.Match[str] | None:
        """Where the words first stand in a stretch."""
        return next(self._found.within(words, *span), None)

    def denied(self, words: Pattern, span: _Span) -> re.Match[str] | None:
        """The same, with what only looks like a denial left out."""
        if not self._found.any(_NO_DENIAL, *span):
            return self.told(words, span)
        return _MESSAGE.find(_MESSAGE.find(self.text[slice(*span)]).without(_NO_DENIAL)).first(words)


def _opening(prose: Prose) -> tuple[str, str]:
    """The folded title, and the first sentences of the text; mastheads and asides are skipped."""
    title, told = [], []
    first = -1
    for clause in prose.clauses:
        if clause.part is Part.TITLE:
            title.append(prose.folded(clause))
            continue
        if first < 0 and clause.part is Part.LEAD and clause.end - clause.start > 1:
            first = clause.sentence
        if 0 <= first <= clause.sentence - OPENING:
            break
        if first >= 0 and clause.part is not Part.ASIDE:
            told.append(prose.folded(clause))
    return _joined(title), _joined(told)


def _joined(clauses: Iterable[str]) -> str:
    """One line of text: what spans a colon or a stop is found as if it stood in one clause."""
    return _SPACES.sub(" ", " ".join(clauses)).strip()[:_LONGEST]


def _is_another(message: _Message) -> bool:
    """The first event that is named is told as a further one; where it comes second, both are the story."""
    for span in (message.title, message.first):
        marker, noun = message.told(_ANOTHER, span), message.told(_EVENT_NOUN, span)
        if marker:
            return noun is None or marker.start() <= noun.start() <= marker.end()
        if noun and span is message.title and message.told(_SEVERAL, span):
            return False
    return False


def _denies(message: _Message, *, deadly: bool) -> tuple[Bearing, str] | None:
    found = (
        message.denied(_DENIES, message.title)
        or message.denied(_DENIES, message.opening)
        or message.denied(_NONE_WAS, message.title)
        or message.denied(_NONE_WAS, message.head)
        or _set_right(message)
    )
    if not found:
        return None
    # "The town did not fall; twelve soldiers died", "nine were taken, not fourteen": the attack stands, what was told
    # of it does not. Under "No attack on the town", dead are those of the rumour.
    recounted = any(0 < int(each["now"]) < int(each["then"]) for each in _counts(message))
    stands = (deadly or recounted) and not message.denied(_NO_EVENT, message.title)
    return (Bearing.CORRECTS if stands else Bearing.DENIES), found.group()


def _set_right(message: _Message) -> re.Match[str] | None:
    """Words for "none was", anywhere in the opening of a text that calls something told wrong."""
    if not message.told(_CORRECTS, (0, len(message.text))):
        return None
    return message.denied(_NONE_WAS, message.opening) or message.told(_NOBODY_WAS, message.opening)


def _counts(message: _Message) -> list[re.Match[str]]:
    """The numbers that are set against one told before."""
    return [found for pattern in _FEWER for found in message.counted[pattern]]


def _corrects(message: _Message) -> tuple[Bearing, str] | None:
    counts = _counts(message)
    if any(int(found["now"]) < int(found["then"]) for found in counts):
        return Bearing.CORRECTS, counts[0].group()
    if counts:
        return None  # more than was told: the news, not a mistake
    found = message.told(_CORRECTS, (0, len(message.text)))
    return (Bearing.CORRECTS, found.group()) if found else None


def _ends(message: _Message, event_type: EventType | None, msg_type: MsgType) -> tuple[str, str]:
    """The kind of event that the words of an end are about ("" for any), and the words; none where it goes on."""
    kinds = {""} | _ENDED_BY.get(event_type, set()) if event_type else {"", "access", "abduction", "other", "unrest"}
    if msg_type is MsgType.CANCEL:
        kinds |= {"access", "unrest", "other"}
    for span, marked, allowed in (
        (message.title, message.marked_title, kinds),
        (message.head, _head(message.marked_opening), kinds),
        # A road that reopens is told of after who is glad of it; captives' friends may be free before they are.
        (message.opening, message.marked_opening, {""} | ({"access"} if event_type is EventType.ACCESS else set())),
    ):
        ended = next(_ended(message, span, allowed), None)
        if ended and not _goes_on(message, span, marked):
            return ended
    return "", ""


def _ended(message: _Message, span: _Span, kinds: Collection[str]) -> Iterator[tuple[str, str]]:
    """The words of a stretch for an end of one of these kinds, with their kind; not those set back in time."""
    for kind, pattern in _ENDS:
        found = message.told(pattern, span) if kind in kinds else None
        if found and not _EARLIER.search(message.text, max(span[0], found.start() - _LOOK_BACK), found.end()):
            yield kind, found.group()


def _goes_on(message: _Message, span: _Span, marked: str) -> bool:
    """Whether a stretch says that it is not over, or not for all; `marked`: the same stretch, numbers marked."""
    return bool(message.told(_NOT_OVER, span) or message.told(_OTHERS_HELD, span)) or _some_only(marked)


def _first_sentence(opening: str) -> str:
    return _FULL_STOP.split(opening, maxsplit=1)[0]


def _head(opening: str) -> str:
    """The sentence that the text opens with; and the next, where it is a mere heading or a greeting."""
    first = _first_sentence(opening)
    if len(first) >= _HEADING:
        return first
    after = _FULL_STOP.search(opening, len(first) + 1)
    return opening[: after.start()] if after else opening


def _some_only(marked: str) -> bool:
    """Only a part of them is free."""
    found = _SOME_OF.search(marked)
    return found is not None and int(found["part"]) < int(found["whole"])
