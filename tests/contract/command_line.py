"""Items, files and configurations for the tests of the command line."""

from __future__ import annotations

import base64
import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def command(*arguments: object, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)], capture_output=True, timeout=60, check=False, **more
    )
