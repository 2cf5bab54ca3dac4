"""When this machine last sent a message, known to the next process: a restart must not begin a window anew.

The time stands in the lock file beside the database, eight bytes written over and over. Nothing waits for the disk:
what a killed process has written its successor reads, and after a power cut a window is past before anything starts.
"""

from __future__ import annotations

import os
import struct

_SECONDS = struct.Struct("<d")


class LastSend:
    """The time of the last send, in an open file: seconds of the monotonic clock, which all processes share."""

    def __init__(self, file: int) -> None:
        self._file = file

    def read(self) -> float | None:
        """When the last message was sent; None where nobody knows of any."""
        written = os.pread(self._file, _SECONDS.size, 0)
        return float(_SECONDS.unpack(written)[0]) if len(written) == _SECONDS.size else None

    def note(self, now: float) -> None:
        """A message leaves at `now`. A disk that takes nothing is told of elsewhere; the message goes in any case."""
        try:
            os.pwrite(self._file, _SECONDS.pack(now), 0)
        except OSError:
            return
