"""An alert as a phone shows it: short lines in Telegram's HTML, from an incident's facts.

Nothing is translated and nothing is guessed: each line says one kind of fact in the reader's language,
and a fact that is not known has no line. Line 1 alone says what and where, because a locked phone shows
no more. Only place names, source names and a headline are foreign; they come in through `text.harmless`.
"""

from __future__ import annotations

from bot.alerts import place_names, wording
from bot.alerts.text import Field, fit, visible_length
from bot.alerts.when import when_line
from bot.i18n import Words, number
from bot.model import TOLLS, AffectedPlace, Alert, DecisionKind, Kind, Nearness, Place, Severity, Status

GOAL = 360  # visible characters, body and footer: what a phone shows without scrolling
CAP = 900  # never more, far below Telegram's 4096
LATE_MINUTES = 15  # an alert that leaves later than this says so

_FOOTER_USUAL = 60
_FOOTER_MOST = 260

# How many other places and how many sources are named: the first row whose text meets the goal is taken.
_RUNGS = ((5, 3), (3, 3), (3, 2), (1, 1))

_ICONS = {
    Severity.EXTREME: "🔴",
    Severity.SEVERE: "🔴",
    Severity.MODERATE: "🟠",
    Severity.MINOR: "🟡",
    Severity.UNKNOWN: "⚪",
}
_LABELLED = frozenset({DecisionKind.UPDATE, DecisionKind.CORRECTION, DecisionKind.RETRACTION, DecisionKind.ENDED})
_NOTED = _LABELLED - {DecisionKind.UPDATE}
# No danger is told any more: neither its colour nor how sure it was. No green either: only sources say "safe".
_CLOSING = frozenset({DecisionKind.RETRACTION, DecisionKind.ENDED})
# Why an update deserves its sound, by the reason that the decision gives.
_ADDS = {
    "reopened": "alert.new.reopened",
    "new_place": "alert.new.place",
    "severity_up": "alert.new.gravity",
    "first_confirmation": "alert.new.confirmed",
    "certain": "alert.new.certain",
    **dict.fromkeys(("killed_known", "injured_known", "abducted_known"), "alert.new.toll"),
    **dict.fromkeys(("killed_rise", "killed_jump", "injured_jump", "abducted_jump"), "alert.new.toll_rose"),
}
_VILLAGE = 1
_WRONG_PLACES = 3  # that a correction takes back by name


def render_body(alert: Alert, language: str, lead: AffectedPlace, words: Words, zone: str) -> str:
    """The alert without its last lines, as Telegram HTML.

    `lead` stands first in line 1: the affected place that is the reader's own or the nearest to it. `zone` is
    the IANA time zone of that place.
    """
    body = ""
    for places, sources in _RUNGS:
        fields = _fields(alert, language, lead, words, zone=zone, places=places, sources=sources)
        body = fit(fields, CAP - _FOOTER_MOST)
        if visible_length(body) <= GOAL - _FOOTER_USUAL:
            break
    return body


def _fields(
    alert: Alert,
    language: str,
    lead: AffectedPlace,
    words: Words,
    *,
    zone: str,
    places: int,
    sources: int,
) -> list[Field]:
    """Every line of the body with its weight: what and where, then how sure, then the rest."""
    incident = alert.incident
    others = _others(lead, incident.places)
    second = others[0] if others else None
    when = when_line(
        words,
        language,
        zone,
        incident.reported_at,
        occurred_on=incident.occurred_on,
        part_of_day=incident.part_of_day,
    )
    closing = alert.kind in _CLOSING
    retracted = alert.kind is DecisionKind.RETRACTION
    return [
        Field(_first_line(alert, language, lead, second, words), line=0, weight=100),
        Field(_notes(alert, language, words), line=1, weight=90),
        Field(_also(lead, others[1:], language, words, places), line=2, weight=40),
        Field("" if retracted else wording.toll(incident, language, words), line=2, weight=70),
        Field(wording.headline(incident, language, words), line=3, weight=50),
        Field(f"🕒 {when}", line=4, weight=60),
        Field("" if closing else wording.sure(incident, language, words), line=5, weight=80),
        Field(wording.source_links(incident, language, words, sources), line=6, weight=65),
    ]


def _others(lead: AffectedPlace, places: tuple[AffectedPlace, ...]) -> list[AffectedPlace]:
    """The other affected places, each once, without divisions that only hold a place already named."""
    holders = {holder for affected in (lead, *places) for holder in affected.ancestors}
    named = {affected.place.id: affected for affected in places if affected.place.id not in holders}
    named.pop(lead.place.id, None)
    return list(named.values())


def _first_line(alert: Alert, language: str, lead: AffectedPlace, second: AffectedPlace | None, words: Words) -> str:
    what = words(language, f"event.{alert.incident.event_type.value}")
    if alert.kind in _LABELLED:
        what = words(language, f"alert.kind.{alert.kind.value}") + " · " + what
    icon = _ICONS[Severity.UNKNOWN if alert.kind in _CLOSING else alert.incident.severity]
    unreal = ""
    if alert.status is not Status.ACTUAL:
        unreal = "<b>" + words(language, f"alert.status.{alert.status.value.lower()}") + " —</b> "
    return f"{unreal}{icon} <b>{what}</b> — {_where(lead, second, language, words)}"


def _where(lead: AffectedPlace, second: AffectedPlace | None, language: str, words: Words) -> str:
    """The reader's own place, the next one, and their country, told once where it is the same."""
    first = place_names.phrase(lead, language, words)
    if second is None:
        return first + _bracket(_village_in(lead, language), _country(lead.place, language))
    next_one = place_names.short_phrase(second, language, words)
    if second.place.country == lead.place.country:
        return f"{first}, {next_one}{_bracket(_country(lead.place, language))}"
    return f"{first}{_bracket(_country(lead.place, language))}, {next_one}{_bracket(_country(second.place, language))}"


def _village_in(lead: AffectedPlace, language: str) -> str:
    """What holds a village: half of the villages' names occur more than once in the same country."""
    place = lead.place
    if place.kind is not Kind.TOWN or place.importance > _VILLAGE or len(lead.within) < 2:  # noqa: PLR2004  holder and country
        return ""
    holder = place_names.shown(lead.within[0])
    return "" if holder == place_names.name(place, language) else holder


def _country(place: Place, language: str) -> str:
    """The country's name; "" for a country, which is its own."""
    return "" if place.kind is Kind.COUNTRY else place_names.country(place, language)


def _bracket(*names: str) -> str:
    told = ", ".join(name for name in names if name)
    return f" ({told})" if told else ""


def _notes(alert: Alert, language: str, words: Words) -> str:
    notes = []
    if alert.status is not Status.ACTUAL:
        notes.append(words(language, "alert.note.unreal"))
    if alert.kind is DecisionKind.UPDATE and alert.reason in _ADDS:
        reason = alert.reason
        if reason == "first_confirmation" and alert.incident.confirmed_by is None:
            reason = "certain"  # nobody is named who confirms it
        notes.append(words(language, _ADDS[reason]))
    if alert.kind is DecisionKind.CORRECTION:
        notes.append(_put_right(alert, language, words))
    if alert.kind in _NOTED:
        notes.append(words(language, f"alert.note.{alert.kind.value}"))
    return " ".join(note for note in notes if note)


def _put_right(alert: Alert, language: str, words: Words) -> str:
    """What was told wrong: the toll or the place as it was, else that something was."""
    incident = alert.incident
    before = next((each for each in incident.tellings if each.revision == alert.wrong_since), None)
    field = alert.reason.removesuffix("_corrected")
    if field in TOLLS and before and (count := getattr(before, field)):
        return words(language, "alert.wrong.toll", toll=wording.count(words, language, field, count))
    told = [spot for spot in incident.not_at if before is None or spot.place.id in before.places]
    if field == "place" and told:
        places = ", ".join(place_names.short_phrase(spot, language, words) for spot in told[:_WRONG_PLACES])
        return words(language, "alert.wrong.place", places=places)
    return words(language, f"alert.wrong.{field}") if field in {"kind", "day"} else ""


def _also(lead: AffectedPlace, others: list[AffectedPlace], language: str, words: Words, limit: int) -> str:
    """The places that line 1 has no room for; those of another country with its name."""
    if not others:
        return ""
    names = []
    for affected in others[:limit]:
        abroad = affected.place.country != lead.place.country
        country = _bracket(_country(affected.place, language)) if abroad else ""
        names.append(place_names.short_phrase(affected, language, words) + country)
    places = ", ".join(names)
    if len(others) > limit:
        more = words.plural(language, "alert.others", len(others) - limit)
        places = words(language, "alert.and", places=places, last=more)
    return words(language, "alert.also", places=places)


def render_footer(
    alert: Alert,
    language: str,
    watched: Place | None,
    nearness: Nearness,
    distance_km: float,
    words: Words,
    *,
    late_minutes: int | None = None,
    repeat: bool = False,
) -> str:
    """The last lines: why this reader gets it, the incident's short name, and what is wrong with the delivery.

    `watched` is None where no watch brought it here: a test, or a word taken back after an unwatch.
    `late_minutes` is how long ago it should have left; up to 15 minutes go unsaid. `repeat` where an
    earlier attempt may have arrived.
    """
    ref = "".join(character for character in alert.incident.ref if character.isascii() and character.isalnum())
    parts = [f"#{ref[:12]}"] if ref else []
    if watched is not None:
        watch = words(
            language,
            f"alert.watch.{nearness.value}",
            place=place_names.label(watched, language, words),
            distance=number(language, max(1, round(distance_km))),
        )
        parts.insert(0, watch)
    line = " · ".join(parts)
    remarks = []
    if late_minutes is not None and late_minutes > LATE_MINUTES:
        remarks.append(_late(late_minutes, language, words))
    if repeat:
        remarks.append(words(language, "alert.repeat"))
    return "\n".join([line, " · ".join(remarks)]) if remarks else line


def _late(minutes: int, language: str, words: Words) -> str:
    """In minutes below two hours, then in whole hours."""
    if minutes < 120:  # noqa: PLR2004  two hours
        return words.plural(language, "alert.late.minutes", minutes)
    return words.plural(language, "alert.late.hours", minutes // 60)


def compose(body: str, footer: str) -> str:
    """The whole message: at most `CAP` visible characters, as body and footer are bounded."""
    return f"{body}\n{footer}"
