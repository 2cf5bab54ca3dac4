"""`vigie analyze` and `vigie replay`: one line of JSON for each line of items, whatever is wrong with it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest
from command_line import (
    BAD,
    KAYES,
    REPLAY_KEYS,
    REPORT_KEYS,
    SPORT,
    Run,
    command,
    config,
    jsonl,
    write,
)

pytestmark = pytest.mark.usefixtures("elsewhere")


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
