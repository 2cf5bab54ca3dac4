"""What one chat is owed of a story, by what it heard of it so far. Pure: the one decision over revisions.

A chat that missed revisions is told the newest one only, as what it is *to this chat*:

    it heard, or may have heard, a revision that was wrong,
      and surely not the one that sets it right          a correction, with sound, whatever came after
    it heard nothing                                     news, with sound; an end or a denial of it is no news
    it heard an earlier revision                         an update; a sound if any missed revision deserves one,
                                                         or a place that it watches was not told before

"May have heard" is what counts for a mistake, "surely heard" for its correction: a doubled correction is a
nuisance, a missing one leaves somebody on a wrong road. Between two sounds of one story lie SOUND_GAP_MS in
each chat, unless severity rose; a correction is never held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model import GRAVITY, DecisionKind, Severity

# One sound a story in ten minutes: what comes in between is told with the next.
SOUND_GAP_MS = 10 * 60_000

# Told without a sound, whatever is new in it.
_MINOR = GRAVITY[Severity.MINOR]

_SETS_RIGHT = frozenset({DecisionKind.CORRECTION, DecisionKind.RETRACTION})
_NEWS = frozenset({DecisionKind.NEW, DecisionKind.UPDATE})


class Form(StrEnum):
    """In which of an alert's words a chat is told."""

    OWN = "own"  # as the decision has it
    NEW = "new"  # to who heard nothing before
    UPDATE = "update"  # of a correction: to who did not hear what was wrong
    CORRECTION = "correction"  # of what came after a correction: to who has not had that one


KIND_OF = {
    Form.NEW: DecisionKind.NEW,
    Form.UPDATE: DecisionKind.UPDATE,
    Form.CORRECTION: DecisionKind.CORRECTION,
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One revision of a story as it was announced. `severity` is its rank, gravest 0."""

    alert_id: int
    revision: int
    kind: DecisionKind
    loud: bool
    wrong_since: int
    severity: int

    def sets_right(self, revision: int) -> bool:
        """Whether this chapter says that `revision` was wrong."""
        return self.kind in _SETS_RIGHT and self.wrong_since <= revision < self.revision


@dataclass(frozen=True, slots=True)
class Heard:
    """One revision that reached a chat, or may have; `at`, in milliseconds UTC, counts where it surely did."""

    revision: int
    surely: bool
    silent: bool
    at: int


@dataclass(frozen=True, slots=True)
class Tell:
    """Tell it now. `wrong` are the spans of revisions, [first, end), whose messages are to say that they were wrong."""

    form: Form
    silent: bool
    owed: bool = False  # a mistake is set right: mute, quiet hours and an unwatch do not hold it
    wrong: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """Tell it at `until_ms`, together with what comes in until then."""

    until_ms: int


@dataclass(frozen=True, slots=True)
class Skip:
    """Nothing is owed; `reason` is kept with the delivery."""

    reason: str


Answer = Tell | Hold | Skip


def telling(  # noqa: PLR0911  one row for each case of the header
    chapters: Sequence[Chapter], heard: Sequence[Heard], *, now_ms: int, gap_ms: int = SOUND_GAP_MS, fresh: bool = False
) -> Answer:
    """What a chat is owed of the last of `chapters` (in order), having heard `heard`.

    `fresh` says that the chat watches a place which the last revision it heard did not tell.
    """
    newest = chapters[-1]
    if wrong := _wrong(chapters, heard):
        own = newest.kind in _SETS_RIGHT
        return Tell(Form.OWN if own else Form.CORRECTION, silent=False, owed=True, wrong=wrong)
    if newest.kind is DecisionKind.RETRACTION:
        return Skip("not_told")
    if not heard:
        if newest.kind is DecisionKind.ENDED:
            return Skip("not_told")
        return Tell(Form.OWN if newest.kind is DecisionKind.NEW else Form.NEW, silent=newest.severity == _MINOR)
    if newest.kind is DecisionKind.ENDED:
        return Tell(Form.OWN, silent=True)
    form = Form.UPDATE if newest.kind is DecisionKind.CORRECTION else Form.OWN
    # What only may have been heard is told again with its sound: it may be the first that is heard.
    surely = [each for each in heard if each.surely]
    last = max((each.revision for each in surely), default=0)
    missed = [chapter for chapter in chapters if chapter.revision > last]
    deserved = fresh or any(chapter.loud and chapter.kind in _NEWS for chapter in missed)
    if newest.severity == _MINOR or not deserved:
        return Tell(form, silent=True)
    # A sound that lies ahead was before the clock was set back: nobody knows when it was.
    until = max((each.at for each in surely if not each.silent and each.at <= now_ms), default=now_ms - gap_ms) + gap_ms
    if until > now_ms and not _graver(chapters, last):
        return Hold(until)
    return Tell(form, silent=False)


def _wrong(chapters: Sequence[Chapter], heard: Sequence[Heard]) -> tuple[tuple[int, int], ...]:
    """The spans of revisions that this chat may have heard wrongly, and has not surely heard set right."""
    surely = max((each.revision for each in heard if each.surely), default=0)
    return tuple(
        (chapter.wrong_since, chapter.revision)
        for chapter in chapters
        if chapter.revision > surely and any(chapter.sets_right(each.revision) for each in heard)
    )


def _graver(chapters: Sequence[Chapter], last: int) -> bool:
    """Whether the newest revision is graver than the last one heard."""
    known = [chapter.severity for chapter in chapters if chapter.revision <= last]
    return not known or chapters[-1].severity < known[-1]


def forms(kind: DecisionKind, earlier: Sequence[Chapter]) -> tuple[Form, ...]:
    """Beside its own, the words that an alert of this kind may be told in, after `earlier`."""
    wanted: list[Form] = []
    if kind in (DecisionKind.UPDATE, DecisionKind.CORRECTION):
        wanted.append(Form.NEW)
    if kind is DecisionKind.CORRECTION:
        wanted.append(Form.UPDATE)
    if kind in (DecisionKind.UPDATE, DecisionKind.ENDED, DecisionKind.NEW) and any(
        chapter.kind in _SETS_RIGHT for chapter in earlier
    ):
        wanted.append(Form.CORRECTION)
    return tuple(wanted)


def mistakes(chapters: Sequence[Chapter]) -> list[tuple[Chapter, int]]:
    """(a revision that was wrong, the revision from which a chat that heard it is set right), for the fan-out."""
    return [
        (chapter, right.revision)
        for right in chapters
        if right.kind in _SETS_RIGHT
        for chapter in chapters
        if right.sets_right(chapter.revision)
    ]
