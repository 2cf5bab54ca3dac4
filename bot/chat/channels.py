"""Channels: nobody can talk to a bot in a channel, so an admin speaks for it from their private chat.

    added as an admin who may post           whoever added us is offered to manage the channel, in private
    "manage", or a link from a co-admin      from now on what they send counts for the channel
    each such message                        asked of Telegram: still an admin there? then as in a private chat,
                                             under the channel's name and with a way back
    the way back, /start, or half an hour    about their own alerts again

A press counts for what its message was about, whatever is spoken for by then.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.alerts.text import clean, harmless
from bot.chat import keyboards
from bot.chat.desk import Standing
from bot.chat.groups import left, rooms
from bot.chat.keyboards import Press
from bot.chat.links import channel_link
from bot.chat.rights import spoken_for
from bot.chat.visit import TITLE_LIMIT, Visit

# Without a word for so long, a private chat is about itself again: nobody remembers the morning's channel at night.
KEPT = timedelta(minutes=30)
_BUTTON_LETTERS = 30


async def acting(visit: Visit) -> Visit | None:
    """Whom a private message or press speaks for: the visit itself, that of a channel, or None where it may not.

    None is answered already.
    """
    rights, pressed = visit.desk.rights, visit.pressed
    channel_id = spoken_for(pressed.rows) if pressed else rights.chat_id if rights else None
    if channel_id is None or channel_id == visit.chat_id:
        return visit
    title = await rooms(visit).title(channel_id)
    standing = rights.standing if rights and rights.chat_id == channel_id else Standing.UNKNOWN
    if title is not None and standing is Standing.ADMIN:
        await rooms(visit).manage(visit.chat_id, channel_id, visit.desk.now + KEPT)
        return await _for_channel(visit, channel_id, title)
    await _refuse(visit, channel_id, title, standing)
    return None


async def choose(visit: Visit, _argument: str = "") -> None:
    """The channels that somebody manages, to speak for one of them."""
    mine = await rooms(visit).channels(visit.chat_id)
    if not mine:
        await visit.answer(visit.say("channel.none"))
        return
    await visit.answer(visit.say("channel.list"), *([_manage(visit, each.id, each.title)] for each in mine))


async def press_channel(visit: Visit, press: Press) -> None:
    """Speak for the channel of the button from here on."""
    await visit.toast()
    await enter(visit, press.number)


async def enter(visit: Visit, channel_id: int) -> None:
    """Speak for a channel from here on, if its Telegram says that one may."""
    rights = visit.desk.rights
    standing = rights.standing if rights and rights.chat_id == channel_id else Standing.UNKNOWN
    title = await rooms(visit).title(channel_id)
    if title is None or standing is not Standing.ADMIN:
        await _refuse(visit, channel_id, title, standing)
        return
    await rooms(visit).add_channel(channel_id, title, visit.chat_id)
    await rooms(visit).manage(visit.chat_id, channel_id, visit.desk.now + KEPT)
    channel = await _for_channel(visit, channel_id, title)
    await channel.show(visit.say("channel.now", link=channel_link(visit.desk.username, channel_id)))


async def press_own(visit: Visit, _press: Press) -> None:
    """Speak for oneself again."""
    await leave(visit)
    await visit.toast()
    await visit.without_press().answer(visit.say("channel.own"))


async def leave(visit: Visit) -> None:
    """Whatever was spoken for: the private chat is about itself again."""
    if visit.desk.groups is not None:
        await visit.desk.groups.manage(visit.chat_id, None, visit.desk.now)


async def joined(channel: Visit, manager: Visit, *, can_post: bool, could_post: bool) -> None:
    """Made an admin of a channel by `manager`, or given other rights there: tell them in private what comes next."""
    title = channel.seat.title
    if not can_post:
        await gone(channel)
        await manager.answer(manager.say("channel.no_post", title=harmless(title, TITLE_LIMIT)))
        return
    if channel.chat is not None and channel.chat.state == "gone":
        await channel.keep(state="active")
    await rooms(channel).add_channel(channel.chat_id, title, manager.chat_id)
    if not could_post:
        told = manager.say("channel.added", title=harmless(title, TITLE_LIMIT))
        await manager.answer(told, [_manage(manager, channel.chat_id, title)])


async def gone(channel: Visit) -> None:
    """Not in the channel any more, or mute there: nobody manages it, its settings wait a while."""
    await rooms(channel).drop_channel(channel.chat_id)
    await left(channel)


async def _refuse(visit: Visit, channel_id: int, title: str | None, standing: Standing) -> None:
    shown = harmless(title or "?", TITLE_LIMIT)
    await visit.toast()
    if title is not None and standing is Standing.UNKNOWN:
        await visit.without_press().answer(visit.say("channel.rights_unknown", title=shown))
        return
    await rooms(visit).drop_manager(visit.chat_id, channel_id)
    await visit.without_press().answer(visit.say("channel.not_admin", title=shown))


async def _for_channel(visit: Visit, channel_id: int, title: str) -> Visit:
    """The same person, speaking for the channel: answered in private, in their own language."""
    seat = replace(visit.seat, kind="channel", title=title, talk_id=visit.chat_id, speaks=visit.language)
    return replace(visit, chat_id=channel_id, chat=await visit.desk.subscribers.get(channel_id), seat=seat)


def _manage(visit: Visit, channel_id: int, title: str) -> keyboards.Button:
    shown = clean(title)[:_BUTTON_LETTERS] or "?"
    return keyboards.manage(visit.say("button.manage", title=shown), channel_id)
