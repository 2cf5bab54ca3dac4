"""The demo's items: invented stories in `items.jsonl`, their dates made those of the moment they are told.

A placeholder is {what:language:minutes}: what is weekday, date or clock (GMT); minutes before now may be left
out. `published_minutes_ago` becomes `published_at`; `id` and `updates` get the round's own prefix.
"""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from babel.dates import format_datetime

_FILE = Path(__file__).with_name("items.jsonl")
_PLACEHOLDER = re.compile(r"\{(weekday|date|clock):(en|fr)(?::(\d+))?\}")
_PATTERNS = {"weekday": "EEEE", "date": "d MMMM y", "clock": "HH:mm"}


def demo_items(now: datetime, story_id: str = "demo") -> list[dict[str, Any]]:
    """Return the items in the order they are told, fit for the bot's door; `now` is UTC.

    Items of one round share `story_id`, so that one can update another; another round needs another.
    """
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [_at(json.loads(line), now, story_id) for line in lines if line.strip()]


def _at(told: dict[str, Any], now: datetime, story_id: str) -> dict[str, Any]:
    def filled(match: re.Match[str]) -> str:
        what, language, minutes = match.groups()
        moment = now - timedelta(minutes=int(minutes or 0))
        return format_datetime(moment, _PATTERNS[what], locale=language)

    item = {
        name: _PLACEHOLDER.sub(filled, value) if name in {"title", "text"} else value
        for name, value in told.items()
        if name != "published_minutes_ago"
    }
    for name in ("id", "updates"):
        if name in item:
            item[name] = f"{story_id}-{item[name]}"
    published = now - timedelta(minutes=told["published_minutes_ago"])
    return {**item, "published_at": published.isoformat(timespec="seconds")}
