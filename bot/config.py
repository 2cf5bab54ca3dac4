"""Settings read: one YAML file, secrets from files or the environment, every mistake told at once.

Order of precedence, lowest first: defaults, the file, `*_file` secrets, `VIGIE_…` variables. `${NAME}` inside a text of
the file is replaced from the environment. Nothing here reads the process environment by itself: it is handed in.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_origin

import yaml
from pydantic import BaseModel, ValidationError

from bot.settings import Settings
from bot.yaml_strict import YamlFault, read_mapping, why_unread

PREFIX = "VIGIE_"
# Read by `vigie publish`; no setting.
NOT_OURS = {"VIGIE_KEY"}
# The settings whose value may stand in a file of its own, one secret a line.
SECRETS = {"telegram.token": "token_file", "ingest.http.keys": "keys_file", "ingest.http.tokens": "tokens_file"}


class ConfigError(Exception):
    """The configuration can't be used; `faults` has one line for each mistake, with the key's path."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load(path: Path | None, environment: Mapping[str, str]) -> tuple[Settings, list[str]]:
    """Settings from a file (or none) and the environment, and warnings worth showing.

    Raises ConfigError with every mistake found.
    """
    faults: list[str] = []
    raw = _read(path, environment, faults) if path else {}
    warnings = _overlay(raw, environment)
    _read_secret_files(raw, path.parent if path else Path(), faults)
    try:
        settings = Settings.model_validate(raw)
    except ValidationError as error:
        told = tuple(fault.partition(": ")[0] for fault in faults)
        found = [_fault(detail) for detail in error.errors()]
        # One mistake, one line: a secret that could not be read is not also told to be badly written.
        raise ConfigError(faults + [fault for fault in found if not fault.startswith(told)]) from None
    if faults:
        raise ConfigError(faults)
    return settings, warnings


def _read(path: Path, environment: Mapping[str, str], faults: list[str]) -> dict[str, Any]:
    try:
        raw = read_mapping(path)
    except YamlFault as fault:
        raise ConfigError([f"{path}: {fault}"]) from None
    filled = _fill(raw, environment, "", faults)
    assert isinstance(filled, dict)  # noqa: S101  a mapping stays a mapping
    return _without_blanks(filled)


def _without_blanks(raw: dict[str, Any], above: tuple[str, ...] = ()) -> dict[str, Any]:
    """A known key with nothing behind it counts as left out, as where all below it is commented out."""
    kept = {}
    for key, value in raw.items():
        path = (*above, key)
        if value is None and _known(path):
            continue
        kept[key] = _without_blanks(value, path) if isinstance(value, dict) else value
    return kept


def _fill(value: Any, environment: Mapping[str, str], where: str, faults: list[str]) -> Any:
    """Replace ${NAME} in every text; a name that is not set is a fault."""
    if isinstance(value, dict):
        return {str(k): _fill(v, environment, f"{where}.{k}".lstrip("."), faults) for k, v in value.items()}
    if isinstance(value, list):
        return [_fill(v, environment, f"{where}.{i}", faults) for i, v in enumerate(value)]
    if not isinstance(value, str):
        return value

    def replace(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in environment:
            faults.append(f"{where}: the environment has no variable {name}; set it or write the value here")
        return environment.get(name, "")

    return re.sub(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", replace, value)


def _overlay(raw: dict[str, Any], environment: Mapping[str, str]) -> list[str]:
    """Lay VIGIE_A__B=value over raw["a"]["b"]. Unknown names only warn.

    A list is written as YAML ([1, 2]) or with commas between.
    """
    warnings = []
    # A secret given outright wins over one in a file, so files come first.
    names = (name for name in environment if name.startswith(PREFIX) and name not in NOT_OURS)
    for name in sorted(names, key=lambda name: (not name.lower().endswith("_file"), name)):
        *above, key = name.removeprefix(PREFIX).lower().split("__")
        field = _field((*above, key))
        if _is_section(field) or not _known((*above, key)):
            warnings.append(f"{name}: no setting has that name; it is ignored")
            continue
        spot = raw
        for section in above:
            below = spot.setdefault(section, {})
            spot = below if isinstance(below, dict) else {}  # what stands there is told as a mistake
        spot[key] = _listed(environment[name]) if _is_list(field) else environment[name]
        spot.pop(f"{key}_file", None)
    return warnings


def _listed(value: str) -> list[Any]:
    try:
        read = yaml.safe_load(value)
    except (yaml.YAMLError, ValueError, RecursionError):
        read = None
    return read if isinstance(read, list) else [part.strip() for part in value.split(",") if part.strip()]


def _field(path: tuple[str, ...]) -> Any:
    """The annotation of the setting at a path; None where there is none."""
    model: Any = Settings
    for key in path:
        if not _is_section(model) or key not in model.model_fields:
            return None
        model = model.model_fields[key].annotation
    return model


def _is_section(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _is_list(annotation: Any) -> bool:
    return tuple in {get_origin(kind) for kind in (annotation, *getattr(annotation, "__args__", ()))}


def _known(path: tuple[str, ...]) -> bool:
    files = {(*name.split(".")[:-1], file) for name, file in SECRETS.items()}
    return path in files or _field(path) is not None


def _read_secret_files(raw: dict[str, Any], beside: Path, faults: list[str]) -> None:
    """Put the content of `token_file`, `keys_file` and the like (one secret a line) where the secret belongs."""
    for setting, file in SECRETS.items():
        *above, key = setting.split(".")
        section: Any = raw
        for name in above:
            section = section.get(name) if isinstance(section, dict) else None
        if not isinstance(section, dict) or file not in section:
            continue
        name = str(section.pop(file))
        one = not _is_list(_field((*above, key)))
        try:
            secrets = (beside / name).read_text("utf-8").split()
        except (OSError, ValueError) as error:
            faults.append(f"{setting}: the file {name} (its {file}) can't be read: {why_unread(error)}")
            section.setdefault(key, "" if one else [])
            continue
        section[key] = (secrets or [""])[0] if one else secrets


# What pydantic finds, in an operator's words.
_WORDS = {
    "missing": "is missing",
    "tuple_type": "must be a list, such as [one, two]",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
}


def _fault(detail: Any) -> str:
    """One mistake: its path, and what was meant."""
    where, kind = ".".join(str(part) for part in detail["loc"]), detail["type"]
    if where in {"telegram", "telegram.token"} and kind == "missing":
        return "telegram.token: is missing; get one from @BotFather and set it, or name its file in token_file"
    if kind == "extra_forbidden":
        known = _siblings(detail["loc"][:-1])
        near = difflib.get_close_matches(str(detail["loc"][-1]), known, n=1)
        meant = f"did you mean {near[0]}?" if near else f"known keys here: {', '.join(known)}"
        return f"{where}: no setting has that name; {meant}"
    if kind in {"model_type", "model_attributes_type"}:
        return f"{where}: must hold settings of its own: {', '.join(_siblings(detail['loc']))}"
    told = _WORDS.get(kind) or detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return f"{where}: {told[0].lower()}{told[1:]}"


def _siblings(path: tuple[int | str, ...]) -> list[str]:
    section = _field(tuple(str(key) for key in path)) if path else Settings
    return sorted(section.model_fields)
