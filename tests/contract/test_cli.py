"""The command line: other programs are run against it, so its lines and exit codes are a contract."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from command_line import (
    BAD,
    KAYES,
    SPORT,
    TOKEN,
    Run,
    config,
    jsonl,
    write,
)

pytestmark = pytest.mark.usefixtures("elsewhere")


# ── usage ──


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("analyze",), ("run",), ("forget", "me"), ("places",), ("demo", "--port", "99999")]
)
def test_wrong_usage_is_2(vigie: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = vigie(*arguments)
    assert (code, out) == (2, "")
    assert "usage: vigie" in err


def test_help_names_every_command(vigie: Run) -> None:
    code, out, _ = vigie("--help")
    assert code == 0
    for command in (
        "demo",
        "run",
        "check-config",
        "publish",
        "analyze",
        "replay",
        "places",
        "status",
        "backup",
        "release",
        "forget",
    ):
        assert re.search(rf"^ +{command}\b", out, re.MULTILINE), command


# ── check-config ──


def test_check_config_tells_all_mistakes_and_gives_2(vigie: Run) -> None:
    path = write("bad.yaml", "telegram: {token: x, tokn: y}\ndatabase: nowhere\nlog: {level: LOUD}\n")
    code, out, err = vigie("check-config", "--config", path)
    assert (code, out) == (2, "")
    assert sorted(line.partition(":")[0] for line in err.splitlines()) == [
        "database",
        "log.level",
        "telegram.token",
        "telegram.tokn",
    ]
    assert "did you mean token?" in err


def test_check_config_of_a_good_one(vigie: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = config()
    assert vigie("check-config", "--config", path) == (0, f"{path}: good\n", "")
    monkeypatch.setenv("VIGIE_TELEGRAM__TOKEN", TOKEN)
    monkeypatch.setenv("VIGIE_TYPO", "1")
    code, out, err = vigie("check-config")
    assert (code, out) == (0, "environment: good\n")
    assert "VIGIE_TYPO" in err


def test_config_yaml_in_the_folder_is_found(vigie: Run) -> None:
    config("config.yaml")
    assert vigie("check-config") == (0, "config.yaml: good\n", "")
    assert vigie("publish", write("i.json", json.dumps(KAYES)))[0] == 0
    assert vigie("status")[1].startswith("items       1 queued")


@pytest.mark.parametrize("command", ["check-config", "status", "run"])
def test_a_configuration_that_is_not_there(vigie: Run, command: str) -> None:
    code, _, err = vigie(command, "--config", "gone.yaml")
    assert code == 2
    assert err == "gone.yaml: can't be read: No such file or directory\n"


# ── publish, status, forget ──


def test_publish_into_the_database_and_status_shows_it(vigie: Run) -> None:
    path = config()
    code, out, err = vigie("publish", "--config", path, write("i.jsonl", jsonl(KAYES, "{", BAD, SPORT, KAYES)))
    assert (code, out) == (1, "")
    assert [line.partition(":")[0] for line in err.splitlines()] == ["line 2", "line 3", "3 accepted, 2 refused"]
    code, out, _ = vigie("status", "--config", path)
    assert code == 0
    assert out.splitlines()[0].startswith("items       2 queued, the oldest undecided for ")
    assert "fewer than 10" in out


def test_database_files_are_the_owner_s_alone(vigie: Run) -> None:
    before = os.umask(0)
    try:
        assert vigie("publish", "--config", config(), write("i.json", json.dumps(KAYES)))[0] == 0
    finally:
        os.umask(before)
    assert {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in Path().glob("v.db*")} == {"v.db": "0o600"}


@pytest.mark.parametrize("command", ["publish", "status", "forget"])
def test_a_database_that_can_t_be_used_is_told_and_left_alone(vigie: Run, command: str) -> None:
    path, more = config(), [write("i.json", json.dumps(KAYES))] if command == "publish" else [5][: command == "forget"]
    with closing(sqlite3.connect("v.db")) as newer, newer:
        newer.execute("CREATE TABLE schema_version (version BIGINT NOT NULL PRIMARY KEY)")
        newer.execute("INSERT INTO schema_version VALUES (999)")
    before = Path("v.db").read_bytes()
    code, out, err = vigie(command, "--config", path, *more)
    assert (code, out) == (2, "")
    assert "newer vigie (schema 999" in err
    assert Path("v.db").read_bytes() == before
    Path("v.db").write_text("this is no database, but a long enough text to be taken for one" * 20)
    code, _, err = vigie(command, "--config", path, *more)
    assert code == 2
    assert "v.db" in err


def test_there_is_no_database_yet(vigie: Run) -> None:
    path = config()
    for arguments in (("status",), ("forget", 5)):
        code, _, err = vigie(*arguments, "--config", path)
        assert (code, "there is no database yet" in err) == (2, True)
    assert not Path("v.db").exists()


@pytest.mark.parametrize("chat", [123, -1001234567890])
def test_forget(vigie: Run, chat: int) -> None:
    path = config()
    vigie("publish", "--config", path, write("i.json", json.dumps(KAYES)))
    with closing(sqlite3.connect("v.db")) as database, database:
        row = (chat, "private", "en", "active", 0, 0)
        database.execute(
            "INSERT INTO chat (id, kind, language, state, not_before, created_at) VALUES (?, ?, ?, ?, ?, ?)", row
        )
        database.execute("INSERT INTO watch (chat_id, place_id, created_at) VALUES (?, 'ml-kayes', 0)", (chat,))
    assert vigie("forget", "--config", path, chat) == (0, "forgotten\n", "")
    assert vigie("forget", "--config", path, chat) == (1, "no such chat\n", "")
    with closing(sqlite3.connect("v.db")) as database:
        assert database.execute("SELECT COUNT(*) FROM chat").fetchone() == (0,)
        assert database.execute("SELECT COUNT(*) FROM watch").fetchone() == (0,)


# ── places ──


def test_places_search(vigie: Run) -> None:
    code, out, _ = vigie("places", "search", "Nioro", "du", "Sahel")
    assert code == 0
    assert "Nioro du Sahel (" in out
    code, out, err = vigie("places", "search", "Niorro du Sahell")
    assert (code, "Nioro du Sahel" in out) == (1, True)
    assert "no place has that name; spelt like it:" in err
    code, out, err = vigie("places", "search", "zzzzqqqq")
    assert (code, out) == (1, "")
