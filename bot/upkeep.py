"""What an operator does with the database from the command line: look, back up, release what waits, forget."""

from __future__ import annotations

import argparse
import asyncio

from bot.commands import Refused, database_of, settings_of, with_store


def status(options: argparse.Namespace) -> int:
    """Print how the running service is."""
    from bot.store.operations import status

    settings, folder = settings_of(options.config)
    paid = settings.telegram.paid_broadcast.messages_per_second
    for line in asyncio.run(with_store(settings, folder, lambda database: status(database, paid))):
        print(line)
    return 0


def backup(options: argparse.Namespace) -> int:
    """Copy the database, whoever writes to it meanwhile."""
    from bot.clock import wall_ms
    from bot.store.backup import back_up
    from bot.store.opening import StoreError

    settings, folder = settings_of(options.config)
    try:
        waits = asyncio.run(back_up(database_of(settings, folder), options.file, wall_ms()))
    except StoreError as error:
        raise Refused(str(error)) from None
    size = options.file.stat().st_size
    held_back = f"; of what waits, {waits.all} are held back in it" if waits.all else ""
    print(f"{options.file}: {size / 1_000_000:.1f} MB, checked{held_back}")
    return 0


def release(options: argparse.Namespace) -> int:
    """Send what a restored backup holds back, or drop it."""
    from bot.clock import wall_ms
    from bot.store.backup import release

    settings, folder = settings_of(options.config)
    work = lambda database: release(database, wall_ms(), drop=options.drop)  # noqa: E731
    told = asyncio.run(with_store(settings, folder, work))
    done = "dropped" if options.drop else "released"
    print(f"{done}: {told.deliveries} messages, {told.alerts} alerts under way, {told.items} items")
    return 0


def forget(options: argparse.Namespace) -> int:
    """Remove a chat and all that tells of it."""
    from bot.store.operations import forget

    settings, folder = settings_of(options.config)
    known = asyncio.run(with_store(settings, folder, lambda database: forget(database, options.chat)))
    print("forgotten" if known else "no such chat")
    return 0 if known else 1
