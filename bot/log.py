"""The log: one line an event, nothing in it that could hurt a subscriber or give the bot away.

No token, ever: a filter on the handler takes tokens out of every record, whoever wrote it. No chat id and
no watched town either: our own code logs neither.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import TextIO

# A bot token (in an address it follows "bot" without a gap), a Standard Webhooks secret, a bearer token.
_SECRET = re.compile(r"\d+:[A-Za-z0-9_-]{10,}|whsec_[A-Za-z0-9+/=_-]+|(?<=bearer )[^\s'\",]+", re.IGNORECASE)
# At DEBUG these write out what they send and store: chats beside towns. They are never let below INFO.
TALKATIVE = ("aiosqlite", "telegram")


class Redact(logging.Filter):
    """Takes secrets out of a record's text and its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; it is always kept."""
        try:
            text = record.getMessage()
        except Exception:  # noqa: BLE001  a log line that does not fit its arguments must not stop its writer
            text = str(record.msg)
        record.msg, record.args = _SECRET.sub("[secret]", text), ()
        if record.exc_info and record.exc_info[1] and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = _SECRET.sub("[secret]", record.exc_text)
        if record.stack_info:
            record.stack_info = _SECRET.sub("[secret]", record.stack_info)
        return True


def set_up(level: str, stream: TextIO | None = None) -> None:
    """Send the log to `stream` (standard error). Libraries speak from WARNING on, unless at DEBUG."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(Redact())
    logging.basicConfig(level=level if level == "DEBUG" else "WARNING", handlers=[handler], force=True)
    logging.getLogger("bot").setLevel(level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel("INFO" if level == "DEBUG" else "WARNING")
