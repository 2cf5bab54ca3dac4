"""A configuration, a dump to import and an item that tells of its village."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.places import importing
from bot.store.database import Database
from bot.understand.gazetteer.gazetteer import Gazetteer
from tests.dumps import row

TOKEN = "123456:AAE-canary_canary_canary"
FAFA = row("Fafa-Test", 15.4, 0.7, geonameid=5, admin1="09")
ITEM = {"id": "a", "source": "AFP", "url": "https://afp.example/1", "published_at": "2025-07-01T09:40:00Z",
        "title": "Gunmen attack village of Fafa-Test", "text": "Gunmen attacked the village of Fafa-Test in Mali's Ansongo cercle on Tuesday, killing three people."}  # fmt: skip  # noqa: E501  one item, one line


def imports(*files):
    return ("places", "import", "--config", "v.yaml", *files)


def known(database="v.db"):
    """What the database holds: countries with their rows, and how many places the index has; the file is sound."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        countries = dict(connection.execute("SELECT country, row_count FROM place_dump").fetchall())
        index = connection.execute("SELECT body FROM place_index").fetchall()
    return countries, [hash(body) for (body,) in index]


def configure():
    """The configuration that these commands are given, in the folder of the test."""
    told = {"telegram": {"token": TOKEN, "api_root": "http://127.0.0.1:9"}, "database": "sqlite:///v.db"}
    Path("v.yaml").write_text(json.dumps(told), "utf-8")


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
