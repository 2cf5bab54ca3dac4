"""What people ask of the bot: /recent, /status, /why, /verify, /test, /export, in both languages."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from chat_harness import Phone
from chat_world import GAZETTEER, NOW, affected, check_html, incident
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.desk import Health, Received, Story, Trouble
from bot.chat.export import MOST_PARTS, PART, in_parts, whole
from bot.chat.proof import marked_name, sentence_about, short_name
from bot.item import Item
from bot.model import (
    Alert,
    DecisionKind,
    Standing,
)


@pytest.fixture
async def awa(app):
    """Somebody who chose French and watches Kayes, the town."""
    phone = Phone(app)
    await phone.say("/start")
    await phone.press("Français")
    await phone.press_data("w:ml-kayes")
    return phone


@pytest.fixture
async def ann(app):
    """The same in English."""
    phone = Phone(app, chat_id=1002, language_code="en")
    await phone.say("/start")
    await phone.press("English")
    await phone.press_data("w:ml-kayes")
    return phone


ITEM = Item(
    id="afp-1",
    source="AFP",
    url="https://example.org/1",
    title="Mali : une attaque",
    text="Le week-end a été calme. Des hommes armés ont attaqué <Gakou> à l'aube. L'armée enquête.",
)


def told(phone, alert=None, *, public=True, message_id=77, watched_id="ml-kayes"):
    """An alert in the store, told to the phone as message 77."""
    alert = alert or Alert(5, DecisionKind.NEW, "first_report", incident())
    at = NOW - timedelta(hours=2)
    phone.store.stories[alert.incident.ref] = Story(alert.incident, alert, at, at, public)
    phone.store.deliveries[phone.chat["id"], message_id] = Received(alert, watched_id)
    phone.store.items = [ITEM]


def answered(message_id, text="…"):
    return {"reply_to_message": {"message_id": message_id, "date": 1751371200, "chat": {"id": 1, "type": "private"},
                                 "text": text}}  # fmt: skip


# Why


async def test_why_as_a_reply(awa):
    told(awa)
    (answer,) = await awa.say("/pourquoi", **answered(77))
    seen = check_html(answer["text"])
    assert "#K7F2 · ATTAQUE ARMÉE" in seen
    assert "Vous suivez Kayes — ville (Kayes, Mali). Lieu signalé\u00a0: Gakou, à environ 7\u00a0km." in seen
    assert "Ce qu’a écrit AFP ↗\u00a0:\n«\u00a0Des hommes armés ont attaqué <Gakou> à l'aube.\u00a0»" in seen
    assert 'href="https://example.org/1"' in answer["text"]
    assert "premier signalement" in seen


async def test_of_several_alerts_in_one_message_it_is_asked_which(ann, awa):
    """What waited for the end of quiet hours: guessing would explain another event."""
    text = "While it was quiet: 2 alerts\n\nx\nreported 03:10 · #K7F2 · AFP\n\ny\nreported 04:10 · #M3QX · AFP"
    told(ann)
    ann.store.deliveries.clear()
    (answer,) = await ann.say("/why", **answered(77, text))
    assert "several alerts" in answer["text"]
    assert "/why K7F2" in answer["text"]
    (answer,) = await ann.say("/verify", **answered(77, text))
    assert "/verify K7F2" in answer["text"]
    (answer,) = await ann.say("/why K7F2", **answered(77, text))
    assert "about 7 km from it" in answer["text"]
    (answer,) = await awa.say("/verifier", **answered(77, text))
    assert "plusieurs alertes" in answer["text"]


async def test_why_by_short_name(ann):
    told(ann)
    (answer,) = await ann.say("/why k7f2")
    assert "about 7 km from it" in answer["text"]
    assert "first report" in answer["text"]


async def test_why_falls_back_on_the_short_name_in_the_message(ann):
    told(ann)
    (answer,) = await ann.say("/why", **answered(4711, "…\nYou watch Kayes · #K7F2"))
    assert "about 7 km from it" in answer["text"]


@pytest.mark.parametrize(
    ("place_id", "watched", "words"),
    [
        ("ml-kayes", "ml-kayes", "It was reported there."),
        ("ml-gakou", "ml-r-kayes", "Gakou lies in it."),
        ("ml-c-kayes", "ml-kayes", "Only this is known: Kayes (cercle)."),
        ("ml-gogui", "ml-kayes", "None of the places you watch now"),
    ],
)
async def test_why_tells_how_near(ann, place_id, watched, words):
    ann.store.watched[1002] = [watched]
    told(ann, Alert(5, DecisionKind.NEW, "first_report", incident(place_id)), watched_id=watched)
    (answer,) = await ann.say("/why K7F2")
    assert words in check_html(answer["text"])


async def test_why_of_a_circle(ann):
    await ann.press_data("k:200:ml-kayes")
    told(ann, Alert(5, DecisionKind.NEW, "first_report", incident("ml-diboli")))
    (answer,) = await ann.say("/why K7F2")
    assert "about 82 km from it" in answer["text"]


@pytest.mark.parametrize(
    ("kind", "reason", "words"),
    [
        (DecisionKind.UPDATE, "killed_jump", "more victims than"),
        (DecisionKind.UPDATE, "something_new_of_tomorrow", "something new that matters"),
        (DecisionKind.CORRECTION, "place_corrected", "the place told before was wrong"),
        (DecisionKind.RETRACTION, "denied", "it was denied"),
        (DecisionKind.ENDED, "over", "a source said that it is over"),
    ],
)
async def test_why_tells_the_rule(ann, kind, reason, words):
    told(ann, Alert(5, kind, reason, incident()))
    (answer,) = await ann.say("/why", **answered(77))
    assert words in answer["text"]


async def test_why_of_nothing_asks(awa):
    (answer,) = await awa.say("/why")
    assert "Répondez-lui avec /pourquoi" in answer["text"]
    (answer,) = await awa.say("/why parce que")
    assert "Ce n’est pas le code" in answer["text"]


def test_the_sentence_about_a_place():
    assert sentence_about(ITEM, GAZETTEER, affected("ml-gakou")).startswith("Des hommes armés")
    assert sentence_about(ITEM, GAZETTEER, affected("ml-diboli")) == "Mali : une attaque", "none: the title"


# Verify


@pytest.mark.parametrize("typed", ["/verify K7F2", "/verifier #k7f2", "/verify K7-F2", "#K7F2", "# k7f2"])
async def test_ours_and_what_stands_of_it(awa, typed):
    told(awa)
    (answer,) = await awa.say(typed)
    seen = check_html(answer["text"])
    assert "l’alerte #K7F2 vient bien de moi. Premier envoi\u00a0: il y a 2 heures." in seen
    assert "Je ne l’ai pas retirée" in seen
    assert "ATTAQUE ARMÉE — Gakou" in seen, "the true words, to compare"


@pytest.mark.parametrize(("typed", "read"), [("O1L0", "0110"), ("oiI l", "0111"), ("#uvwx", "VVWX"), ("k7f2", "K7F2")])
def test_letters_that_look_alike(typed, read):
    assert short_name(typed) == read


@pytest.mark.parametrize("typed", ["", "K7F", "nioro du sahel", "K7F2!", "éèàù"])
def test_what_is_no_short_name(typed):
    assert short_name(typed) == ""


def test_the_last_short_name_of_a_text_counts():
    assert marked_name("#Mali2025 …\nVous suivez Kayes · #K7F2") == "K7F2"
    assert marked_name("no name, K7F2") == ""


async def test_unknown_warns_of_forgery(ann):
    (answer,) = await ann.say("/verify ABCD")
    assert "I know no alert #ABCD" in answer["text"]
    assert "easily forged" in answer["text"]


@pytest.mark.parametrize(
    ("standing", "kind", "words", "shown"),
    [
        (Standing.OVER, DecisionKind.ENDED, "it is over", "OVER · ARMED ATTACK"),
        (Standing.WITHDRAWN, DecisionKind.RETRACTION, "no longer stands", "WITHDRAWN · ARMED ATTACK"),
    ],
)
async def test_what_became_of_it(ann, standing, kind, words, shown):
    told(ann, Alert(6, kind, "over", incident(standing=standing)))
    (answer,) = await ann.say("/verify K7F2")
    assert words in answer["text"]
    assert shown in check_html(answer["text"])


async def test_an_exercise_is_no_event(ann):
    told(ann, public=False)
    (answer,) = await ann.say("/verify K7F2")
    assert "not a real event" in answer["text"]


async def test_a_forwarded_alert_is_looked_up(ann):
    told(ann)
    origin = {"type": "hidden_user", "date": 1751371200, "sender_user_name": "X"}
    (answer,) = await ann.send(text="🔴 ATTACK — Bamako\nYou watch Bamako · #K7F2", forward_origin=origin)
    assert "an alert of mine" in answer["text"]
    assert "Bamako" not in answer["text"]


async def test_every_story_of_tomorrow_has_words(ann):
    told(ann)
    phone_story = ann.store.stories["K7F2"]
    ann.store.stories["K7F2"] = replace(phone_story, last=None)
    (answer,) = await ann.say("/verify K7F2")
    assert "ARMED ATTACK" in answer["text"], "past its time: as it stands"


# The latest


async def test_recent_somewhere(awa):
    awa.store.incidents = [incident("ml-gogui", "GGGG"), incident("ml-kayes", "KKKK")]
    (answer,) = await awa.say("/recent Gogui")
    assert "Derniers signalements pour «\u00a0Gogui\u00a0»" in answer["text"]
    assert "#GGGG" in answer["text"]
    assert "#KKKK" not in answer["text"]
    (answer,) = await awa.say("/recent Diboli")
    assert "pas de signalement récent pour «\u00a0Diboli\u00a0»" in answer["text"]
    (answer,) = await awa.say("/recent Diboly")
    assert "Noms proches\u00a0: <b>Diboli</b>" in answer["text"]
    assert awa.watched == ["ml-kayes"], "looking is not watching"


async def test_recent_respects_the_reach(ann):
    ann.store.incidents = [incident("ml-diboli", "DDDD"), incident("ml-gakou", "GGGG")]
    (answer,) = await ann.say("/recent")
    assert re.findall(r"#(\w+)", answer["text"]) == ["GGGG"]
    await ann.press_data("k:100:ml-kayes")
    (answer,) = await ann.say("/recent")
    assert sorted(re.findall(r"#(\w+)", answer["text"])) == ["DDDD", "GGGG"]
    await ann.press_data("k:0:ml-kayes")
    (answer,) = await ann.say("/recent")
    assert "no recent report" in answer["text"]


async def test_what_was_withdrawn_says_so(ann):
    ann.store.incidents = [incident("ml-kayes", standing=Standing.WITHDRAWN)]
    (answer,) = await ann.say("/recent")
    assert "<b>WITHDRAWN · ARMED ATTACK</b>" in answer["text"]


async def test_the_last_report_is_shown_with_a_new_watch(ann):
    ann.store.incidents = [incident("ml-gogui", "GGGG")]
    (done,) = await ann.say("Gogui")
    assert "The last report there:\n#GGGG" in done["text"]


# Status


async def test_status(ann):
    ann.store.heard = [("AFP", NOW - timedelta(minutes=4)), ("Studio <Tamani>", NOW - timedelta(days=3))]
    (answer,) = await ann.say("/status")
    seen = check_html(answer["text"])
    assert "• AFP: 4 minutes ago\n• Studio <Tamani>: 3 days ago" in seen
    assert "not that all is safe" in seen
    assert "You watch 1 place" in seen
    assert "I alert you of everything" in seen
    assert "half a day" not in seen


@pytest.mark.parametrize(
    ("kind", "english", "french"),
    [
        ("token", "Since 10:00, Telegram has refused my messages", "Depuis 10:00, Telegram refuse mes messages"),
        ("network", "Since 10:00, I have hardly reached", "Depuis 10:00, j’ai du mal à joindre Telegram"),
        ("storage", "unable to store anything", "je ne peux rien enregistrer"),
    ],
)
async def test_status_tells_of_trouble(ann, awa, kind, english, french):
    """In plain words, with the time of the reader's clock: none of it is for technicians."""
    since = NOW - timedelta(hours=2)
    over = Trouble("network", since, NOW - timedelta(hours=1))
    health = Health((Trouble(kind, since), over), late_minutes=34)
    for phone, told, ended, late in (
        (ann, english, "From 10:00 to 11:00, something kept me", "come about 34 minutes late"),
        (awa, french, "De 10:00 à 11:00, quelque chose", "environ 34 minutes de retard"),
    ):
        phone.store.health = health
        (answer,) = await phone.say("/status")
        assert told in answer["text"]
        assert ended in answer["text"]
        assert late in answer["text"]


async def test_status_says_nothing_of_trouble_where_there_is_none(ann):
    ann.store.health = Health((), late_minutes=1)
    (answer,) = await ann.say("/status")
    assert "⚠" not in answer["text"]
    assert "late" not in answer["text"]


async def test_status_where_the_sources_are_silent(awa):
    awa.store.heard = [("AFP", NOW - timedelta(hours=13))]
    (answer,) = await awa.say("/etat")
    assert "Depuis une demi-journée" in answer["text"]


async def test_status_tells_ones_own_settings(awa):
    await awa.say("/pause 8h")
    await awa.say("/silence 22h-6h")
    await awa.say("/gravite grave")
    await awa.say("/genres")
    await awa.press("Enlèvements")
    (answer,) = await awa.say("/status")
    for words in ("En pause jusqu’à 20:00", "Silence de 22:00 à 06:00", "seulement pour les attaques", "Enlèvements"):
        assert words in answer["text"], words
    assert "pour tout, jour et nuit" not in answer["text"]
    await awa.say("/stop")
    (answer,) = await awa.say("/status")
    assert "Vos alertes sont arrêtées" in answer["text"]


# A sample


async def test_the_sample_is_plainly_a_test(ann):
    (answer,) = await ann.say("/test")
    seen = check_html(answer["text"])
    assert seen.startswith("TEST — 🟠 SECURITY NEWS — Kayes (Mali)")
    assert "This is not a real alert." in seen
    assert "You watch Kayes" in seen
    assert "#" not in seen, "no short name that could be looked up"
    assert "Did your phone ring?" in seen
    assert "disable_notification" not in answer


async def test_no_sample_without_a_place(app):
    (answer,) = await Phone(app).say("/essai")
    assert "Envoyez-moi d’abord le nom d’une ville" in answer["text"]


# Export


async def test_export_is_json(awa):
    intro, record = await awa.say("/exporter")
    assert "en 1 message" in intro["text"]
    kept = json.loads(check_html(record["text"]))
    assert kept["chat"] == 1001
    assert kept["watches"] == [{"place": "ml-kayes", "km": 15}]


ALERT = {"alert": "K7F2", "revision": 1, "for": "ml-kayes", "state": "sent", "at": "2025-07-01T12:00:00+00:00"}


@given(st.integers(0, 400), st.integers(0, 3000))
def test_an_export_of_any_size_is_whole_or_says_what_is_not(watches, alerts):
    record = {
        "chat": 1,
        "watches": [{"place": f"ml-{n}", "km": 15} for n in range(watches)],
        "alerts": [ALERT] * alerts,
    }
    parts = in_parts(whole(record))
    assert all(0 < len(part) <= PART for part in parts)
    assert len(parts) <= MOST_PARTS + 1
    read = json.loads("\n".join(parts))
    assert len(read["alerts"]) + read.get("older_alerts_left_out", 0) == alerts
    assert len(read["watches"]) == watches


# The one word to slow down


async def test_slow_down_by_word_and_by_press(ann):
    ann.store.slow = True
    (answer,) = await ann.say("Gogui")
    assert "Please wait ten seconds" in answer["text"]
    assert await ann.press_data("w:ml-gogui") == []
    assert "Too fast" in ann.toasts[-1]
    assert ann.watched == ["ml-kayes"]
