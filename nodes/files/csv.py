"""Write the records to a csv file.

Every record becomes a row. The columns are the ones you choose, else all fields of all
records, in the order in which they first came. Lists of words and of keywords stand in
one cell with semicolons between; other lists and objects stand as JSON.

The file is finished beside the old one and takes its place at the end, so that nobody
ever sees half of it. One record tells the `path` and the number of `records`.

A text that begins with `=`, `+`, `-` or `@` would be run as a formula by Excel, and texts
from the web are not yours: an apostrophe is put before it, unless you switch that off or
it is a plain number.

Example: the path `words {{ date }}.csv` with the columns `title` and `keywords`.
"""

import csv
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from nodes.contract import Context, FieldName, NodeConfig, Record, Stream, node
from nodes.files.cells import cell
from nodes.files.rows import Rows, rows_of
from nodes.files.target import NO_FILE, PATH_HELP, file_path, replacing, written
from nodes.texts import SavePath, needed

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


class Config(NodeConfig):
    """Where the table goes and how it looks."""

    path: SavePath = Field(
        "records.csv",
        title="File",
        description=PATH_HELP,
        json_schema_extra=needed(NO_FILE),
    )
    columns: tuple[FieldName, ...] = Field(
        (), title="Columns", description="The fields to write; none means all of them."
    )
    delimiter: Literal["comma", "semicolon", "tab"] = Field(
        "comma", title="Delimiter", description="What stands between two cells."
    )
    header: bool = Field(
        default=True,
        title="Names in the first row",
        description="Whether the first row holds the names of the columns.",
    )
    for_excel: bool = Field(
        default=False,
        title="Mark as UTF-8",
        description="Begin the file with the mark by which Excel knows the charset.",
    )
    guard_formulas: bool = Field(
        default=True,
        title="Guard against formulas",
        description="Put an apostrophe before texts that Excel would run as a formula.",
    )


@node(
    "files.csv",
    title="Write csv",
    icon="csv",
    effect="idempotent",
    adds=("path", "records"),
    words=("table", "save", "export", "excel", "spreadsheet", "tsv", "output"),
)
async def write_csv(
    config: Config, records: Stream, ctx: Context
) -> AsyncIterator[Record]:
    """Write a row per record and yield what was written."""
    path = file_path(config.path, ".csv", ctx)
    rows = await rows_of(records, config.columns, ctx)
    async with replacing(path, ctx) as part:
        if part is None:
            await rows.drained()
        else:
            await _write(config, rows, part)
    yield written(part, path, rows.count, ctx)


async def _write(config: Config, rows: Rows, part: Path) -> None:
    shown = _guarded if config.guard_formulas else cell
    encoding = "utf-8-sig" if config.for_excel else "utf-8"
    with part.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=DELIMITERS[config.delimiter])
        if config.header and rows.columns:
            writer.writerow(map(shown, rows.columns))
        async for piece in rows.pieces():
            writer.writerows(map(shown, rows.values(record)) for record in piece)


def _guarded(value: Any) -> Any:
    shown = cell(value)
    is_text = isinstance(shown, str) and FORMULA.match(shown)
    return f"'{shown}" if is_text and not NUMBER.fullmatch(str(shown)) else shown
