"""One service for one database, by a lock file beside it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.store.opening import StoreError


@contextmanager
def alone(database: Path) -> Iterator[int]:
    """Hold the lock that lets only one service run on a database: two would send everything twice. Gives its file."""
    real = database.resolve()  # by whatever name the file goes: one that is reached by a link is the same one
    path = real.with_name(real.name + ".lock")
    try:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise StoreError(f"{database}: its folder can't be written: {error}") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise StoreError(f"{database}: another vigie runs on this database; stop it first") from None
    try:
        yield handle
    finally:
        os.close(handle)
