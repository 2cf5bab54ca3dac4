"""What to hear and when, from update to answer, in both languages."""

from datetime import timedelta

import pytest
from chat_harness import Phone
from chat_world import NOW, buttons

from bot.model import EventType, Severity
from bot.wishes import Quiet


def wishes(phone):
    return phone.store.wished.get(phone.chat["id"])


async def test_types_switch_and_the_last_stays(awa):
    (asked,) = await awa.say("/types")
    assert all(text.startswith("✅") for text, _ in buttons(asked)), "everything, until somebody chooses"
    (changed,) = await awa.press("Manifestations")
    assert EventType.UNREST not in wishes(awa).types
    assert [text for text, _ in buttons(changed) if not text.startswith("✅")] == ["⬜ Manifestations et émeutes"]
    await awa.press("Manifestations")
    assert EventType.UNREST in wishes(awa).types
    for kind in list(EventType)[:-1]:
        await awa.press_data(f"t:{kind}")
    assert wishes(awa).types == {EventType.OTHER}
    await awa.press_data("t:other")
    assert wishes(awa).types == {EventType.OTHER}
    assert "/stop" in awa.toasts[-1]


async def test_severity_by_button_and_by_word(ann):
    await ann.say("/severity")
    (told,) = await ann.press("Only the very worst")
    assert wishes(ann).least is Severity.EXTREME
    assert "very worst" in told["text"]
    await ann.say("/severity all")
    assert wishes(ann).least is Severity.MINOR


@pytest.mark.parametrize("typed", ["/quiet 22:00-06:00", "/silence 22h-6h", "/quiet from 10pm to 6am"])
async def test_quiet_hours_on_the_commands_line(awa, typed):
    (told,) = await awa.say(typed)
    assert wishes(awa).quiet == Quiet(1320, 360)
    assert wishes(awa).zone == "Africa/Bamako", "guessed from the town, and kept from now on"
    assert "Silence de 22:00 à 06:00" in told["text"]
    assert "il est 12:00" in told["text"]


async def test_hours_that_start_when_they_end_are_refused(ann):
    (told,) = await ann.say("/quiet 22:00-22:00")
    assert "same time" in told["text"]
    assert wishes(ann) is None


async def test_unreadable_hours_show_how(ann):
    (told,) = await ann.say("/quiet at night")
    assert "/quiet 22:00-06:00" in told["text"]
    assert buttons(told)[0][0] == "22:00 – 06:00"
    await ann.press("22:00 – 06:00")
    assert wishes(ann).quiet == Quiet(1320, 360)


async def test_whether_the_gravest_come_all_the_same(ann):
    await ann.say("/quiet 22:00-06:00")
    (told,) = await ann.press("Hold very serious")
    assert not wishes(ann).breaks_through
    assert "not even" in told["text"]
    await ann.press("Let very serious")
    assert wishes(ann).breaks_through
    (told,) = await ann.press("No quiet hours")
    assert wishes(ann).quiet is None
    assert "day and night" in told["text"]


async def test_another_clock(ann):
    await ann.say("/quiet 22:00-06:00")
    (asked,) = await ann.press("My clock")
    assert [text[:5] for text, _ in buttons(asked)] == ["12:00", "13:00", "14:00", "08:00"], "as their clocks show now"
    (told,) = await ann.press("Paris")
    assert wishes(ann).zone == "Europe/Paris"
    assert wishes(ann).quiet == Quiet(1320, 360)
    assert "it is 14:00" in told["text"]
    await ann.say("/zone montréal")
    assert wishes(ann).zone == "America/Montreal"
    (told,) = await ann.say("/zone Atlantis")
    assert "do not know this clock" in told["text"]
    assert wishes(ann).zone == "America/Montreal"


@pytest.mark.parametrize(
    ("written", "time", "kept"),
    [
        ("GMT+1", "13:00", "Etc/GMT-1"),  # the database of zones counts westwards
        ("utc -4", "08:00", "Etc/GMT+4"),
        ("+2h", "14:00", "Etc/GMT-2"),
        ("UTC+0", "12:00", "UTC"),
        ("GMT+5:30", None, None),
        ("GMT+99", None, None),
        ("Niono", None, None),  # a town that this gazetteer does not know
        ("Nioro", "12:00", "Africa/Bamako"),
        ("Niger", "13:00", "Africa/Niamey"),
    ],
)
async def test_a_clock_by_its_distance_from_greenwich_or_by_a_place(ann, written, time, kept):
    (told,) = await ann.say(f"/zone {written}")
    assert (wishes(ann).zone if wishes(ann) else None) == kept
    assert (f"it is {time} where" if time else "do not know this clock") in told["text"]


async def test_a_pause_always_ends(awa):
    (told,) = await awa.say("/pause 8h")
    assert wishes(awa).muted_until == NOW + timedelta(hours=8)
    assert "20:00" in told["text"]
    (told,) = await awa.press("maintenant")
    assert wishes(awa).muted_until is None
    (told,) = await awa.say("/mute 3d")
    assert "vendredi 04/07 à 12:00" in told["text"]
    for never in ("/mute 31d", "/mute 1 min", "/mute toujours"):
        (told,) = await awa.say(never)
        assert "1 heure" in buttons(told)[0][0]
    await awa.say("/mute pendant 2 jours")
    assert wishes(awa).muted_until == NOW + timedelta(days=2)
    await awa.say("/pause arrêt")
    assert wishes(awa).muted_until is None


@pytest.mark.parametrize("data", ["t:war", "s:Awful", "q:5-5", "q:0-1440", "q:maybe", "z:Mars/Base", "m:99999", "m:x"])
async def test_forged_presses_change_nothing(ann, data):
    before = wishes(ann)
    await ann.press_data(data)
    assert wishes(ann) == before
    assert ann.toasts[-1].startswith("This button")


async def test_a_stranger_can_set_hours_before_any_town(app):
    """What they wish is kept with their chat; their language stays a guess that they can change."""
    phone = Phone(app, language_code="en")
    await phone.say("/mute 1h")
    assert phone.state == "active"
    assert wishes(phone).zone == ""
