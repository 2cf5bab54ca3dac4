"""Making the index anew in a process of its own: it takes seconds and 200 MB, which no service should keep.

`python -m bot.places.rebuild` reads the stored rows of each country from standard input and writes the index to
standard output. Each country: its code, a space, how many bytes follow, a line feed, the bytes.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from asyncio.subprocess import PIPE
from collections.abc import Mapping
from typing import IO

from bot.places.importing import rebuilt

LOG = logging.getLogger(__name__)


async def rebuild(bodies: Mapping[str, bytes]) -> bytes:
    """The index of these rows; made in another process or, where none can be had, in a thread of this one."""
    told = b"".join(b"%s %d\n%s" % (country.encode(), len(body), body) for country, body in bodies.items())
    try:
        child = await asyncio.create_subprocess_exec(sys.executable, "-m", __name__, stdin=PIPE, stdout=PIPE)
    except OSError as error:
        LOG.warning("no process can be started for it: %s", error)
        return await asyncio.to_thread(rebuilt, bodies)
    try:
        body, _ = await child.communicate(told)
    except BaseException:
        if child.returncode is None:
            child.kill()
            await child.wait()
        raise
    return body if child.returncode == 0 else await asyncio.to_thread(rebuilt, bodies)


def _read(stream: IO[bytes]) -> dict[str, bytes]:
    bodies = {}
    while head := stream.readline():
        country, size = head.decode().split()
        bodies[country] = stream.read(int(size))
    return bodies


if __name__ == "__main__":
    sys.stdout.buffer.write(rebuilt(_read(sys.stdin.buffer)))
