"""The command line: what each command takes, and its exit code. The work stands in the rooms behind it.

0 done · 1 some input was refused · 2 usage or configuration
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import io
import json
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from bot import __version__

DEFAULT_CONFIG = Path("config.yaml")
DUMPS_URL = "https://download.geonames.org/export/dump/"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    # PTB 22 announces its next form of durations as a warning on every throttled call; take that form now.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what we print is UTF-8, whatever the locale is
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except _Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


class _Refused(Exception):  # noqa: N818  not an error of ours: an answer
    """The command can't be carried out as asked; the text says what to change."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vigie", description="Wakes people when danger comes to the towns they watch."
    )
    parser.add_argument("--version", action="version", version=f"vigie {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: Any, told: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=told, description=told)
        made.set_defaults(run=run)
        return made

    demo = command("demo", _demo, "the whole bot on a sandbox, with a page like a phone")
    demo.add_argument("--once", action="store_true", help="no page: play the sample items, print each alert")
    demo.add_argument("--port", type=int, default=8765, help="the page's port on 127.0.0.1 (default: %(default)s)")
    _config(command("run", _run, "the service"), required=True)
    _config(command("check-config", _check_config, "tell every mistake in the configuration at once"))
    publish = command("publish", _publish, "hand items in: a JSON item, a JSON array of items, or one a line")
    _config(publish)
    publish.add_argument("--url", help="a running vigie's door, such as http://127.0.0.1:8080; else the local database")
    publish.add_argument(
        "--key", help="a whsec_ secret or bearer token (default: VIGIE_KEY, then the configuration's first)"
    )
    for name, run, told in (
        ("analyze", _analyze, "what each item of a file says: one JSON report a line"),
        ("replay", _replay, "what would have been told, item by item, and to whom"),
    ):
        _file(_config(command(name, run, told)))
    _file(publish)
    places = command("places", _places_search, "the gazetteer").add_subparsers(required=True, metavar="COMMAND")
    search = _config(places.add_parser("search", help="look a name up"))
    search.add_argument("name", nargs="+")
    search.set_defaults(run=_places_search)
    taken_in = _config(places.add_parser("import", help="read GeoNames country dumps into the database"))
    taken_in.add_argument("file", nargs="+", type=Path, help="a country's dump: XX.txt or XX.zip")
    taken_in.set_defaults(run=_places_import)
    update = _config(places.add_parser("update", help="download GeoNames country dumps and read them in"))
    update.add_argument("country", nargs="+", metavar="CC", help="a country's two-letter code, such as ML")
    update.add_argument("--url", default=DUMPS_URL, help="the folder of the dumps (default: %(default)s)")
    update.set_defaults(run=_places_update)
    link = _config(places.add_parser("link", help="print the links that make people watch a place, draw one as a code"))
    link.add_argument("place", nargs="+", help="its id, or its name if only one place has it")
    link.add_argument("--bot", metavar="NAME", help="the bot's user name (default: asked of Telegram)")
    link.add_argument("--qr", type=Path, metavar="FILE.png", help="draw the private chat's link as a QR code")
    link.set_defaults(run=_places_link)
    _config(command("status", _status, "queue, outbox and subscribers, in numbers"))
    forget = _config(command("forget", _forget, "remove a chat and everything that tells of it"))
    forget.add_argument("chat", type=int)
    return parser


def _config(parser: argparse.ArgumentParser, *, required: bool = False) -> argparse.ArgumentParser:
    parser.add_argument("--config", type=Path, required=required, help="the configuration file (YAML)")
    return parser


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="a file, or - for standard input")


def _settings(path: Path | None) -> tuple[Any, Path]:
    """Settings and the folder they stand in; warnings go to standard error."""
    from bot.config import ConfigError, load

    path = _config_file(path)
    try:
        settings, warnings = load(path, os.environ)
    except ConfigError as error:
        raise _Refused("\n".join(error.faults)) from None
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)
    return settings, path.parent if path else Path()


def _config_file(path: Path | None) -> Path | None:
    """The file that was named; else config.yaml here, if there is one."""
    return path or (DEFAULT_CONFIG if DEFAULT_CONFIG.exists() else None)


@contextlib.contextmanager
def _open(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115  closed below; what the block raises is not about this file
    except OSError as error:
        raise _Refused(f"{name}: can't be read: {error.strerror}") from None
    with stream:
        yield stream


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    return (line for line in stream if line.strip())


def _demo(options: argparse.Namespace) -> int:
    from bot.sandbox.demo import once, serve

    return asyncio.run(once()) if options.once else asyncio.run(serve(options.port))


def _run(options: argparse.Namespace) -> int:
    usual = gc.get_threshold()
    gc.set_threshold(20_000, 20, 1_000)  # what is loaded stays: to look for garbage in it takes a tenth of a start
    from bot import log
    from bot.app import running
    from bot.store.opening import StoreError

    settings, folder = _settings(options.config)
    log.set_up(settings.log.level)

    async def service() -> int:
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with running(settings, folder) as vigie:
            gc.set_threshold(*usual)
            print(f"vigie {__version__}: items at {vigie.ingest_url}/v1/incidents", file=sys.stderr)
            if not settings.ingest.http.keys and not settings.ingest.http.tokens:
                print(
                    "no key is set: every item is answered 401 (ingest.http.keys, ingest.http.tokens)", file=sys.stderr
                )
            stopped = asyncio.create_task(stop.wait())
            await asyncio.wait((stopped, vigie.failed), return_when=asyncio.FIRST_COMPLETED)
            if vigie.failed.done():
                vigie.failed.result()
        return 0

    try:
        return asyncio.run(service())
    except (StoreError, OSError) as error:
        raise _Refused(str(error)) from None


def _check_config(options: argparse.Namespace) -> int:
    _settings(options.config)
    print(f"{_config_file(options.config) or 'environment'}: good")
    return 0


def _publish(options: argparse.Namespace) -> int:
    from bot.publish import locally, over_http, parse_file
    from bot.store.opening import StoreError

    with _open(options.file) as stream:
        rows = list(parse_file(stream.read()))
    if options.url:
        refused = asyncio.run(over_http(rows, options.url, _publish_key(options)))
    else:
        settings, folder = _settings(options.config)
        try:
            refused = asyncio.run(locally(rows, settings.database_path(folder)))
        except StoreError as error:
            raise _Refused(str(error)) from None
    for line, why in refused:
        print(f"line {line}: {why}", file=sys.stderr)
    print(f"{len(rows) - len(refused)} accepted, {len(refused)} refused", file=sys.stderr)
    return 1 if refused else 0


def _publish_key(options: argparse.Namespace) -> str:
    """The key to post with: named, from the environment, or the configuration's first."""
    key: str = (options.key or os.environ.get("VIGIE_KEY", "")).strip()
    if not key and _config_file(options.config):
        door = _settings(options.config)[0].ingest.http
        key = next((secret.get_secret_value() for secret in (*door.keys, *door.tokens)), "")
    if not key:
        raise _Refused("a key is needed: give --key, set VIGIE_KEY, or name a configuration that has one")
    from bot.sources.signature import secret_of

    try:
        if key.startswith("whsec_"):
            secret_of(key)
    except ValueError:
        raise _Refused("the key is no base64 after whsec_") from None
    return key


def _analyze(options: argparse.Namespace) -> int:
    from bot.replay import analyze, reader

    core = reader(gazetteer=_gazetteer(options.config))
    return _print_lines(options.file, lambda lines: analyze(lines, core))


def _replay(options: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from bot.replay import Replay, reader

    core = reader(gazetteer=_gazetteer(options.config))
    return _print_lines(options.file, lambda lines: Replay(core, datetime.now(UTC)).run(lines))


def _print_lines(name: str, work: Any) -> int:
    refused = 0
    with _open(name) as stream:
        for answer in work(_lines(stream)):
            refused += "error" in answer
            print(json.dumps(answer, ensure_ascii=False))
    return 1 if refused else 0


def _gazetteer(config: Path | None) -> Any:
    """The gazetteer of that configuration's database; without a configuration the built-in table alone."""
    from bot.understand.gazetteer import Gazetteer

    if config is None:
        return Gazetteer.builtin()
    from bot.places.command import gazetteer_of

    settings, folder = _settings(config)
    with _refusing():
        return gazetteer_of(settings.database_path(folder))


def _places_import(options: argparse.Namespace) -> int:
    from bot.places.command import import_files

    settings, folder = _settings(options.config)
    with _refusing():
        return asyncio.run(import_files(options.file, settings.database_path(folder)))


def _places_update(options: argparse.Namespace) -> int:
    from bot.places.download import update

    settings, folder = _settings(options.config)
    with _refusing():
        return asyncio.run(update(options.country, options.url, settings.database_path(folder)))


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    """What files or the database do not allow is refused with its reason."""
    import aiosqlite

    from bot.places.dump import NoDumpError
    from bot.store.opening import StoreError

    try:
        yield
    except (NoDumpError, StoreError) as error:
        raise _Refused(str(error)) from None
    except (aiosqlite.Error, OSError) as error:
        raise _Refused(f"the database can't be used: {error}; the gazetteer is as it was") from None


def _places_search(options: argparse.Namespace) -> int:
    gazetteer = _gazetteer(options.config)
    found = gazetteer.search(" ".join(options.name))
    for place in found.exact or found.close:
        where = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None else "-"
        print(
            f"{place.id:32} {place.name} ({place.division or place.kind}),"
            f" {', '.join(gazetteer.within(place))}  {where}"
        )
    if not found.exact:
        print("no place has that name" + ("; spelt like it:" if found.close else ""), file=sys.stderr)
    return 0 if found.exact else 1


def _places_link(options: argparse.Namespace) -> int:
    from telegram.error import TelegramError

    from bot.places.linking import own_name, tell

    gazetteer = _gazetteer(options.config)
    try:
        username = (options.bot or "").removeprefix("@") or asyncio.run(_own_name(options.config, own_name))
    except TelegramError as error:
        raise _Refused(f"Telegram does not tell the bot's name ({error}); give it with --bot") from None
    try:
        return tell(gazetteer, " ".join(options.place), username, options.qr)
    except OSError as error:
        raise _Refused(f"{options.qr}: can't be written: {error.strerror}") from None


async def _own_name(config: Path | None, own_name: Any) -> str:
    telegram = _settings(config)[0].telegram
    name: str = await own_name(telegram.token.get_secret_value(), telegram.api_root)
    return name


def _status(options: argparse.Namespace) -> int:
    from bot.store.operations import status

    settings, folder = _settings(options.config)
    paid = settings.telegram.paid_broadcast.messages_per_second
    for line in asyncio.run(_with_store(settings, folder, lambda database: status(database, paid))):
        print(line)
    return 0


def _forget(options: argparse.Namespace) -> int:
    from bot.store.operations import forget

    settings, folder = _settings(options.config)
    known = asyncio.run(_with_store(settings, folder, lambda database: forget(database, options.chat)))
    print("forgotten" if known else "no such chat")
    return 0 if known else 1


async def _with_store(settings: Any, folder: Path, work: Any) -> Any:
    from bot.store.database import Database
    from bot.store.opening import StoreError

    path = settings.database_path(folder)
    if not path.exists():
        raise _Refused(f"{path}: there is no database yet; it is made by `vigie run`")
    try:
        database = await Database.open(path)
    except StoreError as error:
        raise _Refused(str(error)) from None
    try:
        return await work(database)
    finally:
        await database.close()
