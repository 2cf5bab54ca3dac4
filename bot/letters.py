"""The words as one chat gets them.

An alert's shared body with the reader's own last line; several alerts that waited for the end of quiet hours, in one
message; or a message with what was a mistake struck out.

Nothing is sent or decided here; the bodies were rendered once for everybody, in `alerts/render.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.alerts.bilingual import bilingual
from bot.alerts.buttons import buttons
from bot.alerts.render import compose, render_footer
from bot.alerts.roundup import Entry, roundup
from bot.i18n import FALLBACK, Words, languages_of
from bot.model import DecisionKind
from bot.store.claim import Claim
from bot.store.edits import Edit, Part
from bot.understand.gazetteer.gazetteer import Gazetteer

_MINUTE_MS = 60_000


class Letters:
    """Puts messages together. Names places by its gazetteer."""

    def __init__(self, gazetteer: Gazetteer, words: Words) -> None:
        self.gazetteer = gazetteer
        self._words = words

    def alert(self, claim: Claim, now_ms: int) -> str:
        """A claimed alert, or all that one message tells. KeyError where its words are missing."""
        if claim.others:
            parts = [self.part(each) for each in claim.whole]
            return roundup(parts, languages_of(claim.language or FALLBACK), claim.quiet, self._words)
        late_ms, repeat = now_ms - claim.queued_at, claim.maybe_sent + claim.interrupted > 0
        return _in_each(claim, lambda language: self._whole(claim, language, late_ms=late_ms, repeat=repeat))

    def buttons(self, claim: Claim) -> dict[str, Any] | None:
        """What can be done with a claimed alert, as the Bot API's `reply_markup`; None where nothing can."""
        if claim.others:  # each would need a row of its own
            return None
        alert, language = claim.told.alert, claim.language or FALLBACK
        _, key = claim.told.body(claim.form, languages_of(language)[0], claim.watched_id, claim.reach_km)
        return buttons(alert, claim.told.lead(key.lead_id), language, self._words, kind=claim.chat_kind)

    def edit(self, edit: Edit) -> str:
        """A message as it was sent, its first line struck out behind the word that takes it back.

        Where it tells several alerts, the lines of those that were taken back.
        """
        if edit.parts:
            parts = [self._struck_part(edit, each) for each in edit.parts]
            return roundup(parts, languages_of(edit.language or FALLBACK), edit.quiet, self._words)
        return _in_each(edit, lambda language: self._struck(edit, language))

    def part(self, claim: Claim) -> Entry:
        """A claimed alert as one of several in a message. KeyError where its words are missing."""
        return self._entry(claim, claim.language, repeat=claim.maybe_sent + claim.interrupted > 0)

    def _struck_part(self, edit: Edit, part: Part) -> Entry:
        entry = self._entry(part, edit.language, repeat=part.repeat)
        by = part.by or (edit.by.alert.kind if part.told.alert.id == edit.told.alert.id else None)
        if by is None:
            return entry
        return replace(entry, first=tuple(self._strike(*each, by) for each in entry.lines()))

    def _entry(self, one: Claim | Part, chosen: str, *, repeat: bool) -> Entry:
        languages = languages_of(chosen or FALLBACK)
        told = [one.told.body(one.form, language, one.watched_id, one.reach_km) for language in languages]
        lead = one.told.lead(told[0][1].lead_id)
        zone = ZoneInfo(self.gazetteer.zone(lead.place.country))
        first = tuple(body.partition("\n")[0] for body, _ in told)
        return Entry(languages, first, one.told.alert.incident, zone, repeat=repeat)

    def _struck(self, edit: Edit, language: str) -> str:
        first, _, rest = self._whole(edit, language, late_ms=edit.late_ms, repeat=edit.repeat).partition("\n")
        return f"{self._strike(language, first, edit.by.alert.kind)}\n{rest}"

    def _strike(self, language: str, line: str, by: DecisionKind) -> str:
        word = self._words(language, f"alert.edit.{'retraction' if by is DecisionKind.RETRACTION else 'correction'}")
        return f"<b>{word}</b> · <s>{line}</s>"

    def _whole(self, message: Claim | Edit, language: str, *, late_ms: int, repeat: bool) -> str:
        body, key = message.told.body(message.form, language, message.watched_id, message.reach_km)
        footer = render_footer(
            message.told.alert,
            language,
            self.gazetteer.get(message.watched_id),
            key.nearness,
            key.distance_km,
            self._words,
            late_minutes=late_ms // _MINUTE_MS - (message.quiet.length if message.quiet else 0),
            repeat=repeat,
        )
        if message.quiet:
            footer += f"\n{self._words(language, 'alert.waited', hours=message.quiet.shown())}"
        return compose(body, footer)


def _in_each(message: Claim | Edit, told: Callable[[str], str]) -> str:
    """The message in its chat's language, or in both for a chat that reads both."""
    parts = [told(language) for language in languages_of(message.language or FALLBACK)]
    return parts[0] if len(parts) == 1 else bilingual(*parts)
