"""`vigie places`: dumps imported or downloaded, and what everything else then knows."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from aiohttp import web
from dumped import FAFA, ITEM, TOKEN, configure, filled, imports, known

from bot.places import download as download_module
from bot.store.database import Database
from tests.dumps import row, write


@pytest.fixture(autouse=True)
def configured(elsewhere):
    configure()


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
