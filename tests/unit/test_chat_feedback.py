"""Presses under an alert: what they change, how they are answered, what the operator hears."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from chat_world import GAZETTEER, NOW, WORDS, check_html

from bot.alerts.buttons import buttons
from bot.chat import feedback
from bot.chat.desk import Desk, Shown
from bot.chat.keyboards import parse
from bot.chat.visit import Pressed, Visit
from bot.i18n import BOTH
from bot.item import Item
from bot.model import (
    AffectedPlace,
    Alert,
    Certainty,
    Chat,
    DecisionKind,
    EventType,
    Incident,
    Severity,
    Source,
    Status,
)
from bot.wishes import Wishes

SPOT = AffectedPlace(GAZETTEER.get("ml-diboli"), ("Kayes", "Mali"), ("ml-c-kayes", "ml-r-kayes", "ml"))
INCIDENT = Incident(
    "i1", "K7F2", 1, EventType.BATTLE, Severity.SEVERE, Certainty.LIKELY, (SPOT,),
    (Source("AFP", "https://afp.example/1", "en"),), datetime(2025, 7, 1, tzinfo=UTC),
)  # fmt: skip
ALERT = Alert(12, DecisionKind.NEW, "test", INCIDENT)
ITEM = Item(
    source="AFP", id="afp-17", url="https://afp.example/1", text="It rained. Gunmen attacked Diboli <b>. All fled."
)


class Place:
    """A desk's rooms in memory, as far as presses under an alert need them."""

    def __init__(self, alert=ALERT, age=timedelta()):
        self.alert, self.at = alert, NOW - age
        self.calls, self.muted, self.said = [], [], set()
        self.chats = {7: Chat(7, "fr"), 900: Chat(900, "en"), -5: Chat(-5, BOTH, "supergroup")}

    async def get(self, chat_id):
        return self.chats.get(chat_id)

    async def wishes(self, _chat_id):
        return Wishes(zone="Africa/Niamey")

    async def writings(self, _incident, _limit):
        return [ITEM]

    async def shown(self, alert_id):
        return Shown(self.alert, self.at) if alert_id == self.alert.id else None

    async def report(self, chat_id, incident_id, kind, place_id):
        assert place_id
        if (chat_id, incident_id, kind) in self.said:
            return 0
        self.said.add((chat_id, incident_id, kind))
        return len([each for each in self.said if each[1:] == (incident_id, kind)])

    def __getattr__(self, name):
        async def note(*given):
            self.muted.append((name, *given))

        return note

    async def call(self, chat_id, method, payload):
        self.calls.append((chat_id, method, payload))

    async def press(self, data, chat_id=7, rows=()):
        """Press; the answer to the press."""
        self.calls.clear()
        desk = Desk(self, self, self, GAZETTEER, NOW, feedback=self, groups=self, admins=(900, 901))
        pressed = Pressed("q1", 55, rows=tuple(map(tuple, rows)))
        visit = await Visit.open(desk, WORDS, chat_id, "en", pressed=pressed)
        press = parse(data)
        run = {"e": feedback.press_mute_event, "h": feedback.press_mute_place}.get(
            data[0].lower(), feedback.press_report
        )
        await run(visit, press)
        (answer,) = [payload for _, method, payload in self.calls if method == "answerCallbackQuery"]
        assert len(answer["text"]) <= 200
        return answer["text"]

    def buttons_now(self):
        (changed,) = [payload for _, method, payload in self.calls if method == "editMessageReplyMarkup"]
        return [button for row in changed["reply_markup"]["inline_keyboard"] for button in row]

    def told(self):
        return [(chat_id, payload["text"]) for chat_id, method, payload in self.calls if method == "sendMessage"]


ROWS = buttons(ALERT, SPOT, "fr", WORDS)["inline_keyboard"]


async def test_an_event_is_muted_and_heard_again():
    place = Place()
    assert (await place.press("e:12", rows=ROWS)).startswith("Je n’enverrai plus rien sur cet événement")
    assert place.muted == [("mute_story", 7, "i1")]
    now = place.buttons_now()
    assert [each.get("callback_data", "url") for each in now] == [
        "url",
        "E:12",
        "h:12:ml-diboli",
        "b:12:ml-diboli",
        "f:12",
    ]
    assert now[1]["text"] == "🔔 Me reparler de cet événement"
    assert "reparlerai" in await place.press("E:12", rows=[now])
    assert place.muted[-1] == ("hear_story", 7, "i1")
    assert [each.get("callback_data", "url") for each in place.buttons_now()][1] == "e:12"


async def test_a_place_is_muted_for_a_day_by_the_chats_own_clock():
    place = Place()
    told = await place.press("h:12:ml-diboli", rows=ROWS)
    # Noon in UTC is one o'clock in Niamey; the hour is tomorrow's.
    assert told.startswith("Je n’enverrai rien sur Diboli jusqu’à mercredi 02/07")
    assert "13:00" in told
    assert place.muted == [("mute_place", 7, "ml-diboli", NOW + timedelta(hours=24))]
    assert place.buttons_now()[2] == {"text": "🔔 De nouveau Diboli", "callback_data": "H:12:ml-diboli"}
    assert "de nouveau pour Diboli" in await place.press("H:12:ml-diboli", rows=ROWS)
    assert place.muted[-1] == ("hear_place", 7, "ml-diboli")


async def test_a_mixed_group_keeps_both_languages_on_its_buttons():
    place = Place()
    await place.press("e:12", chat_id=-5, rows=ROWS)
    assert place.buttons_now()[1]["text"] == "🔔 Me reparler de cet événement · 🔔 Tell me of this event again"


@pytest.mark.parametrize(
    ("place", "data", "chat_id"),
    [
        (Place(), "e:99", 7),  # its story is past its time
        (Place(), "e:12", 8),  # nothing is kept of that chat: after /deleteme, say
        (Place(replace(ALERT, status=Status.EXERCISE)), "h:12:ml-diboli", 7),  # a test is not muted
        (Place(), "f:99", 7),
        (Place(age=timedelta(days=7)), "f:12", 7),  # a week has passed
        (Place(age=timedelta(days=7)), "b:12:ml-diboli", 7),
    ],
)
async def test_buttons_end_on_the_servers_side(place, data, chat_id):
    told = await place.press(data, chat_id, ROWS)
    assert told in {"Cette alerte est trop ancienne pour cela.", "This alert is too old for that."}
    assert place.muted == []
    assert place.said == set()
    assert len(place.calls) == 1


async def test_a_doubt_goes_to_the_operator_once():
    place = Place(age=timedelta(days=6, hours=23))
    assert "Merci. La personne" in await place.press("b:12:ml-diboli")
    (admin, text), (other, _) = place.told()
    assert (admin, other) == (900, 901)
    assert check_html(text) == (
        "Somebody says that the place is wrong\n\n#K7F2 · ARMED ATTACK\nTold for Diboli\n\n"
        "Item afp-17\nAFP ↗\n“Gunmen attacked Diboli <b>.”\n\n"
        "You hear this once for each event, however many say so."
    )
    assert 'href="https://afp.example/1"' in text
    assert "7" not in text.replace("K7F2", "").replace("afp-17", ""), "not who said it"
    assert "déjà été signalé" in await place.press("b:12:ml-diboli")
    assert place.told() == []
    assert "Thank you. The person" in await place.press("b:12:ml-diboli", chat_id=-5), "in the asker's language there"
    assert place.told() == []
    # The other kind is another message.
    await place.press("f:12")
    assert "it is false" in place.told()[0][1]


async def test_a_place_that_was_taken_back_since_is_still_named():
    gone = AffectedPlace(GAZETTEER.get("ml-gogui"), ("Nioro", "Mali"), ("ml-c-nioro", "ml"))
    place = Place(replace(ALERT, incident=replace(INCIDENT, not_at=(gone,))))
    await place.press("b:12:ml-gogui")
    assert "Told for Gogui" in place.told()[0][1]
