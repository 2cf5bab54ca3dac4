"""The chat itself: starting, language, latest news, stopping, being forgotten, help."""

from __future__ import annotations

from bot.alerts.same_event import FINDABLE
from bot.alerts.story_index import KEPT_TOLD
from bot.chat import keyboards, watching
from bot.chat.circles import USUAL_KM, bounded
from bot.chat.keyboards import LANGUAGES, PLACE_ID, Button, Press
from bot.chat.latest import latest
from bot.chat.links import WATCH_PREFIX
from bot.chat.menus import own_menu
from bot.chat.places import Choose, DidYouMean, Found, read
from bot.chat.visit import Visit
from bot.model import Place
from bot.understand.gazetteer.gazetteer import Gazetteer

RECENT = 5  # three lines each: about a screen


async def start(visit: Visit, payload: str) -> None:
    """Greet, ask for the language if none was chosen, take alerts up again; watch the place of a deep link."""
    linked = payload.startswith(WATCH_PREFIX)
    place = _linked_place(visit.desk.gazetteer, payload) if linked else None
    was_paused = visit.paused
    if visit.chat is not None and was_paused:
        visit = await visit.keep(state="active")
    say = visit.say
    lost = [say("start.link_unknown")] if linked and place is None else []
    if visit.chat is None or not visit.chat.language:
        ask = [visit.words(code, "chat.start.choose") for code in _guessed_first(visit.guess)]
        await visit.answer(
            "\n\n".join([*lost, say("start.hello"), "\n".join(ask)]),
            *_language_rows(visit, place.id if place else ""),
        )
        return
    resumed = [say("start.resumed")] if was_paused else []
    if place is None:
        await where_it_stands(visit, *lost, *resumed)
    elif resumed:
        await visit.answer("\n\n".join(resumed))
    if place is not None:
        await watching.confirm(visit, [place])


async def press_language(visit: Visit, press: Press) -> None:
    """Keep the chosen language; after the very first choice, say what to do next."""
    first = visit.chat is None or not visit.chat.language
    visit = await _choose(visit, press.language)
    say = visit.say
    await visit.toast(say("language.name"))
    if not first:
        await visit.show(say("language.set"))
        return
    place = visit.desk.gazetteer.get(press.place_id) if press.place_id else None
    if place is None:
        await where_it_stands(visit, say("start.hello"))
        return
    await visit.show(say("start.hello"))
    await watching.confirm(visit.without_press(), [place])


async def language(visit: Visit, wanted: str) -> None:
    """Change the language to the one named, or ask which."""
    code = _LANGUAGE_WORDS.get(wanted.strip().casefold())
    if code is None:
        await visit.answer(visit.say("language.ask"), *_language_rows(visit))
        return
    visit = await _choose(visit, code)
    await visit.answer(visit.say("language.set"))


async def _choose(visit: Visit, code: str) -> Visit:
    """Keep a chosen language; the menu of commands follows it, whatever the phone speaks."""
    changed = await visit.keep(language=code)
    if visit.alone and code != visit.language:
        await visit.desk.outgoing.call(visit.chat_id, *own_menu(visit.words, visit.chat_id, code, visit.guess))
    return changed


async def recent(visit: Visit, argument: str = "") -> None:
    """The latest incidents at the places named, or that the watches stand for; everywhere for who watches nothing."""
    say = visit.say
    if argument:
        await _recent_at(visit, argument)
        return
    watched = await visit.desk.subscribers.reaches(visit.chat_id)
    told = await latest(visit.desk, watched, RECENT)
    if not told:
        none = say("recent.none" if watched else "recent.none_everywhere")
        await visit.answer(none if watched or visit.in_group else f"{none}\n\n{say('list.empty')}")
        return
    title = say("recent.title" if watched else "recent.group" if visit.in_group else "recent.everywhere")
    await visit.answer("\n\n".join([title, *(say.incident(incident, lead) for incident, lead in told)]))


async def _recent_at(visit: Visit, argument: str) -> None:
    """The latest at what a name means: at all that bears it, since looking wakes nobody."""
    say = visit.say
    wanted: dict[str, int] = {}
    for each in read(visit.desk.gazetteer, argument).meanings:
        match each:
            case Found(place, km):
                wanted[place.id] = USUAL_KM if km is None else bounded(km)
            case Choose(places=places, km=km):
                wanted |= dict.fromkeys((place.id for place in places), USUAL_KM if km is None else bounded(km))
            case DidYouMean(places=places):
                close = ", ".join(say.name(place) for place in places)
                await visit.answer(
                    f"{say('recent.unknown', asked=say.typed(argument))}\n{say('recent.close', names=close)}"
                )
                return
    if not wanted:
        await visit.answer(say("recent.unknown", asked=say.typed(argument)))
        return
    told = await latest(visit.desk, wanted, RECENT)
    if not told:
        await visit.answer(say("recent.none_there", asked=say.typed(argument)))
        return
    title = say("recent.there", asked=say.typed(argument))
    await visit.answer("\n\n".join([title, *(say.incident(incident, lead) for incident, lead in told)]))


async def stop(visit: Visit, _argument: str = "") -> None:
    """Send no more alerts; the list stays."""
    say = visit.say
    if visit.chat is None:
        await visit.answer(say("stop.unknown"))
        return
    await visit.keep(state="stopped")
    await visit.answer(say("stop.done"), [keyboards.resume(say("button.resume"))])


async def press_resume(visit: Visit) -> None:
    """Send alerts again."""
    visit = await visit.keep(state="active")
    await visit.toast()
    await where_it_stands(visit, visit.say("start.resumed"))


async def delete_me(visit: Visit, _argument: str = "") -> None:
    """Ask once whether to forget the chat."""
    say = visit.say
    if visit.chat is None:
        await visit.answer(say("stop.unknown"))
        return
    await visit.answer(
        say("deleteme.ask"),
        [keyboards.forget(say("button.forget"), sure=True)],
        [keyboards.forget(say("button.keep"), sure=False)],
    )


async def press_forget(visit: Visit, press: Press) -> None:
    """Forget the chat at once, or not."""
    if press.sure:
        # First forget, then answer: forgetting takes unsent answers with it.
        await visit.desk.subscribers.forget(visit.chat_id)
        if visit.alone and visit.language != visit.guess:  # a menu of its own is a trace, too
            call = own_menu(visit.words, visit.chat_id, visit.guess, visit.guess)
            await visit.desk.outgoing.call(visit.chat_id, *call)
    await visit.toast()
    await visit.show(visit.say("deleteme.done" if press.sure else "deleteme.kept"))


async def privacy(visit: Visit, _argument: str = "") -> None:
    """What is kept, who can see it, how to delete it."""
    await visit.answer(visit.say("privacy", days=KEPT_TOLD.days, longest=FINDABLE.days))


async def in_private(visit: Visit, _argument: str = "") -> None:
    """To a group: what has to wait for a private chat."""
    await visit.answer(visit.say("group"))


async def slow_down(visit: Visit) -> None:
    """The one word to somebody who writes faster than anybody can read."""
    if visit.pressed is not None:
        await visit.toast(visit.say("toast.slow_down"))
    else:
        await visit.answer(visit.say("slow_down"))


async def help_(visit: Visit, _argument: str = "") -> None:
    """How it works."""
    await visit.answer(visit.say("help"))


_LANGUAGE_WORDS = {
    "fr": "fr", "français": "fr", "francais": "fr", "french": "fr",
    "en": "en", "anglais": "en", "english": "en",
}  # fmt: skip


def _linked_place(gazetteer: Gazetteer, payload: str) -> Place | None:
    place_id = payload.removeprefix(WATCH_PREFIX)
    return gazetteer.get(place_id) if PLACE_ID.fullmatch(place_id) else None


def _guessed_first(guess: str) -> list[str]:
    return sorted(LANGUAGES, key=lambda code: code != guess)


def _language_rows(visit: Visit, place_id: str = "") -> list[list[Button]]:
    return [
        [keyboards.language(visit.words(code, "chat.language.name"), code, place_id)]
        for code in _guessed_first(visit.guess)
    ]


async def where_it_stands(visit: Visit, *before: str) -> None:
    """How many places are watched; where none is, the question for one, with a button that sends one's position."""
    watched = await visit.desk.subscribers.watches(visit.chat_id)
    if watched:
        await visit.show("\n\n".join([*before, visit.say.count("start.known", len(watched))]))
        return
    if visit.pressed is not None:  # such a button comes with a new message only
        await visit.show("\n\n".join(before))
        visit, before = visit.without_press(), ()
    await visit.answer("\n\n".join([*before, visit.say("start.ask_town")]), keys=watching.position_key(visit))
