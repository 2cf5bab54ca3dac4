"""The process that reads items beside the service while many wait; reading.py starts and ends it.

    to it     length, pickle of (item, arrived_at)           in order
    back      length, pickle of the report or the exception  in the same order

It loads what reading takes and nothing else: no event loop, no database, no Telegram.
"""

from __future__ import annotations

import pickle
import signal
import struct
import sys
from pathlib import Path
from typing import IO

from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand

LENGTH = struct.Struct(">I")


def serve(asked: IO[bytes], told: IO[bytes], gazetteer: Gazetteer) -> None:
    """Read item after item until the pipe ends."""
    while len(head := asked.read(LENGTH.size)) == LENGTH.size:
        item, arrived_at = pickle.loads(asked.read(*LENGTH.unpack(head)))  # noqa: S301  the service wrote it
        try:
            answer = pickle.dumps(understand(item, gazetteer, arrived_at=arrived_at))
        except Exception as error:  # noqa: BLE001  told to whoever asked
            answer = pickle.dumps(RuntimeError(f"{type(error).__name__} while reading"))
        told.write(LENGTH.pack(len(answer)) + answer)
        told.flush()


def _main() -> None:
    # It ends when the service closes the pipe, or is gone; a signal to the whole group is the service's to answer.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    gazetteer = Gazetteer.builtin()
    if len(sys.argv) > 1:
        from bot.places.command import gazetteer_of  # noqa: PLC0415  40 MB that only an import needs

        gazetteer = gazetteer_of(Path(sys.argv[1]))
    serve(sys.stdin.buffer, sys.stdout.buffer, gazetteer)


if __name__ == "__main__":
    _main()
