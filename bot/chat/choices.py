"""What a chat wants to hear: kinds of events, and how grave they must be. Every press shows in the message at once."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import keyboards
from bot.chat.keyboards import Button, Press, Verb
from bot.chat.visit import Visit
from bot.model import EventType, Severity
from bot.understand.gazetteer.names import fold
from bot.wishes import Wishes

# From everything to the gravest alone, as they stand under each other on the screen.
LEAST = (Severity.MINOR, Severity.MODERATE, Severity.SEVERE, Severity.EXTREME)
_ON, _OFF = "✅", "⬜"  # of one width, and both to be seen on a light and on a dark screen
# How people name a severity on the command's own line, in both languages.
_LEAST_WORDS = {
    "all": Severity.MINOR, "tout": Severity.MINOR, "minor": Severity.MINOR, "mineur": Severity.MINOR,
    "moderate": Severity.MODERATE, "modere": Severity.MODERATE, "moyen": Severity.MODERATE,
    "severe": Severity.SEVERE, "grave": Severity.SEVERE,
    "extreme": Severity.EXTREME, "tres grave": Severity.EXTREME,
}  # fmt: skip


async def types(visit: Visit, _argument: str = "") -> None:
    """Which kinds of events to hear of, as buttons that switch."""
    wishes = await visit.desk.subscribers.wishes(visit.chat_id)
    await visit.show(visit.say("types.ask"), *_type_rows(visit, wishes))


async def press_type(visit: Visit, press: Press) -> None:
    """Switch one kind of event; the last one that is left stays on."""
    wishes = await visit.desk.subscribers.wishes(visit.chat_id)
    kind = next((each for each in EventType if each.value == press.choice), None)
    if kind is None:
        await visit.toast(visit.say("toast.stale"))
        return
    changed = wishes.types ^ {kind}
    if not changed:
        await visit.toast(visit.say("types.last"))
        return
    visit = await keep(visit, replace(wishes, types=changed))
    await visit.toast(visit.say("types.on" if kind in changed else "types.off"))
    await types(visit)


async def severity(visit: Visit, argument: str = "") -> None:
    """How grave it must be to be told."""
    chosen = _LEAST_WORDS.get(fold(argument))
    if chosen is None:
        wishes = await visit.desk.subscribers.wishes(visit.chat_id)
        await visit.show(visit.say("severity.ask"), *_severity_rows(visit, wishes))
    else:
        await _choose_least(visit, chosen)


async def press_severity(visit: Visit, press: Press) -> None:
    """Choose the least severity."""
    chosen = next((each for each in LEAST if each.value == press.choice), None)
    if chosen is None:
        await visit.toast(visit.say("toast.stale"))
        return
    await visit.toast()
    await _choose_least(visit, chosen)


async def keep(visit: Visit, wishes: Wishes) -> Visit:
    """Keep the chat and what it wishes. A guessed language is kept, too."""
    visit = await visit.keep()
    await visit.desk.subscribers.save_wishes(visit.chat_id, wishes)
    return visit


async def _choose_least(visit: Visit, chosen: Severity) -> None:
    wishes = replace(await visit.desk.subscribers.wishes(visit.chat_id), least=chosen)
    visit = await keep(visit, wishes)
    told = visit.say(f"severity.set.{chosen.value.lower()}")
    await visit.show(told, *_severity_rows(visit, wishes))


def _type_rows(visit: Visit, wishes: Wishes) -> list[list[Button]]:
    return [
        [
            keyboards.choose(
                f"{_ON if kind in wishes.types else _OFF} {visit.say(f'type.{kind.value}')}", Verb.TYPE, kind.value
            )
        ]
        for kind in EventType
    ]


def _severity_rows(visit: Visit, wishes: Wishes) -> list[list[Button]]:
    return [
        [
            keyboards.choose(
                f"{_ON if each is wishes.least else _OFF} {visit.say(f'severity.{each.value.lower()}')}",
                Verb.LEAST,
                each.value,
            )
        ]
        for each in LEAST
    ]
