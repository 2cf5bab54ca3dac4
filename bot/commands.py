"""What each command of the command line does, as far as it is not the work itself: that stands in the rooms behind it.

A command gets the parsed arguments and answers with the exit code, or raises Refused. It loads only what it needs, so
that `vigie places search` does not wait for the whole service.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from bot import __version__

DEFAULT_CONFIG = Path("config.yaml")


class Refused(Exception):  # noqa: N818  not an error of ours: an answer
    """The command can't be carried out as asked; the text says what to change."""


def settings_of(path: Path | None) -> tuple[Any, Path]:
    """Settings and the folder they stand in; warnings go to standard error."""
    from bot.config import ConfigError, load

    path = _config_file(path)
    try:
        settings, warnings = load(path, os.environ)
    except ConfigError as error:
        raise Refused("\n".join(error.faults)) from None
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
        raise Refused(f"{name}: can't be read: {error.strerror}") from None
    with stream:
        yield stream


def demo(options: argparse.Namespace) -> int:
    """The whole bot on a sandbox."""
    from bot.sandbox.demo import once, serve

    return asyncio.run(once()) if options.once else asyncio.run(serve(options.port))


def run(options: argparse.Namespace) -> int:
    """The service, until it is told to stop."""
    usual = gc.get_threshold()
    gc.set_threshold(20_000, 20, 1_000)  # what is loaded stays: to look for garbage in it takes a tenth of a start
    from bot import log
    from bot.app import running
    from bot.store.opening import StoreError

    settings, folder = settings_of(options.config)
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
        raise Refused(str(error)) from None


def check_config(options: argparse.Namespace) -> int:
    """Every mistake in the configuration."""
    settings_of(options.config)
    print(f"{_config_file(options.config) or 'environment'}: good")
    return 0


def publish(options: argparse.Namespace) -> int:
    """Hand the items of a file in."""
    from bot.publish import locally, over_http, parse_file
    from bot.store.opening import StoreError

    with _open(options.file) as stream:
        rows = list(parse_file(stream.read()))
    if options.url:
        refused = asyncio.run(over_http(rows, options.url, _publish_key(options)))
    else:
        settings, folder = settings_of(options.config)
        try:
            refused = asyncio.run(locally(rows, settings.database_path(folder)))
        except StoreError as error:
            raise Refused(str(error)) from None
    for line, why in refused:
        print(f"line {line}: {why}", file=sys.stderr)
    print(f"{len(rows) - len(refused)} accepted, {len(refused)} refused", file=sys.stderr)
    return 1 if refused else 0


def _publish_key(options: argparse.Namespace) -> str:
    """The key to post with: named, from the environment, or the configuration's first."""
    key: str = (options.key or os.environ.get("VIGIE_KEY", "")).strip()
    if not key and _config_file(options.config):
        door = settings_of(options.config)[0].ingest.http
        key = next((secret.get_secret_value() for secret in (*door.keys, *door.tokens)), "")
    if not key:
        raise Refused("a key is needed: give --key, set VIGIE_KEY, or name a configuration that has one")
    from bot.sources.signature import secret_of

    try:
        if key.startswith("whsec_"):
            secret_of(key)
    except ValueError:
        raise Refused("the key is no base64 after whsec_") from None
    return key


def analyze(options: argparse.Namespace) -> int:
    """Print what each item says."""
    from bot.replay import analyze as reports
    from bot.replay import core_of

    core = core_of(_gazetteer(options.config))
    return _print_lines(options.file, lambda lines: reports(lines, core))


def replay(options: argparse.Namespace) -> int:
    """Print what would have been told."""
    from datetime import UTC, datetime

    from bot.replay import Replay, core_of

    core = core_of(_gazetteer(options.config))
    return _print_lines(options.file, lambda lines: Replay(core, datetime.now(UTC)).run(lines))


def _print_lines(name: str, work: Any) -> int:
    refused = 0
    with _open(name) as stream:
        for answer in work(line for line in stream if line.strip()):
            refused += "error" in answer
            print(json.dumps(answer, ensure_ascii=False))
    return 1 if refused else 0


def _gazetteer(config: Path | None) -> Any:
    """The gazetteer of that configuration's database; without a configuration the built-in table alone."""
    from bot.understand.gazetteer.gazetteer import Gazetteer

    if config is None:
        return Gazetteer.builtin()
    from bot.places.command import gazetteer_of

    settings, folder = settings_of(config)
    with _refusing():
        return gazetteer_of(settings.database_path(folder))


def places_import(options: argparse.Namespace) -> int:
    """Read dumps into the database."""
    from bot.places.command import import_files

    settings, folder = settings_of(options.config)
    with _refusing():
        return asyncio.run(import_files(options.file, settings.database_path(folder)))


def places_update(options: argparse.Namespace) -> int:
    """Download dumps and read them in."""
    from bot.places.download import update

    settings, folder = settings_of(options.config)
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
        raise Refused(str(error)) from None
    except (aiosqlite.Error, OSError) as error:
        raise Refused(f"the database can't be used: {error}; the gazetteer is as it was") from None


def places_search(options: argparse.Namespace) -> int:
    """Print the places of a name, or those spelt like it."""
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


def places_link(options: argparse.Namespace) -> int:
    """Print the links that make people watch a place."""
    from telegram.error import TelegramError

    from bot.places.linking import tell

    gazetteer = _gazetteer(options.config)
    try:
        username = (options.bot or "").removeprefix("@") or _own_name(options.config)
    except TelegramError as error:
        raise Refused(f"Telegram does not tell the bot's name ({error}); give it with --bot") from None
    try:
        return tell(gazetteer, " ".join(options.place), username, options.qr)
    except OSError as error:
        raise Refused(f"{options.qr}: can't be written: {error.strerror}") from None


def _own_name(config: Path | None) -> str:
    from bot.places.linking import own_name

    telegram = settings_of(config)[0].telegram
    return asyncio.run(own_name(telegram.token.get_secret_value(), telegram.api_root))


def database_of(settings: Any, folder: Path) -> Path:
    """The configuration's database; Refused where there is none yet."""
    path: Path = settings.database_path(folder)
    if not path.exists():
        raise Refused(f"{path}: there is no database yet; it is made by `vigie run`")
    return path


async def with_store(settings: Any, folder: Path, work: Any) -> Any:
    """What `work` answers of the configuration's database. Raises Refused where it can't be used."""
    from bot.store.database import Database
    from bot.store.opening import StoreError

    try:
        database = await Database.open(database_of(settings, folder))
    except StoreError as error:
        raise Refused(str(error)) from None
    try:
        return await work(database)
    finally:
        await database.close()
