"""How a value looks inside a text."""

import json
from typing import Any

as_json = json.JSONEncoder(ensure_ascii=False, default=str).encode


def printed(value: Any) -> str:
    """Return ``value`` as a person would write it.

    Texts as they are, numbers at their shortest, nothing as an empty text, lists of
    simple values with commas, everything else as JSON.
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return (
            str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
        )
    if isinstance(value, list | tuple) and not _has_containers(value):
        return ", ".join(map(printed, value))
    if isinstance(value, list | tuple | dict):
        return as_json(value)
    return str(value)


def _has_containers(items: Any) -> bool:
    return any(isinstance(item, list | tuple | dict) for item in items)
