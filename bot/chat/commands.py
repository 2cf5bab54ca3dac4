"""What can be said and what can be pressed: each command and each button with the one function that answers it.

Nothing here knows Telegram; `handlers` sorts its updates and looks them up in these tables.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat import account, asking, channels, choices, digest, export, feedback, groups, hours, proof, scope, watching
from bot.chat.keyboards import Press, Verb
from bot.chat.links import channel_in
from bot.chat.visit import Visit

Answer = Callable[[Visit, str], Awaitable[None]]


async def _watch(visit: Visit, argument: str) -> None:
    if argument:
        await watching.add(visit, argument)
    elif visit.in_group:  # there only commands reach us
        await visit.answer(visit.say("group.what"))
    elif await visit.desk.subscribers.watches(visit.chat_id):
        await visit.answer(visit.say("watch.ask"))
    else:
        await visit.answer(visit.say("watch.ask"), keys=watching.position_key(visit))


async def _list(visit: Visit, _argument: str) -> None:
    if visit.in_group and not await visit.desk.subscribers.watches(visit.chat_id):
        await visit.answer(visit.say("group.empty"))
    else:
        await watching.show_list(visit)


@dataclass(frozen=True, slots=True)
class Command:
    """One command under all its names, the English and the French one first: they stand in the menus."""

    names: tuple[str, ...]
    private: Answer
    in_group: Answer | None = None  # to everybody there; None: as in private, for the group's admins


async def _start(visit: Visit, payload: str) -> None:
    channel_id = channel_in(payload)
    if channel_id is not None:
        await channels.enter(visit, channel_id)
        return
    await channels.leave(visit)
    await account.start(visit, payload)


async def _resume_or_digest(visit: Visit, argument: str) -> None:
    """In French a summary, «résumé»; in English a wish to hear again."""
    if visit.language == "fr" or argument:
        await digest.digest(visit, argument)
    elif visit.paused:
        await account.start(visit, "")
    else:
        await hours.unmute(visit)


async def _hello(visit: Visit, _argument: str) -> None:
    await groups.hello(visit)


COMMANDS = (
    Command(("start", "demarrer"), _start, groups.start),
    Command(("watch", "suivre", "follow", "surveiller"), _watch),
    Command(("unwatch", "retirer", "unfollow"), watching.remove),
    Command(("list", "liste"), _list, _list),
    Command(("recent", "recents"), account.recent, account.recent),
    Command(("status", "etat"), asking.status, asking.status),
    Command(("why", "pourquoi"), proof.why, proof.why),
    Command(("verify", "verifier"), proof.verify, proof.verify),
    Command(("test", "essai"), asking.sample),
    Command(("types", "genres"), choices.types),
    Command(("severity", "gravite"), choices.severity),
    Command(("quiet", "silence"), hours.quiet),
    Command(("mute", "pause"), hours.mute),
    Command(("unmute", "reprendre"), hours.unmute),
    Command(("digest", "bilan", "summary"), digest.digest),
    Command(("resume",), _resume_or_digest),
    Command(("zone", "fuseau"), hours.zone),
    Command(("lang", "langue", "language"), groups.language),
    Command(("here", "ici"), groups.here),
    Command(("channel", "canal"), channels.choose, account.in_private),
    Command(("stop", "arreter"), account.stop),
    Command(("help", "aide"), account.help_, _hello),
    Command(("privacy", "confidentialite"), account.privacy, account.privacy),
    Command(("export", "exporter"), export.export),
    Command(("deleteme", "effacer"), account.delete_me),
)
BY_NAME = {name: command for command in COMMANDS for name in command.names}
# What in a group only its admins may give; of these a bare /start is for everybody.
CHANGING = frozenset(
    name for command in COMMANDS if command.in_group is None or command.private is _start for name in command.names
)


async def _turn(visit: Visit, press: Press) -> None:
    await watching.show_list(visit, press.page)


async def _resume(visit: Visit, _press: Press) -> None:
    await account.press_resume(visit)


PRESSES: dict[Verb, Callable[[Visit, Press], Awaitable[None]]] = {
    Verb.WATCH: watching.press_watch,
    Verb.UNDO: watching.press_undo,
    Verb.REMOVE: watching.press_remove,
    Verb.PAGE: _turn,
    Verb.LANGUAGE: groups.press_language,
    Verb.FORGET: account.press_forget,
    Verb.RESUME: _resume,
    Verb.TYPE: choices.press_type,
    Verb.LEAST: choices.press_severity,
    Verb.QUIET: hours.press_quiet,
    Verb.ZONE: hours.press_zone,
    Verb.MUTE: hours.press_mute,
    Verb.DIGEST: digest.press_digest,
    Verb.OPEN: scope.press_open,
    Verb.REACH: scope.press_reach,
    Verb.INSTEAD: scope.press_instead,
    Verb.NAME: watching.press_name,
    Verb.MUTE_EVENT: feedback.press_mute_event,
    Verb.HEAR_EVENT: feedback.press_mute_event,
    Verb.MUTE_PLACE: feedback.press_mute_place,
    Verb.HEAR_PLACE: feedback.press_mute_place,
    Verb.WRONG_PLACE: feedback.press_report,
    Verb.FALSE: feedback.press_report,
    Verb.CHANNEL: channels.press_channel,
    Verb.OWN: channels.press_own,
}
