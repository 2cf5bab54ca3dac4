"""How many of an incident's sources are sources of their own.

Two reports count once where one newsroom wrote both, where one text was copied from the other, or where both
rest on the same agency; through such ties also a whole chain of reprints. A statement of the army that three
papers report in their own words stays three, because three asked and judged; only whose numbers they are is
told beside (`toll_by`).
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Hearing, Report
from bot.understand.credits import outlet
from bot.understand.fingerprint import COPIED, likeness

# Voices that are kept to compare with; later ones no longer change "a dozen independent sources".
MOST = 12


def hearing(report: Report) -> Hearing:
    """What is kept of a report to tell copies by."""
    return Hearing(outlet(report.source.name), report.credits, report.fingerprint)


def heard(before: Sequence[Hearing], report: Report) -> tuple[Hearing, ...]:
    """The voices with this report's added; one that is known by name keeps its first text."""
    new = hearing(report)
    same = next((each for each in before if each.source == new.source and each.credits == new.credits), None)
    if same is not None or len(before) >= MOST:
        return tuple(before)
    return (*before, new)


def independent(voices: Sequence[Hearing]) -> int:
    """How many of the voices do not copy one another; at least 1."""
    groups: list[list[Hearing]] = []
    for voice in voices:
        tied = [group for group in groups if any(tie(voice, other) for other in group)]
        groups = [group for group in groups if group not in tied]
        groups.append([voice, *(each for group in tied for each in group)])
    return max(1, len(groups))


def others_stand(voices: Sequence[Hearing], report: Report) -> bool:
    """Whether a report is by one of the voices, and others tell the same without resting on that one.

    Who takes back only what it told itself leaves theirs standing. Somebody who was no voice, a desk that names the
    story in order to withdraw it, speaks of the whole.
    """
    new = hearing(report)
    mine = any(each.source == new.source for each in voices)
    return mine and independent((*voices, new)) > 1


def tie(one: Hearing, other: Hearing) -> bool:
    """Whether the two voices are one source."""
    if one.source == other.source:
        return True
    mine, theirs = {one.source, *one.credits}, {other.source, *other.credits}
    return bool(mine & theirs) or likeness(one.fingerprint, other.fingerprint) >= COPIED


def copied_from(report: Report, voice: Hearing) -> float:
    """How much of the report's text stands in the voice's, 0 to 1."""
    return likeness(report.fingerprint, voice.fingerprint)
