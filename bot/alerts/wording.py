"""The sentences of an alert: tolls, who confirms it, who told it, one fact each, in the reader's language."""

from __future__ import annotations

from babel import Locale
from babel.core import UnknownLocaleError

from bot.alerts.text import harmless, link
from bot.i18n import FALLBACK, LANGUAGES, Words, number
from bot.model import Certainty, Count, EventType, Incident, Source, Voice

NAME_LIMIT = 40
HEADLINE_LIMIT = 160

# Events in which people get hurt: there a toll that nobody tells is news too, and silence could pass for "none".
_HARMFUL = frozenset({EventType.BATTLE, EventType.EXPLOSION, EventType.VIOLENCE})

# The words say it; the marks let an eye find it.
_MARKS = {
    Certainty.OBSERVED: "✔",
    Certainty.LIKELY: "◻",
    Certainty.POSSIBLE: "⚠",
    Certainty.UNLIKELY: "⚠",
    Certainty.UNKNOWN: "◻",
}


def toll(incident: Incident, language: str, words: Words) -> str:
    """The victims, in numbers as told and with who counted; "" where there is nothing to say."""
    told = (
        ("killed", incident.killed),
        ("injured", incident.injured),
        ("abducted", incident.abducted),
    )
    parts = [_count(words, language, what, count) for what, count in told if count is not None]
    if not parts:
        return words(language, "alert.victims.unknown") if incident.event_type in _HARMFUL else ""
    text = ", ".join(parts)
    voice = _counted_by(incident, language, words)
    if voice:
        text = words(language, "alert.according", toll=text, voice=voice)
    return words(language, "alert.victims", toll=text)


def _count(words: Words, language: str, what: str, count: Count) -> str:
    """One number or a range; the plural goes by its upper end."""
    if count.max == 0:
        return words(language, f"alert.{what}.none")
    low, high = number(language, count.min), number(language, count.max)
    if count.min == count.max:
        span = high
    elif count.min == 0:
        span = words(language, "alert.up_to", max=high)
    else:
        span = words(language, "alert.range", min=low, max=high)
    return words.plural(language, f"alert.{what}", count.max, n=span)


def _counted_by(incident: Incident, language: str, words: Words) -> str:
    """Whose numbers: the voice that gave them, else the only source; "" where several sources agree."""
    if incident.toll_by is not None and incident.toll_by is not Voice.MEDIA:
        return words(language, f"voice.{incident.toll_by.value}")
    named = distinct(incident.sources)
    if len(named) == 1:
        return harmless(named[0].name, NAME_LIMIT)
    return words(language, "voice.media") if incident.toll_by is Voice.MEDIA else ""


def sure(incident: Incident, language: str, words: Words) -> str:
    """How sure it is and who vouches for it; the number of sources where there are several."""
    count = len(distinct(incident.sources))
    text = _certainty(incident, language, words, count)
    counted_already = incident.certainty is Certainty.LIKELY and incident.confirmed_by is None
    if count > 1 and not counted_already:
        text += " · " + words.plural(language, "alert.sources", count)
    return text


def _certainty(incident: Incident, language: str, words: Words, count: int) -> str:
    voice = words(language, f"voice.{incident.confirmed_by.value}") if incident.confirmed_by else ""
    match incident.certainty:
        case Certainty.OBSERVED if voice:
            text = words(language, "alert.sure.confirmed_by", voice=voice)
        case Certainty.OBSERVED:
            text = words(language, "alert.sure.confirmed")
        case Certainty.LIKELY if voice:
            text = words(language, "alert.sure.reported_by", voice=voice)
        case Certainty.LIKELY:
            text = words.plural(language, "alert.sure.reported", max(count, 1))
        case Certainty.POSSIBLE:
            text = words(language, "alert.sure.rumour")
        case Certainty.UNLIKELY:
            text = words(language, "alert.sure.disputed")
        case Certainty.UNKNOWN:
            text = words(language, "alert.sure.unknown")
    return f"{_MARKS[incident.certainty]} {text}"


def distinct(sources: tuple[Source, ...]) -> list[Source]:
    """Each source once, by its name: two stories of one newsroom are one voice."""
    return list({source.name.casefold().strip(): source for source in reversed(sources)}.values())[::-1]


def source_links(incident: Incident, language: str, words: Words, limit: int) -> str:
    """The sources as links, those in the reader's language first, at most `limit` of them; "" for none."""
    named = sorted(distinct(incident.sources), key=lambda source: _tongue(source) != language)
    links = [_source(source, language, words) for source in named[:limit]]
    if len(named) > limit:
        links.append(words(language, "source.more", n=len(named) - limit))
    return "📰 " + " · ".join(links) if links else ""


def _source(source: Source, language: str, words: Words) -> str:
    shown = link(source.url, source.name if harmless(source.name) else "?", NAME_LIMIT)
    tongue = _tongue(source)
    if not tongue or tongue == language:
        return shown
    return f"{shown} {_language_note(tongue, language, words)}"


def _language_note(tongue: str, language: str, words: Words) -> str:
    try:
        told = Locale.parse(tongue).get_language_name(language if language in LANGUAGES else FALLBACK)
    except (UnknownLocaleError, ValueError):
        told = None
    if told is None:
        return words(language, "source.other_language")
    return words(language, "source.language", language=told)


def _tongue(source: Source) -> str:
    """The primary language of a source's text, in lower case; "" where it is not known."""
    return (source.language or "").replace("_", "-").split("-", 1)[0].lower()


def headline(incident: Incident, language: str, words: Words) -> str:
    """A source's own headline, for an incident whose facts don't say what happened; "" where there is none."""
    titled = [source for source in incident.sources if harmless(source.title)]
    if incident.event_type is not EventType.OTHER or not titled:
        return ""
    chosen = min(titled, key=lambda source: _tongue(source) != language)
    return words(language, "alert.headline", title=harmless(chosen.title, HEADLINE_LIMIT))
