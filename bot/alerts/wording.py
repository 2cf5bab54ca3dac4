"""The sentences of an alert: tolls, who confirms it, who told it, one fact each, in the reader's language."""

from __future__ import annotations

from babel import Locale
from babel.core import UnknownLocaleError

from bot.alerts.text import harmless, link
from bot.i18n import FALLBACK, LANGUAGES, Words, number
from bot.model import HARMFUL, Certainty, Count, EventType, Incident, Source, Voice

NAME_LIMIT = 40
HEADLINE_LIMIT = 160

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
    parts = [count(words, language, what, each) for what, each in told if each is not None]
    if not parts:
        # Where people get hurt, a toll that nobody tells is news too: silence could pass for "none".
        return words(language, "alert.victims.unknown") if incident.event_type in HARMFUL else ""
    text = ", ".join(parts)
    voice = _counted_by(incident, language, words)
    if voice:
        text = words(language, "alert.according", toll=text, voice=voice)
    return words(language, "alert.victims", toll=text)


def count(words: Words, language: str, what: str, people: Count) -> str:
    """One number or a range of those killed, injured or abducted; the plural goes by its upper end."""
    if people.max == 0:
        return words(language, f"alert.{what}.none")
    low, high = number(language, people.min), number(language, people.max)
    if people.min == people.max:
        span = high
    elif people.min == 0:
        span = words(language, "alert.up_to", max=high)
    else:
        span = words(language, "alert.range", min=low, max=high)
    return words.plural(language, f"alert.{what}", people.max, n=span)


def _counted_by(incident: Incident, language: str, words: Words) -> str:
    """Whose numbers: the voice that gave them, else the only source; "" where several sources agree."""
    if incident.toll_by is not None and incident.toll_by is not Voice.MEDIA:
        return words(language, f"voice.{incident.toll_by.value}")
    named = distinct(incident.sources)
    if len(named) == 1:
        return harmless(named[0].name, NAME_LIMIT)
    return words(language, "voice.media") if incident.toll_by is Voice.MEDIA else ""


def sure(incident: Incident, language: str, words: Words) -> str:
    """How sure it is and who vouches for it, how many sources there are, and whether they contradict each other."""
    named = len(distinct(incident.sources))
    own = min(incident.independent, named)
    text = _certainty(incident, language, words, own)
    counted_already = incident.certainty is Certainty.LIKELY and incident.confirmed_by is None
    if named > 1 and not counted_already:
        text += " · " + _counted(named, own, language, words)
    if incident.disputed and incident.certainty is not Certainty.UNLIKELY:
        text += " · " + words(language, "alert.sure.contradicted")
    return text


def _counted(named: int, own: int, language: str, words: Words) -> str:
    """Sources in words: those that copy one another are no further ones."""
    if own == named:
        return words.plural(language, "alert.sources.independent", named)
    if own == 1:
        return words(language, "alert.sources.copies", n=number(language, named))
    return words(language, "alert.sources.some", n=number(language, named), own=number(language, own))


def _certainty(incident: Incident, language: str, words: Words, named: int) -> str:
    voice = words(language, f"voice.{incident.confirmed_by.value}") if incident.confirmed_by else ""
    match incident.certainty:
        case Certainty.OBSERVED if voice:
            text = words(language, "alert.sure.confirmed_by", voice=voice)
        case Certainty.OBSERVED:  # the text leaves no doubt, yet nobody in it answers for that
            text = words(language, "alert.sure.certain")
        case Certainty.LIKELY if voice:
            text = words(language, "alert.sure.reported_by", voice=voice)
        case Certainty.LIKELY:
            text = words.plural(language, "alert.sure.reported", max(named, 1))
        case Certainty.POSSIBLE:
            text = words(language, "alert.sure.rumour")
        case Certainty.UNLIKELY:
            text = words(language, "alert.sure.disputed")
        case Certainty.UNKNOWN:
            text = words(language, "alert.sure.unknown")
    unvouched = incident.certainty is Certainty.OBSERVED and not voice
    return f"{_MARKS[Certainty.LIKELY if unvouched else incident.certainty]} {text}"


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
