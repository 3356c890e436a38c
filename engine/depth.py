"""How deep values are nested, and what of them can be sent and shown."""

from typing import Any

ELLIPSIS = "…"


DEEPEST = 100
"""How deep the values of a record are shown; what lies deeper stays in the run."""


def is_deeper(value: Any, levels: int) -> bool:
    """Say whether lists and objects stand in each other more than ``levels`` times."""
    if not isinstance(value, dict | list):
        return False
    if levels == 0:
        return True
    items = value.values() if isinstance(value, dict) else value
    return any(is_deeper(item, levels - 1) for item in items)


def cut(value: Any, levels: int) -> Any:
    """Return ``value`` with an ellipsis for what is nested deeper than ``levels``."""
    if not is_deeper(value, levels):
        return value
    if levels == 0:
        return ELLIPSIS
    if isinstance(value, dict):
        return {key: cut(item, levels - 1) for key, item in value.items()}
    return [cut(item, levels - 1) for item in value]
