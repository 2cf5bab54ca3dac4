"""One watch, opened: how far it reaches, what larger place is watched instead, or its end. And shared positions."""

from __future__ import annotations

from bot.chat import keyboards, watching
from bot.chat.circles import OFFERED_KM, mark, wider
from bot.chat.keyboards import Press
from bot.chat.visit import Visit
from bot.i18n import number
from bot.model import Kind, Place
from bot.understand.gazetteer.gazetteer import Gazetteer

# How far a known place is looked for around a position; beyond the second step it is asked about, not watched.
_STEPS_KM = (15, 50, 300)
_SURE_KM = 50


async def press_open(visit: Visit, press: Press) -> None:
    """Show a watch with what can be changed of it."""
    say = visit.say
    reaches = await visit.desk.subscribers.reaches(visit.chat_id)
    await visit.toast()
    if press.place_id not in reaches:
        again = keyboards.watch(say("button.watch_again"), press.place_id)
        await visit.show(say("remove.done", name=say.label_of(press.place_id)), [again])
        return
    place, km = visit.desk.gazetteer.get(press.place_id), reaches[press.place_id]
    ends = [
        [keyboards.remove(say("button.remove", name=say.plain_short(press.place_id)), press.place_id, press.page)],
        [keyboards.page(say("button.list"), press.page)],
    ]
    if place is None:
        await visit.show(say.watch_of(press.place_id, km), *ends)
        return
    rows = []
    if place.kind is Kind.TOWN:
        offered = [keyboards.reach(say("reach.km", km=each), place.id, each) for each in OFFERED_KM if each != km]
        rows = [offered[:2], offered[2:]]
        if km:
            rows.append([keyboards.reach(say("button.alone"), place.id, 0)])
    for each in wider(visit.desk.gazetteer, place):
        rows.append([keyboards.instead(say.plain_kind(each), mark(each), place.id)])
    await visit.show(f"{say.watch(place, km)}\n\n{say.wakes([place], km)}\n\n{say('scope.ask')}", *rows, *ends)


async def press_reach(visit: Visit, press: Press) -> None:
    """Watch the town of the button with its reach, watched before or not."""
    await visit.toast()
    place = visit.desk.gazetteer.get(press.place_id)
    if place is None:
        await visit.show(visit.say("watch.gone"))
        return
    await watching.confirm(visit, [place], {place.id: int(press.choice)})


async def press_instead(visit: Visit, press: Press) -> None:
    """Watch a larger place (or a division's chief town) instead of the one that is watched."""
    gazetteer = visit.desk.gazetteer
    place = gazetteer.get(press.place_id)
    chosen = next((each for each in wider(gazetteer, place) if mark(each) == press.choice), None) if place else None
    if chosen is None:
        await visit.toast(visit.say("toast.stale"))
        return
    await visit.toast()
    await visit.desk.subscribers.unwatch(visit.chat_id, press.place_id)
    await watching.confirm(visit, [chosen], instead=True)


async def position(visit: Visit, lat: float, lon: float) -> None:
    """Watch the known place nearest to a position, in degrees. The position itself goes no further than here."""
    say = visit.say
    nearest = _nearest(visit.desk.gazetteer, lat, lon)
    if nearest is None:
        await visit.answer(f"{say('position.nowhere')}\n{say('position.dropped')}")
        return
    km, place = nearest
    away = say("position.near", name=say.name(place), km=number(visit.language, max(1, round(km))))
    if km > _SURE_KM:
        button = keyboards.watch(say.plain_labels([place])[0], place.id)
        await visit.answer(f"{away}\n{say('position.dropped')}\n\n{say.count('watch.inside', 1)}", [button])
        return
    await watching.confirm(visit, [place], note=f"{away}\n{say('position.dropped')}")


def _nearest(gazetteer: Gazetteer, lat: float, lon: float) -> tuple[float, Place] | None:
    for km in _STEPS_KM:
        if found := gazetteer.near(lat, lon, km):
            return found[0]
    return None
