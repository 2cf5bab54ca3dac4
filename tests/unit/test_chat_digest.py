"""Ordering a digest, as a person does: by buttons or on the command's line, in both languages."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from chat_harness import Phone
from chat_world import buttons

from bot.chat.desk import Ordered
from bot.chat.digest import MORNING, read
from bot.digest.schedule import Digest


async def person(app, chat_id, language, choice):
    phone = Phone(app, chat_id=chat_id, language_code=language)
    await phone.say("/start")
    await phone.press(choice)
    await phone.say("Diboli")
    return phone


@pytest.fixture
async def awa(app):
    """Somebody who chose French and watches Diboli."""
    return await person(app, 1001, "fr", "Français")


@pytest.fixture
async def ann(app):
    """The same in English."""
    return await person(app, 1002, "en", "English")


def ordered(phone):
    return phone.store.orders.of.get(phone.chat["id"])


async def test_the_likeliest_stand_first_and_one_press_orders(ann):
    (told,) = await ann.say("/digest")
    assert [text for text, _ in buttons(told)] == ["Every Monday, 07:00", "Every day, 07:00", "Every day, 18:00"]
    (told,) = await ann.press("Every Monday")
    assert ordered(ann) == Ordered(Digest(420, 0), datetime(2025, 7, 7, 7, tzinfo=UTC))
    assert "Every week, on Monday at 07:00" in told["text"]
    assert "The next one: Monday 07/07 at 07:00" in told["text"]
    assert "Alerts come as before" in told["text"]


async def test_hour_day_picture_and_off_by_buttons(awa):
    await awa.say("/resume")
    await awa.press("Chaque jour à 07:00")
    assert ordered(awa).digest == Digest(420)
    await awa.press("Une autre heure")
    (told,) = await awa.press("18:00")
    assert "Chaque jour à 18:00" in told["text"]
    await awa.press("Chaque lundi à 18:00")
    await awa.press("Un autre jour")
    (told,) = await awa.press("Vendredi")
    assert "Chaque vendredi à 18:00" in told["text"]
    (told,) = await awa.press("Texte seul")
    assert ordered(awa).digest == Digest(1080, 4, picture=False)
    assert "sans carte" in told["text"]
    (told,) = await awa.press("Pas de résumé")
    assert ordered(awa) is None
    assert "pas de résumé" in told["text"]


async def test_one_at_once(ann):
    await ann.say("/digest daily")
    (told,) = await ann.press("Send me one now")
    assert ann.store.orders.at_once == [(1002, datetime(2025, 7, 1, 12, tzinfo=UTC))]
    assert "on its way" in told["text"]
    await ann.say("/digest now")
    assert len(ann.store.orders.at_once) == 2


async def test_only_the_picture_changes_nothing_else(ann):
    await ann.say("/digest monday 9h")
    before = ordered(ann)
    await ann.say("/digest text")
    assert ordered(ann) == replace(before, digest=replace(before.digest, picture=False))
    await ann.say("/digest map")
    assert ordered(ann) == before


READ = [
    # typed, what stood before, what is meant
    ("daily 07:00", None, Digest(420)),
    ("weekly monday 7h", None, Digest(420, 0)),
    ("weekly", None, Digest(MORNING, 0)),
    ("weekly", Digest(1080, 4), Digest(1080, 4)),
    ("friday 6 pm", None, Digest(1080, 4)),
    ("every day at 6:30", None, Digest(390)),
    ("quotidien 6h30", None, Digest(390)),
    ("hebdomadaire", None, Digest(MORNING, 0)),
    ("chaque semaine", None, Digest(MORNING, 0)),
    ("chaque lundi à 7h", None, Digest(420, 0)),
    ("tous les jours 19h", None, Digest(1140)),
    ("tous les dimanches 8 h", None, Digest(480, 6)),
    ("chaque matin", None, Digest(420)),
    ("tous les soirs", None, Digest(1080)),
    ("chaque soir", None, Digest(1080)),
    ("mardi 18h texte", None, Digest(1080, 1, picture=False)),
    ("lundi sans image", None, Digest(MORNING, 0, picture=False)),
    ("monday no map", None, Digest(MORNING, 0, picture=False)),
    ("text", None, Digest(MORNING, 0, picture=False)),
    ("text", Digest(1080), Digest(1080, picture=False)),
    ("avec carte", Digest(1080, 2, picture=False), Digest(1080, 2)),
    # an hour alone: for every day, or for the day that was chosen
    ("7h", None, Digest(420)),
    ("20:15", Digest(420, 3), Digest(1215, 3)),
    # what nobody can read
    ("whenever", None, None),
    ("monday 25:00", None, None),
    ("every", None, None),
    ("7h 8h", None, None),
    ("sans", Digest(420), None),
]


@pytest.mark.parametrize(("typed", "before", "meant"), READ, ids=[f"{typed}-{before}" for typed, before, _ in READ])
def test_what_people_type(typed, before, meant):
    assert read(typed, before) == meant


@pytest.mark.parametrize("typed", ["off", "stop", "arrêt", "non", "Arrêter", "OFF"])
async def test_words_that_end_it(ann, typed):
    await ann.say("/digest daily")
    await ann.say(f"/digest {typed}")
    assert ordered(ann) is None


async def test_what_cannot_be_read_is_shown_how_to_write(awa):
    (told,) = await awa.say("/bilan n'importe quand")
    assert "/resume lundi 18h texte" in told["text"]
    assert buttons(told)
    assert ordered(awa) is None


async def test_the_status_tells_of_it(ann, awa):
    await ann.say("/digest tuesday 8h")
    assert "A digest every week, on Tuesday at 08:00" in (await ann.say("/status"))[0]["text"]
    await awa.say("/resume chaque jour")
    assert "Un résumé chaque jour à 07:00" in (await awa.say("/etat"))[0]["text"]


async def test_resume_is_french_for_a_summary_and_english_for_going_on(ann, awa):
    (told,) = await awa.say("/resume lundi")
    assert "Chaque lundi" in told["text"]
    await ann.say("/mute 8h")
    (told,) = await ann.say("/resume")
    assert "Alerts come" in told["text"] or "again" in told["text"]
    assert ordered(ann) is None
    await ann.say("/stop")
    await ann.say("/resume")
    assert ann.state == "active"


async def test_who_is_stopped_or_watches_nothing_is_told_so(ann):
    await ann.say("/stop")
    (told,) = await ann.say("/digest daily")
    assert "/start" in told["text"]
    await ann.say("/start")
    ann.store.watched[1002] = []
    (told,) = await ann.say("/digest")
    assert "no place" in told["text"]


async def test_the_clock_of_ones_place_is_kept_with_the_first_order(app):
    """Whoever later watches a place in another country keeps the hour that was chosen."""
    phone = await person(app, 1003, "fr", "Français")
    await phone.say("/resume chaque jour 7h")
    assert phone.store.wished[1003].zone == "Africa/Bamako"


@pytest.mark.parametrize("data", ["g:d-1440", "g:7-420", "g:x", "g:picture", "g:now", "g:hours"])
async def test_presses_that_mean_nothing_change_nothing(ann, data):
    await ann.press_data(data)
    assert ordered(ann) is None
    assert ann.toasts[-1]


def test_every_button_is_one_that_is_understood():
    from bot.chat import keyboards
    from bot.chat.keyboards import Verb

    for choice in ("d-0", "6-1439", "hours", "days", "picture", "now", "off"):
        press = keyboards.parse(f"g:{choice}")
        assert press.verb is Verb.DIGEST
        assert press.choice == choice
