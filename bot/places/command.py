"""What `vigie places` prints and does with files; the work stands in `importing.py`."""

# ruff: noqa: T201  a command prints
from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from bot.places.dump import Dump, read_dump, size_of
from bot.places.importing import Imported, import_dumps
from bot.places.imports import Imports
from bot.places.joining import Joined
from bot.store.database import Database
from bot.understand.gazetteer.gazetteer import Gazetteer


def gazetteer_of(database: Path) -> Gazetteer:
    """The built-in gazetteer with what a database has imported; the built-in one alone where nothing is there yet.

    Raises StoreError where the database can't be used.
    """
    built_in = Gazetteer.builtin()
    if not database.exists():
        print(f"{database}: there is no database yet; the built-in table alone is used", file=sys.stderr)
        return built_in
    gazetteer = asyncio.run(_loaded(database, built_in))
    if gazetteer is built_in:
        print(f"{database}: no imported gazetteer; the built-in table alone is used", file=sys.stderr)
    return gazetteer


async def _loaded(database: Path, built_in: Gazetteer) -> Gazetteer:
    store = await Database.open(database)
    try:
        return await Imports(store, built_in).load()
    finally:
        await store.close()


async def import_files(files: Sequence[Path], database: Path) -> int:
    """Read dumps into a database, all or none of them; 1 where rows were refused, else 0.

    Raises NoDumpError where a file is none, StoreError or aiosqlite.Error where the database can't take them.
    """
    dumps = _read(files)
    store = await Database.open(database)
    try:
        with tqdm(total=0, unit="country", desc="joining", disable=not shown(), leave=False) as bar:

            def told(country: str) -> None:
                bar.total = max(bar.n + 1, len(dumps)) + (1 if country else 0)
                bar.set_description_str(f"joining {country}" if country else "packing")
                bar.update()

            done = await import_dumps(store, dumps, Gazetteer.builtin(), time.time_ns() // 1_000_000, told)
    finally:
        await store.close()
    return _report(files, dumps, done)


def shown() -> bool:
    """Whether somebody looks at a terminal."""
    return sys.stderr.isatty()


def _read(files: Sequence[Path]) -> list[Dump]:
    dumps = []
    total = sum(map(size_of, files))
    with tqdm(total=total, unit="B", unit_scale=True, desc="reading", disable=not shown(), leave=False) as bar:
        for file in files:
            bar.set_description_str(f"reading {file.name}")
            dump = read_dump(file, bar.update)
            dumps.append(dump)
            if not shown():
                print(f"{file.name}: {len(dump.rows)} rows of {dump.country}", file=sys.stderr)
    return dumps


def _report(files: Sequence[Path], dumps: Sequence[Dump], done: Imported) -> int:
    refused = 0
    for file, dump in zip(files, dumps, strict=True):
        for line, why in dump.faults:
            refused += 1
            print(f"{file}: line {line}: {why}", file=sys.stderr)
    for joined in done.joined.values():
        print(_told(joined))
        for division in joined.unmapped:
            print(f"  not among the divisions that vigie knows, left out: {division}")
    if done.kept_for_watchers:
        print(f"{done.kept_for_watchers} places that are no longer in the dump are kept: somebody watches them")
    if done.moved_watches:
        print(f"{len(done.moved_watches)} watched places are known by another id now; their watches went along")
    if refused:
        print(f"{refused} rows were refused; all others are in", file=sys.stderr)
    return 1 if refused else 0


def _told(joined: Joined) -> str:
    new = sum(not entry.stands_for for entry in joined.entries)
    return f"{joined.country}: {new} places, and {joined.built_in} rows that vigie's own table knows better"
