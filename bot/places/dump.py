"""Reading GeoNames country dumps, `XX.txt` or `XX.zip`, row by row; nothing in a file is trusted.

The form is that of https://download.geonames.org/export/dump/readme.txt: tab-separated UTF-8, no header, 19 columns.
A row that breaks it is named with its line and left out. A file without one good row is no dump.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

COLUMNS = 19
MAX_NAME = 200  # readme.txt: name is varchar(200)
MAX_LINE = 128 * 1024  # alternatenames is varchar(10000): 40 kB of UTF-8; the rest of a row is short
# Two times the largest dump of an African country; allCountries.txt is over 1.5 GB.
MAX_BYTES = 256 * 1024 * 1024

_NUMBER = re.compile(r"[+-]?\d{1,3}(?:\.\d{0,20})?(?:[eE]-?\d{1,2})?")
_COUNT = re.compile(r"\d{1,12}")
_FEATURE = re.compile(r"[A-Z]?")
_CODE = re.compile(r"[A-Z0-9]{0,10}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_MEMBER = re.compile(r"(?:.*/)?[A-Z]{2}\.txt", re.DOTALL)
# Controls, formats (but the joiners that Arabic and Indic spelling needs), lone surrogates.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = "\u200c\u200d"

Advance = Callable[[int], object]  # told how many bytes were read


class NoDumpError(Exception):
    """The file can't be used at all; the text says why."""


class BadRowError(ValueError):
    """One row can't be used; the text says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One feature of a dump. `names` are the ASCII name and the alternate names as they stand, unjudged."""

    geonameid: int
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    feature: str  # class and code: "P.PPL"
    country: str
    admin: tuple[str, str, str, str]  # the codes of its divisions, largest first; "" where not told
    population: int


@dataclass(slots=True)
class Dump:
    """The good rows of one country, the lines they stood in, and what was wrong with the others."""

    country: str
    rows: list[Row] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)  # line number from 1, what is wrong


def read_row(line: bytes) -> Row:
    """One line, without its end, as a row. Raises BadRowError."""
    if b"\0" in line:
        raise BadRowError("holds a NUL byte")
    try:
        cells = line.decode("utf-8").split("\t")
    except UnicodeDecodeError as error:
        raise BadRowError(f"is no UTF-8 (byte {error.start + 1})") from None
    if len(cells) != COLUMNS:
        raise BadRowError(f"has {len(cells)} columns, not {COLUMNS}")
    name = visible(cells[1])
    if not any(map(str.isalnum, name)):
        raise BadRowError("has no name")
    if len(name) > MAX_NAME:
        raise BadRowError(f"has a name of over {MAX_NAME} characters")
    if not _COUNTRY.fullmatch(cells[8]):
        raise BadRowError("has no two-letter country code")
    if not _FEATURE.fullmatch(cells[6]) or not _CODE.fullmatch(cells[7]):
        raise BadRowError("has a feature class or code that is none")
    return Row(
        geonameid=_count(cells[0], "geonameid", 1, 2**32 - 1),
        name=name,
        names=(cells[2], *cells[3].split(",")),
        lat=_degrees(cells[4], "latitude", 90),
        lon=_degrees(cells[5], "longitude", 180),
        feature=f"{cells[6]}.{cells[7]}",
        country=cells[8],
        admin=(cells[10], cells[11], cells[12], cells[13]),
        population=_count(cells[14] or "0", "population", 0, 10**11),
    )


def visible(name: str) -> str:
    """The name with single spaces and without what can't be seen."""
    if not name.isprintable():
        name = "".join(
            c if c in _JOINERS or unicodedata.category(c) not in _UNSEEN else " " if c.isspace() else "" for c in name
        )
    return " ".join(name.split())


def _count(cell: str, column: str, least: int, most: int) -> int:
    if not (cell.isascii() and _COUNT.fullmatch(cell) and least <= int(cell) <= most):
        raise BadRowError(f"has a {column} that is none")
    return int(cell)


def _degrees(cell: str, column: str, most: int) -> float:
    if not (cell.isascii() and _NUMBER.fullmatch(cell)):
        raise BadRowError(f"has a {column} that is no number")
    if abs(value := float(cell)) > most:
        raise BadRowError(f"has a {column} beyond ±{most}")
    return value


def size_of(path: Path) -> int:
    """How many bytes `read_dump` will tell `advance` of, for a progress bar; 0 where that can't be known."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return sum(member.file_size for member in archive.infolist() if _MEMBER.fullmatch(member.filename))
        return path.stat().st_size
    except (OSError, zipfile.BadZipFile):
        return 0


def read_dump(path: Path, advance: Advance = lambda _: None) -> Dump:
    """The dump in a file: of one country, that of most of its rows; rows of another one are faults.

    Raises NoDumpError where the file can't be read, is too large or has no good row.
    """
    good: list[tuple[int, Row, bytes]] = []
    faults: list[tuple[int, str]] = []
    try:
        with _opened(path) as stream:
            for number, line in _lines(stream, advance):
                if not line.strip():
                    continue
                try:
                    good.append((number, read_row(line), line))
                except BadRowError as bad:
                    faults.append((number, str(bad)))
    except OSError as error:
        raise NoDumpError(f"{path}: can't be read: {error.strerror or error}") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise NoDumpError(f"{path}: is a broken archive: {error}") from None
    if not good:
        first = f" (line {faults[0][0]} {faults[0][1]})" if faults else ""
        raise NoDumpError(f"{path}: is no GeoNames country dump: not one good row{first}")
    return _of_one_country(good, faults)


def _of_one_country(good: list[tuple[int, Row, bytes]], faults: list[tuple[int, str]]) -> Dump:
    country = Counter(row.country for _, row, _ in good).most_common(1)[0][0]
    dump = Dump(country, faults=faults)
    for number, row, line in good:
        if row.country == country:
            dump.rows.append(row)
            dump.lines.append(line)
        else:
            faults.append((number, f"is a row of {row.country} in a dump of {country}"))
    faults.sort()
    return dump


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            yield stream
        return
    with zipfile.ZipFile(path) as archive:
        members = [name for name in archive.namelist() if _MEMBER.fullmatch(name)]
        if len(members) != 1:
            raise NoDumpError(f"{path}: holds {len(members) or 'no'} country dumps (XX.txt); one is wanted")
        with archive.open(members[0]) as stream:
            yield stream


def _lines(stream: IO[bytes], advance: Advance) -> Iterator[tuple[int, bytes]]:
    """Numbered lines without their ends. What is longer than a row can be comes as a bad one."""
    total = number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        total += len(line)
        if total > MAX_BYTES:
            raise NoDumpError(f"{stream.name}: is larger than any country's dump; give countries one by one")
        advance(len(line))
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        while not line.endswith(b"\n") and (more := stream.readline(MAX_LINE)):
            total += len(more)
            advance(len(more))
            line = b"\0" + more[-1:]  # longer than any row: bad whatever it holds
            if total > MAX_BYTES:
                raise NoDumpError(f"{stream.name}: is larger than any country's dump; give countries one by one")
        yield number, line.rstrip(b"\r\n")
