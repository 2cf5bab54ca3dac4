"""Group commit: what waits together is committed together, and each submitter hears its own result."""

import asyncio

import pytest
from household import rows

from bot.store import collector as module
from bot.store.collector import Collector

ADD = "INSERT INTO watch (chat_id, place_id, created_at) VALUES (?, ?, 0)"


@pytest.fixture
async def commits(database):
    """Counts the commits of the writer."""
    seen = []
    await database._writer._execute(
        database._writer._conn.set_trace_callback, lambda sql: seen.append(sql) if sql == "COMMIT" else None
    )
    yield seen
    await database._writer._execute(database._writer._conn.set_trace_callback, None)


async def write(connection, job):
    """Writes a watch twice over where the job is "bad", so that half of it is written before it fails."""
    await connection.execute(ADD, (1, str(job)))
    if str(job).startswith("bad"):
        raise ValueError(job)
    return f"wrote {job}"


async def written(database):
    return {place for (place,) in await rows(database, "SELECT place_id FROM watch")}


async def test_what_waits_together_shares_a_commit(database, commits):
    collector = Collector(database, write)
    results = await asyncio.gather(*(collector.submit(n) for n in range(50)))
    assert results == [f"wrote {n}" for n in range(50)]
    assert len(commits) == 1
    assert len(await written(database)) == 50


async def test_what_arrives_while_the_writer_is_busy_shares_the_next(database, commits):
    collector = Collector(database, write)
    async with database.transaction():
        waiting = [asyncio.create_task(collector.submit(n)) for n in range(5)]
        await asyncio.sleep(0)
        waiting += [asyncio.create_task(collector.submit(n)) for n in range(5, 10)]
        await asyncio.sleep(0)
        assert await written(database) == set()
    await asyncio.gather(*waiting)
    assert len(commits) == 2  # the transaction above, and what came meanwhile
    assert len(await written(database)) == 10


async def test_a_lone_job_is_written_at_once(database, commits):
    """No clock moves here: a job that waited for others would never end."""
    collector = Collector(database, write)
    for n in range(3):
        assert await collector.submit(n) == f"wrote {n}"
    assert len(commits) == 3


async def test_all_results_of_a_commit_are_heard_at_once_and_first(database):
    """Also of a submitter that has given up, and none of a job that failed."""
    heard = []
    collector = Collector(database, write, committed=lambda results: heard.append(list(results)))
    async with database.transaction():
        tasks = [asyncio.create_task(collector.submit(job)) for job in ("good 1", "bad 1", "good 2")]
        tasks[0].add_done_callback(lambda _: heard.append("submitter"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await collector.close()
    assert heard.index(["wrote good 1", "wrote good 2"]) < heard.index("submitter")


async def test_a_write_that_waits_for_something_else_is_refused(database):
    """It would wait for ever: nothing but its statements is carried out in the writer's thread."""

    async def waits(connection, job):
        await connection.execute(ADD, (1, str(job)))
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="nothing but its statements"):
        await Collector(database, waits).submit("one")
    assert await written(database) == set()


async def test_a_large_crowd_is_written_in_bounded_batches(database, commits, monkeypatch):
    monkeypatch.setattr(module, "LARGEST_BATCH", 7)
    collector = Collector(database, write)
    await asyncio.gather(*(collector.submit(n) for n in range(20)))
    assert len(commits) == 3
    assert len(await written(database)) == 20


async def test_one_bad_job_never_fails_its_neighbours(database):
    collector = Collector(database, write)
    jobs = ["good 1", "bad 1", "good 2", "bad 2", "good 3"]
    results = await asyncio.gather(*(collector.submit(job) for job in jobs), return_exceptions=True)
    assert [each if isinstance(each, str) else str(each) for each in results] == [
        "wrote good 1", "bad 1", "wrote good 2", "bad 2", "wrote good 3",
    ]  # fmt: skip
    assert await written(database) == {"good 1", "good 2", "good 3"}, "nothing of a bad job stays"


async def test_a_bad_job_alone(database):
    collector = Collector(database, write)
    with pytest.raises(ValueError, match="bad"):
        await collector.submit("bad")
    assert await collector.submit("good") == "wrote good"
    assert await written(database) == {"good"}


async def test_a_submitter_that_gives_up_takes_nobody_with_it(database):
    """Its job is written all the same: it was taken in."""
    collector = Collector(database, write)
    async with database.transaction():
        tasks = [asyncio.create_task(collector.submit(n)) for n in range(3)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        tasks[1].cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert results[0] == "wrote 0"
    assert isinstance(results[1], asyncio.CancelledError)
    assert results[2] == "wrote 2"
    assert await written(database) == {"0", "1", "2"}


async def test_close_waits_for_what_was_submitted(database):
    collector = Collector(database, write)
    async with database.transaction():
        tasks = [asyncio.create_task(collector.submit(n)) for n in range(3)]
        await asyncio.sleep(0)
        closing = asyncio.create_task(collector.close())
        await asyncio.sleep(0)
        assert not closing.done()
    await closing
    assert await written(database) == {"0", "1", "2"}
    await asyncio.gather(*tasks)


async def test_a_close_that_is_cancelled_does_not_stop_the_writing(database):
    collector = Collector(database, write)
    async with database.transaction():
        task = asyncio.create_task(collector.submit(1))
        await asyncio.sleep(0)
        closing = asyncio.create_task(collector.close())
        await asyncio.sleep(0)
        closing.cancel()
        await asyncio.gather(closing, return_exceptions=True)
    assert await task == "wrote 1"


async def test_close_of_an_unused_one(database):
    await Collector(database, write).close()
