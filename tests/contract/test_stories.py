"""Incidents in the database: what a new report may belong to, and the last news of a place."""

from datetime import timedelta

import pytest
from household import START, incident, item, report, rows

from bot.alerts.story import Link
from bot.model import Decision, DecisionKind
from bot.store import stories as module
from bot.store.inbox import Inbox
from bot.store.stories import REF_LETTERS, Stories, short_ref

SINCE = START - timedelta(hours=60)


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
            await stories.save(connection, news, heard_at, public=public)
            await inbox.done(connection, held, Decision(DecisionKind.NEW, "first_report", news.id), "{}")

    yield keep
    await inbox.close()


@pytest.fixture
async def found(database, stories):
    async def found(told, *places, since=SINCE):
        async with database.transaction() as connection:
            return [
                (each.incident.id, each.link)
                for each in await stories.candidates(connection, told, report(*places), since)
            ]

    return found


async def test_an_incident_comes_out_as_it_went_in(database, stories, keep):
    news = incident("i1", "a", "c")
    await keep(item(), news)
    async with database.transaction() as connection:
        assert await stories.recent(connection, ["a"], 5) == [news]


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


async def test_what_holds_a_place_is_no_link(keep, found):
    """An attack somewhere in the country belongs to no attack in one of its towns by that alone."""
    await keep(item(), incident("i1", "a"))
    assert await found(item("two"), "land") == []


async def test_old_news_is_no_link_by_place(keep, found):
    await keep(item(), incident("i1"), heard_at=START - timedelta(days=3))
    assert await found(item("two"), "a") == []
    assert await found(item("two", updates="one"), "a") == [("i1", Link.UPDATES)]


async def test_an_older_report_does_not_make_a_story_older(keep, found, database):
    """The second newspaper's item is dated before the first's."""
    await keep(item("one"), incident("i1"))
    await keep(item("two"), incident("i1"), heard_at=START - timedelta(days=3))
    assert await found(item("three"), "a") == [("i1", Link.PLACE)]
    assert await rows(database, "SELECT COUNT(DISTINCT last_report_at) FROM incident") == [(1,)]


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
        await stories.save(connection, incident("k7f2"), START, public=True)
        assert await stories.free_ref(connection, "k7f2") == "K7F2"
        assert await stories.free_ref(connection, "other") == "K7F2A"


def test_short_names():
    assert short_ref("i1") == short_ref("i1")
    refs = {short_ref(f"i{n}") for n in range(1000)}
    assert len(refs) > 990
    assert all(len(ref) == 4 and set(ref) <= set(REF_LETTERS) for ref in refs)
    assert len(short_ref("i1", 3)) == 7
    assert not set("ILOU") & set(REF_LETTERS)
