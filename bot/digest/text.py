"""A digest in words: how many, of which kind, how many dead at least, the gravest few, and what silence means. Pure."""

from __future__ import annotations

from datetime import tzinfo

from bot.alerts import place_names
from bot.alerts.text import harmless, visible_length
from bot.alerts.when import day
from bot.alerts.wording import count
from bot.digest.facts import Event, Facts
from bot.digest.schedule import DAY, WEEK
from bot.i18n import FALLBACK, Words, languages_of, number
from bot.model import TOLLS, Count, Kind, Severity, Standing

CAPTION_LIMIT = 1024  # code points after parsing; core.telegram.org/bots/api#sendphoto
MOST_TOLD = 5  # events by name: more is a list that nobody reads
MOST_WITHDRAWN = 6
# Words carry the gravity too, by the order: the marks let an eye find it.
_MARKS = {
    Severity.EXTREME: "🔴",
    Severity.SEVERE: "🟠",
    Severity.MODERATE: "🟡",
    Severity.MINOR: "⚪",
    Severity.UNKNOWN: "⚪",
}


def digest_text(facts: Facts, language: str, zone: tzinfo, words: Words) -> str:
    """The digest as Telegram HTML of at most CAPTION_LIMIT visible characters; French, then English for `both`.

    Where it has to be shortened, the least grave events lose their lines, and how many did is told.
    """
    spoken = languages_of(language or FALLBACK)
    most = MOST_TOLD
    while True:
        parts = [_in(facts, each, zone, words, most) for each in spoken]
        text = "\n\n".join(parts)
        if visible_length(text) <= CAPTION_LIMIT or most == 0:
            return text
        most -= 1


def title(facts: Facts, language: str, words: Words) -> str:
    """What it is: "Your day", "Your week", or the number of days where an earlier one was missed; plain."""
    length = facts.period.end - facts.period.start
    if length <= DAY:
        return words(language, "summary.title.day")
    if length == WEEK:
        return words(language, "summary.title.week")
    return words.plural(language, "summary.title.days", -(-length // DAY))


def span(facts: Facts, language: str, zone: tzinfo, words: Words) -> str:
    """From when to when it tells: "Mon 30 Jun 07:00 – Tue 1 Jul 07:00"; plain, on the reader's own clock."""
    start, end = (each.astimezone(zone) for each in (facts.period.start, facts.period.end))
    return words(
        language,
        "summary.span",
        start=f"{day(start.date(), language)} {start:%H:%M}",
        end=f"{day(end.date(), language)} {end:%H:%M}",
    )


def tolls(facts: Facts, language: str, words: Words) -> str:
    """The sums, read as "at least"; "" where no number is known. Plain."""
    known = [(what, total) for what in TOLLS if (total := facts.at_least(what))]
    if not known:
        return ""
    said = ", ".join(count(words, language, what, Count(total, total)) for what, total in known)
    return words(language, "summary.at_least", toll=said)


def _in(facts: Facts, language: str, zone: tzinfo, words: Words, most: int) -> str:
    head = f"<b>{title(facts, language, words)}</b>\n{span(facts, language, zone, words)}"
    paragraphs = [head, _how_many(facts, language, words)]
    if most and facts.events:
        abroad = len({each.lead.place.country for each in facts.events}) > 1
        lines = [_line(each, language, zone, words, abroad=abroad) for each in facts.events[:most]]
        paragraphs.append("\n".join(lines))
    if (rest := len(facts.events) - most) > 0:
        paragraphs.append(words.plural(language, "summary.more", rest))
    if facts.withdrawn:
        refs = ", ".join(f"#{harmless(each.incident.ref)}" for each in facts.withdrawn[:MOST_WITHDRAWN])
        paragraphs.append(words(language, "summary.withdrawn", refs=refs))
    paragraphs.append(_silence(facts, language, words))
    return "\n\n".join(paragraphs)


def _how_many(facts: Facts, language: str, words: Words) -> str:
    """The numbers: events, kinds, tolls; or that nothing was reported."""
    if not facts.events:
        return f"<b>{words(language, 'summary.nothing')}</b>"
    kinds = ", ".join(words.plural(language, f"summary.kind.{kind.value}", n) for kind, n in facts.kinds)
    lines = [f"<b>{words.plural(language, 'summary.events', len(facts.events))}</b>", kinds]
    if told := tolls(facts, language, words):
        lines.append(told)
    if facts.tolls_unknown:
        lines.append(words.plural(language, "summary.tolls_unknown", facts.tolls_unknown))
    return "\n".join(lines)


def _line(event: Event, language: str, zone: tzinfo, words: Words, *, abroad: bool) -> str:
    """One event on a line of its own: mark, kind, place, day, dead, short name; `abroad` tells the country, too."""
    incident = event.incident
    said = words(language, f"event.{incident.event_type.value}").capitalize()
    if incident.standing is Standing.OVER:
        said = words(language, "summary.over", event=said)
    when = day(incident.occurred_on or event.at.astimezone(zone).date(), language)
    parts = [_where(event, language, words) if abroad else place_names.short_phrase(event.lead, language, words), when]
    if incident.killed is not None and incident.killed.max:
        parts.append(count(words, language, "killed", incident.killed))
    parts.append(f"#{harmless(incident.ref)}")
    return f"{_MARKS[incident.severity]} <b>{said}</b> · {' · '.join(parts)}"


def _where(event: Event, language: str, words: Words) -> str:
    place = place_names.short_phrase(event.lead, language, words)
    country = place_names.country(event.lead.place, language)
    return f"{place} ({harmless(country)})" if country and event.lead.place.kind is not Kind.COUNTRY else place


def _silence(facts: Facts, language: str, words: Words) -> str:
    """What nothing means: never that it is safe."""
    watched = len(facts.watched)
    if not facts.events:
        return words(language, "summary.silence")
    if not facts.quiet:
        return words(language, "summary.incomplete")
    quiet = words.plural(language, "summary.quiet", facts.quiet, of=number(language, watched))
    return f"{quiet} {words(language, 'summary.silence')}"
