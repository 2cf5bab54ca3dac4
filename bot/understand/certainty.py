"""How sure it is, and whose word it rests on.

Observed where an authority or several independent witnesses speak, Likely on one credible source, Possible on
rumour and social posts, Unlikely where it is denied. Voices that keep silent do not count.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.model import Certainty, Voice
from bot.understand.prose import Part, Prose, fold
from bot.understand.spot import Spotter
from bot.understand.tables import voices as table


@dataclass(frozen=True, slots=True)
class Sureness:
    """The certainty, the strongest voice behind the incident, the voice behind the toll, and why."""

    certainty: Certainty
    confirmed_by: Voice | None
    toll_by: Voice | None
    why: str


_AUTHORITIES = tuple((voice, Spotter(pattern)) for voice, pattern in table.AUTHORITIES)
_OTHERS = tuple((voice, Spotter(pattern)) for voice, pattern in table.OTHERS)
_SILENT, _SPEECH = Spotter(table.SILENT), Spotter(table.SPEECH)
_RUMOUR, _SINGLE = Spotter(table.RUMOUR), Spotter(table.SINGLE)
_UNPROVEN = Spotter(table.UNPROVEN)
_INDEPENDENT = Spotter(table.INDEPENDENT)
_SOURCE_AUTHORITY, _SOURCE_SOCIAL = Spotter(table.SOURCE_AUTHORITY), Spotter(table.SOURCE_SOCIAL)
_TOLL_WORDS = re.compile(r"\b(?:killed|dead|died|deaths|toll|wounded|injured|tues?|morts?|blesses?|bilan|fatalit)\b")


def sureness(prose: Prose, source: str, past: Collection[int], *, denied: bool) -> Sureness:
    """Weigh the voices of the clauses that are not in `past`; `denied`: the item says it did not happen."""
    origin = fold(source)
    spoken = _voices(prose, past) | _signed(prose)
    toll_by = _toll_voice(prose, past)
    own = _own_voice(origin)
    authority = own or next((voice for voice, _ in _AUTHORITIES if voice in spoken), None)
    if denied:
        return Sureness(Certainty.UNLIKELY, authority, None, "denied")
    if _SOURCE_SOCIAL.pattern.search(origin):
        return Sureness(Certainty.POSSIBLE, Voice.SOCIAL, toll_by or Voice.SOCIAL, "social post")
    present = _present(prose, past)
    if _UNPROVEN.pattern.search(present) or (authority is None and _RUMOUR.pattern.search(present)):
        return Sureness(Certainty.POSSIBLE, None, toll_by, "rumour or unverified")
    return _weighed(prose, past, spoken, authority, toll_by)


def _weighed(
    prose: Prose, past: Collection[int], spoken: Collection[Voice], authority: Voice | None, toll_by: Voice | None
) -> Sureness:
    low = _present(prose, past)
    if _SINGLE.pattern.search(low):
        return Sureness(Certainty.LIKELY, _first(spoken), toll_by, "single source")
    if authority is not None:
        return Sureness(Certainty.OBSERVED, authority, toll_by or authority, f"{authority.value} confirms")
    if _INDEPENDENT.pattern.search(low):
        return Sureness(Certainty.OBSERVED, Voice.WITNESSES, toll_by, "several witnesses")
    return Sureness(Certainty.LIKELY, _first(spoken), toll_by, "one source")


def _first(spoken: Collection[Voice]) -> Voice | None:
    return next((voice for voice in Voice if voice in spoken), None)


def _own_voice(origin: str) -> Voice | None:
    """The voice of a source that is itself an authority."""
    if not _SOURCE_AUTHORITY.pattern.search(origin):
        return None
    if re.search(r"armee|army|dirpa|fama\b|etat-major", origin):
        return Voice.ARMY
    if re.search(r"police|gendarmerie|protection civile|civil protection", origin):
        return Voice.POLICE
    if re.search(r"hopital|hospital", origin):
        return Voice.HEALTH
    if re.search(r"forum|access", origin):
        return Voice.AID
    return Voice.GOVERNMENT if "minist" in origin else Voice.LOCAL_AUTHORITY


def _present(prose: Prose, past: Collection[int]) -> str:
    return " ".join(prose.folded(clause) for clause in prose.clauses if clause.start not in past)


def _voices(prose: Prose, past: Collection[int]) -> set[Voice]:
    """Who speaks in the item, sentence by sentence."""
    spoken: set[Voice] = set()
    for words in _sentences(prose, past):
        if not _SPEECH.pattern.search(words) or _SILENT.pattern.search(words):
            continue
        spoken.update(voice for voice, pattern in (*_AUTHORITIES, *_OTHERS) if pattern.pattern.search(words))
    return spoken


_SIGNED = re.compile(
    r"(?: - | – | — |\()(?P<who>[^-–—()]{3,40})\)?$|, (?P<by>[^,]{3,50}) (?:says?|said)$"
    r"|, (?:annonce|selon|affirme|dit) (?P<fr>[^,]{3,50})$"
)


def _signed(prose: Prose) -> set[Voice]:
    """The voice that a title is signed with: "… - governor", "… (HOSPITAL)"."""
    found = _SIGNED.search(prose.low[: prose.body_at].strip())
    who = (found["who"] or found["by"] or found["fr"]) if found else ""
    return {voice for voice, pattern in (*_AUTHORITIES, *_OTHERS) if who and pattern.pattern.search(who)}


def _toll_voice(prose: Prose, past: Collection[int]) -> Voice | None:
    for words in _sentences(prose, past):
        if _TOLL_WORDS.search(words) and _SPEECH.pattern.search(words) and not _SILENT.pattern.search(words):
            for voice, pattern in (*_AUTHORITIES, *_OTHERS):
                if pattern.pattern.search(words):
                    return voice
    return None


def _sentences(prose: Prose, past: Collection[int]) -> list[str]:
    """The sentences of the item but those of other times; a sentence partly past keeps its present half."""
    told: dict[int, str] = {}
    for clause in prose.clauses:
        if clause.start in past and clause.part is not Part.TITLE:
            continue
        told[clause.sentence] = told.get(clause.sentence, "") + prose.folded(clause)
    return list(told.values())
