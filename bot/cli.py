"""The command line: what each command takes, and the exit code.

What a command does stands in `commands.py`, and in `upkeep.py` what an operator does with the database.

0 done · 1 some input was refused · 2 usage or configuration
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import __version__, commands, upkeep

DUMPS_URL = "https://download.geonames.org/export/dump/"

Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    # PTB 22 announces its next form of durations as a warning on every throttled call; take that form now.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what we print is UTF-8, whatever the locale is
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except commands.Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments; `run` is the function that carries it out."""
    made = argparse.ArgumentParser(prog="vigie", description="Wakes people when danger comes to the towns they watch.")
    made.add_argument("--version", action="version", version=f"vigie {__version__}")
    rows = made.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: Run, told: str) -> argparse.ArgumentParser:
        row = rows.add_parser(name, help=told, description=told)
        row.set_defaults(run=run)
        return row

    demo = command("demo", commands.demo, "the whole bot on a sandbox, with a page like a phone")
    demo.add_argument("--once", action="store_true", help="no page: play the sample items, print each alert")
    demo.add_argument("--port", type=_port, default=8765, help="the page's port on 127.0.0.1 (default: %(default)s)")
    _config(command("run", commands.run, "the service"), required=True)
    _config(command("check-config", commands.check_config, "tell every mistake in the configuration at once"))
    publish = command("publish", commands.publish, "hand items in: a JSON item, a JSON array of items, or one a line")
    _config(publish)
    publish.add_argument("--url", help="a running vigie's door, such as http://127.0.0.1:8080; else the local database")
    publish.add_argument(
        "--key", help="a whsec_ secret or bearer token (default: VIGIE_KEY, then the configuration's first)"
    )
    for name, run, told in (
        ("analyze", commands.analyze, "what each item of a file says: one JSON report a line"),
        ("replay", commands.replay, "what would have been told, item by item, and to whom"),
    ):
        _file(_config(command(name, run, told)))
    _file(publish)
    _places(command("places", commands.places_search, "the gazetteer"))
    _config(command("status", upkeep.status, "queue, outbox and subscribers, in numbers"))
    backup = _config(command("backup", upkeep.backup, "a copy of the database, taken while it is in use"))
    backup.add_argument("file", type=Path, metavar="FILE", help="the backup: a new file")
    release = _config(command("release", upkeep.release, "send what a restored backup holds back"))
    release.add_argument("--drop", action="store_true", help="drop it instead: it is never sent")
    forget = _config(command("forget", upkeep.forget, "remove a chat and everything that tells of it"))
    forget.add_argument("chat", type=int)
    return made


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:  # noqa: PLR2004  the largest port
        raise argparse.ArgumentTypeError("a port is a number from 0 (any that is free) to 65535")
    return port


def _places(parser: argparse.ArgumentParser) -> None:
    rows = parser.add_subparsers(required=True, metavar="COMMAND")
    search = _config(rows.add_parser("search", help="look a name up"))
    search.add_argument("name", nargs="+")
    search.set_defaults(run=commands.places_search)
    taken_in = _config(rows.add_parser("import", help="read GeoNames country dumps into the database"))
    taken_in.add_argument("file", nargs="+", type=Path, help="a country's dump: XX.txt or XX.zip")
    taken_in.set_defaults(run=commands.places_import)
    update = _config(rows.add_parser("update", help="download GeoNames country dumps and read them in"))
    update.add_argument("country", nargs="+", metavar="CC", help="a country's two-letter code, such as ML")
    update.add_argument("--url", default=DUMPS_URL, help="the folder of the dumps (default: %(default)s)")
    update.set_defaults(run=commands.places_update)
    link = _config(rows.add_parser("link", help="print the links that make people watch a place, draw one as a code"))
    link.add_argument("place", nargs="+", help="its id, or its name if only one place has it")
    link.add_argument("--bot", metavar="NAME", help="the bot's user name (default: asked of Telegram)")
    link.add_argument("--qr", type=Path, metavar="FILE.png", help="draw the private chat's link as a QR code")
    link.set_defaults(run=commands.places_link)


def _config(parser: argparse.ArgumentParser, *, required: bool = False) -> argparse.ArgumentParser:
    parser.add_argument("--config", type=Path, required=required, help="the configuration file (YAML)")
    return parser


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="a file, or - for standard input")
