"""Is this alert ours, and why did it come? Against forged screenshots, and for trust in the true ones."""

from __future__ import annotations

import re

from bot.alerts import place_names
from bot.alerts.match import nearest_reached, reach_keys
from bot.alerts.render import render_body
from bot.alerts.text import harmless, link
from bot.chat.asking import ago
from bot.chat.desk import Received, Story
from bot.chat.visit import Visit
from bot.i18n import number
from bot.item import Item
from bot.model import AffectedPlace, Alert, DecisionKind, Incident, Nearness, Standing, WatchKey
from bot.understand.gazetteer.gazetteer import Gazetteer

# Of Crockford's base 32, which short names are made of: what people read in place of a letter.
_LOOKALIKES = str.maketrans("OILU", "011V")
_SHORT_NAME = re.compile(r"[0-9A-HJKMNP-TV-Z]{4,6}")  # four, and one more for every clash
_MARKED = re.compile(r"#\s?([0-9A-Za-z]{4,6})\b")
_SENTENCES = re.compile(r"(?<=[.!?…»”])\s+|\n+")
QUOTE_LIMIT = 280
WRITINGS = 5  # sources looked through for the sentence
_STANDS = {Standing.OPEN: "verify.open", Standing.OVER: "verify.over", Standing.WITHDRAWN: "verify.withdrawn"}
_NEAR = {
    Nearness.AT: "why.at",
    Nearness.AROUND: "why.around",
    Nearness.WITHIN: "why.within",
    Nearness.SOMEWHERE: "why.somewhere",
}
# The words for a decision's reason; a reason that is not here goes by its kind.
_REASONS = {
    "new_place": "why.reason.new_place",
    "severity_up": "why.reason.severity_up",
    "first_confirmation": "why.reason.first_confirmation",
    **dict.fromkeys(("killed_known", "injured_known", "abducted_known"), "why.reason.toll_known"),
    **dict.fromkeys(("killed_rise", "killed_jump", "injured_jump", "abducted_jump"), "why.reason.toll_rose"),
    "reopened": "why.reason.reopened",
    "place_corrected": "why.reason.place_corrected",
    **dict.fromkeys(("killed_corrected", "injured_corrected", "abducted_corrected"), "why.reason.toll_corrected"),
    "kind_corrected": "why.reason.kind_corrected",
    "day_corrected": "why.reason.day_corrected",
    **dict.fromkeys(("cancelled_by_source", "denied_by_source"), "why.reason.taken_back"),
    "denied": "why.reason.denied",
}
_KINDS = {
    DecisionKind.NEW: "why.reason.new",
    DecisionKind.UPDATE: "why.reason.update",
    DecisionKind.CORRECTION: "why.reason.correction",
    DecisionKind.RETRACTION: "why.reason.taken_back",
    DecisionKind.ENDED: "why.reason.ended",
}


def short_name(asked: str) -> str:
    """The short name that somebody typed or read out: "#k7f2", "K7 F2", with an O for the 0; "" for none."""
    plain = re.sub(r"[\s#.\-_]", "", asked).upper().translate(_LOOKALIKES)
    return plain if _SHORT_NAME.fullmatch(plain) else ""


def marked_name(text: str) -> str:
    """The short name behind a # in a text; the last one, as it ends an alert; "" for none."""
    return (marked_names(text) or ("",))[-1]


def marked_names(text: str) -> tuple[str, ...]:
    """The short names behind a # in a text, each once, in their order."""
    return tuple(dict.fromkeys(name for found in _MARKED.findall(text) if (name := short_name(found))))


async def _asked_which(visit: Visit, key: str, argument: str) -> bool:
    """Where a message that is asked about tells several alerts: say so, and ask which one."""
    about = argument or (visit.replied.text if visit.replied else "")
    names = marked_names(about)
    if short_name(argument) or len(names) < 2:  # noqa: PLR2004  several
        return False
    await visit.answer(visit.say(key, ref=names[0]))
    return True


async def verify(visit: Visit, argument: str = "") -> None:
    """Whether an alert of this short name is ours, and what stands of it now."""
    say = visit.say
    if await _asked_which(visit, "verify.which", argument):
        return
    asked = short_name(argument) or marked_name(argument)
    if not asked and not argument and visit.replied:
        asked = marked_name(visit.replied.text)
    if not asked:
        await visit.answer(say("verify.unread" if argument else "verify.ask"))
        return
    story = await visit.desk.news.find(asked)
    if story is None or not story.incident.places:
        await visit.answer(say("verify.unknown", ref=asked))
        return
    await visit.answer("\n\n".join(_verified(visit, story)))


def _verified(visit: Visit, story: Story) -> list[str]:
    say, incident = visit.say, story.incident
    now = visit.desk.now
    parts = [say("verify.ours", ref=harmless(incident.ref), ago=ago(say, now, story.first_told))]
    if not story.public:
        return [*parts, say("verify.unreal")]
    parts.append(say(_STANDS[incident.standing]))
    if incident.disputed and incident.standing is Standing.OPEN:
        parts.append(say("verify.disputed"))
    lead = incident.places[0]
    shown = story.last or Alert(0, DecisionKind.NEW, "", incident)
    zone = visit.desk.gazetteer.zone(lead.place.country)
    told = render_body(shown, visit.language, _lead_in(shown, lead), visit.words, zone)
    return [*parts, f"{say('verify.compare', ago=ago(say, now, story.last_told))}\n\n{told}"]


async def why(visit: Visit, argument: str = "") -> None:
    """Why an alert came: which watch, how near, which sentence of the source, which rule."""
    say, news = visit.say, visit.desk.news
    received: Received | None = None
    asked = short_name(argument) or marked_name(argument)
    if not asked and not argument and visit.replied:
        received = await news.told(visit.chat_id, visit.replied.message_id)
        asked = marked_name(visit.replied.text)
    if received is None:
        if await _asked_which(visit, "why.which", argument):
            return
        if not asked:
            await visit.answer(say("verify.unread" if argument else "why.ask"))
            return
        story = await news.find(asked)
        if story is None or not story.public or not story.incident.places:
            await visit.answer(say("verify.unknown", ref=asked))
            return
        received = Received(story.last or Alert(0, DecisionKind.NEW, "", story.incident), "")
    await visit.answer("\n\n".join([each for each in await _reasons(visit, received) if each]))


async def _reasons(visit: Visit, received: Received) -> list[str]:
    say, alert = visit.say, received.alert
    incident, gazetteer = alert.incident, visit.desk.gazetteer
    reaches = await visit.desk.subscribers.reaches(visit.chat_id)
    if received.watched_id in reaches:  # the watch that brought it
        reaches = {received.watched_id: reaches[received.watched_id]}
    circles = [place for each in reaches if (place := gazetteer.get(each))]
    key = nearest_reached(reach_keys(incident.places, incident.severity, gazetteer, circles), reaches)
    lead = next((each for each in incident.places if key and each.place.id == key.lead_id), incident.places[0])
    return [
        say.incident(incident, lead),
        _nearness(visit, key, lead),
        await _quotation(visit, incident, lead),
        say(_REASONS.get(alert.reason, _KINDS.get(alert.kind, "why.reason.new"))),
    ]


def _nearness(visit: Visit, key: WatchKey | None, lead: AffectedPlace) -> str:
    say = visit.say
    place = visit.desk.gazetteer.get(key.place_id) if key else None
    if key is None or place is None:
        return say("why.no_watch")
    where = place_names.short_phrase(lead, visit.language, visit.words)
    km = number(visit.language, max(1, round(key.distance_km)))
    return say(_NEAR[key.nearness], watch=say.label(place), where=where, km=km)


async def _quotation(visit: Visit, incident: Incident, lead: AffectedPlace) -> str:
    """The sentence of a source that names the place, with the link to read on; the link alone where none is kept."""
    say = visit.say
    for item in await visit.desk.news.writings(incident, WRITINGS):
        if sentence := sentence_about(item, visit.desk.gazetteer, lead):
            source = link(item.url or "", item.source)
            return say("why.sentence", source=source, sentence=harmless(sentence, QUOTE_LIMIT))
    sources = [link(each.url, each.name) for each in incident.sources[:3]]
    return say("why.source", source=" · ".join(sources)) if sources else ""


def sentence_about(item: Item, gazetteer: Gazetteer, lead: AffectedPlace) -> str:
    """The first sentence of an item, its text before its title, that names the place or one in it; "" for none."""
    wanted = lead.place.id
    for sentence in (*_SENTENCES.split(item.text or ""), item.title or ""):
        for mention in gazetteer.scan(sentence):
            if any(each.id == wanted for each in mention.places):
                return sentence.strip()
    return (item.title or "").strip()


def _lead_in(alert: Alert, lead: AffectedPlace) -> AffectedPlace:
    """The place as the alert itself tells it."""
    places = alert.incident.places
    return next((each for each in places if each.place.id == lead.place.id), places[0] if places else lead)
