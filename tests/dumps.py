# ruff: noqa: SIM905  a list of syllables is easier to read as a text
"""Small country dumps of GeoNames' form, made up: rows as text, files as people have them."""

from __future__ import annotations

import itertools
import random
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

_NUMBERS = itertools.count(90_000_001)
_SYLLABLES = """ba bé bou da dia do fa ga gou ka kéla ko la ma méne na ndi nia o ré sa sé ti toum wa ya zou""".split()


def row(name: str, lat: object = 14.5, lon: object = -4.0, feature: str = "P.PPL", **told: object) -> str:
    """One line of a dump; `told` may set geonameid, ascii, other, country, admin1 to admin4, population."""
    cells = [
        told.get("geonameid", next(_NUMBERS)), name, told.get("ascii", ""), told.get("other", ""), lat, lon,
        *feature.split("."), told.get("country", "ML"), "", told.get("admin1", ""), told.get("admin2", ""),
        told.get("admin3", ""), told.get("admin4", ""), told.get("population", 0), "", "250", "Africa/Bamako",
        "2024-05-01",
    ]  # fmt: skip
    return "\t".join(map(str, cells))


def write(path: Path, rows: Iterable[str | bytes]) -> Path:
    """Rows as a text file, or as an archive where the name says so; with a readme in it, as GeoNames has it."""
    body = b"".join((each if isinstance(each, bytes) else each.encode()) + b"\n" for each in rows)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("readme.txt", "What the columns are")
            archive.writestr(f"{path.stem}.txt", body)
    else:
        path.write_bytes(body)
    return path


def many(count: int, country: str = "ML", seed: int = 1) -> Iterator[str]:
    """As many made-up places, of which a fifth shares its name with another, a third has other names."""
    chance = random.Random(seed)

    def name() -> str:
        return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))).capitalize()

    names = [name() for _ in range(count)]
    for at in range(count):
        chosen = names[at] if at % 5 else chance.choice(names)
        yield row(
            chosen if at % 7 else f"{chosen} {name()}",
            round(chance.uniform(11, 17), 5),
            round(chance.uniform(-11, 3), 5),
            chance.choice(["P.PPL"] * 8 + ["H.WLL", "T.HLL", "L.LCTY"]),
            country=country,
            other=",".join(name() for _ in range(chance.choice([0, 0, 1, 3]))),
            admin1=chance.choice(["03", "04", "09"]),
        )
