"""When a chat wants to hear: quiet hours, a pause that ends by itself, and the clock that they go by."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.chat import keyboards, times
from bot.chat.choices import keep
from bot.chat.keyboards import Button, Press, Verb
from bot.chat.visit import Visit
from bot.understand.gazetteer.names import fold
from bot.wishes import Quiet, Wishes, hhmm

# What most people want, first: offered as buttons.
NIGHTS = (Quiet(22 * 60, 6 * 60), Quiet(21 * 60, 5 * 60), Quiet(23 * 60, 7 * 60))
MUTES = (timedelta(hours=1), timedelta(hours=8), timedelta(days=1), timedelta(days=3))
# One zone for each clock that these chats live by, and where many of their relatives do.
ZONES = {
    "Africa/Bamako": "zone.bamako",
    "Africa/Niamey": "zone.niamey",
    "Europe/Paris": "zone.paris",
    "America/New_York": "zone.new_york",
}
OFF_WORDS = frozenset(
    {"off", "no", "none", "stop", "non", "aucun", "aucune", "jamais", "never", "fin", "arret", "arreter", "0"}
)
_MINUTES = re.compile(r"(\d{1,4})-(\d{1,4})", re.ASCII)
# GMT+1, UTC -4, +1h
_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+\-−])\s?(\d{1,2})(?:[:h]?(?:00)?)?", re.ASCII | re.IGNORECASE)


async def quiet(visit: Visit, argument: str = "") -> None:
    """Set quiet hours from the command's line, or show them with what can be chosen."""
    wishes = await visit.desk.subscribers.wishes(visit.chat_id)
    if not argument:
        await visit.show(quiet_text(visit, wishes), *_quiet_rows(visit, wishes))
    elif fold(argument) in OFF_WORDS:
        await _set_quiet(visit, wishes, None)
    elif (hours := times.span(argument)) is None:
        await visit.answer(visit.say("quiet.unread"), *_quiet_rows(visit, wishes))
    elif hours[0] == hours[1]:
        await visit.answer(visit.say("quiet.same"), *_quiet_rows(visit, wishes))
    else:
        await _set_quiet(visit, wishes, Quiet(*hours))


async def press_quiet(visit: Visit, press: Press) -> None:
    """Choose quiet hours, none, or whether the gravest alerts come all the same."""
    wishes = await visit.desk.subscribers.wishes(visit.chat_id)
    found = _MINUTES.fullmatch(press.choice)
    if press.choice == "through":
        await visit.toast()
        visit = await keep(visit, replace(wishes, breaks_through=not wishes.breaks_through))
        await quiet(visit)
    elif press.choice == "off":
        await visit.toast()
        await _set_quiet(visit, wishes, None)
    elif found:
        try:
            hours = Quiet(int(found[1]), int(found[2]))
        except ValueError:
            await visit.toast(visit.say("toast.stale"))
            return
        await visit.toast()
        await _set_quiet(visit, wishes, hours)
    else:
        await visit.toast(visit.say("toast.stale"))


async def zone(visit: Visit, argument: str = "") -> None:
    """Set the clock from a place, an IANA name or an offset, or ask what time it is there."""
    if argument and (found := _zone_named(argument) or _zone_of_place(visit, argument)):
        await _set_zone(visit, found)
        return
    text = visit.say("zone.unread") if argument else visit.say("zone.ask")
    await visit.show(text, *_zone_rows(visit))


async def press_zone(visit: Visit, press: Press) -> None:
    """Choose the clock, or be asked for it."""
    if press.choice == "ask":
        await visit.toast()
        await zone(visit)
    elif press.choice in available_timezones():
        await visit.toast()
        await _set_zone(visit, press.choice)
    else:
        await visit.toast(visit.say("toast.stale"))


async def mute(visit: Visit, argument: str = "") -> None:
    """Pause alerts for a time, which always ends; without one, offer some."""
    length = times.duration(argument) if argument else None
    if argument and fold(argument) in OFF_WORDS:
        await _hear_again(visit)
    elif length is None:
        await visit.show(visit.say("mute.unread" if argument else "mute.ask"), *_mute_rows(visit))
    elif not times.SHORTEST <= length <= times.LONGEST:
        await visit.answer(visit.say("mute.bounds"), *_mute_rows(visit))
    else:
        await _mute_for(visit, length)


async def unmute(visit: Visit, _argument: str = "") -> None:
    """Hear again."""
    await _hear_again(visit)


async def press_mute(visit: Visit, press: Press) -> None:
    """Pause for the minutes of the button, or hear again."""
    minutes = int(press.choice) if press.choice.isdecimal() else -1
    if minutes == 0:
        await visit.toast()
        await _hear_again(visit)
    elif times.SHORTEST <= timedelta(minutes=min(minutes, 10**6)) <= times.LONGEST:
        await visit.toast()
        await _mute_for(visit, timedelta(minutes=minutes))
    else:
        await visit.toast(visit.say("toast.stale"))


async def _set_quiet(visit: Visit, wishes: Wishes, hours: Quiet | None) -> None:
    # From now on the hours are somebody's own: the clock that was guessed for them must not change with their places.
    changed = replace(wishes, quiet=hours, zone=wishes.zone or await guess_zone(visit))
    visit = await keep(visit, changed)
    await visit.show(quiet_text(visit, changed), *_quiet_rows(visit, changed))


async def _set_zone(visit: Visit, name: str) -> None:
    wishes = replace(await visit.desk.subscribers.wishes(visit.chat_id), zone=name)
    visit = await keep(visit, wishes)
    told = visit.say("zone.set", time=f"{visit.desk.now.astimezone(ZoneInfo(name)):%H:%M}")
    await visit.show(f"{told}\n\n{quiet_text(visit, wishes)}", *_quiet_rows(visit, wishes))


async def _mute_for(visit: Visit, length: timedelta) -> None:
    wishes = await visit.desk.subscribers.wishes(visit.chat_id)
    until = visit.desk.now + length
    visit = await keep(visit, replace(wishes, muted_until=until, zone=wishes.zone or await guess_zone(visit)))
    wishes = await visit.desk.subscribers.wishes(visit.chat_id)
    again = keyboards.choose(visit.say("button.unmute"), Verb.MUTE, "0")
    await visit.show(visit.say("mute.set", until=moment(visit, wishes, until)), [again])


async def _hear_again(visit: Visit) -> None:
    wishes = await visit.desk.subscribers.wishes(visit.chat_id)
    visit = await keep(visit, replace(wishes, muted_until=None))
    await visit.show(f"{visit.say('mute.over')}\n{visit.say('mute.meanwhile')}")


async def guess_zone(visit: Visit) -> str:
    """The clock of the place that was watched first; "" where nothing is."""
    for place_id in await visit.desk.subscribers.watches(visit.chat_id):
        if place := visit.desk.gazetteer.get(place_id):
            return visit.desk.gazetteer.zone(place.country)
    return ""


def quiet_text(visit: Visit, wishes: Wishes) -> str:
    """The quiet hours of a chat in words, with what breaks through them."""
    if wishes.quiet is None:
        return visit.say("quiet.none")
    through = visit.say("quiet.through" if wishes.breaks_through else "quiet.all")
    hours = visit.say("quiet.hours", start=hhmm(wishes.quiet.start), end=hhmm(wishes.quiet.end))
    return f"{hours}\n{through}\n{visit.say('quiet.clock', time=_local(visit, wishes))}"


def _quiet_rows(visit: Visit, wishes: Wishes) -> list[list[Button]]:
    rows = [
        [keyboards.choose(f"{hhmm(each.start)} – {hhmm(each.end)}", Verb.QUIET, f"{each.start}-{each.end}")]
        for each in NIGHTS
        if each != wishes.quiet
    ]
    if wishes.quiet is None:
        return rows
    through = "button.quiet_all" if wishes.breaks_through else "button.quiet_through"
    return [
        *rows,
        [keyboards.choose(visit.say(through), Verb.QUIET, "through")],
        [keyboards.choose(visit.say("button.zone"), Verb.ZONE, "ask")],
        [keyboards.choose(visit.say("button.quiet_off"), Verb.QUIET, "off")],
    ]


def _zone_rows(visit: Visit) -> list[list[Button]]:
    """The clocks, each by what it shows now: nobody has to know what a time zone is."""
    now = visit.desk.now
    return [
        [keyboards.choose(f"{now.astimezone(ZoneInfo(name)):%H:%M} · {visit.say(key)}", Verb.ZONE, name)]
        for name, key in ZONES.items()
    ]


def _mute_rows(visit: Visit) -> list[list[Button]]:
    return [
        [keyboards.choose(_length(visit, length), Verb.MUTE, str(int(length.total_seconds()) // 60))]
        for length in MUTES
    ]


def _zone_named(asked: str) -> str | None:
    """The IANA zone of this name or of its city, whatever its case and accents, or the one so far from Greenwich."""
    if offset := _OFFSET.fullmatch(asked.strip()):
        ahead = int(offset[2]) * (1 if offset[1] == "+" else -1)
        # The database counts these westwards: "Etc/GMT-1" is what people call GMT+1.
        named = f"Etc/GMT{-ahead:+d}" if ahead else "UTC"
        return named if named in available_timezones() else None
    wanted = fold(asked)
    names = sorted(name for name in available_timezones() if not name.startswith("Etc/"))
    whole = (name for name in names if fold(name) == wanted)
    city = (name for name in names if "/" in name and fold(name.rpartition("/")[2]) == wanted)
    found = next(whole, None) or next(city, None)
    try:
        return found if found and ZoneInfo(found) else None
    except ZoneInfoNotFoundError:
        return None


def _zone_of_place(visit: Visit, asked: str) -> str | None:
    """The clock of the most important place of this name; None where none is known. What time that is, is told."""
    gazetteer = visit.desk.gazetteer
    zones = (gazetteer.zone(place.country) for place in gazetteer.named(asked))
    return next((found for found in zones if found != "UTC"), None)  # UTC: a country whose clock is not known


def _local(visit: Visit, wishes: Wishes) -> str:
    return f"{visit.desk.now.astimezone(visit.zone(wishes)):%H:%M}"


def moment(visit: Visit, wishes: Wishes, at: datetime) -> str:
    """A moment of the coming days in words: "14:30", "Tuesday 14:30"."""
    local, today = at.astimezone(visit.zone(wishes)), visit.desk.now.astimezone(visit.zone(wishes)).date()
    if local.date() == today:
        return f"{local:%H:%M}"
    return visit.say("moment", day=visit.say(f"day.{local.weekday()}"), date=f"{local:%d/%m}", time=f"{local:%H:%M}")


def _length(visit: Visit, length: timedelta) -> str:
    hours = int(length.total_seconds()) // 3600
    return visit.say.count("hours", hours) if hours < 24 else visit.say.count("days", hours // 24)  # noqa: PLR2004  a day
