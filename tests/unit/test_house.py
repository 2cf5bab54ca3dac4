"""Rules of the house that no type checker knows: a pure core, papers that say what is true, a whole package."""

import ast
import itertools
import json
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from pydantic import BaseModel

from bot.chat.commands import COMMANDS
from bot.cli import parser
from bot.config import load
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
PURE = ("understand", "alerts", "delivery")
# The outside world by its libraries; and what reads a clock, chance or the environment, by its modules and methods.
OUTSIDE = ("aiohttp", "telegram", "aiosqlite", "aiosql", "asyncpg", "nats")
UNEVEN_MODULES = {"os", "time", "random", "secrets", "uuid", "asyncio", "socket", "sqlite3", "subprocess", "threading"}
UNEVEN_METHODS = {"now", "utcnow", "today", "getenv", "environ", "monotonic", "time_ns"}

IMPORT_ALL = """
import importlib, json, pkgutil, sys
room = importlib.import_module(sys.argv[1])
guilty = {}
for module in [room.__name__, *(m.name for m in pkgutil.walk_packages(room.__path__, room.__name__ + "."))]:
    importlib.import_module(module)
    for name in set(sys.argv[2:]) & set(sys.modules):
        guilty.setdefault(name, module)
print(json.dumps(guilty))
"""


def text(name):
    return (ROOT / name).read_text("utf-8")


def sources(*rooms):
    return [path for room in rooms for path in sorted((ROOT / "bot" / room).rglob("*.py"))]


@pytest.mark.parametrize("room", PURE)
def test_the_pure_core_loads_nothing_of_the_outside(room):
    """In a process of its own: here somebody else may have loaded it. Tells which module brought it in."""
    command = [sys.executable, "-c", IMPORT_ALL, f"bot.{room}", *OUTSIDE]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == {}


@pytest.mark.parametrize("path", sources(*PURE), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_pure_core_reads_no_clock_and_no_environment(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                assert not {name.name.partition(".")[0] for name in names} & UNEVEN_MODULES, node.lineno
            case ast.ImportFrom(module=module, level=0):
                assert module.partition(".")[0] not in UNEVEN_MODULES, node.lineno
            case ast.Attribute(attr=attr):
                assert attr not in UNEVEN_METHODS, node.lineno


# README.md


def code_blocks():
    return re.findall(r"^```\w*\n(.*?)^```", text("README.md"), flags=re.DOTALL | re.MULTILINE)


def inline_code():
    prose = re.sub(r"^```.*?^```", "", text("README.md"), flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"`([^`\n]+)`", prose)


def commands(name):
    """Each command of that name in the README, cut where the shell would cut it; in prose, only whole ones."""
    lines = [line for block in code_blocks() for line in block.replace("\\\n", " ").splitlines()]
    for line in lines + inline_code():
        words = shlex.split(line, comments=True) if re.search(rf"^(\S*/)?{name} ", line) else []
        if words:
            yield list(itertools.takewhile(lambda word: word not in {"|", ">", "<", "&&", "&"}, words[1:]))


def test_make_commands_of_the_readme_exist():
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), flags=re.MULTILINE))
    named = {words[0] for words in commands("make")}
    assert {"demo", "test", "check"} <= named <= targets


def test_vigie_commands_of_the_readme_are_understood():
    lines = list(commands("vigie"))
    assert len(lines) >= 5
    for words in lines:
        parser().parse_args(words)


def test_every_chat_command_stands_in_the_readme():
    """Each command's English and French name, as the menus have them."""
    rows = [line for line in text("README.md").splitlines() if line.startswith("| `/")]
    told = {name for row in rows for name in re.findall(r"`/([a-z]+)", row)}
    assert {name for command in COMMANDS for name in command.names[:2]} <= told
    assert told <= {name for command in COMMANDS for name in command.names}


def test_paths_of_the_readme_exist():
    """Links, and what stands in code and looks like a path of ours."""
    links = re.findall(r"\]\(([^)#:]+)\)", text("README.md"))
    inside = r"(?:bot|tests|\.ci)/[\w./-]*|[\w.-]+\.(?:py|toml|lock|md)|config\.example\.yaml"
    named = [word for word in inline_code() if re.fullmatch(inside, word)]
    missing = [name for name in links + named if not (ROOT / name).exists()]
    assert links
    assert named
    assert missing == []


def test_pictures_are_light():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text("README.md"))
    assert pictures
    assert all((ROOT / picture).stat().st_size < 200_000 for picture in pictures)


# config.example.yaml


def test_the_example_configuration_holds_the_defaults():
    """Who copies it changes nothing but the token."""
    own = {"VIGIE_TELEGRAM__TOKEN": "123456:an-operator-s-own-token"}
    example, warnings = load(ROOT / "config.example.yaml", own)
    token = example.telegram.token.get_secret_value()
    assert warnings == []
    assert example == Settings.model_validate({"telegram": {"token": token}})


def setting_names(model):
    for name, field in model.model_fields.items():
        yield name
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from setting_names(field.annotation)


@pytest.mark.parametrize("name", [*setting_names(Settings), "token_file", "keys_file", "tokens_file"])
def test_the_example_configuration_names_every_setting(name):
    """With a comment above it, or as a comment itself."""
    lines = text("config.example.yaml").splitlines()
    keys = [i for i, line in enumerate(lines) if re.match(rf"\s*(# )?{name}:", line)]
    if name.endswith("_file"):
        assert any(name in line for line in lines if line.lstrip().startswith("#"))
    else:
        assert keys
        # A section may speak through its keys.
        assert any(lines[i - 1].lstrip().startswith("#") or not lines[i].partition(":")[2] for i in keys)


# requirements.lock, CHANGELOG.md, the package


def pins(part):
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;]+)(.*(?:\n[ \t].*)*)", part, flags=re.MULTILINE)
    return {canonicalize_name(name): (Version(version), rest) for name, version, rest in found}


def test_the_lock_pins_every_dependency_with_hashes():
    """What vigie runs on stands before the marker: the image installs only that."""
    project = tomllib.loads(text("pyproject.toml"))
    running, _, development = text("requirements.lock").partition("\n# development\n")
    for part, wanted in (
        (pins(running), project["project"]["dependencies"]),
        (pins(running) | pins(development), project["dependency-groups"]["dev"]),
    ):
        assert all("--hash=sha256:" in rest for _, rest in part.values())
        for requirement in map(Requirement, wanted):
            version, _ = part[canonicalize_name(requirement.name)]
            assert version in requirement.specifier, requirement


def test_the_changelog_tells_what_is_not_released_yet():
    unreleased = re.search(r"^## \[?Unreleased\]?\n(.*?)(?=^## |\Z)", text("CHANGELOG.md"), re.DOTALL | re.MULTILINE)
    assert unreleased
    assert re.search(r"^- \S", unreleased[1], re.MULTILINE)


def test_the_wheel_holds_every_file_of_the_package(tmp_path):
    """SQL, words, tables and the page travel along; tests and papers do not."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    here = {p.relative_to(ROOT).as_posix() for p in (ROOT / "bot").rglob("*") if p.is_file()}
    assert packed == {name for name in here if "__pycache__" not in name}


def test_nothing_knows_the_machine_it_was_written_on():
    """No path of somebody's workplace in any file; the Makefile's defaults may look beside the checkout."""
    marks = re.compile(r"(?<![\w.])/(?:work|home|root)/|\.\./shared")
    tops = [p for p in ROOT.iterdir() if p.is_file() and p.name not in ("Makefile", ".git") and p.suffix != ".db"]
    below = [p for top in ("bot", "tests", ".ci") for p in (ROOT / top).rglob("*") if p.is_file()]
    kinds = {".py", ".sql", ".po", ".md", ".yaml", ".toml", ".js", ".html", ".css", ".jsonl", ".csv", ".lock", ""}
    found = [
        p.relative_to(ROOT).as_posix()
        for p in tops + below
        if p.suffix in kinds and p != Path(__file__) and marks.search(p.read_text("utf-8"))
    ]
    assert found == []


def test_no_property_is_timed():
    """A busy machine fails no test: what is slow is measured by the benchmarks."""
    assert settings.default.deadline is None
    assert HealthCheck.too_slow in settings.default.suppress_health_check
