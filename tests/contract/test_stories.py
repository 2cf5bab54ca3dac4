"""Incidents in the database: what a new report may belong to, and the last news of a place."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from household import START, incident, item, report, rows

from bot.alerts.same_event import FRESH
from bot.alerts.story import Link, incident_id
from bot.alerts.story_index import CANDIDATES, NEWEST, heard_at, keys_of
from bot.epoch import to_ms
from bot.model import Bearing, Decision, DecisionKind, EventType
from bot.store import stories as module
from bot.store.inbox import Inbox
from bot.store.stories import REF_LETTERS, Stories, short_ref


@pytest.fixture
async def stories(database):
    return Stories(database)


@pytest.fixture
async def keep(database, clock, stories):
    """Take an item in and file it under its incident, as the pipeline does."""
    inbox = Inbox(database, clock.ms)

    async def keep(told, news, *, public=True, heard_at=START):
        await inbox.accept(told)
        (held,) = await inbox.lease(1)
        async with database.transaction() as connection:
            await stories.save(connection, replace(news, heard_at=heard_at), public=public)
            await inbox.done(connection, held, Decision(DecisionKind.NEW, "first_report", news.id), "{}")

    yield keep
    await inbox.close()


@pytest.fixture
async def found(database, stories):
    async def found(told, *places, **more):
        async with database.transaction() as connection:
            told_now = report(*places, **more)
            return [
                (each.incident.id, each.link)
                for each in await stories.candidates(connection, told, told_now, START, FRESH)
            ]

    return found


async def test_an_incident_comes_out_as_it_went_in(database, stories, keep):
    news = incident("i1", "a", "c")
    await keep(item(), news)
    async with database.transaction() as connection:
        assert await stories.recent(connection, ["a"], 5) == [replace(news, heard_at=START)]


async def test_the_four_links_and_their_order(keep, found):
    first = item("one", url="https://afp.example/story?utm_source=x", title="Attack", text="Gunmen came.")
    await keep(first, incident("i1"))
    # another place throughout, so that only the link in question is there
    assert await found(item("two", title="Other", updates="one"), "c") == [("i1", Link.UPDATES)]
    assert await found(item("two", title="ATTACK", text="Gunmen  came."), "c") == [("i1", Link.CONTENT)]
    assert await found(item("two", title="Other", url="http://AFP.example/story/"), "c") == [("i1", Link.URL)]
    assert await found(item("two", title="Other"), "a") == [("i1", Link.PLACE)]
    # all at once: the strongest is told, and once
    again = item("two", title="attack", text="Gunmen came.", url="https://afp.example/story", updates="one")
    assert await found(again, "a") == [("i1", Link.UPDATES)]
    # none
    assert await found(item("two", title="Other"), "c") == []
    assert await found(item("two", title="Other", updates="nobody"), "c") == []


async def test_several_stories_strongest_link_first(keep, found):
    await keep(item("one"), incident("i1", "a"))
    await keep(item("two", url="https://afp.example/2"), incident("i2", "c"))
    assert await found(item("three", url="https://afp.example/2", updates="one"), "a") == [
        ("i1", Link.UPDATES), ("i2", Link.URL),
    ]  # fmt: skip


@pytest.mark.parametrize("same", [{"url": "https://ngo.example/"}, {"title": "Shots"}])
async def test_of_many_stories_by_one_name_the_newest_are_looked_at(keep, found, same):
    """Whoever gives one address with all that they tell would have thousands read for each new item."""
    for n in range(NEWEST + 5):
        told = item(f"t{n}", **({"title": f"Attack {n}"} | same))
        await keep(told, incident(f"i{n:02}"), heard_at=START + timedelta(hours=n))
    linked = await found(item("new", **({"title": "Other"} | same)), "c")
    assert [name for name, _ in linked] == [f"i{n:02}" for n in reversed(range(5, NEWEST + 5))]


async def test_what_holds_a_place_is_no_link(keep, found):
    """An attack somewhere in the country is found by what tells of the country, not by its neighbours."""
    await keep(item(), incident("i1", "a"))
    assert await found(item("two"), "land") == [("i1", Link.PLACE)]
    assert await found(item("two"), "c") == []


async def test_old_news_is_found_by_what_may_refer_back_to_it(keep, found):
    await keep(item(), incident("i1", occurred_on=date(2026, 2, 1)), heard_at=START - timedelta(days=20))
    # the place itself and one class of event, for 90 days
    assert await found(item("two"), "a") == [("i1", Link.PLACE)]
    assert await found(item("two"), "a", event_type=EventType.UNREST) == []
    assert await found(item("two"), "a", event_type=EventType.UNREST, follows=True) == [("i1", Link.PLACE)]
    # close by only while it is fresh; with the day of the event also by what holds it
    assert await found(item("two"), "b") == []
    assert await found(item("two"), "ring") == []
    assert await found(item("two"), "ring", occurred_on=date(2026, 2, 1)) == [("i1", Link.PLACE)]
    assert await found(item("two", updates="one"), "c") == [("i1", Link.UPDATES)]


async def test_a_siege_is_found_close_by_for_as_long_as_it_is_kept(keep, found):
    await keep(item(), incident("i1", event_type=EventType.ACCESS), heard_at=START - timedelta(days=60))
    for place in ("b", "ring"):
        assert await found(item("two"), place, event_type=EventType.ACCESS) == [("i1", Link.PLACE)]
    assert await found(item("two"), "b", event_type=EventType.ABDUCTION) == []


async def test_nothing_is_found_after_ninety_days(keep, found):
    await keep(item(), incident("i1", event_type=EventType.ACCESS), heard_at=START - timedelta(days=91))
    assert await found(item("two"), "a", event_type=EventType.ACCESS, occurred_on=date(2025, 12, 1)) == []


async def test_an_older_report_does_not_make_a_story_older(keep, found, database, stories):
    """`heard_at` is the newest report's: the incident says so, and the store writes it."""
    await keep(item("one"), incident("i1"))
    assert await found(item("three"), "a") == [("i1", Link.PLACE)]
    assert await rows(database, "SELECT DISTINCT heard_at FROM story_key") == [(to_ms(START),)]
    assert await rows(database, "SELECT last_report_at FROM incident") == [(to_ms(START),)]


async def test_a_moved_story_is_found_where_it_is(keep, found, database, stories):
    """A correction took place a back: it leads nobody there any more, neither /recent nor a report."""
    await keep(item("one"), incident("i1", "a"))
    await keep(item("two"), incident("i1", "c", revision=2))
    assert await found(item("three"), "a") == []
    assert await found(item("three"), "c") == [("i1", Link.PLACE)]
    async with database.transaction() as connection:
        assert await stories.recent(connection, ["a", "ring"], 9) == []


async def test_an_item_that_comes_again_after_the_purge_opens_a_story_of_its_own(database, stories):
    """The item is forgotten, its story lives on: ids and revisions must not clash."""
    first = item("one")
    async with database.transaction() as connection:
        name = await stories.free_id(connection, first)
        await stories.save(connection, incident(name), public=True)
        other = await stories.free_id(connection, first)
        assert name == incident_id(first) != other
        await stories.save(connection, incident(other), public=True)
        assert await stories.free_id(connection, first) not in {name, other}


async def test_a_drill_never_silences_the_real_thing(keep, found):
    """The operator tries the very words and link first, then they come in earnest."""
    await keep(item("drill", url="https://afp.example/9", title="T", text="t"), incident("i1"), public=False)
    assert await found(item("real", url="https://afp.example/9", title="T", text="t", updates="drill"), "a") == []


async def test_recent(database, stories, keep):
    hour = timedelta(hours=1)
    for n, where in enumerate(("a", "b", "c", "a")):
        await keep(item(f"n{n}"), incident(f"i{n}", where), heard_at=START + n * hour)
    await keep(item("drill"), incident("secret", "a"), public=False, heard_at=START + 9 * hour)

    async def told(place_ids, limit=10):
        async with database.transaction() as connection:
            return [each.id for each in await stories.recent(connection, place_ids, limit)]

    assert await told(["a"]) == ["i3", "i0"]
    assert await told(["ring"]) == ["i3", "i1", "i0"], "a division tells of what happened in it"
    assert await told(["a", "ring", "c"]) == ["i3", "i2", "i1", "i0"], "each once"
    assert await told([]) == ["i3", "i2", "i1", "i0"]
    assert await told([], 2) == ["i3", "i2"]
    assert await told(["land"], 1) == ["i3"]
    assert await told(["nowhere"]) == []


async def test_a_new_revision_replaces_the_old(database, stories, keep):
    await keep(item("one"), incident("i1", "a"))
    await keep(item("two"), incident("i1", "a", "c", revision=2))
    async with database.transaction() as connection:
        assert [each.revision for each in await stories.recent(connection, [], 9)] == [2]
        assert [each.revision for each in await stories.recent(connection, ["c"], 9)] == [2]


async def test_a_short_name_is_nobody_elses(database, stories, keep, monkeypatch):
    """Forced to clash: the next incident gets a longer one, the same incident keeps its own."""
    monkeypatch.setattr(module, "short_ref", lambda _, attempt=0: "K7F2" + "A" * attempt)
    async with database.transaction() as connection:
        await stories.save(connection, incident("k7f2"), public=True)
        assert await stories.free_ref(connection, "k7f2") == "K7F2"
        assert await stories.free_ref(connection, "other") == "K7F2A"


def test_short_names():
    assert short_ref("i1") == short_ref("i1")
    refs = {short_ref(f"i{n}") for n in range(1000)}
    assert len(refs) > 990
    assert all(len(ref) == 4 and set(ref) <= set(REF_LETTERS) for ref in refs)
    assert len(short_ref("i1", 3)) == 7
    assert not set("ILOU") & set(REF_LETTERS)


async def fill(database, count, *, towns=("a", "b")):
    """So many stories at two neighbouring towns over 90 days, written as the store writes them."""
    made = [
        incident(
            f"s{n}", towns[n % len(towns)], occurred_on=(START - timedelta(hours=n % 2160)).date(),
            heard_at=START - timedelta(hours=n % 2160, seconds=n), event_type=list(EventType)[n % 7],
        )
        for n in range(count)
    ]  # fmt: skip
    async with database.transaction() as connection:
        await connection.executemany(
            "INSERT INTO incident (id, ref, revision, body, last_report_at) VALUES (?, ?, 1, ?, ?)",
            [(each.id, each.id, module.INCIDENT.dump_json(each).decode(), heard_at(each)) for each in made],
        )
        await connection.executemany(
            "INSERT INTO story_key (key, heard_at, incident_id) VALUES (?, ?, ?)",
            [(key, heard_at(each), each.id) for each in made for key in keys_of(each)],
        )


async def steps(database, stories, told):
    """How many steps of SQLite's virtual machine one report's candidates take, in hundreds; how many there are."""
    taken = 0

    def count():
        nonlocal taken
        taken += 1

    async with database.transaction() as connection:
        await connection.set_progress_handler(count, 100)
        found = await stories.candidates(connection, item("new", title="Other"), told, START, FRESH)
        await connection.set_progress_handler(None, 0)
    return taken, len(found)


@pytest.mark.parametrize("bearing", [Bearing.NEWS, Bearing.ENDS])
async def test_a_report_costs_the_same_however_many_stories_there_are(database, stories, bearing):
    """Counted in SQLite's own steps, not in time: as many among 20,000 stories of two towns as among 2,000."""
    told = report("a", "b", occurred_on=START.date(), bearing=bearing, follows=bearing is not Bearing.NEWS)
    await fill(database, 2_000)
    few, found = await steps(database, stories, told)
    assert 0 < found <= CANDIDATES
    async with database.transaction() as connection:
        await connection.execute("DELETE FROM incident")
        await connection.execute("DELETE FROM story_key")
    await fill(database, 20_000)
    many, found = await steps(database, stories, told)
    assert found <= CANDIDATES
    assert many <= 1.5 * few + 20


async def test_no_question_to_the_index_reads_a_whole_table(database):
    """What SQLite would do, in its own words: every branch searches the key's index, nothing is scanned or sorted."""
    statement = database.queries.stories.newest.sql
    given = {f"key{n}": "" for n in range(8)} | {f"since{n}": 0 for n in range(8)} | {"most": 12}
    async with database.reader.execute(f"EXPLAIN QUERY PLAN {statement}", given) as cursor:
        plan = [row["detail"] async for row in cursor]
    assert sum("SEARCH story_key" in line for line in plan) == 8
    assert not [line for line in plan if "SCAN story_key" in line or "TEMP B-TREE" in line]
