"""What waits for the end of quiet hours: one message, what becomes of it, and what it told wrongly."""

import pytest
from household import rows, subscribe, unwatch
from nights import HOUR_S, LETTERS, NOON, following, names, night, send, sleeper, states, tell, wish, words

from bot.alerts.text import visible_length
from bot.delivery.retry import Dead, Done, Move, NotSent, Rejected, Throttled, Unknown, next_step
from bot.model import DecisionKind, Severity, Source
from bot.store.claims import TOGETHER, TOGETHER_BOTH
from bot.store.outbox import Outbox
from bot.wishes import Quiet

# One message.


async def test_one_message_at_the_end_gravest_first(database, outbox, clock):
    await sleeper(database, 1)
    await night(database, outbox, clock)
    (claim,) = await send(outbox)
    assert names(claim) == ["n2", "n0", "n1"]
    assert words(claim) == (
        "<b>While it was quiet (11:00–13:00): 3\u00a0alerts</b>\n\n"
        'en a\nreported 12:03 GMT · #N2 · <a href="https://afp.example/1">AFP ↗</a>\n\n'
        'en a\nreported 12:01 GMT · #N0 · <a href="https://afp.example/1">AFP ↗</a>\n\n'
        'en a\nreported 12:02 GMT · #N1 · <a href="https://afp.example/1">AFP ↗</a>\n\n'
        "To read one in full: /verify N2"
    )
    assert LETTERS.buttons(claim) is None
    assert await states(database) == [("sent", "one of 3", 500)] * 3, "each ends where one can see it"
    assert await outbox.claim(9, 0, 0) == []


async def test_one_alone_comes_as_itself_and_says_why_so_late(database, outbox, clock):
    await sleeper(database, 1)
    await night(database, outbox, clock, count=1)
    (claim,) = await send(outbox)
    assert claim.others == ()
    assert words(claim) == "en a\nYou watch Adoua · #N0\nHeld for your quiet hours (11:00–13:00)"
    assert LETTERS.buttons(claim) is not None
    five_hours = claim.queued_at + 5 * HOUR_S * 1000
    assert LETTERS.alert(claim, five_hours).endswith("Sent 3 hours late\nHeld for your quiet hours (11:00–13:00)"), (
        "what came on top of the quiet hours is ours"
    )


async def test_what_breaks_through_comes_at_once_and_alone(database, outbox, clock):
    await sleeper(database, 1, through=True)
    for n in range(2):
        await tell(database, outbox, clock, f"n{n}", severity=Severity.MODERATE)
    await tell(database, outbox, clock, "grave", severity=Severity.EXTREME)
    assert [names(each) for each in await send(outbox)] == [["grave"]]
    clock.forward(HOUR_S)
    assert [names(each) for each in await send(outbox)] == [["n0", "n1"]]


async def test_news_of_the_morning_is_not_mixed_in(database, outbox, clock):
    await sleeper(database, 1)
    await night(database, outbox, clock, count=2)
    await tell(database, outbox, clock, "morning")
    assert sorted(map(names, await send(outbox))) == [["morning"], ["n1", "n0"]]


async def test_what_is_past_its_time_or_unwanted_by_then_is_left_out(database, outbox, clock):
    await sleeper(database, 1, "a", "c")
    await tell(database, outbox, clock, "past", expires_s=600)
    await tell(database, outbox, clock, "there", "c")
    await tell(database, outbox, clock, "story")
    await tell(database, outbox, clock, "other")
    await tell(database, outbox, clock, "story", revision=2, kind=DecisionKind.UPDATE)
    assert await outbox.claim(9, 0, 0) == []
    await unwatch(database, 1, "c")
    clock.forward(HOUR_S)
    (claim,) = await send(outbox)
    assert names(claim) == ["other", "story"]
    assert [each.form for each in claim.whole] == ["own", "new"], "the update is news to who heard nothing"
    told = await rows(database, "SELECT reason FROM delivery WHERE state = 'dead' ORDER BY alert_id")
    assert told == [("expired",), ("unwatched",), ("superseded",)]


async def test_more_than_one_message_holds_come_in_several(database, outbox, clock):
    """Nothing is told to have been sent that nobody could see."""
    await sleeper(database, 1)
    await night(database, outbox, clock, count=2 * TOGETHER + 1)
    sent = await send(outbox)
    assert [len(each.whole) for each in sent] == [TOGETHER, TOGETHER, 1]
    assert len({name for each in sent for name in names(each)}) == 2 * TOGETHER + 1
    assert len({message for _, _, message in await states(database)}) == 3


@pytest.mark.parametrize(("language", "most"), [("fr", TOGETHER), ("both", TOGETHER_BOTH)])
async def test_the_longest_message_fits(database, outbox, clock, language, most):
    """Telegram's 4096 characters, whatever sources and places are called."""
    await sleeper(database, 1, language=language)
    source = Source("&" * 300, "https://a.example/" + "x" * 900, "fr")
    for n in range(most):
        await tell(database, outbox, clock, f"n{n}", sources=(source,))
    await outbox.claim(9, 0, 0)
    clock.forward(HOUR_S)
    (claim,) = await outbox.claim(9, 0, 0)
    assert len(claim.whole) == most
    long_line = "🔴 <b>" + "É" * 180 + "</b>"
    for each in claim.whole:
        each.told.texts.update(dict.fromkeys(each.told.texts, long_line))
    assert visible_length(words(claim)) <= 4096
    assert words(claim).count("#N") >= most


async def test_in_each_language_and_kind_of_chat(database, outbox, clock):
    await sleeper(database, 1, language="fr")
    await sleeper(database, -2, language="both", kind="supergroup")
    await sleeper(database, -3, language="fr", kind="channel")
    async with database.transaction() as connection:
        await database.queries.groups.set_topic(connection, chat_id=-2, thread_id=7)
    await night(database, outbox, clock, count=2)
    told = {each.chat_id: each for each in await send(outbox)}
    assert words(told[1]).startswith(
        "<b>Pendant le silence (11:00–13:00)\u00a0: 2\u00a0alertes</b>\n\nfr a\nsignalé à 12:02"
    )
    assert words(told[-3]) == words(told[1])
    assert told[-2].thread_id == 7
    assert words(told[-2]) == (
        "<b>Pendant le silence (11:00–13:00)\u00a0: 2\u00a0alertes</b>\n"
        "<b>While it was quiet (11:00–13:00): 2\u00a0alerts</b>\n\n"
        'fr a\nen a\nsignalé à 12:02 GMT · #N1 · <a href="https://afp.example/1">AFP ↗</a>\n\n'
        'fr a\nen a\nsignalé à 12:01 GMT · #N0 · <a href="https://afp.example/1">AFP ↗</a>\n\n'
        "Pour en lire une en entier\u00a0: /verifier N1\nTo read one in full: /verify N1"
    )


@pytest.mark.parametrize("quiet", [None, Quiet(1, 2)])
async def test_who_ends_the_quiet_hours_early_hears_it_at_once(database, outbox, clock, quiet):
    await sleeper(database, 1)
    await sleeper(database, 2)
    for n in range(2):
        await tell(database, outbox, clock, f"n{n}")
    assert await outbox.claim(9, 0, 0) == []
    await wish(database, 1, clock.ms(), quiet=quiet, breaks_through=False)
    await wish(database, 2, clock.ms(), quiet=NOON, breaks_through=False, least=Severity.MODERATE)
    assert [(each.chat_id, names(each)) for each in await send(outbox)] == [(1, ["n0", "n1"])]
    assert await rows(database, "SELECT DISTINCT state FROM delivery WHERE chat_id = 2") == [("held",)]


# What becomes of it.


async def test_a_crash_on_the_way_repeats_it_once_and_says_so(database, outbox, clock, tmp_path):
    await sleeper(database, 1)
    await night(database, outbox, clock, count=2)
    (claim,) = await outbox.claim(9, 0, 0)
    again = Outbox(database, clock.ms)
    await again.recover()
    await tell(database, outbox, clock, "later")
    repeated = {len(each.whole): each for each in await send(again)}
    assert names(repeated[2]) == names(claim)
    assert words(repeated[2]).count("Possible repeat") == 2
    assert await again.claim(9, 0, 0) == []
    assert {state for state, *_ in await states(database)} == {"sent"}
    await again.close()


@pytest.mark.parametrize(
    ("outcome", "then"),
    [
        (NotSent("no network"), 2),  # comes again, whole
        (Throttled(30), 2),
        (Rejected("can't parse entities", formatting=True), 2),  # in plain text
        (Rejected("chat is odd"), 0),  # Telegram will never take it
        (Unknown("cut"), 2),  # once more, marked
    ],
)
async def test_each_outcome_is_that_of_all_it_told(database, outbox, clock, outcome, then):
    await sleeper(database, 1)
    await night(database, outbox, clock, count=2)
    (first,) = await outbox.claim(9, 0, 0)
    await outbox.settle(first, *following(first, outcome, clock.ms()))
    clock.forward(61)
    again = await outbox.claim(9, 0, 0)
    assert sum(len(each.whole) for each in again) == then
    assert all(each.plain == isinstance(outcome, Rejected) for claim in again for each in claim.whole)
    assert sum(words(each).count("Possible repeat") for each in again) == 2 * isinstance(outcome, Unknown)
    if isinstance(outcome, Unknown):
        await outbox.settle(again[0], *following(again[0], outcome))
        clock.forward(61)
        assert await outbox.claim(9, 0, 0) == []
        assert {reason for _, reason, _ in await states(database)} == {"outcome unknown twice: cut"}


async def test_one_of_unknown_fate_is_not_repeated_a_second_time_for_the_others_sake(database, outbox, clock):
    await sleeper(database, 1)
    await night(database, outbox, clock, count=2)
    (first,) = await outbox.claim(9, 0, 0)
    steps = following(first, Unknown("cut"), clock.ms())
    await outbox.settle(first, steps[0], next_step(NotSent("x"), attempts=0, maybe_sent=0, now_ms=clock.ms()))
    clock.forward(61)
    (second,) = await outbox.claim(9, 0, 0)
    assert words(second).count("Possible repeat") == 1
    await outbox.settle(second, *following(second, Unknown("cut"), clock.ms()))
    clock.forward(61)
    (third,) = await outbox.claim(9, 0, 0)
    assert names(third) == ["n0"], "what may have come twice stays away, the other has its repeat"


async def test_a_group_that_moves_takes_all_of_it_along(database, outbox, clock):
    await sleeper(database, -1, kind="group")
    await night(database, outbox, clock)
    (claim,) = await outbox.claim(9, 0, 0)
    await outbox.settle(claim, *[Move(-100)] * 3)
    (moved,) = await send(outbox)
    assert (moved.chat_id, len(moved.whole)) == (-100, 3)
    assert not await rows(database, "SELECT 1 FROM delivery WHERE chat_id = -1 OR state <> 'sent'")


async def test_unclaimed_is_as_if_it_had_not_been_claimed(database, outbox, clock):
    await sleeper(database, 1)
    await night(database, outbox, clock)
    before = await rows(database, "SELECT alert_id, attempts, maybe_sent FROM delivery")
    claims = await outbox.claim(9, 0, 0)
    await outbox.unclaim(claims)
    assert await rows(database, "SELECT alert_id, attempts, maybe_sent FROM delivery") == before
    (again,) = await outbox.claim(9, 0, 0)
    assert names(again) == names(claims[0])


# What was wrong.


async def test_a_correction_reaches_who_heard_it_here_and_strikes_its_line_alone(database, outbox, clock):
    await sleeper(database, 1)
    await night(database, outbox, clock)
    await send(outbox)
    clock.forward(60)
    await tell(database, outbox, clock, "n1", "c", revision=2, kind=DecisionKind.RETRACTION)
    (reply,) = await send(outbox, message=600)
    assert (reply.reply_to, reply.wrong, reply.others) == (500, ((1, 2),), ())
    (edit,) = await outbox.claim_edits(9, 0, 0)
    assert edit.message_id == 500
    text = LETTERS.edit(edit)
    assert text.count("<s>") == 1
    assert "<b>WITHDRAWN</b> · <s>en a</s>\nreported 12:02 GMT · #N1 ·" in text
    assert text.startswith("<b>While it was quiet (11:00–13:00): 3\u00a0alerts</b>\n\nen a\nreported 12:03 GMT · #N2")
    await outbox.settle(edit, Done(None))
    await tell(database, outbox, clock, "n2", "a", revision=2, kind=DecisionKind.CORRECTION)
    await send(outbox, message=700)
    (edit,) = await outbox.claim_edits(9, 0, 0)
    text = LETTERS.edit(edit)
    assert "<b>CORRECTED</b> · <s>en a</s>\nreported 12:03 GMT · #N2" in text
    assert "<b>WITHDRAWN</b> · <s>en a</s>\nreported 12:02 GMT · #N1" in text, "what was struck stays struck"
    assert text.count("<s>") == 2


async def test_a_correction_that_cannot_be_told_still_strikes_its_line(database, outbox, clock):
    await sleeper(database, 1)
    await night(database, outbox, clock, count=2)
    await send(outbox)
    await tell(database, outbox, clock, "n0", "c", revision=2, kind=DecisionKind.RETRACTION)
    (reply,) = await outbox.claim(9, 0, 0)
    await outbox.settle(reply, Dead("refused"))
    (edit,) = await outbox.claim_edits(9, 0, 0)
    assert "<b>WITHDRAWN</b> · <s>en a</s>\nreported 12:01 GMT · #N0" in LETTERS.edit(edit)


async def test_a_message_whose_other_alerts_are_forgotten_is_not_rewritten(database, outbox, clock):
    """Half of it would be lost from the phone."""
    await sleeper(database, 1)
    await night(database, outbox, clock, count=2)
    await send(outbox)
    await tell(database, outbox, clock, "n0", "c", revision=2, kind=DecisionKind.RETRACTION)
    await send(outbox, message=600)
    async with database.transaction() as connection:
        await connection.execute("DELETE FROM alert WHERE incident_id = 'n1'")
    again = Outbox(database, clock.ms)
    assert await again.claim_edits(9, 0, 0) == []
    assert await rows(database, "SELECT * FROM edit") == []
    await again.close()


async def test_a_correction_in_the_quiet_hours_comes_at_once(database, outbox, clock):
    """Heard before them, wrong, and set right in them: that is owed, and is no part of the message at their end."""
    await subscribe(database, 1, "a")
    await tell(database, outbox, clock, "told")
    await send(outbox)
    await wish(database, 1, quiet=NOON, breaks_through=False)
    await tell(database, outbox, clock, "n0")
    await tell(database, outbox, clock, "n1")
    await tell(database, outbox, clock, "told", "c", revision=2, kind=DecisionKind.CORRECTION)
    assert [names(each) for each in await send(outbox)] == [["told"]]
    clock.forward(HOUR_S)
    assert [names(each) for each in await send(outbox)] == [["n0", "n1"]]
