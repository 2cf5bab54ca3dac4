"""How sure it is, and whose word it rests on.

Observed where an authority or several independent witnesses speak, Likely on one credible source, Possible on
rumour and social posts, Unlikely where it is denied. Voices that keep silent do not count.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.model import Certainty, Voice
from bot.understand.scales import scales
from bot.understand.signs import Signs
from bot.understand.tables import voices as table
from bot.understand.text.pattern_set import PATTERNS, Found
from bot.understand.text.patterns import Late
from bot.understand.text.prose import Clause, Part, Prose, fold


@dataclass(frozen=True, slots=True)
class Sureness:
    """The certainty, the strongest voice behind the incident, the voice behind the toll, and why."""

    certainty: Certainty
    confirmed_by: Voice | None
    toll_by: Voice | None
    why: str


BY_RULE = 1.0  # steps of the scales that what the voices alone tell is worth

_AUTHORITIES = {PATTERNS.add(pattern): voice for voice, pattern in table.AUTHORITIES}
_OTHERS = {PATTERNS.add(pattern): voice for voice, pattern in table.OTHERS}
_SILENT, _SPEECH = PATTERNS.add(table.SILENT), PATTERNS.add(table.SPEECH)
_RUMOUR, _SINGLE = PATTERNS.add(table.RUMOUR), PATTERNS.add(table.SINGLE)
_CONDITIONAL = PATTERNS.add(table.CONDITIONAL)
_UNPROVEN = PATTERNS.add(table.UNPROVEN)
_INDEPENDENT = PATTERNS.add(table.INDEPENDENT)
_SOURCE_AUTHORITY, _SOURCE_SOCIAL = Late(table.SOURCE_AUTHORITY), Late(table.SOURCE_SOCIAL)
_TOLL_WORDS = PATTERNS.add(r"\b(?:killed|dead|died|deaths|toll|wounded|injured|tues?|morts?|blesses?|bilan|fatalit)\b")
_VOICES = _AUTHORITIES | _OTHERS
_HEARSAY = frozenset((Voice.SOCIAL, Voice.MEDIA, Voice.ARMED_GROUP))


def sureness(prose: Prose, source: str, past: Collection[int], shown: Signs | None = None, *, denied: bool) -> Sureness:
    """Weigh the voices of the clauses that are not in `past`, and with them the signs of the text.

    `shown` is None where its language is not known; `denied`: the item says it did not happen.
    """
    ruled = _by_voices(prose, source, past, denied=denied)
    if shown is None or denied:
        return ruled
    voice = f"=by {ruled.confirmed_by.value}" if ruled.confirmed_by else "=by nobody"
    signs = shown | {f"={ruled.certainty.value}", f"={ruled.why}", voice}
    table = scales("certainty")
    weighed = Certainty(table.best(signs, ruled.certainty.value, BY_RULE))
    if weighed is ruled.certainty:
        return ruled
    words = ", ".join(sign.lstrip("=^") for sign in table.heaviest(signs - {f"={ruled.why}"}, weighed.value))
    # Nobody is told "confirmed by posts on social media", whatever else speaks for it.
    hearsay = weighed is Certainty.OBSERVED and ruled.confirmed_by in _HEARSAY
    by = None if hearsay else ruled.confirmed_by
    return replace(ruled, certainty=weighed, confirmed_by=by, why=f"{ruled.why}, but words: {words}")


def _by_voices(prose: Prose, source: str, past: Collection[int], *, denied: bool) -> Sureness:
    origin = fold(source)
    found = prose.heard
    speakers = _speakers(prose, found, past)
    spoken = {voice for voice, _ in speakers} | _signed(prose)
    toll_by = _toll_voice(prose, found, past, speakers)
    own = _own_voice(origin)
    authority = own or next((voice for voice in _AUTHORITIES.values() if voice in spoken), None)
    if denied:
        return Sureness(Certainty.UNLIKELY, authority, None, "denied")
    if _SOURCE_SOCIAL.pattern.search(origin):
        return Sureness(Certainty.POSSIBLE, Voice.SOCIAL, toll_by or Voice.SOCIAL, "social post")
    if _is_told(prose, past, found[_UNPROVEN]) or (authority is None and _is_doubtful(prose, past)):
        return Sureness(Certainty.POSSIBLE, None, toll_by, "rumour or unverified")
    return _weighed(prose, found, past, spoken, authority, toll_by)


def _is_told(prose: Prose, past: Collection[int], words: list[re.Match[str]], *, front: bool = False) -> bool:
    """Say whether any of the words found stand in a clause that is not in `past`; `front`: in the title or the lead."""
    for found in words:
        clause = prose.clause_at(found.start())
        if clause.start not in past and not (front and clause.part not in {Part.TITLE, Part.LEAD}):
            return True
    return False


def _is_doubtful(prose: Prose, past: Collection[int]) -> bool:
    """Whether it is told as a rumour, or in the French conditional of what nobody vouches for."""
    found = prose.heard
    return _is_told(prose, past, found[_RUMOUR]) or _is_told(prose, past, found[_CONDITIONAL], front=True)


def _weighed(
    prose: Prose,
    found: Found,
    past: Collection[int],
    spoken: Collection[Voice],
    authority: Voice | None,
    toll_by: Voice | None,
) -> Sureness:
    if _is_told(prose, past, found[_SINGLE]):
        return Sureness(Certainty.LIKELY, _first(spoken), toll_by, "single source")
    if authority is not None:
        return Sureness(Certainty.OBSERVED, authority, toll_by or authority, f"{authority.value} confirms")
    if _is_told(prose, past, found[_INDEPENDENT]):
        return Sureness(Certainty.OBSERVED, Voice.WITNESSES, toll_by, "several witnesses")
    return Sureness(Certainty.LIKELY, _first(spoken), toll_by, "one source")


def _first(spoken: Collection[Voice]) -> Voice | None:
    return next((voice for voice in Voice if voice in spoken), None)


_ARMY = re.compile(
    r"armees?\b|\barm(?:y|ies)\b|armed forces|militaire|commandement|dirpa|fama\b|\bfds\b|etat-major|emga|defen[cs]e"
)


def _own_voice(origin: str) -> Voice | None:
    """The voice of a source that is itself an authority."""
    if not _SOURCE_AUTHORITY.pattern.search(origin):
        return None
    if _ARMY.search(origin):
        return Voice.ARMY
    if re.search(r"police|gendarmerie|protection civile|civil protection|procureur|parquet|prosecutor|\btgi\b", origin):
        return Voice.POLICE
    if re.search(r"hopital|hospital", origin):
        return Voice.HEALTH
    if re.search(r"forum|access", origin):
        return Voice.AID
    return (
        Voice.GOVERNMENT
        if re.search(r"minist|presiden|govern?ment|gouvernement|douane|customs", origin)
        else Voice.LOCAL_AUTHORITY
    )


def _speakers(prose: Prose, found_by: Found, past: Collection[int]) -> list[tuple[Voice, int]]:
    """Who speaks in which sentence, the strongest voices first; who keeps silent, or is hit, does not speak."""
    spoken, silent = _sentences_with(prose, past, found_by[_SPEECH]), _sentences_with(prose, past, found_by[_SILENT])
    spoken -= silent
    told: list[tuple[Voice, int]] = []
    for voice, all_found in found_by.of(_VOICES) if spoken else ():
        for found in all_found:
            clause = prose.clause_at(found.start())
            speaks = clause.sentence in spoken and _counts(clause, past)
            if speaks and not _is_victim(prose.low, found.start(), found.end()):
                told.append((voice, clause.sentence))
    return told


def _sentences_with(prose: Prose, past: Collection[int], words: list[re.Match[str]]) -> set[int]:
    clauses = (prose.clause_at(found.start()) for found in words)
    return {clause.sentence for clause in clauses if _counts(clause, past)}


def _counts(clause: Clause, past: Collection[int]) -> bool:
    """Clauses of other times do not count, but a title always does."""
    return clause.part is Part.TITLE or clause.start not in past


# Right behind somebody: it happened to them, so it is not they who speak.
_HIT = re.compile(table.HIT)


_ASKED = re.compile(table.ASKED)


def _is_victim(words: str, start: int, end: int) -> bool:
    if _ASKED.search(words, max(0, start - 24), start):
        return False
    hit = _HIT.match(words, end)
    return hit is not None and not _SPEECH.pattern.search(hit.group())


# "(GOVERNORATE)", "(military hospital)": a voice named in brackets vouches for what stands before it.
_BRACKETED = re.compile(
    r"\((?:sources? ?: ?|selon |says |according to )?(?:the |le |la |l')?"
    r"([a-z' -]{4,40}(?:[,;] [a-z' -]{4,60}){0,3})(?: confirms?)?\)"
)
_SIGNED = re.compile(
    r"(?: - | – | — |\()(?P<who>[^-–—()]{3,40})\)?$|, (?P<by>[^,]{3,50}) (?:says?|said)$"
    r"|, (?:annonce|selon|affirme|dit) (?P<fr>[^,]{3,50})$"
)


def _signed(prose: Prose) -> set[Voice]:
    """The voice that a title is signed with: "… - governor", "… (HOSPITAL)"."""
    found = _SIGNED.search(prose.low[: prose.body_at].strip())
    who = (found["who"] or found["by"] or found["fr"]) if found else ""
    told = [who] if who else []
    told += [each[1] for each in _BRACKETED.finditer(prose.low)]
    return {voice for pattern, voice in _VOICES.items() for who in told if pattern.pattern.search(who)}


def _toll_voice(prose: Prose, found: Found, past: Collection[int], speakers: list[tuple[Voice, int]]) -> Voice | None:
    """The first voice of the first sentence that tells of dead or wounded."""
    told = _sentences_with(prose, past, found[_TOLL_WORDS])
    first = min((sentence for _, sentence in speakers if sentence in told), default=None)
    return next((voice for voice, sentence in speakers if sentence == first), None)
