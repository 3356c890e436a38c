"""Records as lines of bytes: ``["id", ["parent", ...], {...}]``, one JSON array each."""

import json
from typing import Any

import orjson

from nodes.records import Record

OPTIONS = orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS


def to_line(record: Record) -> bytes:
    """Return ``record`` as one line, whatever its fields hold."""
    value = (record.id, record.parents, record)
    try:
        return orjson.dumps(value, default=str, option=OPTIONS)
    except TypeError:  # integers beyond 64 bits, half a surrogate pair
        text = json.dumps(value, default=str, ensure_ascii=False)
        return text.encode("utf-8", "replace") + b"\n"


def from_line(line: bytes) -> Record:
    """Return the record that `to_line` wrote."""
    id_, parents, data = _loads(line)
    return Record(data, id=id_, parents=tuple(parents))


def _loads(line: bytes) -> Any:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:  # not-a-number, which orjson does not read
        return json.loads(line)
