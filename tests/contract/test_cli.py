"""The command line: other programs are run against it, so its lines and exit codes are a contract."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

TOKEN = "123456:AAE-canary_canary_canary"
KEY = "whsec_" + base64.b64encode(b"k" * 24).decode()
BEARER = "a-bearer-token-of-this-test"
KAYES = {"id": "a-1", "source": "AFP", "url": "https://afp.example/1", "published_at": "2025-07-01T09:40:00Z",
         "title": "Gunmen attack army post in Kayes", "text": "Armed men attacked the army post in Kayes, western Mali, on Tuesday, the army said. Three soldiers were killed."}  # fmt: skip  # noqa: E501  one item, one line
SPORT = {"id": "a-2", "source": "Sport", "url": "https://s.example/2", "title": "Kayes win cup", "text": "Kayes won."}
BAD = {"id": "a-3", "source": "AFP"}
REPORT_KEYS = {"id", "language", "incident", "event_type", "severity", "certainty", "places", "background", "killed",
               "injured", "abducted", "occurred_on"}  # fmt: skip
REPLAY_KEYS = {"id", "decision", "reason", "incident", "revision", "report", "alert"}

Run = Callable[..., tuple[int, str, str]]


pytestmark = pytest.mark.usefixtures("elsewhere")


def jsonl(*values: Any) -> str:
    return "".join((value if isinstance(value, str) else json.dumps(value)) + "\n" for value in values)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.write_text(text, "utf-8")
    return path


def config(name: str = "vigie.yaml", *, database: str = "sqlite:///v.db", **door: Any) -> Path:
    """A configuration whose Bot API server nobody is at."""
    told = {
        "telegram": {"token": TOKEN, "api_root": f"http://127.0.0.1:{free_port()}"},
        "database": database,
        "ingest": {"http": {"listen": "127.0.0.1:0", "keys": [KEY], "tokens": [BEARER]} | door},
    }
    return write(name, json.dumps(told))  # JSON is YAML


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


# ── usage ──


@pytest.mark.parametrize("arguments", [(), ("nonsense",), ("analyze",), ("run",), ("forget", "me"), ("places",)])
def test_wrong_usage_is_2(vigie: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = vigie(*arguments)
    assert (code, out) == (2, "")
    assert "usage: vigie" in err


def test_help_names_every_command(vigie: Run) -> None:
    code, out, _ = vigie("--help")
    assert code == 0
    for command in ("demo", "run", "check-config", "publish", "analyze", "replay", "places", "status", "forget"):
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


# ── analyze, replay ──


@pytest.mark.parametrize(("command", "keys"), [("analyze", REPORT_KEYS), ("replay", REPLAY_KEYS)])
def test_one_line_for_each_in_order_whatever_it_holds(vigie: Run, command: str, keys: set[str]) -> None:
    lines = [KAYES, "{", "", {"id": "c-1", "item": {k: v for k, v in KAYES.items() if k != "id"}, "gold": {}}, BAD,
             "[]", {"id": 5, "source": "x", "title": "y"}, {"id": "c-2", "item": "x"}, SPORT]  # fmt: skip
    code, out, _ = vigie(command, write("i.jsonl", jsonl(*lines)))
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [answer["id"] for answer in answers] == ["a-1", None, "c-1", "a-3", None, None, "c-2", "a-2"]
    for answer, good in zip(answers, [True, False, True, False, False, False, False, True], strict=True):
        if good:
            assert keys <= set(answer)
        else:
            assert set(answer) == {"id", "error"}
            assert answer["error"]


def test_analyze_s_report(vigie: Run) -> None:
    code, out, err = vigie("analyze", write("i.jsonl", jsonl(KAYES, SPORT)))
    attack, sport = (json.loads(line) for line in out.splitlines())
    assert (code, err) == (0, "")
    assert (attack["language"], attack["incident"], attack["event_type"]) == ("en", True, "battle")
    (place,) = attack["places"]
    assert (place["name"], place["kind"], place["precision"]) == ("Kayes", "town", "exact")
    assert place["within"][-1] == "Mali"
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,40}", place["id"])
    assert attack["killed"] == {"min": 3, "max": 3}
    assert attack["occurred_on"] == "2025-07-01"
    assert sport["incident"] is False


def test_replay_merges_and_tells_in_both_languages(vigie: Run) -> None:
    again = KAYES | {"id": "a-9", "url": "https://b.example/9", "source": "Reuters"}
    code, out, _ = vigie("replay", write("i.jsonl", jsonl(KAYES, SPORT, again, KAYES, KAYES | {"text": "Other."})))
    first, sport, second, known, clash = (json.loads(line) for line in out.splitlines())
    assert code == 0
    assert (first["decision"], first["revision"]) == ("new", 1)
    assert set(first["alert"]) == {"en", "fr"}
    assert "Kayes" in first["alert"]["en"].splitlines()[0]
    assert (sport["decision"], sport["incident"], sport["alert"]) == ("none", None, None)
    assert second["incident"] == first["incident"]
    assert second["decision"] != "new"
    assert (known["decision"], known["reason"]) == ("none", "known")
    assert (clash["decision"], clash["reason"]) == ("none", "id_conflict")


def test_the_outer_id_of_a_corpus_line_is_the_item_s(vigie: Run) -> None:
    """Later lines refer to it; an id inside the item does not count."""
    update = {
        "source": "AFP",
        "title": "Kayes: it did not happen",
        "text": "x",
        "updates": "out-1",
        "msg_type": "Cancel",
    }
    lines = jsonl(
        {"id": "out-1", "item": KAYES}, {"id": "out-2", "item": update | {"published_at": "2025-07-01T10:00:00Z"}}
    )
    answers = [json.loads(line) for line in vigie("replay", write("i.jsonl", lines))[1].splitlines()]
    assert [answer["id"] for answer in answers] == ["out-1", "out-2"]
    assert answers[1]["decision"] == "retraction"
    assert answers[1]["incident"] == answers[0]["incident"]


def test_an_item_of_any_age_is_replayed(vigie: Run) -> None:
    years = (1971, 2000, 2998)
    named = [
        {"id": f"y-{year}", "url": f"https://afp.example/{year}", "title": f"Gunmen attack Kayes ({year})"}
        for year in years
    ]
    ages = [KAYES | name | {"published_at": f"{year}-07-01T09:40:00Z"} for year, name in zip(years, named, strict=True)]
    code, out, _ = vigie("replay", write("i.jsonl", jsonl(*ages)))
    assert code == 0
    assert [json.loads(line)["decision"] for line in out.splitlines()] == ["new"] * 3


@pytest.mark.parametrize("command", ["analyze", "replay", "publish"])
def test_standard_input(vigie: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(jsonl(KAYES).encode())))
    assert vigie(command, *(["--config", config()] if command == "publish" else []), "-")[0] == 0


@pytest.mark.parametrize("command", ["analyze", "replay", "publish"])
def test_a_file_that_is_not_there(vigie: Run, command: str) -> None:
    assert vigie(command, "gone.jsonl") == (2, "", "gone.jsonl: can't be read: No such file or directory\n")


@pytest.mark.parametrize("command", ["analyze", "replay"])
def test_a_fault_of_ours_costs_one_line(vigie: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    def understand(item: Any, *more: Any, **named: Any) -> Any:
        if item.id == "a-2":
            raise ZeroDivisionError
        return real(item, *more, **named)

    from bot import replay

    real = replay.understand
    monkeypatch.setattr(replay, "understand", understand)
    code, out, _ = vigie(command, write("i.jsonl", jsonl(SPORT, KAYES)))
    assert code == 1
    assert json.loads(out.splitlines()[0]) == {"id": "a-2", "error": "vigie failed on it: ZeroDivisionError"}
    assert json.loads(out.splitlines()[1])["id"] == "a-1"


def command(*arguments: object, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)], capture_output=True, timeout=60, check=False, **more
    )


def test_output_is_utf_8_whatever_the_locale_is() -> None:
    path = write(
        "i.jsonl", jsonl(KAYES | {"title": "Attaque à Ménaka", "text": "Des hommes armés ont attaqué Ménaka."})
    )
    done = command("replay", path, env=os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.returncode == 0
    assert "Ménaka" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_is_no_fault() -> None:
    path = write("i.jsonl", jsonl(*(KAYES | {"id": f"n-{n}"} for n in range(50))))
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "analyze", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert (running.stderr.read(), running.wait(60)) == (b"", 0)


@pytest.mark.parametrize("arguments", [("analyze", os.devnull), ("replay", os.devnull), ("places", "search", "Kayes")])
def test_the_pure_commands_load_no_server_and_no_telegram(arguments: tuple[str, ...]) -> None:
    """They are run over and over by scripts: start-up counts."""
    told = f"import sys; from bot.cli import main; assert main({list(arguments)}) == 0; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, timeout=60, check=True)
    assert not {"aiohttp", "telegram", "tqdm", "bot.app", "bot.courier"} & set(done.stdout.splitlines()[-1].split())


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


# ── run ──


@contextmanager
def service(path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running service and the address of its door; ended with SIGTERM."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--config", path], stderr=subprocess.PIPE, text=True
    ) as running:
        try:
            assert running.stderr
            line = running.stderr.readline()
            found = re.search(r"items at (http://\S+)/v1/incidents", line)
            assert found, line + running.stderr.read()
            yield running, found[1]
        finally:
            with suppress(ProcessLookupError):
                running.terminate()
            running.communicate(timeout=30)


def fetch(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  our own address
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_run_takes_items_though_telegram_is_away_and_ends_when_told(vigie: Run, number: int) -> None:
    path = config()
    with service(path) as (running, url):
        assert fetch(f"{url}/livez") == (200, "ok\n")
        items = write("i.jsonl", jsonl(KAYES, BAD, KAYES))
        for key in (KEY, BEARER):
            code, _, err = vigie("publish", "--url", url, "--key", key, items)
            assert (code, err.splitlines()[-1]) == (1, "2 accepted, 1 refused")
            assert err.startswith("line 2: ")
        clash = write("clash.json", json.dumps(KAYES | {"text": "Other."}))
        assert "another body" in vigie("publish", "--url", url, "--key", KEY, clash)[2]
        assert (
            "line 1: no signature fits a known key"
            in vigie("publish", "--url", url, "--key", f"{KEY[:-2]}AA", clash)[2]
        )
        assert {oct(stat.S_IMODE(file.stat().st_mode)) for file in Path().glob("v.db*")} == {"0o600"}
        begun = time.monotonic()
        running.send_signal(number)
        assert running.wait(10) == 0
        assert time.monotonic() - begun < 8
        assert running.stderr
        assert TOKEN not in running.stderr.read()
    assert "1 " in vigie("status", "--config", path)[1].splitlines()[0]


def test_a_second_run_on_the_same_database_refuses(vigie: Run) -> None:
    path = config()
    with service(path) as (_, url):
        second = command("run", "--config", path)
        assert (second.returncode, second.stdout) == (2, b"")
        assert second.stderr == b"v.db: another vigie runs on this database; stop it first\n"
        assert fetch(f"{url}/livez")[0] == 200
    with service(path) as (_, url):  # the lock went with its holder
        assert fetch(f"{url}/livez")[0] == 200


def test_run_refuses_what_it_can_t_use(vigie: Run) -> None:
    assert (
        "folder can't be written" in command("run", "--config", config(database="sqlite:///gone/v.db")).stderr.decode()
    )
    with closing(sqlite3.connect("new.db")) as newer, newer:
        newer.execute("CREATE TABLE schema_version (version BIGINT NOT NULL PRIMARY KEY)")
        newer.execute("INSERT INTO schema_version VALUES (999)")
    before = Path("new.db").read_bytes()
    done = command("run", "--config", config(database="sqlite:///new.db"))
    assert (done.returncode, b"newer vigie" in done.stderr) == (2, True)
    assert Path("new.db").read_bytes() == before
    with socket.create_server(("127.0.0.1", 0)) as held:
        taken = command("run", "--config", config(listen=f"127.0.0.1:{held.getsockname()[1]}"))
    assert (taken.returncode, b"Traceback" in taken.stderr) == (2, False)


def test_run_without_keys_says_so(vigie: Run) -> None:
    with service(config(keys=[], tokens=[])) as (running, url):
        assert running.stderr
        assert "every item is answered 401" in running.stderr.readline()
        assert (
            "0 accepted, 1 refused"
            in vigie("publish", "--url", url, "--key", BEARER, write("i.json", json.dumps(KAYES)))[2]
        )


class TestPublishKey:
    """Which key `publish --url` uses, and what it says when none is any good."""

    def test_the_configuration_s_first_key(self, vigie: Run) -> None:
        path = config()
        with service(path) as (_, url):
            assert vigie("publish", "--url", url, "--config", path, write("i.json", json.dumps(KAYES)))[0] == 0

    def test_from_the_environment(self, vigie: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("VIGIE_KEY", f"{BEARER}\n")
        with service(config()) as (_, url):
            assert vigie("publish", "--url", f"{url}/", write("i.json", json.dumps(KAYES)))[::2] == (
                0,
                "1 accepted, 0 refused\n",
            )

    def test_none(self, vigie: Run) -> None:
        code, _, err = vigie("publish", "--url", "http://127.0.0.1:9", write("i.json", json.dumps(KAYES)))
        assert (code, "a key is needed" in err) == (2, True)

    def test_one_that_is_none(self, vigie: Run) -> None:
        code, _, err = vigie(
            "publish", "--url", "http://127.0.0.1:9", "--key", "whsec_?", write("i.json", json.dumps(KAYES))
        )
        assert (code, err) == (2, "the key is no base64 after whsec_\n")

    @pytest.mark.parametrize(
        "url",
        [f"http://127.0.0.1:{free_port()}", "nonsense", "http://"],
        ids=["a closed port", "no address", "no host"],
    )
    def test_nobody_answers(self, vigie: Run, url: str) -> None:
        code, _, err = vigie("publish", "--url", url, "--key", BEARER, write("i.jsonl", jsonl(KAYES, SPORT)))
        assert code == 1
        assert [line.partition(":")[0] for line in err.splitlines()] == ["line 1", "line 2", "0 accepted, 2 refused"]
