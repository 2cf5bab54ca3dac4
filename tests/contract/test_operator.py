"""The operator hears of the bot's own troubles: grouped, now and then, never of people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from household import announce, fan_out, incident, item, rows, subscribe

from bot.delivery.retry import Dead, Done, Leave
from bot.i18n import Words
from bot.operator import Habits, Operator
from bot.store.inbox import Inbox
from bot.store.notices import CLOCK, DATED_AHEAD, DEAD, FAILED, SILENT, UNPLACED, Notice, note, waiting

WORDS = Words.load()
ADMINS = (901, 902)


class Telegram:
    """What the operator's room asks of the rest."""

    trouble = ""
    reached = True


@pytest.fixture
def telegram():
    return Telegram()


@pytest.fixture
async def operator(database, replies, clock, telegram):
    await subscribe(database, 901, language="fr")  # the other admin is none of the subscribers
    return Operator(
        database, replies, WORDS, Habits(ADMINS, silent_hours=48, every_minutes=15),
        lambda: telegram.trouble, lambda: telegram.reached, clock_ms=clock.ms, monotonic=clock.monotonic,
    )  # fmt: skip


async def told(replies):
    """Who is told what since the last asking."""
    texts = {}
    while claimed := await replies.claim(9):
        for each in claimed:
            texts[each.chat_id] = each.payload["text"]
            await replies.settle(each, Done(1))
    return texts


async def die(database, outbox, chats, why, name="i1"):
    """An alert for these chats ends with this reason in each."""
    for chat_id in chats:
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident(name))
    await fan_out(outbox)
    for claim in await outbox.claim(99, 0, 0):
        await outbox.settle(claim, why)


async def test_dead_letters_are_told_with_their_reason_and_number_and_without_their_chats(
    database, outbox, replies, operator
):
    await die(database, outbox, [7_001, 7_002, 7_003], Dead("message is too <long>"))
    assert await operator.look() == 1
    said = await told(replies)
    assert said == {
        901: "<b>vigie\u00a0: merci de regarder</b>\n"
        "• 3 alertes n’ont pas pu être remises\u00a0: message is too &lt;long&gt;",
        902: "<b>vigie: please have a look</b>\n• 3 alerts could not be delivered: message is too &lt;long&gt;",
    }
    assert await operator.look() == 0
    assert await waiting(database) == []


async def test_who_left_is_no_dead_letter(database, outbox, replies, operator):
    await die(database, outbox, [1, 2], Leave("bot was blocked by the user"))
    assert await operator.look() == 0


async def test_an_alert_that_expired_is_a_dead_letter(database, outbox, replies, operator, clock):
    await subscribe(database, 1, "a")
    await announce(database, outbox, incident(), expires_s=60)
    await fan_out(outbox)
    clock.forward(61)
    assert await outbox.claim(9, 0, 0) == []
    assert await waiting(database) == [Notice(DEAD, "expired", 1, clock.ms())]


async def test_an_item_set_aside_is_told_of(database, operator, replies, clock):
    inbox = Inbox(database, clock.ms)
    await inbox.accept(item())
    (leased,) = await inbox.lease(1)
    await inbox.dead(leased, "failed: KeyError")
    assert await operator.look() == 1
    assert "• An item could not be read and was set aside: failed: KeyError" in (await told(replies))[902]
    await inbox.close()


async def test_a_flood_of_trouble_is_two_messages(database, outbox, replies, operator, clock):
    """Five hundred dead letters in ten minutes: the first look tells, the next word comes a quarter of an hour on."""
    messages = []
    for minute in range(20):
        async with database.transaction() as connection:
            for number in range(25):
                await note(database, connection, DEAD, f"reason {number}", clock.ms())
        if await operator.look():
            messages.append((minute, (await told(replies))[902]))
        clock.forward(60)
    assert [minute for minute, _ in messages] == [0, 15]
    lines = messages[1][1].splitlines()
    assert lines[1].startswith("• 15 alerts could not be delivered: reason")
    assert lines[-1] == "• and 17 things more; the log has them"
    assert len(lines) == 10


async def test_a_clock_set_back_does_not_silence_it(database, replies, operator, clock):
    async with database.transaction() as connection:
        await note(database, connection, DEAD, "x", clock.ms())
    assert await operator.look() == 1
    assert "x" in (await told(replies))[902]
    clock.jump(-365 * 86_400)
    async with database.transaction() as connection:
        await note(database, connection, CLOCK, "2026-03-01 12:00 → 2025-03-01 12:00", clock.ms())
    assert await operator.look() == 1
    assert "2026-03-01 12:00 → 2025-03-01 12:00" in (await told(replies))[902]


async def test_a_pause_is_told_when_it_is_over(replies, operator, telegram, clock):
    telegram.trouble, telegram.reached = "Unauthorized", False
    assert await operator.look() == 0
    clock.forward(38 * 60)
    assert await operator.look() == 0, "nothing can be sent now"
    telegram.trouble = ""
    assert await operator.look() == 0, "nobody knows yet whether Telegram takes the token again"
    telegram.reached = True
    assert await operator.look() == 1
    assert (await told(replies))[902].splitlines()[1] == (
        "• From 2026-03-01 12:00 GMT to 2026-03-01 12:38 GMT nothing could be sent. Telegram said: Unauthorized. "
        "It goes on; what waited is sent now."
    )


async def speak(database, name, times, clock):
    inbox = Inbox(database, clock.ms)
    for number in range(times):
        await inbox.accept(item(f"{name}-{number}-{clock.ms()}", source=name))
    await inbox.close()


async def test_a_source_that_used_to_speak_is_missed_once_until_it_speaks_again(database, replies, operator, clock):
    await speak(database, "AFP", 5, clock)
    await speak(database, "Once & Never", 1, clock)
    clock.forward(47 * 3600)
    await speak(database, "Radio", 9, clock)
    assert await operator.look() == 0
    clock.forward(2 * 3600)
    assert await operator.look() == 1
    assert (await told(replies))[902].splitlines()[1:] == ["• This source has said nothing for over 48 hours: AFP"]
    clock.forward(3600)
    assert await operator.look() == 0, "once"
    await speak(database, "AFP", 1, clock)
    clock.forward(49 * 3600)
    assert await operator.look() == 2
    assert (await told(replies))[902].splitlines()[1:] == [
        "• These sources have said nothing for over 48 hours: AFP, Radio"
    ]


async def test_a_service_that_was_away_itself_waits_before_it_misses_anybody(database, replies, clock, telegram):
    await speak(database, "AFP", 9, clock)
    clock.forward(timedelta(days=9).total_seconds())
    operator = Operator(
        database, replies, WORDS, Habits(ADMINS), lambda: "", lambda: True, clock_ms=clock.ms, monotonic=clock.monotonic
    )
    clock.forward(3599)
    assert await operator.look() == 0
    clock.forward(2)
    assert await operator.look() == 1
    never = Operator(
        database, replies, WORDS, Habits(ADMINS, silent_hours=0), lambda: "", lambda: True,
        clock_ms=clock.ms, monotonic=clock.monotonic,
    )  # fmt: skip
    clock.forward(10**6)
    assert await never.look() == 0


async def test_without_admins_nothing_piles_up(database, replies, clock, telegram):
    operator = Operator(
        database, replies, WORDS, Habits(), lambda: "", lambda: True, clock_ms=clock.ms, monotonic=clock.monotonic
    )
    async with database.transaction() as connection:
        await note(database, connection, SILENT, "AFP", clock.ms())
    assert await operator.look() == 1
    assert await rows(database, "SELECT COUNT(*) FROM reply") == [(0,)]
    assert await waiting(database) == []


async def test_an_incident_at_no_known_place_is_told_once_with_its_headline(database, replies, operator, clock):
    async with database.transaction() as connection:
        for _ in range(2):
            await note(database, connection, UNPLACED, "Diário: ataque <perto> de X", clock.ms())
    assert await operator.look() == 1
    said = (await told(replies))[902]
    assert "2 items tell of an incident" in said
    assert "Diário: ataque &lt;perto&gt; de X" in said


async def test_a_sender_whose_clock_is_ahead_is_told_of_with_what_nobody_heard(database, replies, operator, clock):
    async with database.transaction() as connection:
        await note(database, connection, DATED_AHEAD, "Radio: attaque à Téra", clock.ms())
    assert await operator.look() == 1
    said = (await told(replies))[902]
    assert "lies in the future" in said
    assert "time zone is wrong: Radio: attaque à Téra" in said


async def test_what_could_not_be_handled_is_told_without_whose_it_was(database, replies, operator, clock):
    async with database.transaction() as connection:
        for _ in range(3):
            await note(database, connection, FAILED, "KeyError", clock.ms())
    assert await operator.look() == 1
    assert "3 messages to the bot could not be handled (KeyError)" in (await told(replies))[902]
