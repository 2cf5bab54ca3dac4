"""Groups: joining and leaving, who may change their alerts, their topics, both languages in one message.

A group's commands are those of a private chat. What only asks is answered to everybody; what changes something is
for its admins, as Telegram tells them at that moment (see rights.py).
"""

from __future__ import annotations

from bot.chat import account, keyboards, watching
from bot.chat.desk import Groups, Standing
from bot.chat.keyboards import LANGUAGES, PLACE_ID, Button, Press
from bot.chat.links import WATCH_PREFIX
from bot.chat.visit import Visit
from bot.i18n import BOTH
from bot.understand.gazetteer.names import fold

_BOTH_WORDS = frozenset({"both", "les deux", "deux", "bilingue", "bilingual", "fr+en", "en+fr", "fr en", "en fr"})
_REFUSALS = {
    Standing.MEMBER: "group.admins_only",
    Standing.AS_CHANNEL: "group.as_channel",
    Standing.UNKNOWN: "group.rights_unknown",
}


def rooms(visit: Visit) -> Groups:
    """The groups of the visit's desk. LookupError at a desk that has none: a fault of the wiring."""
    if visit.desk.groups is None:
        raise LookupError("this desk keeps no groups")
    return visit.desk.groups


def standing(visit: Visit) -> Standing:
    """What Telegram says of the visitor in the chat that the visit is about; UNKNOWN where it was not asked."""
    rights = visit.desk.rights
    return rights.standing if rights is not None and rights.chat_id == visit.chat_id else Standing.UNKNOWN


async def may_change(visit: Visit) -> bool:
    """Whether the visitor may change this group's settings; where not, they are told why."""
    told = standing(visit)
    if told is not Standing.ADMIN:
        await visit.answer(visit.say(_REFUSALS[told]))
        return False
    return True


async def may_press(visit: Visit) -> bool:
    """The same for a press, answered on the button itself."""
    told = standing(visit)
    if told is not Standing.ADMIN:
        await visit.toast(visit.say("toast.rights_unknown" if told is Standing.UNKNOWN else "toast.admins_only"))
        return False
    return True


async def settle(visit: Visit) -> None:
    """Keep the topic in which a group is set up: its alerts come there. To be called before its first change."""
    if visit.chat is None and visit.seat.thread_id and await rooms(visit).topic(visit.chat_id) is None:
        await rooms(visit).set_topic(visit.chat_id, visit.seat.thread_id)
        await visit.answer(visit.say("group.topic"))


async def start(visit: Visit, payload: str = "") -> None:
    """Explain ourselves; with the place of a `startgroup` link, watch it at once."""
    if payload.startswith(WATCH_PREFIX):
        place_id = payload.removeprefix(WATCH_PREFIX)
        place = visit.desk.gazetteer.get(place_id) if PLACE_ID.fullmatch(place_id) else None
        if place is None:
            await visit.answer(visit.say("start.link_unknown"))
        elif await may_change(visit):
            await settle(visit)
            await watching.confirm(visit, [place])
        return
    await hello(visit)


async def hello(visit: Visit, *before: str) -> None:
    """What we are and who may do what, in one message, with the choice of language as long as none was made."""
    rows = [] if visit.chat and visit.chat.language else _language_rows(visit)
    await visit.answer("\n\n".join([*before, visit.say("group.hello")]), *rows)


async def unknown(visit: Visit) -> None:
    """A command addressed to us that is none."""
    await hello(visit, visit.say("not_understood"))


async def joined(visit: Visit) -> None:
    """Taken into a group: say what we are. One that comes back finds its settings."""
    if visit.chat is None:
        await hello(visit)
    elif visit.chat.state == "gone":
        visit = await visit.keep(state="active")
        watched = len(await visit.desk.subscribers.watches(visit.chat_id))
        back = visit.say("group.back")
        await hello(visit, f"{back} {visit.say.count('group.back.watches', watched)}" if watched else back)


async def left(visit: Visit) -> None:
    """Thrown out, blocked: nothing is sent there any more; the settings wait a while."""
    if visit.chat is not None:
        await visit.keep(state="gone")


async def moved(visit: Visit, old_id: int, new_id: int) -> None:
    """A group became a supergroup: everything of it goes by its new id."""
    await rooms(visit).move(old_id, new_id)
    chat = await visit.desk.subscribers.get(new_id)
    # The old group's end may have been told before its move.
    if chat is not None and chat.state == "gone":
        await (await Visit.open(visit.desk, visit.words, new_id, None)).keep(state="active")


async def here(visit: Visit, _argument: str = "") -> None:
    """Let alerts come into the topic that this was sent in."""
    if not visit.in_group:
        await visit.answer(visit.say("group.here_private"))
        return
    if not visit.seat.forum and not visit.seat.thread_id:
        await visit.answer(visit.say("group.no_topics"))
        return
    await rooms(visit).set_topic(visit.chat_id, visit.seat.thread_id)
    await visit.answer(visit.say("group.topic" if visit.seat.thread_id else "group.topic_general"))


async def language(visit: Visit, wanted: str) -> None:
    """Change the language to the one named; a group or channel may also have both, in one message."""
    if fold(wanted) in _BOTH_WORDS or wanted.replace(" ", "").casefold() in _BOTH_WORDS:
        visit = await visit.keep(language=BOTH)
        await visit.answer(visit.say("language.set_both"))
    elif not wanted and _shared(visit):
        await visit.answer(visit.say("language.ask"), *_language_rows(visit))
    else:
        await account.language(visit, wanted)


async def press_language(visit: Visit, press: Press) -> None:
    """Keep the chosen language."""
    if press.language != BOTH and not _shared(visit):
        await account.press_language(visit, press)
        return
    first = visit.chat is None or not visit.chat.language
    await settle(visit)
    visit = await visit.keep(language=press.language)
    say = visit.say
    told = say("language.set_both" if press.language == BOTH else "language.set")
    await visit.toast(say("language.both" if press.language == BOTH else "language.name"))
    await visit.show(f"{told}\n\n{say('group.hello')}" if first and visit.in_group else told)


def _shared(visit: Visit) -> bool:
    """Whether more than one person reads this chat."""
    return visit.in_group or visit.seat.kind == "channel"


def _language_rows(visit: Visit) -> list[list[Button]]:
    single = sorted(LANGUAGES, key=lambda code: code != visit.guess)
    rows = [[keyboards.language(visit.words(code, "chat.language.name"), code)] for code in single]
    return [*rows, [keyboards.language(visit.say("language.both"), BOTH)]]
