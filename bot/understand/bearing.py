"""How an item bears on what was told before: news, a correction, a denial, an end; another one, or the same goes on.

    another   = the first event that the title or lead names is "a second", "a new" one
    denies    = the title or first sentences say that it did not happen, and nobody was hurt in it after all
    corrects  = they say that something told was wrong; a toll that only rises is no mistake
    ends      = they say that it is over: captives free, a siege lifted, an alert closed
    follows   = the words of a story that goes on: the toll rises, the dead are buried

Words count where they are the item's own message: in the title, and the sentences that open the text. What a
speaker refuses ("denies involvement"), asks for ("demands their release") or promises is none of it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from bot.model import Bearing, EventType, MsgType
from bot.understand.chorus import Chorus, Found, Singer
from bot.understand.numbers import mark
from bot.understand.prose import Part, Prose
from bot.understand.tables import bearing as table

OPENING = 3  # sentences of the text that carry its message
_LONGEST = 900  # characters of them; a text without stops is no reason to read on
_FULL_STOP = re.compile(r"[.!?][\"»]?\s")
_LOOK_BACK = 45  # characters before the words of an end in which they may be set back in time


@dataclass(frozen=True, slots=True)
class Stance:
    """The bearing, whether it is told as another event, as one that goes on, and the words that say so.

    `ended` is what kind of event the words of an end are about, where they tell.
    """

    bearing: Bearing
    another: bool
    follows: bool
    why: str = ""
    ended: EventType | None = None


_MESSAGE = Chorus()  # what is asked of title and opening alone
_NO_DENIAL, _DENIES, _NONE_WAS = (
    _MESSAGE.singer(pattern) for pattern in (table.NO_DENIAL, table.DENIES, table.NONE_WAS)
)
_CORRECTS = _MESSAGE.singer(table.CORRECTS)
_FEWER = tuple(_MESSAGE.singer(pattern) for pattern in table.NOT_THAT_MANY)
_ENDS = tuple((kind, _MESSAGE.singer(pattern)) for kind, pattern in table.ENDS)
_NOT_OVER, _SOME_OF = _MESSAGE.singer(table.NOT_OVER), re.compile(table.SOME_OF)
_EARLIER = re.compile(table.EARLIER)
_OTHERS_HELD = _MESSAGE.singer(table.OTHERS_HELD)
_SEVERAL = _MESSAGE.singer(r"\b(?:two|three|twin|deux|trois|double) ")
_ANOTHER, _EVENT_NOUN, _FOLLOWS = (
    _MESSAGE.singer(pattern) for pattern in (table.ANOTHER, table.EVENT_NOUN, table.FOLLOWS)
)

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
    title, opening = _opening(prose)
    front = f"{title}\n{opening}".strip()
    counted = mark(title), mark(opening)  # no number goes on over a line's end
    marked = "\n".join(counted).strip()
    another = _is_another(title, opening)
    follows = bool(_told(_FOLLOWS, marked)) and not another
    found = _denies(title, opening, deadly=deadly) or _corrects(front, marked)
    kind, words = ("", "") if found else _ends(title, opening, counted, event_type, msg_type)
    bearing, why = found or ((Bearing.ENDS, words) if words else (Bearing.NEWS, ""))
    ended = EventType(kind) if kind else None
    return Stance(bearing, another and bearing is Bearing.NEWS, follows or bearing is not Bearing.NEWS, why, ended)


def _told(words: Singer, text: str) -> re.Match[str] | None:
    """Where the words first stand in a text."""
    return _asked(text).first(words)


@functools.lru_cache(maxsize=8)  # an item's title, opening and first sentence, each asked for many words
def _asked(text: str) -> Found:
    return _MESSAGE.find(text)


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
        if first >= 0 and clause.sentence < first + OPENING and clause.part is not Part.ASIDE:
            told.append(prose.folded(clause))
    return " ".join(title).strip()[:_LONGEST], " ".join(told).strip()[:_LONGEST]


def _is_another(title: str, opening: str) -> bool:
    """The first event that is named is told as a further one; where it comes second, both are the story."""
    for text in (title, _first_sentence(opening)):
        marker = _told(_ANOTHER, text)
        if marker:
            noun = _told(_EVENT_NOUN, text)
            return noun is None or marker.start() <= noun.start() <= marker.end()
        if text is title and _told(_SEVERAL, text) and _told(_EVENT_NOUN, text):
            return False
    return False


def _denies(title: str, opening: str, *, deadly: bool) -> tuple[Bearing, str] | None:
    first = _first_sentence(opening)
    found = next(
        (
            match
            for pattern, texts in ((_DENIES, (title, opening)), (_NONE_WAS, (title, first)))
            for text in texts
            if (match := _told(pattern, _asked(text).without(_NO_DENIAL)))
        ),
        None,
    )
    if not found:
        return None
    # "The town did not fall; twelve soldiers died": the attack stands, what was told of it does not.
    return (Bearing.CORRECTS if deadly else Bearing.DENIES), found.group()


def _corrects(front: str, marked: str) -> tuple[Bearing, str] | None:
    counts = [found for pattern in _FEWER for found in _asked(marked)[pattern]]
    if any(int(found["now"]) < int(found["then"]) for found in counts):
        return Bearing.CORRECTS, counts[0].group()
    if counts:
        return None  # more than was told: the news, not a mistake
    found = _told(_CORRECTS, front)
    return (Bearing.CORRECTS, found.group()) if found else None


def _ends(
    title: str, opening: str, counted: tuple[str, str], event_type: EventType | None, msg_type: MsgType
) -> tuple[str, str]:
    """The kind of event that the words of an end are about ("" for any), and the words; none where it goes on.

    `counted` are title and opening with their numbers marked.
    """
    kinds = {""} | _ENDED_BY.get(event_type, set()) if event_type else {"", "access", "abduction", "other", "unrest"}
    if msg_type is MsgType.CANCEL:
        kinds |= {"access", "unrest", "other"}
    for text, marked, allowed in (
        (title, counted[0], kinds),
        (_first_sentence(opening), _first_sentence(counted[1]), kinds),
        (opening, counted[1], {""}),
    ):
        if _told(_NOT_OVER, text) or _told(_OTHERS_HELD, text) or _some_only(marked):
            continue
        for kind, pattern in _ENDS:
            found = _told(pattern, text) if kind in allowed else None
            if found and not _EARLIER.search(text[: found.end()], max(0, found.start() - _LOOK_BACK)):
                return kind, found.group()
    return "", ""


def _first_sentence(opening: str) -> str:
    return _FULL_STOP.split(opening, maxsplit=1)[0]


def _some_only(marked: str) -> bool:
    """Only a part of them is free."""
    found = _SOME_OF.search(marked)
    return found is not None and int(found["part"]) < int(found["whole"])
