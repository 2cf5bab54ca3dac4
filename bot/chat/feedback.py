"""The buttons under each alert: no more of this event, a day without this place, "wrong place", "false".

A button works as long as the server lets it: muting while the story is kept, saying that it is wrong for a week. In
a group only admins mute, everybody may say that it is wrong. The operator hears of each event and kind once, with the
item that it came from; who said it is not told, and counts once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.alerts import place_names
from bot.alerts.buttons import mute_event, mute_place
from bot.alerts.text import clean, harmless, link
from bot.chat import hours
from bot.chat.desk import Feedback, Shown
from bot.chat.keyboards import Button, Press, Verb, parse
from bot.chat.proof import QUOTE_LIMIT, WRITINGS, sentence_about
from bot.chat.visit import Visit
from bot.i18n import BOTH
from bot.model import AffectedPlace, Status

MUTED_FOR = timedelta(hours=24)
REPORTED_FOR = timedelta(days=7)
_KINDS = {Verb.WRONG_PLACE: "wrong_place", Verb.FALSE: "false"}
_TITLE = {"wrong_place": "feedback.wrong_place", "false": "feedback.false"}
_NAME_LIMIT = 40
_PAIRS = (frozenset({Verb.MUTE_EVENT, Verb.HEAR_EVENT}), frozenset({Verb.MUTE_PLACE, Verb.HEAR_PLACE}))


async def press_mute_event(visit: Visit, press: Press) -> None:
    """Tell this chat no more of the alert's event, or again."""
    desk, shown = _desk(visit), await _shown(visit, press)
    if shown is None:
        return
    muted, incident_id = press.verb is Verb.MUTE_EVENT, shown.alert.incident.id
    await (desk.mute_story if muted else desk.hear_story)(visit.chat_id, incident_id)
    await visit.toast(visit.say("toast.event_muted" if muted else "toast.event_heard"))
    number = str(press.number)
    await _swap(visit, lambda: mute_event(number, _language(visit), visit.words, muted=muted))


async def press_mute_place(visit: Visit, press: Press) -> None:
    """Tell this chat nothing about the alert's place for a day, or again."""
    desk, shown = _desk(visit), await _shown(visit, press)
    if shown is None:
        return
    muted, until = press.verb is Verb.MUTE_PLACE, visit.desk.now + MUTED_FOR
    name = clean(_spot(shown, press.place_id).place.name_in(visit.language))[:_NAME_LIMIT]
    if muted:
        await desk.mute_place(visit.chat_id, press.place_id, until)
        wishes = await visit.desk.subscribers.wishes(visit.chat_id)
        told = visit.say("toast.place_muted", place=name, until=hours.moment(visit, wishes, until))
        await visit.toast(told)
    else:
        await desk.hear_place(visit.chat_id, press.place_id)
        await visit.toast(visit.say("toast.place_heard", place=name))
    number = str(press.number)
    await _swap(visit, lambda: mute_place(number, press.place_id, name, _language(visit), visit.words, muted=muted))


async def press_report(visit: Visit, press: Press) -> None:
    """Take down that an alert is said to be wrong; the first time, tell the operator."""
    shown = await _desk(visit).shown(press.number)
    if shown is None or shown.at + REPORTED_FOR <= visit.desk.now:
        await visit.toast(visit.say("toast.too_old"))
        return
    kind, incident = _KINDS[press.verb], shown.alert.incident
    spot = _spot(shown, press.place_id)
    chats = await _desk(visit).report(visit.chat_id, incident.id, kind, spot.place.id)
    await visit.toast(visit.say("toast.reported" if chats else "toast.reported_before"))
    if chats == 1:
        for admin in visit.desk.admins:
            await _tell(visit, admin, kind, shown, spot)


async def _tell(visit: Visit, admin: int, kind: str, shown: Shown, spot: AffectedPlace) -> None:
    """To the operator: what is said to be wrong, and where it came from."""
    to = await Visit.open(visit.desk, visit.words, admin, None)
    say, incident = to.say, shown.alert.incident
    event = visit.words(to.language, f"event.{incident.event_type.value}")
    place = place_names.short_phrase(spot, to.language, visit.words)
    parts = [say(_TITLE[kind]), say("feedback.about", ref=harmless(incident.ref), event=event, place=place)]
    items = await visit.desk.news.writings(incident, WRITINGS)
    for item in items:
        told = say("feedback.item", id=harmless(item.key, 80), source=link(item.url or "", item.source))
        if sentence := sentence_about(item, visit.desk.gazetteer, spot):
            told += "\n" + say("feedback.sentence", sentence=harmless(sentence, QUOTE_LIMIT))
        parts.append(told)
    if not items:
        parts.append(" · ".join(link(each.url, each.name) for each in incident.sources[:WRITINGS]))
    parts.append(say("feedback.end"))
    await to.answer("\n\n".join(part for part in parts if part))


def _desk(visit: Visit) -> Feedback:
    if visit.desk.feedback is None:
        raise LookupError("this desk takes no feedback")
    return visit.desk.feedback


async def _shown(visit: Visit, press: Press) -> Shown | None:
    """The alert that is to be muted; where there is none, or nobody to mute it for, the press is answered so."""
    shown = await _desk(visit).shown(press.number) if visit.chat is not None else None
    if shown is None or shown.alert.status is not Status.ACTUAL:
        await visit.toast(visit.say("toast.too_old"))
        return None
    return shown


def _spot(shown: Shown, place_id: str) -> AffectedPlace:
    """The affected place of the button; the first one where it names none, or one that was taken back since."""
    incident = shown.alert.incident
    named = (each for each in (*incident.places, *incident.not_at) if each.place.id == place_id)
    return next(named, incident.places[0])


def _language(visit: Visit) -> str:
    """The language that the chat's alerts have, on their buttons too."""
    return BOTH if visit.chat and visit.chat.language == BOTH else visit.language


async def _swap(visit: Visit, made: Callable[[], Button]) -> None:
    """Put the opposite button in the pressed one's place; the rest of the message stays."""
    pressed = visit.pressed
    if pressed is None or not pressed.rows:
        return
    new = made()
    pair = next(each for each in _PAIRS if _verb(new) in each)
    rows = [[new if _verb(button) in pair else button for button in row] for row in pressed.rows]
    payload = {
        "chat_id": visit.talk_id,
        "message_id": pressed.message_id,
        "reply_markup": {"inline_keyboard": rows},
    }
    await visit.desk.outgoing.call(visit.talk_id, "editMessageReplyMarkup", payload)


def _verb(button: Button) -> Verb | None:
    press = parse(button.get("callback_data"))
    return press.verb if press else None
