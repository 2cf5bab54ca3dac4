"""The words as one chat gets them: an alert's shared body with the reader's own last line, or a mistake struck out.

Nothing is sent or decided here; the bodies were rendered once for everybody, in `alerts/render.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.alerts.bilingual import bilingual
from bot.alerts.buttons import buttons
from bot.alerts.render import compose, render_footer
from bot.i18n import FALLBACK, Words, languages_of
from bot.model import DecisionKind
from bot.store.claims import Claim
from bot.store.edits import Edit
from bot.understand.gazetteer import Gazetteer

_MINUTE_MS = 60_000


class Letters:
    """Puts messages together. Names places by its gazetteer."""

    def __init__(self, gazetteer: Gazetteer, words: Words) -> None:
        self.gazetteer = gazetteer
        self._words = words

    def alert(self, claim: Claim, now_ms: int) -> str:
        """A claimed alert. KeyError where its words are missing."""
        late_ms, repeat = now_ms - claim.queued_at, claim.maybe_sent + claim.interrupted > 0
        return _in_each(claim, lambda language: self._whole(claim, language, late_ms=late_ms, repeat=repeat))

    def buttons(self, claim: Claim) -> dict[str, Any] | None:
        """What can be done with a claimed alert, as the Bot API's `reply_markup`; None where nothing can."""
        alert, language = claim.told.alert, claim.language or FALLBACK
        _, key = claim.told.body(claim.form, languages_of(language)[0], claim.watched_id, claim.reach_km)
        places = alert.incident.places
        lead = next((spot for spot in places if spot.place.id == key.lead_id), places[0])
        return buttons(alert, lead, language, self._words, kind=claim.chat_kind)

    def edit(self, edit: Edit) -> str:
        """A message as it was sent, its first line struck out behind the word that takes it back."""
        return _in_each(edit, lambda language: self._struck(edit, language))

    def _struck(self, edit: Edit, language: str) -> str:
        retracted = edit.by.alert.kind is DecisionKind.RETRACTION
        word = self._words(language, f"alert.edit.{'retraction' if retracted else 'correction'}")
        first, _, rest = self._whole(edit, language, late_ms=edit.late_ms, repeat=edit.repeat).partition("\n")
        return f"<b>{word}</b> · <s>{first}</s>\n{rest}"

    def _whole(self, message: Claim | Edit, language: str, *, late_ms: int, repeat: bool) -> str:
        body, key = message.told.body(message.form, language, message.watched_id, message.reach_km)
        footer = render_footer(
            message.told.alert,
            language,
            self.gazetteer.get(message.watched_id),
            key.nearness,
            key.distance_km,
            self._words,
            late_minutes=late_ms // _MINUTE_MS,
            repeat=repeat,
        )
        return compose(body, footer)


def _in_each(message: Claim | Edit, told: Callable[[str], str]) -> str:
    """The message in its chat's language, or in both for a chat that reads both."""
    parts = [told(language) for language in languages_of(message.language or FALLBACK)]
    return parts[0] if len(parts) == 1 else bilingual(*parts)
