"""`vigie run` and `vigie publish --url`: the service as a process, its door, its end, and who may hand items in."""

from __future__ import annotations

import json
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
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from command_line import (
    BAD,
    BEARER,
    KAYES,
    KEY,
    SPORT,
    TOKEN,
    Run,
    command,
    config,
    free_port,
    jsonl,
    write,
)

pytestmark = pytest.mark.usefixtures("elsewhere")


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
