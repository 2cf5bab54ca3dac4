"""Every error of the Bot API over a real socket: what it means, and what becomes of the message next.

One row each: what the server does, the outcome that the client calls it, the step that follows at the first try and at
the second. What a step does in the store, and to everybody else's messages, stands in the tests of outbox and courier.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.delivery.retry import (
    AFTER_GATEWAY_S,
    Again,
    BotTrouble,
    Dead,
    Done,
    Gone,
    Leave,
    Migrated,
    Move,
    NotSent,
    Outcome,
    Pause,
    Plain,
    Rejected,
    Sent,
    Step,
    Throttled,
    Unknown,
    next_step,
)
from bot.telegram.client import TelegramClient
from tests import faults
from tests.faults import Fault, FaultServer, Manner, html, refusal, says, with_header

NOW = 1_763_800_000_000

Row = tuple[Fault, Outcome, Step, Step]


def sent(fault: Fault, message_id: int | None) -> Row:
    """It is on the phone, or the wish is fulfilled: done, whatever was tried before."""
    return fault, Sent(message_id), Done(message_id), Done(message_id)


def throttled(fault: Fault, seconds: float) -> Row:
    """Too fast, surely not sent: again after so long, as often as it takes; it says nothing about the message."""
    at_ms = NOW + round(seconds * 1000)
    return fault, Throttled(seconds), Again(at_ms, "throttled", 0, 0), Again(at_ms, "throttled", 1, 1)


def gone(code: int, text: str) -> Row:
    """The chat is paused at once; forgotten after a time of grace, back on /start until then."""
    prefix = {400: "Bad Request: ", 403: "Forbidden: "}[code]
    told = text[:1].upper() + text[1:].lower() if code == 400 else prefix + text  # PTB's way with a 400
    return refusal(code, prefix + text), Gone(told), Leave(told), Leave(told)


def rejected(fault: Fault, reason: str) -> Row:
    """Telegram will never take it, nor a plain one: dead with the reason. The chat stays."""
    return fault, Rejected(reason), Dead(reason), Dead(reason)


def refused(text: str) -> Row:
    return rejected(refusal(400, f"Bad Request: {text}"), text[:1].upper() + text[1:].lower())


def formatting(text: str) -> Row:
    """Something about the markup: at once as plain text, which has none."""
    reason = text[:1].upper() + text[1:].lower()
    step = Plain(reason)
    return refusal(400, f"Bad Request: {text}"), Rejected(reason, formatting=True), step, step


def not_sent(fault: Fault, reason: str) -> Row:
    """Surely not sent, and nobody's fault: again and again, ever slower, and never a repeat."""
    return fault, NotSent(reason), Again(NOW + 1_000, reason, 0, 1), Again(NOW + 2_000, reason, 1, 2)


def unknown(fault: Fault, reason: str, wait: float = 2.0) -> Row:
    """Perhaps sent: once more, marked as a possible repeat; at the second time dead."""
    again = Again(NOW + round(wait * 1000), reason, 1, 1)
    return fault, Unknown(reason, wait), again, Dead(f"outcome unknown twice: {reason}")


def trouble(fault: Fault, reason: str) -> Row:
    """The bot's own: everything pauses, the message goes back untouched, the operator is told."""
    return fault, BotTrouble(reason), Pause(reason), Pause(reason)


ROWS: list[Row] = [
    # It is there.
    sent(faults.OK, 1),
    # The answer was whole before the reset: no doubt.
    sent(faults.OK_THEN_RESET, 1),
    # Methods that give no message.
    sent(says("ok without an id", b'{"ok":true,"result":true}'), None),
    # What PTB could not parse as a Message is on the phone all the same.
    sent(says("ok, odd message", b'{"ok":true,"result":{"message_id":5,"date":"?"}}'), 5),
    # An edit whose first try got through: the wish is fulfilled.
    sent(refusal(400, "Bad Request: message is not modified: specified …"), None),
    # The same in the words of Telegram's own server.
    sent(refusal(400, "Bad Request: MESSAGE_NOT_MODIFIED"), None),
    #
    # 429, the chat's or the bot's: the same words.
    throttled(refusal(429, "Too Many Requests: retry after 7", retry_after=7), 7),
    # Hours, for one chat.
    throttled(refusal(429, "Too Many Requests: retry after 10072", retry_after=10072), 10_072),
    # No parameters: the text tells.
    throttled(refusal(429, "Too Many Requests: retry after 12"), 12),
    # Nothing tells: our default.
    throttled(refusal(429, "Too Many Requests"), 5),
    # HTML from a gateway: the header tells.
    throttled(with_header(html(429), "Retry-After", "9"), 9),
    # HTML, and no header.
    throttled(html(429), 5),
    # A parameter that is none.
    throttled(refusal(429, "Too Many Requests", retry_after="soon"), 5),
    # 200 on the outside.
    throttled(says("200 with ok false, 429", b'{"ok":false,"error_code":429,"parameters":{"retry_after":3}}'), 3),
    # The flood of a user's own client, in old words.
    throttled(refusal(420, "FLOOD_WAIT_4"), 5),
    #
    # A person said no.
    gone(403, "bot was blocked by the user"),
    # A person left Telegram.
    gone(403, "user is deactivated"),
    # Thrown out, of each kind of room.
    gone(403, "bot was kicked from the group chat"),
    gone(403, "bot was kicked from the supergroup chat"),
    gone(403, "bot was kicked from the channel chat"),
    # Left, or never in.
    gone(403, "bot is not a member of the channel chat"),
    gone(403, "bot is not a member of the supergroup chat"),
    gone(403, "bot is not a member of the group chat"),
    # Nobody is there any more.
    gone(403, "the group chat was deleted"),
    # Somebody who never wrote to us.
    gone(403, "bot can't initiate conversation with a user"),
    # Telegram lets no bot write to a bot.
    gone(403, "bot can't send messages to bots"),
    # A chat that was never known to this bot, or to nobody any more.
    gone(400, "chat not found"),
    gone(400, "PEER_ID_INVALID"),
    # The same facts as above, in a 400's words.
    gone(400, "user is deactivated"),
    gone(400, "INPUT_USER_DEACTIVATED"),
    gone(400, "USER_IS_BLOCKED"),
    gone(400, "group chat was deactivated"),
    # A channel that shut its door behind us.
    gone(400, "CHANNEL_PRIVATE"),
    #
    # The group is a supergroup now: its new id is kept, its watches merged, the message sent there at once.
    (
        refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100123),
        Migrated(-100123),
        Move(-100123),
        Move(-100123),
    ),
    # Where it went is not told: the service message about the move will say so; the chat stays.
    refused("group chat was upgraded to a supergroup chat"),
    #
    # Markup that Telegram can't read.
    formatting('can\'t parse entities: Unsupported start tag "br" at byte offset 3'),
    formatting("can't parse entities: Unmatched end tag at byte offset 9"),
    formatting("can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    # Too much of it, or beyond the text's end: the server's words.
    formatting("ENTITIES_TOO_LONG"),
    formatting("ENTITY_BOUNDS_INVALID"),
    # A server too old, or too new, for the mode.
    formatting("unsupported parse_mode"),
    #
    # Ours to mend: the operator hears of it.
    refused("message text is empty"),
    refused("message is too long"),
    refused("chat_id is empty"),
    # A right, a topic, that an admin may give back tomorrow: the message is dead, the chat stays.
    refused("not enough rights to send text messages to the chat"),
    refused("have no rights to send a message"),
    refused("need administrator rights in the channel chat"),
    refused("CHAT_WRITE_FORBIDDEN"),
    refused("CHAT_ADMIN_REQUIRED"),
    refused("CHAT_RESTRICTED"),
    refused("message thread not found"),
    refused("TOPIC_CLOSED"),
    refused("TOPIC_DELETED"),
    # Buttons, and what is answered, that Telegram won't have (the client tries without them first, below).
    refused("BUTTON_DATA_INVALID"),
    refused("message to be replied not found"),
    # Too late to matter.
    refused("query is too old and response timeout expired or query ID is invalid"),
    refused("message to edit not found"),
    refused("message can't be edited"),
    # A 403 or 400 that nobody knows kills the message, never the subscription.
    rejected(refusal(403, "Forbidden: CHAT_UNHEARD_OF"), "Forbidden: CHAT_UNHEARD_OF"),
    refused("something that Telegram invents tomorrow"),
    # The gateway's limit on a body, in HTML: it will never be smaller.
    rejected(html(413), "HTTP 413"),
    # A server older than the method is no wrong token.
    rejected(refusal(404, "Not Found: method not found"), "Not Found: method not found"),
    #
    # The token was revoked.
    trouble(refusal(401, "Unauthorized"), "Unauthorized"),
    # The token is none.
    trouble(refusal(404, "Not Found"), "Not Found"),
    # A wrong api_root.
    trouble(html(404), "HTTP 404"),
    #
    # What somebody else than Telegram says is no verdict on message or chat: a firewall, a captive portal.
    not_sent(html(403), "not Telegram's answer: HTTP 403"),
    not_sent(html(400), "not Telegram's answer: HTTP 400"),
    # A redirect to the portal's page, not followed.
    not_sent(with_header(html(302), "Location", "/elsewhere"), "not Telegram's answer: HTTP 302"),
    # "Not taken on".
    not_sent(html(503), "HTTP 503"),
    # Polling's trouble, never a send's: another poller, a webhook.
    not_sent(
        refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot is running"),
        "Conflict: terminated by other getUpdates request; make sure that only one bot is running",
    ),
    not_sent(
        refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first"),
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first",
    ),
    #
    # Telegram in trouble: it may have been done before it failed.
    unknown(refusal(500, "Internal Server Error"), "Internal Server Error", AFTER_GATEWAY_S),
    # A gateway that lost the answer, or never had one.
    unknown(html(502, delivered=True), "HTTP 502", AFTER_GATEWAY_S),
    unknown(says("502 with nothing", b"", 502), "HTTP 502", AFTER_GATEWAY_S),
    unknown(html(504), "HTTP 504", AFTER_GATEWAY_S),
    # An answer that can't be read: a portal's page, nothing, no envelope, a bomb, no result, no reason.
    unknown(html(200, delivered=True), "the answer cannot be read"),
    unknown(says("200 with nothing", b""), "the answer cannot be read"),
    unknown(says("200 with a list", b"[1]"), "the answer cannot be read"),
    unknown(says("200 with brackets", b"[" * 100_000), "the answer cannot be read"),
    unknown(says("200 without result", b'{"ok":true}'), "the answer cannot be read"),
    unknown(says("200 with ok false", b'{"ok":false}'), "the answer is not ok, without saying why"),
    # Half of it.
    unknown(faults.CUT, "ClientPayloadError"),
    # A reset before the request was read: for all that we know it was.
    unknown(faults.RESET_UNREAD, "ClientOSError: Connection reset by peer"),
    # And after it.
    unknown(faults.RESET_READ, "ClientOSError: Connection reset by peer"),
    # No answer at all.
    unknown(faults.SILENCE, "SocketTimeoutError"),
    # An answer that never ends.
    unknown(faults.DRIP, "TimeoutError"),
]


@pytest.fixture
async def server() -> AsyncIterator[FaultServer]:
    async with FaultServer() as running:
        yield running


@pytest.fixture
async def client(server: FaultServer) -> AsyncIterator[TelegramClient]:
    connected = TelegramClient("424242:outcomes", server.root)
    await connected.start()
    yield connected
    await connected.close()


@pytest.mark.parametrize(("fault", "outcome", "first", "second"), ROWS, ids=lambda value: getattr(value, "name", ""))
async def test_each_answer_has_its_outcome_and_its_consequence(
    server: FaultServer, client: TelegramClient, fault: Fault, outcome: Outcome, first: Step, second: Step
) -> None:
    if fault in {faults.SILENCE, faults.DRIP}:
        calls = client._calls
        calls._read, calls._write, calls._connect, calls._pool = 0.2, 0.05, 0.2, 0.05
    server.script(fault)
    assert await client.send_alert(1, "<b>x</b>") == outcome
    assert len(server.seen) == (0 if fault is faults.RESET_UNREAD else 1)  # nothing under us repeats it
    assert next_step(outcome, attempts=0, maybe_sent=0, now_ms=NOW) == first
    assert next_step(outcome, attempts=1, maybe_sent=1, now_ms=NOW) == second


def test_the_table_has_a_row_for_every_outcome_and_every_manner() -> None:
    assert {type(outcome) for _, outcome, *_ in ROWS} == set(Outcome.__args__)  # type: ignore[attr-defined]
    assert {step for row in ROWS for step in map(type, row[2:])} == set(Step.__args__)  # type: ignore[attr-defined]
    idle = {Manner.ANSWER_THEN_CLOSE}  # what happens between two requests: test_telegram_client.py
    assert {fault.manner for fault, *_ in ROWS} == set(Manner) - idle


# What a message does without, where Telegram refuses it: (the refusal, the field).
DISPENSABLE = [
    ("message thread not found", "message_thread_id"),
    ("TOPIC_CLOSED", "message_thread_id"),
    ("TOPIC_DELETED", "message_thread_id"),
    ("BUTTON_DATA_INVALID", "reply_markup"),
    ("inline keyboard button URL 'x' is invalid: wrong HTTP URL", "reply_markup"),
    ("reply markup is too long", "reply_markup"),
    ("message to be replied not found", "reply_parameters"),
    ("REPLY_MESSAGE_ID_INVALID", "reply_parameters"),
    ("BALANCE_TOO_LOW", "allow_paid_broadcast"),
    ("not enough Stars", "allow_paid_broadcast"),
]


@pytest.mark.parametrize(("text", "field"), DISPENSABLE)
async def test_a_message_goes_without_what_telegram_refuses_of_it(
    server: FaultServer, client: TelegramClient, text: str, field: str
) -> None:
    client.paid = True
    server.script(refusal(400, f"Bad Request: {text}"))
    outcome = await client.send_alert(-5, "x", reply_to=7, thread_id=3, markup={"inline_keyboard": []})
    assert outcome == Sent(1)
    refused, taken = server.seen
    assert set(refused.params) - set(taken.params) == {field}
    assert client.paid is (field != "allow_paid_broadcast"), "refused once is refused until the next start"


async def test_only_alerts_pay(server: FaultServer) -> None:
    client = TelegramClient("424242:outcomes", server.root, paid=True)
    await client.start()
    await client.send_alert(1, "x")
    await client.call("sendMessage", {"chat_id": 1, "text": "an answer"})
    alert, answer = server.seen
    assert alert.params["allow_paid_broadcast"] is True
    assert "allow_paid_broadcast" not in answer.params
    await client.close()
