"""A YAML file as a mapping, and nothing doubtful in it.

YAML itself takes the last of two equal keys in silence; PyYAML's errors quote the file, and a secret may stand
in the quotation. Neither happens here.
"""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml


class YamlFault(Exception):  # noqa: N818  it is the file that is at fault
    """The file can't be used; the text says why and where, and quotes none of its values."""


class _Loader(yaml.SafeLoader):
    """Refuses a key written twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            key = str(self.construct_object(key_node, deep=True))
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands here a second time", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def read_mapping(path: Path) -> dict[Any, Any]:
    """The mapping that a file holds; an empty file holds an empty one. Raises YamlFault."""
    try:
        raw = yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506  a SafeLoader, made stricter
    except (OSError, UnicodeDecodeError) as error:
        raise YamlFault(f"can't be read: {why_unread(error)}") from None
    except yaml.YAMLError as error:
        raise YamlFault(f"is no valid YAML: {_where(error)}") from None
    except (ValueError, RecursionError) as error:  # a date such as 2025-13-45; a thousand brackets
        raise YamlFault(f"is no valid YAML: {error}") from None
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        raise YamlFault("must be a mapping of keys such as 'telegram:' and 'database:'")
    return raw


def why_unread(error: OSError | ValueError) -> str:
    """The reason alone, without what was read."""
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else "it is no UTF-8 text"


def _where(error: yaml.YAMLError) -> str:
    if not isinstance(error, yaml.MarkedYAMLError) or not error.problem:
        return "it holds characters that YAML does not know"
    mark = error.problem_mark
    return f"{error.problem} (line {mark.line + 1}, column {mark.column + 1})" if mark else error.problem
