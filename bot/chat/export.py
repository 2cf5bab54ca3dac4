"""Everything that is kept of a chat, as JSON that reads well on a phone and in a program."""

from __future__ import annotations

import json
from typing import Any

from bot.alerts.text import escape
from bot.chat.visit import Visit

PART = 3500  # characters a message, below Telegram's 4096 with room for the frame
MOST_PARTS = 30  # messages; what does not fit is the oldest alerts, and their number is told


async def export(visit: Visit, _argument: str = "") -> None:
    """Send the whole record, in as many messages as it takes."""
    say = visit.say
    record = await visit.desk.subscribers.record(visit.chat_id)
    if not record:
        await visit.answer(say("stop.unknown"))
        return
    parts = in_parts(whole(record))
    await visit.answer(say.count("export.intro", len(parts)))
    for part in parts:
        await visit.answer(f"<pre>{escape(part)}</pre>")


def whole(record: dict[str, Any]) -> list[str]:
    """The record as lines of JSON, one a list's entry; of too many alerts the oldest are left out and counted."""
    while True:
        lines = _lines(record)
        over = sum(len(line) + 1 for line in lines) - PART * MOST_PARTS
        alerts = record.get("alerts", [])
        if over <= 0 or not alerts:
            return lines
        left_out = min(len(alerts), over // 60 + 1)
        record = record | {
            "alerts": alerts[left_out:],
            "older_alerts_left_out": record.get("older_alerts_left_out", 0) + left_out,
        }


def in_parts(lines: list[str]) -> list[str]:
    """The lines as texts of at most PART characters."""
    parts: list[list[str]] = [[]]
    size = 0
    for line in lines:
        if size + len(line) + 1 > PART and parts[-1]:
            parts.append([])
            size = 0
        parts[-1].append(line)
        size += len(line) + 1
    return ["\n".join(part) for part in parts]


def _lines(record: dict[str, Any]) -> list[str]:
    lines = ["{"]
    for n, (name, value) in enumerate(record.items()):
        comma = "," if n < len(record) - 1 else ""
        if isinstance(value, list) and value:
            lines.append(f" {_json(name)}: [")
            lines += [f"  {_json(each)}{',' if m < len(value) - 1 else ''}" for m, each in enumerate(value)]
            lines.append(f" ]{comma}")
        else:
            lines.append(f" {_json(name)}: {_json(value)}{comma}")
    return [*lines, "}"]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
