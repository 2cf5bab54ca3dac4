"""Turns at the writer: who comes ahead passes the others, but not twice over; a cancelled wait leaves nothing."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.turns import Turns


async def served(turns, *names):
    """The names in the order in which they had their turns; those that begin with a star came ahead. All wait first."""
    order = []

    async def one(name):
        async with turns.turn(ahead=name.startswith("*")):
            order.append(name)

    async with turns.turn():
        tasks = [asyncio.create_task(one(name)) for name in names]
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    return order


@pytest.mark.parametrize(
    ("came", "order"),
    [
        ("a b c", "a b c"),
        ("a b *x", "*x a b"),  # passes all
        ("a b *x *y *z", "*x a *y b *z"),  # but the others are not held up by many of those
        ("*x *y", "*x *y"),
        ("*x *y *z a", "*x a *y *z"),
    ],
)
async def test_the_order(came, order):
    assert await served(Turns(), *came.split()) == order.split()


async def test_one_at_a_time_and_free_again():
    turns, inside = Turns(), 0

    async def one(n):
        nonlocal inside
        async with turns.turn(ahead=n % 3 == 0):
            inside += 1
            assert inside == 1
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(one(n) for n in range(20)))
    async with asyncio.timeout(5), turns.turn():
        pass


async def test_an_error_in_a_turn_ends_it():
    turns = Turns()
    with pytest.raises(ZeroDivisionError):
        async with turns.turn():
            raise ZeroDivisionError
    async with asyncio.timeout(5), turns.turn():
        pass


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 12)), min_size=1, max_size=8))
def test_whoever_is_cancelled_whenever_the_others_have_their_turns(waiters):
    """Each waiter comes ahead or not, and is cancelled after so many rounds of the loop, or had its turn before."""

    async def play():
        turns, had = Turns(), set()

        async def one(n, ahead):
            async with turns.turn(ahead=ahead):
                had.add(n)
                await asyncio.sleep(0)

        tasks = [asyncio.create_task(one(n, ahead)) for n, (ahead, _) in enumerate(waiters)]
        for round_ in range(6):
            for task, (_, at) in zip(tasks, waiters, strict=True):
                if at == round_:
                    task.cancel()
            await asyncio.sleep(0)
        async with asyncio.timeout(5):
            await asyncio.gather(*tasks, return_exceptions=True)
            async with turns.turn():
                pass
        assert had >= {n for n, (_, at) in enumerate(waiters) if at >= 6}

    asyncio.run(play())
