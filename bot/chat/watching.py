"""Watching places: adding, removing, the list."""

from __future__ import annotations

from collections.abc import Sequence

from bot.alerts.text import clean, harmless
from bot.chat import keyboards
from bot.chat.keyboards import Button, Press
from bot.chat.places import (
    MAX_NAMES,
    Choose,
    DidYouMean,
    Found,
    Unknown,
    decide_among,
    names_in,
    read,
)
from bot.chat.say import MAX_WATCHES, NAME_LIMIT, PAGE_SIZE, Say
from bot.chat.visit import Visit
from bot.model import Place

Rows = list[list[Button]]


async def add(visit: Visit, text: str) -> None:
    """Watch the places that a text names; ask where it is not clear which."""
    say = visit.say
    reading = read(visit.desk.gazetteer, text)
    if not reading.meanings:
        await visit.answer(f"{say('not_understood')}\n\n{say('help')}")
        return
    found = {each.place.id: each.place for each in reading.meanings if isinstance(each, Found)}
    if found:
        await confirm(visit, list(found.values()))
    for each in reading.meanings:
        if isinstance(each, Choose | DidYouMean):
            await _ask_which(visit, each)
    unknown = [each.asked for each in reading.meanings if isinstance(each, Unknown)]
    if unknown:
        asked = ", ".join(harmless(each, NAME_LIMIT) for each in unknown)
        await visit.answer(say("watch.unknown", asked=asked))
    if reading.cut:
        await visit.answer(say("watch.cut", limit=MAX_NAMES))


async def confirm(visit: Visit, places: Sequence[Place]) -> None:
    """Watch these places and say what will wake the person, with a button to take each back."""
    is_new = visit.chat is None
    visit = await visit.keep()
    before = await visit.desk.subscribers.watches(visit.chat_id)
    room = MAX_WATCHES - len(before)
    new = [place for place in places if place.id not in before]
    added, refused = new[:room], new[room:]
    for place in added:
        await visit.desk.subscribers.watch(visit.chat_id, place.id)
    known = [place for place in places if place.id in before]
    await _tell(visit, added, known, refused, is_new=is_new)


async def press_watch(visit: Visit, press: Press) -> None:
    """Watch the place of the pressed button."""
    place = visit.desk.gazetteer.get(press.place_id)
    if place is None:
        await visit.toast()
        await visit.show(visit.say("watch.gone"))
        return
    await visit.toast()
    await confirm(visit, [place])


async def press_undo(visit: Visit, press: Press) -> None:
    """Take back a watch; the others of the same message can still be taken back."""
    say = visit.say
    await visit.desk.subscribers.unwatch(visit.chat_id, press.place_id)
    await visit.toast(say("toast.removed"))
    gazetteer = visit.desk.gazetteer
    still = [place for each in visit.pressed.undoable if (place := gazetteer.get(each))] if visit.pressed else []
    text = say("remove.done", name=say.label_of(press.place_id))
    if still:
        text += f"\n\n{say('remove.still')}\n{say.labels(still)}"
    again = keyboards.watch(say("button.watch_again"), press.place_id)
    await visit.show(text, [again], *_undo_rows(say, still, several=True))


async def remove(visit: Visit, text: str) -> None:
    """Stop watching the places that a text names; without a name, show the list to remove from."""
    say, gazetteer = visit.say, visit.desk.gazetteer
    watched = await visit.desk.subscribers.watches(visit.chat_id)
    if not text or not watched:
        await show_list(visit)
        return
    for asked in names_in(gazetteer, text)[:MAX_NAMES] or [text]:
        match decide_among(gazetteer, asked, watched):
            case Found(place):
                await visit.desk.subscribers.unwatch(visit.chat_id, place.id)
                again = keyboards.watch(say("button.watch_again"), place.id)
                await visit.answer(say("remove.done", name=say.label(place)), [again])
            case Choose(places=places) | DidYouMean(places=places):
                labels = zip(say.plain_labels(places), places, strict=True)
                rows = [[keyboards.remove(label, place.id, 0)] for label, place in labels]
                await visit.answer(say("remove.choose"), *rows)
            case Unknown():
                text_, rows = _list(say, watched, 0)
                told = say("remove.not_watched", asked=harmless(asked, NAME_LIMIT))
                await visit.answer(f"{told}\n\n{text_}", *rows)


async def press_remove(visit: Visit, press: Press) -> None:
    """Stop watching the place of the pressed button, and show the rest of the list."""
    say = visit.say
    await visit.desk.subscribers.unwatch(visit.chat_id, press.place_id)
    await visit.toast(say("toast.removed"))
    text, rows = _list(say, await visit.desk.subscribers.watches(visit.chat_id), press.page)
    told = say("remove.done", name=say.label_of(press.place_id))
    again = keyboards.watch(say("button.watch_again"), press.place_id)
    await visit.show(f"{told}\n\n{text}", [again], *rows)


async def show_list(visit: Visit, page: int = 0) -> None:
    """The watched places, with a button to remove each; a press on a page's button turns to it."""
    watched = await visit.desk.subscribers.watches(visit.chat_id)
    text, rows = _list(visit.say, watched, page)
    if visit.paused:
        text += f"\n\n{visit.say('watch.paused')}"
    await visit.toast()
    await visit.show(text, *rows)


async def _ask_which(visit: Visit, meaning: Choose | DidYouMean) -> None:
    say = visit.say
    asked = harmless(meaning.asked, NAME_LIMIT)
    if isinstance(meaning, Choose):
        text = say("watch.choose", asked=asked)
        if meaning.more:
            text += f"\n{say('watch.more', asked=asked)}"
    elif meaning.inside:
        text = say.count("watch.inside", len(meaning.places))
    else:
        text = say("watch.did_you_mean", asked=asked)
    labels = zip(say.plain_labels(meaning.places), meaning.places, strict=True)
    await visit.answer(text, *([keyboards.watch(label, place.id)] for label, place in labels))


async def _tell(
    visit: Visit,
    added: Sequence[Place],
    known: Sequence[Place],
    refused: Sequence[Place],
    *,
    is_new: bool,
) -> None:
    say = visit.say
    parts = []
    if added:
        parts.append(f"{say('watch.added')}\n{say.labels(added)}")
    if known:
        parts.append(f"{say('watch.already')}\n{say.labels(known)}")
    if refused:
        parts.append(f"{say('watch.limit', limit=MAX_WATCHES)}\n{say.labels(refused)}")
    if woken := [*added, *known]:
        parts.append(say.wakes(woken))
    if visit.paused:
        parts.append(say("watch.paused"))
    if is_new:  # its language was only guessed
        parts.append(say("language.other"))
    rows = _undo_rows(say, added, several=len(added) > 1)
    if visit.paused:
        rows.append([keyboards.resume(say("button.resume"))])
    await visit.show("\n\n".join(parts), *rows)


def _undo_rows(say: Say, places: Sequence[Place], *, several: bool) -> Rows:
    if not several:
        return [[keyboards.undo(say("button.undo"), place.id)] for place in places]
    return [
        [keyboards.undo(say("button.undo_one", name=clean(place.name_in(say.language))), place.id)] for place in places
    ]


def _list(say: Say, watched: Sequence[str], page: int) -> tuple[str, Rows]:
    """One page of the list and its buttons; a page past the end is the last one."""
    if not watched:
        return say("list.empty"), []
    pages = -(-len(watched) // PAGE_SIZE)
    page = min(page, pages - 1)
    shown = watched[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    lines = [say.count("list.title", len(watched)), *(say.label_of(each) for each in shown), ""]
    if pages > 1:
        lines.append(say("list.page", page=page + 1, pages=pages))
    lines.append(say("list.hint"))
    rows = [[keyboards.remove(say("button.remove", name=say.plain_short(each)), each, page)] for each in shown]
    turn = []
    if page > 0:
        turn.append(keyboards.page(say("button.back"), page - 1))
    if page < pages - 1:
        turn.append(keyboards.page(say("button.next"), page + 1))
    return "\n".join(lines), [*rows, turn]
