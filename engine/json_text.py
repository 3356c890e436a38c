"""Reads JSON that somebody else may have written, and says where it is wrong.

Stricter than the standard parser: no duplicate keys, no NaN, limits on size and depth.
"""

import json
import math
from collections.abc import Iterable
from typing import Any

from engine.errors import FileError

LARGEST_FILE = 20_000_000
DEEPEST = 64
TOO_LARGE = "The file holds a number that is too large."


def parse(data: bytes, file: str = "") -> Any:
    """Return the value that ``data`` spells.

    Raises:
        FileError: it is not JSON, or more than a pipeline file may be.
    """
    text = _decoded(data, file)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_constant,
            parse_int=_whole_number,
        )
    except json.JSONDecodeError as error:
        raise _not_json(error, file) from None
    except RecursionError:
        raise _too_deep(file) from None
    except ValueError as error:
        raise FileError(str(error), file=file) from None
    _check_depth(value, file)
    return value


def _decoded(data: bytes, file: str) -> str:
    if len(data) > LARGEST_FILE:
        message = (
            f"The file has more than {LARGEST_FILE / 1e6:,.0f} MB, the most that a "
            "pipeline has. Data belongs into files that it reads."
        )
        raise FileError(message, file=file)
    if not data.strip():
        message = "The file is empty."
        raise FileError(message, file=file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "The file is not text in UTF-8. Save it as UTF-8 and open it again."
        raise FileError(message, file=file, place=f"line {line}") from None


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        message = f"The key '{twice}' stands twice in one object. Keep one of the two."
        raise ValueError(message)
    return found


def _refuse_constant(name: str) -> None:
    message = f"{name} is not a number that JSON knows. Write null or a number instead."
    raise ValueError(message)


def _whole_number(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:  # Python reads whole numbers up to some thousand digits
        raise ValueError(TOO_LARGE) from None


def _not_json(error: json.JSONDecodeError, file: str) -> FileError:
    place = f"line {error.lineno}, column {error.colno}"
    is_open = error.msg.startswith("Unterminated string")
    if is_open or error.pos >= len(error.doc.rstrip()):
        message = "The file ends too early; it was cut off. Use an earlier copy."
    else:
        message = f"This is not JSON: {error.msg}."
    return FileError(message, file=file, place=place)


def _too_deep(file: str) -> FileError:
    return FileError(
        f"The file is nested more than {DEEPEST} levels deep; it is no pipeline.",
        file=file,
    )


def _check_depth(value: Any, file: str) -> None:
    level = [value]
    for _ in range(DEEPEST):
        level = [item for outer in level for item in _items(outer)]
        if any(type(item) is float and math.isinf(item) for item in level):
            raise FileError(TOO_LARGE, file=file)
        if not level:
            return
    raise _too_deep(file)


def _items(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
