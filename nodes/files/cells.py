"""How a value looks in a table."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, cast

BETWEEN = "; "


def cell(value: Any) -> str | int | float:
    """Return a value as a table shows it.

    Lists of words, and of keywords and other objects with a ``text``, become one text
    with semicolons; other lists and objects become JSON.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        words = _words(cast("list[Any]", value))
        if words is not None:
            return BETWEEN.join(words)
    return json.dumps(value, ensure_ascii=False, default=str)


def _words(items: Iterable[Any]) -> list[str] | None:
    words: list[str] = []
    for item in items:
        text = cast("Mapping[str, Any]", item).get("text") if _is_object(item) else item
        if not isinstance(text, str | int | float):
            return None
        words.append(str(text))
    return words


def _is_object(item: Any) -> bool:
    return isinstance(item, dict)
