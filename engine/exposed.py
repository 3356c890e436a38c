"""Finds what looks like a secret in a node's settings, where it would be for all to read.

Settings are stored, exported and kept with each run as they are typed. Until a node can
name a connection instead, whoever hands a pipeline on is told what is in it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from engine.configs import Path, SettingProblem
from nodes.redaction import holds_secret, is_secret_header

HOLE = "{{"
ADDRESSES = ("http://", "https://")
SENTENCE = (
    "This looks like a secret, and is stored and exported as it stands. Take it out "
    "before you hand the pipeline on."
)


def exposed_secrets(config: Mapping[str, Any]) -> Iterator[SettingProblem]:
    """Point at secret headers with a value, and at addresses with a password or token.

    A text with a hole is left alone: its value comes out of a record.
    """
    for path in _secrets(config, ()):
        yield SettingProblem(str(path[0]), SENTENCE, path)


def _secrets(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, Mapping):
        row = cast("Mapping[str, Any]", value)
        if _is_secret_row(row):
            yield (*path, "value")
            return
        for name, inner in row.items():
            yield from _secrets(inner, (*path, name))
    elif isinstance(value, list | tuple):
        for at, inner in enumerate(cast("list[Any]", value)):
            yield from _secrets(inner, (*path, at))
    elif isinstance(value, str) and _is_secret_address(value):
        yield path


def _is_secret_row(row: Mapping[str, Any]) -> bool:
    name, value = row.get("name"), row.get("value")
    if set(row) != {"name", "value"}:  # a header; rows of other settings have more
        return False
    if not isinstance(name, str) or not isinstance(value, str):
        return False
    return bool(value) and HOLE not in value and is_secret_header(name)


def _is_secret_address(text: str) -> bool:
    return text.startswith(ADDRESSES) and HOLE not in text and holds_secret(text)
