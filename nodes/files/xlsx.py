"""Write the records to an Excel workbook.

Every record becomes a row of a sheet with a bold first row that stays in view. The
columns are the ones you choose, else all fields of all records, in the order in which
they first came. Numbers stay numbers; texts are never run as formulas. Lists of words and
of keywords stand in one cell with semicolons between; other lists and objects stand as
JSON. What does not fit on one sheet (a million rows) goes on the next.

The file is finished beside the old one and takes its place at the end. One record tells
the `path` and the number of `records`.

Example: the path `keywords {{ date }}.xlsx` with the columns `title`, `link` and `keywords`.
"""

import asyncio
import math
import re
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

from pydantic import Field

from nodes.contract import Context, FieldName, NodeConfig, Record, Stream, node
from nodes.files.cells import cell
from nodes.files.rows import Rows, rows_of
from nodes.files.target import NO_FILE, PATH_HELP, file_path, replacing, written
from nodes.texts import SavePath, needed

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
WIDTHS = (10, 60)
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_SHEET_NAME = 25


class Config(NodeConfig):
    """Where the workbook goes and what it holds."""

    path: SavePath = Field(
        "records.xlsx",
        title="File",
        description=PATH_HELP,
        json_schema_extra=needed(NO_FILE),
    )
    columns: tuple[FieldName, ...] = Field(
        (), title="Columns", description="The fields to write; none means all of them."
    )
    sheet: str = Field("Records", title="Sheet", description="The name of the sheet.")


@node(
    "files.xlsx",
    title="Write Excel workbook",
    icon="excel",
    effect="idempotent",
    adds=("path", "records"),
    words=("xlsx", "spreadsheet", "table", "save", "export", "output", "office"),
)
async def write_xlsx(
    config: Config, records: Stream, ctx: Context
) -> AsyncIterator[Record]:
    """Write a row per record and yield what was written."""
    path = file_path(config.path, ".xlsx", ctx)
    rows = await rows_of(records, config.columns, ctx)
    async with replacing(path, ctx) as part:
        if part is None:
            await rows.drained()
        else:
            await _write(config, rows, part, ctx)
    yield written(part, path, rows.count, ctx)


async def _write(config: Config, rows: Rows, part: Path, ctx: Context) -> None:
    with tempfile.TemporaryDirectory(
        prefix="siex-", ignore_cleanup_errors=True
    ) as temp:
        book = _Workbook(part, temp, config.sheet, rows.columns)
        async for piece in rows.pieces():
            for record in piece:
                book.add(rows.values(record))
        await asyncio.to_thread(book.close)
    if book.cut:
        ctx.log("warning", _cut(book.cut))


class _Workbook:
    """A workbook that is written from top to bottom, with little in memory."""

    def __init__(
        self, path: Path, temp: str, sheet: str, columns: Sequence[str]
    ) -> None:
        from xlsxwriter import Workbook

        options = {
            "constant_memory": True,
            "tmpdir": temp,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "nan_inf_to_errors": True,
        }
        self._book = Workbook(str(path), options)
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        name = NOT_IN_SHEET_NAMES.sub(" ", sheet).strip()[:LONGEST_SHEET_NAME]
        self._name = name or "Records"
        self._columns = columns
        self._sheets = 0
        self._row = MOST_ROWS
        self.cut = 0
        self._begin_sheet()

    def add(self, values: Sequence[Any]) -> None:
        """Write the next row, on the next sheet if this one is full."""
        if self._row >= MOST_ROWS:
            self._begin_sheet()
        for column, value in enumerate(values):
            self._write(column, value)
        self._row += 1

    def close(self) -> None:
        """Finish the file.

        Raises:
            OSError: it cannot be written.
        """
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as error:
            raise error.args[0] from error

    def _begin_sheet(self) -> None:
        self._sheets += 1
        more = f" {self._sheets}" if self._sheets > 1 else ""
        self._sheet: Any = self._book.add_worksheet(f"{self._name}{more}")
        narrow, wide = WIDTHS
        for column, name in enumerate(self._columns):
            width = wide if name in ("text", "summary", "keywords") else len(name) + 6
            self._sheet.set_column(column, column, max(narrow, width))
            self._sheet.write_string(0, column, name, self._bold)
        self._sheet.freeze_panes(1, 0)
        self._row = 1

    def _write(self, column: int, value: Any) -> None:
        write = self._writer(value)
        if write is not None:
            write(self._row, column, value)
            return
        shown = str(cell(value))
        self.cut += len(shown) > LONGEST_CELL
        if shown:
            self._sheet.write_string(self._row, column, shown[:LONGEST_CELL])

    def _writer(self, value: Any) -> Callable[..., Any] | None:
        if isinstance(value, bool):
            return self._sheet.write_boolean
        is_number = isinstance(value, int | float) and math.isfinite(value)
        return self._sheet.write_number if is_number and abs(value) < 1e15 else None


def _cut(count: int) -> str:
    return (
        f"{count} {'text was' if count == 1 else 'texts were'} cut to {LONGEST_CELL:,}"
        " characters, the most that a cell in Excel can hold."
    )
