"""Chats with quiet hours, and what waits for their end."""

from household import GAZETTEER, announce, fan_out, incident, rows, subscribe

from bot.delivery.retry import Done, next_step
from bot.i18n import Words
from bot.letters import Letters
from bot.model import Severity
from bot.store.subscribers import SubscriberTable
from bot.wishes import Quiet, Wishes

LETTERS = Letters(GAZETTEER, Words.load())
NOON = Quiet(11 * 60, 13 * 60)  # the tests begin at noon
HOUR_S = 3_600


async def sleeper(database, chat_id, *places, language="en", kind="private", through=False, quiet=NOON):
    """Somebody whose quiet hours run; by default nothing breaks through."""
    await subscribe(database, chat_id, *(places or ("a",)), language=language, kind=kind)
    await wish(database, chat_id, quiet=quiet, breaks_through=through)


async def wish(database, chat_id, now=0, **wishes):
    async with database.transaction() as connection:
        await SubscriberTable(database, connection, now).save_wishes(chat_id, Wishes(**wishes))


async def tell(database, outbox, clock, name, *places, **more):
    how = {key: more.pop(key) for key in ("kind", "wrong_since", "expires_s", "loud") if key in more}
    number = await announce(database, outbox, incident(name, *places, **more), clock=clock, **how)
    await fan_out(outbox)
    return number


async def night(database, outbox, clock, count=3):
    """So many alerts in quiet hours, nothing of which is sent; the last is the gravest."""
    for n in range(count):
        clock.forward(60)
        severity = Severity.EXTREME if n == count - 1 else Severity.SEVERE
        await tell(database, outbox, clock, f"n{n}", severity=severity, reported_at=clock.now())
        assert await outbox.claim(9, 0, 0) == []
    assert not await rows(database, "SELECT 1 FROM delivery WHERE state <> 'held'")
    clock.forward(HOUR_S)


async def send(outbox, outcome=None, message=500):
    """Everything that is due, one claim after another: what was claimed."""
    claims = []
    while some := await outbox.claim(9, 0, 0):
        for n, each in enumerate(some):
            steps = [Done(message + len(claims) + n)] * len(each.whole) if outcome is None else following(each, outcome)
            await outbox.settle(each, *steps)
        claims += some
        if outcome is not None:
            break
    return claims


def following(claim, outcome, now_ms=0):
    return [
        next_step(outcome, attempts=each.attempts, maybe_sent=each.maybe_sent, now_ms=now_ms) for each in claim.whole
    ]


def names(claim):
    return [each.told.alert.incident.id for each in claim.whole]


def words(claim):
    return LETTERS.alert(claim, claim.queued_at + HOUR_S * 1000)


async def states(database):
    return await rows(database, "SELECT state, reason, message_id FROM delivery ORDER BY alert_id")
