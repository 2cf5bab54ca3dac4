"""The order within a rank: alerts take turns, and a claim costs the same however many of them wait."""

import pytest
from household import announce, fan_out, incident, subscribe

PACE = (0, 0)


@pytest.fixture
async def asked(database):
    """The statements that the writer carries out."""
    seen = []
    writer = database._writer
    await writer._execute(writer._conn.set_trace_callback, seen.append)
    yield seen
    await writer._execute(writer._conn.set_trace_callback, None)


async def turns(outbox, limit):
    """Claims until nothing is left: (alert, chat) of each."""
    told = []
    while claims := await outbox.claim(limit, *PACE):
        told += [(each.told.alert.id, each.chat_id) for each in claims]
    return told


@pytest.mark.parametrize("limit", [1, 2, 5, 100])
async def test_one_of_each_in_turn_from_claim_to_claim(database, outbox, limit):
    """Whatever is claimed at once, the order is the same."""
    for chat, place in ((1, "a"), (2, "a"), (3, "a"), (11, "c"), (12, "c")):
        await subscribe(database, chat, place)
    for n, place in enumerate("ac"):
        await announce(database, outbox, incident(f"i{n}", place))
    await fan_out(outbox)
    order = [(1, 1), (2, 11), (1, 2), (2, 12), (1, 3)]
    assert await turns(outbox, limit) == order


async def test_a_claim_asks_as_much_among_a_hundred_alerts_as_among_ten(database, outbox, asked):
    for chat in range(1, 9):
        await subscribe(database, chat, "a")
    costs = []
    for n in range(100):
        await announce(database, outbox, incident(f"i{n:03}"))
        if n in (9, 99):
            await fan_out(outbox)
            asked.clear()
            assert len(await outbox.claim(4, *PACE)) == 4
            costs.append(len(asked))
    few, many = costs
    assert many <= few + 4


async def test_each_chat_has_its_alerts_oldest_first_whosever_turn_it_is(database, outbox):
    """The turns would give the newer alert to a chat that still waits for the older one."""
    for chat in (1, 2, 3):
        await subscribe(database, chat, "a", "b")
    for n in range(4):
        await announce(database, outbox, incident(f"i{n}", "ab"[n % 2]))
    await fan_out(outbox)
    told = await turns(outbox, 2)
    assert len(told) == 12
    for chat in (1, 2, 3):
        assert [alert for alert, each in told if each == chat] == [1, 2, 3, 4]
