"""Records that are pinned to a node: read from what a person typed, and written for it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, cast

from engine.errors import EngineError

MOST_RECORDS = 1_000
MOST_CHARACTERS = 5_000_000
Row = Mapping[str, Any]


class PinError(EngineError):
    """A text does not spell records that can be pinned."""

    code = "pins"


def pinned_text(rows: Iterable[Row]) -> str:
    """Return records as text to edit."""
    return json.dumps(list(rows), ensure_ascii=False, indent=2, default=str)


def pinned_rows(text: str) -> tuple[Row, ...]:
    """Return the records that a text spells.

    Raises:
        PinError: it spells none; the sentence says where and what to do.
    """
    if len(text) > MOST_CHARACTERS:
        raise PinError("This is too much to pin; read it from a file instead.")
    try:
        found: Any = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        place = f"Line {error.lineno}, column {error.colno}"
        raise PinError(f"{place}: this is not JSON ({error.msg}).") from None
    except (ValueError, RecursionError) as error:
        raise PinError(f"This is not JSON: {error}") from None
    if not isinstance(found, list):
        raise PinError("Write a list of records: [ {…}, {…} ].")
    rows = cast("list[Any]", found)
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            message = f'Record {number} is no object; write it as {{"field": value}}.'
            raise PinError(message)
    if len(rows) > MOST_RECORDS:
        message = (
            f"There are {len(rows):,} records; at most {MOST_RECORDS:,} are pinned."
        )
        raise PinError(message)
    return tuple(cast("list[Row]", rows))


def cell_text(value: Any) -> str:
    """Return a value as one writes it into a cell: texts plain, all else as JSON."""
    if isinstance(value, str) and cell_value(value) == value:
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


def cell_value(text: str) -> Any:
    """Return the value that a cell spells; what is no JSON is a text."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return text


def _refuse(name: str) -> None:
    message = f"{name} is not a number that JSON knows."
    raise ValueError(message)
