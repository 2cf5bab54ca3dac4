"""Watching places: adding, removing, the list. What can be changed of one watch stands in `scope.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.alerts.text import clean
from bot.chat import keyboards
from bot.chat.circles import LEAST_KM, MOST_KM, USUAL_KM, bounded, read_circle
from bot.chat.keyboards import Button, Markup, Press
from bot.chat.latest import latest
from bot.chat.places import MAX_NAMES, Choose, DidYouMean, Found, Unknown, decide_among, names_in, read
from bot.chat.say import MAX_WATCHES, NAME_LIMIT, PAGE_SIZE, Say
from bot.chat.visit import Visit
from bot.model import Kind, Place

Rows = list[list[Button]]


async def add(visit: Visit, text: str) -> None:
    """Watch the places that a text names; ask where it is not clear which."""
    say = visit.say
    reading = read(visit.desk.gazetteer, text)
    if not reading.meanings:
        greeted = any(map(str.isalpha, text)) and not names_in(visit.desk.gazetteer, text)
        await visit.answer(say("help.short") if greeted else f"{say('not_understood')}\n\n{say('help.short')}")
        return
    found = {each.place.id: each for each in reading.meanings if isinstance(each, Found)}
    if found:
        reaches = {each.place.id: bounded(each.km) for each in found.values() if each.km is not None}
        outside = any(each.km is not None and each.km != bounded(each.km) for each in found.values())
        note = say("reach.bounds", least=LEAST_KM, most=MOST_KM) if outside else ""
        await confirm(visit, [each.place for each in found.values()], reaches, note)
    for each in reading.meanings:
        if isinstance(each, Choose | DidYouMean):
            await _ask_which(visit, each)
    unknown = [each.asked for each in reading.meanings if isinstance(each, Unknown)]
    if unknown:
        asked = ", ".join(say.typed(each) for each in unknown)
        await visit.answer(say("watch.unknown", asked=asked), *_tell_us_rows(say, unknown))
    if reading.cut:
        await visit.answer(say("watch.cut", limit=MAX_NAMES))


async def confirm(
    visit: Visit,
    places: Sequence[Place],
    reaches: Mapping[str, int] | None = None,
    note: str = "",
    *,
    instead: bool = False,
) -> None:
    """Watch these places and say what will wake the person, with a button to take each back.

    `reaches` are the kilometres around towns that are not to be the usual ones; `note` is told first.
    `instead` where they take the place of what was watched till now.
    """
    is_new = visit.chat is None
    visit = await visit.keep()
    done = await _watch_all(visit, places, reaches or {})
    say = visit.say
    woken = [*done.added, *done.changed, *done.known]
    parts = [*([note] if note else []), *_done_parts(say, done)]
    if woken:
        parts.append(say.wakes(woken, done.reaches[woken[0].id]))
        parts.append(await _last(visit, {place.id: done.reaches[place.id] for place in woken}))
    if visit.paused:
        parts.append(say("watch.paused"))
    first = done.first and not instead
    if first and not visit.alone:  # the honest word belongs to the first watch, and is not repeated
        parts.append(say("watch.limits"))
    if is_new:  # its language was only guessed
        parts.append(say("language.other"))
    rows = _undo_rows(say, done.added, several=len(done.added) > 1)
    if len(woken) == 1:
        change = keyboards.open_watch(say("button.change"), woken[0].id)
        rows = [[change, *(rows[0] if rows else [])]]
    if visit.paused:
        rows.append([keyboards.resume(say("button.resume"))])
    await visit.show("\n\n".join(parts), *rows)
    if first and visit.alone:  # by itself: it takes the button for the position away
        await visit.without_press().answer(say("watch.limits"), keys=keyboards.NO_KEYS)


def _done_parts(say: Say, done: _Done) -> list[str]:
    """What is watched now, what was before, and what there was no room for."""
    parts = [
        f"{say(header)}\n" + "\n".join(say.watch(place, done.reaches[place.id]) for place in told)
        for header, told in (("watch.added", [*done.added, *done.changed]), ("watch.already", done.known))
        if told
    ]
    if done.refused:
        parts.append(f"{say('watch.limit', limit=MAX_WATCHES)}\n{say.labels(done.refused)}")
    return parts


def position_key(visit: Visit) -> Markup:
    """The button that sends where one is, for whoever watches nothing yet."""
    return keyboards.send_position(visit.say("button.position"), visit.say("position.hint"))


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of a wish to watch several places; `reaches` are those of all that are watched now."""

    added: list[Place]
    changed: list[Place]
    known: list[Place]
    refused: list[Place]
    reaches: dict[str, int]
    first: bool


async def _watch_all(visit: Visit, places: Sequence[Place], wanted: Mapping[str, int]) -> _Done:
    table = visit.desk.subscribers
    before = await table.reaches(visit.chat_id)
    new = [place for place in places if place.id not in before]
    room = max(0, MAX_WATCHES - len(before))
    added, refused = new[:room], new[room:]
    changed = [
        place
        for place in places
        if place.kind is Kind.TOWN and place.id in before and wanted.get(place.id, before[place.id]) != before[place.id]
    ]
    for place in added:
        await table.watch(visit.chat_id, place.id, _reach_of(place, wanted))
    for place in changed:
        await table.reach(visit.chat_id, place.id, wanted[place.id])
    known = [place for place in places if place.id in before and place not in changed]
    after = before | {place.id: _reach_of(place, wanted) for place in (*added, *changed)}
    return _Done(added, changed, known, refused, after, first=bool(added) and not before)


async def press_watch(visit: Visit, press: Press) -> None:
    """Watch the place of the pressed button."""
    await visit.toast()
    place = visit.desk.gazetteer.get(press.place_id)
    if place is None:
        await visit.show(visit.say("watch.gone"))
        return
    await confirm(visit, [place])


async def press_undo(visit: Visit, press: Press) -> None:
    """Take back a watch; the others of the same message can still be taken back."""
    say = visit.say
    again = await _unwatch(visit, press.place_id)
    await visit.toast(say("toast.removed"))
    gazetteer = visit.desk.gazetteer
    still = [place for each in visit.pressed.undoable if (place := gazetteer.get(each))] if visit.pressed else []
    text = say("remove.done", name=say.label_of(press.place_id))
    if still:
        text += f"\n\n{say('remove.still')}\n{say.labels(still)}"
    await visit.show(text, [again], *_undo_rows(say, still, several=True))


async def press_name(visit: Visit, press: Press) -> None:
    """Keep the name of a place that we lack for the operator, without who asked for it."""
    await visit.desk.news.want(press.choice)
    await visit.toast()
    await visit.show(visit.say("wanted.thanks", asked=visit.say.typed(press.choice)))


async def remove(visit: Visit, text: str) -> None:
    """Stop watching the places that a text names; without a name, show the list to remove from."""
    say, gazetteer = visit.say, visit.desk.gazetteer
    watched = await visit.desk.subscribers.reaches(visit.chat_id)
    if not text or not watched:
        shown, rows = _list(say, watched, 0, removing=True)
        await visit.answer(shown, *rows)
        return
    for asked in names_in(gazetteer, text)[:MAX_NAMES] or [text]:
        match decide_among(gazetteer, read_circle(asked).name, watched):
            case Found(place):
                again = await _unwatch(visit, place.id)
                await visit.answer(say("remove.done", name=say.label(place)), [again])
            case Choose(places=places) | DidYouMean(places=places):
                labels = zip(say.plain_labels(places), places, strict=True)
                rows = [[keyboards.remove(label, place.id, 0)] for label, place in labels]
                await visit.answer(say("remove.choose"), *rows)
            case Unknown():
                text_, rows = _list(say, watched, 0, removing=True)
                told = say("remove.not_watched", asked=say.typed(asked))
                await visit.answer(f"{told}\n\n{text_}", *rows)


async def press_remove(visit: Visit, press: Press) -> None:
    """Stop watching the place of the pressed button, and show the rest of the list."""
    say = visit.say
    again = await _unwatch(visit, press.place_id)
    await visit.toast(say("toast.removed"))
    text, rows = _list(say, await visit.desk.subscribers.reaches(visit.chat_id), press.page, removing=True)
    told = say("remove.done", name=say.label_of(press.place_id))
    await visit.show(f"{told}\n\n{text}", [again], *rows)


async def show_list(visit: Visit, page: int = 0) -> None:
    """The watched places, with a button for each that opens it; a press on a page's button turns to it."""
    watched = await visit.desk.subscribers.reaches(visit.chat_id)
    text, rows = _list(visit.say, watched, page)
    if visit.paused:
        text += f"\n\n{visit.say('watch.paused')}"
    await visit.toast()
    await visit.show(text, *rows)


async def _unwatch(visit: Visit, place_id: str) -> Button:
    """Stop watching a place; the button that watches it again as it was."""
    reaches = await visit.desk.subscribers.reaches(visit.chat_id)
    await visit.desk.subscribers.unwatch(visit.chat_id, place_id)
    text, km = visit.say("button.watch_again"), reaches.get(place_id, USUAL_KM)
    return keyboards.watch(text, place_id) if km == USUAL_KM else keyboards.reach(text, place_id, km)


async def _last(visit: Visit, reaches: Mapping[str, int]) -> str:
    """The last report there, or that there is none: which is no safety."""
    say = visit.say
    told = await latest(visit.desk, reaches, 1)
    if not told:
        return say.count("watch.no_report", len(reaches))
    return f"{say('watch.last')}\n{say.incident(*told[0])}"


async def _ask_which(visit: Visit, meaning: Choose | DidYouMean) -> None:
    say = visit.say
    asked = say.typed(meaning.asked)
    none_of_them: Rows = []
    if isinstance(meaning, Choose):
        text = say("watch.choose", asked=asked)
        if meaning.more:
            text += f"\n{say('watch.more', asked=asked)}"
    elif meaning.inside:
        text = say.count("watch.inside", len(meaning.places))
    else:
        text = say("watch.did_you_mean", asked=asked)
        none_of_them = _tell_us_rows(say, [meaning.asked])
    labels = zip(say.plain_labels(meaning.places), meaning.places, strict=True)
    rows = [[_watch_button(label, place, meaning.km)] for label, place in labels]
    await visit.answer(text, *rows, *none_of_them)


def _watch_button(label: str, place: Place, km: int | None) -> Button:
    if km is None or place.kind is not Kind.TOWN:
        return keyboards.watch(label, place.id)
    return keyboards.reach(f"{label} · {bounded(km)} km", place.id, bounded(km))


def _tell_us_rows(say: Say, names: Sequence[str]) -> Rows:
    """A button for each missing place, so that the operator hears of it."""
    rows = []
    for each in names[:3]:
        name = clean(read_circle(each).name)[:NAME_LIMIT]
        several = say("button.tell_us_one", name=name) if len(names) > 1 else say("button.tell_us")
        if button := keyboards.name(several, name):
            rows.append([button])
    return rows


def _reach_of(place: Place, asked: Mapping[str, int]) -> int:
    return asked.get(place.id, USUAL_KM) if place.kind is Kind.TOWN else USUAL_KM


def _undo_rows(say: Say, places: Sequence[Place], *, several: bool) -> Rows:
    if not several:
        return [[keyboards.undo(say("button.undo"), place.id)] for place in places]
    return [
        [keyboards.undo(say("button.undo_one", name=clean(place.name_in(say.language))), place.id)] for place in places
    ]


def _list(say: Say, watched: Mapping[str, int], page: int, *, removing: bool = False) -> tuple[str, Rows]:
    """One page of the list and its buttons; a page past the end is the last one."""
    if not watched:
        return say("list.empty"), []
    pages = -(-len(watched) // PAGE_SIZE)
    page = min(page, pages - 1)
    shown = list(watched)[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    lines = [say.count("list.title", len(watched)), *(say.watch_of(each, watched[each]) for each in shown), ""]
    if pages > 1:
        lines.append(say("list.page", page=page + 1, pages=pages))
    lines.append(say("list.hint_remove" if removing else "list.hint"))
    if removing:
        rows = [[keyboards.remove(say("button.remove", name=say.plain_short(each)), each, page)] for each in shown]
    else:
        rows = [[keyboards.open_watch(say.plain_watch(each, watched[each]), each, page)] for each in shown]
    turn = []
    if page > 0:
        turn.append(keyboards.page(say("button.back"), page - 1))
    if page < pages - 1:
        turn.append(keyboards.page(say("button.next"), page + 1))
    return "\n".join(lines), [*rows, turn]
