"""What follows from each answer of Telegram's: for the message, for the chat, for everybody."""

import asyncio
from itertools import pairwise

from brisk import deliver, ends, everybody, say
from household import (
    announce,
    deliveries,
    fan_out,
    incident,
    subscribe,
)

from bot.delivery.retry import BotTrouble, Gone, Migrated, NotSent, Rejected, Throttled, Unknown


async def test_a_chats_429_parks_that_chat_alone(database, outbox, make, phones):
    """10,072 seconds for chat 1; the others' alerts all leave within their seconds."""
    await everybody(database, outbox, range(1, 11), alerts=3)
    phones.answers[1] = [Throttled(10_072)]
    await deliver(make)
    for chat_id in range(2, 11):
        assert phones.at(chat_id)[-1] - phones.times[0][0] < 5
        assert len(phones.at(chat_id)) == 3
    refused, *later = phones.at(1)
    assert len(later) == 3
    assert later[0] - refused >= 10_072 - 0.001  # the queue's clock counts milliseconds
    assert {state for _, state, _ in await ends(database)} == {"sent"}


async def test_one_message_that_passes_acquits_the_bot(database, outbox, make, phones):
    """Five flooded chats among healthy ones: their penalties are their own."""
    await everybody(database, outbox, range(1, 21))
    for chat_id in (2, 5, 8, 11, 14):
        phones.answers[chat_id] = [Throttled(500)]
    await deliver(make)
    healthy = [phones.at(chat)[0] for chat in range(1, 21) if chat not in {2, 5, 8, 11, 14}]
    assert healthy[-1] - healthy[0] < 2


async def test_several_chats_429_pause_the_bot(database, outbox, make, phones):
    """Three chats in a row are told 7 seconds: nobody is sent anything before that, and nothing is lost."""
    await everybody(database, outbox, range(1, 41))
    for chat_id in (4, 5, 6):
        phones.answers[chat_id] = [Throttled(7)]
    await deliver(make)
    refused = phones.at(6)[0]
    in_flight = [seconds for seconds, _ in phones.times if refused < seconds < refused + 6.8]
    assert len(in_flight) <= 3, "no more than were on their way"
    assert len(phones.times) == 43
    assert {state for _, state, _ in await ends(database)} == {"sent"}


async def test_a_bad_token_pauses_everything_loses_nothing_and_heals(database, outbox, replies, make, phones):
    await everybody(database, outbox, range(1, 31))
    await say(database, replies, 99, "hello")
    trouble = []

    async def refuse():
        trouble.append(courier.trouble)
        return BotTrouble("Unauthorized")

    # Whoever is asked in the first two minutes is refused.
    until = phones.clock.seconds + 120
    plain = phones._outcome

    async def outcome(chat_id):
        if phones.clock.seconds < until:
            phones.times.append((phones.clock.seconds, chat_id))
            return await refuse()
        return await plain(chat_id)

    phones._outcome = outcome
    courier = make()
    await asyncio.wait_for(courier.run(), 60)
    assert {state for _, state, _ in await ends(database)} == {"sent"}
    assert await deliveries(database, "DISTINCT maybe_sent") == [(0,)]
    passed = [chat for seconds, chat in phones.times if seconds >= until]
    assert sorted(passed) == [*range(1, 31), 99], "each once"
    assert 4 <= len(trouble) <= 20, "a few probes every half minute, no storm"
    assert "Unauthorized" in trouble
    assert courier.trouble == "", "sending goes on"
    assert courier._carrier._metrics.paused._value.get() == 0


async def test_a_formatting_error_is_told_in_plain_text(database, outbox, make, phones):
    await everybody(database, outbox, [1])
    phones.answers[1] = [Rejected("can't parse entities", formatting=True)]
    await deliver(make)
    assert [how["plain"] for _, _, how in phones.alerts] == [False, True]
    assert await ends(database) == [(1, "sent", None)]


async def test_a_chat_that_is_gone(database, outbox, make, phones):
    await everybody(database, outbox, [1, 2], alerts=3)
    phones.answers[1] = [Gone("bot was blocked by the user")]
    await deliver(make)
    assert len(phones.seen(1)) == 1
    assert len(phones.seen(2)) == 3
    assert [reason for chat, _, reason in await ends(database) if chat == 1] == ["bot was blocked by the user"] * 3


async def test_a_group_that_became_a_supergroup(database, outbox, make, phones):
    await subscribe(database, -5, "a", kind="group")
    for n in range(2):
        await announce(database, outbox, incident(f"i{n}"))
    await fan_out(outbox)
    phones.answers[-5] = [Migrated(-100_5)]
    await deliver(make)
    assert len(phones.seen(-5)) == 1
    assert len(phones.seen(-100_5)) == 2
    assert await ends(database) == [(-100_5, "sent", None)] * 2


async def test_the_answer_to_a_group_that_moved_goes_where_it_went(database, replies, make, phones):
    await subscribe(database, -5, "a", kind="group")
    await say(database, replies, -5, "hello")
    phones.answers[-5] = [Migrated(-100_5)]
    await deliver(make)
    assert [payload["chat_id"] for _, payload in phones.calls] == [-5, -100_5]


async def test_without_a_network_nothing_is_given_up_before_it_expires(database, outbox, make, phones):
    for chat_id in (1, 2):
        await subscribe(database, chat_id, "a")
    await announce(database, outbox, incident(), expires_s=1800)
    await fan_out(outbox)
    phones.answers[1] = [NotSent("no network")] * 20
    phones.answers[2] = [NotSent("no network")] * 1000
    await deliver(make)
    assert await ends(database) == [(1, "sent", None), (2, "dead", "expired")]
    waits = [later - earlier for earlier, later in pairwise(phones.at(1))]
    assert waits[0] < 3
    assert max(waits) < 63


async def test_an_unknown_outcome_is_repeated_once(database, outbox, make, phones):
    await everybody(database, outbox, [1, 2, 3])
    phones.answers[1] = [Unknown("cut")]
    phones.answers[2] = [Unknown("cut"), Throttled(5), NotSent("refused"), Unknown("cut")]
    await deliver(make)
    assert await ends(database) == [(1, "sent", None), (2, "dead", "outcome unknown twice: cut"), (3, "sent", None)]
    first, second = phones.seen(1)
    assert first != second, "the second says that it may be a repeat"
    assert len(phones.seen(2)) == 4, "two of them may have arrived"
