"""An import that is cut off, beside a running service, after an upgrade: the old places or the new ones, never half."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from dumped import FAFA, configure, filled, imports, known, put

from bot.places import importing
from bot.places.imports import Imports
from bot.store.database import Database
from bot.store.subscribers import SubscriberTable
from bot.understand.gazetteer.gazetteer import Gazetteer
from tests.dumps import many, row, write


@pytest.fixture(autouse=True)
def configured(elsewhere):
    configure()


# ── interrupted ──

# Kill ourselves as soon as this statement of the transaction was carried out.
KILLED_AT = """
import os, signal, sys
from bot.store import database
real = database.load_queries
def load():
    queries = real()
    done = queries.places.{statement}
    async def deadly(*args, **kwargs):
        await done(*args, **kwargs)
        os.kill(os.getpid(), signal.{signal})
    queries.places.{statement} = deadly
    return queries
database.load_queries = load
from bot.cli import main
sys.exit(main(sys.argv[1:]))
"""


def interrupted(statement, how="SIGKILL", *files):
    code = KILLED_AT.format(statement=statement, signal=how)
    command = [sys.executable, "-c", code, *map(str, imports(*files))]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).returncode


@pytest.mark.parametrize(
    ("statement", "how", "code", "left"),
    [
        ("drop_dump", "SIGKILL", -signal.SIGKILL, "Fafa-Test"),
        ("drop_index", "SIGKILL", -signal.SIGKILL, "Fafa-Test"),
        ("add_index", "SIGKILL", -signal.SIGKILL, "Fafa-Test"),  # all is written, nothing committed
        ("add_dump", "SIGINT", 130, "Fafa-Test"),
        ("add_index", "SIGINT", 130, "Neu-Test"),  # the commit comes next, and can't be stopped half-way
    ],
)
def test_interrupted_in_its_transaction_a_gazetteer_is_whole(vigie, statement, how, code, left):
    vigie(*imports(write(Path("ML.txt"), [FAFA])))
    before = known()
    assert interrupted(statement, how, write(Path("ML.txt"), [row("Neu-Test", 15, 0)])) == code
    assert (known() == before) == (left == "Fafa-Test")
    assert vigie("places", "search", "--config", "v.yaml", left)[0] == 0
    assert vigie(*imports("ML.txt"))[0] == 0  # and the next one works
    assert vigie("places", "search", "--config", "v.yaml", "Neu-Test")[0] == 0


def test_killed_at_any_moment_the_gazetteer_is_the_old_or_the_new(vigie):
    old, new = write(Path("ML.txt"), [FAFA]), write(Path("NE.txt"), many(3000, "NE"))
    vigie(*imports(old))
    seen = {json.dumps(known())}
    command = [sys.executable, "-m", "bot", *map(str, imports(new))]
    start = time.monotonic()
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run(command, check=True, capture_output=True, env=environment, timeout=60)
    whole = time.monotonic() - start
    seen.add(json.dumps([{"ML": 1, "NE": 3000}, known()[1]]))
    for part in (0.3, 0.6, 0.8, 0.9, 1.0):
        vigie(*imports(old))
        begun = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        try:
            begun.wait(whole * part)
        except subprocess.TimeoutExpired:
            begun.kill()
            begun.wait()
        countries, index = known()
        assert countries in ({"ML": 1}, {"ML": 1, "NE": 3000})
        assert len(index) == 1
        assert vigie("places", "search", "--config", "v.yaml", "Fafa-Test")[0] == 0


def test_a_full_disk_leaves_the_old_gazetteer_whole(vigie):
    vigie(*imports(write(Path("ML.txt"), [FAFA])))
    before = known()
    room = Path("v.db").stat().st_size + 50_000
    done = subprocess.run(
        [sys.executable, "-m", "bot", *map(str, imports(write(Path("NE.txt"), many(5000, "NE"))))],
        capture_output=True, text=True, check=False, timeout=60,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "the gazetteer is as it was" in done.stderr
    assert known() == before


# ── beside a running service, and after an upgrade ──


async def test_a_service_notices_what_another_process_imports(tmp_path):
    service = await Database.open(tmp_path / "v.db")
    held = Imports(service, Gazetteer.builtin())
    assert await held.load() is Gazetteer.builtin()
    assert await held.newer() is None
    helper = await Database.open(tmp_path / "v.db")
    async with helper.transaction() as connection:  # something else is written
        await SubscriberTable(helper, connection, 1).watch(7, "ml-gao")
    assert await held.newer() is None
    await put(helper, FAFA)
    newer = await held.newer()
    assert newer is not None
    assert newer.get("gn-5").name == "Fafa-Test"
    assert await held.newer() is None
    await put(helper, row("Neu-Test", 15, 0, geonameid=6))  # in the same millisecond
    newer = await held.newer()
    assert (newer.get("gn-5"), newer.get("gn-6").name) == (None, "Neu-Test")
    await helper.close()
    await service.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE place_index SET stamp = 'of an older vigie'",
        "UPDATE place_index SET body = x'00'",
        "UPDATE place_index SET body = substr(body, 1, 500)",
    ],
)
async def test_an_index_that_can_t_be_used_is_made_anew(tmp_path, damage):
    """After an upgrade the table of places is another, and so is what is known beside it."""
    store = await filled(FAFA, database=tmp_path / "v.db")
    async with store.transaction() as connection:
        await connection.execute(damage)
    found = await Imports(store, Gazetteer.builtin()).load()
    assert found.get("gn-5").name == "Fafa-Test"
    stored = await store.queries.places.index_made(store.reader)
    assert (stored["stamp"], stored["made_at"]) == (importing.stamp(), 2)
    await store.close()


async def test_rows_that_can_t_be_read_leave_the_built_in_table(tmp_path, caplog):
    store = await filled(FAFA, database=tmp_path / "v.db")
    async with store.transaction() as connection:
        await connection.execute("UPDATE place_dump SET body = x'0102'")
        await connection.execute("UPDATE place_index SET stamp = ''")
    assert await Imports(store, Gazetteer.builtin()).load() is Gazetteer.builtin()
    assert "import it again" in caplog.text
    await store.close()


async def test_where_no_process_can_be_started_the_index_is_made_in_this_one(tmp_path, monkeypatch):
    store = await filled(FAFA, database=tmp_path / "v.db")
    for program in ("/nowhere/python", "false"):
        monkeypatch.setattr(sys, "executable", program)
        async with store.transaction() as connection:
            await connection.execute("UPDATE place_index SET stamp = ''")
        found = await Imports(store, Gazetteer.builtin()).load()
        assert found.get("gn-5").name == "Fafa-Test"
    await store.close()


async def watches(store):
    async with store.reader.execute("SELECT chat_id, place_id FROM watch ORDER BY 1, 2") as cursor:
        return [tuple(each) for each in await cursor.fetchall()]


async def test_who_watches_an_imported_place_goes_on_being_woken(tmp_path):
    """A new dump may lack the place, or tell of it under another number; nobody's watch may die of that."""
    village, twin = row("Fafa-Test", 15.4, 0.7, geonameid=5), row("Doublet", 16.4, -0.7, geonameid=6)
    store = await filled(village, twin, row("Unwatched", 15, 0, geonameid=7), database=tmp_path / "v.db")
    async with store.transaction() as connection:
        for chat, place in ((1, "gn-5"), (2, "gn-6"), (3, "gn-6"), (3, "gn-8"), (4, "ml-gao")):
            await SubscriberTable(store, connection, 1).watch(chat, place)
    done = await put(store, row("Doublet", 16.4, -0.7, geonameid=8, population=900), twin)
    assert (done.kept_for_watchers, done.moved_watches) == (1, {"gn-6": "gn-8"})
    assert await watches(store) == [(1, "gn-5"), (2, "gn-8"), (3, "gn-8"), (4, "ml-gao")]
    found = await Imports(store, Gazetteer.builtin()).load()
    assert found.get("gn-5").name == "Fafa-Test"
    assert found.get("gn-7") is None
    await store.close()


async def test_two_imports_at_once_both_count(tmp_path):
    store, other = await Database.open(tmp_path / "v.db"), await Database.open(tmp_path / "v.db")
    await asyncio.gather(put(store, FAFA), put(other, row("Ici", 14, 5, country="NE"), country="NE"))
    found = await Imports(store, Gazetteer.builtin()).load()
    assert known(tmp_path / "v.db")[0] == {"ML": 1, "NE": 1}
    assert [len(found.named(name)) for name in ("Fafa-Test", "Ici")] == [1, 1]
    await store.close()
    await other.close()
