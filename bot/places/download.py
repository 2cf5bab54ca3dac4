"""Fetching GeoNames' country dumps: streamed to files, bounded in size and time, whole or not at all."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import aiohttp
from tqdm import tqdm

from bot import __version__
from bot.places.command import import_files, shown
from bot.places.dump import NoDumpError

# The largest country's archive (China) has 60 MB; those of West Africa have under 2.
MAX_ARCHIVE = 96 * 1024 * 1024
CHUNK = 64 * 1024
CONNECT_S, SILENCE_S, TOTAL_S = 20, 30, 600
NOT_FOUND = 404
_COUNTRY = re.compile(r"[A-Z]{2}")


async def update(countries: Sequence[str], url: str, database: Path) -> int:
    """Download these countries' dumps and read them into a database; as `import_files`."""
    with tempfile.TemporaryDirectory(prefix="vigie-places-") as folder:
        files = await download([country.upper() for country in countries], url, Path(folder), bars=shown())
        return await import_files(files, database)


async def download(countries: Sequence[str], url: str, folder: Path, *, bars: bool) -> list[Path]:
    """The dumps `CC.zip` of these countries from below `url`, as files in `folder`, each country once.

    Raises NoDumpError where a code is none, or a file can't be had whole: then nothing is to be imported.
    """
    wanted = list(dict.fromkeys(countries))
    for country in wanted:
        if not _COUNTRY.fullmatch(country):
            raise NoDumpError(f"{country}: is no two-letter country code, such as ML")
    timeout = aiohttp.ClientTimeout(total=TOTAL_S, sock_connect=CONNECT_S, sock_read=SILENCE_S)
    headers = {"User-Agent": f"vigie/{__version__}", "Accept-Encoding": "identity"}
    async with aiohttp.ClientSession(timeout=timeout, headers=headers, trust_env=True) as session:
        return [await _fetch(session, f"{url.rstrip('/')}/{country}.zip", folder, bars=bars) for country in wanted]


async def _fetch(session: aiohttp.ClientSession, url: str, folder: Path, *, bars: bool) -> Path:
    file = folder / url.rpartition("/")[2]
    try:
        async with session.get(url) as answer:
            if answer.status == NOT_FOUND:
                raise NoDumpError(f"{url}: GeoNames has no dump of that name")
            if not answer.ok:
                raise NoDumpError(f"{url}: answered {answer.status}")
            size = 0
            with (
                file.open("wb") as stream,
                tqdm(total=answer.content_length, unit="B", unit_scale=True, desc=file.name, disable=not bars) as bar,
            ):
                async for chunk in answer.content.iter_chunked(CHUNK):
                    size += len(chunk)
                    if size > MAX_ARCHIVE:
                        raise NoDumpError(f"{url}: is larger than any country's dump")
                    await asyncio.to_thread(stream.write, chunk)
                    bar.update(len(chunk))
    except (aiohttp.ClientError, TimeoutError) as error:
        raise NoDumpError(f"{url}: can't be fetched: {error or type(error).__name__}") from None
    except ValueError as error:  # what aiohttp makes of an address that is none
        raise NoDumpError(f"{url}: is no address: {error}") from None
    except OSError as error:
        raise NoDumpError(f"{file}: can't be written: {error.strerror or error}") from None
    return file
