"""The reading: one item in, one report out, nothing else touched.

    prose    = title and text, cleaned, in clauses
    language = function words, langdetect in doubt, place names taken out
    spoken   = another tongue, where its words are known: what follows then hears those, too (`tongues/spoken.py`)
    heard    = trigger words, and how warm each clause is with them
    refs     = every time named, seen from the day of publication in the place's zone
    shown    = the signs of the text as a whole: each verdict below weighs them beside its rules (`scales.py`)
    verdict  = is it an incident, is it denied, is it over
    day      = the incident's first day; what lies before it is history
    toll     = killed, injured, abducted, of this incident alone
    type     = what the rules say (`kind_rules.py`), weighed (`kinds.py`); of what lasts "nobody so far" is nobody
    where    = places hit, places only named; towns that a siege has reached (`sieges.py`); of a far country none
    certainty, severity
    stance   = news, or a correction, a denial, an end of what was told, weighed; who fights; whose text it is
    what the source states wins over all of it, but for the language

Never raises for a valid item.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.item import Item
from bot.model import (
    AffectedPlace,
    Bearing,
    Certainty,
    Count,
    EventType,
    Kind,
    MsgType,
    NamedPlace,
    Precision,
    Report,
    Severity,
    Source,
    Status,
    Voice,
)
from bot.understand.actors import actors_in
from bot.understand.bearing import Stance, stance, weighed
from bot.understand.certainty import Sureness, sureness
from bot.understand.credits import credited
from bot.understand.fingerprint import fingerprint
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.language import language_of
from bot.understand.scales import FLASH
from bot.understand.severity import severity_of
from bot.understand.signs import pairs_of, signs_of
from bot.understand.text.prose import Prose, prose
from bot.understand.tolls import captives, casualties
from bot.understand.tongues.days import days_in
from bot.understand.tongues.spoken import Spoken, tongue_of
from bot.understand.tongues.told import hear_in, past_in, sureness_in
from bot.understand.what import events, incident, kind_rules, kinds
from bot.understand.when import dates, timeline
from bot.understand.when.history import history
from bot.understand.where import geoparse
from bot.understand.where.sieges import with_reached
from bot.understand.where.stated import stated
from bot.understand.where.unmapped import unmapped

_LASTING = frozenset((EventType.ACCESS, EventType.OTHER))  # a siege, a flight: nobody is being counted
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)  # where neither publication nor arrival is known: no relative day
_NOT_OF_THE_STORY = frozenset({"dateline", "signature", "footer"})  # why a name, or a stretch of text, is masked
# Characters up to which an all-clear is empty that ends nothing it tells of: "Fin d'alerte à Gao".
_SAYS_NOTHING = {Bearing.NEWS: FLASH, Bearing.ENDS: 40}


def understand(item: Item, gazetteer: Gazetteer, *, arrived_at: datetime | None = None) -> Report:
    """What one item says. `arrived_at` stands in for a missing `published_at`; both aware."""
    text = prose(item.title, item.text)
    names, language, spoken = _named(text, gazetteer, item)
    told_at = item.published_at or arrived_at
    heard = hear_in(text, spoken, events.hear(text)) if spoken else events.hear(text)
    local = timeline.local_time(told_at, gazetteer.zone(names.country)) if told_at else _LONG_AGO
    today = local.date()
    around = tuple(mask for mask in names.spans if mask.why in _NOT_OF_THE_STORY)
    skip = tuple((m.start, m.end) for m in around)
    refs = timeline.time_refs(text, today, skip, hour=local.hour) if told_at else ()
    refs = days_in(text, spoken, today, refs, skip) if spoken and told_at else refs
    elsewhen = {c.start: m.why for m in around for c in text.clauses if m.start <= c.start and c.end <= m.end + 1}
    elsewhen |= past_in(text, spoken) if spoken else {}
    first_past = history(text, refs, today, None) | elsewhen
    follows = item.updates is not None or item.msg_type is MsgType.CANCEL
    shown = signs_of(text, names.found, item.source, first_past, refs, today)
    known = language is not None
    words = shown | pairs_of(text, names.found) if known else shown
    verdict = incident.judge(text, heard, first_past, words, known=known, follow_up=follows, spoken=spoken)
    when = dates.first_day(text, refs, today, heard.heat, over=verdict.over, hour=local.hour)
    past = history(text, refs, today, when.day) | elsewhen
    blanked = [(ref.start, ref.end) for ref in refs] + events.grievances(text, heard)
    told = casualties.toll(text, past, blanked, spoken=spoken)
    final = _by_rule(text, heard, told, (past, first_past), undone=verdict.over or verdict.denied)
    if known:
        final = kinds.weighed(final, text, heard, past, shown, told)
    typed = item.event_type or final.type
    told = _as_typed(told, typed, verdict, text, past, blanked)
    strange = not known and not spoken
    where = geoparse.locate(
        text, gazetteer, names, heard.heat, past, over=verdict.over, foreign=strange, owed=verdict.incident
    )
    where = with_reached(where, text, names.found, past, gazetteer) if typed is EventType.ACCESS else where
    places = stated(item.places, gazetteer, where.country) or where.places
    said = stance(text, typed, deadly=_deadly(told.killed), msg_type=item.msg_type)
    if item.msg_type is not MsgType.CANCEL:
        said = weighed(said, shown, _found(verdict, typed, told))
    if said.bearing is Bearing.DENIES and not heard.hits and heard.undone:  # "false alert, no attack"
        heard = events.Heard(heard.undone)
        typed = typed or kind_rules.type_of(text, heard, (), dead=False).type
    event_type = typed or said.ended or (EventType.OTHER if verdict.incident else None)
    sure = sureness(text, item.source, past, shown if known else None, denied=_denied(verdict, said))
    sure = sureness_in(text, spoken, past, sure) if spoken else sure
    empty = verdict.over and not (follows or heard.hits or told.counts or captives.of_captives(text))
    empty = empty and len(text.low) <= _SAYS_NOTHING.get(said.bearing, 0)
    is_incident, why = _is_incident(item, verdict, empty=empty, abroad="" if places else where.abroad)
    certainty = item.certainty or (sure.certainty if is_incident else Certainty.UNKNOWN)
    towns = sum(each.place.kind is Kind.TOWN for each in places)
    severity = item.severity or severity_of(text, event_type, told.killed, towns, certainty, past)
    # What takes a told story back, or ends it, keeps its facts: they say which story.
    if not is_incident and item.status is Status.ACTUAL and said.bearing is Bearing.NEWS:
        return _with_story(_no_incident(item, language, where, places, why), text, past, said, gazetteer)
    told = casualties.Toll() if _denied(verdict, said) else told
    report = Report(
        item_id=item.key,
        language=language,
        incident=is_incident,
        source=_source(item, language),
        published_at=item.published_at,
        event_type=event_type,
        severity=severity,
        certainty=certainty,
        places=places,
        background=where.background,
        killed=told.killed,
        injured=told.injured,
        abducted=told.abducted,
        toll_by=sure.toll_by if told.killed or told.injured or told.abducted else None,
        confirmed_by=_voice(sure, certainty),
        occurred_on=when.day,
        part_of_day=when.part,
        unmatched=where.unmatched,
        why="; ".join(filter(None, (why, final.why, sure.why, when.why, said.why and f"{said.bearing}: {said.why}"))),
    )
    return _with_story(report, text, past, said, gazetteer)


def _named(text: Prose, gazetteer: Gazetteer, item: Item) -> tuple[geoparse.Names, str | None, Spoken | None]:
    """The names of the text, its language, and its tongue where that is another one, whose own cues names then have."""
    names = geoparse.names_in(text, gazetteer, item.source)
    language = language_of(_without_names(text, names), item.language)
    spoken = tongue_of(text.low) if language is None else None
    return geoparse.names_in(text, gazetteer, item.source, spoken) if spoken else names, language, spoken


def _by_rule(
    text: Prose,
    heard: events.Heard,
    told: casualties.Toll,
    pasts: tuple[Collection[int], Collection[int]],
    *,
    undone: bool,
) -> kind_rules.Typed:
    """The type by the words of now; `pasts` are the clauses of other times, seen from the incident's day and before.

    What is over or denied, `undone`, is told with its own days, so that they count as well.
    """
    past, first_past = pasts
    dead = _deadly(told.killed)
    final = kind_rules.type_of(text, heard, past, dead=dead, sides=told.sides)
    if final.type is None and undone:
        final = kind_rules.type_of(text, heard, (), dead=dead, sides=told.sides)
    return final if final.type else kind_rules.type_of(text, heard, first_past, dead=True)


def _as_typed(
    told: casualties.Toll,
    typed: EventType | None,
    verdict: incident.Judgement,
    text: Prose,
    past: Collection[int],
    dated: Collection[tuple[int, int]],
) -> casualties.Toll:
    """The toll as an incident of this type tells it: of a siege "nobody so far" is nobody; the missing were taken."""
    if typed is EventType.ABDUCTION and verdict.incident and not verdict.denied:
        return replace(told, abducted=captives.asked_again(text, past, dated, told.abducted))
    return told.of_what_lasts() if typed in _LASTING else told


def _found(verdict: incident.Judgement, typed: EventType | None, told: casualties.Toll) -> Iterator[str]:
    """What tells of the bearing beside words: whether it is denied or over, what it is, whether anybody died."""
    marks = {"denied": verdict.denied, "over": verdict.over, "dead": _deadly(told.killed)}
    yield from (name for name, holds in marks.items() if holds)
    if typed:
        yield f"type {typed}"


def _with_story(report: Report, text: Prose, past: Collection[int], said: Stance, gazetteer: Gazetteer) -> Report:
    """The report with what tells stories apart: its bearing, who fights, whose text it is."""
    sought = said.bearing is not Bearing.NEWS or (report.incident and not report.places)
    return replace(
        report,
        bearing=said.bearing,
        another=said.another,
        follows=said.follows,
        sounds_over=said.sounds_over,
        instead_of=_passed_over(report, gazetteer) if said.bearing is Bearing.CORRECTS else (),
        named=_passed_over(report, gazetteer) if sought else (),
        strangers=unmapped(text, gazetteer, report.source.name, pinned=_pinned(report)),
        actors=actors_in(text, past),
        credits=credited(text, report.source.name),
        fingerprint=fingerprint(text),
    )


def _pinned(report: Report) -> bool:
    """It is known exactly where."""
    return any(spot.place.kind is Kind.TOWN and spot.precision is Precision.EXACT for spot in report.places)


def _passed_over(report: Report, gazetteer: Gazetteer) -> tuple[AffectedPlace, ...]:
    """The places a report names as not hit.

    Of a correction, one of them may be where it was said to be before; of what takes back, ends or has no place, where
    the story is.
    """
    hit = {each.place.id for each in report.places}
    told = [each.name for each in report.background if each.why not in _NOT_OF_THE_STORY]
    named = [place for name in told for place in gazetteer.named(name)[:1]]
    return tuple(
        AffectedPlace(place, gazetteer.within(place), tuple(each.id for each in gazetteer.ancestors(place)))
        for place in named
        if place.id not in hit and place.kind is not Kind.COUNTRY
    )


def _denied(verdict: incident.Judgement, said: Stance) -> bool:
    """The whole event is denied, not merely something told of it."""
    return said.bearing is Bearing.DENIES or (verdict.denied and said.bearing is Bearing.NEWS)


def _without_names(text: Prose, names: geoparse.Names) -> str:
    """The text without the names of places: they are of no language."""
    pieces, at = [], 0
    for named in names.found:
        if named.start >= at:
            pieces.append(text.text[at : named.start])
            at = named.end
    return " ".join((*pieces, text.text[at:]))


def _deadly(killed: Count | None) -> bool:
    return killed is not None and killed.max > 0


def _is_incident(item: Item, verdict: incident.Judgement, *, empty: bool, abroad: str) -> tuple[bool, str]:
    """An exercise or test is understood like any other, so that testers see it, but is no incident.

    Nor is a short all-clear that tells of nothing and follows nothing, whatever its few words weigh: it is `empty`.
    Nor what happened in a country `abroad`, which nobody here can watch.
    """
    if item.status is not Status.ACTUAL:
        return False, f"status {item.status.value}"
    if item.event_type is not None:
        return True, "event type stated by the source"
    if abroad and verdict.incident:
        return False, f"plays abroad: {abroad}"
    return (False, "an all-clear of nothing told") if empty else (verdict.incident, verdict.why)


def _voice(sure: Sureness, certainty: Certainty) -> Voice | None:
    """Whose word it rests on; rumour rests on nobody's."""
    return sure.confirmed_by if certainty in {Certainty.OBSERVED, Certainty.UNLIKELY, Certainty.LIKELY} else None


def _source(item: Item, language: str | None) -> Source:
    return Source(item.source, item.url or "", language, item.title)


def _no_incident(
    item: Item, language: str | None, where: geoparse.Where, places: tuple[AffectedPlace, ...], why: str
) -> Report:
    """Nothing to tell anybody: what was named is kept as background, for /why."""
    named = tuple(NamedPlace(each.place.name, why) for each in places)
    return Report(
        item_id=item.key,
        language=language,
        incident=False,
        source=_source(item, language),
        published_at=item.published_at,
        severity=item.severity or Severity.MINOR,
        certainty=item.certainty or Certainty.UNKNOWN,
        background=(*named, *where.background),
        unmatched=where.unmatched,
        why=why,
    )
