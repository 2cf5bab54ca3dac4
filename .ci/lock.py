"""Write requirements.lock: what vigie runs on, a marker line, then what its developers need besides.

Run by `make lock` with uv on the path. The image stops reading at the marker; make and CI read it all.
"""

# ruff: noqa: INP001  a script beside the package, not a part of it

import re
import subprocess
from pathlib import Path

MARKER = "# development"
HEADER = f"# Exact versions and hashes, written by `make lock`. The image installs what stands before '{MARKER}'.\n"
COMPILE = [
    *("uv", "pip", "compile", "--quiet", "--upgrade", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-header", "--no-annotate", "pyproject.toml"),
]


def blocks(*more: str) -> list[str]:
    """One text block per pinned package, its hash lines included."""
    out = subprocess.run([*COMPILE, *more], check=True, capture_output=True, text=True).stdout  # noqa: S603
    return re.findall(r"^\S.*(?:\n[ \t].*)*\n", out, flags=re.MULTILINE)


def main() -> None:
    """Pin both sets from one resolution of the index, so that they agree."""
    running = blocks()
    development = [block for block in blocks("--group", "dev") if block not in running]
    Path("requirements.lock").write_text(HEADER + "".join(running) + f"\n{MARKER}\n" + "".join(development))


if __name__ == "__main__":
    main()
