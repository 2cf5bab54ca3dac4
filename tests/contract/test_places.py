"""`vigie places`: an import is whole or never was, tells every broken row, and reaches whoever uses the gazetteer."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from aiohttp import web

from bot.places import download as download_module
from bot.places import importing
from bot.places.imports import Imports
from bot.store.database import Database
from bot.store.subscribers import SubscriberTable
from bot.understand.gazetteer import Gazetteer
from tests.dumps import many, row, write

TOKEN = "123456:AAE-canary_canary_canary"
FAFA = row("Fafa-Test", 15.4, 0.7, geonameid=5, admin1="09")
ITEM = {"id": "a", "source": "AFP", "url": "https://afp.example/1", "published_at": "2025-07-01T09:40:00Z",
        "title": "Gunmen attack village of Fafa-Test", "text": "Gunmen attacked the village of Fafa-Test in Mali's Ansongo cercle on Tuesday, killing three people."}  # fmt: skip  # noqa: E501  one item, one line


@pytest.fixture(autouse=True)
def configured(elsewhere):
    told = {"telegram": {"token": TOKEN, "api_root": "http://127.0.0.1:9"}, "database": "sqlite:///v.db"}
    Path("v.yaml").write_text(json.dumps(told), "utf-8")


def imports(*files):
    return ("places", "import", "--config", "v.yaml", *files)


def known(database="v.db"):
    """What the database holds: countries with their rows, and how many places the index has; the file is sound."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        countries = dict(connection.execute("SELECT country, row_count FROM place_dump").fetchall())
        index = connection.execute("SELECT body FROM place_index").fetchall()
    return countries, [hash(body) for (body,) in index]


# ── import ──


def test_import_then_everything_uses_it(vigie):
    dump = write(Path("ML.txt"), [FAFA])
    code, out, err = vigie(*imports(dump))
    assert (code, out.strip()) == (0, "ML: 1 places, and 0 rows that vigie's own table knows better")
    assert "ML.txt: 1 rows of ML" in err
    code, out, _ = vigie("places", "search", "--config", "v.yaml", "fafa", "test")
    assert code == 0
    assert out.startswith("gn-5 ")
    assert "Ansongo" in out

    Path("items.jsonl").write_text(json.dumps(ITEM) + "\n", "utf-8")
    for walk in ("analyze", "replay"):
        _, out, err = vigie(walk, "--config", "v.yaml", "items.jsonl")
        answer = json.loads(out)
        report = answer.get("report", answer)
        assert [place["id"] for place in report["places"]] == ["gn-5"], walk
        assert err == ""


def test_without_a_configuration_the_built_in_table_alone(vigie):
    vigie(*imports(write(Path("ML.txt"), [FAFA])))
    shutil.copy("v.yaml", "config.yaml")  # not asked for
    assert vigie("places", "search", "Fafa-Test")[0] == 1
    Path("items.jsonl").write_text(json.dumps(ITEM) + "\n", "utf-8")
    _, out, _ = vigie("analyze", "items.jsonl")
    assert "gn-5" not in out


def test_without_a_database_the_built_in_table_and_a_word_about_it(vigie):
    Path("items.jsonl").write_text(json.dumps(ITEM) + "\n", "utf-8")
    code, _, err = vigie("analyze", "--config", "v.yaml", "items.jsonl")
    assert code == 0
    assert "no database yet" in err
    assert not Path("v.db").exists()
    asyncio.run(_made())
    assert "no imported gazetteer" in vigie("places", "search", "--config", "v.yaml", "Gao")[2]


async def _made():
    await (await Database.open(Path("v.db"))).close()


def test_broken_rows_are_told_by_file_and_line_and_the_rest_is_in(vigie):
    mali = write(Path("ML.txt"), [FAFA, "a\tb", "", row("Nord", 100), row("Bon", geonameid=6)])
    niger = write(Path("NE.zip"), [row("Ici", 14, 5, country="NE"), row("", country="NE"), b"\xff" * 30])
    code, _, err = vigie(*imports(mali, niger))
    assert code == 1
    assert [line for line in err.splitlines() if ": line " in line] == [
        "ML.txt: line 2: has 2 columns, not 19",
        "ML.txt: line 4: has a latitude beyond ±90",
        "NE.zip: line 2: has no name",
        "NE.zip: line 3: is no UTF-8 (byte 1)",
    ]
    assert "4 rows were refused; all others are in" in err
    assert known()[0] == {"ML": 2, "NE": 1}


def test_a_file_that_is_no_dump_changes_nothing(vigie):
    good = write(Path("ML.txt"), [FAFA])
    vigie(*imports(good))
    before = known()
    for bad in (write(Path("page.txt"), ["<html>", "404"]), Path("gone.zip"), Path()):
        code, out, err = vigie(*imports(write(Path("NE.txt"), [row("Ici", country="NE")]), bad))
        assert (code, out) == (2, "")
        assert str(bad) in err
        assert known() == before
    first = write(Path("other.yaml"), [json.dumps({"telegram": {"token": TOKEN}, "database": "sqlite:///none.db"})])
    assert vigie("places", "import", "--config", first, "page.txt")[0] == 2
    assert not Path("none.db").exists()


def test_another_import_replaces_that_country_alone(vigie):
    mali, niger = write(Path("ML.txt"), [FAFA, row("Alt")]), write(Path("NE.txt"), [row("Ici", 14, 5, country="NE")])
    vigie(*imports(mali, niger))
    assert known()[0] == {"ML": 2, "NE": 1}
    vigie(*imports(write(Path("ML.txt"), [row("Neu-Test", 15, 0)])))
    assert known()[0] == {"ML": 1, "NE": 1}
    for name, code in (("Fafa-Test", 1), ("Neu-Test", 0), ("Ici", 0)):
        assert vigie("places", "search", "--config", "v.yaml", name)[0] == code


def test_one_country_in_two_files_is_one(vigie):
    one, two = write(Path("1.txt"), [FAFA]), write(Path("2.txt"), [FAFA, row("Neu-Test", 15, 0)])
    assert vigie(*imports(one, two))[0] == 0
    assert known()[0] == {"ML": 2}


def test_without_a_place_to_put_it_it_is_refused(vigie):
    code, _, err = vigie("places", "import", write(Path("ML.txt"), [FAFA]))
    assert code == 2
    assert "telegram.token" in err  # no configuration was found


def test_the_database_of_another_program_is_left_alone(vigie):
    with closing(sqlite3.connect("v.db")) as other:
        other.execute("CREATE TABLE theirs (x)")
        other.commit()
    before = Path("v.db").read_bytes()
    code, _, err = vigie(*imports(write(Path("ML.txt"), [FAFA])))
    assert code == 2
    assert "another program" in err
    assert Path("v.db").read_bytes() == before


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


async def filled(*lines, database=Path("v.db"), now=1):
    store = await Database.open(database)
    await put(store, *lines, now=now)
    return store


async def put(store, *lines, country="ML", now=1):
    dump = importing.Dump(country)
    for line in lines:
        dump.rows.append(importing.read_row(line.encode()))
        dump.lines.append(line.encode())
    return await importing.import_dumps(store, [dump], Gazetteer.builtin(), now)


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


# ── update ──


@asynccontextmanager
async def mirror(**answers: bytes | int) -> AsyncIterator[tuple[str, list[str]]]:
    """A server that has these files (bytes) or troubles (a status; 0 breaks the connection half-way)."""
    asked: list[str] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        found = answers.get(request.path.rpartition("/")[2].removesuffix(".zip"), 404)
        if isinstance(found, bytes):
            return web.Response(body=found)
        if found:
            return web.Response(status=found)
        response = web.StreamResponse(headers={"Content-Length": "100000"})
        await response.prepare(request)
        await response.write(b"PK" * 100)
        assert request.transport is not None
        request.transport.abort()
        return response

    application = web.Application()
    application.router.add_get("/dump/{name}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/dump/", asked
    finally:
        await runner.cleanup()


async def update(url, *countries):
    """The command in a process of its own: the server is in this one."""
    done = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "places", "update", "--config", "v.yaml", "--url", url, *countries,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    out, err = await asyncio.wait_for(done.communicate(), 60)
    return done.returncode, out.decode(), err.decode()


async def test_update_downloads_and_imports():
    mali = write(Path("ML.zip"), [FAFA]).read_bytes()
    niger = write(Path("NE.zip"), [row("Ici", 14, 5, country="NE"), "broken"]).read_bytes()
    async with mirror(ML=mali, NE=niger) as (url, asked):
        code, out, err = await update(url, "ml", "NE", "ML")
    assert (code, asked) == (1, ["/dump/ML.zip", "/dump/NE.zip"]), err
    assert "NE.zip: line 2: has 1 columns" in err
    assert out.startswith("ML: 1 places")
    assert known()[0] == {"ML": 1, "NE": 1}


@pytest.mark.parametrize(
    ("answer", "told"),
    [(404, "has no dump of that name"), (503, "answered 503"), (0, "can't be fetched"), (b"<html>", "no GeoNames")],
)
async def test_a_download_that_fails_changes_nothing(answer, told):
    await (await filled(FAFA)).close()
    before = known()
    mali = write(Path("ML.zip"), [row("Neu-Test", 15, 0)]).read_bytes()
    async with mirror(ML=mali, BF=answer) as (url, _):
        code, out, err = await update(url, "ML", "BF")
    assert (code, out) == (2, "")
    assert told in err
    assert known() == before


async def test_a_download_without_end_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(download_module, "MAX_ARCHIVE", 100_000)
    async with mirror(ML=bytes(200_000)) as (url, _):
        with pytest.raises(download_module.NoDumpError, match="larger than any"):
            await download_module.download(["ML"], url, tmp_path, bars=False)


def test_update_asks_for_codes_of_countries(vigie):
    code, _, err = vigie("places", "update", "--config", "v.yaml", "Mali")
    assert code == 2
    assert "MALI: is no two-letter country code" in err
