"""Turns workbooks and JSON files into lines of JSON; runs in a worker process.

What comes out is read line by line afterwards, so that a large table never lies in
memory as a whole on its way to the engine.
"""

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import orjson

from nodes.charset import decode
from nodes.errors import InputError
from nodes.sources.readers.delimited import column_names
from nodes.sources.readers.limits import check_archive


def workbook_to_lines(source: str, target: str, shown: str, has_header: bool) -> None:
    """Write every row of every sheet of an xlsx file to ``target``."""
    from openpyxl import load_workbook

    check_archive(Path(source), shown)
    try:
        book = load_workbook(source, read_only=True, data_only=True)
        try:
            _write(target, _sheets(book, has_header))
        finally:
            book.close()
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        message = f"{shown} is no workbook that can be read; save it anew as .xlsx."
        raise InputError(message) from error


def _sheets(book: Any, has_header: bool) -> Iterator[dict[str, Any]]:
    several = len(book.worksheets) > 1
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a file says of its size may be wrong
        for row in _rows(sheet.iter_rows(values_only=True), has_header):
            yield {**row, "sheet": sheet.title} if several else row


def _rows(
    rows: Iterable[tuple[Any, ...]], has_header: bool
) -> Iterator[dict[str, Any]]:
    header: list[str] = []
    for cells in rows:
        if all(cell is None for cell in cells):
            continue
        if not header:
            named = [str(c) if has_header and c is not None else "" for c in cells]
            header = column_names(named)
            if has_header:
                continue
        if len(cells) > len(header):
            header += column_names([*header, *[""] * len(cells)])[len(header) :]
        values = [_plain(cell) for cell in cells]
        yield dict(zip(header, [*values, *[None] * len(header)], strict=False))


def _plain(cell: Any) -> Any:
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    if isinstance(cell, str | int | float | bool) or cell is None:
        return cell
    return str(cell)


def json_to_lines(source: str, target: str, shown: str) -> None:
    """Write every object of the list in a JSON file to ``target``."""
    content = Path(source).read_bytes()
    try:
        data = orjson.loads(_utf8(content))
    except orjson.JSONDecodeError as error:
        message = f"{shown}, line {error.lineno}: this is no JSON ({error.msg})."
        raise InputError(message) from error
    items = cast("list[Any]", data) if isinstance(data, list) else [data]
    _write(target, (as_object(item) for item in items))


def as_object(item: Any) -> dict[str, Any]:
    """Return ``item`` itself when it is an object, else one that holds it."""
    return cast("dict[str, Any]", item) if isinstance(item, dict) else {"value": item}


def _utf8(content: bytes) -> bytes | str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return decode(content).text.removeprefix("\ufeff")
    return content.removeprefix(b"\xef\xbb\xbf")


def _write(target: str, objects: Iterable[dict[str, Any]]) -> None:
    with Path(target).open("wb") as file:
        for item in objects:
            file.write(orjson.dumps(item, option=orjson.OPT_APPEND_NEWLINE))
