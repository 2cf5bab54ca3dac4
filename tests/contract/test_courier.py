"""From the outbox to the phones: what is sent, how fast, and what follows when a story goes on."""

import asyncio
import time
from itertools import pairwise

import pytest
from brisk import WORDS, deliver, ends, everybody, most_in, say
from household import (
    GAZETTEER,
    announce,
    deliveries,
    fan_out,
    incident,
    rows,
    subscribe,
)

from bot.courier import Courier
from bot.delivery.retry import Rejected, Sent
from bot.metrics import Metrics
from bot.model import Audience, DecisionKind, Severity
from bot.sandbox.server import Sandbox, User
from bot.telegram.client import TelegramClient

# What is sent.


async def test_each_in_their_words(database, outbox, make, phones):
    await subscribe(database, 1, "a", language="fr")
    await subscribe(database, 2, "ring")
    await announce(database, outbox, incident("k7f2"))
    await fan_out(outbox)
    await deliver(make)
    assert await deliveries(database, "chat_id, state, message_id IS NOT NULL") == [(1, "sent", 1), (2, "sent", 1)]
    (french,), (english,) = phones.seen(1), phones.seen(2)
    assert french.startswith("fr a\n")
    assert "Vous suivez Adoua" in french
    assert "#K7F2" in french
    assert english.startswith("en a\n")
    assert "You watch Ring" in english


async def test_a_tester_and_a_language_never_chosen(database, outbox, make, phones):
    await subscribe(database, 1, language="")
    await announce(database, outbox, incident("k7f2"), audience=Audience.TESTERS)
    await fan_out(outbox, testers=[1])
    await deliver(make)
    (text,) = phones.seen(1)
    assert text.splitlines()[-1] == "#K7F2"


@pytest.mark.parametrize(
    ("severity", "kind", "silent"),
    [
        (Severity.EXTREME, DecisionKind.NEW, False),
        (Severity.SEVERE, DecisionKind.UPDATE, False),
        (Severity.MINOR, DecisionKind.NEW, True),
        (Severity.MINOR, DecisionKind.UPDATE, True),
    ],
)
async def test_who_is_woken_by_a_sound(database, outbox, make, phones, severity, kind, silent):
    await subscribe(database, 1, "a")
    await announce(database, outbox, incident(severity=severity), kind=kind)
    await fan_out(outbox)
    await deliver(make)
    assert [how["silent"] for _, _, how in phones.alerts] == [silent]


async def test_an_update_replies_to_the_message_it_updates(database, outbox, make, phones):
    await everybody(database, outbox, [1])
    await deliver(make)
    await announce(database, outbox, incident("i0", revision=2), kind=DecisionKind.UPDATE)
    await fan_out(outbox)
    await deliver(make)
    assert [how["reply_to"] for _, _, how in phones.alerts] == [None, 1]


async def test_words_that_cannot_be_put_together_stop_nobody_else(database, outbox, make, phones):
    """Its text is missing in the database: a fault of ours, and it ends where one can see it."""
    await everybody(database, outbox, [1, 2], alerts=2)
    async with database.transaction() as connection:
        await connection.execute("DELETE FROM alert_text WHERE alert_id = 1")
    await deliver(make)
    assert await deliveries(database, "alert_id, chat_id, state, reason") == [
        (1, 1, "dead", "unwritable: KeyError"), (1, 2, "dead", "unwritable: KeyError"),
        (2, 1, "sent", None), (2, 2, "sent", None),
    ]  # fmt: skip


# How fast.


async def test_the_bots_limit(database, outbox, make, phones):
    """At most 30 in any second, and no less than 97 % of it."""
    await everybody(database, outbox, range(1, 151))
    await deliver(make)
    times = [seconds for seconds, _ in phones.times]
    assert sorted(chat for _, chat in phones.times) == list(range(1, 151)), "each once"
    assert most_in(times) <= 30
    assert (len(times) - 30) / (times[-1] - times[29]) >= 29.1


async def test_a_chats_limits(database, outbox, make, phones):
    """One a second for a person, twenty a minute for a group; nobody waits for them."""
    for chat_id, kind in ((1, "private"), (-2, "supergroup"), (-3, "channel")):
        await subscribe(database, chat_id, "a", kind=kind)
    for n in range(25):
        await announce(database, outbox, incident(f"i{n}"))
    await fan_out(outbox)
    await deliver(make)
    assert len(phones.at(1)) == len(phones.at(-2)) == len(phones.at(-3)) == 25
    assert most_in(phones.at(1)) == 1
    assert most_in(phones.at(-2), 60.0) <= 20
    assert most_in(phones.at(-3), 60.0) <= 20
    assert phones.at(1)[-1] - phones.at(1)[0] < 26


async def test_answers_go_before_alerts(database, outbox, replies, make, phones):
    """A command comes while a hundred alerts wait: it is answered next."""
    await everybody(database, outbox, range(1, 101))
    written = []

    async def meanwhile():
        await say(database, replies, 999, "Adoua is watched.")
        written.append(len(phones.order))
        return Sent(1)

    phones.answers[10] = [meanwhile]
    await deliver(make)
    assert len(phones.alerts) == 100
    answered = phones.order.index(("sendMessage", 999))
    # What is on its way, or has its slot, while the answer is written and claimed comes before it.
    assert answered - written[0] <= 3
    assert answered < 30


async def test_answers_may_burst_and_then_keep_the_pace(database, replies, make, phones):
    await say(database, replies, 1, *(f"answer {n}" for n in range(6)))
    await say(database, replies, 1, "", "", method="answerCallbackQuery")
    await deliver(make)
    assert [payload["text"] for method, payload in phones.calls if method == "sendMessage"] == [
        f"answer {n}" for n in range(6)
    ]
    times = phones.at(1)[:6]
    assert times[2] - times[0] < 0.5
    # Level again one second each after the first: the fourth answer comes about a second after the third.
    assert min(later - earlier for earlier, later in pairwise(times[2:])) >= 0.95
    assert most_in(times[2:]) <= 2
    assert await rows(database, "SELECT COUNT(*) FROM reply") == [(0,)]


# Stories that go on.


async def test_who_was_told_wrong_is_corrected_and_then_the_old_message_says_so(database, outbox, make, phones):
    await subscribe(database, 1, "a", language="fr")
    await announce(database, outbox, incident("k7f2"))
    await fan_out(outbox)
    await deliver(make)
    await announce(database, outbox, incident("k7f2", "c", revision=2), kind=DecisionKind.CORRECTION)
    await fan_out(outbox)
    await deliver(make)
    assert [(chat, how["reply_to"], how["silent"]) for chat, _, how in phones.alerts] == [
        (1, None, False),
        (1, 1, False),
    ]
    ((method, edit),) = phones.calls
    assert method == "editMessageText"
    assert (edit["chat_id"], edit["message_id"], edit["parse_mode"]) == (1, 1, "HTML")
    before = phones.alerts[0][1]
    first, _, rest = before.partition("\n")
    assert edit["text"] == f"<b>CORRIGÉ</b> · <s>{first}</s>\n{rest}", "its other lines stay as they were"
    assert phones.order == [("alert", 1), ("alert", 1), ("editMessageText", 1)]
    assert phones.times[2][0] - phones.times[1][0] > 1, "an edit counts towards the chat's pace"


async def test_edits_wait_for_all_alerts_and_count_towards_the_limit(database, outbox, make, phones):
    await everybody(database, outbox, range(1, 61))
    await deliver(make)
    await announce(database, outbox, incident("i0", revision=2), kind=DecisionKind.RETRACTION)
    await announce(database, outbox, incident("other"))
    await fan_out(outbox)
    phones.times.clear()
    phones.order.clear()
    await deliver(make)
    kinds = [kind for kind, _ in phones.order]
    assert kinds.count("editMessageText") == 60
    assert "alert" not in kinds[kinds.index("editMessageText") :]
    assert most_in([seconds for seconds, _ in phones.times]) <= 30
    assert all("<b>WITHDRAWN</b>" in payload["text"] for _, payload in phones.calls)
    assert await rows(database, "SELECT COUNT(*) FROM edit") == [(0,)]


@pytest.mark.parametrize(
    "refusal",
    [
        Rejected("message to edit not found"),
        Rejected("message can't be edited"),
        Rejected("x", formatting=True),
        Sent(None),
    ],
)
async def test_an_edit_that_is_refused_is_settled_quietly(database, outbox, make, phones, refusal):
    await everybody(database, outbox, [1])
    await deliver(make)
    await announce(database, outbox, incident("i0", revision=2), kind=DecisionKind.RETRACTION)
    await fan_out(outbox)
    phones.answers[1] = [Sent(2), refusal]
    await deliver(make)
    assert len(phones.calls) == 1
    assert await rows(database, "SELECT COUNT(*) FROM edit") == [(0,)]
    assert {state for _, state, _ in await ends(database)} == {"sent"}


async def test_a_message_sent_as_plain_text_is_edited_as_plain_text(database, outbox, make, phones):
    await everybody(database, outbox, [1])
    phones.answers[1] = [Rejected("can't parse entities", formatting=True)]
    await deliver(make)
    await announce(database, outbox, incident("i0", revision=2), kind=DecisionKind.RETRACTION)
    await fan_out(outbox)
    await deliver(make)
    ((_, edit),) = phones.calls
    assert edit["text"].startswith("WITHDRAWN · en a\n")
    assert "parse_mode" not in edit


# The real client, the sandbox's Telegram, the real clock.


async def test_a_journey_to_the_phones(database, outbox, replies):
    people = [User(1, "Awa"), User(2, "Moussa"), User(3, "Oumou")]
    async with Sandbox() as sandbox:
        for person in people:
            sandbox.add_user(person, started=True)
        client = TelegramClient(sandbox.token, sandbox.url)
        await client.start()
        courier = Courier(
            outbox, replies, client, GAZETTEER, WORDS, Metrics(), clock_ms=outbox._now, monotonic=time.monotonic
        )
        await everybody(database, outbox, [1, 2, 3])
        await say(database, replies, 1, "Adoua is watched.")
        sandbox.user_blocks(2)
        running = asyncio.create_task(courier.run())
        await sandbox.wait_for(lambda: sandbox.bot_messages(3) and len(sandbox.bot_messages(1)) == 2)
        courier.stop()
        await running
        await client.close()
        assert sandbox.bot_messages(1)[0].text == "Adoua is watched."
        assert sandbox.bot_messages(1)[1].text.startswith("en a\n")
        assert sandbox.bot_messages(2) == []
        ids = {row[0]: row[1:] for row in await deliveries(database, "chat_id, state, message_id")}
        assert ids[1] == ("sent", sandbox.bot_messages(1)[1].message_id)
        assert ids[2][0] == "dead"
