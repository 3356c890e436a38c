"""Field paths such as ``title``, ``page.title`` or ``keywords[0].text``."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from engine.errors import ExpressionError
from engine.expressions.complaints import missing_field
from engine.expressions.tokens import (
    NAMESPACES,
    RESERVED,
    TYPE_NAMES,
    WHOLE_RECORD,
    WORDS,
)
from nodes.errors import InputError

Parts = tuple[str | int, ...]
PLAIN = re.compile(r"\s*[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d{1,9}\])*\s*", re.ASCII)
PART = re.compile(r"[A-Za-z_]\w*|\d+")
STEP = re.compile(r'\[(\d{1,9})\]|\["([^"]*)"\]|(?:^|\.)([^.\[\]"]+)')
NOT_FIELDS = WORDS | TYPE_NAMES | RESERVED | NAMESPACES | {WHOLE_RECORD}


def plain_path(formula: str) -> Parts | None:
    """Return the path that a formula consists of, or None where it computes."""
    if not PLAIN.fullmatch(formula):
        return None
    parts = PART.findall(formula)
    if NOT_FIELDS & set(parts):
        return None
    return tuple(int(part) if part.isdecimal() else part for part in parts)


def follow(record: Mapping[str, Any], path: Parts) -> Any:
    """Return what lies at ``path``.

    Raises:
        InputError: something on the way is not there.
    """
    value: Any = record
    for part in path:
        if isinstance(part, int):
            value = _item(value, part)
        elif not isinstance(value, Mapping):
            message = f"'.{part}' asks for a field of something that is no object."
            raise InputError(message)
        elif part in value:
            value = value[part]
        elif value is record:
            raise InputError(missing_field(part, record))
        else:
            message = f"There is no '{part}' inside the object."
            raise InputError(message)
    return value


def _item(value: Any, index: int) -> Any:
    if not isinstance(value, list):
        message = f"'[{index}]' asks for an item of something that is no list."
        raise InputError(message)
    if index >= len(value):
        message = f"The list has no item [{index}]; it has {len(value)}."
        raise InputError(message)
    return value[index]


def compile_path(field: str) -> Callable[[Mapping[str, Any]], Any]:
    """Compile a field's name or path; the result gives None where nothing is there.

    A field whose whole name is ``field`` wins over the path, so that columns called
    ``a.b`` can be reached.

    Raises:
        ExpressionError: the path is not written as one.
    """
    if not field.strip():
        message = "The field's name is empty."
        raise ExpressionError(message, field)
    if not ("." in field or "[" in field):
        return lambda record: record.get(field)
    parts = _parts(field)

    def value(record: Mapping[str, Any]) -> Any:
        return record[field] if field in record else _reached(record, parts)

    return value


def _parts(field: str) -> Parts:
    parts: list[str | int] = []
    at = 0
    while at < len(field):
        step = STEP.match(field, at)
        if step is None:
            message = f"'{field}' is not a path; paths look like page.title or keywords[0].text."
            raise ExpressionError(message, field, at)
        index, quoted, name = step.groups()
        parts.append(int(index) if index else quoted if name is None else name)
        at = step.end()
    return tuple(parts)


def _reached(record: Mapping[str, Any], parts: Parts) -> Any:
    value: Any = record
    for part in parts:
        if isinstance(part, int):
            value = (
                value[part] if isinstance(value, list) and part < len(value) else None
            )
        else:
            value = value.get(part) if isinstance(value, Mapping) else None
    return value
