"""Several alerts in one message: what waited for the end of a chat's quiet hours. Pure.

    While it was quiet (22:00–06:00): 3 alerts

    🔴 ARMED ATTACK — Kayes (Mali)
    reported 03:10 GMT · #K7F2 · AFP ↗
    …

Each has its first line, as a locked phone would have shown it, and one line to find it by. A chat that reads both
languages has every first line twice, French first, and the line to find it by once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from bot.alerts.text import harmless, link, visible_length
from bot.alerts.when import clock
from bot.i18n import Words
from bot.model import Incident
from bot.wishes import Quiet

# Telegram takes 4096 characters after parsing (core.telegram.org/bots/api#sendmessage); so many are used at most.
MOST = 4000
_SOURCE_LETTERS = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One alert of the message. `first` are its first lines, HTML, one for each language; `zone` is its place's."""

    languages: tuple[str, ...]
    first: tuple[str, ...]
    incident: Incident
    zone: tzinfo
    repeat: bool = False  # an earlier attempt may have arrived

    def lines(self) -> zip[tuple[str, str]]:
        """Each language with the first line in it."""
        return zip(self.languages, self.first, strict=True)


def roundup(entries: Sequence[Entry], languages: Sequence[str], quiet: Quiet | None, words: Words) -> str:
    """The message, as Telegram HTML; at most MOST visible characters, else each alert in the first language alone."""
    titles = [_title(language, len(entries), quiet, words) for language in languages]
    ref = next((each.incident.ref for each in entries if each.incident.ref), "")
    hints = [words(language, "alert.roundup.hint", ref=harmless(ref)) for language in languages]
    for count in (len(languages), 1):
        told = ["\n".join([*each.first[:count], _find(each, words)]) for each in entries]
        text = "\n\n".join(["\n".join(titles), *told, "\n".join(hints)])
        if visible_length(text) <= MOST:
            break
    return text


def _title(language: str, count: int, quiet: Quiet | None, words: Words) -> str:
    hours = f" ({quiet.shown()})" if quiet else ""
    return f"<b>{words.plural(language, 'alert.roundup.title', count, hours=hours)}</b>"


def _find(entry: Entry, words: Words) -> str:
    """When it was reported, its short name, where to read on; and that it may have come before."""
    language, incident = entry.languages[0], entry.incident
    source = next((each for each in incident.sources if each.url), None) or next(iter(incident.sources), None)
    parts = [
        words(language, "alert.roundup.reported", time=clock(incident.reported_at.astimezone(entry.zone))),
        f"#{harmless(incident.ref)}" if incident.ref else "",
        link(source.url, source.name, _SOURCE_LETTERS) if source else "",
        words(language, "alert.repeat") if entry.repeat else "",
    ]
    return " · ".join(part for part in parts if part)
