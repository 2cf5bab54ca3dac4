"""Ordering a digest: how often, on which day, at what hour, with a picture or without; and calling it off.

/digest                       what is ordered, and what can be, the likeliest first
/digest daily 7:00            or: weekly, monday 18h, chaque lundi 7h, tous les jours
/digest text, /digest map     without the picture or with it; alone or behind an hour
/digest now, /digest off
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat import hours, keyboards, times
from bot.chat.desk import Digests, Ordered
from bot.chat.keyboards import Button, Press, Verb
from bot.chat.visit import Visit
from bot.digest.schedule import Digest
from bot.understand.gazetteer.names import fold
from bot.wishes import hhmm

MORNING, EVENING = 7 * 60, 18 * 60
USUAL = (Digest(MORNING, 0), Digest(MORNING), Digest(EVENING))  # offered first
HOURS = tuple(hour * 60 for hour in (5, 6, 7, 8, 12, 17, 18, 19, 20, 21))
A_ROW = 4  # hours side by side on a narrow phone
_DAYS = (
    ("monday", "mon", "lundi"), ("tuesday", "tue", "mardi"), ("wednesday", "wed", "mercredi"),
    ("thursday", "thu", "jeudi"), ("friday", "fri", "vendredi"), ("saturday", "sat", "samedi"),
    ("sunday", "sun", "dimanche"),
)  # fmt: skip
_WEEKDAY = {word: number for number, words in enumerate(_DAYS) for word in (*words, f"{words[0]}s", f"{words[2]}s")}
_WEEKLY = frozenset({"weekly", "week", "semaine", "hebdo", "hebdomadaire"})
_DAILY = frozenset(
    {
        "daily",
        "day",
        "jour",
        "jours",
        "quotidien",
        "quotidienne",
        "journalier",
        "matin",
        "matins",
        "soir",
        "soirs",
        "morning",
        "evening",
    }
)
_TEXT = frozenset({"text", "texte"})
_PICTURE = frozenset({"picture", "image", "carte", "map", "photo"})
_WITHOUT = frozenset({"without", "sans", "no", "pas"})
_NOW = frozenset({"now", "maintenant"})
_OFF = hours.OFF_WORDS | {"desactiver", "annuler", "cancel"}
_FILLING = frozenset({
    "a", "at", "on", "the", "le", "la", "les", "every", "each", "chaque", "tous", "toutes", "with", "avec", "only",
    "seul", "seulement", "un", "une", "de", "d", "par", "per", "vers",
})  # fmt: skip
_HOUR_OF = {
    "matin": MORNING, "matins": MORNING, "morning": MORNING, "soir": EVENING, "soirs": EVENING, "evening": EVENING,
}  # fmt: skip
_CHOICE = re.compile(r"([d0-6])-([0-9]{1,4})", re.ASCII)


async def digest(visit: Visit, argument: str = "") -> None:
    """Order a digest from the command's line, or show what is ordered with what can be chosen."""
    ordered = await _orders(visit).get(visit.chat_id)
    words = fold(argument).split()
    if not words:
        await _show(visit, ordered)
    elif _NOW & set(words) and ordered:
        await _send_now(visit)
    elif len(words) == 1 and words[0] in _OFF:
        await _cancel(visit)
    elif (wanted := read(argument, ordered.digest if ordered else None)) is None:
        await visit.answer(visit.say("digest.unread"), *_rows(visit, ordered))
    elif ordered and wanted == replace(ordered.digest, picture=wanted.picture):
        await _set_picture(visit, ordered, wanted=wanted.picture)
    else:
        await _order(visit, wanted)


async def press_digest(visit: Visit, press: Press) -> None:
    """Choose how often, the hour, the day, the picture; or none."""
    ordered = await _orders(visit).get(visit.chat_id)
    found = _CHOICE.fullmatch(press.choice)
    if found and int(found[2]) < 24 * 60:
        await visit.toast()
        day = None if found[1] == "d" else int(found[1])
        await _order(visit, Digest(int(found[2]), day, picture=ordered.digest.picture if ordered else True))
    elif press.choice == "off":
        await visit.toast()
        await _cancel(visit)
    elif ordered is None:
        await visit.toast(visit.say("toast.stale"))
    elif press.choice == "picture":
        await visit.toast()
        await _set_picture(visit, ordered, wanted=not ordered.digest.picture)
    elif press.choice == "now":
        await visit.toast()
        await _send_now(visit)
    elif press.choice in {"hours", "days"}:
        await visit.toast()
        rows = _hour_rows(ordered.digest) if press.choice == "hours" else _day_rows(visit, ordered.digest)
        await visit.show(visit.say("digest.hours" if press.choice == "hours" else "digest.weekdays"), *rows)
    else:
        await visit.toast(visit.say("toast.stale"))


def read(argument: str, before: Digest | None) -> Digest | None:
    """What was ordered: "weekly monday 18:00", "chaque jour 7h", "text"; None where it can't be read.

    What goes unsaid stays as it was `before`, or is the usual: Monday, seven in the morning, with the picture.
    """
    words = fold(argument).split()
    said = set(words)
    weekday = next((_WEEKDAY[word] for word in words if word in _WEEKDAY), None)
    known = {*_WEEKDAY, *_WEEKLY, *_DAILY, *_TEXT, *_PICTURE, *_WITHOUT, *_FILLING}
    rest = " ".join(word for word in re.split(r"[\s,;]+", argument) if word and fold(word) not in known)
    minute = times.clock(rest) if rest else None
    if rest and minute is None:
        return None
    if not (rest or said & {*_WEEKDAY, *_WEEKLY, *_DAILY, *_TEXT, *_PICTURE}):
        return None
    if weekday is None and said & _WEEKLY:
        weekday = before.weekday if before and before.weekday is not None else 0
    elif weekday is None and not said & _DAILY:
        # An hour alone changes the hour; where nothing was ordered yet, it is for every day.
        weekday = before.weekday if before else None if rest else 0
    usual = next((_HOUR_OF[word] for word in words if word in _HOUR_OF), before.minute if before else MORNING)
    picture = before.picture if before else True
    if said & (_TEXT | _PICTURE):
        picture = bool(said & _PICTURE) and not said & (_TEXT | _WITHOUT)
    return Digest(usual if minute is None else minute, weekday, picture=picture)


async def status_line(visit: Visit) -> str:
    """The chat's digest in one line; "" where it has none."""
    ordered = await visit.desk.digests.get(visit.chat_id) if visit.desk.digests else None
    return _often(visit, ordered.digest, "status.digest_") if ordered else ""


def _orders(visit: Visit) -> Digests:
    """The digests of the visit's desk. LookupError at a desk that has none: a fault of the wiring."""
    if visit.desk.digests is None:
        raise LookupError("this desk keeps no digests")
    return visit.desk.digests


async def _order(visit: Visit, wanted: Digest) -> None:
    """Keep the order. From now on its hour is somebody's own: the clock guessed for it must not change with places."""
    wishes = await visit.desk.subscribers.wishes(visit.chat_id)
    visit = await visit.keep()
    wishes = replace(wishes, zone=wishes.zone or await hours.guess_zone(visit))
    await visit.desk.subscribers.save_wishes(visit.chat_id, wishes)
    due = wanted.next_after(visit.desk.now, visit.zone(wishes))
    await _orders(visit).order(visit.chat_id, wanted, due)
    await _show(visit, Ordered(wanted, due))


async def _set_picture(visit: Visit, ordered: Ordered, *, wanted: bool) -> None:
    await _orders(visit).picture(visit.chat_id, wanted=wanted)
    await _show(visit, replace(ordered, digest=replace(ordered.digest, picture=wanted)))


async def _send_now(visit: Visit) -> None:
    await _orders(visit).send_now(visit.chat_id, visit.desk.now)
    watched = await visit.desk.subscribers.watches(visit.chat_id)
    await visit.without_press().answer(visit.say("digest.soon") if watched else visit.say("list.empty"))


async def _cancel(visit: Visit) -> None:
    await _orders(visit).cancel(visit.chat_id)
    await visit.show(visit.say("digest.off"), *_rows(visit, None))


async def _show(visit: Visit, ordered: Ordered | None) -> None:
    """What is ordered, when the next one comes, and what would keep it from coming."""
    say = visit.say
    if ordered is None:
        parts = [say("digest.none")]
    else:
        wishes = await visit.desk.subscribers.wishes(visit.chat_id)
        how = say("digest.picture" if ordered.digest.picture else "digest.text")
        next_one = say("digest.next", when=hours.moment(visit, wishes, ordered.due))
        parts = [f"{_often(visit, ordered.digest, 'digest.')} {how}", next_one]
    if visit.paused:
        parts.append(say("watch.paused"))
    elif not await visit.desk.subscribers.watches(visit.chat_id):
        parts.append(say("list.empty"))
    await visit.show("\n\n".join(parts), *_rows(visit, ordered))


def _often(visit: Visit, wanted: Digest, key: str) -> str:
    """How often and when, as `chat.<key>daily` or `chat.<key>weekly` says it."""
    time = hhmm(wanted.minute)
    if wanted.weekday is None:
        return visit.say(f"{key}daily", time=time)
    return visit.say(f"{key}weekly", day=visit.say(f"day.{wanted.weekday}"), time=time)


def _rows(visit: Visit, ordered: Ordered | None) -> list[list[Button]]:
    """What can be chosen, the likeliest first."""
    say = visit.say
    if ordered is None:
        return [[_choice(_label(visit, each), each)] for each in USUAL]
    wanted = ordered.digest
    other = replace(wanted, weekday=0 if wanted.weekday is None else None)
    picture = "button.digest_text" if wanted.picture else "button.digest_picture"
    rows = [
        [keyboards.choose(say("button.digest_now"), Verb.DIGEST, "now")],
        [keyboards.choose(say("button.digest_hour"), Verb.DIGEST, "hours")],
        [_choice(_label(visit, other), other)],
        [keyboards.choose(say(picture), Verb.DIGEST, "picture")],
        [keyboards.choose(say("button.digest_off"), Verb.DIGEST, "off")],
    ]
    if wanted.weekday is not None:
        rows[1].append(keyboards.choose(say("button.digest_weekday"), Verb.DIGEST, "days"))
    return rows


def _hour_rows(wanted: Digest) -> list[list[Button]]:
    cells = [_choice(hhmm(minute), replace(wanted, minute=minute)) for minute in HOURS]
    return [cells[n : n + A_ROW] for n in range(0, len(cells), A_ROW)]


def _day_rows(visit: Visit, wanted: Digest) -> list[list[Button]]:
    """Each day on a row of its own, two where there is room."""
    cells = [_choice(visit.say(f"day.{day}").capitalize(), replace(wanted, weekday=day)) for day in range(len(_DAYS))]
    return [cells[n : n + 2] for n in range(0, len(cells), 2)]


def _label(visit: Visit, wanted: Digest) -> str:
    return _often(visit, wanted, "button.digest_")


def _choice(text: str, wanted: Digest) -> Button:
    day = "d" if wanted.weekday is None else str(wanted.weekday)
    return keyboards.choose(text, Verb.DIGEST, f"{day}-{wanted.minute}")
