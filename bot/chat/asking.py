"""What people ask of the bot itself: is it well, whom has it heard, what do I hear; and a sample alert."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.alerts.render import compose, render_body, render_footer
from bot.alerts.text import harmless
from bot.chat import digest, hours
from bot.chat.say import Say
from bot.chat.visit import Visit
from bot.model import (
    AffectedPlace,
    Alert,
    Certainty,
    DecisionKind,
    EventType,
    Incident,
    Nearness,
    Severity,
    Source,
    Status,
)
from bot.wishes import Wishes

SOURCES = 8  # the ones heard last: a screen holds them
NAME_LIMIT = 40
# After so long without any source the bot's silence means less than usual.
SILENT = timedelta(hours=12)
NOTICED_MINUTES = 2  # a queue of less than that is no news to anybody


async def status(visit: Visit, _argument: str = "") -> None:
    """Whether the bot is well, when each source was last heard, and what this chat hears."""
    say = visit.say
    heard = await visit.desk.news.last_heard(SOURCES)
    parts = [say("status.awake"), *await _trouble(visit)]
    if heard:
        lines = [
            say("status.source", name=harmless(name, NAME_LIMIT), ago=ago(say, visit.desk.now, at))
            for name, at in heard
        ]
        parts.append("\n".join([say("status.sources"), *lines]))
    if not heard or heard[0][1] < visit.desk.now - SILENT:
        parts.append(say("status.silent"))
    parts.append(say("status.silence"))
    parts.append(await _own_settings(visit))
    await visit.answer("\n\n".join(parts))


async def _trouble(visit: Visit) -> list[str]:
    """What keeps alerts from people now, and what did lately; how late the last of a long queue come."""
    say, health = visit.say, visit.desk.health
    if health is None:
        return []
    wishes = await visit.desk.subscribers.wishes(visit.chat_id)
    told = []
    for each in health.troubles:
        since = hours.moment(visit, wishes, each.since)
        if each.until is None:
            told.append(say(f"status.trouble.{each.kind}", since=since))
        else:
            told.append(say("status.trouble.over", since=since, until=hours.moment(visit, wishes, each.until)))
    if health.late_minutes >= NOTICED_MINUTES:
        told.append(say.count("status.late", health.late_minutes))
    return told


async def sample(visit: Visit, _argument: str = "") -> None:
    """An alert as it would look and sound, plainly marked as a test, of the first watched place."""
    say, gazetteer = visit.say, visit.desk.gazetteer
    watched = await visit.desk.subscribers.watches(visit.chat_id)
    place = next((found for each in watched if (found := gazetteer.get(each))), None)
    if place is None:
        await visit.answer(say("sample.no_place"))
        return
    affected = AffectedPlace(
        place, gazetteer.within(place, visit.language), tuple(each.id for each in gazetteer.ancestors(place))
    )
    zone = gazetteer.zone(place.country)
    alert = _sample_alert(affected, say, visit.language, visit.desk.now)
    body = render_body(alert, visit.language, affected, visit.words, zone)
    footer = render_footer(alert, visit.language, place, Nearness.AT, 0.0, visit.words)
    heard = say("sample.paused") if visit.paused else say("sample.heard")
    await visit.answer(f"{compose(body, footer)}\n\n{heard}")


def ago(say: Say, now: datetime, then: datetime) -> str:
    """How long ago, in the largest unit that is told without a fraction: "5 minutes ago", "2 days ago"."""
    minutes = max(0, int((now - then).total_seconds()) // 60)
    if minutes < 1:
        return say("ago.now")
    if minutes < 60:  # noqa: PLR2004  an hour
        return say.count("ago.minutes", minutes)
    if minutes < 48 * 60:
        return say.count("ago.hours", minutes // 60)
    return say.count("ago.days", minutes // (24 * 60))


async def _own_settings(visit: Visit) -> str:
    """What reaches this chat, in a few lines; only what differs from everybody's is told at length."""
    say = visit.say
    watched = await visit.desk.subscribers.watches(visit.chat_id)
    if not watched:
        return say("list.empty")
    wishes = await visit.desk.subscribers.wishes(visit.chat_id)
    lines = [say.count("status.watches", len(watched))]
    if visit.paused:
        lines.append(say("watch.paused"))
    if wishes.muted_until and wishes.muted_until > visit.desk.now:
        lines.append(say("status.muted", until=hours.moment(visit, wishes, wishes.muted_until)))
    if wishes.quiet:
        lines.append(hours.quiet_text(visit, wishes))
    if wishes.least is not Severity.MINOR:
        lines.append(say(f"severity.set.{wishes.least.value.lower()}"))
    if left_out := [kind for kind in EventType if kind not in wishes.types]:
        lines.append(say("status.not_told", kinds=", ".join(say(f"type.{kind.value}") for kind in left_out)))
    if told := await digest.status_line(visit):
        lines.append(told)
    if wishes == Wishes(zone=wishes.zone) and not visit.paused:
        lines.append(say("status.everything"))
    return "\n".join(lines)


def _sample_alert(affected: AffectedPlace, say: Say, language: str, now: datetime) -> Alert:
    incident = Incident(
        id="sample",
        ref="",  # no short name: nobody shall take it for an alert that can be looked up
        revision=1,
        event_type=EventType.OTHER,
        severity=Severity.MODERATE,
        certainty=Certainty.UNKNOWN,
        places=(affected,),
        sources=(Source("vigie", "", language, say("sample.title")),),
        reported_at=now,
    )
    return Alert(0, DecisionKind.NEW, "sample", incident, status=Status.TEST)
