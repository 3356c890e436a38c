"""JSON as lines of bytes: records on disk ``["id", ["parent", ...], {...}]``, messages.

orjson writes and reads them. What it cannot keep as it is, whole numbers beyond 64 bits,
the standard library writes; such a line begins with a space, which tells the reader so.
"""

import json
from typing import Any

import orjson

from nodes.records import Record

OPTIONS = orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS
BY_STANDARD_LIBRARY = b" "


def to_json_line(value: Any) -> bytes:
    """Return ``value`` as one line; what JSON does not know becomes a text."""
    try:
        return orjson.dumps(value, default=str, option=OPTIONS)
    except TypeError:  # integers beyond 64 bits, half a surrogate pair, deep nesting
        text = json.dumps(value, default=str, ensure_ascii=False)
        return BY_STANDARD_LIBRARY + text.encode("utf-8", "replace") + b"\n"


def from_json_line(line: bytes) -> Any:
    """Return the value that `to_json_line` wrote.

    Raises:
        ValueError: the line is no JSON.
    """
    if line.startswith(BY_STANDARD_LIBRARY):
        return json.loads(line)
    return orjson.loads(line)


def to_line(record: Record) -> bytes:
    """Return ``record`` as one line, whatever its fields hold."""
    return to_json_line((record.id, record.parents, record))


def from_line(line: bytes) -> Record:
    """Return the record that `to_line` wrote."""
    id_, parents, data = from_json_line(line)
    return Record(data, id=id_, parents=tuple(parents))
