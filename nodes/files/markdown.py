"""Write the records to a Markdown file: a table, or a text about each.

A *table* has the columns you choose, else all fields of all records. A *text* is written
for each record from a template with `{{ }}` holes, with an empty line between two.

The file is finished beside the old one and takes its place at the end. One record tells
the `path` and the number of `records`.

Example: the text `## [{{ title }}]({{ link }})` makes a reading list out of a feed.
"""

from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from nodes.contract import Context, FieldName, NodeConfig, Record, Stream, node
from nodes.files.cells import cell
from nodes.files.rows import Rows, rows_of
from nodes.files.target import NO_FILE, PATH_HELP, file_path, replacing, written
from nodes.texts import LongTemplate, SavePath, needed, shown_when


class Config(NodeConfig):
    """Where the text goes and how it looks."""

    path: SavePath = Field(
        "records.md",
        title="File",
        description=PATH_HELP,
        json_schema_extra=needed(NO_FILE),
    )
    title: str = Field(
        "", title="Heading", description="A heading for the file; empty for none."
    )
    layout: Literal["table", "text"] = Field(
        "table",
        title="Layout",
        description="A table with a row per record, or a text about each.",
    )
    columns: tuple[FieldName, ...] = Field(
        (),
        title="Columns",
        description="The fields in the table; none means all of them.",
        json_schema_extra=shown_when(layout="table"),
    )
    template: LongTemplate = Field(
        "",
        title="Text",
        description="The text about each record; {{ title }} stands for the field title.",
        json_schema_extra=shown_when(layout="text"),
    )


@node(
    "files.markdown",
    title="Write Markdown",
    icon="markdown",
    effect="idempotent",
    adds=("path", "records"),
    words=("md", "text", "notes", "table", "save", "export", "output"),
)
async def write_markdown(
    config: Config, records: Stream, ctx: Context
) -> AsyncIterator[Record]:
    """Write the table or the texts and yield what was written."""
    path = file_path(config.path, ".md", ctx)
    if config.layout == "text":
        fill = ctx.template(config.template)
        rows = Rows(
            (), lambda record: [f"{fill(record).rstrip()}\n\n"], records.batches()
        )
    else:
        rows = await rows_of(records, config.columns, ctx)
    async with replacing(path, ctx) as part:
        if part is None:
            await rows.drained()
        else:
            await _write(config, rows, part)
    yield written(part, path, rows.count, ctx)


async def _write(config: Config, rows: Rows, part: Path) -> None:
    with part.open("w", encoding="utf-8") as file:
        if config.title:
            file.write(f"# {config.title}\n\n")
        if rows.columns:
            file.write(_line(rows.columns) + _line(["---"] * len(rows.columns)))
        async for piece in rows.pieces():
            file.writelines(_row(config, rows.values(record)) for record in piece)


def _row(config: Config, values: list[Any]) -> str:
    return values[0] if config.layout == "text" else _line(map(_plain, values))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _plain(value: Any) -> str:
    text = " ".join(str(cell(value)).split())
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
